package site

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// media publishes the files that stand beside the texts, at the same path
// below the site's root. Only files the model names are looked at: what the
// audience may not see is not in the model.
type media struct {
	from  fs.FS
	files map[string][]byte // by path
	sizes map[string][2]int
}

// add reads a folder's files; a file that has gone meanwhile is the machine's
// trouble.
func (m *media) add(folder string, names []string) error {
	for _, name := range names {
		p := path.Join(folder, name)
		if _, done := m.files[p]; done || m.from == nil {
			continue
		}
		b, err := fs.ReadFile(m.from, p)
		if err != nil {
			return err
		}
		m.files[p] = b
		w, h := size(p, b)
		m.sizes[p] = [2]int{w, h}
	}
	return nil
}

// in gives the address and size of a picture named in a text of the folder.
func (m *media) in(folder string) func(src string) (string, int, int) {
	return func(src string) (string, int, int) {
		p := path.Join(folder, src)
		s := m.sizes[p]
		return "/" + p, s[0], s[1]
	}
}

// gather publishes the files of everything in the system.
func (m *media) gather(sys *model.System) error {
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			if err := m.add(editionFolder(e), e.Files); err != nil {
				return err
			}
		}
	}
	for _, i := range append(sys.Publicity[:len(sys.Publicity):len(sys.Publicity)], sys.Pages...) {
		if err := m.add(itemFolder(i), i.Files); err != nil {
			return err
		}
	}
	for _, i := range sys.Notes {
		if err := m.add(noteFolder(i), i.Files); err != nil {
			return err
		}
	}
	return nil
}

func noteFolder(i *model.Item) string { return "notes/" + i.ID }

func editionFolder(e *model.Edition) string { return "standards/" + e.Work.ID + "/" + e.Year }

func itemFolder(i *model.Item) string { return strings.TrimSuffix(i.Path(), ".html") }

// size reads the size in pixels of a picture, 0 where it says none.
func size(name string, b []byte) (w, h int) {
	if strings.HasSuffix(name, ".svg") {
		return svgSize(b)
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return 0, 0
	}
	return c.Width, c.Height
}

// svgSize reads width and height of the root element, else those of viewBox.
func svgSize(b []byte) (w, h int) {
	var root struct {
		Width   string `xml:"width,attr"`
		Height  string `xml:"height,attr"`
		ViewBox string `xml:"viewBox,attr"`
	}
	if xml.Unmarshal(b, &root) != nil {
		return 0, 0
	}
	box := strings.FieldsFunc(root.ViewBox, func(r rune) bool { return r == ' ' || r == ',' })
	if w, h = pixels(root.Width), pixels(root.Height); (w == 0 || h == 0) && len(box) == 4 {
		w, h = pixels(box[2]), pixels(box[3])
	}
	return w, h
}

func pixels(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || f < 0 || f > 1e5 {
		return 0
	}
	return int(f + 0.5)
}
