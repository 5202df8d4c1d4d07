package check

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var elementRules = []*model.Rule{
	forewordMissing, elementOrder, elementRepeated, clauseHeading, fixedSentence, forewordForm, forewordReplaces, forewordContent,
	formWord, scopeForm,
}

var forewordMissing = &model.Rule{
	ID: "foreword-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有前言", En: "there is no foreword"},
	Hint: model.Bilingual{
		Zh: "在正文最前面写“# 前言”，第一句是“本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。”",
		En: "Begin the text with “# Foreword”; its first sentence names GB/T 1.1—2020."},
	Doc: model.Bilingual{
		Zh: "前言是必备要素（GB/T 1.1—2020，表3）。",
		En: "The foreword is a required element (GB/T 1.1—2020, Table 3)."},
}

var elementOrder = &model.Rule{
	ID: "element-order", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不应在“{2}”之后", En: "“{1}” does not belong behind “{2}”"},
	Hint: model.Bilingual{
		Zh: "依次为：前言、引言、各章、附录、参考文献、索引。",
		En: "The order is foreword, introduction, clauses, annexes, bibliography, index."},
	Doc: model.Bilingual{
		Zh: "各要素的先后见 GB/T 1.1—2020 表3。",
		En: "On the order of the elements see GB/T 1.1—2020, Table 3."},
}

var elementRepeated = &model.Rule{
	ID: "element-repeated", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”出现了两次", En: "there are two elements “{1}”"},
	Hint: model.Bilingual{
		Zh: "每个要素只有一个，合并或改名。",
		En: "Each element stands once; merge the two or rename one."},
	Doc: model.Bilingual{
		Zh: "前言、引言、范围、规范性引用文件、术语和定义、参考文献、索引各只有一个（GB/T 1.1—2020，表3）。",
		En: "Foreword, introduction, scope, normative references, terms, bibliography and index each stand once (GB/T 1.1—2020, Table 3)."},
}

var clauseHeading = &model.Rule{
	ID: "clause-heading", Severity: model.Error,
	Message: model.Bilingual{Zh: "第{1}章应为“{2}”", En: "clause {1} must be “{2}”"},
	Hint: model.Bilingual{
		Zh: "写作“# {1} {2}”；没有内容也要保留这一章，用固定的句子说明没有。",
		En: "Write “# {1} {2}”; without content the clause stays, with the fixed sentence that says so."},
	Doc: model.Bilingual{
		Zh: "第1、2、3章固定为范围、规范性引用文件、术语和定义；后两章必须有标题，可以没有内容（GB/T 1.1—2020，表3）。",
		En: "Clauses 1, 2 and 3 are scope, normative references, terms and definitions; the latter two need their headings and may be empty (GB/T 1.1—2020, Table 3)."},
}

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

var forewordForm = &model.Rule{
	ID: "foreword-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "前言没有说明按哪一版 GB/T 1.1 起草", En: "the foreword does not say by which GB/T 1.1 the text is drafted"},
	Hint: model.Bilingual{
		Zh: "第一句写“本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。”（2009年版写“本标准按照GB/T 1.1—2009给出的规则起草。”）",
		En: "Begin with “This document is developed in accordance with the rules given in GB/T 1.1—2020 …”."},
	Doc: model.Bilingual{
		Zh: "起草所依据的版本决定用词和结构的规则（GB/T 1.1—2020，8.3）。没有写明时按发布日期推断。",
		En: "The edition decides which rules of wording and structure hold (GB/T 1.1—2020, 8.3). Where it is not named it is taken from the day of issue."},
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

var formWord = &model.Rule{
	ID: "form-word", Severity: model.Warning,
	Message: model.Bilingual{Zh: "按 GB/T 1.1—{2} 起草的文本自称“{3}”，不是“{1}”", En: "a text drafted by GB/T 1.1—{2} calls itself “{3}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "改为“{3}”。",
		En: "Write “{3}”."},
	Doc: model.Bilingual{
		Zh: "2020年版用“本文件”，2009年版用“本标准”（规范性引用文件一章的固定句子除外）。",
		En: "The edition of 2020 says 本文件 (this document), that of 2009 本标准 (this standard), but for the fixed sentences of clause 2."},
}

var scopeForm = &model.Rule{
	ID: "scope-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "范围没有说明“{1}”", En: "the scope does not say “{1}”"},
	Hint: model.Bilingual{
		Zh: "写两句：“本文件规定了……。”（确立了、界定了、描述了、提供了、给出了）和“本文件适用于……。”",
		En: "Say both: “This document specifies …” and “This document is applicable to …”."},
	Doc: model.Bilingual{
		Zh: "范围应写明文件的对象和适用界限（GB/T 1.1—2020，8.5）。",
		En: "The scope states the subject and the limits of applicability (GB/T 1.1—2020, 8.5)."},
}

// rank orders the elements of a text (GB/T 1.1—2020, Table 3).
var rank = map[model.ProvisionKind]int{
	model.Foreword: 1, model.Introduction: 2, model.Clause: 3, model.Annex: 4, model.Bibliography: 5, model.IndexSection: 6,
}

// openings are the clauses that every standard begins with.
var openings = []struct {
	number string
	zh, en string
	also   []string // other headings that are accepted, of older texts
}{
	{"1", "范围", "Scope", nil},
	{"2", "规范性引用文件", "Normative references", nil},
	{"3", "术语和定义", "Terms and definitions", []string{"术语与定义", "术语、定义和缩略语", "术语、定义和符号", "术语和缩略语", "术语、定义、符号和缩略语"}},
}

// elements checks which elements there are, and in which order.
func (d *drafting) elements() {
	if d.text.Find("foreword") == nil && !d.forewordUntranslated() {
		d.report(forewordMissing.At(d.start()))
	}
	d.order()
	for _, o := range openings {
		want := d.say(o.zh, o.en)
		p := d.clause(o.number)
		if p == nil {
			if len(d.text.Provisions) > 0 && d.shown(d.text).Find(o.number) == nil {
				d.report(clauseHeading.At(d.missingClause(o.number), o.number, want))
			}
			continue
		}
		if !d.isHeading(p, o.zh, o.en) && !(d.zh() && contains(o.also, titleOf(p))) {
			d.report(clauseHeading.At(p.Pos, o.number, want))
		}
	}
	d.forewordSays()
	d.scopeSays()
	d.selfNames()
}

func (d *drafting) isHeading(p *model.Provision, zh, en string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(titleOf(p)), " "), d.say(zh, en))
}

func contains(list []string, s string) bool {
	for _, v := range list {
		if v == s {
			return true
		}
	}
	return false
}

// missingClause is where a clause would stand: at the first element behind its
// place.
func (d *drafting) missingClause(number string) model.Pos {
	for _, p := range d.text.Provisions {
		if rank[p.Kind] > rank[model.Clause] || p.Kind == model.Clause && (len(p.Number) > len(number) || p.Number > number) {
			return p.Pos
		}
	}
	return d.start()
}

func (d *drafting) order() {
	var last *model.Provision
	seen := map[string]bool{}
	for _, p := range d.text.Provisions {
		r := rank[p.Kind]
		if r == 0 {
			continue
		}
		if last != nil && r < rank[last.Kind] {
			d.report(elementOrder.At(p.Pos, d.nameOf(p), d.nameOf(last)))
		} else {
			last = p
		}
		once := ""
		switch {
		case p.Kind == model.Clause:
			for _, o := range openings {
				if d.isHeading(p, o.zh, o.en) {
					once = o.zh
				}
			}
		case p.Kind != model.Annex:
			once = string(p.Kind)
		}
		if once != "" && seen[once] {
			d.report(elementRepeated.At(p.Pos, titleOf(p)))
		}
		seen[once] = true
	}
}

// nameOf is how a message calls an element.
func (d *drafting) nameOf(p *model.Provision) string {
	if t := titleOf(p); p.Kind != model.Annex && t != "" {
		return strings.TrimSpace(p.Number + " " + t)
	}
	return p.Number
}

var draftedBy = regexp.MustCompile(`GB/T[ \x{a0}]*1\.1`)

func (d *drafting) forewordSays() {
	p := d.text.Find("foreword")
	if p == nil {
		return
	}
	if !draftedBy.MatchString(plain(p)) {
		d.report(forewordForm.At(p.Pos))
	}
	for _, n := range d.edition.Replaces {
		if !strings.Contains(looseNumber(plain(p)), looseNumber(n)) {
			d.report(forewordReplaces.At(p.Pos, n))
		}
	}
	for _, child := range p.Children {
		d.report(forewordContent.At(child.Pos, model.Bilingual{Zh: "条", En: "subclause"}))
	}
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		switch b.(type) {
		case *model.Table:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "表", En: "table"}))
		case *model.Figure:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "图", En: "figure"}))
		case *model.Formula:
			d.report(forewordContent.At(b.Position(), model.Bilingual{Zh: "公式", En: "formula"}))
		}
	})
}

var (
	scopeSubject = map[model.Lang]*regexp.Regexp{
		model.Zh: regexp.MustCompile(`^本(?:文件|标准|部分|规范|规程|指南|导则).{0,40}(?:规定|确立|界定|描述|提供|给出|明确|规范)了`),
		model.En: regexp.MustCompile(`(?i)\bthis (?:document|standard|part)\b[^.]*\b(?:specifies|establishes|defines|describes|provides|gives|sets out|specify)\b`),
	}
	scopeLimits = map[model.Lang]*regexp.Regexp{
		model.Zh: regexp.MustCompile(`适用于`),
		model.En: regexp.MustCompile(`(?i)\b(?:applicable|applies|apply)\b`),
	}
)

func (d *drafting) scopeSays() {
	p := d.clause("1")
	if p == nil || !d.isHeading(p, openings[0].zh, openings[0].en) {
		return
	}
	words := plain(p)
	if !scopeSubject[d.text.Lang].MatchString(words) {
		d.report(scopeForm.At(p.Pos, d.say("本文件规定了……", "This document specifies …")))
	}
	if !scopeLimits[d.text.Lang].MatchString(words) {
		d.report(scopeForm.At(p.Pos, d.say("本文件适用于……", "This document is applicable to …")))
	}
}

var selfName = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`本文件|本标准`),
	model.En: regexp.MustCompile(`\b[Tt]his (?:document|standard)\b`),
}

// selfNames checks that the text calls itself by the name of its form.
func (d *drafting) selfNames() {
	right := d.say("本文件", "this document")
	wrong := d.say("本标准", "this standard")
	if d.form == 2009 {
		right, wrong = wrong, right
	}
	d.runs(func(r wording.Run, at place) {
		fixed := strings.Contains(r.Text, "专利") || strings.Contains(r.Text, "patent") || at.provision != nil && (at.provision.Number == "2" || at.provision.Number == "3")
		if d.form == 2009 && fixed {
			return
		}
		for _, m := range selfName[d.text.Lang].FindAllStringIndex(r.Text, -1) {
			word := r.Text[m[0]:m[1]]
			if !strings.EqualFold(word, wrong) {
				continue
			}
			want := right
			if word[0] == 'T' {
				want = "T" + right[1:]
			}
			d.reportFix(formWord, r, m[0], m[1], want, word, d.form, want)
		}
	})
}

// plain returns the words of a provision's blocks, a line a block.
func plain(p *model.Provision) string {
	var b strings.Builder
	model.WalkBlocks(p.Blocks, func(bl model.Block) {
		for _, ins := range model.BlockInlines(bl) {
			b.WriteString(wording.NewRun(ins).Text)
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// reportFix reports a rule at r.Text[from:to], to be mended by new where the
// source has just these words.
func (d *drafting) reportFix(rule *model.Rule, r wording.Run, from, to int, new string, args ...any) {
	p := rule.At(r.Pos(from, to), args...)
	if at, ok := r.Source(from, to); ok {
		p = p.Mended(at, new)
	}
	d.report(p)
}

// looseNumber is a standard number without what editors write in many ways.
func looseNumber(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", "—", "-", "–", "-", "－", "-").Replace(s)
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
		{"本文件没有需要界定的术语和定义。", "", ""},
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
		if p == nil || !d.isHeading(p, o.zh, o.en) && !contains(o.also, titleOf(p)) {
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
		}
	}
}

// evenly writes a sentence without what other rules report: the width of its
// punctuation and its spaces.
func evenly(s string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", ",", "，", ";", "；", "(", "（", ")", "）", ":", "：").Replace(s)
}
