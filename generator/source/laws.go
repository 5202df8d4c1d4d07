package source

import (
	"strings"
	"unicode"

	"guiju/generator/model"
)

// regulation loads regulations/<id>/. A folder with zh.md only is complete:
// title and dates are read from the head of the text.
func (l *loader) regulation(d list) error {
	r := &model.Regulation{ID: d.id()}
	l.sys.Regulations = append(l.sys.Regulations, r)
	file, err := l.recordOrText(d, "regulation.toml", r, &r.Origin)
	if err != nil {
		return err
	}
	r.Texts = l.bothTexts(d, model.RegulationGrammar)
	l.after = append(l.after, func() {
		l.titleFrom(&r.Title, r.Texts, r.Origin, file)
		if t := r.Texts[model.Zh]; t != nil {
			l.dateFrom(&r.Adopted, t.Dates.Adopted, r.Origin, "adopted")
			l.dateFrom(&r.Issued, t.Dates.Issued, r.Origin, "issued")
			l.dateFrom(&r.Amended, t.Dates.Amended, r.Origin, "amended")
			l.dateFrom(&r.InForce, t.Dates.InForce, r.Origin, "in-force")
		}
	})
	return nil
}

// policy loads policies/<id>/; the title may come from the text.
func (l *loader) policy(d list) error {
	p := &model.Policy{ID: d.id()}
	l.sys.Policies = append(l.sys.Policies, p)
	file, err := l.recordOrText(d, "policy.toml", p, &p.Origin)
	if err != nil {
		return err
	}
	p.Texts = l.bothTexts(d, model.PolicyGrammar)
	l.after = append(l.after, func() { l.titleFrom(&p.Title, p.Texts, p.Origin, file) })
	return nil
}

// recordOrText reads the TOML file of a folder that may have a text instead,
// and returns its name.
func (l *loader) recordOrText(d list, name string, dst any, o *model.Origin) (string, error) {
	l.expect(d, model.Bilingual{Zh: name + "、zh.md、en.md", En: name + ", zh.md, en.md"}, false, name, "zh.md", "en.md")
	file := d.path(name)
	*o = model.NewOrigin(file, "", nil)
	if d.has(name) {
		_, err := l.record(file, dst)
		return file, err
	}
	*o = model.NewOrigin(d.path("zh.md"), "", nil)
	if !d.has("zh.md") && !d.has("en.md") {
		l.sys.Unread[file] = true
		l.report(fileMissing.At(model.Pos{File: d.path("zh.md")}, "zh.md", model.Bilingual{
			Zh: "放入正文；没有正文时新建 " + name + "，写明题目、文号和日期",
			En: "put the text here; without a text create " + name + " with title, number and dates"}))
	}
	return file, nil
}

// titleFrom completes a title from the texts and reports a missing Chinese one
// and a contradiction.
func (l *loader) titleFrom(title *model.Bilingual, texts map[model.Lang]*model.Text, o model.Origin, file string) {
	if t := texts[model.Zh]; t != nil {
		switch {
		case title.Zh == "":
			title.Zh = t.Title
		case t.Title != "" && squeeze(title.Zh) != squeeze(t.Title):
			l.report(textDiffers.At(o.At("title.zh"), "title.zh", title.Zh, t.Title))
		}
	}
	if t := texts[model.En]; t != nil && title.En == "" {
		title.En = t.Title
	}
	if title.Zh == "" && !l.sys.Unread[file] {
		at := model.Pos{File: o.File()}
		if o.File() != file {
			if l.sys.Unread[o.File()] {
				return
			}
			at.Line, at.Col = 1, 1
		}
		l.report(textTitle.At(at, file))
	}
}

// dateFrom completes a date from the text and reports a contradiction.
func (l *loader) dateFrom(date *model.Date, read model.Date, o model.Origin, key string) {
	switch {
	case read.IsZero():
	case date.IsZero():
		*date = read
	case *date != read:
		l.report(textDiffers.At(o.At(key), key, *date, read))
	}
}

// squeeze drops spaces: titles of laws are set with or without them.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
