package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

var labelRules = []*model.Rule{referenceLabel, referenceSelf, referenceVague}

var referenceLabel = &model.Rule{
	ID: "reference-label", Severity: model.Warning,
	Message: model.Bilingual{Zh: "引用写的是“{1}”，通到的却是“{2}”", En: "the reference says “{1}”, but leads to “{2}”"},
	Hint: model.Bilingual{
		Zh: "核对“|”前后的编号，改正其中一个。",
		En: "Compare the numbers on both sides of “|” and mend one."},
	Doc: model.Bilingual{
		Zh: "[[编码#条号|文字]] 的文字是写给读者的，其中的编号应与地址相同。",
		En: "The words of [[id#provision|words]] are for readers; a number in them is that of the address."},
}

var referenceSelf = &model.Rule{
	ID: "reference-self", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”就是这一条自己", En: "“{1}” is this provision itself"},
	Hint: model.Bilingual{
		Zh: "核对条号；确指本条时写“本条”。",
		En: "Check the number; if this provision is meant say so."},
	Doc: model.Bilingual{
		Zh: "提及条文自身没有意义，多半是条号改动后没有跟着改（GB/T 1.1—2020，9.5.3）。",
		En: "A provision that refers to itself says nothing; mostly a number has changed (GB/T 1.1—2020, 9.5.3)."},
}

var referenceVague = &model.Rule{
	ID: "reference-vague", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有说明是哪一个", En: "“{1}” does not say which"},
	Hint: model.Bilingual{
		Zh: "写编号，例如“表1”“图1”。",
		En: "Write the number, as in “Table 1” and “Figure 1”."},
	Doc: model.Bilingual{
		Zh: "提及图、表使用编号，不用“下表”“上图”（GB/T 1.1—2020，9.5.3、9.7、9.8）。",
		En: "Figures and tables are referred to by number, never as “the table below” (GB/T 1.1—2020, 9.5.3, 9.7, 9.8)."},
}

var (
	// another joins a further number to a reference.
	another   = regexp.MustCompile(`(?:、|和|与|及|或|以及|至|～|~|, (?:and |or )?| and | or | to )((?:[A-Z]|[0-9]+)(?:\.[0-9]+)+)`)
	itemOf    = regexp.MustCompile(`((?:[A-Z]|[0-9]+)(?:\.[0-9]+)+)[ \x{a0}]?(?:中的|的)?([a-z])[)）]`)
	termOf    = regexp.MustCompile(`[\p{Han}A-Za-z”][ ]?[(（]((?:[A-Z]|[0-9]+)(?:\.[0-9]+)+)[)）]`)
	vague     = regexp.MustCompile(`(?:如下|[下上左右])[表图](?:所|中|的|给|规|列|示|：|，|。|$)|\b[Tt]he (?:following|above) (?:table|figure)\b|\b(?:table|figure) (?:below|above)\b`)
	otherText = regexp.MustCompile(`》|(?:其|该|所附|附件)$|\b[Ii]ts $`)
	ofOther   = regexp.MustCompile(`^ (?:of|to) (?:the|[A-Z])`)
)

// figures are the digits: words without one hold no number of any kind.
const figures = "0123456789"

// beforeLabel are characters that make another word of 表, 图, 式: 代表1, 报表2.
const beforeLabel = "附代列报年地仪钟手水电发外意企略试蓝正方形公样模格填程款版新老台立旧卧"

// labels reports references that lead nowhere. Package text makes a reference
// of a label if the text has such a thing or a word that refers stands before
// it; a label that stayed words leads nowhere, unless it is that of another
// document.
func (d *drafting) labels() {
	d.runs(func(r wording.Run, at place) {
		if at.title || at.caption || at.source || at.provision != nil && at.provision.Kind == model.Bibliography {
			return
		}
		d.refs(r, at)
		if m := vague.FindStringIndex(r.Text); m != nil {
			word := strings.TrimRight(r.Text[m[0]:m[1]], "所中的给规列示：，。")
			d.report(referenceVague.At(r.Pos(m[0], m[0]+len(word)), word))
		}
		if !strings.ContainsAny(r.Text, figures+"ABCDEFGH") {
			return
		}
		for _, l := range text.Labels(r.Text, d.text.Lang) {
			if !r.Ref(l.From) && d.isLabel(r.Text, l.From, l.To) {
				d.nowhere(r, l.From, l.To, l.Fragment)
			}
		}
		d.numbersNowhere(r)
	})
}

// isLabel reports whether s[from:to] is the label of something in this text.
func (d *drafting) isLabel(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	first, _ := utf8.DecodeRuneInString(s[from:])
	if strings.ContainsRune("表图式", first) && strings.ContainsRune(beforeLabel, before) {
		return false
	}
	// 表3-1 is numbered by chapters, 表2份 counted.
	if next, _ := utf8.DecodeRuneInString(s[to:]); next != 0 && strings.ContainsRune("0123456789-–．份张个次人名页项种类", next) {
		return false
	}
	return !otherDocument(s[:from]) && !ofOther.MatchString(s[to:])
}

// otherDocument reports whether the words before a label name a document that
// it may be part of.
func otherDocument(before string) bool {
	if i := strings.LastIndexAny(before, "。；！？"); i >= 0 {
		before = before[i:]
	}
	return wording.StandardNumber.MatchString(before) || otherText.MatchString(before)
}

// nowhere reports s[from:to] if the text does not have the fragment.
func (d *drafting) nowhere(r wording.Run, from, to int, fragment string) {
	if _, ok := d.anchors[fragment]; !ok {
		d.report(referenceInternal.At(r.Pos(from, to), r.Text[from:to], nearestAnchor(fragment, d.anchors)))
	}
}

// numbersNowhere reports numbers of subclauses, items and terms.
func (d *drafting) numbersNowhere(r wording.Run) {
	if !strings.Contains(r.Text, ".") {
		return // no such number
	}
	for _, m := range another.FindAllStringSubmatchIndex(r.Text, -1) {
		if !r.Ref(m[0]-1) || r.Ref(m[2]) || m[0] == 0 || d.isValue(r.Text, m[2]) {
			continue
		}
		if next := r.Text[m[3]:]; next == "" || !alnum(next[0]) && next[0] != '-' {
			d.nowhere(r, m[2], m[3], r.Text[m[2]:m[3]])
		}
	}
	for _, m := range itemOf.FindAllStringSubmatchIndex(r.Text, -1) {
		number, letter := r.Text[m[2]:m[3]], r.Text[m[4]:m[5]]
		if _, known := d.anchors[number]; known && !otherDocument(r.Text[:m[0]]) && !d.hasItem(number, letter) {
			d.report(referenceInternal.At(r.Pos(m[0], m[1]), r.Text[m[0]:m[1]], model.Bilingual{}))
		}
	}
	for _, m := range termOf.FindAllStringSubmatchIndex(r.Text, -1) {
		if number := r.Text[m[2]:m[3]]; !r.Ref(m[2]) && d.definesTerms(parentNumber(number)) && !otherDocument(r.Text[:m[0]]) {
			d.nowhere(r, m[2], m[3], number)
		}
	}
}

// isValue reports whether a unit stands behind the number at a byte of s.
func (d *drafting) isValue(s string, at int) bool {
	return slices.ContainsFunc(wording.Values(s, d.text.Lang), func(v wording.Value) bool { return v.From == at && v.Unit != "" })
}

func (d *drafting) hasItem(number, letter string) bool {
	if _, ok := d.anchors[number+"-"+letter]; ok {
		return true
	}
	for a := range d.anchors { // a second list: 5.2-list2-a
		if strings.HasPrefix(a, number+"-list") && strings.HasSuffix(a, "-"+letter) {
			return true
		}
	}
	return false
}

func (d *drafting) definesTerms(number string) bool {
	p := d.anchors[number]
	return p != nil && slices.ContainsFunc(p.Children, func(c *model.Provision) bool { return c.Term != nil })
}

// ref is a reference in a run.
type ref struct {
	target   model.Target
	from, to int // bytes of the run
}

// refsIn lists the references among the inlines of a run.
func refsIn(ins []model.Inline) []ref { return refsFrom(ins, 0) }

func refsFrom(ins []model.Inline, at int) (out []ref) {
	for i := range ins {
		in := &ins[i]
		n := len(wording.NewRun(ins[i : i+1]).Text)
		if in.Kind == model.RefInline && in.Target != nil {
			out = append(out, ref{*in.Target, at, at + n})
		} else {
			out = append(out, refsFrom(in.Children, at)...)
		}
		at += n
	}
	return out
}

var (
	numberInLabel = regexp.MustCompile(`(?:[A-Z]|[0-9]+)(?:\.[0-9]+)+|(?:第|表|图|Table |Figure |[Cc]lause )[0-9]+`)
	blockPrefix   = regexp.MustCompile(`^(?:table|figure|formula)-`)
)

// refs checks the words of references against their targets.
func (d *drafting) refs(r wording.Run, at place) {
	for _, f := range refsIn(at.inlines) {
		words := r.Text[f.from:f.to]
		if p := at.provision; p != nil && f.target.Doc == "" && f.target.Fragment == p.ID && (p.Kind == model.Subclause || p.Kind == model.Clause || p.Term != nil) {
			d.report(referenceSelf.At(r.Pos(f.from, f.to), words))
		}
		want, _, _ := strings.Cut(blockPrefix.ReplaceAllString(f.target.Fragment, ""), "-")
		numbers := numberInLabel.FindAllString(wording.StandardNumber.ReplaceAllString(words, ""), -1)
		if want == "" || len(numbers) == 0 {
			continue
		}
		if !slices.ContainsFunc(numbers, func(n string) bool { return strings.TrimLeft(n, "第表图TableFigurCcs ") == want || n == want }) {
			d.report(referenceLabel.At(r.Pos(f.from, f.to), words, f.target.Fragment))
		}
	}
}
