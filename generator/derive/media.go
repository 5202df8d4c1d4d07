package derive

import (
	"slices"

	"guiju/generator/model"
)

// Media is what shows and tells standards in pictures: films and posters, by
// standard and key area, and the standards of which there is nothing.
type Media struct {
	Items []MediaItem // newest first
	Rows  []MediaRow  // every standard with an edition, in the order of the directory
	Areas []MediaArea // in the order of system.toml
	// Without counts the standards without a film or poster, of Of.
	Without, Of Pair
}

// Pair counts real standards and samples apart.
type Pair struct{ Real, Samples int }

func (p *Pair) add(sample bool) {
	if sample {
		p.Samples++
	} else {
		p.Real++
	}
}

// MediaItem is a film or poster, with the standards that it is about.
type MediaItem struct {
	Item  *model.Item
	Works []string // ids
	Areas []string // keys
}

// IsFilm reports whether the item is a film; else it is a poster.
func (m MediaItem) IsFilm() bool { return m.Item.Kind == "video" || m.Item.Video != "" }

// MediaRow is a standard with what there is of it.
type MediaRow struct {
	Row            Row
	Area           string
	Films, Posters []*model.Item
}

// MediaArea is a key area with what there is of its standards.
type MediaArea struct {
	Area           model.Area
	Films, Posters Pair
	Without, Of    Pair
}

// MediaOf gathers films and posters.
func MediaOf(sys *model.System, rows []Row) (out Media) {
	areas := map[string]string{}
	for _, w := range sys.Works {
		areas[w.ID] = AreaOf(sys, w)
	}
	for _, i := range sys.Publicity {
		m := MediaItem{Item: i}
		if !m.IsFilm() && i.Kind != "poster" {
			continue
		}
		for _, ref := range i.About {
			id := docOf(ref)
			if sys.Work(id) == nil || slices.Contains(m.Works, id) {
				continue
			}
			m.Works = append(m.Works, id)
			if a := areas[id]; a != "" && !slices.Contains(m.Areas, a) {
				m.Areas = append(m.Areas, a)
			}
		}
		out.Items = append(out.Items, m)
	}
	for _, a := range sys.Config.Areas {
		out.Areas = append(out.Areas, MediaArea{Area: a})
	}
	for i := range out.Areas {
		for _, m := range out.Items {
			if !slices.Contains(m.Areas, out.Areas[i].Area.Key) {
				continue
			}
			if m.IsFilm() {
				out.Areas[i].Films.add(m.Item.Sample)
			} else {
				out.Areas[i].Posters.add(m.Item.Sample)
			}
		}
	}
	for _, r := range rows {
		if r.Edition == nil {
			continue
		}
		row := MediaRow{Row: r, Area: areas[r.Work.ID]}
		for _, m := range out.Items {
			switch {
			case !slices.Contains(m.Works, r.Work.ID):
			case m.IsFilm():
				row.Films = append(row.Films, m.Item)
			default:
				row.Posters = append(row.Posters, m.Item)
			}
		}
		out.Rows = append(out.Rows, row)
		without := len(row.Films)+len(row.Posters) == 0
		count := func(of, none *Pair) {
			of.add(r.Work.Sample)
			if without {
				none.add(r.Work.Sample)
			}
		}
		count(&out.Of, &out.Without)
		for i := range out.Areas {
			if out.Areas[i].Area.Key == row.Area {
				count(&out.Areas[i].Of, &out.Areas[i].Without)
			}
		}
	}
	return out
}
