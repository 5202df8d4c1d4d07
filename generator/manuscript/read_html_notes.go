package manuscript

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// Footnotes of a page: a link that shows a number leads to an element with the
// words, and a link there leads back. Word writes #_ftn1 and <div id=ftn1>,
// LibreOffice #sdfootnote1sym, pandoc and most sites #fn1 and <li id="fn1">.

var (
	noteTarget = regexp.MustCompile(`(?i)^#(?:_?(ftn|edn)|(?:sd)?(foot|end)?note-?|(fn|en)-?)(?:[0-9]{1,4}|[ivx]{1,5})(?:sym)?$`)
	noteSign   = regexp.MustCompile(`^[\[［(（]?\s*(?:[0-9]{1,3}|[a-z*†‡]{1,3}|[ivxIVX]{1,5}|[①-⑳])\s*[\]］)）]?$`)
	backTarget = regexp.MustCompile(`(?i)^#(?:_(?:ftn|edn)ref|body_(?:ftn|edn)|(?:sd)?(?:foot|end)?note|(?:fn|en)ref|fnref)`)
)

// findNotes pairs marks and words, in the order of the marks.
func (w *web) findNotes(doc *goquery.Document) {
	places := map[string]*goquery.Selection{} // the first element of each name
	doc.Find("[id],a[name]").Each(func(_ int, s *goquery.Selection) {
		for _, key := range []string{"id", "name"} {
			if name := s.AttrOr(key, ""); name != "" && places[name] == nil {
				places[name] = s
			}
		}
	})
	byBody := map[any]*Note{}
	doc.Find(`a[href^="#"]`).Each(func(_ int, s *goquery.Selection) {
		href := strings.TrimSpace(s.AttrOr("href", ""))
		place := places[href[1:]]
		if place == nil || !noteTarget.MatchString(href) || !noteSign.MatchString(squeeze(s.Text())) {
			return
		}
		body := place
		if goquery.NodeName(place) == "a" || goquery.NodeName(place) == "sup" {
			if body = place.Closest("div[id],li,dd"); body.Length() == 0 {
				body = place.Closest("p,td")
			}
		}
		if body.Length() == 0 || goquery.NodeName(body) == "body" || s.Closest("body").Length() == 0 {
			return
		}
		inside := false // the way back stands in the words, the mark does not
		s.ParentsFiltered("*").Each(func(_ int, p *goquery.Selection) { inside = inside || p.Get(0) == body.Get(0) })
		if inside {
			return
		}
		key := any(body.Get(0))
		n := byBody[key]
		if n == nil {
			n = &Note{ID: href[1:], End: strings.Contains(strings.ToLower(href), "edn") || strings.Contains(strings.ToLower(href), "endnote")}
			byBody[key] = n
			w.bodies[key] = n
			w.order = append(w.order, n)
		}
		w.marks[s.Get(0)] = n
	})
}

// noteBody reads the words of a note beside the text.
func (w *web) noteBody(s *goquery.Selection, name string) {
	w.flush()
	n := w.bodies[s.Get(0)]
	sink, box, lists := w.sink, w.box, w.lists
	w.sink, w.note, w.label = &n.Blocks, n, ""
	w.lists = nil
	w.block(s, "div", nil, style{})
	w.sink, w.box, w.lists, w.note = sink, box, lists, nil
}

// backLink takes the link from a note's words to its mark.
func (w *web) backLink(s *goquery.Selection, href string) bool {
	words := squeeze(s.Text())
	back := backTarget.MatchString(href) || s.HasClass("footnote-back") || s.AttrOr("role", "") == "doc-backlink"
	switch {
	case !back:
		return false
	case noteSign.MatchString(words) && w.note.Label == "":
		w.note.Label = words
	default:
		w.aside(Hidden, words)
	}
	return true
}

// takeNotes gives the document its notes.
func (w *web) takeNotes() {
	for _, n := range w.order {
		w.doc.Notes = append(w.doc.Notes, *n)
	}
}
