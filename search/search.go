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
	Path   string            // from the site's root, with "en/" for the English page
	Lang   string            // "zh" or "en"
	Title  string            //
	Number string            // as printed, "DB41/T S001—2022"; may be empty
	Kind   string            // standard, regulation, policy, …: a facet of its own
	Sample bool              // a sample, shown as such with every hit
	Facets map[string]string // level, status, area, year, region, …: language-neutral values
	Idents []string          // other exact names of the whole document: aliases, short titles
	Docs   []Doc             // in reading order
}

// Doc is one provision: what a query finds.
type Doc struct {
	Anchor  string   // fragment without "#"; empty for the page as a whole
	Label   string   // "5.2", "第十二条"
	Heading string   // own heading, if any
	Context string   // headings it stands under ("第二章 组织机构"): it ranks by them, and is not found by them alone
	Body    string   // text as a reader sees it; blocks separated by a blank line ("\n\n")
	Idents  []string // exact names within the page: "5.2", "第十二条"
}

// Options are the choices of the builder, none of which changes the result.
type Options struct {
	Range int // bytes of text that bleve indexes at a time; 0: as many as it does best with
}

// Query is what a reader asks.
type Query struct {
	Text    string              `json:"text"`
	Lang    string              `json:"lang,omitempty"`    // "" searches both languages
	Filters map[string][]string `json:"filters,omitempty"` // facet → any of these values
	Top     int                 `json:"top,omitempty"`     // number of hits wanted; 0: 10
}

// Result is the answer: how many provisions match, and the best of them.
type Result struct {
	Total int   `json:"total"`
	Loose bool  `json:"loose,omitempty"` // no provision has every word: these have some
	Hits  []Hit `json:"hits"`
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
