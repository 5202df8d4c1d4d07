package release

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"guiju/generator/model"
)

// chained is a chain with the files of all its releases.
type chained struct {
	releases []*model.Release
	files    []model.PublishedFile
}

// history is a whole chain of three releases.
func history() (c chained) {
	r := rand.New(rand.NewPCG(8, 3))
	previous := ""
	for n := 1; n <= 3; n++ {
		rel := &model.Release{Number: n, Time: fmt.Sprintf("2026-11-%02dT10:00:00+08:00", n), Previous: previous, Tool: "t", Audience: model.Public}
		m := siteOf(r)
		m.Tool, m.AsOf, m.Audience, m.Release = rel.Tool, rel.AsOf, rel.Audience, Named(rel)
		c.files = Append(c.files, m, n)
		previous = Hash(m.Encode())
		rel.Manifest = previous
		c.releases = append(c.releases, rel)
	}
	return c
}

// TestChain: a chain that somebody edited or pruned is found out, whatever was
// changed; a whole one is not accused.
func TestChain(t *testing.T) {
	whole := history()
	if ps := Chain(model.Public, whole.releases, whole.files); len(ps) > 0 {
		t.Fatalf("a whole chain: %v", ps)
	}
	if ps := Chain(model.Public, nil, nil); len(ps) > 0 {
		t.Fatalf("no chain: %v", ps)
	}
	for name, c := range map[string]struct {
		edit func(chained) chained
		want string
	}{
		"a file's hash":      {func(c chained) chained { c.files[0].SHA256 = "0"; return c }, "release-chain"},
		"a file of the past": {func(c chained) chained { c.files = c.files[1:]; return c }, "release-chain"},
		"a previous hash":    {func(c chained) chained { c.releases[1].Previous = ""; return c }, "release-chain"},
		"a manifest's hash":  {func(c chained) chained { c.releases[2].Manifest = ""; return c }, "release-chain"},
		"its day":            {func(c chained) chained { c.releases[0].AsOf = model.NewDate(2020, 1, 1); return c }, "release-chain"},
		"its hosts":          {func(c chained) chained { c.releases[0].Hosts = []string{"x"}; return c }, "release-chain"},
		"the last is pruned": {func(c chained) chained { c.releases = c.releases[:2]; return c }, "release-gap"},
		"the first, renamed": {func(c chained) chained { c.releases = c.releases[1:]; return c }, "release-gap"},
		"a line backwards":   {func(c chained) chained { c.files[0].First = 9; return c }, "release-gap"},
		"the time":           {func(c chained) chained { c.releases[1].Time = c.releases[0].Time; return c }, "release-time"},
		"no time":            {func(c chained) chained { c.releases[0].Time = "gestern"; return c }, "release-time"},
	} {
		edited := c.edit(history())
		ps := Chain(model.Public, edited.releases, edited.files)
		if !slices.ContainsFunc(ps, func(p model.Problem) bool { return p.Rule.ID == c.want }) {
			t.Errorf("%s: %v, want %s", name, ps, c.want)
		}
	}
	for _, r := range Rules {
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: both languages, please", r.ID)
			}
		}
	}
}
