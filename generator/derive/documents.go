package derive

import (
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// SearchPage is one page of the site as the search index sees it; main hands
// it to package search, which knows nothing of the model.
type SearchPage struct {
	Path   string // from the site's root, with the language's folder
	Lang   model.Lang
	Title  string
	Number string // number of the document as printed, "" if it has none
	Kind   string // standard, regulation, policy, publicity, training, page
	Sample bool
	Facets map[string]string // level, status, box, area, year, region; absent where unknown
	Idents []string          // exact names of the whole document
	Docs   []SearchDoc
	// Ended says that the document does not hold, or not yet: withdrawn,
	// superseded, an edition to come of a work that has one in force. Older
	// says that it is an edition that a later one has replaced.
	Ended, Older bool
}

// SearchDoc is one search document: a clause, subclause, term entry, article,
// policy item or section of a page. Paragraphs, list items, tables and notes
// belong to the document they stand in.
type SearchDoc struct {
	Anchor  string
	Label   string // number as printed
	Heading string
	Context string // the headings it stands under, outermost first
	Body    string
	Code    string   // short code of the provision, "" where it has none
	Names   []string // headings and terms: what a reader may type to have this provision
}

// Documents lists everything a reader can find. Older editions are marked: a
// search must not answer with text that is no longer in force while the current
// one says otherwise, unless it is asked to. Where English is missing the
// Chinese that is shown instead is not indexed twice.
func Documents(d *Derived) []SearchPage {
	var pages []SearchPage
	add := func(id string, p SearchPage, texts map[model.Lang]*model.Text, title model.Bilingual, summary model.Bilingual) {
		for _, l := range d.System.Langs() {
			t := texts[l]
			if title.In(l) == "" && t == nil {
				continue
			}
			q := p
			q.Lang, q.Path, q.Title = l, l.Prefix()+p.Path, title.Or(l)
			q.Docs = documents(t, d.Codes, id)
			if len(q.Docs) == 0 || summary.In(l) != "" {
				q.Docs = append([]SearchDoc{{Heading: q.Title, Body: summary.In(l)}}, q.Docs...)
			}
			pages = append(pages, q)
		}
	}
	for _, r := range d.Rows {
		var texts map[model.Lang]*model.Text
		if r.Edition != nil {
			texts = r.Edition.Texts
		}
		if r.Withheld {
			r.Title = model.Bilingual{Zh: r.Number}
		}
		add(r.Work.ID, standardPage(d.System, r), texts, r.Title, model.Bilingual{})
		for _, e := range r.Work.Editions {
			if e != r.Edition && len(e.Texts) > 0 && !r.Withheld {
				add(editionID(e, r.Edition), editionPage(d.System, r, e, d.Day), e.Texts, e.Title, model.Bilingual{})
			}
		}
	}
	for _, r := range d.System.Regulations {
		add(r.ID, regulationPage(r), r.Texts, r.Title, topics(r))
	}
	for _, p := range d.System.Policies {
		add(p.ID, SearchPage{Path: p.Path(), Kind: "policy", Sample: p.Sample}, p.Texts, p.Title, p.Summary)
	}
	for _, i := range d.System.Publicity {
		from := len(pages)
		add("", SearchPage{Path: i.Path(), Kind: "publicity", Sample: i.Sample, Facets: facets("year", year(i.Date))}, i.Texts, i.Title, i.Summary)
		for j := range pages[from:] {
			p := &pages[from+j]
			p.Docs = append(p.Docs, spoken(i, p.Lang)...)
		}
	}
	for _, c := range d.System.Courses {
		from := len(pages)
		add("", SearchPage{Path: c.Path(), Kind: "training", Sample: c.Sample}, c.Texts, c.Title, c.Summary)
		for i := range pages[from:] {
			p := &pages[from+i]
			p.Docs = append(p.Docs, sessions(c, p.Lang)...)
		}
	}
	for _, i := range d.System.Pages {
		add("", SearchPage{Path: i.Path(), Kind: "page", Sample: i.Sample}, i.Texts, i.Title, i.Summary)
	}
	for _, i := range d.System.Notes {
		if r := d.System.Region(i.ID); r != nil {
			add("", SearchPage{Path: notePath(r), Kind: "page", Sample: i.Sample}, i.Texts, i.Title, i.Summary)
		}
	}
	return append(pages, elementPages(d)...)
}

// notePath is where an explanatory note stands: that of the province on a page
// of its own, others on the page of their region.
func notePath(r *model.Region) string {
	if r.Kind == "province" {
		return model.NotePath
	}
	return r.Path()
}

func standardPage(sys *model.System, r Row) SearchPage {
	p := SearchPage{
		Path: r.Path, Kind: "standard", Number: r.Number, Sample: r.Work.Sample,
		Idents: []string{r.Work.ID, r.Work.Number},
		Facets: facets("level", r.Work.Level, "status", string(r.Status), "box", r.Work.Box, "area", AreaOf(sys, r.Work), "region", r.Work.Region),
	}
	if r.Edition != nil {
		p.Facets["year"] = r.Edition.Year
		p.Idents = append(p.Idents, r.Number)
	}
	p.Ended = r.Status == model.Superseded || r.Status == model.Withdrawn
	return p
}

// editionPage is the page of an edition that is not the one on show.
func editionPage(sys *model.System, r Row, e *model.Edition, day model.Date) SearchPage {
	p := standardPage(sys, r)
	status := e.StatusAt(day)
	p.Path, p.Number, p.Idents = e.Path(), e.Number, nil
	p.Facets["year"], p.Facets["status"] = e.Year, string(status)
	p.Ended = true
	p.Older = status == model.Superseded || status == model.Withdrawn
	return p
}

// regulationPage names a law by its title with and without the name of the
// country, which nobody types.
func regulationPage(r *model.Regulation) SearchPage {
	return SearchPage{
		Path: r.Path(), Kind: "regulation", Number: r.Number.Zh,
		Idents: []string{r.ID, r.Title.Zh, usualName(r.Title.Zh), r.Title.En},
		Facets: facets("year", year(r.InForce)),
	}
}

// topics are the words of a regulation held as a record.
func topics(r *model.Regulation) (b model.Bilingual) {
	for _, t := range r.Topics {
		b.Zh += t.Title.Zh + " "
		b.En += t.Title.En + " "
	}
	b.Zh, b.En = strings.TrimSpace(b.Zh), strings.TrimSpace(b.En)
	return b
}

func documents(t *model.Text, codes Codes, id string) (docs []SearchDoc) {
	if t == nil {
		return nil
	}
	if head := text.SeenHead(t); head != "" {
		docs = append(docs, SearchDoc{Body: head})
	}
	var walk func(ps []*model.Provision, context string)
	walk = func(ps []*model.Provision, context string) {
		for _, p := range ps {
			docs = append(docs, SearchDoc{
				Anchor: p.ID, Label: p.Number, Heading: text.SeenTitle(t, p), Context: context,
				Body: text.SeenBelow(t, p), Code: codes.Of(id, p.ID), Names: names(p),
			})
			walk(p.Children, strings.TrimSpace(context+" "+strings.TrimSpace(p.Number+" "+text.PlainInlines(p.Title))))
		}
	}
	walk(t.Provisions, "")
	return docs
}

// sessions are the sittings of a course: what it says itself. What it quotes is
// found where it stands.
func sessions(c *model.Course, l model.Lang) (docs []SearchDoc) {
	for i, s := range c.Sessions {
		var words []string
		for _, q := range s.Quotes {
			words = append(words, q.Note.Or(l))
		}
		for _, q := range s.Questions {
			words = append(words, q.Text.Or(l))
		}
		docs = append(docs, SearchDoc{Anchor: SessionAnchor(i), Heading: s.Title.Or(l), Body: strings.Join(words, "\n")})
	}
	return docs
}

// TranscriptAnchor is the address of the transcript on the page of a film.
const TranscriptAnchor = "ui-transcript"

// spoken is the transcript of a film in the language.
func spoken(i *model.Item, l model.Lang) []SearchDoc {
	cues := i.Captions[l]
	if len(cues) == 0 || len(i.Films()) == 0 {
		return nil
	}
	var words []string
	for _, q := range cues {
		words = append(words, q.Text)
	}
	return []SearchDoc{{Anchor: TranscriptAnchor, Heading: model.Bilingual{Zh: "文字稿", En: "Transcript"}.In(l), Body: strings.Join(words, "\n")}}
}

// SessionAnchor is the address of the i-th session on the page of its course.
func SessionAnchor(i int) string { return "ui-session-" + strconv.Itoa(i+1) }

// names are the designations of a term entry, or the title of a provision.
func names(p *model.Provision) []string {
	if p.Term != nil {
		return slices.Concat(p.Term.Zh, p.Term.En)
	}
	return []string{text.PlainInlines(p.Title)}
}

func facets(pairs ...string) map[string]string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			m[pairs[i]] = pairs[i+1]
		}
	}
	return m
}

func year(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Year)
}
