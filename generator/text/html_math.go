package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mathWords writes a formula in one line, as it is read aloud and as a plain
// page would print it: P = (n_1)/n × 100%. It knows the TeX that standards
// use; what it does not know keeps its name without the backslash.
func mathWords(tex string) string {
	r := &mathReader{src: tex}
	return strings.Join(strings.Fields(r.run("")), " ")
}

// seenMath writes a formula as it looks: N_0 is N0, and letters beside one
// another are apart, as each is a quantity of its own.
func seenMath(tex string) string {
	r := &mathReader{src: tex, seen: true}
	return strings.Join(strings.Fields(r.run("")), " ")
}

type mathReader struct {
	src   string
	depth int
	seen  bool // as it looks
	whole int  // letters are words here
}

// mathSigns are commands that stand for a character.
var mathSigns = map[string]string{
	"times": " × ", "cdot": " · ", "div": " ÷ ", "pm": " ± ", "le": " ≤ ", "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ", "neq": " ≠ ",
	"approx": " ≈ ", "sum": " Σ", "prod": " Π", "int": " ∫", "infty": "∞", "to": " → ", "in": " ∈ ", "ldots": "…", "cdots": "…", "dots": "…", "mid": " | ",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η", "theta": "θ",
	"lambda": "λ", "mu": "μ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "omega": "ω", "Omega": "Ω",
	"quad": " ", "qquad": " ", "max": "max ", "min": "min ", "ln": "ln ", "lg": "lg ", "log": "log ",
	"left": "", "right": "", "big": "", "Big": "", "bigl": "", "bigr": "", "displaystyle": "", "limits": "",
	"text": "", "mathrm": "", "mathit": "", "mathbf": "", "operatorname": "",
}

// maxMathDepth keeps a formula of braces from exhausting the stack.
const maxMathDepth = 50

// run reads to the closing brace or bracket stop, or to the end.
func (r *mathReader) run(stop string) string {
	r.depth++
	defer func() { r.depth-- }()
	var b strings.Builder
	for r.src != "" {
		if stop != "" && strings.HasPrefix(r.src, stop) {
			r.src = r.src[len(stop):]
			break
		}
		b.WriteString(r.one())
	}
	return b.String()
}

// one reads one character, command or group.
func (r *mathReader) one() string {
	c, n := utf8.DecodeRuneInString(r.src)
	r.src = r.src[n:]
	switch {
	case c == '{' && r.depth < maxMathDepth:
		return r.run("}")
	case c == '\\':
		return r.command()
	case r.seen && (c == '_' || c == '^'):
		return r.script()
	case r.seen && r.whole == 0 && unicode.IsLetter(c):
		return " " + string(c)
	case c == '_' || c == '^':
		return string(c) + enclose(r.argument())
	case c == '=' || c == '+' || c == '<' || c == '>':
		return " " + string(c) + " "
	case c == '~' || c == '&':
		return " "
	case c == '{' || c == '}':
		return ""
	}
	return string(c)
}

// script is an index or a power: of letters and digits it belongs to what it
// stands at, else it stands apart.
func (r *mathReader) script() string {
	r.whole++
	arg := r.argument()
	r.whole--
	if strings.ContainsFunc(arg, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		return " " + arg + " "
	}
	return arg
}

// argument is what a command applies to: a group or one token.
func (r *mathReader) argument() string {
	r.src = strings.TrimLeft(r.src, " ")
	if r.src == "" {
		return ""
	}
	return strings.TrimSpace(r.one())
}

func (r *mathReader) command() string {
	n := 0
	for n < len(r.src) && (r.src[n]|0x20 >= 'a' && r.src[n]|0x20 <= 'z') {
		n++
	}
	if n == 0 {
		if r.src == "" {
			return ""
		}
		c := r.src[:1]
		r.src = r.src[1:]
		if strings.ContainsAny(c, `,;:! \`) {
			return " "
		}
		return c // \% and the like
	}
	name := r.src[:n]
	r.src = strings.TrimLeft(r.src[n:], " ")
	switch name {
	case "frac", "dfrac", "tfrac":
		over := enclose(r.argument())
		return over + "/" + enclose(r.argument())
	case "sqrt":
		return "√(" + r.argument() + ")"
	case "overline", "bar":
		return enclose(r.argument()) + "̄"
	}
	sign, ok := mathSigns[name]
	switch {
	case ok && sign == "" && r.seen && strings.HasPrefix(r.src, "{"): // \text{…}
		r.whole++
		defer func() { r.whole-- }()
		return " " + r.argument() + " "
	case ok && r.seen && r.whole == 0:
		return " " + sign + map[bool]string{true: " "}[name == "sum" || name == "prod" || name == "int"]
	case ok:
		return sign
	}
	return name
}

// enclose puts brackets round more than one character.
func enclose(s string) string {
	if len([]rune(s)) > 1 {
		return "(" + s + ")"
	}
	return s
}
