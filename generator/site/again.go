package site

import (
	"bytes"
	"maps"
	"os"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// Renderer builds a site that changes again and again, for a preview. Where
// only pages changed that were there before, Hugo starts anew with these alone:
// with Options.Alone a page depends on its own source and on what all pages
// share. Hugo's own rebuilding is not used: in v0.165 it panics for good after
// a mistake, and never removes a page.
//
// The zero Renderer renders everything. It is not for concurrent use.
type Renderer struct {
	sources  map[string][]byte // of the last build without a fault
	rendered map[string][]byte
	pictures map[[32]byte]copies // what was made of pictures, by their bytes
}

// pagesBelow is where the virtual pages stand.
const pagesBelow = ".virtual/content/"

// Build is the package's Build.
func (r *Renderer) Build(d *derive.Derived, o Options) (files map[string][]byte, problems []model.Problem, err error) {
	if !writable(o.CacheDir) {
		switch dir, err := os.MkdirTemp("", "guiju-hugo-"); {
		case err == nil:
			o.CacheDir = dir
			defer os.RemoveAll(dir)
		case o.CacheDir == "":
			return nil, nil, err
		} // else a site without formulas can be made all the same
	}
	files = map[string][]byte{}
	med := &beside{from: o.Content, files: files, shown: map[string]picture{}, made: r.pictures}
	if err := med.gather(d.System); err != nil {
		return nil, nil, err
	}
	r.pictures = med.made
	sources, slips, owners, err := virtual(d, o, med)
	if err != nil {
		return nil, nil, err
	}
	var tags []string
	for _, l := range languages(d.System) {
		tags = append(tags, string(l))
	}
	rendered, faults, err := r.render(sources, o, tags)
	if err != nil {
		return nil, nil, err
	}
	for _, f := range faults {
		problems = append(problems, f.problem(owners))
	}
	problems = model.SortProblems(problems)
	if model.HasErrors(problems) {
		return nil, problems, nil
	}
	maps.Copy(files, rendered)
	maps.Copy(files, slips)
	err = copyTree(o.Static, "", files)
	return files, problems, err
}

// writable reports whether files can be made in dir, which is made if need be:
// who has no home has no folder for caches either.
func writable(dir string) bool {
	if dir == "" || os.MkdirAll(dir, 0o755) != nil {
		return false
	}
	f, err := os.CreateTemp(dir, "*.tmp")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// render runs Hugo on what must be rendered. A fault is remembered by no one,
// so after one everything is rendered, and every warning is said every time.
func (r *Renderer) render(sources map[string][]byte, o Options, tags []string) (map[string][]byte, []fault, error) {
	todo, again := sources, false
	if o.Alone {
		todo, again = r.changed(sources)
	}
	rendered, faults, err := runHugo(todo, o.CacheDir, tags)
	if err == nil && again && len(faults) == 0 {
		all := maps.Clone(r.rendered)
		maps.Copy(all, rendered)
		dropSheets(all)
		rendered = all
	} else if again && err == nil {
		rendered, faults, err = runHugo(sources, o.CacheDir, tags)
	}
	r.sources, r.rendered = nil, nil
	if err == nil && len(faults) == 0 {
		r.sources, r.rendered = sources, rendered
	}
	return rendered, faults, err
}

// sheet begins the names of the editions' own style sheets, which follow from
// what they say (layouts/_partials/head.html).
const sheet = "css/print."

// dropSheets removes the sheets that no page names any more.
func dropSheets(files map[string][]byte) {
	used := map[string]bool{}
	for name, b := range files {
		if _, at, ok := bytes.Cut(b, []byte(sheet)); ok && strings.HasSuffix(name, ".html") {
			hash, _, _ := bytes.Cut(at, []byte(`"`))
			used[sheet+string(hash)] = true
		}
	}
	maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasPrefix(name, sheet) && !used[name] })
}

// changed returns the pages that changed with all that they are made with; ok
// is false, and everything is returned, when more than pages changed.
func (r *Renderer) changed(sources map[string][]byte) (part map[string][]byte, ok bool) {
	if r.sources == nil || len(sources) != len(r.sources) {
		return sources, false
	}
	part = map[string][]byte{}
	for name, b := range sources {
		old, was := r.sources[name]
		isPage, same := strings.HasPrefix(name, pagesBelow), bytes.Equal(old, b)
		switch {
		case !was, !isPage && !same:
			return sources, false
		case !isPage, !same, strings.HasSuffix(name, "/_index.html"): // Hugo makes a home page where there is none
			part[name] = b
		}
	}
	return part, true
}
