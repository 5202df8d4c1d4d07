package check

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var forewordRules = []*model.Rule{
	forewordForm, forewordSentence, formDate, forewordReplaces, forewordReplaced, forewordHistory, forewordContent, forewordPatents,
}

var forewordForm = &model.Rule{
	ID: "foreword-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "前言没有说明按哪一版 GB/T 1.1 起草", En: "the foreword does not say by which GB/T 1.1 the text is drafted"},
	Hint: model.Bilingual{
		Zh: "第一句写“本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。”（2009年版写“本标准按照GB/T 1.1—2009给出的规则起草。”）",
		En: "Begin with “This document is developed in accordance with the rules given in GB/T 1.1—2020 …”."},
	Doc: model.Bilingual{
		Zh: "起草所依据的版本决定用词和结构的规则（GB/T 1.1—2020，8.3）。没有写明时按发布日期推断。内部标准只作警告。",
		En: "The edition decides which rules of wording and structure hold (GB/T 1.1—2020, 8.3). Where it is not named it is taken from the day of issue. For internal standards it is a warning."},
}

var forewordReplaces = &model.Rule{
	ID: "foreword-replaces", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言没有提到被代替的“{1}”", En: "the foreword does not mention “{1}”, which this edition replaces"},
	Hint: model.Bilingual{
		Zh: "写“本文件代替{1}，与{1}相比，……主要技术变化如下：”；没有代替关系时删去 edition.toml 中的 replaces。",
		En: "Write “This document replaces {1}. …”; if it does not, take replaces out of edition.toml."},
	Doc: model.Bilingual{
		Zh: "修订的文件应在前言中说明代替哪些文件和主要技术变化（GB/T 1.1—2020，8.3）。",
		En: "The foreword of a revision says what it replaces and what has changed (GB/T 1.1—2020, 8.3)."},
}

var forewordContent = &model.Rule{
	ID: "foreword-content", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言中不应有{1}", En: "a foreword has no {1}"},
	Hint: model.Bilingual{
		Zh: "移到正文或附录中。",
		En: "Move it into a clause or an annex."},
	Doc: model.Bilingual{
		Zh: "前言不分条，不包含图、表和数学公式（GB/T 1.1—2020，8.3）。",
		En: "A foreword has no subclauses, figures, tables or formulas (GB/T 1.1—2020, 8.3)."},
}

var forewordSentence = &model.Rule{
	ID: "foreword-sentence", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言的第一句不是 GB/T 1.1—{1} 规定的句子", En: "the first sentence of the foreword is not the one of GB/T 1.1—{1}"},
	Hint: model.Bilingual{
		Zh: "照抄：“{2}”",
		En: "Copy it: “{2}”"},
	Doc: model.Bilingual{
		Zh: "起草依据的句子和 GB/T 1.1 的名称各版不同：2009年版“标准的结构和编写”“给出的规则起草”，2020年版“标准化文件的结构和起草规则”“的规定起草”（GB/T 1.1—2020，8.3）。",
		En: "The sentence, and the title of GB/T 1.1 in it, differ between the editions of 2009 and 2020 (GB/T 1.1—2020, 8.3)."},
}

var formDate = &model.Rule{
	ID: "form-date", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1} 发布的文件写着按 GB/T 1.1—{2} 起草，那时{3}", En: "the text was issued on {1} but names GB/T 1.1—{2}, which {3} then"},
	Hint: model.Bilingual{
		Zh: "核对前言的第一句和发布日期。",
		En: "Compare the first sentence of the foreword with the day of issue."},
	Doc: model.Bilingual{
		Zh: "GB/T 1.1—2020 于2020年3月31日发布，10月1日实施，代替 GB/T 1.1—2009。",
		En: "GB/T 1.1—2020 was issued on 2020-03-31 and replaced GB/T 1.1—2009 on 2020-10-01."},
}

var forewordReplaced = &model.Rule{
	ID: "foreword-replaced", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言说代替“{1}”，封面没有“代替 {1}”", En: "the foreword says that “{1}” is replaced, the cover does not"},
	Hint: model.Bilingual{
		Zh: "核对年份；确实代替它时，在 edition.toml 中写 replaces = [\"{1}\"]。",
		En: "Check the year; if it is replaced write replaces = [\"{1}\"] in edition.toml."},
	Doc: model.Bilingual{
		Zh: "前言中代替的文件和封面上的“代替”一致（GB/T 1.1—2020，8.1、8.3）；网站按 replaces 标出被代替的版本。",
		En: "What the foreword says is replaced stands on the cover too (GB/T 1.1—2020, 8.1 and 8.3); the site marks replaced editions by it."},
}

var forewordHistory = &model.Rule{
	ID: "foreword-history", Severity: model.Warning,
	Message: model.Bilingual{Zh: "历次版本写的是{1}年，编号“{2}”是{3}年的", En: "the history says {1}, but “{2}” is of {3}"},
	Hint: model.Bilingual{
		Zh: "编号中的年份就是发布的年份，改正其中一个。",
		En: "The year in a number is that of issue; mend one of them."},
	Doc: model.Bilingual{
		Zh: "前言说明文件及其所代替文件的历次版本发布情况（GB/T 1.1—2020，8.3）。",
		En: "The foreword tells when the document and those it replaces were issued (GB/T 1.1—2020, 8.3)."},
}

var forewordPatents = &model.Rule{
	ID: "foreword-patents", Severity: model.Info,
	Message: model.Bilingual{Zh: "前言没有关于专利的说明", En: "the foreword says nothing of patents"},
	Hint: model.Bilingual{
		Zh: "没有识别出专利时写“请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。”",
		En: "Where none are known write “Attention is drawn to the possibility that some content of this document may involve patents. The issuing body shall not be held responsible for identifying patents.”"},
	Doc: model.Bilingual{
		Zh: "尚未识别出专利的文件在前言中给出提示（GB/T 1.1—2020，8.3、附录D）。",
		En: "A document in which no patents were identified says so in its foreword (GB/T 1.1—2020, 8.3 and Annex D)."},
}

var draftedBy = regexp.MustCompile(`GB/T[ \x{a0}]*1\.1`)

// foreword checks what the foreword says of the document.
func (d *drafting) foreword() {
	p := d.text.Find("foreword")
	if p == nil {
		return
	}
	words := plain(p)
	if !draftedBy.MatchString(words) {
		missing := forewordForm.At(p.Pos)
		if !isLocal(d.edition) {
			missing = missing.As(model.Warning)
		}
		d.report(missing)
	}
	if !patents(words) {
		d.report(forewordPatents.At(p.Pos))
	}
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		if para, ok := b.(*model.Paragraph); ok {
			r := wording.NewRun(para.Inlines)
			d.draftedSentence(r)
			d.replacedIn(r)
			d.historyIn(r)
		}
	})
	d.forewordHolds(p)
	for _, n := range d.edition.Replaces {
		if !strings.Contains(looseNumber(words), looseNumber(n)) {
			d.report(forewordReplaces.At(p.Pos, n))
		}
	}
}

var clauseNumber = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)*[.．、 ] *\p{Han}|^[0-9]+(?:\.[0-9]+)+ `)

// forewordHolds reports what has no place in a foreword.
func (d *drafting) forewordHolds(p *model.Provision) {
	for _, child := range d.sections(p) {
		d.report(forewordContent.At(child.Pos, model.Bilingual{Zh: "条", En: "subclause"}))
	}
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		switch b := b.(type) {
		case *model.Paragraph:
			if clauseNumber.MatchString(wording.NewRun(b.Inlines).Text) {
				d.report(forewordContent.At(b.Pos, model.Bilingual{Zh: "条的编号", En: "number of a subclause"}))
			}
		case *model.Table:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "表", En: "table"}))
		case *model.Figure:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "图", En: "figure"}))
		case *model.Formula:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "公式", En: "formula"}))
		}
	})
}

// sections are the headings without a number inside and right behind a
// foreword; the tree makes those behind it elements of their own.
func (d *drafting) sections(p *model.Provision) []*model.Provision {
	out := slices.Clone(p.Children)
	i := slices.Index(d.text.Provisions, p) + 1
	for ; i > 0 && i < len(d.text.Provisions) && d.text.Provisions[i].Kind == model.SectionKind; i++ {
		out = append(out, d.text.Provisions[i])
	}
	return out
}

// drafted are the sentences that name the edition of GB/T 1.1, without spaces;
// other standards with drafting rules may be named beside it.
var (
	drafted = map[int]*regexp.Regexp{
		2009: regexp.MustCompile(`^本.{2,6}按照GB/T1\.1—2009(?:《标准化工作导则第1部分：标准的结构和编写》)?(?:[和、及].*)?给出的规则(?:进行)?(?:起草|编写)。`),
		2020: regexp.MustCompile(`^本.{2,6}按照GB/T1\.1—2020《标准化工作导则第1部分：标准化文件的结构和起草规则》(?:[和、及].*)?的规定起草。`),
	}
	draftedWords = map[int]string{
		2009: "本标准按照GB/T 1.1—2009给出的规则起草。",
		2020: "本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。",
	}
)

// draftedSentence checks the sentence that names the edition of GB/T 1.1; its
// English is not prescribed.
func (d *drafting) draftedSentence(r wording.Run) {
	at := draftedBy.FindStringIndex(r.Text)
	if at == nil || !strings.Contains(r.Text, "起草") && d.zh() {
		return
	}
	if issued := d.edition.Issued; d.text.Form != 0 && !issued.IsZero() {
		switch {
		case d.text.Form == 2020 && issued.Before(model.NewDate(2020, 3, 31)):
			d.report(formDate.At(r.Pos(at[0], at[1]), issued, d.text.Form, model.Bilingual{Zh: "它还没有发布", En: "had not been issued"}))
		case d.text.Form == 2009 && !issued.Before(editionOf2020):
			d.report(formDate.At(r.Pos(at[0], at[1]), issued, d.text.Form, model.Bilingual{Zh: "它已被代替", En: "was superseded"}))
		}
	}
	if d.zh() && drafted[d.form] != nil && !drafted[d.form].MatchString(dashes.Replace(wording.Evenly(r.Text))) {
		d.report(forewordSentence.At(r.Pos(0, len(r.Text)), d.form, draftedWords[d.form]))
	}
}

// dashes writes every dash before a year as the em dash; their form has a rule
// of its own.
var dashes = strings.NewReplacer("——", "—", "–", "—", "－", "—", "-", "—")

var replacing = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`^本[^，。]{2,8}(?:部分)?代替`),
	model.En: regexp.MustCompile(`^This [a-z]+ (?:replaces|supersedes)`),
}

// compared finds the end of what a sentence says is replaced, and of the
// edition it compares with; what stands behind may name any standard.
var compared = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`^.*?(?:相比|。|$)`),
	model.En: regexp.MustCompile(`^.*?(?:\. |$)(?:.*?(?:with respect to|compared (?:with|to)) [^,;:]*)?`),
}

// replacedIn compares the sentence on what is replaced with the cover.
func (d *drafting) replacedIn(r wording.Run) {
	if !replacing[d.text.Lang].MatchString(r.Text) {
		return
	}
	end := len(compared[d.text.Lang].FindString(r.Text))
	for _, c := range cites(r) {
		if c.year == "" || c.from >= end || d.replaces(c.number()) {
			continue
		}
		p := forewordReplaced.At(r.Pos(c.from, c.to), c.number())
		if d.noSuchEdition(d.edition, c.number()) {
			p = p.As(model.Error)
		}
		d.report(p)
	}
}

func (d *drafting) replaces(number string) bool {
	for _, n := range d.edition.Replaces {
		if looseNumber(n) == looseNumber(number) {
			return true
		}
	}
	return false
}

// yearsBefore are the years of the earlier editions on record.
func (d *drafting) yearsBefore() (years []string) {
	for _, e := range d.work.Editions {
		if e.Year < d.edition.Year {
			years = append(years, e.Year)
		}
	}
	return years
}

var issuedIn = regexp.MustCompile(`([12][0-9]{3})年[^，。；]*发布[^，。；]*$`)

// historyIn compares the years of the history with those of the numbers, and
// the editions it names with those on record, of which the oldest may be lost.
func (d *drafting) historyIn(r wording.Run) {
	for _, c := range cites(r) {
		if years := d.yearsBefore(); c.stem == d.work.Number && len(years) > 0 && c.year > years[0] && c.year < d.edition.Year && !slices.Contains(years, c.year) && !d.replaces(c.number()) {
			d.report(citedVersion.At(r.Pos(c.from, c.to), c.number(), strings.Join(years, ", ")))
		}
		if m := issuedIn.FindStringSubmatchIndex(r.Text[:c.from]); m != nil && c.year != "" {
			if year := r.Text[m[2]:m[3]]; year != c.year {
				d.report(forewordHistory.At(r.Pos(m[2], m[3]), year, c.number(), c.year))
			}
		}
	}
}

// looseNumber is a standard number without what editors write in many ways.
func looseNumber(s string) string { return loose.Replace(s) }

var loose = strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", "—", "-", "–", "-", "－", "-")
