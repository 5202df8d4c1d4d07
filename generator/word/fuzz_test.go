package word

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// FuzzRead holds for any fragments: no panic, no document and problems at once,
// paragraphs counted upwards, rows of one width, and no character missing.
func FuzzRead(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add(s["document.xml"], s["numbering.xml"], s["styles.xml"])
	}
	f.Fuzz(func(t *testing.T, document, numbering, styles string) {
		if len(document)+len(numbering)+len(styles) > 64<<10 {
			t.Skip()
		}
		checkAnything(t, docx(map[string]string{"document.xml": document, "numbering.xml": numbering, "styles.xml": styles}), document)
	})
}

// FuzzFile holds for any bytes at all.
func FuzzFile(f *testing.F) {
	files, err := filepath.Glob("testdata/*.docx")
	if err != nil || len(files) == 0 {
		f.Fatalf("no files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 64<<10 {
			t.Skip()
		}
		checkAnything(t, data, "xmlns")
	})
}

func seeds(tb testing.TB) (list []map[string]string) {
	tb.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		parts := map[string]string{}
		for _, f := range a.Files {
			parts[f.Name] = string(f.Data)
		}
		list = append(list, parts)
	}
	for _, c := range formulas {
		list = append(list, map[string]string{"document.xml": "<w:p><m:oMath>" + c.omml + "</m:oMath></w:p>"})
	}
	return list
}

// uncounted are spellings that the counter of the test reads otherwise: it
// knows no namespaces, and takes signs where no run is.
var uncounted = []string{"xmlns", "Requires", "textpath", "noBreakHyphen"}

func checkAnything(t *testing.T, data []byte, document string) {
	t.Helper()
	for _, o := range []Options{{Changes: Accept}, {Changes: Refuse}} {
		d, problems, err := read("a.docx", bytes.NewReader(data), int64(len(data)), o, small)
		if err != nil {
			t.Fatal(err)
		}
		if (d == nil) != model.HasErrors(problems) {
			t.Fatalf("document %v with %v", d != nil, problems)
		}
		if d == nil {
			continue
		}
		last := 0
		for _, b := range d.Blocks {
			n := 0
			switch b := b.(type) {
			case *manuscript.Paragraph:
				n = b.N
			case *manuscript.Table:
				n = b.N
				checkRows(t, b)
			}
			if n < last {
				t.Fatalf("paragraph %d after %d", n, last)
			}
			last = n
		}
		if slices.ContainsFunc(uncounted, func(s string) bool { return strings.Contains(document, s) }) {
			continue
		}
		want, err := rawSum(data)
		if err != nil {
			continue
		}
		got := docSum(d)
		for r, n := range want {
			if got[r] < n {
				t.Fatalf("%q: %d in the file, %d in the document\n%s", r, n, got[r], dump(d))
			}
		}
	}
}

// checkRows holds that a table is a rectangle: every place is in one cell.
func checkRows(t *testing.T, table *manuscript.Table) {
	t.Helper()
	type place struct{ row, col int }
	taken := map[place]bool{}
	width := 0
	for i, row := range table.Rows {
		col := 0
		for _, c := range row {
			for taken[place{i, col}] {
				col++
			}
			if c.Colspan < 1 || c.Rowspan < 1 || i+c.Rowspan > len(table.Rows) {
				t.Fatalf("row %d: cell of %d×%d", i, c.Colspan, c.Rowspan)
			}
			for y := range c.Rowspan {
				for x := range c.Colspan {
					at := place{i + y, col + x}
					if taken[at] {
						t.Fatalf("row %d: cells overlap at %v", i, at)
					}
					taken[at] = true
				}
			}
		}
		for taken[place{i, col}] {
			col++
		}
		if i == 0 {
			width = col
		}
		if col != width {
			t.Fatalf("row %d is %d wide, the first %d", i, col, width)
		}
	}
}

// TestMutations is a fixed stretch of the fuzzing that every run of the tests
// takes: elements of the cases are taken out, doubled and put elsewhere.
func TestMutations(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	all := seeds(t)
	var pieces []string
	for _, s := range all {
		pieces = append(pieces, strings.SplitAfter(s["document.xml"], ">")...)
	}
	readable := 0
	for _, s := range all {
		for range 30 {
			list := strings.SplitAfter(s["document.xml"], ">")
			for range 1 + rnd.IntN(3) {
				i, j := rnd.IntN(len(list)), rnd.IntN(len(list))
				switch rnd.IntN(4) {
				case 0:
					list[i], list[j] = list[j], list[i]
				case 1:
					list[i] = strings.NewReplacer(":p>", ":tc>", "w:r>", "w:p>", ":e>", ":sub>").Replace(list[i])
				case 2:
					list[i] = pieces[rnd.IntN(len(pieces))]
				case 3:
					list[i] = strings.Replace(list[i], `="1"`, `="-2000000000"`, 1)
				}
			}
			document := balanced(list)
			data := docx(map[string]string{"document.xml": document, "numbering.xml": s["numbering.xml"], "styles.xml": s["styles.xml"]})
			checkAnything(t, data, document)
			if _, problems, _ := read("a.docx", bytes.NewReader(data), int64(len(data)), Options{}, small); len(problems) == 0 {
				readable++
			}
		}
	}
	if readable < 100 {
		t.Errorf("only %d mutations are XML: the test tests little", readable)
	}
}

// balanced closes what is open and drops ends of what is not, so that the
// mutation stays XML.
func balanced(pieces []string) string {
	var b strings.Builder
	var open []string
	for _, p := range pieces {
		text, tag, ok := strings.Cut(p, "<")
		b.WriteString(text)
		if !ok || !strings.HasSuffix(tag, ">") {
			continue
		}
		name, isEnd := strings.CutPrefix(strings.TrimSuffix(tag, ">"), "/")
		name, _, _ = strings.Cut(name, " ")
		switch {
		case isEnd:
			i := slices.Index(open, name)
			if i < 0 {
				continue
			}
			for len(open) > i {
				fmt.Fprintf(&b, "</%s>", open[len(open)-1])
				open = open[:len(open)-1]
			}
		case strings.HasSuffix(tag, "/>"):
			b.WriteString("<" + tag)
		default:
			open = append(open, name)
			b.WriteString("<" + tag)
		}
	}
	for len(open) > 0 {
		fmt.Fprintf(&b, "</%s>", open[len(open)-1])
		open = open[:len(open)-1]
	}
	return b.String()
}
