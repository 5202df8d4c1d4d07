package wording

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Who must act. In Chinese the actor stands before the verbal form at the
// beginning of its clause (会议保障单位应……), or behind 由 (应由调度员……); a
// clause without a subject goes on with that of the one before. In English it
// is the subject of the verb, or the agent behind by.

// actorHead ends the name of a person, a post or a body in Chinese.
const actorHead = `人员|岗位|驾驶员|保卫员|保洁员|调度员|管理员|保管员|统计员|操作员|审核员|安全员|记录员|引导员|服务员|采购员|收发员|巡查员|接待员|联络员|质检员|计量员|值班员|维修员|厨师长?|单位|机构|部门|机关|组长|副组长|小组|起草组|评价组|工作组|编写组|盘点组|审查组|专家组|负责人|审核人|乘车人|来访人|被访人|使用人|申请人|联系人|责任人|经办人|当事人|受理人|监护人|报修人|用餐人|主持人|召集人|填报人|复核人|专人|双方|一方|两人|同一人|行人|访客|使用者|参会者|申请者|设计者|企业|公司|学校|医院|主任|科室|处室|食堂|物业|服务商|供应商|承包商|运营商|班组|委员会|办公室主任|值班室|受理处|消防控制室`

var (
	actorNoun = regexp.MustCompile(`[\p{Han}A-Za-z]{0,12}?(?:` + actorHead + `)`)
	// determiner begins the name of an actor and is no part of it.
	determiner = regexp.MustCompile(`^(?:(?:[0-9]+|[一二两三四五六七八九十]+)(?:名|位|个)|每(?:名|位|个)?|各|该|本|其|其他|全体|所有|有关|相关|至少|同一(?:个)?|上述|任一|任何|新任|被)`)
	// breaks part the name of an actor from what stands before it.
	breaks     = regexp.MustCompile(`.*(?:的|后|前|时|内|中|以上|以下|以|于|在|由|和|与|或者|或|及|、|对|向|为|经|把|将|给|让|请|应|宜|可|能|不|按|并|须|每季度|每年|每月|每周|每日|每次)`)
	coordinate = regexp.MustCompile(`(?:和|与|、|或者|及|以及|或)$`)
	byAgent    = regexp.MustCompile(`由([^，。；：由]*?(?:` + actorHead + `)(?:(?:、|和|与|及|或者)[^，。；：、由的]{0,10}?(?:` + actorHead + `))*)`)
	clauseEnd  = regexp.MustCompile(`[，。；：？！（）]`)
	// objectMark before an actor makes it the one acted upon.
	objectMark = regexp.MustCompile(`(?:对|向|为|经|把|将|给|让|请|告知|通知|取得|征求|联系|要求|引导|提醒|报|征得|询问|移交|交|会同|提示|协助)$`)
)

func actors(sentence string, l model.Lang, modals []Modal) []string {
	if l == model.En {
		return actorsEn(sentence, modals)
	}
	return actorsZh(sentence, modals)
}

func actorsZh(s string, modals []Modal) (out []string) {
	add := func(names ...string) {
		for _, n := range names {
			if n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	for _, m := range modals {
		if !m.Form.Type.Provides() {
			continue
		}
		after := clauseAfter(s, m.To)
		agent := byAgent.FindStringSubmatch(after)
		if agent != nil && composed.MatchString(after) {
			agent = nil
		}
		if agent != nil && strings.HasPrefix(after, "由") {
			add(namesIn(agent[1])...)
			continue
		}
		before := clauseBefore(s, m.From)
		names := subject(before)
		for from := m.From - len(before); len(names) == 0 && from > 0 && goesOn(before); {
			// 驾驶员认为……的，可……: the subject of the clause before.
			cut := strings.TrimRight(s[:from], "，；")
			if len(cut) == len(s[:from]) {
				break
			}
			before = clauseBefore(cut, len(cut))
			from = len(cut) - len(before)
			names = subject(before)
			if len(names) > 0 || !goesOn(before) && !strings.HasSuffix(before, "的") && !strings.HasSuffix(before, "时") && !strings.HasSuffix(before, "后") && !strings.HasSuffix(before, "前") {
				break
			}
		}
		add(names...)
		if agent != nil && len(names) == 0 {
			add(namesIn(agent[1])...)
		}
	}
	if len(modals) > 0 && len(out) == 0 || len(modals) == 0 {
		// 小类由汇总单位列出: the agent of a clause without a verbal form.
		for _, m := range byAgent.FindAllStringSubmatchIndex(s, -1) {
			if lead := s[:m[0]]; !reported.MatchString(lead) && !composed.MatchString(clauseAfter(s, m[1])) {
				add(namesIn(s[m[2]:m[3]])...)
			}
		}
	}
	if len(modals) == 0 && len(out) == 0 {
		// b) 保卫员核对身份证件，……
		words := markZh.ReplaceAllString(s, "")
		if m := actorNoun.FindStringIndex(words); m != nil && m[0] == 0 {
			if to := extended(words, m[1]); acts.MatchString(words[to:]) {
				if n, lead := trimName(words[:to]); lead == "" {
					add(n)
				}
			}
		}
	}
	return out
}

var (
	composed = regexp.MustCompile(`(?:组成|构成)`)
	reported = regexp.MustCompile(`(?:指明|规定|注明|写明|明确|因)[^，]{0,6}$`)
	acts     = regexp.MustCompile(`^(?:` + actionZh + `|通过|领取|签字|签名|到达|进入|组织|负责|完成|陪同|登记)`)
)

// clauseBefore is the clause that ends at a place, up to it.
func clauseBefore(s string, at int) string {
	from := 0
	for _, m := range clauseEnd.FindAllStringIndex(s[:at], -1) {
		from = m[1]
	}
	return s[from:at]
}

func clauseAfter(s string, at int) string {
	if m := clauseEnd.FindStringIndex(s[at:]); m != nil {
		return s[at : at+m[0]]
	}
	return s[at:]
}

// goesOn reports whether a clause has no subject of its own: nothing but
// connecting words stands before its verb.
func goesOn(before string) bool {
	return connecting.MatchString(before)
}

var connecting = regexp.MustCompile(`^(?:并|也|还|且|同时|均|都|则|仍|但|或者|不|一般|只|另|再|先|在[^，]*(?:前|后|时|内|中)|[^，]{0,12}(?:时|前|后|内))*$`)

// subject finds the actor with which a clause begins, or the one right before
// its verb.
func subject(before string) []string {
	before = strings.TrimSpace(before)
	for from := 0; from < len(before); {
		m := actorNoun.FindStringIndex(before[from:])
		if m == nil {
			return nil
		}
		to := extended(before, from+m[1])
		from = to
		rest := before[to:]
		if strings.HasPrefix(rest, "的") || strings.HasPrefix(rest, "之") || strings.HasPrefix(rest, "名单") {
			continue
		}
		name, lead := trimName(before[:to])
		if name == "" || objectMark.MatchString(lead) {
			continue
		}
		atStart := lead == "" || strings.HasSuffix(lead, "的") || coordinate.MatchString(lead)
		if rest != "" && (!atStart || !goesAfter.MatchString(rest)) {
			continue
		}
		names := []string{name}
		// 统计人员和财务人员应……
		for coordinate.MatchString(lead) {
			lead = coordinate.ReplaceAllString(lead, "")
			if !endsInActor.MatchString(lead) {
				break
			}
			var first string
			first, lead = trimName(lead)
			names = append([]string{first}, names...)
		}
		if joined := coordinateAfter.FindString(rest); joined != "" {
			more := subject(rest[len(joined):])
			return append(names, more...)
		}
		return names
	}
	return nil
}

var coordinateAfter = regexp.MustCompile(`^(?:和|与|、|或者|及|以及|或)`)

// extended moves the end of a name over what continues it: 评价组 | 织单位,
// 物业 | 企业, 受理人 | 员.
func extended(s string, to int) int {
	for {
		m := continued.FindStringIndex(s[to:])
		if m == nil {
			return to
		}
		to += m[1]
	}
}

var (
	continued   = regexp.MustCompile(`^(?:[^的在和与及、或对向由以后前时内中应宜可能不按并，。]{0,3}?(?:` + actorHead + `)|员|长|织单位|工作人员)`)
	endsInActor = regexp.MustCompile(`(?:` + actorHead + `)$`)
	// goesAfter begins what may stand between an actor and its verb.
	goesAfter = regexp.MustCompile(`^(?:在|于|对|向|按|将|把|以|为|从|因|与|和|及|、|每|均|都|也|还|并|同|如|未|不|根|依|通|接|收|完|离|上|出|到|确|提|进|认|发|遇|得|经|凭|自|宜|只|另|一般|需|要|或|仅|先|再|已|有)`)
)

// trimName cuts the name that ends s out of it: what stands before the last
// break, and a determiner, are no part of it.
func trimName(s string) (name, lead string) {
	name = s
	if m := breaks.FindStringIndex(s); m != nil {
		name = s[m[1]:]
	}
	lead = s[:len(s)-len(name)]
	if len([]rune(name)) < 2 {
		return "", lead
	}
	if d := determiner.FindString(name); d != "" && len(d) < len(name) && !strings.HasPrefix(d, "同一") {
		name = name[len(d):]
	}
	return name, lead
}

// namesIn lists the actors named in an agent, 由甲方单位和物业企业……
func namesIn(s string) (out []string) {
	for from := 0; from < len(s); {
		m := actorNoun.FindStringIndex(s[from:])
		if m == nil {
			break
		}
		to := extended(s, from+m[1])
		if n, _ := trimName(s[:to]); n != "" && !strings.HasPrefix(s[to:], "的") {
			out = append(out, n)
		}
		from = to
	}
	return out
}

// headsEn end the name of a person, a post or a body in English.
var headsEn = regexp.MustCompile(`(?i)^(?:staff|personnel|persons?|people|administrators?|managers?|drivers?|dispatchers?|guards?|[a-z]*keepers?|custodians?|units?|body|bodies|departments?|offices?|organizers?|organizations?|institutions?|company|companies|teams?|leaders?|leads?|groups?|examiners?|evaluators?|reviewers?|statisticians?|members?|users?|contractors?|visitors?|lenders?|borrowers?|holders?|operators?|cleaners?|patrollers?|inspectors?|attendants?|technicians?|accountants?|drafters?|recipients?|providers?|suppliers?|applicants?|schools|hospitals|party|parties|heads?|stocktakers?|escorts?|chair|host|passengers?|requesters?|agency|agencies|archivists?|cooks?|chefs?|officers?|maintainers?|desks?|room|posts?|deliverers?|rescuers?|servers?|ushers?|individuals?|observers?|committee|centre|canteens?)$`)

var (
	tokenEn   = regexp.MustCompile(`[A-Za-z][A-Za-z'-]*`)
	skipEn    = regexp.MustCompile(`(?i)^(?:the|a|an|each|all|both|any|every|other|such|one|two|three|at|least|same|another|different|and|or|but|then|no|only)$`)
	stopEn    = regexp.MustCompile(`(?i)^(?:of|in|on|at|from|for|with|who|which|that|whose|under|before|after|when|where|handling|using|entrusted|concerned|designated|responsible|unwilling|working|taking|leaving|entering|holding|making|receiving|carrying|assigned|involved|to|by|and|or|not|also|each|both|finds?|is|are|has|have|was|does|cannot|can|fails?|enters?)$`)
	pronounEn = regexp.MustCompile(`(?i)^(?:they|he or she|he|she|who|which|it)$`)
	agentEn   = regexp.MustCompile(`(?i)\bby ([^,;:.]*)`)
	roomEn    = regexp.MustCompile(`(?i)^(?:meeting|equipment|distribution|dedicated|machine|waiting|each|every|guest|power|plant|server|store|rest|lecture|reading)$`)
)

func actorsEn(s string, modals []Modal) (out []string) {
	add := func(n string) {
		if n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	last := ""
	for _, m := range modals {
		if !m.Form.Type.Provides() {
			continue
		}
		clause := s[:m.From]
		if i := strings.LastIndexAny(clause, ",;:"); i >= 0 {
			clause = clause[i+1:]
		}
		clause = strings.TrimSpace(leadingEn.ReplaceAllString(strings.TrimSpace(clause), ""))
		name := nounPhrase(clause)
		switch {
		case name != "":
			last = name
		case clause == "" || pronounEn.MatchString(clause) && !strings.EqualFold(clause, "it") || strings.EqualFold(clause, "it") && last != "":
			if last == "" {
				last = antecedent(s[:m.From])
			}
			name = last
		case !otherModal(modals, m) && !articleEn.MatchString(clause):
			// Staff with fever, diarrhoea or sores on the hands shall …
			name = nounPhrase(s)
			last = name
		default:
			last = ""
		}
		add(name)
		if name != "" {
			continue
		}
		after := s[m.To:]
		if i := strings.IndexAny(after, ";."); i >= 0 {
			after = after[:i]
		}
		for _, ag := range agentEn.FindAllStringSubmatch(after, 1) {
			for _, part := range strings.Split(ag[1], " and ") {
				add(nounPhrase(part))
			}
		}
	}
	return out
}

var articleEn = regexp.MustCompile(`(?i)^(?:the|an?|its|their|there|all|each|any|every|no|this|these|such|both|other)\b`)

// otherModal reports whether another verbal form stands before m.
func otherModal(modals []Modal, m Modal) bool { return modals[0].From < m.From }

var leadingEn = regexp.MustCompile(`(?i)^(?:and|or|but|then|in which case|otherwise|failing which|from [0-9:]+ to [0-9:]+ the next day) `)

// nounPhrase returns the noun phrase with which words begin, without
// determiners and what follows its head, if the head names an actor.
func nounPhrase(words string) string {
	var kept []string
	for _, t := range tokenEn.FindAllString(words, -1) {
		if len(kept) == 0 && skipEn.MatchString(t) {
			continue
		}
		if stopEn.MatchString(t) {
			break
		}
		kept = append(kept, t)
		if len(kept) > 5 {
			return ""
		}
	}
	n := len(kept)
	if n == 0 || !headsEn.MatchString(kept[n-1]) {
		return ""
	}
	if strings.EqualFold(kept[n-1], "room") && (n < 2 || roomEn.MatchString(kept[n-2]) || !strings.EqualFold(kept[n-2], "control")) {
		return ""
	}
	return strings.Join(kept, " ")
}

// antecedent is the last actor named before a pronoun, in the clause before.
func antecedent(before string) string {
	found := ""
	for _, clause := range strings.FieldsFunc(before, func(r rune) bool { return r == ',' || r == ';' || r == ':' }) {
		clause = conditionWord.ReplaceAllString(strings.TrimSpace(clause), "")
		if n := nounPhrase(clause); n != "" {
			found = n
		}
	}
	return found
}

var conditionWord = regexp.MustCompile(`(?i)^(?:where|when|if|once|after|before|while) `)
