package check

import (
	"fmt"

	"guiju/generator/model"
)

var researchRules = []*model.Rule{studyPartner, studyNoRecord, conversionUndone, conversionTarget}

var studyPartner = &model.Rule{
	ID: "study-partner", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”是牵头单位，又写成合作单位", En: "“{1}” leads the study and is named as a partner too"},
	Hint: model.Bilingual{
		Zh: "partners 写牵头单位以外的单位。",
		En: "Name in partners those who do not lead."},
	Doc: model.Bilingual{
		Zh: "方案要求与大专院校、科研院所、学协会合作（四（二））；合作的项目按合作单位统计。",
		En: "The plan asks for work with universities, institutes and associations (IV (II)); studies are counted by partner."},
}

var studyNoRecord = &model.Rule{
	ID: "study-no-record", Severity: model.Info,
	Message: model.Bilingual{Zh: "研究“{1}”的时限 {2} 已到，没有记录", En: "the day of the study “{1}”, {2}, has passed without a record"},
	Hint: model.Bilingual{
		Zh: "有结果就写 state、date 和 source；没有就不必改。",
		En: "Write state, date and source once there is a result; else leave it."},
	Doc: model.Bilingual{
		Zh: "没有记录不等于没有做，页面也只说没有记录。方案的专题调研时限是2021年10月底。",
		En: "No record does not mean not done, and the page says no more. The plan's field research was due by the end of October 2021."},
}

var conversionUndone = &model.Rule{
	ID: "conversion-undone", Severity: model.Warning,
	Message: model.Bilingual{Zh: "研究“{1}”没有完成的记录，却已转化成“{2}”", En: "the study “{1}” is not on record as done, yet “{2}” came of it"},
	Hint: model.Bilingual{
		Zh: "补上研究的完成记录；还没有转化的，不写 state。",
		En: "Record the study as done; where the conversion is only planned leave its state out."},
	Doc: model.Bilingual{
		Zh: "先有成果，后有转化（四（二）：加强研究成果转化和应用）。",
		En: "A result comes before what is made of it (IV (II))."},
}

var conversionTarget = &model.Rule{
	ID: "conversion-target", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是标准“{2}”的条", En: "“{1}” is no provision of the standard “{2}”"},
	Hint: model.Bilingual{
		Zh: "about 写同一项标准的条：{2}#条号；转化成几项标准的，写几个 [[study.conversion]]。",
		En: "Name provisions of the same standard in about: {2}#number; several standards take several [[study.conversion]]."},
	Doc: model.Bilingual{
		Zh: "一条转化记录说的是一项标准；它的页面会标明哪些条来自研究。",
		En: "A conversion is about one standard, whose page says which of its provisions came of a study."},
}

// research checks what the register of research says.
func (c *checker) research() {
	if c.unread("research.toml") {
		return
	}
	for _, s := range c.sys.Studies {
		c.inOrder(s.Origin, dated{"start", s.Start}, dated{"due", s.Due})
		for i, p := range s.Partners {
			if p != "" && p == s.Body {
				c.report(studyPartner.At(s.At(fmt.Sprintf("partners[%d]", i)), p))
			}
		}
		if s.State == model.NoRecord && !s.Due.IsZero() && c.day.After(s.Due) {
			c.report(studyNoRecord.At(s.At("due"), s.Key, s.Due))
		}
		for _, v := range s.Conversions {
			if v.State == model.Done && s.State != model.Done {
				c.report(conversionUndone.At(v.At("work"), s.Key, v.Work))
			}
			c.conversion(v)
		}
	}
}

func (c *checker) conversion(v model.Conversion) {
	c.aboutTargets(v.About, v.Origin)
	for i, ref := range v.About {
		if t, ok := model.ParseTarget(ref); ok && t.Doc != v.Work && v.Work != "" {
			c.report(conversionTarget.At(v.At(fmt.Sprintf("about[%d]", i)), ref, v.Work))
		}
	}
}
