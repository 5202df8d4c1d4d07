package derive

import (
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

// day is the day the citations speak of.
var citeDay = model.NewDate(2026, 11, 25)

func citeText(t *testing.T, g model.Grammar, l model.Lang, src string) *model.Text {
	t.Helper()
	txt, problems := text.Parse([]byte(src), text.Options{Grammar: g, Lang: l})
	if model.HasErrors(problems) {
		t.Fatal(problems)
	}
	return txt
}

const placesStandard = `# 前言

本文件首次发布。

# 1 范围

本文件规定了车辆。

# 5 要求

## 5.1 总则

5.1.1 应符合下列要求：

a) 甲：
1) 乙；
2) 丙；
b) 丁。

应包括：

—— 戊；
—— 己。

注1：庚。

注2：辛。

示例：壬。

表1 名称

| 甲 | 乙 |
|---|---|
| 1^a^ | 2 |
注：癸。
[a] 子。

$$ A = B $$ (1)

# 附录A（规范性）方法

A.1 应测量。

# 参考文献

[1] 某书
`

// TestPlaces: every kind of address has its words.
func TestPlaces(t *testing.T) {
	law := "第一章 总则\n\n第一条 只有一款。\n\n第二条 第一款：\n\n（一）甲；\n\n（二）乙。\n\n第二款。\n\n第二条之一 增加的。\n\n第三条 下列：\n\n（一）丙。\n"
	policy := "# 方案\n\n一、总体要求\n\n（一）目标。\n\n1. 甲。\n"
	for _, c := range []struct {
		grammar model.Grammar
		src     string
		want    map[string]string
	}{
		{model.StandardGrammar, placesStandard, map[string]string{
			"foreword": "前言|Foreword", "1": "第1章|clause 1", "5.1": "第5.1条|5.1", "5.1.1": "第5.1.1条|5.1.1",
			"5.1.1-a": "第5.1.1条a)项|5.1.1 a)", "5.1.1-a-2": "第5.1.1条a)项2)分项|5.1.1 a) 2)",
			"5.1.1-list2-2": "第5.1.1条第二组第2项|5.1.1, list 2, item 2",
			"5.1.1-note-2":  "第5.1.1条注2|5.1.1, Note 2", "5.1.1-example": "第5.1.1条示例|5.1.1, Example",
			"table-1": "表1|Table 1", "table-1-note": "表1注|Table 1, Note", "table-1-a": "表1脚注a|Table 1, footnote a",
			"formula-1": "公式（1）|Formula (1)", "A": "附录A|Annex A", "A.1": "第A.1条|A.1",
			"bibliography": "参考文献|Bibliography", "bibliography-1": "参考文献[1]|Bibliography [1]",
		}},
		{model.RegulationGrammar, law, map[string]string{
			"chapter-1": "第一章|chapter 1", "1": "第一条|Article 1", "1.1": "第一条|Article 1", "2": "第二条|Article 2",
			"2.1": "第二条第一款|Article 2, paragraph 1", "2.2": "第二条第二款|Article 2, paragraph 2",
			"2.1.2": "第二条第一款第（二）项|Article 2, paragraph 1, item （二）", "3.1.1": "第三条第（一）项|Article 3, item （一）",
			"2-1": "第二条之一|Article 2-1",
		}},
		{model.PolicyGrammar, policy, map[string]string{"1": "一|item 1", "1.1": "一（一）|item 1.1", "1.1.1": "一（一）1|item 1.1.1"}},
	} {
		txt := citeText(t, c.grammar, model.Zh, c.src)
		got := Places(map[model.Lang]*model.Text{model.Zh: txt})
		for id, want := range c.want {
			if words := got[id].Zh + "|" + got[id].En; words != want {
				t.Errorf("%s #%s: %s, want %s", c.grammar, id, words, want)
			}
		}
		for id := range txt.Anchors() {
			if p := got[id]; (p.Zh == "" || p.En == "") && id != "title" {
				t.Errorf("%s #%s has no words: %+v", c.grammar, id, p)
			}
		}
	}
}

// TestPlacesInBoth: each language is cited as its own text prints it.
func TestPlacesInBoth(t *testing.T) {
	got := Places(map[model.Lang]*model.Text{
		model.Zh: citeText(t, model.RegulationGrammar, model.Zh, "第十二条 甲。\n"),
		model.En: citeText(t, model.RegulationGrammar, model.En, "Article 12 First.\n\nArticle 13 Second.\n"),
	})
	for id, want := range map[string]model.Bilingual{
		"12": {Zh: "第十二条", En: "Article 12"}, "13": {Zh: "第13条", En: "Article 13"},
	} {
		if got[id] != want {
			t.Errorf("#%s: %+v, want %+v", id, got[id], want)
		}
	}
}

// citedWork is a work with one edition, in force from the first days of 2024.
func citedWork(change func(*model.Work, *model.Edition)) (Row, *model.Edition) {
	w := &model.Work{ID: "db41-t-s001"}
	e := &model.Edition{
		Work: w, Year: "2024", Number: "DB41/T S001—2024", Title: model.Bilingual{Zh: "使用服务规范", En: "Specification for use & services"},
		Issuer: model.Bilingual{Zh: "某局", En: "A Body"}, Issued: model.NewDate(2024, 1, 2), InForce: model.NewDate(2024, 2, 1),
		Texts: map[model.Lang]*model.Text{model.Zh: {}, model.En: {}},
	}
	w.Editions = []*model.Edition{e}
	if change != nil {
		change(w, e)
	}
	return Row{Work: w, Edition: e, Number: e.Number, Title: e.Title, Status: e.StatusAt(citeDay)}, e
}

// TestCite: every form, for works in every state.
func TestCite(t *testing.T) {
	place := model.Bilingual{Zh: "第5.2条", En: "5.2"}
	const at = "https://x.example/s.html#5.2"
	cite := func(l model.Lang, change func(*model.Work, *model.Edition)) Citation {
		r, e := citedWork(change)
		return CiteEdition(r, e, l, citeDay)
	}
	plain, sample := cite(model.Zh, nil), cite(model.Zh, func(w *model.Work, _ *model.Edition) { w.Sample = true })
	for _, c := range []struct {
		name  string
		cited Citation
		form  CiteForm
		place model.Bilingual
		want  string
	}{
		{"official", plain, OfficialForm, place, "依据 DB41/T S001—2024《使用服务规范》第5.2条（现行，截至2026-11-25）"},
		{"official whole", plain, OfficialForm, model.Bilingual{}, "依据 DB41/T S001—2024《使用服务规范》（现行，截至2026-11-25）"},
		{"sample", sample, OfficialForm, place, "依据 DB41/T S001—2024《使用服务规范》第5.2条（现行，截至2026-11-25；样本，非正式标准）"},
		{"upcoming", cite(model.Zh, func(_ *model.Work, e *model.Edition) { e.InForce = model.NewDate(2027, 1, 1) }), OfficialForm, place,
			"依据 DB41/T S001—2024《使用服务规范》第5.2条（即将实施，2027-01-01起实施，截至2026-11-25）"},
		{"withdrawn", cite(model.Zh, func(_ *model.Work, e *model.Edition) { e.Withdraw = model.NewDate(2025, 6, 1) }), EnglishForm, place,
			"DB41/T S001—2024, Specification for use & services, 5.2 (withdrawn on 2025-06-01, as of 2026-11-25). " + at},
		{"superseded", cite(model.Zh, func(w *model.Work, e *model.Edition) {
			w.Editions = append(w.Editions, &model.Edition{Work: w, Year: "2026", InForce: model.NewDate(2026, 1, 1)})
		}), OfficialForm, place, "依据 DB41/T S001—2024《使用服务规范》第5.2条（被代替，截至2026-11-25）"},
		{"translation", cite(model.En, nil), EnglishForm, place,
			"DB41/T S001—2024, Specification for use & services, 5.2 (in force, as of 2026-11-25; unofficial translation: how it was translated is not recorded). " + at},
		{"gbt7714", plain, GBT7714Form, place, "某局. 使用服务规范: DB41/T S001—2024[S/OL]. 2024: 第5.2条[2026-11-25]. 现行，截至2026-11-25. " + at},
		{"gbt7714 whole", sample, GBT7714Form, model.Bilingual{}, "某局. 使用服务规范: DB41/T S001—2024[S/OL]. 2024[2026-11-25]. 现行，截至2026-11-25；样本，非正式标准. " + at},
		{"address", plain, AddressForm, place, "DB41/T S001—2024 第5.2条（现行，截至2026-11-25） " + at},
		{"address en", cite(model.En, nil), AddressForm, place, "DB41/T S001—2024 5.2 (in force, as of 2026-11-25; unofficial translation: how it was translated is not recorded) " + at},
		{"bibtex", cite(model.En, nil), BibTeXForm, place, "@techreport{db41-t-s001-2024,\n  title = {Specification for use \\& services},\n  institution = {A Body},\n" +
			"  type = {Standard},\n  number = {DB41/T S001—2024},\n  year = {2024},\n  url = {" + at + "},\n  urldate = {2026-11-25},\n" +
			"  note = {5.2; in force, as of 2026-11-25; unofficial translation: how it was translated is not recorded}\n}"},
		{"ris", sample, RISForm, place, "TY  - STAND\nTI  - 使用服务规范\nAU  - 某局\nSN  - DB41/T S001—2024\nPY  - 2024\nDA  - 2024/01/02\nSE  - 第5.2条\n" +
			"Y2  - 2026/11/25\nN1  - 第5.2条；现行，截至2026-11-25；样本，非正式标准\nLA  - zh-Hans\nUR  - " + at + "\nER  - "},
		{"law", CiteRegulation(&model.Regulation{ID: "law", Title: model.Bilingual{Zh: "某条例"}, Number: model.Bilingual{Zh: "国务院令第621号"},
			Issuer: model.Bilingual{Zh: "国务院"}, Issued: model.NewDate(2012, 6, 28), InForce: model.NewDate(2012, 10, 1)}, model.Zh, citeDay),
			OfficialForm, model.Bilingual{Zh: "第十二条第二款"}, "依据《某条例》第十二条第二款（国务院令第621号；2012-10-01起施行，截至2026-11-25）"},
		{"law gbt7714", CiteRegulation(&model.Regulation{ID: "law", Title: model.Bilingual{Zh: "某条例"}, Number: model.Bilingual{Zh: "国务院令第621号"},
			Issued: model.NewDate(2012, 6, 28)}, model.Zh, citeDay),
			GBT7714Form, model.Bilingual{}, "某条例: 国务院令第621号[Z/OL]. 2012[2026-11-25]. 2012-06-28，截至2026-11-25. " + at},
		{"policy", CitePolicy(&model.Policy{ID: "p", Title: model.Bilingual{Zh: "导读"}, Sample: true}, model.Zh, citeDay),
			OfficialForm, model.Bilingual{}, "依据《导读》（截至2026-11-25；样本，非正式文件）"},
	} {
		if got := c.cited.Write(c.form, c.place, at); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestCiteWithheld: a title that is withheld is in no citation.
func TestCiteWithheld(t *testing.T) {
	r, e := citedWork(nil)
	r.Withheld = true
	for _, f := range CiteForms {
		if s := CiteEdition(r, e, model.Zh, citeDay).Write(f, model.Bilingual{}, "x"); strings.Contains(s, "使用服务") || strings.Contains(s, "Specification") {
			t.Errorf("%s tells the title: %s", f, s)
		}
	}
}
