package manuscript

import (
	"maps"
	"regexp"
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
	if len(r.t.Provisions) == 0 {
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
	r.count()
	r.tellGroups()
	r.tr.Findings = slices.Clip(model.SortProblems(r.tr.Findings))
}

// setPlaces gives the parts of a text the places of the same parts of the tree
// that it was written from: numbers of paragraphs, not lines of Markdown.
func setPlaces(built, parsed *model.Text, file string) {
	whole := model.Pos{File: file}
	var blocks func(a, b []model.Block)
	inlines := func(ins []model.Inline, at model.Pos) {
		model.WalkInlines(ins, func(in *model.Inline) { in.Pos = at })
	}
	blocks = func(a, b []model.Block) {
		for i, bl := range b {
			at := whole
			var from model.Block
			if i < len(a) {
				from = a[i]
				at = from.Position()
			}
			setPlace(bl, at)
			for _, ins := range model.BlockInlines(bl) {
				inlines(ins, at)
			}
			switch bl := bl.(type) {
			case *model.List:
				old, _ := from.(*model.List)
				for k, it := range bl.Items {
					it.Pos = at
					var in []model.Block
					if old != nil && k < len(old.Items) {
						it.Pos, in = old.Items[k].Pos, old.Items[k].Blocks
					}
					blocks(in, it.Blocks)
				}
			case *model.Note:
				old, _ := from.(*model.Note)
				if old == nil {
					old = &model.Note{}
				}
				blocks(old.Blocks, bl.Blocks)
			case *model.Example:
				old, _ := from.(*model.Example)
				if old == nil {
					old = &model.Example{}
				}
				blocks(old.Blocks, bl.Blocks)
			case *model.Table:
				old, _ := from.(*model.Table)
				if old == nil {
					old = &model.Table{}
				}
				blocks(old.Notes, bl.Notes)
				for _, f := range bl.Footnotes {
					f.Pos = at
					blocks(nil, f.Blocks)
				}
				for _, row := range bl.Rows {
					for _, c := range row {
						c.Pos = at
					}
				}
			case *model.Figure:
				bl.CaptionPos = at
				for _, s := range bl.Sub {
					setPlace(s, at)
					s.CaptionPos = at
				}
				blocks(nil, bl.Key)
				blocks(nil, bl.Notes)
				for _, f := range bl.Footnotes {
					f.Pos = at
					blocks(nil, f.Blocks)
				}
			case *model.Formula:
				for _, x := range bl.Where {
					x.Pos = at
				}
			}
		}
	}
	blocks(built.Head, parsed.Head)
	was := map[string]*model.Provision{}
	built.Walk(func(p *model.Provision) {
		if key := p.Number + "\n" + text.PlainInlines(p.Title); was[key] == nil {
			was[key] = p
		}
	})
	parsed.Walk(func(p *model.Provision) {
		old := was[p.Number+"\n"+text.PlainInlines(p.Title)]
		if old == nil {
			old = &model.Provision{Pos: whole}
		}
		p.Pos = old.Pos
		inlines(p.Title, p.Pos)
		if p.Term != nil {
			inlines(p.Term.Source, p.Pos)
		}
		blocks(old.Blocks, p.Blocks)
	})
	for _, f := range parsed.Footnotes {
		f.Pos = whole
		var in []model.Block
		for _, g := range built.Footnotes {
			if g.Label == f.Label {
				f.Pos, in = g.Pos, g.Blocks
			}
		}
		blocks(in, f.Blocks)
	}
}

func setPlace(bl model.Block, at model.Pos) {
	switch bl := bl.(type) {
	case *model.Paragraph:
		bl.Pos = at
	case *model.List:
		bl.Pos = at
	case *model.Table:
		bl.Pos = at
	case *model.Figure:
		bl.Pos = at
	case *model.Formula:
		bl.Pos = at
	case *model.Note:
		bl.Pos = at
	case *model.Example:
		bl.Pos = at
	case *model.Quote:
		bl.Pos = at
	case *model.Code:
		bl.Pos = at
	}
}

// otherGrammar writes laws, policies and prose line by line: their marks are
// words, which package text reads itself.
func (r *recogniser) otherGrammar() {
	r.lines = r.flatten(r.d.Blocks)
	r.sink = &r.t.Head
	var chunks []string
	for _, l := range r.lines {
		one := &model.Text{Lang: r.o.Lang, Grammar: r.o.Grammar}
		r.t.Head = nil
		if l.table != nil {
			r.readTable(l)
			one.Head = r.t.Head
			chunks = append(chunks, text.Markdown(one))
			continue
		}
		if k, level := l.look(); k == titledLook && r.o.Grammar == model.ProseGrammar {
			one.Provisions = []*model.Provision{{Kind: model.SectionKind, Title: r.plainInlines(l.runs, l.n)}}
			chunks = append(chunks, strings.Repeat("#", max(level, 1)-1)+strings.TrimPrefix(text.Markdown(one), "#"))
			continue
		}
		one.Head = []model.Block{&model.Paragraph{Inlines: r.inlines(l.runs, l.n)}}
		chunks = append(chunks, strings.TrimPrefix(text.Markdown(one), `\ `))
	}
	r.t, _ = text.Parse([]byte(strings.Join(chunks, "\n")), text.Options{Grammar: r.o.Grammar, Lang: r.o.Lang, File: r.d.Name})
	r.footnotes()
}

// footnotes adds the notes, in the order of their marks, then those without one.
func (r *recogniser) footnotes() {
	byID := map[string]*Note{}
	for i := range r.d.Notes {
		if n := &r.d.Notes[i]; byID[n.ID] == nil {
			byID[n.ID] = n
		}
	}
	done := 0
	add := func(n *Note) {
		f := &model.Footnote{Label: r.labels[n.ID]}
		outer, lists := r.sink, r.lists
		r.sink, r.lists = &f.Blocks, nil
		for _, l := range r.flatten(n.Blocks) {
			if f.Pos.Line == 0 {
				f.Pos = r.place(l.n)
			}
			if l.table != nil {
				r.readTableAlone(l)
				continue
			}
			*r.sink = append(*r.sink, r.paragraph(l.runs, l))
		}
		r.sink, r.lists = outer, lists
		if len(f.Blocks) > 0 {
			if _, ok := f.Blocks[0].(*model.Paragraph); !ok {
				f.Blocks = append([]model.Block{&model.Paragraph{BlockBase: r.base(f.Pos.Line)}}, f.Blocks...)
			}
			r.t.Footnotes = append(r.t.Footnotes, f)
		}
	}
	for ; done < len(r.notes); done++ { // notes may name notes
		if n := byID[r.notes[done]]; n != nil {
			add(n)
		} else {
			r.find(noteLost, 0, r.labels[r.notes[done]])
		}
	}
	for i := range r.d.Notes {
		if n := &r.d.Notes[i]; r.labels[n.ID] == "" {
			r.footnoteLabel(n.ID)
			add(n)
		}
	}
}

// footnoteLabel numbers the footnotes in the order of their marks.
func (r *recogniser) footnoteLabel(key string) string {
	if key == "" {
		return ""
	}
	if r.labels[key] == "" {
		r.labels[key] = r.freeLabel(key)
		r.notes = append(r.notes, key)
	}
	return r.labels[key]
}

// noteLabelSign is a label that the dialect can write.
var noteLabelSign = regexp.MustCompile(`^[a-z0-9]{1,16}$`)

// freeLabel is the label that the file shows, or the next number.
func (r *recogniser) freeLabel(key string) string {
	taken := map[string]bool{}
	for _, l := range r.labels {
		taken[l] = true
	}
	for _, n := range r.d.Notes {
		if shown := strings.TrimRight(squeezed(n.Label), ")"); n.ID == key && noteLabelSign.MatchString(shown) && !taken[shown] {
			return shown
		}
	}
	n := len(r.labels) + 1
	for taken[strconv.Itoa(n)] {
		n++
	}
	return strconv.Itoa(n)
}

// count tells how much was understood.
func (r *recogniser) count() {
	c := &r.tr.Counts
	t := r.tr.Text
	t.Walk(func(p *model.Provision) {
		switch p.Kind {
		case model.Clause:
			c.Clauses++
		case model.Subclause:
			c.Subclauses++
		case model.TermEntry:
			c.Terms++
		case model.Annex:
			c.Annexes++
		}
	})
	blocks := func(bs []model.Block) {
		model.WalkBlocks(bs, func(bl model.Block) {
			switch bl := bl.(type) {
			case *model.Table:
				c.Tables++
			case *model.Figure:
				c.Figures++
				c.Figures -= len(bl.Sub) // they are walked too, and are parts of it
			case *model.Formula:
				c.Formulas++
			case *model.List:
				c.Lists++
				c.Items += len(bl.Items)
			case *model.Note:
				c.Notes++
			case *model.Example:
				c.Examples++
			}
		})
	}
	blocks(t.Head)
	t.Walk(func(p *model.Provision) { blocks(p.Blocks) })
	for _, f := range t.Footnotes {
		blocks(f.Blocks)
	}
	c.Footnotes = len(t.Footnotes)
	t.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.RefInline {
			c.References++
		}
	})
	for _, a := range r.tr.LeftOut {
		for range lettersIn(a.Text) {
			c.LeftOutLetters++
		}
	}
}

// sortedKeys are the keys of a set, in order.
func sortedKeys[K ~int32, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
