package check

import (
	"slices"

	"guiju/generator/model"
)

var bodyRules = []*model.Rule{bodyOrder, bodyPartner, bodyPartnerRegion, memberUnnamed, committeeFacts, institutionUnregistered}

var bodyOrder = &model.Rule{
	ID: "body-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”写成由“{2}”领导，次序反了", En: "“{1}” is said to be led by “{2}”: the order is the other way round"},
	Hint: model.Bilingual{
		Zh: "领导小组在上，工作组、委员会、研究中心在下；核对 parent。",
		En: "A leading group stands above working groups, committees and centres; check parent."},
	Doc: model.Bilingual{
		Zh: "parent 写领导它或它所属的机构，机构页按它画出隶属关系。",
		En: "parent is the body that leads it or that it belongs to; the page of bodies draws the tree from it."},
}

var bodyPartner = &model.Rule{
	ID: "body-partner", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”没有登记协作单位", En: "“{1}” has no partner on record"},
	Hint: model.Bilingual{
		Zh: "在 partner 写本级标准化行政主管部门；还没有登记就不用管。",
		En: "Write in partner the department for standardization of its level; leave it where nothing is recorded."},
	Doc: model.Bilingual{
		Zh: "方案四（一）要求各级机关事务管理部门与本级标准化行政主管部门合作；协调机制页按 partner 显示。",
		En: "The plan, IV (I), asks departments of every level to work with the department for standardization of their level; the page of coordination shows partner."},
}

var bodyPartnerRegion = &model.Rule{
	ID: "body-partner-region", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”和协作单位“{2}”不在同一个地区", En: "“{1}” and its partner “{2}” are not of one region"},
	Hint: model.Bilingual{
		Zh: "协作单位应是本级的；核对两个机构的 region。",
		En: "The partner is of the same level; check region of both."},
	Doc: model.Bilingual{
		Zh: "方案说的是“本级”标准化行政主管部门。",
		En: "The plan speaks of the department for standardization of the same level."},
}

var memberUnnamed = &model.Rule{
	ID: "member-unnamed", Severity: model.Error,
	Message: model.Bilingual{Zh: "这个成员既没有职务，也没有派出机构和姓名", En: "this member has neither post nor sender nor name"},
	Hint: model.Bilingual{
		Zh: "写 post（职务或单位）或 from（派出机构的键名）；姓名只写已公开的。",
		En: "Write post, or from with the key of the body that sends it; a name only where it is public."},
	Doc: model.Bilingual{
		Zh: "没有这三样，成员表就是一行空的。",
		En: "Without any of the three the list of members has an empty row."},
}

var committeeFacts = &model.Rule{
	ID: "committee-facts", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”已组建，没有登记{2}", En: "“{1}” is set up and has no {2} on record"},
	Hint: model.Bilingual{
		Zh: "补上 {3}；没有公开来源就不写。",
		En: "Add {3}; where no source publishes it, leave it."},
	Doc: model.Bilingual{
		Zh: "标准化技术委员会由成员、工作范围和秘书处说明。",
		En: "A technical committee is known by its members, its scope and its secretariat."},
}

var institutionUnregistered = &model.Rule{
	ID: "institution-unregistered", Severity: model.Info,
	Message: model.Bilingual{Zh: "参加复审的“{1}”没有在 bodies.toml 登记", En: "“{1}” took part in a review and is not in bodies.toml"},
	Hint: model.Bilingual{
		Zh: "登记为 institution，或核对名称；名称要与登记的一字不差。",
		En: "Record it with the kind institution, or check the name: it must be spelt as recorded."},
	Doc: model.Bilingual{
		Zh: "方案要求联合专业机构复审；登记了的机构，在自己的页上列出参加过的复审。",
		En: "The plan asks for reviews with professional institutions; what is recorded lists on its page the reviews that it took part in."},
}

// bodies checks how the bodies of bodies.toml stand to each other; their names
// are checked by bodyNames.
func (c *checker) bodies() {
	parents := map[string]string{}
	for _, b := range c.sys.Bodies {
		parents[b.Key] = b.Parent
	}
	for _, b := range c.sys.Bodies {
		c.addressable(b.Key, b.At("key"))
		c.noCycle(parents, b.Key, b.At("parent"))
		c.inOrder(b.Origin, dated{"date", b.Date}, dated{"until", b.Until})
		if p := c.sys.Body(b.Parent); p != nil && b.Kind == "leading-group" && p.SetUp() && p.Kind != b.Kind {
			c.report(bodyOrder.At(b.At("parent"), b.Title, p.Title))
		}
		c.partner(b)
		for _, m := range b.Members {
			if m.Post.Empty() && m.From == "" && m.Name.Empty() {
				c.report(memberUnnamed.At(m.At("role")))
			}
		}
		c.committee(b)
	}
	c.institutions()
}

func (c *checker) partner(b *model.Body) {
	p := c.sys.Body(b.Partner)
	switch {
	case b.Kind == "department" && b.Partner == "":
		c.report(bodyPartner.At(b.At("title.zh"), b.Title))
	case p != nil && p.Region != b.Region:
		c.report(bodyPartnerRegion.At(b.At("partner"), b.Title, p.Title))
	}
}

func (c *checker) committee(b *model.Body) {
	if b.Kind != "committee" || b.State != model.Done {
		return
	}
	lacks := func(missing bool, zh, en, key string) {
		if missing {
			c.report(committeeFacts.At(b.At("state"), b.Title, model.Bilingual{Zh: zh, En: en}, key))
		}
	}
	lacks(b.Scope.Empty(), "工作范围", "scope", "scope")
	lacks(b.Secretariat == "", "秘书处", "secretariat", "secretariat")
	lacks(len(b.Members) == 0, "成员", "member", "[[body.member]]")
}

// institutions looks for the institutions of reviews, where any are recorded.
func (c *checker) institutions() {
	var names []string
	for _, b := range c.sys.Bodies {
		if slices.Contains(model.PartnerKinds, b.Kind) {
			names = append(names, b.Title.Zh)
		}
	}
	if len(names) == 0 {
		return
	}
	for _, w := range c.sys.Works {
		for _, r := range w.Reviews {
			if r.Institution != "" && !slices.Contains(names, r.Institution) {
				c.report(institutionUnregistered.At(r.At("institution"), r.Institution))
			}
		}
	}
}
