package wording

import "guiju/generator/model"

// Type is what a sentence does (GB/T 1.1—2020, Annex C: 条款类型).
type Type string

const (
	Requirement    Type = "requirement"    // 要求: 应, 不应 / shall, shall not
	Instruction    Type = "instruction"    // 指示: an imperative sentence
	Recommendation Type = "recommendation" // 推荐: 宜, 不宜 / should, should not
	Permission     Type = "permission"     // 允许: 可, 不必 / may, need not
	Capability     Type = "capability"     // 能力: 能, 不能 / can, cannot
	Possibility    Type = "possibility"    // 可能性: 可能, 不可能 / might, can
	Statement      Type = "statement"      // 一般性陈述: everything else
)

// Types lists the types from the most binding to the least.
var Types = []Type{Requirement, Instruction, Recommendation, Permission, Capability, Possibility, Statement}

// Provides reports whether a sentence of the type tells readers what to do or
// leave: what no note, foreword or scope may contain (GB/T 1.1—2020, 9.2).
func (t Type) Provides() bool {
	return t == Requirement || t == Instruction || t == Recommendation || t == Permission
}

// Words is the type's name.
func (t Type) Words() model.Bilingual { return typeWords[t] }

var typeWords = map[Type]model.Bilingual{
	Requirement:    {Zh: "要求", En: "requirement"},
	Instruction:    {Zh: "指示", En: "instruction"},
	Recommendation: {Zh: "推荐", En: "recommendation"},
	Permission:     {Zh: "允许", En: "permission"},
	Capability:     {Zh: "能力", En: "capability"},
	Possibility:    {Zh: "可能性", En: "possibility"},
	Statement:      {Zh: "陈述", En: "statement"},
}

// Form is one row of the lexicon: a verbal form, what it says, and whether it
// may be written.
type Form struct {
	Lang     model.Lang
	Words    string
	Type     Type
	Negative bool
	// Instead is the preferred form where this one is not it; "" if it is.
	Instead string
	// Equivalent forms are allowed where the language forces them (Annex C,
	// right column); other forms with Instead are not.
	Equivalent bool
	// Until is the last edition of GB/T 1.1 that allowed the form; 0: none.
	Until int
	// Mechanical says that Instead can simply be put in its place.
	Mechanical bool
	// Not lists the words that merely begin with, or contain, the form:
	// {before, after} around it, either of which may be empty.
	Not []string
}

// lexicon holds the verbal forms of Annex C and what is written for them,
// longer forms before those they begin with. Sources: GB/T 1.1—2020, Annex C;
// the columns of equivalents are those of 2009 adjusted to 2020.
var lexicon = []Form{
	// Chinese: what is not to be written.
	{Lang: model.Zh, Words: "不应当", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true},
	{Lang: model.Zh, Words: "不应该", Type: Requirement, Negative: true, Instead: "不应", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "应当", Type: Requirement, Instead: "应", Mechanical: true, Not: []string{"应当面", "应当场", "应当日", "应当天", "应当年", "应当月", "应当时", "应当班", "应当次", "应当众", "应当地", "应当季", "应当期"}},
	{Lang: model.Zh, Words: "应该", Type: Requirement, Instead: "应", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "务须", Type: Requirement, Instead: "应", Mechanical: true},
	{Lang: model.Zh, Words: "务必", Type: Requirement, Instead: "应", Mechanical: true},
	{Lang: model.Zh, Words: "必须", Type: Requirement, Instead: "应", Mechanical: true, Until: 2009},
	{Lang: model.Zh, Words: "不得不", Type: Statement},
	{Lang: model.Zh, Words: "不得", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true, Until: 2009, Not: []string{"不得已", "不得而知", "不得力", "舍不得", "怪不得"}},
	{Lang: model.Zh, Words: "不准许", Type: Requirement, Negative: true, Instead: "不应", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "不准", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true, Not: []string{"不准确", "不准时"}},
	{Lang: model.Zh, Words: "不许", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true},
	{Lang: model.Zh, Words: "不允许", Type: Requirement, Negative: true, Instead: "不应"},
	{Lang: model.Zh, Words: "不可以", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true},
	{Lang: model.Zh, Words: "不可能", Type: Possibility, Negative: true},
	{Lang: model.Zh, Words: "不可", Type: Requirement, Negative: true, Instead: "不应", Mechanical: true, Not: []string{
		"必不可少", "不可抗力", "不可再生", "不可降解", "不可回收", "不可避免", "不可分割", "不可分", "不可逆", "不可用", "不可靠", "不可见", "不可控", "不可预见", "不可或缺", "不可缺少", "不可更改", "不可移动", "不可行", "不可比", "不可燃", "不可信", "缺一不可"}},
	{Lang: model.Zh, Words: "严禁", Type: Requirement, Negative: true, Instead: "不应"},
	{Lang: model.Zh, Words: "禁止", Type: Requirement, Negative: true, Instead: "不应", Not: []string{"禁止标志", "禁止标识", "禁止性", "禁止标线", "禁止类", "禁止牌", "禁止通行标志", "禁止吸烟标志"}},
	{Lang: model.Zh, Words: "只准许", Type: Requirement, Instead: "应", Equivalent: true},
	{Lang: model.Zh, Words: "只准", Type: Requirement, Instead: "应"},
	{Lang: model.Zh, Words: "不推荐", Type: Recommendation, Negative: true, Instead: "不宜", Equivalent: true},
	{Lang: model.Zh, Words: "不建议", Type: Recommendation, Negative: true, Instead: "不宜", Equivalent: true},
	{Lang: model.Zh, Words: "无须", Type: Permission, Negative: true, Instead: "不必", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "无需", Type: Permission, Negative: true, Instead: "不必", Mechanical: true},
	{Lang: model.Zh, Words: "不需要", Type: Permission, Negative: true, Instead: "不必", Not: []string{"不需要的", "不需要）", "不需要|"}},
	{Lang: model.Zh, Words: "可以不", Type: Permission, Negative: true, Instead: "不必", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "须", Type: Requirement, Instead: "应", Mechanical: true, Not: []string{"须知", "必须", "无须", "胡须", "须臾"}},
	{Lang: model.Zh, Words: "可以", Type: Permission, Instead: "可", Equivalent: true, Mechanical: true},
	{Lang: model.Zh, Words: "能够", Type: Capability, Instead: "能", Equivalent: true},
	{Lang: model.Zh, Words: "有可能", Type: Possibility, Instead: "可能", Equivalent: true},
	// Chinese: the preferred column.
	{Lang: model.Zh, Words: "不应", Type: Requirement, Negative: true, Not: []string{"供不应求"}},
	{Lang: model.Zh, Words: "应", Type: Requirement, Not: []string{
		"应急", "应届", "应力", "应邀", "应约定", "应税", "应季", "应诉", "应聘", "应试", "应知应会",
		"应用程序", "应用系统", "应用软件", "应用场景", "应用范围", "应用情况", "应用效果", "应用于", "的应用", "和应用", "与应用", "、应用", "推广应用", "结果应用", "数据应用", "成果应用",
		"应对措施", "应对方案", "应对能力", "应对预案", "应对突发", "的应对", "和应对", "、应对",
		"应答率", "应答时", "的应答", "语音应答", "应变能力", "应变处置", "应付款", "应付账款", "应收款", "应收账款", "应有数", "应有的", "应到人数", "应出勤", "应交数", "应报数",
		"响应", "相应", "适应", "供应", "对应", "反应", "效应", "感应", "答应", "顺应", "呼应", "照应", "因应", "回应", "接应", "策应"}},
	{Lang: model.Zh, Words: "不宜", Type: Recommendation, Negative: true},
	{Lang: model.Zh, Words: "宜", Type: Recommendation, Not: []string{"适宜", "便宜", "事宜", "宜居", "宜人", "相宜", "权宜", "因地制宜", "合时宜", "宜阳", "宜昌", "宜宾", "宜兴", "宜春"}},
	{Lang: model.Zh, Words: "不必", Type: Permission, Negative: true, Not: []string{"不必要"}},
	{Lang: model.Zh, Words: "可能", Type: Possibility, Not: []string{"可能性"}},
	{Lang: model.Zh, Words: "可", Type: Permission, Not: []string{
		"可能", "可靠", "可行", "可见", "可疑", "可言", "可燃", "可信度", "可信的", "可控的", "可控性", "可控范围", "可再生", "可持续", "可回收", "可降解", "可追溯", "可复制", "可推广", "可量化", "可循环", "可抗力", "可预见", "可吸入",
		"可用率", "可用性", "可用的", "可用时", "可用状态", "可比性", "可比的", "可比口径", "可变的", "可变性", "可视化", "可视距离", "可视范围", "可读性", "可调节", "可调光", "可选项", "可选的", "可移动的", "可移动式", "可移动设备", "可拆卸", "可逆", "可观的", "可重复使用", "可重复性", "可折叠", "可访问性", "可接受的", "可识别的", "可识别性", "可操作性", "可操作的", "可达性", "可编辑的", "可验证的", "可计算的", "可分割",
		"许可", "认可", "不可", "尚可", "可谓", "宁可"}},
	{Lang: model.Zh, Words: "不能", Type: Capability, Negative: true},
	{Lang: model.Zh, Words: "能", Type: Capability, Not: []string{
		"能源", "能力", "能量", "能耗", "能效", "能级", "能见度", "能动", "能工",
		"功能", "节能", "性能", "智能", "职能", "技能", "可能", "只能", "才能", "效能", "电能", "热能", "用能", "供能", "耗能", "太阳能", "新能", "动能", "产能", "储能", "势能", "核能", "风能", "光能", "机能", "万能", "潜能", "异能", "体能", "官能", "权能", "蓄能", "重点用能", "赋能", "不能"}},
	// English.
	{Lang: model.En, Words: "must not", Type: Requirement, Negative: true, Instead: "shall not", Mechanical: true},
	{Lang: model.En, Words: "must", Type: Requirement, Instead: "shall", Mechanical: true},
	{Lang: model.En, Words: "has to", Type: Requirement, Instead: "shall", Mechanical: true},
	{Lang: model.En, Words: "have to", Type: Requirement, Instead: "shall", Mechanical: true},
	{Lang: model.En, Words: "is required to", Type: Requirement, Instead: "shall", Mechanical: true},
	{Lang: model.En, Words: "are required to", Type: Requirement, Instead: "shall", Mechanical: true},
	{Lang: model.En, Words: "is not allowed", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "are not allowed", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "is not permitted", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "are not permitted", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "is prohibited", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "are prohibited", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "is forbidden", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "are forbidden", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "may not", Type: Requirement, Negative: true, Instead: "shall not"},
	{Lang: model.En, Words: "ought to", Type: Recommendation, Instead: "should", Mechanical: true},
	{Lang: model.En, Words: "is recommended", Type: Recommendation, Instead: "should", Equivalent: true},
	{Lang: model.En, Words: "are recommended", Type: Recommendation, Instead: "should", Equivalent: true},
	{Lang: model.En, Words: "do not need to", Type: Permission, Negative: true, Instead: "need not", Mechanical: true},
	{Lang: model.En, Words: "does not need to", Type: Permission, Negative: true, Instead: "need not", Mechanical: true},
	{Lang: model.En, Words: "is permitted to", Type: Permission, Instead: "may", Equivalent: true},
	{Lang: model.En, Words: "are permitted to", Type: Permission, Instead: "may", Equivalent: true},
	{Lang: model.En, Words: "shall not", Type: Requirement, Negative: true},
	{Lang: model.En, Words: "shall", Type: Requirement},
	{Lang: model.En, Words: "should not", Type: Recommendation, Negative: true},
	{Lang: model.En, Words: "should", Type: Recommendation},
	{Lang: model.En, Words: "need not", Type: Permission, Negative: true},
	{Lang: model.En, Words: "may", Type: Permission},
	{Lang: model.En, Words: "cannot", Type: Capability, Negative: true},
	{Lang: model.En, Words: "can not", Type: Capability, Negative: true},
	{Lang: model.En, Words: "can", Type: Capability},
	{Lang: model.En, Words: "might", Type: Possibility},
}
