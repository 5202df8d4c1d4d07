package word

import (
	"slices"
	"strings"

	"guiju/generator/manuscript"
)

type noteKey struct {
	end bool
	id  string
}

// noteState is a note of the file (ECMA-376-1, 17.11).
type noteState struct {
	node *node
	part string
	rels map[string]relation
	used bool
}

// noteMark is a reference to a note; the note is read when it is first met.
// It reports whether there is such a note.
func (s *story) noteMark(p *paragraph, n *node, at place, l look, label string) bool {
	key := noteKey{n.name == "w:endnoteReference", n.get("w:id")}
	note := s.notes[key]
	if note == nil {
		s.problem(noteMissing)
		return false
	}
	id := "f" + key.id
	if key.end {
		id = "e" + key.id
	}
	at = s.where(at, l)
	if note.used {
		if at.aside == nil {
			s.endBreak(p)
			p.add(manuscript.Inline{Kind: manuscript.NoteMark, Key: id})
		}
		return true
	}
	note.used = true
	// A comment is about the words of the text, not of its notes.
	open := s.reader.open
	s.reader.open = nil
	defer func() { s.reader.open = open }()
	sub := s.reader.story(note.part, note.rels, newCounters(), note.node)
	if at.aside != nil {
		s.divert(p, *at.aside, label+" "+said(sub.blocks(note.node, place{})))
		return true
	}
	s.endBreak(p)
	p.add(manuscript.Inline{Kind: manuscript.NoteMark, Key: id})
	i := len(s.doc.Notes)
	s.doc.Notes = append(s.doc.Notes, manuscript.Note{ID: id, End: key.end, Label: label})
	blocks := sub.blocks(note.node, place{})
	s.doc.Notes[i].Blocks = blocks
	return true
}

// readNotes lists the notes of a part; separators are no notes (17.18.34), but
// what they say is.
func (r *reader) readNotes(root *node, part string, rels map[string]relation, end bool) {
	if root == nil {
		return
	}
	for _, k := range root.kids {
		if k.name != "w:footnote" && k.name != "w:endnote" {
			continue
		}
		key := noteKey{end, k.get("w:id")}
		if kind := k.get("w:type"); kind != "" && kind != "normal" || r.notes[key] != nil {
			r.besides(k, part, rels, manuscript.Footer)
			continue
		}
		r.notes[key] = &noteState{node: k, part: part, rels: rels}
		r.noteOrder = append(r.noteOrder, key)
	}
}

// unusedNotes are notes that no mark leads to: Word does not show them.
func (r *reader) unusedNotes() {
	for _, key := range r.noteOrder {
		if n := r.notes[key]; !n.used {
			n.used = true
			r.besides(n.node, n.part, n.rels, manuscript.Hidden)
		}
	}
}

// besides reads a story that is not part of the text.
func (r *reader) besides(n *node, part string, rels map[string]relation, kind manuscript.AsideKind) {
	r.n = 0
	text := said(r.story(part, rels, newCounters(), n).blocks(n, place{}))
	if strings.TrimSpace(text) != "" {
		r.aside(manuscript.Aside{Kind: kind}, strings.Trim(text, "\n"))
	}
}

// mostAbout bounds the words that a comment is about, in characters.
const mostAbout = 200

// commentState is a comment (17.13.4).
type commentState struct {
	node  *node
	about strings.Builder
	heard int
	n     int
	met   bool
}

func (c *commentState) hear(text string) {
	for _, r := range text {
		if c.heard >= mostAbout {
			return
		}
		c.about.WriteRune(r)
		if c.heard++; c.heard == mostAbout {
			c.about.WriteRune('…')
		}
	}
}

func (s *story) commentRange(n *node) {
	c := s.comments[n.get("w:id")]
	if c == nil {
		return
	}
	if n.name == "w:commentRangeEnd" {
		s.reader.open = slices.DeleteFunc(s.reader.open, func(o *commentState) bool { return o == c })
		return
	}
	s.meet(n.get("w:id"))
	if !slices.Contains(s.reader.open, c) && len(s.reader.open) < 100 {
		s.reader.open = append(s.reader.open, c)
	}
}

func (s *story) commentMark(n *node) { s.meet(n.get("w:id")) }

func (s *story) meet(id string) {
	if c := s.comments[id]; c != nil && !c.met {
		c.met, c.n = true, s.n
		s.told = append(s.told, id)
	}
}

// tellComments puts the comments beside the text, in the order in which the
// text meets them.
func (r *reader) tellComments(root *node, part string, rels map[string]relation) {
	if root == nil {
		return
	}
	order := slices.Clone(r.told)
	for _, k := range root.all("w:comment") {
		if c := r.comments[k.get("w:id")]; c.node == k && !c.met {
			order = append(order, k.get("w:id"))
		}
	}
	r.open = nil
	for _, id := range order {
		c := r.comments[id]
		r.n = c.n
		text := said(r.story(part, rels, newCounters(), c.node).blocks(c.node, place{}))
		a := &asideText{Aside: manuscript.Aside{
			Kind: manuscript.Comment, N: c.n, By: c.node.get("w:author"), On: c.node.get("w:date"), About: c.about.String(),
		}}
		a.text.WriteString(strings.Trim(text, "\n"))
		r.asides = append(r.asides, a)
	}
	r.n = 0
}
