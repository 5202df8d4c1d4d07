package search

import "strings"

// The planner turns a query into a Plan: a tree of terms that bleve, Reader
// and the browser evaluate alike. It asks only a dictionary, so its twin in
// client/40-plan.js can be given the same one. FORMAT.md §5 is the norm.

// Fields of a provision in the index.
const (
	fieldBody  = "b" // label, heading, text
	fieldTitle = "t" // title and number of the page, headings above
	fieldPage  = "p" // names of the page, whole
	fieldDoc   = "d" // names of the provision in its page, whole
)

// Weights of the leaves. They were set on real questions over real laws;
// TestQuality holds the result.
const (
	boostTitle   = 0.3 // of a term in the title, against 1 in the body
	boostUnigram = 0.5 // of a single character at level Any
	boostName    = 1e4 // of an exact name: above anything terms can add up to
)

// Limits that keep a hostile query cheap.
const (
	maxQuery       = 256 // code points of a query that count
	maxUnits       = 64  // distinct terms of a query that count
	maxCompletions = 16  // words a last, unfinished word is completed to
	enough         = 3   // provisions that must match a question whole, or it is asked again
	maxPartial     = 12  // units of a query that may be matched in part
	keepCommon     = 4   // Han units that make common ones dispensable
)

// Leaf is one scored term.
type Leaf struct {
	Field string  `json:"f"`
	Term  string  `json:"t"`
	Boost float64 `json:"w"`
}

// Level is how strictly a query is taken. A level that finds nothing is
// followed by the next.
type Level int

const (
	Strict  Level = iota // every unit
	Partial              // of some keywords as many as can be had together, two thirds at least
	Any                  // any unit, and single characters
)

// Plan is what is evaluated. A provision matches if one of Names fits it, or
// if it has a term of Terms and enough of Groups: of a strict plan a term of
// each group; of a partial one a term of as many groups as any provision has
// that the filters keep, but of Need at least. Its score is bleve's for
//
//	disjunction(disjunction(Names…), disjunction(Terms…))
//
// where a name is the conjunction of its leaves, and an outer or inner
// disjunction without members falls away. Filters keep pages by facet.
type Plan struct {
	Level   Level               `json:"level"`
	Names   [][]Leaf            `json:"names,omitempty"`
	Terms   []Leaf              `json:"terms,omitempty"`
	Groups  [][]Leaf            `json:"groups,omitempty"`
	Need    int                 `json:"need,omitempty"`
	Filters map[string][]string `json:"filters,omitempty"`
}

// dictionary is what the planner must know of an index.
type dictionary interface {
	df(field, term string) int       // provisions that have the term
	common(term string) bool         // in the body of so many that it tells nothing
	complete(prefix string) []string // the most frequent English terms with the prefix
}

// questionWords make a sentence a question and are no part of what it asks.
// Plans that are not strict leave them out; longer ones stand first.
var questionWords = []string{
	"可不可以", "为什么", "怎么办", "能不能", "是不是", "应不应", "有没有",
	"怎么", "怎样", "如何", "是否", "什么", "哪些", "哪个", "哪里", "能否", "可否", "多少",
	"吗", "呢", "谁",
}

var questionReplacer = func() *strings.Replacer {
	var pairs []string
	for _, w := range questionWords {
		pairs = append(pairs, w, " ")
	}
	return strings.NewReplacer(pairs...)
}()

// withoutQuestion drops the question words, unless nothing is left.
func withoutQuestion(text string) string {
	if s := questionReplacer.Replace(text); len(Analyze(s)) > 0 {
		return s
	}
	return text
}

// isQuestion tells a sentence from keywords: it has a question word or mark.
func isQuestion(text string) bool {
	return strings.ContainsAny(text, "?？") || questionReplacer.Replace(text) != text
}

// clip keeps of a query what counts.
func clip(text string) string {
	if len(text) <= maxQuery {
		return text
	}
	if rs := []rune(text); len(rs) > maxQuery {
		return string(rs[:maxQuery])
	}
	return text
}

// units gives the distinct things a query asks for, in its order, and the
// characters that the last level adds. Unlike a text, a query is cut at its
// spaces: who writes two keywords does not mean the pair where they meet.
func units(text string) (us []Token, chars []string) {
	seen := map[string]bool{}
	parts := strings.FieldsFunc(text, isSpace)
	for i, part := range parts {
		last := i == len(parts)-1 && strings.HasSuffix(text, part)
		for _, t := range Analyze(part) {
			t.End = t.End && last
			if seen[t.Term] || len(us)+len(chars) >= 2*maxUnits {
				continue
			}
			seen[t.Term] = true
			if t.Kind == Unigram {
				chars = append(chars, t.Term)
			} else if len(us) < maxUnits {
				us = append(us, t)
			}
		}
	}
	return us, chars
}

// isSpace tells what separates the parts of a query.
func isSpace(r rune) bool { return r <= ' ' || r == 0xA0 || r == 0x3000 }

// makePlan plans a query at a level. A plan whose level cannot be met by its
// terms has none.
func makePlan(q Query, d dictionary, level Level) Plan {
	text := clip(q.Text)
	p := Plan{Level: level, Filters: filters(q), Names: planNames(text, d)}
	if level > Strict {
		text = withoutQuestion(text)
	}
	us, chars := units(text)
	us = dropCommon(us, d)
	for _, u := range us {
		var group []Leaf
		for _, term := range completed(u, d) {
			if d.df(fieldBody, term) > 0 {
				group = append(group, Leaf{fieldBody, term, 1})
			}
			if d.df(fieldTitle, term) > 0 {
				group = append(group, Leaf{fieldTitle, term, boostTitle})
			}
		}
		if len(group) > 0 {
			p.Terms = append(p.Terms, group...)
			p.Groups = append(p.Groups, group)
		}
	}
	switch level {
	case Strict:
		p.Need = len(us)
	case Partial:
		p.Need = (2*len(us) + 2) / 3
	case Any:
		p.Groups = nil
		for _, c := range chars {
			if !d.common(c) && d.df(fieldBody, c) > 0 {
				p.Terms = append(p.Terms, Leaf{fieldBody, c, boostUnigram})
			}
		}
	}
	if p.Need > len(p.Groups) || level == Partial && (len(us) > maxPartial || isQuestion(clip(q.Text))) {
		p.Terms, p.Groups, p.Need = nil, nil, 0
	}
	return p
}

// filters adds the language to the facets asked for.
func filters(q Query) map[string][]string {
	f := map[string][]string{}
	for k, v := range q.Filters {
		if len(v) > 0 {
			f[k] = v
		}
	}
	if q.Lang != "" {
		f["lang"] = []string{q.Lang}
	}
	return f
}

// planNames keeps the readings of the query as a name that the index knows.
func planNames(text string, d dictionary) [][]Leaf {
	var names [][]Leaf
	for _, n := range readNames(text) {
		var leaves []Leaf
		if n.Page != "" {
			leaves = append(leaves, Leaf{fieldPage, n.Page, boostName})
		}
		if n.Doc != "" {
			leaves = append(leaves, Leaf{fieldDoc, n.Doc, boostName})
		}
		known := true
		for _, l := range leaves {
			known = known && d.df(l.Field, l.Term) > 0
		}
		if known {
			names = append(names, leaves)
		}
	}
	return names
}

// dropCommon leaves out terms that nearly every provision has, where enough
// others remain: words as soon as any remains, Han pairs when keepCommon do.
func dropCommon(us []Token, d dictionary) []Token {
	telling := 0
	for _, u := range us {
		if !d.common(u.Term) {
			telling++
		}
	}
	kept := us[:0:0]
	for _, u := range us {
		need := keepCommon
		if u.Kind == Word {
			need = 1
		}
		if telling < need || !d.common(u.Term) {
			kept = append(kept, u)
		}
	}
	return kept
}

// completed gives the terms that a unit stands for: its own; or, of a word
// that ends the query and that the index does not know, the words it may be
// the beginning of.
func completed(u Token, d dictionary) []string {
	if u.End && len(u.Raw) > 1 && d.df(fieldBody, u.Term) == 0 && d.df(fieldTitle, u.Term) == 0 {
		if terms := d.complete(u.Raw); len(terms) > 0 {
			return terms
		}
	}
	return []string{u.Term}
}

// again decides, from the number of provisions a plan matches, whether the
// query is asked at the next level: when there are none, or too few for a
// question that names nothing.
func again(q Query, p Plan, total int) bool {
	return p.Level < Any && total == 0 ||
		p.Level == Strict && total < enough && len(p.Names) == 0 && isQuestion(clip(q.Text))
}
