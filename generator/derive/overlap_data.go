package derive

import (
	"encoding/json"

	"guiju/generator/model"
	"guiju/generator/text"
)

// OverlapsFile is the data file of the provisions that are alike, of which
// pages show the most telling part only.
const OverlapsFile = "data/overlaps.json"

// OverlapRow is a pair of standards in the data file.
type OverlapRow struct {
	A          string          `json:"a"` // id of the work
	B          string          `json:"b"`
	Sample     bool            `json:"sample"`
	SameMatter bool            `json:"same_matter"`
	Kin        string          `json:"kin,omitempty"`
	Distinct   model.Bilingual `json:"distinct,omitzero"` // the reason on record
	Alike      []AlikeRow      `json:"alike"`
}

// AlikeRow is a pair of provisions, by their fragments.
type AlikeRow struct {
	A       string `json:"a"`
	B       string `json:"b"`
	Percent int    `json:"percent"`
}

// OverlapsJSON writes every pair that was found.
func OverlapsJSON(d *Derived) []byte {
	file := struct {
		AsOf  model.Date   `json:"as_of"`
		Pairs []OverlapRow `json:"pairs"`
	}{d.Day, []OverlapRow{}}
	for i := range d.Overlaps {
		o := &d.Overlaps[i]
		row := OverlapRow{A: o.A.Work.ID, B: o.B.Work.ID, Sample: o.A.Work.Sample, SameMatter: o.SameMatter(), Kin: o.Kin}
		if o.Distinct != nil {
			row.Distinct = o.Distinct.Reason
		}
		for _, l := range o.Alike {
			row.Alike = append(row.Alike, AlikeRow{l.A.ID, l.B.ID, l.Percent})
		}
		file.Pairs = append(file.Pairs, row)
	}
	b, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

// TitleOf is the title of a provision as plain words.
func TitleOf(p *model.Provision) string { return text.PlainInlines(p.Title) }

// Words are those of the provision, all of them shared.
func (e Everywhere) Words() []Piece { return []Piece{{Words: wordsCompared(e.Provision)}} }
