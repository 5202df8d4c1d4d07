package wording

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// label is a sentence with what two people said of it, each on their own.
type label struct {
	lang                     model.Lang
	work, provision, kind    string
	sentence                 string
	types, actors, quantites [2]string
}

func labels(t testing.TB, file string) (out []label) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 11 {
			t.Fatalf("line %d has %d fields", n+1, len(f))
		}
		out = append(out, label{
			model.Lang(f[0]), f[1], f[2], f[3], f[4],
			[2]string{f[5], f[8]}, [2]string{f[6], f[9]}, [2]string{f[7], f[10]},
		})
	}
	return out
}

// score counts how often the extractor and a label agree.
type score struct{ both, extra, missed int }

func (s score) precision() float64 { return float64(s.both) / float64(max(1, s.both+s.extra)) }
func (s score) recall() float64    { return float64(s.both) / float64(max(1, s.both+s.missed)) }

func (s *score) add(got, want []string) {
	for _, g := range got {
		if slices.Contains(want, g) {
			s.both++
		} else {
			s.extra++
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			s.missed++
		}
	}
}

func fields(s, sep string) []string {
	if s == "-" || s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

// TestLabels measures the extractor against people, per language and type: on
// the sentences it was tuned on, and on some it was not. A label on which the
// two differ counts as met if one of them says so. The bounds are a little
// below what is reached, so that a change that makes it worse is seen.
func TestLabels(t *testing.T) {
	all := labels(t, "labels.tsv")
	works := map[string]bool{}
	for _, l := range all {
		works[strings.Split(l.work, "/")[0]] = true
	}
	if len(all) < 300 || len(works) < 10 {
		t.Errorf("%d labelled sentences of %d works", len(all), len(works))
	}
	t.Run("tuned on", func(t *testing.T) { measure(t, all, 0) })
	t.Run("held out", func(t *testing.T) { measure(t, labels(t, "held-out.tsv"), 0.08) })
}

// measure compares and reports; slack lowers the bounds.
func measure(t *testing.T, all []label, slack float64) {
	scores := map[string]*score{}
	at := func(key string) *score {
		if scores[key] == nil {
			scores[key] = &score{}
		}
		return scores[key]
	}
	differ := 0
	for _, l := range all {
		r := Read(l.sentence, l.lang)
		var got []string
		for _, ty := range r.Types {
			got = append(got, string(ty))
		}
		pick := func(pair [2]string, sep string, got []string) []string {
			if pair[0] != pair[1] {
				differ++
				if second := fields(pair[1], sep); slices.Equal(got, second) {
					return second
				}
			}
			return fields(pair[0], sep)
		}
		want := pick(l.types, ",", got)
		for _, ty := range Types {
			one := func(list []string) []string {
				if slices.Contains(list, string(ty)) {
					return []string{string(ty)}
				}
				return nil
			}
			at(string(l.lang)+" "+string(ty)).add(one(got), one(want))
		}
		at(string(l.lang)+" all types").add(got, want)
		wantActors := pick(l.actors, ";", r.Actors)
		at(string(l.lang)+" actor").add(r.Actors, wantActors)
		wantQuantities := pick(l.quantites, ";", r.Quantities)
		at(string(l.lang)+" quantity").add(r.Quantities, wantQuantities)
		if testing.Verbose() {
			if !slices.Equal(got, want) {
				t.Logf("types  %s: got %v, want %v", l.sentence, got, want)
			}
			if !slices.Equal(r.Actors, wantActors) {
				t.Logf("actors %s: got %q, want %q", l.sentence, r.Actors, wantActors)
			}
			if !slices.Equal(r.Quantities, wantQuantities) {
				t.Logf("values %s: got %q, want %q", l.sentence, r.Quantities, wantQuantities)
			}
		}
	}
	var report strings.Builder
	fmt.Fprintf(&report, "%d sentences, %d labels on which the two differ\n", len(all), differ)
	for _, l := range model.Langs {
		for _, what := range append(slices.Clone(Types), "all types", "actor", "quantity") {
			key := string(l) + " " + string(what)
			s := at(key)
			fmt.Fprintf(&report, "%-20s precision %.3f recall %.3f (%d found, %d wrong, %d missed)\n", key, s.precision(), s.recall(), s.both, s.extra, s.missed)
			if bound := bounds[strings.TrimPrefix(key, string(l)+" ")]; s.both+s.missed >= 10 && (s.precision() < bound-slack || s.recall() < bound-slack) {
				t.Errorf("%s: precision %.3f, recall %.3f; was at least %.2f", key, s.precision(), s.recall(), bound)
			}
		}
	}
	t.Log(report.String())
}

// bounds are the least of precision and recall in either language.
var bounds = map[string]float64{
	"requirement": 0.99, "recommendation": 0.99, "permission": 0.97, "all types": 0.97, "actor": 0.84, "quantity": 0.85,
}
