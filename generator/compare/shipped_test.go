package compare_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"guiju/generator/compare"
	"guiju/generator/model"
	"guiju/generator/text"
)

// shipped are the two editions of the sample that has two.
func shipped(t testing.TB, l model.Lang) (old, new *model.Text) {
	t.Helper()
	read := func(year string) *model.Text {
		b, err := os.ReadFile("../../content/standards/db41-t-s001/" + year + "/" + string(l) + ".md")
		if err != nil {
			t.Fatal(err)
		}
		parsed, _ := text.Parse(b, text.Options{Grammar: model.StandardGrammar, Lang: l})
		return parsed
	}
	return read("2021"), read("2024")
}

// TestLabelledEditions compares what the program says of every provision of the
// sample with what a reader of both editions says.
func TestLabelledEditions(t *testing.T) {
	old, new := shipped(t, model.Zh)
	data, err := os.ReadFile("testdata/labels.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pairs []compare.Pair
	var want [][]string
	seen := map[*model.Provision]bool{}
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		pairs = append(pairs, compare.Pair{Old: old.Find(f[0]), New: new.Find(f[1])})
		want = append(want, f[2:])
		seen[pairs[len(pairs)-1].Old], seen[pairs[len(pairs)-1].New] = true, true
	}
	for _, side := range []*model.Text{old, new} {
		side.Walk(func(p *model.Provision) {
			if !seen[p] {
				t.Errorf("no label for %s", p.ID)
			}
		})
	}
	c := compare.Texts(old, new, pairs)
	found, right, labelled, exact := 0, 0, 0, 0
	for i := range c.Provisions {
		p := &c.Provisions[i]
		labelled += len(want[i])
		same := len(want[i]) == len(p.Classes)
		for _, class := range p.Classes {
			found++
			if slices.Contains(want[i], string(class)) {
				right++
			} else {
				same = false
			}
		}
		if same {
			exact++
		} else {
			t.Logf("%s: labelled %v", said(p), want[i])
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(labelled)
	t.Logf("%d of %d provisions in full; precision %.3f, recall %.3f", exact, len(want), precision, recall)
	if precision < 0.98 || recall < 0.97 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}

// BenchmarkEditions compares the two editions of the sample.
func BenchmarkEditions(b *testing.B) {
	old, new := shipped(b, model.Zh)
	for b.Loop() {
		pairs := compare.Join(old, new, nil)
		compare.Texts(old, new, pairs)
	}
}
