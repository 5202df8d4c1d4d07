package text

import (
	"bytes"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"guiju/generator/model"
)

// markdown is the one parser. The numbers are goldmark's way to write an
// order: the first inline parser that takes a character has it.
var markdown = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(lineParser{}, 100)),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(spanParser{'$', matchMath}, 200),
		util.Prioritized(spanParser{'[', matchRef}, 300),
		util.Prioritized(spanParser{'[', matchNoteRef}, 310),
		util.Prioritized(guardedLinks{parser.NewLinkParser()}, 320),
		util.Prioritized(spanParser{'^', matchSup}, 400),
		util.Prioritized(spanParser{'~', matchSub}, 410),
		util.Prioritized(spanParser{'<', matchHTML}, 500),
		util.Prioritized(emphasisParser{}, 600),
	),
)

// spanNode is an inline of our own.
type spanNode struct {
	ast.BaseInline
	inline   model.Inline
	from, to int
}

var kindSpan = ast.NewNodeKind("GuijuSpan")

func (n *spanNode) Kind() ast.NodeKind     { return kindSpan }
func (n *spanNode) Dump(src []byte, l int) { ast.DumpHelper(n, src, l, nil, nil) }

// spanParser takes a mark that ends on the same line and holds no other marks.
type spanParser struct {
	trigger byte
	match   func(s *scanner, before rune, line []byte, at int) (in model.Inline, n int)
}

func (p spanParser) Trigger() []byte { return []byte{p.trigger} }

func (p spanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	s := pc.Get(scannerKey).(*scanner)
	in, n := p.match(s, block.PrecendingCharacter(), line, seg.Start)
	if n == 0 {
		return nil
	}
	block.Advance(n)
	return &spanNode{inline: in, from: seg.Start, to: seg.Start + n}
}

// matchMath takes $…$ where the inner sides are no spaces and no digit
// follows, so that prices stay prices.
func matchMath(_ *scanner, _ rune, line []byte, _ int) (in model.Inline, n int) {
	if len(line) < 3 || line[1] == '$' || isSpaceByte(line[1]) {
		return in, 0
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '$':
			if isSpaceByte(line[i-1]) || i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9' {
				return in, 0
			}
			return model.Inline{Kind: model.MathInline, Text: string(line[1:i])}, i + 1
		}
	}
	return in, 0
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// matchRef takes [[work#5.2]] and [[work#5.2|words]].
func matchRef(s *scanner, _ rune, line []byte, at int) (in model.Inline, n int) {
	if !bytes.HasPrefix(line, []byte("[[")) {
		return in, 0
	}
	end := bytes.Index(line, []byte("]]"))
	if end < 0 || bytes.IndexByte(line[2:end], '[') >= 0 {
		return in, 0
	}
	inner := string(line[2:end])
	address, words, _ := strings.Cut(inner, "|")
	target, ok := model.ParseTarget(address)
	if !ok {
		s.report(badTarget, at, at+end+2, inner)
		return in, 0
	}
	if words == "" && target.Doc == "" {
		words = strings.TrimPrefix(strings.TrimSpace(address), "#")
	}
	return model.Inline{Kind: model.RefInline, Text: strings.TrimSpace(words), Target: &target}, end + 2
}

var noteRefMark = regexp.MustCompile(`^\[\^([^\]\s\^]{1,16})\]`)

func matchNoteRef(_ *scanner, _ rune, line []byte, _ int) (in model.Inline, n int) {
	m := noteRefMark.FindSubmatch(line)
	if m == nil {
		return in, 0
	}
	return model.Inline{Kind: model.NoteRef, Text: string(m[1])}, len(m[0])
}

var (
	supMark = regexp.MustCompile(`^\^([^\s^~*\[\]]{1,24})\^`)
	subMark = regexp.MustCompile(`^~([A-Za-z0-9,+−-]{1,12})~`)
)

// matchSup takes m^2^.
func matchSup(_ *scanner, _ rune, line []byte, _ int) (in model.Inline, n int) {
	m := supMark.FindSubmatch(line)
	if m == nil {
		return in, 0
	}
	return model.Inline{Kind: model.SupInline, Text: string(m[1])}, len(m[0])
}

// matchSub takes CO~2~: after a letter only, because 5~10人，20~30人 are ranges.
func matchSub(_ *scanner, before rune, line []byte, _ int) (in model.Inline, n int) {
	m := subMark.FindSubmatch(line)
	letter := before >= 'A' && before <= 'Z' || before >= 'a' && before <= 'z' || before >= 0x391 && before <= 0x3c9 || before == ')'
	if m == nil || !letter {
		return in, 0
	}
	return model.Inline{Kind: model.SubInline, Text: string(m[1])}, len(m[0])
}

// htmlMark is CommonMark 6.6, raw HTML: tags, remarks, instructions,
// declarations.
var htmlMark = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>` + "`" + `]+|'[^']*'|"[^"]*"))?)*\s*/?>|/[A-Za-z][A-Za-z0-9-]*\s*>|\?|![A-Za-z]|!\[CDATA\[)`)

// matchHTML reports HTML and keeps it as words.
func matchHTML(s *scanner, _ rune, line []byte, at int) (in model.Inline, n int) {
	if bytes.HasPrefix(line, []byte("<!--")) {
		if end := bytes.Index(line, []byte("-->")); end >= 0 {
			s.report(rawHTML, at, at+end+3, "<!-- … -->")
		} else {
			s.report(openComment, at, at+4)
		}
		return in, 0
	}
	if m := htmlMark.Find(line); m != nil {
		s.report(rawHTML, at, at+len(m), string(m))
	}
	return in, 0
}

// guardedLinks is goldmark's link parser (CommonMark 6.3) behind a door: a
// bracket opens a link only if an address follows it, so that
// [来源：GB/T 1.1](见5.2) and [1] stay words.
type guardedLinks struct{ parser.InlineParser }

func (g guardedLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	g.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

var linkTail = regexp.MustCompile(`^!?\[([^\[\]]*)\]\(\s*([!-'*-;=?-~]*(?:\([!-'*-;=?-~]*\)[!-'*-;=?-~]*)*)(?:\s+"[^"\n]*")?\s*\)`)

func (g guardedLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if line[0] != ']' {
		m := linkTail.FindSubmatchIndex(line)
		if m == nil {
			return nil
		}
		address := string(line[m[4]:m[5]])
		if !isAddress(address) {
			return nil
		}
		if !safeURL(address) {
			s := pc.Get(scannerKey).(*scanner)
			s.report(unsafeURL, seg.Start+m[4], seg.Start+m[5], address)
			return nil
		}
	}
	return g.InlineParser.Parse(parent, block, pc)
}

var scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// isAddress reports whether the words in the round brackets of [a](b) are
// meant as an address: a scheme, a path, a file name, a fragment.
func isAddress(s string) bool {
	return scheme.MatchString(s) || strings.ContainsAny(s, "/#?&") || strings.Contains(s, ".") && !clauseNumber.MatchString(s)
}

var clauseNumber = regexp.MustCompile(`^[A-Z]?[0-9.]+$`)

// safeURL allows http, https, mailto and relative addresses, and nothing that
// a browser could read as another scheme or host, also behind character
// references (CVE-2026-5160).
func safeURL(s string) bool { return plainlySafe(s) && plainlySafe(html.UnescapeString(s)) }

func plainlySafe(s string) bool {
	if m := scheme.FindStringSubmatch(s); m != nil {
		switch strings.ToLower(m[1]) {
		case "http", "https", "mailto":
			return true
		}
		return false
	}
	before, _, colon := strings.Cut(s, ":")
	if colon && !strings.ContainsAny(before, "/?#") {
		return false
	}
	return !strings.HasPrefix(s, "//") && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r == '\\' || r == '<' || r == '>' || r == 0x7f
	})
}

// mend adds a problem at src[from:to] whose mend is to write new there.
func (s *scanner) mend(r *model.Rule, from, to int, new string, args ...any) {
	at := s.at(from, to)
	s.problems = append(s.problems, r.At(at, args...).Mended(at, new))
}

// mendOver is mend where the white space behind, up to end, is written anew too.
func (s *scanner) mendOver(r *model.Rule, from, to, end int, new string, args ...any) {
	s.problems = append(s.problems, r.At(s.at(from, to), args...).Mended(s.at(from, end), new))
}

// report adds a problem at src[from:to].
func (s *scanner) report(r *model.Rule, from, to int, args ...any) {
	s.problems = append(s.problems, r.At(s.at(from, to), args...))
}
