package derive

import (
	"encoding/json"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// CourseFormat is the version of the JSON of courses.
const CourseFormat = 1

// courseFile is training/<course>/course.json: the course with the words that
// it quotes as they stood on the day, for programs that teach by it.
type courseFile struct {
	Format   int             `json:"format"`
	AsOf     model.Date      `json:"as_of"`
	ID       string          `json:"id"`
	Title    model.Bilingual `json:"title"`
	Audience model.Bilingual `json:"audience,omitzero"`
	Summary  model.Bilingual `json:"summary,omitzero"`
	Prepared model.Date      `json:"prepared,omitzero"`
	By       model.Bilingual `json:"by,omitzero"`
	Sample   bool            `json:"sample"`
	Minutes  int             `json:"minutes,omitempty"`
	Page     string          `json:"page"` // relative to the site's root
	Sessions []sessionData   `json:"sessions"`
}

type sessionData struct {
	Title     model.Bilingual   `json:"title"`
	Minutes   int               `json:"minutes,omitempty"`
	Quotes    []quoteData       `json:"quotes,omitempty"`
	Questions []model.Bilingual `json:"questions,omitempty"`
	Tests     []testData        `json:"tests,omitempty"`
}

type quoteData struct {
	Ref    string          `json:"ref"`
	Number string          `json:"number,omitempty"` // of the standard
	Place  string          `json:"place,omitempty"`  // of the provision, as printed
	Page   string          `json:"page,omitempty"`   // relative to the site's root
	Code   string          `json:"code,omitempty"`
	Status model.Status    `json:"status,omitempty"`
	Sample bool            `json:"sample,omitempty"`
	Types  []wording.Type  `json:"types,omitempty"`
	Words  model.Bilingual `json:"words,omitzero"`
	Note   model.Bilingual `json:"note,omitzero"`
	// Checked is when somebody last compared the course with these words,
	// Changed whether they are others now.
	Checked model.Date `json:"checked,omitzero"`
	Changed bool       `json:"changed,omitempty"`
}

type testData struct {
	Text    model.Bilingual `json:"text"`
	Choices []choiceData    `json:"choices"`
	Ref     string          `json:"ref"`
	Why     model.Bilingual `json:"why,omitzero"`
}

type choiceData struct {
	Text  model.Bilingual `json:"text"`
	Right bool            `json:"right"`
}

// CourseJSON is a course as a data file.
func CourseJSON(d *Derived, l Lessons) []byte {
	c := l.Course
	f := courseFile{
		Format: CourseFormat, AsOf: d.Day, ID: c.ID, Title: c.Title, Audience: c.Audience, Summary: c.Summary,
		Prepared: c.Prepared, By: c.By, Sample: c.Sample, Minutes: c.Minutes(), Page: c.Path(), Sessions: []sessionData{},
	}
	for i, s := range c.Sessions {
		v := sessionData{Title: s.Title, Minutes: s.Minutes}
		for _, q := range l.Of(i) {
			v.Quotes = append(v.Quotes, d.quoteData(q))
		}
		for _, q := range s.Questions {
			v.Questions = append(v.Questions, q.Text)
		}
		for _, t := range s.Tests {
			data := testData{Text: t.Text, Ref: t.Ref, Why: t.Why, Choices: []choiceData{}}
			for _, choice := range t.Choices {
				data.Choices = append(data.Choices, choiceData{choice.Text, choice.Right})
			}
			v.Tests = append(v.Tests, data)
		}
		f.Sessions = append(f.Sessions, v)
	}
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

func (d *Derived) quoteData(q Quote) quoteData {
	v := quoteData{Ref: q.Quotation.Ref, Note: q.Quotation.Note, Types: q.Types, Page: q.To.Path, Code: d.CodeOf(q), Changed: q.State == text.Changed}
	if q.Record != nil {
		v.Checked = q.Record.Checked
	}
	if e := q.To.Edition; e != nil {
		v.Number, v.Status = e.Number, e.StatusAt(d.Day)
	}
	if w := q.To.Work; w != nil {
		v.Sample = w.Sample
	}
	p := q.To.Provision
	if p == nil {
		return v
	}
	v.Page, v.Place = q.To.Path+"#"+q.To.Fragment, p.Number
	v.Words.Zh = text.PlainBelow(p)
	if en := q.Texts()[model.En]; en != nil {
		if p := en.Find(p.ID); p != nil {
			v.Words.En = text.PlainBelow(p)
		}
	}
	return v
}

// Texts are those of the document that is quoted.
func (q Quote) Texts() map[model.Lang]*model.Text {
	switch {
	case q.To.Edition != nil:
		return q.To.Edition.Texts
	case q.To.Regulation != nil:
		return q.To.Regulation.Texts
	case q.To.Policy != nil:
		return q.To.Policy.Texts
	}
	return nil
}

// CodeOf is the short code of a quoted provision, "" if there is none.
func (d *Derived) CodeOf(q Quote) string {
	switch p := q.To.Provision; {
	case p == nil:
		return ""
	case q.To.Edition != nil:
		return d.Codes.Of(d.OfEdition(q.To.Edition), p.ID)
	case q.To.Regulation != nil:
		return d.Codes.Of(q.To.Regulation.ID, p.ID)
	default:
		return d.Codes.Of(q.To.Policy.ID, p.ID)
	}
}

// checklistColumns name the columns of the checklist; the last two are for a
// pen.
var checklistColumns = []model.Bilingual{
	{Zh: "节", En: "Session"}, {Zh: "标准号", En: "Standard"}, {Zh: "条号", En: "Provision"}, {Zh: "类型", En: "Type"}, {Zh: "否定", En: "Negative"}, {Zh: "谁", En: "Who"},
	{Zh: "做什么", En: "What"}, {Zh: "地址", En: "Address"}, {Zh: "记录", En: "Record"}, {Zh: "做到了", En: "Done"},
}

// ChecklistTable is the checklist of a course as a table, in one language.
func ChecklistTable(l Lessons, lang model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "核对清单", En: "Checklist"}.In(lang)}
	for _, c := range checklistColumns {
		t.Columns = append(t.Columns, c.In(lang))
	}
	for _, d := range l.Checklist[lang] {
		negative := ""
		if d.Negative[0] {
			negative = model.Bilingual{Zh: "是", En: "yes"}.In(lang)
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(d.Session + 1), d.Row.Number, d.Label(), d.Type().Words().In(lang), negative,
			strings.Join(d.Actors, model.Bilingual{Zh: "；", En: "; "}.In(lang)), strings.TrimSpace(d.Lead + " " + d.Words), lang.Prefix() + d.Path, "", "",
		})
	}
	return t
}
