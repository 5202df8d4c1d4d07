package release

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// names are paths of every phase, in no order.
var names = []string{
	"index.html", "en/index.html", "feed.xml", "feeds/area-x.json", "sitemap.xml", "reviews.ics", "directory.html", "pages/about.html",
	"standards/a.html", "standards/a/2024.html", "en/standards/a/2024.json", "data/directory.csv",
	"css/site." + strings.Repeat("0a", 32) + ".css", "search-index/0123456789ab/t/00/1.js", "standards-old.html", "js/site.js",
}

func siteOf(r *rand.Rand) verify.Manifest {
	m := verify.Manifest{Files: []verify.File{}}
	for _, n := range slices.Sorted(slices.Values(names)) {
		if v := r.IntN(4); v > 0 {
			m.Files = append(m.Files, verify.File{Path: n, Size: int64(v), SHA256: strings.Repeat(fmt.Sprint(v), 64)})
		}
	}
	return m
}

// TestPlanGetsThere: carried out, a plan turns any site into any other, and at
// no moment leads from a new page to parts that are not there yet.
func TestPlanGetsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	for range 300 {
		old, new := siteOf(r), siteOf(r)
		put, del := Plan(old, new)
		have := map[string]string{}
		for _, f := range old.Files {
			have[f.Path] = f.SHA256
		}
		for i, s := range put {
			if have[s.Path] == s.SHA256 {
				t.Fatalf("%s is put again", s.Path)
			}
			if i > 0 && put[i-1].Phase > s.Phase {
				t.Fatalf("%s of phase %d stands behind %s of phase %d", s.Path, s.Phase, put[i-1].Path, put[i-1].Phase)
			}
			have[s.Path] = s.SHA256
		}
		for _, p := range del {
			if _, ok := have[p]; !ok {
				t.Fatalf("%s is deleted and was never there", p)
			}
			delete(have, p)
		}
		if len(put) > 0 {
			if last := put[len(put)-1]; last.Path != verify.ManifestName || last.SHA256 != Hash(new.Encode()) {
				t.Fatalf("the last is %+v", last)
			}
		}
		delete(have, verify.ManifestName)
		want := map[string]string{}
		for _, f := range new.Files {
			want[f.Path] = f.SHA256
		}
		if !maps.Equal(have, want) {
			t.Fatalf("got %v, want %v", have, want)
		}
	}
	same := siteOf(r)
	if put, del := Plan(same, same); len(put)+len(del) > 0 {
		t.Errorf("of equal sites: put %v, delete %v", put, del)
	}
}

func TestPhases(t *testing.T) {
	for p, want := range map[string]Phase{
		"css/site." + strings.Repeat("0a", 32) + ".css": PhaseAssets, "search-index/0123456789ab/inflate.js": PhaseAssets,
		"js/site.js": PhaseFiles, "search-index/today/a.js": PhaseFiles, "css/site.abc.css": PhaseFiles, "data/known/index.js": PhaseFiles,
		"img/a.png": PhaseFiles, "en/standards/a/2024.json": PhaseFiles,
		"standards/a/2024.html": PhaseEditions, "en/standards/a/2024.html": PhaseEditions, "en/standards/a.html": PhasePages, "standards-old.html": PhasePages,
		"index.html": PhaseIndexes, "en/index.html": PhaseIndexes, "pages/handbook/index.html": PhaseIndexes, "feed.xml": PhaseIndexes,
		"en/feeds/area-x.json": PhaseIndexes, "reviews.ics": PhaseIndexes, "feeds.html": PhasePages, "sitemap.xml": PhaseIndexes,
		"releases.html": PhaseIndexes, "whats-new.html": PhaseIndexes,
		verify.SignatureName: PhaseSignature, verify.ManifestName: PhaseManifest,
	} {
		if got := PhaseOf(p); got != want {
			t.Errorf("%s: phase %d, want %d", p, got, want)
		}
	}
	for i, p := range Phases {
		if int(p.Phase) != i+1 {
			t.Errorf("%s is phase %d and stands at %d", p.Name.En, p.Phase, i+1)
		}
	}
	put := WithSignature([]Step{stepOf("a.html", nil), stepOf(verify.ManifestName, nil)}, []byte("s"))
	if len(put) != 3 || put[1].Path != verify.SignatureName || put[1].SHA256 != Hash([]byte("s")) || put[1].Phase != PhaseSignature || put[2].Phase != PhaseManifest {
		t.Errorf("%+v", put)
	}
}

// TestLedger: from the list of files and the records, the manifests of all
// releases of any history come back byte for byte.
func TestLedger(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 2))
	for range 40 {
		var files []model.PublishedFile
		var chain []*model.Release
		var made []string
		for n := 1; n <= 1+r.IntN(12); n++ {
			rel := &model.Release{Number: n, Time: fmt.Sprintf("2026-11-26T10:00:%02d+08:00", n), Audience: model.Public,
				AsOf: model.NewDate(2026, 11, 26), Expires: model.NewDate(2027, 11, 26), Tool: "guiju t"}
			if n > 1 {
				rel.Previous = Hash([]byte(made[n-2]))
			}
			if n%3 == 0 {
				rel.Hosts = []string{"a.example"}
			}
			m := siteOf(r)
			m.Tool, m.AsOf, m.Audience, m.Release, m.Hosts = rel.Tool, rel.AsOf, rel.Audience, Named(rel), rel.Hosts
			made = append(made, string(m.Encode()))
			rel.Manifest = Hash([]byte(made[n-1]))
			before := slices.Clone(files)
			next := Append(files, m, n)
			if !reflect.DeepEqual(before, files) {
				t.Fatal("Append changed the list that it was given")
			}
			files, chain = next, append(chain, rel)
		}
		for i, rel := range chain {
			if got := string(ManifestAt(files, rel).Encode()); got != made[i] {
				t.Fatalf("release %d of %d:\n%s\nwant\n%s", rel.Number, len(chain), got, made[i])
			}
		}
		if !slices.IsSortedFunc(files, func(a, b model.PublishedFile) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.First, b.First))
		}) {
			t.Fatal("the list is not in order")
		}
	}
}
