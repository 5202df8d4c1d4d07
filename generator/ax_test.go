package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"
)

// axGolden is what a screen reader is told of a page, as a person can read it.
const axGolden = "testdata/ax-standard.txt"

// TestAccessibilityTranscript compares what a screen reader is told of a
// standard with the golden transcript: the head of the page, the text to the
// end of clause 5, the first formula, the way to cite. GUIJU_UPDATE=1 writes
// it; then read it.
func TestAccessibilityTranscript(t *testing.T) {
	base := addresses(t)["http"]
	w := open(t, 1280, 900)
	w.Do(t, chromedp.Navigate(base+"standards/internal-s101.html"))
	eval[any](t, w, `document.querySelectorAll(".text > .provision").forEach((p, i) => { if (i > 6 && !p.querySelector(".formula")) p.remove(); }); 0`)
	got := strings.ReplaceAll(transcript(t, w), base, "https://example.org/")
	if os.Getenv("GUIJU_UPDATE") != "" {
		if err := os.WriteFile(axGolden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(axGolden)
	if err != nil {
		t.Fatal(err)
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(gotLines), len(wantLines)) {
		if g, s := line(gotLines, i), line(wantLines, i); g != s {
			t.Fatalf("%s:%d: the page says\n%s\nthe transcript says\n%s\n(GUIJU_UPDATE=1 writes it anew; then read it)", axGolden, i+1, g, s)
		}
	}
}

func line(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(the end)"
}

// axReader writes an accessibility tree as lines: role, name in quotes, and
// after a colon running words with what stands in them in brackets.
type axReader struct {
	at map[accessibility.NodeID]*accessibility.Node
	b  strings.Builder
}

func transcript(t testing.TB, w *browser) string {
	t.Helper()
	tree, err := chromedp.Run(w.Ctx, chromedp.Action[accessibility.GetFullAXTreeResult](
		func(ctx context.Context, target *chromedp.Target) (accessibility.GetFullAXTreeResult, error) {
			r, err := cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
			return r, err
		}))
	if err != nil {
		t.Fatal(err)
	}
	r := &axReader{at: map[accessibility.NodeID]*accessibility.Node{}}
	for _, n := range tree.Nodes {
		r.at[n.NodeID] = n
	}
	r.node(tree.Nodes[0], 0)
	return r.b.String()
}

func axString(v *accessibility.Value) string {
	if v == nil || len(v.Value) == 0 {
		return ""
	}
	var s string
	if json.Unmarshal([]byte(v.Value), &s) != nil {
		return string(v.Value)
	}
	return strings.Join(strings.Fields(s), " ")
}

// axSilent are roles that a screen reader passes over to what is inside.
var axSilent = map[string]bool{
	"none": true, "generic": true, "strong": true, "emphasis": true, "superscript": true, "subscript": true,
	"LabelText": true, "time": true, "Abbr": true, "LineBreak": true, "term": true, "code": true, "mark": true,
}

// axInline are roles that stand in running words under their name.
var axInline = map[string]bool{"link": true, "button": true, "image": true, "math": true, "MathMLMath": true, "checkbox": true}

func (r *axReader) children(n *accessibility.Node) (out []*accessibility.Node) {
	for _, id := range n.ChildIDs {
		if c := r.at[id]; c != nil {
			out = append(out, c)
		}
	}
	return out
}

// words returns what is inside a node as running words, if it is no more.
func (r *axReader) words(n *accessibility.Node) (string, bool) {
	var b strings.Builder
	for _, c := range r.children(n) {
		role := axString(c.Role)
		switch {
		case role == "InlineTextBox" || role == "ListMarker":
		case !c.Ignored && role == "StaticText":
			b.WriteString(raw(c.Name))
		case !c.Ignored && axInline[role]:
			fmt.Fprintf(&b, "[%s]", r.label(c))
		case c.Ignored || axSilent[role]:
			s, ok := r.words(c)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		default:
			return "", false
		}
	}
	return b.String(), true
}

// raw keeps the spaces of running words.
func raw(v *accessibility.Value) string {
	var s string
	_ = json.Unmarshal([]byte(v.Value), &s)
	return s
}

// label is the role, the name and the states of a node.
func (r *axReader) label(n *accessibility.Node) string {
	s := axString(n.Role)
	if name := axString(n.Name); name != "" {
		s += fmt.Sprintf(" %q", name)
	}
	if d := axString(n.Description); d != "" {
		s += fmt.Sprintf(" (%s)", d)
	}
	for _, p := range n.Properties {
		v := axString(p.Value)
		switch p.Name {
		case "level":
			s += " level " + v
		case "expanded", "pressed", "checked":
			s += " " + string(p.Name) + "=" + v
		}
	}
	return s
}

func (r *axReader) node(n *accessibility.Node, depth int) {
	role := axString(n.Role)
	if n.Ignored || axSilent[role] {
		if s, ok := r.words(n); ok {
			if s = strings.Join(strings.Fields(s), " "); s != "" {
				r.put(depth, s)
			}
			return
		}
		for _, c := range r.children(n) {
			r.node(c, depth)
		}
		return
	}
	if role == "StaticText" {
		r.put(depth, axString(n.Name))
		return
	}
	label := r.label(n)
	s, ok := r.words(n)
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case axInline[role], ok && s == axString(n.Name), ok && s == "":
		r.put(depth, label)
	case ok:
		r.put(depth, label+": "+s)
	default:
		r.put(depth, label)
		for _, c := range r.children(n) {
			r.node(c, depth+1)
		}
	}
}

func (r *axReader) put(depth int, s string) {
	r.b.WriteString(strings.Repeat("  ", depth) + s + "\n")
}
