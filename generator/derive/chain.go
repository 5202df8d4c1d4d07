package derive

import (
	"encoding/json"
	"fmt"
	"slices"

	"guiju/generator/model"
)

// Released is All of a site that is the last release of its chain.
func Released(sys *model.System, a model.Audience, day model.Date) *Derived {
	chain := sys.Releases[a]
	last := *chain[len(chain)-1]
	last.Manifest, last.Pages = "", model.PageCount{} // not known before the site is made
	out := *sys
	out.Releases = map[model.Audience][]*model.Release{a: append(slices.Clone(chain[:len(chain)-1]), &last)}
	d := derived(For(&out, a), a, day)
	d.Release = d.Chain[len(d.Chain)-1]
	d.Feeds = Feeds(d)
	return d
}

// ReleaseTally counts the works that a release changed, real ones and samples
// apart.
type ReleaseTally struct{ Real, Samples int }

// TallyRelease counts them.
func TallyRelease(sys *model.System, r *model.Release) (t ReleaseTally) {
	seen := map[string]bool{}
	for _, c := range r.Works {
		w := sys.Work(c.Work)
		if w == nil || seen[c.Work] {
			continue
		}
		seen[c.Work] = true
		if w.Sample {
			t.Samples++
		} else {
			t.Real++
		}
	}
	return t
}

// ReleasesData is the chain as a data file.
const ReleasesData = "data/releases.json"

// ReleasesJSON is the chain as data, the first release first.
func ReleasesJSON(d *Derived) []byte {
	v := struct {
		Audience model.Audience   `json:"audience"`
		Releases []*model.Release `json:"releases"`
	}{d.Audience, d.Chain}
	if v.Releases == nil {
		v.Releases = []*model.Release{}
	}
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}

// KindOfReleases is the kind of the entries that tell of releases.
const KindOfReleases = "release"

// releaseNews tells every release of the chain.
func releaseNews(d *Derived) (list []FeedEntry) {
	for _, r := range d.Chain {
		e := FeedEntry{
			ID: fmt.Sprint("releases/", r.Number), Path: fmt.Sprint(model.ReleasesPath, "#release-", r.Number), Kind: KindOfReleases, Date: r.Day(),
			Title: model.Bilingual{Zh: fmt.Sprintf("第 %d 次发布", r.Number), En: fmt.Sprintf("Release %d", r.Number)},
		}
		for _, c := range r.Works {
			if w := d.System.Work(c.Work); w != nil && !slices.Contains(e.Works, c.Work) {
				e.Works = append(e.Works, c.Work)
			}
		}
		t := TallyRelease(d.System, r)
		e.Summary = model.Bilingual{
			Zh: fmt.Sprintf("有变化的标准 %d 项，样本 %d 项。%s", t.Real, t.Samples, r.Note.Zh),
			En: fmt.Sprintf("Standards that changed: %d, and %d samples. %s", t.Real, t.Samples, r.Note.Or(model.En)),
		}
		list = append(list, e)
	}
	return list
}
