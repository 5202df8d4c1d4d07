package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// bodyView is what layouts/body.html shows of one body.
type bodyView struct {
	Row         bodyRow        `json:"row"`
	Scope       said           `json:"scope"`
	Duties      said           `json:"duties"`
	Contact     string         `json:"contact,omitempty"`
	Note        said           `json:"note"`
	Partner     link           `json:"partner"`
	Department  bool           `json:"department,omitempty"` // the plan wants it to have a partner
	Secretariat link           `json:"secretariat"`
	Committee   bool           `json:"committee,omitempty"`
	Children    []link         `json:"children,omitempty"`
	Kept        []link         `json:"kept,omitempty"`
	Pairs       []link         `json:"pairs,omitempty"`
	Members     []memberView   `json:"members,omitempty"`
	Standards   []bodyStandard `json:"standards,omitempty"`
	Calendar    string         `json:"calendar,omitempty"`
	TaskBook    string         `json:"taskbook,omitempty"`
	Tasks       []said         `json:"tasks,omitempty"`
	Dedicated   []cellView     `json:"dedicated,omitempty"`
	Owed        []owedView     `json:"owed,omitempty"`
	Meetings    []meetingView  `json:"meetings,omitempty"`
	Processes   []link         `json:"processes,omitempty"`
	Resources   []link         `json:"resources,omitempty"`
	Record      *recordOfView  `json:"record,omitempty"`
	Trials      *trialsView    `json:"trials,omitempty"`
}

type memberView struct {
	Role string `json:"role"`
	Post said   `json:"post"`
	Name said   `json:"name"`
	From link   `json:"from"`
}

type bodyStandard struct {
	Link     link     `json:"link"`
	Withheld bool     `json:"withheld,omitempty"`
	Parts    []string `json:"parts"`
	Sample   bool     `json:"sample,omitempty"`
	Badge    badge    `json:"badge"`
}

// meetingView is a meeting other than the annual one, which is among what is
// owed.
type meetingView struct {
	Kind   string     `json:"kind"`
	Title  said       `json:"title"`
	Place  said       `json:"place"`
	Period string     `json:"period,omitempty"`
	Item   link       `json:"item"`
	Record recordView `json:"record"`
	Sample bool       `json:"sample,omitempty"`
}

// body is the page of one body.
func (m *maker) body(b derive.BodyRecord) page {
	v := bodyView{
		Row: m.bodyRow(b), Scope: m.say(b.Scope), Duties: m.say(b.Duties), Contact: b.Contact, Note: m.say(b.Note),
		Partner: m.bodyNamed(b.Partner), Department: b.Kind == "department", Secretariat: m.bodyNamed(b.Secretariat), Committee: b.Kind == "committee",
		Children: m.bodyLinks(b.Children), Kept: m.bodyLinks(b.Kept), Pairs: m.bodyLinks(b.Pairs), Dedicated: m.cells(b.Body, b.Dedicated), Owed: m.owedViews(b.Owed),
		Record: m.recordOfBody(b.Body), Trials: m.trialsOfBody(b.Body),
	}
	for _, p := range b.Members {
		v.Members = append(v.Members, memberView{p.Role, m.say(p.Post), m.say(p.Name), m.bodyNamed(p.From)})
	}
	for _, s := range b.Standards {
		v.Standards = append(v.Standards, bodyStandard{m.rowLink(s.Row), s.Row.Withheld, s.Parts, s.Row.Work.Sample, m.badgeOf(s.Row.Edition)})
	}
	for _, r := range b.Reviews {
		if derive.HasReviewEvent(r) {
			v.Calendar = m.href(b.CalendarPath())
		}
	}
	if book := "task-book/" + b.Key + ".html"; m.hasPage(book) {
		v.TaskBook = m.href(book)
	}
	for _, t := range b.Tasks {
		v.Tasks = append(v.Tasks, m.say(t.Title))
	}
	for _, a := range b.Assignments {
		if !a.Title.Empty() {
			v.Tasks = append(v.Tasks, m.say(a.Title))
		}
	}
	for _, g := range b.Meetings {
		if g.Kind != "annual-meeting" {
			v.Meetings = append(v.Meetings, meetingView{g.Kind, m.say(g.Title), m.say(g.Place), g.Period, m.itemNamed(g.Item), m.recorded(g.Outcome), g.Sample || b.Sample})
		}
	}
	for _, p := range b.Processes {
		v.Processes = append(v.Processes, link{Href: m.href(model.InventoryPath) + "#" + processAnchor(p), Title: m.say(p.Title)})
	}
	for _, r := range b.Resources {
		v.Resources = append(v.Resources, link{Href: m.href(model.ResourcesPath) + "#" + resourceAnchor(r), Title: m.say(r.Title)})
	}
	title := m.say(b.Title)
	return page{
		path: b.Path(), layout: "body", title: title, sample: b.Sample, hidden: b.Sample, pos: b.At("key"),
		crumbs: m.underHub(title, m.crumb(model.BodiesPath, "组织机构", "Bodies")), labels: column(title.T, "", title.T), data: v,
	}
}

func (m *maker) hasPage(path string) bool {
	found, _ := m.d.System.HasPage(path)
	return found
}

// itemNamed is the link to a publicity item by its id; without one there is none.
func (m *maker) itemNamed(id string) link {
	for _, i := range m.d.System.Publicity {
		if i.ID == id {
			return link{Href: m.href(i.Path()), Title: m.say(i.Title)}
		}
	}
	return link{}
}

// policyNamed is the link to a policy by its id; without one there is none.
func (m *maker) policyNamed(id string) link {
	if p := m.d.System.Policy(id); p != nil {
		return link{Href: m.href(p.Path()), Title: m.say(p.Title)}
	}
	return link{}
}
