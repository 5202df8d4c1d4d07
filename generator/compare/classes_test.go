package compare_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"guiju/generator/compare"
	"guiju/generator/model"
	"guiju/generator/text"
)

func parse(t *testing.T, src string, l model.Lang) *model.Text {
	t.Helper()
	if !strings.HasPrefix(src, "#") {
		src = map[model.Lang]string{model.Zh: "# 4 要求\n\n", model.En: "# 4 Requirements\n\n"}[l] + src
	}
	parsed, problems := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: l, File: "x.md"})
	if model.HasErrors(problems) {
		t.Fatalf("%s\n%v", src, problems)
	}
	return parsed
}

// said tells of one provision in a line, as the cases do.
func said(p *compare.Provision) string {
	old, new := "-", "-"
	if p.Old != nil {
		old = p.Old.ID
	}
	if p.New != nil {
		new = p.New.ID
	}
	parts := []string{"want", old, new}
	for _, c := range p.Classes {
		parts = append(parts, string(c))
	}
	if p.Aside && !p.Has(compare.Added) && !p.Has(compare.Removed) {
		parts = append(parts, "aside")
	}
	for _, v := range p.Verbs {
		parts = append(parts, v.Old+"→"+v.New)
	}
	for _, v := range p.Values {
		parts = append(parts, v.Old+"→"+v.New)
	}
	return strings.Join(parts, " ")
}

// TestClasses: what revisions do to provisions is classed as a reader would.
// The order of the classes is that of the cases or another; what became what
// is told word for word.
func TestClasses(t *testing.T) {
	cases := 0
	for _, l := range model.Langs {
		data, err := os.ReadFile("testdata/" + string(l) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "\n== ")[1:] {
			name, rest, _ := strings.Cut(part, "\n")
			before, after, ok := strings.Cut(rest, "\n=>\n")
			if !ok {
				t.Fatalf("%s: no =>", name)
			}
			var lines, want []string
			for _, line := range strings.Split(after, "\n") {
				if strings.HasPrefix(line, "want ") {
					want = append(want, line)
				} else {
					lines = append(lines, line)
				}
			}
			cases++
			t.Run(fmt.Sprint(l, "/", name), func(t *testing.T) {
				old, new := parse(t, before, l), parse(t, strings.Join(lines, "\n"), l)
				c := compare.Texts(old, new, compare.Join(old, new, nil))
				var got []string
				for i := range c.Provisions {
					if len(c.Provisions[i].Classes) > 0 {
						got = append(got, said(&c.Provisions[i]))
					}
				}
				if !same(got, want) {
					t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			})
		}
	}
	if cases < 80 {
		t.Errorf("%d cases", cases)
	}
}

// same compares lines in any order, and their words in any order.
func same(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	sorted := func(lines []string) map[string]int {
		m := map[string]int{}
		for _, line := range lines {
			words := strings.Fields(line)
			head := strings.Join(words[:3], " ")
			for _, w := range words[3:] {
				m[head+" "+w]++
			}
			m[head]++
		}
		return m
	}
	a, b := sorted(got), sorted(want)
	for k, n := range a {
		if b[k] != n {
			return false
		}
	}
	return len(a) == len(b)
}
