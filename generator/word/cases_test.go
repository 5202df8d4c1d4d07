package word

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what testdata/*.txtar expects; read the diff")

// TestSum reads each testdata/<feature>.txtar: fragments of the parts of a Word
// file, and what becomes of them when changes are accepted ("want") or refused
// ("refused"). "generated" are the characters that stand for a symbol or a box.
// Whatever the feature, every character is accounted for.
func TestSum(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			data, generated := fromArchive(a)
			wants := 0
			for i := range a.Files {
				f := &a.Files[i]
				var o Options
				switch f.Name {
				case "want":
				case "refused":
					o.Changes = Refuse
				default:
					continue
				}
				wants++
				d := mustRead(t, data, o)
				checkSum(t, data, d, generated)
				if got := dump(d); *update {
					f.Data = []byte(got)
				} else if diff := cmp.Diff(string(f.Data), got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", f.Name, diff)
				}
			}
			if wants == 0 {
				t.Fatal("the case expects nothing")
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// fromArchive packs the parts of a case. Lines of fragments are joined, so that
// XML can be indented.
func fromArchive(a *txtar.Archive) (data []byte, generated string) {
	parts := map[string]string{}
	for _, f := range a.Files {
		switch f.Name {
		case "want", "refused":
		case "generated":
			generated = string(f.Data)
		case "rels":
			parts[f.Name] = string(f.Data)
		default:
			var b strings.Builder
			for _, line := range strings.Split(string(f.Data), "\n") {
				b.WriteString(strings.TrimSpace(line))
			}
			parts[f.Name] = b.String()
		}
	}
	return docx(parts), generated
}
