package check

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var parityWordRules = []*model.Rule{parityNumber, parityReference, parityNotes, parityTerm, parityUntranslated}

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
	missing, extra := slices.DeleteFunc(without(x, y), b.says), slices.DeleteFunc(without(y, x), a.says)
	if len(missing)+len(extra) > 0 {
		at := b.pos
		if len(extra) > 0 {
			at = b.find(extra[0])
		}
		c.report(parityReference.At(at, nameIn(zh), listOf(missing), listOf(extra)))
	}
}

// clauseList finds the numbers of clauses in a row: Clauses 8 and 9.
var clauseList = regexp.MustCompile(`第([0-9]+)章|[Cc]lauses? ([0-9]+(?:(?:, | and | or | to )[0-9]+)*)`)

// says reports whether the number of a subclause or clause stands in the words:
// which numbers package text makes references of depends on the words before
// them, and those differ between the languages.
func (r reading) says(fragment string) bool {
	number := strings.TrimPrefix(fragment, "#")
	if number == fragment || !standardNumber.MatchString(number) {
		return false
	}
	for _, run := range r.runs {
		if !strings.Contains(number, ".") {
			for _, m := range clauseList.FindAllString(run.Text, -1) {
				if slices.Contains(wordsOf(m), number) {
					return true
				}
			}
			continue
		}
		for at := 0; ; {
			i := strings.Index(run.Text[at:], number)
			if i < 0 {
				break
			}
			from, to := at+i, at+i+len(number)
			if !partOfToken(run.Text, from-1) && !partOfToken(run.Text, to) {
				return true
			}
			at = to
		}
	}
	return false
}

// wordsOf splits at everything that is no figure.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c < '0' || c > '9' })
}

// partOfToken reports whether the byte belongs to a number beside it; a full
// stop at the end of a sentence does not.
func partOfToken(s string, at int) bool {
	if at < 0 || at >= len(s) {
		return false
	}
	return alnum(s[at]) || s[at] == '.' && at+1 < len(s) && alnum(s[at+1])
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
	x, y := a.values(model.Zh, b), b.values(model.En, a)
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

// values are the numbers of a reading but for those that are references, here
// or in the other language.
func (r reading) values(l model.Lang, other reading) (out []wording.Value) {
	for _, run := range r.runs {
		skip := cites(run)
		for _, v := range wording.Values(run.Text, l) {
			inside := slices.ContainsFunc(skip, func(c cite) bool { return v.From >= c.from && v.To <= c.to })
			if inside || run.Ref(v.From) || v.Unit == "" && slices.Contains(other.refs, "#"+v.Number) {
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
