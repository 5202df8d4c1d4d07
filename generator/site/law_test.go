package site

import (
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// lawFixture is the fixture with relations to both laws: one article of the
// law with a text has changed since it was compared; and data elements.
func lawFixture() *derive.Derived {
	sys := fixtureSystem()
	w := sys.Works[0]
	w.Basis = append(w.Basis,
		model.Basis{Regulation: "zhu-fa", Article: "第二条", Provision: "4.2", Relation: "extends", Checked: model.NewDate(2026, 1, 2), By: "核对的人"},
		model.Basis{Regulation: "zhu-fa", Article: "第一条", Relation: model.Conflicts, Note: model.Bilingual{Zh: "期限不同，拟修订。", En: "The terms differ."}},
	)
	w.Keys.Articles = map[string]map[string]string{"zhu-fa": {"2": "0000000000000000"}}
	sys.Regulations[0].Articles = 8
	sys.Elements = []*model.DataElement{
		{Code: "S-E001", Title: model.Bilingual{Zh: "号牌<号码>", En: "Plate"}, Definition: model.Bilingual{Zh: "车辆的号牌。"}, Type: "code", Format: "n1",
			Values: []model.ElementValue{{Code: "1", Title: model.Bilingual{Zh: "蓝牌"}}}, Sources: []string{"db41-t-s001#4.1"}, Sample: true},
		{Code: "E002", Title: model.Bilingual{Zh: "里程"}, Type: "number", Format: "n..6,1", Unit: "km", Sources: []string{"db41-t-s001#4.2", "zhu-fa#第二条"}},
	}
	return derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
}

// TestAmendedLaw: a relation is seen from the law, from the standard and on the
// page of all, and each says that the article has changed since.
func TestAmendedLaw(t *testing.T) {
	files := build(t, lawFixture(), options())
	for page, want := range map[string][]string{
		"law.html": {
			`>法条已修改，待核</span>`, `有 1 处的法条`, `核对的人`, `期限不同，拟修订。`,
			`data-regulation="zhu-fa" data-relation="extends" data-state="changed"`, `data-regulation="guan-li" data-relation="refines" data-state="unchecked"`,
			`href="./standards/db41-t-s001.html#4.2"`, `href="./regulations/zhu-fa.html#2"`, `href="./regulations/guan-li.html#ui-article-3"`,
			`<a href="./regulations/guan-li.html#ui-article-2">第2条</a>、<a href="./regulations/guan-li.html#ui-article-4">第4条</a>、<a href="./regulations/guan-li.html#ui-article-7">第7条</a>`,
			`下列标准只公开题录`, `没有登记不等于没有依据`,
		},
		"en/law.html": {`the article has changed since`, `href="../en/standards/db41-t-s001.html#4.2"`, `The terms differ.`, `Article 2`},
		"regulations/guan-li.html": {
			`id="ui-topic-1"`, `id="ui-article-3"`, `<span id="ui-article-2">第2条</span>`, `<span id="ui-article-8">第8条</span>`,
			`href="../standards/db41-t-s001.html#4.1"`, `知道的条 8，有标准对应的 1，知道主题而没有对应的 3`,
		},
		"regulations/zhu-fa.html": {
			`<span class="beside-kind beside-extends">延伸</span> <a href="../standards/db41-t-s001.html#4.2" tabindex="-1">样本 DB41/T S001—2023 4.2</a> <strong class="beside-notice">法条已修改，待核</strong>`,
			`<span class="beside-kind beside-conflicts">不一致</span> <a href="../standards/db41-t-s001.html" tabindex="-1">样本 DB41/T S001—2023</a></li>`,
		},
		"standards/db41-t-s001.html": {
			`<a href="../regulations/zhu-fa.html#2" tabindex="-1">住房法 第二条</a> <strong class="beside-notice">`,
			`<span class="beside-kind beside-element">S-E001</span> <a href="../data-elements.html#ui-S-E001" tabindex="-1">号牌&lt;号码&gt;</a>`,
			`id="ui-elements"`, `核对的人`,
		},
	} {
		body := string(files[page])
		for _, s := range want {
			if !strings.Contains(body, s) {
				t.Errorf("%s lacks %s", page, s)
			}
		}
	}
	// An older edition and the single file say nothing beside their provisions.
	for _, page := range []string{"standards/db41-t-s001/2020.html", "standards/db41-t-s001/single.html"} {
		if strings.Contains(string(files[page]), `class="beside"`) {
			t.Errorf("%s has relations beside its provisions", page)
		}
	}
	if n := strings.Count(string(files["law.html"]), "<tr data-regulation="); n != 3 {
		t.Errorf("%d rows, want one a relation: 3", n)
	}
	if s := string(files["law.html"]); strings.Contains(s, "不该出现的") {
		t.Error("the page says what is withheld")
	}
}

// TestElementsByStandard: every standard that can be chosen has rows, and they
// are those of its elements.
func TestElementsByStandard(t *testing.T) {
	page := string(build(t, lawFixture(), options())["data-elements.html"])
	for _, want := range []string{`data-filter="standard" data-match="list"`, `<option value="db41-t-s001">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if n := strings.Count(page, `data-standard="db41-t-s001"`); n != 2 {
		t.Errorf("%d rows of the standard, want 2", n)
	}
}

// TestDataElementsPage: every element has its row, with an anchor, its values
// and its sources; real ones and samples are counted apart.
func TestDataElementsPage(t *testing.T) {
	files := build(t, lawFixture(), options())
	for page, want := range map[string][]string{
		"data-elements.html": {
			`正式 1 个，样本 1 个`, `<tr id="ui-S-E001"`, `<tr id="ui-E002"`, `号牌&lt;号码&gt;`, `<code>n..6,1</code>`, `单位 km`, `<code>1</code> 蓝牌`,
			`href="./standards/db41-t-s001.html#4.1"`, `href="./regulations/zhu-fa.html#2"`, `href="./data/schema/data-elements.json"`,
		},
		"en/data-elements.html": {`1 issued, 1 samples`, `>Plate<`, `href="../en/standards/db41-t-s001.html#4.1"`, `href="../en/data/data-elements.csv"`},
	} {
		for _, s := range want {
			if !strings.Contains(string(files[page]), s) {
				t.Errorf("%s lacks %s", page, s)
			}
		}
	}
	if row := string(files["data-elements.html"]); strings.Count(row, "badge-sample") != 1 {
		t.Error("one of two elements is a sample")
	}
}

// TestEmptyLawAndData: what would fill an empty page is named on it, in both
// languages, and no page claims that something is missing.
func TestEmptyLawAndData(t *testing.T) {
	sys := fixtureSystem()
	sys.Regulations = nil
	sys.Works = nil
	files := build(t, derive.All(sys, model.Public, model.NewDate(2026, 11, 23)), options())
	for page, want := range map[string][]string{
		"law.html":              {"还没有登记法律依据。登记在 work.toml"},
		"en/law.html":           {"No legal basis is on record yet."},
		"data-elements.html":    {"还没有登记。登记在 data-elements.toml。"},
		"en/data-elements.html": {"Nothing is registered yet."},
		"data.html":             {"没有可以嵌入的条", "data/schema/standard.json"},
		"en/data.html":          {"there is no provision to embed"},
	} {
		for _, s := range want {
			if !strings.Contains(string(files[page]), s) {
				t.Errorf("%s lacks %s", page, s)
			}
		}
	}
	if _, ok := files["data/embed-example.html"]; ok {
		t.Error("there is an example of embedding and nothing to embed")
	}
}
