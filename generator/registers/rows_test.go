package registers

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

// imported imports edited tables of the shipped content and reads the result.
func imported(t *testing.T, fsys fstest.MapFS, edit func(tables []Table)) (after []Table, files map[string]string) {
	t.Helper()
	words := reflected(true)
	sys := load(t, fsys)
	tables := Export(words, sys)
	edit(tables)
	changes, ps := Import(words, fsys, sys, tables)
	if len(ps) > 0 {
		t.Fatal(strings.Join(messages(ps), "\n"))
	}
	files = map[string]string{}
	for _, c := range changes {
		files[c.Path] = string(c.New)
	}
	return Export(words, load(t, with(fsys, changes))), files
}

// TestRows: rows that are added, removed and moved are records that are.
func TestRows(t *testing.T) {
	fsys := shipped(t)
	for _, c := range []struct {
		name, table string
		files       []string
		edit        func(*Table)
	}{
		{"a record is removed", "references", []string{"references.toml"}, func(x *Table) { x.Rows = slices.Delete(x.Rows, 3, 4) }},
		{"the first and the last", "synonyms", []string{"synonyms.toml"}, func(x *Table) { x.Rows = x.Rows[1 : len(x.Rows)-1] }},
		{"a record in a record", "measures", []string{"plan.toml"}, func(x *Table) { x.Rows = slices.Delete(x.Rows, 2, 3) }},
		{"order", "levels", []string{"system.toml"}, func(x *Table) { x.Rows[0], x.Rows[2] = x.Rows[2], x.Rows[0] }},
		{"order of steps of two tracks", "steps", []string{"system.toml"}, func(x *Table) {
			x.Rows[0], x.Rows[1] = x.Rows[1], x.Rows[0]
			n := len(x.Rows)
			x.Rows[n-1], x.Rows[n-2] = x.Rows[n-2], x.Rows[n-1]
		}},
		{"a new record at the end", "areas", []string{"system.toml"}, func(x *Table) {
			x.add(map[string]string{"key": "new-area", "title.zh": "新领域"})
		}},
		{"a new record in the middle", "framework", []string{"framework.toml"}, func(x *Table) {
			x.add(map[string]string{"code": "315", "title.zh": "新箱", "parent": "300", "planned.local": "4"})
			n := len(x.Rows)
			x.Rows = slices.Concat(x.Rows[:5], x.Rows[n-1:], x.Rows[5:n-1])
		}},
		{"a copied row is a new one", "quotes", []string{"training/induction-course/course.toml"}, func(x *Table) {
			x.Rows = slices.Insert(x.Rows, 1, x.Rows[0])
		}},
		{"a record changes its owner", "dues", []string{"plan.toml"}, func(x *Table) {
			x.Rows[1].Cells[0] = x.Rows[0].Cells[0]
		}},
		{"a key is renamed", "areas", []string{"system.toml"}, func(x *Table) { x.Rows[1].Cells[x.col("key")] = "cars" }},
		{"the same key, moved and changed", "targets", []string{"system.toml"}, func(x *Table) {
			x.Rows[0], x.Rows[1] = x.Rows[1], x.Rows[0]
			x.Rows[0].Cells[x.col("count")] = "21"
			x.Rows[1].Cells[x.col("levels")] = "省级地方标准；municipal"
		}},
		{"records of two files", "basis", []string{"standards/db41-t-s001/work.toml", "standards/internal-s101/work.toml"}, func(x *Table) {
			x.add(map[string]string{"work": "internal-s101", "regulation": "affairs-regulation", "article": "第一条", "relation": "cites"})
			x.Rows = slices.Delete(x.Rows, 1, 2)
		}},
		{"a planned work gets its first edition", "directory", []string{"standards/internal-s106/2027/edition.toml"}, func(x *Table) {
			i := slices.IndexFunc(x.Rows, func(r Row) bool { return r.Cells[0] == "internal-s106" })
			x.Rows[i].Cells[x.col("edition.number")] = "样内 S106—2027"
			x.Rows[i].Cells[x.col("edition.title.zh")] = "新名称"
			x.Rows[i].Cells[x.col("edition.issued")] = "2027-01-02"
		}},
		{"one cell of the work, in one of two rows", "directory", []string{"standards/db41-t-s001/work.toml"}, func(x *Table) {
			x.Rows[1].Cells[x.col("work.matter")] = "matter-2"
		}},
		{"texts in front matter", "publicity", []string{"publicity/office-space-card/index.en.md", "publicity/office-space-card/index.zh.md"}, func(x *Table) {
			i := slices.IndexFunc(x.Rows, func(r Row) bool { return r.Cells[0] == "office-space-card" })
			x.Rows[i].Cells[x.col("title.zh")] = "新题"
			x.Rows[i].Cells[x.col("title.en")] = "New title"
			x.Rows[i].Cells[x.col("about")] = ""
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want [][]string
			after, files := imported(t, fsys, func(tables []Table) {
				x := tableOf(t, tables, c.table)
				c.edit(x)
				want = x.words()
			})
			var names []string
			for name := range files {
				names = append(names, name)
			}
			slices.Sort(names)
			if d := cmp.Diff(c.files, names); d != "" {
				t.Error(d)
			}
			got := tableOf(t, after, c.table)
			switch c.name { // what the import puts right
			case "the same key, moved and changed":
				want[1][got.col("levels")] = "local、municipal"
			case "a planned work gets its first edition":
				want[slices.IndexFunc(want, func(r []string) bool { return r[0] == "internal-s106" })][1] = "2027"
			case "one cell of the work, in one of two rows":
				want[0][got.col("work.matter")] = "matter-2"
			case "records of two files", "a record changes its owner":
				byOwner := func(a, b []string) int { return strings.Compare(a[0], b[0]) }
				slices.SortStableFunc(want, byOwner)
				words := got.words()
				slices.SortStableFunc(words, byOwner)
				if d := cmp.Diff(want, words); d != "" {
					t.Error(d)
				}
				return
			}
			if d := cmp.Diff(want, got.words()); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestNewWork: a row for a standard that is not there makes its folder, and
// rows of other tables may speak of it in the same workbook.
func TestNewWork(t *testing.T) {
	fsys := shipped(t)
	_, files := imported(t, fsys, func(tables []Table) {
		tableOf(t, tables, "directory").add(map[string]string{
			"work.number": "DB41/T S009", "work.level": "Provincial local standards", "work.box": "办公用房", "work.sample": "是",
			"edition.number": "DB41/T S009—2026", "edition.title.zh": "样本规范", "edition.issued": "2026-02-03", "edition.replaces": "DB41/T S008—2020",
		})
		tableOf(t, tables, "directory").add(map[string]string{"work": "internal-s199", "work.title.zh": "计划规范", "work.level": "internal"})
		tableOf(t, tables, "basis").add(map[string]string{"work": "db41-t-s009", "regulation": "机关事务管理条例", "relation": "cites"})
		tableOf(t, tables, "amendments").add(map[string]string{"work": "db41-t-s009", "year": "2026", "number": "第1号修改单"})
	})
	want := map[string]string{
		"standards/db41-t-s009/work.toml":         "number = \"DB41/T S009\"\nlevel = \"local\"\nbox = \"310\"\nsample = true\n\n[[basis]]\nregulation = \"affairs-regulation\"\nrelation = \"cites\"\n",
		"standards/db41-t-s009/2026/edition.toml": "number = \"DB41/T S009—2026\"\ntitle.zh = \"样本规范\"\nissued = 2026-02-03\nreplaces = [\"DB41/T S008—2020\"]\n\n[[amendment]]\nnumber = \"第1号修改单\"\n",
		"standards/internal-s199/work.toml":       "title.zh = \"计划规范\"\nlevel = \"internal\"\n",
	}
	if d := cmp.Diff(want, files); d != "" {
		t.Error(d)
	}
}

// TestNewParents: new records can hold new records, by key or by number.
func TestNewParents(t *testing.T) {
	after, _ := imported(t, shipped(t), func(tables []Table) {
		tableOf(t, tables, "tracks").add(map[string]string{"key": "short", "title.zh": "简易程序"})
		tableOf(t, tables, "steps").add(map[string]string{"track": "short", "key": "draft", "title.zh": "起草"})
		tableOf(t, tables, "courses").add(map[string]string{"course": "second", "title.zh": "第二门课"})
		tableOf(t, tables, "sessions").add(map[string]string{"course": "second", "title.zh": "一"})
		tableOf(t, tables, "sessions").add(map[string]string{"course": "second", "title.zh": "二"})
		tableOf(t, tables, "quotes").add(map[string]string{"course": "second", "session": "2", "ref": "db41-t-s001#5.2"})
	})
	quotes := tableOf(t, after, "quotes").words()
	if got := quotes[len(quotes)-1]; !slices.Equal(got, []string{"second", "2", "db41-t-s001#5.2", "", ""}) {
		t.Errorf("quote %q", got)
	}
	steps := tableOf(t, after, "steps").words()
	if got := steps[len(steps)-1]; got[0] != "short" || got[1] != "draft" {
		t.Errorf("step %q", got)
	}
}

// TestImportProblems: everything that cannot be written down is said, where it
// stands, and nothing changes then.
func TestImportProblems(t *testing.T) {
	fsys := shipped(t)
	words := reflected(true)
	sys := load(t, fsys)
	set := func(table string, row int, col, cell string) func(*testing.T, []Table) {
		return func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, table)
			x.Rows[row].Cells = slices.Clone(x.Rows[row].Cells)
			x.Rows[row].Cells[x.col(col)] = cell
		}
	}
	for _, c := range []struct {
		name string
		want string // rule and place
		edit func(*testing.T, []Table)
	}{
		{"a date", "register-cell-type directory:2:", set("directory", 1, "edition.issued", "2022-02-30")},
		{"a date of another age", "register-cell-type directory:2:", set("directory", 1, "edition.issued", "1022-02-03")},
		{"a number", "register-cell-type targets:1:5", set("targets", 0, "count", "二十")},
		{"yes and no", "register-cell-type directory:1:", set("directory", 0, "work.sample", "也许")},
		{"a foreign value", "register-cell-vocabulary directory:1:", set("directory", 0, "work.level", "national")},
		{"a foreign value in a list", "register-cell-vocabulary targets:1:4", set("targets", 0, "levels", "local、national")},
		{"what is required", "register-cell-required levels:2:2", set("levels", 1, "title.zh", " ")},
		{"a new row without it", "register-cell-required framework:20:1", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "framework").add(map[string]string{"title.zh": "箱"})
		}},
		{"a key twice", "register-row-twice areas:2:1", set("areas", 1, "key", "office-space")},
		{"a folder is renamed", "register-row-rename directory:1:1", set("directory", 0, "work", "other")},
		{"a folder is removed", "register-row-folder directory", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "directory")
			x.Rows = x.Rows[1:]
		}},
		{"a folder's name", "register-row-id policies:2:1", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "policies").add(map[string]string{"policy-id": "A b", "kind": "guide"})
		}},
		{"a folder that is there", "register-row-twice policies:2:1", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "policies").add(map[string]string{"policy-id": "pilot-plan-guide"})
		}},
		{"an edition without a year", "register-row-year directory:17:2", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "directory").add(map[string]string{"work": "x", "work.level": "local", "edition.number": "A"})
		}},
		{"rows of one work differ", "register-rows-differ directory:2:", func(t *testing.T, tables []Table) {
			set("directory", 0, "work.matter", "a")(t, tables)
			set("directory", 1, "work.matter", "b")(t, tables)
		}},
		{"an owner that is not there", "register-row-owner basis:", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "basis").add(map[string]string{"work": "db41-t-s01", "regulation": "affairs-regulation", "relation": "cites"})
		}},
		{"a record that is not there", "register-row-owner steps:1:1", set("steps", 0, "track", "none")},
		{"a record goes and those in it stay", "register-row-orphan", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "tasks")
			x.Rows = x.Rows[1:]
		}},
		{"a record with records in it moves", "register-row-move sessions:1:1", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "courses").add(map[string]string{"course": "second", "title.zh": "课"})
			set("sessions", 0, "course", "second")(t, tables)
		}},
		{"read-only", "register-cell-read-only site:1:1", set("site", 0, "format", "2")},
		{"a table that is read-only", "register-read-only filings", func(t *testing.T, tables []Table) {
			tableOf(t, tables, "filings").add(map[string]string{"region": "zhengzhou"})
		}},
		{"a strange column", "register-column-unknown levels", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "levels")
			x.Columns = append(slices.Clone(x.Columns), Column{Key: "colour"})
			x.Rows[0].Cells = append(slices.Clone(x.Rows[0].Cells), "红")
		}},
		{"a column twice", "register-column-twice levels", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "levels")
			x.Columns = append(slices.Clone(x.Columns), x.Columns[1])
		}},
		{"no key", "register-key-missing levels", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "levels")
			*x = Table{Key: "levels", Columns: x.Columns[1:3], Rows: []Row{{Cells: []string{"甲", "A"}}}}
		}},
		{"a strange table", "register-unknown colours", func(t *testing.T, tables []Table) { tables[len(tables)-1].Key = "colours" }},
		{"all rows are gone", "register-emptied areas", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "areas")
			x.Rows = nil
			x.add(map[string]string{"key": "a", "title.zh": "甲"})
		}},
		{"the one row is gone", "register-row-one plan", func(t *testing.T, tables []Table) {
			x := tableOf(t, tables, "plan")
			x.add(map[string]string{"policy": "pilot-plan-guide"})
		}},
		{"a row that was removed since", "register-row-gone areas:1", func(t *testing.T, tables []Table) {
			set("areas", 0, rowColumn, "system.toml#area=gone@0.0")(t, tables)
			set("areas", 0, "key", "gone")(t, tables)
		}},
		{"not UTF-8", "register-cell-text areas:1:2", set("areas", 0, "title.zh", "a\xff")},
		{"too long", "register-cell-text areas:1:2", set("areas", 0, "title.zh", strings.Repeat("长", 30000))},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables := Export(words, sys)
			c.edit(t, tables)
			changes, ps := Import(words, fsys, sys, tables)
			found := false
			for _, p := range ps {
				found = found || strings.HasPrefix(p.Rule.ID+" "+p.Pos.String(), c.want)
				for _, l := range model.Langs {
					if s := p.Message(l) + p.Hint(l); strings.Contains(s, "{") && !strings.Contains(s, "{ ") {
						t.Errorf("unfinished: %s", s)
					}
				}
			}
			if !found {
				t.Errorf("problems %v", messages(ps))
			}
			if model.HasErrors(ps) != (len(changes) == 0) && len(changes) > 0 {
				t.Errorf("changes %v beside an error", changes)
			}
			if ps[0].Severity == model.Error && len(changes) > 0 {
				t.Error("something changes beside an error")
			}
		})
	}
}

// TestStale: the content moved on after the export. What was not touched in the
// table keeps the newer content; what was is a conflict; nothing that came since
// is removed.
func TestStale(t *testing.T) {
	fsys := shipped(t)
	words := reflected(true)
	tables := Export(words, load(t, fsys))
	newer := with(fsys, nil)
	newer["regions.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(fsys["regions.toml"].Data), "Kaifeng", "Kaifeng City", 1) +
		"\n[[region]]\nkey = \"new\"\nkind = \"county\"\ntitle.zh = \"新县\"\n")}
	sys := load(t, newer)
	x := *tableOf(t, tables, "regions")

	_, ps := Import(words, newer, sys, []Table{x})
	if got := messages(ps); len(got) != 1 || ps[0].Rule != tableStale {
		t.Errorf("a record that came since: %v", got)
	}
	// Without the new record there is nothing to doubt.
	newer["regions.toml"].Data = []byte(strings.Replace(string(fsys["regions.toml"].Data), "Kaifeng", "Kaifeng City", 1))
	sys = load(t, newer)
	x.Rows = slices.Clone(x.Rows)
	x.Rows[1].Cells = slices.Clone(x.Rows[1].Cells)
	x.Rows[1].Cells[x.col("title.en")] = "Zhengzhou City"
	changes, ps := Import(words, newer, sys, []Table{x})
	if len(ps) > 0 || len(changes) != 1 || !strings.Contains(string(changes[0].New), "Zhengzhou City") || !strings.Contains(string(changes[0].New), "Kaifeng City") {
		t.Errorf("changes %v, problems %v", changes, messages(ps))
	}
	i := slices.IndexFunc(x.Rows, func(r Row) bool { return r.Cells[0] == "kaifeng" })
	x.Rows[i].Cells = slices.Clone(x.Rows[i].Cells)
	x.Rows[i].Cells[x.col("title.en")] = "Bianliang"
	if _, ps = Import(words, newer, sys, []Table{x}); len(ps) != 1 || ps[0].Rule != rowStale {
		t.Errorf("both changed: %v", messages(ps))
	}
}

// TestLists: a list in a cell comes back, however odd its items; and is read as
// people type it.
func TestLists(t *testing.T) {
	for _, list := range [][]string{
		nil, {"a"}, {"a", "b"}, {"甲、乙", "c;d", "e；f"}, {`\`, `\\`, `\_`, "_", ""}, {" a ", "\t", "b\nc"}, {"", ""}, {`a\`, "、"}, {"a b", "　全角　"},
	} {
		if got := SplitList(JoinList(list)); !slices.Equal(got, list) {
			t.Errorf("%q comes back as %q (%q)", list, got, JoinList(list))
		}
	}
	if got := SplitList(" a;b ； c\r\nd、、"); !slices.Equal(got, []string{"a", "b", "c", "d"}) {
		t.Errorf("%q", got)
	}
}

func FuzzLists(f *testing.F) {
	f.Add("a、b;c", "\\_ ")
	f.Fuzz(func(t *testing.T, a, b string) {
		list := SplitList(a)
		if got := SplitList(JoinList(list)); !slices.Equal(got, list) {
			t.Errorf("%q is read as %q and comes back as %q", a, list, got)
		}
		a, b = strings.ToValidUTF8(a, ""), strings.ToValidUTF8(b, "")
		if got := SplitList(JoinList([]string{a, b})); !slices.Equal(got, []string{a, b}) {
			t.Errorf("%q, %q come back as %q", a, b, got)
		}
	})
}
