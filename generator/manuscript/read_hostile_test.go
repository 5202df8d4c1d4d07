package manuscript

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	utfs "golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// TestReadRules: every rule says all it has to in both languages.
func TestReadRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range ReadingRules {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s is silent in one language", r.ID)
			}
		}
	}
}

// TestReadEncodings: what comes from a Chinese Notepad or an old page is
// converted, and the reader says so; what is in no encoding is refused with
// its place.
func TestReadEncodings(t *testing.T) {
	const words = "4.1 机关应设置值班室，并公布电话。\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(words)
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := utfs.UTF16(utfs.LittleEndian, utfs.UseBOM).NewEncoder().String(words)
	if err != nil {
		t.Fatal(err)
	}
	short, err := simplifiedchinese.GBK.NewEncoder().String("<meta charset=gb2312><p>龘靐</p>")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, raw, words, says string }{
		"UTF-8":                       {"a.txt", words, words, ""},
		"UTF-8 with a mark":           {"a.md", "\uFEFF" + words, words, ""},
		"UTF-16":                      {"a.txt", utf16, words, "info a.txt:1 manuscript-encoding"},
		"GBK":                         {"a.md", gbk, words, "info a.md:1 manuscript-encoding"},
		"GBK without a meta":          {"a.html", "<p>" + gbk, words, "info a.html:1 manuscript-encoding"},
		"rare characters, declared":   {"a.html", short, "龘靐", "info a.html:1 manuscript-encoding"},
		"declared GBK, but is UTF-8":  {"a.html", "<meta charset=gb2312><p>" + words, words, ""},
		"CRLF and CR":                 {"a.txt", "甲乙。\r\n\r\n丙丁。\r\r戊", "甲乙。\n丙丁。\n戊", ""},
		"a stray byte":                {"a.md", "甲\n乙 caf\xe9", "", "error a.md:2:6 manuscript-broken"},
		"NUL":                         {"a.txt", "甲\x00", "", "error a.txt manuscript-kind"},
		"Word":                        {"a.txt", "PK\x03\x04…", "", "error a.txt manuscript-kind"},
		"old Word":                    {"a.html", "\xD0\xCF\x11\xE0…", "", "error a.html manuscript-kind"},
		"PDF":                         {"a.md", "%PDF-1.7", "", "error a.md manuscript-kind"},
		"nothing":                     {"a.md", " \n\n", "", "error a.md manuscript-empty"},
		"a page of nothing":           {"a.html", "<html><style>p{}</style>", "", "error a.html manuscript-empty"},
		"UTF-16 cut in the middle":    {"a.txt", utf16 + "x", "", "error a.txt:1:1 manuscript-broken"},
		"a whole page in a .md":       {"a.md", "<!DOCTYPE html><p>甲</p>", "甲", ""},
		"characters above the plane":  {"a.txt", "𠮷野", "𠮷野", ""},
		"a page without any elements": {"a.html", "甲 < 乙", "甲 < 乙", ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc, problems := readAny(c.file, []byte(c.raw), nil)
			var said []string
			if doc != nil {
				problems = append(problems, doc.Findings...)
				var lines []string
				doc.Walk(func(p *Paragraph) { lines = append(lines, p.Plain()) })
				if d := cmp.Diff(strings.TrimSpace(c.words), strings.Join(lines, "\n")); d != "" {
					t.Error(d)
				}
			} else if c.words != "" {
				t.Error("no document")
			}
			for _, p := range problems {
				said = append(said, fmt.Sprintf("%s %s %s", p.Severity, p.Pos, p.Rule.ID))
			}
			if d := cmp.Diff(c.says, strings.Join(said, "\n")); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestReadLimits: what is too large or too deep is refused with the cap, and
// what is built to cost time is read as any other.
func TestReadLimits(t *testing.T) {
	long := strings.Repeat
	for name, c := range map[string]struct{ file, src, says string }{
		"too large":             {"a.txt", long("字", 12<<20), "megabytes"},
		"many lines":            {"a.md", long("甲\n", 200_001), "lines"},
		"many paragraphs":       {"a.html", long("<p>甲", 50_001), "paragraphs"},
		"deep elements":         {"a.html", long("<div>", 600) + "甲", "inside each other"},
		"deep lists":            {"a.html", long("<ul><li>", 17) + "甲", "lists inside each other"},
		"deep tables":           {"a.html", long("<table><tr><td>", 40) + "甲" + long("</td></tr></table>", 40), ""},
		"wide table":            {"a.html", "<table><tr>" + long("<td>甲</td>", 65), "columns"},
		"wide spans":            {"a.html", "<table><tr><td colspan=60>甲</td><td colspan=60>乙</td></tr></table>", "columns"},
		"a title over all":      {"a.html", "<table><tr><td colspan=999>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>", ""},
		"spans that push":       {"a.html", "<table>" + long("<tr><td rowspan=65535 colspan=64>甲</td></tr>", 300) + "</table>", "cells"},
		"long table":            {"a.html", "<table>" + long("<tr><td>甲", 2001), "rows"},
		"wide pipes":            {"a.md", "|" + long("甲|", 65), "columns"},
		"long pipes":            {"a.md", long("|甲|乙|\n", 2001), "rows"},
		"many parts in HTML":    {"a.md", long("<table></table>", 20_001), "parts in HTML"},
		"open tables":           {"a.md", long("<table><tr><td>甲\n\n", 5000), ""},
		"open comments":         {"a.md", long("<!--\n", 20_000), ""},
		"open comments, inline": {"a.md", "甲" + long("<!--", 200_000), ""},
		"open formulas":         {"a.md", long("$$\n", 20_001), ""},
		"dollars":               {"a.md", long("$x", 100_000), ""},
		"stars":                 {"a.md", long("**a *b ", 50_000), ""},
		"brackets":              {"a.md", long("[a](", 50_000), ""},
		"open brackets":         {"a.md", long("[", 100_000) + "甲", ""},
		"backticks":             {"a.md", long("`a``", 50_000), ""},
		"fences":                {"a.md", long("```a\n", 50_000), ""},
		"nested fences":         {"a.md", long("```md\n", 1000) + long("```\n", 1000) + "甲", ""},
		"tags":                  {"a.md", "甲" + long("<a b ", 50_000), ""},
		"tabs":                  {"a.txt", long("1\t甲\n", 20_000), ""},
		"numbers":               {"a.txt", long("1\n\n", 20_000), ""},
		"heads":                 {"a.md", long("GB/T 1—2020\n\n5\n\n甲乙\n\n", 10_000) + "完", ""},
		"braces":                {"a.md", "$" + long("{", 390) + "$", ""},
		"struck":                {"a.html", long("<s>", 400) + long("甲", 100_000), ""},
		"deep MathML":           {"a.html", "<math>" + long("<mfrac><mi>a</mi>", 400) + "</math>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc, problems := readAny(c.file, []byte(c.src), nil)
			if c.says == "" {
				if doc == nil {
					t.Fatalf("refused: %v", problems[0].Message(model.En))
				}
				return
			}
			if doc != nil || len(problems) != 1 || !strings.Contains(problems[0].Message(model.En), c.says) {
				t.Errorf("got %v", readDump(nil, problems))
			}
		})
	}
}

// seeds are the manuscripts of the cases.
func seeds(f *testing.F, ext string) {
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatal("no cases")
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if filepath.Ext(a.Files[0].Name) == ext {
			f.Add(string(a.Files[0].Data))
		}
	}
}

// FuzzReadPlain: every character of plain words is in the document.
func FuzzReadPlain(f *testing.F) {
	seeds(f, ".txt")
	f.Fuzz(func(t *testing.T, src string) {
		if doc := sound(t, "a.txt", src); doc != nil {
			lettersHold(t, "a.txt", src, doc)
		}
	})
}

// FuzzReadHTML: every character that a browser could show is in the document.
func FuzzReadHTML(f *testing.F) {
	seeds(f, ".html")
	f.Fuzz(func(t *testing.T, src string) {
		doc := sound(t, "a.html", src)
		root, err := nethtml.Parse(strings.NewReader(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(src, "\uFEFF"))))
		if doc == nil || err != nil {
			return
		}
		var b strings.Builder
		for n := range root.Descendants() {
			if n.Type == nethtml.TextNode {
				b.WriteString(n.Data)
			}
		}
		atLeast(t, b.String(), doc, func(r rune) bool { return strings.ContainsRune(`$\()[]`, r) })
	})
}

var (
	anyTag     = regexp.MustCompile(`<[^>]*>`)
	anyAddress = regexp.MustCompile(`\]\([^)]*\)`)
	anyRef     = regexp.MustCompile(`\[\[[^\[\]]*\]\]`)
)

// FuzzReadMarkdown: every character that is not ASCII, and cannot be markup, is
// in the document.
func FuzzReadMarkdown(f *testing.F) {
	seeds(f, ".md")
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.NewReplacer(`"`, "", "'", "").Replace(src) // a quote left open in a tag swallows what follows
		doc := sound(t, "a.md", src)
		if doc == nil || strings.Contains(src, "<!") || strings.Contains(src, "&") {
			return
		}
		s := anyAddress.ReplaceAllString(anyRef.ReplaceAllString(anyTag.ReplaceAllString(src, " "), " "), " ")
		atLeast(t, s, doc, func(r rune) bool { return r < 0x80 || strings.ContainsRune("—–：　", r) || unicode.IsSpace(r) })
	})
}

func atLeast(t *testing.T, source string, doc *Document, skip func(rune) bool) {
	t.Helper()
	want, got := countLetters(source, skip), countLetters(lettersOfDocument(doc, true), skip)
	for _, r := range runesOf(want) {
		if want[r] > got[r] {
			t.Errorf("%q stands %d times in the source and %d times in the document", r, want[r], got[r])
		}
	}
}

// sound reads a source and looks at what no document may have.
func sound(t *testing.T, name, src string) *Document {
	t.Helper()
	if !utf8.ValidString(src) {
		t.Skip("the encoding is tested elsewhere")
	}
	doc, problems := readAny(name, []byte(src), func(string) ([]byte, bool) { return nil, false })
	if (doc == nil) != (len(problems) > 0) {
		t.Fatalf("a document: %v, problems: %d", doc != nil, len(problems))
	}
	if doc == nil {
		return nil
	}
	for _, p := range append(problems, doc.Findings...) {
		if p.Message(model.Zh) == "" || p.Pos.File != name || p.Pos.Line < 1 {
			t.Errorf("%v %s: %q", p.Pos, p.Rule.ID, p.Message(model.En))
		}
	}
	lines := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src), "\n") + 1
	notes := map[string]bool{}
	for _, n := range doc.Notes {
		if notes[n.ID] {
			t.Errorf("two notes %q", n.ID)
		}
		notes[n.ID] = true
	}
	doc.Walk(func(p *Paragraph) {
		if p.N < 1 || name != "a.html" && p.N > lines {
			t.Errorf("paragraph %d of %d lines", p.N, lines)
		}
		if len(p.Inlines) == 0 && p.Label == "" {
			t.Errorf("paragraph %d is empty", p.N)
		}
		for _, in := range p.Inlines {
			if in.Kind == NoteMark && !notes[in.Key] {
				t.Errorf("the mark of note %q has no note", in.Key)
			}
			if in.Kind == Words && in.Text == "" && in.Plain == "" {
				t.Errorf("paragraph %d has words of nothing", p.N)
			}
		}
	})
	for _, b := range doc.Blocks {
		if table, ok := b.(*Table); ok {
			gridHolds(t, table)
		}
	}
	return doc
}

// gridHolds: spans stay within the rows, and no table is too large.
func gridHolds(t *testing.T, table *Table) {
	t.Helper()
	if len(table.Rows) > maxRows || table.Head > len(table.Rows) {
		t.Errorf("%d rows, %d of them head", len(table.Rows), table.Head)
	}
	for i, row := range table.Rows {
		columns := 0
		for _, c := range row {
			if columns += c.Colspan; c.Colspan < 1 || c.Rowspan < 1 || i+c.Rowspan > len(table.Rows) {
				t.Errorf("row %d of %d: a cell of %d × %d", i, len(table.Rows), c.Colspan, c.Rowspan)
			}
		}
		if columns > maxColumns {
			t.Errorf("%d columns", columns)
		}
	}
}
