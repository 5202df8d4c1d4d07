package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"strings"
	"sync"
	"time"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/preview"
	"guiju/generator/publish"
	"guiju/generator/site"
	"guiju/generator/source"
	"guiju/generator/verify"
	"guiju/layouts"
	"guiju/search"
)

// previewer runs the stages of the street for package preview: those that the
// pages need at once, then the search index and verification.
type previewer struct {
	c        *command
	base     string
	lang     model.Lang
	renderer site.Renderer

	mu    sync.Mutex // of the fields below, and of printing
	index searchIndex
}

// searchIndex is the last one made. Every page names its folder, so pages are
// rendered with noIndex and led to it afterwards: a new index is no reason to
// render them all again. A build shows its pages with the old index until the
// new one is there.
type searchIndex struct {
	pages   []search.Page
	options search.Options
	dir     string
	shards  map[string][]byte
}

// noIndex stands for the folder of an index.
const noIndex = "search-index/000000000000"

// draft is a build whose pages are shown.
type draft struct {
	derived  *derive.Derived
	tree     map[string][]byte // without an index
	problems []preview.Problem
}

// build is the street as far as the pages.
func (v *previewer) build(ctx context.Context) (preview.Site, preview.Rest, error) {
	start := time.Now()
	audience, day, _, err := v.c.settings()
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	in, err := v.c.open()
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	in.alone = sameFiles(layouts.FS, in.layouts)
	line := lines(files.Line, in.layouts)
	problems = findings(sys, problems, day)
	if model.HasErrors(problems) || ctx.Err() != nil {
		v.built(start, problems, line)
		return preview.Site{Problems: v.worded(problems, line)}, nil, nil
	}
	d := derived(sys, wish{audience: audience, day: day})
	index := v.lastIndex()
	tree, found, err := rendered(&v.renderer, in, d, v.base, noIndex)
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	problems = model.SortProblems(append(problems, found...))
	v.built(start, problems, line)
	words := v.worded(problems, line)
	if tree == nil {
		return preview.Site{Problems: words}, nil, nil
	}
	all := withIndex(maps.Clone(tree), index)
	rest := func(ctx context.Context) (preview.Site, error) {
		return v.complete(ctx, draft{d, tree, words})
	}
	return preview.Site{Files: all, Problems: words}, rest, nil
}

// complete makes the index, leads the pages to it, and reads the whole as a
// stranger would.
func (v *previewer) complete(ctx context.Context, b draft) (preview.Site, error) {
	index := v.lastIndex()
	pages, o := searchPages(b.derived), searchOptions(b.derived)
	if !reflect.DeepEqual(pages, index.pages) || !reflect.DeepEqual(o, index.options) {
		dir, shards, err := indexed(ctx, pages, o)
		if err != nil {
			return preview.Site{}, err
		}
		index = searchIndex{pages, o, dir, shards}
		v.mu.Lock()
		v.index = index
		v.mu.Unlock()
	}
	if err := ctx.Err(); err != nil {
		return preview.Site{}, err
	}
	tree := maps.Clone(b.tree)
	if err := addData(tree, b.derived, v.base); err != nil {
		return preview.Site{}, err
	}
	addSitemap(tree, v.base)
	withIndex(tree, index)
	addKnown(tree, b.derived)
	to := publish.Options{Tool: tool, AsOf: b.derived.Day, Audience: b.derived.Audience, Hosts: b.derived.System.Config.Site.Frame.Hosts}
	tree[verify.ManifestName] = to.ManifestOf(tree).Encode()
	found := verify.Run(preview.Tree(tree))
	line := func(name string, n int) string { return nthLine(tree[name], n) }
	if model.HasErrors(found) {
		v.built(time.Now(), found, line)
	}
	return preview.Site{Files: tree, Problems: append(b.problems[:len(b.problems):len(b.problems)], v.worded(found, line)...)}, nil
}

// withIndex adds the index to the files of a site and leads their pages to it.
func withIndex(files map[string][]byte, index searchIndex) map[string][]byte {
	for name, page := range files {
		if strings.HasSuffix(name, ".html") {
			files[name] = bytes.ReplaceAll(page, []byte(noIndex), []byte(index.dir))
		}
	}
	maps.Copy(files, index.shards)
	return files
}

func (v *previewer) lastIndex() searchIndex {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.index
}

// built prints one line a build, and the errors as `check` does.
func (v *previewer) built(start time.Time, problems []model.Problem, line func(string, int) string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	var errs []model.Problem
	for _, p := range problems {
		if p.Severity == model.Error {
			errs = append(errs, p)
		}
	}
	if len(errs) > 0 {
		// A terminal that is gone does not stop the preview.
		_ = report(v.c.stderr, errs, line, v.lang, "text", colours(v.c.stderr))
		return
	}
	fmt.Fprintf(v.c.stderr, "%s  %.2f s  %s\n", start.Format(time.TimeOnly), time.Since(start).Seconds(), tally(unaccepted(problems), v.lang))
}

// trouble prints an error of the machine and hands it on.
func (v *previewer) trouble(err error) error {
	v.note(model.Bilingual{Zh: err.Error()})
	return err
}

func (v *previewer) note(s model.Bilingual) {
	v.mu.Lock()
	defer v.mu.Unlock()
	fmt.Fprintln(v.c.stderr, printable(s.Or(v.lang)))
}

// Of a long line the overlay shows this many characters about the place.
const (
	shownBefore = 60
	shownAfter  = 140
)

// worded says problems in the author's language.
func (v *previewer) worded(ps []model.Problem, line func(string, int) string) []preview.Problem {
	out := make([]preview.Problem, len(ps))
	for i, p := range ps {
		w := preview.Problem{
			Severity: p.Severity, Place: printable(p.Pos.String()), Rule: p.Rule.ID,
			Message: printable(p.Message(v.lang)), Hint: printable(p.Hint(v.lang)),
		}
		if p.Pos.Line > 0 {
			w.Before, w.Marked, w.After = marked([]rune(printable(line(p.Pos.File, p.Pos.Line))), p.Pos)
		}
		out[i] = w
	}
	return out
}

// marked cuts a line at the place that is meant, which may be behind its end.
func marked(runes []rune, p model.Pos) (before, mark, after string) {
	if p.Col == 0 {
		return string(runes[:min(len(runes), shownBefore+shownAfter)]), "", ""
	}
	from := min(p.Col-1, len(runes))
	to := min(max(p.EndCol-1, from+1), len(runes))
	before, mark, after = string(runes[:from]), string(runes[from:to]), string(runes[to:])
	if mark == "" {
		mark = " "
	}
	if from > shownBefore {
		before = "…" + string(runes[from-shownBefore:from])
	}
	if to-from > shownAfter {
		mark = string(runes[from:from+shownAfter]) + "…"
	}
	if len(runes)-to > shownAfter {
		after = string(runes[to:to+shownAfter]) + "…"
	}
	return before, mark, after
}

// lines finds the source lines of problems in the content and in the layouts.
func lines(content func(string, int) string, templates fs.FS) func(string, int) string {
	return func(name string, n int) string {
		if inside, ok := strings.CutPrefix(name, "layouts/"); ok {
			b, err := fs.ReadFile(templates, inside)
			if err != nil {
				return "" // the problem has its place and its words
			}
			return nthLine(b, n)
		}
		return content(name, n)
	}
}

// sameFiles reports whether two trees hold the same files.
func sameFiles(a, b fs.FS) bool {
	sums := [2]map[string]string{{}, {}}
	for i, tree := range []fs.FS{a, b} {
		err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := fs.ReadFile(tree, name)
			sums[i][name] = string(b)
			return err
		})
		if err != nil {
			return false // what cannot be read will be told by the build
		}
	}
	return maps.Equal(sums[0], sums[1])
}

func nthLine(b []byte, n int) string {
	for range n - 1 {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	b, _, _ = bytes.Cut(b, []byte("\n"))
	return strings.TrimSuffix(string(b), "\r")
}
