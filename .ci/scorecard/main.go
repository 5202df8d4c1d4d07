// Scorecard counts the rows of the scorecard in full and writes the table:
//
//	go run ./.ci/scorecard         # all rows; about an hour on two processors
//	go run ./.ci/scorecard R5 R13  # these rows; the others stay as they were
//	go run ./.ci/scorecard TestValidity  # this test of a row
//	go run ./.ci/scorecard -part R8  # what ordinary runs do of it, said to be so
//	go run ./.ci/scorecard -table  # the table anew, from the counts on record
//
// Run it from the root of the repository. The counts stand in
// generator/testdata/scorecard.json, the table beside them.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"guiju/generator/scorecard"
)

const record = "generator/testdata/scorecard"

func main() {
	part := flag.Bool("part", false, "count what ordinary runs of the tests do, not all")
	table := flag.Bool("table", false, "count nothing, write the table from the counts on record")
	flag.Parse()
	if err := run(flag.Args(), *part, *table); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(names []string, part, table bool) error {
	if table {
		return put(nil, nil)
	}
	var failed []string
	for _, spec := range scorecard.Rows {
		whole := len(names) == 0 || slices.Contains(names, spec.ID)
		for _, t := range spec.Tests {
			if !whole && !slices.Contains(names, t.Name) || part && t.Slow {
				continue
			}
			found, err := count(spec.ID, t, part)
			if err != nil {
				failed = append(failed, fmt.Sprintf("%s %s: %v", spec.ID, t.Name, err))
			}
			// After every test: who interrupts an hour's work keeps what was counted.
			if err := put(func(c scorecard.Count) bool { return c.Row == spec.ID && c.Test == t.Name }, found); err != nil {
				return err
			}
		}
	}
	if failed != nil {
		return errors.New(strings.Join(failed, "\n"))
	}
	return nil
}

// count runs one test in full. A test that fails counts all the same, with
// what it says that passed.
func count(row string, t scorecard.Test, part bool) (list []scorecard.Count, err error) {
	cmd := exec.Command("go", "test", "./"+t.Package, "-run", "^"+t.Name+"$", "-count=1", "-v", "-timeout=120m")
	if !part {
		cmd.Env = append(os.Environ(), "GUIJU_SCORECARD=full")
	}
	out, err := cmd.CombinedOutput()
	for _, c := range scorecard.Counts(string(out)) {
		if c.Row == row {
			c.Part, c.Day = part, time.Now().UTC().Format(time.DateOnly)
			list = append(list, c)
		}
	}
	for _, c := range list {
		fmt.Printf("%s %s %d/%d %s\n", c.Row, c.Test, c.Passed, c.Total, c.Note)
	}
	if err != nil || len(list) == 0 {
		fmt.Fprintf(os.Stderr, "%s\n", out[max(0, len(out)-4000):])
	}
	if err == nil && len(list) == 0 {
		err = errors.New("it counted nothing")
	}
	return list, err
}

// put writes counts in place of those on record that they replace, and leaves
// out those of tests that no row names any more. It reads what is on record
// then, not an hour before: another row may have been counted meanwhile.
func put(replaced func(scorecard.Count) bool, found []scorecard.Count) error {
	var counts []scorecard.Count
	b, err := os.ReadFile(record + ".json")
	if err == nil {
		err = json.Unmarshal(b, &counts)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	counts = slices.DeleteFunc(counts, func(c scorecard.Count) bool { return replaced != nil && replaced(c) || !named(c) })
	counts = append(counts, found...)
	slices.SortStableFunc(counts, func(a, b scorecard.Count) int { return strings.Compare(a.Row+" "+a.Test, b.Row+" "+b.Test) })
	if b, err = json.MarshalIndent(counts, "", " "); err != nil {
		return err
	}
	if err := os.WriteFile(record+".json", append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile(record+".md", []byte(scorecard.Table(counts)), 0o644)
}

// named says whether a row has the test that counted.
func named(c scorecard.Count) bool {
	return slices.ContainsFunc(scorecard.Rows, func(s scorecard.Spec) bool {
		return s.ID == c.Row && slices.ContainsFunc(s.Tests, func(t scorecard.Test) bool { return t.Name == c.Test })
	})
}
