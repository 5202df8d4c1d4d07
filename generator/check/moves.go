package check

import (
	"path"

	"guiju/generator/model"
)

var moveRules = []*model.Rule{movePlace, moveFirst}

var movePlace = &model.Rule{
	ID: "move-place", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 里没有“{1}”", En: "{2} has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "{3}from 写上一版的条号，to 写这一版的条号，例如 4.1。",
		En: "{3}from is the number in the edition before, to the number in this one, such as 4.1."},
	Doc: model.Bilingual{
		Zh: "[[moved]] 说明上一版的一条在这一版的什么位置，永久编码跟着它走；写错了，旧的引用就到不了新的条。",
		En: "[[moved]] says where a provision of the edition before stands in this one, and its permanent key follows; where it is wrong, old references do not reach the new provision."},
}

var moveFirst = &model.Rule{
	ID: "move-first", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 之前没有别的版本，条无从移来", En: "there is no edition before {1} that a provision could have moved from"},
	Hint: model.Bilingual{
		Zh: "删去 [[moved]]，或者先登记上一版。",
		En: "Take [[moved]] out, or record the edition before first."},
	Doc: model.Bilingual{
		Zh: "[[moved]] 写在新版的 edition.toml 里，比的是年份在它之前的一版。",
		En: "[[moved]] stands in edition.toml of the newer edition and speaks of the one with the year before it."},
}

// moves asks of every [[moved]] whether both places are there.
func (c *checker) moves() {
	for _, w := range c.sys.Works {
		for i, e := range w.Editions {
			for k := range e.Moves {
				m := &e.Moves[k]
				if i == 0 {
					c.report(moveFirst.At(m.At("from"), e.Number))
					break
				}
				c.moved(w.Editions[i-1], m, "from", m.From)
				c.moved(e, m, "to", m.To)
			}
		}
	}
}

// moved reports a fragment that an edition has neither as issued nor as
// amended; an edition without a text cannot be asked.
func (c *checker) moved(e *model.Edition, m *model.Move, key, fragment string) {
	t := e.AsIssued()[model.Zh]
	if t == nil || fragment == "" || c.unread(path.Dir(e.File())+"/zh.md") || t.Find(fragment) != nil {
		return
	}
	for _, a := range e.Amendments {
		if words := a.Texts[model.Zh]; words != nil && words.Find(fragment) != nil {
			return
		}
	}
	c.report(movePlace.At(m.At(key), fragment, e.Number, nearestAnchor(fragment, t.Anchors())))
}
