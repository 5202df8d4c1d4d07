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
	Superseded model.Date             `json:"superseded_on,omitzero"`
	Due        model.Date             `json:"review_due,omitzero"`
	Cites      []TwinCite             `json:"cites,omitempty"`
	Codes      map[string]string      `json:"codes,omitempty"` // short codes by the ids of provisions
	Amended    map[string]TwinAmended `json:"amended_by,omitempty"`
	// Fingerprints of the words, by language: what a printed page bears.
	Fingerprints map[model.Lang]string `json:"fingerprints,omitempty"`
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

// TwinAmended says which amendment a provision of the text has its words from,
// and where the words before are.
type TwinAmended struct {
	Number  string     `json:"number"`
	Action  string     `json:"action"`
	InForce model.Date `json:"in_force"`
	Before  string     `json:"before,omitempty"` // a page, relative to the site's root
}

func twinAmended(e *model.Edition) map[string]TwinAmended {
	list := AmendedIn(e)
	if len(list) == 0 {
		return nil
	}
	out := map[string]TwinAmended{}
	for _, a := range list {
		out[a.Provision] = TwinAmended{a.Amendment.Number, a.Action, a.Amendment.InForce, a.Older}
	}
	return out
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
			t.Fingerprints = printsOf(r.Edition.Texts)
			t.Codes = d.Codes.In(r.Work.ID, r.Edition.Texts)
			t.Amended = twinAmended(r.Edition)
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
