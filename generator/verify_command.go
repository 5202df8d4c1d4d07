package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/signing"
	"guiju/generator/verify"
)

// verifyFlags say what is known of the site before it is looked at.
type verifyFlags struct {
	key     string
	atLeast int
	since   []string
	on      string
}

func (c *command) verifyCommand() *cobra.Command {
	var v verifyFlags
	cmd := &cobra.Command{
		Use:   "verify [DIR|FILE.zip|URL]",
		Short: "Read a published folder, a ZIP made by pack, or a static host as a stranger and report what is wrong / 核验发布文件夹、压缩包或网址",
		Long: "Read a published folder (default --out), a ZIP made by pack or the static host at an address, and report every\n" +
			"file that is changed, missing or added. Of a release also: whether it was signed with --key, is older than\n" +
			"--at-least or --since, belongs to the same chain, has expired, or is mixed with the files of another release.\n" +
			"A host cannot list its files: what was added there goes unseen. A folder that publish keeps holds more than\n" +
			"the release (its history, compressed copies, files in their grace): verify it by its address.\n" +
			"核验发布文件夹（默认 --out）、pack 打的压缩包或静态网站的网址，列出改动、缺失和多出的每个文件。正式发布的，还核对：\n" +
			"签名是不是 --key 的，是不是比 --at-least 或 --since 旧，接不接得上发布链，过没过期，有没有混入另一次发布的文件。\n" +
			"网站列不出自己的文件：网址上多出来的看不见。publish 上传到的文件夹里还有历史、压缩副本和暂留的旧文件，\n" +
			"请按网址核验。",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			known, err := c.known(v)
			if err != nil {
				return err
			}
			if len(args) == 1 {
				c.out = args[0]
			}
			problems, m, err := c.verified(cmd.Context(), c.out, known)
			if err != nil {
				return err
			}
			if len(problems) > 0 {
				line := func(string, int) string { return "" }
				if err := report(c.stdout, problems, line, lang, "text", colours(c.stdout)); err != nil {
					return failure{exitMachine, err}
				}
			}
			if model.HasErrors(problems) {
				return failure{exitIntegrity, errFound}
			}
			if len(problems) == 0 {
				fmt.Fprintf(c.stdout, "%s: whole and consistent / 完整无误\n", c.out)
			}
			c.tellRelease(m, known, lang)
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&v.key, "key", "", "public key of the publisher, or a `FILE` with it / 发布单位的公钥，或存有公钥的文件")
	f.IntVar(&v.atLeast, "at-least", 0, "lowest `NUMBER` of a release that is not too old / 至少应是第几次发布")
	f.StringArrayVar(&v.since, "since", nil, "manifest of an earlier release, a `FILE`; may be repeated / 以前某次发布的清单，可重复")
	f.StringVar(&v.on, "on", "", "day on which it must not have expired, `YYYY-MM-DD` (default: today) / 按哪一天判断到期")
	return cmd
}

// known reads the flags.
func (c *command) known(v verifyFlags) (k verify.Known, err error) {
	k.AtLeast, k.On = v.atLeast, model.Today()
	if v.atLeast < 0 || v.atLeast > verify.MaxRelease {
		return k, c.usage("--at-least %d：没有这样的发布编号", "--at-least %d: there is no such release", v.atLeast)
	}
	if v.on != "" {
		if k.On, err = model.ParseDate(v.on); err != nil {
			return k, c.usage("--on %s：没有这一天；日期写成 2026-11-20", "--on %s: there is no such day; a day is written 2026-11-20", v.on)
		}
	}
	if v.key != "" {
		if k.Key, err = c.publicKey(v.key); err != nil {
			return k, err
		}
	}
	for _, name := range v.since {
		b, err := os.ReadFile(name)
		if err != nil {
			return k, c.usage("--since %s：读不出来", "--since %s: cannot be read", name)
		}
		if m, err := verify.DecodeManifest(b); err != nil || m.Release == nil {
			return k, c.usage("--since %s：不是一次发布的清单（manifest.json）", "--since %s: not the manifest.json of a release", name)
		}
		k.Since = append(k.Since, b)
	}
	return k, nil
}

// publicKey reads a public key, or the file that holds one.
func (c *command) publicKey(named string) (string, error) {
	text := named
	if b, err := os.ReadFile(named); err == nil {
		text = string(b)
	}
	key, err := signing.Public(text)
	if err != nil {
		return "", c.usage("--key %s：不是公钥，也不是存有公钥的文件", "--key %s: neither a public key nor a file with one", named)
	}
	return key, nil
}

// verified reads a folder, a ZIP without unpacking it, or a host.
func (c *command) verified(ctx context.Context, name string, k verify.Known) ([]model.Problem, verify.Manifest, error) {
	fail := func(err error) ([]model.Problem, verify.Manifest, error) { return nil, verify.Manifest{}, err }
	if strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://") {
		host, err := verify.Host(ctx, name)
		switch {
		case errors.Is(err, verify.ErrAddress):
			return fail(c.usage("%s：写成 http://127.0.0.1:8080/ 这样的网址", "%s: want an address such as http://127.0.0.1:8080/", name))
		case err != nil:
			return fail(failure{exitMachine, err})
		}
		problems := verify.Listed(host)
		m, _, _ := verify.Contents(host)
		return model.SortProblems(append(problems, verify.Trust(host, k, problems)...)), m, nil
	}
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && strings.HasSuffix(strings.ToLower(name), ".zip") {
		f, err := os.Open(name)
		if err != nil {
			return fail(failure{exitMachine, err})
		}
		defer f.Close()
		problems := verify.PackKnown(f, info.Size(), k)
		for i := range problems {
			problems[i].Pos.File = cmp.Or(problems[i].Pos.File, name) // of the ZIP as a whole
		}
		var m verify.Manifest
		if site := verify.PackedSite(f, info.Size()); site != nil {
			m, _, _ = verify.Contents(site)
		}
		return problems, m, nil
	}
	root, err := c.folder("", name)
	if err != nil {
		return fail(err)
	}
	var site fs.FS = root.FS()
	problems := verify.Run(site)
	m, _, _ := verify.Contents(site)
	return model.SortProblems(append(problems, verify.Trust(site, k, problems)...)), m, nil
}

// tellRelease says which release it is, and what was not asked.
func (c *command) tellRelease(m verify.Manifest, k verify.Known, lang model.Lang) {
	r := m.Release
	if r == nil {
		return
	}
	words := model.Bilingual{Zh: "第 %d 次发布，%s，%s 到期\n", En: "release %d of %s, good until %s\n"}
	fmt.Fprintf(c.stdout, words.Or(lang), r.Number, r.Time, r.Expires)
	if k.Key == "" {
		words = model.Bilingual{Zh: "没有给 --key，签名没有核对：文件之间一致，还不能说明是谁发布的", En: "no --key: the signature was not checked. The files agree with each other, which does not say who published them"}
		fmt.Fprintln(c.stdout, words.Or(lang))
		return
	}
	id, _ := signing.KeyID(k.Key)
	words = model.Bilingual{Zh: "签名成立，密钥 %s\n", En: "the signature holds, key %s\n"}
	fmt.Fprintf(c.stdout, words.Or(lang), id)
}
