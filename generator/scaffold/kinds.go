package scaffold

import (
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Kind is a kind of thing that can be drafted.
type Kind struct {
	Name  string
	Title model.Bilingual
	file  string // the kind of file (package schema)
	row   string // of a register: the key of its records
	by    string // the key that the name goes to, "" where it is the folder's
	// folder is the collection; wanted are keys to fill in that a record could
	// do without.
	folder string
	wanted []string
	preset Values
}

// Kinds lists what can be drafted, things first, then rows of registers.
var Kinds = func() []Kind {
	kinds := []Kind{
		{Name: "standard", Title: bilingual("标准", "Standard"), file: "work", folder: "standards", wanted: []string{"title", "box"}},
		{Name: "edition", Title: bilingual("标准的版本", "Edition of a standard"), file: "edition", folder: "standards", wanted: []string{"issuer", "ics", "ccs"}},
		{Name: "regulation", Title: bilingual("法规", "Regulation"), file: "regulation", folder: "regulations", wanted: []string{"title"}},
		{Name: "policy", Title: bilingual("政策文件", "Policy document"), file: "policy", folder: "policies", wanted: []string{"title"}},
		{Name: "course", Title: bilingual("课程", "Course"), file: "course", folder: "training"},
		{Name: "page", Title: bilingual("页面", "Page"), file: "page", folder: "pages"},
	}
	items, _ := schema.Fixed("item-kinds")
	for _, c := range items {
		kinds = append(kinds, Kind{Name: c.Value, Title: c.Title, file: "publicity", folder: "publicity",
			wanted: []string{"source"}, preset: Values{"kind": schema.Quote(c.Value)}})
	}
	return append(kinds,
		Kind{Name: "level", Title: bilingual("层级", "Level"), file: "system", row: "level", by: "key"},
		Kind{Name: "track", Title: bilingual("程序", "Track"), file: "system", row: "track", by: "key"},
		Kind{Name: "area", Title: bilingual("重点领域", "Key area"), file: "system", row: "area", by: "key"},
		Kind{Name: "target", Title: bilingual("目标", "Target"), file: "system", row: "target", by: "key"},
		Kind{Name: "box", Title: bilingual("子体系", "Box"), file: "framework", row: "box", by: "code"},
		Kind{Name: "region", Title: bilingual("地区", "Region"), file: "regions", row: "region", by: "key"},
		Kind{Name: "reference", Title: bilingual("引用文件", "Reference"), file: "references", row: "reference", by: "id"},
		Kind{Name: "phase", Title: bilingual("阶段", "Phase"), file: "plan", row: "phase", by: "key"},
		Kind{Name: "task", Title: bilingual("任务", "Task"), file: "plan", row: "task", by: "key"},
		Kind{Name: "role", Title: bilingual("岗位", "Role"), file: "roles", row: "role", by: "key", wanted: []string{"names"}},
		Kind{Name: "synonym", Title: bilingual("同义词", "Synonym"), file: "synonyms", row: "synonym", by: "lay"},
		Kind{Name: "proposal", Title: bilingual("申报项目", "Proposal"), file: "proposals", row: "proposal", by: "key"},
		Kind{Name: "selection", Title: bilingual("择优选取", "Selection"), file: "proposals", row: "selection", by: "key"},
		Kind{Name: "matter", Title: bilingual("事项", "Matter"), file: "matters", row: "matter", by: "key"},
		Kind{Name: "joint-project", Title: bilingual("共同制定", "Joint project"), file: "cooperation", row: "project", by: "key"},
		Kind{Name: "demand", Title: bilingual("需求", "Demand"), file: "cooperation", row: "demand", by: "key"},
		Kind{Name: "data-element", Title: bilingual("数据元", "Data element"), file: "data-elements", row: "element", by: "code"},
		Kind{Name: "aim", Title: bilingual("有标目标", "Aim"), file: "aims", row: "aim", by: "key"},
		Kind{Name: "artefact", Title: bilingual("计划文件", "Artefact of the plan"), file: "plan", row: "artefact", by: "key"},
		Kind{Name: "body", Title: bilingual("机构", "Body"), file: "bodies", row: "body", by: "key"},
		Kind{Name: "duty", Title: bilingual("定期工作", "Recurring duty"), file: "mechanisms", row: "duty", by: "key"},
		Kind{Name: "resource", Title: bilingual("资源保障", "Resource"), file: "mechanisms", row: "resource", by: "key"},
		Kind{Name: "process", Title: bilingual("流程或制度", "Process or rule"), file: "inventory", row: "process", by: "key"},
		Kind{Name: "evaluation", Title: bilingual("评估", "Evaluation"), file: "assessment", row: "evaluation", by: "key"},
		Kind{Name: "finding", Title: bilingual("问题", "Finding"), file: "assessment", row: "finding", by: "key"},
		Kind{Name: "document", Title: bilingual("验收材料", "Document of a dossier"), file: "assessment", row: "dossier", by: "key"},
		Kind{Name: "indicator", Title: bilingual("指标", "Indicator"), file: "evaluation", row: "indicator", by: "key"},
		Kind{Name: "difficulty", Title: bilingual("困难和问题", "Difficulty"), file: "difficulties", row: "difficulty", by: "key"},
		Kind{Name: "direction", Title: bilingual("试点方向", "Direction of pilots"), file: "pilots", row: "direction", by: "key"},
		Kind{Name: "pilot", Title: bilingual("试点", "Pilot"), file: "pilots", row: "pilot", by: "key", wanted: []string{"directions"}},
		Kind{Name: "case", Title: bilingual("可复制经验", "Case"), file: "pilots", row: "case", by: "key", wanted: []string{"works"}},
		Kind{Name: "base-record", Title: bilingual("基地登记", "Record of a base"), file: "pilots", row: "base", by: "key"},
		Kind{Name: "study", Title: bilingual("研究", "Study"), file: "research", row: "study", by: "key"},
		Kind{Name: "forum", Title: bilingual("论坛", "Forum"), file: "research", row: "forum", by: "key"},
	)
}()

func bilingual(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

// KindNamed finds a kind.
func KindNamed(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}

// Row reports whether the kind is a row of a register, which is added to a
// file.
func (k Kind) Row() bool { return k.row != "" }

// Keys are the keys that the author may set.
func (k Kind) Keys() []schema.Key {
	keys := schema.Named(k.file).Keys
	if k.row == "" {
		return keys
	}
	for _, key := range keys {
		if key.Name == k.row {
			return key.Keys
		}
	}
	panic("BUG: " + k.file + " has no records " + k.row)
}

// Request is what an author asks for.
type Request struct {
	Kind Kind
	// Names are the folder's name, or the key of a row; an edition has two,
	// the work and the year, and a standard may.
	Names  []string
	Values Values
	Lang   model.Lang // of the remarks
	Day    model.Date // of news
}

// Draft is one file that was drafted; Add says that its bytes go to the end of
// the file, where there is one.
type Draft struct {
	Name string
	Data []byte
	Add  bool
}

// Make drafts what is asked for.
func Make(sys *model.System, r Request) ([]Draft, error) {
	if err := r.names(); err != nil {
		return nil, err
	}
	values := Values{}
	for _, from := range []Values{r.Kind.preset, r.Values} {
		for key, v := range from {
			values[key] = v
		}
	}
	r.Values = values
	switch {
	case r.Kind.Row():
		return r.row(sys), nil
	case r.Kind.Name == "standard":
		return r.standard(sys)
	case r.Kind.Name == "edition":
		return r.edition(sys, sys.Work(r.Names[0]))
	case r.Kind.file == "publicity" || r.Kind.file == "page":
		return r.item(sys), nil
	}
	f := schema.Named(r.Kind.file)
	name := path.Join(r.Kind.folder, r.Names[0], path.Base(f.Path))
	return []Draft{{Name: name, Data: whole(f, r.Values, r.Kind.wanted, sys, r.Lang)}}, nil
}

// Refusal is a request that cannot be met, for the author's ears.
type Refusal struct{ Why model.Bilingual }

func (r Refusal) Error() string { return r.Why.En }

func refuse(zh, en string) error { return Refusal{bilingual(zh, en)} }

// names checks how many there are and whether folders may have them.
func (r Request) names() error {
	least, most := 1, 1
	switch r.Kind.Name {
	case "edition":
		least, most = 2, 2
	case "standard":
		most = 2
	}
	if n := len(r.Names); n < least || n > most {
		switch {
		case least == 2:
			return refuse("edition 后面写标准的编码和年份，例如 new edition db41-t-s001 2024", "edition takes the id of a standard and a year, such as new edition db41-t-s001 2024")
		default:
			return refuse(r.Kind.Name+" 后面写一个名称，例如 new "+r.Kind.Name+" "+r.Kind.sampleName(), r.Kind.Name+" takes one name, such as new "+r.Kind.Name+" "+r.Kind.sampleName())
		}
	}
	if name := r.Names[0]; r.Kind.by == "" && !model.ValidID(name) {
		return refuse("“"+name+"”不能用作文件夹名：只用小写字母和数字，中间可用单个“-”或“.”连接，例如 "+r.Kind.sampleName(),
			"“"+name+"” cannot be the name of a folder: lower-case letters and digits, joined by single - or ., such as "+r.Kind.sampleName())
	}
	if len(r.Names) == 2 && !isYear(r.Names[1]) {
		return refuse("“"+r.Names[1]+"”不是年份；写编号里的四位年份，例如 2024", "“"+r.Names[1]+"” is no year; write the four digits of the number, such as 2024")
	}
	return nil
}

func (k Kind) sampleName() string {
	if k.by == "" {
		return map[string]string{"standards": "db41-t-s001", "regulations": "affairs-regulation"}[k.folder] + map[string]string{
			"policies": "pilot-plan", "training": "induction", "pages": "about", "publicity": "first-" + k.Name}[k.folder]
	}
	for _, key := range k.Keys() {
		if key.Name == k.by {
			return strings.Trim(key.Example, `[]"`)
		}
	}
	panic("BUG: a row without the key " + k.by)
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

// row is a record for the end of its register, or for a register of its own.
func (r Request) row(sys *model.System) []Draft {
	f := schema.Named(r.Kind.file)
	d := drafter{lang: r.Lang, sys: sys}
	key := f.Key(r.Kind.row)
	if _, ok := r.Values[r.Kind.by]; !ok {
		r.Values[r.Kind.by] = toml(*named(key.Keys, r.Kind.by), r.Names[0])
	}
	for _, k := range key.Keys { // a day that cannot be left out is today until it is changed
		if _, ok := r.Values[k.Name]; !ok && k.Required && k.Kind == schema.Date {
			r.Values[k.Name] = r.Day.String()
		}
	}
	d.head(false, "[["+r.Kind.row+"]]")
	d.record(record{keys: key.Keys, values: r.Values, path: r.Kind.row, wanted: r.Kind.wanted})
	return []Draft{{Name: f.Path, Data: []byte(d.b.String()), Add: true}}
}

func named(keys []schema.Key, name string) *schema.Key {
	return schema.File{Keys: keys}.Key(name)
}

// toml writes one word as a value of the key.
func toml(k schema.Key, word string) string {
	if k.Kind == schema.List {
		return "[" + schema.Quote(word) + "]"
	}
	return schema.Quote(word)
}

func (r Request) standard(sys *model.System) ([]Draft, error) {
	f := schema.Named("work")
	id := r.Names[0]
	if levels := sys.Config.Levels; len(levels) == 1 {
		if _, ok := r.Values["level"]; !ok {
			r.Values["level"] = schema.Quote(levels[0].Key)
		}
	}
	out := []Draft{{Name: path.Join("standards", id, "work.toml"), Data: whole(f, r.Values, r.Kind.wanted, sys, r.Lang)}}
	if len(r.Names) == 1 {
		return out, nil
	}
	edition, _ := KindNamed("edition")
	w := &model.Work{ID: id, Number: unquoted(r.Values["number"])}
	w.Title, _ = r.Values["title"].(model.Bilingual)
	more, err := Request{Kind: edition, Names: r.Names, Values: Values{}, Lang: r.Lang}.edition(sys, w)
	return append(out, more...), err
}

// unquoted gives back the words that Parse has quoted.
func unquoted(v any) string {
	s, _ := v.(string)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(strings.Trim(s, `"`))
}

// edition drafts edition.toml and the frame of a text; w is the work, nil if
// there is none of that name.
func (r Request) edition(sys *model.System, w *model.Work) ([]Draft, error) {
	id, year := r.Names[0], r.Names[1]
	if w == nil {
		var ids []string
		for _, w := range sys.Works {
			ids = append(ids, w.ID)
		}
		zh, en := "", ""
		if near := model.Nearest(id, ids); near != "" {
			zh, en = "；是不是 "+near+"？", "; did you mean "+near+"?"
		}
		return nil, refuse("没有标准 "+id+zh+"；先运行 guiju new standard "+id, "there is no standard "+id+en+"; first run guiju new standard "+id)
	}
	if _, ok := r.Values["number"]; !ok && w.Number != "" {
		r.Values["number"] = schema.Quote(w.Number + "—" + year)
	}
	if _, ok := r.Values["title"]; !ok && !w.Title.Empty() {
		r.Values["title"] = w.Title
	}
	dir := path.Join("standards", id, year)
	return []Draft{
		{Name: path.Join(dir, "edition.toml"), Data: whole(schema.Named("edition"), r.Values, r.Kind.wanted, sys, r.Lang)},
		{Name: path.Join(dir, "zh.md"), Data: []byte(frame)},
	}, nil
}

// frame is a text with what no standard does without (GB/T 1.1—2020, table 3);
// what is to be filled in is marked so that check finds it.
const frame = `# 前言

本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。

请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。

本文件由（待填写）提出并归口。

本文件起草单位：（待填写）。

本文件主要起草人：（待填写）。

# 1 范围

本文件规定了（待填写）的要求。

本文件适用于（待填写）。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 （待填写）

4.1 （待填写）应（待填写）。

4.2 （待填写）宜（待填写）。
`

// item drafts a folder of publicity or pages: front matter and room for the
// text, in the languages of the site.
func (r Request) item(sys *model.System) []Draft {
	f := schema.Named(r.Kind.file)
	if _, ok := r.Values["date"]; !ok && r.Kind.file == "publicity" {
		r.Values["date"] = r.Day.String()
	}
	dir := path.Join(r.Kind.folder, r.Names[0])
	out := []Draft{{Name: path.Join(dir, "index.zh.md"), Data: fronted(whole(f, r.Values, r.Kind.wanted, sys, r.Lang), bilingual("正文写在这里。", "The Chinese text goes here.").In(r.Lang))}}
	if sys.Bilingual() {
		en := schema.Named(r.Kind.file + "-en")
		out = append(out, Draft{Name: path.Join(dir, "index.en.md"),
			Data: fronted(whole(en, Values{}, []string{"title"}, sys, r.Lang), bilingual("英文正文写在这里；没有译文就删去这个文件。", "The English text goes here; delete the file if there is none.").In(r.Lang))})
	}
	return out
}

func fronted(front []byte, remark string) []byte {
	return slices.Concat([]byte("+++\n"), front, []byte("+++\n\n<!-- "+remark+" -->\n"))
}
