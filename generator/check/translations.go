package check

import (
	"maps"
	"path"
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

var translationRules = []*model.Rule{translationStale, translationNew, translationGone}

var translationStale = &model.Rule{
	ID: "translation-stale", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的中文在翻译后有改动", En: "the Chinese of “{1}” has changed since it was translated"},
	Hint: model.Bilingual{
		Zh: "对照 {2} 修改这里的译文；核对后运行 guiju translated {3} --edition {4} --provision {1}。",
		En: "Compare with {2} and mend the translation here; then run guiju translated {3} --edition {4} --provision {1}."},
	Doc: model.Bilingual{
		Zh: "keys.toml 记下每条译文所依据的中文；中文改动后，这一条在网页上标为“译文可能过时”，直到有人核对。",
		En: "keys.toml records which Chinese each English provision translates. When the Chinese changes the page marks that provision, until somebody has compared the two."},
}

var translationNew = &model.Rule{
	ID: "translation-new", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”的译文还没有核对记录", En: "nothing records that the translation of “{1}” was compared with the Chinese"},
	Hint: model.Bilingual{
		Zh: "对照 {2} 核对后运行 guiju translated {3} --edition {4} --provision {1}。",
		En: "Compare with {2}, then run guiju translated {3} --edition {4} --provision {1}."},
	Doc: model.Bilingual{
		Zh: "这一版其他各条有核对记录，后来增加的条没有；完全没有记录的标准不提示。",
		En: "The other provisions of the edition have a record, and one that came later has none. A standard without any record is not asked for one."},
}

var translationGone = &model.Rule{
	ID: "translation-gone", Severity: model.Info,
	Message: model.Bilingual{Zh: "{2} 年版没有“{1}”这一条的译文，译文核对记录多余", En: "the edition of {2} has no translated provision “{1}” for this record"},
	Hint: model.Bilingual{
		Zh: "运行 guiju translated {3} 会删去这条记录。",
		En: "guiju translated {3} removes the record."},
	Doc: model.Bilingual{
		Zh: "条删去、改号或译文删去后，原来的核对记录不再有用。",
		En: "A record is of no use once its provision is gone, renumbered or no longer translated."},
}

// wholeTexts are the English texts that lack provisions, as readers see them:
// completed by the Chinese. That something is lacking is one finding
// (parity-missing), not one of every rule that counts provisions.
func wholeTexts(sys *model.System) map[*model.Text]*model.Text {
	out := map[*model.Text]*model.Text{}
	add := func(texts map[model.Lang]*model.Text) {
		if en := texts[model.En]; en != nil {
			out[en], _ = text.Shown(texts, model.En)
		}
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			add(e.Texts)
			addAmendments(out, e)
		}
	}
	for _, r := range sys.Regulations {
		add(r.Texts)
	}
	for _, p := range sys.Policies {
		add(p.Texts)
	}
	return out
}

// addAmendments notes the text that each amendment makes: what its words refer
// to is there.
func addAmendments(out map[*model.Text]*model.Text, e *model.Edition) {
	all := e.Amending()
	for i, a := range all {
		if len(a.Texts) == 0 {
			continue
		}
		whole := text.AmendedTexts(e.Texts, all[:i+1])
		for l, t := range a.Texts {
			if now, _ := text.Shown(whole, l); now != nil {
				out[t] = now
			}
		}
	}
}

// shown is a text as its page shows it.
func (c *checker) shown(t *model.Text) *model.Text {
	if whole := c.whole[t]; whole != nil {
		return whole
	}
	return t
}

// untranslated reports whether a place stands in a provision that an English
// text lacks and the Chinese has.
func (d *drafting) untranslated(fragment string) bool {
	p := d.shown(d.text).Anchors()[fragment]
	return p != nil && d.text.Find(p.ID) == nil
}

// forewordUntranslated reports whether an English text simply begins further
// on than the Chinese: not under another heading.
func (d *drafting) forewordUntranslated() bool {
	ps := d.text.Provisions
	return d.shown(d.text).Find("foreword") != nil && len(ps) > 0 && (ps[0].Number != "" || ps[0].Kind == model.Introduction)
}

// translations compares keys.toml with the texts. Without records, or where a
// text or the record could not be read, it keeps silent.
func (c *checker) translations() {
	for _, w := range c.sys.Works {
		years := slices.Sorted(maps.Keys(w.Keys.Translations))
		for _, year := range years {
			i := slices.IndexFunc(w.Editions, func(e *model.Edition) bool { return e.Year == year })
			if i < 0 {
				c.goneTranslations(w, year, nil)
				continue
			}
			e := w.Editions[i]
			if folder := path.Dir(e.File()); c.unread(folder+"/zh.md") || c.unread(folder+"/en.md") {
				continue
			}
			list := text.Translations(e)
			for _, t := range list {
				args := []any{t.Zh.ID, t.Zh.Pos, w.ID, year}
				switch t.State {
				case text.Stale:
					c.report(translationStale.At(t.En.Pos, args...))
				case text.Unrecorded:
					c.report(translationNew.At(t.En.Pos, args...))
				}
			}
			c.goneTranslations(w, year, list)
		}
	}
}

// goneTranslations reports the records of an edition that no translated
// provision answers to.
func (c *checker) goneTranslations(w *model.Work, year string, list []text.Translation) {
	for fragment := range w.Keys.Translations[year] {
		if !slices.ContainsFunc(list, func(t text.Translation) bool { return t.Zh.ID == fragment && t.En != nil }) {
			c.report(translationGone.At(w.Keys.At("translation."+year+"."+fragment), fragment, year, w.ID))
		}
	}
}
