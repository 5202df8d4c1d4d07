package derive

import (
	"encoding/json"
	"strings"

	"guiju/generator/compare"
	"guiju/generator/difference"
	"guiju/generator/model"
)

// CompareFormat is the version of the data twin of a comparison.
const CompareFormat = 1

// compareFile is standards/<work>/compare/<a>-to-<b>.json.
type compareFile struct {
	Format  int            `json:"format"`
	AsOf    model.Date     `json:"as_of"`
	Sample  bool           `json:"sample"`
	Work    string         `json:"work"`
	Page    string         `json:"page"`
	Old     versionOf      `json:"old"`
	New     versionOf      `json:"new"`
	Counts  []classCounted `json:"counts"`
	Summary []changed      `json:"summary"`
	// Provisions are those with a class, by language.
	Provisions map[model.Lang][]comparedRow `json:"provisions"`
	// Declared is what the foreword of the newer edition declares.
	Declared []declaredRow `json:"declared,omitempty"`
	// Undeclared are changes that it does not tell of.
	Undeclared []string `json:"undeclared,omitempty"`
}

type versionOf struct {
	Key    string     `json:"key"`
	Number string     `json:"number"`
	From   model.Date `json:"in_force,omitzero"`
	Page   string     `json:"page"`
}

type classCounted struct {
	Class compare.Class `json:"class"`
	N     int           `json:"n"`
}

type changed struct {
	ID      string          `json:"id"`
	Classes []compare.Class `json:"classes"`
	Says    model.Bilingual `json:"says"`
}

type comparedRow struct {
	Key     string          `json:"key,omitempty"`
	Old     string          `json:"old,omitempty"` // fragments
	New     string          `json:"new,omitempty"`
	Classes []compare.Class `json:"classes"`
	Verbs   []becameRow     `json:"verbs,omitempty"`
	Values  []becameRow     `json:"values,omitempty"`
	Pieces  []pieceRow      `json:"pieces,omitempty"`
}

type becameRow struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// pieceRow is a row of a provision: its kind, its marker and the pieces of its
// words. A table has a list for every row of it, and in it one for every cell.
type pieceRow struct {
	Kind   compare.Kind           `json:"kind"`
	Label  string                 `json:"label,omitempty"`
	Pieces []difference.Piece     `json:"pieces,omitempty"`
	Cells  [][][]difference.Piece `json:"cells,omitempty"`
}

type declaredRow struct {
	Words   string   `json:"words"`
	New     []string `json:"new,omitempty"`
	Old     []string `json:"old,omitempty"`
	Phantom bool     `json:"phantom,omitempty"`
}

// CompareFiles are the data twins of all comparisons, by path.
func CompareFiles(d *Derived) map[string][]byte {
	out := map[string][]byte{}
	for i := range d.Comparisons {
		c := &d.Comparisons[i]
		out[c.DataPath()] = c.JSON(d.Day)
	}
	return out
}

// DataPath is the address of the data twin.
func (c *Comparison) DataPath() string { return strings.TrimSuffix(c.Path, ".html") + ".json" }

// JSON is the data twin of the comparison.
func (c *Comparison) JSON(day model.Date) []byte {
	f := compareFile{
		Format: CompareFormat, AsOf: day, Sample: c.Row.Work.Sample, Work: c.Row.Work.ID, Page: c.Path,
		Old: versionData(c.Old), New: versionData(c.New), Counts: []classCounted{}, Summary: []changed{}, Provisions: map[model.Lang][]comparedRow{},
	}
	s := Summary(c)
	for _, n := range s.Counts {
		f.Counts = append(f.Counts, classCounted(n))
	}
	for _, l := range s.Changes {
		f.Summary = append(f.Summary, changed{l.ID, l.Classes, l.Says})
	}
	for l, found := range c.Langs {
		rows := []comparedRow{}
		for i := range found.Provisions {
			if p := &found.Provisions[i]; len(p.Classes) > 0 {
				rows = append(rows, comparedData(p))
			}
		}
		f.Provisions[l] = rows
	}
	if b := c.Balances[model.Zh]; b != nil {
		for _, d := range b.Declared {
			f.Declared = append(f.Declared, declaredRow{d.Words, d.New, d.Old, d.Phantom})
		}
		for _, p := range b.Undeclared {
			f.Undeclared = append(f.Undeclared, p.ID())
		}
	}
	b, err := json.Marshal(f)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

func versionData(v Version) versionOf {
	return versionOf{v.Key, v.Edition.Number, v.From, v.Path}
}

func comparedData(p *compare.Provision) comparedRow {
	row := comparedRow{Key: p.Key, Classes: p.Classes}
	if p.Old != nil {
		row.Old = p.Old.ID
	}
	if p.New != nil {
		row.New = p.New.ID
	}
	for _, v := range p.Verbs {
		row.Verbs = append(row.Verbs, becameRow{v.Old, v.New})
	}
	for _, v := range p.Values {
		row.Values = append(row.Values, becameRow{v.Old, v.New})
	}
	row.Pieces = pieceRows(p.Rows)
	return row
}

func pieceRows(rows []compare.Row) (out []pieceRow) {
	for i := range rows {
		r := &rows[i]
		label := r.NewLabel
		if r.Op == difference.Removed {
			label = r.OldLabel
		}
		row := pieceRow{Kind: r.Kind, Label: label, Pieces: r.Pieces}
		if r.Grid != nil {
			for _, line := range r.Grid.Rows {
				cells := [][]difference.Piece{}
				for _, c := range line.Cells {
					cells = append(cells, c.Pieces)
				}
				row.Cells = append(row.Cells, cells)
			}
		}
		out = append(out, row)
		out = append(out, pieceRows(r.Below)...)
	}
	return out
}
