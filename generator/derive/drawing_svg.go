package derive

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"guiju/generator/model"
)

// faces are what words of a drawing are set in; none is fetched.
const faces = "PingFang SC, Source Han Sans SC, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, SimHei, sans-serif"

// paint is how a box looks on paper; style sheets may say otherwise by class.
type paint struct{ ground, edge, title, count string }

var paints = map[string]paint{
	RootBox:   {"#a8261b", "#a8261b", "#ffffff", "#ffffff"},
	CommonBox: {"#ffffff", "#a8261b", "#1e1b17", "#5d564c"},
	HeadBox:   {"#faece8", "#a8261b", "#1e1b17", "#5d564c"},
	LeafBox:   {"#ffffff", "#b4ab9a", "#1e1b17", "#5d564c"},
	PartBox:   {"#5d564c", "#5d564c", "#ffffff", "#ffffff"},
	LevelBox:  {"#f3f0e8", "#b4ab9a", "#1e1b17", "#5d564c"},
}

// SVG writes the drawing as a picture that needs nothing beside it: colours as
// attributes, classes for a page that has a style sheet. id begins the ids of
// its title and its description, which is what a screen reader says of it.
func (d Drawing) SVG(id string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="diagram-picture%s" viewBox="0 0 %d %d" preserveAspectRatio="xMidYMin meet" width="%d" height="%d" role="img" aria-labelledby="%s-title" aria-describedby="%[6]s-desc" lang="%s" font-family="%s">`+"\n",
		d.breadth(), d.Width, d.Height, d.Width, d.Height, escaped(id), d.Lang.Tag(), faces)
	fmt.Fprintf(&b, "<title id=\"%s-title\">%s</title>\n<desc id=\"%[1]s-desc\">%s</desc>\n", escaped(id), escaped(d.Name()), escaped(d.Summary()))
	fmt.Fprintf(&b, "<rect class=\"diagram-ground\" width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", d.Width, d.Height)
	for _, r := range d.Bands {
		fmt.Fprintf(&b, "<rect class=\"diagram-band\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"#faece8\" stroke=\"#a8261b\"/>\n", r.X, r.Y, r.W, r.H)
	}
	b.WriteString(`<path class="diagram-edge" fill="none" stroke="#8a8172" d="`)
	for _, l := range d.Lines {
		fmt.Fprintf(&b, "M%d %dL%d %d", l.X1, l.Y1, l.X2, l.Y2)
	}
	b.WriteString("\"/>\n")
	for _, boxes := range [][]DrawnBox{d.Boxes, d.Parts, d.Levels} {
		for _, box := range boxes {
			box.write(&b)
		}
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "<text class=\"diagram-note\" x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"#5d564c\">%s</text>\n", n.X, n.Y, noteSize, escaped(n.Words))
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// breadth is a class for pictures that a page may not make so small as others.
func (d Drawing) breadth() string {
	switch {
	case d.Width > 2100:
		return " diagram-vast"
	case d.Width > 1500:
		return " diagram-wide"
	}
	return ""
}

// Name is what the picture is called.
func (d Drawing) Name() string {
	return model.Bilingual{Zh: d.Diagram.Title.Zh + "：标准体系框架图", En: d.Diagram.Title.Or(model.En) + ": diagram of the standards system"}.In(d.Lang)
}

// Summary says the picture in a few sentences.
func (d Drawing) Summary() string {
	var common, tops []string
	for _, n := range d.Diagram.Nodes {
		switch {
		case n.Common:
			common = append(common, n.Box.Title.Or(d.Lang))
		case n.Depth == 0:
			tops = append(tops, n.Box.Title.Or(d.Lang))
		}
	}
	var counts []string
	for _, c := range countWords(d.Diagram.Total, Tally{}, d.Lang) {
		counts = append(counts, c.Words)
	}
	if d.Lang == model.En {
		s := fmt.Sprintf("%d subsystems. ", len(d.Diagram.Nodes))
		if len(common) > 0 {
			s += "Used by all: " + strings.Join(common, ", ") + ". "
		}
		if len(tops) > 0 {
			s += "Below: " + strings.Join(tops, ", ") + ". "
		}
		return s + "Standards as of " + d.Diagram.Day.String() + ": " + strings.Join(counts, ", ") + "."
	}
	s := fmt.Sprintf("共 %d 个子体系。", len(d.Diagram.Nodes))
	if len(common) > 0 {
		s += "各子体系共用：" + strings.Join(common, "、") + "。"
	}
	if len(tops) > 0 {
		s += "其下并列：" + strings.Join(tops, "、") + "。"
	}
	return s + "截至 " + d.Diagram.Day.String() + " 的标准：" + strings.Join(counts, "，") + "。"
}

// write writes one box. Those of the framework and of levels carry what they
// are, so that a page can lead from them to the list.
func (x DrawnBox) write(b *bytes.Buffer) {
	p := paints[x.Kind]
	fmt.Fprintf(b, `<g class="diagram-node diagram-%s"`, x.Kind)
	switch {
	case x.Kind == LevelBox:
		fmt.Fprintf(b, ` data-level="%s"`, escaped(x.Code))
	case x.Code != "":
		fmt.Fprintf(b, ` data-box="%s"`, escaped(x.Code))
	}
	fmt.Fprintf(b, "><rect class=\"diagram-box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"%s\" stroke=\"%s\"/>", x.X, x.Y, x.W, x.H, p.ground, p.edge)
	size, line, weight := titleSize, titleLine, "500"
	at, anchor := x.X+padX, ""
	switch x.Kind {
	case RootBox:
		size, line, weight = rootSize, rootLine, "700"
	case HeadBox, CommonBox:
		size, weight = headSize, "700"
	case PartBox, LevelBox:
		weight = "700"
	}
	if x.Kind != LeafBox && x.Kind != LevelBox {
		at, anchor = x.X+x.W/2, ` text-anchor="middle"`
	}
	y := x.Y + (x.H-x.height())/2 + 6
	for i, words := range x.Title {
		y += line
		fmt.Fprintf(b, "<text class=\"diagram-title\" x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" fill=\"%s\"%s>", at, y-line/5, size, weight, p.title, anchor)
		if i == 0 && x.Code != "" && x.Kind != LevelBox {
			fmt.Fprintf(b, "<tspan class=\"diagram-code\" font-weight=\"700\" fill=\"#a8261b\">%s</tspan><tspan dx=\"%d\">%s</tspan>", escaped(x.Code), codeGap, escaped(words))
		} else {
			b.WriteString(escaped(words))
		}
		b.WriteString("</text>")
	}
	for _, counts := range x.Counts {
		if x.OneLine {
			at, anchor = x.X+x.W-padX, ` text-anchor="end"`
		} else {
			y += countLine
		}
		fmt.Fprintf(b, "<text class=\"diagram-count\" x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"%s\"%s>", at, y-line/5, countSize, p.count, anchor)
		for i, c := range counts {
			if i > 0 {
				b.WriteString(countSeparator)
			}
			fill := ""
			if x.Kind != RootBox {
				fill = countFill[c.Kind]
			}
			fmt.Fprintf(b, "<tspan class=\"diagram-%s\"%s>%s</tspan>", c.Kind, fill, escaped(c.Words))
		}
		b.WriteString("</text>")
	}
	b.WriteString("</g>\n")
}

// countFill marks the figures that ask for a second look.
var countFill = map[string]string{
	"due":           ` fill="#7a4d00" font-weight="700"`,
	"samples":       ` fill="#a8261b"`,
	"sharedsamples": ` fill="#a8261b"`,
	"planned":       ` fill="#234e8a"`,
}

func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("BUG: " + err.Error())
	}
	return b.String()
}
