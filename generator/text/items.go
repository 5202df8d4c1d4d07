package text

import (
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// itemTree nests the numbering of official documents, 一、 （一） 1. （1）
// (GB/T 9704—2012, 7.3.3), into provisions with the addresses 2, 2.1, 2.1.3. A
// document may leave levels out, so that a family stands where it first
// appears: below the families that are open then.
type itemTree struct {
	*builder
	rule *model.Rule // of a number used twice
	base *model.Provision
	open []openItem
}

type openItem struct {
	*model.Provision
	family family
	level  int // number of #; 0 for a line without
}

// takes reports whether the piece is an item that is a provision; ① and lists
// of a standard are blocks.
func (t *itemTree) takes(p *piece) bool {
	switch p.family {
	case hanComma, hanParen, digitDot, digitParen:
		return true
	}
	return false
}

// reset begins a new numbering below a division or an annex.
func (t *itemTree) reset(base *model.Provision) { t.base, t.open = base, nil }

// current returns the innermost open item, or nil.
func (t *itemTree) current() *model.Provision {
	if len(t.open) == 0 {
		return nil
	}
	return t.open[len(t.open)-1].Provision
}

// item opens the item of a line. A short line that is no sentence is its
// title.
func (t *itemTree) item(p *piece, base *model.Provision) {
	t.base = base
	pr := &model.Provision{Number: strings.TrimFunc(p.marker, isBlank)}
	titled := p.plain == 0 && isTitle(PlainInlines(p.inlines)) && !t.isSentence(p)
	if titled {
		pr.Title = p.inlines
	}
	t.begin(p, p.family, p.num, pr)
	if !titled && len(p.inlines) > 0 {
		t.add(&model.Paragraph{BlockBase: model.BlockBase{Pos: t.at(p.content, p.to)}, Inlines: p.inlines})
	}
}

// isSentence reports whether a short line is still the text of an item: among
// items that end in a semicolon it is one of them.
func (t *itemTree) isSentence(p *piece) bool {
	prev := t.next - 2
	if prev < 0 {
		return false
	}
	q := t.pieces[prev]
	return q.kind == item && q.family == p.family && strings.HasSuffix(t.builder.words(q), "；")
}

// heading opens the item of a # line, whose words are its title.
func (t *itemTree) heading(p, marker *piece, base *model.Provision) {
	t.base = base
	n := marker.content
	pr := &model.Provision{Number: marker.marker, Title: cutLeft(cut(p.inlines, n))}
	t.begin(p, marker.family, marker.num, pr)
}

// begin hangs an item beside the open one of its family, else below the
// innermost open one. A heading goes up to its place in the order 一、 （一） 1.
// （1） where the # do not say otherwise.
func (t *itemTree) begin(p *piece, f family, num string, pr *model.Provision) {
	t.open = t.above(f, p.kind, p.level)
	if len(t.open) >= maxDepth {
		t.report(tooDeep, p.from, p.to, maxDepth)
		t.open = t.open[:maxDepth-1]
	}
	up := t.current()
	if up == nil {
		up = t.base
	}
	want := num
	if up != nil {
		want = up.ID + "." + num
	}
	t.hang(p, pr, up, want)
	t.open = append(t.open, openItem{pr, f, p.level})
}

// above returns the open items that a next one stands below.
func (t *itemTree) above(f family, k kind, level int) []openItem {
	for j, o := range t.open {
		if o.family == f {
			return t.open[:j]
		}
	}
	n := len(t.open)
	for ; k == heading && n > 1 && t.open[0].family < f; n-- {
		if last := t.open[n-1]; last.family < f || last.level > 0 && last.level < level {
			break
		}
	}
	return t.open[:n]
}

// hang puts the provision into the tree and makes it the place of blocks.
func (t *itemTree) hang(p *piece, pr, up *model.Provision, want string) {
	id, again := t.id(want)
	if again {
		t.report(t.rule, p.from, p.to, pr.Number, id)
	}
	pr.Kind, pr.ID, pr.Pos, pr.Normative = model.PolicyItem, id, p.pos, true
	if up == nil {
		t.text.Provisions = append(t.text.Provisions, pr)
	} else {
		up.Children = append(up.Children, pr)
	}
	t.pour(&pr.Blocks, pr.ID, ".")
}

// isTitle reports whether the words of a line are a title: short, and without
// the punctuation of a sentence.
func isTitle(words string) bool {
	n := utf8.RuneCountInString(words)
	return n > 0 && n <= 40 && !strings.ContainsAny(words, "。；！？：;!?:“”")
}

// officeItem reads the marker at the beginning of a heading's words; content
// is then the number of bytes of the marker. nil: there is none.
func officeItem(s *scanner, words string) *piece {
	m, ok := matchOfficeItem(s, []byte(words))
	if !ok || m.family == circled {
		return nil
	}
	return &piece{family: m.family, num: m.num, content: m.marker, marker: string(trimRight([]byte(words[:m.marker])))}
}
