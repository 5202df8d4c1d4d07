package main

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"guiju/generator/derive"
)

// TestExportFilingPackage: a package has its files and their sums, as an archive
// and as a folder, the same bytes each time, and asks for nothing beside it.
func TestExportFilingPackage(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, exitOK, "init", "--province", "河南省", "--owner", "样本单位")
	must(t, exitUsage, "export", "filing-package", "甲.zip", "--region", "nowhere")
	must(t, exitOK, "export", "filing-package", "甲.zip", "--region", "luoyang")
	first := get(t, "甲.zip")
	if _, stderr := must(t, exitUsage, "export", "filing-package", "甲.zip", "--region", "luoyang"); !strings.Contains(stderr, "已经存在") {
		t.Error(stderr)
	}
	must(t, exitOK, "export", "filing-package", "甲.zip", "--region", "luoyang", "--force")
	if get(t, "甲.zip") != first {
		t.Error("the second time has other bytes")
	}
	must(t, exitOK, "export", "filing-package", "文件夹", "--region", "luoyang")
	z, err := zip.OpenReader("甲.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(f.Name, "甲/")
		files[name] = b
		if get(t, "文件夹/"+name) != string(b) {
			t.Errorf("%s is another in the folder", name)
		}
	}
	if entries, err := os.ReadDir("文件夹"); err != nil || len(entries) != len(files) {
		t.Errorf("%d files in the archive, %d in the folder (%v)", len(files), len(entries), err)
	}
	var manifest struct {
		SHA map[string]string `json:"sha256"`
	}
	if err := json.Unmarshal(files["manifest.json"], &manifest); err != nil {
		t.Fatal(err)
	}
	if len(manifest.SHA) != len(files)-1 || len(files) < 5 {
		t.Errorf("the manifest names %d of %d files", len(manifest.SHA), len(files))
	}
	for name, want := range manifest.SHA {
		if sum := sha256.Sum256(files[name]); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: another sum", name)
		}
	}
	var v derive.RegionData
	if err := json.Unmarshal(files["region.json"], &v); err != nil || v.Region.Key != "luoyang" || v.Receiver == nil || v.Receiver.Key != "henan" || v.AsOf.String() != asOf {
		t.Errorf("%+v (%v)", v, err)
	}
	page := string(files["filing.zh.html"])
	if m := regexp.MustCompile(`(href|src)="[^#"][^"]*"|<script|url\(`).FindString(page); m != "" || !strings.Contains(page, "set-cover") {
		t.Errorf("the print set asks for %s", m)
	}
}
