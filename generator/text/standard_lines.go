package text

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"
)

// The lines that only a standard has (GB/T 1.1—2020).

var (
	tableLabel = regexp.MustCompile(`^(?:表|Table)` + sp + `*(` + labelNumber + `)(?:` + labelEnd + `)`)
	// continuedLabel is that of a table's part on the next page; paper may
	// repeat the title.
	continuedLabel = regexp.MustCompile(`^(?:表` + sp + `*(` + labelNumber + `)(?:` + sp + `[^|\\]*)?` + sp + `*[(（]续[)）]|续表` + sp + `*(` + labelNumber + `)(?:` + sp + `[^|\\]*)?|Table (` + labelNumber + `)(?: [^|\\]*)?\(continued\))$`)
	figureLabel    = regexp.MustCompile(`^(?:图|Figure)` + sp + `*(` + labelNumber + `)(?:` + labelEnd + `)`)
	unitLabel      = regexp.MustCompile(`^[(（]?(?:单位|Unit|Units)(?:[：:]|为)` + sp + `*`)
	ruleLine       = regexp.MustCompile(`^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$`)

	keyLabel      = regexp.MustCompile(`^(?:标引序号说明|Key)` + sp + `*[：:]?$`)
	noteLabel     = regexp.MustCompile(`^(?:注|NOTE|Note)` + sp + `*([0-9０-９]{0,2})(?: to entry)?` + sp + `*[：:]` + sp + `*`)
	exampleLabel  = regexp.MustCompile(`^(?:示例|EXAMPLE|Example)` + sp + `*([0-9０-９]{0,2})` + sp + `*[：:]` + sp + `*`)
	footnoteLabel = regexp.MustCompile(`^\[\^([^\]\s\^]{1,16})\][:：]` + sp + `*`)
	sourceLabel   = regexp.MustCompile(`^[\[［【](?:来源|SOURCE|Source)[：:]` + sp + `*`)
	symbolLabel   = regexp.MustCompile(`^(?:符号|Symbol|SYMBOL)[：:]` + sp + `*`)
	admittedLabel = regexp.MustCompile(`^(?:又称|也称|许用术语|Admitted term|ADMITTED TERM)[：:]` + sp + `*`)
)

// labelNumber is the number of a table or figure: 1, A.1.
const labelNumber = `[0-9０-９]+|[A-ZＡ-Ｚ][.．][0-9０-９]+`

// labelEnd parts the number from the title: a space, or what is written for it
// (表1：标题, Table 1 — Title, 表1标题).
const labelEnd = sp + `*[：:.．、—–-]+` + sp + `*|` + sp + `+|$|`

// matchLabel reads the label of a caption. Where no space follows the number
// the rest must look like a title: 表1给出了…… is a sentence, and 表1-2 no
// number of ours.
func matchLabel(re *regexp.Regexp, line []byte) (match, bool) {
	m := re.FindSubmatch(line)
	if m == nil {
		return match{}, false
	}
	title := line[len(m[0]):]
	last, _ := utf8.DecodeLastRune(m[0])
	if r, _ := utf8.DecodeRune(title); !isBlank(last) && len(title) > 0 && (!looksTitled(string(title)) || isDigit(r) || isDigit(last) && !unicode.Is(unicode.Han, r)) {
		return match{}, false
	}
	return match{marker: len(m[0]), num: ascii(string(m[1]))}, true
}

// matchTableCaption takes 表1 标题 right above a table; 表1 给出了…… elsewhere
// is a sentence. Right below a table, with a blank line after it, it belongs
// to that one.
func matchTableCaption(s *scanner, line []byte) (match, bool) {
	m, ok := matchLabel(tableLabel, line)
	if c := continuedLabel.FindSubmatch(line); c != nil {
		m, ok = match{marker: len(line), num: ascii(string(c[1]) + string(c[2]) + string(c[3])), goesOn: true}, true
	}
	if !ok || beginsRow(s.peek(-1)) && len(s.peek(1)) == 0 {
		return match{}, false
	}
	below := s.nextLine(0)
	if unitLabel.Match(below) {
		below = s.nextLine(1)
	}
	return m, beginsRow(below)
}

// nextLine returns the line below that is not blank, or the one after it.
func (s *scanner) nextLine(skip int) []byte {
	for d := 1; d < 6; d++ {
		if b := s.peek(d); len(b) > 0 {
			if skip == 0 {
				return b
			}
			skip--
		}
	}
	return nil
}

func beginsRow(line []byte) bool {
	return len(line) > 0 && line[0] == '|' && bytes.Count(line, []byte("|")) > 1
}

// matchUnit takes 单位：毫米 above a table or a figure.
func matchUnit(s *scanner, line []byte) (match, bool) {
	m := unitLabel.Find(line)
	if below := s.nextLine(0); m == nil || !beginsRow(below) && !imageLine.Match(below) {
		return match{}, false
	}
	tail := 0
	if r, size := utf8.DecodeLastRune(line); (line[0] == '(' || string(line[:3]) == "（") && (r == ')' || r == '）') {
		tail = size
	}
	return match{marker: len(m), tail: tail, raw: true}, true
}

// matchFigureCaption takes 图1 标题 below an image.
func matchFigureCaption(s *scanner, line []byte) (match, bool) {
	m, ok := matchLabel(figureLabel, line)
	return m, ok && s.afterImage
}

// matchKeyIntro takes 标引序号说明： between a figure and its caption, where GB/T
// 1.1—2020 has it, or right below the caption.
func matchKeyIntro(s *scanner, line []byte) (match, bool) {
	return match{marker: len(line)}, (s.afterImage || s.afterFigure) && keyLabel.Match(line)
}

func matchNote(_ *scanner, line []byte) (match, bool) { return labelled(noteLabel, line) }

func matchExample(_ *scanner, line []byte) (match, bool) { return labelled(exampleLabel, line) }

func labelled(re *regexp.Regexp, line []byte) (match, bool) {
	m := re.FindSubmatch(line)
	if m == nil {
		return match{}, false
	}
	return match{marker: len(m[0]), num: ascii(string(m[1])), multi: true}, true
}

func matchFootnote(_ *scanner, line []byte) (match, bool) {
	m := footnoteLabel.FindSubmatch(line)
	if m == nil {
		return match{}, false
	}
	return match{marker: len(m[0]), num: string(m[1]), multi: true}, true
}

// matchSource takes [来源：…] on a line of its own.
func matchSource(_ *scanner, line []byte) (match, bool) {
	m := sourceLabel.Find(line)
	r, size := utf8.DecodeLastRune(line)
	if m == nil || r != ']' && r != '］' && r != '】' {
		return match{}, false
	}
	return match{marker: len(m), tail: size}, true
}

func matchAdmitted(_ *scanner, line []byte) (match, bool) {
	m := admittedLabel.Find(line)
	return match{marker: len(m)}, m != nil
}

func matchSymbol(_ *scanner, line []byte) (match, bool) {
	m := symbolLabel.Find(line)
	return match{marker: len(m)}, m != nil
}

// hasHan reports whether Chinese is written in s.
func hasHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
