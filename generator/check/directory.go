package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"guiju/generator/model"
)

var directoryRules = []*model.Rule{columnTwice, columnTitle, targetLevels, plannedBelowIssued, areaEmpty}

var columnTwice = &model.Rule{
	ID: "column-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”列写了两次", En: "the column “{1}” is named twice"},
	Hint:    model.Bilingual{Zh: "删去一个。", En: "Remove one."},
	Doc:     model.Bilingual{Zh: "标准明细表的每一列只出现一次，表头才说得清是哪一列。", En: "A directory has each column once, so that its head tells them apart."},
}

var columnTitle = &model.Rule{
	ID: "column-title", Severity: model.Error,
	Message: model.Bilingual{Zh: "标准明细表的列里没有“{1}”", En: "the columns of the directory lack “{1}”"},
	Hint:    model.Bilingual{Zh: "在 columns 中加上 \"title\"。", En: "Add \"title\" to columns."},
	Doc:     model.Bilingual{Zh: "一行是哪项标准，要看它的名称；名称也是每行的行头。", En: "A row is known by the title of its standard, which is also the head of the row."},
}

var targetLevels = &model.Rule{
	ID: "target-levels", Severity: model.Error,
	Message: model.Bilingual{Zh: "目标“{1}”没有写明哪些级别计入", En: "the target “{1}” does not say which levels count"},
	Hint:    model.Bilingual{Zh: "写 levels = [\"{2}\"]。", En: "Write levels = [\"{2}\"]."},
	Doc: model.Bilingual{
		Zh: "同一个数可以有几种读法（只数省级，或省市合计）；不写计入哪些级别，进度永远是 0。",
		En: "One number may be read in several ways (provincial standards only, or with those of cities); a target without levels stays at 0 for ever."},
}

var plannedBelowIssued = &model.Rule{
	ID: "planned-below-issued", Severity: model.Info,
	Message: model.Bilingual{Zh: "子体系“{1}”应有 {2} 项，已经发布 {3} 项", En: "box “{1}” should have {2} and has {3} issued"},
	Hint:    model.Bilingual{Zh: "核对应有数，或看有没有放错子体系的标准。", En: "Check the planned count, or whether a standard stands in the wrong box."},
	Doc: model.Bilingual{
		Zh: "现有数多于应有数不是错误，但多半是框架没有跟上（标准统计表，GB/T 13016—2018）。只计正式标准。",
		En: "More standards than planned is no mistake, but mostly the framework has fallen behind (statistical table, GB/T 13016—2018). Real standards only."},
}

var areaEmpty = &model.Rule{
	ID: "area-empty", Severity: model.Info,
	Message: model.Bilingual{Zh: "重点领域“{1}”还没有标准", En: "no standard belongs to the key area “{1}”"},
	Hint: model.Bilingual{
		Zh: "在标准的 work.toml 或子体系中写 area = \"{1}\"。",
		En: "Write area = \"{1}\" in work.toml of its standards, or in its box of the framework."},
	Doc: model.Bilingual{
		Zh: "重点领域的页面按标准写明的领域汇总；其他领域已经写了，这个领域没有，可能是漏写。有领域的标准还没有领域多时不报告。",
		En: "The pages of key areas gather the standards that name them. Where other areas have some, this one may have been forgotten. Nothing is said while fewer standards than there are areas belong to one."},
}

// directory checks what the directory, the statistics and the key areas are
// made from.
func (c *checker) directory() {
	if !c.unread("system.toml") {
		c.columns()
		for _, g := range c.sys.Config.Goals {
			// A missing key is reported as such; an empty list is not.
			if at := g.At("levels"); len(g.Levels) == 0 && at != g.At("") && len(c.sys.Config.Levels) > 0 {
				c.report(targetLevels.At(at, g.Key, c.sys.Config.Levels[0].Key))
			}
		}
		c.emptyAreas()
	}
	if !c.unread("framework.toml") {
		c.plannedCounts()
	}
}

func (c *checker) columns() {
	d := c.sys.Config.Directory
	for i, name := range d.Columns {
		if slices.Contains(d.Columns[:i], name) {
			c.report(columnTwice.At(d.At(fmt.Sprintf("columns[%d]", i)), name))
		}
	}
	if len(d.Columns) > 0 && !slices.Contains(d.Columns, "title") {
		c.report(columnTitle.At(d.At("columns"), "title"))
	}
}

// plannedCounts sets what a box should have beside what it has.
func (c *checker) plannedCounts() {
	issued := map[[2]string]int{}
	for _, w := range c.sys.Works {
		if !w.Sample && slices.Contains([]model.Status{model.Upcoming, model.Current}, w.StatusAt(c.day)) {
			issued[[2]string{w.Box, w.Level}]++
		}
	}
	for _, b := range c.sys.Boxes {
		for _, level := range slices.Sorted(maps.Keys(b.Planned)) {
			n, has := b.Planned[level], issued[[2]string{b.Code, level}]
			if n >= 0 && has > n {
				c.report(plannedBelowIssued.At(b.At("planned."+level), b.Code, n, has))
			}
		}
	}
}

// emptyAreas finds areas to which nothing belongs while others have standards.
func (c *checker) emptyAreas() {
	used, belonging := map[string]bool{}, 0
	boxed := map[string]string{} // the area of a box, its own or that of one above
	for range c.sys.Boxes {      // as deep as the tree can be
		for _, b := range c.sys.Boxes {
			if boxed[b.Code] == "" {
				boxed[b.Code] = b.Area
			}
			if boxed[b.Code] == "" {
				boxed[b.Code] = boxed[b.Parent]
			}
		}
	}
	for _, w := range c.sys.Works {
		if area := cmp.Or(w.Area, boxed[w.Box]); c.sys.Area(area) != nil {
			used[area] = true
			belonging++
		}
	}
	// At the beginning of a system most areas are empty, and nothing was forgotten.
	if belonging < len(c.sys.Config.Areas) {
		return
	}
	for _, a := range c.sys.Config.Areas {
		if !used[a.Key] && a.Key != "" {
			c.report(areaEmpty.At(a.At("key"), a.Key))
		}
	}
}
