package manuscript

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one paragraph as the recogniser looks at it, or a part of one that
// was pasted with line breaks; or a table.
type line struct {
	n      int // of the paragraph
	part   int // which part of it, from 0
	p      *Paragraph
	table  *Table
	runs   []Inline // flat: no text boxes
	words  string   // of runs, see wordsOf
	auto   int      // bytes of words that the program counts: its label and the tab behind it
	joined int      // paragraph that the line continues over the end of a page
	cut    bool     // a page ended right above
}

// object stands in the words of a line for what is no word: a picture, a
// formula, the mark of a footnote.
const object = '\ufffc'

// wordsOf gives the words of runs, byte for byte in the order of the runs, so
// that what a pattern found can be cut off them.
func wordsOf(runs []Inline) string {
	var b strings.Builder
	for _, in := range runs {
		b.WriteString(runWords(in))
	}
	return b.String()
}

func runWords(in Inline) string {
	switch in.Kind {
	case Words:
		return in.Text
	case Tab:
		return "\t"
	case LineBreak:
		return "\n"
	}
	return string(object)
}

// skipRuns cuts the first n bytes of the words of runs.
func skipRuns(runs []Inline, n int) []Inline {
	for len(runs) > 0 {
		w := runWords(runs[0])
		if n >= len(w) {
			n -= len(w)
			runs = runs[1:]
			continue
		}
		if n > 0 && runs[0].Kind == Words {
			first := runs[0]
			first.Text = first.Text[n:]
			return append([]Inline{first}, runs[1:]...)
		}
		return runs
	}
	return nil
}

// keepRuns keeps the first n bytes of the words of runs.
func keepRuns(runs []Inline, n int) (out []Inline) {
	for _, in := range runs {
		w := runWords(in)
		if n <= 0 {
			break
		}
		if n < len(w) {
			if in.Kind == Words {
				in.Text = in.Text[:n]
				out = append(out, in)
			}
			break
		}
		out = append(out, in)
		n -= len(w)
	}
	return out
}

// blankSign reports white space of any width, line ends included.
func blankSign(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || unicode.Is(unicode.Zs, r)
}

// invisible reports characters that nobody sees and that defeat search; texts
// may not hold them (see package text). They count as no letters.
func invisible(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0:
		return !blankSign(r)
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x2069:
		return true
	}
	return r == 0xad || r == 0xfeff || r == 0x180e || r == 0x061c
}

// shut cuts white space at both ends.
func shut(s string) string { return strings.TrimFunc(s, blankSign) }

// shutRuns cuts white space at both ends of runs.
func shutRuns(runs []Inline) []Inline {
	w := wordsOf(runs)
	runs = skipRuns(runs, len(w)-len(strings.TrimLeftFunc(w, blankSign)))
	w = wordsOf(runs)
	return keepRuns(runs, len(strings.TrimRightFunc(w, blankSign)))
}

// squeezed drops all white space and writes the rest in half width: what two
// headings are compared by.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if blankSign(r) || invisible(r) {
			return -1
		}
		return halfWidth(r)
	}, s)
}

func halfWidth(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// narrow writes a marker in half width, without white space.
func narrow(s string) string { return squeezed(s) }

// hanSign reports whether Chinese is written in s.
func hanSign(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}

// quoted shortens words for a message.
func quoted(s string) string {
	s = shut(strings.Map(func(r rune) rune {
		switch {
		case blankSign(r):
			return ' '
		case r == object || invisible(r):
			return -1
		}
		return r
	}, s))
	if utf8.RuneCountInString(s) <= 30 {
		return s
	}
	return string([]rune(s)[:30]) + "…"
}

// flatten makes lines of blocks, in the order of the file: what stands in a
// text box follows its paragraph. Paragraphs without anything are left out.
func (r *recogniser) flatten(blocks []Block) (out []*line) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Table:
			if lines := r.unframed(b); lines != nil {
				out = append(out, lines...)
				continue
			}
			out = append(out, &line{n: b.N, table: b})
		case *Paragraph:
			runs, boxes := r.flatRuns(b)
			out = append(out, r.parts(b, runs)...)
			for _, box := range boxes {
				out = append(out, r.flatten(box)...)
			}
		}
	}
	return out
}

// unframed gives the lines of a table that is no table: one cell that frames
// what stands in it. nil: it is one.
func (r *recogniser) unframed(t *Table) []*line {
	if len(t.Rows) != 1 || len(t.Rows[0]) != 1 {
		return nil
	}
	lines := r.flatten(t.Rows[0][0].Blocks)
	if lines == nil {
		lines = []*line{}
	}
	return lines
}

// flatRuns takes the text boxes out of a paragraph, drops what nobody sees and
// writes the label before the words.
func (r *recogniser) flatRuns(p *Paragraph) (runs []Inline, boxes [][]Block) {
	for _, in := range p.Inlines {
		if in.Kind == TextBox {
			boxes = append(boxes, in.Blocks)
			continue
		}
		if in.Kind == Math {
			if words, ok := r.mathWords(in); ok {
				in = Inline{Kind: Words, Text: words, Bold: in.Bold}
			}
		}
		if in.Kind == Words {
			if seen := strings.Map(func(c rune) rune {
				if invisible(c) {
					return -1
				}
				return c
			}, strings.ToValidUTF8(in.Text, "\ufffd")); seen != in.Text {
				r.group(hiddenDropped, p.N, seen)
				in.Text = seen
			}
			if in.Text == "" {
				continue
			}
		}
		runs = append(runs, in)
	}
	return runs, boxes
}

// parts makes the lines of one paragraph: one, but where several were pasted
// with line breaks between and the later ones begin with a mark of their own.
func (r *recogniser) parts(p *Paragraph, runs []Inline) (out []*line) {
	from := 0
	add := func(runs []Inline) {
		runs = shutRuns(runs)
		l := &line{n: p.N, part: len(out), p: p, runs: runs}
		if label := shut(p.Label); label != "" && l.part == 0 {
			l.runs = append([]Inline{{Kind: Words, Text: label}, {Kind: Tab}}, runs...)
			l.auto = len(label) + 1
		}
		if l.words = wordsOf(l.runs); l.words != "" {
			out = append(out, l)
		}
	}
	// A key below a figure and the symbols below a formula are lists: what stands
	// behind each break is one more.
	listed := listOpen.MatchString(shut(wordsOf(runs)))
	for i, in := range runs {
		if in.Kind == LineBreak && i > from && listed {
			add(runs[from:i])
			from = i + 1
			continue
		}
		if in.Kind == LineBreak && i > from && ownLine.MatchString(shut(wordsOf(rest(runs, i+1)))) && !r.brokenHeading(p, runs[from:i]) {
			add(runs[from:i])
			from = i + 1
		}
	}
	add(runs[from:])
	if len(out) > 1 {
		r.group(splitLines, p.N, quoted(out[1].words))
	}
	return out
}

// rest gives the runs from i to the next line break.
func rest(runs []Inline, i int) []Inline {
	for k := i; k < len(runs); k++ {
		if runs[k].Kind == LineBreak {
			return runs[i:k]
		}
	}
	return runs[i:]
}

// brokenHeading reports whether a line break parts the lines of one heading:
// 附录A, its status and its title; a number and its term.
func (r *recogniser) brokenHeading(p *Paragraph, before []Inline) bool {
	w := shut(wordsOf(before))
	return w == "" || annexOnly.MatchString(w) || wholeNumber.MatchString(w)
}

var listOpen = regexp.MustCompile(`^(?:式中|其中|标引序号说明|说明|where|Where|Key)` + gapSigns + `*[：:]?[ \t\x{3000}]*\n`)

// ownLine begins what stands on a line of its own, whatever the line above says.
var ownLine = regexp.MustCompile(`^(?:` +
	`(?:[0-9０-９]{1,2}|[A-ZＡ-Ｚ])(?:[.．][0-9０-９]{1,2})+` + gapSigns + `*[\p{Han}《“]` +
	`|第[0-9０-９一二三四五六七八九十]{1,3}章` + gapSigns +
	`|(?:注|示例)` + gapSigns + `*[0-9０-９]{0,2}[：:]|(?:NOTE|EXAMPLE)(?: [0-9]+)?[：:]` +
	`|——|──|[a-zａ-ｚ][)）]|[0-9０-９]{1,2}[)）]` +
	`|[\[［【](?:来源|SOURCE)[：:]` +
	`|(?:表|图)` + gapSigns + `*(?:[0-9０-９]{1,2}|[A-Z][.．][0-9]{1,2})` + gapSigns +
	`)`)

// gapSigns is the class of white space inside and behind marks.
const gapSigns = `[ \t\x{3000}\x{a0}\x{2000}-\x{200a}\x{202f}\x{205f}]`

// only reports whether a line consists of runs of one kind and white space, and
// gives them.
func (l *line) only(k InlineKind) (found []Inline) {
	if l.table != nil {
		return nil
	}
	for _, in := range l.runs {
		switch {
		case in.Kind == k:
			found = append(found, in)
		case in.Kind == Tab, in.Kind == LineBreak, in.Kind == Words && shut(in.Text) == "":
		default:
			return nil
		}
	}
	return found
}

// bold reports whether all words of the line behind the label are bold.
func (l *line) bold() bool {
	some := false
	for _, in := range skipRuns(l.runs, l.auto) {
		if in.Kind == Words && shut(in.Text) != "" {
			if !in.Bold {
				return false
			}
			some = true
		}
	}
	return some
}

// text is the words of the line without white space at the ends.
func (l *line) text() string { return shut(l.words) }
