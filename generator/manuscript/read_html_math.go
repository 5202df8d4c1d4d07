package manuscript

import (
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
)

// mathML writes the formula of a page in TeX (MathML Core): the one that its
// author wrote where the page has kept it, else the simple core of MathML.
func (w *web) mathML(s *goquery.Selection, l style) {
	m := &mathWriter{}
	tex := ""
	note := s.Find(`annotation[encoding="application/x-tex"]`)
	if note.Length() > 0 {
		tex = strings.TrimSpace(note.First().Text())
	}
	if tex == "" {
		tex = strings.TrimSpace(m.children(s))
	}
	plain := squeeze(s.Text())
	if tex == "" && plain == "" {
		return
	}
	w.open()
	if m.unknown != "" {
		w.find(formulaParts.At(w.here(), cut(plain, 40), "<"+m.unknown+">"))
		w.text(s.Text(), l)
		return
	}
	if words, ok := Residue(tex); ok && len(words) == 1 {
		in := words[0]
		in.Bold, in.Italic, in.Href = l.bold, l.italic, l.href
		if in.Plain = ""; plain != in.Text {
			in.Plain = plain
		}
		w.put(in)
		return
	}
	w.put(Inline{Kind: Math, Text: tex, Plain: plain, Display: s.AttrOr("display", "") == "block" || s.AttrOr("mode", "") == "display"})
}

// mathWriter writes TeX and remembers the first element that it does not know.
type mathWriter struct{ unknown string }

func (m *mathWriter) children(s *goquery.Selection) string {
	var b strings.Builder
	for _, c := range m.parts(s) {
		part := m.element(c)
		if n := b.Len(); n > 0 && part != "" && endsInCommand(b.String()) && isLetter(part[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// endsInCommand reports whether letters would become part of the command.
func endsInCommand(s string) bool {
	i := len(s)
	for i > 0 && isLetter(s[i-1]) {
		i--
	}
	return i > 0 && i < len(s) && s[i-1] == '\\'
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// parts are the elements inside, and words that stand among them.
func (m *mathWriter) parts(s *goquery.Selection) (list []*goquery.Selection) {
	s.Contents().Each(func(_ int, c *goquery.Selection) {
		name := goquery.NodeName(c)
		if name == "#comment" || name == "#text" && strings.TrimSpace(c.Text()) == "" {
			return
		}
		list = append(list, c)
	})
	return list
}

// part is the i-th argument in braces.
func (m *mathWriter) part(list []*goquery.Selection, i int) string {
	if i >= len(list) {
		return "{}"
	}
	return "{" + m.element(list[i]) + "}"
}

// element writes one element.
func (m *mathWriter) element(s *goquery.Selection) string {
	name := goquery.NodeName(s)
	list := m.parts(s)
	for i := range list {
		if goquery.NodeName(list[i]) == "#text" && name[0] == 'm' && !tokens[name] {
			m.unknown = name
		}
	}
	switch name {
	case "mi":
		return mathIdentifier(squeeze(s.Text()))
	case "mn", "#text":
		return mathWords(squeeze(s.Text()))
	case "mo":
		return mathOperator(strings.TrimSpace(s.Text()))
	case "mtext", "ms":
		return `\text{` + mathWords(squeeze(s.Text())) + `}`
	case "mspace":
		return `\ `
	case "mrow", "mstyle", "mpadded", "math":
		return m.children(s)
	case "semantics":
		if len(list) == 0 {
			return ""
		}
		return m.element(list[0])
	case "mfrac":
		return `\frac` + m.part(list, 0) + m.part(list, 1)
	case "msup":
		return m.part(list, 0) + "^" + m.part(list, 1)
	case "msub":
		return m.part(list, 0) + "_" + m.part(list, 1)
	case "msubsup":
		return m.part(list, 0) + "_" + m.part(list, 1) + "^" + m.part(list, 2)
	case "msqrt":
		return `\sqrt{` + m.children(s) + "}"
	case "mroot":
		return `\sqrt[` + strings.Trim(m.part(list, 1), "{}") + `]` + m.part(list, 0)
	case "munder":
		return m.limits(list, "_", `\underset`)
	case "mover":
		if len(list) == 2 {
			if accent := accents[strings.TrimSpace(list[1].Text())]; accent != "" {
				return accent + m.part(list, 0)
			}
		}
		return m.limits(list, "^", `\overset`)
	case "munderover":
		return base(m.part(list, 0)) + "_" + m.part(list, 1) + "^" + m.part(list, 2)
	case "mfenced":
		var inner []string
		for _, c := range list {
			inner = append(inner, m.element(c))
		}
		return `\left` + fence(s.AttrOr("open", "(")) + " " + strings.Join(inner, ",") + ` \right` + fence(s.AttrOr("close", ")"))
	case "mtable":
		var rows []string
		for _, c := range list {
			rows = append(rows, m.element(c))
		}
		return `\begin{matrix}` + strings.Join(rows, ` \\ `) + `\end{matrix}`
	case "mtr":
		var cells []string
		for _, c := range list {
			cells = append(cells, m.element(c))
		}
		return strings.Join(cells, " & ")
	case "mtd":
		return m.children(s)
	}
	if m.unknown == "" {
		m.unknown = name
	}
	return ""
}

// tokens are the elements that hold characters.
var tokens = map[string]bool{"mi": true, "mn": true, "mo": true, "mtext": true, "ms": true, "math": true}

// limits writes what stands below or above: a limit of a sum, else a mark.
func (m *mathWriter) limits(list []*goquery.Selection, mark, set string) string {
	b := base(m.part(list, 0))
	if strings.HasPrefix(b, `\`) {
		return b + mark + m.part(list, 1)
	}
	return set + m.part(list, 1) + m.part(list, 0)
}

// base strips the braces of a sum or a limit, which takes limits only without.
func base(s string) string {
	inner := s[1 : len(s)-1]
	switch inner {
	case `\sum`, `\prod`, `\int`, `\lim`, `\max`, `\min`, `\bigcup`, `\bigcap`:
		return inner
	}
	return s
}

func fence(s string) string {
	switch s {
	case "{", "}":
		return `\` + s
	case "":
		return "."
	}
	return s
}

var accents = map[string]string{
	"¯": `\overline`, "‾": `\overline`, "_": `\underline`, "^": `\hat`, "→": `\vec`, "⃗": `\vec`, "~": `\tilde`, "˜": `\tilde`, "˙": `\dot`, "¨": `\ddot`,
}

var mathNames = map[string]bool{"sin": true, "cos": true, "tan": true, "log": true, "ln": true, "lg": true, "exp": true, "lim": true, "max": true, "min": true}

var greek = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "varepsilon", 'ζ': "zeta", 'η': "eta", 'θ': "theta", 'λ': "lambda",
	'μ': "mu", 'ξ': "xi", 'π': "pi", 'ρ': "rho", 'σ': "sigma", 'τ': "tau", 'φ': "varphi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
	'Γ': "Gamma", 'Δ': "Delta", 'Θ': "Theta", 'Λ': "Lambda", 'Π': "Pi", 'Σ': "Sigma", 'Φ': "Phi", 'Ψ': "Psi", 'Ω': "Omega",
}

func mathIdentifier(s string) string {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && size > 0 {
		if name := greek[r]; name != "" {
			return `\` + name
		}
		if _, ok := operators[s]; r < 0x2E80 && !ok {
			return mathWords(s)
		}
	}
	tex, ok := operators[s]
	switch {
	case ok:
		return tex
	case mathNames[s]:
		return `\` + s
	case strings.ContainsFunc(s, wide):
		return `\text{` + mathWords(s) + "}"
	}
	return `\mathrm{` + mathWords(s) + "}"
}

var operators = map[string]string{
	"×": `\times`, "÷": `\div`, "±": `\pm`, "∓": `\mp`, "·": `\cdot`, "⋅": `\cdot`, "−": "-", "∗": "*", "≤": `\le`, "≥": `\ge`, "⩽": `\leqslant`, "⩾": `\geqslant`,
	"≠": `\ne`, "≈": `\approx`, "≡": `\equiv`, "∑": `\sum`, "∏": `\prod`, "∫": `\int`, "∂": `\partial`, "∞": `\infty`, "∈": `\in`, "→": `\to`,
	"…": `\ldots`, "⋯": `\cdots`, "∆": `\Delta`, "′": "'", "∘": `\circ`, "°": `^{\circ}`, "∪": `\cup`, "∩": `\cap`,
	"\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "", "": "",
}

func mathOperator(s string) string {
	if tex, ok := operators[s]; ok {
		return tex
	}
	if strings.ContainsFunc(s, wide) || utf8.RuneCountInString(s) > 1 && isLetter(s[0]) {
		return mathIdentifier(s)
	}
	return mathWords(s)
}

var mathEscapes = strings.NewReplacer(
	`\`, `\backslash `, "{", `\{`, "}", `\}`, "#", `\#`, "%", `\%`, "&", `\&`, "_", `\_`, "$", `\$`, "^", `\hat{}`, "~", `\sim `)

func mathWords(s string) string { return mathEscapes.Replace(s) }
