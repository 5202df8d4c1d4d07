package verify

import (
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
)

// site is all files together.
type site struct {
	files   map[string]*file
	list    []*file
	folders map[string]bool
	lower   map[string]string // path in lower case -> path
	// base is the site's declared address, which the home page's canonical
	// link states; "" if it declares none. It ends in "/".
	base      string
	bilingual bool
}

func newSite(files []*file) *site {
	s := &site{files: map[string]*file{}, list: files, folders: map[string]bool{"": true}, lower: map[string]string{}}
	for _, f := range files {
		s.files[f.path] = f
		s.lower[strings.ToLower(f.path)] = f.path
		for d := path.Dir(f.path); d != "."; d = path.Dir(d) {
			s.folders[d] = true
		}
		if f.page != nil && f.lang() != model.Zh {
			s.bilingual = true
		}
	}
	if home := s.files["index.html"]; home != nil {
		for _, a := range home.full {
			if a.role == canonical {
				s.base = strings.TrimSuffix(a.url, "index.html")
			}
		}
	}
	return s
}

// resolve follows the file's links.
func (s *site) resolve(f *file) {
	for _, l := range f.links {
		s.follow(f, l)
	}
	for _, a := range f.full {
		s.followFull(f, a)
	}
	if isPage(f.path) && f.page != nil {
		s.checkTwin(f)
	}
}

// follow checks that a link leads to a file and, in a page, to an id.
func (s *site) follow(f *file, l link) {
	to, ok := s.files[l.target]
	if !ok && l.alt != "" {
		to, ok = s.files[l.alt]
	}
	if !ok {
		folder := strings.TrimSuffix(l.target, "/")
		if s.folders[folder] {
			f.report(ruleFolder, l.line, l.col, short(l.raw), path.Join(folder, "index.html"))
		} else if right, ok := s.lower[strings.ToLower(l.target)]; ok {
			f.report(ruleCase, l.line, l.col, short(l.raw), right)
		} else {
			f.report(ruleDeadLink, l.line, l.col, short(l.raw), l.target)
		}
		return
	}
	if to.page == nil || l.fragment == "" {
		return
	}
	// "#top" needs no id (HTML standard, 7.4.2.3.3).
	if _, ok := to.page.ids[l.fragment]; !ok && !strings.EqualFold(l.fragment, "top") {
		f.report(ruleDeadAnchor, l.line, l.col, short(l.raw), to.path, l.fragment)
	}
}

// followFull checks an absolute address against the site's declared one.
func (s *site) followFull(f *file, a full) {
	rest, below := strings.CutPrefix(a.url, s.base)
	if s.base == "" || !below {
		if a.role != plain {
			base := s.base
			if base == "" {
				base = "—"
			}
			f.report(ruleBase, a.line, a.col, short(a.url), base)
		}
		return
	}
	target, fragment := split(rest)
	target, ok1 := unescape(target)
	fragment, ok2 := unescape(fragment)
	if !ok1 || !ok2 {
		f.report(ruleURL, a.line, a.col, short(a.url))
		return
	}
	// A host serves index.html for a folder; only file:// does not.
	if target == "" || strings.HasSuffix(target, "/") {
		target += "index.html"
	}
	if a.role == canonical && target != f.path && !isEditionOf(f.path, target) {
		f.report(ruleBase, a.line, a.col, short(a.url), s.base+f.path)
		return
	}
	s.follow(f, link{raw: a.url, target: target, fragment: fragment, line: a.line, col: a.col})
}

// isEditionOf allows the page of one edition, standards/x/2021.html, to name
// the standard's page, standards/x.html, as the one to be found.
func isEditionOf(p, target string) bool { return path.Dir(p)+".html" == target }

// checkTwin checks that the page exists in both languages and leads from one
// to the other. A site without English pages is Chinese-only, and complete.
func (s *site) checkTwin(f *file) {
	if !s.bilingual || isNotFound(f.path) {
		return
	}
	own := f.lang()
	twin := own.Other().Prefix() + strings.TrimPrefix(f.path, own.Prefix())
	if s.files[twin] == nil {
		f.report(ruleTwin, 0, 0, twin)
		return
	}
	if isAlone(f.path) {
		return
	}
	for _, l := range f.page.switches {
		if l.target != twin {
			f.report(ruleSwitch, l.line, l.col, twin, " ("+short(l.raw)+")")
		}
	}
	if !slices.ContainsFunc(f.links, func(l link) bool { return l.target == twin }) {
		f.report(ruleSwitch, 0, 0, twin, "")
	}
}

// checkManifest compares the folder with its manifest, both ways.
func (s *site) checkManifest() (problems []model.Problem) {
	report := func(r *model.Rule, p string, args ...any) {
		problems = append(problems, r.At(model.Pos{File: p}, args...))
	}
	f := s.files[ManifestName]
	if f == nil {
		report(ruleManifest, ManifestName, noManifest)
		return problems
	}
	m, err := DecodeManifest(f.manifest)
	if err != nil {
		report(ruleManifest, ManifestName, told(err))
		return problems
	}
	listed := map[string]bool{ManifestName: true, SignatureName: m.Release != nil}
	for _, want := range m.Files {
		listed[want.Path] = true
		have := s.files[want.Path]
		switch {
		case have == nil:
			report(ruleMissing, want.Path)
		case have.hash == "": // reported as unreadable
		case have.size != want.Size:
			report(ruleChanged, want.Path, say("大小不同", "another size"))
		case have.hash != want.SHA256:
			report(ruleChanged, want.Path, "SHA-256")
		}
	}
	for _, f := range s.list {
		if !listed[f.path] {
			report(ruleExtra, f.path)
		}
	}
	return problems
}
