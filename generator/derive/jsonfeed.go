package derive

import (
	"bytes"
	"encoding/json"

	"guiju/generator/model"
)

// JSON Feed 1.1 (jsonfeed.org), the members that this site uses.
type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	HomePage string       `json:"home_page_url"`
	FeedURL  string       `json:"feed_url"`
	Language string       `json:"language"`
	Authors  []jsonAuthor `json:"authors,omitempty"`
	Items    []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID          string           `json:"id"`
	URL         string           `json:"url"`
	Title       string           `json:"title"`
	Text        string           `json:"content_text"`
	Summary     string           `json:"summary,omitempty"`
	Image       string           `json:"image,omitempty"`
	Published   string           `json:"date_published"`
	Tags        []string         `json:"tags,omitempty"`
	Language    string           `json:"language"`
	Attachments []jsonAttachment `json:"attachments,omitempty"`
	Sample      jsonSample       `json:"_guiju"`
}

type jsonAttachment struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Bytes int64  `json:"size_in_bytes,omitempty"`
}

// jsonSample is an extension (JSON Feed 1.1, Extensions): programs need not read
// the mark out of the title.
type jsonSample struct {
	Sample bool `json:"sample"`
}

// JSON writes what [Feed.Atom] writes, to stand at f.Path + ".json".
func (f Feed) JSON(d *Derived, l model.Lang, base string) []byte {
	w := feedWriter{f, d.System, l, base}
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: w.title(), HomePage: w.here(f.Page), FeedURL: w.here(f.Path + ".json"),
		Language: l.Tag(), Items: []jsonItem{},
	}
	if owner := d.System.Config.Site.Owner.Or(l); owner != "" {
		feed.Authors = []jsonAuthor{{owner}}
	}
	for _, e := range f.Entries {
		item := jsonItem{
			ID: w.tag(e.ID), URL: w.here(e.Path), Title: w.entryTitle(e), Text: e.Summary.Or(l), Summary: e.Summary.Or(l),
			Published: stamp(e.Date), Tags: []string{kindTitles[e.Kind].In(l)}, Language: l.Tag(), Sample: jsonSample{e.Sample},
		}
		if item.Text == "" { // one of the contents is asked for
			item.Text = item.Title
		}
		if e.Image != "" {
			item.Image = w.root(e.Image)
		}
		for _, file := range e.Files {
			item.Attachments = append(item.Attachments, jsonAttachment{w.root(file.Path), file.Type, file.Bytes})
		}
		feed.Items = append(feed.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(feed); err != nil {
		panic("BUG: " + err.Error())
	}
	return b.Bytes()
}
