package check

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var parityWordRules = []*model.Rule{parityNumber, parityReference, parityVerb, parityNegation, parityNotes, parityTerm, parityUntranslated}

var parityNumber = &model.Rule{
	ID: "parity-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的数值不一致：中文 {2}，英文 {3}", En: "the values of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "核对数和单位；以中文为准。",
		En: "Compare numbers and units; the Chinese prevails."},
	Doc: model.Bilingual{
		Zh: "译错一个数就是另一项要求。",
		En: "A wrong number is another requirement."},
}

var parityReference = &model.Rule{
	ID: "parity-reference", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的引用不一致：中文 {2}，英文 {3}", En: "the references of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "核对条号、表号和文件编号。",
		En: "Compare the numbers of clauses, tables and documents."},
	Doc: model.Bilingual{
		Zh: "两种文本指向同样的条、表、图、附录和文件。",
		En: "Both texts point at the same clauses, tables, figures, annexes and documents."},
}

var parityVerb = &model.Rule{
	ID: "parity-verb", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的条款类型不一致：中文 {2}，英文 {3}", En: "the types of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "应译 shall，不应译 shall not，宜译 should，可译 may，不必译 need not，能译 can。",
		En: "应 is shall, 不应 shall not, 宜 should, 可 may, 不必 need not, 能 can."},
	Doc: model.Bilingual{
		Zh: "能愿动词决定约束力（GB/T 1.1—2020，附录C），译文不能加重或减轻。",
		En: "The verb decides how binding a sentence is (GB/T 1.1—2020, Annex C); a translation neither tightens nor relaxes it."},
}

var parityNegation = &model.Rule{
	ID: "parity-negation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”一种文本是“{2}”，另一种没有否定", En: "one text of “{1}” says “{2}”, the other has no negation"},
	Hint: model.Bilingual{
		Zh: "不应译 shall not，不宜译 should not；以中文为准。",
		En: "不应 is shall not, 不宜 should not; the Chinese prevails."},
	Doc: model.Bilingual{
		Zh: "漏一个“不”，禁止就成了要求。",
		En: "Without its “not” a prohibition becomes a requirement."},
}

var parityNotes = &model.Rule{
	ID: "parity-footnotes", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的脚注中文有{2}个，英文有{3}个", En: "“{1}” has {2} footnotes in Chinese and {3} in English"},
	Hint: model.Bilingual{
		Zh: "对照中文补齐或删去脚注和它的标记。",
		En: "Add or take out the footnote with its mark."},
	Doc: model.Bilingual{
		Zh: "两种文本的脚注一一对应。",
		En: "The footnotes of both texts correspond one to one."},
}

var parityTerm = &model.Rule{
	ID: "parity-term", Severity: model.Warning,
	Message: model.Bilingual{Zh: "术语条目 {1} 中文文本写“{2}”，英文文本写“{3}”", En: "entry {1} says “{2}” in the Chinese text and “{3}” in the English one"},
	Hint: model.Bilingual{
		Zh: "两种文本的条目写同样的一对词。",
		En: "Write the same pair in both."},
	Doc: model.Bilingual{
		Zh: "术语和它的英文对应词是一对，术语表和检索靠它（GB/T 1.1—2020，8.7）。",
		En: "A term and its equivalent are one pair, which glossary and search rely on (GB/T 1.1—2020, 8.7)."},
}

var parityUntranslated = &model.Rule{
	ID: "parity-untranslated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "英文文本里留着中文“{1}”", En: "the English text still says “{1}”"},
	Hint: model.Bilingual{
		Zh: "译成英文；还没有译文的条先不写，网站会显示中文并注明。",
		En: "Translate it; a provision that is not translated yet is left out, and the site shows the Chinese and says so."},
	Doc: model.Bilingual{
		Zh: "读英文的人看不懂它，检索也会把它当成译文。",
		En: "Readers of English cannot read it, and the search takes it for a translation."},
}

// citedParity compares the entries of the normative references.
func (c *checker) citedParity(zh, en *model.Provision) {
	a, b := citedNumbers(read(zh, model.Zh)), citedNumbers(read(en, model.En))
	if !slices.Equal(a, b) {
		c.report(parityReference.At(en.Pos, nameIn(zh), listOf(a), listOf(b)))
	}
}

// reading is what one provision says in one language.
type reading struct {
	pos  model.Pos
	runs []wording.Run
	refs []string // fragments it refers to, sorted
}

func read(p *model.Provision, l model.Lang) reading {
	r := reading{pos: p.Pos}
	refs := map[string]bool{}
	see := func(ins []model.Inline) {
		if run := wording.NewRun(ins); strings.TrimSpace(run.Text) != "" {
			r.runs = append(r.runs, run)
		}
		model.WalkInlines(ins, func(in *model.Inline) {
			if in.Kind == model.RefInline && in.Target != nil {
				refs[in.Target.String()] = true
			}
		})
	}
	see(p.Title)
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			see(ins)
		}
	})
	r.refs = slices.Sorted(maps.Keys(refs))
	return r
}

func citedNumbers(r reading) (out []string) {
	for _, run := range r.runs {
		for _, c := range cites(run) {
			out = append(out, c.number())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func listOf(list []string) string {
	if len(list) == 0 {
		return "—"
	}
	return strings.Join(list, ", ")
}

func (c *checker) referenceParity(zh *model.Provision, a, b reading) {
	x := slices.Concat(a.refs, citedNumbers(a))
	y := slices.Concat(b.refs, citedNumbers(b))
	if missing, extra := without(x, y), without(y, x); len(missing)+len(extra) > 0 {
		at := b.pos
		if len(extra) > 0 {
			at = b.find(extra[0])
		}
		c.report(parityReference.At(at, nameIn(zh), listOf(missing), listOf(extra)))
	}
}

// find is where a reading says something, else where it stands.
func (r reading) find(what string) model.Pos {
	for _, run := range r.runs {
		for _, c := range cites(run) {
			if c.number() == what {
				return run.Pos(c.from, c.to)
			}
		}
		if i := strings.LastIndex(run.Text, strings.TrimLeft(what, "-abcdefghijklmnopqrstuvwxyz")); i >= 0 && what != "" {
			return run.Pos(i, i+1)
		}
	}
	return r.pos
}

// numberParity compares the values of both texts: every number with its unit.
func (c *checker) numberParity(zh *model.Provision, a, b reading) {
	x, y := a.values(model.Zh), b.values(model.En)
	missing, extra := wording.Unmatched(x, y)
	if len(missing)+len(extra) == 0 {
		return
	}
	at := b.pos
	if len(extra) > 0 {
		at = extra[0].Pos
	}
	c.report(parityNumber.At(at, nameIn(zh), valueList(missing), valueList(extra)))
}

func (r reading) values(l model.Lang) (out []wording.Value) {
	for _, run := range r.runs {
		skip := cites(run)
		for _, v := range wording.Values(run.Text, l) {
			inside := slices.ContainsFunc(skip, func(c cite) bool { return v.From >= c.from && v.To <= c.to })
			if inside || run.Ref(v.From) {
				continue
			}
			v.Pos = run.Pos(v.From, v.To)
			out = append(out, v)
		}
	}
	return out
}

func valueList(vs []wording.Value) string {
	var out []string
	for _, v := range vs {
		out = append(out, v.String())
	}
	return listOf(out)
}

// titleParity compares the heads of a provision: its status as an annex, its
// pair of terms, and whether its words were translated at all.
func (c *checker) titleParity(zh, en *model.Provision) {
	if zh.Kind == model.Annex && zh.Normative != en.Normative {
		c.report(parityStatus.At(en.Pos, nameIn(zh), statusOf(zh), statusOf(en)))
	}
	if zh.Term != nil && en.Term != nil {
		c.termParity(en, zh.Term.Zh, en.Term.Zh)
		c.termParity(en, zh.Term.En, en.Term.En)
	}
	if en.Kind == model.Bibliography || en.Kind == model.IndexSection {
		return
	}
	c.untranslated(en.Title)
	for _, b := range en.Blocks {
		if p, ok := b.(*model.Paragraph); ok {
			c.untranslated(p.Inlines)
		}
	}
}

func statusOf(p *model.Provision) model.Bilingual {
	if p.Normative {
		return model.Bilingual{Zh: "规范性", En: "normative"}
	}
	return model.Bilingual{Zh: "资料性", En: "informative"}
}

// termParity compares the preferred designations of an entry in one language.
func (c *checker) termParity(en *model.Provision, inZh, inEn []string) {
	if len(inZh) > 0 && len(inEn) > 0 && !strings.EqualFold(inZh[0], inEn[0]) {
		c.report(parityTerm.At(en.Pos, en.Number, inZh[0], inEn[0]))
	}
}

// untranslated reports words of which more characters are Han than Latin; a
// few between others are quoted.
func (c *checker) untranslated(ins []model.Inline) {
	r := wording.NewRun(ins)
	han, latin, first := 0, 0, -1
	for i, ch := range r.Text {
		switch {
		case unicode.Is(unicode.Han, ch):
			han++
			if first < 0 {
				first = i
			}
		case unicode.IsLetter(ch):
			latin++
		}
	}
	if han < 2 || han <= latin {
		return
	}
	words := []rune(strings.TrimSpace(r.Text[first:]))
	c.report(parityUntranslated.At(r.Pos(first, len(r.Text)), string(words[:min(len(words), 16)])))
}

// noteParity compares the marks of text footnotes.
func (c *checker) noteParity(zh, en *model.Provision) {
	if m, n := footnoteMarks(zh), footnoteMarks(en); m != n {
		c.report(parityNotes.At(en.Pos, nameIn(zh), m, n))
	}
}

func footnoteMarks(p *model.Provision) (n int) {
	see := func(in *model.Inline) {
		if in.Kind == model.NoteRef && in.Target == nil {
			n++
		}
	}
	model.WalkInlines(p.Title, see)
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			model.WalkInlines(ins, see)
		}
	})
	return n
}

// verbParity compares the types of provisions that both texts express: which
// there are, and, where both have as many verbs, how many of each.
func (c *checker) verbParity(zh *model.Provision, a, b reading) {
	x, y := a.types(model.Zh), b.types(model.En)
	total := 0
	for _, t := range wording.Types {
		total += len(x[t]) - len(y[t])
	}
	var left, right []string
	var at model.Pos
	for _, t := range wording.Types {
		m, n := x[t], y[t]
		if (len(m) > 0) == (len(n) > 0) && (total != 0 || len(m) == len(n)) {
			continue
		}
		left = append(left, fmt.Sprintf("%s×%d", t.Words().Zh, len(m)))
		right = append(right, fmt.Sprintf("%s×%d", t.Words().En, len(n)))
		if len(n) > len(m) && at.Line == 0 {
			at = n[len(m)]
		}
	}
	if len(left) == 0 {
		c.negationParity(zh, a, b)
		return
	}
	if at.Line == 0 {
		at = b.pos
	}
	c.report(parityVerb.At(at, nameIn(zh), listOf(left), listOf(right)))
}

var negations = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`[不无未非免禁勿否别莫避除只仅]`),
	model.En: regexp.MustCompile(`(?i)\b(?:not|no|never|neither|nor|none|nothing|nobody|without|cannot|only|free|avoid\w*|un(?:til|able|less|authori[sz]ed|used|available|necessary|qualified)|invalid|impossible|non\w*|prohibit\w*|exclud\w*|except|unless|prevent\w*|refrain\w*|refus\w*)\b|\w+n't\b`),
}

// negationParity reports a negative verb of one text where the other denies
// nothing at all: what one language says with a verb the other may say with
// another word.
func (c *checker) negationParity(zh *model.Provision, a, b reading) {
	if word, _ := a.negative(model.Zh); word != "" && !b.denies(model.En) {
		c.report(parityNegation.At(b.firstVerb(), nameIn(zh), word))
	}
	if word, at := b.negative(model.En); word != "" && !a.denies(model.Zh) {
		c.report(parityNegation.At(at, nameIn(zh), word))
	}
}

// negative is the first negative verb of a reading.
func (r reading) negative(l model.Lang) (word string, at model.Pos) {
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, l) {
			if m.Form.Negative {
				return run.Text[m.From:m.To], run.Pos(m.From, m.To)
			}
		}
	}
	return "", model.Pos{}
}

func (r reading) denies(l model.Lang) bool {
	return slices.ContainsFunc(r.runs, func(run wording.Run) bool { return negations[l].MatchString(run.Text) })
}

// firstVerb is the place of the first verbal form, else that of the provision.
func (r reading) firstVerb() model.Pos {
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, model.En) {
			return run.Pos(m.From, m.To)
		}
	}
	return r.pos
}

// types gathers the places of the verbs by type and sense; statements need none.
func (r reading) types(l model.Lang) map[wording.Type][]model.Pos {
	out := map[wording.Type][]model.Pos{}
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, l) {
			if m.Form.Type.Provides() {
				out[m.Form.Type] = append(out[m.Form.Type], run.Pos(m.From, m.To))
			}
		}
	}
	return out
}
