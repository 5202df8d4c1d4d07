package source_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
	"guiju/generator/source"
)

// perform carries out one line of a case:
//
//	set PATH VALUE            VALUE is "words", 3, true, 2022-05-01 or ["a", "b"]
//	delete PATH
//	append LIST KEY VALUE | KEY VALUE
//	arrange LIST 2 0 1
func perform(t *testing.T, e *source.Editor, line string) {
	t.Helper()
	op, rest, _ := strings.Cut(line, " ")
	what, rest, _ := strings.Cut(rest, " ")
	switch op {
	case "set":
		e.Set(what, valueOf(t, rest))
	case "delete":
		e.Delete(what)
	case "append":
		var record []source.Entry
		for part := range strings.SplitSeq(rest, "|") {
			key, value, _ := strings.Cut(strings.TrimSpace(part), " ")
			record = append(record, source.Entry{Key: key, Value: valueOf(t, value)})
		}
		e.Append(what, record)
	case "arrange":
		var order []int
		for _, s := range strings.Fields(rest) {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			order = append(order, n)
		}
		e.Arrange(what, order)
	default:
		t.Fatalf("operation %q", line)
	}
}

func valueOf(t *testing.T, s string) any {
	t.Helper()
	if d, err := model.ParseDate(s); err == nil {
		return d
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	switch {
	case s == "true" || s == "false":
		return s == "true"
	case strings.HasPrefix(s, "["):
		list := []string{}
		for item := range strings.SplitSeq(strings.Trim(s, "[]"), ", ") {
			if item != "" {
				list = append(list, valueOf(t, item).(string))
			}
		}
		return list
	}
	word, err := strconv.Unquote(s)
	if err != nil {
		t.Fatalf("value %q: %v", s, err)
	}
	return word
}

// TestEdit: every case is a file, operations and the file as it must be after
// them, byte by byte ($ stands where the last line has no end); again with the
// ends of lines and the byte order mark of Windows.
func TestEdit(t *testing.T) {
	archives, err := filepath.Glob("testdata/edit/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range archives {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(data), "\n== ")[1:] {
			a := txtar.Parse([]byte(part))
			lines := strings.Split(strings.TrimSpace(string(a.Comment)), "\n")
			if len(a.Files) != 2 {
				t.Fatalf("%s: %d files", lines[0], len(a.Files))
			}
			unix := lines[1] == "unix" // the case has no Windows form
			if unix {
				lines = lines[1:]
			}
			for _, windows := range []bool{false, true} {
				if windows && unix {
					continue
				}
				before, want := string(a.Files[0].Data), string(a.Files[1].Data)
				before, want = strings.TrimSuffix(before, "$\n"), strings.TrimSuffix(want, "$\n")
				if windows {
					if before == "" {
						continue // a new file has the ends of lines of Unix
					}
					before = "\uFEFF" + strings.ReplaceAll(before, "\n", "\r\n")
					want = "\uFEFF" + strings.ReplaceAll(want, "\n", "\r\n")
				}
				label := lines[0]
				if windows {
					label += " (Windows)"
				}
				t.Run(label, func(t *testing.T) {
					e, ps := source.NewEditor(a.Files[0].Name, []byte(before))
					if e == nil {
						t.Fatal(ps[0].Message(model.En), ps[0].Pos)
					}
					for _, line := range lines[1:] {
						perform(t, e, line)
					}
					got, ps := e.Bytes()
					if len(ps) > 0 {
						t.Fatal(ps[0].Message(model.En))
					}
					if d := cmp.Diff(want, string(got)); d != "" {
						t.Error(d)
					}
				})
			}
		}
	}
}
