package word

import (
	"strings"
	"unicode"

	"guiju/generator/manuscript"
)

// math reads an m:oMath or m:oMathPara (ECMA-376-1, 22.1).
func (s *story) math(p *paragraph, n *node, at place) {
	if n.name == "m:oMathPara" {
		for _, k := range n.kids {
			switch {
			case k.name == "m:oMath":
				s.formula(p, k, at, true)
			case k.name == "w:r":
				s.run(p, k, at)
			case !silent[k.name]:
				s.math(p, &node{name: "m:oMathPara", kids: []*node{k}, other: k.other}, at)
			}
		}
		return
	}
	s.formula(p, n, at, false)
}

func (s *story) formula(p *paragraph, n *node, at place, display bool) {
	c := &converter{story: s, p: p, at: at}
	tex := strings.TrimSpace(c.row(n, false))
	plain := c.plain.String()
	if plain == "" && tex == "" {
		return
	}
	for _, name := range c.unknown {
		s.problem(mathUnknown, name, short(plain, 60))
	}
	s.thing(p, at, look{}, manuscript.Inline{Kind: manuscript.Math, Text: tex, Plain: plain, Display: display}, plain)
}

// converter turns the elements of one formula into TeX that KaTeX reads.
type converter struct {
	*story
	p       *paragraph
	at      place
	plain   strings.Builder
	unknown []string
}

// row is the content of an argument or a formula. aligned says that & is a
// mark of alignment and not a sign (22.1.2.34, eqArr).
func (c *converter) row(n *node, aligned bool) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, k := range n.kids {
		join(&b, c.one(k, aligned))
	}
	return b.String()
}

// arg is the content of a child as a TeX argument.
func (c *converter) arg(n *node, name string) string {
	return "{" + strings.TrimSpace(c.row(n.kid(name), false)) + "}"
}

// base is an argument that a script is put on: a single sign needs no braces.
func (c *converter) base(n *node) string {
	s := strings.TrimSpace(c.row(n.kid("m:e"), false))
	if r := []rune(s); len(r) == 1 && (unicode.IsLetter(r[0]) || unicode.IsDigit(r[0])) {
		return s
	}
	return "{" + s + "}"
}

func (c *converter) one(n *node, aligned bool) string {
	switch n.name {
	case "m:r", "w:r":
		return c.run(n, aligned)
	case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
		at, p := c.at, c.p
		if c.at = c.change(n, at); c.at.aside != nil && at.aside == nil {
			// What a change takes away leaves the formula.
			gone := &converter{story: c.story, p: p, at: c.at}
			gone.row(n, aligned)
			if text := gone.plain.String(); text != "" {
				c.divert(p, *c.at.aside, text)
			}
			c.at = at
			return ""
		}
		s := c.row(n, aligned)
		c.at = at
		return s
	case "m:f":
		return c.fraction(n)
	case "m:sSup":
		return c.base(n) + "^" + c.arg(n, "m:sup")
	case "m:sSub":
		return c.base(n) + "_" + c.arg(n, "m:sub")
	case "m:sSubSup":
		return c.base(n) + "_" + c.arg(n, "m:sub") + "^" + c.arg(n, "m:sup")
	case "m:sPre":
		sub, sup := c.arg(n, "m:sub"), c.arg(n, "m:sup")
		return "{}_" + sub + "^" + sup + c.arg(n, "m:e")
	case "m:rad":
		deg := c.arg(n, "m:deg")
		if hide, _ := n.kid("m:radPr").mflag("m:degHide"); hide || deg == "{}" {
			return `\sqrt` + c.arg(n, "m:e")
		}
		return `\sqrt[` + deg + `]` + c.arg(n, "m:e")
	case "m:nary":
		return c.nary(n)
	case "m:d":
		return c.delimited(n)
	case "m:m":
		return c.matrix(n)
	case "m:eqArr":
		return c.equations(n)
	case "m:acc":
		return c.accent(n)
	case "m:bar":
		if pos, _ := n.kid("m:barPr").mval("m:pos"); pos == "top" {
			return `\overline` + c.arg(n, "m:e")
		}
		return `\underline` + c.arg(n, "m:e")
	case "m:func":
		return c.function(n)
	case "m:limLow":
		return c.limit(n, `\underset`, "_")
	case "m:limUpp":
		return c.limit(n, `\overset`, "^")
	case "m:groupChr":
		return c.group(n)
	case "m:box":
		return c.arg(n, "m:e")
	case "m:borderBox":
		return c.bordered(n)
	case "m:phant":
		if show, set := n.kid("m:phantPr").mflag("m:show"); set && !show {
			return `\phantom` + c.arg(n, "m:e")
		}
		return c.arg(n, "m:e")
	case "m:oMath", "m:e", "m:num", "m:den", "m:sub", "m:sup", "m:deg", "m:lim", "m:fName", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:hyperlink", "w:fldSimple":
		return c.row(n, aligned)
	case "w:commentRangeStart", "w:commentRangeEnd":
		c.commentRange(n)
		return ""
	case "w:bookmarkStart":
		c.p.marks = append(c.p.marks, n.get("w:name"))
		return ""
	}
	if silent[n.name] || strings.HasSuffix(n.name, "Pr") {
		return ""
	}
	before := c.plain.Len()
	s := c.row(n, aligned)
	if c.plain.Len() > before {
		c.unknown = append(c.unknown, strings.TrimPrefix(n.name, "m:"))
	}
	return s
}

// mval is the m:val of a child.
func (n *node) mval(name string) (string, bool) { return n.kid(name).attr("m:val") }

func (n *node) mflag(name string) (on, set bool) {
	k := n.kid(name)
	if k == nil {
		return false, false
	}
	v, ok := k.attr("m:val")
	return !ok || isOn(v), true
}

// char is the m:chr of properties: set says whether it stands there; an empty
// one is no character at all.
func char(pr *node, name, otherwise string) string {
	k := pr.kid(name)
	if k == nil {
		return otherwise
	}
	return k.get("m:val")
}

// run is an m:r (22.1.2.87): letters of the style that its properties ask for.
func (c *converter) run(n *node, aligned bool) string {
	pr := n.kid("m:rPr")
	var b strings.Builder
	normal, _ := pr.mflag("m:nor")
	style, styled := pr.mval("m:sty")
	script, _ := pr.mval("m:scr")
	for _, k := range n.kids {
		switch k.name {
		case "m:t", "w:t", "w:delText":
			text := k.said()
			c.plain.WriteString(text)
			b.WriteString(texRun(text, normal, style, styled, script, aligned))
		case "w:br", "w:cr":
			c.plain.WriteByte(' ')
			b.WriteString(`\\ `)
		case "w:tab":
			c.plain.WriteByte(' ')
			b.WriteString(`\quad `)
		case "w:sym":
			r, font, known := symbol(k)
			if !known {
				c.problem(unknownSymbol, font, k.get("w:char"))
			}
			c.plain.WriteRune(r)
			b.WriteString(texRun(string(r), normal, style, styled, script, aligned))
		case "w:noBreakHyphen":
			c.plain.WriteByte('-')
			b.WriteString("-")
		case "w:commentReference":
			c.commentMark(k)
		case "w:footnoteReference", "w:endnoteReference":
			c.noteMark(c.p, k, c.at, look{}, "")
		default:
			if k.name == "m:rPr" || k.name == "w:rPr" || silent[k.name] {
				continue
			}
			b.WriteString(c.one(k, aligned))
		}
	}
	return b.String()
}

func (c *converter) fraction(n *node) string {
	num, den := c.arg(n, "m:num"), c.arg(n, "m:den")
	switch kind, _ := n.kid("m:fPr").mval("m:type"); kind {
	case "lin", "skw":
		return num + "/" + den
	case "noBar":
		return `\genfrac{}{}{0pt}{}` + num + den
	}
	return `\frac` + num + den
}

func (c *converter) nary(n *node) string {
	pr := n.kid("m:naryPr")
	sign := char(pr, "m:chr", "∫")
	op, ok := bigOperators[sign]
	if !ok {
		op = `\mathop{` + texChars(sign) + `}`
		if strings.TrimSpace(sign) == "" {
			op = `{}`
		}
	}
	if ok {
		switch loc, _ := pr.mval("m:limLoc"); loc {
		case "undOvr":
			op += `\limits`
		case "subSup":
			op += `\nolimits`
		}
	}
	sub, sup := c.arg(n, "m:sub"), c.arg(n, "m:sup")
	if hide, _ := pr.mflag("m:subHide"); !hide && sub != "{}" {
		op += "_" + sub
	}
	if hide, _ := pr.mflag("m:supHide"); !hide && sup != "{}" {
		op += "^" + sup
	}
	return op + " " + c.arg(n, "m:e")
}

// delimited is m:d (22.1.2.24).
func (c *converter) delimited(n *node) string {
	pr := n.kid("m:dPr")
	open, shut, sep := char(pr, "m:begChr", "("), char(pr, "m:endChr", ")"), char(pr, "m:sepChr", "|")
	var parts []string
	for _, e := range n.kids {
		switch e.name {
		case "m:dPr":
		case "m:e":
			parts = append(parts, strings.TrimSpace(c.row(e, false)))
		default:
			if s := c.one(e, false); s != "" {
				parts = append(parts, s)
			}
		}
	}
	var b strings.Builder
	b.WriteString(`\left` + c.delimiter(open) + " ")
	for i, p := range parts {
		if i > 0 && sep != "" {
			b.WriteString(` \middle` + c.delimiter(sep) + " ")
		}
		b.WriteString(p)
	}
	b.WriteString(` \right` + c.delimiter(shut))
	return b.String()
}

// delimiter is a sign that may grow; any other is reported.
func (c *converter) delimiter(s string) string {
	if s == "" {
		return "."
	}
	if d, ok := delimiters[s]; ok {
		return d
	}
	c.unknown = append(c.unknown, "d "+s)
	return "."
}

func (c *converter) matrix(n *node) string {
	var rows []string
	for _, mr := range n.kids {
		if mr.name != "m:mr" {
			if s := c.one(mr, false); s != "" {
				rows = append(rows, s)
			}
			continue
		}
		var cells []string
		for _, e := range mr.kids {
			if s := strings.TrimSpace(c.one(e, false)); e.name == "m:e" || s != "" {
				cells = append(cells, s)
			}
		}
		rows = append(rows, strings.Join(cells, " & "))
	}
	return `\begin{matrix}` + strings.Join(rows, ` \\ `) + `\end{matrix}`
}

// equations is m:eqArr (22.1.2.34). A single one with a # is an equation and
// its number, as Word 365 writes it.
func (c *converter) equations(n *node) string {
	var rows []string
	for _, e := range n.kids {
		if e.name == "m:eqArrPr" {
			continue
		}
		rows = append(rows, strings.TrimSpace(c.row(&node{name: "m:e", kids: []*node{e}}, true)))
	}
	if len(rows) == 1 {
		if body, number, ok := strings.Cut(rows[0], `\#`); ok {
			number = strings.NewReplacer(`\left`, "", `\right`, "", "(", "", ")", "", " ", "", `\text{（}`, "", `\text{）}`, "").Replace(number)
			if strings.Trim(number, "{}") != "" && !strings.ContainsAny(number, `\&#^_`) {
				return strings.TrimSpace(strings.ReplaceAll(body, "&", "")) + ` \tag{` + strings.Trim(number, "{}") + `}`
			}
		}
	}
	return `\begin{aligned}` + strings.Join(rows, ` \\ `) + `\end{aligned}`
}

func (c *converter) accent(n *node) string {
	sign := char(n.kid("m:accPr"), "m:chr", "\u0302")
	e := c.arg(n, "m:e")
	wide := len([]rune(e)) > 3
	if a, ok := accents[sign]; ok {
		if wide && a.wide != "" {
			return a.wide + e
		}
		return a.narrow + e
	}
	if sign == "" {
		return e
	}
	if t := strings.TrimSpace(strings.Map(withoutMarks, sign)); t != "" {
		return `\overset{` + texChars(t) + `}` + e
	}
	c.unknown = append(c.unknown, "acc")
	return e
}

func withoutMarks(r rune) rune {
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}

func (c *converter) function(n *node) string {
	name := ""
	if fn := n.kid("m:fName"); fn != nil {
		var plain bool
		if name, plain = c.functionName(fn); !plain {
			name = "{" + name + "}"
		}
	}
	return name + " " + c.arg(n, "m:e")
}

// functionName writes sin as \sin, and other words upright; what a limit
// stands under keeps its limit. command says that it is one command, which
// needs no braces.
func (c *converter) functionName(fn *node) (tex string, command bool) {
	var kids []*node
	for _, k := range fn.kids {
		if k.name != "m:ctrlPr" {
			kids = append(kids, k)
		}
	}
	if len(kids) == 1 && (kids[0].name == "m:limLow" || kids[0].name == "m:limUpp") {
		return c.one(kids[0], false), true
	}
	words, only := "", true
	for _, k := range kids {
		only = only && k.name == "m:r"
		for _, t := range k.all("m:t") {
			words += strings.TrimSpace(t.text)
		}
	}
	tex = strings.TrimSpace(c.row(&node{kids: kids}, false))
	switch {
	case only && functions[words]:
		return `\` + words, true
	case only && len(words) > 1 && asciiLetters(words):
		return `\operatorname{` + words + `}`, true
	}
	return tex, false
}

func asciiLetters(s string) bool {
	return strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

// limit is m:limLow or m:limUpp: under lim it is a script, else it is set
// below or above.
func (c *converter) limit(n *node, set, script string) string {
	base, command := "", false
	if e := n.kid("m:e"); e != nil {
		base, command = c.functionName(e)
	}
	lim := c.arg(n, "m:lim")
	if command && functions[strings.TrimPrefix(base, `\`)] {
		return base + `\limits` + script + lim
	}
	return set + lim + "{" + base + "}"
}

func (c *converter) group(n *node) string {
	pr := n.kid("m:groupChrPr")
	sign := char(pr, "m:chr", "⏟")
	pos, _ := pr.mval("m:pos")
	e := c.arg(n, "m:e")
	switch {
	case sign == "⏟" && pos != "top":
		return `\underbrace` + e
	case sign == "⏞":
		return `\overbrace` + e
	case sign == "":
		return e
	case pos == "top":
		return `\overset{` + texChars(sign) + `}` + e
	}
	return `\underset{` + texChars(sign) + `}` + e
}

func (c *converter) bordered(n *node) string {
	pr := n.kid("m:borderBoxPr")
	e := c.arg(n, "m:e")
	up, _ := pr.mflag("m:strikeBLTR")
	down, _ := pr.mflag("m:strikeTLBR")
	across, _ := pr.mflag("m:strikeH")
	switch {
	case up && down:
		e = `{\xcancel` + e + `}`
	case up:
		e = `{\cancel` + e + `}`
	case down:
		e = `{\bcancel` + e + `}`
	case across:
		e = `{\sout` + e + `}`
	}
	for _, side := range []string{"m:hideTop", "m:hideBot", "m:hideLeft", "m:hideRight"} {
		if hide, _ := pr.mflag(side); hide {
			return e
		}
	}
	return `\boxed` + e
}
