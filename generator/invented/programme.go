package invented

import (
	"fmt"
	"strings"
)

// bodyKey is the department of a town; the province's is "department".
func bodyKey(t town) string { return "department-" + t.key }

// record writes a three-valued record under a prefix: done on the day, not done,
// or nothing, by n.
func record(prefix string, n int, day string) string {
	switch n % 4 {
	case 2:
		return fmt.Sprintf("%sstate = \"not-done\"\n%ssource = \"虚构记录\"\n", prefix, prefix)
	case 3:
		return ""
	}
	return fmt.Sprintf("%sstate = \"done\"\n%sdate = %s\n%ssource = \"虚构记录\"\n", prefix, prefix, day, prefix)
}

// bodies are those of the province and, of every town, a department and its
// partner; every fifth pair is not on record.
func (m *maker) bodies() {
	var b strings.Builder
	add := func(key, kind, region, parent, partner string, title pair, n int) {
		fmt.Fprintf(&b, "[[body]]\nkey = %q\nkind = %q\n", key, kind)
		for _, k := range [][2]string{{"region", region}, {"parent", parent}, {"partner", partner}} {
			if k[1] != "" {
				fmt.Fprintf(&b, "%s = %q\n", k[0], k[1])
			}
		}
		b.WriteString(say("title", title) + say("scope", pair{"虚构范围。", "An invented scope."}) + record("", n, "2021-10-20") + m.sampled())
	}
	member := func(role string, from string, post pair) {
		fmt.Fprintf(&b, "[[body.member]]\nrole = %q\n%s", role, say("post", post))
		if from != "" {
			fmt.Fprintf(&b, "from = %q\n", from)
		}
	}
	add("department", "department", "henan", "", "regulator", body, 0)
	b.WriteString("\n")
	add("regulator", "regulator", "henan", "", "", pair{"虚构标准化主管部门", "Invented department for standardization"}, 0)
	b.WriteString("\n")
	for i, k := range []struct {
		key, kind string
		title     pair
	}{
		{"leading-group", "leading-group", pair{"虚构领导小组", "Invented leading group"}},
		{"working-group", "working-group", pair{"虚构工作组", "Invented working group"}},
		{"committee", "committee", pair{"虚构标准化技术委员会", "Invented technical committee"}},
		{"centre", "research-centre", pair{"虚构理论研究中心", "Invented theory research centre"}},
		{"university", "university", pair{"虚构大学", "Invented university"}},
		{"institute", "institute", pair{"虚构研究院", "Invented institute"}},
		{"association", "association", pair{"虚构学会", "Invented association"}},
		{"institution", "institution", pair{"虚构专业机构", "Invented professional institution"}},
	} {
		parent := ""
		if i == 1 || i == 2 {
			parent = "leading-group"
		}
		add(k.key, k.kind, "henan", parent, "", k.title, i)
		if i < 3 {
			b.WriteString("secretariat = \"department\"\n")
			member("head", "department", pair{"虚构主任", "Invented director"})
			member("deputy", "regulator", pair{"虚构副主任", "Invented deputy director"})
			member("member", "", pair{"虚构委员", "Invented member"})
		}
		b.WriteString("\n")
	}
	for i, t := range m.towns {
		partner := ""
		if i%5 != 4 {
			partner = "regulator-" + t.key
			add(partner, "regulator", t.key, "", "", pair{t.zh + "虚构标准化部门", "Invented department for standardization of " + t.en}, 0)
			b.WriteString("\n")
		}
		add(bodyKey(t), "department", t.key, "department", partner, pair{t.zh + "虚构事务中心", "Invented Affairs Centre of " + t.en}, 0)
		b.WriteString("\n")
	}
	m.put("bodies.toml", b.String())
}

// assigned gives the tasks of the plan to bodies: the province owns all, every
// town has a part in the first five.
func (m *maker) assigned() {
	s := string(m.files["plan.toml"])
	s = strings.ReplaceAll(s, "[[task]]\n", "[[task]]\nowner = \"department\"\n")
	var b strings.Builder
	b.WriteString(strings.TrimRight(s, "\n") + "\n")
	for i, t := range m.towns {
		for j, task := range []string{"mobilisation", "mechanisms", "system", "development", "use"} {
			due := []string{"2021-10-25", "2021-10-25", "2021-11-20", "2022-12-20", "2022-12-20"}[j]
			fmt.Fprintf(&b, "\n[[assignment]]\ntask = %q\nmeasure = %d\nbody = %q\nstart = %s\ndue = %s\nsource = \"虚构记录\"\n", task, []int{1, 1, 0, 2, 1}[j], bodyKey(t), []string{"2021-09-15", "2021-09-20", "2021-10-01", "2021-12-01", "2022-01-01"}[j], due)
			b.WriteString(say("title", pair{fmt.Sprintf("%s承担第%d部分", t.zh, j+1), fmt.Sprintf("Part %d is done by %s", j+1, t.en)}))
			b.WriteString(record("began.", (i+j)%2*3, []string{"2021-09-18", "2021-09-25", "2021-10-08", "2021-12-06", "2022-01-10"}[j]))
			b.WriteString(record("met.", i+j, day(2021+j/3, 10+j%3, 5+i)) + m.sampled())
		}
	}
	m.put("plan.toml", b.String())
}

// mechanisms has duties of departments, and what is on record of them.
func (m *maker) mechanisms() {
	var b strings.Builder
	b.WriteString(string(m.files["mechanisms.toml"]))
	if i := strings.Index(b.String(), "[[duty]]"); i >= 0 { // duties of its own take their place
		s := b.String()[:i]
		b.Reset()
		b.WriteString(s)
	}
	for _, d := range []struct{ key, kind, days string }{
		{"half-year", "half-year-report", `["07-31", "01-31"]`}, {"annual", "annual-report", `["01-31"]`}, {"meeting", "annual-meeting", `["12-31"]`},
	} {
		fmt.Fprintf(&b, "\n[[duty]]\nkey = \"invented-%s\"\nkind = %q\nbodies = [\"department\"]\ndays = %s\nsince = 2022\n%s%s", d.key, d.kind, d.days,
			say("title", pair{"虚构" + d.key, "Invented " + d.key}), say("source", pair{"虚构规定", "Invented rule"}))
	}
	for i, t := range m.towns {
		for j, what := range []string{"unit", "staff", "funds"} {
			if (i+j)%5 == 4 {
				continue
			}
			fmt.Fprintf(&b, "\n[[dedicated]]\nbody = %q\nwhat = %q\n%s%s", bodyKey(t), what, record("", i+j, "2022-03-01"), m.sampled())
		}
		for year := 2022; year <= 2025; year++ {
			for j, p := range []string{"-H1", "-H2", ""} {
				n := i + year + j
				if n%4 == 3 {
					continue
				}
				kind, date := "half-year-report", day(year, 7, 10+i%10)
				switch j {
				case 1:
					date = day(year, 13, 10+i%10)
				case 2:
					kind, date = "annual-report", day(year, 13, 12+i%10)
				}
				fmt.Fprintf(&b, "\n[[report]]\nbody = %q\nkind = %q\nperiod = \"%d%s\"\n%s%s%s", bodyKey(t), kind, year, p,
					say("title", pair{"虚构报告", "An invented report"}), record("", n, date), m.sampled())
			}
			if (i+year)%4 != 3 {
				fmt.Fprintf(&b, "\n[[meeting]]\nbody = %q\nkind = \"annual-meeting\"\nperiod = \"%d\"\n%s%s%s", bodyKey(t), year,
					say("title", pair{"虚构工作会", "An invented work meeting"}), record("", i+year, day(year, 12, 3+i%20)), m.sampled())
			}
		}
		kind := []string{"policy", "funds", "technology", "talent"}[i%4]
		fmt.Fprintf(&b, "\n[[resource]]\nkey = \"resource-%d\"\nkind = %q\nbody = \"department\"\nregion = %q\n%s%s%s", i+1, kind, t.key,
			say("title", pair{"给" + t.zh + "的虚构支持", "Invented support for " + t.en}), record("", i, "2022-05-05"), m.sampled())
	}
	m.put("mechanisms.toml", b.String())
}

// inventory has a process or rule of every topic; every fourth has no standard.
func (m *maker) inventory() {
	var b strings.Builder
	for i, w := range m.works {
		if i%3 != 0 {
			continue
		}
		kind, owner := []string{"process", "rule"}[i/3%2], "department"
		if w.town != nil {
			owner = bodyKey(*w.town)
		}
		fmt.Fprintf(&b, "[[process]]\nkey = \"process-%d\"\nkind = %q\nowner = %q\nbox = %q\nsource = \"虚构记录\"\n", i+1, kind, owner, w.topic.box)
		if w.town != nil {
			fmt.Fprintf(&b, "region = %q\n", w.town.key)
		}
		b.WriteString(say("title", pair{w.what.zh + "的办理", "How to handle " + w.what.en}))
		if i/3%4 != 3 && w.public() {
			b.WriteString(list("works", w.id))
		}
		b.WriteString(m.sampled() + "\n")
	}
	m.put("inventory.toml", b.String())
}

// assessment has evaluations of the province and of pilots, findings in every
// state, and the papers of both acceptances.
func (m *maker) assessment() {
	var b strings.Builder
	add := func(key, kind, region, pilot, due string, n int, date string) {
		fmt.Fprintf(&b, "[[evaluation]]\nkey = %q\nkind = %q\nby = \"department\"\n", key, kind)
		if region != "" {
			fmt.Fprintf(&b, "region = %q\n", region)
		}
		if pilot != "" {
			fmt.Fprintf(&b, "pilot = %q\n", pilot)
		}
		if due != "" {
			fmt.Fprintf(&b, "due = %s\n", due)
		}
		b.WriteString(say("title", pair{"虚构评估" + key, "Invented evaluation " + key}) + record("", n, date))
		if n%4 < 2 {
			b.WriteString(say("result", pair{"虚构结论。", "An invented result."}))
		}
		b.WriteString(m.sampled() + "\n")
	}
	add("mid-term", "mid-term", "", "", "2022-04-30", 0, "2022-04-20")
	add("self", "self", "", "", "2023-02-28", 1, "2023-03-10")
	add("final", "final", "", "", "2023-02-28", 3, "")
	add("accept-province", "accept-province", "", "", "2023-04-30", 2, "")
	for i := range pilots {
		t := m.towns[i]
		add(fmt.Sprintf("mid-%d", i+1), "mid-term", t.key, fmt.Sprintf("pilot-%d", i+1), "2022-04-30", i, "2022-04-25")
		add(fmt.Sprintf("end-%d", i+1), "final", t.key, fmt.Sprintf("pilot-%d", i+1), "2022-12-31", i+1, "2022-12-20")
		add(fmt.Sprintf("accept-%d", i+1), "accept-city", t.key, fmt.Sprintf("pilot-%d", i+1), "2022-12-31", i+2, "2023-01-05")
		add(fmt.Sprintf("check-%d", i+1), "check", t.key, "", "", 0, day(2022, 6+i, 8))
	}
	for i := range 24 {
		t := m.towns[i%len(m.towns)]
		fmt.Fprintf(&b, "[[finding]]\nkey = \"finding-%d\"\nevaluation = \"check-%d\"\nregion = %q\ntask = %q\ndate = %s\nsource = \"虚构记录\"\n", i+1, i%pilots+1, t.key,
			[]string{"mechanisms", "system", "development", "use"}[i%4], day(2022, 6+i%pilots, 10))
		b.WriteString(say("title", pair{fmt.Sprintf("虚构问题%d", i+1), fmt.Sprintf("Invented finding %d", i+1)}))
		if i%6 == 0 {
			b.WriteString(list("works", m.works[i].id))
		}
		if i%4 < 2 {
			fmt.Fprintf(&b, "closed.state = \"done\"\nclosed.date = %s\nclosed.source = \"虚构记录\"\n", day(2023, 6, 1+i))
		}
		b.WriteString(m.sampled())
		for j := range 1 + i%2 {
			n := 0 // closed only where all was done
			if i%4 >= 2 {
				n = i + j
			}
			fmt.Fprintf(&b, "[[finding.measure]]\nowner = %q\ndue = 2023-05-31\n%s%s", bodyKey(t),
				say("title", pair{fmt.Sprintf("虚构措施%d", j+1), fmt.Sprintf("Invented measure %d", j+1)}), record("met.", n, day(2023, 4+j, 1+i)))
		}
		b.WriteString("\n")
	}
	for i, which := range []string{"accept-city", "accept-city", "accept-city", "accept-province", "accept-province", "accept-province", "accept-province"} {
		fmt.Fprintf(&b, "[[dossier]]\nkey = \"document-%d\"\nfor = %q\n%s%s%s%s", i+1, which, say("title", pair{fmt.Sprintf("虚构材料%d", i+1), fmt.Sprintf("Invented document %d", i+1)}),
			say("why", pair{"虚构要求", "An invented demand"}), record("", i, "2023-03-15"), m.sampled())
		if i == 3 {
			b.WriteString("page = \"framework.html\"\n")
		}
		b.WriteString("\n")
	}
	m.put("assessment.toml", b.String())
}

// named are the parts of the evaluation rules that the plan names, and one it
// does not.
var named = []struct {
	key  string
	said pair
}{
	{"leadership", pair{"领导重视", "Attention of the leadership"}}, {"mechanism", pair{"机制完善", "Mechanisms"}}, {"development", pair{"标准制定", "Development of standards"}},
	{"promotion", pair{"宣传贯彻", "Publicity and implementation"}}, {"implementation", pair{"标准实施", "Standards in use"}}, {"extra", pair{"虚构加分", "Invented extra"}},
}

// evaluation has rules with weights that sum to 100, scores of three years and
// indicators with gaps.
func (m *maker) evaluation() {
	var b strings.Builder
	b.WriteString("[[rules]]\nkey = \"first\"\nissued.state = \"done\"\nissued.date = 2022-03-01\nissued.source = \"虚构记录\"\ndue = 2022-12-31\n" +
		say("title", pair{"虚构评价细则", "Invented evaluation rules"}) + say("source", pair{"虚构依据", "Invented source"}) + m.sampled())
	var items []string
	for i, p := range named {
		fmt.Fprintf(&b, "\n[[part]]\nkey = %q\nnamed = %t\nweight = %q\n%s", p.key, i < 5, []string{"12.5", "12.5", "25", "20", "20", "10"}[i], say("title", p.said))
		for j := range 2 {
			key := fmt.Sprintf("%s-%d", p.key, j+1)
			items = append(items, key)
			fmt.Fprintf(&b, "[[part.item]]\nkey = %q\npoints = \"10\"\npages = [\"directory.html\"]\n%s%s%s", key,
				say("title", pair{fmt.Sprintf("虚构项目%d", j+1), fmt.Sprintf("Invented item %d", j+1)}), say("how", pair{"虚构方法。", "An invented method."}), say("evidence", pair{"虚构材料。", "Invented papers."}))
		}
	}
	for i, t := range m.towns {
		for year := 2022; year <= 2024; year++ {
			for j, item := range items {
				if i%6 == 5 && j == 3 { // not all is scored
					continue
				}
				fmt.Fprintf(&b, "\n[[score]]\nitem = %q\nregion = %q\nperiod = \"%d\"\npoints = \"%d.5\"\nby = \"虚构事务中心\"\ndate = %s\nsource = \"虚构记录\"\n%s", item, t.key, year, (i+j+year)%9, day(year, 13, 20), m.sampled())
			}
		}
	}
	for i, kind := range []string{"monitoring", "performance", "effect"} {
		key := "indicator-" + kind
		fmt.Fprintf(&b, "\n[[indicator]]\nkey = %q\nkind = %q\nbetter = \"more\"\nevery = \"half-year\"\nsince = \"2022-H1\"\n%s%s%s%s%s", key, kind,
			say("title", pair{fmt.Sprintf("虚构指标%d", i+1), fmt.Sprintf("Invented indicator %d", i+1)}), say("unit", pair{"%", "%"}), say("formula", pair{"虚构算法。", "An invented formula."}), say("source", pair{"虚构依据", "Invented source"}), m.sampled())
		for j := range 8 {
			if (i+j)%5 == 3 {
				continue // a period without a value
			}
			for k, region := range []string{"henan", m.towns[i].key} {
				fmt.Fprintf(&b, "\n[[value]]\nindicator = %q\nregion = %q\nperiod = \"%d-H%d\"\nvalue = \"%d.%d\"\ndate = %s\nsource = \"虚构记录\"\n%s", key, region, 2022+j/2, j%2+1, 40+i*7+j*3-k*5, j, day(2022+j/2, 7+j%2*6, 9), m.sampled())
			}
		}
	}
	for _, measured := range []string{"issued", "trained"} {
		fmt.Fprintf(&b, "\n[[indicator]]\nkey = \"counted-%s\"\nkind = \"monitoring\"\nmeasured = %q\nevery = \"half-year\"\nsince = \"2021-H2\"\n%s%s%s", measured, measured,
			say("title", pair{"虚构计数指标" + measured, "Invented count: " + measured}), say("unit", pair{"项", "standards"}), say("source", pair{"虚构依据", "Invented source"}))
	}
	m.put("evaluation.toml", b.String())
}

// pilots is how many there are; each has evaluations.
const pilots = 6

// pilotsAndBases has pilots of every direction, cases with adopters, bases of
// three of the four kinds.
func (m *maker) pilotsAndBases() {
	var b strings.Builder
	shipped := string(m.files["pilots.toml"])
	if i := strings.Index(shipped, "[[pilot]]"); i >= 0 {
		shipped = shipped[:i]
	}
	var keys []string
	for line := range strings.Lines(shipped) {
		if k, ok := strings.CutPrefix(strings.TrimSpace(line), "key = "); ok {
			keys = append(keys, strings.Trim(k, `"`))
		}
	}
	b.WriteString(shipped)
	if len(keys) == 0 {
		for i := range 4 {
			key := fmt.Sprintf("direction-%d", i+1)
			keys = append(keys, key)
			fmt.Fprintf(&b, "\n[[direction]]\nkey = %q\n%s", key, say("title", pair{fmt.Sprintf("虚构方向%d", i+1), fmt.Sprintf("Invented direction %d", i+1)}))
		}
	}
	shown := m.public()
	for i := range pilots {
		t := m.towns[i]
		fmt.Fprintf(&b, "\n[[pilot]]\nkey = \"pilot-%d\"\nregion = %q\nbody = %q\nstart = 2021-12-01\nend = 2022-12-31\nsource = \"虚构记录\"\n%s%s%s%s%s%s", i+1, t.key, bodyKey(t),
			list("directions", keys[i%len(keys)]), list("works", shown[i].id, shown[i+9].id), say("title", pair{t.zh + "虚构试点", "Invented pilot of " + t.en}),
			say("summary", pair{"虚构概要。", "An invented summary."}), say("results", pair{"虚构成果。", "Invented results."}), m.sampled())
	}
	for i := range 8 {
		fmt.Fprintf(&b, "\n[[case]]\nkey = \"case-%d\"\npilot = \"pilot-%d\"\nregion = %q\ndate = 2023-0%d-05\nsource = \"虚构记录\"\n%s%s%s%s%s%s%s", i+1, i%pilots+1, m.towns[i%pilots].key, i+1,
			list("works", shown[i].id), list("about", shown[i].id+"#4.1"), say("title", pair{fmt.Sprintf("虚构经验%d", i+1), fmt.Sprintf("Invented case %d", i+1)}),
			say("summary", pair{"虚构概要。", "An invented summary."}), say("steps", pair{"先做一步，再做一步。", "First one step, then another."}), say("limits", pair{"虚构边界。", "Invented limits."}), m.sampled())
		for j := range i % 4 {
			t := m.towns[(i+j+7)%len(m.towns)]
			fmt.Fprintf(&b, "[[case.adopter]]\nregion = %q\n%s%s", t.key, say("who", pair{t.zh + "虚构单位", "Invented body of " + t.en}), record("", i+j, "2024-02-02"))
		}
	}
	for i := range 9 {
		t := m.towns[i*2]
		fmt.Fprintf(&b, "\n[[base]]\nkey = \"base-%d\"\nkind = %q\nregion = %q\nbody = %q\n%s%s%s%s%s%s", i+1, []string{"showcase", "practice", "training"}[i%3], t.key, bodyKey(t),
			list("works", shown[i].id, shown[i+3].id), say("title", pair{t.zh + "虚构基地", "Invented base of " + t.en}), say("shows", pair{"虚构展示。", "Invented exhibits."}),
			say("visit", pair{"虚构参观办法。", "How to visit what is invented."}), record("", i, "2023-05-05"), m.sampled())
	}
	m.put("pilots.toml", b.String())
}

// research has studies of every kind, two forums, and results that became
// standards or did not.
func (m *maker) research() {
	var b strings.Builder
	shown := m.public()
	for i := range 2 {
		fmt.Fprintf(&b, "[[forum]]\nkey = \"forum-%d\"\nbody = \"centre\"\ndue = 202%d-09-30\n%s%s%s%s\n", i+1, 3+i, say("title", pair{fmt.Sprintf("第%d次虚构论坛", i+1), fmt.Sprintf("Invented forum %d", i+1)}),
			say("place", pair{"虚构地点", "An invented place"}), record("", i, day(2023+i, 9, 12)), m.sampled())
	}
	for i := range 15 {
		fmt.Fprintf(&b, "[[study]]\nkey = \"study-%d\"\nkind = %q\nbody = \"centre\"\nstart = 2022-03-01\ndue = 2022-12-31\nregion = %q\n%s%s%s%s%s", i+1, []string{"project", "field-research", "paper"}[i%3], m.towns[i].key,
			list("partners", []string{"university", "institute", "association"}[i%3]), say("title", pair{fmt.Sprintf("虚构研究%d", i+1), fmt.Sprintf("Invented study %d", i+1)}),
			say("summary", pair{"虚构概要。", "An invented summary."}), record("", i, day(2022, 10+i%4, 3)), m.sampled())
		if i%3 == 2 {
			fmt.Fprintf(&b, "forum = \"forum-%d\"\n", i%2+1)
		}
		if i%4 < 2 && i%3 != 2 {
			fmt.Fprintf(&b, "[[study.conversion]]\nwork = %q\nstate = \"done\"\ndate = 2024-06-06\nsource = \"虚构记录\"\n%s%s", shown[i].id, list("about", shown[i].id+"#4.1"), say("how", pair{"写进了第4章。", "It went into clause 4."}))
		}
		b.WriteString("\n")
	}
	m.put("research.toml", b.String())
}

// difficulties: some answered, some changed a standard, some are open.
func (m *maker) difficulties() {
	var b strings.Builder
	shown := m.public()
	for i := range 12 {
		t := m.towns[i]
		fmt.Fprintf(&b, "[[difficulty]]\nkey = \"difficulty-%d\"\nregion = %q\nbody = %q\ndate = 2023-0%d-08\nsource = \"虚构记录\"\n%s%s", i+1, t.key, bodyKey(t), i%9+1,
			list("about", shown[i].id+"#4.1"), say("question", pair{fmt.Sprintf("虚构问题%d：这一条在%s怎样执行？", i+1, t.zh), fmt.Sprintf("Invented question %d: how is this carried out in %s?", i+1, t.en)}))
		if i%3 != 2 {
			fmt.Fprintf(&b, "by = \"虚构事务中心\"\nanswered = %s\n%s", day(2023, i%9+2, 8), say("answer", pair{"虚构回答。", "An invented answer."}))
		}
		if i%3 == 1 {
			b.WriteString(list("changes", shown[i].id+"#4.2") + say("changed", pair{"改写了这一条。", "The provision was rewritten."}))
		}
		b.WriteString(m.sampled() + "\n")
	}
	m.put("difficulties.toml", b.String())
}
