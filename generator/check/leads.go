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
		for _, l := range wording.Leads[key] {
			known = known || strings.HasPrefix(wording.Evenly(words), wording.Evenly(l.Start)) && strings.Contains(wording.Evenly(words), wording.Evenly(l.Contains))
		}
		if !known {
			d.report(fixedSentence.At(at, o.number, wording.Leads[key][0].Whole))
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
