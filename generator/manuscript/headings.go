package manuscript

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// Headings: the elements without a number, annexes, clauses and subclauses.

var namedElements = map[string]model.ProvisionKind{
	"前言": model.Foreword, "foreword": model.Foreword, "引言": model.Introduction, "introduction": model.Introduction,
	"参考文献": model.Bibliography, "bibliography": model.Bibliography, "索引": model.IndexSection, "index": model.IndexSection,
}

// readNamed takes 前言, 引言, 参考文献 and 索引.
func (r *recogniser) readNamed(l *line) bool {
	if l.table != nil || len(l.words) > 60 {
		return false
	}
	words := strings.ToLower(squeezed(l.words))
	kind, ok := namedElements[words]
	if !ok || l.auto > 0 || r.t.Find(words) != nil {
		return false
	}
	id := map[model.ProvisionKind]string{model.Foreword: "foreword", model.Introduction: "introduction", model.Bibliography: "bibliography", model.IndexSection: "index"}[kind]
	title := strings.Map(func(c rune) rune {
		if blankSign(c) {
			return -1
		}
		return c
	}, l.words)
	if r.t.Find(id) != nil {
		return false
	}
	p := &model.Provision{Kind: kind, ID: id, Title: []model.Inline{{Kind: model.TextInline, Text: title, Pos: r.place(l.n)}}}
	r.begin(p, "", l)
	r.i++
	return true
}

// begin hangs a provision below the deepest open one whose number begins its
// own, and makes it the place of blocks.
func (r *recogniser) begin(p *model.Provision, num string, l *line) {
	p.Pos = r.place(l.n)
	for len(r.open) > 0 {
		if up := r.open[len(r.open)-1].num; up != "" && strings.HasPrefix(num, up+".") {
			break
		}
		r.open = r.open[:len(r.open)-1]
	}
	p.Normative = p.Kind != model.Foreword && p.Kind != model.Introduction && p.Kind != model.Bibliography && p.Kind != model.IndexSection && p.Normative
	if len(r.open) == 0 {
		r.t.Provisions = append(r.t.Provisions, p)
	} else {
		up := r.open[len(r.open)-1]
		up.Children = append(up.Children, p)
		p.Normative = p.Normative && up.Normative
	}
	r.open = append(r.open, openPart{p, num})
	r.sink, r.lists, r.text = &p.Blocks, nil, textual{}
	if num != "" {
		r.last = num
		r.used[num] = true
	}
}

var (
	annexOnly   = regexp.MustCompile(`^(附` + gapSigns + `*录|Annex|ANNEX)` + gapSigns + `*([A-ZＡ-Ｚ])$`)
	annexHead   = regexp.MustCompile(`^(附` + gapSigns + `*录|Annex|ANNEX)` + gapSigns + `*([A-ZＡ-Ｚ])(?:[\s\x{3000}\x{a0}]*(` + annexStatusWords + `))?([\s\x{3000}\x{a0}：:—]*)`)
	annexStatus = regexp.MustCompile(`^(` + annexStatusWords + `)[\s\x{3000}\x{a0}]*`)
)

const annexStatusWords = `[(（][ \x{3000}]*(?:规范性|资料性|normative|informative|Normative|Informative)(?:附录| annex)?[ \x{3000}]*[)）]`

// readAnnex takes 附录A, its status and its title, on one line, on three, or in
// one paragraph with line breaks.
func (r *recogniser) readAnnex(l *line) bool {
	if l.table != nil {
		return false
	}
	m := annexHead.FindStringSubmatchIndex(l.words)
	if m == nil {
		return false
	}
	letter := narrow(l.words[m[4]:m[5]])
	word := squeezed(l.words[m[2]:m[3]])
	status := ""
	if m[6] >= 0 {
		status = l.words[m[6]:m[7]]
	}
	gap := l.words[m[8]:m[9]]
	after := l.words[m[1]:]
	k, _ := l.look()
	set := k == annexLook || k == titledLook || l.auto > 0
	var nextStatus *line
	if below := r.peek(1); status == "" && below != nil && below.table == nil && annexStatus.MatchString(below.text()) {
		nextStatus = below
	}
	switch {
	case after == "":
		if !set && status == "" && nextStatus == nil && !(l.p.Centred || l.p.NewPage || l.bold() || r.annexComes(letter) && r.titleOnly(r.peek(1)) && !closed(l.words)) {
			return false
		}
	case !r.titleLike(after), gap == "" && status == "" && !set, r.used[letter]:
		return false
	case status == "" && !set && !r.annexComes(letter):
		return false
	case status == "" && !set && verbs.MatchString(after):
		return false
	}
	if r.used[letter] {
		r.find(numberRepeat, l.n, word+letter)
	}
	r.from.add(l.words[:m[1]])
	number := "附录" + letter
	if word != "附录" {
		number = "Annex " + letter
	}
	r.to.add(number)
	title := skipRuns(l.runs, m[1])
	r.i++
	if nextStatus != nil {
		s := annexStatus.FindString(nextStatus.text())
		status = shut(s)
		runs := shutRuns(nextStatus.runs)
		r.swap(s, "")
		r.i++
		if rest := skipRuns(runs, len(s)); len(rest) > 0 {
			title = rest
		}
	}
	if below := r.peek(0); len(shutRuns(title)) == 0 && below != nil && r.annexTitle(below) {
		title = below.runs
		r.i++
	}
	if status == "" {
		r.find(annexStatusMissing, l.n, number)
	}
	p := &model.Provision{Kind: model.Annex, Number: number, ID: letter, Normative: !strings.Contains(status, "资料性") && !strings.Contains(strings.ToLower(status), "informative")}
	p.Title = withoutBreaks(r.plainInlines(title, l.n))
	r.terms, r.lastAnnex = "", letter
	r.begin(p, letter, l)
	return true
}

// annexComes reports whether the letter is that of the next annex.
func (r *recogniser) annexComes(letter string) bool {
	if a := r.lastAnnex; a != "" {
		return letter[0] == a[0]+1
	}
	return letter == "A"
}

// annexTitle reports whether a line can be the title below 附录A.
func (r *recogniser) annexTitle(l *line) bool {
	if l.table != nil || l.auto > 0 || !r.titleLike(l.words) || ownLine.MatchString(l.text()) {
		return false
	}
	_, numbered := readNumeral(l.words, strictNumber)
	return !numbered
}

// withoutBreaks makes one line of a title that was broken for its looks.
func withoutBreaks(ins []model.Inline) (out []model.Inline) {
	for i, in := range ins {
		if in.Kind != model.BreakInline {
			out = append(out, in)
			continue
		}
		if i+1 < len(ins) && !hanSign(ins[i+1].Text) {
			in = model.Inline{Kind: model.TextInline, Text: " ", Pos: in.Pos}
			out = append(out, in)
		}
	}
	return out
}

// readNumbered takes a clause, a subclause with or without a title, or the
// entry of a term.
func (r *recogniser) readNumbered(l *line) bool {
	x, ok := r.number(l)
	if !ok {
		return false
	}
	if up := r.inAnnex(); up != "" && !strings.HasPrefix(x.num, up+".") && x.dotted() && l.auto == 0 && x.num[0] <= '9' {
		return false
	}
	r.numberFindings(l, x)
	r.from.add(l.words[:x.n])
	r.to.add(x.num)
	runs := shutRuns(skipRuns(l.runs, x.n))
	r.i++
	if len(runs) == 0 && !r.isTerm(x.num) { // the words stand on the next line
		if below := r.peek(0); below != nil && r.joinsNumber(below) {
			r.group(numberAlone, l.n, x.num)
			runs = below.runs
			r.i++
			merged := *below
			merged.p = l.p
			l = &merged
		}
	}
	p := &model.Provision{Kind: model.Subclause, Number: x.num, ID: x.num, Normative: true}
	words := wordsOf(runs)
	switch {
	case !x.dotted():
		p.Kind = model.Clause
		p.Title = withoutBreaks(r.plainInlines(runs, l.n))
		r.terms = ""
		if t := strings.ToLower(words); strings.Contains(t, "术语") || strings.Contains(t, "terms") {
			r.terms = x.num
		}
		r.begin(p, x.num, l)
	case r.isTerm(x.num) && r.readTerm(p, x, runs, l):
	case r.titled(l, x, words):
		p.Title = withoutBreaks(r.plainInlines(runs, l.n))
		r.begin(p, x.num, l)
	default:
		r.begin(p, x.num, l)
		para := &model.Paragraph{BlockBase: r.base(l.n), Inlines: r.inlines(runs, l.n)}
		r.put(para)
		r.text = textual{&para.Inlines, runs, l}
	}
	return true
}

// joinsNumber reports whether a line is the words of the number above it.
func (r *recogniser) joinsNumber(l *line) bool {
	if l.table != nil || l.auto > 0 || ownLine.MatchString(l.text()) || len(l.only(Image)) > 0 {
		return false
	}
	_, own := readNumeral(l.words, strictNumber)
	return !own
}

// numberFindings tells what is odd about a number.
func (r *recogniser) numberFindings(l *line, x numeral) {
	if narrowed := strings.TrimRight(x.written, ".．、"); narrowed != x.num && l.auto == 0 || l.auto == 0 && x.sign != "" {
		r.group(numberForm, l.n, x.written+" → "+x.num)
	}
	switch {
	case r.used[x.num]:
		r.find(numberRepeat, l.n, x.num)
	case !r.follows(x.num):
		r.find(numberGap, l.n, x.num, r.last)
	}
	k, level := l.look()
	if want := x.level(); k == titledLook && level > 0 && level != want {
		r.group(styleLevel, l.n, x.num)
	}
}
