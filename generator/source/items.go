package source

import (
	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/text"
)

// publicity loads publicity/<id>/.
func (l *loader) publicity(d list) error {
	i, err := l.item(d)
	l.sys.Publicity = append(l.sys.Publicity, i)
	return err
}

// page loads pages/<id>/.
func (l *loader) page(d list) error {
	i, err := l.item(d)
	l.sys.Pages = append(l.sys.Pages, i)
	return err
}

// note loads notes/<region>/.
func (l *loader) note(d list) error {
	i, err := l.item(d)
	l.sys.Notes = append(l.sys.Notes, i)
	return err
}

// item loads a folder of index.zh.md, index.en.md and media.
func (l *loader) item(d list) (*model.Item, error) {
	i := &model.Item{ID: d.id(), Texts: map[model.Lang]*model.Text{}}
	i.Origin = model.NewOrigin(d.path("index.zh.md"), "", nil)
	zh := schema.Front{Item: *i}
	if !d.has("index.zh.md") {
		l.sys.Unread[d.path("index.zh.md")] = true
		l.report(fileMissing.At(model.Pos{File: d.path("index.zh.md")}, "index.zh.md", model.Bilingual{
			Zh: "以 +++ 开头，写明题目，之后是正文",
			En: "it begins with +++, states the title and holds the text"}))
	} else if err := l.fronted(d.path("index.zh.md"), model.Zh, &zh, i.Texts); err != nil {
		return i, err
	}
	*i = zh.Item
	i.Title.Zh, i.Summary.Zh = zh.Title, zh.Summary
	if d.has("index.en.md") {
		var en schema.TranslatedFront
		if err := l.fronted(d.path("index.en.md"), model.En, &en, i.Texts); err != nil {
			return i, err
		}
		i.Title.En, i.Summary.En = en.Title, en.Summary
	}
	l.misnamed(d, model.Bilingual{Zh: "index.zh.md、index.en.md 和图片、视频", En: "index.zh.md, index.en.md, pictures and videos"},
		"index.zh.md", "index.en.md")
	var err error
	if i.Files, err = l.attachments(d); err != nil {
		return i, err
	}
	i.Media = l.mediaOf(d, i.Files)
	return i, l.captions(d, i)
}

// fronted reads a file with front matter into dst and queues its text.
func (l *loader) fronted(file string, lang model.Lang, dst any, texts map[model.Lang]*model.Text) error {
	src, ps, ok, err := read(l.fsys, file)
	if err != nil {
		return err
	}
	l.report(ps...)
	if !ok {
		l.sys.Unread[file] = true
		return nil
	}
	front, body, firstLine, ok := split(src)
	if !ok {
		l.sys.Unread[file] = true
		l.report(frontMatter.At(model.Pos{File: file, Line: 1, Col: 1}))
		return nil
	}
	doc, ps := parse(file, front)
	l.report(ps...)
	if doc == nil {
		l.sys.Unread[file] = true
	} else {
		f := filler{doc: doc}
		if lang != model.Zh {
			f.neutral = neutralKeys
		}
		l.report(f.fill(dst)...)
	}
	l.queue(&textJob{texts: texts, src: body, loaded: true,
		options: text.Options{Grammar: model.ProseGrammar, Lang: lang, File: file, FirstLine: firstLine}})
	return nil
}
