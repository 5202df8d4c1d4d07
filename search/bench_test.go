package search

import (
	"testing"
)

// The benchmarks run on a made corpus, so that they need nothing beside the
// checkout.

func BenchmarkAnalyze(b *testing.B) {
	text := ""
	for _, p := range madePages(1, 20, 20) {
		for _, d := range p.Docs {
			text += d.Body
		}
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Analyze(text)
	}
}

func BenchmarkIndex(b *testing.B) {
	pages := madePages(1, 200, 20)
	for b.Loop() {
		x, err := Build(b.Context(), pages, Options{})
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
}

func BenchmarkExport(b *testing.B) {
	x, err := Build(b.Context(), madePages(1, 200, 20), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	for b.Loop() {
		if _, _, err := x.Export(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuery asks with everything cold: a reader opened for each query.
func BenchmarkQuery(b *testing.B) {
	pages := madePages(1, 200, 20)
	dir, files := export(b, pages, Options{})
	fsys, queries := memFS(files), madeQueries(1, pages, 100)
	i, fetched := 0, 0
	for b.Loop() {
		r, err := Open(fsys, dir)
		if err != nil {
			b.Fatal(err)
		}
		q := queries[i%len(queries)]
		q.Top = 10
		if _, err := r.Search(q); err != nil {
			b.Fatal(err)
		}
		for key := range r.raw {
			fetched += len(files[dir+"/"+key+".js"])
		}
		i++
	}
	b.ReportMetric(float64(fetched)/float64(i), "fetched-B/op")
}
