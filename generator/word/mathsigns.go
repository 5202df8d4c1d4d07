package word

import (
	"strings"
	"unicode"
)

// texRun writes the text of a run. A word set upright is a function where TeX
// knows it, else upright letters; normal text is text.
func texRun(text string, normal bool, style string, styled bool, script string, aligned bool) string {
	if text == "" {
		return ""
	}
	if normal {
		if aligned && strings.Contains(text, "&") {
			parts := strings.Split(text, "&")
			for i, p := range parts {
				parts[i] = texText(p)
			}
			return strings.Join(parts, "&")
		}
		return texText(text)
	}
	if styled && style == "p" && functions[text] {
		return `\` + text + " "
	}
	font := fontCommands[script]
	if font == "" && styled {
		switch style {
		case "p":
			font = `\mathrm`
		case "b":
			font = `\mathbf`
		case "bi":
			font = `\boldsymbol`
		}
	}
	var b strings.Builder
	runes := []rune(text)
	for i := 0; i < len(runes); {
		r := runes[i]
		if aligned && r == '&' {
			b.WriteByte('&')
			i++
			continue
		}
		// Letters of one font stand in one command.
		if font != "" && (unicode.IsLetter(r) && r < 0x250 || r >= '0' && r <= '9') {
			j := i
			for j < len(runes) && (unicode.IsLetter(runes[j]) && runes[j] < 0x80 || runes[j] >= '0' && runes[j] <= '9') {
				j++
			}
			if j > i {
				b.WriteString(font + "{" + string(runes[i:j]) + "}")
				i = j
				continue
			}
		}
		if isText(r) {
			j := i
			for j < len(runes) && isText(runes[j]) {
				j++
			}
			join(&b, texText(string(runes[i:j])))
			i = j
			continue
		}
		join(&b, texChar(r))
		i++
	}
	return b.String()
}

// fontCommands are those of m:scr (ECMA-376-1, 22.1.3.10).
var fontCommands = map[string]string{
	"script": `\mathscr`, "fraktur": `\mathfrak`, "double-struck": `\mathbb`, "sans-serif": `\mathsf`, "monospace": `\mathtt`,
}

// texText is words within a formula. KaTeX takes letters of the scripts that it
// knows as text; signs among them are set as mathematics.
func texText(s string) string {
	var b strings.Builder
	open := false
	text := func(on bool) {
		if on != open {
			if open = on; on {
				b.WriteString(`\text{`)
			} else {
				b.WriteByte('}')
			}
		}
	}
	for _, r := range s {
		if plain, _ := mathLetter(r); plain != 0 {
			r = plain
		}
		switch {
		case strings.ContainsRune(`#$%&_{}`, r):
			text(true)
			b.WriteString(`\` + string(r))
		case r == '\\':
			text(true)
			b.WriteString(`\textbackslash{}`)
		case r == '^':
			text(true)
			b.WriteString(`\textasciicircum{}`)
		case r == '~':
			text(true)
			b.WriteString(`\textasciitilde{}`)
		case r < ' ' || invisible(r):
		case r < 0x7F || textLetter(r):
			text(true)
			b.WriteRune(r)
		default:
			text(false)
			join(&b, texChar(r))
		}
	}
	text(false)
	return b.String()
}

// textLetter reports whether KaTeX knows a character beyond ASCII as text: by
// its script, or one by one.
func textLetter(r rune) bool {
	switch {
	case r >= 0xC0 && r <= 0xFF:
		return r != '×' && r != '÷'
	case r >= 0x0400 && r <= 0x04FF, r >= 0x3000 && r <= 0x30FF, r >= 0x4E00 && r <= 0x9FAF, r >= 0xAC00 && r <= 0xD7AF, r >= 0xFF00 && r <= 0xFF60:
		return true
	}
	return strings.ContainsRune("“”‘’—–…£¥©®", r)
}

// join puts a piece behind another: a script behind a script needs a base.
func join(b *strings.Builder, s string) {
	if (strings.HasPrefix(s, "'") || strings.HasPrefix(s, "^") || strings.HasPrefix(s, "_")) && strings.HasSuffix(b.String(), "}") {
		b.WriteString("{}")
	}
	b.WriteString(s)
}

func texChars(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(texChar(r))
	}
	return strings.TrimSpace(b.String())
}

// isText reports whether a character is no sign of mathematics: Han, and what
// stands among it.
func isText(r rune) bool {
	_, sign := texSigns[r]
	return textLetter(r) && !sign
}

// invisible are the operators that only a program reads: function application,
// invisible times, separator and plus, joiners.
func invisible(r rune) bool {
	return r >= 0x2061 && r <= 0x2064 || r == 0x200B || r == 0x200C || r == 0x200D || r == 0xFEFF || r == 0x2060
}

// texChar is one character in mathematics.
func texChar(r rune) string {
	switch {
	case strings.ContainsRune(`#$%&_{}`, r):
		return `\` + string(r)
	case r == '\\':
		return `\backslash `
	case r == '^':
		return `\hat{}`
	case r == '~':
		return `\sim `
	case r == ' ':
		return `\ `
	case r < ' ' || invisible(r):
		return ""
	case r < 0x80:
		return string(r)
	}
	if s, ok := texSigns[r]; ok {
		if strings.HasPrefix(s, `\`) && unicode.IsLetter(rune(s[len(s)-1])) {
			return s + " "
		}
		return s
	}
	if plain, font := mathLetter(r); plain != 0 {
		s := string(plain)
		if sign, ok := texSigns[plain]; ok {
			s = sign + " "
		}
		if font == "" {
			return s
		}
		return font + "{" + strings.TrimSpace(s) + "}"
	}
	if textLetter(r) {
		return texText(string(r))
	}
	if r >= 'Ⅰ' && r <= 'Ⅻ' {
		return `\mathrm{` + roman(int(r-'Ⅰ')+1) + `}`
	}
	if private(r) {
		return `\square `
	}
	// By its number KaTeX takes any character.
	return `\text{\char"` + strings.ToUpper(hex(r)) + `}`
}

// mathLetter takes apart the letters of the block Mathematical Alphanumeric
// Symbols (Unicode, U+1D400): the letter, and the command of its font. 0 where
// r is none of them.
func mathLetter(r rune) (rune, string) {
	if h, ok := strayLetters[r]; ok {
		return h.plain, h.font
	}
	latin := []string{`\mathbf`, "", `\boldsymbol`, `\mathscr`, `\mathscr`, `\mathfrak`, `\mathbb`, `\mathfrak`, `\mathsf`, `\mathsf`, `\mathsf`, `\mathsf`, `\mathtt`}
	greek := []string{`\boldsymbol`, "", `\boldsymbol`, `\boldsymbol`, `\boldsymbol`}
	digits := []string{`\mathbf`, `\mathbb`, `\mathsf`, `\mathsf`, `\mathtt`}
	switch {
	case r >= 0x1D400 && r < 0x1D400+13*52:
		i := r - 0x1D400
		if at := i % 52; at < 26 {
			return 'A' + at, latin[i/52]
		} else {
			return 'a' + at - 26, latin[i/52]
		}
	case r >= 0x1D6A8 && r < 0x1D6A8+5*58:
		i := r - 0x1D6A8
		return mathGreek[i%58], greek[i/58]
	case r >= 0x1D7CE && r <= 0x1D7FF:
		i := r - 0x1D7CE
		return '0' + i%10, digits[i/10]
	}
	return 0, ""
}

var mathGreek = []rune("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ")

// strayLetters were in Unicode before the block.
var strayLetters = map[rune]struct {
	plain rune
	font  string
}{
	'ℎ': {'h', ""}, 'ℂ': {'C', `\mathbb`}, 'ℍ': {'H', `\mathbb`}, 'ℕ': {'N', `\mathbb`}, 'ℙ': {'P', `\mathbb`}, 'ℚ': {'Q', `\mathbb`},
	'ℝ': {'R', `\mathbb`}, 'ℤ': {'Z', `\mathbb`}, 'ℬ': {'B', `\mathscr`}, 'ℰ': {'E', `\mathscr`}, 'ℱ': {'F', `\mathscr`}, 'ℋ': {'H', `\mathscr`},
	'ℐ': {'I', `\mathscr`}, 'ℒ': {'L', `\mathscr`}, 'ℳ': {'M', `\mathscr`}, 'ℛ': {'R', `\mathscr`}, 'ℯ': {'e', `\mathscr`}, 'ℴ': {'o', `\mathscr`}, 'ℊ': {'g', `\mathscr`},
	'ℭ': {'C', `\mathfrak`}, 'ℌ': {'H', `\mathfrak`}, 'ℑ': {'I', `\mathfrak`}, 'ℜ': {'R', `\mathfrak`}, 'ℨ': {'Z', `\mathfrak`},
	'\U0001D6A4': {'i', ""}, '\U0001D6A5': {'j', ""},
}

// functions are the words that TeX sets as names of functions and KaTeX knows.
var functions = setOf("arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh")

func init() {
	for i := range rune(10) {
		texSigns['₀'+i] = `{}_{` + string('0'+i) + `}`
		if i == 0 || i >= 4 {
			texSigns['⁰'+i] = `{}^{` + string('0'+i) + `}`
		}
	}
}

func setOf(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// bigOperators are those of m:nary.
var bigOperators = map[string]string{
	"∑": `\sum`, "∏": `\prod`, "∐": `\coprod`, "∫": `\int`, "∬": `\iint`, "∭": `\iiint`, "∮": `\oint`, "∯": `\oiint`, "∰": `\oiiint`,
	"⋃": `\bigcup`, "⋂": `\bigcap`, "⋁": `\bigvee`, "⋀": `\bigwedge`, "⨁": `\bigoplus`, "⨂": `\bigotimes`, "⨀": `\bigodot`, "⨄": `\biguplus`, "⨆": `\bigsqcup`,
}

// delimiters are the signs that \left takes.
var delimiters = map[string]string{
	"(": "(", ")": ")", "[": "[", "]": "]", "{": `\{`, "}": `\}`, "|": "|", "‖": `\|`, "∣": "|", "∥": `\|`, "/": "/", `\`: `\backslash`,
	"⟨": `\langle`, "⟩": `\rangle`, "〈": `\langle`, "〉": `\rangle`, "<": `\langle`, ">": `\rangle`,
	"⌊": `\lfloor`, "⌋": `\rfloor`, "⌈": `\lceil`, "⌉": `\rceil`, "↑": `\uparrow`, "↓": `\downarrow`, "↕": `\updownarrow`,
	"（": "(", "）": ")", "［": "[", "］": "]", "｛": `\{`, "｝": `\}`, "｜": "|", "⟦": `[`, "⟧": `]`, "⟮": `\lgroup`, "⟯": `\rgroup`,
}

// accents are those of m:acc, over a letter and over more.
var accents = map[string]struct{ narrow, wide string }{
	"\u0302": {`\hat`, `\widehat`}, "^": {`\hat`, `\widehat`}, "\u0303": {`\tilde`, `\widetilde`}, "~": {`\tilde`, `\widetilde`},
	"\u0304": {`\bar`, `\overline`}, "\u0305": {`\bar`, `\overline`}, "¯": {`\bar`, `\overline`}, "‾": {`\bar`, `\overline`}, "\u033F": {`\overline`, `\overline`},
	"\u0307": {`\dot`, `\dot`}, "˙": {`\dot`, `\dot`}, "\u0308": {`\ddot`, `\ddot`}, "¨": {`\ddot`, `\ddot`}, "\u20DB": {`\overset{\cdots}`, ""},
	"\u0306": {`\breve`, ""}, "˘": {`\breve`, ""}, "\u030C": {`\check`, `\widecheck`}, "ˇ": {`\check`, `\widecheck`}, "\u0301": {`\acute`, ""}, "´": {`\acute`, ""}, "\u0300": {`\grave`, ""}, "`": {`\grave`, ""},
	"\u030A": {`\mathring`, ""}, "\u20D7": {`\vec`, `\overrightarrow`}, "→": {`\vec`, `\overrightarrow`},
	"\u20D6": {`\overleftarrow`, ""}, "←": {`\overleftarrow`, ""}, "\u20E1": {`\overleftrightarrow`, ""}, "\u20D1": {`\overset{\rightharpoonup}`, ""}, "\u20D0": {`\overset{\leftharpoonup}`, ""},
	"\u0332": {`\underline`, ""}, "\u0331": {`\underline`, ""}, "⏞": {`\overbrace`, ""}, "⏟": {`\underbrace`, ""},
}

// texSigns are the signs and letters of mathematics beyond ASCII.
var texSigns = map[rune]string{
	'×': `\times`, '÷': `\div`, '±': `\pm`, '∓': `\mp`, '·': `\cdot`, '⋅': `\cdot`, '∙': `\bullet`, '•': `\bullet`, '∗': `*`, '−': `-`, '–': `-`, '—': `\text{—}`, '⁄': `/`, '∕': `/`, '∘': `\circ`, '°': `{}^{\circ}`, '℃': `{}^{\circ}\mathrm{C}`, '℉': `{}^{\circ}\mathrm{F}`, '²': `{}^{2}`, '³': `{}^{3}`, '¹': `{}^{1}`, 'ⁿ': `{}^{n}`, '⁺': `{}^{+}`, '⁻': `{}^{-}`, '㎡': `\mathrm{m}^{2}`, '㎥': `\mathrm{m}^{3}`, '㎏': `\mathrm{kg}`, '㎜': `\mathrm{mm}`, '㎝': `\mathrm{cm}`, '㎞': `\mathrm{km}`, '㎎': `\mathrm{mg}`, 'Å': `\text{Å}`, '\u212B': `\text{Å}`, '½': `\tfrac{1}{2}`, '¼': `\tfrac{1}{4}`, '¾': `\tfrac{3}{4}`,
	'≤': `\le`, '≥': `\ge`, '≠': `\ne`, '≈': `\approx`, '≡': `\equiv`, '∼': `\sim`, '≃': `\simeq`, '≅': `\cong`, '∝': `\propto`, '≪': `\ll`, '≫': `\gg`, '⩽': `\leqslant`, '⩾': `\geqslant`, '≦': `\leqq`, '≧': `\geqq`, '≺': `\prec`, '≻': `\succ`, '≜': `\triangleq`, '≐': `\doteq`, '∶': `:`, '∷': `::`, '≔': `:=`,
	'∞': `\infty`, '∂': `\partial`, '∇': `\nabla`, '√': `\surd`, '∫': `\int`, '∑': `\sum`, '∏': `\prod`, '∮': `\oint`, '∠': `\angle`, '⊥': `\perp`, '∥': `\parallel`, '△': `\triangle`, '∆': `\Delta`, '□': `\square`, '■': `\blacksquare`, '▲': `\blacktriangle`, '◇': `\diamond`, '○': `\bigcirc`, '●': `\bullet`, '★': `\bigstar`, '⌒': `\frown`, '§': `\text{\S}`, '†': `\dagger`, '‡': `\ddagger`, '￥': `\text{¥}`, '⊙': `\odot`,
	'∈': `\in`, '∉': `\notin`, '∋': `\ni`, '⊂': `\subset`, '⊃': `\supset`, '⊆': `\subseteq`, '⊇': `\supseteq`, '∪': `\cup`, '∩': `\cap`, '∅': `\emptyset`, '∖': `\setminus`, '∀': `\forall`, '∃': `\exists`, '¬': `\neg`, '∧': `\wedge`, '∨': `\vee`, '⊕': `\oplus`, '⊗': `\otimes`, '⊖': `\ominus`, '∴': `\therefore`, '∵': `\because`,
	'→': `\to`, '←': `\leftarrow`, '↔': `\leftrightarrow`, '⇒': `\Rightarrow`, '⇐': `\Leftarrow`, '⇔': `\Leftrightarrow`, '↑': `\uparrow`, '↓': `\downarrow`, '↦': `\mapsto`, '⟶': `\longrightarrow`, '⟹': `\Longrightarrow`, '⇌': `\rightleftharpoons`,
	'…': `\ldots`, '⋯': `\cdots`, '⋮': `\vdots`, '⋱': `\ddots`, '′': `'`, '″': `''`, '‴': `'''`, '‖': `\|`, '∣': `\mid`, '⌊': `\lfloor`, '⌋': `\rfloor`, '⌈': `\lceil`, '⌉': `\rceil`, '⟨': `\langle`, '⟩': `\rangle`, 'ℏ': `\hbar`, 'ℓ': `\ell`, 'ℵ': `\aleph`, '℘': `\wp`,
	'Α': `\mathrm{A}`, 'Β': `\mathrm{B}`, 'Γ': `\Gamma`, 'Δ': `\Delta`, 'Ε': `\mathrm{E}`, 'Ζ': `\mathrm{Z}`, 'Η': `\mathrm{H}`, 'Θ': `\Theta`, 'ϴ': `\Theta`, 'Ι': `\mathrm{I}`, 'Κ': `\mathrm{K}`, 'Λ': `\Lambda`, 'Μ': `\mathrm{M}`, 'Ν': `\mathrm{N}`, 'Ξ': `\Xi`, 'Ο': `\mathrm{O}`, 'Π': `\Pi`, 'Ρ': `\mathrm{P}`, 'Σ': `\Sigma`, 'Τ': `\mathrm{T}`, 'Υ': `\Upsilon`, 'Φ': `\Phi`, 'Χ': `\mathrm{X}`, 'Ψ': `\Psi`, 'Ω': `\Omega`, '\u2126': `\Omega`,
	'α': `\alpha`, 'β': `\beta`, 'γ': `\gamma`, 'δ': `\delta`, 'ε': `\varepsilon`, 'ϵ': `\epsilon`, 'ζ': `\zeta`, 'η': `\eta`, 'θ': `\theta`, 'ϑ': `\vartheta`, 'ι': `\iota`, 'κ': `\kappa`, 'ϰ': `\varkappa`, 'λ': `\lambda`, 'μ': `\mu`, 'µ': `\mu`, 'ν': `\nu`, 'ξ': `\xi`, 'ο': `o`, 'π': `\pi`, 'ϖ': `\varpi`, 'ρ': `\rho`, 'ϱ': `\varrho`, 'σ': `\sigma`, 'ς': `\varsigma`, 'τ': `\tau`, 'υ': `\upsilon`, 'φ': `\varphi`, 'ϕ': `\phi`, 'χ': `\chi`, 'ψ': `\psi`, 'ω': `\omega`,
	'\u00A0': `\ `, '\u2002': `\enspace`, '\u2003': `\quad`, '\u3000': `\quad`, '\u2009': `\,`, '\u200A': `\,`, '\u2005': `\:`, '\u2004': `\;`, '\u2006': `\,`, '\u202F': `\,`, '\u205F': `\:`,
	'＋': `+`, '－': `-`, '＝': `=`, '＜': `<`, '＞': `>`, '（': `(`, '）': `)`, '，': `\text{，}`, '．': `.`, '％': `\%`, '／': `/`, '［': `[`, '］': `]`, '｜': `|`,
}
