package site

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// inUse is the fixture with standards in every state of review, and with
// records of their use.
func inUse() *model.System {
	sys := fixtureSystem()
	sys.Config.Site.Footer.Contact = "mail@standards.example"
	sys.Config.Levels = []model.Level{
		{Key: "local", Title: model.Bilingual{Zh: "地方标准", En: "Local standards"}, ReviewYears: 3, ReviewCap: 5, ReviewSource: model.Bilingual{Zh: "方案", En: "Plan"}},
		{Key: "internal", Title: model.Bilingual{Zh: "内部标准", En: "Internal standards"}, ReviewYears: 3},
	}
	sys.Regions = append(sys.Regions, &model.Region{Key: "a", Title: model.Bilingual{Zh: "样本市甲", En: "Sample city A"}}, &model.Region{Key: "b", Title: model.Bilingual{Zh: "样本市乙", En: "Sample city B"}})
	sys.Plan.Phases[0].Start, sys.Plan.Phases[0].End = model.NewDate(2021, 9, 1), model.NewDate(2023, 4, 30)
	add := func(id, level string, sample bool, inForce model.Date, reviews ...model.Review) {
		w := &model.Work{ID: id, Number: "R " + id, Level: level, Box: "110", Region: "a", Sample: sample, Publication: model.Publication{Decision: model.FullText}, Reviews: reviews}
		w.Editions = []*model.Edition{{
			Work: w, Year: strconv.Itoa(inForce.Year), Number: "R " + id + "—" + strconv.Itoa(inForce.Year), Title: model.Bilingual{Zh: "标准" + id, En: "Standard " + id},
			Issued: inForce, InForce: inForce, Issuer: model.Bilingual{Zh: "发布机构", En: "Issuer"}, Charge: model.Bilingual{Zh: "归口" + level, En: "In charge of " + level},
			Texts: map[model.Lang]*model.Text{model.Zh: parsed("# 1 范围\n\n范围如下。\n", model.StandardGrammar, model.Zh)},
		}}
		sys.Works = append(sys.Works, w)
	}
	on := func(y int, result string) model.Review {
		return model.Review{Date: model.NewDate(y, 6, 1), Result: result, Body: "样本机构", Institution: "样本研究院", Source: "样本记录"}
	}
	for i, y := range []int{2020, 2021, 2022, 2023, 2024, 2025} {
		add(fmt.Sprintf("l%d", i), "local", i%2 == 1, model.NewDate(y, 12, 1))
		add(fmt.Sprintf("n%d", i), "internal", i%3 == 2, model.NewDate(y, 3, 15))
	}
	add("conf", "local", false, model.NewDate(2020, 1, 1), on(2024, "confirmed"), on(2022, "confirmed"))
	add("rev", "local", false, model.NewDate(2020, 1, 1), on(2025, "revise"))
	add("end", "local", true, model.NewDate(2020, 1, 1), on(2025, "withdraw"))
	done := func(y int) model.Outcome {
		return model.Outcome{State: model.Done, Date: model.NewDate(y, 5, 1), Source: "样本记录"}
	}
	sys.Uptake = []*model.Uptake{
		{Work: "l2", Kind: "adopted", Region: "a", Outcome: done(2025)}, {Work: "l2", Kind: "adopted", Region: "b", Outcome: done(2025)},
		{Work: "l2", Kind: "adopted", Who: model.Bilingual{Zh: "样本单位甲"}, Outcome: done(2025)}, {Work: "l2", Kind: "adopted", Who: model.Bilingual{Zh: "样本单位乙"}, Outcome: done(2025)},
		{Work: "l2", Kind: "trained", Who: model.Bilingual{Zh: "样本机构"}, Outcome: done(2025)},
		{Work: "l2", Kind: "explained", Outcome: done(2025)},
		{Work: "l2", Kind: "evaluated", Who: model.Bilingual{Zh: "样本机构"}, Outcome: done(2026), Note: model.Bilingual{Zh: "样本结论", En: "A sample conclusion"}},
		{Work: "l2", Kind: "embedded", System: model.Bilingual{Zh: "样本系统", En: "Sample system"}, Provisions: []string{"1"}, Outcome: done(2026)},
		{Work: "n0", Kind: "evaluated", Outcome: model.Outcome{State: model.NotDone, Source: "样本记录"}},
	}
	return sys
}

var used = sync.OnceValues(func() (*derive.Derived, map[string][]byte) {
	d := derive.All(inUse(), model.Public, model.NewDate(2026, 11, 23))
	files, problems, err := Build(d, options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return d, files
})

func number(t *testing.T, n *html.Node) int {
	t.Helper()
	i, err := strconv.Atoi(words(n))
	if err != nil {
		t.Fatalf("%q is no number", words(n))
	}
	return i
}

// states counts, for itself, the editions in force or to come by the state of
// their review: from years and months alone.
func states(sys *model.System, day model.Date) map[string]int {
	out := map[string]int{}
	for _, w := range sys.Works {
		for i, e := range w.Editions {
			if e.InForce.IsZero() || !e.Withdraw.IsZero() || i+1 < len(w.Editions) && !w.Editions[i+1].InForce.After(day) {
				continue
			}
			nature := "real"
			if w.Sample {
				nature = "sample"
			}
			from, result := e.InForce, ""
			reviews := slices.Clone(w.Reviews)
			slices.SortFunc(reviews, func(a, b model.Review) int { return strings.Compare(a.Date.String(), b.Date.String()) })
			for _, r := range reviews {
				result = r.Result
				if r.Result == "confirmed" {
					from = r.Date
				}
			}
			months := (day.Year-from.Year)*12 + int(day.Month-from.Month)
			if day.Day < from.Day {
				months--
			}
			state := "not-yet"
			switch {
			case e.InForce.After(day):
				state = "upcoming"
			case result == "revise" || result == "withdraw":
				state = result
			case months >= 60 && w.Level == "local":
				state = "past-cap"
			case months >= 36:
				state = "reached"
			case months >= 30:
				state = "soon"
			case result == "confirmed":
				state = "confirmed"
			}
			out[state+" "+nature]++
		}
	}
	return out
}

// TestReviewCounts: the counts of the register are those of the data, in both
// languages, and add up to its rows.
func TestReviewCounts(t *testing.T) {
	d, files := used()
	want := states(d.System, d.Day)
	for _, name := range []string{"reviews.html", "en/reviews.html"} {
		page := read(t, files, name)
		got, total := map[string]int{}, 0
		for _, n := range elements(byClass(page, "review-states")[0]) {
			if n.Data == "td" && attr(n, "data-state") != "" {
				if c := number(t, n); c > 0 {
					got[attr(n, "data-state")+" "+attr(n, "data-nature")] = c
					total += c
				}
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
		rows := map[string]int{}
		bodies := map[string]int{}
		n := 0
		for _, tr := range elements(byID(page, "ui-review-table")) {
			if tr.Data == "tr" && attr(tr, "data-state") != "" {
				rows[attr(tr, "data-state")+" "+attr(tr, "data-nature")]++
				bodies[attr(tr, "data-body")]++
				n++
				if mark := words(byClass(tr, "review-mark")[0]); mark == "" {
					t.Error("a row does not say its state")
				}
			}
		}
		if !maps.Equal(rows, want) || n != total {
			t.Errorf("%s: %d rows %v, counted %d %v", name, n, rows, total, want)
		}
		for _, td := range elements(byClass(page, "review-bodies")[0]) {
			if td.Data == "td" && attr(td, "data-state") == "" {
				if b := attr(td, "data-body"); number(t, td) != bodies[b] {
					t.Errorf("%s: %s has %s rows, want %d", name, b, words(td), bodies[b])
				}
			}
		}
	}
	for _, s := range []string{"past-cap", "reached", "soon", "revise", "withdraw", "confirmed", "not-yet", "upcoming"} {
		if want[s+" real"]+want[s+" sample"] == 0 {
			t.Errorf("the fixture has nothing that is %s", s)
		}
	}
}

// TestReviewRegister: days, results and institutions as recorded; what waits;
// where the terms come from; that the pilot was shorter (C8); the calendars.
func TestReviewRegister(t *testing.T) {
	_, files := used()
	page := read(t, files, "reviews.html")
	all := words(page)
	for _, want := range []string{"2024-06-01继续有效样本研究院", "共 2 次", "有结论、还没有下文的", "R rev—2020", "2021-09-01 到 2023-04-30，不满 3 年", "归口local"} {
		if !strings.Contains(all, want) {
			t.Errorf("the register does not say %q", want)
		}
	}
	hrefs := map[string]bool{}
	for _, n := range elements(page) {
		if n.Data == "a" {
			hrefs[strings.TrimPrefix(attr(n, "href"), "./")] = true
		}
	}
	for _, want := range []string{"reviews.ics", "reviews/local.ics", "reviews/internal.ics", "standards/conf.html#ui-reviews"} {
		if !hrefs[want] {
			t.Errorf("no link to %s", want)
		}
	}
	for href := range hrefs {
		if strings.HasSuffix(href, ".ics") {
			if d, _ := used(); derive.Calendars(d, "")[href] == nil {
				t.Errorf("%s is not made", href)
			}
		}
	}
	empty := fixtureSystem()
	empty.Works = nil
	if s := words(read(t, build(t, derive.All(empty, model.Public, model.NewDate(2026, 11, 23)), options()), "reviews.html")); !strings.Contains(s, "[[review]]") {
		t.Error("an empty register does not name the file")
	}
}

// TestUptakeCounts: the matrix, its counts and its lists are those of the data.
func TestUptakeCounts(t *testing.T) {
	d, files := used()
	inForce, done := map[bool]int{}, map[string]map[bool]int{}
	for _, kind := range model.UptakeKinds {
		done[kind] = map[bool]int{}
	}
	for _, w := range d.System.Works {
		if w.StatusAt(d.Day) != model.Current || d.System.Decision(w) != model.FullText {
			continue
		}
		inForce[w.Sample]++
		has := map[string]bool{}
		for _, u := range d.System.Uptake {
			has[u.Kind] = has[u.Kind] || u.Work == w.ID && u.State == model.Done
		}
		// The course and the answers of the fixture are about one standard.
		if w.ID == "db41-t-s001" {
			has["trained"], has["explained"] = true, true
		}
		for kind := range done {
			if has[kind] {
				done[kind][w.Sample]++
			}
		}
	}
	for _, name := range []string{"uptake.html", "en/uptake.html"} {
		page := read(t, files, name)
		cells := []string{}
		for _, n := range elements(byClass(page, "uptake-counts")[0]) {
			if n.Data == "td" {
				cells = append(cells, words(n))
			}
		}
		want := []string{}
		for _, kind := range model.UptakeKinds {
			for _, sample := range []bool{false, true} {
				want = append(want, fmt.Sprintf("%d / %d", done[kind][sample], inForce[sample]))
			}
		}
		if !slices.Equal(cells, want) {
			t.Errorf("%s: %v, want %v", name, cells, want)
		}
		for _, kind := range derive.NeverKinds {
			listed := 0
			for _, n := range elements(byID(page, "ui-never-"+kind)) {
				if n.Data == "li" {
					listed++
				}
			}
			if want := inForce[false] + inForce[true] - done[kind][false] - done[kind][true]; listed != want {
				t.Errorf("%s: %d never %s, want %d", name, listed, kind, want)
			}
		}
	}
	all := words(read(t, files, "uptake.html"))
	for _, want := range []string{"样本市甲", "其他单位", "样本系统", "本站课程", "4 条", "未完成", "不公开", "另有 1 项现行标准只公开题录"} {
		if !strings.Contains(all, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestPracticeOnStandard: the five stages in words and as a picture that says
// the same; nothing is claimed of a standard whose records are withheld, or on
// the page of one edition.
func TestPracticeOnStandard(t *testing.T) {
	_, files := used()
	section := byClass(read(t, files, "standards/l2.html"), "practice")[0]
	for _, want := range []string{"样本结论", "样本系统", "样本市甲", "来源", "4 个"} {
		if !strings.Contains(words(section), want) {
			t.Errorf("no %q: %s", want, words(section))
		}
	}
	ring := byClass(section, "ring")[0]
	if attr(ring, "role") != "img" || attr(ring, "aria-label") != "五个环节中有记录的 4 个：制订、宣传、实施、评价" {
		t.Errorf("the ring is %q", attr(ring, "aria-label"))
	}
	if n, m := len(byClass(ring, "ring-arc-done")), len(byClass(section, "stage-done")); n != 4 || m != 4 || len(byClass(section, "stage")) != 5 {
		t.Errorf("%d arcs, %d stages done", n, m)
	}
	found := false
	for _, n := range elements(section) {
		found = found || attr(n, "href") == "../feedback.html?standard=l2"
	}
	if !found {
		t.Error("no way to the form")
	}
	for _, name := range []string{"standards/neibu-2.html", "standards/plan-3.html", "standards/l2/2022.html", "standards/l2/single.html"} {
		if len(byClass(read(t, files, name), "practice")) > 0 {
			t.Errorf("%s speaks of its use", name)
		}
	}
	// A review that asked for a revision was a review.
	if s := words(read(t, files, "standards/rev.html")); strings.Contains(s, "没有结论") || !strings.Contains(s, "样本研究院") {
		t.Error("a review on record is not said, or denied")
	}
}

// TestFeedback: the form is whole without scripts, lists every standard, and
// has a mail only where an address is configured.
func TestFeedback(t *testing.T) {
	d, files := used()
	page := read(t, files, "feedback.html")
	options := 0
	for _, n := range elements(page) {
		if n.Data == "option" && attr(n, "value") != "" {
			options++
		}
	}
	want := 0
	for _, r := range d.Rows {
		if r.Edition != nil {
			want++
		}
	}
	if options != want || want < 10 {
		t.Errorf("%d standards to choose from, want %d", options, want)
	}
	if strings.Contains(words(page), "不该出现的标题") {
		t.Error("a withheld title is in the list")
	}
	if mail := byClass(page, "feedback-mail"); len(mail) != 1 || !strings.HasPrefix(attr(mail[0], "href"), "mailto:mail@standards.example?subject=%E6") {
		t.Errorf("mail %v", mail)
	}
	if len(byClass(read(t, built(), "feedback.html"), "feedback-mail")) != 0 {
		t.Error("a mail to nobody")
	}
	for words, want := range map[string]string{"a@b.cn": "a@b.cn", "": "", "电话 123": "", "办公室 <a@b.cn>": "", "a@b.cn, c@d.cn": ""} {
		if got := mailAddress(words); got != want {
			t.Errorf("%q is the address %q", words, got)
		}
	}
}

// TestHomeReviews: the home page counts the reviews that are reached without a
// record as the data gives them, calls no reviewed standard so, and leads to
// the register and the targets.
func TestHomeReviews(t *testing.T) {
	d, files := used()
	want := states(d.System, d.Day)
	line := fmt.Sprintf("正式标准 %d 项，样本 %d 项", want["reached real"]+want["past-cap real"], want["reached sample"]+want["past-cap sample"])
	page := read(t, files, "index.html")
	if all := words(page); !strings.Contains(all, line) {
		t.Errorf("the home page does not say %q", line)
	}
	hrefs := map[string]bool{}
	due := 0
	for _, n := range elements(page) {
		hrefs[strings.TrimPrefix(attr(n, "href"), "./")] = true
		if attr(n, "class") == "line-due" {
			due++
			if said := words(n); !strings.HasPrefix(said, "到期，未见记录") || said > "到期，未见记录 2025-12-01" {
				t.Errorf("the first lines are those reached, not %q", said)
			}
		}
	}
	if due != homeRows {
		t.Errorf("%d lines of reviews", due)
	}
	for _, path := range []string{"reviews.html", "targets.html"} {
		if !hrefs[path] {
			t.Errorf("no link to %s", path)
		}
	}
}
