package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/compare"
	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// compareView is what layouts/compare-pair.html shows: what changed from one
// compared of a standard to a later one.
type compareView struct {
	Title    said            `json:"title"` // of the standard
	Old      comparedView    `json:"old"`
	New      comparedView    `json:"new"`
	List     string          `json:"list"` // the page of all wordings
	Counts   []classCount    `json:"counts"`
	Lines    []changeLine    `json:"lines,omitempty"` // the sheet to tell people by
	Added    []link          `json:"added,omitempty"`
	Removed  []link          `json:"removed,omitempty"`
	Moved    []link          `json:"moved,omitempty"`
	Contents []changeHeading `json:"contents,omitempty"`
	Balance  *balanceView    `json:"balance,omitempty"`
	Twin     string          `json:"twin"`
}

// comparedView is one wording: its number, since when, and where it stands.
type comparedView struct {
	Key       string `json:"key"`
	Number    said   `json:"number"`
	Badge     badge  `json:"badge"`
	From      string `json:"from,omitempty"`
	Until     string `json:"until,omitempty"`
	Corrected string `json:"corrected,omitempty"`
	Href      string `json:"href"`
}

type classCount struct {
	Class string `json:"class"`
	Words said   `json:"words"`
	N     int    `json:"n"`
}

// changeLine is a change with what stood there and what stands there now.
type changeLine struct {
	Place   link         `json:"place"`
	Before  link         `json:"before"` // the old number, where it is another
	Classes []classCount `json:"classes"`
	What    []became     `json:"what,omitempty"`
	Old     string       `json:"old,omitempty"`
	New     string       `json:"new,omitempty"`
}

type became struct {
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
}

// changeHeading is a line of the contents with the changes below it.
type changeHeading struct {
	Mark  string `json:"mark,omitempty"`
	Kind  string `json:"kind,omitempty"` // what the mark says, a word of layouts/_i18n
	N     int    `json:"n,omitempty"`    // changes below it
	Depth int    `json:"depth"`
	Link  link   `json:"link"`
}

// balanceView sets what a foreword declares beside what was found.
type balanceView struct {
	Has        bool           `json:"has"`
	Declared   []declaredView `json:"declared,omitempty"`
	Undeclared []link         `json:"undeclared,omitempty"`
}

type declaredView struct {
	Words   string `json:"words"`
	Found   []link `json:"found,omitempty"`
	More    int    `json:"more,omitempty"` // found beyond those shown
	Phantom bool   `json:"phantom,omitempty"`
}

// comparisons makes the pages of every two wordings.
func (m *maker) comparisons() (ps []page) {
	for i := range m.d.Comparisons {
		ps = append(ps, m.comparison(&m.d.Comparisons[i]))
	}
	return ps
}

func (m *maker) comparison(c *derive.Comparison) page {
	found, chinese := c.In(m.lang)
	w := c.Row.Work
	v := compareView{
		Title: m.say(cmp.Or(c.New.Edition.Title, w.Title)), Old: m.compared(c.Old), New: m.compared(c.New), List: m.href(w.ComparePath()),
		Contents: m.changeHeadings(found), Twin: "/" + c.DataPath(),
	}
	for _, n := range derive.CountClasses(found) {
		if n.N > 0 {
			v.Counts = append(v.Counts, classCount{string(n.Class), m.say(n.Class.Words()), n.N})
		}
	}
	v.Lines, v.Added, v.Removed = m.changeLines(found)
	for i := range found.Provisions {
		if p := &found.Provisions[i]; p.Has(compare.Moved) {
			v.Moved = append(v.Moved, link{Href: "#" + anchorOf(p), Title: said{T: numberOf(p.Old) + " → " + numberOf(p.New)}, Note: titleOf(p.New)})
		}
	}
	balance := c.Balances[m.lang]
	if chinese {
		balance = c.Balances[model.Zh]
	}
	v.Balance = m.balance(balance)
	title := m.words(v.New.Number.T+"与"+v.Old.Number.T+"的比较", v.New.Number.T+" compared with "+v.Old.Number.T)
	words := compareWords{lang: found.Lang, old: m.href(c.Old.Path), new: m.href(c.New.Path)}
	return page{
		path: c.Path, layout: "compare-pair", title: title, summary: title.T, chinese: chinese, sample: w.Sample, hidden: true, pos: c.New.Edition.At(""),
		crumbs: m.crumbs(m.crumb("directory.html", "标准目录", "Directory"), m.numberLink(*c.Row), m.crumb(w.ComparePath(), "版本比较", "Compare"), link{Title: said{T: c.Old.Key + " → " + c.New.Key}}),
		labels: column(m.words("标准目录", "Directory").T, "", title.T),
		body:   words.page(found), data: v,
	}
}

// numberLink leads to the standing address of a standard, by its number.
func (m *maker) numberLink(r derive.Row) link {
	l := m.rowLink(r)
	if r.Number != "" {
		l.Title, l.Note = said{T: r.Number}, ""
	}
	return l
}

func (m *maker) compared(v derive.Version) comparedView {
	return comparedView{Key: v.Key, Number: m.say(v.Title), Badge: m.badgeOfVersion(&v), From: v.From.String(), Corrected: v.Corrected.String(), Href: m.href(v.Path)}
}

// changeLines are the changes of what the standard says: those of words in
// lines, those of whole provisions by their names.
func (m *maker) changeLines(found *compare.Comparison) (lines []changeLine, added, removed []link) {
	for _, p := range derive.Tellable(found) {
		switch {
		case p.Has(compare.Added):
			added = append(added, link{Href: "#" + anchorOf(p), Title: said{T: numberOf(p.New)}, Note: cmp.Or(titleOf(p.New), clipped(firstWords(p.New)))})
			continue
		case p.Has(compare.Removed):
			removed = append(removed, link{Href: "#" + anchorOf(p), Title: said{T: numberOf(p.Old)}, Note: cmp.Or(titleOf(p.Old), clipped(firstWords(p.Old)))})
			continue
		}
		line := changeLine{Place: link{Href: "#" + anchorOf(p), Title: said{T: numberOf(p.New)}}}
		if p.Old.Number != p.New.Number {
			line.Before = link{Title: said{T: numberOf(p.Old)}}
		}
		for _, c := range p.Classes {
			if c.Technical() {
				line.Classes = append(line.Classes, classCount{Class: string(c), Words: m.say(c.Words())})
			}
		}
		line.What, line.Old, line.New = toldBy(p)
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b changeLine) int {
		return cmp.Compare(classOrder(a.Classes), classOrder(b.Classes))
	})
	return lines, added, removed
}

func classOrder(cs []classCount) int {
	if len(cs) == 0 {
		return len(compare.Classes)
	}
	return slices.Index(compare.Classes, compare.Class(cs[0].Class))
}

// toldBy are the forms and values that became others, with the sentences that
// they stand in; of other changes the first words that differ.
func toldBy(p *compare.Provision) (what []became, old, new string) {
	add := func(a, b string) {
		if w := (became{a, b}); !slices.Contains(what, w) {
			what = append(what, w)
		}
	}
	for _, v := range p.Verbs {
		add(v.Old, v.New)
		old, new = cmp.Or(old, v.OldWords), cmp.Or(new, v.NewWords)
	}
	for _, v := range p.Values {
		add(v.Old, v.New)
		old, new = cmp.Or(old, v.OldWords), cmp.Or(new, v.NewWords)
	}
	if old == "" && new == "" {
		old, new = firstChange(p.Rows)
	}
	return what, clipped(old), clipped(new)
}

// firstChange are the words of the first row that changed.
func firstChange(rows []compare.Row) (old, new string) {
	for i := range rows {
		r := &rows[i]
		if r.Same() {
			continue
		}
		if old, new = r.Words(); old != new {
			return old, new
		}
		if old, new = firstChange(r.Below); old != new {
			return old, new
		}
	}
	return "", ""
}

// longest is how many characters of a sentence stand on the sheet.
const longestTold = 120

func clipped(s string) string {
	if utf8.RuneCountInString(s) <= longestTold {
		return s
	}
	return string([]rune(s)[:longestTold]) + "…"
}

func firstWords(p *model.Provision) string {
	first, _, _ := strings.Cut(text.Plain(p), "\n")
	return first
}

func titleOf(p *model.Provision) string { return text.PlainInlines(p.Title) }

// numberOf is how a provision is called where only its number is said.
func numberOf(p *model.Provision) string {
	return cmp.Or(p.Number, titleOf(p), p.ID)
}

// anchorOf is the address of a provision on the page: what only the old
// compared has must not take the place of what has that number now.
func anchorOf(p *compare.Provision) string {
	if p.New == nil {
		return "old-" + p.Old.ID
	}
	return p.New.ID
}

// changeMark is the mark of a provision in the contents.
func changeMark(p *compare.Provision) (mark, kind string) {
	switch {
	case p.Has(compare.Added):
		return "＋", "added"
	case p.Has(compare.Removed):
		return "－", "removed"
	case slices.ContainsFunc(p.Classes, compare.Class.Technical):
		return "Δ", "changed"
	case p.Has(compare.Moved):
		return "↔", "moved"
	case p.Has(compare.Editorial):
		return "≈", "editorial"
	}
	return "", ""
}

// changeHeadings are the titled provisions, each with its mark and with how
// many below it changed.
func (m *maker) changeHeadings(found *compare.Comparison) (out []changeHeading) {
	of, below := map[*model.Provision]*compare.Provision{}, map[*model.Provision]int{}
	for i := range found.Provisions {
		p := &found.Provisions[i]
		if p.New != nil {
			of[p.New] = p
		} else {
			of[p.Old] = p
		}
	}
	depth := map[*model.Provision]int{}
	var count func(p *model.Provision, at int) int
	count = func(p *model.Provision, at int) (n int) {
		depth[p] = at
		for _, c := range p.Children {
			if q := of[c]; q != nil {
				if mark, _ := changeMark(q); mark != "" {
					n++
				}
			}
			n += count(c, at+1)
		}
		below[p] = n
		return n
	}
	for i := range found.Provisions {
		if p := inEither(&found.Provisions[i]); depth[p] == 0 {
			count(p, 0)
		}
	}
	for i := range found.Provisions {
		p := &found.Provisions[i]
		at := inEither(p)
		if len(at.Title) == 0 || at.Kind == model.TermEntry {
			continue
		}
		mark, kind := changeMark(p)
		out = append(out, changeHeading{mark, kind, below[at], min(depth[at], 3), link{Href: "#" + anchorOf(p), Title: said{T: titleOf(at)}, Note: at.Number}})
	}
	return out
}

// inEither is the provision in the newer text that has it.
func inEither(p *compare.Provision) *model.Provision {
	if p.New != nil {
		return p.New
	}
	return p.Old
}

// mostFound is how many places are named beside a declaration.
const mostFound = 6

func (m *maker) balance(b *compare.Balance) *balanceView {
	if b == nil {
		return nil
	}
	v := &balanceView{Has: b.Has}
	for _, d := range b.Declared {
		line := declaredView{Words: strings.TrimSpace(d.Marker + " " + d.Words), Phantom: d.Phantom}
		for i, p := range d.Found {
			if i == mostFound {
				line.More = len(d.Found) - mostFound
				break
			}
			line.Found = append(line.Found, link{Href: "#" + anchorOf(p), Title: said{T: numberOf(inEither(p))}})
		}
		v.Declared = append(v.Declared, line)
	}
	for _, p := range b.Undeclared {
		v.Undeclared = append(v.Undeclared, link{Href: "#" + anchorOf(p), Title: said{T: numberOf(inEither(p))}, Note: m.classesOf(p)})
	}
	return v
}

func (m *maker) classesOf(p *compare.Provision) string {
	var names []string
	for _, c := range p.Classes {
		if c.Technical() {
			names = append(names, m.say(c.Words()).T)
		}
	}
	return strings.Join(names, m.words("、", ", ").T)
}
