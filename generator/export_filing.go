package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/sheet"
	"guiju/generator/site"
)

func (c *command) exportPackageCommand() *cobra.Command {
	var region string
	var force bool
	cmd := &cobra.Command{
		Use:   "filing-package FILE.zip|DIR --region KEY",
		Short: "Write what a region files: print set and data / 导出备案材料",
		Long: "Write the filing package of one region for taking along: the print set as one page that needs\n" +
			"nothing beside it (cover, framework, directory, statistics, explanatory note), the same as data\n" +
			"(JSON, CSV, XLSX), and a list of the files with their SHA-256. Same content and day, same bytes.\n" +
			"为一个地区写一份可以带走的备案材料：整套打印页（封面、框架、明细表、统计表、编制说明，单个文件就能打开）、\n" +
			"同样内容的数据（JSON、CSV、XLSX），和列有各文件 SHA-256 的清单。内容和日期相同，字节就相同。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return c.exportPackage(args[0], region, force) },
	}
	f := cmd.Flags()
	f.StringVar(&region, "region", "", "`KEY` of the region (regions.toml) / 地区的键名")
	f.BoolVar(&force, "force", false, "replace what is there / 替换已有的文件")
	return cmd
}

func (c *command) exportPackage(name, region string, force bool) error {
	audience, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	base, err := c.publicAddress()
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	sys, files, err := c.load(in, day, lang)
	if err != nil {
		return err
	}
	if sys.Region(region) == nil {
		return c.noRegion(sys, region)
	}
	if err := vacant(c, name, force); err != nil {
		return err
	}
	d := derived(sys, wish{audience: audience, day: day})
	tree, problems, err := new(site.Renderer).Build(d, site.Options{
		Layouts: in.layouts, Static: in.static, Config: in.config, Content: in.content,
		BaseURL: base, CacheDir: in.cache, Filing: region,
	})
	if err != nil {
		return failure{exitMachine, err}
	}
	if err := c.stop(problems, files, lang); err != nil {
		return err
	}
	set, err := packageFiles(d, tree, region)
	if err != nil {
		return failure{exitMachine, err}
	}
	if err := writePackage(name, set); err != nil {
		return failure{exitMachine, err}
	}
	c.say(lang, "写好了 %s：%d 个文件", "%s is written: %d files", name, len(set))
	return nil
}

// vacant fails where something is that an export would replace unasked.
func vacant(c *command, name string, force bool) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) || err == nil && force:
		return nil
	case err != nil:
		return failure{exitMachine, err}
	case info.IsDir():
		if entries, err := os.ReadDir(name); err != nil || len(entries) == 0 {
			return err
		}
	}
	return c.usage("%s 已经存在；换个名称，或加 --force 替换", "%s is there; choose another name, or say --force", name)
}

// packageFiles are the files of a filing package by name, its manifest last.
func packageFiles(d *derive.Derived, tree map[string][]byte, region string) (map[string][]byte, error) {
	i := slices.IndexFunc(d.Regions, func(p derive.Part) bool { return p.Key == region })
	p := d.Regions[i]
	set := map[string][]byte{"region.json": derive.RegionJSON(d, p)}
	for _, l := range d.System.Langs() {
		tag := "." + string(l)
		page := tree[l.Prefix()+p.Region.FilingPath()]
		if page == nil {
			return nil, fmt.Errorf("BUG: no print set of %s in %s", region, l)
		}
		set["filing"+tag+".html"] = page
		directory := sheet.Table(derive.RegionTable(d.System, p, l))
		set["directory"+tag+".csv"] = sheet.CSV(directory)
		book, err := sheet.XLSX(sheet.Table(derive.RegionFramework(p, l)), directory, sheet.Table(derive.RegionStatistics(p, l)))
		if err != nil {
			return nil, err
		}
		set["tables"+tag+".xlsx"] = book
	}
	manifest := struct {
		Format int               `json:"format"`
		Tool   string            `json:"tool"`
		AsOf   model.Date        `json:"as_of"`
		Region string            `json:"region"`
		Files  map[string]string `json:"sha256"` // by name
	}{derive.RegionFormat, tool, d.Day, region, map[string]string{}}
	for name, b := range set {
		sum := sha256.Sum256(b)
		manifest.Files[name] = hex.EncodeToString(sum[:])
	}
	b, err := json.MarshalIndent(manifest, "", " ")
	if err != nil {
		return nil, err
	}
	set["manifest.json"] = append(b, '\n')
	return set, nil
}

// writePackage writes the files into an archive or a folder. An archive holds
// no time but the first that its format has, so that its bytes do not change.
func writePackage(name string, set map[string][]byte) error {
	names := slices.Sorted(maps.Keys(set))
	if !strings.HasSuffix(strings.ToLower(name), ".zip") {
		for _, n := range names {
			if err := writeBytes(filepath.Join(name, n), set[n]); err != nil {
				return err
			}
		}
		return nil
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	folder := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	for _, n := range names {
		w, err := z.CreateHeader(&zip.FileHeader{Name: path.Join(folder, n), Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := w.Write(set[n]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return writeBytes(name, b.Bytes())
}
