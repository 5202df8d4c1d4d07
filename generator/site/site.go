// Package site renders the published pages. It is the only importer of Hugo.
//
// # What flows in and out
//
// [Build] takes a [derive.Derived], makes every page as a value (an address,
// a layout, the words of its text as HTML and a view of the facts), hands the
// pages to Hugo as virtual files in memory, and returns what Hugo published,
// by path, with the slips beside the pages (slips.go). Layouts, styles, scripts
// and interface words come from the folders
// in [Options]; nothing is read from or written to the machine but the cache
// of Hugo's WASM formula renderer in Options.CacheDir.
//
// # What it never does
//
// It decides nothing about the content: what an audience may see, what is in
// force and who refers to whom is settled in derive. It invents nothing:
// what is not known is absent from a page or said to be absent. It adds no
// file that derive makes (feeds, site map, JSON twins); main merges those.
//
// # Conventions
//
// Addresses are root-relative with the language's folder ("/en/standards/
// x.html") until Hugo makes them relative, so the tree works under any path
// and from file://. Ids of the interface begin with "ui-"; all others belong
// to the texts. A view is a struct whose JSON names the layout reads under
// .Params.data; view and layout carry the same file name.
package site

import (
	_ "embed"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"
	"sync"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// defaultConfig is a copy of the repository's config.toml, which stands where
// an embed directive cannot reach; a test keeps the two the same.
//
//go:embed config.toml
var defaultConfig []byte

// Options say with what and for which address a site is built.
type Options struct {
	Layouts fs.FS // layouts/: templates, _assets, _i18n
	Static  fs.FS // static/: files published as they are
	Client  fs.FS // search/client: the scripts of the search
	// Config is config.toml; nil for the one that the program carries.
	Config  []byte
	Content fs.FS // content/, for figures and media only
	// BaseURL is the public address of the root, "" where it is not known;
	// then no page names an absolute address.
	BaseURL string
	// SearchDir is the folder of the search index below the root, such as
	// "search-index/3f2a"; "" leaves the search page without an index.
	SearchDir string
	// CacheDir is the one folder of the machine that Hugo may write to; where
	// it is "", or nobody may write there, one is made and removed.
	CacheDir string
	// Feeds links the Atom feeds, which main merges into the tree.
	Feeds bool
	// Reference is what stands with the handbook for editors where content has
	// one; nil leaves it out.
	Reference *Reference
	// Filing is the key of a region of which nothing is rendered but its filing
	// package, as one file that needs nothing beside it; "" renders the site.
	Filing string
	// Alone says that no layout looks at another page than its own, as those
	// that the program carries do not. It lets a Renderer render less.
	Alone bool
}

// Build renders every page of d and returns the files of the site by path.
// What an author or a template did wrong comes back as problems; files is nil
// if any of them is an error.
func Build(d *derive.Derived, o Options) (files map[string][]byte, problems []model.Problem, err error) {
	return new(Renderer).Build(d, o)
}

// virtual lays out Hugo's working folder. owners says whose page a virtual
// file is; slips are the files that stand beside the pages, without Hugo.
func virtual(d *derive.Derived, o Options, med *beside) (sources, slips map[string][]byte, owners map[string]model.Pos, err error) {
	if o.Config == nil {
		o.Config = defaultConfig
	}
	sources = map[string][]byte{"config.toml": o.Config}
	owners = map[string]model.Pos{}
	for _, tree := range []struct {
		from fs.FS
		to   string
	}{{o.Layouts, "layouts"}, {o.Client, "search/client"}} {
		if err := copyTree(tree.from, tree.to, sources); err != nil {
			return nil, nil, nil, err
		}
	}
	langs := languages(d.System)
	makers, pages, written := make([]*maker, len(langs)), make([][]page, len(langs)), make([][][]byte, len(langs))
	made := make([]map[string][]byte, len(langs))
	var wait sync.WaitGroup
	for i, l := range langs {
		wait.Go(func() {
			makers[i] = newMaker(d, o, l, med)
			if pages[i] = makers[i].packageAlone(o.Filing); o.Filing == "" {
				pages[i] = makers[i].all()
				made[i] = makers[i].slips()
			}
			for _, p := range pages[i] {
				written[i] = append(written[i], p.source(l, d.System.Bilingual()))
			}
		})
	}
	wait.Wait()
	slips = map[string][]byte{}
	for i, l := range langs {
		maps.Copy(slips, made[i])
		sources[".virtual/data/"+string(l)+".json"] = makers[i].shell()
		for n, p := range pages[i] {
			name := p.file(l)
			if _, twice := sources[name]; twice {
				panic("BUG: two pages at " + l.Prefix() + p.path)
			}
			sources[name] = written[i][n]
			owners[name] = p.pos
		}
	}
	return sources, slips, owners, nil
}

func newMaker(d *derive.Derived, o Options, l model.Lang, med *beside) *maker {
	m := &maker{d: d, o: o, lang: l, media: med, refs: map[model.Target]resolved{},
		whole: map[*model.Text]*model.Text{}, translations: map[*model.Text]translation{}}
	m.shown = m.texts()
	m.uses = m.usages()
	return m
}

// copyTree reads the files of a tree, leaving out Go source: the folders carry
// their embed.go.
func copyTree(from fs.FS, to string, into map[string][]byte) error {
	if from == nil {
		return nil
	}
	return fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		b, err := fs.ReadFile(from, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path.Join(to, name), err)
		}
		into[path.Join(to, name)] = b
		return nil
	})
}

// problem says a fault in the words of our rules.
func (f fault) problem(owners map[string]model.Pos) model.Problem {
	pos := model.Pos{File: f.file, Line: f.line, Col: f.col}
	owner, isPage := owners[f.file]
	switch {
	case f.warning:
		return warningRule.At(pos, f.message)
	case isPage:
		return pageRule.At(owner, f.message)
	case strings.HasPrefix(f.file, "layouts/"):
		return templateRule.At(pos, f.message)
	}
	if pos.File == "" {
		pos = model.Pos{File: "config.toml"}
	}
	return configRule.At(pos, f.message)
}
