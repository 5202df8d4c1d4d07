package site

import (
	"html"
	"slices"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// wordingRow is one wording of an edition in the table of its wordings: the
// day on which it came into force, and when it was shown and recorded here.
type wordingRow struct {
	Title     said   `json:"title"`
	Href      string `json:"href"`
	Pinned    string `json:"pinned,omitempty"`
	Here      bool   `json:"here,omitempty"`  // this page
	Shown     bool   `json:"shown,omitempty"` // the page of the edition has it
	From      string `json:"from,omitempty"`
	Until     string `json:"until,omitempty"`
	Published string `json:"published,omitempty"`
	Recorded  string `json:"recorded,omitempty"`
	Corrected string `json:"corrected,omitempty"`
}

// wordingBanner says on the page of a wording what it is.
type wordingBanner struct {
	State     string      `json:"state"` // present, past, upcoming, before
	From      string      `json:"from,omitempty"`
	Until     string      `json:"until,omitempty"`
	Corrected string      `json:"corrected,omitempty"`
	Title     said        `json:"title"`
	Present   link        `json:"present"` // the page of the edition
	Mended    *correction `json:"mended,omitempty"`
}

type correction struct {
	Date       string `json:"date,omitempty"`
	Provisions []link `json:"provisions,omitempty"`
	Reason     said   `json:"reason"`
	Approver   string `json:"approver,omitempty"`
	Kind       string `json:"kind"`
	Before     string `json:"before,omitempty"` // the page of what stood there
}

// amendment is an amendment on the page of its edition.
type amendment struct {
	ID         string      `json:"id"`
	Name       said        `json:"name"`
	Title      said        `json:"title"`
	Issued     string      `json:"issued,omitempty"`
	InForce    string      `json:"inforce,omitempty"`
	Pending    bool        `json:"pending,omitempty"`
	Provisions []link      `json:"provisions,omitempty"` // where it says no more
	Changes    []amendLine `json:"changes,omitempty"`
	Wording    string      `json:"wording,omitempty"` // the page with its words
}

// amendLine is one change: what is done to which provision.
type amendLine struct {
	Action string `json:"action"`
	Place  link   `json:"place"`
	After  string `json:"after,omitempty"`
}

// versionsOf are the wordings of one edition.
func (m *maker) versionsOf(e *model.Edition) (list []derive.Version) {
	for i, r := range m.d.Rows {
		if r.Work.ID != e.Work.ID {
			continue
		}
		for _, v := range m.d.Versions[i] {
			if v.Edition.Year == e.Year {
				list = append(list, v)
			}
		}
	}
	return list
}

// wordingRows are the wordings of an edition, where there is more to tell than
// that it was issued. here is the page that shows them.
func (m *maker) wordingRows(e *model.Edition, here string) (rows []wordingRow) {
	list := m.versionsOf(e)
	if len(list) == 0 || len(list) == 1 && list[0].Published.IsZero() && list[0].Recorded.IsZero() {
		return nil
	}
	for _, v := range list {
		rows = append(rows, m.wordingRow(v, here))
	}
	return rows
}

func (m *maker) wordingRow(v derive.Version, here string) wordingRow {
	row := wordingRow{
		Title: m.say(v.Title), Href: m.href(v.Path), Shown: v.Shown, Here: v.Path == here || v.Pinned == here && here != "",
		From: v.From.String(), Until: v.Until.String(), Published: v.Published.String(), Recorded: v.Recorded.String(), Corrected: v.Corrected.String(),
	}
	if v.Pinned != "" && v.Pinned != v.Path {
		row.Pinned = m.href(v.Pinned)
	}
	return row
}

// wordings makes a page for every wording of an edition that has several: an
// address that always has these words.
func (m *maker) wordings() (ps []page) {
	for i, r := range m.d.Rows {
		for _, v := range m.d.Versions[i] {
			if v.Pinned != "" {
				ps = append(ps, m.wording(r, v))
			}
		}
	}
	return ps
}

func (m *maker) wording(r derive.Row, v derive.Version) page {
	e := *v.Edition
	e.Texts, e.Original, e.Applied, e.Accepted = v.Texts, v.Edition.AsIssued(), nil, nil
	if v.Amendment != nil {
		all := v.Edition.Amending()
		e.Applied = all[:slices.Index(all, v.Amendment)+1]
	}
	p := m.record(r, v.Edition, true)
	was := p.data.(standardView)
	t, chinese := m.textIn(v.Texts)
	c := derive.CiteEdition(r, &e, m.lang, m.d.Day)
	c.Wording = v.Title
	print := derive.Fingerprint(t)
	data := map[string]any{
		"print": print, "printhref": m.href(model.VerifyPath) + "?print=" + print,
		"id": was.ID, "number": was.Number, "level": was.Level, "status": was.Status, "badge": was.Badge, "second": was.Second,
		"issued": was.Issued, "inforce": was.InForce, "issuer": was.Issuer, "replaces": was.Replaces, "ics": was.ICS, "ccs": was.CCS, "filing": was.Filing,
		"pinned": true, "amended": m.amendedBy(&e), "contents": m.contents(t), "wordings": m.wordingRows(v.Edition, v.Pinned), "work": r.Work.ID,
		"cite": m.cite(c, v.Pinned), "banner": m.banner(v), "form": t.Form,
		"replacedby": link{}, "newest": was.Newest,
	}
	if v.Correction == nil && v.Amendment != nil {
		data["amendment"] = m.amendment(v.Edition, v.Amendment, t)
	}
	o := m.options(t, v.Pinned, editionFolder(v.Edition), nil)
	o.Terms, o.Places = true, derive.Places(v.Texts)
	p.path, p.layout, p.hidden, p.chinese, p.data = v.Pinned, "wording", true, chinese, data
	p.body = text.HTML(t, o)
	p.crumbs = append(p.crumbs[:len(p.crumbs)-1], link{Href: m.href(v.Edition.Path()), Title: said{T: v.Edition.Number}}, link{Title: m.say(v.Title)})
	p.summary = m.say(v.Title).T
	return p
}

func (m *maker) banner(v derive.Version) wordingBanner {
	b := wordingBanner{
		State: "past", From: v.From.String(), Until: v.Until.String(), Corrected: v.Corrected.String(), Title: m.say(v.Title),
		Present: link{Href: m.href(v.Edition.Path()), Title: said{T: v.Edition.Number}},
	}
	switch {
	case v.Correction != nil:
		b.State = "before"
		c := m.correction(v.Edition, v.Correction, nil)
		b.Mended = &c
	case v.Shown:
		b.State = "present"
	case v.From.After(m.d.Day):
		b.State = "upcoming"
	}
	return b
}

// corrections are those of an edition, the latest first.
func (m *maker) corrections(e *model.Edition, t *model.Text) (list []correction) {
	for i := range slices.Backward(e.Corrections) {
		list = append(list, m.correction(e, &e.Corrections[i], t))
	}
	slices.SortStableFunc(list, func(a, b correction) int { return strings.Compare(b.Date, a.Date) })
	return list
}

// correction shows one; t is the text on the page, nil where the provisions
// are on the page of the edition.
func (m *maker) correction(e *model.Edition, c *model.Correction, t *model.Text) correction {
	v := correction{Date: c.Date.String(), Reason: m.say(c.Reason), Approver: c.Approver, Kind: c.Kind}
	for _, p := range c.Provisions {
		f, l := model.Fragment(p), link{Title: said{T: p}}
		if _, found := t.Anchors()[f]; found {
			l.Href = "#" + f
		} else if _, found := e.Texts[model.Zh].Anchors()[f]; found && t == nil {
			l.Href = m.place(e.Path() + "#" + f)
		}
		v.Provisions = append(v.Provisions, l)
	}
	for _, w := range m.versionsOf(e) {
		if w.Correction == c {
			v.Before = m.href(w.Path)
		}
	}
	return v
}

func (m *maker) amendments(e *model.Edition, t *model.Text) (list []amendment) {
	for i := range e.Amendments {
		list = append(list, m.amendment(e, &e.Amendments[i], t))
	}
	return list
}

// amendedBy names the amendments that the text of the edition has in it, for its
// cover: who reads or prints it should know that it is not the text as issued.
func (m *maker) amendedBy(e *model.Edition) (names []string) {
	for _, a := range e.Applied {
		names = append(names, m.say(a.Name()).T)
	}
	return names
}

// amendmentID is where the page of an edition tells of an amendment.
func amendmentID(e *model.Edition, a *model.Amendment) string { return "ui-" + e.AmendmentKey(a) }

func (m *maker) amendment(e *model.Edition, a *model.Amendment, t *model.Text) amendment {
	v := amendment{
		ID: amendmentID(e, a), Name: m.say(a.Name()), Title: m.say(a.Title), Issued: a.Issued.String(), InForce: a.InForce.String(),
		Pending: a.InForce.IsZero() || a.InForce.After(m.d.Day),
	}
	if v.Title.T == v.Name.T {
		v.Title = said{}
	}
	var before, after derive.Version // the wordings around it
	for _, w := range m.versionsOf(e) {
		switch {
		case w.Correction != nil:
		case w.Amendment == a:
			after = w
		case after.Edition == nil:
			before = w
		}
	}
	if after.Edition != nil {
		v.Wording = m.href(after.Pinned)
	}
	for _, c := range a.Changes {
		l := amendLine{Action: c.Action, Place: link{Title: said{T: c.Provision}}, After: c.After}
		_, here := t.Anchors()[c.Provision]
		switch {
		case c.Action == model.Deleted && before.Edition != nil:
			l.Place.Href = m.href(before.Pinned) + "#" + c.Provision
		case here && !v.Pending:
			l.Place.Href = "#" + c.Provision
		case after.Texts[model.Zh].Find(c.Provision) != nil:
			l.Place.Href = m.href(after.Pinned) + "#" + c.Provision
		}
		v.Changes = append(v.Changes, l)
	}
	if len(a.Changes) > 0 {
		return v
	}
	for _, f := range a.Provisions {
		l := link{Title: said{T: f}}
		if _, found := t.Anchors()[f]; found {
			l.Href = "#" + f
		}
		v.Provisions = append(v.Provisions, l)
	}
	return v
}

// notices say at each provision which amendment made it what it is, and which
// will change it. base is the page that tells of the amendments, "" for the page
// itself. On a page that stands alone they lead nowhere else.
func (m *maker) notices(e *model.Edition, base string, alone bool) map[string][]text.Notice {
	out := map[string][]text.Notice{}
	name := func(a *model.Amendment) string {
		words := html.EscapeString(m.say(a.Name()).T)
		return `<a href="` + base + `#` + amendmentID(e, a) + `" tabindex="-1">` + words + `</a>`
	}
	to := func(href, zh, en string) string {
		if alone || href == "" {
			return ""
		}
		return ` <a href="` + html.EscapeString(m.href(href)) + `" tabindex="-1">` + m.words(zh, en).T + `</a>`
	}
	for _, a := range derive.AmendedIn(e) {
		from, p := a.Amendment.InForce.String(), html.EscapeString(a.Provision)
		words := map[string]said{
			model.Replaced: m.words("由"+name(a.Amendment)+"修改，自 "+from+" 起实施。", "As amended by "+name(a.Amendment)+", in force from "+from+"."),
			model.Added:    m.words("由"+name(a.Amendment)+"增加，自 "+from+" 起实施。", "Added by "+name(a.Amendment)+", in force from "+from+"."),
			model.Deleted:  m.words(p+" 由"+name(a.Amendment)+"删去，自 "+from+" 起不再实施。", p+" was deleted by "+name(a.Amendment)+", with effect from "+from+"."),
		}[a.Action].T
		if a.Action != model.Added {
			words += to(a.Older, "此前的文字", "The words before")
		}
		out[a.Place] = append(out[a.Place], text.Notice{HTML: words})
	}
	for i := range e.Corrections {
		c := &e.Corrections[i]
		if c.Date.After(m.d.Day) {
			continue
		}
		day := c.Date.String()
		words := m.words(day+` <a href="`+base+`#ui-corrections" tabindex="-1">勘误</a>。`, `<a href="`+base+`#ui-corrections" tabindex="-1">Corrected</a> on `+day+".").T
		older := ""
		for _, v := range m.versionsOf(e) {
			if v.Correction == c {
				older = v.Path
			}
		}
		for _, p := range c.Provisions {
			f, last := model.Fragment(p), ""
			if older != "" {
				last = older + "#" + f
			}
			out[f] = append(out[f], text.Notice{HTML: words + to(last, "此前的文字", "The words before")})
		}
	}
	for _, a := range derive.Pending(e, m.d.Day) {
		from, p := a.Amendment.InForce.String(), html.EscapeString(a.Provision)
		words := map[string]said{
			model.Replaced: m.words("自 "+from+" 起由"+name(a.Amendment)+"修改。", "To be amended by "+name(a.Amendment)+" from "+from+"."),
			model.Added:    m.words("自 "+from+" 起，"+name(a.Amendment)+"增加 "+p+"。", name(a.Amendment)+" adds "+p+" from "+from+"."),
			model.Deleted:  m.words("自 "+from+" 起由"+name(a.Amendment)+"删去。", "To be deleted by "+name(a.Amendment)+" from "+from+"."),
		}[a.Action].T
		page := e.WordingPath(e.AmendmentKey(a.Amendment))
		if a.Action != model.Deleted {
			page += "#" + a.Provision
		}
		words += to(page, "那时的文字", "The words from then on")
		out[a.Place] = append(out[a.Place], text.Notice{HTML: words, Data: [][2]string{{"module", "amendment"}, {"in-force", from}}})
	}
	return out
}

// outside makes the links of an amendment whole, for a standard on its own.
func (a *amendment) outside(whole func(string) string) {
	a.Wording = whole(a.Wording)
	for i := range a.Changes {
		if h := a.Changes[i].Place.Href; !strings.HasPrefix(h, "#") {
			a.Changes[i].Place.Href = whole(h)
		}
	}
}
