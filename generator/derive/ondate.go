package derive

import "guiju/generator/model"

// VersionsFormat is the version of data/versions.json.
const VersionsFormat = 1

// VersionsPath is where the wordings stand as data.
const VersionsPath = "data/versions.json"

// Dated is a line of the system on a date: an edition in one wording, or an
// edition of which only the record is shown. An auditor asks what was in force
// on a day, and what this site knew of it on another; everything that decides
// it is here, and the rule is [model.Standing].
type Dated struct {
	Row      *Row
	Edition  *model.Edition
	Standing model.Standing
	Version  *Version // nil of a record
	From     model.Date
	Until    model.Date
	Recorded model.Date
	Path     string
}

// OnDates lists every edition in each of its wordings, in the order of the
// directory; a standard without an edition was never in force.
func OnDates(d *Derived) (list []Dated) {
	for i := range d.Rows {
		r := &d.Rows[i]
		for _, e := range r.Work.Editions {
			wordings := 0
			for j := range d.Versions[i] {
				v := &d.Versions[i][j]
				if v.Edition != e {
					continue
				}
				wordings++
				list = append(list, Dated{Row: r, Edition: e, Standing: e.Standing(), Version: v, From: v.From, Until: v.Until, Recorded: v.Recorded, Path: v.Path})
			}
			if wordings == 0 {
				l := Dated{Row: r, Edition: e, Standing: e.Standing(), From: e.InForce, Until: endOf(e), Path: e.Path()}
				for _, k := range r.Work.Keys.Editions {
					if k.Year == e.Year {
						l.Recorded = k.Recorded
					}
				}
				list = append(list, l)
			}
		}
	}
	return list
}

// At reports whether the line is what was in force on the day, by what was
// known here on another one (zero: what is known now).
func (l Dated) At(day, known model.Date) bool {
	if l.Standing.At(day) != model.Current || l.From.After(day) || !l.Until.IsZero() && !day.Before(l.Until) {
		return false
	}
	if l.Version == nil || known.IsZero() {
		return l.Version == nil || l.Version.Correction == nil
	}
	if !l.Version.Corrected.IsZero() && !known.Before(l.Version.Corrected) {
		return false // mended by then
	}
	return !l.Version.Since().After(known)
}

// Since is the day of the correction that made the wording what it is here,
// zero where none did.
func (v *Version) Since() (day model.Date) {
	for _, c := range corrected(v.Edition) {
		if v.Correction == c {
			break
		}
		day = c.Date
	}
	return day
}

type datedJSON struct {
	Work       string          `json:"work"`
	Number     string          `json:"number"`
	Title      model.Bilingual `json:"title,omitzero"`
	Level      string          `json:"level"`
	Sample     bool            `json:"sample"`
	Edition    string          `json:"edition"`
	Issued     model.Date      `json:"issued,omitzero"`
	InForce    model.Date      `json:"in_force,omitzero"`
	Superseded model.Date      `json:"superseded_on,omitzero"`
	Withdrawn  model.Date      `json:"withdrawn,omitzero"`
	Version    string          `json:"version,omitempty"`
	Kind       VersionKind     `json:"kind,omitempty"`
	Amendment  string          `json:"amendment,omitempty"`
	From       model.Date      `json:"from,omitzero"`
	Until      model.Date      `json:"until,omitzero"`
	Published  model.Date      `json:"published_here,omitzero"`
	Recorded   model.Date      `json:"recorded_here,omitzero"`
	Since      model.Date      `json:"corrected_since,omitzero"`
	Corrected  model.Date      `json:"corrected_on,omitzero"`
	Page       string          `json:"page"`
}

// VersionsJSON is data/versions.json: every edition in each of its wordings.
func VersionsJSON(d *Derived) []byte {
	rows := []datedJSON{}
	for _, l := range OnDates(d) {
		e := l.Edition
		v := datedJSON{
			Work: l.Row.Work.ID, Number: e.Number, Title: e.Title, Level: l.Row.Work.Level, Sample: l.Row.Work.Sample, Edition: e.Year,
			Issued: e.Issued, InForce: e.InForce, Superseded: l.Standing.Superseded, Withdrawn: e.Withdraw,
			From: l.From, Until: l.Until, Recorded: l.Recorded, Page: l.Path,
		}
		if w := l.Version; w != nil {
			v.Version, v.Kind, v.Published, v.Since, v.Corrected = w.Key, w.Kind, w.Published, w.Since(), w.Corrected
			if w.Amendment != nil {
				v.Amendment = w.Amendment.Number
			}
		}
		rows = append(rows, v)
	}
	return encoded(map[string]any{"format": VersionsFormat, "as_of": d.Day, "rows": rows})
}
