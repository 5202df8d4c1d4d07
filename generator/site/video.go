package site

import (
	"fmt"
	"path"

	"guiju/generator/model"
)

// filmView is a film with all that belongs to it (partial video.html). It
// starts only when the reader says so, and is whole without it: the transcript
// says the same.
type filmView struct {
	Sources []filmSource `json:"sources"`
	// Poster is from the root without a slash: Hugo makes no relative address of
	// the attribute of that name.
	Poster string       `json:"poster,omitempty"`
	Width  int          `json:"width,omitempty"`
	Height int          `json:"height,omitempty"`
	Shape  string       `json:"shape"`            // wide, box, tall: its room on the page
	Length string       `json:"length,omitempty"` // "0:34"
	Tracks []transcript `json:"tracks,omitempty"` // that of the page first
	Files  []fileLink   `json:"files,omitempty"`
}

// filmSource is one form of the film.
type filmSource struct {
	Src  string `json:"src"`
	Type string `json:"type"`
}

// transcript is the captions of a film in one language.
type transcript struct {
	Lang  string    `json:"lang"` // zh, en
	Tag   string    `json:"tag"`
	Own   bool      `json:"own,omitempty"` // of the page's language, or the only one
	Lines []cueLine `json:"lines"`
}

type cueLine struct {
	Start int    `json:"start"` // milliseconds
	End   int    `json:"end"`
	Clock string `json:"clock"` // "0:34"
	Text  string `json:"text"`
}

// fileLink is a file to download.
type fileLink struct {
	Href string `json:"href"`
	Name string `json:"name"`
	Size string `json:"size,omitempty"`
}

// filmTypes are the types of films, for browsers that choose among forms.
var filmTypes = map[string]string{".mp4": "video/mp4", ".webm": "video/webm"}

// film is the film of an item, nil where it has none.
func (m *maker) film(i *model.Item) *filmView {
	films := i.Films()
	if len(films) == 0 {
		return nil
	}
	first, folder := i.Media[films[0]], itemFolder(i)
	v := &filmView{Width: first.Width, Height: first.Height, Shape: shape(first.Width, first.Height), Length: shortClock(first.Millis)}
	for _, f := range films {
		v.Sources = append(v.Sources, filmSource{"/" + folder + "/" + f, filmTypes[path.Ext(f)]})
		v.Files = append(v.Files, fileLink{"/" + folder + "/" + f, f, megabytes(i.Media[f].Bytes)})
	}
	if i.Poster != "" {
		v.Poster = folder + "/" + i.Poster
	}
	for _, l := range []model.Lang{m.lang, m.lang.Other()} {
		cues := i.Captions[l]
		if len(cues) == 0 {
			continue
		}
		t := transcript{Lang: string(l), Tag: l.Tag(), Own: len(v.Tracks) == 0}
		for _, q := range cues {
			t.Lines = append(t.Lines, cueLine{q.Start, q.End, shortClock(q.Start), q.Text})
		}
		v.Tracks = append(v.Tracks, t)
		v.Files = append(v.Files, fileLink{Href: "/" + folder + "/" + model.CaptionsFile(l), Name: model.CaptionsFile(l)})
	}
	return v
}

// shape says what room a film is given: a poster of other proportions must not
// change it, and a style of its own a page may not have.
func shape(w, h int) string {
	switch {
	case h > w:
		return "tall"
	case w > 0 && 2*w < 3*h:
		return "box"
	}
	return "wide"
}

// shortClock writes a time as players do, "" for none.
func shortClock(ms int) string {
	if ms >= 3600_000 {
		return fmt.Sprintf("%d:%02d:%02d", ms/3600_000, ms/60_000%60, ms/1000%60)
	}
	return fmt.Sprintf("%d:%02d", ms/60_000, ms/1000%60)
}

func megabytes(n int64) string {
	if n == 0 {
		return ""
	}
	if n < 1<<20 {
		return fmt.Sprintf("%d KB", (n+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
