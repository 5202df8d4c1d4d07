package word

import "strings"

// maxChain bounds how many styles stand on each other: a file can make them
// stand in a circle.
const maxChain = 64

// styles are those of word/styles.xml (ECMA-376-1, 17.7).
type styles struct {
	byID             map[string]*style
	paragraph        *style // the default of paragraphs
	character        *style
	paragraphDefault *node // w:pPr of w:docDefaults
	runDefault       *node // w:rPr of w:docDefaults
}

type style struct {
	id, name string // name in lower case
	kind     string // "paragraph", "character", "table", "numbering"
	based    string
	ppr, rpr *node
	chain    []*style // this one, then what it is based on
}

func readStyles(root *node) *styles {
	s := &styles{byID: map[string]*style{}}
	if root == nil {
		return s
	}
	s.paragraphDefault = root.path("w:docDefaults", "w:pPrDefault", "w:pPr")
	s.runDefault = root.path("w:docDefaults", "w:rPrDefault", "w:rPr")
	for _, k := range root.kids {
		if k.name != "w:style" {
			continue
		}
		st := &style{id: k.get("w:styleId"), kind: k.get("w:type"), ppr: k.kid("w:pPr"), rpr: k.kid("w:rPr")}
		name, _ := k.val("w:name")
		st.name = strings.ToLower(name)
		st.based, _ = k.val("w:basedOn")
		if st.kind == "" {
			st.kind = "paragraph"
		}
		s.byID[st.id] = st
		if v, ok := k.attr("w:default"); ok && isOn(v) {
			switch st.kind {
			case "paragraph":
				s.paragraph = st
			case "character":
				s.character = st
			}
		}
	}
	return s
}

// of returns a style with what it is based on; nil where there is none of that
// kind. A paragraph without a style has the default.
func (s *styles) of(id, kind string) *style {
	st := s.byID[id]
	if st == nil || st.kind != kind {
		st = nil
		if kind == "paragraph" {
			st = s.paragraph
		}
	}
	if st != nil && st.chain == nil {
		seen := map[*style]bool{}
		for at := st; at != nil && at.kind == kind && !seen[at] && len(st.chain) < maxChain; at = s.byID[at.based] {
			seen[at] = true
			st.chain = append(st.chain, at)
		}
	}
	return st
}

// styleName is what the editor sees in the list of styles.
func (s *styles) styleName(id string) string {
	if st := s.byID[id]; st != nil && st.kind == "paragraph" && st.name != "" {
		return st.name
	}
	if id != "" {
		return strings.ToLower(id)
	}
	if s.paragraph != nil {
		return s.paragraph.name
	}
	return "normal"
}

// formats of a paragraph: its own properties, those of its styles from the
// nearest, those of the document.
type formats struct {
	own   *node
	style *style
	doc   *node
}

func (s *styles) formats(ppr *node) formats {
	id, _ := ppr.val("w:pStyle")
	return formats{ppr, s.of(id, "paragraph"), s.paragraphDefault}
}

// each offers the property sets, nearest first, until take is content.
func (f formats) each(take func(*node) bool) {
	if f.own != nil && take(f.own) {
		return
	}
	if f.style != nil {
		for _, st := range f.style.chain {
			if st.ppr != nil && take(st.ppr) {
				return
			}
		}
	}
	if f.doc != nil {
		take(f.doc)
	}
}

func (f formats) val(name string) (v string, ok bool) {
	f.each(func(n *node) bool { v, ok = n.val(name); return ok })
	return
}

func (f formats) flag(name string) (on bool) {
	f.each(func(n *node) (set bool) { on, set = n.flag(name); return })
	return
}

// look is how a run of words looks.
type look struct {
	bold, italic, caps, hidden bool
	sup, sub                   bool
	font                       string // that of its characters, in lower case
}

// look resolves the properties of a run in a paragraph of style st.
func (s *styles) look(st *style, rpr *node) look {
	id, _ := rpr.val("w:rStyle")
	char := s.of(id, "character")
	var l look
	l.bold = s.toggle(st, char, rpr, "w:b")
	l.italic = s.toggle(st, char, rpr, "w:i")
	l.caps = s.toggle(st, char, rpr, "w:caps")
	l.hidden = s.toggle(st, char, rpr, "w:vanish")
	switch s.run(st, char, rpr, func(n *node) (string, bool) { return n.val("w:vertAlign") }) {
	case "superscript":
		l.sup = true
	case "subscript":
		l.sub = true
	}
	// Some programs raise or lower smaller letters instead (17.3.2.24).
	if _, sized := rpr.val("w:sz"); sized && !l.sup && !l.sub {
		v, _ := rpr.val("w:position")
		l.sup, l.sub = number(v, 0) >= 4, number(v, 0) <= -4
	}
	l.font = strings.ToLower(s.run(st, char, rpr, func(n *node) (string, bool) {
		f := n.kid("w:rFonts")
		if v, ok := f.attr("w:ascii"); ok {
			return v, true
		}
		return f.attr("w:hAnsi")
	}))
	return l
}

// run finds a property of a run: its own, of its character style, of the
// paragraph's style, of the document (17.7.2).
func (s *styles) run(st, char *style, rpr *node, get func(*node) (string, bool)) string {
	if v, ok := get(rpr); ok {
		return v
	}
	for _, from := range []*style{char, st} {
		if from == nil {
			continue
		}
		for _, at := range from.chain {
			if v, ok := get(at.rpr); ok {
				return v
			}
		}
	}
	v, _ := get(s.runDefault)
	return v
}

// toggle is a property that a paragraph style and a character style turn over
// between them (17.7.3): bold words of a bold heading are not bold.
func (s *styles) toggle(st, char *style, rpr *node, name string) bool {
	if on, set := rpr.flag(name); set {
		return on
	}
	if on, _ := s.runDefault.flag(name); on {
		return true
	}
	return styleFlag(st, name) != styleFlag(char, name)
}

func styleFlag(st *style, name string) bool {
	if st == nil {
		return false
	}
	for _, at := range st.chain {
		if on, set := at.rpr.flag(name); set {
			return on
		}
	}
	return false
}
