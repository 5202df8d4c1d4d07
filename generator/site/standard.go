package site

import (
	"cmp"
	"slices"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// standardView is what layouts/standard.html shows: a work in one edition, or
// a work that is only planned.
type standardView struct {
	ID            string         `json:"id"`
	Number        string         `json:"number,omitempty"`
	Second        said           `json:"second"` // the title in the other language
	Withheld      bool           `json:"withheld,omitempty"`
	Level         said           `json:"level"`
	Status        string         `json:"status"`
	Badge         badge          `json:"badge"`
	Issued        string         `json:"issued,omitempty"`
	InForce       string         `json:"inforce,omitempty"`
	Withdrawn     string         `json:"withdrawn,omitempty"`
	ReviewDue     string         `json:"reviewdue,omitempty"`
	ReviewReached bool           `json:"reviewreached,omitempty"`
	ReviewYears   int            `json:"reviewyears,omitempty"`
	ReviewRule    said           `json:"reviewrule"`
	Issuer        said           `json:"issuer"`
	Facts         []fact         `json:"facts"`
	Contents      []heading      `json:"contents,omitempty"`
	Text          bool           `json:"text"`   // the text is published
	Pinned        bool           `json:"pinned"` // the page of one edition, not the standing address
	Newest        link           `json:"newest"` // where the standing address leads, on pinned pages
	Translation   string         `json:"translation,omitempty"`
	Progress      *progress      `json:"progress,omitempty"`
	Languages     []languageLink `json:"languages,omitempty"`
	Form          int            `json:"form,omitempty"`
	Editions      []edition      `json:"editions,omitempty"`
	Replaces      []string       `json:"replaces,omitempty"`
	ReplacedBy    link           `json:"replacedby"`
	Amended       []string       `json:"amended,omitempty"` // the amendments that the text has in it
	Amendments    []amendment    `json:"amendments,omitempty"`
	Corrections   []correction   `json:"corrections,omitempty"`
	Wordings      []wordingRow   `json:"wordings,omitempty"`
	OnDate        string         `json:"ondate,omitempty"`
	Accepted      []accepted     `json:"accepted,omitempty"`
	Timeline      *timelineView  `json:"timeline,omitempty"`
	Reviews       []review       `json:"reviews,omitempty"`
	Practice      *practice      `json:"practice,omitempty"` // on the standing address
	Trials        *trialsView    `json:"trials,omitempty"`   // on the standing address
	Told          []toldRow      `json:"told,omitempty"`     // publicity about it, on the standing address
	Basis         []basis        `json:"basis,omitempty"`
	Elements      []elementRow   `json:"elements,omitempty"` // data elements that its provisions define
	Uses          []usage        `json:"uses,omitempty"`
	ICS           string         `json:"ics,omitempty"`
	CCS           string         `json:"ccs,omitempty"`
	Filing        string         `json:"filing,omitempty"`
	Single        string         `json:"single,omitempty"` // the same in one file, on the standing address
	Cited         []cited        `json:"cited,omitempty"`  // in the order of their tokens in the text
	Twin          string         `json:"twin"`
	Register      string         `json:"register,omitempty"` // its provision register, on the standing address
	// Print is the fingerprint of the words, which a printed page bears, and
	// PrintHref the page that finds out about it.
	Print       string      `json:"print,omitempty"`
	PrintHref   string      `json:"printhref,omitempty"`
	Concordance string      `json:"concordance,omitempty"`
	Formers     []formerRow `json:"formers,omitempty"` // numbers that the text has not got any more
	Cite        citeView    `json:"cite"`
	// Compare leads to what changed since the wording before.
	Compare *link `json:"compare,omitempty"`
}

// fact is a row of the record; Key is a word of layouts/_i18n.
type fact struct {
	Key   string `json:"key"`
	Value said   `json:"value"`
	Href  string `json:"href,omitempty"`
}

type edition struct {
	Year    string `json:"year"`
	Number  string `json:"number"`
	Badge   badge  `json:"badge"`
	InForce string `json:"inforce,omitempty"`
	Href    string `json:"href"`
	Here    bool   `json:"here,omitempty"`
}

type accepted struct {
	Place  string `json:"place,omitempty"`
	Found  bool   `json:"found,omitempty"` // the page shows the place
	Reason said   `json:"reason"`
	By     string `json:"by,omitempty"`
	Date   string `json:"date,omitempty"`
}

type basis struct {
	Regulation said   `json:"regulation"`
	Href       string `json:"href,omitempty"`
	Article    string `json:"article,omitempty"`
	Provision  string `json:"provision,omitempty"`
	Found      bool   `json:"found,omitempty"` // the page shows the provision
	Relation   string `json:"relation"`
	Checked    string `json:"checked,omitempty"`
	By         string `json:"by,omitempty"`
	Note       said   `json:"note"`
	Changed    bool   `json:"changed,omitempty"` // the article, since the two were compared
}

// standards makes the pages of every listed work: the standing address, both
// languages side by side where there are two, and one page for each edition,
// which dated citations pin.
func (m *maker) standards() (ps []page) {
	for _, r := range m.d.Rows {
		ps = append(ps, m.standard(r, r.Edition, false))
		if m.hasBoth(r) {
			ps = append(ps, m.both(r))
		}
		for _, e := range r.Work.Editions {
			ps = append(ps, m.standard(r, e, true))
		}
	}
	return ps
}

func (m *maker) standard(r derive.Row, e *model.Edition, pinned bool) page {
	p := m.record(r, e, pinned)
	if e == nil {
		return p
	}
	t, _ := m.textIn(e.Texts)
	if t == nil {
		return p
	}
	v := p.data.(standardView)
	_, notices := m.accepted(e, t)
	o := m.options(t, p.path, editionFolder(e), notices)
	v.Cited, o.After = m.citedIn(t)
	o.Notices = m.notices(e, "", false)
	if e == r.Edition {
		o.Beside = m.besideProvisions(r.Work, t, e)
	}
	v.Cite.Codes = m.codes(m.d.OfEdition(e), t)
	m.sinceBefore(&v, e)
	p.body, p.data = m.reading(t, e.Texts, v.Uses, o), v
	return p
}

// record is the page of a standard without its text.
func (m *maker) record(r derive.Row, e *model.Edition, pinned bool) page {
	w := r.Work
	v := standardView{
		ID: w.ID, Number: r.Number, Status: string(r.Status), Badge: m.badgeOf(e), Pinned: pinned, Withheld: r.Withheld,
		Uses: m.usesOfEdition(r, e), Twin: "/standards/" + w.ID + ".json",
		Facts: m.workFacts(w), Basis: m.basis(w, e), Elements: m.elementsOf(r, e), Reviews: reviews(w),
	}
	title := r.Title
	if l := m.d.System.Level(w.Level); l != nil {
		v.Level, v.ReviewYears, v.ReviewRule = m.say(l.Title), l.ReviewYears, m.say(l.ReviewSource)
	}
	for _, other := range slices.Backward(w.Editions) {
		v.Editions = append(v.Editions, edition{
			other.Year, other.Number, m.badgeOf(other), other.InForce.String(),
			m.href(other.Path()), other == e,
		})
	}
	p := page{path: w.Path(), layout: "standard", sample: w.Sample, pos: w.At("")}
	cited := w.Path()
	if e != nil {
		cited = e.Path()
	}
	v.Cite = m.cite(derive.CiteEdition(r, e, m.lang, m.d.Day), cited)
	if e == nil {
		v.Uses = usesOf(v.Uses, inText(nil))
	} else {
		title = e.Title
		p.pos = e.At("")
		m.edition(&v, &p, e)
	}
	v.Timeline = m.timeline(w, nil)
	if pinned {
		v.Timeline = m.timeline(w, e)
		p.path = e.Path()
		v.Newest = m.rowLink(r)
		v.ReviewDue = ""
		if e == r.Edition {
			v.ReviewDue = r.ReviewDue.String()
		}
	} else {
		v.Practice, v.Trials = m.practice(r), m.trialsOfStandard(r)
		v.Told = m.told(r, m.textOf(e))
		v.ReviewDue = r.ReviewDue.String()
		if r.HasText {
			v.Register, v.Single = m.href(w.RegisterPath()), m.href(w.SinglePath())
		}
	}
	if m.concordanceOf(w) != nil && !m.alone {
		v.Concordance = m.href(w.ConcordancePath())
	}
	if v.Text {
		v.Formers = m.formers(w, e, !pinned)
		v.Languages = m.languageSwitch(e, p.path, e == r.Edition)
	}
	v.ReviewReached = v.ReviewDue != "" && model.ReviewReached(r.ReviewDue, m.d.Day)
	p.title, v.Second = m.say(title), said{T: title.In(m.lang.Other())}
	if p.title.L != "" {
		v.Second = said{}
	}
	if r.Withheld {
		p.title = m.words("（标题不公开）", "(title not published)")
	}
	p.hidden = p.sample || pinned && e != r.Edition
	p.crumbs = m.crumbs(m.crumb("directory.html", "标准目录", "Directory"), link{Title: said{T: cmp.Or(v.Number, p.title.T)}})
	p.summary = v.Number + " " + p.title.T
	p.labels = article(m.words("标准目录", "Directory").T, p.title.T, issued(e), v.Issuer.T)
	p.data = v
	return p
}

// usesOfEdition is who refers to this edition: to its own page and, when it
// is the one that the standing address shows, to that address too.
func (m *maker) usesOfEdition(r derive.Row, e *model.Edition) []usage {
	var all []usage
	if e == r.Edition {
		all = append(all, m.uses[r.Work.Path()]...)
	}
	if e == nil {
		return all
	}
	for _, u := range m.uses[e.Path()] {
		i := slices.IndexFunc(all, func(v usage) bool { return v.Fragment == u.Fragment })
		if i < 0 {
			all = append(all, u)
			continue
		}
		all[i].Links = append(slices.Clip(all[i].Links), u.Links...)
	}
	slices.SortStableFunc(all, func(a, b usage) int { return model.CompareFragments(a.Fragment, b.Fragment) })
	return all
}

func issued(e *model.Edition) model.Date {
	if e == nil {
		return model.Date{}
	}
	return e.Issued
}

// edition fills in what one edition says.
func (m *maker) edition(v *standardView, p *page, e *model.Edition) {
	v.Number, v.Status = e.Number, string(e.StatusAt(m.d.Day))
	v.Issued, v.InForce, v.Withdrawn = e.Issued.String(), e.InForce.String(), e.Withdraw.String()
	v.Issuer, v.Replaces = m.say(e.Issuer), e.Replaces
	v.ICS, v.CCS, v.Filing = e.ICS, e.CCS, e.Filing
	v.Facts = append(m.editionFacts(e), v.Facts...)
	if by := m.d.Replaces.ReplacedBy(e.Number); len(by) > 0 {
		v.ReplacedBy = m.replacement(by[0])
	}
	t, chinese := m.textIn(e.Texts)
	v.Amended = m.amendedBy(e)
	v.Amendments, v.Corrections = m.amendments(e, t), m.corrections(e, t)
	v.Wordings = m.wordingRows(e, e.Path())
	v.OnDate = m.href(model.OnDatePath) + "?work=" + e.Work.ID
	v.Accepted, _ = m.accepted(e, t)
	v.Uses = usesOf(v.Uses, inText(t))
	if t == nil {
		return
	}
	if m.lang == model.En && !chinese {
		v.Translation, v.Progress = m.translationOf(e, t)
	}
	v.Print = derive.Fingerprint(t)
	v.PrintHref = m.href(model.VerifyPath) + "?print=" + v.Print
	v.Text, v.Form, v.Contents = true, t.Form, m.contents(t)
	p.chinese = chinese
}

// accepted lists the findings that stay as they were issued, and the notices
// to print at their places.
func (m *maker) accepted(e *model.Edition, t *model.Text) (list []accepted, notices map[string]string) {
	notices = map[string]string{}
	amended := map[string]bool{}
	for _, a := range derive.AmendedIn(e) {
		amended[a.Provision] = true
	}
	for _, a := range e.Accepted {
		if p := t.Anchors()[a.Place]; p != nil && amended[p.ID] {
			continue // it was in words that are no more
		}
		if a.Lang == "" || a.Lang == m.lang {
			_, found := t.Anchors()[a.Place]
			list = append(list, accepted{a.Place, found, m.say(a.Reason), a.By, a.Date.String()})
			notices[a.Place] = a.Reason.Or(m.lang)
		}
	}
	return list, notices
}

func (m *maker) workFacts(w *model.Work) (fs []fact) {
	add := func(key string, value said, href string) {
		if value.T != "" {
			fs = append(fs, fact{key, value, href})
		}
	}
	if b := m.d.System.Box(w.Box); b != nil {
		t := m.say(b.Title)
		add("box", said{b.Code + " " + t.T, t.L}, m.href("framework.html")+boxAnchor(b.Code))
	}
	if a := m.d.System.Area(derive.AreaOf(m.d.System, w)); a != nil {
		add("area", m.say(a.Title), "")
	}
	if w.Matter != "" {
		add("matter", m.matterTitle(w.Matter), m.href(model.MattersPath)+"#"+matterAnchor(w.Matter))
	}
	if r := m.d.System.Region(w.Region); r != nil {
		add("region", m.say(r.Title), "")
	}
	for _, key := range w.Adopters {
		if r := m.d.System.Region(key); r != nil {
			add("adopter", m.say(r.Title), "")
		}
	}
	m.upperFacts(w, add)
	return fs
}

func (m *maker) editionFacts(e *model.Edition) (fs []fact) {
	for _, f := range []fact{
		{Key: "ics", Value: said{T: e.ICS}}, {Key: "ccs", Value: said{T: e.CCS}}, {Key: "filing", Value: said{T: e.Filing}},
		{Key: "proposer", Value: m.say(e.Proposer)}, {Key: "jurisdiction", Value: m.say(e.Charge)},
		{Key: "drafters", Value: m.say(e.Drafters)},
	} {
		if f.Value.T != "" {
			fs = append(fs, f)
		}
	}
	return append(fs, m.replacementFacts(e)...)
}

// replacement links an end of a replacement: an edition, a record outside the
// system, or a number that leads nowhere.
func (m *maker) replacement(r derive.Replacement) link {
	l := link{Title: said{T: r.Number}}
	switch {
	case r.Edition != nil:
		l.Href = m.href(r.Edition.Path())
	case r.Reference != nil:
		l.Href = m.referenceHref(r.Reference)
	}
	return l
}

// replacementFacts are the links of replacement as rows of the record.
func (m *maker) replacementFacts(e *model.Edition) (fs []fact) {
	add := func(key string, ends []derive.Replacement) {
		for _, r := range ends {
			l := m.replacement(r)
			fs = append(fs, fact{key, l.Title, l.Href})
		}
	}
	add("replaces", m.d.Replaces.ReplacedOf(e.Number))
	add("replaced", m.d.Replaces.ReplacedBy(e.Number))
	return fs
}

// basis ties provisions to articles. The mapping is made for the current
// edition; on the page of an older one only places it has are links.
func (m *maker) basis(w *model.Work, e *model.Edition) (bs []basis) {
	var here *model.Text
	if e != nil {
		here, _ = m.textIn(e.Texts)
	}
	changed := map[*model.Basis]bool{}
	for _, l := range m.d.Law.Links {
		changed[l.Basis] = l.Changed
	}
	for i, b := range w.Basis {
		_, found := here.Anchors()[b.Provision]
		v := basis{Found: found, Regulation: said{T: b.Regulation}, Article: b.Article, Provision: b.Provision, Relation: b.Relation,
			Checked: b.Checked.String(), By: b.By, Note: m.say(b.Note), Changed: changed[&w.Basis[i]]}
		if r := m.d.System.Regulation(b.Regulation); r != nil {
			v.Regulation = m.say(r.Title)
		}
		v.Href = m.resolve(model.Target{Doc: b.Regulation, Fragment: model.Fragment(b.Article)}).href
		bs = append(bs, v)
	}
	return bs
}
