package site

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// regionalSystem has a province, two cities and a county, standards of one of
// the cities, its own box, note and two filings, and one record of none made.
func regionalSystem() *model.System {
	sys := fixtureSystem()
	sys.Config.Levels[0].Tier, sys.Config.Levels[0].Part, sys.Config.Levels[0].NumberPattern = "province", "lead", `^DB41/T \d+—\d{4}$`
	sys.Config.Levels = append(sys.Config.Levels,
		model.Level{Key: "municipal", Title: model.Bilingual{Zh: "市级地方标准", En: "Municipal standards"}, Tier: "city", Part: "echo", NumberPattern: `^DB41\d\d/T \d+—\d{4}$`, Publication: model.FullText, ReviewYears: 3, ReviewCap: 5, ReviewCapSource: model.Bilingual{Zh: "法律第二十九条"}},
		model.Level{Key: "municipal-internal", Title: model.Bilingual{Zh: "市级内部标准", En: "Municipal internal standards"}, Tier: "city"})
	sys.Config.Duty = model.FilingDuty{Due: model.NewDate(2021, 11, 30), Source: model.Bilingual{Zh: "方案附件", En: "Annex"}}
	sys.Regions = []*model.Region{
		{Key: "henan", Kind: "province", Code: "410000", Title: model.Bilingual{Zh: "河南省", En: "Henan"}},
		{Key: "jia", Kind: "city", Code: "410300", Parent: "henan", Title: model.Bilingual{Zh: "甲市", En: "Jia City"}},
		{Key: "yi", Kind: "demonstration-zone", Code: "419001", Parent: "henan", Title: model.Bilingual{Zh: "乙示范区", En: "Yi Zone"}},
		{Key: "bing", Kind: "county", Parent: "jia", Title: model.Bilingual{Zh: "丙县"}},
	}
	sys.Boxes = append(sys.Boxes, &model.Box{Code: "119", Parent: "110", Region: "jia", Title: model.Bilingual{Zh: "甲市增设", En: "Added by Jia"}, Planned: map[string]int{"municipal": 4}})
	for i := 1; i <= 3; i++ {
		w := &model.Work{ID: fmt.Sprintf("db4103-t-%d", i), Number: fmt.Sprintf("DB4103/T %d", i), Level: "municipal", Box: "119", Region: "jia", Publication: model.Publication{Decision: model.FullText}}
		w.Editions = []*model.Edition{{Work: w, Year: "2024", Number: w.Number + "—2024", Title: model.Bilingual{Zh: fmt.Sprintf("甲市标准%d", i)}, Issued: model.NewDate(2024, 1, 1), InForce: model.NewDate(2024, 2, 1)}}
		sys.Works = append(sys.Works, w)
	}
	n := len(sys.Works)
	sys.Works[n-3].Upper, sys.Works[n-2].Unique = []string{"db41-t-s001"}, true
	sys.Works[n-1].From = "db41-t-s001"
	sys.Filings = []*model.Filing{
		{Region: "jia", Date: model.NewDate(2024, 3, 1), To: "henan", File: "一.xlsx", Digest: "aaa", Works: []string{"db4103-t-1", "db4103-t-2"}, Filed: []string{"DB4103/T 1—2020", "DB4103/T 2—2024"}, Boxes: []string{"100", "110"}},
		{Region: "jia", Date: model.NewDate(2025, 3, 1), To: "henan", File: "二.xlsx", Digest: "bbb", Works: []string{"db4103-t-1", "db4103-t-3"}, Filed: []string{"DB4103/T 1—2024", "DB4103/T 3—2024"}, Boxes: []string{"100", "110", "119"}},
		{Region: "bing", Date: model.NewDate(2025, 1, 1), State: model.NotDone, Source: "样本来源"},
	}
	sys.Notes = []*model.Item{
		{ID: "jia", Title: model.Bilingual{Zh: "甲市编制说明"}, Texts: map[model.Lang]*model.Text{model.Zh: parsed("## 原则\n\n甲市说明的一段。\n", model.ProseGrammar, model.Zh)}},
	}
	return sys
}

var regional = sync.OnceValue(func() map[string]string {
	return asWords(mustBuild(derive.All(regionalSystem(), model.Public, model.NewDate(2026, 11, 23)), options()))
})

func asWords(files map[string][]byte) map[string]string {
	out := map[string]string{}
	for name, b := range files {
		out[name] = string(b)
	}
	return out
}

func mustBuild(d *derive.Derived, o Options) map[string][]byte {
	files, problems, err := Build(d, o)
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
}

func has(t *testing.T, name string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(regional()[name], w) {
			t.Errorf("%s lacks %q", name, w)
		}
	}
}

// TestRegionPages: a region has its four deliverables and its filings, filled
// from data; the numbers on the page are those of the works.
func TestRegionPages(t *testing.T) {
	page := regional()["regions/jia.html"]
	if n := strings.Count(page, `href="../standards/db4103-t-`); n == 0 {
		t.Fatal("no standard of the region")
	}
	own, _, _ := strings.Cut(page[strings.Index(page, `id="ui-own"`):], "</table>")
	if n := strings.Count(own, "<tr data-status="); n != 3 {
		t.Errorf("%d of 3 standards in the directory", n)
	}
	has(t, "regions/jia.html", "沿用河南省", "甲市增设", "DB4103/T", "甲市说明的一段", `id="ui-shared"`,
		`<td class="cell-number" data-label="应有数">4</td><td class="cell-number" data-label="现有数">3</td><td class="cell-number" data-label="现有/应有">75.0%</td>`,
		"配套的上级标准", "本地独有", "转化自", "已备案", "与 2024-03-01 的备案相比")
	// What is inherited is marked, and only that.
	tree := page[strings.Index(page, "part-tree"):]
	if n := strings.Count(tree[:strings.Index(tree, "</section>")], "沿用河南省"); n != 2 {
		t.Errorf("%d boxes are marked as inherited, 2 are", n)
	}
	has(t, "en/regions/jia.html", "from Henan", "Added by Jia", "Filed", "Existing/due", "甲市说明的一段", `lang="zh-Hans"`)
	has(t, "regions/yi.html", "没有自己的地方标准", "本站没有登记该地区的标准", `没有增设。登记在 framework.toml，写 region = &#34;yi&#34;`, "notes/yi/index.zh.md", "还没有登记。登记在 filings.toml", "到期，未见记录")
	has(t, "en/regions/yi.html", "records no standard of the region", "Reached, no record", "notes/yi/index.zh.md")
	has(t, "standards/db4103-t-1.html", "配套的上级标准", "db41-t-s001.html")
	has(t, "standards/db41-t-s001.html", "与它配套的下级标准", "db4103-t-1.html")
	has(t, "standards/db4103-t-2.html", "查过，没有可配套的上级标准")
}

// TestRegionsList: every region with its counts, and the parts of the levels.
func TestRegionsList(t *testing.T) {
	sys := regionalSystem()
	page := regional()["regions.html"]
	for _, r := range sys.Regions {
		row := page[strings.Index(page, "regions/"+r.Key+".html"):]
		row = row[:strings.Index(row, "</tr>")]
		issued, planned, samples := 0, 0, 0
		for _, w := range sys.Works {
			switch {
			case w.Region != r.Key && (w.Region != "" || r.Kind != "province"):
			case len(w.Editions) == 0:
				planned++
			case w.ID == "zh-only" || !w.Sample:
				issued++
			default:
				samples++
			}
		}
		for _, want := range []string{fmt.Sprintf(`"正式" data-value="%d"`, issued), fmt.Sprintf(`"待制定" data-value="%d"`, planned), fmt.Sprintf(`"样本" data-value="%d"`, samples)} {
			if !strings.Contains(row, want) {
				t.Errorf("%s: no %s in %s", r.Key, want, row)
			}
		}
	}
	has(t, "regions.html", "layer-lead", "layer-echo", "方案没有派作用", "计划表作“补充”")
	has(t, "en/regions.html", "Lead", "the annex: “supplement”")
	has(t, "levels/municipal.html", "法律第二十九条", "5 年", `^DB41\d\d/T \d&#43;—\d{4}$`)
	has(t, "levels/municipal-internal.html", "这一级别没有登记标准", "没有公开的编号规则", "方案没有派作用")
	has(t, "en/levels/municipal-internal.html", "No standard of this level is recorded")
}

// TestFilingsPage: three states, and the counts of them; only what is on record
// as not done is called so.
func TestFilingsPage(t *testing.T) {
	has(t, "filings.html", "应报备的地区 3 个：已备案 1 个，记录为没有报备 1 个，无记录 1 个", "方案没有写明接收单位", "样本来源", "bbb", "新版本", "新增标准", "减少标准", "新增子体系", "这是第一次备案")
	has(t, "en/filings.html", "3 regions are to file: 1 filed, 1 on record as not filed, 1 without record", "The plan names no receiver", "New editions")
	if n := strings.Count(regional()["filings.html"], `data-filing="not-done"`); n != 1 {
		t.Errorf("%d rows say that nothing was filed", n)
	}
	none := regionalSystem()
	none.Filings, none.Notes = nil, nil
	files := asWords(mustBuild(derive.All(none, model.Public, model.NewDate(2026, 11, 23)), options()))
	if !strings.Contains(files["filings.html"], "还没有登记。登记在 filings.toml") || !strings.Contains(files["note.html"], "没有编制说明的正文") || strings.Contains(files["filings.html"], "receipt") {
		t.Error("an empty register does not say what would fill it")
	}
}

// TestFilingPackage: the print set has its five parts, and alone it needs
// nothing beside it.
func TestFilingPackage(t *testing.T) {
	parts := []string{`class="set-cover"`, `class="set-framework"`, `class="set-directory"`, `class="set-statistics"`, `class="set-note"`, "甲市说明的一段", "甲市标准1"}
	has(t, "regions/jia/filing.html", parts...)
	has(t, "en/regions/jia/filing.html", parts...)
	o := options()
	o.Filing = "jia"
	alone := asWords(mustBuild(derive.All(regionalSystem(), model.Public, model.NewDate(2026, 11, 23)), o))
	for _, name := range []string{"regions/jia/filing.html", "en/regions/jia/filing.html"} {
		for _, w := range parts {
			if !strings.Contains(alone[name], w) {
				t.Errorf("%s alone lacks %s", name, w)
			}
		}
		if m := regexp.MustCompile(`(href|src)="[^#"][^"]*"|<script`).FindString(alone[name]); m != "" {
			t.Errorf("%s alone asks for %s", name, m)
		}
		if !strings.Contains(alone[name], "size:A3 landscape") && !strings.Contains(alone[name], "size: A3 landscape") {
			t.Errorf("%s alone has no sheet of A3", name)
		}
	}
	if alone["directory.html"] != "" || alone["regions/jia.html"] != "" {
		t.Error("more than the package was rendered")
	}
}

// TestLinkOfHiddenTitle: a link to a standard whose title is withheld has words.
func TestLinkOfHiddenTitle(t *testing.T) {
	m := &maker{lang: model.Zh}
	row := derive.Row{Number: "样内 S1—2024", Path: "standards/a.html", Withheld: true}
	if l := m.namedLink(row); l.Title.T != "标题不公开" || l.Note != row.Number {
		t.Errorf("%+v", l)
	}
	row.Withheld, row.Title.Zh = false, "名称"
	if l := m.namedLink(row); l.Title.T != "名称" {
		t.Errorf("%+v", l)
	}
}
