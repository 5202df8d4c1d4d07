package derive

import (
	"strconv"

	"guiju/generator/model"
)

// Drawing is a framework laid out as offices know it (标准体系框架图): the title
// of the system on top, what all use in common as a band below it (共性 above
// 个性, GB/T 13016—2018), the other subsystems as columns with what they hold
// stacked beneath, and the levels as layers at the foot. All in user units of
// an SVG (1 unit = 1 CSS px); the same diagram gives the same drawing.
type Drawing struct {
	Diagram       Diagram
	Lang          model.Lang
	Width, Height int
	Bands         []Rect // grounds of the common boxes
	Boxes         []DrawnBox
	Lines         []Line
	Parts         []DrawnBox // names of the parts of the layers
	Levels        []DrawnBox
	Notes         []DrawnText // small words outside of boxes
}

// Rect is a place in a drawing.
type Rect struct{ X, Y, W, H int }

// Line joins two boxes; it runs along one axis.
type Line struct{ X1, Y1, X2, Y2 int }

// Kinds of drawn boxes.
const (
	RootBox   = "root"
	CommonBox = "common" // a band's own box
	HeadBox   = "head"   // the box on top of a column
	LeafBox   = "leaf"   // any box below
	PartBox   = "part"
	LevelBox  = "level"
)

// DrawnBox is a box with its words broken into lines.
type DrawnBox struct {
	Rect
	Kind   string
	Code   string // of the framework, or the key of the level; "" for others
	Title  []string
	Counts [][]Figure
}

// Figure is one count of a box as the drawing says it.
type Figure struct {
	Kind  string // issued, target, planned, due, samples, shared
	N     int
	Words string
}

// DrawnText is a line of small words, at the left end of its base line.
type DrawnText struct {
	X, Y  int
	Words string
}

// Measures of a drawing.
const (
	columnW = 212
	indent  = 18 // of a level below another
	gapX    = 20 // between columns
	gapY    = 10 // between boxes that are stacked
	padX    = 11
	margin  = 16
	rise    = 26 // room for the lines between a box and a row of boxes below

	titleSize, titleLine = 14, 19
	headSize             = 15
	rootSize, rootLine   = 21, 28
	countSize, countLine = 12, 16
	noteSize, noteLine   = 12, 18
)

// countWords are the figures of a tally: what is issued always, the rest where
// there is any; samples apart from real standards.
func countWords(t, shared Tally, l model.Lang) (out []Figure) {
	add := func(kind string, n int, zh, en string) {
		if n > 0 || kind == "issued" {
			out = append(out, Figure{kind, n, model.Bilingual{Zh: zh, En: en}.In(l) + " " + strconv.Itoa(n)})
		}
	}
	add("issued", t.Issued, "正式", "issued")
	add("target", t.Target, "应有", "wanted")
	add("planned", t.Planned, "待制定", "planned")
	add("due", t.Due, "复审到期", "review due")
	add("samples", t.Samples, "样本", "samples")
	add("samplesdue", t.SamplesDue, "样本到期", "samples due")
	add("shared", shared.Issued+shared.Samples+shared.Planned, "上级共用", "shared")
	return out
}

// countSeparator stands between two figures of a line.
const countSeparator = " · "

// countLines breaks figures into lines of a width.
func countLines(cs []Figure, width int) (lines [][]Figure) {
	used := 0
	for _, c := range cs {
		w := textWidth(c.Words, countSize)
		if len(lines) > 0 && used+textWidth(countSeparator, countSize)+w <= width {
			lines[len(lines)-1] = append(lines[len(lines)-1], c)
			used += textWidth(countSeparator, countSize) + w
			continue
		}
		lines, used = append(lines, []Figure{c}), w
	}
	return lines
}

// sized is a box of a width with its words broken and its height set.
func sized(kind, code, title string, counts []Figure, width int) DrawnBox {
	size, line := titleSize, titleLine
	switch kind {
	case RootBox:
		size, line = rootSize, rootLine
	case HeadBox, CommonBox:
		size = headSize
	}
	inner := width - 2*padX
	first := inner
	if code != "" && kind != LevelBox {
		first -= textWidth(code, size) + codeGap
	}
	b := DrawnBox{Kind: kind, Code: code, Title: wrap(title, size, first, inner), Counts: countLines(counts, inner)}
	b.W, b.H = width, 17+len(b.Title)*line+len(b.Counts)*countLine
	return b
}

// codeGap is between the code of a box and its title.
const codeGap = 7
