package compare

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"guiju/generator/difference"
	"guiju/generator/model"
	"guiju/generator/wording"
)

// classify says what a change of words is. p has both sides.
func (c *comparer) classify(p *Provision) {
	changed, aside, content := false, true, false
	see := func(r *Row, words bool) {
		changed = true
		// What clauses 2 and 3 begin with is prescribed word for word.
		lead := wording.IsLead(p.New.Number, r.new.words, c.lang) && wording.IsLead(p.Old.Number, r.old.words, c.lang)
		aside = aside && (r.Kind.aside() || r.Kind == Title || lead)
		content = content || words
	}
	var walk func(rows []Row)
	walk = func(rows []Row) {
		for i := range rows {
			r := &rows[i]
			if r.Same() && (r.OldLabel == r.NewLabel || r.Kind == Item || r.Op != difference.Kept) {
				continue
			}
			if r.Op != difference.Kept {
				see(r, true)
				continue
			}
			// A number of a table or note, a place in another order, a picture kept
			// under another name: nothing a reader would act upon.
			if r.old.words != r.new.words || r.OldLabel != r.NewLabel || r.OldSrc != r.NewSrc {
				see(r, c.evenRow(r.old, c.old, true) != c.evenRow(r.new, c.new, false))
			}
			if r.Grid != nil && !r.Grid.same() {
				see(r, !r.Grid.even())
			}
			walk(r.Below)
		}
	}
	walk(p.Rows)
	if !changed {
		return
	}
	p.Aside = aside
	if !content {
		p.Classes = append(p.Classes, Editorial)
		return
	}
	all := c.sayings(p.Rows)
	rest := false // something changed that is neither a verb nor a value
	for _, s := range all {
		verbs, values := c.verbs(s), c.values(s)
		p.Verbs, p.Values = append(p.Verbs, verbs...), append(p.Values, values...)
		if s.old == "" || s.new == "" || c.without(s.old, verbs, values, true) != c.without(s.new, verbs, values, false) {
			rest = true
		}
	}
	p.Verbs = append(p.Verbs, c.balance(all)...)
	cells := cellValues(p.Rows)
	p.Values = append(p.Values, cells...)
	if c.beside(p.Rows, len(cells)) {
		rest = true
	}
	for _, v := range p.Verbs {
		if !p.Has(v.Class) {
			p.Classes = append(p.Classes, v.Class)
		}
	}
	if len(p.Values) > 0 {
		p.Classes = append(p.Classes, Value)
	}
	if rest || len(p.Classes) == 0 {
		p.Classes = append(p.Classes, Changed)
	}
}

// beside reports whether something changed that has no sentences: rows that
// came or went, terms, formulas, pictures, cells beyond the numbers told of.
func (c *comparer) beside(rows []Row, numbers int) bool {
	for i := range rows {
		r := &rows[i]
		switch {
		case r.Op != difference.Kept:
			return true
		case r.OldSrc != r.NewSrc && r.Kind == Figure:
			return true
		case (r.Kind == Formula || r.Kind == Code || r.Kind == Status || r.Kind == Source || r.Kind == Unit || r.Kind == Depicted || r.Kind == Table || r.Kind == Figure) &&
			c.evenRow(r.old, c.old, true) != c.evenRow(r.new, c.new, false):
			return true
		}
		if r.Grid != nil {
			other := 0
			for _, row := range r.Grid.Rows {
				if row.Op != difference.Kept {
					return true
				}
				for at, cell := range row.Cells {
					if r.Grid.Columns[at] != difference.Kept {
						return true
					}
					if !cell.Again && even(cell.old) != even(cell.new) && onlyNumber.MatchString(cell.old) && onlyNumber.MatchString(cell.new) {
						other++
					}
				}
			}
			if other > numbers {
				return true
			}
		}
		if c.beside(r.Below, numbers) {
			return true
		}
	}
	return false
}

func (g *Grid) even() bool {
	for at, op := range g.Columns {
		if op != difference.Kept {
			return false
		}
		for _, r := range g.Rows {
			if r.Op != difference.Kept || even(r.Cells[at].old) != even(r.Cells[at].new) {
				return false
			}
		}
	}
	return true
}

// without is a sentence, evenly written, without the verbs and values that the
// change is already told by.
func (c *comparer) without(s string, verbs []Verb, values []Quantity, old bool) string {
	type cut struct{ from, to int }
	var cuts []cut
	find := func(words string) {
		if words == "" {
			return
		}
		at := 0
		for {
			i := strings.Index(s[at:], words)
			if i < 0 {
				return
			}
			from := at + i
			at = from + len(words)
			cuts = append(cuts, cut{from, at})
		}
	}
	for _, v := range values {
		if old {
			find(v.Old)
		} else {
			find(v.New)
		}
	}
	for _, v := range verbs {
		words := v.Old
		if !old {
			words = v.New
		}
		if words == "" {
			continue
		}
		for _, m := range wording.Modals(s, c.lang) {
			if s[m.From:m.To] == words {
				cuts = append(cuts, cut{m.From, m.To})
			}
		}
	}
	gone := make([]bool, len(s))
	for _, k := range cuts {
		for i := k.from; i < k.to; i++ {
			gone[i] = true
		}
	}
	var b strings.Builder
	for i := range len(s) {
		if !gone[i] {
			b.WriteByte(s[i])
		}
	}
	return even(c.canonical(b.String()))
}

// canonical writes verbal forms by what they say: 应当 is 应.
func (c *comparer) canonical(s string) string {
	ms := wording.Modals(s, c.lang)
	for i := len(ms) - 1; i >= 0; i-- {
		form := string(ms[i].Form.Type)
		if ms[i].Form.Negative {
			form = "not " + form
		}
		s = s[:ms[i].From] + "«" + form + "»" + s[ms[i].To:]
	}
	return s
}

// evenRow is what a row says, evenly: references to a place that only has
// another number now are the same.
func (c *comparer) evenRow(l leaf, t *model.Text, old bool) string {
	said := l.words
	if l.inlines != nil {
		said = words(c.references(l.inlines, t, old))
	}
	if l.kind == Paragraph || l.kind == Item {
		said = c.canonical(said)
	}
	return even(said)
}

// references writes references to places of the text by what they mean.
func (c *comparer) references(ins []model.Inline, t *model.Text, old bool) []model.Inline {
	out := make([]model.Inline, len(ins))
	for i, in := range ins {
		if in.Kind == model.RefInline && in.Target != nil && in.Target.Doc == "" {
			in = model.Inline{Kind: model.TextInline, Text: "«" + c.place(in.Target.Fragment, t, old) + "»"}
		} else if len(in.Children) > 0 {
			in.Children = c.references(in.Children, t, old)
		}
		out[i] = in
	}
	return out
}

// place names a fragment by the provision of the new text that it stands in,
// and by what kind of block it is.
func (c *comparer) place(fragment string, t *model.Text, old bool) string {
	p, ok := t.Anchors()[fragment]
	if !ok || p == nil {
		return fragment
	}
	id, kind := p.ID, ""
	if fragment != p.ID {
		kind = strings.TrimRightFunc(strings.TrimPrefix(fragment, p.ID), func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		if fragment != p.ID && !strings.HasPrefix(fragment, "table-") && !strings.HasPrefix(fragment, "figure-") && !strings.HasPrefix(fragment, "formula-") {
			kind = strings.TrimPrefix(fragment, p.ID)
		}
	}
	if old {
		if now, ok := c.oldTo[id]; ok {
			id = now
		} else {
			id = "gone " + id
		}
	}
	return id + kind
}

// even writes words without what is only typography or the form of words: marks,
// spaces, widths, capitals, and a few words that GB/T 1.1 came to write in
// another way. A point between figures stays.
func even(s string) string {
	s = width.Fold.String(s)
	s = alikeWords.Replace(strings.ToLower(s))
	s = articles.ReplaceAllString(s, "")
	rs := []rune(s)
	var b strings.Builder
	for i, r := range rs {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.Sm, r) || strings.ContainsRune("%‰°℃/«»"+wording.Object, r):
			b.WriteRune(r)
		case r == '.' && i > 0 && i+1 < len(rs) && unicode.IsDigit(rs[i-1]) && unicode.IsDigit(rs[i+1]):
			b.WriteRune(r)
		case (r == '-' || r == '−') && i+1 < len(rs) && unicode.IsDigit(rs[i+1]) && (i == 0 || unicode.IsSpace(rs[i-1])):
			b.WriteRune('-') // a sign, not a dash
		case unicode.IsDigit(prev(rs, i)) && unicode.IsDigit(next(rs, i)) && unicode.IsPunct(r):
			b.WriteRune('~') // 3～5, 3-5
		}
	}
	return b.String()
}

func prev(rs []rune, i int) rune {
	if i == 0 {
		return 0
	}
	return rs[i-1]
}

func next(rs []rune, i int) rune {
	if i+1 == len(rs) {
		return 0
	}
	return rs[i+1]
}

// alikeWords are forms of words that say the same.
var alikeWords = strings.NewReplacer(
	"本标准", "本文件", "本规范", "本文件", "本部分", "本文件", "其它", "其他", "帐", "账", "必需的", "必要的",
	"this standard", "this document", "the standard", "this document",
	"或者", "或", "以及", "和", "按照", "按", "依照", "按", "进行登记", "登记",
)

var articles = regexp.MustCompile(`\b(?:a|an|the)\b`)
