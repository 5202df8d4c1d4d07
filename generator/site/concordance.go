package site

import (
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// concordanceView says where the provisions of a standard went from wording to
// wording.
type concordanceView struct {
	Standard link              `json:"standard"`
	Files    string            `json:"files"` // address of the data without its ending
	Data     string            `json:"json"`
	Keys     bool              `json:"keys,omitempty"` // permanent keys are given
	Steps    []concordanceStep `json:"steps"`
}

type concordanceStep struct {
	ID     string         `json:"id"`
	Old    concordedView  `json:"old"`
	New    concordedView  `json:"new"`
	Counts []passageCount `json:"counts"`
	Rows   []passageRow   `json:"rows"`
}

// concordedView names one wording of a standard.
type concordedView struct {
	Title said   `json:"title"`
	Href  string `json:"href,omitempty"` // of its page, where it has one
}

type passageCount struct {
	Key   string `json:"key"`
	Count int    `json:"n"`
}

type passageRow struct {
	Kind string   `json:"kind"`
	How  string   `json:"how,omitempty"`
	Key  string   `json:"key,omitempty"`
	Old  passView `json:"old"`
	New  passView `json:"new"`
}

// passView is a provision of one wording.
type passView struct {
	Number string `json:"number,omitempty"`
	Sort   string `json:"sort,omitempty"`
	Words  string `json:"words,omitempty"`
	Href   string `json:"href,omitempty"`
}

// concordances makes the page of every standard whose provisions went anywhere.
func (m *maker) concordances() (ps []page) {
	for _, r := range m.d.Rows {
		if c := m.concordanceOf(r.Work); c != nil {
			ps = append(ps, m.concordance(r, c))
		}
	}
	return ps
}

func (m *maker) concordanceOf(w *model.Work) *derive.Concordance {
	for i := range m.d.Concordances {
		if c := &m.d.Concordances[i]; c.Work == w {
			return c
		}
	}
	return nil
}

func (m *maker) concordance(r derive.Row, c *derive.Concordance) page {
	w := r.Work
	title := m.words("新旧条号对照", "Concordance of provisions")
	base := "standards/" + w.ID + "/concordance"
	v := concordanceView{Standard: m.rowLink(r), Files: m.href(base), Data: "/" + base + ".json"}
	for i, s := range c.Steps {
		step := concordanceStep{ID: "ui-concordance-" + itoa(i+1), Old: m.concorded(s.Old), New: m.concorded(s.New)}
		counts := s.CountPassages()
		for _, k := range derive.PassageKinds {
			if counts[k] > 0 {
				step.Counts = append(step.Counts, passageCount{string(k), counts[k]})
			}
		}
		for _, p := range s.Passages {
			v.Keys = v.Keys || p.Key != ""
			step.Rows = append(step.Rows, passageRow{
				Kind: string(p.Kind), How: string(p.How), Key: p.Key, Old: m.passage(s.Old, p.Old), New: m.passage(s.New, p.New),
			})
		}
		v.Steps = append(v.Steps, step)
	}
	return page{
		path: w.ConcordancePath(), layout: "concordance", title: title, sample: w.Sample, hidden: w.Sample, pos: w.At(""), chinese: m.onlyChinese(c),
		crumbs: m.crumbs(m.crumb("directory.html", "标准目录", "Directory"), m.rowLink(r), link{Title: title}),
		labels: column(m.words("标准目录", "Directory").T, "", title.T), data: v,
	}
}

// onlyChinese reports whether an English page shows Chinese words.
func (m *maker) onlyChinese(c *derive.Concordance) bool {
	return m.lang == model.En && slices.ContainsFunc(c.Steps, func(s derive.ConcordStep) bool { return s.Old.Texts[model.En] == nil || s.New.Texts[model.En] == nil })
}

// concorded names a wording: its edition, and what it was before.
func (m *maker) concorded(v derive.Version) concordedView {
	title := m.words(v.Edition.Year+"年版", v.Edition.Year+" edition")
	switch {
	case v.Kind == derive.BeforeCorrection:
		title = m.words(v.Edition.Year+"年版（"+v.From.String()+"勘误前）", v.Edition.Year+" edition, before the correction of "+v.From.String())
	case v.Kind == derive.AsAmended:
		title = m.words(v.Edition.Year+"年版（包括修改单）", v.Edition.Year+" edition as amended")
	case v.Edition.Original != nil:
		title = m.words(v.Edition.Year+"年版（发布时）", v.Edition.Year+" edition as issued")
	}
	w := concordedView{Title: title}
	if v.Path != "" {
		w.Href = m.href(v.Path)
	}
	return w
}

func (m *maker) passage(v derive.Version, p *model.Provision) passView {
	if p == nil {
		return passView{}
	}
	out := passView{Sort: derive.NumberKey(p.ID)}
	if v.Path != "" {
		out.Href = m.href(v.Path) + "#" + p.ID
	}
	if t, _ := m.textIn(v.Texts); t.Find(p.ID) != nil {
		p = t.Find(p.ID)
	}
	out.Number, out.Words = derive.Numbered(p), derive.Gist(p)
	if out.Words == out.Number {
		out.Words = ""
	}
	return out
}

// formerRow is a number that the text on show has not got any more.
type formerRow struct {
	ID     string   `json:"id"`
	Number string   `json:"number"`
	Of     said     `json:"of"` // the wording that had it
	Was    string   `json:"was,omitempty"`
	Href   string   `json:"href,omitempty"` // of the words in that wording
	Kind   string   `json:"kind"`
	Now    passView `json:"now"`
}

// formers lists the numbers that older wordings had; older takes in those of
// the editions before.
func (m *maker) formers(w *model.Work, e *model.Edition, older bool) (rows []formerRow) {
	c := m.concordanceOf(w)
	if c == nil || e == nil || m.alone {
		return nil
	}
	shown, _ := m.textIn(e.Texts)
	for _, f := range c.Formers(e, older) {
		if _, there := shown.Anchors()[f.Was.ID]; there {
			continue
		}
		was := m.passage(f.Old, f.Was)
		row := formerRow{ID: f.Was.ID, Number: was.Number, Of: m.concorded(f.Old).Title, Was: was.Words, Href: was.Href, Kind: string(f.Kind)}
		if f.Now != nil {
			row.Now = m.passage(derive.Version{Edition: e, Texts: e.Texts}, f.Now)
			row.Now.Href = "#" + f.Now.ID
		} else {
			row.Kind = string(derive.PassageDeleted)
		}
		rows = append(rows, row)
	}
	return rows
}
