package site

import (
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

const comparedOld = `
# 4 要求

4.1 维修人员宜在受理后60 min内到达。

4.2 台账应一间一页。

4.3 钥匙应编号存放。

4.4 时限应符合表1的规定。

表1 时限

| 等级 | 到达 |
|---|---|
| 1级 | 15 |
| 2级 | 30 |

4.5 纸质工单可同时使用。

4.6 满意率按公式（1）计算：

$$ S = n / N $$ (1)
`

const comparedNew = `
# 前言

本文件代替DB 1—2020，主要技术变化如下：

a) 将到达的时限由推荐改为要求（见4.1，2020年版的4.1）；
b) 更改了钥匙的存放（见4.3，2020年版的4.3）。

# 4 要求

4.1 维修人员应在受理后30 min内到达。

4.2 台账应一间一页。

4.3 钥匙应编号存放。

4.4 时限应符合表1的规定。

表1 时限

| 等级 | 到达 |
|---|---|
| 1级 | 10 |
| 2级 | 30 |
| 3级 | 120 |

4.5 满意率按公式（1）计算：

$$ S = n / M $$ (1)

4.6 访客<离开>时应交还胸牌。
`

var comparedSite = sync.OnceValue(func() map[string][]byte {
	sys := fixtureSystem()
	w := &model.Work{ID: "compared", Number: "DB 1", Level: "local", Box: "110", Publication: model.Publication{Decision: model.FullText}}
	for i, src := range []string{comparedOld, comparedNew} {
		year := []string{"2020", "2024"}[i]
		w.Editions = append(w.Editions, &model.Edition{
			Work: w, Year: year, Number: "DB 1—" + year, Title: model.Bilingual{Zh: "维修规范", En: "Repairs"}, InForce: model.NewDate(2020+4*i, 1, 1),
			Texts: map[model.Lang]*model.Text{model.Zh: parsed(src, model.StandardGrammar, model.Zh)},
		})
	}
	shut := &model.Work{ID: "shut", Number: "DB 2", Level: "local", Box: "110", Publication: model.Publication{Decision: model.RecordOnly}}
	for _, e := range w.Editions {
		copied := *e
		copied.Work, copied.Number = shut, "DB 2—"+e.Year
		shut.Editions = append(shut.Editions, &copied)
	}
	sys.Works = append(sys.Works, w, shut)
	files, problems, err := Build(derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// TestComparePage: what went and what came stands there word for word, with
// what a reader hears; the sheet has the old and the new value; what did not
// change is one line.
func TestComparePage(t *testing.T) {
	files := comparedSite()
	doc := read(t, files, "standards/compared/compare/2020-to-2024.html")
	row := elementOf(t, doc, "4.1")
	var gone, come []string
	for n := range row.Descendants() {
		if n.Type == html.ElementNode && n.Data == "del" {
			gone = append(gone, words(n))
		}
		if n.Type == html.ElementNode && n.Data == "ins" {
			come = append(come, words(n))
		}
	}
	if got := strings.Join(gone, " "); got != "删去：宜 删去：60" {
		t.Errorf("gone: %s", got)
	}
	if got := strings.Join(come, " "); got != "增加：应 增加：30 增加：应 增加：30" {
		t.Errorf("come, in either copy: %s", got)
	}
	all := words(doc)
	for _, want := range []string{
		"宜 → 应", "60 min → 30 min", "15 → 10", "未改动 2 条： 4.2 至 4.3",
		"比对没有找到相应的改动", "前言没有列出的改动", "原4.5", "访客<离开>时应交还胸牌。",
	} {
		if !strings.Contains(strings.ReplaceAll(all, " ", ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if byID(doc, "old-4.5") == nil || byID(doc, "4.5") == nil {
		t.Error("the deleted 4.5 and the new 4.5 share an address")
	}
	if s := string(files["standards/compared/compare/2020-to-2024.html"]); !strings.Contains(s, "noindex") || strings.Count(s, "<math") < 2 {
		t.Error("the page is found by search engines, or has no formulas")
	}
	english := words(read(t, files, "en/standards/compared/compare/2020-to-2024.html"))
	if !strings.Contains(english, "The Chinese texts are compared below") && !strings.Contains(english, "the Chinese texts are compared below") {
		t.Error("the English page does not say that it compares the Chinese")
	}
}

// TestCompareList: both wordings with their days and the way to every pair; the
// page of the edition leads there, and its contents bear marks.
func TestCompareList(t *testing.T) {
	files := comparedSite()
	all := words(read(t, files, "standards/compared/compare.html"))
	for _, want := range []string{"DB 1—2020 → DB 1—2024", "收紧 1", "增加 2"} {
		if !strings.Contains(all, want) {
			t.Errorf("the list does not say %q", want)
		}
	}
	edition := string(files["standards/compared/2024.html"])
	for _, want := range []string{"compare/2020-to-2024.html", "change-mark-changed", `data-module="changes"`} {
		if !strings.Contains(edition, want) {
			t.Errorf("the edition lacks %s", want)
		}
	}
	if strings.Contains(string(files["standards/compared/2020.html"]), "change-mark") {
		t.Error("the first edition has marks of changes")
	}
	for name := range files {
		if strings.Contains(name, "shut/compare") {
			t.Errorf("%s compares what may not be read", name)
		}
	}
}
