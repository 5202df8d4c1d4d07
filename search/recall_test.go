package search

import (
	"slices"
	"strings"
	"testing"
)

// TestRecall: any stretch of two or more Han characters that a reader sees in
// a provision finds it, over punctuation and line ends; so does any single one.
func TestRecall(t *testing.T) {
	pages := append(slices.Clone(smallPages), madePages(4, 12, 8)...)
	dir, files := export(t, pages, Options{})
	r, err := Open(memFS(files), dir)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, p := range pages {
		for _, d := range p.Docs {
			var han []rune // what is left when a reader retypes only the characters
			flush := func() {
				for n := 1; n <= min(12, len(han)); n++ {
					for at := 0; at+n <= len(han); at += 1 + n/3 {
						asked++
						text := string(han[at : at+n])
						if res, err := r.Search(Query{Text: text, Lang: p.Lang, Old: true, Top: r.docs}); err != nil || !finds(res, p.Path, d.Anchor) {
							t.Errorf("%q does not find %s#%s (%v)", text, p.Path, d.Anchor, err)
						}
					}
				}
				han = han[:0]
			}
			for _, c := range d.Label + "\n" + d.Heading + "\n" + d.Body {
				switch class(fold(c)) {
				case 4:
					han = append(han, c)
				case letter, digit:
					flush()
				}
			}
			flush()
		}
	}
	t.Logf("%d stretches", asked)
}

func finds(res Result, page, anchor string) bool {
	return slices.ContainsFunc(res.Hits, func(h Hit) bool { return h.Page == page && h.Anchor == anchor })
}

// TestWordsAsTyped: case, width, endings and signs between do not matter.
func TestWordsAsTyped(t *testing.T) {
	dir, files := export(t, smallPages, smallOptions)
	r, err := Open(memFS(files), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, texts := range [][]string{
		{"official vehicles", "OFFICIAL VEHICLE", "ｏｆｆｉｃｉａｌ　ｖｅｈｉｃｌｅｓ", "official-vehicles", "officially vehicle"},
		{"公务用车", "公务、用车", "公务”用车", "公务\u200b用车"},
		{"公务 用车", "公务\u00a0用车", "公务\t用车", "公务　用车"},
		{"1.8升", "１．８升", "1.8 升"},
	} {
		var want Result
		for i, text := range texts {
			got, err := r.Search(Query{Text: text, Top: 100})
			if err != nil || got.Total == 0 {
				t.Errorf("%q finds nothing (%v)", text, err)
			}
			if i == 0 {
				want = got
			} else if err := same(want, got); err != nil {
				t.Errorf("%q and %q: %v", texts[0], text, err)
			}
		}
	}
	if res, err := r.Search(Query{Text: strings.ToUpper("vehic"), Lang: "en"}); err != nil || res.Total != 4 { // the page and its three provisions
		t.Errorf("an unfinished word finds %d (%v)", res.Total, err)
	}
}
