package manuscript

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// otherGrammar writes laws, policies and prose line by line: their marks are
// words, which package text reads itself.
func (r *recogniser) otherGrammar() {
	r.lines = r.flatten(r.d.Blocks)
	r.sink = &r.t.Head
	var chunks []string
	for _, l := range r.lines {
		one := &model.Text{Lang: r.o.Lang, Grammar: r.o.Grammar}
		r.t.Head = nil
		if l.table != nil {
			r.readTable(l)
			one.Head = r.t.Head
			chunks = append(chunks, text.Markdown(one))
			continue
		}
		if k, level := l.look(); k == titledLook && r.o.Grammar == model.ProseGrammar {
			one.Provisions = []*model.Provision{{Kind: model.SectionKind, Title: r.plainInlines(l.runs, l.n)}}
			chunks = append(chunks, strings.Repeat("#", max(level, 1)-1)+strings.TrimPrefix(text.Markdown(one), "#"))
			continue
		}
		one.Head = []model.Block{&model.Paragraph{Inlines: r.inlines(l.runs, l.n)}}
		chunks = append(chunks, strings.TrimPrefix(text.Markdown(one), `\ `))
	}
	r.t, _ = text.Parse([]byte(strings.Join(chunks, "\n")), text.Options{Grammar: r.o.Grammar, Lang: r.o.Lang, File: r.d.Name})
	r.footnotes()
}

var articleOpen = regexp.MustCompile(`^第[一二三四五六七八九十百零〇]{1,7}条`)

// articles counts the lines that begin with 第×条 of a document that has none of
// the marks of a standard, a clause 范围 or a numbered subclause; first is the
// first of them.
func (r *recogniser) articles() (n int, first *line) {
	standard := false
	r.t.Walk(func(p *model.Provision) {
		title := squeezed(text.PlainInlines(p.Title))
		standard = standard || p.Kind == model.Subclause || title == "范围" || strings.EqualFold(title, "scope")
	})
	if standard {
		return 0, nil
	}
	for _, l := range r.lines {
		if l.table == nil && articleOpen.MatchString(squeezed(l.words)) {
			if n++; n == 1 {
				first = l
			}
		}
	}
	return n, first
}
