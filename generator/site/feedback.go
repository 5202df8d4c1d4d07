package site

import (
	"net/mail"
	"net/url"

	"guiju/generator/derive"
)

const feedbackPath = "feedback.html"

// feedbackTopics are what a reader may have to say of a standard; keys of
// layouts/_i18n.
var feedbackTopics = []string{"unclear", "unworkable", "law", "missing", "works", "other"}

// feedbackView is what layouts/feedback.html shows.
type feedbackView struct {
	Standards []option `json:"standards,omitempty"`
	Topics    []string `json:"topics"`
	Mail      string   `json:"mail,omitempty"` // mailto: address, where one is configured
	Address   string   `json:"address,omitempty"`
	Phone     string   `json:"phone,omitempty"`
	Postal    said     `json:"postal"`
}

// feedback is the form by which readers say how a standard does in use. There
// is no server behind it: it is printed, or written as a mail.
func (m *maker) feedback() page {
	title := m.words("标准实施反馈", "Feedback on a standard")
	footer := m.d.System.Config.Site.Footer
	v := feedbackView{Topics: feedbackTopics, Phone: footer.Phone, Postal: m.say(footer.Address)}
	if address := mailAddress(footer.Contact); address != "" {
		v.Address, v.Mail = address, "mailto:"+address+"?subject="+url.PathEscape(title.T)
	}
	for _, r := range m.d.Rows {
		if r.Edition != nil {
			v.Standards = append(v.Standards, option{r.Work.ID, m.standardName(r)})
		}
	}
	return page{
		path: feedbackPath, layout: "feedback", title: title, crumbs: m.underHub(title),
		labels: column(title.T, "", title.T), data: v,
	}
}

// standardName is the number and the title of a standard, marked if it is a
// sample.
func (m *maker) standardName(r derive.Row) said {
	title := m.say(r.Title)
	name := said{r.Number, title.L}
	if title.T != "" {
		name.T += " " + title.T
	}
	if r.Work.Sample {
		name.T = m.words("［样本］", "[Sample] ").T + name.T
	}
	return name
}

// mailAddress returns the words if they are a mail address and nothing else.
func mailAddress(words string) string {
	a, err := mail.ParseAddress(words)
	if err != nil || a.Address != words {
		return ""
	}
	return a.Address
}
