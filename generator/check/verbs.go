package check

import (
	"guiju/generator/model"
	"guiju/generator/wording"
)

var verbRules = []*model.Rule{verbForm, verbEquivalent}

var verbForm = &model.Rule{
	ID: "verb-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "用“{2}”，不用“{1}”", En: "write “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "要求用“应/不应”，推荐用“宜/不宜”，允许用“可/不必”，能力和可能性用“能/不能”“可能/不可能”。",
		En: "Requirements say shall/shall not, recommendations should/should not, permissions may/need not, possibility and capability can/cannot."},
	Doc: model.Bilingual{
		Zh: "条款的类型由能愿动词表示，一种类型只有一种说法（GB/T 1.1—2020，附录C）。按2009年版起草的文本可以用“不得”。",
		En: "The type of a provision shows in its verb, one form for each (GB/T 1.1—2020, Annex C). Texts drafted by the edition of 2009 may say 不得."},
}

var verbEquivalent = &model.Rule{
	ID: "verb-equivalent", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”是“{2}”的等效表述，只在必要时用", En: "“{1}” is an equivalent of “{2}”, for special cases only"},
	Hint: model.Bilingual{
		Zh: "能用“{2}”就用“{2}”。",
		En: "Say “{2}” where the language allows it."},
	Doc: model.Bilingual{
		Zh: "附录C每一类有首选的词；等效表述只在由于语言的原因不能使用首选词时才用（GB/T 1.1—2020，附录C）。",
		En: "Annex C names a preferred form for each type; equivalents serve only where the language does not allow it (GB/T 1.1—2020, Annex C)."},
}

// verbs reports verbal forms that the edition of GB/T 1.1 does not know. Words
// in quotation marks are somebody else's.
func (d *drafting) verbs() {
	d.runs(func(r wording.Run, at place) {
		if at.provision != nil && (at.provision.Kind == model.Bibliography || at.provision.Kind == model.Foreword) || at.title {
			return
		}
		for _, m := range wording.Discouraged(r.Text, d.text.Lang, d.form) {
			word := r.Text[m.From:m.To]
			rule := verbForm
			if m.Form.Equivalent {
				rule = verbEquivalent
			}
			want := m.Form.Instead
			if word[0] >= 'A' && word[0] <= 'Z' && want != "" {
				want = string(want[0]-'a'+'A') + want[1:]
			}
			if m.Form.Mechanical {
				d.reportFix(rule, r, m.From, m.To, want, word, m.Form.Instead)
			} else {
				d.report(rule.At(r.Pos(m.From, m.To), word, m.Form.Instead))
			}
		}
	})
}
