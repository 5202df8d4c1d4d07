// Package verify reads a finished site as a stranger would: it knows only the
// folder, nothing of how the site was made.
//
// # What it promises
//
// A site without an Error is whole (exactly the files of its manifest, byte
// for byte), closed (every link inside it opens, in both languages, in the
// right case, at an id that exists; nothing is asked of another host), movable
// (no link depends on where the site stands) and safe (the strict policy on
// every page, no inline script or style, no hidden direction control). Every page
// of it follows the conventions of government sites (conventions.go): labels,
// breadcrumb, footer, notice of language, tools.
//
// # What it reads
//
// Pages (.html) and pictures (.svg) are read with the tokenizer of x/net/html,
// never as a tree: a page costs its ids and its distinct links. Style sheets
// are searched for url() and @import, JSON for links under known keys, XML
// (feeds, site map) for links. Every other file is only hashed. What the shards
// of the search index say is checked by package search.
//
// A packed site (pack.go) is read in its ZIP, and refused where the ZIP is
// dangerous to read. A site on a host (host.go) is compared with its manifest.
//
// # Whether it is the right one
//
// [Trust] (trust.go) asks of a release what hashes cannot tell: who signed it,
// whether it is old, expired, of another chain or put together from two.
//
// # What it does not do
//
// It never prints and never stops at the first problem; links to other sites are
// not followed. It asks the network nothing, but for what [Host] reads of the
// one site whose address it is given.
package verify

import (
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"guiju/generator/model"
)

// Run returns all problems of the site in fsys, sorted. Pos.File is the path
// in the site. It uses every processor.
func Run(fsys fs.FS) []model.Problem {
	files, problems := list(fsys)
	if m, _, problems := Contents(fsys); len(problems) == 0 {
		for _, f := range files {
			f.hosts = m.Hosts
		}
	}
	each(files, func(f *file) { f.read(fsys) })
	s := newSite(files)
	each(files, func(f *file) { s.resolve(f) })
	s.conventions()
	for _, f := range files {
		problems = append(problems, f.problems...)
	}
	problems = append(problems, s.checkManifest()...)
	return model.SortProblems(problems)
}

// file is one file of the site and what is remembered of it.
type file struct {
	path     string
	size     int64
	hash     string   // SHA-256, "" if unreadable
	manifest []byte   // content of the manifest file
	hosts    []string // other hosts that the manifest allows
	page     *page    // of .html
	links    []link   // what it refers to inside the site
	full     []full   // absolute addresses that should be the site's own
	problems []model.Problem
}

func (f *file) report(r *model.Rule, line, col int, args ...any) {
	f.problems = append(f.problems, r.At(model.Pos{File: f.path, Line: line, Col: col}, args...))
}

// link is a reference to a place in the site.
type link struct {
	raw       string
	target    string // path from the root; "" is the root itself
	fragment  string
	alt       string // second reading of a path in a JSON file; see jsonLink
	line, col int
}

// full is an absolute http(s) address.
type full struct {
	url       string
	role      role
	line, col int
}

// role says what an absolute address stands for, and so what it must agree with.
type role int

const (
	plain     role = iota // an ordinary link; checked only if it is below the site's address
	own                   // must be below the site's address
	canonical             // must be the page's own address
)

// list walks the tree; files come in the order of their paths.
func list(fsys fs.FS) (files []*file, problems []model.Problem) {
	report := func(r *model.Rule, p string, args ...any) {
		problems = append(problems, r.At(model.Pos{File: p}, args...))
	}
	fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			report(ruleUnreadable, p, err)
			return nil
		}
		if p != "." && !goodName(path.Base(p)) {
			report(ruleName, p, path.Base(p))
		}
		if d.IsDir() {
			return nil
		}
		if !d.Type().IsRegular() {
			report(ruleIrregular, p, d.Type())
			return nil
		}
		files = append(files, &file{path: p})
		return nil
	})
	return files, problems
}

// goodName says whether a file or folder may be called so: [a-z0-9.-], not a
// device name of Windows ("Naming Files, Paths, and Namespaces", Microsoft),
// no dot at the end.
func goodName(name string) bool {
	for _, c := range []byte(name) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '.' && c != '-' {
			return false
		}
	}
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return false
	}
	if len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) &&
		stem[3] >= '1' && stem[3] <= '9' {
		return false
	}
	return !strings.HasSuffix(name, ".")
}

// each calls do for every file, on every processor.
func each[T any](files []T, do func(T)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return
				}
				do(files[i])
			}
		})
	}
	wg.Wait()
}
