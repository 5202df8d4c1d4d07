package specimens

import (
	"fmt"
	"html"
	"strings"
)

// mathNode is a piece of a formula: what the few commands of TeX that the
// specimens use can say.
type mathNode struct {
	kind string // "run", "row", "frac", "sqrt", "script", "sum", "fence"
	text string // of a run
	op   bool   // the run is an operator
	kids []*mathNode
	// of a script or a sum; nil where there is none
	low, high *mathNode
	open      string // of a fence
	shut      string
}

var mathSigns = map[string]string{
	"times": "×", "cdot": "·", "%": "%", "le": "≤", "ge": "≥", "delta": "δ", "rho": "ρ", "sigma": "σ", ",": "\u2009",
}

type texReader struct {
	s   string
	pos int
}

func readTeX(s string) *mathNode {
	r := &texReader{s: strings.TrimSpace(s)}
	row := r.row("")
	if r.pos < len(r.s) {
		panic("BUG: TeX of a specimen: " + s)
	}
	return row
}

// row reads until the closing sign, "" for the end.
func (r *texReader) row(end string) *mathNode {
	row := &mathNode{kind: "row"}
	for r.pos < len(r.s) {
		if end != "" && strings.HasPrefix(r.s[r.pos:], end) {
			r.pos += len(end)
			return row
		}
		if n := r.atom(); n != nil {
			row.kids = append(row.kids, r.scripts(n))
		}
	}
	if end != "" {
		panic("BUG: TeX of a specimen lacks " + end + ": " + r.s)
	}
	return row
}

func (r *texReader) group() *mathNode {
	for r.s[r.pos] == ' ' {
		r.pos++
	}
	if r.s[r.pos] == '{' {
		r.pos++
		return r.row("}")
	}
	return r.atom()
}

func (r *texReader) scripts(n *mathNode) *mathNode {
	for r.pos < len(r.s) && (r.s[r.pos] == '_' || r.s[r.pos] == '^') {
		sign := r.s[r.pos]
		r.pos++
		script := r.group()
		if n.kind != "sum" && n.kind != "script" {
			n = &mathNode{kind: "script", kids: []*mathNode{n}}
		}
		if sign == '_' {
			n.low = script
		} else {
			n.high = script
		}
	}
	return n
}

func (r *texReader) atom() *mathNode {
	c := r.s[r.pos]
	switch {
	case c == ' ':
		r.pos++
		return nil
	case c == '{':
		r.pos++
		return r.row("}")
	case c == '\\':
		return r.command()
	case c >= '0' && c <= '9':
		end := r.pos
		for end < len(r.s) && (r.s[end] >= '0' && r.s[end] <= '9' || r.s[end] == '.') {
			end++
		}
		n := &mathNode{kind: "run", text: r.s[r.pos:end]}
		r.pos = end
		return n
	case strings.IndexByte("=+-()|,", c) >= 0:
		r.pos++
		sign := string(c)
		if c == '-' {
			sign = "−"
		}
		return &mathNode{kind: "run", text: sign, op: true}
	case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
		r.pos++
		return &mathNode{kind: "run", text: string(c)}
	}
	panic(fmt.Sprintf("BUG: %q in the TeX of a specimen: %s", c, r.s))
}

func (r *texReader) command() *mathNode {
	r.pos++
	end := r.pos
	for end < len(r.s) && (r.s[end] >= 'a' && r.s[end] <= 'z') {
		end++
	}
	if end == r.pos {
		end++
	}
	name := r.s[r.pos:end]
	r.pos = end
	switch name {
	case "frac":
		return &mathNode{kind: "frac", kids: []*mathNode{r.group(), r.group()}}
	case "sqrt":
		return &mathNode{kind: "sqrt", kids: []*mathNode{r.group()}}
	case "sum":
		return &mathNode{kind: "sum"}
	case "left":
		for r.s[r.pos] == ' ' {
			r.pos++
		}
		open := string(r.s[r.pos])
		r.pos++
		shut := map[string]string{"(": ")", "|": "|", "[": "]"}[open]
		inner := r.row(`\right`)
		for r.s[r.pos] == ' ' {
			r.pos++
		}
		if string(r.s[r.pos]) != shut {
			panic("BUG: fences of a specimen: " + r.s)
		}
		r.pos++
		return &mathNode{kind: "fence", open: open, shut: shut, kids: []*mathNode{inner}}
	}
	if s, ok := mathSigns[name]; ok {
		return &mathNode{kind: "run", text: s, op: strings.Contains("×·≤≥", s)}
	}
	panic("BUG: \\" + name + " in the TeX of a specimen")
}

// omml writes the formula as Word keeps it (ECMA-376-1, 22.1).
func omml(tex string) string { return "<m:oMath>" + ommlNode(readTeX(tex)) + "</m:oMath>" }

func ommlNode(n *mathNode) string {
	if n == nil {
		return ""
	}
	switch n.kind {
	case "row":
		var b strings.Builder
		for i := 0; i < len(n.kids); i++ {
			k := n.kids[i]
			if k.kind != "sum" {
				b.WriteString(ommlNode(k))
				continue
			}
			// What is summed stands in the sum: everything up to the next operator.
			var summed strings.Builder
			open := 0
			for i+1 < len(n.kids) && (open > 0 || !n.kids[i+1].op || n.kids[i+1].text == "(") {
				i++
				open += strings.Count(n.kids[i].text, "(") - strings.Count(n.kids[i].text, ")")
				summed.WriteString(ommlNode(n.kids[i]))
			}
			fmt.Fprintf(&b, `<m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/></m:naryPr><m:sub>%s</m:sub><m:sup>%s</m:sup><m:e>%s</m:e></m:nary>`,
				ommlNode(k.low), ommlNode(k.high), summed.String())
		}
		return b.String()
	case "run":
		return `<m:r><w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr><m:t xml:space="preserve">` + html.EscapeString(n.text) + `</m:t></m:r>`
	case "frac":
		return "<m:f><m:num>" + ommlNode(n.kids[0]) + "</m:num><m:den>" + ommlNode(n.kids[1]) + "</m:den></m:f>"
	case "sqrt":
		return `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>` + ommlNode(n.kids[0]) + "</m:e></m:rad>"
	case "fence":
		return fmt.Sprintf(`<m:d><m:dPr><m:begChr m:val="%s"/><m:endChr m:val="%s"/></m:dPr><m:e>%s</m:e></m:d>`, n.open, n.shut, ommlNode(n.kids[0]))
	case "script":
		e := "<m:e>" + ommlNode(n.kids[0]) + "</m:e>"
		switch {
		case n.low != nil && n.high != nil:
			return "<m:sSubSup>" + e + "<m:sub>" + ommlNode(n.low) + "</m:sub><m:sup>" + ommlNode(n.high) + "</m:sup></m:sSubSup>"
		case n.low != nil:
			return "<m:sSub>" + e + "<m:sub>" + ommlNode(n.low) + "</m:sub></m:sSub>"
		}
		return "<m:sSup>" + e + "<m:sup>" + ommlNode(n.high) + "</m:sup></m:sSup>"
	case "sum":
		return ommlNode(&mathNode{kind: "row", kids: []*mathNode{n}})
	}
	panic("BUG: mathNode " + n.kind)
}

// mathML writes the formula as LibreOffice keeps it.
func mathML(tex string, display bool) string {
	how := ""
	if display {
		how = ` display="block"`
	}
	return `<math xmlns="http://www.w3.org/1998/Math/MathML"` + how + `><semantics>` + mathMLNode(readTeX(tex)) + `<annotation encoding="StarMath 5.0">` + html.EscapeString(starMath(readTeX(tex))) + `</annotation></semantics></math>`
}

func mathMLNode(n *mathNode) string {
	switch n.kind {
	case "row":
		var b strings.Builder
		for _, k := range n.kids {
			b.WriteString(mathMLNode(k))
		}
		return "<mrow>" + b.String() + "</mrow>"
	case "run":
		tag := "mi"
		if n.op {
			tag = "mo"
			if strings.Contains("()|", n.text) {
				return `<mo stretchy="false">` + n.text + "</mo>"
			}
		} else if n.text[0] >= '0' && n.text[0] <= '9' {
			tag = "mn"
		}
		return "<" + tag + ">" + html.EscapeString(n.text) + "</" + tag + ">"
	case "frac":
		return "<mfrac>" + mathMLNode(n.kids[0]) + mathMLNode(n.kids[1]) + "</mfrac>"
	case "sqrt":
		return "<msqrt>" + mathMLNode(n.kids[0]) + "</msqrt>"
	case "fence":
		return `<mrow><mo fence="true" stretchy="true" form="prefix">` + n.open + "</mo>" + mathMLNode(n.kids[0]) + `<mo fence="true" stretchy="true" form="postfix">` + n.shut + "</mo></mrow>"
	case "sum":
		return "<munderover><mo>∑</mo>" + mathMLNode(n.low) + mathMLNode(n.high) + "</munderover>"
	case "script":
		base := mathMLNode(n.kids[0])
		switch {
		case n.low != nil && n.high != nil:
			return "<msubsup>" + base + mathMLNode(n.low) + mathMLNode(n.high) + "</msubsup>"
		case n.low != nil:
			return "<msub>" + base + mathMLNode(n.low) + "</msub>"
		}
		return "<msup>" + base + mathMLNode(n.high) + "</msup>"
	}
	panic("BUG: mathNode " + n.kind)
}

// starMath writes the formula in the language of LibreOffice's own editor,
// which it believes more than the MathML beside it.
func starMath(n *mathNode) string {
	switch n.kind {
	case "row":
		var parts []string
		for _, k := range n.kids {
			parts = append(parts, starMath(k))
		}
		return strings.Join(parts, " ")
	case "run":
		if s, ok := map[string]string{"×": "times", "·": "cdot", "≤": "<=", "≥": ">=", "%": `"%"`, "δ": "%delta", "ρ": "%rho", "σ": "%sigma", "−": "-", "\u2009": "`", "(": `\(`, ")": `\)`}[n.text]; ok {
			return s
		}
		return n.text
	case "frac":
		return "{{" + starMath(n.kids[0]) + "} over {" + starMath(n.kids[1]) + "}}"
	case "sqrt":
		return "sqrt {" + starMath(n.kids[0]) + "}"
	case "fence":
		open, shut := n.open, n.shut
		if open == "|" {
			open, shut = "lline", "rline"
		}
		return "left " + open + " {" + starMath(n.kids[0]) + "} right " + shut
	case "sum":
		return "sum from {" + starMath(n.low) + "} to {" + starMath(n.high) + "}"
	case "script":
		s := "{" + starMath(n.kids[0]) + "}"
		if n.low != nil {
			s += "_{" + starMath(n.low) + "}"
		}
		if n.high != nil {
			s += "^{" + starMath(n.high) + "}"
		}
		return s
	}
	panic("BUG: mathNode " + n.kind)
}
