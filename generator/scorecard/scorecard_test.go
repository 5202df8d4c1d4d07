package scorecard_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/scorecard"
)

// TestRows: there are fifteen rows; each has tests that stand in the source and
// count for it, and one of them in every ordinary run; a row that waits for
// another part says for which.
func TestRows(t *testing.T) {
	for i, row := range scorecard.Rows {
		if want := fmt.Sprintf("R%d", i+1); row.ID != want {
			t.Errorf("row %s, want %s", row.ID, want)
		}
		if row.FaultZh == "" || row.Fault == "" || row.Zh == "" || row.En == "" {
			t.Errorf("%s says too little", row.ID)
		}
		if len(row.Tests) == 0 && row.Elsewhere == "" {
			t.Errorf("%s has no test and waits for nothing", row.ID)
		}
		ordinary := len(row.Tests) == 0
		for _, test := range row.Tests {
			ordinary = ordinary || !test.Slow
			if !counts(t, filepath.Join("../..", test.Package), test.Name, row.ID) {
				t.Errorf("%s: no %s in %s that counts for it", row.ID, test.Name, test.Package)
			}
		}
		if !ordinary {
			t.Errorf("%s: no test of it is in every run", row.ID)
		}
	}
	if len(scorecard.Rows) != 15 {
		t.Errorf("%d rows", len(scorecard.Rows))
	}
}

// counts reports whether a package has the test, and it, up to the next
// function, counts for the row.
func counts(t *testing.T, dir, name, row string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, body, ok := strings.Cut(string(b), "\nfunc "+name+"(t *testing.T) {")
		if body, _, _ = strings.Cut(body, "\n}\n"); ok {
			return strings.Contains(body, `scorecard.Row(t, "`+row+`"`)
		}
	}
	return false
}

// TestTable: the table in the repository is what the counts on record give,
// has every row and says of each of its tests what is on record, and no row
// that passed in part is without its reason.
func TestTable(t *testing.T) {
	var list []scorecard.Count
	b, err := os.ReadFile("../testdata/scorecard.json")
	if err == nil {
		err = json.Unmarshal(b, &list)
	}
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("../testdata/scorecard.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(table) != scorecard.Table(list) {
		t.Error("scorecard.md is not what scorecard.json gives: go run ./.ci/scorecard")
	}
	for _, c := range list {
		if c.Passed > c.Total || c.Total == 0 || c.Day == "" {
			t.Errorf("%+v", c)
		}
		if c.Passed < c.Total && c.Note == "" {
			t.Errorf("%s, %s: %d of %d, and no reason", c.Row, c.Test, c.Passed, c.Total)
		}
	}
	for _, row := range scorecard.Rows {
		if !strings.Contains(string(table), "\n| "+row.ID+" | ") {
			t.Errorf("no row %s", row.ID)
		}
		for _, test := range row.Tests { // with its count, or as not on record
			if !strings.Contains(string(table), "`"+test.Name+"` ") {
				t.Errorf("%s: nothing on %s", row.ID, test.Name)
			}
		}
	}
}

// TestTablePercent: nothing but all is 100 %; a row without a count says so.
func TestTablePercent(t *testing.T) {
	table := scorecard.Table([]scorecard.Count{{Row: "R1", Test: "A", Passed: 999, Total: 1000, Note: "x|y", Day: "2026-11-26"}, {Row: "R1", Test: "B", Passed: 1000, Total: 1000, Day: "2026-11-27"}, {Row: "R2", Test: "C", Passed: 5, Total: 5}, {Row: "R9", Test: "TestBitRot", Passed: 4, Total: 4}, {Row: "R9", Test: "TestRandomDamage", Passed: 4, Total: 4}})
	for _, want := range []string{"| 1999/2000 | 99.9（部分 / part） | 2026-11-27 | `A` 999/1000：x\\|y<br>`B` 1000/1000<br>", "| 5/5 | 100（部分 / part） |", "| 8/8 | 100 |", "| — | — |", "`TestMemory` 没有登记 / not on record"} {
		if !strings.Contains(table, want) {
			t.Errorf("no %s in\n%s", want, table)
		}
	}
	log := "    x_test.go:3: scorecard: {\"row\":\"R3\",\"test\":\"T\",\"passed\":1,\"total\":2}\nscorecard: nothing\n"
	if got := scorecard.Counts(log); len(got) != 1 || got[0].Row != "R3" || got[0].Total != 2 {
		t.Errorf("%+v", got)
	}
}
