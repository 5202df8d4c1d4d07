package derive

import (
	"encoding/json"

	"guiju/generator/model"
)

// TwinFormat is the version of the JSON twins; a reader refuses others.
const TwinFormat = 1

// Twin is the data twin of a standard's page, standards/<work>.json: the
// record of the work and, where the text is published, its provisions in both
// languages as one tree each (shapes: model.Provision, model.Block, told apart
// by "type").
type Twin struct {
	Format  int             `json:"format"`
	AsOf    model.Date      `json:"as_of"`
	Sample  bool            `json:"sample"`
	ID      string          `json:"id"`
	Number  string          `json:"number,omitempty"`
	Title   model.Bilingual `json:"title,omitzero"`
	Level   string          `json:"level"`
	Box     string          `json:"box,omitempty"`
	Status  model.Status    `json:"status"`
	Page    string          `json:"page"` // relative to the site's root
	Edition *model.Edition  `json:"edition,omitempty"`
	Years   []string        `json:"editions,omitempty"`
	Basis   []model.Basis   `json:"basis,omitempty"`
	// Superseded is the day on which a later edition comes into force.
	Superseded model.Date                 `json:"superseded_on,omitzero"`
	Due        model.Date                 `json:"review_due,omitzero"`
	Texts      map[model.Lang]*model.Text `json:"texts,omitempty"`
}

// Twins returns the JSON twin of every listed work by its path.
func Twins(d *Derived) map[string][]byte {
	out := map[string][]byte{}
	for _, r := range d.Rows {
		t := Twin{
			Format: TwinFormat, AsOf: d.Day, Sample: r.Work.Sample, ID: r.Work.ID, Number: r.Number, Title: r.Title,
			Level: r.Work.Level, Box: r.Work.Box, Status: r.Status, Page: r.Path, Edition: r.Edition,
			Basis: r.Work.Basis, Due: r.ReviewDue,
		}
		for _, e := range r.Work.Editions {
			t.Years = append(t.Years, e.Year)
		}
		if r.Edition != nil {
			t.Texts, t.Superseded = r.Edition.Texts, r.Edition.Standing().Superseded
		}
		b, err := json.MarshalIndent(t, "", " ")
		if err != nil {
			panic("BUG: " + err.Error())
		}
		out["standards/"+r.Work.ID+".json"] = append(b, '\n')
	}
	return out
}
