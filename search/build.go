package search

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// Index is what was built: the terms with their postings, and the pages.
type Index struct {
	pages []Page
	start []int // first provision of each page, and the number of all at the end
	terms *termTable
	whole bleve.Index // one over all provisions, if Search was asked

	options Options
}

// rangeBytes is how much text bleve has at a time: its memory follows the
// bytes, not the number, of provisions.
const rangeBytes = 512 << 10

// Build analyses and indexes the pages. A page whose first provision has an
// anchor gets one more in front that stands for the page as a whole.
func Build(ctx context.Context, pages []Page, o Options) (*Index, error) {
	x := &Index{pages: withPageDocs(pages), options: o, start: []int{0}}
	for i, p := range x.pages {
		x.start = append(x.start, x.start[i]+len(p.Docs))
	}
	runs, err := x.index(ctx, cmp.Or(o.Range, rangeBytes))
	if err != nil {
		return nil, err
	}
	x.terms = x.table(runs)
	return x, nil
}

// withPageDocs copies the pages, each led by the document of the page itself.
func withPageDocs(pages []Page) []Page {
	out := make([]Page, len(pages))
	copy(out, pages)
	for i, p := range out {
		if len(p.Docs) == 0 || p.Docs[0].Anchor != "" {
			out[i].Docs = append([]Doc{{}}, p.Docs...)
		}
	}
	return out
}

// ranges cuts the provisions where about so many bytes of text are full, and
// gives the ordinals at which it cuts, with both ends.
func (x *Index) ranges(bytes int) []int {
	cuts, n, size := []int{0}, 0, 0
	for i := range x.pages {
		for _, d := range x.pages[i].Docs {
			n++
			if size += len(d.Body); size >= bytes {
				cuts, size = append(cuts, n), 0
			}
		}
	}
	if n > cuts[len(cuts)-1] {
		cuts = append(cuts, n)
	}
	return cuts
}

// maxWorkers bounds the memory, which follows the number of ranges under way.
const maxWorkers = 4

// index lets bleve index every range, as many at a time as there are
// processors, and gives their runs in order.
func (x *Index) index(ctx context.Context, bytes int) ([]run, error) {
	cuts := x.ranges(bytes)
	runs := make([]run, len(cuts)-1)
	errs := make([]error, len(runs))
	var next atomic.Int32
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), maxWorkers, len(runs)) {
		wg.Go(func() {
			q := bleveindex.NewAnalysisQueue(1)
			defer q.Close()
			for {
				i := int(next.Add(1)) - 1
				if i >= len(runs) {
					return
				}
				if errs[i] = ctx.Err(); errs[i] == nil {
					runs[i], errs[i] = x.indexRange(cuts[i], cuts[i+1], q)
				}
			}
		})
	}
	wg.Wait()
	return runs, cmp.Or(errs...)
}

// bodyText is what a reader sees of a provision.
func bodyText(d *Doc) string { return d.Label + "\n" + d.Heading + "\n" + d.Body }

// titleText is what a provision stands under.
func titleText(p *Page, di int) string { return p.Number + "\n" + p.Title + "\n" + p.Docs[di].Context }

// docNames are the keys of a provision within its page.
func docNames(p *Page, di int) []string {
	keys := []string{}
	if di == 0 {
		keys = append(keys, pageDoc)
	}
	seen := map[string]bool{"": true}
	for _, s := range append([]string{p.Docs[di].Label}, p.Docs[di].Idents...) {
		if k := docKey(s); !seen[k] {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

// pageField tells, in bleve only, the page a provision belongs to: the oracle
// asks with it for all provisions of a page that has a term. It is not
// exported; a reader knows where a page begins.
const pageField = "page"

// fieldStanding says in bleve which quarters of its score a hit keeps, and that
// it is shown unasked.
const fieldStanding = "standing"

// shownUnasked is the term of pages that are not superseded editions.
const shownUnasked = "shown"

// standingTerms are the terms of a page, one for each of the three quarters
// that it keeps of those it may lose.
func standingTerms(s Standing) (terms []string) {
	for q := int(s); q < maxLost; q++ {
		terms = append(terms, strconv.Itoa(q))
	}
	if s != Superseded {
		terms = append(terms, shownUnasked)
	}
	return terms
}

// facetField is the field of a facet in bleve.
func facetField(name string) string { return "f." + name }

// pageFacets are the declared facets and those every page has. Empty values
// are no values.
func pageFacets(p *Page) map[string]string {
	f := map[string]string{"lang": p.Lang, "kind": p.Kind}
	for k, v := range p.Facets {
		f[k] = v
	}
	for k, v := range f {
		if v == "" {
			delete(f, k)
		}
	}
	return f
}

// Close gives back what Search took.
func (x *Index) Close() error {
	if x.whole == nil {
		return nil
	}
	if err := x.whole.Close(); err != nil {
		return fmt.Errorf("search: close bleve index: %w", err)
	}
	return nil
}
