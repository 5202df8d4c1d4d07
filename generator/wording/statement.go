package wording

import (
	"strconv"
	"strings"

	"guiju/generator/model"
)

// Sentence is one sentence of a standard with its address: a row of the
// provision register, if it provides something.
type Sentence struct {
	// ID is the address with the sentence's place in it: "5.2.1/1".
	ID        string
	Provision *model.Provision
	// Anchor is the fragment of the paragraph, list item or table it stands in.
	Anchor string
	// Item is the marker of the list item, "a)", or of the items around it,
	// "b) 1)"; "" outside a list and for dashes.
	Item  string
	Words string
	// Lead is the announcement that a list item completes: 应符合下列要求：.
	Lead string
	// Inherited is set where the item takes its types and actors from Lead.
	Inherited bool
	Reading
	Pos model.Pos
}

// Register reads every sentence of a text that provides something: those of
// normative provisions, without notes, examples, definitions and the scope
// (GB/T 1.1—2020, 9.2: they only state facts). An item of a list says what its
// lead-in announces: 应按下列顺序进行： makes a requirement of an item that has no
// verbal form of its own.
func Register(t *model.Text) []Sentence {
	if t == nil {
		return nil
	}
	g := gatherer{lang: t.Lang, counts: map[string]int{}}
	t.Walk(func(p *model.Provision) {
		if p.Normative && p.Term == nil && p.Number != "1" && p.Number != "2" && p.Kind != model.Foreword {
			g.provision = p
			g.blocks(p.Blocks, p.ID, nil)
		}
	})
	return g.out
}

type gatherer struct {
	lang      model.Lang
	provision *model.Provision
	item      string // markers of the items around
	counts    map[string]int
	out       []Sentence
}

func (g *gatherer) blocks(bs []model.Block, anchor string, lead *Sentence) {
	for i, b := range bs {
		at := anchor
		if id := b.Anchor(); id != "" {
			at = id
		}
		switch b := b.(type) {
		case *model.Paragraph:
			last := g.words(b.Inlines, at, lead)
			if i+1 < len(bs) {
				if _, ok := bs[i+1].(*model.List); ok {
					lead = last
				}
			}
		case *model.List:
			for _, it := range b.Items {
				id := it.ID
				if id == "" {
					id = at
				}
				around := g.item
				if l := b.Kind; l == model.AlphaList || l == model.NumberList {
					g.item = strings.TrimSpace(around + " " + strings.TrimSpace(it.Marker))
				}
				g.blocks(it.Blocks, id, lead)
				g.item = around
			}
		case *model.Table:
			for _, row := range b.Rows {
				for _, c := range row {
					g.words(c.Inlines, at, nil)
				}
			}
		}
	}
}

// words reads the sentences of one run and returns the last, which may
// announce a list.
func (g *gatherer) words(ins []model.Inline, anchor string, lead *Sentence) (last *Sentence) {
	r := NewRun(ins)
	for _, sp := range Sentences(r.Text, g.lang) {
		s := Sentence{Provision: g.provision, Anchor: anchor, Item: g.item, Words: r.Text[sp.From:sp.To], Pos: r.Pos(sp.From, sp.To)}
		s.Reading = Read(s.Words, g.lang)
		if lead != nil {
			s.Lead = lead.Words
			if lead.Provides() && (!s.Provides() || s.Types[0] == Instruction) {
				own := s.Reading
				s.Reading = lead.Reading
				s.Verbs, s.Inherited = nil, true
				s.Quantities = own.Quantities
				if len(own.Actors) > 0 {
					s.Actors = own.Actors
				}
			} else if len(s.Actors) == 0 {
				s.Actors = lead.Actors
			}
		}
		last = &s
		if s.Provides() {
			g.counts[anchor]++
			s.ID = anchor + "/" + strconv.Itoa(g.counts[anchor])
			g.out = append(g.out, s)
		}
	}
	return last
}
