package manuscript

import (
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
