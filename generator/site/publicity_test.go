package site

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// pixel is a picture of one pixel (PNG).
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"

// publicised is the fixture with an item of every kind that a page of
// publicity asks for.
func publicised() *derive.Derived {
	sys := fixtureSystem()
	texts := func(zh, en string) map[model.Lang]*model.Text {
		out := map[model.Lang]*model.Text{model.Zh: parsed(zh, model.ProseGrammar, model.Zh)}
		if en != "" {
			out[model.En] = parsed(en, model.ProseGrammar, model.En)
		}
		return out
	}
	day := model.NewDate
	sys.Publicity = append(sys.Publicity,
		&model.Item{ID: "explain", Kind: "interpretation", Title: model.Bilingual{Zh: "解读用车", En: "Vehicles explained"}, Summary: model.Bilingual{Zh: "一句话。", En: "A sentence."},
			Date: day(2026, 10, 2), From: "编辑部", About: []string{"db41-t-s001"}, Audience: []string{"staff"}, Channels: []string{"website", "wechat"}, By: model.Bilingual{Zh: "甲", En: "A"},
			Texts: texts("## 登记是什么\n\n登记要写全，见[[db41-t-s001#4.1]]和[[db41-t-s001#table-1|表1]]。\n\n旧版见[[db41-t-s001/2020#1]]。\n",
				"## What a register is\n\nWrite it all, see [[db41-t-s001#4.1]].\n")},
		&model.Item{ID: "poster", Kind: "poster", Title: model.Bilingual{Zh: "海报"}, Date: day(2026, 10, 3), From: "编辑部", About: []string{"db41-t-s001#4.1"}, Sample: true,
			Files: []string{"a.png"}, Texts: texts("![一个点](a.png)\n", "")},
		&model.Item{ID: "passed", Kind: "event", Title: model.Bilingual{Zh: "过了的会", En: "A meeting past"}, Date: day(2026, 9, 1), From: "编辑部", About: []string{"zh-only"}, Regions: []string{"henan"},
			Event: model.Gathering{Kind: "training", Start: day(2026, 9, 2), End: day(2026, 9, 3), Materials: []string{"notes.txt", "gone.txt"}}, Files: []string{"notes.txt"}},
		&model.Item{ID: "coming", Kind: "event", Title: model.Bilingual{Zh: "要来的会"}, Date: day(2026, 11, 1), From: "编辑部", Event: model.Gathering{Kind: "forum", Start: day(2026, 12, 1)}},
		&model.Item{ID: "ended", Kind: "news", Title: model.Bilingual{Zh: "过期的消息 <b>&"}, Date: day(2026, 1, 1), Until: day(2026, 2, 1), From: "编辑部", Texts: texts("消息</script><!-- 。\n", "")},
	)
	sys.Aims = []*model.Aim{
		{Key: "follow", Title: model.Bilingual{Zh: "有标可循"}, Areas: []string{"vehicles"}, Targets: []string{"db41-t-s001#4.1", "neibu-2"}, Pages: []string{"directory.html", "pages/about.html"}},
		{Key: "lead", Title: model.Bilingual{Zh: "有标引领"}},
	}
	return derive.All(sys, model.Public, day(2026, 11, 23))
}

func publicityOptions() Options {
	o := options()
	o.Content = fstest.MapFS{
		"standards/db41-t-s001/2023/figures/flow.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"/>`)},
		"publicity/poster/a.png":                      {Data: []byte(pixel)},
		"publicity/passed/notes.txt":                  {Data: []byte("材料")},
	}
	return o
}

var publicityBuilt = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(publicised(), publicityOptions())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// bodyRows are the rows of the table with the id.
func bodyRows(n *html.Node, id string) (rows []*html.Node) {
	table := element(n, func(e *html.Node) bool { return attr(e, "id") == id })
	if table == nil {
		return nil
	}
	for _, e := range elements(table) {
		if e.Data == "tr" && e.Parent.Data == "tbody" {
			rows = append(rows, e)
		}
	}
	return rows
}

// TestExplanationsBesideTheText: a provision that an item explains has the link
// and the paragraph beside it, past which the keyboard goes; what explains
// another edition says so; all stand in the list of the page, and none in the
// file that is sent.
func TestExplanationsBesideTheText(t *testing.T) {
	for name, want := range map[string][3]string{
		"standards/db41-t-s001.html":    {"登记是什么", "登记要写全", "publicity/explain.html#section-1"},
		"en/standards/db41-t-s001.html": {"What a register is", "Write it all", "publicity/explain.html#section-1"},
	} {
		page := read(t, publicityBuilt(), name)
		provision := element(page, func(e *html.Node) bool { return attr(e, "id") == "4.1" })
		var beside *html.Node
		for _, b := range byClass(provision, "beside-item") {
			if strings.Contains(words(b), want[0]) {
				beside = b
			}
		}
		if beside == nil || !strings.Contains(words(beside), want[1]) {
			t.Errorf("%s: 4.1 has no explanation beside it", name)
			continue
		}
		link := element(beside, func(e *html.Node) bool { return e.Data == "a" })
		more := element(beside, func(e *html.Node) bool { return e.Data == "summary" })
		if !strings.HasSuffix(attr(link, "href"), want[2]) || attr(link, "tabindex") != "-1" || more == nil || attr(more, "tabindex") != "-1" {
			t.Errorf("%s: the link leads to %s, or the keyboard stops", name, attr(link, "href"))
		}
		list := element(page, func(e *html.Node) bool { return class(e, "told-list") })
		if list == nil || len(byClass(list, "told-row")) != 3 { // the Q&A, the interpretation, the poster
			t.Errorf("%s: the list has not the three items about the standard", name)
			continue
		}
	}
	page := words(read(t, publicityBuilt(), "standards/db41-t-s001.html"))
	if !strings.Contains(page, "讲到的条 ： 1 、 4.1 、 表1") && !strings.Contains(page, "讲到的条：1、4.1、表1") {
		t.Errorf("the places of the interpretation are not named: %s", page[strings.Index(page, "解读与宣传"):])
	}
	if !strings.Contains(page, "讲的是2020年版") {
		t.Error("nothing says that another edition is explained")
	}
	single := words(read(t, publicityBuilt(), "standards/db41-t-s001/single.html"))
	if strings.Contains(single, "登记是什么") || strings.Contains(single, "解读与宣传") {
		t.Error("the file that is sent holds what stands on other pages")
	}
	if old := words(read(t, publicityBuilt(), "standards/db41-t-s001/2020.html")); strings.Contains(old, "登记是什么") {
		t.Error("an edition not on show has the explanations of the one that is")
	}
}

// TestPublicityList: every item is a row, whole without scripts, and every
// choice of a filter finds one.
func TestPublicityList(t *testing.T) {
	d := publicised()
	page := read(t, publicityBuilt(), "publicity.html")
	rows := bodyRows(page, "ui-publicity")
	if len(rows) != len(d.System.Publicity) {
		t.Fatalf("%d rows of %d items", len(rows), len(d.System.Publicity))
	}
	chosen := 0
	for _, e := range elements(page) {
		name := attr(e, "data-filter")
		if e.Data != "select" {
			continue
		}
		for _, o := range elements(e) {
			value := attr(o, "value")
			if o.Data != "option" || value == "" {
				continue
			}
			chosen++
			found := false
			for _, r := range rows {
				for _, key := range strings.Fields(attr(r, "data-"+name)) {
					found = found || key == value
				}
			}
			if !found {
				t.Errorf("%s = %s finds no row", name, value)
			}
		}
	}
	if chosen < 12 {
		t.Errorf("%d choices", chosen)
	}
	said := words(page)
	for _, want := range []string{"真实内容 4 件，样本 2 件。", "过期的消息 <b>&", "已过期"} {
		if !strings.Contains(said, want) {
			t.Errorf("the list lacks %q", want)
		}
	}
}

// TestAnswersPage: every question of every Q&A with its answer, whose
// references lead from this page.
func TestAnswersPage(t *testing.T) {
	d := publicised()
	n := 0
	for _, i := range d.System.Publicity {
		if i.Kind == "qa" {
			n += len(i.Texts[model.Zh].Provisions)
		}
	}
	rows := bodyRows(read(t, publicityBuilt(), "answers.html"), "ui-answers")
	if len(rows) != n || n == 0 {
		t.Fatalf("%d rows of %d questions", len(rows), n)
	}
	if got := attr(rows[0], "data-standard") + " " + attr(rows[0], "data-area"); got != "db41-t-s001 vehicles" {
		t.Errorf("the question is about %q", got)
	}
	for _, want := range []string{"问", "答。", "DB41/T S001—2023", "样本"} {
		if !strings.Contains(words(rows[0]), want) {
			t.Errorf("the row lacks %q: %s", want, words(rows[0]))
		}
	}
	if en := bodyRows(read(t, publicityBuilt(), "en/answers.html"), "ui-answers"); len(en) != n || attr(byClass(en[0], "text")[0], "lang") != "zh-Hans" {
		t.Error("the Chinese answer on the English page does not say its language")
	}
}

// TestEventsPage: states and their counts; what has passed without a record is
// said to have none; materials that are there.
func TestEventsPage(t *testing.T) {
	page := read(t, publicityBuilt(), "events.html")
	rows := bodyRows(page, "ui-events")
	if len(rows) != 2 {
		t.Fatalf("%d events", len(rows))
	}
	if got := attr(rows[0], "data-state") + " " + attr(rows[1], "data-state"); got != "coming no-record" {
		t.Errorf("states %q", got)
	}
	past := words(rows[1])
	if !strings.Contains(past, "到期，未见记录") || strings.Contains(past, "未举行") || !strings.Contains(past, "notes.txt") || strings.Contains(past, "gone.txt") {
		t.Error(past)
	}
	for _, e := range elements(page) {
		if _, counts := attrOf(e, "data-count"); counts {
			n := 0
			for _, r := range rows {
				if attr(r, "data-state") == attr(e, "data-state") && attr(r, "data-nature") == attr(e, "data-nature") {
					n++
				}
			}
			if words(e) != fmt.Sprint(n) {
				t.Errorf("%s %s: %s, counted %d", attr(e, "data-state"), attr(e, "data-nature"), words(e), n)
			}
		}
	}
	if item := words(read(t, publicityBuilt(), "publicity/passed.html")); !strings.Contains(item, "培训会") || !strings.Contains(item, "2026-09-02 至 2026-09-03") {
		t.Errorf("the page of the event: %s", item)
	}
}

func attrOf(e *html.Node, key string) (string, bool) {
	for _, a := range e.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// TestCoveragePage: the cells of the coverage are what is counted from the
// items, real ones and samples apart; the gaps name who has none.
func TestCoveragePage(t *testing.T) {
	d := publicised()
	page := read(t, publicityBuilt(), "publicity-coverage.html")
	for _, table := range elements(page) {
		if table.Data != "table" {
			continue
		}
		for _, r := range elements(table) {
			key := attr(r, "data-key")
			if r.Data != "tr" || key == "" {
				continue
			}
			var cells []string
			for _, c := range elements(r) {
				if c.Data == "td" {
					cells = append(cells, words(c))
				}
			}
			counts := [2]int{}
			for _, i := range d.System.Publicity {
				has := i.Kind == key
				for _, k := range append(append([]string{}, i.Channels...), i.Audience...) {
					has = has || k == key
				}
				for _, about := range i.About {
					w, _, _ := strings.Cut(about, "#")
					has = has || d.System.Work(w) != nil && d.System.Work(w).Level == key
				}
				if has && i.Sample {
					counts[1]++
				} else if has {
					counts[0]++
				}
			}
			if got := strings.Join(cells, " "); got != fmt.Sprintf("%d %d", counts[0], counts[1]) {
				t.Errorf("%s: %s, counted %v", key, got, counts)
			}
		}
	}
	rows := bodyRows(page, "ui-coverage")
	lacks := map[string]string{}
	for _, r := range rows {
		link := element(r, func(e *html.Node) bool { return e.Data == "a" })
		lacks[path.Base(attr(link, "href"))] = attr(r, "data-lacks")
	}
	// What comes into force later lacks nothing yet.
	want := map[string]string{"db41-t-s001.html": "", "neibu-2.html": "explained media", "zh-only.html": ""}
	for name, w := range want {
		if got, ok := lacks[name]; !ok || got != w {
			t.Errorf("%s lacks %q, want %q", name, got, w)
		}
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows", len(rows))
	}
}

// TestAimsPage: each aim with what serves it; one without says so; what is
// withheld has no title.
func TestAimsPage(t *testing.T) {
	said := words(read(t, publicityBuilt(), "aims.html"))
	for _, want := range []string{"有标可循", "DB41/T S001—2023 公务用车规范 4.1", "样内 S002—2024（标题不公开）", "公务用车", "标准目录", "关于", "还没有对应的内容。"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page lacks %q: %s", want, said)
		}
	}
}

// TestPublicityEmpty: without an item, every page says so and names the file
// that would fill it.
func TestPublicityEmpty(t *testing.T) {
	sys := fixtureSystem()
	sys.Publicity = nil
	files := build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	for name, want := range map[string]string{
		"publicity.html": "还没有宣传内容。", "answers.html": `kind = "qa"`, "events.html": `kind = "event"`, "aims.html": "aims.toml", "publicity-coverage.html": "还没有宣传内容。",
	} {
		empty := byClass(read(t, files, name), "empty")
		said := ""
		for _, e := range empty {
			said += words(e)
		}
		if !strings.Contains(said, want) {
			t.Errorf("%s says %q, want %q", name, said, want)
		}
		if en := byClass(read(t, files, "en/"+name), "empty"); len(en) != len(empty) {
			t.Errorf("en/%s: %d empty states, %d in Chinese", name, len(en), len(empty))
		}
	}
}

// TestGatheringClock: the reader's clock and the build have one rule of the
// state of an event; the vectors are those of model.TestGatheringVectors.
func TestGatheringClock(t *testing.T) {
	ask := clock(t)
	script, err := os.ReadFile(repository("layouts/_assets/js/67-events.js"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../model/testdata/gathering.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, line := range strings.Split(string(b), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || f[0][0] == '#' {
			continue
		}
		event := map[string]string{}
		for j, key := range []string{"start", "last", "record"} {
			if f[j+1] != "-" {
				event[key] = f[j+1]
			}
		}
		data, _ := json.Marshal(event)
		if got := ask(string(script) + "\ngatheringAt(" + string(data) + ", '" + f[0] + "')"); got != f[5] {
			t.Errorf("line %d: %s, want %s", i+1, got, f[5])
		}
		n++
	}
	if n < 14 {
		t.Errorf("only %d vectors", n)
	}
}
