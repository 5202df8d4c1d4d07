package check

import (
	"fmt"
	"slices"
	"strings"

	"guiju/generator/model"
)

var uptakeRules = []*model.Rule{uptakeState, uptakeWho, uptakeSystem, uptakePlanned, uptakeEarly, uptakeWithheld, uptakeNone}

var uptakeState = &model.Rule{
	ID: "uptake-state", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有写明做了没有，等于没有记录", En: "whether it was done is not said, which counts as no record"},
	Hint: model.Bilingual{
		Zh: "做了写 state = \"done\"、date 和 source；确实没有做写 \"not-done\" 和 source。",
		En: "Write state = \"done\" with date and source, or \"not-done\" with source where it is on record that it was not."},
	Doc: model.Bilingual{
		Zh: "实施情况页只数有记录的；没有写状态的不显示。",
		En: "The page of standards in use counts what is on record; an entry without a state is not shown."},
}

var uptakeWho = &model.Rule{
	ID: "uptake-who", Severity: model.Error,
	Message: model.Bilingual{Zh: "采用记录没有写是谁采用", En: "the record of an adoption does not say who adopted the standard"},
	Hint: model.Bilingual{
		Zh: "写 region = \"…\" 或 who.zh = \"…\"。",
		En: "Write region = \"…\" or who.zh = \"…\"."},
	Doc: model.Bilingual{
		Zh: "“共同使用”按采用的地区和单位汇总。",
		En: "Standards used in common are listed by who uses them."},
}

var uptakeSystem = &model.Rule{
	ID: "uptake-system", Severity: model.Error,
	Message: model.Bilingual{Zh: "嵌入记录没有写是哪个业务系统", En: "the record of an embedding does not name the business system"},
	Hint: model.Bilingual{
		Zh: "写 system.zh = \"…\"。",
		En: "Write system.zh = \"…\"."},
	Doc: model.Bilingual{
		Zh: "方案要求将标准化建设成果嵌入业务信息系统（二（三）2），按系统汇总。",
		En: "The plan asks that results be embedded in business systems (II (III) 2); they are listed by system."},
}

var uptakePlanned = &model.Rule{
	ID: "uptake-planned", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”还没有版本，不会有实施记录", En: "“{1}” has no edition, so there can be no use of it"},
	Hint: model.Bilingual{
		Zh: "核对标准的编码，或先加版本。",
		En: "Check the id, or add the edition first."},
	Doc: model.Bilingual{Zh: "计划中的标准还没有文本，不能采用、培训、解读或评价。", En: "A planned standard has no text to be adopted, taught, explained or evaluated."},
}

var uptakeEarly = &model.Rule{
	ID: "uptake-early", Severity: model.Warning,
	Message: model.Bilingual{Zh: "评价日期 {1} 早于实施日期 {2}", En: "evaluated on {1}, before the standard came into force on {2}"},
	Hint: model.Bilingual{
		Zh: "核对日期；实施以前的论证写成标准的 [[event]]。",
		En: "Check the day; what was examined before belongs in an [[event]] of the standard."},
	Doc: model.Bilingual{Zh: "实施效果评价的是已经实施的标准。", En: "What is evaluated is a standard in use."},
}

var uptakeWithheld = &model.Rule{
	ID: "uptake-withheld", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”不公开全文，公开版不显示这条记录", En: "“{1}” is not published in full, so the public edition does not show this record"},
	Hint: model.Bilingual{
		Zh: "要公开就先改公开决定。",
		En: "Change the publication decision first if it is to be shown."},
	Doc: model.Bilingual{Zh: "不公开的标准，实施记录也不公开。", En: "Of a standard that is withheld, records of its use are withheld too."},
}

var uptakeNone = &model.Rule{
	ID: "uptake-none", Severity: model.Info,
	Message: model.Bilingual{Zh: "有 {1} 项现行标准没有任何实施记录：{2}", En: "of {1} standards in force no use is recorded: {2}"},
	Hint: model.Bilingual{
		Zh: "有采用、培训、解读、评价或嵌入的就登记；没有就不必改。",
		En: "Record adoption, training, explanation, evaluation or embedding where there was any."},
	Doc: model.Bilingual{
		Zh: "只在已经开始登记（有 uptake.toml）以后提示，样本不算。方案要求强化标准的普及应用（一（二）4）。",
		En: "Said only once records are kept (there is an uptake.toml); samples do not count. The plan asks that standards be spread and applied (I (II) 4)."},
}

// uptake checks uptake.toml.
func (c *checker) uptake() {
	if c.unread("uptake.toml") {
		return
	}
	used := map[string]bool{}
	for _, u := range c.sys.Uptake {
		c.known(c.workKeys(), u.Work, u.At("work"))
		c.known(c.regionKeys(), u.Region, u.At("region"))
		c.oneOf("kind", u.Kind, u.At("kind"), model.UptakeKinds...)
		c.outcome(u.Outcome, u.Origin, "")
		if u.State == model.NoRecord && u.Date.IsZero() && u.Source == "" {
			c.report(uptakeState.At(u.At("kind")))
		}
		switch {
		case u.Kind == "adopted" && u.Region == "" && u.Who.Empty():
			c.report(uptakeWho.At(u.At("kind")))
		case u.Kind == "embedded" && u.System.Empty():
			c.report(uptakeSystem.At(u.At("kind")))
		}
		used[u.Work] = true
		if w := c.sys.Work(u.Work); w != nil {
			for i, p := range u.Provisions {
				c.provisionOf(w, p, u.At(fmt.Sprintf("provisions[%d]", i)))
			}
			c.uptakeOf(u, w)
		}
	}
	c.unused(used)
}

// uptakeOf checks a record against its standard.
func (c *checker) uptakeOf(u *model.Uptake, w *model.Work) {
	if len(w.Editions) == 0 {
		c.report(uptakePlanned.At(u.At("work"), w.ID))
		return
	}
	if d := c.sys.Decision(w); d != model.FullText {
		c.report(uptakeWithheld.At(u.At("work"), w.ID))
	}
	first := w.Editions[0].InForce
	if u.Kind == "evaluated" && !u.Date.IsZero() && !first.IsZero() && u.Date.Before(first) {
		c.report(uptakeEarly.At(u.At("date"), u.Date, first))
	}
}

// unused reports the real standards in force of which no use is recorded, in
// one finding: they may be most.
func (c *checker) unused(used map[string]bool) {
	if len(c.sys.Uptake) == 0 {
		return
	}
	var ids []string
	for _, w := range c.sys.Works {
		if !w.Sample && w.StatusAt(c.day) == model.Current && !used[w.ID] && len(w.Adopters) == 0 && !c.taught(w.ID) {
			ids = append(ids, w.ID)
		}
	}
	if len(ids) > 0 {
		at := model.Pos{File: c.sys.Uptake[0].File()}
		c.report(uptakeNone.At(at, len(ids), listed(ids)))
	}
}

// taught reports whether a course quotes the standard or an item is about it.
func (c *checker) taught(id string) bool {
	is := func(ref string) bool {
		return ref == id || strings.HasPrefix(ref, id+"#") || strings.HasPrefix(ref, id+"/")
	}
	for _, course := range c.sys.Courses {
		for _, s := range course.Sessions {
			if slices.ContainsFunc(s.Quotes, func(q model.Quotation) bool { return is(q.Ref) }) {
				return true
			}
		}
	}
	return slices.ContainsFunc(c.sys.Publicity, func(i *model.Item) bool { return slices.ContainsFunc(i.About, is) })
}
