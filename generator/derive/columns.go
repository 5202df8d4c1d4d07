package derive

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// Column is a column of a directory (标准明细表).
type Column struct {
	Key   string // of model.DirectoryColumns
	Title model.Bilingual
	Sort  string // text, number or date
}

var columnTitles = map[string]Column{
	"order":      {Title: model.Bilingual{Zh: "序号", En: "No."}, Sort: "number"},
	"box":        {Title: model.Bilingual{Zh: "体系编号", En: "Subsystem"}, Sort: "text"},
	"number":     {Title: model.Bilingual{Zh: "标准号", En: "Number"}, Sort: "text"},
	"title":      {Title: model.Bilingual{Zh: "标准名称", En: "Title"}, Sort: "text"},
	"level":      {Title: model.Bilingual{Zh: "级别", En: "Level"}, Sort: "number"},
	"nature":     {Title: model.Bilingual{Zh: "性质", En: "Nature"}, Sort: "text"},
	"status":     {Title: model.Bilingual{Zh: "状态", En: "Status"}, Sort: "number"},
	"issued":     {Title: model.Bilingual{Zh: "发布日期", En: "Issued"}, Sort: "date"},
	"in-force":   {Title: model.Bilingual{Zh: "实施日期", En: "In force"}, Sort: "date"},
	"review-due": {Title: model.Bilingual{Zh: "复审到期", En: "Review due"}, Sort: "date"},
	"replaces":   {Title: model.Bilingual{Zh: "代替", En: "Replaces"}, Sort: "text"},
	"published":  {Title: model.Bilingual{Zh: "公开", En: "Published"}, Sort: "text"},
	"region":     {Title: model.Bilingual{Zh: "地区", En: "Region"}, Sort: "number"},
	"area":       {Title: model.Bilingual{Zh: "重点领域", En: "Key area"}, Sort: "number"},
	"matter":     {Title: model.Bilingual{Zh: "事项", En: "Matter"}, Sort: "text"},
	"body":       {Title: model.Bilingual{Zh: "归口单位", En: "Body in charge"}, Sort: "text"},
	"cites":      {Title: model.Bilingual{Zh: "引用标准", En: "Cites"}, Sort: "text"},
	"adoption":   {Title: model.Bilingual{Zh: "共同使用", En: "Adopted by"}, Sort: "text"},
	"remark":     {Title: model.Bilingual{Zh: "备注", En: "Remarks"}, Sort: "text"},
}

// ColumnOf is the column with the key.
func ColumnOf(key string) Column {
	c := columnTitles[key]
	c.Key = key
	return c
}

// Columns are those of the directory as system.toml chooses them, each once;
// the title, by which a row is known, is always among them.
func Columns(sys *model.System) (out []Column) {
	keys := sys.Config.Directory.Columns
	if len(keys) == 0 {
		keys = model.DirectoryColumns
	}
	if !slices.Contains(keys, "title") {
		keys = slices.Insert(slices.Clone(keys), 0, "title")
	}
	for _, key := range keys {
		if _, known := columnTitles[key]; known && !slices.ContainsFunc(out, func(c Column) bool { return c.Key == key }) {
			out = append(out, ColumnOf(key))
		}
	}
	return out
}

// Line is what a directory says of a standard beside its row, in one language
// and in words; what is not known is empty.
type Line struct {
	Box, Level, Region, Area, Matter model.Bilingual
	Body                             model.Bilingual // 归口单位, else who issued it
	Cites                            []string        // numbers of its normative references
	Adopters                         []model.Bilingual
	From                             string // number, else id, of the work that it was made from
	Classes                          []model.Bilingual
}

// ProjectClassNames are the names of model.ProjectClasses.
var ProjectClassNames = map[string]model.Bilingual{
	"basic": {Zh: "基础的", En: "basic"}, "general": {Zh: "通用的", En: "general"},
	"urgent": {Zh: "急需的", En: "urgently needed"}, "key": {Zh: "重点领域的", En: "of a key area"},
}

// LineOf looks up what the row names.
func LineOf(sys *model.System, r Row, day model.Date) (l Line) {
	w := r.Work
	if b := sys.Box(w.Box); b != nil {
		l.Box = b.Title
	}
	if v := sys.Level(w.Level); v != nil {
		l.Level = v.Title
	}
	if v := sys.Region(w.Region); v != nil {
		l.Region = v.Title
	}
	if v := sys.Area(AreaOf(sys, w)); v != nil {
		l.Area = v.Title
	}
	if l.Matter = (model.Bilingual{Zh: w.Matter, En: w.Matter}); sys.Matter(w.Matter) != nil {
		l.Matter = sys.Matter(w.Matter).Title
	}
	for _, key := range w.Adopters {
		if v := sys.Region(key); v != nil {
			l.Adopters = append(l.Adopters, v.Title)
		}
	}
	for _, key := range w.Classes {
		l.Classes = append(l.Classes, ProjectClassNames[key])
	}
	if l.From = w.From; sys.Work(w.From) != nil && sys.Work(w.From).Number != "" {
		l.From = sys.Work(w.From).Number
	}
	if e := r.Edition; e != nil {
		if l.Body = e.Charge; l.Body.Empty() {
			l.Body = e.Issuer
		}
		for _, c := range CitedIn(sys, e.Texts[model.Zh], day) {
			if c.Place == "2" {
				l.Cites = append(l.Cites, c.Number)
			}
		}
	}
	return l
}

// Remark is what the last column says, in words.
func (l Line) Remark(lang model.Lang) string {
	var out []string
	if l.From != "" {
		out = append(out, model.Bilingual{Zh: "由", En: "made from "}.In(lang)+l.From+model.Bilingual{Zh: "转化", En: ""}.In(lang))
	}
	for _, c := range l.Classes {
		out = append(out, c.In(lang))
	}
	return strings.Join(out, model.Bilingual{Zh: "；", En: "; "}.In(lang))
}

// Year is the year of issue of the row's edition, "" where it is not known.
func (r Row) Year() string {
	if r.Edition == nil || r.Edition.Issued.IsZero() {
		return ""
	}
	return r.Edition.Issued.String()[:4]
}

// DirectoryFormat is the version of the directory's JSON.
const DirectoryFormat = 1

// directoryFile is the directory as data: data/directory.json.
type directoryFile struct {
	Format  int               `json:"format"`
	AsOf    model.Date        `json:"as_of"`
	Lang    model.Lang        `json:"lang"`
	Columns map[string]string `json:"columns"` // what a key means, in the language
	Rows    []directoryRow    `json:"rows"`
}

// directoryRow is a standard in it. Keys are stable: one may be added, none
// goes or comes to mean something else while the format stays.
type directoryRow struct {
	ID            string       `json:"id"`
	Order         int          `json:"order"`
	Box           string       `json:"box"`
	BoxTitle      string       `json:"box_title"`
	Number        string       `json:"number"`
	Title         string       `json:"title"`
	Withheld      bool         `json:"withheld"`
	Level         string       `json:"level"`
	LevelTitle    string       `json:"level_title"`
	Sample        bool         `json:"sample"`
	Status        model.Status `json:"status"`
	Issued        model.Date   `json:"issued,omitzero"`
	InForce       model.Date   `json:"in_force,omitzero"`
	ReviewDue     model.Date   `json:"review_due,omitzero"`
	Replaces      []string     `json:"replaces,omitempty"`
	Published     string       `json:"published"` // text, record
	Region        string       `json:"region,omitempty"`
	RegionTitle   string       `json:"region_title,omitempty"`
	Area          string       `json:"area,omitempty"`
	AreaTitle     string       `json:"area_title,omitempty"`
	Matter        string       `json:"matter,omitempty"`
	MatterTitle   string       `json:"matter_title,omitempty"`
	Body          string       `json:"body,omitempty"`
	Cites         []string     `json:"cites,omitempty"`
	Adopters      []string     `json:"adopters,omitempty"`
	ConvertedFrom string       `json:"converted_from,omitempty"`
	Classes       []string     `json:"classes,omitempty"`
	Page          string       `json:"page"` // relative to the site's root
}

func directoryRows(sys *model.System, rows []Row, day model.Date, lang model.Lang) []directoryRow {
	out := []directoryRow{}
	for i, r := range rows {
		l, w := LineOf(sys, r, day), r.Work
		v := directoryRow{
			ID: w.ID, Order: i + 1, Box: w.Box, BoxTitle: l.Box.Or(lang), Number: r.Number, Title: r.Title.Or(lang), Withheld: r.Withheld,
			Level: w.Level, LevelTitle: l.Level.Or(lang), Sample: w.Sample, Status: r.Status, ReviewDue: r.ReviewDue, Published: "record",
			Region: w.Region, RegionTitle: l.Region.Or(lang), Area: AreaOf(sys, w), AreaTitle: l.Area.Or(lang), Matter: w.Matter, MatterTitle: l.Matter.Or(lang),
			Body: l.Body.Or(lang), Cites: l.Cites, Adopters: w.Adopters, ConvertedFrom: w.From, Classes: w.Classes, Page: lang.Prefix() + r.Path,
		}
		if r.HasText {
			v.Published = "text"
		}
		if e := r.Edition; e != nil {
			v.Issued, v.InForce, v.Replaces = e.Issued, e.InForce, e.Replaces
		}
		out = append(out, v)
	}
	return out
}

// DirectoryJSON is the directory of rows as a data file.
func DirectoryJSON(sys *model.System, rows []Row, day model.Date, lang model.Lang) []byte {
	f := directoryFile{DirectoryFormat, day, lang, map[string]string{}, directoryRows(sys, rows, day, lang)}
	for _, key := range model.DirectoryColumns {
		f.Columns[key] = columnTitles[key].Title.In(lang)
	}
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

// DirectoryTable is the directory of rows as a table: all columns, whatever
// the page shows, then the address of the page.
func DirectoryTable(sys *model.System, rows []Row, day model.Date, lang model.Lang, name string) Table {
	say := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(lang) }
	sep := say("、", ", ")
	t := Table{Name: name}
	for _, key := range model.DirectoryColumns {
		t.Columns = append(t.Columns, columnTitles[key].Title.In(lang))
		if key == "box" {
			t.Columns = append(t.Columns, say("子体系", "Title of the subsystem"))
		}
	}
	t.Columns = append(t.Columns, say("地址", "Address"))
	for i, v := range directoryRows(sys, rows, day, lang) {
		l := LineOf(sys, rows[i], day)
		var adopters []string
		for _, a := range l.Adopters {
			adopters = append(adopters, a.Or(lang))
		}
		cells := map[string]string{
			"order": strconv.Itoa(v.Order), "box": v.Box, "number": v.Number, "title": v.Title, "level": v.LevelTitle,
			"nature": say("正式", "issued"), "status": statusNames[v.Status].In(lang), "issued": v.Issued.String(), "in-force": v.InForce.String(),
			"review-due": v.ReviewDue.String(), "replaces": strings.Join(v.Replaces, sep), "published": say("题录", "record"),
			"region": v.RegionTitle, "area": v.AreaTitle, "matter": v.MatterTitle, "body": v.Body, "cites": strings.Join(v.Cites, sep),
			"adoption": strings.Join(adopters, sep), "remark": l.Remark(lang),
		}
		if v.Sample {
			cells["nature"] = say("样本", "sample")
		}
		if v.Published == "text" {
			cells["published"] = say("全文", "full text")
		}
		if v.Withheld {
			cells["title"] = say("（名称未公开）", "(title not public)")
		}
		var row []string
		for _, key := range model.DirectoryColumns {
			row = append(row, cells[key])
			if key == "box" {
				row = append(row, v.BoxTitle)
			}
		}
		t.Rows = append(t.Rows, append(row, v.Page))
	}
	return t
}
