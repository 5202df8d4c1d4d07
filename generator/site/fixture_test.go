package site

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// The small system of these tests: a standard in two editions, a record whose
// title is withheld, a plan without text, a law with text and one without, a
// guide with the plan's data, an item, a course and a page.

const standardText = `
# 前言

本文件按照GB/T 1.1—2020的规定起草。

# 1 范围

本文件规定了用车要求，写法如{{< figure >}}和{{% x %}}。

# 2 规范性引用文件

下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。

GB/T 1.1—2020　标准化工作导则

GB/T 1.1—2009　标准化工作导则

GB/T 9999　没有登记的标准

# 3 术语和定义

## 3.1 公务用车 official vehicle

机关配备的机动车。

# 4 要求

4.1 机关应登记车辆，见4.2和[[zhu-fa#第二条]]。

4.2 里程按公式（1）计算：

$$ L = \frac{a}{b} $$ (1)

表1 车辆

| 车型 | 数量 |
|:--|--:|
| 轿车 | 2 |

![流程](figures/flow.svg)
图1 流程
`

const standardEnglish = `
# Foreword

This document is drafted in accordance with GB/T 1.1—2020.

# 1 Scope

This document specifies the use of vehicles.

# 4 Requirements

4.1 Offices shall register vehicles, see 4.2.

4.2 Distance is calculated by Formula (1):
`

const lawText = `# 住房法

## 第一章 总则

第一条 为了规范，制定本法。

第二条 机关应当登记。
`

func fixture() *derive.Derived {
	sys := fixtureSystem()
	return derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
}

func parsed(src string, g model.Grammar, l model.Lang) *model.Text {
	t, _ := text.Parse([]byte(src), text.Options{Grammar: g, Lang: l, File: "fixture.md"})
	return t
}

func fixtureSystem() *model.System {
	zh := func(s string, g model.Grammar) map[model.Lang]*model.Text {
		return map[model.Lang]*model.Text{model.Zh: parsed(s, g, model.Zh)}
	}
	work := &model.Work{
		ID: "db41-t-s001", Number: "DB41/T S001", Level: "local", Box: "100", Sample: true, Area: "vehicles", Region: "henan",
		Publication: model.Publication{Decision: model.FullText},
		Basis:       []model.Basis{{Regulation: "guan-li", Article: "第三条", Provision: "4.1", Relation: "refines"}},
		Events:      []model.Event{{Step: "draft", Outcome: model.Outcome{State: model.Done, Date: model.NewDate(2023, 1, 2)}}},
		Reviews:     []model.Review{{Date: model.NewDate(2025, 5, 1), Result: "confirmed"}},
	}
	work.Editions = []*model.Edition{
		{
			Work: work, Year: "2020", Number: "DB41/T S001—2020", Title: model.Bilingual{Zh: "公务用车规范", En: "Official vehicles"},
			Issued: model.NewDate(2020, 1, 1), InForce: model.NewDate(2020, 2, 1), Texts: zh("# 1 范围\n\n旧的范围。\n", model.StandardGrammar),
		},
		{
			Work: work, Year: "2023", Number: "DB41/T S001—2023", Title: model.Bilingual{Zh: "公务用车规范", En: "Official vehicles"},
			Issued: model.NewDate(2023, 1, 1), InForce: model.NewDate(2023, 2, 1), Issuer: model.Bilingual{Zh: "样本机构", En: "Sample body"},
			ICS: "03.080", Replaces: []string{"DB41/T S001—2020"}, Translation: "machine", Files: []string{"figures/flow.svg"},
			Texts: map[model.Lang]*model.Text{
				model.Zh: parsed(standardText, model.StandardGrammar, model.Zh),
				model.En: parsed(standardEnglish, model.StandardGrammar, model.En),
			},
			Accepted: []model.Accepted{{Rule: "r", Place: "4.1", Reason: model.Bilingual{Zh: "原件用词如此", En: "So in the original"}, By: "编辑", Date: model.NewDate(2026, 1, 1)}},
		},
	}
	record := &model.Work{
		ID: "neibu-2", Number: "样内 S002", Level: "local", Box: "110",
		Publication: model.Publication{Decision: model.RecordOnly, HideTitle: true},
	}
	record.Editions = []*model.Edition{{
		Work: record, Year: "2024", Number: "样内 S002—2024", Title: model.Bilingual{Zh: "不该出现的标题"},
		Issued: model.NewDate(2024, 1, 1), InForce: model.NewDate(2024, 2, 1), Texts: zh("# 1 范围\n\n不该出现的正文。\n", model.StandardGrammar),
	}}
	onlyChinese := &model.Work{ID: "zh-only", Number: "DB41/T 9", Level: "local", Box: "110", Publication: model.Publication{Decision: model.FullText}}
	onlyChinese.Editions = []*model.Edition{{
		Work: onlyChinese, Year: "2026", Number: "DB41/T 9—2026", Title: model.Bilingual{Zh: "只有中文"},
		InForce: model.NewDate(2027, 1, 1), Texts: zh("# 1 范围\n\n只有中文的范围。\n", model.StandardGrammar),
	}}
	planned := &model.Work{ID: "plan-3", Title: model.Bilingual{Zh: "待制定的标准", En: "A planned standard"}, Level: "local", Box: "110", Publication: model.Publication{Decision: model.FullText}}
	return &model.System{
		Config: model.Config{
			Site: model.Site{
				Title: model.Bilingual{Zh: "规矩测试站", En: "Guiju test site"}, Subtitle: model.Bilingual{Zh: "副题"},
				Notice: model.Bilingual{Zh: "演示", En: "A demonstration"},
			},
			Levels: []model.Level{{Key: "local", Title: model.Bilingual{Zh: "地方标准", En: "Local standards"}, ReviewYears: 3, Track: "t"}},
			Tracks: []model.Track{{Key: "t", Title: model.Bilingual{Zh: "程序"}, Steps: []model.TrackStep{
				{Key: "draft", Title: model.Bilingual{Zh: "起草", En: "Draft"}}, {Key: "issue", Title: model.Bilingual{Zh: "发布", En: "Issue"}},
			}}},
			Areas: []model.Area{{Key: "vehicles", Title: model.Bilingual{Zh: "公务用车", En: "Vehicles"}}},
			Goals: []model.Goal{{Key: "g", Title: model.Bilingual{Zh: "20项", En: "20 standards"}, Levels: []string{"local"}, Count: 20, Due: model.NewDate(2022, 12, 31)}},
		},
		Boxes: []*model.Box{
			{Code: "100", Title: model.Bilingual{Zh: "通用", En: "General"}},
			{Code: "110", Title: model.Bilingual{Zh: "术语", En: "Terms"}, Parent: "100"},
		},
		Regions:    []*model.Region{{Key: "henan", Title: model.Bilingual{Zh: "河南省", En: "Henan"}}},
		References: []*model.Reference{{ID: "gb-t-1.1", Number: "GB/T 1.1—2020", Title: model.Bilingual{Zh: "标准化工作导则", En: "Directives"}, InForce: model.NewDate(2020, 10, 1), Replaces: []string{"GB/T 1.1—2009"}}},
		Plan: model.Plan{Policy: "guide", Phases: []model.Phase{{Key: "p", Title: model.Bilingual{Zh: "准备", En: "Prepare"}}}, Tasks: []model.Task{{
			Key: "t1", Phase: "p", Title: model.Bilingual{Zh: "任务一", En: "Task one"},
			Measures: []model.Measure{{Title: model.Bilingual{Zh: "措施一", En: "Measure one"}}},
			Dues:     []model.Due{{Date: model.NewDate(2022, 1, 1), Words: model.Bilingual{Zh: "年底前"}}},
		}}},
		Works: []*model.Work{work, record, planned, onlyChinese},
		Regulations: []*model.Regulation{
			{ID: "guan-li", Title: model.Bilingual{Zh: "管理条例", En: "Regulation"}, Kind: "regulation", Topics: []model.Topic{{Title: model.Bilingual{Zh: "登记", En: "Register"}, Articles: []string{"2-4", "7"}}}},
			{ID: "zhu-fa", Title: model.Bilingual{Zh: "住房法", En: "Housing law"}, Kind: "law", Texts: zh(lawText, model.RegulationGrammar)},
		},
		Policies: []*model.Policy{{ID: "guide", Title: model.Bilingual{Zh: "导读", En: "Guide"}, Kind: "guide", Texts: zh("## 一、目标\n\n目标如下。\n", model.PolicyGrammar)}},
		Publicity: []*model.Item{{
			ID: "news-1", Kind: "qa", Title: model.Bilingual{Zh: "问答", En: "Questions"}, Date: model.NewDate(2026, 11, 1), From: "编辑部", Sample: true,
			About: []string{"db41-t-s001#4.1"}, Texts: zh("## 问\n\n答。\n", model.ProseGrammar),
		}},
		Courses: []*model.Course{{ID: "course", Title: model.Bilingual{Zh: "入门课", En: "Induction"}, Sessions: []model.Session{{
			Title: model.Bilingual{Zh: "第一讲", En: "One"}, Minutes: 40, Quotes: []model.Quotation{{Ref: "db41-t-s001#4.1"}, {Ref: "neibu-2#1"}},
			Questions: []model.Question{{Text: model.Bilingual{Zh: "怎样登记？", En: "How to register?"}}},
		}}}},
		Pages: []*model.Item{{ID: "about", Title: model.Bilingual{Zh: "关于", En: "About"}, Menu: 1, Texts: zh("## 说明\n\n看[目录](../directory.html)。\n", model.ProseGrammar)}},
	}
}

// options reads the repository's own folders: these tests are about them too.
func options() Options {
	return Options{
		Layouts: os.DirFS(repository("layouts")), Static: os.DirFS(repository("static")), CacheDir: cacheDir(),
		Client: fstest.MapFS{"10-a.js": {Data: []byte("window.Guiju = window.Guiju || {};\n")}, "80-highlight.js": {Data: []byte("window.Guiju.highlight = function () {};\n")}},
		Content: fstest.MapFS{
			"standards/db41-t-s001/2023/figures/flow.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80"/>`)},
		},
		SearchDir: "search-index/abc", Feeds: true,
	}
}

// cacheDir is shared by the tests of one run: the formula renderer is slow to
// compile the first time.
var sharedCache = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "guiju-site-test-") })

func cacheDir() string {
	dir, err := sharedCache()
	if err != nil {
		panic(err)
	}
	return dir
}

// repository is the absolute name of a folder or file of the repository: a
// test changes the working folder.
var root, _ = filepath.Abs("../..")

func repository(name string) string { return filepath.Join(root, name) }

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := sharedCache(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

// built is the site of the fixture, made once.
var built = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(fixture(), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

func build(t testing.TB, d *derive.Derived, o Options) map[string][]byte {
	t.Helper()
	files, problems, err := Build(d, o)
	if err != nil || len(problems) > 0 {
		t.Fatal(describe(problems, err))
	}
	return files
}

func describe(problems []model.Problem, err error) string {
	s := ""
	if err != nil {
		s = err.Error()
	}
	for _, p := range problems {
		s += "\n" + p.Pos.String() + ": " + p.Message(model.En)
	}
	return s
}

// overlay puts files over a folder.
func overlay(t testing.TB, base fs.FS, over map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	all := map[string][]byte{}
	if err := copyTree(base, "", all); err != nil {
		t.Fatal(err)
	}
	for name, b := range all {
		out[name] = &fstest.MapFile{Data: b}
	}
	extra := fstest.MapFS{}
	for name, s := range over {
		extra[name] = &fstest.MapFile{Data: []byte(s)}
	}
	maps.Copy(out, extra)
	return out
}
