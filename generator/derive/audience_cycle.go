package derive

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// relatedFor drops what a standard says of unlisted ones.
func relatedFor(w *model.Work, shut map[string]model.Decision) *model.Work {
	unlisted := func(id string) bool { return shut[id] == model.Unlisted }
	if !slices.ContainsFunc(w.Upper, unlisted) && !unlisted(w.From) {
		return w
	}
	out := *w
	out.Upper = slices.DeleteFunc(slices.Clone(w.Upper), unlisted)
	if unlisted(w.From) {
		out.From = ""
	}
	return &out
}

// cycleFor removes from the registers of a standard's life what they say of
// works that are withheld: of unlisted ones everything, of those with a record
// only everything but their place in lists of ids.
func cycleFor(sys *model.System, shut map[string]model.Decision, onlyShut map[string]bool) {
	isShut := func(id string) bool { _, ok := shut[id]; return ok }
	unlisted := func(id string) bool { return shut[id] == model.Unlisted }
	// A choice that ended in a withheld standard is withheld with all that
	// stood in it: who lost would tell of who won.
	closed := map[string]bool{}
	for _, v := range sys.Selections {
		closed[v.Key] = onlyShut[v.Matter]
	}
	for _, p := range sys.Proposals {
		if p.Selection != "" && isShut(p.Work) {
			closed[p.Selection] = true
		}
	}
	sys.Selections = kept(sys.Selections, func(v *model.Selection) bool { return !closed[v.Key] })
	sys.Proposals = kept(sys.Proposals, func(p *model.Proposal) bool {
		return !isShut(p.Work) && !onlyShut[p.Matter] && (p.Selection == "" || !closed[p.Selection])
	})
	sys.Demands = mapped(sys.Demands, func(d *model.Demand) *model.Demand {
		if !onlyShut[d.Matter] {
			return d
		}
		out := *d
		out.Matter = ""
		return &out
	})
	sys.Uptake = kept(sys.Uptake, func(u *model.Uptake) bool { return !isShut(u.Work) })
	sys.Distinct = kept(sys.Distinct, func(d *model.Distinct) bool { return !slices.ContainsFunc(d.Works, isShut) })
	sys.Projects = mapped(kept(sys.Projects, func(p *model.JointProject) bool {
		// A project of which only withheld standards came would tell of them.
		return len(p.Works) == 0 || !allOf(p.Works, isShut)
	}), func(p *model.JointProject) *model.JointProject {
		out := *p
		out.Works = slices.DeleteFunc(slices.Clone(p.Works), isShut)
		if onlyShut[p.Matter] {
			out.Matter = ""
		}
		return &out
	})
	sys.Elements = mapped(kept(sys.Elements, func(e *model.DataElement) bool {
		return len(e.Sources) == 0 || !allOf(e.Sources, func(s string) bool { return isShut(docOf(s)) })
	}), func(e *model.DataElement) *model.DataElement {
		out := *e
		out.Sources = slices.DeleteFunc(slices.Clone(e.Sources), func(s string) bool { return isShut(docOf(s)) })
		return &out
	})
	sys.Filings = mapped(sys.Filings, func(f *model.Filing) *model.Filing {
		out := *f
		out.Works, out.Filed = nil, nil
		for i, id := range f.Works {
			if unlisted(id) {
				continue
			}
			out.Works = append(out.Works, id)
			if i < len(f.Filed) {
				out.Filed = append(out.Filed, f.Filed[i])
			}
		}
		return &out
	})
	// A matter that only withheld works have would tell of them.
	sys.Matters = kept(sys.Matters, func(m *model.Matter) bool { return !onlyShut[m.Key] })
	sys.Aims = mapped(sys.Aims, func(a *model.Aim) *model.Aim {
		out := *a
		out.Targets = nil
		for _, ref := range a.Targets {
			switch {
			case unlisted(docOf(ref)):
				continue
			case isShut(docOf(ref)):
				ref = docOf(ref)
			}
			out.Targets = append(out.Targets, ref)
		}
		out.Pages = slices.DeleteFunc(slices.Clone(a.Pages), func(p string) bool { return unlisted(workOfPage(p)) })
		return &out
	})
	sys.Readings = mapped(sys.Readings, func(r *model.Reading) *model.Reading {
		out := *r
		out.Pages = slices.DeleteFunc(slices.Clone(r.Pages), func(p string) bool { return unlisted(workOfPage(p)) })
		return &out
	})
}

// workOfPage is the id of the standard that a page of the site is about, a
// place in it or not; "" for other pages.
func workOfPage(p string) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(p, model.En.Prefix()), "standards/")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "#")
	id, _, below := strings.Cut(rest, "/")
	if !below {
		id = strings.TrimSuffix(id, ".html")
	}
	return id
}

func docOf(ref string) string {
	t, _ := model.ParseTarget(ref)
	return t.Doc
}

func kept[T any](list []T, keep func(T) bool) (out []T) {
	for _, v := range list {
		if keep(v) {
			out = append(out, v)
		}
	}
	return out
}

func allOf[T any](list []T, f func(T) bool) bool {
	return !slices.ContainsFunc(list, func(v T) bool { return !f(v) })
}
