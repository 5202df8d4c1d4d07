package check

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"guiju/generator/model"
)

var evaluationRules = []*model.Rule{
	evaluationParts, evaluationNamed, pointsForm, weightsSum, itemPoints, evidencePage, scoreAbove, scoreTwice,
	intervalForm, intervalFuture, valueTwice, valueEarly, measuredValues,
}

var evaluationParts = &model.Rule{
	ID: "evaluation-parts", Severity: model.Warning,
	Message: model.Bilingual{Zh: "评价细则缺方案点名的部分：{1}", En: "the evaluation rules lack parts that the plan names: {1}"},
	Hint: model.Bilingual{
		Zh: "每个部分写一条 [[part]]，title.zh 照方案的叫法，并写 named = true；权重和项目可以以后再定。",
		En: "Write a [[part]] for each, with the plan's name in title.zh and named = true; weights and items may be set later."},
	Doc: model.Bilingual{
		Zh: "方案要求评价细则含有领导重视、机制完善、标准制定、宣传贯彻、标准实施等内容（二（二）2）：五个部分必须都在，可以再加。只在写了部分以后检查。",
		En: "The plan asks for rules with contents such as leaders' attention, sound mechanisms, development of standards, publicity and implementation (II (II) 2): the five must be there, more may be added. Asked only once there are parts."},
}

var evaluationNamed = &model.Rule{
	ID: "evaluation-named", Severity: model.Error,
	Message: model.Bilingual{Zh: "方案没有点名“{1}”", En: "the plan does not name “{1}”"},
	Hint: model.Bilingual{
		Zh: "删去 named；是方案点名的，title.zh 照方案的叫法写：{2}。",
		En: "Drop named; where it is one that the plan names, write the plan's name in title.zh: {2}."},
	Doc: model.Bilingual{
		Zh: "网页区分方案点名的部分和另加的部分，不能把另加的说成方案的。",
		En: "The page tells the parts that the plan names from those that were added; none may be passed off as the plan's."},
}

var pointsForm = &model.Rule{
	ID: "points-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1}“{2}”不是可用的数", En: "{1} “{2}” is no number that can stand here"},
	Hint: model.Bilingual{
		Zh: "加引号写十进制数，例如 \"12.5\"：不用逗号、百分号和全角数字；权重、分值和得分不能是负数，分值不能是 0。",
		En: "Write a decimal number in quotes, such as \"12.5\": no comma, no percent sign; weights, points and scores are not negative, and an item brings more than 0."},
	Doc: model.Bilingual{
		Zh: "分数按十进制精确相加，所以照写的位数保存，不转成二进制小数。",
		En: "Points are added as decimal numbers, exactly, and so are kept as they are written and never as binary fractions."},
}

var weightsSum = &model.Rule{
	ID: "weights-sum", Severity: model.Error,
	Message: model.Bilingual{Zh: "各部分权重合计 {1}%，不是 100%", En: "the weights of the parts add up to {1}%, not 100%"},
	Hint: model.Bilingual{
		Zh: "改到合计正好 100；没有权重的部分：{2}。权重还没有定就都不写。",
		En: "Make them exactly 100; parts without a weight: {2}. Where weights are not set yet, write none."},
	Doc: model.Bilingual{
		Zh: "写了权重才检查。合计不是 100，加权总分就没有意义。",
		En: "Asked where weights are written. Unless they add up to 100 a weighted total means nothing."},
}

var itemPoints = &model.Rule{
	ID: "item-points", Severity: model.Info,
	Message: model.Bilingual{Zh: "评价项目“{1}”没有分值", En: "the item “{1}” has no points"},
	Hint: model.Bilingual{
		Zh: "写上 points = \"10\"；还没有定就不写，网页会说明，也不算总分。",
		En: "Write points = \"10\"; where they are not set yet, write nothing: the page says so, and gives no totals."},
	Doc: model.Bilingual{
		Zh: "方案没有给分值（方案的读法 C7）。有一项没有分值，总分就不完整。",
		En: "The plan sets no points (reading C7). Where one item has none, no total is complete."},
}

var evidencePage = &model.Rule{
	ID: "evidence-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 directory.html。",
		En: "{2}Write the file name of a page, such as directory.html."},
	Doc: model.Bilingual{
		Zh: "佐证在本站哪些页面，评价细则直接链接过去。",
		En: "The evaluation rules lead to the pages of this site where the evidence stands."},
}

var scoreAbove = &model.Rule{
	ID: "score-above", Severity: model.Error,
	Message: model.Bilingual{Zh: "得分 {1} 高于项目“{2}”的分值 {3}", En: "the score {1} is above the {3} that the item “{2}” can bring"},
	Hint: model.Bilingual{
		Zh: "核对得分和分值；另加的分写成单独的项目。",
		En: "Check both numbers; extra points are an item of their own."},
	Doc: model.Bilingual{Zh: "一项最多得满分。", En: "An item brings no more than its points."},
}

var scoreTwice = &model.Rule{
	ID: "score-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”在 {2} 的项目“{3}”已经有得分，见 {4}", En: "“{1}” has a score for {2}, item “{3}”, already: see {4}"},
	Hint: model.Bilingual{
		Zh: "只留一条；改过分的，留最后的并在 source 写明。",
		En: "Keep one; where a score was changed keep the last and say so in source."},
	Doc: model.Bilingual{Zh: "一个地区一个时期一个项目一个得分，多写的不会算进总分。", En: "A region has one score for an item in a period; more would not count."},
}

var intervalForm = &model.Rule{
	ID: "interval-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "时期“{1}”写法不对", En: "the period “{1}” is not written as it should be"},
	Hint: model.Bilingual{
		Zh: "{2}年写 2022，半年写 2022-H1、2022-H2，季度写 2022-Q1 至 2022-Q4，月写 2022-01 至 2022-12。",
		En: "{2}A year is 2022, a half-year 2022-H1 or 2022-H2, a quarter 2022-Q1 to 2022-Q4, a month 2022-01 to 2022-12."},
	Doc: model.Bilingual{
		Zh: "趋势图按时期排列；一个指标的时期都要合它的频次。",
		En: "Trends are put in order by period; those of an indicator are all as often as it is taken."},
}

var intervalFuture = &model.Rule{
	ID: "interval-future", Severity: model.Warning,
	Message: model.Bilingual{Zh: "时期 {1} 在 {2} 还没有开始", En: "the period {1} has not begun on {2}"},
	Hint:    model.Bilingual{Zh: "核对时期；还没有到的不登记。", En: "Check the period; nothing is recorded before its time."},
	Doc:     model.Bilingual{Zh: "还没有开始的时期不会有得分和指标值，网页也不显示。", En: "A period that has not begun has no scores and no values, and none are shown."},
}

var valueTwice = &model.Rule{
	ID: "value-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "指标“{1}”在 {2} 已经有值，见 {3}", En: "the indicator “{1}” has a value for {2} already: see {3}"},
	Hint:    model.Bilingual{Zh: "同一地区、同一时期只留一条。", En: "Keep one for a region and a period."},
	Doc:     model.Bilingual{Zh: "一个指标一个地区一个时期一个值，多写的不会显示。", En: "An indicator has one value for a region and a period; more would not be shown."},
}

var valueEarly = &model.Rule{
	ID: "value-early", Severity: model.Warning,
	Message: model.Bilingual{Zh: "指标值的时期 {1} 早于指标的起点 {2}", En: "the value is of {1}, before the first period of its indicator, {2}"},
	Hint:    model.Bilingual{Zh: "改正时期，或把指标的 since 提前。", En: "Mend the period, or let the indicator begin earlier (since)."},
	Doc:     model.Bilingual{Zh: "起点以前的值不在趋势里。", En: "What is before the first period is not in the trend."},
}

var measuredValues = &model.Rule{
	ID: "measured-values", Severity: model.Warning,
	Message: model.Bilingual{Zh: "指标“{1}”由本站计数，手写的值不显示", En: "the indicator “{1}” is counted by the site; a value written by hand is not shown"},
	Hint: model.Bilingual{
		Zh: "删去这个值；要登记别处的数，另设一个没有 measured 的指标。",
		En: "Drop the value; for numbers from elsewhere make an indicator without measured."},
	Doc: model.Bilingual{
		Zh: "由本站计数的指标按记录的日期推算，手写的数会与页面上的记录不一致。",
		En: "What the site counts follows from the days of its records; a number written by hand would say something else than the records beside it."},
}

// evaluation checks evaluation.toml beyond its names.
func (c *checker) evaluation() {
	if c.unread("evaluation.toml") {
		return
	}
	c.parts()
	c.scores()
	c.indicators()
}

func (c *checker) parts() {
	parts := c.sys.Scoring.Parts
	if len(parts) == 0 {
		return
	}
	var named []string
	missing := slices.Clone(model.NamedParts)
	for _, n := range model.NamedParts {
		named = append(named, n.Zh)
	}
	for _, p := range parts {
		if p.Named && !slices.Contains(named, p.Title.Zh) {
			c.report(evaluationNamed.At(p.At("named"), p.Title.Zh, strings.Join(named, "、")))
		}
		missing = slices.DeleteFunc(missing, func(n model.Bilingual) bool { return n.Zh == p.Title.Zh })
		c.number("weight", p.Weight, p.At("weight"))
		for _, i := range p.Items {
			c.item(i)
		}
	}
	if len(missing) > 0 {
		var zh, en []string
		for _, n := range missing {
			zh, en = append(zh, n.Zh), append(en, n.En)
		}
		c.report(evaluationParts.At(parts[0].At("key"), model.Bilingual{Zh: strings.Join(zh, "、"), En: strings.Join(en, ", ")}))
	}
	c.weights(parts)
}

// weights asks that the weights, where there are any, are exactly 100.
func (c *checker) weights(parts []*model.EvaluationPart) {
	sum, at := new(big.Rat), model.Pos{}
	var without []string
	for _, p := range parts {
		w := p.Weight.Rat()
		switch {
		case p.Weight == "" || w != nil && w.Sign() == 0:
			without = append(without, p.Key)
		case w == nil:
			return // has its own finding
		default:
			sum.Add(sum, w)
			at = p.At("weight")
		}
	}
	if at.Line > 0 && sum.Cmp(big.NewRat(100, 1)) != 0 {
		c.report(weightsSum.At(at, model.DecimalOf(sum), listed(without)))
	}
}

func (c *checker) item(i model.EvaluationItem) {
	if i.Points == "" {
		c.report(itemPoints.At(i.At("key"), i.Key))
	} else if r := i.Points.Rat(); r == nil || r.Sign() <= 0 {
		c.report(pointsForm.At(i.At("points"), "points", i.Points))
	}
	for k, p := range i.Pages {
		c.sitePage(evidencePage, p, i.At(fmt.Sprintf("pages[%d]", k)))
	}
}

// number reports what is no number of 0 or more; nothing is no number to
// report.
func (c *checker) number(key string, d model.Decimal, at model.Pos) {
	if r := d.Rat(); d != "" && (r == nil || r.Sign() < 0) {
		c.report(pointsForm.At(at, key, d))
	}
}

// sitePage reports a page that the site does not have. Where the folder that
// would hold it is absent as a whole it is merely planned.
func (c *checker) sitePage(rule *model.Rule, page string, at model.Pos) {
	if page == "" {
		return
	}
	if ok, of := c.sys.HasPage(page); !ok {
		found := rule.At(at, page, model.DidYouMean(page, model.ListPages))
		if of != "" && !c.sys.Collections[of] {
			found = found.As(model.Info)
		}
		c.report(found)
	}
}

func (c *checker) scores() {
	type key struct {
		item, region, period string
		sample               bool
	}
	first := map[key]model.Pos{}
	for _, s := range c.sys.Scoring.Scores {
		c.number("points", s.Points, s.At("points"))
		c.period(s.Period, "", s.At("period"))
		if s.Date.After(c.day) {
			c.report(outcomeFuture.At(s.At("date"), s.Date, c.day))
		}
		if i := c.sys.Scoring.Item(s.Item); i != nil {
			if got, most := s.Points.Rat(), i.Points.Rat(); got != nil && most != nil && got.Cmp(most) > 0 {
				c.report(scoreAbove.At(s.At("points"), s.Points, s.Item, i.Points))
			}
		}
		k := key{s.Item, s.Region, s.Period, s.Sample}
		if at, taken := first[k]; taken {
			c.report(scoreTwice.At(s.At("item"), s.Region, s.Period, s.Item, at))
			continue
		}
		first[k] = s.At("item")
	}
}

// period checks the name of a period, which is of the kind every, if one is
// given.
func (c *checker) period(name, every string, at model.Pos) (model.Interval, bool) {
	i, ok := model.ParseInterval(name)
	if !ok || every != "" && i.Every != every {
		var as model.Bilingual
		if every != "" {
			as = model.Bilingual{Zh: "这个指标的频次是 " + every + "。", En: "This indicator is taken every " + every + ". "}
		}
		c.report(intervalForm.At(at, name, as))
		return i, false
	}
	if i.First().After(c.day) {
		c.report(intervalFuture.At(at, name, c.day))
	}
	return i, true
}

func (c *checker) indicators() {
	since := map[string]model.Interval{}
	for _, i := range c.sys.Indicators {
		if i.Since != "" {
			if from, ok := c.period(i.Since, i.Every, i.At("since")); ok {
				since[i.Key] = from
			}
		}
	}
	type key struct {
		indicator, region, period string
		sample                    bool
	}
	first := map[key]model.Pos{}
	for _, v := range c.sys.Values {
		if v.Value.Rat() == nil && v.Value != "" {
			c.report(pointsForm.At(v.At("value"), "value", v.Value))
		}
		if v.Date.After(c.day) {
			c.report(outcomeFuture.At(v.At("date"), v.Date, c.day))
		}
		every := ""
		if i := c.sys.Indicator(v.Indicator); i != nil {
			every = i.Every
			if i.Measured != "" {
				c.report(measuredValues.At(v.At("value"), v.Indicator))
			}
		}
		if p, ok := c.period(v.Period, every, v.At("period")); ok && !since[v.Indicator].IsZero() && p.First().Before(since[v.Indicator].First()) {
			c.report(valueEarly.At(v.At("period"), p, since[v.Indicator]))
		}
		k := key{v.Indicator, v.Region, v.Period, v.Sample}
		if at, taken := first[k]; taken {
			c.report(valueTwice.At(v.At("indicator"), v.Indicator, v.Period, at))
			continue
		}
		first[k] = v.At("indicator")
	}
}
