package site

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"guiju/generator/media"
	"guiju/generator/model"
	"guiju/generator/text"
)

// beside publishes the files that stand beside the texts, at the same path
// below the site's root; pictures without what the camera wrote into them, and
// in several widths. Only files the model names are looked at: what the
// audience may not see is not in the model.
type beside struct {
	from  fs.FS
	files map[string][]byte // by path
	shown map[string]picture
	made  map[[32]byte]copies // of this build and the one before
}

// picture is how large a picture is, and in which smaller widths it stands
// beside itself.
type picture struct {
	width, height int
	widths        []int
}

// copies are what is made of the bytes of a picture.
type copies struct {
	clean   []byte
	smaller map[int][]byte
}

// add reads a folder's files; a file that has gone meanwhile is the machine's
// trouble.
func (m *beside) add(folder string, names []string) error {
	for _, name := range names {
		p := path.Join(folder, name)
		if _, done := m.files[p]; done || m.from == nil {
			continue
		}
		b, err := fs.ReadFile(m.from, p)
		if err != nil {
			return err
		}
		switch path.Ext(p) {
		case ".mp4", ".m4a":
			b = media.Clean(p, b)
		case ".svg":
			b = media.Clean(p, b)
			w, h := svgSize(b)
			m.shown[p] = picture{width: w, height: h}
		}
		m.files[p] = b
	}
	return nil
}

// gather publishes the files of everything in the system.
func (m *beside) gather(sys *model.System) error {
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			if err := m.add(editionFolder(e), e.Files); err != nil {
				return err
			}
		}
	}
	for _, i := range slices.Concat(sys.Publicity, sys.Pages) {
		if err := m.add(itemFolder(i), i.Files); err != nil {
			return err
		}
	}
	for _, i := range sys.Notes {
		if err := m.add(noteFolder(i), i.Files); err != nil {
			return err
		}
	}
	m.pictures()
	return nil
}

// pictures cleans the pictures and makes them smaller, as many at a time as
// the machine has processors: it is the only thing here that takes long.
func (m *beside) pictures() {
	var names []string
	for _, p := range slices.Sorted(maps.Keys(m.files)) {
		if model.IsRaster(p) {
			names = append(names, p)
		}
	}
	made := make([]copies, len(names))
	free := make(chan bool, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i, p := range names {
		free <- true
		wait.Go(func() {
			defer func() { <-free }()
			var ok bool
			if made[i], ok = m.made[sha256.Sum256(m.files[p])]; !ok {
				clean := media.Clean(p, m.files[p])
				made[i] = copies{clean, media.Scaled(p, clean)}
			}
		})
	}
	wait.Wait()
	kept := map[[32]byte]copies{}
	for i, p := range names {
		kept[sha256.Sum256(m.files[p])] = made[i]
		m.files[p] = made[i].clean
		size, _ := media.Read(p, made[i].clean)
		shown := picture{width: size.Width, height: size.Height}
		for _, w := range slices.Sorted(maps.Keys(made[i].smaller)) {
			if _, taken := m.files[inWidth(p, w)]; !taken {
				m.files[inWidth(p, w)] = made[i].smaller[w]
				shown.widths = append(shown.widths, w)
			}
		}
		m.shown[p] = shown
	}
	m.made = kept
}

// inWidth is the name of a picture made smaller: "a.w480.png".
func inWidth(p string, w int) string {
	ext := path.Ext(p)
	return strings.TrimSuffix(p, ext) + ".w" + strconv.Itoa(w) + ext
}

// columnSizes says how wide a picture in a text is shown: as wide as the column
// at most.
const columnSizes = "(min-width: 52rem) 46rem, 100vw"

// in gives the address and size of a picture named in a text of the folder.
func (m *beside) in(folder string) func(src string) text.Picture {
	return func(src string) text.Picture { return m.show(path.Join(folder, src), columnSizes) }
}

// show is a published picture, for a place of a certain width (HTML, sizes).
func (m *beside) show(p, sizes string) text.Picture {
	s := m.shown[p]
	out := text.Picture{Src: "/" + p, Width: s.width, Height: s.height}
	if len(s.widths) > 0 {
		var set []string
		for _, w := range s.widths {
			set = append(set, fmt.Sprintf("/%s %dw", inWidth(p, w), w))
		}
		out.Set, out.Sizes = strings.Join(append(set, fmt.Sprintf("/%s %dw", p, s.width)), ", "), sizes
	}
	return out
}

func noteFolder(i *model.Item) string { return "notes/" + i.ID }

func editionFolder(e *model.Edition) string { return "standards/" + e.Work.ID + "/" + e.Year }

func itemFolder(i *model.Item) string { return strings.TrimSuffix(i.Path(), ".html") }

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
