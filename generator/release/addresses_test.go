package release

import (
	"slices"
	"testing"

	"guiju/generator/model"
)

// TestDead: a page, a data file and a figure of the last release are missed;
// what is renamed at every build, given up, withheld or older is not.
func TestDead(t *testing.T) {
	file := func(path string, first, last int) model.PublishedFile {
		return model.PublishedFile{Path: path, First: first, Last: last}
	}
	published := []model.PublishedFile{
		file("index.html", 1, 3),
		file("pages/about.html", 1, 3), file("en/pages/about.html", 2, 3),
		file("data/directory.csv", 1, 3),
		file("standards/a/2024/figures/plan.svg", 1, 3),
		file("standards/a.embed.js", 1, 3),
		file("pages/older.html", 1, 2),
		file("css/main.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.css", 1, 3),
		file("search-index/0123456789ab/d/00/00.js", 1, 3), file("codes/a.js", 1, 3), file("standards/a/2024.slip.js", 1, 3),
		file("standards/b.html", 1, 3), file("standards/b/2020.html", 1, 3), file("en/standards/b.html", 1, 3), file("standards/b.json", 1, 3), file("standards/bc.html", 1, 3),
		file("standards/secret.html", 1, 3),
	}
	tree := map[string][]byte{"index.html": {}}
	gone := []*model.Gone{{Path: "standards/b.html"}}
	var got []string
	for _, p := range Dead("releases/public/files.txt", published, 3, tree, gone, func(p string) bool { return p == "standards/secret.html" }) {
		got = append(got, p.Args[0].(string))
		if published[p.Pos.Line-1].Path != p.Args[0] {
			t.Errorf("%v stands in line %d", p.Args[0], p.Pos.Line)
		}
	}
	want := []string{"pages/about.html", "en/pages/about.html", "data/directory.csv", "standards/a/2024/figures/plan.svg", "standards/a.embed.js", "standards/bc.html"}
	if !slices.Equal(got, want) {
		t.Errorf("dead: %v, want %v", got, want)
	}
	for _, f := range published {
		tree[f.Path] = []byte{}
	}
	if ps := Dead("", published, 3, tree, nil, func(string) bool { return false }); len(ps) > 0 {
		t.Errorf("of a whole tree: %v", ps)
	}
}

// TestDeadAnchors: every published provision is on the page of its edition, and
// at the standing address once its edition is in force, in every language; a page
// that is not there at all is for Dead to tell.
func TestDeadAnchors(t *testing.T) {
	w := &model.Work{ID: "w"}
	w.Editions = []*model.Edition{{Work: w, Year: "2020", Texts: map[model.Lang]*model.Text{model.Zh: {}}}, {Work: w, Year: "2024"}, {Work: w, Year: "2027", InForce: model.NewDate(2027, 2, 1), Texts: map[model.Lang]*model.Text{model.Zh: {}}}}
	w.Keys.Provisions = []model.ProvisionKey{
		{Key: "ka", Edition: "2020", Fragment: "5.1"}, {Key: "kb", Edition: "2020", Fragment: "5.2", Tombstone: model.NewDate(2026, 1, 1)}, {Key: "ka", Edition: "2024", Fragment: "6"},
		{Key: "ka", Edition: "2027", Fragment: "7"},
	}
	tree := map[string][]byte{
		"standards/w/2020.html": []byte(`<h2 id="5.1">`), "standards/w.html": []byte(`<h2 id=5.1><li class="former" id="5.2">`),
		"standards/w/2027.html": []byte(`<h2 id="7">`),
		"en/standards/w.html":   []byte(`<h2 data-id="5.1" id="15.1">`),
	}
	before := []string{"standards/w/2020.html#5.2", "en/standards/w.html#5.1", "en/standards/w.html#5.2"}
	for day, want := range map[model.Date][]string{
		model.NewDate(2027, 1, 31): before, // the edition to come is on its own page only
		model.NewDate(2027, 2, 1):  {"standards/w/2020.html#5.2", "standards/w.html#7", "en/standards/w.html#5.1", "en/standards/w.html#5.2", "en/standards/w.html#7"},
	} {
		var got []string
		for _, p := range DeadAnchors([]*model.Work{w}, model.Langs, day, tree) {
			got = append(got, p.Args[0].(string)+"#"+p.Args[1].(string))
		}
		if !slices.Equal(got, want) {
			t.Errorf("dead on %s: %v, want %v", day, got, want)
		}
	}
}
