package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A small corpus in plain sight, of every kind of document.
var smallPages = []Page{
	{
		Path: "standards/db41-t-s001.html", Lang: "zh", Title: "公务用车管理规范", Number: "DB41/T S001—2022",
		Kind: "standard", Sample: true, Facets: map[string]string{"level": "local", "status": "current", "year": "2022"},
		Idents: []string{"车规"},
		Docs: []Doc{
			{Anchor: "1", Label: "1", Heading: "范围", Body: "本文件规定了公务用车的配备、使用和处置。\n\n本文件适用于各级机关。", Idents: []string{"1"}},
			{Anchor: "5.2", Label: "5.2", Heading: "更新年限", Context: "5 配备与更新", Body: "公务用车使用年限超过 8 年的，可以更新；达到更新年限仍能继续使用的，应当继续使用。", Idents: []string{"5.2"}},
			{Anchor: "5.2.1", Label: "5.2.1", Context: "5 配备与更新", Body: "每车5~10人，排气量不大于1.8升。见 GB/T 1.1—2020 的８．３。", Idents: []string{"5.2.1"}},
			{Anchor: "A", Label: "附录A", Heading: "车辆登记表", Body: "表A.1 车辆\n登记表：号牌 | 型号", Idents: []string{"附录A"}},
		},
	},
	{
		Path: "en/standards/db41-t-s001.html", Lang: "en", Title: "Management of official vehicles", Number: "DB41/T S001—2022",
		Kind: "standard", Sample: true, Facets: map[string]string{"level": "local", "status": "current", "year": "2022"},
		Docs: []Doc{
			{Anchor: "1", Label: "1", Heading: "Scope", Body: "This document specifies the allocation, use and disposal of official vehicles.", Idents: []string{"1"}},
			{Anchor: "5.2", Label: "5.2", Heading: "Replacement", Body: "An official vehicle used for more than 8 years may be replaced. The agency's vehicles are registered.", Idents: []string{"5.2"}},
			{Anchor: "A", Label: "Annex A", Heading: "Register", Body: "Registers of vehicles; naïve users don’t matter.", Idents: []string{"Annex A"}},
		},
	},
	{
		Path: "regulations/jgswgltl.html", Lang: "zh", Title: "机关事务管理条例", Kind: "regulation",
		Facets: map[string]string{"level": "state", "status": "current", "year": "2012"},
		Docs: []Doc{
			{Body: "2012年6月28日公布"},
			{Anchor: "1", Label: "第一条", Context: "第一章 总则", Body: "为了加强机关事务管理，规范机关事务工作，\n保障机关正常运行，降低机关运行成本，制定本条例。", Idents: []string{"第一条"}},
			{Anchor: "12", Label: "第十二条", Context: "第二章 经费管理", Body: "县级以上人民政府应当推进公务用车服务社会化。", Idents: []string{"第十二条"}},
			{Anchor: "12-1", Label: "第十二条之一", Context: "第二章 经费管理", Body: "办公用房不得出租、出借。", Idents: []string{"第十二条之一"}},
		},
	},
	{
		Path: "regulations/civil.html", Lang: "zh", Title: "中华人民共和国民法典", Kind: "regulation",
		Facets: map[string]string{"level": "state", "status": "superseded", "year": "2020"}, Standing: Ended,
		Docs: []Doc{
			{Anchor: "1125", Label: "第一千一百二十五条", Body: "继承人有下列行为之一的，丧失继承权。", Idents: []string{"第一千一百二十五条"}},
			{Anchor: "1165", Label: "第一千一百六十五条", Body: "行为人因过错侵害他人民事权益造成损害的，应当承担侵权责任。", Idents: []string{"第一千一百六十五条"}},
		},
	},
	{
		Path: "standards/db41-t-s001/2014.html", Lang: "zh", Title: "公务用车管理规范", Number: "DB41/T S001—2014",
		Kind: "standard", Sample: true, Facets: map[string]string{"level": "local", "status": "superseded", "year": "2014"}, Standing: Superseded,
		Docs: []Doc{
			{Anchor: "5.2", Label: "5.2", Heading: "更新年限", Context: "5 配备与更新", Body: "公务用车使用年限超过 6 年的，可以更新。旧版独有的文字。", Idents: []string{"5.2"}},
		},
	},
	{
		Path: "policies/pilot.html", Lang: "zh", Title: "试点工作方案导读", Kind: "policy", Standing: Aside,
		Docs: []Doc{{Anchor: "2.1.3", Label: "二（一）3", Body: "健全标准体系。①调研；②立项𠮷。", Idents: []string{"二（一）3"}}},
	},
}

// smallOptions go with smallPages.
var smallOptions = Options{
	Facets: []Facet{
		{Name: "kind", Values: []FacetValue{{"standard", "标准", "Standard"}, {"regulation", "法规", "Regulation"}, {"nothing", "没有", "None"}}},
		{Name: "status", Values: []FacetValue{{"current", "现行", "In force"}, {"superseded", "被代替", "Superseded"}}},
	},
	Synonyms: []Synonym{
		{"公车", "公务用车"}, {"公家的车", "公务用车"}, {"办公室", "办公用房"}, {"车", "公务用车"}, {"国标", "更新年限"},
		{"car", "official vehicles"}, {"staff cars", "official vehicles"}, {"car", "registers"},
	},
	Suggestions: []Suggestion{
		{"公务用车管理规范", "title", "zh", []string{"gongwuyongcheguanliguifan", "gwycglgf"}},
		{"Management of official vehicles", "title", "en", []string{"official vehicles", "vehicles"}},
		{"DB41/T S001—2022", "number", "", []string{"db41ts001", "s001"}},
		{"公务用车", "term", "zh", []string{"gongwuyongche", "gwyc"}},
	},
}

// smallQueries are of every kind, with what they must find first; "" where
// nothing may be found, "?" where any order will do.
var smallQueries = []struct{ text, first string }{
	{"DB41/T S001—2022 5.2", "standards/db41-t-s001.html#5.2"},
	{"ｄｂ４１t s001 5.2.1", "standards/db41-t-s001.html#5.2.1"},
	{"db41t s001", "standards/db41-t-s001.html"},
	{"S001-2022", "standards/db41-t-s001.html"},
	{"车规附录A", "standards/db41-t-s001.html#A"},
	{"S001 Annex A", "standards/db41-t-s001.html#A"},
	{"第一千一百六十五条", "regulations/civil.html#1165"},
	{"民法典1165", "regulations/civil.html#1165"},
	{"中华人民共和国民法典第1165条第一款", "regulations/civil.html#1165"},
	{"机关事务管理条例 12", "regulations/jgswgltl.html#12"},
	{"机关事务管理条例第十二条之一", "regulations/jgswgltl.html#12-1"},
	{"机关事务管理条例", "regulations/jgswgltl.html"},
	{"附录A", "standards/db41-t-s001.html#A"},
	{"试点工作方案导读 二（一）3", "policies/pilot.html#2.1.3"},
	{"公务用车", "?"},
	{"公务用车更新", "standards/db41-t-s001.html#5.2"},
	{"工作保障", "regulations/jgswgltl.html#1"},
	{"车", "?"},
	{"侵", "regulations/civil.html#1165"},
	{"GB/T 1.1", "standards/db41-t-s001.html#5.2.1"},
	{"8.3", "standards/db41-t-s001.html#5.2.1"},
	{"vehicle replaced", "en/standards/db41-t-s001.html#5.2"},
	{"replacing", "en/standards/db41-t-s001.html#5.2"},
	{"dispos", "en/standards/db41-t-s001.html#1"},
	{"vehic", "?"},
	{"vehic ", ""},
	{"le vehicle", "?"}, // le is whole, so nothing completes it
	{"agency", "en/standards/db41-t-s001.html#5.2"},
	{"dont", "en/standards/db41-t-s001.html#A"},
	{"naïve", "en/standards/db41-t-s001.html#A"},
	{"𠮷", "policies/pilot.html#2.1.3"},
	{"公车可以更新吗，什么时候更新？需要多少年", "?"},
	{"标准 vehicles", "?"},
	{`"更新年限"`, "standards/db41-t-s001.html#5.2"},
	{`“超过８年”`, "standards/db41-t-s001.html#5.2"},
	{`"限更"`, "?"}, // the pair is there, but not as words beside one another
	{`"more than 8 years"`, "en/standards/db41-t-s001.html#5.2"},
	{`"than more"`, "en/standards/db41-t-s001.html#5.2"}, // as words
	{`「公务用车」 -更新`, "?"},
	{"公务用车 -更新年限", "?"},
	{"公务用车 －“更新年限” －社会化", "?"},
	{"vehicles -official", "en/standards/db41-t-s001.html"},
	{"公务用车 -2022", "?"}, // no exclusion
	{"-公务用车", ""},
	{"- 公务用车 --", "?"},
	{"标题：管理 公务", "?"},
	{"title:管理条例 公务用车", "regulations/jgswgltl.html#12"},
	{"标题:没有的标题 公务用车", "?"},
	{"编号：S001 更新", "standards/db41-t-s001.html#5.2"},
	{"在:机关事务管理条例 公务用车", "regulations/jgswgltl.html#12"},
	{"状态：被代替 侵权", "regulations/civil.html#1165"},
	{"状态:被代替", "regulations/civil.html"},
	{"kind:regulation 公务用车", "regulations/jgswgltl.html#12"},
	{"类型:没有 公务用车", "?"},
	{"年份：2012", "regulations/jgswgltl.html"},
	{"状态：良好 公务用车", "?"},
	{"公车", "standards/db41-t-s001.html#1"},
	{"公车更新", "standards/db41-t-s001.html#5.2"},
	{"更新公家的车", "standards/db41-t-s001.html#5.2"},
	{"中国标准", "?"},
	{"car", "?"},
	{"staff cars", "?"},
	{"办公室出租", "regulations/jgswgltl.html#12-1"},
	{"vehicels", "?"},
	{"offcial vehicle", "?"},
	{"eplacement", "en/standards/db41-t-s001.html#5.2"},
	{"dsiposal", "en/standards/db41-t-s001.html#1"},
	{"regis", "en/standards/db41-t-s001.html#A"},
	{"s002", ""}, // a number is not mended
	{"GBT1.1", "?"},
	{"车管理规范", "standards/db41-t-s001.html"},
	{"公务用车管理 5.2.1", "standards/db41-t-s001.html#5.2.1"},
	{"official vehicles", "en/standards/db41-t-s001.html"},
	{"公務用車", "standards/db41-t-s001.html"},
	{"機關事務管理條例第十二條", "regulations/jgswgltl.html#12"},
	{"公務用車 -更新", "?"},
	{"公务用车 -經費", "?"},
	{"旧版独有的文字", "?"},
	{"DB41/T S001—2014 5.2", "standards/db41-t-s001/2014.html#5.2"},
	{"S001 5.2", "standards/db41-t-s001.html#5.2"},
	{"", ""},
	{"！？…—", ""},
	{"龘靐齉", ""},
	{"zzzz", ""},
	{"\xff\xfe<script>alert(1)</script>\u202e\x00", "?"},
	{strings.Repeat("公务", 5000), "?"},
	{strings.Repeat("(", 3000) + strings.Repeat("条", 300), ""},
	{"__proto__ constructor toString", ""},
}

// madePages is a corpus of few words, so that terms are frequent, long lists
// leave the term shards and scores tie.
func madePages(seed uint64, pages, docs int) []Page {
	r := rand.New(rand.NewPCG(seed, 1))
	han := []rune("机关事务管理公用车办房节约能源资产服务标准化会议后勤体系的和人与中高，。、 \n")
	words := strings.Fields("the vehicle vehicles office official use used of management manage standard standards 2022 5.2 8 GB/T agency")
	text := func(n int) string {
		var b strings.Builder
		for range n {
			switch {
			case r.IntN(12) == 0:
				b.WriteString(" " + words[r.IntN(len(words))] + " ")
			default:
				b.WriteRune(han[min(r.IntN(len(han)), r.IntN(len(han)))])
			}
		}
		return b.String()
	}
	var out []Page
	for i := range pages {
		p := Page{
			Path: fmt.Sprintf("p/%d.html", i), Lang: []string{"zh", "zh", "en"}[r.IntN(3)], Title: text(6),
			Number: fmt.Sprintf("DB41/T %03d—20%02d", i, 10+r.IntN(15)), Kind: []string{"standard", "policy"}[r.IntN(2)],
			Facets: map[string]string{"level": []string{"a", "b", "c", ""}[r.IntN(4)]},
		}
		for d := range 1 + r.IntN(docs) {
			label := fmt.Sprintf("%d.%d", 4+d/5, d%5+1)
			body := text(3 + r.IntN(80))
			if r.IntN(9) == 0 && d > 0 {
				body = p.Docs[d-1].Body // a tie
			}
			p.Docs = append(p.Docs, Doc{Anchor: label, Label: label, Heading: text(r.IntN(5)), Context: text(r.IntN(8)), Body: body, Idents: []string{label}})
		}
		out = append(out, p)
	}
	return out
}

// madeQueries are generated from the texts, of every kind.
func madeQueries(seed uint64, pages []Page, n int) []Query {
	r := rand.New(rand.NewPCG(seed, 2))
	cut := func(k int) string {
		p := pages[r.IntN(len(pages))]
		d := p.Docs[r.IntN(len(p.Docs))]
		rs := []rune(d.Label + " " + d.Body)
		at := r.IntN(len(rs))
		return string(rs[at:min(len(rs), at+k)])
	}
	var qs []Query
	for i := range n {
		p := pages[r.IntN(len(pages))]
		q := Query{Top: 100}
		switch i % 10 {
		case 0:
			q.Text = cut(1)
		case 1, 2:
			q.Text = cut(2 + r.IntN(5))
		case 3:
			q.Text = cut(3) + " " + cut(4)
		case 4:
			q.Text = cut(12) + cut(14)
		case 5:
			q.Text = p.Number + " " + p.Docs[r.IntN(len(p.Docs))].Label
		case 6:
			q.Text = p.Docs[r.IntN(len(p.Docs))].Label
		case 7:
			q.Text = cut(3) + " " + []string{"off", "vehicl", "manag", "standards", "zz"}[r.IntN(5)]
		case 8:
			q.Text, q.Lang = cut(3), p.Lang
		case 9:
			q.Text, q.Filters = cut(5), map[string][]string{"level": {p.Facets["level"], "b"}, "kind": {p.Kind}}
		}
		qs = append(qs, q)
	}
	return qs
}
