package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/registers"
	"guiju/generator/sheet"
	"guiju/generator/source"
)

func (c *command) exportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write workbooks that people fill in, and filing packages / 导出 Excel 表格和备案材料",
		Long: "Write registers of the content as a workbook that people edit and hand back to import, or what a region files.\n" +
			"把内容中的登记表写成 Excel，改好后用 import 收回；或者写出一个地区的备案材料。",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.usage("export 后面写 workbook、filing-template 或 filing-package", "say export workbook, export filing-template or export filing-package")
		},
	}
	cmd.AddCommand(c.exportWorkbookCommand(), c.exportFilingCommand(), c.exportPackageCommand())
	return cmd
}

func (c *command) exportWorkbookCommand() *cobra.Command {
	var only []string
	var force bool
	cmd := &cobra.Command{
		Use:   "workbook FILE.xlsx|FILE.csv",
		Short: "Write every register, or those named, as one workbook / 导出全部登记表",
		Long: "Write every register of the content (directory, framework, regions, plan, terms …) as one\n" +
			"workbook with drop-downs and remarks; import takes it back. A name that ends in .csv writes the\n" +
			"one register that --register names.\n" +
			"把全部登记表（标准明细表、框架、地区、计划、术语……）写成一个 Excel 文件，带下拉列表和说明；\n" +
			"改好后用 import 收回。文件名以 .csv 结尾时，只写 --register 指定的一张表。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return c.exportWorkbook(args[0], only, force) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&only, "register", nil, "this register `KEY` only; may be repeated / 只导出这张表，可重复")
	f.BoolVar(&force, "force", false, "replace the file if it is there / 替换已有的文件")
	return cmd
}

func (c *command) exportWorkbook(name string, only []string, force bool) error {
	sys, err := c.contentOf()
	if err != nil {
		return err
	}
	tables := registers.Export(registerWords(), sys)
	var keys []string
	for _, t := range tables {
		keys = append(keys, t.Key)
	}
	for _, k := range only {
		if !slices.Contains(keys, k) {
			return c.usage("没有登记表 %s；有：%s", "there is no register %s; there are: %s", k, strings.Join(keys, ", "))
		}
	}
	if only != nil {
		tables = slices.DeleteFunc(tables, func(t registers.Table) bool { return !slices.Contains(only, t.Key) })
	}
	if strings.HasSuffix(strings.ToLower(name), ".csv") {
		if len(tables) != 1 {
			return c.usage(".csv 只能写一张表：加 --register（%s）", "a .csv holds one register: add --register (%s)", strings.Join(keys, ", "))
		}
		s := sheetsOf(tables)[0]
		return c.writeExport(name, s.CSV(), force, len(s.Rows))
	}
	return c.writeWorkbook(name, sheet.Front{
		Title: sys.Config.Site.Title,
		About: model.Bilingual{
			Zh: "本工作簿是内容文件夹中的全部登记表。改好后运行 guiju import，先看改动，再写入。",
			En: "This workbook holds the registers of the content. Edit it and run guiju import: it shows the changes before it writes them.",
		},
	}, tables, force)
}

func (c *command) exportFilingCommand() *cobra.Command {
	var region string
	var force bool
	cmd := &cobra.Command{
		Use:   "filing-template FILE.xlsx --region KEY",
		Short: "Write the workbook that a region fills in and files / 导出报备表",
		Long: "Write a workbook for one region: the boxes of the framework with their codes, and an empty\n" +
			"directory with drop-downs. What comes back goes to import filing.\n" +
			"为一个地区写一个报备用的 Excel：体系框架及编码，和一张带下拉列表的空明细表；填好后用 import filing 收回。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return c.exportFiling(args[0], region, force) },
	}
	f := cmd.Flags()
	f.StringVar(&region, "region", "", "`KEY` of the region (regions.toml) / 地区的键名")
	f.BoolVar(&force, "force", false, "replace the file if it is there / 替换已有的文件")
	return cmd
}

func (c *command) exportFiling(name, region string, force bool) error {
	sys, err := c.contentOf()
	if err != nil {
		return err
	}
	if sys.Region(region) == nil {
		return c.noRegion(sys, region)
	}
	tables, problems := registers.FilingTemplate(registerWords(), sys, region)
	if err := c.stop(problems, &source.Files{}, model.Lang(c.lang)); err != nil {
		return err
	}
	return c.writeWorkbook(name, sheet.Front{
		Title: model.Bilingual{Zh: sys.Region(region).Title.Zh + " 标准目录报备表", En: "Filing of the standards of " + sys.Region(region).Title.Or(model.En)},
		About: model.Bilingual{
			Zh: "在“报备目录”中一行填一项标准；编码和层级从下拉列表中选。填好后原样交回，不必改格式。",
			En: "One standard a row of the directory; codes and levels are picked from lists. Hand the file back as it is.",
		},
	}, tables, force)
}

func (c *command) noRegion(sys *model.System, named string) error {
	var keys []string
	for _, r := range sys.Regions {
		keys = append(keys, r.Key)
	}
	return c.usage("--region %q：没有这个地区；有：%s", "--region %q: there is no such region; there are: %s", named, strings.Join(keys, ", "))
}

// contentOf loads the content that an export speaks of: that of the folder,
// else what the program carries. A mistake that hides records stops it.
func (c *command) contentOf() (*model.System, error) {
	_, _, lang, err := c.settings()
	if err != nil {
		return nil, err
	}
	in, err := c.open()
	if err != nil {
		return nil, err
	}
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	return sys, c.stop(problems, files, lang)
}

func (c *command) writeWorkbook(name string, front sheet.Front, tables []registers.Table, force bool) error {
	if !strings.HasSuffix(strings.ToLower(name), ".xlsx") {
		return c.usage("%s：文件名应以 .xlsx 结尾", "%s: the name must end in .xlsx", name)
	}
	book, problems := sheet.Workbook(front, sheetsOf(tables)...)
	if err := c.stop(problems, &source.Files{}, model.Lang(c.lang)); err != nil {
		return err
	}
	rows := 0
	for _, t := range tables {
		rows += len(t.Rows)
	}
	return c.writeExport(name, book, force, rows)
}

// writeExport writes a file that somebody will edit, and so never replaces one
// unasked: it may hold that work.
func (c *command) writeExport(name string, b []byte, force bool, rows int) error {
	if _, err := os.Stat(name); err == nil && !force {
		return c.usage("%s 已经存在，里面可能有人改过的内容；换个名称，或加 --force 替换", "%s is there and may hold somebody's work; choose another name, or say --force", name)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure{exitMachine, err}
	}
	if err := writeBytes(name, b); err != nil {
		return failure{exitMachine, err}
	}
	c.say(model.Lang(c.lang), "写好了 %s：%d 行", "%s is written: %d rows", name, rows)
	return nil
}

func writeBytes(name string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return writeFile(name, writes(b))
}
