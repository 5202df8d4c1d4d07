package main

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"guiju/generator/federation"
	"guiju/generator/model"
	"guiju/generator/source"
)

const federationFile = "federation.toml"

// pinFlags are the flags of pin.
type pinFlags struct {
	from, by string
	write    bool
}

func (c *command) pinCommand() *cobra.Command {
	var p pinFlags
	cmd := &cobra.Command{
		Use:   "pin KEY",
		Short: "Pin a city's catalogue by hash, once its signature fits / 固定一个市的标准目录",
		Long: "Fetch manifest, signature and catalogue of a city of federation.toml, from its site or from what --from names:\n" +
			"a published folder, a ZIP made by pack, an address. They are checked with the key on record; an older, altered,\n" +
			"unsigned or expired release is refused. What would change is shown, and written with --write. No other command\n" +
			"fetches anything.\n" +
			"取来 federation.toml 里一个市的清单、签名和目录：从它的网站，或 --from 指定的发布文件夹、压缩包、地址。\n" +
			"用登记的公钥核对；更早的、改动过的、没有签名的、过期的发布都不接受。先显示改动，加 --write 才写入。\n" +
			"别的命令都不联网。",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return c.pin(cmd.Context(), p, args[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&p.from, "from", "", "`DIR|FILE.zip|URL` to take them from (default: the address on record) / 从哪里取")
	f.StringVar(&p.by, "by", "", "who compared and pinned it / 由谁核对、固定")
	f.BoolVar(&p.write, "write", false, "write the changes / 写入")
	return cmd
}

func (c *command) pin(ctx context.Context, p pinFlags, key string) error {
	mem, err := c.remember()
	if err != nil {
		return err
	}
	defer mem.root.Close()
	// A register that could not be read as it was meant must not be written to.
	if err := mem.stop(slices.DeleteFunc(mem.problems, func(p model.Problem) bool { return p.Pos.File != federationFile }), mem.files, mem.lang); err != nil {
		return err
	}
	judged, _ := federation.Admit(mem.sys, mem.day, signed)
	cities, err := named(c, []string{key}, judged.Cities, func(v *model.City) string { return v.Key },
		model.Bilingual{Zh: "federation.toml 里没有市级体系", En: "federation.toml has no city"})
	if err != nil {
		return err
	}
	city := cities[0]
	from := p.from
	if from == "" {
		from = city.Address
	}
	files, err := federation.Fetch(ctx, from)
	if err != nil {
		c.say(mem.lang, "%s：取不到，什么也没有改动", "%s: cannot be reached; nothing was changed", from)
		return failure{exitMachine, err}
	}
	pin, refused := federation.Propose(city, files, mem.day, signed)
	if refused != nil {
		if err := report(c.stderr, []model.Problem{refused.As(model.Error)}, mem.files.Line, mem.lang, "text", colours(c.stderr)); err != nil {
			return failure{exitMachine, err}
		}
		return failure{exitIntegrity, errFound}
	}
	c.say(mem.lang, "%s：第 %d 次发布，%s，有效期至 %s，公钥 %s，%d 项标准", "%s: release %d of %s, valid until %s, key %s, %d standards",
		city.Title.Or(mem.lang), pin.Release, pin.Check.Time, pin.Check.Expires, pin.Check.Fingerprint, len(pin.Check.Catalogue.Standards))
	changes, err := mem.pinned(city, pin, files, p.by)
	if err != nil {
		return err
	}
	if err := c.showPin(city, pin, changes); err != nil {
		return failure{exitMachine, err}
	}
	return c.conclude(mem.root, changes, p.write)
}

// pinned are the changes of the content that pin a city: its files first, so
// that an interrupted run leaves hashes that do not fit, which are not trusted.
func (m *memory) pinned(city *model.City, pin federation.Pin, files model.CityFiles, by string) (changes []source.Change, err error) {
	add := func(name string, now []byte) error {
		old, _, err := present(m.root, name)
		if err != nil {
			return failure{exitMachine, err}
		}
		if !bytes.Equal(old, now) {
			changes = append(changes, source.Change{Path: name, Old: old, New: now})
		}
		return nil
	}
	for _, f := range []struct {
		name string
		data []byte
	}{{model.CityManifest, files.Manifest}, {model.CitySignature, files.Signature}, {model.CityCatalogue, files.Catalogue}} {
		if err := add(path.Join(city.Folder(), f.name), f.data); err != nil {
			return nil, err
		}
	}
	if pin.Same(city) {
		return changes, nil
	}
	raw, _, err := present(m.root, federationFile)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	e, problems := source.NewEditor(federationFile, raw)
	if e == nil {
		return nil, m.stop(problems, m.files, m.lang)
	}
	at := fmt.Sprintf("city[%d].", slices.IndexFunc(m.sys.Cities, func(v *model.City) bool { return v.Key == city.Key }))
	e.Set(at+"manifest", pin.Manifest)
	e.Set(at+"catalogue", pin.Catalogue)
	e.Set(at+"release", pin.Release)
	e.Set(at+"pinned", m.day)
	if by != "" {
		e.Set(at+"by.zh", by)
		e.Delete(at + "by.en")
	}
	now, problems := e.Bytes()
	if err := m.stop(problems, m.files, m.lang); err != nil {
		return nil, err
	}
	return changes, add(federationFile, now)
}

// showPin says what pinning changes: the standards of the catalogue that are
// new, changed and gone, the files by name, and the lines of the register.
func (c *command) showPin(city *model.City, pin federation.Pin, changes []source.Change) error {
	lang := model.Lang(c.lang)
	var before *model.Catalogue
	if city.Checked != nil {
		before = city.Checked.Catalogue
	}
	d := federation.Compare(before, pin.Check.Catalogue)
	for _, group := range []struct {
		words model.Bilingual
		list  []string
	}{
		{model.Bilingual{Zh: "新增", En: "new"}, d.Added},
		{model.Bilingual{Zh: "改变", En: "changed"}, d.Changed},
		{model.Bilingual{Zh: "不再有", En: "gone"}, d.Removed},
	} {
		for _, name := range group.list {
			if _, err := fmt.Fprintf(c.stdout, "    %s  %s\n", group.words.Or(lang), printable(name)); err != nil {
				return err
			}
		}
	}
	for _, ch := range changes {
		if ch.Path == federationFile {
			return c.showChanges([]source.Change{ch})
		}
		words := model.Bilingual{Zh: "%s（%d 字节）\n", En: "%s (%d bytes)\n"}
		if _, err := fmt.Fprintf(c.stdout, words.Or(lang), printable(ch.Path), len(ch.New)); err != nil {
			return err
		}
	}
	return nil
}
