package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// Declaration is one of the main technical changes that a foreword declares
// (GB/T 1.1—2020, 8.3).
type Declaration struct {
	Marker string // a)
	Words  string
	// New and Old are the fragments that it names in either edition.
	New, Old []string
	Pos      model.Pos
}

var (
	announcesZh = regexp.MustCompile(`(?:主要)?技术(?:变化|差异|改变|内容变化)`)
	announcesEn = regexp.MustCompile(`(?i)technical (?:changes|modifications|revisions|deviations)`)
	// ofOld begins the places of the edition before: 2021年版的5.1, of the 2021
	// edition.
	ofOldZh = regexp.MustCompile(`[12][0-9]{3} ?年?版的?|前一版的?|上一版的?|原标准的?|原文件的?`)
	ofOldEn = regexp.MustCompile(`(?i) of the (?:[12][0-9]{3}|previous|former) edition| in the (?:[12][0-9]{3}|previous|former) edition`)
)

// Declared reads the list of changes in the foreword of a text. has is false
// where the foreword has no such list: a first edition, or one that says
// nothing.
func Declared(t *model.Text) (list []Declaration, has bool) {
	for _, p := range t.Provisions {
		if p.Kind != model.Foreword {
			continue
		}
		for i, b := range p.Blocks {
			para, ok := b.(*model.Paragraph)
			if !ok || i+1 == len(p.Blocks) || !announces(text.PlainInlines(para.Inlines), t.Lang) {
				continue
			}
			items, ok := p.Blocks[i+1].(*model.List)
			if !ok {
				continue
			}
			for _, it := range items.Items {
				list = append(list, declaration(it, t.Lang))
			}
			return list, true
		}
	}
	return nil, false
}

func announces(words string, l model.Lang) bool {
	if l == model.En {
		return announcesEn.MatchString(words)
	}
	return announcesZh.MatchString(words)
}

func declaration(it *model.ListItem, l model.Lang) Declaration {
	words := text.PlainBlocks(it.Blocks)
	d := Declaration{Marker: strings.TrimSpace(it.Marker), Words: clean(words), Pos: it.Pos}
	for _, paren := range parens(words) {
		part := words[paren[0]:paren[1]]
		oldFrom, oldTo := oldStretch(part, l)
		d.Old = append(d.Old, places(part[oldFrom:oldTo], l)...)
		d.New = append(d.New, places(part[:oldFrom]+part[oldTo:], l)...)
	}
	return d
}

// placeWords finds a label in the brackets of a declaration, where every number is one:
// 第7章, 附录A, 表1, 5.2.1, A.1.
var placeWords = regexp.MustCompile(`(?:(附录|Annex) ?([A-Z])\b)|(?:(表|图|公式|Table|Figure|Formula) ?[（(]?((?:[A-Z]\.)?[0-9]+)[）)]?)|(?:(第|Clauses? ?)([0-9]+)(?: ?章)?)|\b((?:[A-Z]|[0-9]+)(?:\.[0-9]+)+)`)

// upTo stands between the ends of a range: 5.1～5.4.
var upTo = regexp.MustCompile(`^ ?(?:~|～|至|—|–|-|to) ?$`)

// places lists the fragments that words in brackets name, ranges written out.
func places(words string, l model.Lang) (out []string) {
	for _, c := range wording.Cites(words) { // GB/T 1.1 is no place
		words = words[:c.From] + strings.Repeat("_", c.To-c.From) + words[c.To:]
	}
	end := 0
	for _, m := range placeWords.FindAllStringSubmatchIndex(words, -1) {
		f := fragmentOf(words, m)
		if n := len(out); n > 0 && upTo.MatchString(words[end:m[0]]) {
			out = append(out, between(out[n-1], f)...)
		}
		end = m[1]
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

func fragmentOf(s string, m []int) string {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	switch word := group(3); {
	case group(2) != "":
		return group(2)
	case word == "表" || word == "Table":
		return "table-" + group(4)
	case word == "图" || word == "Figure":
		return "figure-" + group(4)
	case word != "":
		return "formula-" + group(4)
	case group(6) != "":
		return group(6)
	}
	return group(7)
}

// between lists the numbers between two of one parent.
func between(from, to string) (out []string) {
	i, j := strings.LastIndex(from, ".")+1, strings.LastIndex(to, ".")+1
	a, errA := strconv.Atoi(from[i:])
	b, errB := strconv.Atoi(to[j:])
	if errA != nil || errB != nil || from[:i] != to[:j] || b-a > 50 {
		return nil
	}
	for n := a + 1; n < b; n++ {
		out = append(out, from[:i]+strconv.Itoa(n))
	}
	return out
}

// oldStretch says which part of the words in brackets names places of the
// edition before: in Chinese what follows 2021年版的, in English what stands
// between the last semicolon and the last of the 2021 edition.
func oldStretch(part string, l model.Lang) (from, to int) {
	if l == model.Zh {
		if m := ofOldZh.FindStringIndex(part); m != nil {
			return m[1], len(part)
		}
		return len(part), len(part)
	}
	m := ofOldEn.FindStringIndex(part)
	if m == nil {
		return len(part), len(part)
	}
	return strings.LastIndexAny(part[:m[0]], ";,(") + 1, len(part)
}

// parens finds what stands in brackets.
func parens(s string) (out [][2]int) {
	from := -1
	for i, r := range s {
		switch r {
		case '（', '(':
			if from < 0 {
				from = i
			}
		case '）', ')':
			// A bracket after a letter or figure closes a marker, a), and no stretch.
			if from >= 0 {
				out = append(out, [2]int{from, i})
				from = -1
			}
		}
	}
	return out
}

// Weighed is a declaration beside what was found.
type Weighed struct {
	Declaration
	// Found are the places of the comparison that it tells of.
	Found []*Provision
	// Phantom is set where nothing it names was changed.
	Phantom bool
}

// Balance sets what a foreword declares beside what the comparison found.
type Balance struct {
	// Has is false where the foreword declares nothing at all.
	Has      bool
	Declared []Weighed
	// Undeclared are the changes of what the standard says that no declaration
	// tells of.
	Undeclared []*Provision
}

// Weigh compares the declarations of the new text with what was found. A
// declaration tells of the provision it names and of all below it.
func Weigh(c *Comparison, old, new *model.Text) (b Balance) {
	declared, has := Declared(new)
	b.Has = has
	told := map[*Provision]bool{}
	for _, d := range declared {
		w := Weighed{Declaration: d}
		for i := range c.Provisions {
			p := &c.Provisions[i]
			if !named(p.New, d.New, new) && !named(p.Old, d.Old, old) {
				continue
			}
			told[p] = true
			if slices.ContainsFunc(p.Classes, func(k Class) bool { return k != Editorial && k != Renumbered }) {
				w.Found = append(w.Found, p)
			}
		}
		w.Phantom = len(d.New)+len(d.Old) > 0 && len(w.Found) == 0
		b.Declared = append(b.Declared, w)
	}
	// A part that came or went as a whole is told once.
	within := map[*model.Provision]bool{}
	for i := range c.Provisions {
		p := &c.Provisions[i]
		one := p.New
		if one == nil {
			one = p.Old
		}
		if told[p] || !p.Tellable() || within[one] {
			continue
		}
		b.Undeclared = append(b.Undeclared, p)
		if p.Has(Added) || p.Has(Removed) {
			allBelow(one, within)
		}
	}
	return b
}

func allBelow(p *model.Provision, seen map[*model.Provision]bool) {
	for _, c := range p.Children {
		seen[c] = true
		allBelow(c, seen)
	}
}

// Tellable reports whether a foreword should tell of the change: it is of what
// the standard says, in its normative parts.
func (p *Provision) Tellable() bool {
	return !p.Aside && slices.ContainsFunc(p.Classes, Class.Technical)
}

// named reports whether one of the fragments names the provision, one above it,
// or a block in it.
func named(p *model.Provision, fragments []string, t *model.Text) bool {
	if p == nil {
		return false
	}
	for _, f := range fragments {
		at := t.Find(f)
		if at == nil {
			if at = t.Anchors()[f]; at == p {
				return true
			}
			continue
		}
		if below(at, p) {
			return true
		}
	}
	return false
}

func below(at, p *model.Provision) bool {
	return at == p || slices.ContainsFunc(at.Children, func(c *model.Provision) bool { return below(c, p) })
}
