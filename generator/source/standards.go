package source

import (
	"guiju/generator/model"
)

// work loads standards/<id>/: one standard through all its editions.
func (l *loader) work(d list) error {
	w := &model.Work{ID: d.id(), Origin: model.NewOrigin(d.path("work.toml"), "", nil)}
	l.sys.Works = append(l.sys.Works, w)
	if !d.has("work.toml") {
		l.sys.Unread[d.path("work.toml")] = true
		l.report(fileMissing.At(model.Pos{File: d.path("work.toml")}, "work.toml", model.Bilingual{
			Zh: "写明编号、层级（level）和体系编码（box）",
			En: "state number, level and box"}))
	} else if _, err := l.record(d.path("work.toml"), w); err != nil {
		return err
	}
	if d.has("keys.toml") {
		if _, err := l.record(d.path("keys.toml"), &w.Keys); err != nil {
			return err
		}
	}
	l.expect(d, model.Bilingual{
		Zh: "work.toml、keys.toml 和以年份命名的版本文件夹（内有 edition.toml、zh.md、en.md）",
		En: "work.toml, keys.toml and a folder for each edition, named by its year, with edition.toml, zh.md, en.md"},
		true, "work.toml", "keys.toml")
	for _, year := range d.dirs { // sorted: four digits, so by year
		if !EditionYear(year) {
			l.report(editionFolder.At(model.Pos{File: d.path(year)}, year))
			continue
		}
		e, err := l.readDir(d.path(year))
		if err != nil {
			return err
		}
		if err := l.edition(w, e); err != nil {
			return err
		}
	}
	return nil
}

// edition loads standards/<id>/<year>/.
func (l *loader) edition(w *model.Work, d list) error {
	e := &model.Edition{Work: w, Year: d.id(), Origin: model.NewOrigin(d.path("edition.toml"), "", nil)}
	w.Editions = append(w.Editions, e)
	if !d.has("edition.toml") {
		l.sys.Unread[d.path("edition.toml")] = true
		l.report(fileMissing.At(model.Pos{File: d.path("edition.toml")}, "edition.toml", model.Bilingual{
			Zh: "写明编号、名称和日期",
			En: "state number, title and dates"}))
	} else if _, err := l.record(d.path("edition.toml"), e); err != nil {
		return err
	}
	e.Texts = l.bothTexts(d, model.StandardGrammar)
	l.misnamed(d, model.Bilingual{Zh: "edition.toml、zh.md、en.md 和附图、附件", En: "edition.toml, zh.md, en.md, figures and attachments"},
		"edition.toml", "zh.md", "en.md")
	d, err := l.wordings(e, d)
	if err != nil {
		return err
	}
	e.Files, err = l.attachments(d)
	e.Media = l.mediaOf(d, e.Files)
	return err
}
