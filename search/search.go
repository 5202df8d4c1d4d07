// Package search is the site's full-text search: bleve analyses and indexes
// every provision, the index is exported as small static files, and two
// readers answer queries from those files: Reader here, and the client under
// client/ in a browser. All three give the same hits in the same order with
// the same scores; the tests hold them to it.
//
// In: pages with their provisions as plain text, in the order of the site.
// Out: the files of one folder, search-index/<hash>/, whose bytes depend on
// the pages only. FORMAT.md is the norm for the bytes, the analysis, the
// planner and the score. The package knows nothing of standards or of HTML,
// and imports no other package of the project; it is the only importer of
// bleve.
package search

// Page is one document of the site: what results are grouped by.
type Page struct {
	Path     string            // from the site's root, with "en/" for the English page
	Lang     string            // "zh" or "en"
	Title    string            //
	Number   string            // as printed, "DB41/T S001—2022"; may be empty
	Kind     string            // standard, regulation, policy, …: a facet of its own
	Sample   bool              // a sample, shown as such with every hit
	Facets   map[string]string // level, status, area, year, region, …: language-neutral values
	Idents   []string          // other exact names of the whole document: aliases, short titles
	Docs     []Doc             // in reading order
	Standing                   // whether it is in force
}

// Standing ranks what is in force before what is not: its number is how many
// quarters of its score a hit loses.
type Standing byte

const (
	InForce    Standing = 0 // or to come
	Aside      Standing = 1 // speaks about what is in force: news, training, pages about the site
	Ended      Standing = 3 // withdrawn or superseded
	Superseded Standing = 4 // an older edition of what another page has, found when asked for; it too loses three
)

// Doc is one provision: what a query finds.
type Doc struct {
	Anchor  string   // fragment without "#"; empty for the page as a whole
	Label   string   // "5.2", "第十二条"
	Heading string   // own heading, if any
	Context string   // headings it stands under ("第二章 组织机构"): it ranks by them, and is not found by them alone
	Body    string   // text as a reader sees it; blocks separated by a blank line ("\n\n")
	Idents  []string // exact names within the page: "5.2", "第十二条"; its heading, a term it defines
}

// Options are what an index needs beside the pages.
type Options struct {
	Range       int // bytes of text that bleve indexes at a time, which shows nowhere; 0: as many as it does best with
	Facets      []Facet
	Synonyms    []Synonym
	Suggestions []Suggestion
}

// Facet names the values of a facet. Facets and values are shown in the order
// given; those without a name come last and go by their value.
type Facet struct {
	Name   string
	Values []FacetValue
}

// FacetValue is a value with its names, which a query may use too.
type FacetValue struct {
	Value string `json:"value"`
	Zh    string `json:"zh,omitempty"`
	En    string `json:"en,omitempty"`
}

// Synonym is what readers say, Lay, for what the texts say, Formal.
type Synonym struct{ Lay, Formal string }

// Suggestion is a text offered for completion.
type Suggestion struct {
	Text string
	Kind string   // title, number, term
	Lang string   // of its readers: "zh", "en"; "" any
	Keys []string // what readers may begin to type instead: pinyin, a part of a number
}

// Query is what a reader asks.
type Query struct {
	Text    string              `json:"text"`
	Lang    string              `json:"lang,omitempty"`    // "" searches both languages
	Filters map[string][]string `json:"filters,omitempty"` // facet → any of these values
	In      string              `json:"in,omitempty"`      // a name of the one document to search
	Sort    string              `json:"sort,omitempty"`    // "": the best first; "order": as on the site; "year": the newest first
	Old     bool                `json:"old,omitempty"`     // superseded editions too
	Top     int                 `json:"top,omitempty"`     // number of hits wanted; 0: 10
}

// Result is the answer: how many provisions match, and the best of them.
type Result struct {
	Total   int          `json:"total"`
	Loose   bool         `json:"loose,omitempty"`   // no provision has all that was asked: these have some
	Hits    []Hit        `json:"hits"`              //
	Facets  []FacetCount `json:"facets,omitempty"`  // each counted without its own selection
	Also    []string     `json:"also,omitempty"`    // synonyms that were searched as well
	Instead []string     `json:"instead,omitempty"` // words that were taken for misspelt ones
	Old     int          `json:"old,omitempty"`     // matches in superseded editions, left out
	Checked int          `json:"checked,omitempty"` // so many were compared with a phrase, and there are more
}

// FacetCount is a facet with the provisions found for each value.
type FacetCount struct {
	Name   string       `json:"name"`
	Values []ValueCount `json:"values"`
}

// ValueCount is a value with the number of provisions that have it.
type ValueCount struct {
	FacetValue
	Count int `json:"count"`
}

// Hit is one provision found.
type Hit struct {
	Doc     int               `json:"doc"` // ordinal of the provision in the index
	Page    string            `json:"page"`
	Anchor  string            `json:"anchor,omitempty"`
	Title   string            `json:"title"`
	Number  string            `json:"number,omitempty"`
	Kind    string            `json:"kind,omitempty"`
	Lang    string            `json:"lang"`
	Sample  bool              `json:"sample,omitempty"`
	Label   string            `json:"label,omitempty"`
	Heading string            `json:"heading,omitempty"`
	Body    string            `json:"body,omitempty"`   // source text for the snippet
	Facets  map[string]string `json:"facets,omitempty"` // of the page
	Score   float64           `json:"score"`
}

// Address is where the hit is read, from the site's root.
func (h Hit) Address() string {
	if h.Anchor == "" {
		return h.Page
	}
	return h.Page + "#" + h.Anchor
}
