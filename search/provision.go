package search

import (
	"fmt"

	index "github.com/blevesearch/bleve_index_api"
)

// provision is one provision as bleve takes it: an index.Document that is
// analysed already.
type provision struct {
	id     string
	fields []field
}

// field is one field of a provision: how often it has each term, and the
// length bleve divides by.
type field struct {
	name   string
	freqs  index.TokenFrequencies
	length int
}

// docID is the ordinal in a form that bleve sorts as a number.
func docID(n int) string { return fmt.Sprintf("%08d", n) }

// provisions makes what bleve takes of pages, one after the other.
type provisions struct {
	x      *Index
	facets bool // filters are for bleve's own search; the export has its own
	count  *termCounter
	page   int              // of the texts below
	names  []field          // of the page
	titles map[string]field // by the headings above
}

// each gives f the provisions from one ordinal to before another.
func (s *provisions) each(from, to int, f func(*provision)) {
	s.count, s.page = newTermCounter(), -1
	for n := from; n < to; n++ {
		f(s.provision(n))
	}
}

func (s *provisions) provision(n int) *provision {
	pi := s.x.pageOf(n)
	p, di := &s.x.pages[pi], n-s.x.start[pi]
	if pi != s.page {
		s.page, s.titles = pi, map[string]field{}
		s.names = []field{exactField(fieldPage, pageNames(p))}
		if s.facets {
			for k, v := range pageFacets(p) {
				s.names = append(s.names, exactField(facetField(k), []string{v}))
			}
		}
	}
	doc := &provision{id: docID(n), fields: make([]field, 0, len(s.names)+4)}
	doc.fields = append(doc.fields,
		field{name: "_id", freqs: exact([]string{doc.id}), length: 1},
		s.text(fieldBody, bodyText(&p.Docs[di])),
		s.title(p, di),
		exactField(fieldDoc, docNames(p, di)))
	doc.fields = append(doc.fields, s.names...)
	return doc
}

// title is the same field for all provisions under the same headings.
func (s *provisions) title(p *Page, di int) field {
	c := p.Docs[di].Context
	f, ok := s.titles[c]
	if !ok {
		f = s.text(fieldTitle, titleText(p, di))
		s.titles[c] = f
	}
	return f
}

// text is an analysed field, whose length bleve sees by class.
func (s *provisions) text(name, value string) field {
	freqs, n := s.count.frequencies(value)
	return field{name, freqs, classLength[lengthClass(n)]}
}

// exactField has whole terms; its length is one, however many there are.
func exactField(name string, terms []string) field {
	return field{name, exact(terms), 1}
}

func exact(terms []string) index.TokenFrequencies {
	freqs := make(index.TokenFrequencies, len(terms))
	for _, t := range terms {
		freqs[t] = frequency(1)
	}
	return freqs
}

// What bleve asks of a document.

func (p *provision) ID() string { return p.id }
func (p *provision) VisitFields(visit index.FieldVisitor) {
	for i := range p.fields {
		visit(&p.fields[i])
	}
}
func (p *provision) AddIDField()                                {} // it has one
func (p *provision) VisitComposite(index.CompositeFieldVisitor) {}
func (p *provision) HasComposite() bool                         { return false }
func (p *provision) Indexed() bool                              { return false }

// Sizes are for bleve's statistics, which nobody reads.
func (p *provision) Size() int                 { return 0 }
func (p *provision) NumPlainTextBytes() uint64 { return 0 }
func (p *provision) StoredFieldsBytes() uint64 { return 0 }

// What bleve asks of a field.

func (f *field) Name() string                                     { return f.name }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
func (f *field) Analyze()                                         {} // it is
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }

func (f *field) Options() index.FieldIndexingOptions {
	if f.name == "_id" {
		return index.IndexField | index.StoreField
	}
	return index.IndexField
}

// Value is what bleve stores, of the document's id only.
func (f *field) Value() []byte {
	for id := range f.freqs {
		return []byte(id)
	}
	return nil
}
