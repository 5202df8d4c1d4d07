package check

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var leadRules = []*model.Rule{fixedSentence, leadContradicted}

var fixedSentence = &model.Rule{
	ID: "fixed-sentence", Severity: model.Error,
	Message: model.Bilingual{Zh: "第{1}章没有以规定的句子开头", En: "clause {1} does not begin with the prescribed sentence"},
	Hint: model.Bilingual{
		Zh: "照抄：“{2}”",
		En: "Copy it: “{2}”"},
	Doc: model.Bilingual{
		Zh: "规范性引用文件和术语和定义的引导语是固定的，2009年版与2020年版不同（GB/T 1.1—2020，8.6、8.7）。",
		En: "The lead-ins of normative references and of terms are fixed, and differ between 2009 and 2020 (GB/T 1.1—2020, 8.6 and 8.7)."},
}

var leadContradicted = &model.Rule{
	ID: "lead-contradicted", Severity: model.Error,
	Message: model.Bilingual{Zh: "引导语说{1}，后面却{2}", En: "the lead-in says that {1}, yet {2}"},
	Hint: model.Bilingual{
		Zh: "有内容时写“下列……”的引导语，没有时写“本文件没有……”并删去清单。",
		En: "Where entries follow use the lead-in that announces them, where none do the one that says so."},
	Doc: model.Bilingual{
		Zh: "规范性引用文件、术语和定义的引导语按有没有清单、条目选用（GB/T 1.1—2020，8.6.2、8.7.2）。",
		En: "The lead-ins of normative references and of terms are chosen by whether entries follow (GB/T 1.1—2020, 8.6.2 and 8.7.2)."},
}

// lead is a prescribed sentence: it must begin with one of starts and, if end
// is not empty, have end in it.
type lead struct {
	start, contains string
	whole           string // what a hint shows
}

// leads are the sentences that clauses 2 and 3 begin with (GB/T 1.1—2020, 8.6,
// 8.7; GB/T 1.1—2009, 6.2.3, 6.3.2).
var leads = map[string][]lead{
	"2 zh 2020": {
		{"下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。", "",
			"下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。其中，注日期的引用文件，仅该日期对应的版本适用于本文件；不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"},
		{"本文件没有规范性引用文件。", "", ""},
	},
	"2 zh 2009": {
		{"下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。", "",
			"下列文件对于本文件的应用是必不可少的。凡是注日期的引用文件，仅注日期的版本适用于本文件。凡是不注日期的引用文件，其最新版本（包括所有的修改单）适用于本文件。"},
	},
	"2 en 2020": {
		{"The contents of the following documents, through normative references in this text, constitute indispensable provisions of this document.", "",
			"The contents of the following documents, through normative references in this text, constitute indispensable provisions of this document. Among them, for dated references, only the edition corresponding to that date applies to this document. For undated references, the latest edition (including all amendments) applies to this document."},
		{"There are no normative references in this document.", "", ""},
	},
	"2 en 2009": {
		{"The following documents are indispensable for the application of this document.", "",
			"The following documents are indispensable for the application of this document. For dated references, only the edition cited applies to this document. …"},
	},
	"3 zh": {
		{"下列术语和定义适用于本", "", "下列术语和定义适用于本文件。"},
		{"", "界定的以及下列术语和定义适用于本", ""}, {"", "界定的术语和定义适用于本", ""},
		{"本文件没有需要界定的术语和定义。", "", ""}, {"本标准没有需要界定的术语和定义。", "", ""},
	},
	"3 en": {
		{"For the purposes of this", "terms and definitions", "For the purposes of this document, the following terms and definitions apply."},
		{"No terms and definitions are listed in this", "", ""},
	},
}

// fixedSentences checks the lead-ins of clauses 2 and 3.
func (d *drafting) fixedSentences() {
	for _, o := range openings[1:] {
		p := d.clause(o.number)
		if p == nil || !d.isHeading(p, o.zh, o.en) && !d.olderHeading(p, o.also) {
			continue
		}
		key := o.number + " " + string(d.text.Lang)
		if o.number == "2" {
			key += map[bool]string{true: " 2009", false: " 2020"}[d.form == 2009]
		}
		at, words := p.Pos, ""
		for _, b := range p.Blocks {
			if para, ok := b.(*model.Paragraph); ok {
				r := wording.NewRun(para.Inlines)
				words, at = r.Text, para.Pos
				break
			}
		}
		known := false
		for _, l := range leads[key] {
			known = known || strings.HasPrefix(evenly(words), evenly(l.start)) && strings.Contains(evenly(words), evenly(l.contains))
		}
		if !known {
			d.report(fixedSentence.At(at, o.number, leads[key][0].whole))
			continue
		}
		d.leadHolds(p, words, at)
	}
}

var (
	saysNone = regexp.MustCompile(`^(?:本(?:文件|标准)没有|There are no normative references|No terms and definitions)`)
	saysSome = regexp.MustCompile(`下列|(?:T|t)he following`)
)

// leadHolds compares a lead-in with what stands below it.
func (d *drafting) leadHolds(p *model.Provision, words string, at model.Pos) {
	entries := len(p.Children) > 0
	if p.Number == "2" {
		entries = entries || len(p.Blocks) > 1
	}
	none, some := model.Bilingual{Zh: "没有条目", En: "there are no entries"}, model.Bilingual{Zh: "有条目", En: "entries follow"}
	saysNone, announces := saysNone.MatchString(words), p.Number == "2" || saysSome.MatchString(words)
	switch {
	case saysNone && entries:
		d.report(leadContradicted.At(at, none, some))
	case !saysNone && announces && !entries:
		d.report(leadContradicted.At(at, some, none))
	case !saysNone && !announces && entries:
		d.report(leadContradicted.At(at, model.Bilingual{Zh: "术语在别的文件中界定", En: "the terms are defined elsewhere"}, some))
	}
}

// evenly writes a sentence without what other rules report: the width of its
// punctuation and its spaces.
func evenly(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", ",", "，", ";", "；", "(", "（", ")", "）", ":", "：").Replace(s)
}
