package check

import "guiju/generator/model"

var frameworkRules = []*model.Rule{treeCycle, regionAbove, boxCommon, boxRegion, boxPlanned, boxEmpty, boxSheet, workBox}

var treeCycle = &model.Rule{
	ID: "tree-cycle", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的上级绕回自己：{2}", En: "“{1}” is above itself: {2}"},
	Hint: model.Bilingual{
		Zh: "改正其中一个 parent；最上层的不写 parent。",
		En: "Mend one parent of them; what stands at the top has none."},
	Doc: model.Bilingual{Zh: "体系框架和行政区划都是树（GB/T 13016—2018，层次结构）。", En: "Framework and regions are trees (GB/T 13016—2018, hierarchy)."},
}

var boxCommon = &model.Rule{
	ID: "box-common", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”在“{2}”之下，不能是共性子体系", En: "the box “{1}” is below “{2}” and cannot be common to all"},
	Hint: model.Bilingual{
		Zh: "删去 common，或删去 parent 使它成为最上层。",
		En: "Leave out common, or leave out parent so that it stands at the top."},
	Doc: model.Bilingual{
		Zh: "共性标准在各子体系之上，供它们共同使用（GB/T 13016—2018）；框架图把它画成通栏，所以只能在最上层。",
		En: "What all use in common stands above the subsystems (GB/T 13016—2018). The diagram draws it as a band, so it is at the top."},
}

var boxRegion = &model.Rule{
	ID: "box-region", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”{2}，它的上级“{3}”却是“{4}”自己加的，前者看不到", En: "the box “{1}” {2}, but the box above it, “{3}”, is one of “{4}”, which it does not have"},
	Hint: model.Bilingual{
		Zh: "改用全省共用的、本地区的或其上级地区的子体系作上级。",
		En: "Put it below a box that the whole province has, or one of its own region or of a region above."},
	Doc: model.Bilingual{
		Zh: "一个地区的框架由全省共用的子体系、上级地区的和自己加的组成；别的地区加的子体系它没有。",
		En: "The framework of a region has the boxes of the whole province, those of the regions above it and its own; it does not have those of other regions."},
}

var boxPlanned = &model.Rule{
	ID: "box-planned", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的应有数是 {2}", En: "the box “{1}” is to hold {2} standards"},
	Hint:    model.Bilingual{Zh: "写成 0 或更大的整数；不知道就不写。", En: "Write a whole number from 0; nothing where it is not known."},
	Doc:     model.Bilingual{Zh: "统计表比较应有数与现有数。", En: "The statistics compare what is to be with what there is."},
}

var boxEmpty = &model.Rule{
	ID: "box-empty", Severity: model.Info,
	Message: model.Bilingual{Zh: "{1} 个子体系没有标准，也没有应有数：{2}", En: "boxes that hold no standard and no planned count, {1}: {2}"},
	Hint: model.Bilingual{
		Zh: "收入标准（哪怕只是待制定的），或写明应有数 planned；真的不需要就删去这一格。",
		En: "Put a standard into each, a planned one will do, or say in planned how many it is to hold; leave the box out where nothing is to be."},
	Doc: model.Bilingual{
		Zh: "框架图最下层的每一格对应明细表的一部分（GB/T 13016—2018 的做法）；既没有标准也没有计划的格子，读者看不出是缺口还是多余。还没有任何标准归入框架时不作提示。",
		En: "Each box at the foot of the diagram answers to a part of the detailed list (practice of GB/T 13016—2018). Of one that holds nothing and plans nothing a reader cannot tell whether it is a gap or one box too many. Silent while no standard stands in the framework at all."},
}

var boxSheet = &model.Rule{
	ID: "box-sheet", Severity: model.Info,
	Message: model.Bilingual{Zh: "子体系“{1}”还有下级（{2}），标准通常归入下级", En: "the box “{1}” has boxes below it ({2}); a standard is mostly put into one of those"},
	Hint: model.Bilingual{
		Zh: "归入其中一个下级；管到各个下级的标准留在这里也可以。",
		En: "Put it into one of them; a standard for all of them may stay."},
	Doc: model.Bilingual{
		Zh: "通常的做法是最下层的格子与明细表一一对应。GB/T 13016 没有禁止把标准挂在中间一层，所以只作提示。",
		En: "The practice is that the boxes at the foot answer to the sheets of the detailed list. GB/T 13016 does not forbid a standard further up, so this only informs."},
}

var workBox = &model.Rule{
	ID: "work-box-region", Severity: model.Warning,
	Message: model.Bilingual{Zh: "子体系“{1}”是“{2}”自己加的，这项标准{3}", En: "the box “{1}” is one of “{2}”, and this standard {3}"},
	Hint: model.Bilingual{
		Zh: "改用全省共用的、本地区的或其上级地区的子体系，或改正 region。",
		En: "Use a box that the whole province has, one of its own region or of a region above, or mend region."},
	Doc: model.Bilingual{
		Zh: "标准归入别的地区加的子体系，就不会出现在本地区的框架图里。",
		En: "A standard in a box of another region is missing from the framework of its own."},
}

// framework checks framework.toml.
func (c *checker) framework() {
	if c.unread("framework.toml") {
		return
	}
	before := len(c.problems)
	codes := c.unique("子体系编码", "box code")
	parents, byCode := map[string]string{}, map[string]*model.Box{}
	for _, b := range c.sys.Boxes {
		codes.add(b.Code, b.At("code"))
		c.known(c.boxes(), b.Parent, b.At("parent"))
		c.known(c.regionKeys(), b.Region, b.At("region"))
		c.known(c.areas(), b.Area, b.At("area"))
		parents[b.Code], byCode[b.Code] = b.Parent, b
		for level, n := range b.Planned {
			c.known(c.levels(), level, b.At("planned."+level))
			if n < 0 {
				c.report(boxPlanned.At(b.At("planned."+level), b.Code, n))
			}
		}
	}
	for _, b := range c.sys.Boxes {
		c.noCycle(parents, b.Code, b.At("parent"))
		if b.Common && b.Parent != "" {
			c.report(boxCommon.At(b.At("common"), b.Code, b.Parent))
		}
		if above := byCode[b.Parent]; above != nil && !c.holdsIn(above.Region, b.Region) {
			c.report(boxRegion.At(b.At("parent"), b.Code, whose(b.Region), above.Code, above.Region))
		}
	}
	if len(c.problems) == before { // of a tree that is wrong nothing more is said
		c.sheets()
	}
}

// sheets compares the boxes at the foot of the tree with the standards.
func (c *checker) sheets() {
	held, parents := map[string]bool{}, map[string]bool{}
	for _, w := range c.sys.Works {
		b := c.sys.Box(w.Box)
		if b == nil {
			continue
		}
		held[w.Box] = true
		if !c.holdsIn(b.Region, w.Region) {
			c.report(workBox.At(w.At("box"), b.Code, b.Region, whose(w.Region)))
		}
		if below := c.boxesBelow(b); len(below) > 0 {
			c.report(boxSheet.At(w.At("box"), b.Code, listed(below)))
		}
	}
	for _, b := range c.sys.Boxes {
		parents[b.Parent] = true
	}
	// One finding for all: a framework that is being filled has many.
	var empty []*model.Box
	for _, b := range c.sys.Boxes {
		if !held[b.Code] && len(b.Planned) == 0 && !parents[b.Code] {
			empty = append(empty, b)
		}
	}
	if len(held) > 0 && len(empty) > 0 {
		codes := keysOf(empty, func(b *model.Box) string { return b.Code })
		c.report(boxEmpty.At(empty[0].At("code"), len(empty), listed(codes)))
	}
}

// boxesBelow are the codes of the boxes right below one that are in the same
// framework: what a region adds below a box of the province is not.
func (c *checker) boxesBelow(b *model.Box) (codes []string) {
	for _, k := range c.sys.Boxes {
		if k.Parent == b.Code && (k.Region == "" || k.Region == b.Region) {
			codes = append(codes, k.Code)
		}
	}
	return codes
}

// holdsIn reports whether a box of a region ("" is the whole province) is in
// the framework of another region: of that region itself and of those below.
// Of a region that is not known nothing is said.
func (c *checker) holdsIn(box, region string) bool {
	owner := c.sys.Region(box)
	if box == "" || c.unread("regions.toml") || owner == nil || region == "" && owner.Kind == "province" {
		return true
	}
	seen := map[string]bool{}
	for at := region; at != "" && !seen[at]; {
		if at == box {
			return true
		}
		seen[at] = true
		r := c.sys.Region(at)
		if r == nil {
			return true
		}
		at = r.Parent
	}
	return false
}

// whose says to whom something belongs.
func whose(region string) model.Bilingual {
	if region == "" {
		return model.Bilingual{Zh: "属于全省", En: "is of the whole province"}
	}
	return model.Bilingual{Zh: "属于“" + region + "”", En: "is of “" + region + "”"}
}
