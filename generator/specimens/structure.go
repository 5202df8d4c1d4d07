package specimens

import (
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Structure is what a text consists of.
type Structure struct {
	Headings  []Heading `json:"headings"`
	Terms     []Term    `json:"terms,omitempty"`
	Tables    []Table   `json:"tables,omitempty"`
	Figures   []Figure  `json:"figures,omitempty"`
	Formulas  []Formula `json:"formulas,omitempty"`
	Footnotes []string  `json:"footnotes,omitempty"`
	Counts    Counts    `json:"counts"`
}

// Heading is one provision: with a title or, where the text goes on behind the
// number, without.
type Heading struct {
	Kind   model.ProvisionKind `json:"kind"`
	Number string              `json:"number,omitempty"`
	// Level is 1 for clauses, annexes and what has no number, 2 for 5.1, A.1
	// and 3.1.
	Level int    `json:"level"`
	Title string `json:"title,omitempty"`
	// Normative tells the annexes apart.
	Normative bool `json:"normative,omitempty"`
}

// Term is an entry of the terms.
type Term struct {
	Number string   `json:"number"`
	Zh     []string `json:"zh,omitempty"`
	En     []string `json:"en,omitempty"`
	Source string   `json:"source,omitempty"`
}

// Table is a table with its cells; a merged cell stands once, where it begins.
type Table struct {
	Number    string   `json:"number,omitempty"`
	Caption   string   `json:"caption,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Head      int      `json:"head"`
	Rows      [][]Cell `json:"rows"`
	Notes     []string `json:"notes,omitempty"`
	Footnotes []string `json:"footnotes,omitempty"`
}

// Cell is one cell; spans of 1 are 0.
type Cell struct {
	Words   string `json:"words"`
	Colspan int    `json:"colspan,omitempty"`
	Rowspan int    `json:"rowspan,omitempty"`
}

// Figure is a picture with its caption, or several as subfigures.
type Figure struct {
	Number  string   `json:"number,omitempty"`
	Caption string   `json:"caption,omitempty"`
	Sub     []string `json:"sub,omitempty"`
	Kind    string   `json:"kind,omitempty"` // of the picture's file: png, jpg, emf
}

// Formula is a displayed formula.
type Formula struct {
	Number  string   `json:"number,omitempty"`
	TeX     string   `json:"tex"`
	Symbols []string `json:"symbols,omitempty"` // explained below it
}

// Counts is how much of each there is. Subclauses are the numbered provisions
// below a clause or annex that are no terms; notes are those of the text, of
// tables and of figures; a list in an item is a list; footnotes are those of
// the text, not of tables.
type Counts struct {
	Clauses    int `json:"clauses"`
	Subclauses int `json:"subclauses"`
	Terms      int `json:"terms"`
	Annexes    int `json:"annexes"`
	Tables     int `json:"tables"`
	Figures    int `json:"figures"`
	Formulas   int `json:"formulas"`
	Lists      int `json:"lists"`
	Items      int `json:"items"`
	Notes      int `json:"notes"`
	Examples   int `json:"examples"`
	Footnotes  int `json:"footnotes"`
}

// Of lists what is in a text.
func Of(t *model.Text) Structure {
	var s Structure
	s.blocks(t.Head)
	t.Walk(func(p *model.Provision) {
		s.provision(p)
		s.blocks(p.Blocks)
	})
	for _, f := range t.Footnotes {
		s.Footnotes = append(s.Footnotes, blockWords(f.Blocks))
	}
	s.Counts.Footnotes = len(t.Footnotes)
	s.Counts.Terms = len(s.Terms)
	s.Counts.Tables, s.Counts.Figures, s.Counts.Formulas = len(s.Tables), len(s.Figures), len(s.Formulas)
	return s
}

func (s *Structure) provision(p *model.Provision) {
	h := Heading{Kind: p.Kind, Number: p.Number, Level: 1, Title: words(p.Title)}
	switch p.Kind {
	case model.Clause:
		s.Counts.Clauses++
	case model.Annex:
		s.Counts.Annexes++
		h.Normative = p.Normative
	case model.TermEntry:
		h.Level += strings.Count(p.Number, ".")
		s.Terms = append(s.Terms, Term{p.Number, p.Term.Zh, p.Term.En, words(p.Term.Source)})
	case model.Subclause:
		h.Level += strings.Count(p.Number, ".")
		s.Counts.Subclauses++
	}
	s.Headings = append(s.Headings, h)
}

func (s *Structure) blocks(bs []model.Block) {
	subfigures := map[*model.Figure]bool{}
	model.WalkBlocks(bs, func(b model.Block) {
		switch b := b.(type) {
		case *model.List:
			s.Counts.Lists++
			s.Counts.Items += len(b.Items)
		case *model.Note:
			s.Counts.Notes++
		case *model.Example:
			s.Counts.Examples++
		case *model.Table:
			s.Tables = append(s.Tables, tableOf(b))
		case *model.Formula:
			f := Formula{Number: b.Number, TeX: strings.TrimSpace(b.TeX)}
			for _, w := range b.Where {
				f.Symbols = append(f.Symbols, words(w.Symbol))
			}
			s.Formulas = append(s.Formulas, f)
		case *model.Figure:
			if subfigures[b] {
				return
			}
			f := Figure{Number: b.Number, Caption: words(b.Caption), Kind: kindOf(b.Src)}
			for _, sub := range b.Sub {
				subfigures[sub] = true
				f.Sub = append(f.Sub, words(sub.Caption))
				f.Kind = kindOf(sub.Src)
			}
			s.Figures = append(s.Figures, f)
		}
	})
}

func tableOf(t *model.Table) Table {
	out := Table{Number: t.Number, Caption: words(t.Caption), Unit: t.Unit, Head: t.Head}
	for _, row := range t.Rows {
		cells := []Cell{}
		for _, c := range row {
			cell := Cell{Words: words(c.Inlines)}
			if c.Colspan > 1 {
				cell.Colspan = c.Colspan
			}
			if c.Rowspan > 1 {
				cell.Rowspan = c.Rowspan
			}
			cells = append(cells, cell)
		}
		out.Rows = append(out.Rows, cells)
	}
	for _, n := range t.Notes {
		out.Notes = append(out.Notes, blockWords([]model.Block{n}))
	}
	for _, f := range t.Footnotes {
		out.Footnotes = append(out.Footnotes, blockWords(f.Blocks))
	}
	return out
}

func kindOf(src string) string {
	_, ext, _ := strings.Cut(src, ".")
	return ext
}

func words(ins []model.Inline) string { return strings.TrimSpace(text.PlainInlines(ins)) }

func blockWords(bs []model.Block) string { return strings.TrimSpace(text.PlainBlocks(bs)) }
