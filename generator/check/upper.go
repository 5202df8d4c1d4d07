package check

import (
	"fmt"

	"guiju/generator/model"
)

var upperRules = []*model.Rule{upperMissing, upperLevel, convertedLevel}

var upperMissing = &model.Rule{
	ID: "upper-missing", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有写明与哪项上级标准配套，也没有写明没有", En: "neither a standard above it nor that there is none is named"},
	Hint: model.Bilingual{
		Zh: "写 upper = [\"…\"]（标准编码）；查过确实没有，就写 unique = true。",
		En: "Write upper = [\"…\"] with ids of standards, or unique = true after looking and finding none."},
	Doc: model.Bilingual{
		Zh: "试点方案要求省级地方标准、市级地方标准和内部标准配套衔接（一（二）2）；市、县的标准与上级标准的关系要登记，才能显示呼应了什么、补充了什么。",
		En: "The pilot plan asks provincial, municipal and internal standards to dovetail (I (II) 2); what a standard of a city or county answers to is shown from its record."},
}

var upperLevel = &model.Rule{
	ID: "upper-level", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的层级不高于本标准，不能作它的上级标准", En: "“{1}” cannot stand above this standard: its level does not"},
	Hint: model.Bilingual{
		Zh: "写上级的标准：市的标准写省的或本市的，省的标准写省的；不写自己。",
		En: "Name a standard from above: of the province or the same city for one of a city, of the province for one of the province; never itself."},
	Doc: model.Bilingual{
		Zh: "upper 从下往上指；指反了，层次就乱了。哪一层由 system.toml 中层级的 tier 说明。",
		En: "upper points upwards; the other way round the layers would be mixed up. Which layer a level is in, its tier in system.toml says."},
}

var convertedLevel = &model.Rule{
	ID: "converted-level", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”与本标准同属一个层级，不是转化", En: "“{1}” is of the same level: nothing was converted"},
	Hint: model.Bilingual{
		Zh: "同一层级的新标准代替旧标准时，在版本里写 replaces；converted-from 只写另一层级的标准。",
		En: "Where a standard replaces one of its level write replaces in the edition; converted-from names one of another level."},
	Doc: model.Bilingual{
		Zh: "转化是把一个层级的标准做成另一层级的，例如内部标准上升为地方标准。",
		En: "A standard of one level is made into one of another, as an internal standard into a local one."},
}

// upper checks what a standard says of those of other levels.
func (c *checker) upper(w *model.Work) {
	own := c.sys.Level(w.Level)
	for i, id := range w.Upper {
		c.known(c.workKeys(), id, w.At(fmt.Sprintf("upper[%d]", i)))
		u := c.sys.Work(id)
		if u == nil || own == nil {
			continue
		}
		if l := c.sys.Level(u.Level); u == w || l != nil && model.TierBelow(l.Tier, own.Tier) {
			c.report(upperLevel.At(w.At(fmt.Sprintf("upper[%d]", i)), id))
		}
	}
	c.known(c.workKeys(), w.From, w.At("converted-from"))
	if from := c.sys.Work(w.From); from != nil && from.Level == w.Level {
		c.report(convertedLevel.At(w.At("converted-from"), w.From))
	}
	if own != nil && model.TierBelow(own.Tier, "province") && !w.Sample && len(w.Upper) == 0 && !w.Unique {
		c.report(upperMissing.At(w.At("level")))
	}
}
