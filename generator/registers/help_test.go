package registers

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

// vocabularies of keys, by type and key, as package schema has them.
var vocabularies = map[string]string{
	"Work.level": "levels", "Work.box": "boxes", "Work.region": "regions", "Work.area": "areas", "Work.adopters": "regions",
	"Work.track": "tracks", "Publication.decision": "decisions", "Basis.regulation": "regulations", "Basis.relation": "relations",
	"Outcome.state": "states", "Box.parent": "boxes", "Box.planned": "levels", "Goal.levels": "levels", "Task.phase": "phases",
	"Level.track": "tracks", "Region.parent": "regions", "Edition.translation": "translations", "RoleNames.works": "works",
}

// reflected makes the words of a file from the tags of its type alone.
func reflected(with bool) Words {
	var files []schema.File
	for name, kind := range fileKinds {
		files = append(files, schema.File{Name: name, Title: say("文件"+name, name), Keys: keysOf(kind.typ, with)})
	}
	return Words{Files: files, Choices: choicesOf}
}

var needed = []string{"Work.level", "Edition.number", "Edition.title", "Level.key", "Level.title", "Track.key", "TrackStep.key", "Basis.relation", "Box.code"}

func keysOf(t reflect.Type, with bool) (out []schema.Key) {
	for _, sf := range reflect.VisibleFields(t) {
		tag := sf.Tag.Get("toml")
		if tag == "" || tag == "-" {
			continue
		}
		of := t.Name()
		if len(sf.Index) > 1 {
			of = "Outcome"
		}
		k := schema.Key{Name: tag, Title: say("键"+tag, tag)}
		if with {
			k.Vocabulary = vocabularies[of+"."+tag]
			k.Required = slices.Contains(needed, of+"."+tag)
		} else if tag == "planned" {
			k.Vocabulary = "levels"
		}
		e := sf.Type
		for e.Kind() == reflect.Slice || e.Kind() == reflect.Pointer {
			e = e.Elem()
		}
		if e.Kind() == reflect.Struct && e != dateType && e != bilingualType {
			k.Keys = keysOf(e, with)
		}
		out = append(out, k)
	}
	return out
}

func choicesOf(sys *model.System, vocabulary string) (out []schema.Choice) {
	add := func(value string, title model.Bilingual) {
		out = append(out, schema.Choice{Value: value, Title: title})
	}
	switch vocabulary {
	case "levels":
		for _, l := range sys.Config.Levels {
			add(l.Key, l.Title)
		}
	case "boxes":
		for _, b := range sys.Boxes {
			add(b.Code, b.Title)
		}
	case "regions":
		for _, r := range sys.Regions {
			add(r.Key, r.Title)
		}
	case "areas":
		for _, a := range sys.Config.Areas {
			add(a.Key, a.Title)
		}
	case "tracks":
		for _, t := range sys.Config.Tracks {
			add(t.Key, t.Title)
		}
	case "phases":
		for _, p := range sys.Plan.Phases {
			add(p.Key, p.Title)
		}
	case "works":
		for _, w := range sys.Works {
			add(w.ID, w.Title)
		}
	case "regulations":
		for _, r := range sys.Regulations {
			add(r.ID, r.Title)
		}
	case "policies":
		for _, p := range sys.Policies {
			add(p.ID, p.Title)
		}
	case "decisions":
		add("full", say("全文", "Full text"))
		add("record", say("仅目录信息", "Record only"))
	case "relations":
		for _, r := range model.Relations {
			add(r, say(r, r))
		}
	case "states":
		add("done", say("已完成", "done"))
		add("not-done", say("未完成", "not done"))
	case "translations":
		for _, r := range model.Translations {
			add(r, say(r, r))
		}
	default:
		panic(vocabulary)
	}
	return out
}

// shipped is the content of the repository without its prose, which takes long
// to read.
func shipped(t testing.TB) fstest.MapFS {
	t.Helper()
	content := os.DirFS("../../content")
	out := fstest.MapFS{}
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		fronted := strings.HasPrefix(path.Base(name), "index.")
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".toml") && !fronted {
			return err
		}
		data, err := fs.ReadFile(content, name)
		if fronted {
			data = append(data[:bytes.Index(data, []byte("\n+++\n"))], "\n+++\n\n正文。\n"...)
		}
		out[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func load(t testing.TB, fsys fs.FS) *model.System {
	t.Helper()
	sys, _, ps, err := source.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		if p.Severity == model.Error && !slices.Contains([]string{"text-empty", "wording-missing", "frame-missing"}, p.Rule.ID) {
			t.Fatalf("%s: %s", p.Pos, p.Message(model.En))
		}
	}
	return sys
}

// with is the content after changes.
func with(fsys fstest.MapFS, changes []source.Change) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range fsys {
		out[name] = f
	}
	for _, c := range changes {
		out[c.Path] = &fstest.MapFile{Data: c.New}
	}
	return out
}

func tableOf(t testing.TB, tables []Table, key string) *Table {
	t.Helper()
	for i := range tables {
		if tables[i].Key == key {
			return &tables[i]
		}
	}
	t.Fatalf("no table %s", key)
	return nil
}

func (t *Table) col(key string) int {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key })
	if i < 0 {
		panic("no column " + key)
	}
	return i
}

// add writes a new row with cells by column.
func (t *Table) add(cells map[string]string) {
	row := Row{Cells: make([]string, len(t.Columns))}
	for key, cell := range cells {
		row.Cells[t.col(key)] = cell
	}
	t.Rows = append(t.Rows, row)
}

// words are the cells of a table without what is for the program.
func (t *Table) words() [][]string {
	var out [][]string
	n := t.col(rowColumn)
	for _, r := range t.Rows {
		out = append(out, r.Cells[:n])
	}
	return out
}

func messages(ps []model.Problem) (out []string) {
	for _, p := range ps {
		out = append(out, p.Pos.String()+" "+p.Rule.ID+": "+p.Message(model.En))
	}
	return out
}
