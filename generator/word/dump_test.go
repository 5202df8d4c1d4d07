package word

import (
	"fmt"
	"strings"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// dump writes a document so that a person can read it: a line a paragraph.
func dump(d *manuscript.Document) string {
	var b strings.Builder
	if d.Title != "" {
		fmt.Fprintf(&b, "title %s\n", d.Title)
	}
	dumpBlocks(&b, "", d.Blocks)
	for _, n := range d.Notes {
		kind := "footnote"
		if n.End {
			kind = "endnote"
		}
		fmt.Fprintf(&b, "%s %s %q\n", kind, n.ID, n.Label)
		dumpBlocks(&b, "  ", n.Blocks)
	}
	for _, a := range d.Asides {
		fmt.Fprintf(&b, "aside %s %d", a.Kind, a.N)
		if a.By != "" || a.On != "" {
			fmt.Fprintf(&b, " by %s on %s", a.By, a.On)
		}
		if a.About != "" {
			fmt.Fprintf(&b, " about %q", a.About)
		}
		fmt.Fprintf(&b, " %q\n", a.Text)
	}
	keys := map[string]string{}
	for k, p := range d.Pictures {
		keys[k] = fmt.Sprintf("picture %s %s %s %d bytes\n", k, p.Name, p.Kind, len(p.Data))
	}
	for _, k := range sortedKeys(keys) {
		b.WriteString(keys[k])
	}
	for _, p := range d.Findings {
		fmt.Fprintf(&b, "%d %s %s: %s\n", p.Pos.Line, p.Severity, p.Rule.ID, p.Message(model.Zh))
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, indent string, blocks []manuscript.Block) {
	for _, block := range blocks {
		switch x := block.(type) {
		case *manuscript.Paragraph:
			fmt.Fprintf(b, "%s%d", indent, x.N)
			if x.Style != "" && x.Style != "normal" {
				fmt.Fprintf(b, " {%s}", x.Style)
			}
			if x.Outline > 0 {
				fmt.Fprintf(b, " outline%d", x.Outline)
			}
			if x.ListLevel > 0 {
				fmt.Fprintf(b, " level%d", x.ListLevel)
			}
			if x.Indent != 0 {
				fmt.Fprintf(b, " indent%d", x.Indent)
			}
			if x.Centred {
				b.WriteString(" centred")
			}
			if x.NewPage {
				b.WriteString(" page")
			}
			fmt.Fprintf(b, " |%s|", x.Label)
			for _, in := range x.Inlines {
				dumpInline(b, indent, in)
			}
			b.WriteString("\n")
		case *manuscript.Table:
			fmt.Fprintf(b, "%s%d table head %d\n", indent, x.N, x.Head)
			for _, row := range x.Rows {
				fmt.Fprintf(b, "%s  row\n", indent)
				for _, c := range row {
					fmt.Fprintf(b, "%s    cell %d×%d\n", indent, c.Colspan, c.Rowspan)
					dumpBlocks(b, indent+"      ", c.Blocks)
				}
			}
		}
	}
}

func dumpInline(b *strings.Builder, indent string, in manuscript.Inline) {
	switch in.Kind {
	case manuscript.Words:
		look := ""
		for _, l := range []struct {
			on   bool
			sign string
		}{{in.Bold, "b"}, {in.Italic, "i"}, {in.Sup, "^"}, {in.Sub, "_"}} {
			if l.on {
				look += l.sign
			}
		}
		if in.Href != "" {
			look += "<" + in.Href + ">"
		}
		fmt.Fprintf(b, "%s‹%s›", look, in.Text)
	case manuscript.Tab:
		b.WriteString("⇥")
	case manuscript.LineBreak:
		b.WriteString("↵")
	case manuscript.Image:
		fmt.Fprintf(b, "!‹%s›(%s)", in.Text, in.Key)
	case manuscript.Math:
		mark := "$"
		if in.Display {
			mark = "$$"
		}
		fmt.Fprintf(b, "%s%s%s(%s)", mark, in.Text, mark, in.Plain)
	case manuscript.NoteMark:
		fmt.Fprintf(b, "[%s]", in.Key)
	case manuscript.TextBox:
		b.WriteString("box\n")
		dumpBlocks(b, indent+"    ", in.Blocks)
		b.WriteString(indent + "  ")
	}
}
