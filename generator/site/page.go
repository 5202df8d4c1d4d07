package site

import (
	"bytes"
	"encoding/json"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// page is one virtual page before Hugo: an address, a layout and what the
// layout shows. Everything a layout needs is in it; no layout walks the site.
type page struct {
	path    string // from the site's root, without the language's folder
	layout  string // file name in layouts/ without .html
	title   said
	summary string // meta description
	// chinese is set when an English page shows the Chinese text.
	chinese bool
	sample  bool
	hidden  bool // kept out of search engines: samples, older editions
	crumbs  []link
	// readings are the readings of the plan that the page depends on; set for
	// every page by [maker.all].
	readings []link
	// feeds are those that a reader of the page may subscribe to, as readings
	// are; feedKind is the kind of publicity of the page, "" for none.
	feeds    []feedLink
	feedKind string
	item     *model.Item // what the page shows, of publicity items and pages
	// share is what other programs show of the page; set by [maker.all].
	share  share
	labels []label // page labels of 国办发〔2017〕47号
	body   text.Page
	data   any       // view of the layout's own; see the file of the same name
	pos    model.Pos // where to send an author who broke this page
}

// label is one <meta name content> pair; empty ones are never written.
type label struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// frontMatter is what a page's layout reads as .Params. Hugo lower-cases all
// keys below params, so they are written that way here.
type frontMatter struct {
	Layout string `json:"layout"`
	URL    string `json:"url,omitempty"`
	Title  string `json:"title"`
	Params params `json:"params"`
}

type params struct {
	Path     string     `json:"path"`  // with the language's folder
	Root     string     `json:"root"`  // relative way to the site's root: "", "../"
	Other    string     `json:"other"` // root-relative address in the other language, "" if there is none
	Kind     string     `json:"kind"`  // the layout
	Title    said       `json:"title"`
	Summary  string     `json:"summary,omitempty"`
	Chinese  bool       `json:"chinese,omitempty"`
	Sample   bool       `json:"sample,omitempty"`
	Hidden   bool       `json:"hidden,omitempty"`
	Crumbs   []link     `json:"crumbs,omitempty"`
	Readings []link     `json:"readings,omitempty"`
	Feeds    []feedLink `json:"feeds,omitempty"`
	Labels   []label    `json:"labels,omitempty"`
	Share    share      `json:"share"`
	Math     []formula  `json:"math,omitempty"`
	Data     any        `json:"data,omitempty"`
}

// formula is a text.Math with the lower-case names that a layout reads.
type formula struct {
	TeX     string `json:"tex"`
	Display bool   `json:"display"`
	Words   string `json:"words"`
}

func formulas(in []text.Math) (out []formula) {
	for _, m := range in {
		out = append(out, formula(m))
	}
	return out
}

// source returns the page as a file for Hugo: JSON front matter, then HTML.
func (p page) source(l model.Lang, bilingual bool) []byte {
	full := l.Prefix() + p.path
	f := frontMatter{Layout: p.layout, Title: p.title.T, Params: params{
		Path: full, Root: strings.Repeat("../", strings.Count(full, "/")), Kind: p.layout,
		Title: p.title, Summary: p.summary, Chinese: p.chinese, Sample: p.sample, Hidden: p.hidden,
		Crumbs: p.crumbs, Readings: p.readings, Feeds: p.feeds, Labels: p.labels, Share: p.share, Math: formulas(p.body.Math), Data: p.data,
	}}
	if bilingual {
		f.Params.Other = "/" + l.Other().Prefix() + p.path
	}
	if p.path != homePath {
		// Without a leading slash: with one, both languages write one file
		// and one of them is lost in silence.
		f.URL = p.path
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		panic("BUG: " + err.Error())
	}
	b.WriteString(literal(p.body.HTML))
	return b.Bytes()
}

const homePath = "index.html"

// file names the virtual page. Names are flat, so that Hugo makes no sections,
// and without dots, which it would read as languages and formats. Ids hold
// neither _ nor upper case: no two paths get the same name.
func (p page) file(l model.Lang) string {
	name := "_index"
	if p.path != homePath {
		name = strings.NewReplacer("/", "__", ".", "_").Replace(strings.TrimSuffix(p.path, ".html"))
	}
	return ".virtual/content/" + string(l) + "/" + name + ".html"
}

// literal keeps Hugo from running what looks like a shortcode in a text.
func literal(html string) string {
	if !strings.Contains(html, "{{") {
		return html // almost always
	}
	return strings.NewReplacer("{{<", "&#123;{<", "{{%", "&#123;{%").Replace(html)
}
