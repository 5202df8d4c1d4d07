package text

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// What an author probably meant as a mark and wrote otherwise. Such a line is
// shown as it is, and reported: text out of Word, WPS or a web page must be
// understood or pointed at, never changed in silence.

const (
	bulletSigns   = `[-*] *[^-*\s0-9]|--+[^-]|[－–]` + sp + `*[^0-9\s]|[●○◆◇■□▪►➢]`
	enclosedSigns = `[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿Ⅰ-Ⅻⅰ-ⅻ]`
	letterSigns   = `[a-zA-Zａ-ｚＡ-Ｚ][.．、](?:` + sp + `|\p{Han})|[A-ZＡ-Ｚ][)）]|[(（][a-zA-Zａ-ｚＡ-Ｚ][)）]`
	numberSigns   = `[0-9]{1,3}(?:[.．](?: [^0-9]|[^0-9 ])|、)|[0-9]{1,2}[，,]\p{Han}|` + hanNumeral + `、|[(（](?:[0-9]{1,2}|` + hanNumeral + `)[)）]`
	markdownSigns = `>|` + "```" + `|~~~|[-*_=]{3,}$`
)

var (
	// foreignMarker begins a line that a standard has no list for: it is shown
	// as a paragraph of its own, with its marker.
	foreignMarker = regexp.MustCompile(`^(?:[-+*] |` + bulletSigns + `|` + enclosedSigns + `|` + letterSigns + `|` + numberSigns + `|` + markdownSigns + `|#+\p{Han}|##+[^# ]|＃|#+[0-9]+(?:\.[0-9]+)*(?:` + sp + `|[.．、]))`)
	// foreignSign is the sign itself, for the report.
	foreignSign = regexp.MustCompile(`^(?:[-*_=]{3,}$|--+|[-*－–>●○◆◇■□▪►➢]|` + "```|~~~" + `|` + enclosedSigns + `|[(（][^)）]{1,6}[)）]|第[^条]{1,9}条|[^.．、)）,，]{1,9}[.．、)）,，])`)
	// foreignInPolicy is what of it a policy has no use for either, foreignInProse what prose has not.
	foreignInPolicy = regexp.MustCompile(`^(?:` + bulletSigns + `|` + markdownSigns + `|[0-9]{1,2}[，,]\p{Han}|第` + hanNumeral + `条(?:` + sp + `|$))`)
	foreignInProse  = regexp.MustCompile(`^[-*_=]{3,}$`)

	signedValue = regexp.MustCompile(`^[-*－–] *[0-9]`)
	noteMiss    = regexp.MustCompile(`^(?:(?:注|示例)` + sp + `*(?:[0-9０-９]{1,2}(?:` + sp + `|[.．、]|$)|[.．、]|$)|注` + sp + `+\p{Han}|(?:NOTE|EXAMPLE)(?: [0-9]+)?(?:` + sp + `|$))`)
	noteSure    = regexp.MustCompile(`^(?:(?:注|示例)` + sp + `*[0-9０-９]{1,2}(?:` + sp + `|[.．、]|$)|(?:NOTE|EXAMPLE) [0-9]+(?:` + sp + `|$))`)
	figureMiss  = regexp.MustCompile(`^(?:图|Figure|Fig\.)` + sp + `*[0-9０-９A-ZＡ-Ｚ][0-9０-９.．—–-]*`)
	captionMiss = regexp.MustCompile(`^(?:续?表|Table|Tab\.)` + sp + `*[0-9０-９A-ZＡ-Ｚ][0-9０-９.．—–-]*`)
	keyMiss     = regexp.MustCompile(`^(?:标引序号说明|说明|Key)` + sp + `*[：:]$`)
	refMiss     = regexp.MustCompile(`［［[^］]*］］|\[\[[^\[\]]*(?:$|\](?:$|[^\]]))|\[\^(?:[^\]\s^]{0,16}$|[^\]\s^]{0,16}[\s^]|[^\]\s^]{17})`)
	formulaMiss = regexp.MustCompile(`\$\$|^\\\[`)
	headingMiss = regexp.MustCompile(`^(?:#+\p{Han}|##+[^# ]|＃+|#+[0-9]+(?:\.[0-9]+)*(?:` + sp + `|[.．、]))`)
	annexMiss   = regexp.MustCompile(`^(?:附录` + sp + `*[A-ZＡ-Ｚ]` + sp + `*(?:$|[（(](?:规范性|资料性)(?:附录)?[)）])|Annex [A-Z] ?(?:$|\())`)
)

// nearMiss reports what on the lines of a piece was probably meant as
// something else. The first line of anything but a paragraph was understood.
func (s *scanner) nearMiss(p *piece) {
	if p.kind == tableRow || p.kind == tableRule || p.kind == code || p.kind == formula || p.kind == remark {
		return
	}
	tabs := 0
	for i := p.first; i <= p.last; i++ {
		from, to := s.bounds(i)
		line := trimRight(s.src[from:to])
		lead, _ := leading(line)
		line, from = line[lead:], from+lead
		s.missInLine(from, line)
		if bytes.IndexByte(line, '\t') > 0 || bytes.Count(line, []byte(" | ")) > 0 {
			tabs++
		}
		switch {
		case i == p.first && p.kind != paragraph:
		case i == p.first || s.begins(i):
			s.missAtStart(i, from, line)
		case s.grammar == model.StandardGrammar && noteSure.Match(line):
			n := prefix(noteSure, line)
			at := s.at(from, from+n)
			s.problems = append(s.problems, noteForm.At(s.at(from, from+len(line)), clip(string(line))).Mended(at, s.noteMark(line[:n])))
		}
	}
	if tabs > 1 && s.grammar != model.RegulationGrammar || tabs > 0 && s.tabbedBelow(p) {
		_, to := s.bounds(p.first)
		s.report(tableLines, p.from, to)
	}
}

// begins reports whether line i can be the beginning of something: the line
// above it ends a sentence or announces a list.
func (s *scanner) begins(i int) bool {
	above := s.lineAbove(i)
	return len(above) == 0 || endsSentence(above)
}

// tabbedBelow reports whether the next line goes on with a table in tabs, in
// the grammars that make a paragraph of every line.
func (s *scanner) tabbedBelow(p *piece) bool {
	if s.grammar != model.PolicyGrammar || p.last+1 >= len(s.start) {
		return false
	}
	from, to := s.bounds(p.last + 1)
	return bytes.IndexByte(trimLeft(trimRight(s.src[from:to])), '\t') > 0
}

// missInLine looks for marks anywhere on the line.
func (s *scanner) missInLine(from int, line []byte) {
	if s.grammar == model.RegulationGrammar {
		return
	}
	if m := refMiss.FindIndex(line); m != nil {
		mark := "［［"
		if line[m[0]] == '[' {
			mark = string(line[m[0] : m[0]+2])
		}
		s.report(openMark, from+m[0], from+m[0]+len(mark), mark)
	}
	if m := formulaMiss.FindIndex(line); m != nil && (s.grammar == model.StandardGrammar || s.grammar == model.ProseGrammar) {
		words := line[m[0]:]
		if bytes.Count(words, []byte("$$")) == 1 && m[0] == 0 {
			s.report(openFence, from, from+2, "$$")
		} else if m[0] == 0 || line[m[0]-1] != '\\' {
			s.report(formulaAlone, from+m[0], from+m[1])
		}
	}
}

// missAtStart looks for marks at the beginning of the line.
func (s *scanner) missAtStart(i, from int, line []byte) {
	s.lineNo = i
	report := func(r *model.Rule, n int) { s.report(r, from, from+n, string(line[:n])) }
	foreign := foreignMarker
	switch s.grammar {
	case model.PolicyGrammar:
		foreign = foreignInPolicy
	case model.ProseGrammar:
		foreign = foreignInProse
		if bytes.HasPrefix(line, []byte("```")) {
			s.report(openFence, from, from+3, "```")
			return
		}
	}
	if n := prefix(headingMiss, line); n > 0 {
		_, size := utf8.DecodeRune(line)
		at := s.at(from, from+size)
		hashes := line[:len(line)-len(bytes.TrimLeft(line, "#＃"))]
		mend := strings.Repeat("#", min(utf8.RuneCount(hashes), 6)) + " "
		s.problems = append(s.problems, headingSpace.At(at).Mended(s.at(from, from+len(hashes)), mend))
		return
	}
	if s.grammar == model.RegulationGrammar {
		return
	}
	if numberBelow.Match(line) && (bytes.Contains(s.peek(-1), []byte("$$")) || bytes.Contains(s.peek(-2), []byte("$$"))) {
		return // of the formula above
	}
	if foreign.Match(line) && line[0] != '+' && line[0] != '#' {
		if n := prefix(foreignSign, line); n > 0 && !signedValue.Match(line) {
			report(foreignMark, n)
		}
		return
	}
	if s.grammar == model.StandardGrammar {
		s.missInStandard(from, line, report)
	}
}

// captioned reports whether the line d lines below is a figure's caption: then
// the one above the figure is a sentence or the caption of another.
func (s *scanner) captioned(d int) bool {
	_, ok := matchLabel(figureLabel, s.peek(d))
	return ok
}

func (s *scanner) missInStandard(from int, line []byte, report func(*model.Rule, int)) {
	switch {
	case prefix(noteMiss, line) > 0:
		n := len(trimRight(line[:prefix(noteMiss, line)]))
		if m := noteSign.Find(line); m != nil {
			n = len(trimRight(m))
		}
		s.mend(noteForm, from, from+n, s.noteMark(line[:n]), string(line[:n]))
	case keyMiss.Match(line):
		if string(line[:3]) != "说" || keyMarker.Match(s.nextLine(0)) {
			report(figureKeyPlace, len(line))
		}
	case annexMiss.Match(line) && len(line) < 120 && looksTitled(string(line)):
		report(headingMark, prefix(annexMiss, line))
	case captionMiss.Match(line) && looksTitled(string(line)) && beginsRow(s.nextLine(0)) && !beginsRow(s.peek(-1)):
		s.reportCaption(from, line[:prefix(captionMiss, line)])
	case figureMiss.Match(line) && looksTitled(string(line)) && imageLine.Match(s.nextLine(0)) && !s.captioned(2):
		report(captionForm, prefix(figureMiss, line))
	}
}

// noteSign is the label of a note without its colon, as far as a colon takes its
// place.
var noteSign = regexp.MustCompile(`^(?:注|示例)` + sp + `*[0-9０-９]{0,2}[.．、]?|^(?:NOTE|EXAMPLE)(?: [0-9]+)?`)

// noteMark writes the label of a note with its colon.
func (s *scanner) noteMark(label []byte) string {
	words := strings.TrimRight(string(trimRight(label)), ".．、")
	if s.lang == model.En {
		return words + ":"
	}
	return words + "："
}

// annexLabel is the number of a table of an annex with another sign, or none,
// between letter and number.
var annexLabel = regexp.MustCompile(`^(表|Table ?)([A-ZＡ-Ｚ])` + sp + `*[—–-]?([0-9０-９]+)$`)

// reportCaption reports the label of a table that was not read; 表A-1 can only
// mean 表A.1.
func (s *scanner) reportCaption(from int, label []byte) {
	words := strings.TrimRight(string(label), ".．—–-")
	if m := annexLabel.FindStringSubmatch(words); m != nil {
		s.mend(captionForm, from, from+len(words), m[1]+ascii(m[2]+"."+m[3]), string(label))
		return
	}
	s.report(captionForm, from, from+len(label), string(label))
}

var (
	nearNumber = regexp.MustCompile(`^(?:\*\*|[（(]|第)?` + sp + `*((?:[0-9０-９]+|[A-ZＡ-Ｚ])(?:` + sp + `*[.．。·‧﹒—–-]` + sp + `*[0-9０-９]+)+)`)
	bareClause = regexp.MustCompile(`^([0-9]{1,2})[.．、]?` + sp + `*(\p{Han}[^。；，：！？]{1,24}|[A-Z][A-Za-z ,-]{2,60})$`)
	bareName   = regexp.MustCompile(`^(?:[前引]` + sp + `*言|参` + sp + `*考` + sp + `*文` + sp + `*献|Foreword|Introduction|Bibliography)$`)
	separators = regexp.MustCompile(`[^0-9A-Z]+`)
)

// missedNumbers reports lines that begin with the number that comes next, in a
// form that is not read as one: 4。2 机关应……, 4. 2, **4.2**, 5 要求 without #.
func (b *standardBuilder) missedNumbers(p *piece) {
	for i := p.first; i <= p.last; i++ {
		if i == p.first && p.kind != paragraph {
			continue
		}
		from, to := b.bounds(i)
		line := trimRight(b.src[from:to])
		lead, _ := leading(line)
		from, line = from+lead, line[lead:]
		if begins := i == p.first || b.begins(i); !begins && (endsOpen(b.lineAbove(i)) || startsNumber(line)) {
			continue
		}
		if m := nearNumber.FindSubmatchIndex(line); m != nil {
			num := separators.ReplaceAllString(ascii(string(line[m[2]:m[3]])), ".")
			if rest := trimLeft(line[m[1]:]); b.isNext(num) && (hanUnit.Match(rest) || !startsValue(rest)) {
				b.seen = num
				b.report(numberForm, from, from+m[1], string(line[:m[1]]), num)
			}
			continue
		}
		if m := bareClause.FindSubmatch(line); m != nil && b.isNext(string(m[1])) && utf8.RuneCount(line) <= 60 {
			b.seen = string(m[1])
			b.report(headingMark, from, from+len(line), clip(string(line)))
		} else if bareName.Match(line) {
			at := b.at(from, from+len(line))
			b.problems = append(b.problems, headingMark.At(at, string(line)).Mended(b.at(from, from), "# "))
		}
	}
}

// lineAbove returns the line above line i.
func (s *scanner) lineAbove(i int) []byte {
	from, to := s.bounds(i - 1)
	return trimRight(s.src[from:to])
}

// startsNumber reports whether the line goes on with a value or a bare number.
func startsNumber(line []byte) bool {
	n := prefix(nearNumber, line)
	return n == 0 || startsValue(trimLeft(line[n:]))
}

// isNext reports whether num can follow the last number read: 4.2 is followed
// by 4.2.1, 4.3 or 5.
func (b *standardBuilder) isNext(num string) bool {
	if num == b.seen+".1" || num == "1" && b.seen == "" {
		return true
	}
	for up := b.seen; up != ""; {
		last := strings.LastIndexByte(up, '.')
		n, err := strconv.Atoi(up[last+1:])
		if err == nil && num == up[:last+1]+strconv.Itoa(n+1) {
			return true
		}
		up = up[:max(last, 0)]
	}
	return false
}

var sourceMiss = regexp.MustCompile(`^[\[［【(（]?(?:来源|SOURCE|Source)`)

// missedSource reports a source of a term that is not in its brackets.
func (b *standardBuilder) missedSource(p *piece) {
	for i := p.first; i <= p.last; i++ {
		from, to := b.bounds(i)
		line := trimRight(b.src[from:to])
		lead, _ := leading(line)
		if n := prefix(sourceMiss, line[lead:]); n > 0 {
			b.report(sourceForm, from+lead, from+lead+n, string(line[lead:lead+n]))
		}
	}
}
