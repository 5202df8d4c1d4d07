package check

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var annexRules = []*model.Rule{annexMention, annexOrder, annexTitle, annexBinding, annexElement}

var annexMention = &model.Rule{
	ID: "annex-mention", Severity: model.Error,
	Message: model.Bilingual{Zh: "正文没有提到{1}", En: "the text never mentions {1}"},
	Hint: model.Bilingual{
		Zh: "规范性附录写“应符合{1}的规定”“按{1}”，资料性附录写“见{1}”“参见{1}”；用不着就删去。",
		En: "Refer to it: “shall conform to {1}” for a normative annex, “see {1}” for an informative one; or take it out."},
	Doc: model.Bilingual{
		Zh: "附录的规范性或资料性由提及它的文字确定，所以必须提及（GB/T 1.1—2020，9.6）。",
		En: "Whether an annex binds follows from the words that refer to it, so it must be referred to (GB/T 1.1—2020, 9.6)."},
}

var annexOrder = &model.Rule{
	ID: "annex-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}在正文中先于{2}提到", En: "the text mentions {1} before {2}"},
	Hint: model.Bilingual{
		Zh: "按提及的先后给附录编字母。",
		En: "Letter the annexes in the order in which the text mentions them."},
	Doc: model.Bilingual{
		Zh: "附录的顺序按在条文中提及的先后编排（GB/T 1.1—2020，9.6）。",
		En: "Annexes stand in the order in which the text mentions them (GB/T 1.1—2020, 9.6)."},
}

var annexTitle = &model.Rule{
	ID: "annex-title", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}没有标题", En: "{1} has no title"},
	Hint: model.Bilingual{
		Zh: "写作“# {1}（规范性）标题”。",
		En: "Write “# {1} (normative) Title”."},
	Doc: model.Bilingual{
		Zh: "附录的编号、性质和标题各占一行，都不能少（GB/T 1.1—2020，9.6）。",
		En: "An annex has its letter, its status and a title (GB/T 1.1—2020, 9.6)."},
}

var annexBinding = &model.Rule{
	ID: "annex-binding", Severity: model.Warning,
	Message: model.Bilingual{Zh: "条文要求符合{1}，它却是资料性附录", En: "the text requires conformity with {1}, an informative annex"},
	Hint: model.Bilingual{
		Zh: "要求遵守的，把附录改为规范性；只供参考的，写“见{1}”“参见{1}”。",
		En: "Make the annex normative if it is to be followed; where it only informs write “see {1}”."},
	Doc: model.Bilingual{
		Zh: "附录的性质与提及它的文字一致：“应符合附录……”指明规范性附录，“参见附录……”指明资料性附录（GB/T 1.1—2020，9.6）。",
		En: "The status of an annex agrees with the words that refer to it (GB/T 1.1—2020, 9.6)."},
}

var annexElement = &model.Rule{
	ID: "annex-element", Severity: model.Warning,
	Message: model.Bilingual{Zh: "附录中不设“{1}”", En: "an annex has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "移到正文的相应一章。",
		En: "Move it to the clause of that name."},
	Doc: model.Bilingual{
		Zh: "附录中不设范围、规范性引用文件、术语和定义（GB/T 1.1—2020，9.6）。",
		En: "Annexes have no scope, normative references or terms of their own (GB/T 1.1—2020, 9.6)."},
}

// annexes checks that every annex is mentioned, in order, and what stands in it.
func (d *drafting) annexes() {
	const footnotes = 1 << 24 // the tree visits text footnotes first; on paper they come after the words
	first := map[string]int{}
	n := 0
	d.text.Inlines(func(in *model.Inline, at *model.Provision) {
		n++
		if in.Kind != model.RefInline || in.Target == nil || in.Target.Doc != "" {
			return
		}
		letter := annexLetter(in.Target.Fragment)
		if letter == "" || at != nil && strings.HasPrefix(at.ID, letter) {
			return
		}
		order := n
		if at == nil {
			order += footnotes
		}
		if was, seen := first[letter]; !seen || order < was {
			first[letter] = order
		}
	})
	d.binding()
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
		if len(p.Title) == 0 {
			d.report(annexTitle.At(p.Pos, p.Number))
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

var binds = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`应(?:当)?(?:严格)?(?:符合|按照?|遵守|满足|执行|依照|遵照)[^，。；、]{0,4}$`),
	model.En: regexp.MustCompile(`\bshall (?:conform to|comply with|meet|satisfy|follow|be in accordance with)(?: the [a-z]+ of)? $`),
}

// binding reports the words that require conformity with an informative annex.
func (d *drafting) binding() {
	d.runs(func(r wording.Run, at place) {
		for _, ref := range refsIn(at.inlines) {
			p := d.anchors[ref.target.Fragment]
			if ref.target.Doc != "" || p == nil || p.Normative || at.provision == nil || annexLetter(p.ID) == "" || annexLetter(p.ID) == annexLetter(at.provision.ID) {
				continue
			}
			if binds[d.text.Lang].MatchString(r.Text[:ref.from]) {
				d.report(annexBinding.At(r.Pos(ref.from, ref.to), r.Text[ref.from:ref.to]))
			}
		}
	})
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
