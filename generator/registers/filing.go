package registers

import (
	"io/fs"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

// Tables of the workbook that a region hands in.
const (
	filingHead  = "filing-head"
	filingList  = "filing-directory"
	filingBoxes = "filing-boxes"
)

// FilingTemplate returns the tables of the workbook that a region fills in: who
// files, an empty directory with the boxes of its framework to choose from, and
// the boxes for reading.
func FilingTemplate(words Words, sys *model.System, region string) ([]Table, []model.Problem) {
	r, ps := filingOf(sys, region, model.Pos{})
	if r == nil {
		return nil, ps
	}
	levels := cityLevels(sys, r)
	var levelChoices, boxChoices []schema.Choice
	for _, l := range levels {
		levelChoices = append(levelChoices, schema.Choice{Value: l.Key, Title: l.Title})
	}
	boxes := Table{Key: filingBoxes, Title: say("体系框架（只读）", "Framework (for reading)"),
		About: say("本地区体系框架的子体系和编码，供填报时查阅。", "The boxes of the region's framework and their codes."),
		Columns: []Column{
			{Key: "code", Title: say("编码", "Code"), Kind: Text, ReadOnly: true},
			{Key: "title.zh", Title: say("名称（中文）", "Title (Chinese)"), Kind: Text, ReadOnly: true},
			{Key: "title.en", Title: say("名称（英文）", "Title (English)"), Kind: Text, ReadOnly: true},
			{Key: "parent", Title: say("上级编码", "Parent"), Kind: Text, ReadOnly: true},
			{Key: "scope.zh", Title: say("范围（中文）", "Scope (Chinese)"), Kind: Text, ReadOnly: true},
		}}
	for _, b := range sys.BoxesOf(r) {
		boxChoices = append(boxChoices, schema.Choice{Value: b.Code, Title: say(b.Code+" "+b.Title.Zh, b.Code+" "+b.Title.Or(model.En))})
		boxes.Rows = append(boxes.Rows, Row{Cells: []string{b.Code, b.Title.Zh, b.Title.En, b.Parent, b.Scope.Zh}})
	}
	head := Table{Key: filingHead, Title: say("报备信息", "About the filing"),
		About: say("哪个地区报备；请勿改动地区。", "Which region files. Leave the region as it is."),
		Columns: []Column{
			{Key: "region", Title: say("地区键名", "Region"), Kind: Text, ReadOnly: true},
			{Key: "title", Title: say("地区", "Name of the region"), Kind: Text, ReadOnly: true},
		},
		Rows: []Row{{Cells: []string{r.Key, r.Title.Or(model.Zh)}}}}
	list := Table{Key: filingList, Title: say("报备目录", "Directory"), Frozen: 2,
		About: say("一行一项标准。还没有编号的计划项目，编号和日期空着。", "One row a standard. A planned one has no number and no dates yet."),
		Columns: []Column{
			{Key: "number", Title: say("标准编号", "Number"), Width: 22, Kind: Text, About: say("带年份的完整编号。"+numberForm(r).Zh+"。", "The number with its year. "+numberForm(r).En+".")},
			{Key: "title.zh", Title: say("标准名称", "Title"), Width: 44, Kind: Text, Required: true, About: say("与封面一致。", "As on the cover.")},
			{Key: "title.en", Title: say("英文名称", "English title"), Width: 32, Kind: Text},
			{Key: "level", Title: say("层级", "Level"), Kind: Choice, Vocabulary: "levels", Choices: levelChoices, Required: true, About: say("从下拉列表选。", "Choose from the list.")},
			{Key: "box", Title: say("子体系", "Box"), Kind: Choice, Vocabulary: "boxes", Choices: boxChoices, Required: true, About: say("从下拉列表选，范围见“体系框架”。", "Choose from the list; the table of the framework says what belongs where.")},
			{Key: "issued", Title: say("发布日期", "Issued"), Kind: Date},
			{Key: "in-force", Title: say("实施日期", "In force"), Kind: Date},
			{Key: "issuer", Title: say("发布机构", "Issuer"), Width: 26, Kind: Text},
			{Key: "jurisdiction", Title: say("归口单位", "In charge"), Width: 26, Kind: Text},
			{Key: "drafters", Title: say("起草单位", "Drafters"), Width: 32, Kind: Text},
			{Key: "ics", Title: say("ICS号", "ICS"), Kind: Text},
			{Key: "ccs", Title: say("CCS号", "CCS"), Kind: Text},
			{Key: "replaces", Title: say("代替", "Replaces"), Width: 22, Kind: List},
			{Key: "remark", Title: say("备注", "Remark"), Width: 30, Kind: Text},
		}}
	return []Table{head, list, boxes}, nil
}

// numberForm says how a region numbers its local standards.
func numberForm(r *model.Region) model.Bilingual {
	if r.Kind != "city" || len(r.Code) < 4 {
		return say("本地区没有自己的地方标准编号", "The region has no numbers of local standards")
	}
	return say("地方标准编号形如 DB"+r.Code[:4]+"/T 12—2024", "A local standard is numbered like DB"+r.Code[:4]+"/T 12—2024")
}

// filingOf finds a region that files, by key or title.
func filingOf(sys *model.System, named string, at model.Pos) (*model.Region, []model.Problem) {
	var titles []string
	for _, r := range sys.Regions {
		if r.Kind == "province" {
			continue
		}
		if named != "" && (r.Key == named || squeeze(r.Title.Zh) == squeeze(named) || strings.EqualFold(r.Title.En, named)) {
			return r, nil
		}
		titles = append(titles, r.Key)
	}
	return nil, []model.Problem{filingRegion.At(at, named, strings.Join(titles[:min(len(titles), 5)], ", "))}
}

// cityLevels are the levels of standards that a region below the province has:
// those whose numbers bear its code, and those of its tier.
func cityLevels(sys *model.System, r *model.Region) (out []*model.Level) {
	d := newDirectory(nil, sys)
	for i := range sys.Config.Levels {
		l := &sys.Config.Levels[i]
		its := belowProvince(l) && (l.Tier == "" || r.Tier() == "" || l.Tier == r.Tier()) || d.numbers(r) == l
		if its && (r.Kind == "city" || l.NumberPattern == "") {
			out = append(out, l)
		}
	}
	return out
}

// Receipt is what the receipt of a filing says beside its works.
type Receipt struct {
	Date     model.Date
	Receiver model.Bilingual // empty: the owner of the site
	File     string          // name of the workbook
	Digest   string          // SHA-256 of the workbook, in hexadecimal
}

// ImportFiling looks at the workbook that a region hands in. Either it has
// defects, each a problem with its cell, or its standards become works of the
// content and a receipt is written (filings.toml).
func ImportFiling(fsys fs.FS, sys *model.System, tables []Table, receipt Receipt) ([]source.Change, []model.Problem) {
	d := newDirectory(fsys, sys)
	if receipt.Receiver.Empty() {
		receipt.Receiver = sys.Config.Site.Owner
	}
	if receipt.Receiver.Empty() {
		d.report(filingReceiver.At(model.Pos{File: "system.toml"}))
	}
	for _, f := range sys.Filings {
		if receipt.Digest != "" && f.Digest == receipt.Digest {
			d.report(filingAgain.At(model.Pos{File: receipt.File}, f.Date))
		}
	}
	head, list := tableIn(tables, filingHead), tableIn(tables, filingList)
	if head == nil && list == nil {
		d.report(filingForeign.At(model.Pos{File: receipt.File}))
		return d.finish()
	}
	named, at := "", model.Pos{File: receipt.File}
	if head != nil && len(head.Rows) > 0 {
		named, at = head.cell(0, "region"), head.at(0, "region")
	}
	var ps []model.Problem
	d.region, ps = filingOf(sys, strings.TrimSpace(named), at)
	d.report(ps...)
	if d.region == nil {
		return d.finish()
	}
	n := 0
	if list != nil {
		d.columns(list)
		for i := range list.Rows {
			if slices.ContainsFunc(list.Rows[i].Cells, func(s string) bool { return strings.TrimSpace(s) != "" }) {
				n++
				d.filed(list, i)
			}
		}
	}
	if n == 0 {
		d.report(filingEmpty.At(at))
	}
	d.unlisted(at)
	record := entries("region", d.region.Key)
	record = append(record, entry("date", receipt.Date))
	record = append(record, entries("receiver.zh", receipt.Receiver.Zh, "receiver.en", receipt.Receiver.En, "file", receipt.File, "digest", receipt.Digest)...)
	record = append(record, entry("works", d.ids), entry("filed", d.borne), entry("boxes", filedBoxes(tables, d.sys.BoxesOf(d.region))))
	record = append(record, entries("to", d.region.Parent)...)
	d.append("filings.toml", "filing", record)
	return d.finish()
}

// filedBoxes are the codes of the framework as filed: those that the workbook
// lists, else those that the region has.
func filedBoxes(tables []Table, has []*model.Box) (codes []string) {
	if t := tableIn(tables, filingBoxes); t != nil {
		for i := range t.Rows {
			if code := strings.TrimSpace(t.cell(i, "code")); code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	if len(codes) == 0 {
		for _, b := range has {
			codes = append(codes, b.Code)
		}
	}
	return codes
}

// columns reports the columns of a workbook that a filing does not have.
func (d *directory) columns(t *Table) {
	known := []string{"number", "title.zh", "title.en", "level", "box", "issued", "in-force", "issuer", "jurisdiction", "drafters", "ics", "ccs", "replaces", "remark", rowColumn}
	for i, c := range t.Columns {
		if slices.Contains(known, c.Key) {
			continue
		}
		full := 0
		for _, r := range t.Rows {
			if i < len(r.Cells) && strings.TrimSpace(r.Cells[i]) != "" {
				full++
			}
		}
		title := c.Title
		if title.Empty() {
			title = say(c.Key, c.Key)
		}
		d.report(columnUnknown.At(placeOf(*t), say("报备目录", "Directory"), title, full))
	}
}

// filed looks at one row of the directory of a filing.
func (d *directory) filed(t *Table, n int) {
	table := say("报备目录", "Directory")
	row := DirectoryRow{Place: t.at(n, "title.zh"), Places: map[string]model.Pos{}}
	good := true
	wrong := func(key string, rule *model.Rule, args ...any) {
		d.report(rule.At(t.at(n, key), args...))
		good = false
	}
	day := func(key string, title model.Bilingual) (date model.Date) {
		if s := strings.TrimSpace(t.cell(n, key)); s != "" {
			var err error
			if date, err = model.ParseDate(s); err != nil || date.Year < 1900 || date.Year > 2199 {
				wrong(key, cellType, table, title, s, kindWords[Date][0], kindWords[Date][1])
				return model.Date{}
			}
		}
		return date
	}
	for field, key := range map[string]string{"number": "number", "title": "title.zh", "level": "level", "box": "box", "remark": "remark"} {
		row.Places[field] = t.at(n, key)
	}
	row.Number, row.Title, row.TitleEn = t.cell(n, "number"), strings.TrimSpace(t.cell(n, "title.zh")), t.cell(n, "title.en")
	row.Issuer, row.Charge, row.Drafters = t.cell(n, "issuer"), t.cell(n, "jurisdiction"), t.cell(n, "drafters")
	row.ICS, row.CCS, row.Replaces, row.Remark = t.cell(n, "ics"), t.cell(n, "ccs"), t.cell(n, "replaces"), t.cell(n, "remark")
	row.Issued, row.InForce = day("issued", say("发布日期", "Issued")), day("in-force", say("实施日期", "In force"))
	if !row.Issued.IsZero() && !row.InForce.IsZero() && row.InForce.Before(row.Issued) {
		wrong("in-force", cellType, table, say("实施日期", "In force"), row.InForce, say("不早于发布日期的日期", "a day not before that of issue"), kindWords[Date][1])
	}
	if row.Title == "" {
		wrong("title.zh", cellRequired, table, say("标准名称", "Title"))
	}
	levels := cityLevels(d.sys, d.region)
	named := strings.TrimSpace(t.cell(n, "level"))
	level := d.levelNamed(named, t.at(n, "level"))
	switch {
	case named == "":
		wrong("level", cellRequired, table, say("层级", "Level"))
	case level == nil || !slices.Contains(levels, level):
		var titles []string
		for _, l := range levels {
			titles = append(titles, l.Title.Or(model.Zh))
		}
		wrong("level", filingLevel, row.Title, named, strings.Join(titles, "、"))
		level = nil
	default:
		row.Level = level.Key
	}
	if box := strings.TrimSpace(t.cell(n, "box")); box == "" {
		wrong("box", cellRequired, table, say("子体系", "Box"))
	} else if d.sys.Box(box) != nil {
		row.Code = box
	} else if row.Code = d.boxNamed(box); row.Code == "" {
		var names []string
		for _, b := range d.sys.Boxes {
			names = append(names, b.Title.Zh, b.Code)
		}
		wrong("box", filingBox, box, model.DidYouMean(box, names))
	}
	if number := model.NormalNumber(row.Number); number != "" && level != nil && !d.fits(number, level) {
		wrong("number", filingNumber, row.Title, number, d.region.Title, numberForm(d.region))
	}
	if good {
		d.row(&row)
	}
}

// fits reports whether a region may give a number to a standard of the level.
func (d *directory) fits(number string, level *model.Level) bool {
	if m := localCode.FindStringSubmatch(number); m != nil && (d.region.Kind != "city" || !strings.HasPrefix(d.region.Code, m[1]) || len(m[1]) != 4) {
		return false
	}
	patterned := false
	for _, p := range d.patterns {
		if p.level == level {
			patterned = true
		}
	}
	by, _ := d.levelOf(number)
	return by == level || by == nil && !patterned
}

// unlisted says which works of earlier filings this one leaves out.
func (d *directory) unlisted(at model.Pos) {
	said := map[string]bool{}
	for _, f := range d.sys.Filings {
		if f.Region != d.region.Key {
			continue
		}
		for _, id := range f.Works {
			w := d.sys.Work(id)
			if w == nil || said[id] || slices.Contains(d.ids, id) {
				continue
			}
			said[id] = true
			name := w.Number
			if name == "" {
				name = w.Title.Or(model.Zh)
			}
			d.report(filingMissing.At(at, name))
		}
	}
}

func tableIn(tables []Table, key string) *Table {
	for i := range tables {
		if tables[i].Key == key {
			return &tables[i]
		}
	}
	return nil
}

// cell is a cell of a table by the key of its column, "" where it has none.
func (t *Table) cell(row int, key string) string {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key })
	if i < 0 || i >= len(t.Rows[row].Cells) {
		return ""
	}
	return t.Rows[row].Cells[i]
}

// at is the place of a cell.
func (t *Table) at(row int, key string) model.Pos {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key })
	r := t.Rows[row]
	switch {
	case i >= 0 && i < len(r.Places):
		return r.Places[i]
	case r.Place.File != "":
		return r.Place
	}
	return model.Pos{File: t.Key, Line: row + 1, Col: i + 1}
}

func entry(key string, value any) source.Entry { return source.Entry{Key: key, Value: value} }

// entries makes entries of pairs of keys and words, leaving out empty words.
func entries(pairs ...string) (out []source.Entry) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, entry(pairs[i], pairs[i+1]))
		}
	}
	return out
}
