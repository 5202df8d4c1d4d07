package check

import (
	"strings"

	"guiju/generator/model"
)

var annexRules = []*model.Rule{annexMention, annexOrder, annexElement}

var annexMention = &model.Rule{
	ID: "annex-mention", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文没有提到{1}", En: "the text never mentions {1}"},
	Hint: model.Bilingual{
		Zh: "规范性附录写“应符合{1}的规定”“按{1}”，资料性附录写“见{1}”“参见{1}”；用不着就删去。",
		En: "Refer to it: “shall conform to {1}” for a normative annex, “see {1}” for an informative one; or take it out."},
	Doc: model.Bilingual{
		Zh: "附录的规范性或资料性由提及它的文字确定，所以必须提及（GB/T 1.1—2020，9.5）。",
		En: "Whether an annex binds follows from the words that refer to it, so it must be referred to (GB/T 1.1—2020, 9.5)."},
}

var annexOrder = &model.Rule{
	ID: "annex-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}在正文中先于{2}提到", En: "the text mentions {1} before {2}"},
	Hint: model.Bilingual{
		Zh: "按提及的先后给附录编字母。",
		En: "Letter the annexes in the order in which the text mentions them."},
	Doc: model.Bilingual{
		Zh: "附录的顺序按在条文中提及的先后编排（GB/T 1.1—2020，9.5）。",
		En: "Annexes stand in the order in which the text mentions them (GB/T 1.1—2020, 9.5)."},
}

var annexElement = &model.Rule{
	ID: "annex-element", Severity: model.Warning,
	Message: model.Bilingual{Zh: "附录中不设“{1}”", En: "an annex has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "移到正文的相应一章。",
		En: "Move it to the clause of that name."},
	Doc: model.Bilingual{
		Zh: "附录中不设范围、规范性引用文件、术语和定义（GB/T 1.1—2020，9.5）。",
		En: "Annexes have no scope, normative references or terms of their own (GB/T 1.1—2020, 9.5)."},
}

// annexes checks that every annex is mentioned, in order, and what stands in it.
func (d *drafting) annexes() {
	first := map[string]int{}
	n := 0
	d.shown(d.text).Inlines(func(in *model.Inline, at *model.Provision) {
		n++
		if in.Kind != model.RefInline || in.Target == nil || in.Target.Doc != "" {
			return
		}
		letter := annexLetter(in.Target.Fragment)
		if letter == "" || at != nil && strings.HasPrefix(at.ID, letter) {
			return
		}
		if _, seen := first[letter]; !seen {
			first[letter] = n
		}
	})
	var before *model.Provision
	for _, p := range d.text.Provisions {
		if p.Kind != model.Annex {
			continue
		}
		at, mentioned := first[annexLetter(p.ID)]
		switch {
		case !mentioned:
			d.report(annexMention.At(p.Pos, p.Number))
		case before != nil && first[annexLetter(before.ID)] > at:
			d.report(annexOrder.At(p.Pos, p.Number, before.Number))
		}
		if mentioned {
			before = p
		}
		for _, child := range p.Children {
			for _, o := range openings {
				if d.isHeading(child, o.zh, o.en) {
					d.report(annexElement.At(child.Pos, titleOf(child)))
				}
			}
		}
	}
}

// annexLetter is the annex that a fragment lies in: A of A.1.2 and of table-A.1.
func annexLetter(fragment string) string {
	for _, prefix := range []string{"table-", "figure-", "formula-"} {
		fragment = strings.TrimPrefix(fragment, prefix)
	}
	if fragment == "" || fragment[0] < 'A' || fragment[0] > 'Z' || len(fragment) > 1 && fragment[1] != '.' && fragment[1] != '_' {
		return ""
	}
	return fragment[:1]
}
