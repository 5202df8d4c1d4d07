package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// share is what programs that pass a page on show of it (Open Graph), and the
// page as data (schema.org, JSON-LD). Addresses in it are whole where the
// site's is known; else the picture's is relative and the others are left out.
type share struct {
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Type        string `json:"type,omitempty"` // of Open Graph: website, article
	URL         string `json:"url,omitempty"`
	Image       string `json:"image,omitempty"`
	Alt         string `json:"alt,omitempty"`
	Width       int    `json:"width,omitempty"`
	Height      int    `json:"height,omitempty"`
	Data        string `json:"data,omitempty"` // JSON, safe within a script
}

// The picture of pages that have none of their own (static/share.png).
const (
	sharePicture                          = "share.png"
	sharePictureWidth, sharePictureHeight = 1200, 630
)

// thing is an object of schema.org: a list, so that its keys keep their order.
type thing []property

type property struct {
	key   string
	value any
}

// MarshalJSON leaves out what is not known.
func (t thing) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for _, p := range t {
		if p.value == nil || p.value == "" {
			continue
		}
		if list, ok := p.value.([]thing); ok && len(list) == 0 {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		v, err := json.Marshal(p.value) // escapes <, > and &: safe within a script
		if err != nil {
			return nil, err
		}
		b.WriteString(`"` + p.key + `":`)
		b.Write(v)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// shareOf says what is passed on of a page. A sample says so in its title and
// its description: both go where the page's own notices do not.
func (m *maker) shareOf(p page) share {
	s := share{Title: p.title.T, Description: p.summary, Type: "website", URL: m.wholeAddress(m.href(p.path))}
	if v, ok := p.data.(standardView); ok && v.Number != "" {
		s.Title = v.Number + " " + s.Title
	}
	site := m.d.System.Config.Site.Title.Or(m.lang)
	if s.Description == "" || s.Description == s.Title {
		s.Description = strings.TrimSpace(s.Title + m.words("，", ", ").T + site)
	}
	if p.path == homePath {
		s.Description = strings.TrimSpace(site + m.words("，", ", ").T + m.d.System.Config.Site.Subtitle.Or(m.lang))
	}
	if p.sample {
		s.Title = m.words("［样本］", "[Sample] ").T + s.Title
		s.Description = m.words("样本，未经任何机构发布。", "A sample that no body has issued. ").T + s.Description
	}
	at, alt := sharePicture, m.words("规矩：一把曲尺和一个圆", "Guiju: a set square and a circle").T
	s.Width, s.Height = sharePictureWidth, sharePictureHeight
	if p.item != nil {
		s.Type = "article"
		// A drawing (SVG) is none that such programs show.
		if pic, ok := m.firstPicture(p.item); ok && path.Ext(pic.Path) != ".svg" {
			at, alt, s.Width, s.Height = pic.Path, pic.Alt, pic.Width, pic.Height
		}
	}
	s.Alt = alt
	if s.Image = m.wholeAddress("/" + at); s.Image == "" {
		s.Image = strings.Repeat("../", strings.Count(m.lang.Prefix()+p.path, "/")) + at
	}
	s.Data = m.linkedData(p, s)
	return s
}

// linkedData is the page as JSON-LD.
func (m *maker) linkedData(p page, s share) string {
	kind, more := m.thingOf(p)
	image := ""
	if strings.Contains(s.Image, "://") {
		image = s.Image
	}
	t := append(thing{
		{"@context", "https://schema.org"}, {"@type", kind}, {"name", s.Title}, {"description", s.Description}, {"inLanguage", m.lang.Tag()},
		{"url", s.URL}, {"image", image},
	}, more...)
	if p.path != homePath {
		t = append(t, property{"isPartOf", thing{{"@type", "WebSite"}, {"name", m.d.System.Config.Site.Title.Or(m.lang)}, {"url", m.wholeAddress(m.href(""))}}})
	}
	b, err := json.Marshal(t)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return string(b)
}

// thingOf is the type of schema.org that a page shows, with what is known of
// it beside name and description.
func (m *maker) thingOf(p page) (kind string, more thing) {
	id := strings.TrimSuffix(path.Base(p.path), ".html")
	switch v := p.data.(type) {
	case standardView:
		return "CreativeWork", thing{
			{"identifier", v.Number}, {"datePublished", v.Issued}, {"publisher", m.organization(v.Issuer.T)}, {"genre", m.words("标准", "Standard").T},
			{"creativeWorkStatus", v.Status},
		}
	case courseView:
		return "Course", thing{{"provider", m.organization(m.d.System.Config.Site.Owner.Or(m.lang))}}
	}
	switch {
	case p.item != nil && p.item.Kind != "" && p.layout != "kit":
		return m.thingOfItem(p.item)
	case p.layout == "regulation":
		if r := m.d.System.Regulation(id); r != nil {
			return "Legislation", thing{
				{"legislationIdentifier", r.Number.Or(m.lang)}, {"datePublished", r.Issued.String()}, {"legislationPassedBy", m.organization(r.Issuer.Or(m.lang))},
			}
		}
	case p.path == homePath:
		return "WebSite", nil
	}
	return "WebPage", nil
}

// organization is nil without a name.
func (m *maker) organization(name string) any {
	if name == "" {
		return nil
	}
	return thing{{"@type", "Organization"}, {"name", name}}
}

func (m *maker) thingOfItem(i *model.Item) (kind string, more thing) {
	published := thing{
		{"headline", i.Title.Or(m.lang)}, {"datePublished", i.Date.String()}, {"dateModified", i.Updated.String()}, {"author", m.organization(i.By.Or(m.lang))},
		{"publisher", m.organization(m.d.System.Config.Site.Owner.Or(m.lang))},
	}
	switch i.Kind {
	case "news":
		return "NewsArticle", published
	case "qa":
		var questions []thing
		t, _ := m.textIn(i.Texts)
		if t != nil {
			for _, p := range t.Provisions {
				questions = append(questions, thing{{"@type", "Question"}, {"name", text.SeenTitle(t, p)},
					{"acceptedAnswer", thing{{"@type", "Answer"}, {"text", text.SeenBelow(t, p)}}}})
			}
		}
		return "FAQPage", append(published, property{"mainEntity", questions})
	case "event":
		g := i.Event
		var place any
		if name := g.Place.Or(m.lang); name != "" {
			place = thing{{"@type", "Place"}, {"name", name}}
		}
		status := any(nil)
		if g.State == model.NotDone {
			status = "https://schema.org/EventCancelled"
		}
		if g.Start.IsZero() { // an Event of schema.org has its day
			return "Article", published
		}
		return "Event", thing{
			{"startDate", g.Start.String()}, {"endDate", g.Last().String()}, {"location", place}, {"eventStatus", status}, {"organizer", m.organization(i.By.Or(m.lang))},
		}
	case "video":
		more = thing{{"uploadDate", i.Date.String()}, {"publisher", m.organization(m.d.System.Config.Site.Owner.Or(m.lang))}}
		if films := i.Films(); len(films) > 0 {
			more = append(more, property{"contentUrl", m.wholeAddress("/" + itemFolder(i) + "/" + films[0])})
			if ms := i.Media[films[0]].Millis; ms > 0 {
				more = append(more, property{"duration", fmt.Sprintf("PT%dS", (ms+500)/1000)})
			}
		}
		if i.Poster != "" {
			more = append(more, property{"thumbnailUrl", m.wholeAddress("/" + itemFolder(i) + "/" + i.Poster)})
		}
		return "VideoObject", more
	}
	return "Article", published
}
