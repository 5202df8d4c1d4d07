package site

import (
	"encoding/json"
	"regexp"
	"strings"
	"sync"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// wordingDay is between the two amendments of wordingSite.
var wordingDay = model.NewDate(2026, 11, 23)

func wordingSystem() *model.System {
	sys := fixtureSystem()
	e := sys.Works[0].Editions[1]
	words := func(zh, en string) map[model.Lang]*model.Text {
		out := map[model.Lang]*model.Text{model.Zh: parsed(zh, model.StandardGrammar, model.Zh)}
		if en != "" {
			out[model.En] = parsed(en, model.StandardGrammar, model.En)
		}
		return out
	}
	e.Amendments = []model.Amendment{
		{Number: "第1号修改单", Issued: model.NewDate(2024, 1, 1), InForce: model.NewDate(2024, 5, 14), Folder: "1",
			Changes: []model.Change{{Action: model.Replaced, Provision: "4.1"}},
			Texts:   words("# 4\n\n4.1 机关应在出车前登记，并由经办人签字。\n", "")},
		{Number: "第2号修改单", InForce: model.NewDate(2027, 3, 1), Folder: "2",
			Changes: []model.Change{{Action: model.Added, Provision: "4.9", After: "4.1"}},
			Texts:   words("# 4\n\n4.9 登记簿应保存五年。\n", "# 4\n\n4.9 The register shall be kept for five years.\n")},
		{Number: "第3号修改单", InForce: model.NewDate(2024, 6, 1), Provisions: []string{"1"}},
	}
	e.Corrections = []model.Correction{{
		Date: model.NewDate(2025, 6, 1), Provisions: []string{"1"}, Reason: model.Bilingual{Zh: "录入漏字", En: "A word was left out"}, Approver: "样本审核人",
		Kind: model.Transcript, Folder: "x", Before: words("# 1 范围\n\n勘误前的范围。\n\n# 4 要求\n\n4.1 勘误前的旧条。\n", ""),
	}}
	sys.Works[0].Keys.Editions = []model.EditionKey{{Year: "2023", Recorded: model.NewDate(2023, 2, 3), Text: model.NewDate(2023, 3, 4)}}
	return sys
}

var wordingSite = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(derive.All(wordingSystem(), model.Public, wordingDay), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

func sectionOf(t *testing.T, page, id string) string {
	t.Helper()
	_, part, found := strings.Cut(page, `id="`+id+`"`)
	if !found {
		t.Fatalf("no %s", id)
	}
	part, _, _ = strings.Cut(part, "</section>")
	return part
}

// TestWordingPages: the page of the edition shows what is in force and marks
// it; every wording has its page, which says what it is.
func TestWordingPages(t *testing.T) {
	files := wordingSite()
	page := func(name string) string {
		b, ok := files[name]
		if !ok {
			t.Fatalf("no page %s", name)
		}
		return string(b)
	}
	now := page("standards/db41-t-s001/2023.html")
	for _, want := range []string{"并由经办人签字", `此前的文字`, `第1号修改单</a>修改，自 2024-05-14 起实施`, `data-module="amendment" data-in-force="2027-03-01"`, "增加 4.9"} {
		if !strings.Contains(sectionOf(t, now, "4.1"), want) {
			t.Errorf("4.1 does not say %q: %s", want, sectionOf(t, now, "4.1"))
		}
	}
	if strings.Contains(now, `id="4.9"`) || strings.Contains(now, "原件用词如此") {
		t.Error("what is to come, or was accepted in words that are no more, is shown")
	}
	rows := sectionOf(t, now, "ui-wordings")
	for _, want := range []string{"2023-issued.html", "2023-amd2.html", "2023-before-2025-06-01.html", "2023-before-2025-06-01-issued.html", `datetime="2023-03-04"`, `datetime="2023-02-03"`, "未记录"} {
		if !strings.Contains(rows, want) {
			t.Errorf("the table of wordings has no %s", want)
		}
	}
	if s := sectionOf(t, now, "ui-corrections"); !strings.Contains(s, "录入漏字") || !strings.Contains(s, "样本审核人") || !strings.Contains(s, "2023-before-2025-06-01.html") {
		t.Errorf("the correction is not told: %s", s)
	}
	if s := sectionOf(t, now, "ui-amendments"); !strings.Contains(s, "正文未经合并") || strings.Count(s, "尚未实施") != 1 {
		t.Errorf("the amendments are not told: %s", s)
	}
	english := page("en/standards/db41-t-s001/2023.html")
	if s := sectionOf(t, english, "4.1"); !strings.Contains(s, "Not translated yet") || !strings.Contains(s, "As amended by") || !strings.Contains(s, "并由经办人签字") {
		t.Errorf("the English page shows old words as current: %s", s)
	}
	for name, want := range map[string][2]string{ // its state, and words that only it has
		"standards/db41-t-s001/2023-issued.html":                   {"past", "2024-05-14"},
		"standards/db41-t-s001/2023-amd1.html":                     {"present", "并由经办人签字"},
		"standards/db41-t-s001/2023-amd2.html":                     {"upcoming", "登记簿应保存五年"},
		"standards/db41-t-s001/2023-before-2025-06-01.html":        {"before", "录入漏字"},
		"standards/db41-t-s001/2023-before-2025-06-01-issued.html": {"before", "勘误前的旧条"},
	} {
		p := page(name)
		if !strings.Contains(p, `data-state="`+want[0]+`"`) || !strings.Contains(p, want[1]) || !strings.Contains(p, `content="noindex"`) || !strings.Contains(p, "wording-banner") {
			t.Errorf("%s is not the wording that is %s, or does not say so", name, want[0])
		}
		if _, ok := files["en/"+name]; !ok {
			t.Errorf("%s has no English page", name)
		}
	}
	// On paper each says what it is, and has the fingerprint of its own words:
	// that of the edition where they are in force.
	foot := func(name string) string {
		m := regexp.MustCompile(`media="?print"? href="?(?:\.\./)*(css/print\.[^"> ]+)`).FindStringSubmatch(page(name))
		if m == nil {
			t.Fatalf("%s has no foot on paper", name)
		}
		return page(m[1])
	}
	print := func(name string) string { return regexp.MustCompile(`指纹 [0-9a-f]{12}`).FindString(foot(name)) }
	seen := map[string]string{print("standards/db41-t-s001/2023.html"): "2023-amd1"}
	for _, key := range []string{"issued", "amd1", "amd2", "before-2025-06-01", "before-2025-06-01-issued"} {
		name := "standards/db41-t-s001/2023-" + key + ".html"
		if p := print(name); p == "" || seen[p] != "" && seen[p] != "2023-"+key {
			t.Errorf("on paper %s has %q, as %s has", name, p, seen[p])
		} else {
			seen[p] = "2023-" + key
		}
	}
	if f := foot("standards/db41-t-s001/2023-issued.html"); !strings.Contains(f, "发布时的文本") || !strings.Contains(f, "这不是现行的文字") {
		t.Errorf("on paper the text as issued says %.300s", f)
	}
	if strings.Contains(page("standards/db41-t-s001/2023-issued.html"), "并由经办人签字") {
		t.Error("the text as issued has the words of the amendment")
	}
	if _, ok := files["standards/db41-t-s001/2020-issued.html"]; ok {
		t.Error("an edition with one wording has pages of several")
	}
	alone := page("standards/db41-t-s001/single.html")
	if strings.Contains(alone, "2023-issued.html") || !strings.Contains(alone, "修改，自 2024-05-14 起实施") {
		t.Error("the standard in one file leads elsewhere, or does not say what amended it")
	}
}

var datedLine = regexp.MustCompile(`<tr data-work="[^"]*" data-number="([^"]*)"[^>]*data-sample="(yes|no)"`)

// TestOnDatePage: every edition in each wording is a line, real ones and
// samples apart; what is withheld has its number only.
func TestOnDatePage(t *testing.T) {
	for _, prefix := range []string{"", "en/"} {
		page := string(wordingSite()[prefix+"on-date.html"])
		counts := map[string]int{}
		for _, m := range datedLine.FindAllStringSubmatch(page, -1) {
			counts[m[2]+" "+m[1]]++
		}
		for line, n := range map[string]int{"yes DB41/T S001—2020": 1, "yes DB41/T S001—2023": 5, "no 样内 S002—2024": 1, "no DB41/T 9—2026": 1} {
			if counts[line] != n {
				t.Errorf("%s%s has %d lines, want %d", prefix, line, counts[line], n)
			}
		}
		if strings.Contains(page, "不该出现") || len(counts) != 4 {
			t.Errorf("%s: lines %v", prefix, counts)
		}
	}
	sys := fixtureSystem()
	sys.Works = nil
	m := &maker{d: derive.All(sys, model.Public, wordingDay), lang: model.Zh}
	if p := m.onDate(); len(p.data.(map[string]any)["rows"].([]datedRow)) != 0 {
		t.Error("a system without standards has lines")
	}
}

// TestOnDateRule: the page finds in force what derive.Dated.At does, on days
// around every turn and by what was known on each of them.
func TestOnDateRule(t *testing.T) {
	ask := clock(t, "66-ondate.js")
	d := derive.All(wordingSystem(), model.Public, wordingDay)
	m := &maker{d: d, lang: model.Zh}
	rows := m.onDate().data.(map[string]any)["rows"].([]datedRow)
	days := []model.Date{{}, model.NewDate(2020, 1, 31), model.NewDate(2023, 2, 1), model.NewDate(2024, 5, 13), model.NewDate(2024, 5, 14), model.NewDate(2025, 5, 31),
		model.NewDate(2025, 6, 1), model.NewDate(2027, 1, 1), model.NewDate(2027, 3, 1)}
	held := 0
	for i, l := range derive.OnDates(d) {
		r := rows[i]
		data, _ := json.Marshal(map[string]string{"inForce": r.InForce, "superseded": r.Superseded, "withdrawn": r.Withdrawn, "from": r.From, "until": r.Until, "corrected": r.Corrected, "since": r.Since})
		for _, day := range days[1:] {
			for _, known := range days {
				want := l.At(day, known)
				got := ask(`(function (d) { return String(ondateHeld(d, "`+day.String()+`") && ondateKnown(d, "`+known.String()+`")); })(`+string(data)+`)`) == "true"
				if got != want {
					t.Errorf("%s on %s as known on %s: the page says %v, the rule %v", l.Path, day, known, got, want)
				}
				if want {
					held++
				}
			}
		}
	}
	if held < 30 {
		t.Errorf("only %d times anything was in force", held)
	}
}

// TestWordingClock: what has come into force since the page was made is told,
// and nothing before its day.
func TestWordingClock(t *testing.T) {
	ask := clock(t, "66-wording.js")
	for _, c := range []struct{ from, until, state, today, want string }{
		{"2027-03-01", "", "upcoming", "2027-02-28", ""},
		{"2027-03-01", "", "upcoming", "2027-03-01", "now"},
		{"2027-03-01", "2028-01-01", "upcoming", "2028-01-01", "ended"},
		{"2024-05-14", "2027-03-01", "present", "2027-03-01", "ended"},
		{"2023-02-01", "2024-05-14", "past", "2027-03-01", ""},
		{"2023-02-01", "2027-03-01", "before", "2027-03-01", ""},
		{"2027-03-01", "", "upcoming", "2026-11-22", ""},
	} {
		got := ask(`wordingTurned({from: "` + c.from + `", until: "` + c.until + `", state: "` + c.state + `"}, "2026-11-23", "` + c.today + `")`)
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
	if ask(`String(amendmentBegan("2026-11-23", "2026-11-23", "2026-12-01"))`) != "false" || ask(`String(amendmentBegan("2026-11-24", "2026-11-23", "2026-11-24"))`) != "true" {
		t.Error("an amendment begins on its day, once")
	}
}
