package site

import (
	"net/url"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// difficultyView is a question that somebody met, and the answer.
type difficultyView struct {
	Anchor   string `json:"anchor"`
	Question said   `json:"question"`
	Region   link   `json:"region"`
	Key      string `json:"key,omitempty"` // of the region
	Body     link   `json:"body"`
	Area     said   `json:"area"`
	AreaKey  string `json:"areakey,omitempty"`
	About    []link `json:"about,omitempty"`
	Date     string `json:"date,omitempty"`
	Answer   said   `json:"answer"`
	By       string `json:"by,omitempty"`
	Answered string `json:"answered,omitempty"`
	Changed  said   `json:"changed"`
	Changes  []link `json:"changes,omitempty"`
	Source   string `json:"source,omitempty"`
	Sample   bool   `json:"sample,omitempty"`
}

// difficultyCount counts real questions by what came of them.
type difficultyCount struct {
	Open     int `json:"open"`
	Answered int `json:"answered"`
	Changed  int `json:"changed"`
	Samples  int `json:"samples"`
}

// difficulties is the page of questions and answers, with a form to ask: it is
// printed or mailed, as that of feedback is.
func (m *maker) difficulties() page {
	title := m.words("困难和问题", "Difficulties and answers")
	var rows []difficultyView
	var n difficultyCount
	var regions, areas []option
	seen := map[string]bool{}
	for _, q := range m.d.Difficulties {
		v := m.difficulty(q)
		rows = append(rows, v)
		switch {
		case q.Sample:
			n.Samples++
		case q.Answer.Empty():
			n.Open++
		default:
			n.Answered++
		}
		if !q.Sample && !q.Changed.Empty() {
			n.Changed++
		}
		if v.Key != "" && !seen["r "+v.Key] {
			seen["r "+v.Key] = true
			regions = append(regions, option{v.Key, v.Region.Title})
		}
		if v.AreaKey != "" && !seen["a "+v.AreaKey] {
			seen["a "+v.AreaKey] = true
			areas = append(areas, option{v.AreaKey, v.Area})
		}
	}
	footer := m.d.System.Config.Site.Footer
	form := feedbackView{Phone: footer.Phone, Postal: m.say(footer.Address)}
	if address := mailAddress(footer.Contact); address != "" {
		form.Address, form.Mail = address, "mailto:"+address+"?subject="+url.PathEscape(title.T)
	}
	for _, r := range m.d.Rows {
		if r.Edition != nil {
			form.Standards = append(form.Standards, option{r.Work.ID, m.standardName(r)})
		}
	}
	return page{
		path: model.DifficultiesPath, layout: "difficulties", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: map[string]any{"rows": rows, "count": n, "regions": regions, "areas": areas, "form": form, "feedback": m.href(feedbackPath)},
	}
}

func (m *maker) difficulty(q *model.Difficulty) difficultyView {
	v := difficultyView{
		Anchor: derive.DifficultyAnchor(q.Key), Question: m.say(q.Question), Body: m.bodyNamed(q.Body), Key: q.Region, AreaKey: q.Area,
		About: m.targetLinks(q.About), Date: q.Date.String(), Answer: m.say(q.Answer), By: q.By, Answered: q.Answered.String(),
		Changed: m.say(q.Changed), Changes: m.targetLinks(q.Changes), Source: q.Source, Sample: q.Sample,
	}
	if q.Region != "" {
		v.Region = m.regionNamed(q.Region)
	}
	if a := m.d.System.Area(q.Area); a != nil {
		v.Area = m.say(a.Title)
	}
	return v
}

// targetLinks leads to documents and their provisions by their addresses; what
// is not there is left out, as package check reports it.
func (m *maker) targetLinks(refs []string) (out []link) {
	for _, ref := range refs {
		if to, ok := model.ParseTarget(ref); ok {
			if r := m.resolve(to); r.ok {
				out = append(out, link{Href: r.href, Title: said{T: r.title}, Note: to.Fragment})
			}
		}
	}
	return out
}
