package manuscript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Recognition of scans writes as formulas what is none: numbers ($5.2$,
// $\mathbf { 3 . 1 }$), signs ($\geq$), quantities ($20 ^ { \circ } \mathrm { C }$).

// Residue reads TeX that says nothing but words, numbers and units, and
// returns it as words; ok is false for a formula. Plain of an inline is the
// TeX that it stands for, where that is not the same.
func Residue(tex string) (words []Inline, ok bool) {
	t := &texWords{src: tex}
	if len(tex) > 400 || !t.sequence(0, len(tex), false, 0) || len(t.parts) == 0 {
		return nil, false
	}
	t.units()
	if !t.plain() {
		return nil, false
	}
	for i := range t.parts {
		p := &t.parts[i]
		in := Inline{Kind: Words, Text: p.text, Sup: p.sup, Sub: p.sub}
		to := len(tex)
		if i+1 < len(t.parts) {
			to = t.parts[i+1].from
		}
		from := p.from
		if i == 0 {
			from = 0
		}
		if plain := tex[from:to]; plain != in.Text {
			in.Plain = plain
		}
		words = append(words, in)
	}
	return words, true
}

// texWords collects the words of a formula.
type texWords struct {
	src   string
	parts []texPart
}

// texPart is words of one look. letters are those set as variables are.
type texPart struct {
	text     string
	from     int // in src
	sup, sub bool
	letters  int
}

// signs are the commands that stand for one character.
var signs = map[string]string{
	"ge": "≥", "geq": "≥", "geqslant": "≥", "le": "≤", "leq": "≤", "leqslant": "≤", "gt": ">", "lt": "<",
	"ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "pm": "±", "mp": "∓", "times": "×", "div": "÷",
	"cdot": "·", "bullet": "•", "sim": "～", "infty": "∞", "degree": "°", "prime": "′", "ast": "*", "star": "☆",
	"rightarrow": "→", "to": "→", "leftarrow": "←", "Rightarrow": "⇒", "uparrow": "↑", "downarrow": "↓",
	"ldots": "…", "cdots": "…", "dots": "…", "S": "§", "checkmark": "✓", "surd": "√", "square": "□", "Box": "□",
	"triangle": "△", "circ": "○", "colon": "：", "textendash": "–", "textemdash": "—", "textdegree": "°",
	"backslash": "\\", "lbrace": "{", "rbrace": "}", "langle": "〈", "rangle": "〉", "textcelsius": "℃",
	"%": "%", "#": "#", "&": "&", "_": "_", "$": "$", "{": "{", "}": "}",
}

// unitLetters are Greek letters of units.
var unitLetters = map[string]string{"mu": "μ", "Omega": "Ω"}

// spaces are the commands that leave room, and how much of it is a space.
var spaces = map[string]string{" ": " ", ",": "", ";": "", ":": "", "!": "", "quad": " ", "qquad": " ", "thinspace": "", "enspace": " "}

// upright set their argument as words.
var upright = map[string]bool{
	"mathrm": true, "mathbf": true, "mathsf": true, "mathtt": true, "text": true, "textbf": true, "textrm": true,
	"textit": true, "textsf": true, "textnormal": true, "mbox": true, "operatorname": true, "boldsymbol": true, "pmb": true,
	"bf": true, "rm": true, "mathit": true, "bm": true, "left": true, "right": true, "displaystyle": true, "hbox": true,
}

// sequence reads src[from:to]; words says that letters are words and not
// variables. ok is false where the TeX is more than words.
func (t *texWords) sequence(from, to int, words bool, depth int) bool {
	if depth > 8 {
		return false
	}
	for i := from; i < to; {
		c := t.src[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n':
			i++
		case c == '~':
			t.add(" ", i, 0)
			i++
		case c == '{':
			end := t.group(i, to)
			if end < 0 || !t.sequence(i+1, end, words, depth+1) {
				return false
			}
			i = end + 1
		case c == '}' || c == '$' || c == '&':
			return false
		case c == '^' || c == '_':
			a, b, next := t.argument(i+1, to)
			if next < 0 || !t.script(c, i, a, b, words, depth) {
				return false
			}
			i = next
		case c == '\\':
			name, next := t.command(i, to)
			n, ok := t.run(name, i, next, to, words, depth)
			if !ok {
				return false
			}
			i = n
		default:
			r, size := utf8.DecodeRuneInString(t.src[i:to])
			letters := 0
			if !words && r < 0x250 && unicode.IsLetter(r) {
				letters = 1
			}
			t.add(string(r), i, letters)
			i += size
		}
	}
	return true
}

// run reads one command and returns where what follows it begins.
func (t *texWords) run(name string, at, next, to int, words bool, depth int) (int, bool) {
	if s, ok := spaces[name]; ok {
		t.add(s, at, 0)
		return next, true
	}
	if s, ok := signs[name]; ok {
		t.add(s, at, 0)
		return next, true
	}
	if s, ok := unitLetters[name]; ok && (words || t.endsInNumber()) {
		if t.endsInNumber() {
			t.add(" ", at, 0)
		}
		t.add(s, at, 0)
		return next, true
	}
	switch {
	case name == "textcircled":
		a, b, n := t.argument(next, to)
		if n < 0 {
			return 0, false
		}
		v := pageValue(strings.ReplaceAll(t.src[a:b], " ", ""))
		if v < 1 || v > 20 {
			return 0, false
		}
		t.add(string('①'+rune(v)-1), at, 0)
		return n, true
	case name == "left" || name == "right" || name == "displaystyle" || name == "bf" || name == "rm":
		return next, true
	case upright[name]:
		a, b, n := t.argument(next, to)
		if n < 0 || !t.upright(name, at, a, b, depth) {
			return 0, false
		}
		return n, true
	}
	return 0, false
}

// upright reads the argument of \mathrm or \text. Behind a number it is a unit,
// which stands off (GB/T 3101—1993, 3.4).
func (t *texWords) upright(name string, at, a, b, depth int) bool {
	if t.endsInNumber() && a < b {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.src[a:b], " ")); r < 0x250 && unicode.IsLetter(r) {
			t.add(" ", at, 0)
		}
	}
	return t.sequence(a, b, true, depth+1)
}

// script reads what is raised or lowered.
func (t *texWords) script(mark byte, at, a, b int, words bool, depth int) bool {
	inner := &texWords{src: t.src}
	if !inner.sequence(a, b, words, depth+1) || len(inner.parts) != 1 || inner.parts[0].sup || inner.parts[0].sub {
		return false
	}
	p := inner.parts[0]
	switch {
	case mark == '^' && p.text == "○":
		t.add("°", at, 0)
	case mark == '^' && (p.text == "′" || p.text == "′′"):
		t.add(p.text, at, 0)
	default:
		p.from, p.sup, p.sub = at, mark == '^', mark == '_'
		t.parts = append(t.parts, p)
	}
	return true
}

// add appends to the words.
func (t *texWords) add(s string, at, letters int) {
	if s == "" {
		return
	}
	if n := len(t.parts); n > 0 && !t.parts[n-1].sup && !t.parts[n-1].sub {
		p := &t.parts[n-1]
		if s != " " || !strings.HasSuffix(p.text, " ") {
			p.text += s
		}
		p.letters += letters
		return
	}
	t.parts = append(t.parts, texPart{text: s, from: at, letters: letters})
}

func (t *texWords) endsInNumber() bool {
	if len(t.parts) == 0 {
		return false
	}
	p := t.parts[len(t.parts)-1]
	return p.text != "" && !p.sup && !p.sub && p.text[len(p.text)-1] >= '0' && p.text[len(p.text)-1] <= '9'
}

// group returns the offset of the } that closes the { at i, or -1.
func (t *texWords) group(i, to int) int {
	depth := 0
	for ; i < to; i++ {
		switch t.src[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// argument returns the bounds of what a command or script takes, and where
// what follows begins; next is -1 where there is none.
func (t *texWords) argument(i, to int) (a, b, next int) {
	for i < to && (t.src[i] == ' ' || t.src[i] == '\n' || t.src[i] == '\t') {
		i++
	}
	switch {
	case i >= to:
		return 0, 0, -1
	case t.src[i] == '{':
		end := t.group(i, to)
		if end < 0 {
			return 0, 0, -1
		}
		return i + 1, end, end + 1
	case t.src[i] == '\\':
		name, n := t.command(i, to)
		if upright[name] || name == "textcircled" {
			_, _, n = t.argument(n, to)
		}
		return i, n, n
	}
	_, size := utf8.DecodeRuneInString(t.src[i:to])
	return i, i + size, i + size
}

// command returns the name of the command at i and where it ends.
func (t *texWords) command(i, to int) (name string, next int) {
	j := i + 1
	for j < to && (t.src[j] >= 'a' && t.src[j] <= 'z' || t.src[j] >= 'A' && t.src[j] <= 'Z') {
		j++
	}
	if j == i+1 && j < to {
		_, size := utf8.DecodeRuneInString(t.src[j:to])
		j += size
	}
	return t.src[i+1 : j], j
}

// units puts a space between a number and a unit written as variables are
// ("10 m"), and makes one character of ° and C.
func (t *texWords) units() {
	for i := range t.parts {
		p := &t.parts[i]
		p.text = strings.NewReplacer("° C", " ℃", "°C", " ℃").Replace(p.text)
		p.text = strings.ReplaceAll(p.text, "  ", " ")
		p.letters = min(p.letters, letterCount(p.text))
		if n := letterNumber(p.text); n && i == 0 && len(t.parts) <= 2 {
			p.letters = 0
		}
		if num, unit := numberAndUnit(p.text); unit != "" && p.letters == letterCount(unit) {
			p.text, p.letters = num+" "+unit, 0
		}
		if next := i + 1; next < len(t.parts) && t.parts[next].sub && substances[strings.TrimSpace(p.text)+t.parts[next].text] {
			p.letters, t.parts[next].letters = 0, 0
		}
	}
	if p := t.parts[0]; len(t.parts) == 1 {
		t.parts[0].text = strings.TrimSpace(p.text)
	}
}

// letterNumber reports whether words in italics are the number of an annex's
// clause or the marker of an item: A.1, a).
func letterNumber(s string) bool {
	r := []rune(s)
	if len(r) == 2 && r[0] >= 'a' && r[0] <= 'z' && (r[1] == ')' || r[1] == '）') {
		return true
	}
	if len(r) < 3 || r[0] < 'A' || r[0] > 'Z' || r[1] != '.' {
		return false
	}
	for _, c := range r[2:] {
		if c != '.' && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// latinUnits are the units that recognition sets like variables.
var latinUnits = map[string]bool{
	"m": true, "mm": true, "cm": true, "dm": true, "km": true, "kg": true, "g": true, "mg": true, "t": true, "L": true, "mL": true,
	"h": true, "min": true, "s": true, "d": true, "W": true, "kW": true, "V": true, "kV": true, "A": true, "Pa": true, "kPa": true, "MPa": true,
	"Hz": true, "dB": true, "lx": true, "J": true, "kJ": true, "MJ": true, "N": true, "kN": true, "K": true, "C": true, "μm": true, "ppm": true,
}

// numberAndUnit parts "10mm".
func numberAndUnit(s string) (num, unit string) {
	cut := strings.LastIndexAny(s, "0123456789") + 1
	if cut == 0 || !latinUnits[strings.TrimSpace(s[cut:])] {
		return "", ""
	}
	if strings.ContainsFunc(s[:cut], unicode.IsLetter) {
		return "", ""
	}
	return s[:cut], strings.TrimSpace(s[cut:])
}

func letterCount(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) && r < 0x250 {
			n++
		}
	}
	return n
}

// substances are formulas of matter, letter and lowered part.
var substances = map[string]bool{
	"CO2": true, "SO2": true, "NO2": true, "NOx": true, "NOX": true, "O3": true, "O2": true, "PM2.5": true, "PM10": true, "H2": true, "NH3": true,
}

// plain reports whether nothing is left that is set as a variable is, and
// something that is more than room.
func (t *texWords) plain() bool {
	some := false
	for _, p := range t.parts {
		if p.letters > 0 {
			return false
		}
		some = some || strings.TrimSpace(p.text) != ""
	}
	return some
}
