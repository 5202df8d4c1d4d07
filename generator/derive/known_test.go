package derive

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// para is a text of one clause for each of the words.
func para(l model.Lang, words ...string) *model.Text {
	t := &model.Text{Lang: l, Grammar: model.StandardGrammar}
	for i, w := range words {
		n := fmt.Sprint(i + 1)
		t.Provisions = append(t.Provisions, &model.Provision{
			ID: n, Number: n, Kind: model.Clause,
			Blocks: []model.Block{&model.Paragraph{Inlines: []model.Inline{{Kind: model.TextInline, Text: w}}}},
		})
	}
	return t
}

func TestFingerprint(t *testing.T) {
	a := Fingerprint(para(model.Zh, "应登记。", "宜集中停放。"))
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(a) {
		t.Fatal(a)
	}
	seen := map[string]string{a: "first"}
	for name, other := range map[string]*model.Text{
		"a word": para(model.Zh, "应登记。", "应集中停放。"), "the order": para(model.Zh, "宜集中停放。", "应登记。"),
		"one less": para(model.Zh, "应登记。"), "joined": para(model.Zh, "应登记。宜集中停放。"),
	} {
		p := Fingerprint(other)
		if seen[p] != "" {
			t.Errorf("%s: as %s", name, seen[p])
		}
		seen[p] = name
	}
	if p := Fingerprint(para(model.Zh, "应登记。\n", " 宜集中停放。")); p != a {
		t.Error("white space changes it")
	}
	if Fingerprint(nil) != "" || Fingerprint(&model.Text{}) != "" {
		t.Error("no text has one")
	}
}

// assigned reads one of the files of known.go.
func assigned(t *testing.T, b []byte, into any) {
	t.Helper()
	_, js, ok := strings.Cut(string(b), "=")
	if i := strings.Index(js, "]="); strings.HasPrefix(js, "window.") && i > 0 {
		js = js[i+2:]
	}
	if err := json.Unmarshal([]byte(strings.TrimSuffix(strings.TrimSpace(js), ";")), into); !ok || err != nil {
		t.Fatalf("%v\n%.200s", err, b)
	}
}

func hash(n int) string { return fmt.Sprintf("%02x%062d", n*37%256, n) }

// TestKnownFiles: every file of the build and of the releases before is found by
// its hash, with the releases that had it.
func TestKnownFiles(t *testing.T) {
	d := &Derived{
		Audience: model.Public, Day: model.NewDate(2026, 11, 26),
		System: &model.System{
			Releases: map[model.Audience][]*model.Release{model.Public: {{Number: 1, Time: "2026-01-02T10:00:00+08:00"}, {Number: 2, Time: "2026-02-03T10:00:00+08:00"}, {Number: 3, Time: "2026-03-04T10:00:00+08:00"}}},
			Published: map[model.Audience][]model.PublishedFile{
				model.Public:   {{Path: "a.html", SHA256: hash(1), First: 1, Last: 3}, {Path: "b.html", SHA256: hash(2), First: 1, Last: 2}, {Path: "c.html", SHA256: hash(3), First: 1, Last: 1}},
				model.Internal: {{Path: "secret.html", SHA256: hash(9), First: 1, Last: 1}},
			},
		},
		Release: &model.Release{Number: 4, Time: "2026-04-05T10:00:00+08:00"},
	}
	now := []model.PublishedFile{
		{Path: "a.html", SHA256: hash(1), First: 4, Last: 4}, {Path: "b.html", SHA256: hash(4), First: 4, Last: 4},
		{Path: "c.html", SHA256: hash(3), First: 4, Last: 4}, {Path: "en/a.html", SHA256: hash(1), First: 4, Last: 4},
	}
	out := KnownFiles(d, now)
	var index KnownIndex
	assigned(t, out["data/known/index.js"], &index)
	if index.Release != 4 || index.Releases["2"] != "2026-02-03" || index.Releases["4"] != "2026-04-05" {
		t.Errorf("%+v", index)
	}
	found := map[string]string{}
	for name, b := range out {
		if strings.HasPrefix(name, "data/known/files") {
			shard := map[string]string{}
			assigned(t, b, &shard)
			for rest, line := range shard {
				found[strings.TrimPrefix(strings.TrimSuffix(strings.TrimPrefix(name, "data/known/files"), ".js"), "-")+rest] = line
			}
		}
	}
	for n, want := range map[int]string{1: "a.html 1-4*;en/a.html 4-4*", 2: "b.html 1-2", 3: "c.html 1-1;c.html 4-4*", 4: "b.html 4-4*", 9: ""} {
		if got := found[hash(n)[:32]]; got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	// A build that is no release knows its files, and says no number of them.
	d.Release = nil
	for i := range now {
		now[i].First, now[i].Last = 0, 0
	}
	shard := map[string]string{}
	assigned(t, KnownFiles(d, now)["data/known/files.js"], &shard)
	if got := shard[hash(4)[:32]] + " " + shard[hash(1)[:32]]; got != "b.html * a.html 1-3*;en/a.html *" {
		t.Error(got)
	}
}

// TestKnownShards: however many files there are, none of the scripts becomes
// large, and no file is lost.
func TestKnownShards(t *testing.T) {
	d := &Derived{Audience: model.Public, System: &model.System{}}
	var now []model.PublishedFile
	for i := range 9000 {
		now = append(now, model.PublishedFile{Path: fmt.Sprintf("standards/db41-t-s%d/2024.html", i), SHA256: fmt.Sprintf("%016x%048d", uint64(i)*0x9E3779B97F4A7C15, i)})
	}
	n := 0
	for name, b := range KnownFiles(d, now) {
		if len(b) > maxShard {
			t.Errorf("%s: %d bytes", name, len(b))
		}
		if strings.HasPrefix(name, "data/known/files-") {
			shard := map[string]string{}
			assigned(t, b, &shard)
			n += len(shard)
		}
	}
	if n != len(now) {
		t.Errorf("%d of %d files", n, len(now))
	}
}

// TestKnownPrints: a fingerprint leads to its edition and language; what is
// withheld has none.
func TestKnownPrints(t *testing.T) {
	w := &model.Work{ID: "a", Sample: true}
	old := &model.Edition{Work: w, Year: "2020", Number: "DB41/T S001—2020", InForce: model.NewDate(2020, 1, 1), Texts: map[model.Lang]*model.Text{model.Zh: para(model.Zh, "旧。")}}
	new := &model.Edition{Work: w, Year: "2024", Number: "DB41/T S001—2024", InForce: model.NewDate(2024, 1, 1), Texts: map[model.Lang]*model.Text{model.Zh: para(model.Zh, "新。"), model.En: para(model.En, "New.")}}
	w.Editions = []*model.Edition{old, new}
	d := &Derived{System: &model.System{Works: []*model.Work{w}}, Rows: []Row{{Work: w, Edition: new}}, Day: model.NewDate(2026, 11, 26)}
	lines := printLines(d)
	if len(lines) != 3 {
		t.Fatalf("%d", len(lines))
	}
	for _, c := range []struct {
		e *model.Edition
		l model.Lang
	}{{old, model.Zh}, {new, model.Zh}, {new, model.En}} {
		var p KnownPrint
		if err := json.Unmarshal(lines[Fingerprint(c.e.Texts[c.l])], &p); err != nil {
			t.Fatal(err)
		}
		if p.Number != c.e.Number || p.Lang != c.l || !p.Present || !p.Sample || p.Page != c.e.Path() {
			t.Errorf("%+v", p)
		}
	}
	if !slices.Contains(strings.Split(CiteEdition(d.Rows[0], new, model.Zh, d.Day).Write(RISForm, model.Bilingual{}, "x"), "\n"), "C1  - 指纹 "+Fingerprint(new.Texts[model.Zh])) {
		t.Error("the citation does not keep it")
	}
}
