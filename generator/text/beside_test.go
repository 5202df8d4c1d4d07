package text

import (
	"strings"
	"testing"
)

// TestBesideFolds: a few links stand open and out of the keyboard's way; many
// fold under their number, and the keyboard reaches them once they are open.
func TestBesideFolds(t *testing.T) {
	for _, n := range []int{besideAtOnce, besideAtOnce + 1} {
		w := &writer{}
		w.Beside = map[string][]Beside{"1": {{Title: "法律依据", Items: make([]BesideItem, n)}}}
		for i := range w.Beside["1"][0].Items {
			w.Beside["1"][0].Items[i] = BesideItem{Kind: "细化", Href: "#x", Words: "第一条"}
		}
		w.beside("1")
		got, folded := w.b.String(), n > besideAtOnce
		if strings.Contains(got, "<details") != folded || strings.Contains(got, "tabindex") == folded {
			t.Errorf("%d links, folded should be %v:\n%s", n, folded, got)
		}
		if strings.Count(got, "<li") != n {
			t.Errorf("not %d links:\n%s", n, got)
		}
	}
}
