package text

import "guiju/generator/model"

// TranslationState says how the English of a provision stands to its Chinese.
type TranslationState string

const (
	Untranslated TranslationState = "missing" // there is no English
	Unrecorded   TranslationState = "new"     // no record says which Chinese it translates
	Stale        TranslationState = "stale"   // the Chinese has changed since the record
	UpToDate     TranslationState = "current" // the Chinese is as recorded
)

// Translation is one provision of the Chinese text with what is known of its
// English.
type Translation struct {
	Zh, En *model.Provision // En is nil where there is none
	Hash   string           // of the Chinese
	State  TranslationState
}

// Translations compares both texts of an edition with what keys.toml records,
// in the order of the Chinese; none without both texts. Records are of the text
// as issued: of what an amendment has changed, nothing is recorded.
func Translations(e *model.Edition) (list []Translation) {
	zh, en := e.Texts[model.Zh], e.Texts[model.En]
	if zh == nil || en == nil {
		return nil
	}
	recorded, english := e.Work.Keys.Translations[e.Year], byID(en)
	issued := e.AsIssued()[model.Zh]
	former := byID(issued)
	zh.Walk(func(p *model.Provision) {
		t := Translation{p, english[p.ID], Hash(zh, p), UpToDate}
		switch was := recorded[p.ID]; {
		case t.En == nil:
			t.State = Untranslated
		case was == "", issued != zh && amendedSince(issued, former[p.ID], t.Hash):
			t.State = Unrecorded
		case was != t.Hash:
			t.State = Stale
		}
		list = append(list, t)
	})
	return list
}

// amendedSince reports whether a provision of a consolidated text is not the
// issued one.
func amendedSince(issued *model.Text, p *model.Provision, hash string) bool {
	return p == nil || Hash(issued, p) != hash
}
