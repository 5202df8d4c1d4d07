package main

import (
	"os"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
)

func (c *command) convertCommand() *cobra.Command {
	write := false
	cmd := &cobra.Command{
		Use:   "convert",
		Short: "Bring content of an older format to the present one / 把旧格式的内容转成现行格式",
		Long: "Show as a diff what has to change in content of an older format; with --write change it.\n" +
			"显示旧格式的内容要改哪些地方；加 --write 就改。",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return c.convert(write) },
	}
	cmd.Flags().BoolVar(&write, "write", false, "change the files / 写入文件")
	return cmd
}

// systemFile states the format.
const systemFile = "system.toml"

// conversions bring content from the format that is their place to the next
// one, as mends.
var conversions = []func(*model.System, []byte) []fileMends{
	0: stateFormat,
}

// stateFormat makes format 0 format 1: content from before formats had
// numbers, which is format 1 but for saying so.
func stateFormat(sys *model.System, src []byte) []fileMends {
	at := model.Pos{File: systemFile, Line: 1, Col: 1, EndCol: 1}
	new := "format = 1\n"
	if stated := sys.Config.At("format"); stated.Line > 0 {
		at, new = stated, "1"
	}
	return []fileMends{{systemFile, []model.Fix{{Pos: at, New: new}}}}
}

func (c *command) convert(write bool) error {
	_, _, lang, err := c.settings()
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
	sys, files, problems, err := source.Load(root.FS())
	if err != nil {
		return failure{exitMachine, err}
	}
	if sys.Unread[systemFile] {
		return c.stop(problems, files, lang)
	}
	switch from := sys.Config.Format; {
	case from == model.Format:
		c.say(lang, "内容已是现行格式 %d，不用转换", "the content has the present format %d; nothing to convert", from)
		return nil
	case from > model.Format:
		c.say(lang, "内容的格式是 %d，这个程序只到 %d；请改用较新的程序", "the content has format %d, this program knows formats up to %d; use a newer program", from, model.Format)
		return failure{exitProblems, errFound}
	case from < 0:
		c.say(lang, "没有格式 %d；改正 system.toml 的 format", "there is no format %d; mend format in system.toml", from)
		return failure{exitProblems, errFound}
	}
	return c.convertFrom(root, before, sys, write)
}

// convertFrom takes one step: the next one reads what this one has written.
func (c *command) convertFrom(root *os.Root, before map[string]stamp, sys *model.System, write bool) error {
	src, err := readStill(root, systemFile, before[systemFile])
	if err != nil {
		return failure{exitMachine, err}
	}
	todo := conversions[sys.Config.Format](sys, src)
	for _, m := range todo {
		old, err := readStill(root, m.name, before[m.name])
		if err != nil {
			return failure{exitMachine, err}
		}
		edits, _ := place(old, m.fixes)
		if err := c.showDiff(diffOf(source.Change{Path: m.name, Old: old, New: apply(old, edits)})); err != nil {
			return failure{exitMachine, err}
		}
		if !write {
			continue
		}
		if err := replace(root, m.name, before[m.name], apply(old, edits)); err != nil {
			return failure{exitMachine, err}
		}
	}
	lang := model.Lang(c.lang)
	if !write {
		c.say(lang, "从格式 %d 到 %d，涉及 %d 个文件；没有写文件，加 --write 写入", "format %d to %d, %d files; nothing was written, use --write", sys.Config.Format, sys.Config.Format+1, len(todo))
		return nil
	}
	c.say(lang, "格式 %d 已转为 %d，改了 %d 个文件", "format %d is now %d; %d files changed", sys.Config.Format, sys.Config.Format+1, len(todo))
	if sys.Config.Format+1 < model.Format {
		return c.convert(write)
	}
	return nil
}
