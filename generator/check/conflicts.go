package check

import (
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var conflictRules = []*model.Rule{termConflict}

var termConflict = &model.Rule{
	ID: "term-conflict", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”的定义与 {2} 不同", En: "“{1}” is defined otherwise in {2}"},
	Hint: model.Bilingual{
		Zh: "两处意思相同时用同一句话并注明来源；意思不同时换一个术语，或写明各自的范围。",
		En: "Where both mean the same use one wording and name its source; where they do not, use another term or state the domain."},
	Doc: model.Bilingual{
		Zh: "一个体系中同一术语应当只有一种定义；确有不同的，术语页会把各处的定义并列出来。",
		En: "Within a system a term should have one definition; the glossary shows those that differ side by side."},
}

// termConflicts compares the definitions of all works on show.
func (c *checker) termConflicts() {
	type entry struct {
		work *model.Work
		p    *model.Provision
		def  string
	}
	first := map[string]entry{}
	for _, w := range c.sys.Works {
		e := w.EditionAt(c.day)
		if e == nil {
			continue
		}
		e.Texts[model.Zh].Walk(func(p *model.Provision) {
			if p.Term == nil || len(p.Term.Zh) == 0 {
				return
			}
			here := entry{w, p, ""}
			for _, b := range p.Blocks {
				if para, ok := b.(*model.Paragraph); ok {
					here.def = strings.TrimSpace(wording.NewRun(para.Inlines).Text)
					break
				}
			}
			name := p.Term.Zh[0]
			before, known := first[name]
			switch {
			case !known:
				first[name] = here
			case before.work != w && before.def != here.def:
				c.report(termConflict.At(p.Pos, name, before.work.ID+"#"+before.p.ID))
			}
		})
	}
}
