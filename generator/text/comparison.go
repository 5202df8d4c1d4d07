package text

import "guiju/generator/model"

// ComparisonState says how a law basis stands to the words of its article.
type ComparisonState string

const (
	NotHeld    ComparisonState = ""        // the words of the article are not held
	Uncompared ComparisonState = "new"     // no record says which words it was compared with
	Changed    ComparisonState = "changed" // the article has changed since the record
	Compared   ComparisonState = "current" // the article is as recorded
)

// Comparison is one law basis of a work with what is known of its article.
type Comparison struct {
	Basis    *model.Basis
	Fragment string // of the article; "" is the regulation as a whole
	Hash     string // of the article's Chinese; "" where it is not held
	State    ComparisonState
}

// Comparisons sets the law bases of a work, in their order, beside the texts
// of the regulations and what keys.toml records of them. A basis that names no
// article, and one whose article is not held, has nothing to be compared with.
func Comparisons(sys *model.System, w *model.Work) []Comparison {
	list := make([]Comparison, len(w.Basis))
	for i := range w.Basis {
		b := &w.Basis[i]
		c := Comparison{Basis: b, Fragment: model.Fragment(b.Article)}
		if r := sys.Regulation(b.Regulation); r != nil && c.Fragment != "" {
			if t := r.Texts[model.Zh]; t != nil {
				if p := t.Find(c.Fragment); p != nil {
					c.Hash = Hash(t, p)
					c.State = stateOf(w.Keys.Articles[r.ID][c.Fragment], c.Hash)
				}
			}
		}
		list[i] = c
	}
	return list
}

func stateOf(recorded, now string) ComparisonState {
	switch recorded {
	case "":
		return Uncompared
	case now:
		return Compared
	}
	return Changed
}
