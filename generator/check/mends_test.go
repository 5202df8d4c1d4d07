package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
)

// TestMends: the mechanical mend of a planted fault leaves nothing to find that
// the base does not have.
func TestMends(t *testing.T) {
	base, faults, problems := planted(t)
	known := readTable(t, "found.txt")
	usual := count(problemsOf(t, base))
	var mended []fault
	for i, ps := range problems {
		f := faults[i]
		var fixes []model.Fix
		for _, p := range ps {
			if p.Fix != nil && p.Rule.ID == known[f.slug] {
				fixes = append(fixes, *p.Fix)
			}
		}
		if len(fixes) > 0 {
			mended = append(mended, fault{slug: f.slug, files: mend(t, f.files, fixes)})
		}
	}
	if len(mended) < 80 {
		t.Errorf("only %d of the faults have a mechanical mend", len(mended))
	}
	for i, ps := range problemsOfAll(t, mended) {
		for p, n := range count(ps) {
			if n > usual[p] && drafted(p.rule) {
				t.Errorf("%s, mended: %s", mended[i].slug, describe(ps, p))
			}
		}
	}
}

// mend applies fixes, from the last to the first of each line.
func mend(t *testing.T, files fstest.MapFS, fixes []model.Fix) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for name, file := range files {
		out[name] = file
	}
	for i := len(fixes) - 1; i >= 0; i-- {
		f := fixes[i]
		lines := strings.Split(string(out[f.Pos.File].Data), "\n")
		line := []rune(lines[f.Pos.Line-1])
		lines[f.Pos.Line-1] = string(line[:f.Pos.Col-1]) + f.New + string(line[f.Pos.EndCol-1:])
		out[f.Pos.File] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	}
	return out
}
