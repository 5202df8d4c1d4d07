package derive

import (
	"cmp"
	"slices"
	"strconv"

	"guiju/generator/model"
)

// LinksBack collects every reference from one document to a place in another,
// by the place: from the Chinese texts on show, from the law basis of works,
// from courses and publicity.
func LinksBack(sys *model.System, day model.Date) Backlinks {
	c := collector{sys, day, Backlinks{}}
	for _, w := range sys.Works {
		if e := w.EditionAt(day); e != nil {
			c.text(e.Texts[model.Zh], w.ID, w.Path(), e.Title)
		}
		for _, b := range w.Basis {
			from := w.Path()
			if b.Provision != "" {
				from += "#" + b.Provision
			}
			c.add(model.Target{Doc: b.Regulation, Fragment: model.Fragment(b.Article)}, w.ID,
				Backlink{Path: from, Title: w.TitleAt(day), Label: b.Provision, Kind: b.Relation})
		}
	}
	for _, r := range sys.Regulations {
		c.text(r.Texts[model.Zh], r.ID, r.Path(), r.Title)
	}
	for _, p := range sys.Policies {
		c.text(p.Texts[model.Zh], p.ID, p.Path(), p.Title)
	}
	for _, cs := range sys.Courses {
		for i, s := range cs.Sessions {
			for _, q := range s.Quotes {
				c.ref(q.Ref, Backlink{Path: cs.Path() + "#" + SessionAnchor(i), Title: inSession(cs, i), Kind: "training"})
			}
		}
	}
	for _, i := range sys.Publicity {
		for _, ref := range i.About {
			c.ref(ref, Backlink{Path: i.Path(), Title: i.Title, Kind: "publicity"})
		}
	}
	for k, list := range c.links {
		slices.SortFunc(list, func(a, b Backlink) int {
			return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Label, b.Label))
		})
		c.links[k] = slices.Compact(list)
	}
	return c.links
}

// inSession names a session of a course by its place in it.
func inSession(c *model.Course, i int) model.Bilingual {
	n := strconv.Itoa(i + 1)
	return model.Bilingual{Zh: c.Title.Or(model.Zh) + "，第" + n + "节", En: c.Title.Or(model.En) + ", session " + n}
}

type collector struct {
	sys   *model.System
	day   model.Date
	links Backlinks
}

// text adds the references of one text; those within the document are its own
// business.
func (c *collector) text(t *model.Text, id, path string, title model.Bilingual) {
	t.Inlines(func(in *model.Inline, p *model.Provision) {
		if in.Kind != model.RefInline || in.Target == nil || in.Target.Doc == "" {
			return
		}
		from := Backlink{Path: path, Title: title, Kind: "text"}
		if p != nil {
			from.Path, from.Label = path+"#"+p.ID, p.Number
		}
		c.add(*in.Target, id, from)
	})
}

func (c *collector) ref(ref string, b Backlink) {
	if t, ok := model.ParseTarget(ref); ok {
		c.add(t, "", b)
	}
}

func (c *collector) add(t model.Target, from string, b Backlink) {
	if t.Doc == from {
		return
	}
	r, err := c.sys.Resolve(t, model.Zh, c.day)
	if err == model.NoDocument || err == model.NoEdition {
		return
	}
	key := r.Path
	if r.Fragment != "" {
		key += "#" + r.Fragment
	} else if err == model.NoText && r.Regulation != nil {
		key += "#" + t.Fragment // an article of a regulation held as a record
	}
	c.links[key] = append(c.links[key], b)
}
