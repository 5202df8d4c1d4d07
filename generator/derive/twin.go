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
	Superseded model.Date        `json:"superseded_on,omitzero"`
	Due        model.Date        `json:"review_due,omitzero"`
	Cites      []TwinCite        `json:"cites,omitempty"`
	Codes      map[string]string `json:"codes,omitempty"` // short codes by the ids of provisions
	// Keys are the permanent keys by the ids of provisions: they stay when a
	// provision moves to another number or into the next edition.
	Keys  map[string]string          `json:"keys,omitempty"`
	Texts map[model.Lang]*model.Text `json:"texts,omitempty"`
}

// TwinCite is a standard that the text cites, with its status as of the day;
// Status is "unknown" where nothing is on record.
type TwinCite struct {
	Place  string       `json:"place"` // 2 or bibliography
	Number string       `json:"number"`
	Means  string       `json:"means,omitempty"` // number of the edition on record
	Status model.Status `json:"status"`
	Page   string       `json:"page,omitempty"`
}

func twinCites(sys *model.System, t *model.Text, day model.Date) (out []TwinCite) {
	for _, c := range CitedIn(sys, t, day) {
		v := TwinCite{Place: c.Place, Number: c.Number, Status: c.Status}
		if c.Edition != nil {
			v.Means, v.Page = c.Edition.Number, c.Edition.Path()
		}
		if c.Reference != nil {
			v.Means = c.Reference.Number
		}
		out = append(out, v)
	}
	return out
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
			t.Cites = twinCites(d.System, r.Edition.Texts[model.Zh], d.Day)
			t.Codes = d.Codes.In(r.Work.ID, r.Edition.Texts)
			t.Keys = keysShown(r.Edition)
		}
		b, err := json.MarshalIndent(t, "", " ")
		if err != nil {
			panic("BUG: " + err.Error())
		}
		out["standards/"+r.Work.ID+".json"] = append(b, '\n')
	}
	return out
}

// keysShown are the permanent keys of the provisions that an edition shows.
func keysShown(e *model.Edition) map[string]string {
	out := map[string]string{}
	all := keysOfVersion(Version{Edition: e, Kind: AsAmended})
	e.Texts[model.Zh].Walk(func(p *model.Provision) {
		if key := all[p.ID]; key != "" {
			out[p.ID] = key
		}
	})
	return out
}
