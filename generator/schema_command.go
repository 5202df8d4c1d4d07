package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"guiju/generator/schema"
)

func (c *command) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [DIR]",
		Short: "Write JSON Schema, with which an editor completes and checks TOML / 输出供编辑器补全用的 JSON Schema",
		Long: "Write one JSON Schema for each kind of file into DIR (default: the folder schema beside the\n" +
			"content), with taplo.toml, which says which file has which schema, and vscode.json, the setting\n" +
			"that makes Even Better TOML read it: copy it into .vscode/settings.json of the folder that\n" +
			"holds the content and DIR, and open that folder in the editor.\n" +
			"每种文件一个 JSON Schema，写入 DIR（默认是内容文件夹旁边的 schema）；taplo.toml 说明哪个文件用哪一个，\n" +
			"vscode.json 是让 Even Better TOML 读取它的设置：复制到同级的 .vscode/settings.json，用编辑器打开该文件夹。",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := filepath.Join(filepath.Dir(filepath.Clean(c.content)), "schema")
			if len(args) == 1 {
				dir = args[0]
			}
			return c.schema(dir)
		},
	}
}

// schema writes the folder; it takes the place of files that it wrote before
// and of no others.
func (c *command) schema(dir string) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	content, err := absolute(c.content)
	if err != nil {
		return err
	}
	here, err := absolute(dir)
	if err != nil {
		return err
	}
	// Both are named as seen from the folder above the schemas, which is the
	// one that the editor has open.
	seen, err := filepath.Rel(filepath.Dir(here), content)
	if err != nil {
		return c.usage("%s 和内容文件夹不在同一个盘上", "%s and the content are on different drives", dir)
	}
	name := filepath.Base(here)
	files := map[string][]byte{
		"taplo.toml":  schema.TaploConfig(filepath.ToSlash(seen), name),
		"vscode.json": []byte("{\n  \"//\": " + schema.Quote(schema.Mark) + ",\n  \"evenBetterToml.taplo.configFile.path\": " + schema.Quote(path.Join(name, "taplo.toml")) + "\n}\n"),
	}
	for _, f := range schema.Files() {
		files[f.Name+".json"] = f.JSON()
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return failure{exitMachine, err}
	}
	root, err := c.folder("", dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range sorted(files) {
		b, err := root.ReadFile(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return failure{exitMachine, err}
		case !bytes.Contains(b, []byte(schema.Mark)):
			return c.usage("%s 不是 guiju 写的，没有改动；换一个文件夹", "%s was not written by guiju and was left alone; name another folder", filepath.Join(dir, name))
		}
	}
	for _, name := range sorted(files) {
		if err := writeWhole(root, name, 0o644, files[name], func() error { return nil }); err != nil {
			return failure{exitMachine, err}
		}
	}
	c.say(lang, "在 %s 中写了 %d 个文件", "%[2]d files in %[1]s", dir, len(files))
	return nil
}
