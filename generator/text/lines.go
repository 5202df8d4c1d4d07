package text

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Lines that Word parts and Markdown would join: the number of a term entry
// stands alone above its designations, 附录A above （规范性） above the title
// (GB/T 1.1—2020, 术语条目, 附录), and every line of an index is an entry.

var (
	annexAlone  = regexp.MustCompile(`^(?:附录|Annex|ANNEX)` + sp + `*[A-ZＡ-Ｚ]$`)
	annexOnLine = regexp.MustCompile(`^[(（]` + sp + `*(?:规范性|资料性|normative|informative)(?:附录|` + sp + `annex)?` + sp + `*[)）]$`)
	termsClause = regexp.MustCompile(`^([0-9]+)` + sp + `+.*(?:术语|[Tt]erms|TERMS)`)
	indexTitle  = regexp.MustCompile(`^(?:索` + sp + `*引|Index|INDEX)$`)
)

// matchAnnexTitle takes 附录A without # if its status is on the next line.
func matchAnnexTitle(s *scanner, line []byte) (match, bool) {
	return match{}, annexAlone.Match(line) && annexOnLine.Match(s.nextLine(0))
}

// matchLoneNumber takes the number of a term entry without #: below a clause of
// terms, with a line of words under it.
func matchLoneNumber(s *scanner, line []byte) (match, bool) {
	if s.terms == "" || !bareNumberHead.Match(line) {
		return match{}, false
	}
	num, next := ascii(string(line)), s.peek(1)
	r, _ := utf8.DecodeRune(next)
	return match{num: num}, strings.HasPrefix(num, s.terms+".") && len(next) > 0 && !isDigit(r) && !endsOpen(s.peek(-1)) && utf8.RuneCount(next) <= 60
}

// followStandard updates what the lines before allow in a standard.
func (s *scanner) followStandard(n *pieceNode) {
	words := s.src[n.content:n.to]
	switch n.kind {
	case heading:
		s.inIndex = indexTitle.Match(words)
		if !isDotted(words) {
			s.terms = ""
			if m := termsClause.FindSubmatch(words); m != nil {
				s.terms = string(m[1])
			}
		}
		s.afterNumber, s.afterAnnex = bareNumberHead.Match(words), annexAlone.Match(words)
	case annexTitle:
		s.inIndex, s.terms, s.afterNumber, s.afterAnnex = false, "", false, true
	case loneNumber:
		s.afterNumber, s.afterAnnex = true, false
	case paragraph:
		s.afterAnnex = s.afterAnnex && annexOnLine.Match(words) // the title comes next
		s.afterNumber = false
	case blank, remark:
	default:
		s.afterNumber, s.afterAnnex = false, false
	}
}

var dottedWords = regexp.MustCompile(`^` + dottedPattern)

func isDotted(words []byte) bool { return dottedWords.Match(words) }
