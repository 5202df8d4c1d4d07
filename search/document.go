package search

import (
	"fmt"
	"strconv"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// document is what bleve takes: an index.Document that is analysed already.
type document struct {
	id     string
	fields []field
}

// field is one field of a document: how often it has each term, and the length
// bleve divides by.
type field struct {
	name   string
	freqs  index.TokenFrequencies
	length int
}

func newDocument(id string, fields ...field) *document {
	return &document{id, append(fields, exactField("_id", []string{id}))}
}

// docID is the ordinal of a provision in a form that bleve sorts as a number;
// neighboursID is that of several, and readID reads both.
func docID(n int) string           { return fmt.Sprintf("%08d", n) }
func neighboursID(n, m int) string { return fmt.Sprintf("%08d+%d", n, m) }

func readID(id string) (n, m int) {
	first, count, ok := strings.Cut(id, "+")
	n, err := strconv.Atoi(first)
	if m = 1; ok && err == nil {
		m, err = strconv.Atoi(count)
	}
	if err != nil {
		panic("BUG: document id " + id)
	}
	return n, m
}

// documents makes what bleve takes of the provisions of an index.
type documents struct {
	x     *Index
	count *termCounter
}

// whole gives f the provisions from one ordinal to before another, with all
// their fields.
func (s *documents) whole(from, to int, f func(*document)) {
	s.eachRun(from, to, func(p *Page, di, n, many int) {
		shared := s.shared(p, di)
		for k, v := range pageFacets(p) {
			shared = append(shared, exactField(facetField(k), []string{v}))
		}
		shared = append(shared, exactField(fieldStanding, standingTerms(p.Standing)),
			exactField(pageField, []string{docID(s.x.pageOf(n))}))
		for i := range many {
			f(newDocument(docID(n+i), append(s.own(p, di+i), shared...)...))
		}
	})
}

// apart gives f the same without facets and in two kinds of documents: a
// provision has what is its own, and neighbours under the same headings have
// one for what they share, which is a fifth of all postings.
func (s *documents) apart(from, to int, f func(*document)) {
	s.eachRun(from, to, func(p *Page, di, n, many int) {
		f(newDocument(neighboursID(n, many), s.shared(p, di)...))
		for i := range many {
			f(newDocument(docID(n+i), s.own(p, di+i)...))
		}
	})
}

// eachRun gives f each run of neighbours under the same headings: the page,
// which of its provisions is the first, its ordinal, and how many they are.
func (s *documents) eachRun(from, to int, f func(p *Page, di, n, many int)) {
	s.count = newTermCounter()
	for n := from; n < to; {
		pi := s.x.pageOf(n)
		p, di := &s.x.pages[pi], n-s.x.start[pi]
		many := 1
		for n+many < min(to, s.x.start[pi+1]) && p.Docs[di+many].Context == p.Docs[di].Context {
			many++
		}
		f(p, di, n, many)
		n += many
	}
}

// shared are the fields that depend on the page and the headings only.
func (s *documents) shared(p *Page, di int) []field {
	return []field{s.text(fieldTitle, titleText(p, di)), exactField(fieldPage, pageNames(p))}
}

// own are the fields of the provision itself.
func (s *documents) own(p *Page, di int) []field {
	return []field{s.text(fieldBody, bodyText(&p.Docs[di])), exactField(fieldDoc, docNames(p, di))}
}

// text is an analysed field, whose length bleve sees by class.
func (s *documents) text(name, value string) field {
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

func (d *document) ID() string { return d.id }
func (d *document) VisitFields(visit index.FieldVisitor) {
	for i := range d.fields {
		visit(&d.fields[i])
	}
}
func (d *document) AddIDField()                                {} // it has one
func (d *document) VisitComposite(index.CompositeFieldVisitor) {}
func (d *document) HasComposite() bool                         { return false }
func (d *document) Indexed() bool                              { return false }

// Sizes are for bleve's statistics, which nobody reads.
func (d *document) Size() int                 { return 0 }
func (d *document) NumPlainTextBytes() uint64 { return 0 }
func (d *document) StoredFieldsBytes() uint64 { return 0 }

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
