package release

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// Sheet is the sheet of the security review of a site: what is in it that
// somebody should look at before it goes out, read from the finished files as a
// stranger would. It draws no conclusion.
type Sheet struct {
	Release  int            `json:"release,omitempty"` // 0 for what is no release
	AsOf     string         `json:"as_of"`
	Audience model.Audience `json:"audience"`
	Tool     string         `json:"tool"`
	Manifest string         `json:"manifest"` // SHA-256
	Files    int            `json:"files"`
	Bytes    int64          `json:"bytes"`
	Pages    int            `json:"pages"`
	Samples  int            `json:"sample_pages"`
	// Withheld works are counted where the sheet is made for the house; nil
	// where the finished site is all there is.
	Withheld *int      `json:"withheld,omitempty"`
	Hosts    []string  `json:"hosts"`   // that the policy of the pages allows
	Loads    []Finding `json:"loads"`   // what is loaded from other hosts
	Scripts  []Asset   `json:"scripts"` // and data that is loaded as one
	Styles   []Asset   `json:"styles"`
	Inline   []Finding `json:"inline"`
	Forms    []Finding `json:"forms"`
	Kinds    []Kind    `json:"kinds"`
	Largest  []Kind    `json:"largest"` // files
	Contacts []Finding `json:"contacts"`
	Hidden   []Finding `json:"hidden"`
	Words    []Finding `json:"words"`
	Pictures []Finding `json:"pictures"`
	Unread   []string  `json:"unread"` // files that are not what the manifest says, or not in it

	// Since is the release of the sheet that this one was compared with, nil
	// where there was none; New and Gone are what is in one of them only.
	Since *int     `json:"since,omitempty"`
	New   []string `json:"new,omitempty"`
	Gone  []string `json:"gone,omitempty"`
}

// Asset is a script or style sheet, or a group of them.
type Asset struct {
	Path    string          `json:"path"`
	Files   int             `json:"files"`
	Bytes   int64           `json:"bytes"`
	SHA256  string          `json:"sha256"` // of a group: of its lines "hash path"
	Purpose model.Bilingual `json:"purpose"`
	Unknown bool            `json:"unknown,omitempty"`
}

// Finding is something with the places where it stands.
type Finding struct {
	Kind   string   `json:"kind,omitempty"`
	Text   string   `json:"text"`
	Files  int      `json:"files"`
	Places []string `json:"places"` // the first ones
	Around string   `json:"around,omitempty"`
}

// Kind counts files by ending; of one file it is its size.
type Kind struct {
	Name  string `json:"name"`
	Files int    `json:"files"`
	Bytes int64  `json:"bytes"`
}

const (
	mostPlaces  = 3
	mostLargest = 10
	aroundRunes = 16
)

// reviewer gathers a sheet.
type reviewer struct {
	sheet    Sheet
	words    []string
	findings map[string]map[[2]string]*Finding // by section, then kind and text
	groups   map[string][]verify.File
}

// Review reads a finished site. words are looked for beside those that every
// review looks for.
func Review(site fs.FS, words []string) (Sheet, error) {
	m, raw, problems := verify.Contents(site)
	if len(problems) > 0 {
		return Sheet{}, fmt.Errorf("%s", problems[0].Message(model.En))
	}
	r := &reviewer{words: slices.Compact(slices.Sorted(slices.Values(slices.Concat(markWords, words)))), findings: map[string]map[[2]string]*Finding{}, groups: map[string][]verify.File{}}
	s := &r.sheet
	s.AsOf, s.Audience, s.Tool, s.Manifest = m.AsOf.String(), m.Audience, m.Tool, Hash(raw)
	if m.Release != nil {
		s.Release = m.Release.Number
	}
	s.Hosts = append([]string{}, m.Hosts...)
	kinds := map[string]*Kind{}
	for _, f := range m.Files {
		b, err := fs.ReadFile(site, f.Path)
		if err != nil || Hash(b) != f.SHA256 {
			s.Unread = append(s.Unread, f.Path)
			continue
		}
		s.Files, s.Bytes = s.Files+1, s.Bytes+f.Size
		k := kinds[path.Ext(f.Path)]
		if k == nil {
			k = &Kind{Name: cmp.Or(strings.TrimPrefix(path.Ext(f.Path), "."), "—")}
			kinds[path.Ext(f.Path)] = k
		}
		k.Files, k.Bytes = k.Files+1, k.Bytes+f.Size
		s.Largest = append(s.Largest, Kind{f.Path, 1, f.Size})
		r.file(f, b)
	}
	if err := r.strangers(site, m); err != nil {
		return Sheet{}, err
	}
	for _, ext := range slices.Sorted(maps.Keys(kinds)) {
		s.Kinds = append(s.Kinds, *kinds[ext])
	}
	slices.SortStableFunc(s.Largest, func(a, b Kind) int { return cmp.Compare(b.Bytes, a.Bytes) })
	s.Largest = s.Largest[:min(len(s.Largest), mostLargest)]
	s.Scripts, s.Styles = r.assets(".js"), r.assets(".css")
	s.Loads, s.Inline, s.Forms = r.found("loads"), r.found("inline"), r.found("forms")
	s.Contacts, s.Hidden, s.Words, s.Pictures = r.found("contacts"), r.found("hidden"), r.found("words"), r.found("pictures")
	return *s, nil
}

// strangers are files that the manifest does not name.
func (r *reviewer) strangers(site fs.FS, m verify.Manifest) error {
	named := map[string]bool{verify.ManifestName: true, verify.SignatureName: true}
	for _, f := range m.Files {
		named[f.Path] = true
	}
	return fs.WalkDir(site, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !named[p] {
			r.sheet.Unread = append(r.sheet.Unread, p)
		}
		return err
	})
}

// see notes a finding at a file.
func (r *reviewer) see(section, kind, text, place, around string) {
	if r.findings[section] == nil {
		r.findings[section] = map[[2]string]*Finding{}
	}
	key := [2]string{kind, text}
	f := r.findings[section][key]
	if f == nil {
		f = &Finding{Kind: kind, Text: text, Around: around}
		r.findings[section][key] = f
	}
	file, _, _ := strings.Cut(place, ":")
	if n := len(f.Places); n > 0 && f.Files <= mostPlaces {
		if last, _, _ := strings.Cut(f.Places[n-1], ":"); last == file {
			return
		}
	}
	f.Files++
	if len(f.Places) < mostPlaces {
		f.Places = append(f.Places, place)
	}
}

func (r *reviewer) found(section string) []Finding {
	out := []Finding{}
	for _, f := range r.findings[section] {
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text, b.Text)) })
	return out
}

// file looks at one file.
func (r *reviewer) file(f verify.File, b []byte) {
	ext := path.Ext(f.Path)
	switch ext {
	case ".js", ".css":
		p, _ := purposeOf(f.Path)
		r.groups[cmp.Or(p.group, f.Path)] = append(r.groups[cmp.Or(p.group, f.Path)], f)
		if IsHashed(f.Path) && strings.HasPrefix(f.Path, "search-index/") {
			return // the words of the pages again, packed
		}
	case ".html":
		r.sheet.Pages++
		r.page(f.Path, b)
	case ".txt", ".md", ".csv", ".json", ".xml", ".svg", ".ics", ".vtt":
		r.says(f.Path, string(b))
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".mp4", ".webm", ".avif":
		for _, t := range tracesIn(b) {
			r.see("pictures", "", t, f.Path, "")
		}
		return
	default: // workbooks and the like are compressed
		return
	}
	if ext == ".csv" {
		b = bytes.TrimPrefix(b, []byte("\uFEFF")) // by which Excel knows UTF-8
	}
	names, lines := hiddenIn(b)
	for i, n := range names {
		r.see("hidden", "", n, fmt.Sprint(f.Path, ":", lines[i]), "")
	}
}

func (r *reviewer) page(name string, b []byte) {
	s := verify.SurfaceOf(b)
	if s.Sample {
		r.sheet.Samples++
	}
	for _, in := range s.Inline {
		what, words, _ := strings.Cut(in, " ")
		r.see("inline", "", what, name, words)
	}
	for _, form := range s.Forms {
		r.see("forms", cmp.Or(form.Method, "get"), path.Base(cmp.Or(form.Action, "（无地址）")), name, "")
	}
	for _, u := range s.Loads {
		r.see("loads", "", u, name, "")
	}
	for _, words := range s.Texts {
		r.says(name, words)
	}
}

// says looks at words.
func (r *reviewer) says(name, words string) {
	for _, c := range contactsIn(words) {
		r.see("contacts", c.kind, c.text, name, "")
	}
	for _, w := range r.words {
		if i := strings.Index(words, w); i >= 0 {
			r.see("words", "", w, name, around(words, i, len(w)))
		}
	}
}

// around are the words about a place.
func around(s string, at, n int) string {
	before, after := []rune(s[:at]), []rune(s[at+n:])
	out := string(before[max(0, len(before)-aroundRunes):]) + s[at:at+n] + string(after[:min(len(after), aroundRunes)])
	return strings.Join(strings.Fields(out), " ")
}

// assets tells scripts or style sheets, groups as one.
func (r *reviewer) assets(ext string) []Asset {
	out := []Asset{}
	for _, name := range slices.Sorted(maps.Keys(r.groups)) {
		files := r.groups[name]
		if path.Ext(files[0].Path) != ext {
			continue
		}
		p, known := purposeOf(files[0].Path)
		a := Asset{Path: name, Files: len(files), SHA256: files[0].SHA256, Purpose: p.words, Unknown: !known}
		lines := ""
		for _, f := range files {
			a.Bytes += f.Size
			lines += f.SHA256 + " " + f.Path + "\n"
		}
		if len(files) > 1 {
			a.SHA256 = Hash([]byte(lines))
		}
		out = append(out, a)
	}
	return out
}

// SinceSheet compares the sheet with one of an earlier release.
func (s Sheet) SinceSheet(old Sheet) Sheet {
	n := old.Release
	s.Since, s.New, s.Gone = &n, nil, nil
	before, now := old.statements(), s.statements()
	for _, k := range now {
		if !slices.Contains(before, k) {
			s.New = append(s.New, k)
		}
	}
	for _, k := range before {
		if !slices.Contains(now, k) {
			s.Gone = append(s.Gone, k)
		}
	}
	return s
}

// fingerprint is the hash in the name of a file.
var fingerprint = regexp.MustCompile(`\.[0-9a-f]{64}\.`)

// statements is everything that a sheet says and another may not: data that
// changes with every release, such as the index, is not among it.
func (s Sheet) statements() (list []string) {
	for _, h := range s.Hosts {
		list = append(list, "host "+h)
	}
	for _, a := range slices.Concat(s.Scripts, s.Styles) {
		line := fingerprint.ReplaceAllString(a.Path, ".")
		if line != a.Path { // its bytes were looked at
			line += " " + a.SHA256[:16]
		}
		list = append(list, "file "+line)
	}
	for _, k := range s.Kinds {
		list = append(list, "kind "+k.Name)
	}
	for _, part := range []struct {
		name string
		list []Finding
	}{{"loads", s.Loads}, {"inline", s.Inline}, {"form", s.Forms}, {"contact", s.Contacts}, {"hidden", s.Hidden}, {"word", s.Words}, {"picture", s.Pictures}} {
		for _, f := range part.list {
			list = append(list, strings.Join(strings.Fields(part.name+" "+f.Kind+" "+f.Text), " "))
		}
	}
	return list
}

// JSON writes the sheet for programs.
func (s Sheet) JSON() []byte { return indented(s) }
