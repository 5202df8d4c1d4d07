package invented

import (
	"fmt"
	"slices"
	"strings"
)

var articles = []string{"第一条", "第二条", "第三条", "第四条", "第五条", "第六条"}

// regulation is one that has a text; the shipped ones are records.
func (m *maker) regulation() {
	var zh, en strings.Builder
	zh.WriteString("# 虚构机关事务办法\n\n")
	en.WriteString("# Invented Measures on Government Offices Affairs\n\n")
	for i, a := range articles {
		t := topics[i*5]
		fmt.Fprintf(&zh, "%s　%s\n\n", a, articleWords(i))
		fmt.Fprintf(&en, "Article %d　Government offices shall set up rules on %s and make clear who answers for each %s and %s.\n\n", i+1, t.name.en, t.things[0].en, t.things[1].en)
	}
	m.repealed()
	dir := "regulations/invented-measures/"
	m.put(dir+"zh.md", zh.String())
	m.put(dir+"en.md", en.String())
	m.put(dir+"regulation.toml", "kind = \"rule\"\n", say("title", pair{"虚构机关事务办法", "Invented Measures on Government Offices Affairs"}),
		say("number", pair{"虚构令第1号", "Invented Decree No. 1"}), say("issuer", body),
		fmt.Sprintf("issued = 2019-03-01\nin-force = 2019-05-01\narticles = %d\n", len(articles)),
		say("source", pair{"为测试编写", "Written for tests"}),
		"\n[[topic]]\n", say("title", pair{"日常管理", "Daily management"}), "articles = [\"1-6\"]\n")
}

// articleWords is what article i says, from 0.
func articleWords(i int) string {
	t := topics[i*5]
	return fmt.Sprintf("机关应当建立%s制度，明确%s和%s的管理责任。", t.name.zh, t.things[0].zh, t.things[1].zh)
}

// repealed is a regulation that is in force no more, though standards rest on it.
func (m *maker) repealed() {
	m.put("regulations/invented-old-rules/regulation.toml", "kind = \"rule\"\n", say("title", pair{"虚构机关事务暂行规定", "Invented Interim Rules on Government Offices Affairs"}),
		say("number", pair{"虚构令第9号", "Invented Decree No. 9"}), say("issuer", body),
		"issued = 2009-03-01\nin-force = 2009-05-01\nrepealed = 2019-05-01\narticles = 12\n", say("source", pair{"为测试编写", "Written for tests"}))
}

// proposals are of every outcome; the first of four is chosen among candidates.
func (m *maker) proposals() {
	var b strings.Builder
	for s := range 4 {
		key, _, title := matterOf(s*2, 0)
		fmt.Fprintf(&b, "[[selection]]\nkey = \"call-%d\"\nmatter = %q\ndate = 2023-0%d-20\nsource = \"虚构记录\"\n", s+1, key, s+2)
		b.WriteString(say("title", pair{title.zh + "的选取", "Selection for: " + title.en}) + say("by", body) +
			say("reason", pair{"这一方案覆盖的环节更完整。", "This scheme covers the process more completely."}) + m.sampled() + "\n")
	}
	outcomes := []string{"selected", "merged", "deferred", "declined", ""}
	for i := range 30 {
		w := m.works[i]
		if i < 12 { // three candidates for each selection
			w = m.works[i/3]
		}
		t := m.towns[i%len(m.towns)]
		fmt.Fprintf(&b, "[[proposal]]\nkey = \"proposal-%d\"\nlevel = %q\nbox = %q\nregion = %q\ndate = 2023-01-%02d\nsource = \"虚构记录\"\n", i+1, w.level, w.topic.box, t.key, i%28+1)
		b.WriteString(say("title", w.title) + say("proposer", pair{t.zh + "虚构单位", "Invented body of " + t.en}))
		b.WriteString(list("classes", []string{"basic", "general", "urgent", "key"}[i%4]))
		outcome := outcomes[i%5]
		if i < 12 {
			fmt.Fprintf(&b, "selection = \"call-%d\"\n", i/3+1)
			outcome = outcomes[[]int{0, 3, 2}[i%3]]
		}
		fmt.Fprintf(&b, "matter = %q\n", w.matter)
		if outcome != "" {
			fmt.Fprintf(&b, "outcome = %q\ndecided = 2023-%02d-20\n", outcome, 2+i/3)
			b.WriteString(say("reason", pair{fmt.Sprintf("第%d号申请的记录理由。", i+1), fmt.Sprintf("Reason on record of application %d.", i+1)}))
		}
		if outcome == "selected" {
			fmt.Fprintf(&b, "work = %q\n", w.id)
		}
		b.WriteString(m.sampled() + "\n")
	}
	m.put("proposals.toml", b.String())
}

// matters are those that the standards name, and pairs that were compared.
func (m *maker) matters() {
	var b strings.Builder
	done := map[string]bool{}
	for _, w := range m.works {
		if done[w.matter] {
			continue
		}
		done[w.matter] = true
		fmt.Fprintf(&b, "[[matter]]\nkey = %q\nbox = %q\n", w.matter, w.topic.box)
		b.WriteString(say("title", w.what) + "\n")
	}
	for i := 199; i < len(m.works); i += 80 { // every second of the overlaps
		fmt.Fprintf(&b, "[[distinct]]\n%sby = %q\ndate = 2026-03-01\n", list("works", m.works[i-1].id, m.works[i].id), body.zh)
		b.WriteString(say("reason", pair{"适用的场所不同。", "They apply to different places."}) + "\n")
	}
	m.put("matters.toml", b.String())
}

// uptake is of every kind; some standards have none.
func (m *maker) uptake() {
	var b strings.Builder
	kinds := []string{"adopted", "trained", "explained", "evaluated", "embedded"}
	for _, w := range m.works {
		if w.story == planned || w.n%3 == 2 || w.n%5 == 4 { // nothing is on record
			continue
		}
		if !w.public() && w.n%4 != 0 { // a few say what a public site withholds
			continue
		}
		month := 1 + w.n%9
		if w.story == fresh {
			month += 2 // in force by then
		}
		for k := range 1 + w.n%4 {
			kind := kinds[(w.n+k)%5]
			t := m.towns[(w.n+k)%len(m.towns)]
			fmt.Fprintf(&b, "[[uptake]]\nwork = %q\nkind = %q\nregion = %q\n", w.id, kind, t.key)
			b.WriteString(say("who", pair{t.zh + "虚构单位", "Invented body of " + t.en}))
			if kind == "embedded" {
				b.WriteString(say("system", pair{"虚构业务系统", "Invented business system"}))
			}
			if k == 1 {
				b.WriteString(list("provisions", "4.1", "4.2"))
			}
			if w.n%5 == 3 {
				b.WriteString("state = \"not-done\"\nsource = \"虚构记录\"\n")
			} else {
				fmt.Fprintf(&b, "state = \"done\"\nsource = \"虚构记录\"\ndate = 2026-%02d-11\n", month)
			}
			b.WriteString(m.sampled() + "\n")
		}
	}
	m.put("uptake.toml", b.String())
}

// cooperation is joint projects and demands, some of which ask for one thing.
func (m *maker) cooperation() {
	var b strings.Builder
	for i := range 6 {
		w := m.works[Local+Internal+i*30]
		fmt.Fprintf(&b, "[[project]]\nkey = \"joint-%d\"\nmatter = %q\nbox = %q\nlead = %q\n", i+1, w.matter, w.topic.box, w.town.key)
		b.WriteString(say("title", pair{"共同制定" + w.what.zh + "标准", "Joint standard on " + w.what.en}))
		others := []string{w.town.key, m.towns[(i*3+7)%len(m.towns)].key, m.towns[(i*3+11)%len(m.towns)].key}
		slices.Sort(others)
		b.WriteString(list("regions", slices.Compact(others)...))
		if i%2 == 0 {
			b.WriteString(list("works", w.id))
			b.WriteString("state = \"done\"\nsource = \"虚构记录\"\ndate = 2025-09-09\n")
		}
		b.WriteString(m.sampled() + "\n")
	}
	for i, t := range slices.Concat(m.towns, counties) {
		for j := range 2 {
			topic := topics[(i/3*2+j)%len(topics)] // three neighbours ask for the same
			_, what, _ := matterOf((i/3*2+j)%len(topics), 0)
			fmt.Fprintf(&b, "[[demand]]\nkey = \"demand-%d-%d\"\nregion = %q\nbox = %q\ndate = 2026-04-%02d\nsource = \"虚构记录\"\n", i+1, j+1, t.key, topic.box, i+1)
			b.WriteString(say("title", pair{"需要" + what.zh + "的标准", "A standard on " + what.en + " is needed"}))
			b.WriteString(say("words", pair{
				fmt.Sprintf("%s和%s各地做法不一，希望统一%s的要求。", topic.things[j].zh, topic.things[j+1].zh, topic.name.zh),
				fmt.Sprintf("Practice differs for each %s and %s; common requirements on %s are wanted.", topic.things[j].en, topic.things[j+1].en, topic.name.en)}))
			if j == 0 {
				key, _, _ := matterOf((i/3*2)%len(topics), 0)
				if strings.Contains(string(m.files["matters.toml"]), fmt.Sprintf("key = %q\n", key)) {
					fmt.Fprintf(&b, "matter = %q\n", key)
				}
			}
			b.WriteString(m.sampled() + "\n")
		}
	}
	m.put("cooperation.toml", b.String())
}

// filings: two of most regions, one on record as not done, some none.
func (m *maker) filings() {
	var b strings.Builder
	for i, t := range m.towns {
		switch {
		case i%6 == 5: // no record
		case i%6 == 4:
			fmt.Fprintf(&b, "[[filing]]\nregion = %q\nto = \"henan\"\ndate = 2021-12-01\nstate = \"not-done\"\nsource = \"虚构记录\"\n\n", t.key)
		default:
			for round := range 2 {
				var ids, filed []string
				for _, w := range m.works {
					if w.town != nil && w.town.key == t.key && (round == 1 || w.n%2 == 0) {
						ids, filed = append(ids, w.id), append(filed, w.number)
					}
				}
				fmt.Fprintf(&b, "[[filing]]\nregion = %q\nto = \"henan\"\ndate = 202%d-11-%02d\nfile = \"%s-%d.xlsx\"\ndigest = %q\n", t.key, 1+round*4, i+2, t.key, round+1, strings.Repeat(fmt.Sprintf("%02x", i*2+round), 32))
				b.WriteString(say("receiver", body) + list("works", ids...) + list("filed", filed...) + list("boxes", "100", "200", "300", "400") + "\n")
			}
		}
	}
	fmt.Fprintf(&b, "[[filing]]\nregion = %q\nto = %q\ndate = 2025-10-10\n%s", counties[0].key, m.towns[0].key, say("receiver", body))
	m.put("filings.toml", b.String())
}

// public are the standards whose texts a public site shows.
func (m *maker) public() (out []*work) {
	for _, w := range m.works {
		if w.public() {
			out = append(out, w)
		}
	}
	return out
}

// sampleCode begins the code of a sample.
func (m *maker) sampleCode() string {
	if m.Real {
		return ""
	}
	return "S-"
}

// elements are of every type, with and without permissible values.
func (m *maker) elements() {
	var b strings.Builder
	types := []struct{ kind, format, unit string }{
		{"text", "an..20", ""}, {"code", "n1", ""}, {"whole", "n..6", ""}, {"number", "n..8,2", "m²"}, {"date", "YYYYMMDD", ""}, {"datetime", "YYYYMMDDhhmm", ""}, {"flag", "", ""},
	}
	withText := m.public()
	for i := range 60 {
		topic := topics[i%len(topics)]
		thing, item, kind := topic.things[i/len(topics)], items[i%len(items)], types[i%len(types)]
		fmt.Fprintf(&b, "[[element]]\ncode = \"%sJG%04d\"\ntype = %q\n", m.sampleCode(), i+1, kind.kind)
		if kind.format != "" {
			fmt.Fprintf(&b, "format = %q\n", kind.format)
		}
		if kind.unit != "" {
			fmt.Fprintf(&b, "unit = %q\n", kind.unit)
		}
		b.WriteString(say("title", pair{thing.zh + item.zh, upper(item.en) + " of the " + thing.en}))
		b.WriteString(say("definition", pair{"用来表示" + thing.zh + "的" + item.zh + "。", "Says the " + item.en + " of the " + thing.en + "."}))
		b.WriteString(list("sources", withText[i].id+"#4.1"))
		b.WriteString(m.sampled())
		if kind.kind == "code" {
			for v, value := range []pair{{"启用", "in use"}, {"停用", "out of use"}, {"报废", "scrapped"}} {
				fmt.Fprintf(&b, "[[element.value]]\ncode = \"%d\"\n%s", v+1, say("title", value))
			}
		}
		b.WriteString("\n")
	}
	m.put("data-elements.toml", b.String())
}

// To whom and by which media publicity speaks, and what meetings there are.
var (
	audiences = []string{"public", "staff", "manager", "drafter", "trainer", "inspector"}
	channels  = []string{"website", "wechat", "newspaper", "tv-radio", "meeting", "exhibition", "print", "internal-network"}
	meetings  = []string{"training", "on-site", "forum"}
)

// prose is publicity, courses, pages and the notes of regions.
func (m *maker) prose() {
	front := func(title pair, facts string, text pair) (zh, en string) {
		return fmt.Sprintf("+++\ntitle = %q\nsummary = %q\n%s+++\n\n%s\n", title.zh, title.zh+"的摘要。", facts, text.zh),
			fmt.Sprintf("+++\ntitle = %q\nsummary = %q\n+++\n\n%s\n", title.en, "Summary: "+title.en+".", text.en)
	}
	write := func(dir string, title pair, facts string, text pair) {
		zh, en := front(title, facts, text)
		m.put(dir+"/index.zh.md", zh)
		m.put(dir+"/index.en.md", en)
	}
	shown := m.public()
	kinds := []string{"news", "interpretation", "qa", "card", "poster", "video", "event", "base"}
	for i := range 24 {
		w := shown[i*7]
		facts := fmt.Sprintf("kind = %q\ndate = 2026-%02d-08\nsource = %q\nabout = [%q]\n%s", kinds[i%len(kinds)], 1+i%10, body.zh, w.id, m.sampled())
		dir := fmt.Sprintf("publicity/item-%d", i+1)
		facts += fmt.Sprintf("audience = [%q]\nchannel = [%q, %q]\n", audiences[i%len(audiences)], channels[i%len(channels)], channels[(i+3)%len(channels)])
		words := pair{"本条是为测试编写的内容。", "This item was written for tests."}
		switch kinds[i%len(kinds)] {
		case "video":
			facts += m.filmed(dir)
		case "poster":
			m.put(dir+"/poster.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 210 297\"><rect width=\"210\" height=\"297\" fill=\"#eee\"/></svg>\n")
			words = pair{"![为测试画的海报](poster.svg)", "![A poster drawn for tests](poster.svg)"}
		case "qa":
			words = pair{"## 怎样做\n\n见[[" + w.id + "#4.1]]。\n\n## 多久做完\n\n看原文。", "## How is it done\n\nSee [[" + w.id + "#4.1]].\n\n## By when\n\nSee the text."}
		case "event":
			facts += fmt.Sprintf("[event]\nkind = %q\nstart = 2026-%02d-20\n", meetings[i/len(kinds)%len(meetings)], 1+i%10)
		}
		write(dir, pair{fmt.Sprintf("%s简讯%d", w.what.zh, i+1), fmt.Sprintf("Brief %d on %s", i+1, w.what.en)}, facts, words)
	}
	var aims strings.Builder
	for i, a := range []pair{{"有标可循", "Standards to follow"}, {"有标支撑", "Standards that support"}, {"有标引领", "Standards that lead"}, {"有标护航", "Standards that safeguard"}} {
		fmt.Fprintf(&aims, "[[aim]]\nkey = \"aim-%d\"\ntargets = [\"%s\", \"%s#4.1\"]\npages = [\"directory.html\"]\n%s\n", i+1, shown[i].id, shown[i+4].id, say("title", a))
	}
	m.put("aims.toml", aims.String())
	for i := range 4 {
		var b strings.Builder
		b.WriteString(say("title", pair{fmt.Sprintf("虚构课程%d", i+1), fmt.Sprintf("Invented course %d", i+1)}))
		b.WriteString(say("audience", pair{"测试人员", "Testers"}) + say("summary", pair{"两节课。", "Two sessions."}) + m.sampled())
		for j := range 2 {
			w := shown[i*20+j*7]
			fmt.Fprintf(&b, "\n[[session]]\nminutes = %d\n%s\n[[session.quote]]\nref = \"%s#4.1\"\n", 40+j*10, say("title", pair{fmt.Sprintf("第%d节", j+1), fmt.Sprintf("Session %d", j+1)}), w.id)
			b.WriteString(say("note", pair{"读一读这一条。", "Read this provision."}))
			b.WriteString("\n[[session.question]]\n" + say("text", pair{"谁来做？", "Who does it?"}))
		}
		m.put(fmt.Sprintf("training/course-%d/course.toml", i+1), b.String())
	}
	for i, p := range []pair{{"关于本站", "About this site"}, {"无障碍说明", "Accessibility"}} {
		write([]string{"pages/about", "pages/accessibility"}[i], p, fmt.Sprintf("menu = %d\n", i+1), pair{"本站是为测试生成的。", "This site was made for tests."})
	}
	for _, t := range slices.Concat([]town{{key: "henan", zh: "河南省", en: "Henan Province"}}, m.towns, counties[:1]) {
		write("notes/"+t.key, pair{t.zh + "标准体系编制说明", "Explanatory note on the standards system of " + t.en}, "date = 2026-05-01\n",
			pair{"体系按业务领域划分子体系，先列通用标准，再列专门标准。", "The subsystems follow fields of work, common standards first and special ones after."})
	}
}
