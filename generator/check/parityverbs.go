package check

import (
	"fmt"
	"regexp"
	"slices"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var parityVerbRules = []*model.Rule{parityVerb, parityNegation}

var parityVerb = &model.Rule{
	ID: "parity-verb", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的条款类型不一致：中文 {2}，英文 {3}", En: "the types of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "应译 shall，不应译 shall not，宜译 should，可译 may，不必译 need not，能译 can。",
		En: "应 is shall, 不应 shall not, 宜 should, 可 may, 不必 need not, 能 can."},
	Doc: model.Bilingual{
		Zh: "能愿动词决定约束力（GB/T 1.1—2020，附录C），译文不能加重或减轻。",
		En: "The verb decides how binding a sentence is (GB/T 1.1—2020, Annex C); a translation neither tightens nor relaxes it."},
}

var parityNegation = &model.Rule{
	ID: "parity-negation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”一种文本是“{2}”，另一种没有否定", En: "one text of “{1}” says “{2}”, the other has no negation"},
	Hint: model.Bilingual{
		Zh: "不应译 shall not，不宜译 should not；以中文为准。",
		En: "不应 is shall not, 不宜 should not; the Chinese prevails."},
	Doc: model.Bilingual{
		Zh: "漏一个“不”，禁止就成了要求。",
		En: "Without its “not” a prohibition becomes a requirement."},
}

// verbParity compares the types of provisions that both texts express: which
// there are, and, where both have as many verbs, how many of each.
func (c *checker) verbParity(zh *model.Provision, a, b reading) {
	x, y := a.types(model.Zh), b.types(model.En)
	total := 0
	for _, t := range wording.Types {
		total += len(x[t]) - len(y[t])
	}
	var left, right []string
	var at model.Pos
	for _, t := range wording.Types {
		m, n := x[t], y[t]
		if (len(m) > 0) == (len(n) > 0) && (total != 0 || len(m) == len(n)) {
			continue
		}
		left = append(left, fmt.Sprintf("%s×%d", t.Words().Zh, len(m)))
		right = append(right, fmt.Sprintf("%s×%d", t.Words().En, len(n)))
		if len(n) > len(m) && at.Line == 0 {
			at = n[len(m)]
		}
	}
	if len(left) == 0 {
		c.negationParity(zh, a, b)
		return
	}
	if at.Line == 0 {
		at = b.pos
	}
	c.report(parityVerb.At(at, nameIn(zh), listOf(left), listOf(right)))
}

var negations = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`[不无未非免禁勿否别莫避除只仅]`),
	model.En: regexp.MustCompile(`(?i)\b(?:not|no|never|neither|nor|none|nothing|nobody|without|cannot|only|free|avoid\w*|un(?:til|able|less|authori[sz]ed|used|available|necessary|qualified)|invalid|impossible|non\w*|prohibit\w*|exclud\w*|except|unless|prevent\w*|refrain\w*|refus\w*)\b|\w+n't\b`),
}

// negationParity reports a negative verb of one text where the other denies
// nothing at all: what one language says with a verb the other may say with
// another word.
func (c *checker) negationParity(zh *model.Provision, a, b reading) {
	if word, _ := a.negative(model.Zh); word != "" && !b.denies(model.En) {
		c.report(parityNegation.At(b.firstVerb(), nameIn(zh), word))
	}
	if word, at := b.negative(model.En); word != "" && !a.denies(model.Zh) {
		c.report(parityNegation.At(at, nameIn(zh), word))
	}
}

// negative is the first negative verb of a reading.
func (r reading) negative(l model.Lang) (word string, at model.Pos) {
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, l) {
			if m.Form.Negative {
				return run.Text[m.From:m.To], run.Pos(m.From, m.To)
			}
		}
	}
	return "", model.Pos{}
}

func (r reading) denies(l model.Lang) bool {
	return slices.ContainsFunc(r.runs, func(run wording.Run) bool { return negations[l].MatchString(run.Text) })
}

// firstVerb is the place of the first verbal form, else that of the provision.
func (r reading) firstVerb() model.Pos {
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, model.En) {
			return run.Pos(m.From, m.To)
		}
	}
	return r.pos
}

// types gathers the places of the verbs by type and sense; statements need none.
func (r reading) types(l model.Lang) map[wording.Type][]model.Pos {
	out := map[wording.Type][]model.Pos{}
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, l) {
			if m.Form.Type.Provides() {
				out[m.Form.Type] = append(out[m.Form.Type], run.Pos(m.From, m.To))
			}
		}
	}
	return out
}
