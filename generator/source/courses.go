package source

import "guiju/generator/model"

// course loads training/<id>/: a course of sessions and, perhaps, an
// introduction in prose.
func (l *loader) course(d list) error {
	c := &model.Course{ID: d.id(), Origin: model.NewOrigin(d.path("course.toml"), "", nil)}
	l.sys.Courses = append(l.sys.Courses, c)
	if !d.has("course.toml") {
		l.sys.Unread[d.path("course.toml")] = true
		l.report(fileMissing.At(model.Pos{File: d.path("course.toml")}, "course.toml", model.Bilingual{
			Zh: "写明课程名称和各节（[[session]]）",
			En: "state the title and the sessions ([[session]])"}))
	} else if _, err := l.record(d.path("course.toml"), c); err != nil {
		return err
	}
	if d.has("keys.toml") {
		if _, err := l.record(d.path("keys.toml"), &c.Keys); err != nil {
			return err
		}
	}
	l.expect(d, model.Bilingual{Zh: "course.toml、keys.toml、zh.md、en.md", En: "course.toml, keys.toml, zh.md, en.md"},
		false, "course.toml", "keys.toml", "zh.md", "en.md")
	c.Texts = l.bothTexts(d, model.ProseGrammar)
	return nil
}
