package manuscript

import (
	"regexp"
	"strings"
)

// Programs that read pictures write numbers and units as formulas: $5.2$,
// $\mathbf { 3 . 1 }$, $20 ^ { \circ } \mathrm { C }$, $\geq 90 \%$. Where a
// formula says nothing that words could not, it becomes words.

var (
	texFonts   = regexp.MustCompile(`\\(?:mathbf|mathrm|mathsf|textbf|textrm|text|mathit|boldsymbol|bf|rm)\b\s*`)
	texSpaces  = regexp.MustCompile(`\\[,;:! ]|~|\\q?quad\b`)
	texCircled = regexp.MustCompile(`\\textcircled\s*\{?\s*([0-9]{1,2})\s*\}?`)
	texDegree  = regexp.MustCompile(`\^\s*\{?\s*\\circ\s*\}?`)
	texSigns   = strings.NewReplacer(`\geqslant`, "≥", `\leqslant`, "≤", `\geq`, "≥", `\leq`, "≤", `\ge`, "≥", `\le`, "≤",
		`\times`, "×", `\pm`, "±", `\sim`, "~", `\%`, "%", `\cdot`, "·", `\neq`, "≠", `\div`, "÷", `\approx`, "≈", `\mu`, "μ", `\Omega`, "Ω", `\ldots`, "…", `\cdots`, "…")
	texBlank   = regexp.MustCompile(`\s+`)
	texNumber  = regexp.MustCompile(`[0-9A-Z]\s*(?:\.\s*[0-9]+)+`)
	plainValue = regexp.MustCompile(`^[≥≤><=＝~±≈+-]?(?:[0-9][0-9.,]*|[A-Z](?:\.[0-9]+)+|[①-⑳])?[≥≤±~×-]?(?:[0-9][0-9.]*)?(?:%|‰|℃|°|(?:[mckd]?m|[mk]?g|t|s|min|h|d|m?L|[kM]?W(?:·?h)?|[mk]?V|m?A|[kMG]?Hz|[kM]?Pa|lx|dB|μm|Ω)(?:[23²³])?)?$`)
)

// mathWords gives the words of a formula that is none. Only formulas out of
// Markdown are looked at, whose Plain is TeX, or bare digits: what Word sets as
// a formula stays one.
func (r *recogniser) mathWords(in Inline) (string, bool) {
	if in.Plain != in.Text && !strings.Contains(in.Plain, `\`) {
		return "", false
	}
	s := texCircled.ReplaceAllStringFunc(in.Text, func(m string) string {
		d := texCircled.FindStringSubmatch(m)[1]
		n := int(d[len(d)-1] - '0')
		if len(d) == 2 {
			n += 10 * int(d[0]-'0')
		}
		if n < 1 || n > 20 {
			return m
		}
		return string(rune('①' + n - 1))
	})
	s = texFonts.ReplaceAllString(s, "")
	s = texSpaces.ReplaceAllString(s, " ")
	s = texDegree.ReplaceAllString(s, "°")
	s = texSigns.Replace(s)
	s = strings.NewReplacer("{", "", "}", "").Replace(s)
	s = texNumber.ReplaceAllStringFunc(s, func(m string) string { return texBlank.ReplaceAllString(m, "") })
	s = strings.ReplaceAll(texBlank.ReplaceAllString(s, ""), "°C", "℃")
	if s == "" || strings.ContainsAny(s, `\^_&`) || !plainValue.MatchString(s) {
		return "", false
	}
	if shut(in.Text) == s && !strings.ContainsAny(s, "0123456789①②③④⑤⑥⑦⑧⑨") {
		return "", false // a lone letter is a symbol
	}
	if len(s) == 1 && (s[0] < '0' || s[0] > '9') {
		return "", false
	}
	r.swap(mathLetters(in), s)
	return s, true
}
