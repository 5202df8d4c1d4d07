package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"guiju/search"
)

// block is one block of a published page as a reader sees it: a paragraph, an
// item, a cell, a heading, in one line.
type block struct {
	doc   int // the provision it belongs to, in the order of the index; -1: any of its page
	page  int
	words string
}

// apparatus are the classes of what a page says about a text, not in it: links
// to itself, marks of kinds, badges of cited standards, notices of the
// translation and of quotations, lists of uses, calls of footnotes, what a course quotes.
var apparatus = []string{
	"permalink", "used", "types", "types-line", "footnote-ref", "footnote-back", "translation-mark", "accepted", "amended",
	"term-uses", "cited", "beside", "hidden-label", "badge-sample", "session-minutes", "session-sub", "quote-source", "quote-words", "quote-standing", "session-test",
}

// searchable are the roots of what search promises to find, beside titles.
var searchable = []string{"text", "page-lead", "session", "topics"}

// inlineElements do not end a block.
var inlineElements = []atom.Atom{
	atom.A, atom.Abbr, atom.B, atom.Code, atom.Dfn, atom.Em, atom.I, atom.Mark, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Wbr, atom.Br,
}

// seen reads blocks from published pages, without a browser.
type seen struct {
	page   int
	docs   map[string]int    // anchors of the page's provisions
	called map[string]string // footnote → provision that calls it first
	blocks []block
	b      strings.Builder
	first  int // provision of the block at hand
}

// seenBlocks gives the blocks of all pages that the index has. Provisions are
// counted through all pages, as the index does.
func seenBlocks(t testing.TB, dir string, pages []search.Page) (all []block) {
	t.Helper()
	doc := 0
	for i, p := range pages {
		raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.Path)))
		if err != nil {
			t.Fatal(err)
		}
		tree, err := html.Parse(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		s := &seen{page: i, docs: map[string]int{}, called: map[string]string{}}
		for _, d := range withWhole(p) {
			if _, twice := s.docs[d.Anchor]; !twice { // a page has its summary and the head of its text
				s.docs[d.Anchor] = doc
			}
			doc++
		}
		s.calls(tree, "")
		s.walk(tree, s.docs[""], false)
		if len(s.blocks) == 0 {
			t.Errorf("%s shows nothing", p.Path)
		}
		all = append(all, s.blocks...)
	}
	return all
}

// withWhole are the provisions of a page as the index counts them: the first
// stands for the page as a whole.
func withWhole(p search.Page) []search.Doc {
	if len(p.Docs) > 0 && p.Docs[0].Anchor == "" {
		return p.Docs
	}
	return append([]search.Doc{{}}, p.Docs...)
}

// calls finds out which provision calls a footnote.
func (s *seen) calls(n *html.Node, here string) {
	if id := attr(n, "id"); id != "" {
		if _, ok := s.docs[id]; ok {
			here = id
		}
	}
	if hasClass(n, "footnote-ref") {
		if id := strings.TrimPrefix(attr(n, "href"), "#"); s.called[id] == "" {
			s.called[id] = here
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.calls(c, here)
	}
}

// walk reads below a node; on says that what it reads counts.
func (s *seen) walk(n *html.Node, doc int, on bool) {
	switch n.Type {
	case html.TextNode:
		if on {
			s.first = doc
			s.b.WriteString(n.Data)
		}
		return
	case html.ElementNode:
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			s.walk(c, doc, on)
		}
		return
	}
	if id := attr(n, "id"); id != "" {
		if d, ok := s.docs[id]; ok {
			doc = d
		} else if by, ok := s.called[id]; ok && hasClass(n.Parent.Parent, "footnotes") {
			doc = s.docs[by]
		}
	}
	if d, ok := s.docs[attr(n, "aria-labelledby")]; ok && hasClass(n, "session") {
		doc = d
	}
	title := n.DataAtom == atom.H1
	switch {
	case isApparatus(n) || hasAttr(n, "hidden"):
		return
	case n.Data == "annotation" || n.DataAtom == atom.Script || n.DataAtom == atom.Button || n.DataAtom == atom.Video:
		return
	case hasClass(n, "untranslated"): // the Chinese page has it
		return
	case title:
		on, doc = true, -1
	case slices.ContainsFunc(searchable, func(c string) bool { return hasClass(n, c) }):
		on = true
	}
	inline := slices.Contains(inlineElements, n.DataAtom) || n.Namespace == "math"
	if n.DataAtom == atom.Br {
		s.b.WriteByte(' ')
	}
	if !inline {
		s.end()
	}
	script := isScript(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if n.Namespace == "math" && !script && c.PrevSibling != nil && c.Data != "annotation" {
			s.b.WriteByte(' ') // a quantity of its own
		}
		s.walk(c, doc, on)
	}
	if !inline {
		s.end()
	}
}

// isScript tells an index or power that belongs to what it stands at: N₀.
func isScript(n *html.Node) bool {
	if n.Namespace != "math" || n.Data == "mfrac" || n.Data == "math" || n.Data == "semantics" || strings.HasPrefix(n.Data, "munder") || strings.HasPrefix(n.Data, "mover") {
		return false
	}
	for p := n; p != nil; p = p.Parent {
		if p.Data == "msub" || p.Data == "msup" || p.Data == "msubsup" {
			return !strings.ContainsFunc(textOf(p), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		}
	}
	return false
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

func (s *seen) end() {
	if words := strings.Join(strings.Fields(s.b.String()), " "); words != "" {
		s.blocks = append(s.blocks, block{s.first, s.page, words})
	}
	s.b.Reset()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func hasClass(n *html.Node, class string) bool {
	return n != nil && slices.Contains(strings.Fields(attr(n, "class")), class)
}

func isApparatus(n *html.Node) bool {
	return slices.ContainsFunc(apparatus, func(c string) bool { return hasClass(n, c) })
}
