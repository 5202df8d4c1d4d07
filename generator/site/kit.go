package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

// kitView is what layouts/kit.html shows: what the publicity team takes from
// an item to other media.
type kitView struct {
	Kind     string        `json:"kind"`
	Item     link          `json:"item"`
	Texts    []kitText     `json:"texts"`
	Pictures []itemPicture `json:"pictures,omitempty"`
	Address  string        `json:"address"`         // whole where the site's is known, else from its root
	Known    bool          `json:"known,omitempty"` // the site's address is
	// QR leads to the address: the path of a code that is QRSize units wide.
	QR      string `json:"qr,omitempty"`
	QRSize  int    `json:"qrsize,omitempty"`
	Code    string `json:"code,omitempty"`   // short code of the one provision that it is about
	CodeAt  string `json:"codeat,omitempty"` // the page that resolves codes
	Short   string `json:"short,omitempty"`  // the address that leads to the provision by its code
	CodeOf  link   `json:"codeof"`
	Date    string `json:"date,omitempty"`
	From    string `json:"from,omitempty"`
	By      said   `json:"by"`
	Contact []fact `json:"contact"`
}

// kitText is the item in one language, in plain words.
type kitText struct {
	Lang    string `json:"lang"`
	Tag     string `json:"tag"`
	Title   string `json:"title"`
	Summary string `json:"summary,omitempty"`
	Body    string `json:"body,omitempty"`
	Source  string `json:"source"` // the line that goes with it
}

// kits makes the page for the publicity team of every item.
func (m *maker) kits() (ps []page) {
	for _, t := range m.d.Tellings {
		ps = append(ps, m.kit(t.Item))
	}
	return ps
}

func (m *maker) kit(i *model.Item) page {
	title := m.words("宣传素材", "Media kit")
	v := kitView{
		Kind: i.Kind, Item: link{Href: m.href(i.Path()), Title: m.say(i.Title)}, Pictures: m.itemPictures(i),
		Address: m.lang.Prefix() + i.Path(), Date: i.Date.String(), From: i.From, By: m.say(i.By),
	}
	if whole := m.wholeAddress(m.href(i.Path())); whole != "" {
		v.Address, v.Known = whole, true
		v.QR, v.QRSize = derive.QR(whole)
	}
	for _, l := range m.d.System.Langs() {
		if k, ok := m.kitText(i, l); ok {
			v.Texts = append(v.Texts, k)
		}
	}
	v.Code, v.CodeOf = m.kitCode(i)
	if v.Code != "" {
		v.CodeAt = m.href(model.CodesPath)
		if whole := m.wholeAddress(v.CodeAt); whole != "" {
			v.Short = whole + "#" + v.Code
		}
	}
	for _, f := range m.footer() {
		if f.Key == "organizer" || f.Key == "phone" || f.Key == "contact" {
			v.Contact = append(v.Contact, f)
		}
	}
	name := m.say(i.Title)
	return page{
		path: i.KitPath(), layout: "kit", title: said{name.T + m.words("：宣传素材", ": media kit").T, name.L}, data: v, sample: i.Sample, hidden: true, pos: i.At(""),
		crumbs: m.crumbs(m.crumb("publicity.html", "宣传交流", "Publicity"), link{Href: m.href(i.Path()), Title: name}, link{Title: title}),
		labels: article(m.words("宣传交流", "Publicity").T, name.T, i.Date, i.From),
	}
}

// kitText is false in a language in which nothing is said.
func (m *maker) kitText(i *model.Item, l model.Lang) (k kitText, ok bool) {
	t := i.Texts[l]
	if i.Title.In(l) == "" && t == nil {
		return k, false
	}
	k = kitText{Lang: string(l), Tag: l.Tag(), Title: i.Title.Or(l), Summary: i.Summary.In(l), Body: plainBody(t), Source: m.sourceLine(i, l)}
	if i.Sample {
		k.Title = model.Bilingual{Zh: "［样本］", En: "[Sample] "}.In(l) + k.Title
	}
	return k, true
}

// plainBody is a text in plain words: an empty line between sections, none of
// the marks.
func plainBody(t *model.Text) string {
	if t == nil {
		return ""
	}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(text.PlainBlocks(t.Head))
	t.Walk(func(p *model.Provision) { add(text.Plain(p)) })
	return strings.Join(parts, "\n\n")
}

// sourceLine is what stands below an item wherever it goes: where it comes
// from, of which day, and that a sample is one.
func (m *maker) sourceLine(i *model.Item, l model.Lang) string {
	words := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(l) }
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+value)
		}
	}
	add(words("来源：", "Source: "), i.From)
	add(words("日期：", "Date: "), i.Date.String())
	add(words("网站：", "Site: "), m.d.System.Config.Site.Title.Or(l))
	add(words("地址：", "Address: "), m.wholeAddress("/"+l.Prefix()+i.Path()))
	line := strings.Join(parts, words("；", "; "))
	if i.Sample {
		line += words("。所讲的标准是样本，未经任何机构发布，转载时请保留这一句。", ". The standard is a sample that no body has issued; please keep this sentence.")
	}
	return line
}

// kitCode is the short code of the provision, where the item is about one.
func (m *maker) kitCode(i *model.Item) (code string, of link) {
	if len(i.About) != 1 {
		return "", link{}
	}
	to, ok := model.ParseTarget(i.About[0])
	if !ok || to.Fragment == "" {
		return "", link{}
	}
	r, err := m.d.System.Resolve(to, m.lang, m.d.Day)
	if err != nil || r.Provision == nil {
		return "", link{}
	}
	doc := to.Doc
	if r.Edition != nil {
		doc = m.d.OfEdition(r.Edition)
	}
	to0 := m.resolve(to)
	return m.d.Codes.Of(doc, r.Provision.ID), link{Href: to0.href, Title: said{T: to0.title}, Note: to.Fragment}
}
