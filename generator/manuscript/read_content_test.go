package manuscript

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

// TestReadDialect: a text that is in our dialect already says the same when it
// has been read as a manuscript and is written down plainly, line by line.
func TestReadDialect(t *testing.T) {
	files, err := filepath.Glob("../../content/standards/*/*/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no content: %v", err)
	}
	for _, file := range files {
		name := strings.TrimPrefix(filepath.ToSlash(file), "../../content/standards/")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lang := model.Lang(strings.TrimSuffix(filepath.Base(file), ".md"))
			folder := os.DirFS(filepath.Dir(file))
			doc, problems := ReadMarkdown("text.md", src, func(n string) ([]byte, bool) {
				f, err := folder.Open(n)
				if err != nil {
					return nil, false
				}
				return []byte("x"), f.Close() == nil
			})
			if len(problems) > 0 {
				t.Fatal(problems[0].Message(model.En))
			}
			for _, p := range doc.Findings {
				t.Errorf("%d: %s %s", p.Pos.Line, p.Rule.ID, p.Message(model.En))
			}
			lettersHold(t, "text.md", string(src), doc)
			if d := cmp.Diff(plainLines(string(src)), plainLines(linesOf(doc))); d != "" {
				t.Errorf("the lines (-want +got):\n%s", d)
			}
			if _, ok := InDialect(src, Options{Lang: lang, Grammar: model.StandardGrammar}); !ok {
				t.Error("it is not seen to be in the dialect")
			}
		})
	}
}

// plainLines are the lines with words, without what only parts or aligns them;
// footnotes at the end.
func plainLines(s string) (lines []string) {
	var notes []string
	defer func() { lines = append(lines, notes...) }()
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimFunc(line, blank)
		if line == "" || line == `\` {
			continue
		}
		if isRule(line) {
			line = strings.ReplaceAll(line, ":", "")
		}
		if line = strings.Join(strings.Fields(line), " "); noteDef.MatchString(line) {
			notes = append(notes, line)
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

// linesOf writes a document line by line, without understanding any.
func linesOf(d *Document) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		switch bl := bl.(type) {
		case *Paragraph:
			if bl.Outline > 0 {
				b.WriteString(strings.Repeat("#", bl.Outline) + " ")
			}
			if bl.Label != "" {
				b.WriteString(bl.Label + " ")
			}
			b.WriteString(markdownOf(bl.Inlines) + "\n")
		case *Table:
			writeTable(&b, bl)
		}
	}
	for _, n := range d.Notes {
		b.WriteString("\n[^" + n.ID + "]: ")
		for _, bl := range n.Blocks {
			b.WriteString(markdownOf(bl.(*Paragraph).Inlines) + "\n")
		}
	}
	return b.String()
}

// writeTable puts the cells into a grid, with < and ^ for what is merged.
func writeTable(b *strings.Builder, t *Table) {
	grid := map[[2]int]string{}
	width := 0
	for i, row := range t.Rows {
		col := 0
		for _, c := range row {
			for grid[[2]int{i, col}] != "" {
				col++
			}
			for y := range c.Rowspan {
				for x := range c.Colspan {
					mark := "<"
					if x == 0 {
						mark = "^"
					}
					grid[[2]int{i + y, col + x}] = mark
				}
			}
			var words []string
			for _, bl := range c.Blocks {
				words = append(words, markdownOf(bl.(*Paragraph).Inlines))
			}
			grid[[2]int{i, col}] = strings.Join(words, `\ `) + " "
			width = max(width, col+c.Colspan)
		}
	}
	for i := range t.Rows {
		if i == t.Head {
			b.WriteString("|" + strings.Repeat("---|", width) + "\n")
		}
		b.WriteString("|")
		for col := range width {
			b.WriteString(" " + strings.ReplaceAll(grid[[2]int{i, col}], "|", `\|`) + " |")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

func markdownOf(ins []Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case Words:
			s := in.Text
			switch {
			case strings.HasPrefix(in.Href, "[["):
				s = strings.TrimSuffix(in.Href, "]]") + "|" + s + "]]"
			case in.Href != "":
				s = "[" + s + "](" + in.Href + ")"
			case in.Bold:
				s = "**" + s + "**"
			case in.Italic:
				s = "*" + s + "*"
			case in.Sup:
				s = "^" + s + "^"
			case in.Sub:
				s = "~" + s + "~"
			}
			b.WriteString(s)
		case Tab:
			b.WriteString(" ")
		case LineBreak:
			b.WriteString(`\ `)
		case Image:
			b.WriteString("![" + in.Text + "](" + in.Key + ")")
		case Math:
			if in.Display {
				b.WriteString("$$ " + in.Text + " $$")
			} else {
				b.WriteString("$" + in.Text + "$")
			}
		case NoteMark:
			b.WriteString("[^" + in.Key + "]")
		}
	}
	return b.String()
}
