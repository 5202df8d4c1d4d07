package text

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// paragraph writes inlines as a paragraph; a hard break is a backslash at the
// end of a line (CommonMark 6.7), and a line that could begin something is
// marked as words.
func (w *markdownWriter) paragraph(ins []model.Inline) string {
	if !w.scanner.joins() {
		return w.line(ins)
	}
	lines := strings.Split(w.inlines(ins), "\n")
	for i, l := range lines[1:] {
		if w.reads(l) != paragraph || w.grammar == model.StandardGrammar && foreignMarker.MatchString(l) {
			lines[i+1] = `\ ` + l
		}
	}
	return strings.Join(lines, "\n")
}

// line writes inlines where no line may end: in a heading, a caption, a cell.
func (w *markdownWriter) line(ins []model.Inline) string {
	s := strings.ReplaceAll(w.inlines(ins), "\\\n", `\ `)
	return strings.ReplaceAll(s, "  \n", `\ `)
}

// title writes a heading's words; # at the end would close it (CommonMark 4.2).
func (w *markdownWriter) title(ins []model.Inline) string {
	s := w.line(ins)
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + `\#`
	}
	return s
}

// inlines writes a run. Words and the references found in them are written
// as words where they are read as the same references.
func (w *markdownWriter) inlines(ins []model.Inline) string {
	ins = wholeRuns(ins)
	var b strings.Builder
	for i := 0; i < len(ins); {
		n := i
		for n < len(ins) && (ins[n].Kind == model.TextInline || w.refs != nil && isLocal(ins[n])) {
			n++
		}
		if n == i {
			b.WriteString(w.inline(ins[i], lastRune(b.String())))
			i++
			continue
		}
		w.run(&b, ins[i:n], n < len(ins))
		i = n
	}
	return b.String()
}

// wholeRuns makes one run of adjacent words: they are cut at line ends and
// escapes only so that positions hold.
func wholeRuns(ins []model.Inline) (out []model.Inline) {
	for _, in := range ins {
		if n := len(out); n > 0 && in.Kind == model.TextInline && out[n-1].Kind == model.TextInline {
			out[n-1].Text += in.Text
		} else if in.Kind != model.TextInline || in.Text != "" {
			out = append(out, in)
		}
	}
	return out
}

func isLocal(in model.Inline) bool {
	return in.Kind == model.RefInline && in.Target != nil && in.Target.Doc == "" && in.Text != ""
}

// run writes words and local references. If the words alone would be read as
// these references, they stand alone; else each reference has its brackets.
func (w *markdownWriter) run(b *strings.Builder, ins []model.Inline, more bool) {
	var words strings.Builder
	var want []Label
	for _, in := range ins {
		from := words.Len()
		words.WriteString(in.Text)
		if in.Kind == model.RefInline {
			want = append(want, Label{from, words.Len(), in.Target.Fragment})
		}
	}
	if w.refs == nil || slices.Equal(w.refs.hits(words.String()), want) {
		b.WriteString(w.escapeRun(words.String(), lastRune(b.String()), more))
		return
	}
	for i, in := range ins {
		if in.Kind == model.RefInline {
			b.WriteString(w.ref(in))
			continue
		}
		b.WriteString(w.escapeRun(in.Text, lastRune(b.String()), more || i+1 < len(ins)))
	}
}

func lastRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func (w *markdownWriter) inline(in model.Inline, before rune) string {
	switch in.Kind {
	case model.StrongInline:
		return "**" + w.inlines(in.Children) + "**"
	case model.EmphInline:
		return "*" + w.inlines(in.Children) + "*"
	case model.SupInline:
		return "^" + in.Text + "^"
	case model.SubInline:
		return "~" + in.Text + "~"
	case model.CodeInline:
		return codeSpan(in.Text)
	case model.MathInline:
		return "$" + in.Text + "$"
	case model.LinkInline:
		return "[" + w.inlines(in.Children) + "](" + in.Href + ")"
	case model.ImageInline:
		return "![" + w.escape(in.Text) + "](" + in.Href + ")"
	case model.RefInline:
		return w.ref(in)
	case model.NoteRef:
		if in.Target != nil { // of a table
			return "^" + in.Text + "^"
		}
		return "[^" + in.Text + "]"
	case model.BreakInline:
		if before == '\\' {
			return "  \n" // a third backslash would be no break
		}
		return "\\\n"
	}
	panic("BUG: unknown inline " + string(in.Kind))
}

func (w *markdownWriter) ref(in model.Inline) string {
	address := in.Target.String()
	if in.Text == "" {
		return "[[" + address + "]]"
	}
	return "[[" + address + "|" + in.Text + "]]"
}

// codeSpan fences the words with more backticks than they have in a row
// (CommonMark 6.1).
func codeSpan(words string) string {
	longest, run := 0, 0
	for _, r := range words {
		if run++; r != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if strings.HasPrefix(words, "`") || strings.HasSuffix(words, "`") ||
		strings.HasPrefix(words, " ") && strings.HasSuffix(words, " ") && strings.TrimSpace(words) != "" {
		words = " " + words + " "
	}
	return fence + words + fence
}

// escape writes words that stand alone.
func (w *markdownWriter) escape(s string) string { return w.escapeRun(s, ' ', false) }

var htmlStart = regexp.MustCompile(`^<[A-Za-z/?!]`)

// escapeRun puts a backslash before each character that would be a mark here.
// more says that an inline follows, which may be what a bracket waits for.
func (w *markdownWriter) escapeRun(s string, before rune, more bool) string {
	var b strings.Builder
	for i, r := range s {
		if r < 0x80 && w.isMark(s, i, before, more) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// isMark reports whether the character at i could be read as a mark.
func (w *markdownWriter) isMark(s string, i int, before rune, more bool) bool {
	rest := s[i+1:]
	next, _ := utf8.DecodeRuneInString(rest)
	switch s[i] {
	case '\\':
		return rest == "" || next < 0x80 && next != utf8.RuneError && !alphanumeric(byte(next))
	case '*':
		single := before != '*' && next != '*' && (rest != "" || !more)
		return !(single && (isDigit(before) && isDigit(next) || w.grammar == model.RegulationGrammar))
	case '`', '$', '^', '|':
		return true
	case '[':
		return rest == "" && more || next == '[' || next == '^' || strings.Contains(rest, "](") || more && strings.Contains(rest, "]")
	case ']':
		return rest == "" && more
	case '!':
		return rest == "" && more || next == '['
	case '~':
		letter := before < 0x80 && alphanumeric(byte(before)) && !isDigit(before) || before >= 0x391 && before <= 0x3c9 || before == ')'
		return letter && (more || subMark.MatchString(s[i:]))
	case '<':
		return htmlStart.MatchString(s[i:]) || rest == "" && more
	}
	return false
}

// reads returns what a line would be read as, with every chance that the lines
// before it could give; blank where it is empty or quoted.
func (w *markdownWriter) reads(line string) kind {
	if line == "" {
		return blank
	}
	first, _, _ := strings.Cut(line, "\n")
	for _, below := range []string{"", "\n|甲|乙|\n", "![甲](a.svg)\n"} {
		s := w.scanner
		s.source = newSource([]byte("\n"+first+"\n"+below), Options{})
		s.afterImage, s.afterFigure, s.afterWhere, s.afterKey = true, true, true, true
		if k, _, quote := s.classify(1); quote > 0 {
			return blank
		} else if k != paragraph {
			return k
		}
	}
	return paragraph
}

// isWords reports whether a paragraph's first line would be read as one.
func (w *markdownWriter) isWords(line string) bool {
	first, _, _ := strings.Cut(line, "\n")
	b := []byte(first)
	switch {
	case first == "" || bytes.HasPrefix(b, []byte("~~~")):
		return false
	case w.grammar == model.RegulationGrammar && !w.articles && isNoArticle(first):
		return true // it makes lists of the items here
	case w.reads(first) != paragraph:
		return false
	case w.grammar == model.ProseGrammar:
		return !numberBelow.Match(b)
	case w.grammar == model.StandardGrammar:
		_, caption := matchLabel(tableLabel, b)
		return !caption && !numberBelow.Match(b) && !annexAlone.Match(b)
	case w.grammar == model.RegulationGrammar:
		return !divisionZh.Match(b) && !isAttachment(first) && first != "目录" && first != "目次"
	case w.grammar == model.PolicyGrammar:
		return !annexLine.Match(b) && !(w.text.Title == "" && looksTitled(first) && titleEnd.Match(b))
	}
	return true
}

// isNoArticle reports whether a line has the shape of an article and begins
// none: no space behind a number that is not the first.
func isNoArticle(line string) bool {
	m := articleZh.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	num, _ := ordinal(m[1])
	rest := []byte(line[len(m[0]):])
	space, _ := leading(rest)
	return num != "1" && space == 0 && len(rest) > 0 && beginsArticle(rest)
}
