// Package scorecard is for tests only: it says what faults the program is put
// through (R1 to R15), which tests do it, and how what they counted is told.
//
// # What flows in
//
// Counts: a test of any package calls [Row] with what passed of how many.
//
// # What flows out
//
// A line in the test's log, which .ci/scorecard reads, and the table
// generator/testdata/scorecard.md, which [Table] writes of the counts on
// record. In the ordinary run of the tests a row does a cheap part of its
// work; with GUIJU_SCORECARD=full it does all of it.
//
// # What it never does
//
// It judges nothing: what is no pass fails in the test that counts it. It
// imports nothing of ours, so that every test may import it.
package scorecard

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// Count is what one test says for a row.
type Count struct {
	Row    string `json:"row"`
	Test   string `json:"test"`
	Passed int    `json:"passed"`
	Total  int    `json:"total"`
	// Note is what the numbers do not say, in plain words and both languages
	// (zh / en); of a row below 100 % it is the reason.
	Note string `json:"note,omitempty"`
	// Part says that it is the count of an ordinary run, not of the whole row;
	// Day is when it was counted, YYYY-MM-DD. .ci/scorecard writes both.
	Part bool   `json:"part,omitempty"`
	Day  string `json:"day,omitempty"`
}

// Full says whether a row's whole count is wanted, not its cheap part.
func Full() bool { return os.Getenv("GUIJU_SCORECARD") == "full" }

// Of is the number for this run: all of a row, or its cheap part.
func Of(full, fast int) int {
	if Full() {
		return full
	}
	return fast
}

// Slow skips what is done for the full count only: what takes minutes, or more
// than this machine may have.
func Slow(t testing.TB) {
	t.Helper()
	if !Full() {
		t.Skip("for the scorecard only: GUIJU_SCORECARD=full, or go run ./.ci/scorecard")
	}
}

// mark begins the line of a count in a test's log.
const mark = "scorecard: "

// Row records what passed of total for a row. A test calls it once for each
// row that it counts for, when it is done, passed or not.
func Row(t testing.TB, id string, passed, total int, note string) {
	t.Helper()
	b, err := json.Marshal(Count{Row: id, Test: t.Name(), Passed: passed, Total: total, Note: note})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(mark + string(b))
}

// Counts reads the counts out of what `go test -v` printed.
func Counts(log string) (list []Count) {
	for line := range strings.Lines(log) {
		_, after, ok := strings.Cut(line, mark+"{")
		if !ok {
			continue
		}
		var c Count
		if json.Unmarshal([]byte("{"+strings.TrimSpace(after)), &c) == nil {
			list = append(list, c)
		}
	}
	return list
}
