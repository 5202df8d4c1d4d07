package registers

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

// view is the system as tables, with the place of every value.
type view struct {
	words  Words
	sys    *model.System
	tables []*table
	// brought are values of vocabularies that tables which came back bring.
	brought map[string][]schema.Choice
}

// table is one register with its rows.
type table struct {
	reg     *register
	kind    *fileKind
	about   model.Bilingual
	columns []column
	names   int // columns that say in which file and record a row stands
	key     int // the column that tells a record from others of its list, -1
	own     int // the first column of the record's own
	frozen  int // columns that stay in sight, 0 for the first
	lists   []level
	rows    []*row
	stamp   string // hash of the table
}

// level is one list on the way from a file to the records of a register.
type level struct {
	key      string // "track"
	typ      reflect.Type
	identity string // toml key of its records' identity, "" where they are counted
}

// row is one row as the content has it.
type row struct {
	id      string
	targets []target
	list    string // path of the list that holds the record, "" for a whole file
	at      int    // its place in the list
	cells   []string
	keeps   bool // it holds records of its own
}

// target is a record in a file; path is "" for the file as a whole.
type target struct{ file, path string }

// record is one record as the system has it.
type record struct {
	file, path string
	list       string
	at         int
	names      []string
	value      reflect.Value // a struct
	origin     model.Origin
	base       string // path of the record below its origin
}

// says reports whether the file gives a value at a path below the record.
func (r record) says(path string) bool {
	full := path
	if r.base != "" {
		full = r.base + "." + path
	}
	return r.origin.At(full) != r.origin.At("no such key") // which is the place of the record
}

// fileKind is one kind of file: which there are, and by which names a row says
// in which it stands.
type fileKind struct {
	names []name
	typ   reflect.Type
	roots func(*model.System) []root
	file  func(names []string) string
}

// name is a column that names a file.
type name struct {
	key        string
	title      model.Bilingual
	vocabulary string
}

// root is one file.
type root struct {
	names  []string
	value  any // a pointer to a struct
	origin model.Origin
}

// frontMatter is the front matter of both files of an item, as one record.
type frontMatter struct {
	Title   model.Bilingual `toml:"title"`
	Summary model.Bilingual `toml:"summary"`
	model.Item
}

// one is the kind of a file of which there is one.
func one[T any](file string, of func(*model.System) *T) *fileKind {
	return &fileKind{
		typ:   reflect.TypeFor[T](),
		roots: func(s *model.System) []root { return []root{{value: of(s), origin: model.NewOrigin(file, "", nil)}} },
		file:  func([]string) string { return file },
	}
}

// many is the kind of the file of a folder.
func many[T any](n name, folder, file string, list func(*model.System) []*T, id func(*T) string) *fileKind {
	return &fileKind{
		names: []name{n},
		typ:   reflect.TypeFor[T](),
		roots: func(s *model.System) []root {
			var out []root
			for _, v := range list(s) {
				out = append(out, root{names: []string{id(v)}, value: v})
			}
			return out
		},
		file: func(names []string) string { return path.Join(folder, names[0], file) },
	}
}

func fronts(n name, folder string, list func(*model.System) []*model.Item) *fileKind {
	return many(n, folder, "index.zh.md",
		func(s *model.System) (out []*frontMatter) {
			for _, i := range list(s) {
				out = append(out, &frontMatter{i.Title, i.Summary, *i})
			}
			return out
		}, func(f *frontMatter) string { return f.Item.ID })
}

var (
	workName       = name{"work", say("标准编码", "Work"), "works"}
	yearName       = name{"year", say("版本年份", "Year"), ""}
	regulationName = name{"regulation-id", say("法规编码", "Regulation id"), "regulations"}
	policyName     = name{"policy-id", say("文件编码", "Policy id"), "policies"}
	regionName     = name{"note-region", say("地区", "Region"), "regions"}
	itemName       = name{"id", say("文件夹名", "Folder"), ""}
	courseName     = name{"course", say("课程编码", "Course"), ""}
)

// fileKinds are the kinds of files that registers come from, by the names of
// package schema.
var fileKinds = map[string]*fileKind{
	"system":     one("system.toml", func(s *model.System) *model.Config { return &s.Config }),
	"plan":       one("plan.toml", func(s *model.System) *model.Plan { return &s.Plan }),
	"framework":  one("framework.toml", func(s *model.System) *schema.Framework { return &schema.Framework{Boxes: s.Boxes} }),
	"regions":    one("regions.toml", func(s *model.System) *schema.Regions { return &schema.Regions{Regions: s.Regions} }),
	"references": one("references.toml", func(s *model.System) *schema.References { return &schema.References{References: s.References} }),
	"roles":      one("roles.toml", func(s *model.System) *schema.Roles { return &schema.Roles{Roles: s.Roles} }),
	"synonyms":   one("synonyms.toml", func(s *model.System) *schema.Synonyms { return &schema.Synonyms{Synonyms: s.Synonyms} }),
	"filings":    one("filings.toml", func(s *model.System) *schema.Filings { return &schema.Filings{Filings: s.Filings} }),
	"proposals": one("proposals.toml", func(s *model.System) *schema.Proposals {
		return &schema.Proposals{Proposals: s.Proposals, Selections: s.Selections}
	}),
	"matters": one("matters.toml", func(s *model.System) *schema.Matters {
		return &schema.Matters{Matters: s.Matters, Distinct: s.Distinct}
	}),
	"uptake": one("uptake.toml", func(s *model.System) *schema.Uptake { return &schema.Uptake{Uptake: s.Uptake} }),
	"cooperation": one("cooperation.toml", func(s *model.System) *schema.Cooperation {
		return &schema.Cooperation{Projects: s.Projects, Demands: s.Demands}
	}),
	"data-elements": one("data-elements.toml", func(s *model.System) *schema.Elements { return &schema.Elements{Elements: s.Elements} }),
	"readings":      one("readings.toml", func(s *model.System) *schema.Readings { return &schema.Readings{Readings: s.Readings} }),
	"aims":          one("aims.toml", func(s *model.System) *schema.Aims { return &schema.Aims{Aims: s.Aims} }),
	"bodies":        one("bodies.toml", func(s *model.System) *schema.Bodies { return &schema.Bodies{Bodies: s.Bodies} }),
	"mechanisms":    one("mechanisms.toml", func(s *model.System) *model.Mechanisms { return &s.Mechanisms }),
	"inventory":     one("inventory.toml", func(s *model.System) *schema.Inventory { return &schema.Inventory{Processes: s.Processes} }),
	"assessment": one("assessment.toml", func(s *model.System) *schema.Assessment {
		return &schema.Assessment{Evaluations: s.Evaluations, Findings: s.Findings, Dossier: s.Dossier}
	}),
	"evaluation": one("evaluation.toml", func(s *model.System) *schema.Evaluation {
		return &schema.Evaluation{Rules: s.Scoring.Rules, Parts: s.Scoring.Parts, Scores: s.Scoring.Scores, Indicators: s.Indicators, Values: s.Values}
	}),
	"pilots": one("pilots.toml", func(s *model.System) *schema.Pilots {
		return &schema.Pilots{Directions: s.Directions, Pilots: s.Pilots, Cases: s.Cases, Bases: s.Bases}
	}),
	"research":     one("research.toml", func(s *model.System) *schema.Research { return &schema.Research{Studies: s.Studies, Forums: s.Forums} }),
	"federation":   one("federation.toml", func(s *model.System) *schema.Federation { return &schema.Federation{Cities: s.Cities} }),
	"gone":         one("gone.toml", func(s *model.System) *schema.Gone { return &schema.Gone{Gone: s.Gone} }),
	"difficulties": one("difficulties.toml", func(s *model.System) *schema.Difficulties { return &schema.Difficulties{Difficulties: s.Difficulties} }),
	"work": many(workName, "standards", "work.toml",
		func(s *model.System) []*model.Work { return s.Works }, func(w *model.Work) string { return w.ID }),
	"edition": {
		names: []name{workName, yearName},
		typ:   reflect.TypeFor[model.Edition](),
		roots: func(s *model.System) (out []root) {
			for _, w := range s.Works {
				for _, e := range w.Editions {
					out = append(out, root{names: []string{w.ID, e.Year}, value: e})
				}
			}
			return out
		},
		file: func(names []string) string { return path.Join("standards", names[0], names[1], "edition.toml") },
	},
	"regulation": many(regulationName, "regulations", "regulation.toml",
		func(s *model.System) []*model.Regulation { return s.Regulations }, func(r *model.Regulation) string { return r.ID }),
	"policy": many(policyName, "policies", "policy.toml",
		func(s *model.System) []*model.Policy { return s.Policies }, func(p *model.Policy) string { return p.ID }),
	"publicity": fronts(itemName, "publicity", func(s *model.System) []*model.Item { return s.Publicity }),
	"note":      fronts(regionName, "notes", func(s *model.System) []*model.Item { return s.Notes }),
	"page":      fronts(itemName, "pages", func(s *model.System) []*model.Item { return s.Pages }),
	"course": many(courseName, "training", "course.toml",
		func(s *model.System) []*model.Course { return s.Courses }, func(c *model.Course) string { return c.ID }),
}

// newView makes the tables of all registers.
func newView(words Words, sys *model.System, brought map[string][]schema.Choice) *view {
	v := &view{words: words, sys: sys, brought: brought}
	for i := range registers {
		var t *table
		switch reg := &registers[i]; reg.kind {
		case directoryKind:
			t = v.directory(reg)
		case termsKind:
			t = v.terms(reg)
		default:
			t = v.generic(reg)
		}
		if t.reg.readOnly {
			for i := range t.columns {
				t.columns[i].ReadOnly = true
			}
		}
		var all []string
		for _, r := range t.rows {
			all = append(append(all, r.id), r.cells...)
		}
		t.stamp = hashOf(all)
		v.tables = append(v.tables, t)
	}
	return v
}

func (v *view) file(kind string) schema.File {
	for _, f := range v.words.Files {
		if f.Name == kind {
			return f
		}
	}
	return schema.File{Name: kind, Title: say(kind, kind)}
}

// nameColumns are the columns that say in which file and record a row stands.
func (v *view) nameColumns(k *fileKind) (out []column) {
	for _, n := range k.names {
		c := column{Column: Column{Key: n.key, Title: n.title, Kind: Text, Vocabulary: n.vocabulary, Required: true}}
		if n.vocabulary != "" {
			c.Kind, c.Choices = Choice, v.words.Choices(v.sys, n.vocabulary)
		}
		out = append(out, c)
	}
	return out
}

// generic makes the table of a register from the tags of its type.
func (v *view) generic(reg *register) *table {
	kind := fileKinds[reg.kind]
	file := v.file(reg.kind)
	t := &table{reg: reg, kind: kind, about: file.About, key: -1, columns: v.nameColumns(kind)}
	typ, keys := kind.typ, file.Keys
	if reg.list != "" {
		var title model.Bilingual // of the list above
		for _, part := range strings.Split(reg.list, ".") {
			if n := len(t.lists); n > 0 { // the record that holds this list
				above := t.lists[n-1]
				c := Column{Key: above.key, Kind: Text, Required: true}
				if above.identity == "" {
					c.Kind = Whole
				}
				c.Title = title
				t.columns = append(t.columns, column{Column: c})
			}
			key := keyNamed(keys, part)
			typ, keys = elementOf(typ, part), key.Keys
			title, t.about = key.Title, key.About
			t.lists = append(t.lists, level{part, typ, identityOf(typ)})
		}
	}
	t.names = len(t.columns)
	t.own = len(t.columns)
	for _, c := range v.columnsOf(typ, keys) {
		if len(t.lists) > 0 && c.Key == t.lists[len(t.lists)-1].identity {
			t.key = len(t.columns)
		}
		t.columns = append(t.columns, c)
	}
	switch {
	case reg.fronts():
		t.frontColumns()
	case reg.kind == "system":
		for i := range t.columns {
			if reg.list == "" && t.columns[i].Key == "format" {
				t.columns[i].ReadOnly = true // the program converts it
			}
		}
	}
	taken := map[string]bool{}
	for _, rec := range v.records(reg, kind) {
		r := &row{id: rec.file + "#" + rec.path, list: rec.list, at: rec.at, targets: []target{{rec.file, rec.path}}}
		if reg.fronts() {
			r.targets = append(r.targets, target{file: strings.Replace(rec.file, ".zh.", ".en.", 1)})
		}
		r.cells = append(r.cells, rec.names...)
		for i := t.own; i < len(t.columns); i++ {
			r.cells = append(r.cells, t.columns[i].cellOf(rec))
		}
		r.keeps = keepsRecords(rec.value)
		if t.key >= 0 { // by its name, which stays when records are put before it
			r.id = rec.file + "#" + reg.list + "=" + strings.Join(append(slices.Clone(rec.names[len(kind.names):]), r.cells[t.key]), "/")
		}
		for taken[r.id] { // a name that check will report
			r.id += "'"
		}
		taken[r.id] = true
		t.rows = append(t.rows, r)
	}
	return t
}

// frontColumns puts title and summary where they stand: each language in its own
// file, in keys without a language. All other words are facts of index.zh.md.
func (t *table) frontColumns() {
	for i := range t.columns {
		c := &t.columns[i]
		for n, lang := range model.Langs {
			if key, ok := strings.CutSuffix(c.path, "."+string(lang)); ok && (key == "title" || key == "summary") {
				c.path, c.target = key, n
				c.Required = key == "title" && lang == model.Zh
			}
		}
	}
}

// elementOf is the type of the records of the list under a key.
func elementOf(t reflect.Type, key string) reflect.Type {
	for _, sf := range reflect.VisibleFields(t) {
		if sf.Tag.Get("toml") == key {
			return direct(sf.Type.Elem())
		}
	}
	panic("BUG: " + t.String() + " has no list " + key)
}

// identityOf is the key by which others name a record of the type.
func identityOf(t reflect.Type) string {
	for _, key := range []string{"key", "id", "code"} {
		for _, sf := range reflect.VisibleFields(t) {
			if sf.Tag.Get("toml") == key {
				return key
			}
		}
	}
	return ""
}

// keepsRecords reports whether a record holds records.
func keepsRecords(v reflect.Value) bool {
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		if tag := sf.Tag.Get("toml"); tag != "" && tag != "-" && sf.Type.Kind() == reflect.Slice && isRecord(sf.Type) && v.Field(i).Len() > 0 {
			return true
		}
	}
	return false
}

// records lists the records of a register.
func (v *view) records(reg *register, kind *fileKind) (out []record) {
	for _, r := range kind.roots(v.sys) {
		rec := record{file: kind.file(r.names), names: r.names, value: reflect.ValueOf(r.value).Elem(), origin: r.origin}
		rec.origin = originOf(rec.value, rec.origin)
		var keys []string
		if reg.list != "" {
			keys = strings.Split(reg.list, ".")
		}
		v.descend(rec, keys, &out)
	}
	return out
}

func (v *view) descend(rec record, keys []string, out *[]record) {
	if len(keys) == 0 {
		*out = append(*out, rec)
		return
	}
	list := rec.list1(keys[0])
	for i := range list.Len() {
		item := list.Index(i)
		if item.Kind() == reflect.Pointer {
			item = item.Elem()
		}
		in := record{file: rec.file, list: join(rec.path, keys[0]), at: i, value: item, origin: rec.origin}
		in.path = element(in.list, i)
		in.base = element(join(rec.base, keys[0]), i)
		if o := originOf(item, model.Origin{}); o.File() != "" {
			in.origin, in.base = o, ""
		}
		in.names = append(append([]string{}, rec.names...), rec.nameIn(len(keys) > 0 && rec.path != "")...)
		v.descend(in, keys[1:], out)
	}
}

// list1 is the list under a key of the record.
func (r record) list1(key string) reflect.Value {
	for _, sf := range reflect.VisibleFields(r.value.Type()) {
		if sf.Tag.Get("toml") == key {
			return r.value.FieldByIndex(sf.Index)
		}
	}
	panic("BUG: no list " + key)
}

// nameIn is how rows of lists inside the record name it: by its identity, else
// by its number.
func (r record) nameIn(is bool) []string {
	if !is {
		return nil
	}
	if key := identityOf(r.value.Type()); key != "" {
		for _, sf := range reflect.VisibleFields(r.value.Type()) {
			if sf.Tag.Get("toml") == key {
				return []string{r.value.FieldByIndex(sf.Index).String()}
			}
		}
	}
	return []string{strconv.Itoa(r.at + 1)}
}

// originOf is the Origin that a record carries itself, else the other.
func originOf(v reflect.Value, other model.Origin) model.Origin {
	for i := range v.NumField() {
		if sf := v.Type().Field(i); sf.Type == originType {
			return v.Field(i).Interface().(model.Origin)
		}
	}
	if item, ok := v.Interface().(frontMatter); ok {
		return item.Item.Origin
	}
	return other
}

func join(path, key string) string {
	if path == "" {
		return source.KeyText(key)
	}
	return path + "." + source.KeyText(key)
}

func element(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
