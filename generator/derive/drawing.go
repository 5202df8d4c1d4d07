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
	Lines         []Stroke
	Parts         []DrawnBox // names of the parts of the layers
	Levels        []DrawnBox
	Notes         []DrawnText // small words outside of boxes
}

// Rect is a place in a drawing.
type Rect struct{ X, Y, W, H int }

// Stroke joins two boxes; it runs along one axis.
type Stroke struct{ X1, Y1, X2, Y2 int }

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
	// OneLine is set where the figures stand at the end of the title's line.
	OneLine bool
}

// Figure is one count of a box as the drawing says it.
type Figure struct {
	Kind  string // issued, target, planned, due, samples, samplesdue, shared, sharedsamples
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
	columnW = 206
	indent  = 18 // of a level below another
	gapX    = 16 // between columns
	gapY    = 10 // between boxes that are stacked
	padX    = 10
	margin  = 16
	rise    = 26 // room for the lines between a box and a row of boxes below

	titleSize, titleLine = 16, 21
	headSize             = 16
	rootSize, rootLine   = 23, 30
	countSize, countLine = 14, 18
	noteSize, noteLine   = 13, 20
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
	add("shared", shared.Issued+shared.Planned, "上级共用", "shared")
	add("sharedsamples", shared.Samples, "共用样本", "shared samples")
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
	size := titleSize
	switch kind {
	case RootBox:
		size = rootSize
	case HeadBox, CommonBox:
		size = headSize
	}
	inner := width - 2*padX
	first := inner
	if code != "" && kind != LevelBox {
		first -= textWidth(code, size) + codeGap
	}
	b := DrawnBox{Kind: kind, Code: code, Title: wrap(title, size, first, inner), Counts: countLines(counts, inner)}
	b.W = width
	if kind == LevelBox && len(b.Title) == 1 && len(b.Counts) == 1 {
		used := 0
		for _, c := range b.Counts[0] {
			used += textWidth(c.Words+countSeparator, countSize)
		}
		b.OneLine = textWidth(title, size)+used <= inner
	}
	b.H = b.height()
	return b
}

// height is what the words of the box need.
func (b DrawnBox) height() int {
	if b.OneLine {
		return 15 + titleLine
	}
	line := titleLine
	if b.Kind == RootBox {
		line = rootLine
	}
	return 15 + len(b.Title)*line + len(b.Counts)*countLine
}

// codeGap is between the code of a box and its title.
const codeGap = 7
