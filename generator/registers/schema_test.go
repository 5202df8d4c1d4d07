package registers

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/schema"
)

func realWords() Words { return Words{Files: schema.Files(), Choices: schema.Choices} }

// TestWordsOfColumns: every column has words in both languages, no two of a
// table the same, and the whole content, texts included, comes back unchanged.
func TestWordsOfColumns(t *testing.T) {
	content := os.DirFS("../../content")
	sys := load(t, content)
	tables := Export(realWords(), sys)
	for _, table := range tables {
		titles := map[string]string{}
		for _, c := range table.Columns {
			if c.Title.Zh == "" || c.Title.En == "" || strings.HasPrefix(c.Title.En, c.Key) && c.Title.Zh == c.Key {
				t.Errorf("%s: column %s has no words", table.Key, c.Key)
			}
			for _, s := range []string{c.Title.Zh, c.Title.En} {
				if other, double := titles[s]; double {
					t.Errorf("%s: columns %s and %s are both “%s”", table.Key, other, c.Key, s)
				}
				titles[s] = c.Key
			}
		}
		if table.Title.Empty() || table.About.Zh == "" || table.About.En == "" {
			t.Errorf("%s has no words", table.Key)
		}
	}
	if n := len(tableOf(t, tables, "terms").Rows); n < 50 {
		t.Errorf("%d terms", n)
	}
	changes, ps := Import(realWords(), content, sys, tables)
	if len(changes) > 0 || len(ps) > 0 {
		t.Errorf("changes %v, problems %v", changes, messages(ps))
	}
}

// TestHostileTables: whatever is done to tables, an import answers with
// problems or with files that can be read.
func TestHostileTables(t *testing.T) {
	fsys := shipped(t)
	sys := load(t, fsys)
	words := realWords()
	before := Export(words, sys)
	hostile := []string{"", " ", "x", "=1+1", "-1", "2024-13-01", "2024-05-06", "true", "、、", "\\", "\n", "\x00", "a\xff", "[x]", "\"", "'''", "..", "a/b", "local", "310", "#", "@", "plan.toml#task[0]@0.0", "work.toml#", strings.Repeat("长", 9000), "1e9", "９", "../../x", "con", "db41-t-s001"}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		var tables []Table
		for _, from := range before {
			if r.IntN(4) == 0 {
				continue
			}
			x := Table{Key: from.Key, Columns: slices.Clone(from.Columns)}
			for _, row := range from.Rows {
				x.Rows = append(x.Rows, Row{Cells: slices.Clone(row.Cells)})
			}
			for range r.IntN(4) {
				n, m := len(x.Rows), len(x.Columns)
				switch k := r.IntN(8); {
				case k < 3 && n > 0:
					x.Rows[r.IntN(n)].Cells[r.IntN(len(from.Columns))] = hostile[r.IntN(len(hostile))]
				case k == 3 && n > 0:
					i := r.IntN(n)
					x.Rows = slices.Delete(x.Rows, i, i+1)
				case k == 4 && n > 0:
					x.Rows = append(x.Rows, Row{Cells: slices.Clone(x.Rows[r.IntN(n)].Cells)})
				case k == 5:
					r.Shuffle(n, func(i, j int) { x.Rows[i], x.Rows[j] = x.Rows[j], x.Rows[i] })
				case k == 6:
					x.Columns[r.IntN(m)].Key = hostile[r.IntN(len(hostile))]
				default:
					cells := make([]string, r.IntN(m+2))
					for i := range cells {
						cells[i] = hostile[r.IntN(len(hostile))]
					}
					for len(cells) < len(from.Columns) {
						cells = append(cells, "")
					}
					x.Rows = append(x.Rows, Row{Cells: cells})
				}
			}
			tables = append(tables, x)
		}
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Fatalf("seed %d: %v", seed, p)
				}
			}()
			changes, ps := Import(words, fsys, sys, tables)
			if model.HasErrors(ps) && len(changes) > 0 {
				t.Fatalf("seed %d: changes beside an error", seed)
			}
			for _, c := range changes {
				if !strings.HasSuffix(c.Path, ".toml") && !strings.HasSuffix(c.Path, ".md") || strings.Contains(c.Path, "..") {
					t.Fatalf("seed %d: a change of %s", seed, c.Path)
				}
			}
			for _, p := range ps {
				if s := fmt.Sprint(p.Message(model.Zh), p.Hint(model.En)); strings.Contains(s, "{1}") || strings.Contains(s, "{3}") {
					t.Fatalf("unfinished: %s", s)
				}
			}
		}()
	}
}
