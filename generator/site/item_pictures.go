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
}

// pictureKinds are the files that are pictures.
var pictureKinds = []string{".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}

// firstPicture is the picture that stands for an item: the first of its text.
func (m *maker) firstPicture(i *model.Item) (itemPicture, bool) {
	t, _ := m.textIn(i.Texts)
	src, alt := t.Picture()
	if src == "" {
		return itemPicture{}, false
	}
	p := m.picture(path.Join(itemFolder(i), src))
	p.Alt = alt
	return p, true
}

// picture says how large a published picture is.
func (m *maker) picture(at string) itemPicture {
	s := m.media.sizes[at]
	return itemPicture{Path: at, Name: path.Base(at), Width: s[0], Height: s[1], Size: (len(m.media.files[at]) + 1023) / 1024}
}

// itemPictures are all pictures beside an item.
func (m *maker) itemPictures(i *model.Item) (out []itemPicture) {
	for _, f := range i.Files {
		for _, k := range pictureKinds {
			if strings.EqualFold(path.Ext(f), k) {
				out = append(out, m.picture(path.Join(itemFolder(i), f)))
			}
		}
	}
	return out
}
