package derive

import (
	"encoding/json"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// RegionFormat is the version of the data files of regions; a reader refuses
// others.
const RegionFormat = 1

// RegionData is data/regions/<key>.json, the data of a region's filing package:
// framework, directory and statistics as of one day. Pages are addresses from
// the root of the site; where a fact is not known its key is absent.
type RegionData struct {
	Format     int               `json:"format"`
	AsOf       model.Date        `json:"as_of"`
	Region     RegionName        `json:"region"`
	Receiver   *RegionName       `json:"receiver,omitempty"` // the region one level up
	Notice     model.Bilingual   `json:"notice,omitzero"`
	Framework  []RegionBox       `json:"framework"`
	Directory  []RegionStandard  `json:"directory"` // its own
	Shared     []RegionStandard  `json:"shared"`    // of the regions above, which hold in it
	Statistics []RegionStatistic `json:"statistics"`
}

// RegionName identifies a region.
type RegionName struct {
	Key   string          `json:"key"`
	Code  string          `json:"code,omitempty"`
	Title model.Bilingual `json:"title"`
	Kind  string          `json:"kind,omitempty"`
}

// RegionBox is a box of the framework, parents before children.
type RegionBox struct {
	Code   string          `json:"code"`
	Parent string          `json:"parent,omitempty"`
	Title  model.Bilingual `json:"title"`
	Scope  model.Bilingual `json:"scope,omitzero"`
	// From is the key of the region from which the box is inherited.
	From string `json:"inherited_from,omitempty"`
}

// RegionStandard is a row of the directory.
type RegionStandard struct {
	ID       string          `json:"id"`
	Number   string          `json:"number,omitempty"`
	Title    model.Bilingual `json:"title,omitzero"` // absent where it is withheld
	Level    string          `json:"level"`
	Box      string          `json:"box,omitempty"`
	Sample   bool            `json:"sample"`
	Status   model.Status    `json:"status"`
	Issued   model.Date      `json:"issued,omitzero"`
	InForce  model.Date      `json:"in_force,omitzero"`
	Replaces []string        `json:"replaces,omitempty"`
	Upper    []string        `json:"upper,omitempty"`
	Page     string          `json:"page"`
}

// RegionStatistic counts the standards of a level as [Statistic] does; basis
// says where due comes from and is absent where there is no number.
type RegionStatistic struct {
	Level    string `json:"level"`
	Due      int    `json:"due"`
	Existing int    `json:"existing"`
	Planned  int    `json:"planned"`
	Ended    int    `json:"ended"`
	Samples  int    `json:"samples"`
	Basis    string `json:"basis,omitempty"`
}

// RegionJSON writes the data of a region.
func RegionJSON(d *Derived, p Part) []byte {
	v := RegionData{
		Format: RegionFormat, AsOf: d.Day, Region: regionName(p.Region), Notice: d.System.Config.Site.Notice,
		Framework: []RegionBox{}, Directory: standardsOf(p.Rows), Shared: standardsOf(p.Shared), Statistics: []RegionStatistic{},
	}
	if to := p.Filing.To; to != nil {
		name := regionName(to)
		v.Receiver = &name
	}
	var walk func([]Branch)
	walk = func(list []Branch) {
		for _, b := range list {
			box := RegionBox{Code: b.Box.Code, Parent: b.Box.Parent, Title: b.Box.Title, Scope: b.Box.Scope}
			if b.From != nil {
				box.From = b.From.Key
			}
			v.Framework = append(v.Framework, box)
			walk(b.Children)
		}
	}
	walk(p.Tree)
	for _, l := range p.Levels {
		v.Statistics = append(v.Statistics, RegionStatistic{l.Level.Key, l.Due, l.Existing, l.Planned, l.Ended, l.Samples, l.Basis()})
	}
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

func regionName(r *model.Region) RegionName { return RegionName{r.Key, r.Code, r.Title, r.Kind} }

func standardsOf(rows []Row) []RegionStandard {
	out := []RegionStandard{}
	for _, r := range rows {
		s := RegionStandard{
			ID: r.Work.ID, Number: r.Number, Title: r.Title, Level: r.Work.Level, Box: r.Work.Box, Sample: r.Work.Sample,
			Status: r.Status, Upper: r.Work.Upper, Page: r.Path,
		}
		if r.Edition != nil {
			s.Issued, s.InForce, s.Replaces = r.Edition.Issued, r.Edition.InForce, r.Edition.Replaces
		}
		out = append(out, s)
	}
	return out
}

var regionColumns = []model.Bilingual{
	{Zh: "序号", En: "No."}, {Zh: "体系编号", En: "Box"}, {Zh: "子体系", En: "Name of the box"}, {Zh: "标准编号", En: "Number"},
	{Zh: "标准名称", En: "Title"}, {Zh: "级别", En: "Level"}, {Zh: "性质", En: "Nature"}, {Zh: "状态", En: "Status"},
	{Zh: "发布日期", En: "Issued"}, {Zh: "实施日期", En: "In force"}, {Zh: "代替", En: "Replaces"}, {Zh: "来自", En: "From"},
}

var standingWords = map[model.Status]model.Bilingual{
	model.Planned: {Zh: "待制定", En: "planned"}, model.Upcoming: {Zh: "即将实施", En: "upcoming"}, model.Current: {Zh: "现行", En: "in force"},
	model.Superseded: {Zh: "被代替", En: "superseded"}, model.Withdrawn: {Zh: "废止", En: "withdrawn"},
}

// RegionTable is the directory of a region (标准明细表): its own standards, then
// those from above that hold in it.
func RegionTable(sys *model.System, p Part, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "标准明细表", En: "Directory"}.In(l)}
	for _, c := range regionColumns {
		t.Columns = append(t.Columns, c.In(l))
	}
	add := func(r Row, from model.Bilingual) {
		var box, level, title model.Bilingual
		if b := sys.Box(r.Work.Box); b != nil {
			box = b.Title
		}
		if v := sys.Level(r.Work.Level); v != nil {
			level = v.Title
		}
		if title = r.Title; r.Withheld {
			title = model.Bilingual{Zh: "标题不公开", En: "title not published"}
		}
		nature := model.Bilingual{Zh: "正式", En: "real"}
		if r.Work.Sample {
			nature = model.Bilingual{Zh: "样本", En: "sample"}
		}
		issued, inForce, replaces := "", "", ""
		if e := r.Edition; e != nil {
			issued, inForce, replaces = e.Issued.String(), e.InForce.String(), strings.Join(e.Replaces, model.Bilingual{Zh: "、", En: ", "}.In(l))
		}
		t.Rows = append(t.Rows, []string{
			strconv.Itoa(len(t.Rows) + 1), r.Work.Box, box.Or(l), r.Number, title.Or(l), level.Or(l), nature.In(l), standingWords[r.Status].In(l),
			issued, inForce, replaces, from.In(l),
		})
	}
	for _, r := range p.Rows {
		add(r, model.Bilingual{Zh: "本地区", En: "the region"})
	}
	for _, r := range p.Shared {
		add(r, model.Bilingual{Zh: "上级", En: "above"})
	}
	return t
}

// RegionFramework is the framework of a region as a table.
func RegionFramework(p Part, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "体系框架", En: "Framework"}.In(l)}
	for _, c := range []model.Bilingual{{Zh: "编码", En: "Code"}, {Zh: "上级编码", En: "Parent"}, {Zh: "名称", En: "Title"}, {Zh: "范围", En: "Scope"}, {Zh: "沿用自", En: "Inherited from"}} {
		t.Columns = append(t.Columns, c.In(l))
	}
	var walk func([]Branch)
	walk = func(list []Branch) {
		for _, b := range list {
			from := ""
			if b.From != nil {
				from = b.From.Title.Or(l)
			}
			t.Rows = append(t.Rows, []string{b.Box.Code, b.Box.Parent, b.Box.Title.Or(l), b.Box.Scope.Or(l), from})
			walk(b.Children)
		}
	}
	walk(p.Tree)
	return t
}

// RegionStatistics is the statistical table of a region (标准统计表).
func RegionStatistics(p Part, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "标准统计表", En: "Statistics"}.In(l)}
	for _, c := range []model.Bilingual{{Zh: "级别", En: "Level"}, {Zh: "应有数", En: "Due"}, {Zh: "现有数", En: "Existing"}, {Zh: "现有/应有", En: "Existing/due"}, {Zh: "待制定", En: "Planned"}, {Zh: "已被代替、废止", En: "Superseded, withdrawn"}, {Zh: "样本（另计）", En: "Samples, apart"}} {
		t.Columns = append(t.Columns, c.In(l))
	}
	for _, s := range p.Levels {
		row := []string{s.Level.Title.Or(l), strconv.Itoa(s.Due), strconv.Itoa(s.Existing), s.Percent()}
		for _, n := range []int{s.Planned, s.Ended, s.Samples} {
			row = append(row, strconv.Itoa(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
