package invented

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// text writes a standard in both languages, line for line the same tree.
type text struct {
	r      *rand.Rand
	t      topic
	old    bool // the first of two editions: shorter
	zh, en strings.Builder
}

func (x *text) both(zh, en string) {
	x.zh.WriteString(zh + "\n\n")
	x.en.WriteString(en + "\n\n")
}

func (x *text) bothf(zh, en string, number string) {
	x.both(number+" "+zh, number+" "+en)
}

// written are the texts of an edition. title is what it is called, seed what it
// is made of: the same seed gives the same provisions. replaced is the number of
// the edition before it, if there is one.
func written(t topic, title pair, what pair, seed uint64, old bool, replaced string) (zh, en string) {
	x := &text{r: dice(seed), t: t, old: old}
	x.both("# 前言", "# Foreword")
	x.both("本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。",
		"This document is developed in accordance with the rules given in GB/T 1.1—2020 *Directives for standardization — Part 1: Rules for the structure and drafting of standardizing documents*.")
	if replaced != "" {
		x.both("本文件代替"+replaced+"，与"+replaced+"相比，除结构调整和编辑性改动外，主要技术变化是增加了检查的要求（见6.3）。",
			"This document replaces "+replaced+". In addition to structural adjustments and editorial changes, the main technical change with respect to "+replaced+" is the addition of requirements on inspection (see 6.3).")
	}
	x.both("请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。",
		"Attention is drawn to the possibility that some content of this document may involve patents. The issuing body shall not be held responsible for identifying patents.")
	x.both("本文件由"+body.zh+"提出并归口。", "This document was proposed by and is under the jurisdiction of "+body.en+".")
	x.both("本文件起草单位："+body.zh+"。", "Drafting organizations: "+body.en+".")
	x.both("本文件主要起草人：甲某、乙某。", "Main drafters: Mr. A, Ms. B.")
	x.both("# 1 范围", "# 1 Scope")
	x.both("本文件规定了"+what.zh+"的总体要求、过程要求、记录和改进。", "This document specifies the general requirements, process requirements, records and improvement of "+what.en+".")
	x.both("本文件适用于"+what.zh+"。", "This document is applicable to "+what.en+".")
	x.both("# 2 规范性引用文件", "# 2 Normative references")
	x.both("本文件没有规范性引用文件。", "There are no normative references in this document.")
	x.both("# 3 术语和定义", "# 3 Terms and definitions")
	x.both("下列术语和定义适用于本文件。", "For the purposes of this document, the following terms and definitions apply.")
	x.term("3.1", 0)
	x.term("3.2", 1)
	x.clause("4", pair{"总体要求", "General requirements"}, 4)
	x.clause("5", pair{"职责", "Responsibilities"}, 4)
	x.both("# 6 过程要求", "# 6 Process requirements")
	x.sub("6.1", pair{"准备", "Preparation"}, 4)
	x.sub("6.2", pair{"办理", "Handling"}, 5)
	if !old {
		x.sub("6.3", pair{"检查", "Inspection"}, 4)
	}
	x.both("# 7 记录", "# 7 Records")
	x.records()
	x.clause("8", pair{"改进", "Improvement"}, 2+x.r.IntN(3))
	x.annex(title)
	return x.zh.String(), x.en.String()
}

// term defines a thing of the topic; the text uses it further down.
func (x *text) term(number string, i int) {
	thing, other := x.t.things[i], items[i]
	x.both("## "+number+" "+thing.zh+"　"+thing.en, "## "+number+" "+thing.en+"　"+thing.zh)
	x.both(fmt.Sprintf("在%s中用来记载%s的载体。", x.t.name.zh, other.zh), fmt.Sprintf("carrier that records the %s in %s", other.en, x.t.name.en))
}

func (x *text) clause(number string, title pair, n int) {
	x.both("# "+number+" "+title.zh, "# "+number+" "+title.en)
	x.run(number, n)
}

func (x *text) sub(number string, title pair, n int) {
	x.both("## "+number+" "+title.zh, "## "+number+" "+title.en)
	x.run(number, n)
}

// run writes n untitled provisions. The first two of clause 4 name the terms.
func (x *text) run(number string, n int) {
	for i := range n {
		thing := pick(x.r, x.t.things[:])
		if number == "4" && i < 2 {
			thing = x.t.things[i]
		}
		x.provision(fmt.Sprintf("%s.%d", number, i+1), thing)
	}
}

// provision is one sentence of one of several frames.
func (x *text) provision(number string, thing pair) {
	r := x.r
	actor, act, way, term := pick(r, actors), pick(r, acts), pick(r, ways), pick(r, terms)
	place, period := pick(r, places), pick(r, periods)
	switch r.IntN(8) {
	case 0, 1:
		event := pick(r, events)
		x.bothf(fmt.Sprintf("%s应在%s后%s内%s%s。", actor.zh, event.zh, term.zh, act.zh, thing.zh),
			fmt.Sprintf("The %s shall %s the %s within %s of %s.", actor.en, act.en, thing.en, term.en, event.en), number)
	case 2:
		x.bothf(fmt.Sprintf("%s%s时，%s应%s。", act.zh, thing.zh, actor.zh, way.zh),
			fmt.Sprintf("When %s the %s, the %s shall %s.", act.ing, thing.en, actor.en, way.en), number)
	case 3:
		measure, share := pick(r, measures), 80+r.IntN(20)
		x.bothf(fmt.Sprintf("%s的%s不应低于%d%%，由%s按%s核算。", thing.zh, measure.zh, share, actor.zh, strings.TrimPrefix(period.zh, "每")),
			fmt.Sprintf("The %s of the %s shall not be lower than %d%%, as computed by the %s %s.", measure.en, thing.en, share, actor.en, period.en), number)
	case 4:
		x.bothf(fmt.Sprintf("%s宜%s%s%s，并把结果存放在%s。", actor.zh, period.zh, act.zh, thing.zh, place.zh),
			fmt.Sprintf("The %s should %s the %s %s and keep the result in %s.", actor.en, act.en, thing.en, period.en, place.en), number)
	case 5:
		x.bothf(fmt.Sprintf("%s可委托%s在%s%s%s。", actor.zh, pick(r, actors).zh, place.zh, act.zh, thing.zh),
			fmt.Sprintf("The %s may entrust others to %s the %s in %s.", actor.en, act.en, thing.en, place.en), number)
	case 6:
		a, b, c := pick(r, items), pick(r, items), pick(r, items)
		x.bothf(fmt.Sprintf("%s应记录%s的下列内容：\n\na) %s；\nb) %s；\nc) %s。", actor.zh, thing.zh, a.zh, b.zh, c.zh),
			fmt.Sprintf("The %s shall record the following of the %s:\n\na) %s;\nb) %s;\nc) %s.", actor.en, thing.en, a.en, b.en, c.en), number)
	case 7:
		x.bothf(fmt.Sprintf("未经%s同意，%s不应%s%s；确需办理的，应%s。", pick(r, actors).zh, actor.zh, act.zh, thing.zh, way.zh),
			fmt.Sprintf("Without consent, the %s shall not %s the %s; where it is necessary, the staff shall %s.", actor.en, act.en, thing.en, way.en), number)
	}
}

// records have a table.
func (x *text) records() {
	r := x.r
	x.both("7.1 各项记录的保存应符合表1的规定。", "7.1 The records shall be kept in accordance with Table 1.")
	x.both("表1 记录的保存", "Table 1 Keeping of records")
	zh, en := "| 记录 | 保管 | 期限 |\n|---|---|---|\n", "| Record | Keeper | Term |\n|---|---|---|\n"
	for _, thing := range x.t.things[:4] {
		keeper, years := pick(r, actors), 2+r.IntN(9)
		zh += fmt.Sprintf("| %s | %s | %d年 |\n", thing.zh, keeper.zh, years)
		en += fmt.Sprintf("| %s | %s | %d years |\n", upper(thing.en), upper(keeper.en), years)
	}
	x.both(strings.TrimSuffix(zh, "\n"), strings.TrimSuffix(en, "\n"))
	x.provision("7.2", x.t.things[2])
	x.both("7.3 登记表的格式参见附录A。", "7.3 The format of the register is given in Annex A.")
}

func (x *text) annex(title pair) {
	x.both("# 附录A（资料性）登记表", "# Annex A (informative) Register")
	x.both("登记表的格式见表A.1。", "The format of the register is given in Table A.1.")
	x.both("表A.1 登记表", "Table A.1 Register")
	zh, en := "| 栏目 | 内容 |\n|---|---|\n", "| Field | Content |\n|---|---|\n"
	for _, i := range x.r.Perm(len(items))[:4] {
		zh += fmt.Sprintf("| %s | %s的%s |\n", items[i].zh, x.t.things[3].zh, items[i].zh)
		en += fmt.Sprintf("| %s | %s of the %s |\n", upper(items[i].en), upper(items[i].en), x.t.things[3].en)
	}
	x.both(strings.TrimSuffix(zh, "\n"), strings.TrimSuffix(en, "\n"))
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
