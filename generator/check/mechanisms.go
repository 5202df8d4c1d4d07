package check

import (
	"fmt"
	"strconv"

	"guiju/generator/model"
)

var mechanismRules = []*model.Rule{
	mechanismPage, dutyDays, dutyDay, dutyYears, dutyOpen, reportPeriod, reportTwice, reportEarly, meetingYear, meetingTwice, dedicatedTwice, policyUntold,
}

var mechanismPage = &model.Rule{
	ID: "mechanism-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 rule-321.html。",
		En: "{2}Write the file name of a page, such as rule-321.html."},
	Doc: model.Bilingual{
		Zh: "shown 列出能看到这项机制的页面，工作机制页链接过去。",
		En: "shown names the pages on which the mechanism can be seen; the page of mechanisms links to them."},
}

var dutyDays = &model.Rule{
	ID: "duty-days", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1}要写 {2} 个时限，写了 {3} 个", En: "the {1} takes {2}, and {3} are written"},
	Hint: model.Bilingual{
		Zh: "半年报写上、下半年两个日子，年度的写一个；没有规定就不写 days。",
		En: "A half-year report has two days, for each half; what is annual has one. Leave days out where none is set."},
	Doc: model.Bilingual{
		Zh: "时限按半年或一年推算，个数不对就会算错日子。",
		En: "Due dates are computed from these days; too many or too few give wrong ones."},
}

var dutyDay = &model.Rule{
	ID: "duty-day", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是每年都有的月-日", En: "“{1}” is not a month and day of every year"},
	Hint: model.Bilingual{
		Zh: "写成 07-31 这样的两位月、两位日。",
		En: "Write two digits each, as in 07-31."},
	Doc: model.Bilingual{
		Zh: "每年的到期日由它推算；2月29日不是每年都有。",
		En: "The due date of each year is computed from it; 29 February is not in every year."},
}

var dutyYears = &model.Rule{
	ID: "duty-years", Severity: model.Error,
	Message: model.Bilingual{Zh: "止于 {1} 年，早于开始的 {2} 年", En: "it ends with {1}, before it begins in {2}"},
	Hint:    model.Bilingual{Zh: "核对 since 和 until。", En: "Check since and until."},
	Doc: model.Bilingual{
		Zh: "起止年份决定要算哪些时期。",
		En: "The years decide for which periods the duty is owed."},
}

var dutyOpen = &model.Rule{
	ID: "duty-open", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”没有写{2}，到期清单算不出来", En: "“{1}” has no {2}: no due list can be computed"},
	Hint: model.Bilingual{
		Zh: "写明 {3}；没有规定就留空，页面会说明。",
		En: "Write {3}; where nothing is laid down leave it, and the page says so."},
	Doc: model.Bilingual{
		Zh: "方案没有说“3专2报1会”从哪年起、要求哪些单位；补上这两项，网站才推算到期日。",
		En: "The plan does not say from which year and of whom the duties are asked; only with both can due dates be computed."},
}

var reportPeriod = &model.Rule{
	ID: "report-period", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是{2}的时期", En: "“{1}” is no period of a {2}"},
	Hint: model.Bilingual{
		Zh: "半年报写 2022-H1 或 2022-H2，年度报写 2022。",
		En: "A half-year report is of 2022-H1 or 2022-H2, an annual one of 2022."},
	Doc: model.Bilingual{
		Zh: "报告按时期归到应报的那一期。",
		En: "The period tells which of the reports owed this one is."},
}

var reportTwice = &model.Rule{
	ID: "report-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 的这份报告已经登记过，见 {2}", En: "this report of {1} is on record already: see {2}"},
	Hint: model.Bilingual{
		Zh: "一个单位一期一份；补报或更正的改原来那条。",
		En: "A body makes one report for a period; change the record where it was made late or put right."},
	Doc: model.Bilingual{
		Zh: "登记两次，就会算成两份。",
		En: "Recorded twice it would be counted twice."},
}

var reportEarly = &model.Rule{
	ID: "report-early", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} 到 {2} 才过半，报告却在 {3} 作出", En: "{1} is not half over before {2}, and the report was made on {3}"},
	Hint: model.Bilingual{
		Zh: "核对 period 和 date。",
		En: "Check period and date."},
	Doc: model.Bilingual{
		Zh: "一期还没有过半就有总结，多半是时期或日期写错了。",
		En: "A report on a period that has hardly begun is most likely of another period or another day."},
}

var meetingYear = &model.Rule{
	ID: "meeting-year", Severity: model.Error,
	Message: model.Bilingual{Zh: "年度工作会的年份不能是“{1}”", En: "an annual meeting cannot be of “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 period 写四位年份，例如 \"2022\"。",
		En: "Write the year in period, as in \"2022\"."},
	Doc: model.Bilingual{
		Zh: "年度工作会一年一次，按年份归档。",
		En: "There is one annual meeting a year, and it is kept by its year."},
}

var meetingTwice = &model.Rule{
	ID: "meeting-twice", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} 在 {2} 年已有一次年度工作会，见 {3}", En: "{1} has an annual meeting of {2} already: see {3}"},
	Hint: model.Bilingual{
		Zh: "一年一次；其他会议换 kind，重复的删去一条。",
		En: "There is one a year; give another meeting its own kind, or drop what is repeated."},
	Doc: model.Bilingual{
		Zh: "“1会”是一年一次的年度工作会。",
		En: "The “1 meeting” is the annual one."},
}

var dedicatedTwice = &model.Rule{
	ID: "dedicated-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 的这一项{2}已经登记过，见 {3}", En: "this is on record of {1} {2} already: see {3}"},
	Hint: model.Bilingual{
		Zh: "一个单位、一专、一年一条；情况变了改原来那条或写明年份。",
		En: "One record for a body, a thing and a year; change it, or name the year."},
	Doc: model.Bilingual{
		Zh: "两条说法不同，就不知道哪条算数。",
		En: "Of two records nobody knows which one holds."},
}

var policyUntold = &model.Rule{
	ID: "policy-untold", Severity: model.Info,
	Message: model.Bilingual{Zh: "政策措施“{1}”没有文本，也没有依据", En: "the policy “{1}” has neither text nor source"},
	Hint: model.Bilingual{
		Zh: "写 policy（policies 下的文件夹名）；没有公开文本的，写 state、date 和 source。",
		En: "Write policy, a folder below policies; where no text is published, write state, date and source."},
	Doc: model.Bilingual{
		Zh: "配套政策措施要能查到是哪份文件。",
		En: "A supporting policy is a document that can be looked up."},
}

// mechanisms checks mechanisms.toml: what bodies owe, and what is on record of
// it; the names are checked by mechanismNames.
func (c *checker) mechanisms() {
	m := &c.sys.Mechanisms
	parts := c.unique("机制", "mechanism")
	for _, p := range m.Parts {
		parts.add(p.Key, p.At("key"))
		c.mechanismPages(p.Shown, p.Origin)
	}
	for _, t := range m.Traits {
		c.mechanismPages(t.Shown, t.Origin)
	}
	for _, d := range m.Duties {
		c.duty(d)
	}
	c.reports(m.Reports)
	c.meetings(m.Meetings)
	seen := map[string]model.Pos{}
	for _, d := range m.Dedicated {
		key := d.Body + " " + d.What + " " + strconv.Itoa(d.Year)
		if first, ok := seen[key]; ok {
			year := model.Bilingual{}
			if d.Year > 0 {
				year = model.Bilingual{Zh: " " + strconv.Itoa(d.Year) + " 年", En: "in " + strconv.Itoa(d.Year)}
			}
			c.report(dedicatedTwice.At(d.At("body"), c.bodyTitle(d.Body), year, first))
			continue
		}
		seen[key] = d.At("body")
	}
	for _, r := range m.Resources {
		if r.Kind == "policy" && r.Policy == "" && r.Source == "" {
			c.report(policyUntold.At(r.At("title.zh"), r.Title))
		}
	}
}

// mechanismPages looks for the pages on which a mechanism can be seen.
func (c *checker) mechanismPages(pages []string, o model.Origin) {
	for i, p := range pages {
		if ok, of := c.sys.HasPage(p); !ok {
			found := mechanismPage.At(o.At(fmt.Sprintf("shown[%d]", i)), p, model.DidYouMean(p, model.ListPages))
			if of != "" && !c.sys.Collections[of] { // what holds it is merely planned
				found = found.As(model.Info)
			}
			c.report(found)
		}
	}
}

func (c *checker) duty(d *model.Duty) {
	want := 1
	takes := model.Bilingual{Zh: "1", En: "one day"}
	if model.HalfYearly(d.Kind) {
		want, takes = 2, model.Bilingual{Zh: "2", En: "two days"}
	}
	if n := len(d.Days); n > 0 && n != want {
		c.report(dutyDays.At(d.At("days"), d.Title, takes, n))
	}
	for i, s := range d.Days {
		if s != "" && !model.IsMonthDay(s) { // "": it was no words, and that is said
			c.report(dutyDay.At(d.At(fmt.Sprintf("days[%d]", i)), s))
		}
	}
	if d.Until > 0 && d.Until < d.Since {
		c.report(dutyYears.At(d.At("until"), d.Until, d.Since))
	}
	if len(d.Bodies) == 0 {
		c.report(dutyOpen.At(d.At("title.zh"), d.Title, model.Bilingual{Zh: "哪类机构要做", En: "kinds of bodies"}, "bodies"))
	} else if d.Since == 0 {
		c.report(dutyOpen.At(d.At("title.zh"), d.Title, model.Bilingual{Zh: "从哪年起", En: "first year"}, "since"))
	}
}

func (c *checker) reports(list []*model.Report) {
	seen := map[string]model.Pos{}
	for _, r := range list {
		p, ok := model.ParseDutyPeriod(r.Period)
		if r.Period == "" {
			continue // missing, or no words: that is said
		}
		if !ok || !p.Fits(r.Kind) {
			kind := model.Bilingual{Zh: "年度报", En: "report on a year"}
			if model.HalfYearly(r.Kind) {
				kind = model.Bilingual{Zh: "半年报", En: "report on half a year"}
			}
			c.report(reportPeriod.At(r.At("period"), r.Period, kind))
			continue
		}
		if r.State == model.Done && r.Date.Before(p.Middle()) && !r.Date.IsZero() {
			c.report(reportEarly.At(r.At("date"), r.Period, p.Middle(), r.Date))
		}
		key := r.Body + " " + r.Kind + " " + r.Period
		if first, ok := seen[key]; ok {
			c.report(reportTwice.At(r.At("body"), c.bodyTitle(r.Body), first))
			continue
		}
		seen[key] = r.At("body")
	}
}

func (c *checker) meetings(list []*model.Meeting) {
	seen := map[string]model.Pos{}
	for _, m := range list {
		if m.Kind != "annual-meeting" {
			continue
		}
		if p, ok := model.ParseDutyPeriod(m.Period); !ok || !p.Fits(m.Kind) {
			c.report(meetingYear.At(m.At("period"), m.Period))
			continue
		}
		key := m.Body + " " + m.Period
		if first, ok := seen[key]; ok {
			c.report(meetingTwice.At(m.At("body"), c.bodyTitle(m.Body), m.Period, first))
			continue
		}
		seen[key] = m.At("body")
	}
}

// bodyTitle is what a body is called; without a record its key stands for it.
func (c *checker) bodyTitle(key string) model.Bilingual {
	if b := c.sys.Body(key); b != nil {
		return b.Title
	}
	return model.Bilingual{Zh: key, En: key}
}
