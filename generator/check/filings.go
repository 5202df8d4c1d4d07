package check

import (
	"fmt"

	"guiju/generator/model"
)

var filingRules = []*model.Rule{filingTo, filingFiled}

var filingTo = &model.Rule{
	ID: "filing-to", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是{2}的上一级地区", En: "“{1}” is not the region one level above {2}"},
	Hint: model.Bilingual{
		Zh: "写 {3}；接收单位不是本体系的地区时，不写 to，写 receiver。",
		En: "Write {3}; where the receiver is no region of this system leave to out and give receiver."},
	Doc: model.Bilingual{
		Zh: "体系框架图和目录报上一级机关事务管理部门备案（方案附件“体系构建”）；上一级由 regions.toml 的 parent 说明。",
		En: "Framework and directory are filed with the department one level up (annex to the plan); which that is, parent in regions.toml says."},
}

var filingFiled = &model.Rule{
	ID: "filing-filed", Severity: model.Error,
	Message: model.Bilingual{Zh: "filed 有 {1} 个编号，works 有 {2} 项标准", En: "filed has {1} numbers for the {2} standards of works"},
	Hint: model.Bilingual{
		Zh: "两个列表一一对应；当时没有编号的写 \"\"；不知道当时的编号就不写 filed。",
		En: "The two lists go together, with \"\" for what had no number; leave filed out where the numbers are not known."},
	Doc: model.Bilingual{
		Zh: "与上次备案的差异按当时的编号算出，错位就会把没有改的说成改了。",
		En: "The difference from the filing before is computed from these numbers; out of step they would tell changes that never were."},
}

// filings checks filings.toml: who filed with whom and what must be known, and
// a filing cannot be received on a day to come.
func (c *checker) filings() {
	for _, f := range c.sys.Filings {
		c.known(c.regionKeys(), f.To, f.At("to"))
		c.oneOf("state", string(f.State), f.At("state"), model.RecordStates...)
		c.known(c.regionKeys(), f.Region, f.At("region"))
		for i, w := range f.Works {
			c.known(c.workKeys(), w, f.At(fmt.Sprintf("works[%d]", i)))
		}
		if f.Date.After(c.day) {
			c.report(outcomeFuture.At(f.At("date"), f.Date, c.day))
		}
		if f.State == model.NotDone && f.Source == "" {
			c.report(outcomeSource.At(f.At("state"), "source"))
		}
		if n := len(f.Filed); n > 0 && n != len(f.Works) {
			c.report(filingFiled.At(f.At("filed"), n, len(f.Works)))
		}
		if r := c.sys.Region(f.Region); r != nil && c.sys.Region(f.To) != nil && f.To != r.Parent {
			right := model.Bilingual{Zh: "parent 所说的地区", En: "the region that its parent names"}
			if r.Parent != "" {
				right = model.Bilingual{Zh: "to = \"" + r.Parent + "\"", En: "to = \"" + r.Parent + "\""}
			}
			c.report(filingTo.At(f.At("to"), f.To, r.Title, right))
		}
	}
}
