package publish

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	htmltemplate "html/template"
	"io/fs"
	"path"
	"strings"
	"text/template"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// The start page and the note of a packed site. Their words stand in the
// templates, not among those of the site: they are made of a published folder
// alone, where the content may not be at hand.
var (
	//go:embed pack/start.html
	startWords string
	//go:embed pack/note.txt
	noteWords string

	startPage = htmltemplate.Must(htmltemplate.New(verify.PackStart).Parse(startWords))
	notePage  = template.Must(template.New("note").Parse(noteWords))
)

// startMark is the class that tells whether a style sheet knows the start page.
const startMark = ".start-alone"

// cover is what the start page and the note say of the site.
type cover struct {
	Title, Summary model.Bilingual
	Internal       bool
	Day            model.Date
	Samples        int // standards that are samples
	Files          int
	Tool, Manifest string // SHA-256 of the manifest
	Links          []coverLink
	Style, Policy  string

	Folder, Start, Note, Sums string
}

type coverLink struct{ Href, Words, Tag string }

// newCover reads the pages that a reader sees first, and how many standards of
// the directory are samples.
func newCover(site fs.FS, m Manifest, manifest []byte) (*cover, error) {
	sum := sha256.Sum256(manifest)
	c := &cover{
		Internal: m.Audience == model.Internal, Day: m.AsOf, Files: len(m.Files) + 1, Tool: m.Tool,
		Manifest: hex.EncodeToString(sum[:]), Policy: verify.Policy,
		Folder: verify.PackFolder, Start: verify.PackStart, Note: verify.PackNote, Sums: verify.PackSums,
	}
	has := map[string]bool{}
	for _, f := range m.Files {
		has[f.Path] = true
	}
	for _, l := range model.Langs {
		home := l.Prefix() + "index.html"
		if !has[home] {
			continue
		}
		b, err := fs.ReadFile(site, home)
		if err != nil {
			return nil, err
		}
		front := verify.FrontOf(b)
		tag := ""
		if l == model.Zh {
			c.Title.Zh, c.Summary.Zh = front.Title, front.Summary
			if len(front.Styles) > 0 {
				c.Style = path.Join(c.Folder, front.Styles[0])
			}
		} else {
			c.Title.En, c.Summary.En, tag = front.Title, front.Summary, "en"
		}
		for _, to := range []struct {
			page  string
			words model.Bilingual
		}{
			{"index.html", say("打开网站", "Open the site in English")},
			{"search.html", say("检索", "Search")},
		} {
			if p := l.Prefix() + to.page; has[p] {
				c.Links = append(c.Links, coverLink{path.Join(c.Folder, p), to.words.Or(l), tag})
			}
		}
	}
	if has[directoryData] {
		b, err := fs.ReadFile(site, directoryData)
		if err != nil {
			return nil, err
		}
		c.Samples = samplesIn(b)
	}
	return c, nil
}

// directoryData is the directory as data, which the page of data files
// describes.
const directoryData = "data/directory.json"

// samplesIn counts the samples of a directory, 0 in what is none.
func samplesIn(directory []byte) (n int) {
	var d struct {
		Rows []struct {
			Sample bool `json:"sample"`
		} `json:"rows"`
	}
	if json.Unmarshal(directory, &d) != nil {
		return 0
	}
	for _, r := range d.Rows {
		if r.Sample {
			n++
		}
	}
	return n
}

// start is the start page.
func (c *cover) start() []byte {
	var b bytes.Buffer
	if err := startPage.Execute(&b, c); err != nil {
		panic("BUG: start page: " + err.Error())
	}
	return b.Bytes()
}

// note is the note, as the plainest of editors reads it: with a byte order mark
// and the line ends of Windows.
func (c *cover) note() []byte {
	var b strings.Builder
	if err := notePage.Execute(&b, c); err != nil {
		panic("BUG: note: " + err.Error())
	}
	return []byte("\uFEFF" + strings.ReplaceAll(b.String(), "\n", "\r\n"))
}
