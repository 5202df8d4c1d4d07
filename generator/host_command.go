package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/upload"
)

func (c *command) hostCommand() *cobra.Command {
	var p upload.Place
	var write string
	var names []string
	for _, h := range upload.Hosts {
		names = append(names, h.Name)
	}
	cmd := &cobra.Command{
		Use:   "host " + strings.Join(names, "|"),
		Short: "Print settings for a host of the site, from the table that publish uses / 网站服务器的配置",
		Long: "Print settings for a host: nginx, GitLab Pages, GitHub Pages, object storage. Types and caching are those\n" +
			"that publish uses. --write puts them into a folder; a file that is there and differs is not replaced.\n" +
			"输出网站服务器的配置：nginx、GitLab Pages、GitHub Pages、对象存储；类型和缓存时间与 publish 用的是同一张表。\n" +
			"--write 写进文件夹；已有而不同的文件不覆盖。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			i := slices.IndexFunc(upload.Hosts, func(h upload.Host) bool { return h.Name == args[0] })
			if i < 0 {
				return c.usage("没有 %s 的配置；可选 %s", "there is nothing for %s; want %s", args[0], strings.Join(names, ", "))
			}
			return c.host(upload.Hosts[i], p, write)
		},
	}
	f := cmd.Flags()
	f.StringVar(&write, "write", "", "write the file into this folder `DIR` / 写进这个文件夹")
	f.StringVar(&p.Root, "root", "/srv/guiju", "nginx: the folder of the site, absolute / 网站所在的文件夹")
	f.StringVar(&p.Path, "path", "/", "nginx: the path of the address, such as /standards/ / 网址路径")
	f.StringVar(&p.Listen, "listen", "80", "nginx: the port / 端口")
	f.StringVar(&p.Name, "name", "localhost", "nginx: the name of the server / 服务器名")
	f.BoolVar(&p.Brotli, "brotli", false, "nginx: it has the module brotli_static / 已装 brotli_static 模块")
	return cmd
}

func (c *command) host(h upload.Host, p upload.Place, dir string) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	b, err := upload.Template(h, p)
	if err != nil {
		return uploadFailure(err, lang)
	}
	if dir == "" {
		_, err := c.stdout.Write(b)
		return err
	}
	name := filepath.Join(dir, h.File)
	have, err := os.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(have, b):
	case err == nil:
		return c.usage("%s 已经有了，内容不同，没有覆盖", "%s is there and differs; it was not replaced", name)
	case !errors.Is(err, fs.ErrNotExist):
		return failure{exitMachine, err}
	default:
		if err := errors.Join(os.MkdirAll(dir, 0o755), os.WriteFile(name, b, 0o644)); err != nil {
			return failure{exitMachine, err}
		}
	}
	fmt.Fprintf(c.stdout, "%s  %s\n", name, model.Bilingual{Zh: h.Zh, En: h.En}.Or(lang))
	return nil
}
