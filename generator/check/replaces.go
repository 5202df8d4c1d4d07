package check

import (
	"fmt"

	"guiju/generator/model"
)

var replacesRules = []*model.Rule{replacesUnknown, replacesCycle, replacesDate, replacesEnd}

var replacesUnknown = &model.Rule{
	ID: "replaces-unknown", Severity: model.Warning,
	Message: model.Bilingual{Zh: "被代替的“{1}”没有登记", En: "“{1}”, which is replaced, is in no register"},
	Hint: model.Bilingual{
		Zh: "{2}体系内的写全编号和年份；体系外的在 references.toml 中登记一条。",
		En: "{2}Write the whole number with its year; for a standard outside the system add a record to references.toml."},
	Doc: model.Bilingual{
		Zh: "代替和被代替两边要对得上：被代替的查不到，读旧标准的人就不知道它已经被代替。",
		En: "What replaces and what is replaced point at each other: where the old one cannot be found, its readers are not told."},
}

var replacesCycle = &model.Rule{
	ID: "replaces-cycle", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”绕一圈代替了自己：{2}", En: "“{1}” replaces itself in the end: {2}"},
	Hint:    model.Bilingual{Zh: "改正其中一个 replaces；新的代替旧的。", En: "Mend one replaces of them; the new one replaces the old."},
	Doc:     model.Bilingual{Zh: "代替是先后关系，不会绕回来；绕回来的几项都会显示为被代替。", En: "Replacing follows time and never comes back; in a circle every standard would be shown as superseded."},
}

var replacesDate = &model.Rule{
	ID: "replaces-date", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1}实施，早于被它代替的“{2}”（{3}）", En: "in force on {1}, before “{2}”, which it replaces ({3})"},
	Hint:    model.Bilingual{Zh: "核对两项标准的 in-force 和 replaces。", En: "Check in-force of both and replaces."},
	Doc:     model.Bilingual{Zh: "新标准实施之日旧标准被代替，所以不会先于旧标准实施。", En: "The old standard ends on the day on which the new one comes into force, which is never before its own."},
}

var replacesEnd = &model.Rule{
	ID: "replaces-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”写明 {2} 废止，代替它的标准 {3} 就实施了", En: "“{1}” is withdrawn on {2}, but what replaces it is in force from {3}"},
	Hint: model.Bilingual{
		Zh: "被代替的标准到新标准实施之日为止：去掉它的 withdrawn，或改成 {3}。",
		En: "A replaced standard ends on the day on which the new one comes into force: drop its withdrawn, or write {3}."},
	Doc: model.Bilingual{
		Zh: "一项标准不能既被代替又仍然有效；从新标准实施到所写的废止日期之间，两种说法对不上。",
		En: "A standard cannot be replaced and go on; between the two days the records contradict each other."},
}

// replaceable is a standard as a link of replacement sees it: an edition, or a
// record of one outside the system.
type replaceable struct {
	number            string
	inForce, withdraw model.Date
	replaces          []string
	origin            model.Origin
	edition           bool
}

// replacements checks the links between what replaces and what is replaced,
// over works and records outside the system together.
func (c *checker) replacements() {
	var all []*replaceable
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			if !c.unread(e.File()) {
				all = append(all, &replaceable{e.Number, e.InForce, e.Withdraw, e.Replaces, e.Origin, true})
			}
		}
	}
	for _, r := range c.sys.References {
		all = append(all, &replaceable{r.Number, r.InForce, r.Withdraw, r.Replaces, r.Origin, false})
	}
	byNumber := map[string]*replaceable{}
	for _, r := range all {
		byNumber[model.NormalNumber(r.number)] = r
	}
	numbers := keysOf(all, func(r *replaceable) string { return r.number })
	for _, r := range all {
		for i, number := range r.replaces {
			at := r.origin.At(fmt.Sprintf("replaces[%d]", i))
			old := byNumber[model.NormalNumber(number)]
			switch {
			case old == nil && r.edition && !c.unread("references.toml"):
				c.report(replacesUnknown.At(at, number, model.DidYouMean(number, numbers)))
			case old == nil:
			default:
				c.replacement(r, old, byNumber, at)
			}
		}
	}
}

func (c *checker) replacement(r, old *replaceable, byNumber map[string]*replaceable, at model.Pos) {
	if way := wayBack(old, r, byNumber, map[*replaceable]bool{}); way != nil {
		path := []string{r.number}
		for _, step := range way {
			path = append(path, step.number)
		}
		c.report(replacesCycle.At(at, r.number, arrows(path)))
		return
	}
	switch {
	case r.inForce.IsZero():
	case !old.inForce.IsZero() && r.inForce.Before(old.inForce):
		c.report(replacesDate.At(at, r.inForce, old.number, old.inForce))
	case old.withdraw.After(r.inForce):
		c.report(replacesEnd.At(old.origin.At("withdrawn"), old.number, old.withdraw, r.inForce))
	}
}

// wayBack is the way along replaces from one standard to another, both ends
// included; nil if there is none.
func wayBack(from, to *replaceable, byNumber map[string]*replaceable, passed map[*replaceable]bool) []*replaceable {
	if from == to {
		return []*replaceable{to}
	}
	passed[from] = true
	for _, number := range from.replaces {
		next := byNumber[model.NormalNumber(number)]
		if next == nil || passed[next] {
			continue
		}
		if way := wayBack(next, to, byNumber, passed); way != nil {
			return append([]*replaceable{from}, way...)
		}
	}
	return nil
}
