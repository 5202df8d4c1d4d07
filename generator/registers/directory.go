package registers

import (
	"path"
	"reflect"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

const (
	directoryKind = "directory" // work.toml and edition.toml, one row an edition
	termsKind     = "terms"     // out of the texts
)

// Files of a row of the directory.
const (
	workFile = iota
	editionFile
)

// directory makes the 明细表: a row for each edition, or one for a work that
// has none, with the keys of both files.
func (v *view) directory(reg *register) *table {
	t := &table{reg: reg, key: -1, names: 2, own: 2, frozen: 4, about: say(
		"一行一个版本；还没有版本的计划项目一行一项，名称填在“标准·名称”。标题以“标准·”开头的列说的是整项标准，同一标准的各行应当一致；“版本·”开头的只说这个版本。",
		"One row an edition, or one for a planned work without any, which has its title under “Work: Title”. Columns that begin with “Work:” belong to all rows of a work, those with “Edition:” to one edition.")}
	t.columns = []column{
		{Column: Column{Key: "work", Kind: Text, Title: say("标准编码", "Work"),
			About: say("文件夹名，永久不变；新标准可以空着，由编号得出。", "The folder's name, never changed. A new standard may leave it empty: it follows from the number.")}},
		{Column: Column{Key: "year", Kind: Text, Title: say("版本年份", "Year"),
			About: say("编号里的年份；计划项目空着。", "The year in the number; empty for a planned work.")}},
	}
	add := func(prefix string, typ reflect.Type, kind string, target int, word model.Bilingual) {
		for _, c := range v.columnsOf(typ, v.file(kind).Keys) {
			c.Key, c.target = prefix+c.Key, target
			c.Title = say(word.Zh+c.Title.Zh, word.En+c.Title.En)
			t.columns = append(t.columns, c)
		}
	}
	add("work.", reflect.TypeFor[model.Work](), "work", workFile, say("标准·", "Work: "))
	add("edition.", reflect.TypeFor[model.Edition](), "edition", editionFile, say("版本·", "Edition: "))
	t.ahead("edition.number", "edition.title.zh", "work.level", "work.box", "work.region", "work.area", "work.adopters", "edition.issued", "edition.in-force", "edition.withdrawn")
	for _, w := range v.sys.Works {
		file := path.Join("standards", w.ID, "work.toml")
		work := record{value: reflect.ValueOf(w).Elem(), origin: w.Origin}
		if len(w.Editions) == 0 {
			t.rows = append(t.rows, t.directoryRow(work, nil, w.ID, "", target{file: file}))
		}
		for _, e := range w.Editions {
			edition := record{value: reflect.ValueOf(e).Elem(), origin: e.Origin}
			t.rows = append(t.rows, t.directoryRow(work, &edition, w.ID, e.Year,
				target{file: file}, target{file: path.Join("standards", w.ID, e.Year, "edition.toml")}))
		}
	}
	return t
}

// ahead moves columns before the others of the record's own: those by which
// people know a standard, and those that are filled in first.
func (t *table) ahead(keys ...string) {
	rank := func(c column) int {
		if i := slices.Index(keys, c.Key); i >= 0 {
			return i
		}
		return len(keys)
	}
	slices.SortStableFunc(t.columns[t.own:], func(a, b column) int { return rank(a) - rank(b) })
}

func (t *table) directoryRow(work record, edition *record, id, year string, targets ...target) *row {
	r := &row{targets: targets, cells: []string{id, year}, id: targets[len(targets)-1].file + "#"}
	for i := t.own; i < len(t.columns); i++ {
		c := &t.columns[i]
		switch {
		case c.target == workFile:
			r.cells = append(r.cells, c.cellOf(work))
		case edition != nil:
			r.cells = append(r.cells, c.cellOf(*edition))
		default:
			r.cells = append(r.cells, "")
		}
	}
	return r
}

// terms lists the terms that the texts define (GB/T 1.1—2020, 8.7). They are
// changed in the texts.
func (v *view) terms(reg *register) *table {
	t := &table{reg: reg, key: -1, about: say(
		"各标准“术语和定义”一章的条目，由正文得出；要改请改正文。", "The entries of the clauses of terms and definitions, out of the texts: change them there.")}
	for _, c := range []struct{ key, zh, en string }{
		{"standard", "标准编号", "Standard"}, {"number", "条号", "Number"},
		{"term.zh", "术语（中文）", "Term (Chinese)"}, {"term.en", "术语（英文）", "Term (English)"}, {"symbol", "符号", "Symbol"},
		{"definition.zh", "定义（中文）", "Definition (Chinese)"}, {"definition.en", "定义（英文）", "Definition (English)"},
		{"source", "来源", "Source"}, {"place", "位置", "Place"},
	} {
		kind := Text
		if c.key == "term.zh" || c.key == "term.en" {
			kind = List
		}
		t.columns = append(t.columns, column{Column: Column{Key: c.key, Title: say(c.zh, c.en), Kind: kind}})
	}
	t.names, t.own = len(t.columns), len(t.columns)
	for _, w := range v.sys.Works {
		for _, e := range w.Editions {
			zh := e.Texts[model.Zh]
			if zh == nil {
				continue
			}
			zh.Walk(func(p *model.Provision) {
				if p.Term == nil {
					return
				}
				english := ""
				if en := e.Texts[model.En]; en != nil {
					if q := en.Find(p.ID); q != nil {
						english = definition(q)
					}
				}
				where := w.ID + "/" + e.Year + "#" + p.ID
				t.rows = append(t.rows, &row{id: where, cells: []string{
					e.Number, p.Number, JoinList(p.Term.Zh), JoinList(p.Term.En), p.Term.Symbol,
					definition(p), english, strings.TrimSpace(text.PlainInlines(p.Term.Source)), where}})
			})
		}
	}
	return t
}

// definition is the first paragraph of a term entry.
func definition(p *model.Provision) string {
	for _, b := range p.Blocks {
		if para, ok := b.(*model.Paragraph); ok {
			return strings.TrimSpace(text.PlainInlines(para.Inlines))
		}
	}
	return ""
}
