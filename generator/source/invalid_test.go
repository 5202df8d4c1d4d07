package source_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/source"
)

// sinceOnePointOne are files that were invalid in TOML 1.0 and are valid in 1.1,
// which we read: seconds left out, inline tables of several lines, \e and \x.
var sinceOnePointOne = []string{
	"datetime/no-secs.toml", "local-datetime/no-secs.toml", "local-time/no-secs.toml",
	"inline-table/linebreak-01.toml", "inline-table/linebreak-02.toml", "inline-table/linebreak-03.toml", "inline-table/linebreak-04.toml",
	"inline-table/trailing-comma.toml", "string/basic-byte-escapes.toml",
}

// TestInvalidTOML: every file that the makers of TOML hold to be invalid, as
// the library that we read with carries them, is refused as TOML: an error with
// file and line, and the file is not read. In ordinary runs one of four.
func TestInvalidTOML(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/BurntSushi/toml").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(strings.TrimSpace(string(dir)), "internal", "toml-test", "tests", "invalid")
	files := map[string]string{}
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".toml" {
			var b []byte
			b, err = os.ReadFile(path)
			name, _ := filepath.Rel(root, path)
			files[filepath.ToSlash(name)] = string(b)
		}
		return err
	})
	if err != nil || len(files) < 400 {
		t.Fatalf("%d files of toml-test: %v", len(files), err)
	}
	passed, total, i := 0, 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if i++; !scorecard.Full() && i%4 != 0 || slices.Contains(sinceOnePointOne, name) {
			continue
		}
		total++
		began := time.Now()
		sys, _, ps, err := source.Load(tree(map[string]string{"aims.toml": files[name]}))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		refused := false
		for _, p := range ps {
			refused = refused || p.Severity == model.Error && p.Pos.File == "aims.toml" && p.Pos.Line > 0
		}
		switch {
		case !sys.Unread["aims.toml"]:
			t.Errorf("%s was read: %v", name, places(ps))
		case !refused:
			t.Errorf("%s: no error with a line: %v", name, places(ps))
		case time.Since(began) > 2*time.Second && scorecard.Full():
			t.Errorf("%s took %s", name, time.Since(began))
		default:
			passed++
		}
	}
	scorecard.Row(t, "R5", passed, total, "")
}
