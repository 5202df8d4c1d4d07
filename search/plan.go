package search

import (
	"regexp"
	"slices"
	"strings"
)

// The planner turns a query into a Plan: a tree of terms that bleve, Reader
// and the browser evaluate alike. It asks only a dictionary, so its twin in
// client/40-plan.js can be given the same one. FORMAT.md §6 is the norm.

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
	boostTitle    = 0.3 // of a term in the title, against 1 in the body
	boostUnigram  = 0.5 // of a single character at level Any
	boostSynonym  = 0.5 // of what a synonym stands for
	boostComplete = 0.3 // of what a known word may be the beginning of
	boostName     = 1e4 // of an exact name: above anything terms can add up to
	boostPart     = 1e3 // of words of a title, of a heading or term, and of the page of a name
)

// Limits that keep a hostile query cheap.
const (
	maxQuery       = 256 // code points of a query that count
	maxUnits       = 64  // distinct terms of a query that count
	maxCompletions = 16  // words that an unfinished or misspelt word may stand for
	minComplete    = 3   // letters of a known word that is completed
	minSimilar     = 4   // letters of a word that may be misspelt
	enough         = 3   // provisions that must match a question whole, or it is asked again
	maxPartial     = 12  // units of a query that may be matched in part
	keepCommon     = 4   // units that make common ones dispensable
	maxChecked     = 500 // provisions whose text is compared with a phrase
	slackShare     = 3   // terms at level Any for each member that all provisions match
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
	Strict  Level = iota // every unit, and what the query demands beside words
	Plain                // every unit, quotation marks and field words read as words
	Partial              // of some keywords as many as can be had together, two thirds at least
	Any                  // any unit, and single characters
)

// Group is what a provision must have for one unit of a query: all leaves of
// any one of its alternatives.
type Group [][]Leaf

// Plan is what is evaluated. A provision matches if one of Names fits it, or
// if it has a term of Terms and enough of Groups: of a strict or plain plan
// each; of a partial one as many as any provision has that the filters keep,
// but Need at least. Besides, it must have every leaf of Must and every phrase,
// and none of Not. Its score is bleve's for
//
//	disjunction(disjunction(disjunction(Names…), disjunction(disjunction(Terms…, Slack × all), Around…)),
//		standing, standing, standing)
//
// where a name is the conjunction of its leaves, each standing is a term that
// the provisions of a page have that keeps one more quarter of its score, and a
// disjunction without members falls away. Standing, the members that all provisions match, and those of Around,
// which match every provision of a page that has the group anywhere, weigh
// nothing but are counted: Slack makes it weigh less how many terms a provision
// has, Around lifts the pages that speak of all that is asked. Both leave alone
// what has no term of Terms. Filters keep pages by facet.
type Plan struct {
	Level   Level               `json:"level"`
	Special bool                `json:"special,omitempty"` // the query has more than words
	Names   [][]Leaf            `json:"names,omitempty"`
	Terms   []Leaf              `json:"terms,omitempty"`
	Groups  []Group             `json:"groups,omitempty"`
	Need    int                 `json:"need,omitempty"`
	Slack   int                 `json:"slack,omitempty"`
	Around  []Group             `json:"around,omitempty"`
	Must    []Leaf              `json:"must,omitempty"`
	Not     [][]Leaf            `json:"not,omitempty"` // each: all leaves together
	Phrases [][]Token           `json:"phrases,omitempty"`
	Filters map[string][]string `json:"filters,omitempty"`
	Old     bool                `json:"old,omitempty"`     // superseded editions too
	Also    []string            `json:"also,omitempty"`    // synonyms that count
	Instead []string            `json:"instead,omitempty"` // words taken for misspelt ones
}

// dictionary is what the planner must know of an index.
type dictionary interface {
	df(field, term string) int               // provisions that have the term
	common(term string) bool                 // in the body of so many that it tells nothing
	words(letter byte) []word                // the English words that begin with a letter, sorted
	synonyms(term string) []synonym          // lay words that begin with a unit
	facetValues(facet, text string) []string // values of that name in any language
}

// word is an English word of the texts as it is written there.
type word struct {
	text string
	df   int // provisions that have its stem
}

// synonym is a lay word, as layKey writes it, and what the texts say for it.
type synonym struct{ lay, formal string }

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

// unit is one thing a query asks for.
type unit struct {
	Token
	body    bool     // only in the body
	formals []string // what the texts say for the lay word it is a part of
	instead bool     // formals will do instead of it
	loose   bool     // scored, not demanded: it runs over the edge of such a lay word
}

// units gathers the distinct things a query asks for, in its order, and the
// characters that the last level adds. Unlike a text, a query is cut at its
// spaces: who writes two keywords does not mean the pair where they meet.
type units struct {
	all   []unit
	chars []string
	seen  map[string]bool
	d     dictionary
}

// add takes one part of a query, text without spaces. A lay word that begins
// or ends the part may be meant; one in the middle may also be two halves of
// others (国标 in 中国标准), so what it stands for only counts.
func (us *units) add(text string, open bool) {
	tokens := Analyze(text)
	spans := laySpans(tokens, us.d)
	for _, t := range tokens {
		t.End = t.End && open
		u := unit{Token: t}
		to := t.Pos + 1
		if t.Kind == Bigram {
			to++
		}
		for _, s := range spans {
			if t.Kind == Unigram || t.Pos >= s.to || to <= s.from {
				continue
			}
			if t.Pos >= s.from && to <= s.to {
				u.formals, u.instead = s.formals, s.edge
			} else {
				u.loose = u.loose || s.edge
			}
		}
		us.take(u)
	}
}

// addPhrase takes the terms of a phrase, which count in the body only.
func (us *units) addPhrase(phrase []Token) {
	for i, t := range phrase {
		t.End = false
		if t.Kind == Unigram && i+1 < len(phrase) && phrase[i+1].Kind == Unigram {
			us.take(unit{Token: Token{Term: t.Term + phrase[i+1].Term, Kind: Bigram}, body: true})
		} else if t.Kind != Unigram {
			us.take(unit{Token: t, body: true})
		}
	}
}

// take keeps a unit that is new, while there is room.
func (us *units) take(u unit) {
	if us.seen[u.Term] || len(us.all)+len(us.chars) >= 2*maxUnits {
		return
	}
	us.seen[u.Term] = true
	if u.Kind == Unigram {
		us.chars = append(us.chars, u.Term)
	} else if len(us.all) < maxUnits {
		us.all = append(us.all, u)
	}
}

// laySpan is where a lay word stands in a part of a query.
type laySpan struct {
	from, to int // characters and words
	formals  []string
	edge     bool // it begins or ends the part
}

// laySpans finds lay words, the longest at each place.
func laySpans(tokens []Token, d dictionary) (spans []laySpan) {
	rest := slices.DeleteFunc(slices.Clone(tokens), func(t Token) bool { return t.Kind == Bigram })
	end := 0
	for _, t := range tokens {
		if t.Kind == Unigram || t.Pos < end {
			continue
		}
		s, key, known := laySpan{from: t.Pos, to: t.Pos}, layKey(rest[t.Pos:]), d.synonyms(t.Term)
		at := slices.IndexFunc(known, func(y synonym) bool { return strings.HasPrefix(key, y.lay) })
		if at < 0 {
			continue
		}
		for _, y := range known[at:] {
			if y.lay == known[at].lay {
				s.formals = append(s.formals, y.formal)
			}
		}
		for len(layKey(rest[s.from:s.to])) < len(known[at].lay) {
			s.to++
		}
		s.edge = s.from == 0 || s.to == len(rest)
		spans, end = append(spans, s), s.to
	}
	return spans
}

// layKey writes characters and words so that one lay word is the beginning of
// another text only where it stands there whole.
func layKey(atoms []Token) string {
	var b strings.Builder
	for _, t := range atoms {
		switch t.Kind {
		case Word:
			b.WriteString(" " + t.Term + " ")
		case Unigram, Single:
			b.WriteString(t.Term)
		}
	}
	return b.String()
}

// isSpace tells what separates the parts of a query.
func isSpace(r rune) bool { return r <= ' ' || r == 0xA0 || r == 0x3000 }

// makePlan plans a query at a level. A plan whose level cannot be met by its
// terms has none.
func makePlan(q Query, d dictionary, level Level) Plan {
	clipped := clip(q.Text)
	a := parse(clipped, d)
	p := Plan{Level: level, Special: a.special, Filters: filters(q), Old: q.Old}
	restricted := len(p.Filters) > 0
	if q.Lang != "" {
		p.Filters["lang"] = []string{q.Lang}
	}
	if q.In != "" {
		p.Must = append(p.Must, Leaf{fieldPage, pageKey(q.In), 1})
	}
	text, open := a.plain, a.ends
	if level == Strict {
		text, open = a.text, a.open
		p.demand(a)
		restricted = restricted || p.Special
	}
	p.Names = planNames(text, d)
	if level > Plain {
		text = withoutQuestion(text)
	}
	us := &units{seen: map[string]bool{}, d: d}
	parts := strings.FieldsFunc(text, isSpace)
	for i, part := range parts {
		us.add(part, open && i == len(parts)-1)
	}
	for _, phrase := range p.Phrases {
		us.addPhrase(phrase)
	}
	for _, not := range a.not {
		if all := conjunction(fieldBody, unitTerms(not), 1, d); all != nil {
			p.Not = append(p.Not, all)
		}
	}
	if len(us.all)+len(p.Names) == 0 && (restricted || len(p.Must) > 0) {
		p.Names = [][]Leaf{{{fieldDoc, pageDoc, boostName}}} // the documents themselves
	}
	want := p.units(us, d)
	switch {
	case level <= Plain:
		p.Need = want
	case level == Partial:
		p.Need = (2*want + 2) / 3
	default:
		p.Around, p.Groups = p.Groups, nil
		for _, c := range us.chars {
			if !d.common(c) && d.df(fieldBody, c) > 0 {
				p.Terms = append(p.Terms, Leaf{fieldBody, c, boostUnigram})
			}
		}
		p.Slack = len(p.Terms) / slackShare
	}
	if p.Need > len(p.Groups) || level == Partial && (want > maxPartial || isQuestion(clipped)) {
		p.Terms, p.Groups, p.Need = nil, nil, 0
	}
	for _, l := range p.Must {
		if d.df(l.Field, l.Term) == 0 {
			p.Names, p.Terms, p.Groups, p.Around, p.Need, p.Slack = nil, nil, nil, nil, 0, 0
		}
	}
	return p
}

// demand takes over what a query asks beside words.
func (p *Plan) demand(a *asked) {
	for _, name := range sortedKeys(a.filters) {
		p.Filters[name] = append(slices.Clone(p.Filters[name]), a.filters[name]...)
	}
	for _, key := range a.in {
		p.Must = append(p.Must, Leaf{fieldPage, key, 1})
	}
	for _, title := range a.title {
		for _, t := range unitTerms(title) {
			p.Must = append(p.Must, Leaf{fieldTitle, t, 1})
		}
	}
	for _, phrase := range a.phrases {
		p.Phrases = append(p.Phrases, atoms(phrase))
	}
}

// units turns what is asked into terms and groups, and counts what is demanded.
func (p *Plan) units(us *units, d dictionary) (want int) {
	spare := func(u unit) bool { return u.formals == nil && d.common(u.Term) }
	telling := 0
	for _, u := range us.all {
		if !spare(u) {
			telling++
		}
	}
	for _, u := range us.all {
		least := keepCommon
		if u.Kind == Word {
			least = 1
		}
		if telling >= least && spare(u) {
			continue
		}
		g := p.group(u, d)
		if u.loose {
			continue
		}
		want++
		if len(g) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return want
}

// letteredNumber is a word that a text may write as two or three: GB5749,
// GBT19001.
var letteredNumber = regexp.MustCompile(`^([a-z]+?)(t?)([0-9].*)$`)

// group scores what a unit stands for, and gives the alternatives.
func (p *Plan) group(u unit, d dictionary) (g Group) {
	add := func(terms []string, boost float64, instead bool) (found bool) {
		for _, f := range []Leaf{{fieldBody, "", 1}, {fieldTitle, "", boostTitle}} {
			if u.body && f.Field == fieldTitle {
				continue
			}
			all := conjunction(f.Field, terms, f.Boost*boost, d)
			if all == nil {
				continue
			}
			for _, l := range all {
				if !slices.ContainsFunc(p.Terms, func(m Leaf) bool { return m.Field == l.Field && m.Term == l.Term }) {
					p.Terms = append(p.Terms, l)
				}
			}
			if found = true; instead {
				g = append(g, all)
			}
		}
		return found
	}
	known := add([]string{u.Term}, 1, true)
	for _, formal := range u.formals {
		if add(unitTerms(formal), boostSynonym, u.instead) && !slices.Contains(p.Also, formal) {
			p.Also = append(p.Also, formal)
		}
	}
	if m := letteredNumber.FindStringSubmatch(u.Raw); m != nil && !known {
		add([]string{m[1] + m[2], m[3]}, 1, true)
		add([]string{m[1], "t", m[3]}, 1, true)
	}
	if u.Kind != Word || u.formals != nil || !isEnglish(u.Raw) {
		return g
	}
	for _, w := range standFor(u, known, d) {
		boost := 1.0
		if known {
			boost = boostComplete
		}
		add([]string{stemmed(w.text)}, boost, true)
		if !strings.HasPrefix(w.text, u.Raw) {
			p.Instead = append(p.Instead, w.text)
		}
	}
	return g
}

// conjunction gives the leaves of terms in a field, nil unless it has them all.
func conjunction(field string, terms []string, boost float64, d dictionary) []Leaf {
	var all []Leaf
	for _, t := range terms {
		if d.df(field, t) == 0 {
			return nil
		}
		all = append(all, Leaf{field, t, boost})
	}
	return all
}

// unitTerms are the terms of a text but single characters of longer runs.
func unitTerms(text string) (terms []string) {
	for _, t := range Analyze(text) {
		if t.Kind != Unigram && !slices.Contains(terms, t.Term) {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// filters are the facets that the query's filters restrict.
func filters(q Query) map[string][]string {
	f := map[string][]string{}
	for k, v := range q.Filters {
		if len(v) > 0 {
			f[k] = v
		}
	}
	return f
}

// planNames keeps the readings of the query as a name that the index knows.
// What names a page may also be words of its title; and the page of a named
// provision comes after it.
func planNames(text string, d dictionary) (names [][]Leaf) {
	add := func(leaves ...Leaf) {
		for _, l := range leaves {
			if d.df(l.Field, l.Term) == 0 {
				return
			}
		}
		names = append(names, leaves)
	}
	for _, n := range readNames(text) {
		if n.Page == "" {
			add(Leaf{fieldDoc, n.Doc, boostName})
			continue
		}
		add(Leaf{fieldPage, n.Page, boostName}, Leaf{fieldDoc, n.Doc, boostName})
		if n.Doc == pageDoc { // all of the query, which may be a heading or a term
			add(Leaf{fieldDoc, n.Page, boostPart})
		} else {
			add(Leaf{fieldPage, n.Page, boostPart}, Leaf{fieldDoc, pageDoc, boostPart})
		}
		title := []Leaf{{fieldDoc, n.Doc, boostPart}}
		for _, t := range unitTerms(n.Title) {
			title = append(title, Leaf{fieldTitle, t, boostPart})
		}
		if len(title) > 1 {
			add(title...)
		}
	}
	return names
}

// next decides, from the number of provisions a plan matches, whether the
// query is asked at another level: when there are none, or too few for a
// question that names nothing.
func next(q Query, p Plan, total int) (Level, bool) {
	if p.Level == Any || total > 0 && (p.Level > Plain || total >= enough || len(p.Names) > 0 || !isQuestion(clip(q.Text))) {
		return p.Level, false
	}
	if p.Level == Strict && !p.Special {
		return Partial, true
	}
	return p.Level + 1, true
}
