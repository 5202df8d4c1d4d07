package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// province is a new content folder without standards, with the test in the
// folder above it.
func province(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	t.Chdir(dir)
	if code, _, stderr := guiju(t, "init", "--province", "河南省"); code != exitOK {
		t.Fatalf("init: exit %d\n%s", code, stderr)
	}
	return dir
}

// manuscripts lists the specimens with their bytes, by name.
func manuscripts(t *testing.T) (names []string) {
	t.Helper()
	dir, err := filepath.Abs("testdata/manuscripts")
	if err != nil {
		t.Fatal(err)
	}
	names, err = filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil || len(names) < 9 {
		t.Fatalf("%d specimens, %v", len(names), err)
	}
	return names
}

// TestImportEveryLetter: whatever letter of whatever part of a Word file is in
// the files that the import makes or in its report. The letters are counted in
// the XML, by other means than those of the reader.
func TestImportEveryLetter(t *testing.T) {
	names := manuscripts(t)
	province(t)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".docx"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS("content")); err != nil {
				t.Fatal(err)
			}
			code, stdout, stderr := guiju(t, "import", "--content", content, "--write", name)
			if code != exitOK {
				t.Fatalf("exit %d\n%s", code, stderr)
			}
			have := lettersIn(spelt(stdout))
			for _, file := range written(t, content) {
				b, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for r, n := range lettersIn(spelt(string(b))) {
					have[r] += n
				}
			}
			for r, n := range lettersIn(spelt(wordsOfDocx(t, raw))) {
				if have[r] < n {
					t.Errorf("%q stands %d times in the file and %d times in what came of it", r, n, have[r])
				}
			}
		})
	}
}

// written lists the files below standards/ that hold words.
func written(t *testing.T, content string) (files []string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(content, "standards"), func(name string, e os.DirEntry, err error) error {
		if ext := filepath.Ext(name); err == nil && (ext == ".md" || ext == ".toml") {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// spelt writes in one way what the dialect may write otherwise than Word:
// numbers of clauses in half width, Greek letters of formulas as TeX.
func spelt(s string) string {
	return strings.NewReplacer("\\delta", "δ", "\\rho", "ρ", "\\sigma", "σ", "\\eta", "η", "\\Delta", "Δ", "\\alpha", "α", "\\beta", "β").Replace(strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s))
}

// lettersIn counts Han characters, letters and digits.
func lettersIn(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n[r]++
		}
	}
	return n
}

// wordsOfDocx gathers the character data of every w:t, w:delText and m:t of all
// parts of a Word file (ECMA-376-1, 17.3.3.31, 17.3.3.7, 22.1.2.116). Of
// mc:AlternateContent both branches say the same, and one counts.
func wordsOfDocx(t *testing.T, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "word/") || path.Ext(f.Name) != ".xml" {
			continue
		}
		switch path.Base(f.Name) {
		case "styles.xml", "settings.xml", "numbering.xml", "fontTable.xml", "webSettings.xml":
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(r)
		inside, fallback := 0, 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				if slices.Contains([]string{"t", "delText"}, e.Name.Local) {
					inside++
				}
				if e.Name.Local == "Fallback" {
					fallback++
				}
			case xml.EndElement:
				if slices.Contains([]string{"t", "delText"}, e.Name.Local) {
					inside--
				}
				if e.Name.Local == "Fallback" {
					fallback--
				}
			case xml.CharData:
				if inside > 0 && fallback == 0 {
					b.Write(e)
				}
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// corrected copies a specimen with some words of its text changed.
func corrected(t *testing.T, name, to string, pairs ...string) {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			words := strings.NewReplacer(pairs...).Replace(string(part))
			if len(pairs) > 0 && words == string(part) {
				t.Fatalf("%s does not say %q", name, pairs[0])
			}
			part = []byte(words)
		}
		out, err := w.Create(f.Name)
		if err == nil {
			_, err = out.Write(part)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(to, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestImportAgain: an import is shown before it is written; a corrected document
// changes its text, and what people and the program have recorded since stays.
func TestImportAgain(t *testing.T) {
	specimen, err := filepath.Abs("testdata/manuscripts/set-meeting.docx")
	if err != nil {
		t.Fatal(err)
	}
	province(t)
	corrected(t, specimen, "会议 #1.docx")
	empty := treeHash(t, "content")
	code, stdout, stderr := guiju(t, "import", "会议 #1.docx")
	if code != exitOK || treeHash(t, "content") != empty {
		t.Fatalf("exit %d, or something was written\n%s", code, stderr)
	}
	for _, want := range []string{"新标准", "DB41/T S201—2022", "机关会议服务规范", "页眉", "standards/db41-t-s201/2022/zh.md"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the report does not say %q:\n%s", want, stdout)
		}
	}
	if !strings.Contains(stderr, "--write") {
		t.Errorf("nothing says how to write: %s", stderr)
	}
	if code, _, stderr := guiju(t, "import", "会议 #1.docx", "--write", "--box", "310"); code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	// What people and the program add.
	edit := func(name, old, new string) {
		t.Helper()
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), old) {
			t.Fatalf("%s does not say %q:\n%s", name, old, b)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(b), old, new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dir := "content/standards/db41-t-s201/"
	edit(dir+"work.toml", `level = "local"`, "level = \"local\"\narea = \"office-space\" # 编者所加")
	edit(dir+"2022/edition.toml", "in-force = 2022-08-01", "in-force = 2022-08-02")
	edit(dir+"2022/edition.toml", `ccs = "A12"`, "ccs = \"A12\"\n\n[[accepted]]\nrule = \"modal-place\"\nplace = \"4\"\nreason.zh = \"样本\"\nby = \"样例甲\"\ndate = 2026-01-01\n")
	keys := []byte("[[provision]]\nkey = \"k1\"\nedition = \"2022\"\nfragment = \"4.1\"\nhash = \"0\"\n")
	if err := os.WriteFile(dir+"keys.toml", keys, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(dir + "2022/zh.md")
	if err != nil {
		t.Fatal(err)
	}
	linked := ""
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "GB/T") {
			linked = strings.TrimSpace(line)
			break
		}
	}
	edit(dir+"2022/zh.md", linked, "[[gb-t-1.1-2020|"+linked+"]]")
	before := treeHash(t, "content")

	// The same document again changes nothing.
	code, stdout, stderr = guiju(t, "import", "会议 #1.docx", "--write")
	if code != exitOK || treeHash(t, "content") != before {
		t.Errorf("exit %d: the same document changed the content\n%s%s", code, stdout, stderr)
	}
	if !strings.Contains(stdout, "2022-08-02") || !strings.Contains(stdout, "import-fact-differs") {
		t.Errorf("that the document says another day is not told:\n%s", stdout)
	}
	// A corrected one changes one line.
	corrected(t, specimen, "会议 #1.docx", "会场", "会议场所")
	code, stdout, stderr = guiju(t, "import", "会议 #1.docx", "--write")
	if code != exitOK {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	if !strings.Contains(stdout, "+++ b/standards/db41-t-s201/2022/zh.md") || strings.Contains(stdout, "+++ b/standards/db41-t-s201/2022/edition.toml") || strings.Contains(stdout, "work.toml") {
		t.Errorf("the difference:\n%s", stdout)
	}
	for name, want := range map[string]string{
		"work.toml": "# 编者所加", "2022/edition.toml": "[[accepted]]", "keys.toml": string(keys), "2022/zh.md": "[[gb-t-1.1-2020|",
	} {
		if b, err := os.ReadFile(dir + name); err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s lost %q (%v)", name, want, err)
		}
	}
	if b, _ := os.ReadFile(dir + "2022/zh.md"); !strings.Contains(string(b), "会议场所") {
		t.Error("the corrected words are not in the text")
	}
}

// TestImportTogether: an original and its translation in one folder, among what
// else stands in such folders, become one edition; a second draft of the same
// is refused, and the rest goes on.
func TestImportTogether(t *testing.T) {
	var from []string
	for _, name := range []string{"word-signs.docx", "pandoc-signs-en.docx"} {
		abs, err := filepath.Abs("testdata/manuscripts/" + name)
		if err != nil {
			t.Fatal(err)
		}
		from = append(from, abs)
	}
	province(t)
	if err := os.MkdirAll("提交/英文", 0o755); err != nil {
		t.Fatal(err)
	}
	corrected(t, from[0], "提交/标识.docx")
	corrected(t, from[0], "提交/标识（二稿）.docx")
	corrected(t, from[1], "提交/英文/signs.docx")
	for _, junk := range []string{"提交/~$标识.docx", "提交/Thumbs.db", "提交/明细表.xlsx"} {
		if err := os.WriteFile(junk, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := guiju(t, "import", "提交", "--write", "--report", "报告.html")
	if code != exitProblems {
		t.Fatalf("exit %d\n%s", code, stderr)
	}
	for _, want := range []string{"import-text-twice", "import-not-text", "standards/db41-t-s208/2024/en.md", "standards/db41-t-s208/2024/zh.md"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, name := range []string{"work.toml", "2024/edition.toml", "2024/zh.md", "2024/en.md"} {
		if _, err := os.Stat("content/standards/db41-t-s208/" + name); err != nil {
			t.Error(err)
		}
	}
	b, err := os.ReadFile("content/standards/db41-t-s208/2024/edition.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"title.zh = ", "title.en = "} {
		if !strings.Contains(string(b), want) {
			t.Errorf("edition.toml lacks %q:\n%s", want, b)
		}
	}
	page, err := os.ReadFile("报告.html")
	if err != nil || !bytes.Contains(page, []byte("提交/标识.docx")) || bytes.Contains(page, []byte("<script src")) {
		t.Errorf("the report as a page: %v", err)
	}
}

// TestImportMarkdown: a text in the dialect comes through as it is, one in GBK
// is converted and said to be.
func TestImportMarkdown(t *testing.T) {
	text, err := os.ReadFile("../content/standards/db41-t-s001/2024/zh.md")
	if err != nil {
		t.Fatal(err)
	}
	province(t)
	gbk, err := simplifiedchinese.GB18030.NewEncoder().Bytes(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{
		"稿.md":       text,
		"windows.md": bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")),
		"bom.md":     append([]byte("\xEF\xBB\xBF"), text...),
		"gbk.md":     gbk,
	} {
		if err := os.WriteFile(name, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		key := strings.TrimSuffix(name, ".md")
		if key == "稿" {
			key = "utf8"
		}
		if code, _, stderr := guiju(t, "import", "--write", "--work", "draft-"+key, "--year", "2024", name); code != exitOK {
			t.Fatalf("%s: exit %d\n%s", name, code, stderr)
		}
		got, err := os.ReadFile("content/standards/draft-" + key + "/2024/zh.md")
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(text) {
			t.Errorf("%s came through changed", name)
		}
	}
}

// TestImportRefuses: flags that make no sense, and files that are none.
func TestImportRefuses(t *testing.T) {
	province(t)
	if err := os.WriteFile("旧.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", t.TempDir()) // no LibreOffice
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"import"}, exitUsage, ""},
		{[]string{"import", "nowhere.docx"}, exitUsage, "找不到 nowhere.docx"},
		{[]string{"import", "没有.xlsx"}, exitUsage, "找不到 没有.xlsx"},
		{[]string{"import", "旧.doc", "--changes", "maybe"}, exitUsage, "accept"},
		{[]string{"import", "旧.doc", "--text", "fr"}, exitUsage, "zh"},
		{[]string{"import", "旧.doc", "--work", "大写"}, exitUsage, "db41-t-1234"},
		{[]string{"import", "旧.doc", "--year", "../2024"}, exitUsage, "四位数字"},
		{[]string{"import", "旧.doc"}, exitProblems, "另存为"},
		{[]string{"import", "a.xlsx", "b.docx"}, exitUsage, "一个一个"},
	} {
		code, stdout, stderr := guiju(t, c.args...)
		if code != c.code || !strings.Contains(stdout+stderr, c.says) {
			t.Errorf("%q: exit %d\n%s%s", c.args, code, stdout, stderr)
		}
	}
}
