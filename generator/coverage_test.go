package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/schema"
)

// coverageRow is one thing that the plan names, and where the site shows it:
// the page that is built from the data, the file that holds the data, the rule
// that can fail on it, and the text in generator/check/testdata in which it
// does.
type coverageRow struct {
	Name string // as the plan has it
	Page string // address without the language's folder
	File string // as package schema has it: "standards/<work>/work.toml"
	Rule string // id
	Case string // "works.txtar", which must want the rule
}

// coverage is the table of what the plan names, in this order: the system and
// its deliverables, the targets, one matter, the procedures, use and review, the
// law, data, key areas, supply. It stands in the repository as
// generator/testdata/coverage.md.
var coverage = []coverageRow{
	{"省市共建的标准体系 one system, province and cities", "system.html", "system.toml", "unknown-value", "system.txtar"},
	{"省市共建的标准体系：各级、各领域、各状态总数 totals by level, family and subsystem", "statistics.html", "system.toml", "unknown-value", "system.txtar"},
	{"标准体系框架图 framework diagram", "framework.html", "framework.toml", "box-region", "framework.txtar"},
	{"每个地区自己的框架 a region's own boxes", "framework.html", "framework.toml", "work-box-region", "framework.txtar"},
	{"标准体系目录、标准明细表 directory, detailed list", "directory.html", "system.toml", "column-twice", "directory.txtar"},
	{"备案 filing with the department one level up", "filings.html", "filings.toml", "filing-to", "filings.txtar"},
	{"各省辖市、济源示范区 one system, a part for every city and the zone", "regions/jiyuan.html", "regions.toml", "region-above", "upper.txtar"},
	{"编制说明 explanatory note", "note.html", "notes/<region>/index.zh.md", "unknown-name", "upper.txtar"},
	{"引领、基础、呼应 the parts that the levels have", "framework.html", "system.toml", "unknown-value", "system.txtar"},
	{"基础/引领/呼应 base, lead and echo", "regions.html", "standards/<work>/work.toml", "upper-missing", "upper.txtar"},
	{"不少于20项地方标准（两种读法） ≥20 local standards, two readings", "targets.html", "system.toml", "target-levels", "directory.txtar"},
	{"不少于120项省级内部标准 ≥120 provincial internal standards", "targets.html", "system.toml", "target-count", "system.txtar"},
	{"一事一标 one matter, one standard", "matters.html", "matters.toml", "matter-twice", "matters.txtar"},
	{"避免重复建设 provisions that say alike", "overlaps.html", "matters.toml", "distinct-works", "matters.txtar"},
	{"一事一标、择优选取 the best of several candidates is chosen", "proposals.html", "proposals.toml", "selection-choice", "proposals.txtar"},
	{"项目类别：基础、通用、急需、重点 classes of projects", "proposals.html", "proposals.toml", "unknown-value", "proposals.txtar"},
	{"共同使用 standards used in common", "uptake.html", "uptake.toml", "uptake-who", "uptake.txtar"},
	{"急用先行、务实管用、成熟一项出台一项 urgent first, issued when mature", "targets.html", "standards/<work>/work.toml", "unknown-value", "directory.txtar"},
	{"三审三改一研究 three reviews, three revisions, one study", "tracks.html", "standards/<work>/work.toml", "track-incomplete", "tracks.txtar"},
	{"地方标准制定程序 the procedure for local standards", "tracks.html", "system.toml", "step-short", "tracks.txtar"},
	{"申报、立项、制定和发布 from application to issue", "tracks.html", "standards/<work>/work.toml", "event-order", "tracks.txtar"},
	{"代替与被代替 replacing and replaced", "references.html", "standards/<work>/<year>/edition.toml", "replaces-cycle", "replaces.txtar"},
	{"区域协作、市际共同制定 inter-city joint drafting", "cooperation.html", "cooperation.toml", "joint-regions", "cooperation.txtar"},
	{"职能相似、需求趋同 demands that are alike", "cooperation.html", "cooperation.toml", "demand-twice", "cooperation.txtar"},
	{"培训 standards never trained on", "uptake.html", "uptake.toml", "uptake-state", "uptake.txtar"},
	{"效果评估、实施反馈 evaluation and feedback", "feedback.html", "uptake.toml", "uptake-early", "uptake.txtar"},
	{"三年以上标准复审、联合专业机构 review after three years, with professional institutions", "reviews.html", "standards/<work>/work.toml", "review-institution", "reviews.txtar"},
	{"及时完善、修订或废止 what a review asked for", "reviews.html", "standards/<work>/work.toml", "review-followup", "reviews.txtar"},
	{"运行评估机制 五环节 the cycle of five stages", "standards/db41-t-s001.html", "uptake.toml", "uptake-planned", "uptake.txtar"},
	{"标准化与法治化互通 standardization and the rule of law", "law.html", "standards/<work>/work.toml", "basis-stale", "bases.txtar"},
	{"标准成为法规制度的细化和延伸 standards refine and extend the law", "law.html", "standards/<work>/work.toml", "basis-conflict", "bases.txtar"},
	{"《机关事务管理条例》 Regulation on Administration of Government Offices Affairs", "regulations/affairs-regulation.html", "regulations/<id>/regulation.toml", "topic-range", "references.txtar"},
	{"《公共机构节能条例》 Regulation on Energy Conservation by Public Institutions", "regulations/energy-saving-regulation.html", "regulations/<id>/regulation.toml", "regulation-articles", "references.txtar"},
	{"《党政机关公务用车管理办法》 Measures for Official Vehicles", "regulations/official-vehicles-measures.html", "standards/<work>/work.toml", "basis-pending", "bases.txtar"},
	{"《党政机关办公用房管理办法》 Measures for Office Space", "regulations/office-space-measures.html", "standards/<work>/work.toml", "basis-pending", "bases.txtar"},
	{"《标准化法》 Standardization Law", "regulations/standardization-law.html", "standards/<work>/work.toml", "basis-article", "references.txtar"},
	{"信息化互融 数据标准 data standards", "data-elements.html", "data-elements.toml", "element-format", "dataelements.txtar"},
	{"标准化成果嵌入业务系统 results embedded in business systems", "data.html", "data-elements.toml", "element-values", "dataelements.txtar"},
	{"嵌入业务信息系统 embedded in business systems", "uptake.html", "uptake.toml", "uptake-system", "uptake.txtar"},
	{"标准化与业务工作互促：重点领域 key areas", "areas.html", "system.toml", "area-empty", "directory.txtar"},
	{"普及应用、解读 spread and explained", "uptake.html", "uptake.toml", "uptake-none", "uptake.txtar"},
	{"框架图 framework diagram, of the four artefacts of the preparation", "framework/print.html", "framework.toml", "box-empty", "framework.txtar"},
	{"优化标准供给，省级、市级、内部配套衔接 supply of standards", "statistics.html", "framework.toml", "planned-below-issued", "directory.txtar"},
	{"布局合理、重点突出、层次清晰、特色鲜明 four qualities of the system", "statistics.html", "framework.toml", "box-planned", "framework.txtar"},
	{"全篇 the plan's own contradictions and gaps", "readings.html", "readings.toml", "reading-page", "readings.txtar"},
}

// TestCoverage: every row has its page in the site, its file in the content,
// its rule and a text that breaks it; the table of the repository says the same.
func TestCoverage(t *testing.T) {
	var files []string
	for _, f := range schema.Files() {
		files = append(files, f.Path)
	}
	rules := map[string]bool{}
	for _, r := range check.Rules {
		rules[r.ID] = true
	}
	dir := shippedSite(t)
	var b bytes.Buffer
	b.WriteString("# What the plan names, and where the site shows it\n\nGenerated by `TestCoverage`; every cell is held by it.\n\n")
	b.WriteString("| the plan names | page | data | rule | text that breaks it |\n|---|---|---|---|---|\n")
	for _, r := range coverage {
		if !slices.Contains(files, r.File) {
			t.Errorf("%s: there is no file %s", r.Name, r.File)
		}
		if !rules[r.Rule] {
			t.Errorf("%s: there is no rule %s", r.Name, r.Rule)
		}
		for _, l := range model.Langs {
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(l.Prefix()+r.Page))); err != nil {
				t.Errorf("%s: %v", r.Name, err)
			}
		}
		if !wants(t, r.Case, r.Rule) {
			t.Errorf("%s: %s does not break %s", r.Name, r.Case, r.Rule)
		}
		fmt.Fprintf(&b, "| %s | `%s` | `%s` | `%s` | `%s` |\n", r.Name, r.Page, r.File, r.Rule, r.Case)
	}
	const golden = "testdata/coverage.md"
	if os.Getenv("GUIJU_UPDATE") != "" {
		writeTest(t, golden, b.String())
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("%s is not what the table says; GUIJU_UPDATE=1 writes it", golden)
	}
}

// wants reports whether a text of check's cases breaks a rule.
func wants(t *testing.T, name, rule string) bool {
	t.Helper()
	b, err := os.ReadFile("check/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) > 2 && f[0] == "want" && f[len(f)-1] == rule {
			return true
		}
	}
	return false
}
