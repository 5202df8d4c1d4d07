package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/source"
)

func fixAt(line, col, end int, new string) model.Fix {
	return model.Fix{Pos: model.Pos{File: "a.md", Line: line, Col: col, EndCol: end}, New: new}
}

// TestFixKeepsBytes: only the mended characters change, counted in code points
// on the line; byte order mark, line ends and what is not text stay.
func TestFixKeepsBytes(t *testing.T) {
	for name, c := range map[string]struct {
		src   string
		fixes []model.Fix
		want  string
		left  int
	}{
		"Han characters":             {"机关应配备车辆\n", []model.Fix{fixAt(1, 3, 5, "必须")}, "机关必须备车辆\n", 0},
		"several from the left":      {"一,二,三", []model.Fix{fixAt(1, 2, 3, "，"), fixAt(1, 4, 5, "，")}, "一，二，三", 0},
		"several from the right":     {"一,二,三", []model.Fix{fixAt(1, 4, 5, "，"), fixAt(1, 2, 3, "，")}, "一，二，三", 0},
		"a longer one first":         {"a b c", []model.Fix{fixAt(1, 1, 2, "甲甲甲"), fixAt(1, 5, 6, "")}, "甲甲甲 b ", 0},
		"the same twice is one":      {"a,b", []model.Fix{fixAt(1, 2, 3, "，"), fixAt(1, 2, 3, "，")}, "a，b", 0},
		"overlapping waits":          {"abcd", []model.Fix{fixAt(1, 1, 4, "甲"), fixAt(1, 3, 5, "乙")}, "甲d", 1},
		"two at one place wait":      {"ab", []model.Fix{fixAt(1, 2, 2, "甲"), fixAt(1, 2, 2, "乙")}, "a甲b", 1},
		"neighbours do not overlap":  {"ab", []model.Fix{fixAt(1, 1, 2, "甲"), fixAt(1, 2, 3, "乙")}, "甲乙", 0},
		"an insertion":               {"5m", []model.Fix{fixAt(1, 2, 2, " ")}, "5 m", 0},
		"an insertion at the end":    {"甲\n乙", []model.Fix{fixAt(1, 2, 2, "。")}, "甲。\n乙", 0},
		"byte order mark":            {"\uFEFF甲,\n", []model.Fix{fixAt(1, 2, 3, "，")}, "\uFEFF甲，\n", 0},
		"CRLF":                       {"甲\r\n乙,\r\n丙\r\n", []model.Fix{fixAt(2, 2, 3, "，")}, "甲\r\n乙，\r\n丙\r\n", 0},
		"lone CR":                    {"甲\r乙,\r丙", []model.Fix{fixAt(2, 2, 3, "，")}, "甲\r乙，\r丙", 0},
		"mixed line ends":            {"甲\r\n\n乙\r丙,", []model.Fix{fixAt(4, 2, 3, "，")}, "甲\r\n\n乙\r丙，", 0},
		"no line end at the end":     {"甲\n乙,", []model.Fix{fixAt(2, 2, 3, "，")}, "甲\n乙，", 0},
		"outside the Unicode plane":  {"𠮷,\n", []model.Fix{fixAt(1, 2, 3, "，")}, "𠮷，\n", 0},
		"a new line as the file has": {"a b\r\n", []model.Fix{fixAt(1, 2, 3, "\n")}, "a\r\nb\r\n", 0},
		"nothing":                    {"甲\n", nil, "甲\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			edits, left := place([]byte(c.src), c.fixes)
			if got := string(apply([]byte(c.src), edits)); got != c.want || left != c.left {
				t.Errorf("got %q, %d left; want %q, %d", got, left, c.want, c.left)
			}
		})
	}
}

// TestFixOutside: a mend outside the text is our mistake.
func TestFixOutside(t *testing.T) {
	for _, f := range []model.Fix{fixAt(0, 1, 2, ""), fixAt(3, 1, 2, ""), fixAt(1, 1, 9, ""), fixAt(1, 0, 1, ""), fixAt(1, 3, 2, "")} {
		func() {
			defer func() {
				if r := recover(); r == nil || !strings.HasPrefix(fmt.Sprint(r), "BUG:") {
					t.Errorf("%+v: %v", f, r)
				}
			}()
			place([]byte("甲乙\n丙\n"), []model.Fix{f})
		}()
	}
}

// someFile makes a small file with mends that may overlap.
func someFile(r *rand.Rand) ([]byte, []model.Fix) {
	end := []string{"\n", "\r\n"}[r.IntN(2)]
	var b strings.Builder
	if r.IntN(4) == 0 {
		b.WriteString(byteOrderMark)
	}
	var fixes []model.Fix
	lines := 1 + r.IntN(30)
	for n := 1; n <= lines; n++ {
		width := r.IntN(6)
		for range width {
			b.WriteString([]string{"甲", "a", "𠮷", ",", " "}[r.IntN(5)])
		}
		for range r.IntN(3) * r.IntN(2) {
			from := r.IntN(width + 1)
			fixes = append(fixes, fixAt(n, from+1, from+1+r.IntN(width-from+1), []string{"", "，", "乙乙", "x" + "\n"}[r.IntN(4)]))
		}
		if n < lines || width == 0 || r.IntN(2) == 0 {
			b.WriteString(end)
		}
	}
	return []byte(b.String()), fixes
}

// TestFixAgainstNaive: the same as rewriting the lines as characters, one mend
// after the other from the last to the first.
func TestFixAgainstNaive(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		src, fixes := someFile(r)
		edits, _ := place(src, fixes)
		if got, want := string(apply(src, edits)), rewritten(string(src), fixes); got != want {
			t.Fatalf("%q %v:\n%q\nwant\n%q", src, fixes, got, want)
		}
	}
}

// rewritten knows lines and columns only, never bytes.
func rewritten(src string, fixes []model.Fix) string {
	bom := strings.HasPrefix(src, byteOrderMark)
	end := "\n"
	if strings.Contains(src, "\r\n") {
		end = "\r\n"
	}
	lines := strings.Split(strings.TrimPrefix(src, byteOrderMark), end)
	slices.SortStableFunc(fixes, func(a, b model.Fix) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col), cmp.Compare(a.Pos.EndCol, b.Pos.EndCol))
	})
	var kept []model.Fix
	for _, f := range fixes {
		if n := len(kept) - 1; n < 0 || kept[n].Pos.Line != f.Pos.Line || kept[n].Pos.EndCol <= f.Pos.Col && kept[n].Pos.Col != f.Pos.Col {
			kept = append(kept, f)
		}
	}
	for _, f := range slices.Backward(kept) {
		line := []rune(lines[f.Pos.Line-1])
		lines[f.Pos.Line-1] = string(line[:f.Pos.Col-1]) + strings.ReplaceAll(f.New, "\n", end) + string(line[f.Pos.EndCol-1:])
	}
	src = strings.Join(lines, end)
	if bom {
		src = byteOrderMark + src
	}
	return src
}

// TestFixDiff: patching the old file with the diff gives the new file, by a
// reader of the format, and by git where there is one.
func TestFixDiff(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 1000 {
		src, fixes := someFile(r)
		edits, _ := place(src, fixes)
		if edits = slices.DeleteFunc(edits, func(e edit) bool { return string(src[e.from:e.to]) == e.new }); len(edits) == 0 {
			continue
		}
		want := string(apply(src, edits))
		diff := diffOf(source.Change{Path: "a.md", Old: src, New: apply(src, edits)})
		if got, err := patch(string(src), diff); err != nil || got != want {
			t.Fatalf("%v: %q by\n%s\ngives %q, want %q", err, src, diff, got, want)
		}
		if n < 40 {
			gitApplies(t, src, diff, want)
		}
	}
}

// patch applies a unified diff of one file, and fails on any line that does
// not fit.
func patch(src, diff string) (string, error) {
	old := strings.SplitAfter(src, "\n")
	if old[len(old)-1] == "" {
		old = old[:len(old)-1]
	}
	lines := strings.SplitAfter(diff, "\n")
	var out strings.Builder
	at, wantOld, wantNew := 0, 0, 0
	for i := 2; i < len(lines); i++ {
		line := lines[i]
		if i+1 < len(lines) && strings.HasPrefix(lines[i+1], `\`) {
			line = strings.TrimSuffix(line, "\n")
		}
		switch {
		case line == "" || line[0] == '\\':
		case line[0] == '@':
			if wantOld != 0 || wantNew != 0 {
				return "", fmt.Errorf("hunk before line %d lacks %d old, %d new lines", i, wantOld, wantNew)
			}
			var from, newFrom int
			if _, err := fmt.Sscanf(line, "@@ -%d,%d +%d,%d @@", &from, &wantOld, &newFrom, &wantNew); err != nil {
				return "", err
			}
			for ; at < from-1; at++ {
				out.WriteString(old[at])
			}
			if n := strings.Count(out.String(), "\n"); n != newFrom-1 {
				return "", fmt.Errorf("hunk at new line %d, want %s", newFrom, strconv.Itoa(n+1))
			}
		case line[0] == '+':
			out.WriteString(line[1:])
			wantNew--
		default:
			if at >= len(old) || old[at] != line[1:] {
				return "", fmt.Errorf("line %d does not fit: %q", i, line)
			}
			if at++; line[0] == ' ' {
				out.WriteString(line[1:])
				wantNew--
			}
			wantOld--
		}
	}
	if wantOld != 0 || wantNew != 0 {
		return "", fmt.Errorf("the last hunk lacks %d old, %d new lines", wantOld, wantNew)
	}
	return out.String() + strings.Join(old[at:], ""), nil
}

func gitApplies(t *testing.T, src []byte, diff, want string) {
	t.Helper()
	git, err := exec.LookPath("git")
	if err != nil {
		return // patch has read it
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(git, "apply", "--whitespace=nowarn", "-")
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(diff)
	cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "GIT_CONFIG_GLOBAL=/dev/null")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git apply: %v\n%s\n%s", err, out, diff)
	}
	if got, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(got) != want {
		t.Fatalf("git apply gives %q, want %q (%v)", got, want, err)
	}
}
