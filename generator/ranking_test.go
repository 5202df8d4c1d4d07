package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"guiju/search"
)

// TestRanking asks a fixed set of queries, each with the addresses that answer
// it, about the shipped content. The golden file holds at which place the first
// of them comes and what comes first, so that every change of ranking shows.
func TestRanking(t *testing.T) {
	const queries, golden = "testdata/ranking.tsv", "testdata/ranking.golden"
	data, err := os.ReadFile(queries)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := openSearch(os.DirFS(shippedSite(t)))
	if err != nil {
		t.Fatal(err)
	}
	type sum struct{ n, first, five, reciprocal float64 }
	sums := map[string]*sum{"zh": {}, "en": {}}
	var lines strings.Builder
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || sums[f[0]] == nil {
			t.Fatalf("%s: %q", queries, line)
		}
		r, err := reader.Search(search.Query{Text: f[1], Lang: f[0], Top: 100})
		if err != nil {
			t.Fatal(err)
		}
		rank, best := 0, "-"
		for i, h := range r.Hits {
			if i == 0 {
				best = h.Address()
			}
			if rank == 0 && strings.Contains(" "+f[2]+" ", " "+h.Address()+" ") {
				rank = i + 1
			}
		}
		s := sums[f[0]]
		s.n++
		if rank > 0 {
			s.reciprocal += 1 / float64(rank)
		}
		if rank == 1 {
			s.first++
		}
		if rank > 0 && rank <= 5 {
			s.five++
		}
		fmt.Fprintf(&lines, "%d\t%s\t%s\t%s\n", rank, f[0], f[1], best)
	}
	var out strings.Builder
	out.WriteString("# At which place the first right answer comes (0: not among 100), and what comes first.\n")
	for _, lang := range []string{"zh", "en"} {
		s := sums[lang]
		fmt.Fprintf(&out, "# %s: %.0f queries, recall@1 %.3f, recall@5 %.3f, MRR %.3f\n", lang, s.n, s.first/s.n, s.five/s.n, s.reciprocal/s.n)
	}
	out.WriteString(lines.String())
	if os.Getenv("GUIJU_UPDATE") != "" {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("the ranking has changed; look at it, then write %s with GUIJU_UPDATE=1:\n%s", golden, changed(string(want), out.String()))
	}
}

// changed lists the lines of two texts that differ.
func changed(a, b string) string {
	var out strings.Builder
	had := map[string]bool{}
	for line := range strings.Lines(a) {
		had[line] = true
	}
	for line := range strings.Lines(b) {
		if !had[line] {
			out.WriteString("now  " + line)
		}
	}
	return out.String()
}
