package word

import (
	"strconv"
	"strings"
)

// maxFields bounds how many fields stand in each other.
const maxFields = 64

// field is a field while it is read (ECMA-376-1, 17.16): an instruction, then
// the result that Word last wrote.
type field struct {
	begin       *node
	instruction string
	parts       []string // the instruction as it comes, in pieces
	result      bool     // the instruction is over
	contents    bool     // a list of contents
	href        string
	kind        string // "TOC", in capitals
	shown       strings.Builder
	target      string // of a REF to the number of a paragraph: the bookmark
	n           int
}

// pairFields finds the w:fldChar that have their partners. A field without an
// end must not swallow the rest of the text.
func (s *story) pairFields(root *node) {
	s.paired = map[*node]bool{}
	type begun struct{ begin, separate *node }
	var stack []begun
	lone := 0
	var walk func(*node)
	walk = func(n *node) {
		switch n.name {
		case "w:txbxContent":
			if n != root {
				return // another story
			}
		case "w:fldChar":
			switch n.get("w:fldCharType") {
			case "begin":
				stack = append(stack, begun{begin: n})
			case "separate":
				if last := len(stack) - 1; last >= 0 && stack[last].separate == nil {
					stack[last].separate = n
				} else {
					lone++
				}
			case "end":
				if len(stack) == 0 {
					lone++
					return
				}
				last := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if len(stack) < maxFields {
					s.paired[last.begin], s.paired[n] = true, true
					if last.separate != nil {
						s.paired[last.separate] = true
					}
				}
			}
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(root)
	if lone+len(stack) > 0 {
		s.problem(fieldOpen)
	}
}

// fieldChar is a w:fldChar (17.16.18).
func (s *story) fieldChar(p *paragraph, n *node, at place) {
	if !s.paired[n] {
		return
	}
	switch n.get("w:fldCharType") {
	case "begin":
		s.fields = append(s.fields, &field{begin: n})
	case "separate":
		if last := len(s.fields) - 1; last >= 0 {
			s.separate(s.fields[last])
		}
	case "end":
		if last := len(s.fields) - 1; last >= 0 {
			s.endField(p, s.fields[last], at)
		}
	}
}

// instruct adds to the instruction that is being read: its own text, or the
// result of a field within it. A result that is read is remembered for checks.
func (s *story) instruct(text string) {
	for i := len(s.fields) - 1; i >= 0; i-- {
		f := s.fields[i]
		if !f.result {
			f.parts = append(f.parts, text)
			return
		}
		if f.target != "" && f.shown.Len() < 100 {
			f.shown.WriteString(text)
		}
	}
}

// separate ends the instruction of a field and understands it.
func (s *story) separate(f *field) {
	f.instruction += strings.Join(f.parts, "")
	f.parts = nil
	f.result = true
	f.n = s.n
	words := splitInstruction(f.instruction)
	if len(words) == 0 {
		return
	}
	f.kind = strings.ToUpper(words[0])
	argument, switches := "", map[string]string{}
	for i := 1; i < len(words); i++ {
		if w := words[i]; strings.HasPrefix(w, `\`) && len(w) > 1 {
			name := strings.ToLower(w)
			if i+1 < len(words) && !strings.HasPrefix(words[i+1], `\`) && takesArgument[name] {
				i++
				switches[name] = words[i]
			} else {
				switches[name] = ""
			}
		} else if argument == "" {
			argument = w
		}
	}
	switch f.kind {
	case "TOC", "TOA":
		f.contents = true
	case "HYPERLINK":
		anchor := switches[`\l`]
		switch {
		case argument != "":
			f.href = s.address(argument, anchor)
		case anchor != "":
			f.href = "#" + anchor
		}
	case "REF", "PAGEREF", "NOTEREF":
		if argument != "" {
			f.href = "#" + argument
		}
		for _, name := range []string{`\r`, `\n`, `\w`} {
			if _, ok := switches[name]; ok && f.kind == "REF" {
				f.target = argument
			}
		}
	}
}

// takesArgument are the switches of HYPERLINK that are followed by a word.
var takesArgument = map[string]bool{`\l`: true, `\o`: true, `\t`: true, `\*`: true, `\f`: true, `\s`: true}

// splitInstruction splits an instruction at spaces; words in quotes are one.
func splitInstruction(s string) []string {
	var words []string
	var b strings.Builder
	quoted, any := false, false
	end := func() {
		if any {
			words = append(words, b.String())
		}
		b.Reset()
		any = false
	}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
			any = true
		case c == '\\' && quoted && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		case !quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
			end()
		default:
			b.WriteByte(c)
			any = true
		}
	}
	end()
	return words
}

// mute are the fields that show nothing (17.16.5): marks for an index or a
// list, and settings.
var mute = map[string]bool{"XE": true, "TC": true, "TA": true, "RD": true, "SET": true, "ASK": true, "ADVANCE": true, "PRIVATE": true, "NEXT": true, "NEXTIF": true, "SKIPIF": true, "DATABASE": true, "BIDIOUTLINE": true}

// endField ends a field. One without a result may show something all the same,
// which Word makes from the instruction alone.
func (s *story) endField(p *paragraph, f *field, at place) {
	for i := len(s.fields) - 1; i >= 0; i-- {
		if s.fields[i] == f {
			s.fields = s.fields[:i]
			break
		}
	}
	if f.result {
		if f.target != "" {
			s.refs = append(s.refs, reference{f.target, strings.TrimSpace(f.shown.String()), f.n})
		}
		switch f.kind {
		case "FORMCHECKBOX", "FORMDROPDOWN":
		default:
			return
		}
	} else {
		f.instruction += strings.Join(f.parts, "")
		f.parts = nil
	}
	words := splitInstruction(f.instruction)
	if len(words) == 0 {
		return
	}
	l := look{}
	switch kind := strings.ToUpper(words[0]); {
	case mute[kind]:
	case kind == "EQ":
		if r, ok := enclosed(f.instruction); ok {
			s.words(p, at, l, r)
		} else {
			s.problem(fieldEquation, short(strings.TrimSpace(f.instruction), 200))
		}
	case kind == "SYMBOL" && len(words) > 1:
		s.symbolField(p, words, at)
	case kind == "FORMCHECKBOX":
		box := f.begin.path("w:ffData", "w:checkBox")
		on, set := box.flag("w:checked")
		if !set {
			on, _ = box.flag("w:default")
		}
		if on {
			s.words(p, at, l, "☑")
		} else {
			s.words(p, at, l, "☐")
		}
	case kind == "FORMDROPDOWN":
		list := f.begin.path("w:ffData", "w:ddList")
		v, ok := list.val("w:result")
		if !ok {
			v, _ = list.val("w:default")
		}
		at0 := number(v, 0)
		for _, k := range list.all("w:listEntry") {
			if at0 == 0 {
				s.words(p, at, l, k.get("w:val"))
			}
			at0--
		}
	case kind == "MACROBUTTON" && len(words) > 2:
		// What it shows stands in the instruction.
		s.problem(placeholder, short(strings.Join(words[2:], " "), 60))
	default:
		s.problem(fieldEmpty, short(strings.TrimSpace(f.instruction), 120))
	}
}

// symbolField is SYMBOL 183 \f "Symbol" (17.16.5.64).
func (s *story) symbolField(p *paragraph, words []string, at place) {
	font := ""
	for i, w := range words[:len(words)-1] {
		if strings.EqualFold(w, `\f`) {
			font = words[i+1]
		}
	}
	code, err := strconv.ParseUint(words[1], 0, 16)
	if err != nil {
		if len([]rune(words[1])) == 1 {
			code = uint64([]rune(words[1])[0])
		} else {
			s.problem(fieldEmpty, strings.Join(words, " "))
			return
		}
	}
	r := symbolRune(strings.ToLower(font), rune(code))
	if code == 0 || code >= 0xD800 && code < 0xE000 || private(r) {
		s.problem(unknownSymbol, font, words[1])
		return
	}
	s.words(p, at, look{}, string(r))
}

// enclosed reads the field by which Word draws a sign in a circle:
// EQ \o\ac(○,1).
func enclosed(instruction string) (string, bool) {
	s := strings.Join(strings.Fields(strings.TrimPrefix(strings.TrimSpace(instruction), "EQ")), "")
	rest, ok := strings.CutPrefix(strings.ToLower(s), `\o\ac(`)
	if !ok || !strings.HasSuffix(rest, ")") {
		return "", false
	}
	ring, sign, ok := strings.Cut(strings.TrimSuffix(rest, ")"), ",")
	if !ok {
		ring, sign, ok = strings.Cut(strings.TrimSuffix(rest, ")"), "，")
	}
	if !ok || ring != "○" && ring != "〇" && ring != "◯" {
		return "", false
	}
	n, err := strconv.Atoi(sign)
	if err != nil || n < 1 || n > 50 {
		return "", false
	}
	r, _ := formatNumber(n, "decimalEnclosedCircle", "")
	return r, true
}

// reference is a cross reference to the number of a paragraph.
type reference struct {
	bookmark, shown string
	n               int
}

// staleReferences compares what references to numbers show with the numbers
// that the paragraphs have: Word updates them only when asked to.
func (r *reader) staleReferences() {
	for _, ref := range r.refs {
		to := r.targets[ref.bookmark]
		if to == nil || to.Label == "" || ref.shown == "" {
			continue
		}
		if staleNumber(bare(ref.shown), bare(to.Label)) {
			r.n = ref.n
			r.story("", nil, nil, &node{}).problem(staleReference, ref.shown, to.Label, to.N)
		}
	}
	r.n = 0
}

// staleNumber reports whether a number that is shown is another than the one
// that is. A reference may show the end of it, or what it stands under too.
func staleNumber(shown, is string) bool {
	return shown != "" && is != "" && !endsWith(is, shown) && !endsWith(shown, is)
}

// endsWith reports whether a number ends with a whole one: 5.2a with a and 2a,
// and 15 not with 5.
func endsWith(long, short string) bool {
	rest, ok := strings.CutSuffix(long, short)
	if !ok || rest == "" {
		return ok
	}
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return digit(rest[len(rest)-1]) != digit(short[0])
}

// bare is the number in a label: the letters, digits and points of 第5.2条.
// Numbers in Han are left alone: they are compared by nobody.
func bare(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x80 && (r == '.' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z') {
			return r
		}
		return -1
	}, s)
	return strings.Trim(s, ".")
}
