package scorecard_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/source"
)

// spoilt is a way in which a file is not what its reader wants.
type spoilt struct {
	name string
	do   func(string) string
}

// everyFile are faults of bytes, which any file of words may have.
var everyFile = []spoilt{
	{"a byte that is no UTF-8", func(s string) string { return s + "\n# 关\xff务\n" }},
	{"a character cut short", func(s string) string { return s + "\n# 机关\xe5\x8a\n" }},
	{"an overlong slash", func(s string) string { return s + "\n# \xc0\xaf 机关\n" }},
	{"half of a surrogate pair", func(s string) string { return s + "\n# 机关\xed\xa0\x80\n" }},
	{"NUL", func(s string) string { return s + "\n# 机\x00关\n" }},
	{"GBK", func(s string) string {
		out, err := simplifiedchinese.GBK.NewEncoder().String(s + "\n# 机关事务\n")
		if err != nil {
			panic(err)
		}
		return out
	}},
	{"GB 18030", func(s string) string {
		out, err := simplifiedchinese.GB18030.NewEncoder().String(s + "\n# 机关事务管理标准\n")
		if err != nil {
			panic(err)
		}
		return out
	}},
	{"UTF-16, little end first", func(s string) string { return utf16(s, unicode.LittleEndian) }},
	{"UTF-16, big end first", func(s string) string { return utf16(s, unicode.BigEndian) }},
	{"a line of 5 MB", func(s string) string { return s + "\n# " + strings.Repeat("长", 5<<20/3) + "\n" }},
	{"half a file of bytes", func(s string) string { return "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + s }},
}

// ofTOML are faults of TOML.
var ofTOML = []spoilt{
	{"an open string", func(s string) string { return s + "\nx = \"机关\n" }},
	{"an open list", func(s string) string { return s + "\nx = [1, 2\n" }},
	{"an open inline table", func(s string) string { return s + "\nx = { a = 1\n" }},
	{"an open header", func(s string) string { return s + "\n[[x\n" }},
	{"a key without a value", func(s string) string { return s + "\nx =\n" }},
	{"a value without a key", func(s string) string { return s + "\n= 1\n" }},
	{"words", func(s string) string { return s + "\n机关事务管理标准\n" }},
	{"marks of a merge", func(s string) string { return "<<<<<<< HEAD\n" + s + "\n=======\n>>>>>>> other\n" }},
	{"full-width marks", func(s string) string { return s + "\nx ＝ “甲”\n" }},
	{"a date that there is not", func(s string) string { return s + "\nx = 2026-02-30\n" }},
	{"a table twice", func(s string) string { return s + "\n[zz]\na = 1\n[zz]\nb = 2\n" }},
	{"a key twice", func(s string) string { return "zz = 1\nzz = 2\n" + s }},
	{"brackets in brackets", func(s string) string { return s + "\nx = " + strings.Repeat("[", 5000) + "\n" }},
	{"a key of many parts", func(s string) string { return s + "\n" + strings.Repeat("a.", 200) + "b = 1\n" }},
	{"a key that nobody knows", func(s string) string { return "unbekannt = 1\n" + s }},
	{"a control character", func(s string) string { return s + "\nx = \"a\x07b\"\n" }},
}

// ofText are faults of a text.
var ofText = []spoilt{
	{"a control character", func(s string) string { return s + "\n\n4.3 车辆\x07应停放整齐。\n" }},
	{"a heading twice", func(s string) string { return s + "\n\n4.2 车内应无异味。\n" }},
	{"a reference to nothing", func(s string) string { return s + "\n\n4.3 应符合[[db41-t-s001#9.9]]。\n" }},
	{"an article that there is not", func(s string) string { return s + "\n\n4.3 应符合[[law#第九十九条]]。\n" }},
	{"a picture that there is not", func(s string) string { return s + "\n\n![流程](figures/none.svg)\n" }},
	{"a picture outside", func(s string) string { return s + "\n\n![流程](../../../../etc/passwd)\n" }},
	{"a footnote of nothing", func(s string) string { return s + "\n\n4.3 车辆[^9]应停放整齐。\n" }},
	{"quotations in quotations", func(s string) string { return s + "\n\n" + strings.Repeat("> ", 500) + "甲\n" }},
}

func utf16(s string, e unicode.Endianness) string {
	out, err := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

// wrong are faults of meaning: what stands in a file fits no other.
var wrong = []struct{ name, file, old, new string }{
	{"a box that there is not", "standards/db41-t-s001/work.toml", `box = "320"`, `box = "999"`},
	{"a level that there is not", "standards/db41-t-s001/work.toml", `level = "local"`, `level = "lokal"`},
	{"a number of another level", "standards/db41-t-s001/work.toml", `number = "DB41/T S001"`, `number = "GB/T 1"`},
	{"an adopter that there is not", "standards/db41-t-s001/work.toml", "sample = true", "sample = true\nadopters = [\"nowhere\"]"},
	{"a law that there is not", "standards/db41-t-s001/work.toml", "sample = true", "sample = true\n[[basis]]\nregulation = \"none\"\nrelation = \"refines\""},
	{"words for a number", "system.toml", "format = 1", `format = "one"`},
	{"a format of the future", "system.toml", "format = 1", "format = 99"},
	{"no format", "system.toml", "format = 1", ""},
	{"a pattern that is none", "system.toml", `'^DB41/T \d+—\d{4}$'`, `'^DB41/T (\d+—\d{4}$'`},
	{"a list for words", "system.toml", `title.zh = "地方标准"`, `title.zh = ["地方标准"]`},
	{"a language that there is not", "system.toml", `title.zh = "地方标准"`, `title.fr = "norme"`},
	{"a box twice", "framework.toml", `title.zh = "公务用车"`, "title.zh = \"公务用车\"\n[[box]]\ncode = \"320\"\ntitle.zh = \"又\""},
	{"a box within itself", "framework.toml", `code = "320"`, "code = \"320\"\nparent = \"320\""},
	{"boxes in a circle", "framework.toml", `code = "320"`, "code = \"320\"\nparent = \"330\"\n[[box]]\ncode = \"330\"\nparent = \"320\"\ntitle.zh = \"乙\"\n[[box]]\ncode = \"340\""},
	{"a box below one that there is not", "framework.toml", `code = "320"`, "code = \"320\"\nparent = \"999\""},
	{"a date that is none", "standards/db41-t-s001/2024/edition.toml", "issued = 2024-05-01", `issued = "soon"`},
	{"in force before it was issued", "standards/db41-t-s001/2024/edition.toml", "in-force = 2024-08-01", "in-force = 2020-08-01"},
	{"another year than the folder", "standards/db41-t-s001/2024/edition.toml", "S001—2024", "S001—2023"},
	{"a level key twice", "system.toml", "[[level]]", "[[level]]\nkey = \"local\"\ntitle.zh = \"又\"\n[[level]]"},
	{"a level without a key", "system.toml", `key = "local"`, ""},
	{"no title of the site", "system.toml", `site.title.zh = "机关事务标准"`, ""},
	{"an edition without a title", "standards/db41-t-s001/2024/edition.toml", `title.zh = "公务用车保洁规范"`, ""},
	{"a work without a level", "standards/db41-t-s001/work.toml", `level = "local"`, ""},
	{"a box without a code", "framework.toml", `code = "320"`, ""},
	{"a yes for a word", "standards/db41-t-s001/work.toml", "sample = true", `sample = "yes"`},
}

// noLine are rules of what is not in a file, or of a file as a whole: they name
// the file and have no line to show.
var noLine = []string{"file-too-large", "format-missing", "toml-missing-key"}

// TestBadInput: what nobody could have meant is an error with its file and line,
// within two seconds. The faults of meaning run always, those of bytes in full
// for the scorecard and in one file of three otherwise.
func TestBadInput(t *testing.T) {
	a, err := txtar.ParseFile("../testdata/chinese.txtar")
	if err != nil {
		t.Fatal(err)
	}
	good := map[string]string{}
	for _, f := range a.Files {
		good[f.Name] = string(f.Data)
	}
	good["regions.toml"] = "[[region]]\nkey = \"henan\"\ncode = \"410000\"\nkind = \"province\"\ntitle.zh = \"河南省\"\n"
	good["regulations/law/regulation.toml"] = "title.zh = \"管理条例\"\nkind = \"regulation\"\narticles = 35\n"
	if lines := errorsOf(t, good); len(lines) > 0 {
		t.Fatalf("the good content has errors: %v", lines)
	}
	passed, total := 0, 0
	try := func(name, file, words string) {
		total++
		files := maps.Clone(good)
		files[file] = words
		began := time.Now()
		lines := errorsOf(t, files)
		placed := slices.ContainsFunc(lines, func(s string) bool {
			return strings.HasPrefix(s, file+":") || slices.Contains(noLine, strings.TrimPrefix(s, file+" "))
		})
		switch {
		case len(lines) == 0:
			t.Errorf("%s in %s: no error", name, file)
		case !placed:
			t.Errorf("%s in %s: no error with a line there: %v", name, file, lines)
		case time.Since(began) > 2*time.Second && scorecard.Full():
			t.Errorf("%s in %s took %s", name, file, time.Since(began))
		default:
			passed++
		}
	}
	for i, file := range slices.Sorted(maps.Keys(good)) {
		if !scorecard.Full() && i%3 != 0 {
			continue
		}
		faults := append(slices.Clone(everyFile), ofTOML...)
		if strings.HasSuffix(file, ".md") {
			faults = append(slices.Clone(everyFile), ofText...)
		}
		for _, f := range faults {
			try(f.name, file, f.do(good[file]))
		}
	}
	for _, w := range wrong {
		words := strings.Replace(good[w.file], w.old, w.new, 1)
		if words == good[w.file] {
			t.Fatalf("%s: %s does not stand in %s", w.name, w.old, w.file)
		}
		try(w.name, w.file, words)
	}
	scorecard.Row(t, "R5", passed, total, "")
}

// errorsOf are the errors of a content folder, as place and rule. Those with a
// line begin with file:line.
func errorsOf(t *testing.T, files map[string]string) (lines []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, words := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(words)}
	}
	sys, _, problems, err := source.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(problems, check.Run(sys, model.NewDate(2026, 11, 23))...) {
		if p.Severity == model.Error {
			lines = append(lines, fmt.Sprintf("%s %s", p.Pos, p.Rule.ID))
		}
	}
	return lines
}
