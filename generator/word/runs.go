package word

import (
	"strings"

	"guiju/generator/manuscript"
)

// inline reads what stands in a paragraph (ECMA-376-1, 17.3.1).
func (s *story) inline(p *paragraph, n *node, at place) {
	s.alternative(n)
	for _, k := range n.kids {
		switch k.name {
		case "w:r":
			s.run(p, k, at)
		case "w:hyperlink":
			s.inline(p, k, s.link(k, at))
		case "w:ins", "w:moveTo", "w:del", "w:moveFrom":
			s.inline(p, k, s.change(k, at))
		case "w:sdt":
			s.sdt(k, func() { s.inline(p, k.or("w:sdtContent"), s.contents(k, at)) })
		case "w:fldSimple":
			f := &field{instruction: k.get("w:instr"), begin: k}
			s.fields = append(s.fields, f)
			s.separate(f)
			s.inline(p, k, at)
			s.endField(p, f, at)
		case "m:oMath", "m:oMathPara":
			s.math(p, k, at)
		case "w:commentRangeStart", "w:commentRangeEnd":
			s.commentRange(k)
		case "w:bookmarkStart":
			p.marks = append(p.marks, k.get("w:name"))
		case "w:subDoc":
			s.problem(chunk, s.target(k.get("r:id")))
		case "w:ruby":
			s.ruby(p, k, at, look{})
		case "w:p":
			// No paragraph stands in a paragraph; a broken file's words are kept.
			s.inline(p, k, at)
		default:
			if !silent[k.name] {
				s.inline(p, k, at)
			}
		}
	}
}

// run reads a w:r (17.3.2).
func (s *story) run(p *paragraph, n *node, at place) {
	rpr := n.kid("w:rPr")
	s.content(p, n, at, s.styles.look(p.style, rpr))
}

// content reads what stands in a run; a w:t that stands where none may is
// read all the same.
func (s *story) content(p *paragraph, n *node, at place, l look) {
	s.alternative(n)
	for i, k := range n.kids {
		switch k.name {
		case "w:t", "w:delText", "m:t":
			s.words(p, at, l, s.signs(k.said(), l))
		case "w:tab", "w:ptab":
			s.space(p, at, l, manuscript.Tab, "\t")
		case "w:br":
			if kind := k.get("w:type"); kind == "page" || kind == "column" {
				s.pageBreak(p, at, l)
			} else {
				s.space(p, at, l, manuscript.LineBreak, "\n")
			}
		case "w:cr":
			s.space(p, at, l, manuscript.LineBreak, "\n")
		case "w:noBreakHyphen":
			s.words(p, at, l, "-")
		case "w:softHyphen":
			// It is seen only where a line ends.
		case "w:sym":
			r, font, known := symbol(k)
			if !known {
				s.problem(unknownSymbol, font, k.get("w:char"))
			}
			s.words(p, at, l, string(r))
		case "w:pgNum":
			s.problem(fieldEmpty, "PAGE")
		case "w:fldChar":
			s.fieldChar(p, k, at)
		case "w:instrText":
			s.instruct(k.text)
		case "w:delInstrText":
			s.instruct(k.text)
		case "w:footnoteReference", "w:endnoteReference":
			label := ""
			if v, ok := k.attr("w:customMarkFollows"); ok && isOn(v) {
				// The mark is what follows in the run.
				rest := &node{name: n.name, kids: n.kids[i+1:]}
				var b strings.Builder
				for _, after := range rest.kids {
					switch after.name {
					case "w:t":
						b.WriteString(s.signs(after.said(), l))
					case "w:sym":
						r, _, _ := symbol(after)
						b.WriteRune(r)
					}
				}
				label = b.String()
			}
			if s.noteMark(p, k, at, l, label) && label != "" {
				return
			}
		case "w:commentReference":
			s.commentMark(k)
		case "w:drawing", "w:pict", "w:object":
			s.drawing(p, k, at, l)
		case "w:ruby":
			s.ruby(p, k, at, l)
		case "w:contentPart", "w:control":
			s.problem(embedded, s.objectName(k))
		case "m:oMath", "m:oMathPara":
			s.math(p, k, at)
		case "w:r":
			s.run(p, k, at)
		case "w:p":
			s.inline(p, k, at)
		default:
			if !silent[k.name] {
				s.content(p, k, at, l)
			}
		}
	}
}

// signs shows what characters of the private use area look like in the font of
// the run.
func (s *story) signs(text string, l look) string {
	return strings.Map(func(r rune) rune {
		if !private(r) {
			return r
		}
		shown := symbolRune(l.font, r)
		if private(shown) {
			s.problem(unknownSymbol, l.font, strings.ToUpper(hex(r)))
		}
		return shown
	}, text)
}

func hex(r rune) string {
	const digits = "0123456789abcdef"
	var b []byte
	for ; r > 0; r >>= 4 {
		b = append([]byte{digits[r&15]}, b...)
	}
	return string(b)
}

// space is a tab or the end of a line.
func (s *story) space(p *paragraph, at place, l look, kind manuscript.InlineKind, said string) {
	s.thing(p, at, l, manuscript.Inline{Kind: kind}, said)
}

// pageBreak is one before the words of a paragraph, among them or behind them.
func (s *story) pageBreak(p *paragraph, at place, l look) {
	if s.where(at, l).aside != nil {
		return
	}
	p.breaks = true
	if len(p.inlines) == 0 {
		p.newPage = true
		return
	}
	p.broken = true
}

// link is the place of the words of a w:hyperlink (17.16.22).
func (s *story) link(n *node, at place) place {
	anchor := n.get("w:anchor")
	if id := n.get("r:id"); id != "" {
		r, ok := s.rels[id]
		if ok && r.external {
			at.href = s.address(r.target, anchor)
			return at
		}
	}
	if anchor != "" {
		at.href = "#" + anchor
	}
	return at
}

// address keeps addresses that mean something to a reader elsewhere.
func (s *story) address(to, anchor string) string {
	if anchor != "" && !strings.Contains(to, "#") {
		to += "#" + anchor
	}
	scheme, _, _ := strings.Cut(strings.ToLower(to), ":")
	switch scheme {
	case "http", "https", "mailto", "ftp":
		return to
	}
	if strings.HasPrefix(to, "#") {
		return to
	}
	s.problem(linkDropped, short(to, 120))
	return ""
}

// ruby is words with their reading above them (17.3.3.25): the words are text,
// the reading is reported.
func (s *story) ruby(p *paragraph, n *node, at place, l look) {
	var reading strings.Builder
	n.or("w:rt").each(func(k *node) {
		if k.name == "w:t" || k.name == "w:delText" {
			reading.WriteString(k.said())
		}
	})
	before := len(p.inlines)
	s.inline(p, n.or("w:rubyBase"), at)
	if reading.Len() > 0 {
		s.problem(rubyReading, reading.String(), saidInlines(p.inlines[before:]))
	}
}

// target names what a relationship of this part leads to, for findings.
func (s *story) target(id string) string {
	if r, ok := s.rels[id]; ok {
		return r.target
	}
	return id
}
