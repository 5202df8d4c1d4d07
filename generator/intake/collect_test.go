package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guiju/generator/model"
)

func write(t *testing.T, dir, name string, b []byte) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// zipped makes an archive; names are written as they are.
func zipped(t *testing.T, entries ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e[0], Method: zip.Deflate, NonUTF8: !strings.HasPrefix(e[0], "utf8/")}
		if strings.HasPrefix(e[0], "link") {
			h.SetMode(os.ModeSymlink | 0o777)
		}
		if strings.HasPrefix(e[0], "locked") {
			h.Flags |= 1
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func names(inputs []Input) (out []string) {
	for _, in := range inputs {
		out = append(out, in.Name)
	}
	return out
}

func found(ps []model.Problem) (out []string) {
	for _, p := range ps {
		out = append(out, fmt.Sprintf("%s %s", p.Pos.File, p.Rule.ID))
	}
	slices.Sort(out)
	return out
}

// TestCollectFolder: what an editor's folder really holds.
func TestCollectFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	home := "提交 材料#1"
	for _, name := range []string{
		"甲.docx", "子文件夹/乙.DOCX", "丙.doc", "丁.wps", "说明.txt", "网页.htm", "稿.md",
		"~$甲.docx", "Thumbs.db", ".DS_Store", "desktop.ini", "__MACOSX/._甲.docx", "甲.docx.bak", "子文件夹/~WRL0001.tmp",
		"图.png", "附件.pdf", "表.xlsx",
	} {
		write(t, dir, home+"/"+name, []byte("x"))
	}
	write(t, dir, "outside.docx", []byte("x"))
	if err := os.Symlink(filepath.Join(dir, "outside.docx"), filepath.Join(dir, home, "链接.docx")); err != nil {
		t.Fatal(err)
	}
	inputs, ps, err := Collect([]string{home})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{home + "/丁.wps", home + "/丙.doc", home + "/子文件夹/乙.DOCX", home + "/甲.docx", home + "/稿.md", home + "/网页.htm", home + "/说明.txt"}
	slices.Sort(want)
	if got := names(inputs); !slices.Equal(got, want) {
		t.Errorf("inputs:\n%s", strings.Join(got, "\n"))
	}
	wantFound := []string{home + "/表.xlsx import-not-text", home + "/链接.docx import-not-regular", home + "/附件.pdf import-not-text"}
	slices.Sort(wantFound)
	if got := found(ps); !slices.Equal(got, wantFound) {
		t.Errorf("problems:\n%s", strings.Join(got, "\n"))
	}
	// One file, named by an absolute path, a relative one and one through ..
	for _, name := range []string{filepath.Join(dir, home, "甲.docx"), home + "/甲.docx", "./" + home + "/子文件夹/../甲.docx"} {
		if inputs, ps, err := Collect([]string{name}); err != nil || len(inputs) != 1 || len(ps) != 0 {
			t.Errorf("%s: %v, %v, %v", name, names(inputs), found(ps), err)
		}
	}
	if _, _, err := Collect([]string{"nowhere.docx"}); err == nil {
		t.Error("a file that is not there is no error")
	}
}

// TestCollectArchive: names of Chinese Windows, and what no honest archive has.
func TestCollectArchive(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	gbk := func(s string) string {
		b, err := simplifiedchinese.GBK.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	write(t, dir, "提交.zip", zipped(t,
		[2]string{gbk(`报送材料\办公用房服务规范.docx`), "甲"},
		[2]string{"utf8/车辆.md", "![图](images/a.png)"},
		[2]string{"utf8/images/a.png", "png"},
		[2]string{"../outside.docx", "x"},
		[2]string{"C:/outside.docx", "x"},
		[2]string{"/etc/outside.docx", "x"},
		[2]string{"link.docx", "/etc/passwd"},
		[2]string{"locked.docx", "x"},
		[2]string{"nested.zip", "PK"},
		[2]string{"Thumbs.db", "x"},
		[2]string{"bomb.docx", strings.Repeat("\x00", 8<<20)},
	))
	write(t, dir, "坏.zip", []byte("PK\x03\x04 and nothing more"))
	inputs, ps, err := Collect([]string{"提交.zip", "坏.zip"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := names(inputs), []string{"提交.zip/utf8/车辆.md", "提交.zip/报送材料/办公用房服务规范.docx"}; !slices.Equal(got, want) {
		t.Errorf("inputs: %q, want %q", got, want)
	}
	if b, ok := inputs[0].Near("images/a.png"); !ok || string(b) != "png" {
		t.Errorf("the picture of a text in an archive: %q, %v", b, ok)
	}
	for _, name := range []string{"../报送材料/办公用房服务规范.docx", "../../x", "/etc/passwd"} {
		if b, ok := inputs[0].Near(name); ok {
			t.Errorf("Near(%q) gives %q", name, b)
		}
	}
	want := []string{
		"坏.zip import-bad-archive", "提交.zip import-archive-path", "提交.zip import-archive-path", "提交.zip import-archive-path",
		"提交.zip/bomb.docx import-archive-limit", "提交.zip/link.docx import-not-regular",
		"提交.zip/locked.docx import-archive-locked", "提交.zip/nested.zip import-not-text",
	}
	if got := found(ps); !slices.Equal(got, want) {
		t.Errorf("problems:\n%s", strings.Join(got, "\n"))
	}
}

// TestKeys: what becomes the key of a work.
func TestKeys(t *testing.T) {
	for number, want := range map[string]string{
		"DB41/T S001": "db41-t-s001", "DB4101/T 12.3": "db4101-t-12.3", "样内 S001": "yn-s001", "Q/JG 001": "q-jg-001",
		"——": "unnamed", "豫机管标 3": "yjgb-3",
	} {
		if got := key(number); got != want || !model.ValidID(got) {
			t.Errorf("key(%q) = %q, want %q", number, got, want)
		}
	}
	if got := initials("机关办公用房使用服务规范"); got != "jgbgyfsyfwgf" {
		t.Errorf("initials: %q", got)
	}
}

// TestKeepLinks: links that editors have set outlive an import.
func TestKeepLinks(t *testing.T) {
	present := "# 2 规范性引用文件\n\n[[db41-t-s002/2023|DB41/T S002—2023]]　公务用车\n\n4.1 见[[affairs-regulation#第二十一条|条例]]。\n"
	next := "# 2 规范性引用文件\n\nDB41/T S002—2023　公务用车\n\n4.1 见条例第二十一条。\n"
	got, kept := keepLinks(present, next)
	if want := "# 2 规范性引用文件\n\n[[db41-t-s002/2023|DB41/T S002—2023]]　公务用车\n\n4.1 见条例第二十一条。\n"; got != want || kept != 1 {
		t.Errorf("%d kept:\n%s", kept, got)
	}
}
