package derive

import "guiju/generator/model"

// Version is one wording of an edition: as it was issued, as an amendment made
// it, or as it was published here before a correction.
type Version struct {
	Edition *model.Edition
	Kind    VersionKind
	// Key names the version in addresses: "2024", "2024-amd1".
	Key   string
	Title model.Bilingual
	// From is the day on which the wording came into force, Published the day
	// on which it was first released here.
	From, Published model.Date
	Texts           map[model.Lang]*model.Text
	Path            string // its page, without language prefix
}

// VersionKind says how a wording came to be.
type VersionKind string

const (
	AsIssued         VersionKind = "issued"
	AsAmended        VersionKind = "amended"
	BeforeCorrection VersionKind = "before"
)

// Versions lists the wordings of a work, the oldest first. sys must have passed
// For.
func Versions(w *model.Work) (list []Version) {
	for _, e := range w.Editions {
		if e.Texts[model.Zh] == nil {
			continue
		}
		list = append(list, Version{
			Edition: e, Kind: AsIssued, Key: e.Year, Title: model.Bilingual{Zh: e.Number, En: e.Number},
			From: e.InForce, Texts: e.Texts, Path: e.Path(),
		})
	}
	return list
}
