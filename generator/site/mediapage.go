package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// mediaCard is a film or poster on the page of media.
type mediaCard struct {
	itemRow
	Film    bool        `json:"film,omitempty"`
	Length  string      `json:"length,omitempty"`
	Picture pictureView `json:"picture"`
	Works   []link      `json:"works,omitempty"`
	Areas   []link      `json:"areas,omitempty"`
}

// pictureView is a picture as layouts show it; its words stand beside it.
type pictureView struct {
	Src    string `json:"src,omitempty"`
	Set    string `json:"set,omitempty"`
	Sizes  string `json:"sizes,omitempty"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

// mediaRow is a standard with its films and posters.
type mediaRow struct {
	Link     link   `json:"link"`
	Withheld bool   `json:"withheld,omitempty"`
	Sample   bool   `json:"sample,omitempty"`
	Area     string `json:"area,omitempty"`
	AreaName said   `json:"areaname"`
	Films    []link `json:"films,omitempty"`
	Posters  []link `json:"posters,omitempty"`
}

// mediaArea is a key area with the counts of its media.
type mediaArea struct {
	Link    link `json:"link"`
	Films   pair `json:"films"`
	Posters pair `json:"posters"`
	Without pair `json:"without"`
	Of      pair `json:"of"`
}

type pair struct {
	Real    int `json:"real"`
	Samples int `json:"samples"`
}

// mediaView is what layouts/media.html shows.
type mediaView struct {
	Cards   []mediaCard `json:"cards,omitempty"`
	Rows    []mediaRow  `json:"rows,omitempty"`
	Areas   []mediaArea `json:"areas,omitempty"`
	Options []option    `json:"options,omitempty"`
	Without pair        `json:"without"`
	Of      pair        `json:"of"`
}

// mediaPage is the page of films and posters (视频、动漫、海报).
func (m *maker) mediaPage() page {
	d := m.d.Media
	v := mediaView{Without: pair(d.Without), Of: pair(d.Of)}
	rows := map[string]derive.Row{}
	for _, r := range m.d.Rows {
		rows[r.Work.ID] = r
	}
	for _, i := range d.Items {
		v.Cards = append(v.Cards, m.mediaCard(i, rows))
	}
	for _, r := range d.Rows {
		row := mediaRow{Link: m.rowLink(r.Row), Withheld: r.Row.Withheld, Sample: r.Row.Work.Sample, Area: r.Area}
		row.Link.Note = r.Row.Number
		if a := m.d.System.Area(r.Area); a != nil {
			row.AreaName = m.say(a.Title)
		}
		for _, i := range r.Films {
			row.Films = append(row.Films, link{Href: m.href(i.Path()), Title: m.say(i.Title)})
		}
		for _, i := range r.Posters {
			row.Posters = append(row.Posters, link{Href: m.href(i.Path()), Title: m.say(i.Title)})
		}
		v.Rows = append(v.Rows, row)
	}
	for _, a := range d.Areas {
		v.Areas = append(v.Areas, mediaArea{
			link{Href: m.href(a.Area.Path()), Title: m.say(a.Area.Title)}, pair(a.Films), pair(a.Posters), pair(a.Without), pair(a.Of),
		})
		v.Options = append(v.Options, option{a.Area.Key, m.say(a.Area.Title)})
	}
	title := m.words("视频、动漫、海报", "Films and posters")
	return page{
		path: model.MediaPath, layout: "media", title: title, labels: column(title.T, "", title.T), data: v,
		crumbs: m.crumbs(m.crumb("publicity.html", "宣传交流", "Publicity"), link{Title: title}),
	}
}

// cardSizes says how wide a picture on a card is shown.
const cardSizes = "(min-width: 40rem) 20rem, 100vw"

func (m *maker) mediaCard(i derive.MediaItem, rows map[string]derive.Row) mediaCard {
	c := mediaCard{
		itemRow: itemRow{
			Link: link{Href: m.href(i.Item.Path()), Title: m.say(i.Item.Title)}, Kind: i.Item.Kind, Date: i.Item.Date.String(),
			Summary: m.say(i.Item.Summary), Sample: i.Item.Sample,
		},
		Film: i.IsFilm(),
	}
	if films := i.Item.Films(); len(films) > 0 {
		c.Length = shortClock(i.Item.Media[films[0]].Millis)
	}
	if p := derive.FirstPicture(i.Item); p != "" {
		s := m.media.show(itemFolder(i.Item)+"/"+p, cardSizes)
		c.Picture = pictureView{s.Src, s.Set, s.Sizes, s.Width, s.Height}
	}
	for _, id := range i.Works {
		if r, ok := rows[id]; ok {
			to := m.rowLink(r)
			to.Note = r.Number
			if r.Withheld {
				to.Title = said{T: r.Number}
			}
			c.Works = append(c.Works, to)
		}
	}
	for _, key := range i.Areas {
		if a := m.d.System.Area(key); a != nil {
			c.Areas = append(c.Areas, link{Href: m.href(a.Path()), Title: m.say(a.Title)})
		}
	}
	return c
}
