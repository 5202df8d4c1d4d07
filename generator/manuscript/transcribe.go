package manuscript

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// recogniser reads a document once, from its first line to its last.
type recogniser struct {
	d  *Document
	o  Options
	tr *Transcript

	lines []*line
	i     int // the line being read

	t         *model.Text
	open      []openPart     // provisions that later ones may stand below
	last      string         // the number read last; of an annex its letter
	lastAnnex string         // the letter of the annex read last
	terms     string         // number of the clause of terms, "" outside it
	sink      *[]model.Block // where blocks go
	lists     []openItems    // lists that a next item may continue
	text      textual        // the paragraph read last, if a page may have parted it
	title     string         // of the cover, squeezed
	contents  []entry        // of the list of contents

	labels    map[string]string // of footnotes, by key
	notes     []string          // their keys, in the order of first reference
	pictures  map[string]string // addresses of pictures, by key
	names     map[string]bool   // addresses taken
	used      map[string]bool   // numbers of provisions
	captions  map[string]int    // paragraph of the caption, by kind and number
	below     int               // tables whose captions stand under them
	grouped   map[*model.Rule][]mention
	told      bool         // that there are two standards
	pageAbove map[int]bool // paragraphs right above which a page ended
	from, to  tally        // marks as the document has them, and as the tree has them
}

// openPart is a provision and its number; "" for 前言 and the like.
type openPart struct {
	*model.Provision
	num string
}

// textual is a paragraph that a next line may go on with.
type textual struct {
	inlines *[]model.Inline
	runs    []Inline
	line    *line
}

// Transcribe reads a document into the dialect. It changes no word: it sets
// right what is layout (spaces behind numbers, full-width digits of numbers,
// signs of lists) and says so, and reports what looks wrong.
func Transcribe(d *Document, o Options) *Transcript {
	if o.Lang == "" {
		o.Lang = model.Zh
	}
	if o.Grammar == "" {
		o.Grammar = model.StandardGrammar
	}
	r := &recogniser{
		d: d, o: o, tr: &Transcript{Pictures: map[string]Picture{}},
		t:      &model.Text{Lang: o.Lang, Grammar: o.Grammar, File: d.Name},
		labels: map[string]string{}, pictures: map[string]string{}, names: map[string]bool{}, used: map[string]bool{},
		captions: map[string]int{}, grouped: map[*model.Rule][]mention{}, pageAbove: map[int]bool{},
		from: tally{}, to: tally{},
	}
	r.tr.Findings = slices.Clone(d.Findings)
	r.asides()
	if o.Grammar != model.StandardGrammar {
		r.otherGrammar()
		r.finish()
		return r.tr
	}
	r.sink = &r.t.Head
	r.lines = r.flatten(d.Blocks)
	r.pages()
	r.i = r.front()
	for r.i < len(r.lines) {
		r.read(r.lines[r.i])
	}
	r.footnotes()
	switch n, first := r.articles(); {
	case n >= 3:
		r.find(lawNotStandard, first.n, n, quoted(first.words))
	case len(r.t.Provisions) == 0:
		r.find(nothingRead, 0)
	}
	r.forewordFacts()
	r.finish()
	return r.tr
}

// read takes the line, and those below that belong to it, and moves on.
func (r *recogniser) read(l *line) {
	at := r.i
	switch {
	case l.table != nil:
		r.readTable(l)
	case r.readNamed(l), r.readAnnex(l), r.readContentsTitle(l), r.readRepeatedTitle(l):
	case r.readRule(l), r.readCaption(l):
	case r.readFigure(l):
	case r.readFormula(l):
	case r.readNumbered(l):
	case r.readNote(l), r.readSource(l), r.readItem(l):
	case r.readContinued(l):
	default:
		r.readParagraph(l)
	}
	if r.i == at {
		panic("BUG: the recogniser did not move on")
	}
}

// asides lists what stands beside the text and where pages end.
func (r *recogniser) asides() {
	r.tr.LeftOut = append(r.tr.LeftOut, r.d.Asides...)
	changes := 0
	for _, a := range r.d.Asides {
		switch a.Kind {
		case Comment:
			r.find(commentLeft, a.N, quoted(a.Text), a.By)
		case Deleted, Inserted:
			changes++
		}
	}
	if changes > 0 {
		r.find(changesFound, 0, changes)
	}
}

// place is a paragraph as the place of a problem or a part of the tree.
func (r *recogniser) place(n int) model.Pos { return model.Pos{File: r.d.Name, Line: n} }

func (r *recogniser) base(n int) model.BlockBase { return model.BlockBase{Pos: r.place(n)} }

// say picks the words of the document's language.
func (r *recogniser) say(zh, en string) string {
	if r.o.Lang == model.En {
		return en
	}
	return zh
}

// find reports a finding at a paragraph.
func (r *recogniser) find(rule *model.Rule, n int, args ...any) {
	r.tr.Findings = append(r.tr.Findings, rule.At(r.place(n), args...))
}

// mention is a finding that is told together with others of its rule.
type mention struct {
	n     int
	words string
}

// group notes a finding that is told once for all of its kind.
func (r *recogniser) group(rule *model.Rule, n int, words string) {
	r.grouped[rule] = append(r.grouped[rule], mention{n, words})
}

// tellGroups reports what was grouped: how many, an example, the paragraphs.
func (r *recogniser) tellGroups() {
	for _, rule := range Rules {
		ms := r.grouped[rule]
		if len(ms) == 0 {
			continue
		}
		slices.SortStableFunc(ms, func(a, b mention) int { return a.n - b.n })
		var where []string
		for _, m := range ms {
			if s := strconv.Itoa(m.n); len(where) == 0 || where[len(where)-1] != s {
				where = append(where, s)
			}
		}
		zh, en := strings.Join(where[:min(len(where), 12)], "、"), strings.Join(where[:min(len(where), 12)], ", ")
		if len(where) > 12 {
			zh, en = zh+"……", en+" …"
		}
		r.find(rule, ms[0].n, len(ms), ms[0].words, model.Bilingual{Zh: zh, En: en})
	}
	r.grouped = map[*model.Rule][]mention{}
}

// leave lists words as left out.
func (r *recogniser) leave(k AsideKind, l *line) {
	r.tr.LeftOut = append(r.tr.LeftOut, Aside{Kind: k, N: l.n, Text: lettersOf(l)})
}

// put adds a block that is no list item: it ends every open list.
func (r *recogniser) put(bl model.Block) {
	r.lists = nil
	*r.sink = append(*r.sink, bl)
	r.text = textual{}
}

// paragraph makes a paragraph of runs and notes that a next line may continue it.
func (r *recogniser) paragraph(runs []Inline, l *line) *model.Paragraph {
	return &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(runs, l.n)}
}

func (r *recogniser) readParagraph(l *line) {
	r.doubtful(l)
	r.i++
	if k, _ := l.look(); k == titledLook || k == namedLook {
		r.find(unnumberedHeading, l.n, quoted(l.words))
	}
	if r.secondCover(l) {
		r.find(twoStandards, l.n, quoted(l.words))
	}
	if foreignItem.MatchString(l.words) {
		r.group(foreignList, l.n, quoted(l.words))
	}
	p := r.paragraph(l.runs, l)
	r.putBlock(p)
	r.text = textual{&p.Inlines, l.runs, l}
}

// finish writes the tree as Markdown and reads it back: what the transcript
// holds is what every later reader of the file will see.
func (r *recogniser) finish() {
	built := r.t
	built.Seal()
	src := text.Markdown(built)
	parsed, problems := text.Parse([]byte(src), text.Options{Grammar: r.o.Grammar, Lang: r.o.Lang, File: r.d.Name})
	tooMuch := slices.ContainsFunc(problems, func(p model.Problem) bool {
		return p.Rule.ID == "text-too-large" || p.Rule.ID == "text-too-many"
	})
	if tooMuch {
		for _, p := range problems {
			r.tr.Findings = append(r.tr.Findings, p.Rule.At(r.place(0), p.Args...))
		}
		parsed = built
	} else {
		parsed.File = r.d.Name
		setPlaces(built, parsed, r.d.Name)
	}
	r.tr.Text = parsed
	r.checkContents()
	r.account()
	r.tr.count()
	r.tellGroups()
	r.tr.Findings = slices.Clip(model.SortProblems(r.tr.Findings))
}

// sortedKeys are the keys of a set, in order.
func sortedKeys[K ~int32, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
