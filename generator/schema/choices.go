package schema

import (
	"strings"

	"guiju/generator/model"
)

// fixed are the vocabularies that the program itself sets: it acts upon their
// values. The words are those of the site (layouts/_i18n), where it has any.
var fixed = map[string][]Choice{
	"yes-no": {
		{"true", bilingual("是", "Yes")},
		{"false", bilingual("否", "No")},
	},
	"languages": {
		{string(model.Zh), bilingual("中文", "Chinese")},
		{string(model.En), bilingual("英文", "English")},
	},
	"decisions": {
		{string(model.FullText), bilingual("全文", "Full text")},
		{string(model.RecordOnly), bilingual("仅目录信息", "Record only")},
		{string(model.Unlisted), bilingual("不列出", "Unlisted")},
	},
	"relations": {
		{"refines", bilingual("细化", "refines")},
		{"extends", bilingual("延伸", "extends")},
		{"cites", bilingual("引用", "cites")},
		{"consistent", bilingual("一致", "is consistent with")},
		{"pending", bilingual("待核", "to be checked")},
		{"conflicts", bilingual("不一致", "conflicts with")},
	},
	"change-actions": {
		{model.Replaced, bilingual("修改", "Replace")},
		{model.Added, bilingual("增加", "Add")},
		{model.Deleted, bilingual("删除", "Delete")},
	},
	"released-changes": {
		{model.ReleasedRecord, bilingual("新登记", "New record")},
		{model.ReleasedText, bilingual("公布全文", "Text published")},
		{model.ReleasedAmended, bilingual("修改单", "Amended")},
		{model.ReleasedCorrected, bilingual("勘误", "Corrected")},
		{model.ReleasedTranslation, bilingual("译文更新", "Translation changed")},
		{model.ReleasedStatus, bilingual("状态变化", "Status changed")},
		{model.ReleasedGone, bilingual("不再列出", "No longer shown")},
	},
	"correction-kinds": {
		{model.Misprint, bilingual("发布机构更正", "Corrected by the issuer")},
		{model.Transcript, bilingual("本站录入有误", "Wrong in the copy of this site")},
	},
	"review-results": {
		{model.Confirmed, bilingual("继续有效", "confirmed")},
		{"revise", bilingual("修订", "to be revised")},
		{"withdraw", bilingual("废止", "to be withdrawn")},
	},
	"states": {
		{string(model.Done), bilingual("已完成", "done")},
		{string(model.NotDone), bilingual("未完成", "not done")},
	},
	"translations": {
		{"machine", bilingual("机器翻译", "by machine")},
		{"human", bilingual("人工翻译", "by a person")},
		{"reviewed", bilingual("经复核", "reviewed")},
	},
	"step-kinds": {
		{"review", bilingual("审", "review")},
		{"revision", bilingual("改", "revision")},
		{"study", bilingual("研究", "study")},
	},
	"region-kinds": {
		{"province", bilingual("省", "Province")},
		{"city", bilingual("市", "City")},
		{"demonstration-zone", bilingual("示范区", "Demonstration zone")},
		{"county", bilingual("县", "County")},
	},
	"item-kinds": {
		{"news", bilingual("动态", "News")},
		{"interpretation", bilingual("解读", "Interpretation")},
		{"qa", bilingual("问答", "Q&A")},
		{"card", bilingual("图卡", "Card")},
		{"poster", bilingual("海报", "Poster")},
		{"video", bilingual("视频", "Video")},
		{"event", bilingual("活动", "Event")},
		{"base", bilingual("基地", "Base")},
	},
	"audiences": {
		{"public", bilingual("公众", "The public")},
		{"staff", bilingual("机关工作人员", "Office staff")},
		{"manager", bilingual("管理人员", "Managers")},
		{"drafter", bilingual("起草人员", "Drafters")},
		{"trainer", bilingual("培训人员", "Trainers")},
		{"inspector", bilingual("检查评价人员", "Inspectors")},
	},
	"channels": {
		{"website", bilingual("网站", "Website")},
		{"wechat", bilingual("微信公众号", "WeChat")},
		{"newspaper", bilingual("报刊", "Newspapers")},
		{"tv-radio", bilingual("广播电视", "Television and radio")},
		{"meeting", bilingual("会议", "Meetings")},
		{"exhibition", bilingual("展览", "Exhibitions")},
		{"print", bilingual("印刷品", "Print")},
		{"internal-network", bilingual("内网", "Internal network")},
	},
	"gathering-kinds": {
		{"training", bilingual("培训会", "Training")},
		{"on-site", bilingual("现场会", "On-site meeting")},
		{"seminar", bilingual("研讨会", "Seminar")},
		{"exchange", bilingual("经验交流", "Exchange of experience")},
		{"symposium", bilingual("座谈会", "Symposium")},
		{"forum", bilingual("论坛", "Forum")},
		{"mobilisation", bilingual("宣传动员", "Mobilisation")},
	},
	"regulation-kinds": {
		{"law", bilingual("法律", "Law")},
		{"regulation", bilingual("行政法规", "Administrative regulation")},
		{"party-regulation", bilingual("党内法规", "Party regulation")},
		{"rule", bilingual("规章", "Rule")},
		{"interpretation", bilingual("司法解释", "Judicial interpretation")},
	},
	"step-stages": {
		{model.StageApplication, bilingual("申报", "application")},
		{model.StageExamination, bilingual("审查", "examination")},
		{model.StageIssue, bilingual("发布", "issue")},
		{model.StageFiling, bilingual("备案", "filing")},
	},
	"proposal-outcomes": {
		{model.Selected, bilingual("选中", "selected")},
		{"merged", bilingual("合并", "merged")},
		{"deferred", bilingual("缓办", "deferred")},
		{"declined", bilingual("不列", "declined")},
	},
	"project-classes": {
		{"basic", bilingual("基础", "basic")},
		{"general", bilingual("通用", "general")},
		{"urgent", bilingual("急需", "urgent")},
		{"key", bilingual("重点", "key area")},
	},
	"uptake-kinds": {
		{"adopted", bilingual("采用", "adopted")},
		{"trained", bilingual("培训", "trained on")},
		{"explained", bilingual("解读", "explained")},
		{"evaluated", bilingual("评价", "evaluated")},
		{"embedded", bilingual("嵌入业务系统", "embedded in a business system")},
	},
	"body-kinds": {
		{"department", bilingual("机关事务管理部门", "department for government offices affairs")},
		{"regulator", bilingual("标准化行政主管部门", "department for standardization")},
		{"leading-group", bilingual("领导小组", "leading group")},
		{"working-group", bilingual("工作组", "working group")},
		{"committee", bilingual("标准化技术委员会", "technical committee")},
		{"coordination", bilingual("协调机制", "coordination")},
		{"research-centre", bilingual("理论研究中心", "theory research centre")},
		{"university", bilingual("大专院校", "university")},
		{"institute", bilingual("科研院所", "research institute")},
		{"association", bilingual("学协会", "association")},
		{"institution", bilingual("专业机构", "professional institution")},
	},
	"member-roles": {
		{"head", bilingual("组长、主任", "head")},
		{"deputy", bilingual("副组长、副主任", "deputy")},
		{"secretary", bilingual("秘书", "secretary")},
		{"member", bilingual("成员", "member")},
	},
	"duty-kinds": {
		{"half-year-report", bilingual("半年报", "half-year report")},
		{"annual-report", bilingual("年度报", "annual report")},
		{"annual-meeting", bilingual("年度工作会", "annual work meeting")},
	},
	"report-kinds": {
		{"half-year-report", bilingual("半年报", "half-year report")},
		{"annual-report", bilingual("年度报", "annual report")},
	},
	"dedicated-kinds": {
		{"unit", bilingual("专门机构", "dedicated unit")},
		{"staff", bilingual("专门人员", "dedicated staff")},
		{"funds", bilingual("专项经费", "dedicated funds")},
	},
	"meeting-kinds": {
		{"annual-meeting", bilingual("年度工作会", "annual work meeting")},
		{"coordination", bilingual("协调会", "coordination meeting")},
		{"group", bilingual("领导小组会", "meeting of the leading group")},
		{"committee", bilingual("技术委员会会议", "meeting of the committee")},
	},
	"resource-kinds": {
		{"policy", bilingual("政策", "policy")},
		{"funds", bilingual("资金", "funds")},
		{"technology", bilingual("技术支持", "technical support")},
		{"talent", bilingual("人才培养", "training of people")},
	},
	"process-kinds": {
		{"process", bilingual("业务流程", "process")},
		{"rule", bilingual("规章制度", "rule")},
	},
	"evaluation-kinds": {
		{"mid-term", bilingual("中期评估", "mid-term evaluation")},
		{"final", bilingual("总结评估", "final evaluation")},
		{"self", bilingual("自评估", "self-assessment")},
		{"accept-city", bilingual("对试点市的验收", "acceptance of a pilot city")},
		{"accept-province", bilingual("对省的验收", "acceptance of the province")},
		{"check", bilingual("监督检查", "supervision check")},
	},
	"dossier-kinds": {
		{"accept-city", bilingual("对试点市的验收", "acceptance of a pilot city")},
		{"accept-province", bilingual("对省的验收", "acceptance of the province")},
	},
	"indicator-kinds": {
		{"monitoring", bilingual("动态监测", "dynamic monitoring")},
		{"performance", bilingual("绩效评估", "performance")},
		{"effect", bilingual("效果评估", "effect")},
	},
	"indicator-better": {
		{"more", bilingual("多好", "more is better")},
		{"less", bilingual("少好", "less is better")},
	},
	"period-kinds": {
		{"year", bilingual("年", "year")},
		{"half-year", bilingual("半年", "half-year")},
		{"quarter", bilingual("季度", "quarter")},
		{"month", bilingual("月", "month")},
	},
	"base-kinds": {
		{"showcase", bilingual("精品展示基地", "showcase base")},
		{"practice", bilingual("实践验证基地", "practice-verification base")},
		{"innovation", bilingual("创新研究基地", "innovation-research base")},
		{"training", bilingual("宣传培训基地", "publicity-training base")},
	},
	"study-kinds": {
		{"project", bilingual("研究项目", "research project")},
		{"field-research", bilingual("专题调研", "field research")},
		{"paper", bilingual("论文", "paper")},
	},
	"measures": {
		{"issued", bilingual("现行标准数", "standards in force")},
		{"reviews-due", bilingual("复审到期数", "reviews due")},
		{"trained", bilingual("有培训记录的标准数", "standards trained on")},
		{"explained", bilingual("有解读的标准数", "standards explained")},
		{"adopted", bilingual("被采用的标准数", "standards adopted")},
	},
	"element-types": {
		{"text", bilingual("文字", "text")},
		{"code", bilingual("代码", "code")},
		{"whole", bilingual("整数", "whole number")},
		{"number", bilingual("数", "number")},
		{"date", bilingual("日期", "date")},
		{"datetime", bilingual("时间", "date and time")},
		{"flag", bilingual("是非", "yes or no")},
	},
	"level-families": {
		{"national", bilingual("国家标准", "national")},
		{"industry", bilingual("行业标准", "industry")},
		{"local", bilingual("地方标准", "local")},
		{"group", bilingual("团体标准", "association")},
		{"enterprise", bilingual("企业标准", "enterprise")},
		{"internal", bilingual("内部标准", "internal")},
	},
	"level-tiers": {
		{"province", bilingual("省", "province")},
		{"city", bilingual("市", "city")},
		{"county", bilingual("县", "county")},
	},
	"level-parts": {
		{"lead", bilingual("引领", "lead")},
		{"base", bilingual("基础", "base")},
		{"echo", bilingual("呼应", "echo")},
	},
	"directory-columns": {
		{"order", bilingual("序号", "No.")},
		{"box", bilingual("体系编码和子体系", "Box")},
		{"number", bilingual("标准编号", "Number")},
		{"title", bilingual("标准名称", "Title")},
		{"level", bilingual("层级", "Level")},
		{"nature", bilingual("性质（真标准或样本）", "Nature (real or sample)")},
		{"status", bilingual("状态", "Status")},
		{"issued", bilingual("发布日期", "Issued")},
		{"in-force", bilingual("实施日期", "In force")},
		{"review-due", bilingual("复审到期", "Review due")},
		{"replaces", bilingual("代替", "Replaces")},
		{"published", bilingual("公开方式", "Published")},
		{"region", bilingual("地区", "Region")},
		{"area", bilingual("重点领域", "Key area")},
		{"matter", bilingual("事项", "Matter")},
		{"body", bilingual("归口单位", "In charge")},
		{"cites", bilingual("引用标准", "References")},
		{"adoption", bilingual("共同使用地区", "Used in")},
		{"remark", bilingual("备注", "Remark")},
	},
	"policy-kinds": {
		{"plan", bilingual("方案", "Plan")},
		{"notice", bilingual("通知", "Notice")},
		{"guide", bilingual("导读", "Guide")},
	},
}

// open are the vocabularies that content itself sets.
var open = map[string]func(*model.System) []Choice{
	"levels": func(s *model.System) []Choice {
		return chosen(s.Config.Levels, func(l model.Level) Choice { return Choice{l.Key, l.Title} })
	},
	"tracks": func(s *model.System) []Choice {
		return chosen(s.Config.Tracks, func(t model.Track) Choice { return Choice{t.Key, t.Title} })
	},
	// Of all tracks, each key once: a work takes the steps of its own track.
	"steps": func(s *model.System) (out []Choice) {
		seen := map[string]bool{}
		for _, t := range s.Config.Tracks {
			for _, step := range t.Steps {
				if !seen[step.Key] {
					seen[step.Key] = true
					out = append(out, Choice{step.Key, step.Title})
				}
			}
		}
		return out
	},
	"areas": func(s *model.System) []Choice {
		return chosen(s.Config.Areas, func(a model.Area) Choice { return Choice{a.Key, a.Title} })
	},
	"boxes": func(s *model.System) []Choice {
		return chosen(s.Boxes, func(b *model.Box) Choice { return Choice{b.Code, b.Title} })
	},
	"regions": func(s *model.System) []Choice {
		return chosen(s.Regions, func(r *model.Region) Choice { return Choice{r.Key, r.Title} })
	},
	"phases": func(s *model.System) []Choice {
		return chosen(s.Plan.Phases, func(p model.Phase) Choice { return Choice{p.Key, p.Title} })
	},
	"works": func(s *model.System) []Choice {
		return chosen(s.Works, func(w *model.Work) Choice {
			title := w.Title
			if n := len(w.Editions); title.Empty() && n > 0 {
				title = w.Editions[n-1].Title
			}
			return Choice{w.ID, bilingual(strings.TrimSpace(w.Number+" "+title.Or(model.Zh)), strings.TrimSpace(w.Number+" "+title.Or(model.En)))}
		})
	},
	"matters": func(s *model.System) []Choice {
		return chosen(s.Matters, func(m *model.Matter) Choice { return Choice{m.Key, m.Title} })
	},
	"selections": func(s *model.System) []Choice {
		return chosen(s.Selections, func(v *model.Selection) Choice { return Choice{v.Key, v.Title} })
	},
	"regulations": func(s *model.System) []Choice {
		return chosen(s.Regulations, func(r *model.Regulation) Choice { return Choice{r.ID, r.Title} })
	},
	"policies": func(s *model.System) []Choice {
		return chosen(s.Policies, func(p *model.Policy) Choice { return Choice{p.ID, p.Title} })
	},
	"bodies": func(s *model.System) []Choice {
		return chosen(s.Bodies, func(b *model.Body) Choice { return Choice{b.Key, b.Title} })
	},
	"tasks": func(s *model.System) []Choice {
		return chosen(s.Plan.Tasks, func(t model.Task) Choice { return Choice{t.Key, t.Title} })
	},
	"evaluations": func(s *model.System) []Choice {
		return chosen(s.Evaluations, func(e *model.Evaluation) Choice { return Choice{e.Key, e.Title} })
	},
	"evaluation-items": func(s *model.System) []Choice {
		var out []Choice
		for _, p := range s.Scoring.Parts {
			for _, i := range p.Items {
				out = append(out, Choice{i.Key, i.Title})
			}
		}
		return out
	},
	"indicators": func(s *model.System) []Choice {
		return chosen(s.Indicators, func(i *model.Indicator) Choice { return Choice{i.Key, i.Title} })
	},
	"directions": func(s *model.System) []Choice {
		return chosen(s.Directions, func(d *model.Direction) Choice { return Choice{d.Key, d.Title} })
	},
	"pilots": func(s *model.System) []Choice {
		return chosen(s.Pilots, func(p *model.Pilot) Choice { return Choice{p.Key, p.Title} })
	},
	"forums": func(s *model.System) []Choice {
		return chosen(s.Forums, func(f *model.Forum) Choice { return Choice{f.Key, f.Title} })
	},
	"items": func(s *model.System) []Choice {
		return chosen(s.Publicity, func(i *model.Item) Choice { return Choice{i.ID, i.Title} })
	},
	"courses": func(s *model.System) []Choice {
		return chosen(s.Courses, func(c *model.Course) Choice { return Choice{c.ID, c.Title} })
	},
}

func chosen[T any](list []T, of func(T) Choice) []Choice {
	out := make([]Choice, len(list))
	for i, v := range list {
		out[i] = of(v)
	}
	return out
}

// Choices lists the values of a vocabulary with what people call them, in the
// order in which the program or the content has them.
func Choices(sys *model.System, vocabulary string) []Choice {
	if c, ok := fixed[vocabulary]; ok {
		return c
	}
	if of, ok := open[vocabulary]; ok {
		return of(sys)
	}
	panic("BUG: there is no vocabulary " + vocabulary)
}

// Fixed lists the values of a vocabulary that the program sets; ok is false
// where the content sets them, or there is no such vocabulary.
func Fixed(vocabulary string) (choices []Choice, ok bool) {
	choices, ok = fixed[vocabulary]
	return choices, ok
}
