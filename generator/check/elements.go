package check

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var elementRules = []*model.Rule{
	forewordMissing, elementOrder, elementRepeated, elementNumbered, clauseHeading, formWord, scopeForm,
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

var elementNumbered = &model.Rule{
	ID: "element-numbered", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不编章号", En: "“{1}” bears no clause number"},
	Hint: model.Bilingual{
		Zh: "去掉编号，写作“# {1}”。",
		En: "Take the number out and write “# {1}”."},
	Doc: model.Bilingual{
		Zh: "前言、引言、参考文献和索引不是规范性要素，不编章号（GB/T 1.1—2020，8.3、8.4、8.13、8.14）。",
		En: "Foreword, introduction, bibliography and index are no clauses and bear no number (GB/T 1.1—2020, 8.3, 8.4, 8.13, 8.14)."},
}

var clauseHeading = &model.Rule{
	ID: "clause-heading", Severity: model.Error,
	Message: model.Bilingual{Zh: "第{1}章应为“{2}”", En: "clause {1} must be “{2}”"},
	Hint: model.Bilingual{
		Zh: "写作“# {1} {2}”；没有内容也要保留这一章，用固定的句子说明没有。",
		En: "Write “# {1} {2}”; without content the clause stays, with the fixed sentence that says so."},
	Doc: model.Bilingual{
		Zh: "第1、2、3章固定为范围、规范性引用文件、术语和定义；后两章必须有标题，可以没有内容（GB/T 1.1—2020，表3）；按2009年版起草的文本可以没有这两章。",
		En: "Clauses 1, 2 and 3 are scope, normative references, terms and definitions; the latter two need their headings and may be empty (GB/T 1.1—2020, Table 3). Texts drafted by the edition of 2009 may do without these two."},
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
	like   *regexp.Regexp // a heading that means the same
	also   []string       // headings of clause 3 that texts drafted by the edition of 2009 bear
}{
	{"1", "范围", "Scope", nil, nil},
	{"2", "规范性引用文件", "Normative references", regexp.MustCompile(`引用|[Rr]eference`), nil},
	{"3", "术语和定义", "Terms and definitions", regexp.MustCompile(`术语|定义|[Tt]erm|[Dd]efinition`), []string{"术语与定义", "术语、定义和缩略语", "术语、定义和符号", "术语和缩略语", "术语、定义、符号和缩略语"}},
}

// elements checks which elements there are, and in which order.
func (d *drafting) elements() {
	if d.text.Find("foreword") == nil {
		d.report(forewordMissing.At(d.start()))
	}
	d.order()
	for _, o := range openings {
		want := d.say(o.zh, o.en)
		p := d.clause(o.number)
		if d.form == 2009 && o.number != "1" && (p == nil || !o.like.MatchString(titleOf(p))) {
			continue // optional in 2009: the number is that of another clause
		}
		if p == nil {
			if len(d.text.Provisions) > 0 {
				d.report(clauseHeading.At(d.missingClause(o.number), o.number, want))
			}
			continue
		}
		if !d.isHeading(p, o.zh, o.en) && !d.olderHeading(p, o.also) {
			d.report(clauseHeading.At(p.Pos, o.number, want))
		}
	}
	d.scopeSays()
	d.selfNames()
}

func (d *drafting) isHeading(p *model.Provision, zh, en string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(titleOf(p)), " "), d.say(zh, en))
}

// olderHeading reports whether a clause of a text of 2009 bears one of the
// headings that were usual then.
func (d *drafting) olderHeading(p *model.Provision, also []string) bool {
	return d.zh() && d.form == 2009 && slices.Contains(also, titleOf(p))
}

// unnumbered are the headings of elements that are no clauses.
var unnumbered = map[model.Lang][]string{
	model.Zh: {"前言", "引言", "参考文献", "索引"},
	model.En: {"Foreword", "Introduction", "Bibliography", "Index"},
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
		if p.Kind == model.Clause && slices.Contains(unnumbered[d.text.Lang], titleOf(p)) {
			d.report(elementNumbered.At(p.Pos, titleOf(p)))
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
			d.report(elementRepeated.At(titlePos(p), titleOf(p)))
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
	words, at := plain(p), p.Pos
	if len(p.Blocks) > 0 {
		at = p.Blocks[0].Position()
	}
	if !scopeSubject[d.text.Lang].MatchString(words) {
		d.report(scopeForm.At(at, d.say("本文件规定了……", "This document specifies …")))
	}
	if !scopeLimits[d.text.Lang].MatchString(words) {
		d.report(scopeForm.At(at, d.say("本文件适用于……", "This document is applicable to …")))
	}
}

// longerWord is what makes another word of a self name: 本规范性附录, 本标准化试点.
var longerWord = regexp.MustCompile(`^[性化]`)

var selfName = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`本(?:文件|标准|规范|规程|指南|导则)`),
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
			if strings.EqualFold(word, right) || longerWord.MatchString(r.Text[m[1]:]) || d.form == 2009 && !strings.EqualFold(word, wrong) {
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

// titlePos is the place of a title, else of its provision.
func titlePos(p *model.Provision) model.Pos {
	if len(p.Title) == 0 {
		return p.Pos
	}
	return p.Title[0].Pos
}
