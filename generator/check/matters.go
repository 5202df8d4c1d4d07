package check

import (
	"cmp"
	"fmt"
	"slices"

	"guiju/generator/model"
)

var matterRules = []*model.Rule{matterTwice, matterUnused, distinctWorks}

var matterTwice = &model.Rule{
	ID: "matter-twice", Severity: model.Warning,
	Message: model.Bilingual{Zh: "事项“{1}”在这个层级已有标准 {2}", En: "the matter “{1}” has the standard {2} on this level already"},
	Hint: model.Bilingual{
		Zh: "合并两项标准；由新标准代替旧标准的，在新版本的 replaces 中写旧编号；管的不是一件事的，改正 matter。",
		En: "Merge the two; where one takes the place of the other, name its number in replaces; where they are about different things, mend matter."},
	Doc: model.Bilingual{
		Zh: "一事一标：同一件事，一个层级（市级的，一个地区）只有一项现行、即将实施或在编的标准。真标准与样本分开看。",
		En: "One matter, one standard: on a level (below the province: in a region) one matter has one standard in force, to come or planned. Real standards and samples are told apart."},
}

var matterUnused = &model.Rule{
	ID: "matter-unused", Severity: model.Info,
	Message: model.Bilingual{Zh: "还没有管“{1}”的标准，也没有申报", En: "no standard is about “{1}”, and none was applied for"},
	Hint: model.Bilingual{
		Zh: "在标准的 work.toml 中写 matter = \"{1}\"；确实还没有标准的，留着它，网站把它列为缺口。",
		En: "Write matter = \"{1}\" in the work.toml of the standard; if there is none, leave it: the site shows the gap."},
	Doc: model.Bilingual{
		Zh: "登记了事项而没有标准，或者是标准漏写了 matter，或者正是要补的缺口。",
		En: "A matter without a standard is either one that a standard forgot to name, or a gap to be filled."},
}

var distinctWorks = &model.Rule{
	ID: "distinct-works", Severity: model.Warning,
	Message: model.Bilingual{Zh: "比对记录{1}", En: "the record of a comparison {1}"},
	Hint: model.Bilingual{
		Zh: "works 写比对过的两项或几项标准，每项写一次。",
		En: "Name in works the standards that were compared, two or more, each once."},
	Doc: model.Bilingual{
		Zh: "“已比对不重复”说的是几项标准之间的关系；它把条文相近的标准从待处理的单子上取下，所以不能含糊。",
		En: "That standards are distinct is said of two or more. It takes them off the list of what looks alike, so it must be clear."},
}

// matterKeys are the matters of matters.toml.
func (c *checker) matterKeys() register {
	return register{model.Bilingual{Zh: "事项", En: "matter"}, "matters.toml",
		keysOf(c.sys.Matters, func(m *model.Matter) string { return m.Key })}
}

// matters checks matters.toml, and one matter one standard.
func (c *checker) matters() {
	keys := c.unique("事项", "matter")
	used := map[string]bool{}
	for _, w := range c.sys.Works {
		used[w.Matter] = true
		// Without a register of matters a work may name any.
		if len(c.sys.Matters) > 0 {
			c.known(c.matterKeys(), w.Matter, w.At("matter"))
		}
	}
	for _, p := range c.sys.Proposals { // a standard may be on its way
		used[p.Matter] = true
	}
	for _, s := range c.sys.Selections {
		used[s.Matter] = true
	}
	for _, m := range c.sys.Matters {
		keys.add(m.Key, m.At("key"))
		c.known(c.boxes(), m.Box, m.At("box"))
		if m.Key != "" && !used[m.Key] {
			c.report(matterUnused.At(m.At("key"), m.Key))
		}
	}
	c.clashes()
	for _, d := range c.sys.Distinct {
		c.distinct(d)
	}
}

// clashes reports every standard of a slot but the first.
func (c *checker) clashes() {
	for _, clash := range c.sys.Clashes(c.day) {
		first := clash.Works[0]
		for _, w := range clash.Works[1:] {
			c.report(matterTwice.At(w.At("matter"), w.Matter, cmp.Or(first.Number, first.ID)))
		}
	}
}

func (c *checker) distinct(d *model.Distinct) {
	for i, id := range d.Works {
		at := d.At(fmt.Sprintf("works[%d]", i))
		c.known(c.workKeys(), id, at)
		if slices.Contains(d.Works[:i], id) {
			c.report(distinctWorks.At(at, model.Bilingual{Zh: "两次写到“" + id + "”", En: "names “" + id + "” twice"}))
		}
	}
	switch len(d.Works) {
	case 0:
		c.report(distinctWorks.At(d.At("works"), model.Bilingual{Zh: "没有写标准", En: "names no standard"}))
	case 1:
		c.report(distinctWorks.At(d.At("works"), model.Bilingual{Zh: "只写了“" + d.Works[0] + "”", En: "names “" + d.Works[0] + "” only"}))
	}
}
