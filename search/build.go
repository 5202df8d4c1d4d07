package search

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/registry"
	index "github.com/blevesearch/bleve_index_api"
)

// analyserName is under which bleve knows the analyser and its tokenizer.
const analyserName = "guiju"

func init() {
	err := registry.RegisterTokenizer(analyserName, func(map[string]any, *registry.Cache) (analysis.Tokenizer, error) {
		return tokenizer{}, nil
	})
	if err != nil {
		panic("BUG: " + err.Error())
	}
}

// tokenizer is Analyze in bleve's terms. bleve needs no offsets: the
// exporter and the scorer read frequencies and lengths only.
type tokenizer struct{}

func (tokenizer) Tokenize(text []byte) analysis.TokenStream {
	tokens := Analyze(string(text))
	stream := make(analysis.TokenStream, len(tokens))
	all := make([]analysis.Token, len(tokens))
	for i, t := range tokens {
		all[i] = analysis.Token{Term: []byte(t.Term), Position: i + 1}
		stream[i] = &all[i]
	}
	return stream
}

// textField is an analysed field whose length bleve sees by class.
type textField struct{ *document.TextField }

func (f textField) AnalyzedLength() int {
	return classLength[lengthClass(f.TextField.AnalyzedLength())]
}

// nameField is one exact term of a field whose length is always one, however
// many names there are.
type nameField struct {
	*document.TextField
	first bool
}

func (f nameField) AnalyzedLength() int {
	if f.first {
		return 1
	}
	return 0
}

// Index is the index in bleve's hands, and what the exporter needs beside it.
type Index struct {
	bleve bleve.Index
	pages []Page
	start []int // first provision of each page, and the number of all at the end
	dir   string
	terms *termTable

	options Options
}

// batchBytes is how much text bleve is given at a time: its memory follows the
// bytes of a batch, not their number.
const batchBytes = 2 << 20

// Build analyses and indexes the pages. A page whose first provision has an
// anchor gets one more in front that stands for the page as a whole.
func Build(ctx context.Context, pages []Page, o Options) (*Index, error) {
	x := &Index{pages: withPageDocs(pages), options: o}
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer(analyserName, map[string]any{"type": "custom", "tokenizer": analyserName}); err != nil {
		return nil, fmt.Errorf("search: analyser: %w", err)
	}
	path := ""
	if o.Dir != "" {
		dir, err := os.MkdirTemp(o.Dir, "bleve")
		if err != nil {
			return nil, fmt.Errorf("search: scratch folder: %w", err)
		}
		x.dir, path = dir, dir+"/index"
	}
	var err error
	if x.bleve, err = bleve.NewUsing(path, m, scorch.Name, scorch.Name, nil); err != nil {
		return nil, fmt.Errorf("search: bleve index: %w", err)
	}
	if err := x.fill(ctx, m.AnalyzerNamed(analyserName)); err != nil {
		x.Close()
		return nil, err
	}
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

func (x *Index) fill(ctx context.Context, a analysis.Analyzer) error {
	batch, size := x.bleve.NewBatch(), 0
	for pi := range x.pages {
		p := &x.pages[pi]
		x.start = append(x.start, x.ordinals())
		names := pageNames(p)
		for di := range p.Docs {
			doc := document.NewDocument(docID(x.start[pi] + di))
			addFields(doc, a, p, di, names)
			addPage(doc, pi)
			if err := batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("search: %s#%s: %w", p.Path, p.Docs[di].Anchor, err)
			}
			size += len(p.Docs[di].Body)
			if size >= batchBytes {
				if err := x.flush(ctx, batch); err != nil {
					return err
				}
				size = 0
			}
		}
	}
	x.start = append(x.start, x.ordinals())
	return x.flush(ctx, batch)
}

// ordinals is the number of provisions of the pages that have a start.
func (x *Index) ordinals() int {
	n := len(x.start)
	if n == 0 {
		return 0
	}
	return x.start[n-1] + len(x.pages[n-1].Docs)
}

func (x *Index) flush(ctx context.Context, b *bleve.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := x.bleve.Batch(b); err != nil {
		return fmt.Errorf("search: bleve batch: %w", err)
	}
	b.Reset()
	return nil
}

// docID is the ordinal in a form that bleve sorts as a number.
func docID(n int) string { return fmt.Sprintf("%08d", n) }

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

func addFields(doc *document.Document, a analysis.Analyzer, p *Page, di int, names []string) {
	text := func(name, value string) {
		doc.AddField(textField{document.NewTextFieldCustom(name, nil, []byte(value), index.IndexField, a)})
	}
	text(fieldBody, bodyText(&p.Docs[di]))
	text(fieldTitle, titleText(p, di))
	exact := func(name string, values []string) {
		for i, v := range values {
			f := document.NewTextFieldCustom(name, nil, []byte(v), index.IndexField, nil)
			doc.AddField(nameField{f, i == 0})
		}
	}
	exact(fieldPage, names)
	exact(fieldDoc, docNames(p, di))
	for k, v := range pageFacets(p) {
		exact(facetField(k), []string{v})
	}
	exact(fieldStanding, []string{standingTerm(p.Standing)})
}

// pageField tells, in bleve only, the page a provision belongs to: the oracle
// asks with it for all provisions of a page that has a term. It is not
// exported; a reader knows where a page begins.
const pageField = "page"

func addPage(doc *document.Document, pi int) {
	f := document.NewTextFieldCustom(pageField, nil, []byte(docID(pi)), index.IndexField, nil)
	doc.AddField(nameField{f, true})
}

// fieldStanding says in bleve whether a page is in force.
const fieldStanding = "standing"

func standingTerm(s Standing) string { return strconv.Itoa(int(s)) }

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

// Close gives the memory and the scratch folder back.
func (x *Index) Close() error {
	err := x.bleve.Close()
	if x.dir != "" {
		if e := os.RemoveAll(x.dir); err == nil {
			err = e
		}
	}
	if err != nil {
		return fmt.Errorf("search: close bleve index: %w", err)
	}
	return nil
}
