package check

import (
	"fmt"
	"slices"

	"guiju/generator/model"
)

var pilotRules = []*model.Rule{
	addressKey, directionAlias, pilotDirection, pilotRegion, pilotPeriod, pilotEvaluation, caseStandard, caseAdopter, caseOwnAdopter, baseKindNone,
}

var addressKey = &model.Rule{
	ID: "address-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不能作网址", En: "“{1}” cannot be part of an address"},
	Hint: model.Bilingual{
		Zh: "只用小写字母、数字和连字符，例如 {2}。",
		En: "Use small letters, digits and hyphens only, such as {2}."},
	Doc: model.Bilingual{
		Zh: "键名就是它的网页的文件名：机构、岗位、地区、层级、重点领域、试点、经验和基地各有一页。",
		En: "The key is the name of its page's file: every body, role, region, level, area, pilot, case and base has one."},
}

var directionAlias = &model.Rule{
	ID: "direction-alias", Severity: model.Warning,
	Message: model.Bilingual{Zh: "方向“{1}”的别称“{2}”就是{3}的名称", En: "the alias “{2}” of the direction “{1}” is the name of {3}"},
	Hint: model.Bilingual{
		Zh: "alias 写方案别处对同一个方向的另一种叫法；没有就不写。",
		En: "The alias is what the plan calls the same direction elsewhere; leave it out if it does not."},
	Doc: model.Bilingual{
		Zh: "方案把一个方向叫作“制度与标准互通”，别处叫“标准化与法治化互通”：一个键名，两种叫法。",
		En: "The plan calls one direction “rules and standards connect”, and elsewhere “standardization and the rule of law”: one key, two names."},
}

var pilotDirection = &model.Rule{
	ID: "pilot-direction", Severity: model.Warning,
	Message: model.Bilingual{Zh: "试点“{1}”没有写方向", En: "the pilot “{1}” has no direction"},
	Hint: model.Bilingual{
		Zh: "在 directions 里写上它试的方向：{2}。",
		En: "Name in directions what it tries: {2}."},
	Doc: model.Bilingual{
		Zh: "方案要求选取部分市县（区）围绕四个方向开展试点（二（一）2），按方向统计要用到它。",
		En: "The plan asks that pilots try four directions (II (I) 2); they are counted by them."},
}

var pilotRegion = &model.Rule{
	ID: "pilot-region", Severity: model.Warning,
	Message: model.Bilingual{Zh: "试点“{1}”的地区“{2}”不是市、示范区或县（区）", En: "the region “{2}” of the pilot “{1}” is no city, zone or county"},
	Hint: model.Bilingual{
		Zh: "写试点所在的市或县（区）；县（区）先登记在 regions.toml，kind = \"county\"。",
		En: "Name the city or county; a county goes into regions.toml first, kind = \"county\"."},
	Doc: model.Bilingual{
		Zh: "方案选取的是部分市县（区）（二（一）2）；全省的试点就是方案本身。",
		En: "The plan chooses cities and counties (II (I) 2); the pilot of the province is the plan itself."},
}

var pilotPeriod = &model.Rule{
	ID: "pilot-period", Severity: model.Info,
	Message: model.Bilingual{Zh: "{1} {2} 不在方案的 {3} 至 {4} 之内", En: "{1} {2} is outside the plan's {3} to {4}"},
	Hint: model.Bilingual{
		Zh: "核对日期；记录就是这样则不必改。",
		En: "Check the day; leave it if the record has it so."},
	Doc: model.Bilingual{
		Zh: "市县的试点是方案的一部分，一般在方案的各阶段之内。",
		En: "The pilots of cities and counties are part of the plan, and mostly within its phases."},
}

var pilotEvaluation = &model.Rule{
	ID: "pilot-evaluation", Severity: model.Info,
	Message: model.Bilingual{Zh: "试点“{1}”没有登记{2}", En: "no {2} of the pilot “{1}” is written down"},
	Hint: model.Bilingual{
		Zh: "登记在 assessment.toml：pilot = \"{1}\"，kind = \"{3}\"；还没有评估，也可以先登记时限。",
		En: "Write it down in assessment.toml: pilot = \"{1}\", kind = \"{3}\"; before it was made, with its due day only."},
	Doc: model.Bilingual{
		Zh: "方案要求做好试点的中期评估和总结评价（二（二）2）；没有登记不等于没有做。",
		En: "The plan asks for a mid-term and a final evaluation of pilots (II (II) 2). That nothing is written down does not mean that nothing was done."},
}

var caseStandard = &model.Rule{
	ID: "case-standard", Severity: model.Warning,
	Message: model.Bilingual{Zh: "经验“{1}”没有写有关的标准或条", En: "the case “{1}” names neither a standard nor a provision"},
	Hint: model.Bilingual{
		Zh: "works 写标准编码，about 写“标准编码#条号”。",
		En: "Name the standard in works, or its provisions in about as id#number."},
	Doc: model.Bilingual{
		Zh: "可复制的经验是标准怎样用起来的经验；网站据此从标准通到经验。",
		En: "A case tells how a standard was put to use; by it the site leads from the standard to the case."},
}

var caseAdopter = &model.Rule{
	ID: "case-adopter", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有写谁采用", En: "it is not said who took the case up"},
	Hint: model.Bilingual{
		Zh: "region 写地区，或者 who 写单位。",
		En: "Name the region in region, or the body in who."},
	Doc: model.Bilingual{Zh: "采用按地区和单位统计。", En: "Adopters are counted by region and body."},
}

var caseOwnAdopter = &model.Rule{
	ID: "case-own-adopter", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”采用的是自己的经验", En: "“{1}” is said to take up its own case"},
	Hint: model.Bilingual{
		Zh: "采用者是别的地区；同一地区的另一个单位写在 who 里，不写 region。",
		En: "Adopters are other regions; another body of the same region is named in who, without region."},
	Doc: model.Bilingual{
		Zh: "推广看的是别处照着做了没有，自己不算。",
		En: "What counts is whether others repeat it; the place it comes from does not."},
}

var baseKindNone = &model.Rule{
	ID: "base-kind-none", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有登记{1}", En: "there is no {1} on record"},
	Hint: model.Bilingual{
		Zh: "有了就登记在 pilots.toml 的 [[base]]，kind = \"{2}\"；没有就不必改。",
		En: "Once there is one, write it as a [[base]] of pilots.toml, kind = \"{2}\"; else leave it."},
	Doc: model.Bilingual{
		Zh: "方案要求打造四类基地（四（二）），没有写数量。登记了基地以后才提示；有真实的记录时，样本不算。",
		En: "The plan asks for four kinds of bases (IV (II)) without a number. Said only once bases are recorded; where real ones are, samples do not count."},
}

// pilots checks what the register of pilots, cases and bases says.
func (c *checker) pilots() {
	if c.unread("pilots.toml") {
		return
	}
	c.directions()
	for _, p := range c.sys.Pilots {
		c.addressable(p.Key, p.At("key"))
		c.pilot(p)
	}
	for _, v := range c.sys.Cases {
		c.addressable(v.Key, v.At("key"))
		c.exampleCase(v)
	}
	for _, b := range c.sys.Bases {
		c.addressable(b.Key, b.At("key"))
		c.inOrder(b.Origin, dated{"date", b.Date}, dated{"until", b.Until})
	}
	c.baseKinds()
}

func (c *checker) addressable(key string, at model.Pos) {
	if key != "" && !model.ValidID(key) {
		c.report(addressKey.At(at, key, "luoyang-2022"))
	}
}

func (c *checker) directions() {
	for _, d := range c.sys.Directions {
		for _, other := range c.sys.Directions {
			whose := model.Bilingual{Zh: "“" + other.Key + "”", En: "“" + other.Key + "”"}
			if other == d {
				whose = model.Bilingual{Zh: "它自己", En: "itself"}
			}
			if a := d.Alias.Zh; a != "" && a == other.Title.Zh {
				c.report(directionAlias.At(d.At("alias.zh"), d.Key, a, whose))
			}
		}
	}
}

func (c *checker) pilot(p *model.Pilot) {
	if len(p.Directions) == 0 {
		c.report(pilotDirection.At(p.At("key"), p.Key, listed(keysOf(c.sys.Directions, func(d *model.Direction) string { return d.Key }))))
	}
	if r := c.sys.Region(p.Region); r != nil && r.Kind == "province" {
		c.report(pilotRegion.At(p.At("region"), p.Key, p.Region))
	}
	if from, to := c.planPeriod(); !from.IsZero() && !to.IsZero() {
		for _, d := range []dated{{"start", p.Start}, {"end", p.End}} {
			if !d.date.IsZero() && (d.date.Before(from) || d.date.After(to)) {
				c.report(pilotPeriod.At(p.At(d.key), d.key, d.date, from, to))
			}
		}
	}
	if c.unread("assessment.toml") {
		return
	}
	for _, kind := range []struct {
		key   string
		words model.Bilingual
	}{{"mid-term", model.Bilingual{Zh: "中期评估", En: "mid-term evaluation"}}, {"final", model.Bilingual{Zh: "总结评估", En: "final evaluation"}}} {
		if !slices.ContainsFunc(c.sys.Evaluations, func(e *model.Evaluation) bool { return e.Pilot == p.Key && e.Kind == kind.key }) {
			c.report(pilotEvaluation.At(p.At("key"), p.Key, kind.words, kind.key))
		}
	}
}

// planPeriod is from when to when the plan runs, as far as its phases say.
func (c *checker) planPeriod() (from, to model.Date) {
	for _, ph := range c.sys.Plan.Phases {
		if !ph.Start.IsZero() && (from.IsZero() || ph.Start.Before(from)) {
			from = ph.Start
		}
		if ph.End.After(to) {
			to = ph.End
		}
	}
	return from, to
}

func (c *checker) exampleCase(v *model.Case) {
	if len(v.Works)+len(v.About) == 0 {
		c.report(caseStandard.At(v.At("key"), v.Key))
	}
	c.aboutTargets(v.About, v.Origin)
	if v.Date.After(c.day) {
		c.report(outcomeFuture.At(v.At("date"), v.Date, c.day))
	}
	own := v.Region
	if p := c.sys.Pilot(v.Pilot); own == "" && p != nil {
		own = p.Region
	}
	for _, a := range v.Adopters {
		switch {
		case a.Region == "" && a.Who.Empty():
			c.report(caseAdopter.At(a.At("")))
		case a.Region != "" && a.Region == own:
			c.report(caseOwnAdopter.At(a.At("region"), a.Region))
		}
	}
}

// aboutTargets checks places of documents that a record names in about.
func (c *checker) aboutTargets(about []string, o model.Origin) {
	for i, ref := range about {
		c.address(ref, source{at: o.At(fmt.Sprintf("about[%d]", i)), lang: model.Zh}, false)
	}
}

// baseKinds reports the kinds of which no base is on record, once any is.
func (c *checker) baseKinds() {
	real := slices.ContainsFunc(c.sys.Bases, func(b *model.Base) bool { return !b.Sample })
	names := map[string]model.Bilingual{
		"showcase": {Zh: "精品展示基地", En: "showcase base"}, "practice": {Zh: "实践验证基地", En: "practice-verification base"},
		"innovation": {Zh: "创新研究基地", En: "innovation-research base"}, "training": {Zh: "宣传培训基地", En: "publicity-training base"},
	}
	for _, kind := range model.BaseKinds {
		if len(c.sys.Bases) > 0 && !slices.ContainsFunc(c.sys.Bases, func(b *model.Base) bool {
			return b.Kind == kind && b.State != model.NotDone && !(real && b.Sample)
		}) {
			c.report(baseKindNone.At(model.Pos{File: c.sys.Bases[0].File()}, names[kind], kind))
		}
	}
}
