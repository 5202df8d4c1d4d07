package word

import (
	"bytes"
	"path"
	"strings"

	"guiju/generator/manuscript"
)

// drawing reads a w:drawing, w:pict or w:object (ECMA-376-1, 17.3.3.9 and 20.4;
// VML: ECMA-376-4, 14): its pictures, its text boxes and whatever else says
// something, in the order of the file.
func (s *story) drawing(p *paragraph, n *node, at place, l look) {
	s.shapes(p, n, at, l, altText(n))
	s.reader.n = p.n
}

func (s *story) shapes(p *paragraph, n *node, at place, l look, alt string) {
	s.alternative(n)
	for _, k := range n.kids {
		switch k.name {
		case "w:txbxContent":
			s.textBox(p, k, at, l)
		case "a:blip":
			if id := k.get("r:embed"); id != "" {
				s.picture(p, id, alt, at, l)
			} else if id := k.get("r:link"); id != "" {
				s.problem(external, short(s.target(id), 120))
			}
		case "v:imagedata":
			id := k.get("r:id")
			if id == "" {
				id = k.get("r:pict")
			}
			if title := k.get("o:title"); alt == "" {
				alt = title
			}
			if id != "" {
				s.picture(p, id, alt, at, l)
			}
		case "v:textpath":
			// WordArt (ECMA-376-4, 14.1.2.23).
			s.boxOf(p, []string{k.get("string")}, at, l)
		case "v:shape", "v:rect", "v:roundrect", "v:oval", "v:group":
			own := k.get("alt")
			if own == "" {
				own = alt
			}
			s.shapes(p, k, at, l, own)
		case "o:OLEObject", "w:control", "w:objectEmbed", "w:objectLink":
			s.problem(embedded, s.objectName(k))
		case "w:contentPart", "wpi:contentPart":
			s.problem(embedded, s.objectName(k))
		case "c:chart":
			s.charted(p, k.get("r:id"), chartDrawing, at, l)
		case "dgm:relIds":
			s.charted(p, k.get("r:dm"), diagramDrawing, at, l)
		case "a:txBody":
			s.boxOf(p, drawnWords(k), at, l)
		case "a:t":
			s.boxOf(p, []string{k.said()}, at, l)
		case "w:t", "w:delText", "m:t":
			s.words(p, at, l, k.said())
		case "w:p":
			s.inline(p, k, at)
		case "w:fldChar":
			s.fieldChar(p, k, at)
		default:
			if !silent[k.name] {
				s.shapes(p, k, at, l, alt)
			}
		}
	}
}

// altText is what a drawing says of itself for those who do not see it; the
// drawings in its text boxes speak for themselves.
func altText(n *node) string {
	for _, k := range n.kids {
		if k.name == "w:txbxContent" {
			continue
		}
		alt := ""
		if k.name == "wp:docPr" {
			if alt = strings.TrimSpace(k.get("descr")); alt == "" {
				alt = strings.TrimSpace(k.get("title"))
			}
		}
		if alt == "" {
			alt = altText(k)
		}
		if alt != "" {
			return alt
		}
	}
	return ""
}

// textBox reads the paragraphs in a box.
func (s *story) textBox(p *paragraph, n *node, at place, l look) {
	sub := s.reader.story(s.part, s.rels, s.boxes, n)
	where := s.where(at, l)
	if where.aside != nil {
		if text := said(sub.blocks(n, place{})); strings.TrimSpace(text) != "" {
			s.reader.n = p.n
			s.divert(p, *where.aside, text)
		}
		return
	}
	blocks := sub.blocks(n, place{})
	s.reader.n = p.n
	s.thing(p, at, l, manuscript.Inline{Kind: manuscript.TextBox, Blocks: blocks}, "")
}

// boxOf makes a text box of lines that no paragraph of Word holds.
func (s *story) boxOf(p *paragraph, lines []string, at place, l look) {
	var blocks []manuscript.Block
	for _, line := range lines {
		if line != "" {
			blocks = append(blocks, &manuscript.Paragraph{
				N: p.n, Style: "", Inlines: []manuscript.Inline{{Kind: manuscript.Words, Text: line}},
			})
		}
	}
	if len(blocks) > 0 {
		s.thing(p, at, l, manuscript.Inline{Kind: manuscript.TextBox, Blocks: blocks}, strings.Join(lines, "\n"))
	}
}

// drawnWords are the paragraphs of DrawingML (21.1.2), a line each.
func drawnWords(n *node) (lines []string) {
	for _, k := range n.kids {
		if k.name != "a:p" {
			lines = append(lines, drawnWords(k)...)
			continue
		}
		var b strings.Builder
		k.each(func(t *node) {
			switch t.name {
			case "a:t":
				b.WriteString(t.said())
			case "a:br":
				b.WriteByte(' ')
			}
		})
		lines = append(lines, b.String())
	}
	return lines
}

// charted reads the words of a chart (21.2) or of SmartArt (21.4). What it
// looks like cannot be carried over.
func (s *story) charted(p *paragraph, id string, kind any, at place, l look) {
	r, ok := s.rels[id]
	if !ok || r.external {
		s.problem(chartLost, kind, "")
		return
	}
	root, problem := s.pack.xml(r.target)
	if problem != nil || root == nil {
		s.problem(chartLost, kind, "")
		return
	}
	var lines []string
	var visit func(n *node)
	visit = func(n *node) {
		switch n.name {
		case "c:v":
			lines = append(lines, strings.TrimSpace(n.text))
			return
		case "a:p":
			lines = append(lines, drawnWords(&node{kids: []*node{n}})...)
			return
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(root)
	s.problem(chartLost, kind, short(strings.Join(lines, " "), 60))
	s.boxOf(p, lines, at, l)
}

// objectName is the program of an embedded object, for findings.
func (s *story) objectName(n *node) string {
	for _, name := range []string{"ProgID", "w:progId", "w:name"} {
		if v := n.get(name); v != "" {
			return v
		}
	}
	if id := n.get("r:id"); id != "" {
		return path.Base(s.target(id))
	}
	return n.name
}

// picture puts a picture where it stands.
func (s *story) picture(p *paragraph, id, alt string, at place, l look) {
	r, ok := s.rels[id]
	if !ok {
		s.problem(pictureLost, id)
		return
	}
	if r.external {
		s.problem(external, short(r.target, 120))
		return
	}
	if where := s.where(at, l); where.aside != nil && s.n > 0 {
		s.problem(pictureLeft, path.Base(r.target))
		return
	}
	key := r.target
	if _, ok := s.doc.Pictures[key]; !ok {
		most := min(s.pack.limits.picture, s.pack.limits.images-s.pack.pictures)
		data, err := s.pack.bytes(key, max(most, 0))
		if err != nil {
			s.problem(pictureLost, path.Base(key))
			return
		}
		s.pack.pictures += int64(len(data))
		s.doc.Pictures[key] = manuscript.Picture{Name: path.Base(key), Kind: pictureKind(key, data), Data: data}
	}
	s.thing(p, at, l, manuscript.Inline{Kind: manuscript.Image, Key: key, Text: alt}, "")
}

// pictureKind tells by the first bytes, then by the name.
func pictureKind(name string, b []byte) string {
	has := func(at int, s string) bool { return len(b) >= at+len(s) && string(b[at:at+len(s)]) == s }
	switch {
	case has(0, "\x89PNG"):
		return "png"
	case has(0, "\xFF\xD8\xFF"):
		return "jpg"
	case has(0, "GIF8"):
		return "gif"
	case has(0, "BM"):
		return "bmp"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return "tiff"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "webp"
	case has(0, "\x01\x00\x00\x00") && has(40, " EMF"):
		return "emf"
	case has(0, "\xD7\xCD\xC6\x9A"), has(0, "\x01\x00\x09\x00"), has(0, "\x02\x00\x09\x00"):
		return "wmf"
	case bytes.Contains(b[:min(len(b), 1024)], []byte("<svg")):
		return "svg"
	}
	kind := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	if kind == "jpeg" {
		return "jpg"
	}
	return kind
}
