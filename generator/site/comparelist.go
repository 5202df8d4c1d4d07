package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// compareListView is what layouts/compare.html shows: the wordings of a
// standard, and a way from any of them to any later one.
type compareListView struct {
	Title    said           `json:"title"`
	Wordings []comparedView `json:"wordings"`
	Pairs    []comparedPair `json:"pairs"` // the newest first
}

type comparedPair struct {
	Old    said         `json:"old"`
	New    said         `json:"new"`
	Keys   string       `json:"keys"` // a-to-b, for the script
	Href   string       `json:"href"`
	Counts []classCount `json:"counts,omitempty"`
}

// compareLists makes the page of the wordings of every standard that has two.
func (m *maker) compareLists() (ps []page) {
	for from := 0; from < len(m.d.Comparisons); {
		to := from
		for to < len(m.d.Comparisons) && m.d.Comparisons[to].Row == m.d.Comparisons[from].Row {
			to++
		}
		ps = append(ps, m.compareList(m.d.Comparisons[from:to]))
		from = to
	}
	return ps
}

func (m *maker) compareList(pairs []derive.Comparison) page {
	r := pairs[0].Row
	w := r.Work
	v := compareListView{Title: m.say(r.Title)}
	versions := derive.Versions(w)
	for i, version := range versions {
		line := m.compared(version)
		until := version.Edition.Withdraw
		if i+1 < len(versions) {
			if next := versions[i+1].From; !next.IsZero() && (until.IsZero() || next.Before(until)) {
				until = next
			}
		}
		line.Until = until.String()
		v.Wordings = append(v.Wordings, line)
	}
	for i := len(pairs) - 1; i >= 0; i-- {
		c := &pairs[i]
		pair := comparedPair{Old: m.say(c.Old.Title), New: m.say(c.New.Title), Keys: c.Old.Key + "-to-" + c.New.Key, Href: m.href(c.Path)}
		found, _ := c.In(m.lang)
		for _, n := range derive.CountClasses(found) {
			if n.N > 0 && n.Class.Technical() {
				pair.Counts = append(pair.Counts, classCount{string(n.Class), m.say(n.Class.Words()), n.N})
			}
		}
		v.Pairs = append(v.Pairs, pair)
	}
	title := m.words(r.Number+" 版本比较", "Compare the wordings of "+r.Number)
	return page{
		path: w.ComparePath(), layout: "compare", title: title, summary: title.T, sample: w.Sample, hidden: w.Sample, pos: w.At(""),
		crumbs: m.crumbs(m.crumb("directory.html", "标准目录", "Directory"), m.numberLink(*r), link{Title: m.words("版本比较", "Compare")}),
		labels: column(m.words("标准目录", "Directory").T, "", title.T), data: v,
	}
}

// sinceBefore finds what changed since the wording before that of a page, and
// marks the contents with it. Where the text is not shown in the language of
// the comparison, only the link stands.
func (m *maker) sinceBefore(v *standardView, e *model.Edition) {
	c := derive.Before(m.d.Comparisons, e.Path())
	if c == nil {
		return
	}
	v.Compare = &link{Href: m.href(c.Path), Title: m.say(c.Old.Title)}
	found, _ := c.In(m.lang)
	marks := map[string]string{}
	for i := range found.Provisions {
		p := &found.Provisions[i]
		if mark, kind := changeMark(p); mark != "" && p.New != nil {
			marks[p.New.ID] = kind
		}
	}
	at := map[string]*model.Provision{}
	for i := range found.Provisions {
		if p := found.Provisions[i].New; p != nil {
			at[p.ID] = p
		}
	}
	var mark func(hs []heading)
	mark = func(hs []heading) {
		for i := range hs {
			hs[i].Change = marks[hs[i].ID]
			if hs[i].Change == "" && at[hs[i].ID] != nil && changedBelow(at[hs[i].ID], marks) {
				hs[i].Change = "changed"
			}
			mark(hs[i].Children)
		}
	}
	mark(v.Contents)
}

// changedBelow reports whether a provision without a title of its own changed
// below one with a title: it has no line of its own in the contents.
func changedBelow(p *model.Provision, marks map[string]string) bool {
	for _, c := range p.Children {
		if marks[c.ID] != "" || changedBelow(c, marks) {
			return true
		}
	}
	return false
}
