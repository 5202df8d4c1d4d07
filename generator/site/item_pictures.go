package site

import (
	"path"
	"strings"

	"guiju/generator/model"
)

// itemPicture is a picture beside a publicity item, as it is published.
type itemPicture struct {
	Path   string `json:"path"` // from the site's root
	Name   string `json:"name"`
	Alt    string `json:"alt,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
	Size   int    `json:"size,omitempty"` // KB
	// Smaller are the same picture in smaller widths, to be downloaded.
	Smaller []itemPicture `json:"smaller,omitempty"`
}

// firstPicture is the picture that stands for an item: the first of its text,
// else the one that stands in the place of its film.
func (m *maker) firstPicture(i *model.Item) (itemPicture, bool) {
	t, _ := m.textIn(i.Texts)
	src, alt := t.Picture()
	if src == "" {
		src, alt = i.Poster, i.Title.Or(m.lang)
	}
	if src == "" {
		return itemPicture{}, false
	}
	p := m.picture(path.Join(itemFolder(i), src))
	p.Alt = alt
	return p, true
}

// picture says how large a published picture is.
func (m *maker) picture(at string) itemPicture {
	shown := m.media.shown[at]
	p := itemPicture{Path: at, Name: path.Base(at), Width: shown.width, Height: shown.height, Size: m.kilobytes(at)}
	for _, w := range shown.widths {
		small := inWidth(at, w)
		p.Smaller = append(p.Smaller, itemPicture{Path: small, Name: path.Base(small), Width: w, Height: (w*shown.height + shown.width/2) / shown.width, Size: m.kilobytes(small)})
	}
	return p
}

func (m *maker) kilobytes(at string) int { return (len(m.media.files[at]) + 1023) / 1024 }

// itemPictures are all pictures beside an item.
func (m *maker) itemPictures(i *model.Item) (out []itemPicture) {
	for _, f := range i.Files {
		if model.IsRaster(f) || strings.EqualFold(path.Ext(f), ".svg") {
			out = append(out, m.picture(path.Join(itemFolder(i), f)))
		}
	}
	return out
}
