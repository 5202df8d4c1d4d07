package text

import (
	"bytes"
	"regexp"

	"guiju/generator/model"
)

// The order of each slice is the precedence of the grammar: the first
// construct that claims a line has it. What is not listed does not exist:
// there is no indented code, no setext heading, no thematic break, no HTML
// block and no automatic link in any grammar, because in office texts four
// spaces, a row of dashes or www.a.cn mean nothing of the kind.
var grammars = map[model.Grammar][]construct{
	model.StandardGrammar: {
		{remark, matchRemark},
		{endMark, matchEnd},
		{words, matchWords},
		{heading, matchHeading},
		{annexTitle, matchAnnexTitle},
		{loneNumber, matchLoneNumber},
		{formula, matchFormula},
		{tableRule, matchTableRule},
		{tableRow, matchTableRow},
		{tableCaption, matchTableCaption},
		{unit, matchUnit},
		{image, matchImage},
		{figureCaption, matchFigureCaption},
		{keyIntro, matchKeyIntro},
		{item, matchKey},
		{whereIntro, matchWhereIntro},
		{note, matchNote},
		{example, matchExample},
		{footnoteDef, matchFootnote},
		{termSource, matchSource},
		{whereItem, matchWhereItem},
		{item, matchBracket},
		{admitted, matchAdmitted},
		{termSymbol, matchSymbol},
		{item, matchStandardItem},
		{numbered, matchNumbered},
	},
	model.RegulationGrammar: {
		{remark, matchRemark},
		{endMark, matchEnd},
		{words, matchWords},
		{heading, matchHeading},
		{tableRule, matchTableRule},
		{tableRow, matchTableRow},
		{image, matchImage},
		{footnoteDef, matchFootnote},
		{article, matchArticle},
		{item, matchStandardItem},
		{item, matchOfficeItem},
	},
	model.PolicyGrammar: {
		{remark, matchRemark},
		{endMark, matchEnd},
		{words, matchWords},
		{heading, matchHeading},
		{tableRule, matchTableRule},
		{tableRow, matchTableRow},
		{image, matchImage},
		{footnoteDef, matchFootnote},
		{item, matchStandardItem},
		{item, matchOfficeItem},
		{numbered, matchNumbered},
	},
	model.ProseGrammar: {
		{remark, matchRemark},
		{endMark, matchEnd},
		{words, matchWords},
		{code, matchCode},
		{heading, matchHeading},
		{formula, matchFormula},
		{tableRule, matchTableRule},
		{tableRow, matchTableRow},
		{image, matchImage},
		{footnoteDef, matchFootnote},
		{item, matchProseItem},
	},
}

// matchRemark takes <!-- … --> on lines of its own: an editor's remark that is
// not published. One that never ends is left to be reported as raw HTML.
func matchRemark(s *scanner, line []byte) (match, bool) {
	if !bytes.HasPrefix(line, []byte("<!--")) {
		return match{}, false
	}
	m := match{raw: true}
	switch end := bytes.Index(line, []byte("-->")); {
	case end >= 0:
		return m, end == len(line)-3
	case s.hasClose(remark, "-->"):
		m.fence = "-->"
		return m, true
	}
	return match{}, false
}

// matchHeading takes ATX headings only (CommonMark 4.2).
func matchHeading(_ *scanner, line []byte) (match, bool) {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n == 0 || n > 6 {
		return match{}, false
	}
	space, _ := leading(line[n:])
	if space == 0 && n < len(line) {
		return match{}, false
	}
	tail := bytes.TrimRight(line, "#")
	closing := len(line) - len(tail)
	if closing > 0 {
		if cut := trimRight(tail); len(cut) < len(tail) && len(cut) >= n {
			closing = len(line) - len(cut)
		} else {
			closing = 0
		}
	}
	return match{level: n, marker: n + space, tail: closing}, true
}

var (
	imageLine   = regexp.MustCompile(`^!\[([^\]]*)\]\(\s*([^()\s]+\.(?i:svg|png|jpe?g|gif|webp|avif))\s*\)$`)
	formulaLine = regexp.MustCompile(`^\$\$\s*([^$]+?)\s*\$\$\s*(?:[.…·—]*\s*[(（]\s*([A-Z]?\.?[0-9]+)\s*[)）])?$`)

	closeFormula = regexp.MustCompile(`\$\$\s*(?:[.…·—]*\s*[(（]\s*([A-Z]?\.?[0-9]+)\s*[)）])?$`)
	wholeFormula = regexp.MustCompile(`(?s)^\$\$(.*)\$\$\s*(?:[.…·—]*\s*[(（]\s*([A-Z]?\.?[0-9]+)\s*[)）])?$`)
)

// matchImage takes an image alone on its line.
func matchImage(_ *scanner, line []byte) (match, bool) {
	m := imageLine.FindSubmatchIndex(line)
	if m == nil {
		return match{}, false
	}
	return match{raw: true, alt: string(line[m[2]:m[3]]), marker: m[4], tail: len(line) - m[5]}, true
}

// matchFormula takes $$ TeX $$ (1), on one line or on several.
func matchFormula(s *scanner, line []byte) (match, bool) {
	if !bytes.HasPrefix(line, []byte("$$")) {
		return match{}, false
	}
	if formulaLine.Match(line) {
		return match{raw: true}, true
	}
	if bytes.Count(line, []byte("$$")) > 1 || !s.hasClose(formula, "$$") {
		return match{}, false
	}
	return match{raw: true, fence: "$$"}, true
}

// matchCode takes fenced code (CommonMark 4.5), in prose only.
func matchCode(s *scanner, line []byte) (match, bool) {
	n := 0
	for n < len(line) && line[n] == line[0] {
		n++
	}
	if n < 3 || line[0] != '`' && line[0] != '~' || bytes.IndexByte(line[n:], '`') >= 0 {
		return match{}, false
	}
	if !s.hasClose(code, string(line[:n])) {
		return match{}, false
	}
	return match{raw: true, fence: string(line[:n]), marker: n}, true
}

// quotePrefix returns the length of the > marks that begin a line of prose.
func quotePrefix(line []byte) int {
	n := 0
	for i := 0; i < len(line) && (line[i] == '>' || line[i] == ' '); i++ {
		if line[i] == '>' {
			n = i + 1
		}
	}
	if n > 0 && n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}
