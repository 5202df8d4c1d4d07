package text

import (
	"fmt"
	"strings"

	"guiju/generator/model"
)

// dump writes a tree compactly: kind, id, number and title of each provision,
// then its blocks, indented. Tests compare it.
func dump(t *model.Text) string {
	var b strings.Builder
	if t.Title != "" {
		fmt.Fprintf(&b, "title %s\n", t.Title)
	}
	dumpBlocks(&b, t.Head, "head ")
	var walk func(ps []*model.Provision, in string)
	walk = func(ps []*model.Provision, in string) {
		for _, p := range ps {
			fmt.Fprintf(&b, "%s%s #%s", in, p.Kind, p.ID)
			if p.Number != "" && p.Number != p.ID {
				fmt.Fprintf(&b, " %s", p.Number)
			}
			if len(p.Title) > 0 {
				fmt.Fprintf(&b, " %q", dumpInlines(p.Title))
			}
			if p.Term != nil {
				fmt.Fprintf(&b, " %q", append(p.Term.Zh, p.Term.En...))
			}
			if !p.Normative {
				b.WriteString(" informative")
			}
			b.WriteByte('\n')
			dumpBlocks(&b, p.Blocks, in+"  ")
			if p.Term != nil && p.Term.Source != nil {
				fmt.Fprintf(&b, "%s  source %s\n", in, dumpInlines(p.Term.Source))
			}
			walk(p.Children, in+"  ")
		}
	}
	walk(t.Provisions, "")
	for _, f := range t.Footnotes {
		fmt.Fprintf(&b, "footnote #%s\n", f.ID)
		dumpBlocks(&b, f.Blocks, "  ")
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, bs []model.Block, in string) {
	for _, bl := range bs {
		id := ""
		if bl.Anchor() != "" {
			id = " #" + bl.Anchor()
		}
		switch bl := bl.(type) {
		case *model.Paragraph:
			fmt.Fprintf(b, "%sp%s %s\n", in, id, dumpInlines(bl.Inlines))
		case *model.List:
			fmt.Fprintf(b, "%slist %s\n", in, bl.Kind)
			for _, it := range bl.Items {
				name := it.Marker
				if it.ID != "" {
					name += " #" + it.ID
				}
				fmt.Fprintf(b, "%s  %s\n", in, name)
				dumpBlocks(b, it.Blocks, in+"    ")
			}
		case *model.Table:
			fmt.Fprintf(b, "%stable%s head=%d %s [%s]\n", in, id, bl.Head, dumpInlines(bl.Caption), bl.Unit)
			for _, r := range bl.Rows {
				b.WriteString(in + " ")
				for _, c := range r {
					span := ""
					if c.Colspan > 1 || c.Rowspan > 1 {
						span = fmt.Sprintf("{%dx%d}", c.Colspan, c.Rowspan)
					}
					fmt.Fprintf(b, " |%s%s%s", span, c.Align, dumpInlines(c.Inlines))
				}
				b.WriteByte('\n')
			}
			dumpBlocks(b, bl.Notes, in+"  ")
			for _, f := range bl.Footnotes {
				fmt.Fprintf(b, "%s  [%s] #%s\n", in, f.Label, f.ID)
				dumpBlocks(b, f.Blocks, in+"    ")
			}
		case *model.Figure:
			fmt.Fprintf(b, "%sfigure%s %s %q %s\n", in, id, bl.Src, bl.Alt, dumpInlines(bl.Caption))
			for _, s := range bl.Sub {
				dumpBlocks(b, []model.Block{s}, in+"  ")
			}
			dumpBlocks(b, bl.Key, in+"  ")
			if bl.Unit != "" {
				fmt.Fprintf(b, "%s  [%s]\n", in, bl.Unit)
			}
			dumpBlocks(b, bl.Notes, in+"  ")
			for _, f := range bl.Footnotes {
				fmt.Fprintf(b, "%s  [%s] #%s\n", in, f.Label, f.ID)
				dumpBlocks(b, f.Blocks, in+"    ")
			}
		case *model.Formula:
			fmt.Fprintf(b, "%sformula%s %q\n", in, id, bl.TeX)
			for _, x := range bl.Where {
				fmt.Fprintf(b, "%s  %s = %s\n", in, dumpInlines(x.Symbol), dumpInlines(x.Meaning))
			}
		case *model.Note:
			fmt.Fprintf(b, "%snote%s\n", in, id)
			dumpBlocks(b, bl.Blocks, in+"  ")
		case *model.Example:
			fmt.Fprintf(b, "%sexample%s\n", in, id)
			dumpBlocks(b, bl.Blocks, in+"  ")
		case *model.Quote:
			fmt.Fprintf(b, "%squote\n", in)
			dumpBlocks(b, bl.Blocks, in+"  ")
		case *model.Code:
			fmt.Fprintf(b, "%scode %s %q\n", in, bl.Info, bl.Text)
		}
	}
}

func dumpInlines(ins []model.Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch in.Kind {
		case model.TextInline:
			b.WriteString(in.Text)
		case model.RefInline:
			fmt.Fprintf(&b, "<ref %s %s>", in.Text, in.Target)
		case model.LinkInline:
			fmt.Fprintf(&b, "<link %s %s>", in.Href, dumpInlines(in.Children))
		case model.BreakInline:
			b.WriteString("<br>")
		default:
			fmt.Fprintf(&b, "<%s %s%s%s>", in.Kind, in.Text, in.Href, dumpInlines(in.Children))
		}
	}
	return b.String()
}
