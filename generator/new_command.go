package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/scaffold"
)

// newFlags are the flags of new.
type newFlags struct {
	set    []string
	dryRun bool
}

func (c *command) newCommand() *cobra.Command {
	var o newFlags
	cmd := &cobra.Command{
		Use:   "new KIND NAME",
		Short: "Draft a standard, a news item, a region … with remarks on every key / 新建一项内容",
		Long: "Draft one thing with a remark on every key, and report what is left to fill in. A standard, an\n" +
			"edition, a regulation, a course, … becomes a folder named NAME; a region, a box, a role, … becomes\n" +
			"a row at the end of its register, whose other lines stay as they are. Nothing is overwritten.\n" +
			"新建一项内容，每个键都有说明，然后报告还要填什么。标准、版本、法规、课程等建成名为 NAME 的文件夹；\n" +
			"地区、子体系、岗位等加在登记文件的末尾，不动其他各行。从不覆盖已有的内容。\n\n" +
			"KIND 可以是：\n" + kindList() +
			"\n  guiju new standard db41-t-s005 2026 --set level=local --set box=310\n" +
			"  guiju new region zhengzhou --set kind=city --set title.zh=郑州市",
		RunE: func(_ *cobra.Command, args []string) error { return c.new(o, args) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.set, "set", nil, "a `KEY=VALUE` to fill in at once; may be repeated / 先填好的键，可重复")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "show what would be written and write nothing / 只显示，不写文件")
	return cmd
}

func kindList() string {
	var b strings.Builder
	for _, k := range scaffold.Kinds {
		fmt.Fprintf(&b, "  %-15s %s / %s\n", k.Name, k.Title.En, k.Title.Zh)
	}
	return b.String()
}

func (c *command) new(o newFlags, args []string) error {
	_, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	kind, err := c.kind(args)
	if err != nil {
		return err
	}
	root, err := c.folder("--content ", c.content)
	if err != nil {
		return err
	}
	defer root.Close()
	before, err := stamps(root.FS())
	if err != nil {
		return failure{exitMachine, err}
	}
	present, err := c.examine(input{content: root.FS()}, day)
	if err != nil {
		return err
	}
	sys := present.sys
	r := scaffold.Request{Kind: kind, Names: args[1:], Values: scaffold.Values{}, Lang: lang, Day: day}
	for _, s := range o.set {
		if err := r.Values.Set(kind, sys, s); err != nil {
			return c.refused("--set", err)
		}
	}
	drafts, err := scaffold.Make(sys, r)
	if err != nil {
		return c.refused("", err)
	}
	files, err := c.joined(root, sys, drafts, before)
	if err != nil {
		return err
	}
	left, err := c.rehearse(root, files, drafts, present, day)
	if err != nil {
		return err
	}
	if o.dryRun {
		for _, d := range drafts {
			fmt.Fprintf(c.stdout, "--- %s\n%s", d.Name, d.Data)
		}
		return nil
	}
	for _, name := range sorted(files) {
		if stamp, ok := before[name]; ok {
			err = replace(root, name, stamp, files[name])
		} else {
			err = writeNew(root, name, files[name])
		}
		if err != nil {
			return failure{exitMachine, err}
		}
		c.say(lang, "写入 %s", "wrote %s", name)
	}
	if err := left.text(c.stdout); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// kind finds the kind that the arguments name.
func (c *command) kind(args []string) (scaffold.Kind, error) {
	var names []string
	for _, k := range scaffold.Kinds {
		names = append(names, k.Name)
	}
	list := strings.Join(names, ", ")
	if len(args) == 0 {
		return scaffold.Kind{}, c.usage("new 后面写种类和名称，例如 new standard db41-t-s005；种类：%s", "new takes a kind and a name, such as new standard db41-t-s005; kinds: %s", list)
	}
	if k, ok := scaffold.KindNamed(args[0]); ok {
		return k, nil
	}
	if near := model.Nearest(args[0], names); near != "" {
		return scaffold.Kind{}, c.usage("没有“%s”这一种；是不是 %s？种类：%s", "there is no kind “%s”; did you mean %s? Kinds: %s", args[0], near, list)
	}
	return scaffold.Kind{}, c.usage("没有“%s”这一种；种类：%s", "there is no kind “%s”; kinds: %s", args[0], list)
}

// joined gives every file its new bytes: a draft, or what stands there with
// the draft at its end.
func (c *command) joined(root *os.Root, sys *model.System, drafts []scaffold.Draft, before map[string]stamp) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, d := range drafts {
		_, err := root.Lstat(d.Name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			files[d.Name] = d.Data
		case err != nil:
			return nil, failure{exitMachine, err}
		case !d.Add:
			return nil, c.usage("%s 已有，没有改动", "%s is there already and was left alone", d.Name)
		case sys.Unread[d.Name]:
			return nil, c.usage("%s 读不出来，先运行 guiju check 看是什么问题", "%s cannot be read; guiju check says why", d.Name)
		default:
			src, err := readStill(root, d.Name, before[d.Name])
			if err != nil {
				return nil, failure{exitMachine, err}
			}
			files[d.Name] = appended(src, d.Data)
		}
	}
	return files, nil
}

// appended puts a row at the end of a file, an empty line before it, with the
// file's own line ends.
func appended(src, row []byte) []byte {
	out := slices.Clone(src)
	gap := "\n"
	if n := len(src); n > 0 && src[n-1] != '\n' {
		gap = "\n\n"
	}
	return append(out, withLineEnds(gap+string(row), src)...)
}

// notToWrite are the rules that no new thing may break: its name is taken or
// cannot be one, or its file would not be read.
var notToWrite = []string{"toml-syntax", "toml-duplicate-key", "repeated-key", "folder-name", "encoding-gbk", "encoding-utf8", "encoding-utf16", "encoding-nul"}

// rehearse checks the content as it will be, and compares it with the present.
// It refuses what must not be written, and returns what is left to fill in.
func (c *command) rehearse(root *os.Root, files map[string][]byte, drafts []scaffold.Draft, present *listing, day model.Date) (*listing, error) {
	future, err := withFiles(root.FS(), files)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	s, err := c.examine(input{content: future}, day)
	if err != nil {
		return nil, err
	}
	from := map[string]int{} // the first line of what is new in a file
	for _, d := range drafts {
		from[d.Name] = 0
		if d.Add {
			from[d.Name] = bytes.Count(files[d.Name], []byte("\n")) - bytes.Count(d.Data, []byte("\n")) + 1
		}
	}
	old := map[string]bool{}
	for _, f := range present.findings {
		old[f.Pos.String()+f.Message(s.lang)] = true
	}
	var here []finding
	for _, f := range s.findings {
		if slices.Contains(notToWrite, f.Rule.ID) && !old[f.Pos.String()+f.Message(s.lang)] {
			return nil, c.usage("没有写文件：%s：%s。%s", "nothing was written: %s: %s. %s", f.Pos, f.Message(s.lang), f.Hint(s.lang))
		}
		if first, ok := from[f.Pos.File]; ok && f.Pos.Line >= first {
			here = append(here, f)
		}
	}
	s.findings = here
	s.colour = colours(c.stdout)
	return s, nil
}

// withFiles is a folder as it will be with some files new: in memory, so that
// it can be read like the folder itself. What stands beside texts is not
// carried along but for its name.
func withFiles(fsys fs.FS, files map[string][]byte) (fs.FS, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	put := func(name string, data []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && name != "." {
			_, err = z.Create(name + "/") // a collection is there even when empty
		}
		if err != nil || !e.Type().IsRegular() || files[name] != nil {
			return err
		}
		var data []byte
		if ext := path.Ext(name); ext == ".toml" || ext == ".md" {
			if data, err = fs.ReadFile(fsys, name); err != nil {
				return err
			}
		}
		return put(name, data)
	})
	for _, name := range sorted(files) {
		if err == nil {
			err = put(name, files[name])
		}
	}
	if err = errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
}
