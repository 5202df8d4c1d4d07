package manuscript

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

var updateRead = flag.Bool("update-read", false, "rewrite the documents in testdata/read; read the diff")

// TestRead compares each testdata/read/*.txtar: the first file is a manuscript,
// "document" what becomes of it; other files are its pictures. Nothing of the
// manuscript may be missing and nothing may be invented.
func TestRead(t *testing.T) {
	files, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { readManuscript(t, file) })
	}
}

func readManuscript(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string][]byte{}
	want := -1
	for i, f := range a.Files[1:] {
		if f.Name == "document" {
			want = i + 1
		} else {
			pictures[f.Name] = f.Data
		}
	}
	if want < 0 {
		a.Files = append(a.Files, txtar.File{Name: "document"})
		want = len(a.Files) - 1
	}
	name, src := a.Files[0].Name, a.Files[0].Data
	doc, problems := readAny(name, src, func(n string) ([]byte, bool) { b, ok := pictures[n]; return b, ok })
	got := readDump(doc, problems)
	if *updateRead {
		a.Files[want].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(string(a.Files[want].Data), got); d != "" {
		t.Errorf("document (-want +got):\n%s", d)
	}
	if doc != nil {
		lettersHold(t, name, string(src), doc)
	}
}

func readAny(name string, src []byte, pictures Pictures) (*Document, []model.Problem) {
	switch filepath.Ext(name) {
	case ".md":
		return ReadMarkdown(name, src, pictures)
	case ".html":
		return ReadHTML(name, src, pictures)
	}
	return ReadPlain(name, src)
}

// readDump writes a document so that people can read it.
func readDump(d *Document, problems []model.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "refused %s %s: %s\n", p.Pos, p.Rule.ID, p.Message(model.En))
	}
	if d == nil {
		return b.String()
	}
	if d.Title != "" {
		fmt.Fprintf(&b, "title %s\n", d.Title)
	}
	dumpBlocks(&b, "", d.Blocks)
	for _, n := range d.Notes {
		end := ""
		if n.End {
			end = " end"
		}
		fmt.Fprintf(&b, "note %s%s %q\n", n.ID, end, n.Label)
		dumpBlocks(&b, "  ", n.Blocks)
	}
	for _, a := range d.Asides {
		fmt.Fprintf(&b, "aside %s %d", a.Kind, a.N)
		if a.By+a.On != "" {
			fmt.Fprintf(&b, " by %s %s", a.By, a.On)
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(a.Text, "\n", "¶"))
	}
	var keys []string
	for key := range d.Pictures {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		p := d.Pictures[key]
		fmt.Fprintf(&b, "picture %s: %s %s, %d bytes\n", key, p.Name, p.Kind, len(p.Data))
	}
	for _, p := range d.Findings {
		fmt.Fprintf(&b, "%s %d %s: %s\n", p.Severity, p.Pos.Line, p.Rule.ID, p.Message(model.En))
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, indent string, blocks []Block) {
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case *Paragraph:
			fmt.Fprintf(b, "%s%d", indent, bl.N)
			if bl.NewPage {
				b.WriteString(" newpage")
			}
			if bl.Style != "" {
				fmt.Fprintf(b, " style=%q", bl.Style)
			}
			if bl.Outline > 0 {
				fmt.Fprintf(b, " outline=%d", bl.Outline)
			}
			if bl.ListLevel > 0 {
				fmt.Fprintf(b, " level=%d", bl.ListLevel)
			}
			if bl.Indent > 0 {
				fmt.Fprintf(b, " indent=%d", bl.Indent)
			}
			if bl.Centred {
				b.WriteString(" centred")
			}
			if bl.Label != "" {
				fmt.Fprintf(b, " label=%q", bl.Label)
			}
			fmt.Fprintf(b, ": %s\n", dumpInlines(bl.Inlines))
		case *Table:
			fmt.Fprintf(b, "%s%d table head=%d\n", indent, bl.N, bl.Head)
			for _, row := range bl.Rows {
				fmt.Fprintf(b, "%s  row\n", indent)
				for _, c := range row {
					span := ""
					if c.Colspan > 1 || c.Rowspan > 1 {
						span = fmt.Sprintf(" %dx%d", c.Colspan, c.Rowspan)
					}
					fmt.Fprintf(b, "%s    cell%s\n", indent, span)
					dumpBlocks(b, indent+"      ", c.Blocks)
				}
			}
		}
	}
}

func dumpInlines(ins []Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case Words:
			style := ""
			for _, l := range []struct {
				on   bool
				name string
			}{{in.Bold, "b"}, {in.Italic, "i"}, {in.Sup, "sup"}, {in.Sub, "sub"}} {
				if l.on {
					style += l.name + " "
				}
			}
			if in.Href != "" {
				style += "href=" + in.Href + " "
			}
			if in.Plain != "" {
				style += "tex=" + in.Plain + " "
			}
			if style == "" {
				b.WriteString(in.Text)
			} else {
				fmt.Fprintf(&b, "<%s|%s>", strings.TrimSpace(style), in.Text)
			}
		case Tab:
			b.WriteString("<tab" + in.Plain + ">")
		case LineBreak:
			b.WriteString("<br>")
		case Image:
			fmt.Fprintf(&b, "<image %s|%s>", in.Key, in.Text)
		case Math:
			display := ""
			if in.Display {
				display = " display"
			}
			fmt.Fprintf(&b, "<math%s|%s", display, in.Text)
			if strings.TrimSpace(in.Plain) != in.Text {
				fmt.Fprintf(&b, "|%s", strings.ReplaceAll(in.Plain, "\n", "¶"))
			}
			b.WriteString(">")
		case NoteMark:
			fmt.Fprintf(&b, "<note %s>", in.Key)
		}
	}
	return b.String()
}

// lettersHold compares what stands in the source, counted without our readers,
// with what stands in the document.
func lettersHold(t testing.TB, name, src string, d *Document) {
	t.Helper()
	var source string
	skip := func(r rune) bool { return false }
	switch filepath.Ext(name) {
	case ".md":
		source = lettersOfMarkdown(src)
		skip = func(r rune) bool { return r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	case ".html":
		source = lettersOfTokens(src)
		skip = func(r rune) bool { return strings.ContainsRune(`$\()[]`, r) } // marks of formulas
	default:
		source = src
	}
	want, got, labels := countLetters(source, skip), countLetters(lettersOfDocument(d, false), skip), countLetters(lettersOfDocument(d, true), skip)
	for _, r := range runesOf(want, labels) {
		if want[r] > labels[r] {
			t.Errorf("%q stands %d times in %s and %d times in the document", r, want[r], name, labels[r])
		}
		if got[r] > want[r] {
			t.Errorf("%q stands %d times in %s and %d times in the document, labels aside", r, want[r], name, got[r])
		}
	}
}

func runesOf(maps ...map[rune]int) (all []rune) {
	for _, m := range maps {
		for r := range m {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func countLetters(s string, skip func(rune) bool) map[rune]int {
	n := map[rune]int{}
	for _, r := range s {
		if !unicode.IsSpace(r) && !blank(r) && !skip(r) {
			n[r]++
		}
	}
	return n
}

// lettersOfDocument is everything that a document says; the labels are those
// that a program generated or, in Word's HTML, typed out.
func lettersOfDocument(d *Document, labels bool) string {
	var b strings.Builder
	if labels {
		b.WriteString(d.Title + "\n")
	}
	d.Walk(func(p *Paragraph) {
		if labels {
			b.WriteString(p.Label)
		}
		for _, in := range p.Inlines {
			if in.Plain != "" {
				b.WriteString(in.Plain)
			} else if in.Kind != TextBox {
				b.WriteString(in.Text)
			}
			b.WriteByte(' ')
		}
	})
	for _, n := range d.Notes {
		b.WriteString(n.Label)
	}
	for _, a := range d.Asides {
		b.WriteString(a.Text + "\n")
	}
	return b.String()
}

var (
	mdTag    = regexp.MustCompile(`(?is)</?(?:table|thead|tbody|tr|td|th|div|p|center|br|sup|sub|b|i|em|strong|u|img|span|a|details|summary|html|body|h[1-6]|ul|ol|li)(?:\s[^<>]*)?/?>`)
	mdTarget = regexp.MustCompile(`\]\([^()\s]*\)`)
	mdFence  = regexp.MustCompile("(?m)^```[a-z]*$")
	mdAlt    = regexp.MustCompile(`\salt="([^"]*)"`)
	mdRef    = regexp.MustCompile(`\[\[[^\[\]|]+\|([^\[\]]*)\]\]`)
	mdSwitch = regexp.MustCompile(`(?m)^\\(?:newpage|pagebreak)$`)
)

// lettersOfMarkdown cuts the markup that is made of letters.
func lettersOfMarkdown(src string) string {
	src = mdTag.ReplaceAllStringFunc(src, func(tag string) string {
		if m := mdAlt.FindStringSubmatch(tag); m != nil {
			return " " + m[1] + " "
		}
		return " "
	})
	for _, re := range []*regexp.Regexp{mdTarget, mdFence, mdSwitch} {
		src = re.ReplaceAllString(src, " ")
	}
	return html.UnescapeString(mdRef.ReplaceAllString(src, "$1"))
}

var switches = regexp.MustCompile(`^\s*(?:\[if ![^\]]*\]|\[endif\]|StartFragment|EndFragment)\s*$`)

// lettersOfTokens is the text, the remarks and the alternative texts of a page.
func lettersOfTokens(src string) string {
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return b.String()
		case nethtml.TextToken:
			b.WriteString(z.Token().Data)
		case nethtml.CommentToken:
			if c := z.Token().Data; !switches.MatchString(c) {
				b.WriteString(strings.TrimSuffix(strings.TrimSpace(c), "<![endif]"))
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			tok := z.Token()
			for _, a := range tok.Attr {
				if tok.Data == "img" && a.Key == "alt" {
					b.WriteString(a.Val)
				}
			}
		}
	}
}
