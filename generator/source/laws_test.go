package source_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/source"
)

// laws unpacks the corpus of real laws that stands beside the repository into
// a content folder, one folder for each text.
func laws(t testing.TB) (fsys fstest.MapFS, size int64) {
	t.Helper()
	const archive = "../../../shared/corpus/laws.tar.xz"
	if _, err := os.Stat(archive); err != nil {
		t.Skip("the corpus of laws is not here:", archive)
	}
	dir := t.TempDir()
	if out, err := exec.Command("tar", "-xJf", archive, "-C", dir).CombinedOutput(); err != nil {
		t.Skipf("tar and xz cannot unpack %s: %v %s", archive, err, out)
	}
	fsys = fstest.MapFS{"system.toml": {Data: []byte(minimalSystem)}}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		size += int64(len(data))
		fsys[fmt.Sprintf("regulations/law-%d/zh.md", len(fsys))] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fsys, size
}

// TestLaws: every real law loads from its text alone, with a title and without
// an error.
func TestLaws(t *testing.T) {
	if testing.Short() {
		t.Skip("1,512 laws take seconds")
	}
	fsys, size := laws(t)
	sys, ps := load(t, fsys)
	articles, dated := 0, 0
	for _, r := range sys.Regulations {
		if r.Title.Zh == "" || r.Texts[model.Zh] == nil {
			t.Errorf("%s has no title or no text", r.ID)
		}
		if !r.Adopted.IsZero() || !r.Issued.IsZero() || !r.InForce.IsZero() || !r.Amended.IsZero() {
			dated++
		}
		r.Texts[model.Zh].Walk(func(p *model.Provision) {
			if p.Kind == model.Article {
				articles++
			}
		})
	}
	for _, p := range ps {
		if p.Severity == model.Error {
			t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
		}
	}
	if len(sys.Regulations) != len(fsys)-1 || articles == 0 {
		t.Errorf("%d of %d laws, %d articles", len(sys.Regulations), len(fsys)-1, articles)
	}
	t.Logf("%d laws, %d with a date, %d articles, %d findings, %d bytes", len(sys.Regulations), dated, articles, len(ps), size)
}

// BenchmarkLoad loads the laws.
func BenchmarkLoad(b *testing.B) {
	fsys, size := laws(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, _, err := source.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}
