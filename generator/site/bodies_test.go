package site

import (
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// atWork is the system of the reviews with bodies, duties, resources and an
// inventory. Bodies of region b are samples.
func atWork() *model.System {
	sys := inUse()
	zh := func(s string) model.Bilingual { return model.Bilingual{Zh: s, En: "EN " + s} }
	done := func(y int) model.Outcome {
		return model.Outcome{State: model.Done, Date: model.NewDate(y, 2, 1), Source: "样本记录"}
	}
	not := model.Outcome{State: model.NotDone, Source: "样本记录"}
	sys.Regions[0].Kind = "province"
	for _, r := range sys.Regions[1:] {
		r.Kind, r.Parent = "city", "henan"
	}
	sys.Bodies = []*model.Body{
		{Key: "dep", Kind: "department", Region: "henan", Title: zh("归口local"), Partner: "reg", Contact: "样本电话"},
		{Key: "reg", Kind: "regulator", Region: "henan", Title: zh("发布机构")},
		{Key: "dep-a", Kind: "department", Region: "a", Title: zh("甲部门")},
		{Key: "dep-b", Kind: "department", Region: "b", Title: zh("乙部门"), Partner: "reg-b", Sample: true},
		{Key: "reg-b", Kind: "regulator", Region: "b", Title: zh("乙标准部门"), Sample: true},
		{Key: "lead", Kind: "leading-group", Region: "henan", Title: zh("领导小组"), Parent: "dep"},
		{Key: "tc", Kind: "committee", Region: "henan", Title: zh("技术委员会"), Parent: "lead", Scope: zh("范围词"), Secretariat: "inst", Outcome: done(2022),
			Members: []model.Member{{Role: "head", Post: zh("主任职务"), From: "dep"}, {Role: "member", From: "inst"}}},
		{Key: "centre", Kind: "research-centre", Title: zh("研究中心"), Outcome: not},
		{Key: "coord", Kind: "coordination", Region: "a", Title: zh("协调机制"), Outcome: done(2023), Until: model.NewDate(2024, 1, 1)},
		{Key: "uni", Kind: "university", Title: zh("大学")},
		{Key: "inst", Kind: "institution", Title: zh("样本研究院")},
	}
	sys.Mechanisms = model.Mechanisms{
		Source: zh("出处"),
		Traits: []model.Trait{
			{Key: "a", Title: zh("特点甲"), In: []string{"2.2.1", "3.2"}, Shown: []string{"targets.html"}},
			{Key: "b", Title: zh("特点乙"), In: []string{"2.2.1"}, Shown: []string{"reviews.html", "nowhere.html"}},
			{Key: "c", Title: zh("特点丙"), In: []string{"3.2"}},
			{Key: "d", Title: zh("特点丁"), In: []string{"2.2.1"}},
		},
		Parts: []model.Mechanism{{Key: "m", Title: zh("样本机制"), Text: zh("机制的话"), In: []string{"2.2.3"}, Shown: []string{"rule-321.html"}}},
		Duties: []*model.Duty{
			{Key: "half", Kind: "half-year-report", Title: zh("半年报"), Bodies: []string{"department"}, Since: 2025},
			{Key: "meet", Kind: "annual-meeting", Title: zh("工作会"), Bodies: []string{"department"}, Since: 2025, Days: []string{"03-31"}},
			{Key: "open", Kind: "annual-report", Title: zh("年度报")},
		},
		Dedicated: []*model.Dedicated{
			{Body: "dep", What: "unit", Outcome: done(2022)}, {Body: "dep", What: "funds", Year: 2024, Outcome: not}, {Body: "dep", What: "funds", Year: 2025, Outcome: done(2025)},
			{Body: "dep-a", What: "unit", Outcome: not}, {Body: "dep-b", What: "unit", Outcome: not, Sample: true},
		},
		Reports:  []*model.Report{{Body: "dep", Kind: "half-year-report", Period: "2025-H1", Policy: "guide", Title: zh("一份半年报"), Outcome: done(2025)}},
		Meetings: []*model.Meeting{{Body: "dep-a", Kind: "annual-meeting", Period: "2025", Item: "news-1", Outcome: not}, {Body: "coord", Kind: "coordination", Title: zh("协调会甲"), Outcome: done(2023)}},
		Resources: []*model.Resource{
			{Key: "p", Kind: "policy", Title: zh("政策甲"), Region: "a", Policy: "guide", Body: "dep-a", Outcome: done(2024)},
			{Key: "s", Kind: "policy", Title: zh("样本政策"), Region: "b", Policy: "guide", Sample: true},
			{Key: "f", Kind: "funds", Title: zh("资金乙"), Outcome: not, Sample: true},
		},
	}
	sys.Processes = []*model.Process{
		{Key: "one", Kind: "process", Title: zh("流程甲"), Box: "110", Works: []string{"l0", "neibu-2"}, Owner: "dep"},
		{Key: "two", Kind: "rule", Title: zh("制度乙"), Box: "110", Sample: true},
		{Key: "three", Kind: "rule", Title: zh("制度丙"), Works: []string{"l0"}},
	}
	return sys
}

var working = sync.OnceValues(func() (*derive.Derived, map[string][]byte) {
	d := derive.All(atWork(), model.Public, model.NewDate(2026, 11, 23))
	files, problems, err := Build(d, options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return d, files
})

// TestBodiesPage: every body is listed once, in its group and by what is on
// record of it; the tree has those that lead or are led.
func TestBodiesPage(t *testing.T) {
	_, files := working()
	for _, name := range []string{"bodies.html", "en/bodies.html"} {
		page := read(t, files, name)
		groups := map[string]int{}
		states := map[string]int{}
		for _, tr := range elements(byID(page, "ui-bodies")) {
			if g := attr(tr, "data-group"); tr.Data == "tr" && g != "" {
				groups[g]++
				for _, s := range elements(tr) {
					if class := attr(s, "class"); s.Data == "span" && strings.HasPrefix(class, "state") {
						states[class]++
					}
				}
			}
		}
		if want := map[string]int{"leading": 2, "committee": 1, "research": 1, "department": 5, "partner": 2}; !maps.Equal(groups, want) {
			t.Errorf("%s: groups %v, want %v", name, groups, want)
		}
		// The leading group has no record, the centre is on record as not set up.
		if want := map[string]int{"state": 1, "state state-done": 2, "state state-not-done": 1}; !maps.Equal(states, want) {
			t.Errorf("%s: states %v, want %v", name, states, want)
		}
		var tree []string
		for _, a := range elements(byClass(page, "body-tree")[0]) {
			if a.Data == "a" {
				tree = append(tree, strings.TrimPrefix(words(a), "EN "))
			}
		}
		if got := strings.Join(tree, " "); got != "归口local 领导小组 技术委员会" {
			t.Errorf("%s: tree %s", name, got)
		}
	}
}

// TestBodyPage: what a body has to do with standards, and what is on record.
func TestBodyPage(t *testing.T) {
	d, files := working()
	dep := words(read(t, files, "bodies/dep.html"))
	for _, want := range []string{"样本电话", "一份半年报", "2024记录为没有", "2025有，已登记", "流程甲", "归口标准的复审"} {
		if !strings.Contains(strings.ReplaceAll(dep, " ", ""), want) {
			t.Errorf("the department does not say %q", want)
		}
	}
	charged := 0
	for _, w := range atWork().Works { // by the data alone
		if n := len(w.Editions); n > 0 && w.Editions[n-1].Charge.Zh == "归口local" {
			charged++
		}
	}
	if got := strings.Count(string(files["bodies/dep.html"]), `class="body-parts"`); got != charged || got < 5 {
		t.Errorf("%d standards in its charge, want %d", got, charged)
	}
	tc := strings.ReplaceAll(words(read(t, files, "bodies/tc.html")), " ", "")
	for _, want := range []string{"范围词", "主任职务", "组长、主任", "秘书处样本研究院"} {
		if !strings.Contains(tc, want) {
			t.Errorf("the committee does not say %q", want)
		}
	}
	if inst := words(read(t, files, "bodies/inst.html")); !strings.Contains(inst, "参加复审") || !strings.Contains(inst, "承担秘书处") {
		t.Error("the institution has neither reviews nor the secretariat")
	}
	if b := string(files["bodies/dep-b.html"]); !strings.Contains(b, "sample-banner") {
		t.Error("the page of a sample does not say so")
	}
	// Links to calendars lead to files that are made, and every one that is made
	// has its link.
	for _, l := range model.Langs {
		made := derive.Calendars(d, "")
		for _, b := range d.System.Bodies {
			linked := strings.Contains(string(files[l.Prefix()+b.Path()]), b.Key+".ics")
			if exists := made[l.Prefix()+b.CalendarPath()] != nil; linked != exists {
				t.Errorf("%s%s: linked %v, made %v", l.Prefix(), b.CalendarPath(), linked, exists)
			}
		}
		if made[l.Prefix()+derive.DutyCalendar] == nil || made[l.Prefix()+"bodies/dep.ics"] == nil {
			t.Errorf("%s: calendars are missing", l)
		}
	}
	for _, b := range d.System.Bodies {
		if ok, _ := d.System.HasPage(b.Path()); !ok || files[b.Path()] == nil || files["en/"+b.Path()] == nil {
			t.Errorf("no page of %s", b.Key)
		}
	}
}

// TestCoordinationPage: a region without a record is said to have none, samples
// are counted apart.
func TestCoordinationPage(t *testing.T) {
	_, files := working()
	page := read(t, files, "coordination.html")
	states := map[string]string{}
	for _, tr := range elements(byID(page, "ui-coordination")) {
		if s := attr(tr, "data-state"); tr.Data == "tr" && s != "" {
			states[words(elementsNamed(tr, "th")[0])] = s
		}
	}
	want := map[string]string{"河南省": "paired", "样本市甲": "known", "样本市乙": "paired"}
	if !maps.Equal(states, want) {
		t.Errorf("states %v, want %v", states, want)
	}
	var counts []string
	for _, tr := range elementsNamed(byClass(page, "captioned")[0], "tr")[1:] {
		line := ""
		for _, td := range elementsNamed(tr, "td") {
			line += " " + words(td)
		}
		counts = append(counts, line)
	}
	if got := strings.Join(counts, ";"); got != " 1 1 1 0/0; 2 1 0 1/1" {
		t.Errorf("counts %q", got)
	}
	if !strings.Contains(words(page), "止于 2024-01-01") {
		t.Error("a mechanism that ended goes on")
	}
}

// TestMechanismsPage: each word of the plan stands under the places that have
// it; only pages that are there are named.
func TestMechanismsPage(t *testing.T) {
	_, files := working()
	page := read(t, files, "mechanisms.html")
	named := map[string]int{}
	for _, td := range elements(byClass(page, "trait-table")[0]) {
		if td.Data == "td" && len(byClass(td, "trait-yes")) > 0 {
			named[attr(td, "data-label")]++
		}
	}
	if want := map[string]int{"方案二（二）1": 3, "方案三（二）": 2}; !maps.Equal(named, want) {
		t.Errorf("named %v, want %v", named, want)
	}
	all := words(page)
	for _, want := range []string{"方案二（二）1：3 个。", "方案三（二）：2 个。", "各处都有的：1 个。", "机制的话", "方案二（二）3"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(string(files["mechanisms.html"]), "nowhere.html") {
		t.Error("a page that is not there is linked")
	}
}

// TestRule321Page: rows, states and counts are those of the data, and what has no
// bodies or no year is not computed.
func TestRule321Page(t *testing.T) {
	_, files := working()
	for _, name := range []string{"rule-321.html", "en/rule-321.html"} {
		page := read(t, files, name)
		rows := map[string]int{}
		for _, tr := range elements(byID(page, "ui-owed-table")) {
			if s := attr(tr, "data-state"); tr.Data == "tr" && s != "" {
				rows[attr(tr, "data-kind")+" "+s+" "+attr(tr, "data-nature")]++
			}
		}
		// Half-years 2025-H1 to 2027-H1, meetings of 2025 to 2027, three departments.
		want := map[string]int{
			"half-year-report done real": 1, "half-year-report reached real": 5, "half-year-report waiting real": 4,
			"half-year-report reached sample": 3, "half-year-report waiting sample": 2,
			"annual-meeting not-done real": 1, "annual-meeting reached real": 3, "annual-meeting waiting real": 2,
			"annual-meeting reached sample": 2, "annual-meeting waiting sample": 1,
		}
		if !maps.Equal(rows, want) {
			t.Errorf("%s: rows %v, want %v", name, rows, want)
		}
		counts := map[string]int{}
		for _, s := range elements(byClass(page, "owed-counts")[0]) {
			if s.Data == "span" && attr(s, "data-kind") != "" {
				if n := number(t, s); n > 0 {
					counts[attr(s, "data-kind")+" "+attr(s, "data-state")+" "+attr(s, "data-nature")] = n
				}
			}
		}
		if !maps.Equal(counts, want) {
			t.Errorf("%s: counts %v, want %v", name, counts, want)
		}
		states := map[string]string{}
		for _, tr := range elements(byID(page, "ui-dedicated-table")) {
			if s := attr(tr, "data-unit"); tr.Data == "tr" && s != "" {
				states[strings.TrimPrefix(words(elementsNamed(tr, "a")[0]), "EN ")] = s + " " + attr(tr, "data-staff") + " " + attr(tr, "data-funds")
			}
		}
		if want := map[string]string{"归口local": "done none done", "甲部门": "not-done none none", "乙部门": "not-done none none"}; !maps.Equal(states, want) {
			t.Errorf("%s: dedicated %v, want %v", name, states, want)
		}
	}
	all := words(read(t, files, "rule-321.html"))
	for _, want := range []string{"没有写明哪些单位，不推算", "2026-12-31", "2027-03-31", "1/1（100%）", "0/1（0%）", "日历（iCalendar）"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestResourcesPage: each kind has its rows or says that it has none; regions
// without a policy are counted as such and not accused.
func TestResourcesPage(t *testing.T) {
	_, files := working()
	page := read(t, files, "resources.html")
	all := words(page)
	if got := strings.Count(all, "[[resource]]"); got != 2 { // technology, talent
		t.Errorf("%d kinds say that they have nothing, want 2", got)
	}
	if !strings.Contains(all, "3 个地区中，1 个有登记。 另有样本 1 个地区。") {
		t.Error("regions with a policy are not counted")
	}
	if got := fmt.Sprint(len(byClass(byClass(page, "policy-table")[0], "absent"))); got != "1" {
		t.Errorf("%s regions without a record, want 1", got)
	}
}

// TestInventoryPage: processes meet boxes and standards, what lacks either is
// counted, and a box leads to its processes.
func TestInventoryPage(t *testing.T) {
	_, files := working()
	page := read(t, files, "inventory.html")
	states := map[string]string{}
	for _, tr := range elements(byID(page, "ui-inventory")) {
		if s := attr(tr, "data-state"); tr.Data == "tr" && s != "" {
			states[attr(tr, "id")] = s
		}
	}
	if want := map[string]string{"ui-process-one": "with", "ui-process-two": "without", "ui-process-three": "no-box with"}; !maps.Equal(states, want) {
		t.Errorf("states %v, want %v", states, want)
	}
	counts := ""
	for _, tr := range elementsNamed(byClass(page, "inventory-counts")[0], "tr")[1:] {
		for _, td := range elementsNamed(tr, "td") {
			counts += " " + words(td)
		}
	}
	if counts != " 1 0 1 1 0 1 1 0" { // processes, rules, without a standard, in no box
		t.Errorf("counts%s", counts)
	}
	frame := string(files["framework.html"])
	if !strings.Contains(frame, "inventory.html?box=110#ui-inventory-list") || !strings.Contains(words(read(t, files, "framework.html")), "流程和制度 1，样本 1 个") {
		t.Error("the framework does not lead to the inventory")
	}
	if strings.Contains(string(files["inventory.html"]), "不该出现的标题") {
		t.Error("a title that is withheld")
	}
}

// TestEmptyBodies: without records every page says which file would hold them.
func TestEmptyBodies(t *testing.T) {
	for name, files := range map[string][]string{
		"bodies.html": {"bodies.toml"}, "coordination.html": {"bodies.toml", "mechanisms.toml"}, "mechanisms.html": {"[[part]]", "[[trait]]"},
		"rule-321.html": {"[[duty]]", "[[dedicated]]", "[[report]]", "[[meeting]]"}, "resources.html": {"[[resource]]"}, "inventory.html": {"inventory.toml"},
	} {
		for _, l := range model.Langs {
			all := words(read(t, built(), l.Prefix()+name))
			for _, file := range files {
				if !strings.Contains(all, file) {
					t.Errorf("%s%s does not name %s", l.Prefix(), name, file)
				}
			}
		}
	}
}

// elementsNamed are the elements below n with a name.
func elementsNamed(n *html.Node, name string) (out []*html.Node) {
	for _, e := range elements(n) {
		if e.Data == name {
			out = append(out, e)
		}
	}
	return out
}
