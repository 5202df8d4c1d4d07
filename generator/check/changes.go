package check

import (
	"strings"

	"guiju/generator/compare"
	"guiju/generator/model"
)

var changeRules = []*model.Rule{changeUndeclared, changePhantom}

var changeUndeclared = &model.Rule{
	ID: "change-undeclared", Severity: model.Info,
	Message: model.Bilingual{Zh: "前言没有列出与 {1} 年版相比的 {2} 处技术性改动：{3}", En: "the foreword does not list {2} technical changes since the {1} edition: {3}"},
	Hint: model.Bilingual{
		Zh: "看一看哪些算主要技术变化，补进前言的列项；改动逐条见网站的版本比较页。",
		En: "See which of them are main technical changes and add those to the list; the page that compares the editions shows each."},
	Doc: model.Bilingual{
		Zh: "GB/T 1.1—2020 的 8.3：代替旧版的文件在前言里列出主要技术变化，写明新旧条号。程序逐条比对两版，把要求的增减、松紧、数值和内容改动同前言核对；编号和编辑性改动、注和资料性部分不算。是否主要由起草单位判断，所以只作提示。",
		En: "GB/T 1.1—2020, 8.3: the foreword of a revision lists its main technical changes with the numbers of both editions. The program compares the editions and looks up in the foreword what was added, deleted, tightened, relaxed or given another value; numbers, wording, notes and informative parts do not count. Whether a change is a main one the drafters judge, so this only informs."},
}

var changePhantom = &model.Rule{
	ID: "change-phantom", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言说改了 {1}，比对两版没有找到改动", En: "the foreword tells of a change of {1}, but the editions do not differ there"},
	Hint: model.Bilingual{
		Zh: "核对条号；没有改动的，去掉这一项。",
		En: "Check the numbers; where nothing changed, take the item out."},
	Doc: model.Bilingual{
		Zh: "前言列项中写的新版和旧版条号，逐条到两版里核对：写的地方既没有增加、删除，也没有改动、移动，多半是条号写错了，读者会照着去找。",
		En: "The numbers of an item of the foreword are looked up in both editions: where nothing was added, deleted, changed or moved, the number is most likely wrong, and readers go by it."},
}

// mostNamed is how many places a finding names.
const mostNamed = 12

// declarations sets what the foreword of a revision declares beside what changed
// since the edition before.
func (c *checker) declarations() {
	for _, w := range c.sys.Works {
		for i := 1; i < len(w.Editions); i++ {
			old, new := w.Editions[i-1], w.Editions[i]
			before, after := old.Texts[model.Zh], new.Texts[model.Zh]
			if before == nil || after == nil {
				continue
			}
			if declared, has := compare.Declared(after); has && len(declared) > 0 {
				c.declaredChanges(old, new, declared)
			}
		}
	}
}

func (c *checker) declaredChanges(old, new *model.Edition, declared []compare.Declaration) {
	before, after := old.Texts[model.Zh], new.Texts[model.Zh]
	found := compare.Texts(before, after, compare.Join(before, after, compare.Given(declared, new.Moves)))
	b := compare.Weigh(&found, before, after)
	for _, d := range b.Declared {
		if d.Phantom {
			c.report(changePhantom.At(d.Pos, model.Bilingual{Zh: placesNamed(d, "、", old.Year+"年版的"), En: placesNamed(d, ", ", old.Year+": ")}))
		}
	}
	if len(b.Undeclared) > 0 {
		var names []string
		for i, p := range b.Undeclared {
			if i == mostNamed {
				names = append(names, "…")
				break
			}
			names = append(names, p.ID())
		}
		c.report(changeUndeclared.At(declared[len(declared)-1].Pos, old.Year, len(b.Undeclared), strings.Join(names, ", ")))
	}
}

// placesNamed are the places that a declaration names in either edition.
func placesNamed(d compare.Weighed, comma, ofOld string) string {
	var names []string
	names = append(names, d.New...)
	for _, f := range d.Old {
		names = append(names, ofOld+f)
	}
	return strings.Join(names, comma)
}
