package derive

import "guiju/generator/model"

// Rule321Data is the data file of 3专2报1会; it has .json and .csv.
const Rule321Data = "data/rule-321"

// Rule321Format is the version of data/rule-321.json.
const Rule321Format = 1

type rule321File struct {
	Format    int             `json:"format"`
	AsOf      model.Date      `json:"as_of"`
	Duties    []dutyFile      `json:"duties"`
	Dedicated []dedicatedFile `json:"dedicated"`
	Owed      []owedFile      `json:"owed"`
}

type dutyFile struct {
	Key    string          `json:"key"`
	Kind   string          `json:"kind"`
	Title  model.Bilingual `json:"title"`
	Bodies []string        `json:"bodies,omitempty"` // kinds
	Days   []string        `json:"days,omitempty"`
	Since  int             `json:"since,omitempty"`
	Until  int             `json:"until,omitempty"`
	Source model.Bilingual `json:"source,omitzero"`
}

type dedicatedFile struct {
	Body   string            `json:"body"`
	What   string            `json:"what"`
	Year   int               `json:"year,omitempty"`
	State  model.RecordState `json:"state,omitempty"`
	Date   model.Date        `json:"date,omitzero"`
	Source string            `json:"source,omitempty"`
	Sample bool              `json:"sample"`
}

type owedFile struct {
	Body   string     `json:"body"`
	Kind   string     `json:"kind"`
	Period string     `json:"period"`
	Due    model.Date `json:"due,omitzero"`
	// State as of the day; "reached" is no record on a day after due.
	State  OwedState  `json:"state"`
	Date   model.Date `json:"date,omitzero"`
	Source string     `json:"source,omitempty"`
	Sample bool       `json:"sample"`
}

// Rule321JSON is 3专2报1会 as a data file.
func Rule321JSON(d *Derived) []byte {
	f := rule321File{Format: Rule321Format, AsOf: d.Day, Duties: []dutyFile{}, Dedicated: []dedicatedFile{}, Owed: []owedFile{}}
	for _, v := range d.System.Mechanisms.Duties {
		f.Duties = append(f.Duties, dutyFile{v.Key, v.Kind, v.Title, v.Bodies, v.Days, v.Since, v.Until, v.Source})
	}
	for _, row := range d.Rule321.Dedicated {
		for _, c := range row.Cells {
			for _, r := range c.Records {
				f.Dedicated = append(f.Dedicated, dedicatedFile{r.Body, r.What, r.Year, r.State, r.Date, r.Source, r.Sample || row.Body.Sample})
			}
		}
	}
	for _, o := range d.Rule321.Owed {
		out := o.Outcome()
		f.Owed = append(f.Owed, owedFile{o.Body.Key, o.Kind, o.Period.String(), o.Due, o.State, out.Date, out.Source, o.Sample()})
	}
	return encoded(f)
}

var rule321Columns = []model.Bilingual{
	{Zh: "机构", En: "Body"}, {Zh: "地区", En: "Region"}, {Zh: "事项", En: "Item"}, {Zh: "时期", En: "Period"}, {Zh: "到期", En: "Due"},
	{Zh: "状态", En: "State"}, {Zh: "日期", En: "Date"}, {Zh: "来源", En: "Source"}, {Zh: "性质", En: "Nature"},
}

// DutyWords say what 3专2报1会 are.
var DutyWords = map[string]model.Bilingual{
	"unit": {Zh: "专门机构", En: "dedicated unit"}, "staff": {Zh: "专门人员", En: "dedicated staff"}, "funds": {Zh: "专项经费", En: "dedicated funds"},
	"half-year-report": {Zh: "半年报", En: "half-year report"}, "annual-report": {Zh: "年度报", En: "annual report"}, "annual-meeting": {Zh: "年度工作会", En: "annual work meeting"},
}

// owedWords say a state; no record accuses nobody.
var owedWords = map[OwedState]model.Bilingual{
	OwedDone: {Zh: "已做", En: "done"}, OwedNotDone: {Zh: "记录为没有做", En: "on record as not done"},
	OwedReached: {Zh: "到期，未见记录", En: "reached, no record"}, OwedWaiting: {Zh: "无记录", En: "no record"},
}

// haveWords say what is on record of one of 3专.
var haveWords = map[model.RecordState]model.Bilingual{
	model.Done: {Zh: "有", En: "yes"}, model.NotDone: {Zh: "记录为没有", En: "on record as no"}, model.NoRecord: {Zh: "没有登记", En: "no record"},
}

// Rule321Table is 3专2报1会 as a table in one language: a row for every record of
// 3专, and one for every report and meeting.
func Rule321Table(d *Derived, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "3专2报1会", En: "3 dedicated, 2 reports, 1 meeting"}.In(l)}
	for _, c := range rule321Columns {
		t.Columns = append(t.Columns, c.In(l))
	}
	add := func(b *model.Body, kind, period string, due model.Date, state model.Bilingual, out model.Outcome, sample bool) {
		region := ""
		if r := d.System.Region(b.Region); r != nil {
			region = r.Title.Or(l)
		}
		t.Rows = append(t.Rows, []string{
			b.Title.Or(l), region, DutyWords[kind].In(l), period, due.String(), state.In(l), out.Date.String(), out.Source, natureWords(sample).In(l),
		})
	}
	for _, row := range d.Rule321.Dedicated {
		for _, c := range row.Cells {
			for _, r := range c.Records {
				period := ""
				if r.Year > 0 {
					period = model.DutyPeriod{Year: r.Year}.String()
				}
				add(row.Body, c.What, period, model.Date{}, haveWords[r.State], r.Outcome, r.Sample || row.Body.Sample)
			}
		}
	}
	for _, o := range d.Rule321.Owed {
		add(o.Body, o.Kind, o.Period.String(), o.Due, owedWords[o.State], o.Outcome(), o.Sample())
	}
	return t
}
