package site

import (
	"cmp"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// quote is a provision quoted by address. Its words come from the text, so a
// revision changes the course too.
type quote struct {
	ID      string        `json:"id"` // of the quotation on its page
	Href    string        `json:"href,omitempty"`
	Title   string        `json:"title"`
	Number  string        `json:"number,omitempty"` // of the standard, with year
	Name    said          `json:"name"`             // of the standard, law or policy
	Label   string        `json:"label,omitempty"`
	Code    string        `json:"code,omitempty"` // short code, in capitals
	Types   []typeView    `json:"types,omitempty"`
	Badge   badge         `json:"badge"`
	Ended   bool          `json:"ended,omitempty"` // the edition is no longer in force
	Newest  link          `json:"newest"`          // the one that is
	Changed *changedSince `json:"changed,omitempty"`
	Sample  bool          `json:"sample,omitempty"`
	Lang    string        `json:"lang,omitempty"` // tag of the words, if not the page's
	HTML    string        `json:"html,omitempty"` // "" when only a record is held
	Math    []formula     `json:"math,omitempty"`
	Note    said          `json:"note"`
	Address string        `json:"address,omitempty"` // of the provision in its edition, where the address of the site is known
	QR      *qrView       `json:"qr,omitempty"`      // the square that leads there, for paper
	// Translation says how English words were translated; "" for Chinese.
	Translation string `json:"translation,omitempty"`
}

// quote writes the provision out. A work that has no folder yet is named as
// planned.
func (m *maker) quote(q derive.Quote) quote {
	to, _ := model.ParseTarget(q.Quotation.Ref)
	v := quote{Title: to.Doc, Name: said{T: to.Doc}, Label: to.Fragment, Note: m.say(q.Quotation.Note), Badge: m.badgeOf(nil)}
	at := m.resolve(to)
	if !at.ok {
		return v
	}
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err == model.NoFragment { // not translated: the Chinese is quoted
		r, _ = m.d.System.Resolve(to, model.Zh, m.d.Day)
	}
	v.Href, v.Title, v.Name = at.href, at.title, said{T: at.title}
	v.Code, v.Ended, v.Newest, v.Changed = strings.ToUpper(m.d.CodeOf(q)), q.Ended, m.newestFor(q), changedOf(q)
	v.Types = m.typesOf(q.Types)
	if r.Work != nil {
		v.Sample = r.Work.Sample
	}
	if e := r.Edition; e != nil {
		v.Badge, v.Number, v.Name = m.badgeOf(e), e.Number, m.say(e.Title)
	} else if r.Work == nil {
		v.Badge = badge{} // no status is kept of laws and policies
	}
	if r.Provision == nil {
		return v
	}
	if r.Provision.Number != "" {
		v.Label = r.Provision.Number
	}
	if v.Address = m.addressOf(r); v.Address != "" {
		v.QR = qr(v.Address)
	}
	if r.Text.Lang != m.lang {
		v.Lang = r.Text.Lang.Tag()
	}
	if r.Text.Lang == model.En {
		v.Translation = "unknown"
		if r.Edition != nil {
			v.Translation = cmp.Or(r.Edition.Translation, v.Translation)
		}
	}
	link := m.linker(r.Text)
	words := text.ProvisionHTML(r.Provision, text.HTMLOptions{
		Lang: r.Text.Lang, Quoted: true, Image: m.media.in(folderOf(r)),
		Link: func(to model.Target) (string, string, bool) {
			href, title, ok := link(to)
			if to.Doc == "" { // 见5.2: on the quoted document's page, not on this one
				href = m.href(r.Path) + href
			}
			return href, title, ok
		},
	})
	v.HTML, v.Math = literal(words.HTML), formulas(words.Math)
	return v
}

// addressOf is the public address of a quoted provision in the edition that is
// quoted: what is printed stays with the words it was printed beside.
func (m *maker) addressOf(r model.Resolution) string {
	if m.o.BaseURL == "" {
		return ""
	}
	path := r.Path
	if r.Edition != nil {
		path = r.Edition.Path()
	}
	return strings.TrimSuffix(m.o.BaseURL, "/") + "/" + m.lang.Prefix() + path + "#" + r.Fragment
}

// qrView is a QR code as one path of an SVG.
type qrView struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

func qr(words string) *qrView {
	path, size := derive.QR(words)
	return &qrView{path, size}
}

func (m *maker) typesOf(types []wording.Type) (out []typeView) {
	for _, t := range types {
		out = append(out, typeView{Key: string(t), Words: t.Words().In(m.lang)})
	}
	return out
}

func folderOf(r model.Resolution) string {
	switch {
	case r.Edition != nil:
		return editionFolder(r.Edition)
	case r.Regulation != nil:
		return "regulations/" + r.Regulation.ID
	}
	return "policies/" + r.Policy.ID
}

// testView is a question of the self-test with its answer.
type testView struct {
	Text    said         `json:"text"`
	Many    bool         `json:"many,omitempty"` // more than one choice is right
	Choices []answerView `json:"choices"`
	Answer  string       `json:"answer"` // letters of the right ones
	Why     said         `json:"why"`
	Source  link         `json:"source"` // the provision; its note is the code
	Badge   badge        `json:"badge"`
	Sample  bool         `json:"sample,omitempty"`
}

type answerView struct {
	Letter string `json:"letter"`
	Text   said   `json:"text"`
	Right  bool   `json:"right,omitempty"`
}

func (m *maker) test(t *model.Test) testView {
	v := testView{Text: m.say(t.Text), Many: t.Right() > 1, Why: m.say(t.Why)}
	for i, c := range t.Choices {
		letter := string(rune('A' + i%26))
		v.Choices = append(v.Choices, answerView{letter, m.say(c.Text), c.Right})
		if c.Right {
			v.Answer += letter
		}
	}
	to, _ := model.ParseTarget(t.Ref)
	at := m.resolve(to)
	v.Source = link{Href: at.href, Title: said{T: cmp.Or(at.title, to.Doc)}, Note: to.Fragment}
	if r, err := m.d.System.Resolve(to, model.Zh, m.d.Day); err != model.NoDocument {
		if r.Edition != nil {
			v.Badge, v.Sample, v.Source.Title = m.badgeOf(r.Edition), r.Work.Sample, said{T: r.Edition.Number}
		}
		if r.Provision != nil && r.Provision.Number != "" {
			v.Source.Note = r.Provision.Number
		}
	}
	return v
}

// demandedRow is a line of the checklist.
type demandedRow struct {
	dutyView
	Session int    `json:"session"`
	Lang    string `json:"lang,omitempty"`
	Code    string `json:"code,omitempty"`
}

// checklist parts what must be done from what should.
func (m *maker) checklist(l *derive.Lessons) (must, should []demandedRow) {
	for _, d := range l.Checklist[m.lang] {
		row := demandedRow{dutyView: m.duty(d.Duty), Session: d.Session + 1, Code: strings.ToUpper(m.d.Codes.Of(m.d.OfEdition(d.Row.Edition), d.Provision.ID))}
		if d.Lang != m.lang {
			row.Lang = d.Lang.Tag()
		}
		if d.Type() == wording.Recommendation {
			should = append(should, row)
		} else {
			must = append(must, row)
		}
	}
	return must, should
}
