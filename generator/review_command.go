package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"guiju/generator/release"
	"guiju/generator/source"
)

func (c *command) reviewCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "review [DIR]",
		Short: "Write the sheet for the security review of a published folder / 生成安全审查表",
		Long: "Read a published folder as a stranger and write, beside it, what somebody should look at before\n" +
			"it goes out: scripts with hash and purpose, other hosts, forms, contact data, security marks,\n" +
			"hidden characters. The sheet draws no conclusion. Words of the content's system.toml are looked\n" +
			"for too. release writes the same sheet.\n" +
			"像外人一样读发布文件夹，在它旁边写出公开之前应当看一看的东西：脚本（指纹和用途）、其他主机、表单、\n" +
			"联系方式、密级标识、看不见的字符。只列出，不下结论。system.toml 词表中的词一并查找。release 也生成同样的表。",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				c.out = args[0]
			}
			return c.review()
		},
	}
}

func (c *command) review() error {
	w, err := c.wish()
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	sys, _, _, err := source.Load(in.content)
	if err != nil {
		return failure{exitMachine, err}
	}
	root, err := c.folder("", c.out)
	if err != nil {
		return err
	}
	defer root.Close()
	sheet, err := release.Review(root.FS(), sys.Config.Release.Words)
	if err != nil {
		return failure{exitIntegrity, err}
	}
	if err := c.beside(sheet, map[string][]byte{}); err != nil {
		return err
	}
	c.say(w.lang, "审查表在 %s-release：review.html 供打印，review.json 供程序", "the sheet is in %s-release: review.html to print, review.json for programs", c.out)
	return nil
}

const (
	reviewPage     = "review.html"
	reviewData     = "review.json"
	reviewPrevious = "review-previous.json" // the sheet of the release before
)

// beside writes papers, and the sheet compared with that of the release before,
// into the folder beside the published one.
func (c *command) beside(sheet release.Sheet, papers map[string][]byte) error {
	dir, err := absolute(c.out)
	if err != nil {
		return err
	}
	dir += "-release"
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return failure{exitMachine, err}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return failure{exitMachine, err}
	}
	defer root.Close()
	for _, name := range []string{reviewData, reviewPrevious} {
		b, err := root.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		var old release.Sheet
		if err != nil || json.Unmarshal(b, &old) != nil || old.Release == 0 || old.Audience != sheet.Audience || old.Release >= sheet.Release && sheet.Release > 0 {
			continue // of this release, of none, or not ours: nothing to compare with
		}
		sheet = sheet.SinceSheet(old)
		papers[reviewPrevious] = b
		break
	}
	papers[reviewPage], papers[reviewData] = sheet.HTML(), sheet.JSON()
	for _, name := range slices.Sorted(maps.Keys(papers)) {
		if err := writeWhole(root, name, 0o644, papers[name], func() error { return nil }); err != nil {
			return failure{exitMachine, err}
		}
	}
	return nil
}
