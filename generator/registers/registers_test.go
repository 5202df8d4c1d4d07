package registers

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guiju/generator/model"
	"guiju/generator/source"
)

// TestEveryRecordHasARegister: a type of record without a table would be a
// fact that nobody can edit in a workbook.
func TestEveryRecordHasARegister(t *testing.T) {
	// The program's own memory of published texts: translated writes it.
	exempt := map[reflect.Type]bool{reflect.TypeFor[model.Keys](): true, reflect.TypeFor[model.ProvisionKey](): true,
		reflect.TypeFor[model.EditionKey](): true, reflect.TypeFor[model.Release](): true, reflect.TypeFor[model.Released](): true}
	has := map[reflect.Type]bool{reflect.TypeFor[model.Work](): true, reflect.TypeFor[model.Edition](): true}
	for _, r := range registers {
		if r.kind == directoryKind || r.kind == termsKind {
			continue
		}
		typ := fileKinds[r.kind].typ
		for key := range strings.SplitSeq(r.list, ".") {
			if key != "" {
				typ = elementOf(typ, key)
			}
		}
		has[typ] = true
	}
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type, bool)
	walk = func(typ reflect.Type, record bool) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice || typ.Kind() == reflect.Map {
			record = record || typ.Kind() == reflect.Slice
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || typ == dateType || typ == bilingualType || typ == originType || seen[typ] || typ == reflect.TypeFor[model.Text]() {
			return
		}
		seen[typ] = true
		tagged := false
		for i := range typ.NumField() {
			sf := typ.Field(i)
			tag := sf.Tag.Get("toml")
			tagged = tagged || tag != "" && tag != "-"
			if sf.IsExported() && (tag != "-" || typ == reflect.TypeFor[model.Work]()) {
				walk(sf.Type, tag == "" && !sf.Anonymous)
			}
		}
		if record && tagged && !has[typ] && !exempt[typ] && typ != reflect.TypeFor[model.Item]() {
			t.Errorf("records of type %s have no register", typ)
		}
	}
	walk(reflect.TypeFor[model.System](), false)
	if len(seen) < 30 {
		t.Errorf("only %d types were seen", len(seen))
	}
}

// TestUnchanged: what is exported and imported back changes nothing.
func TestUnchanged(t *testing.T) {
	fsys := shipped(t)
	for name, f := range fsys { // as Windows has it, too
		if strings.HasSuffix(name, ".toml") && len(name)%2 == 0 {
			f.Data = []byte("\uFEFF" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
		}
	}
	sys := load(t, fsys)
	for _, w := range []Words{reflected(true), reflected(false)} {
		tables := Export(w, sys)
		if len(tables) != len(registers) {
			t.Fatalf("%d tables", len(tables))
		}
		changes, ps := Import(w, fsys, sys, tables)
		if len(changes) > 0 || len(ps) > 0 {
			t.Errorf("changes %v, problems %v", changes, messages(ps))
		}
		// A table without the rows' marks says the same, and so does one without most columns.
		for _, from := range tables {
			n := from.col(rowColumn)
			bare := Table{Key: from.Key, Columns: from.Columns[:n]}
			for _, r := range from.Rows {
				bare.Rows = append(bare.Rows, Row{Cells: r.Cells[:n]})
			}
			if changes, ps := Import(w, fsys, sys, []Table{bare}); len(changes) > 0 || len(ps) > 0 {
				t.Errorf("%s without marks: changes %v, problems %v", from.Key, changes, messages(ps))
			}
		}
	}
}

// filler fills every field of every record with words that are hard to carry.
type filler struct{ n int }

func (f *filler) word() string {
	f.n++
	hard := []string{"甲、乙", `a\b"c`, "一\n二", "it's；x", "\\_", "“引”# [x]", "= 'a'", "a; b"}
	return fmt.Sprintf("%s%d", hard[f.n%len(hard)], f.n)
}

func (f *filler) fill(v reflect.Value) {
	switch {
	case v.Type() == dateType:
		f.n++
		v.Set(reflect.ValueOf(model.NewDate(1950+f.n%200, 2, 1+f.n%28)))
		return
	case v.Type() == originType:
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.word())
	case reflect.Int:
		f.n++
		v.SetInt(int64(f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
	case reflect.Struct:
		for i := range v.NumField() {
			sf := v.Type().Field(i)
			switch tag := sf.Tag.Get("toml"); {
			case tag == "-" || !sf.IsExported():
			case tag == "key" || tag == "id" || tag == "code":
				f.n++
				v.Field(i).SetString(fmt.Sprintf("k%d", f.n))
			default:
				f.fill(v.Field(i))
			}
		}
	default:
		panic(v.Type().String())
	}
}

// everything is a system in which every field of every record is filled.
func everything() *model.System {
	f := &filler{}
	s := &model.System{}
	f.fill(reflect.ValueOf(&s.Config).Elem())
	f.fill(reflect.ValueOf(&s.Plan).Elem())
	f.fill(reflect.ValueOf(&s.Mechanisms).Elem())
	for _, list := range []any{
		&s.Boxes, &s.Regions, &s.References, &s.Roles, &s.Synonyms,
		&s.Proposals, &s.Selections, &s.Matters, &s.Distinct, &s.Uptake, &s.Projects, &s.Demands, &s.Elements, &s.Readings,
		&s.Bodies, &s.Processes, &s.Evaluations, &s.Findings, &s.Dossier, &s.Scoring.Rules, &s.Scoring.Parts, &s.Scoring.Scores, &s.Indicators, &s.Values,
		&s.Directions, &s.Pilots, &s.Cases, &s.Bases, &s.Studies, &s.Forums, &s.Difficulties,
	} {
		f.fill(reflect.ValueOf(list).Elem())
	}
	for _, b := range s.Boxes {
		b.Planned = map[string]int{s.Config.Levels[0].Key: 3, s.Config.Levels[1].Key: 4}
	}
	for n := range 2 {
		w := &model.Work{ID: fmt.Sprintf("w-%d", n)}
		f.fill(reflect.ValueOf(w).Elem())
		for y := range 2 * n {
			e := &model.Edition{Work: w, Year: fmt.Sprint(2020 + y)}
			f.fill(reflect.ValueOf(e).Elem())
			w.Editions = append(w.Editions, e)
		}
		s.Works = append(s.Works, w)
		r := &model.Regulation{ID: fmt.Sprintf("r-%d", n)}
		p := &model.Policy{ID: fmt.Sprintf("p-%d", n)}
		c := &model.Course{ID: fmt.Sprintf("c-%d", n)}
		i, page := &model.Item{ID: fmt.Sprintf("i-%d", n)}, &model.Item{ID: fmt.Sprintf("g-%d", n)}
		for _, v := range []any{r, p, c, i, page} {
			f.fill(reflect.ValueOf(v).Elem())
		}
		for _, item := range []*model.Item{i, page} {
			item.Title, item.Summary = say(f.word(), f.word()), say(f.word(), f.word())
			item.Date = model.NewDate(2020-n, 1, 1)
			item.Menu = n + 1
		}
		s.Regulations, s.Policies, s.Courses = append(s.Regulations, r), append(s.Policies, p), append(s.Courses, c)
		s.Publicity, s.Pages = append(s.Publicity, i), append(s.Pages, page)
	}
	return s
}

// TestEverything: a system in which every field is filled is written from its
// tables alone, and reads back the same; then nothing changes any more.
func TestEverything(t *testing.T) {
	want := everything()
	words := reflected(false)
	tables := Export(words, want)
	for i := range tables {
		n := tables[i].col(rowColumn)
		for j := range tables[i].Rows {
			tables[i].Rows[j].Cells[n] = "" // all rows are new
		}
		if tables[i].Key == "site" {
			tables[i].Rows[0].Cells[tables[i].col("format")] = "1"
		}
	}
	fsys := fstest.MapFS{"system.toml": {Data: []byte("format = 1\n[site]\ntitle.zh = \"甲\"\n")}}
	changes, ps := Import(words, fsys, load(t, fsys), tables)
	if len(ps) > 0 {
		t.Fatal(strings.Join(messages(ps), "\n"))
	}
	after := with(fsys, changes)
	got := load(t, after)
	got.Config.Format = want.Config.Format
	d := cmp.Diff(want, got,
		cmpopts.IgnoreTypes(model.Origin{}, map[model.Lang]*model.Text{}),
		cmpopts.IgnoreFields(model.System{}, "Collections", "Unread", "Filings"),
		cmpopts.IgnoreFields(model.Edition{}, "Work", "ReplacedOn", "Files"), cmpopts.IgnoreFields(model.Item{}, "Files"), cmpopts.IgnoreFields(model.Work{}, "Keys"),
		cmpopts.EquateEmpty())
	if d != "" {
		t.Fatal(d)
	}
	sys := load(t, after)
	changes, ps = Import(words, after, sys, Export(words, sys))
	if len(changes) > 0 || len(ps) > 0 {
		t.Errorf("changes %v, problems %v", changes, messages(ps))
	}
}

// another is another right value for a cell.
func another(r *rand.Rand, c Column, cell string) string {
	switch c.Kind {
	case Date:
		return model.NewDate(1990+r.IntN(40), 1, 1+r.IntN(28)).String()
	case Whole:
		return fmt.Sprint(r.IntN(200))
	case Flag:
		if cell == "true" {
			return "false"
		}
		return "true"
	case Choice:
		return c.Choices[r.IntN(len(c.Choices))].Value
	case List:
		if c.Vocabulary != "" {
			var list []string
			for _, ch := range c.Choices[:1+r.IntN(2)] {
				list = append(list, ch.Value)
			}
			return JoinList(list)
		}
		return JoinList([]string{"新、一", fmt.Sprint("项", r.IntN(100))})
	}
	return fmt.Sprintf("改“%d”\\n'", r.IntN(100))
}

// TestOneCell: a cell that is changed changes that value and nothing else: the
// content that is read again exports as the table that was imported.
func TestOneCell(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	words := reflected(true)
	before := Export(words, sys)
	r := rand.New(rand.NewPCG(7, 7))
	for _, from := range before {
		if len(from.Rows) == 0 || from.Key == "terms" || from.Key == "filings" {
			continue
		}
		for range 3 {
			col := r.IntN(len(from.Columns) - 1)
			c := from.Columns[col]
			named := slices.Contains([]string{"test", "amendment", "work", "year", "regulation-id", "policy-id", "id", "course", "task", "track", "role", "session", "element", "reading", "key", "code", "format", "note-region"}, c.Key)
			if named || c.ReadOnly || from.Key == "directory" && !strings.HasPrefix(c.Key, "edition") || strings.HasSuffix(c.Key, ".en") && from.Key != "levels" {
				continue
			}
			n := r.IntN(len(from.Rows))
			old := from.Rows[n].Cells[col]
			cell := another(r, c, old)
			if from.Key == "directory" && from.Rows[n].Cells[1] == "" || cell == old {
				continue
			}
			if r.IntN(3) == 0 && !c.Required && c.Kind != Flag && c.Key != "title.zh" && c.Key != "number" {
				cell = ""
			}
			label := fmt.Sprintf("%s row %d %s %q -> %q", from.Key, n, c.Key, old, cell)
			edited := from
			edited.Rows = slices.Clone(from.Rows)
			edited.Rows[n].Cells = slices.Clone(from.Rows[n].Cells)
			edited.Rows[n].Cells[col] = cell
			changes, ps := Import(words, fsys, sys, []Table{edited})
			if len(ps) > 0 || len(changes) > 1 || len(changes) == 0 && cell != old {
				t.Errorf("%s: changes %v, problems %v", label, changes, messages(ps))
				continue
			}
			if len(changes) == 0 {
				continue
			}
			head := 0 // a table that was not there takes its head and an empty line
			if strings.HasPrefix(c.Key, "event.") || strings.HasPrefix(c.Key, "media.") {
				head = 2
			}
			if a, b := strings.Count(string(changes[0].Old), "\n"), strings.Count(string(changes[0].New), "\n"); b > a+1+head || b < a-1 {
				t.Errorf("%s: %d lines, were %d", label, b, a)
			}
			got, _, _, err := source.Load(with(fsys, changes))
			if err != nil {
				t.Fatal(err)
			}
			after := Export(words, got)
			want, have := edited.words(), tableOf(t, after, from.Key).words()
			if c.Key == "menu" || c.Key == "date" { // pages and publicity stand in their order
				slices.SortFunc(want, slices.Compare[[]string])
				slices.SortFunc(have, slices.Compare[[]string])
			}
			if d := cmp.Diff(want, have); d != "" {
				t.Errorf("%s: %s", label, d)
			}
			for _, other := range before {
				if other.Key != from.Key && other.Key != "terms" {
					if d := cmp.Diff(other.words(), tableOf(t, after, other.Key).words()); d != "" {
						t.Errorf("%s: table %s: %s", label, other.Key, d)
					}
				}
			}
		}
	}
}
