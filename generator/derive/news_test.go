package derive

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"guiju/generator/model"
	"guiju/generator/text"
)

// toldNews are the changes of a release in short.
func toldNews(list []model.Released) (out []string) {
	for _, c := range list {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s/%s %s %s", c.Work, c.Edition, c.Change, strings.Join(c.Provisions, ","))))
	}
	return out
}

// newsSystem has a standard with a text, and a planned one.
func newsSystem() *model.System {
	zh, en := newsText(model.Zh, "# 1 范围\n\n范围。\n\n# 2 要求\n\n要求。\n"), newsText(model.En, "# 1 Scope\n\nScope.\n")
	w := &model.Work{ID: "a", Sample: true, Publication: model.Publication{Decision: model.FullText}}
	w.Editions = []*model.Edition{{Work: w, Year: "2024", InForce: model.NewDate(2026, 3, 1), Texts: map[model.Lang]*model.Text{model.Zh: zh, model.En: en}}}
	return &model.System{Works: []*model.Work{w, {ID: "planned", Publication: model.Publication{Decision: model.FullText}}}}
}

func newsText(l model.Lang, src string) *model.Text {
	t, _ := text.Parse([]byte(src), text.Options{File: string(l) + ".md", Lang: l, Grammar: model.StandardGrammar})
	return t
}

// TestNews: what is new is told once, release after release; what comes later is
// told then, and what went and came back is told again.
func TestNews(t *testing.T) {
	sys := newsSystem()
	var chain []*model.Release
	release := func(day model.Date, want ...string) {
		t.Helper()
		works := News(sys, chain, day)
		if got := toldNews(works); !slices.Equal(got, want) {
			t.Errorf("release %d: %v, want %v", len(chain)+1, got, want)
		}
		for id, k := range Permanent(sys, day) {
			sys.Work(id).Keys = k
		}
		chain = append(chain, &model.Release{Number: len(chain) + 1, AsOf: day, Works: works})
	}
	day := func(m, d int) model.Date { return model.NewDate(2026, time.Month(m), d) }
	e := sys.Works[0].Editions[0]
	release(day(1, 10), "a/2024 text", "planned/ record")
	release(day(1, 11))
	release(day(3, 9), "a/2024 status") // in force since March
	e.Texts[model.En] = newsText(model.En, "# 1 Scope\n\nThe scope.\n\n# 2 Requirements\n\nThese.\n")
	release(day(3, 10), "a/2024 translation 1,2")
	e.Amendments = []model.Amendment{
		{Number: "1", Issued: day(4, 1), Changes: []model.Change{{Provision: "2"}, {Provision: "2"}, {Provision: "2.1"}}},
		{Number: "2", Issued: day(9, 1), Provisions: []string{"1"}},
	}
	release(day(4, 2), "a/2024 amended 2,2.1")
	e.Corrections = []model.Correction{{Date: day(4, 3), Provisions: []string{"1"}}}
	release(day(4, 4), "a/2024 corrected 1")
	release(day(9, 2), "a/2024 amended 1")
	works := sys.Works
	sys.Works = works[1:]
	release(day(9, 3), "a/2024 gone")
	release(day(9, 4))
	sys.Works = works
	release(day(9, 5), "a/2024 text", "a/2024 amended 2,2.1", "a/2024 amended 1", "a/2024 corrected 1")
}

// TestReleasesForThePublic: of what is withheld today, and of what is gone, the
// chain tells the public nothing, whatever it told before; the internal chain
// is not there.
func TestReleasesForThePublic(t *testing.T) {
	sys := newsSystem()
	open, shut := sys.Works[0], &model.Work{ID: "zzcanary-record", Publication: model.Publication{Decision: model.RecordOnly}}
	secret := &model.Work{ID: "zzcanary-unlisted", Publication: model.Publication{Decision: model.Unlisted}}
	sys.Works = []*model.Work{open, shut, secret}
	var works []model.Released
	for _, id := range []string{open.ID, shut.ID, secret.ID, "zzcanary-deleted"} {
		for _, change := range model.ReleasedChanges {
			works = append(works, model.Released{Work: id, Edition: "2024", Change: change, Provisions: []string{"9." + id}})
		}
	}
	sys.Releases = map[model.Audience][]*model.Release{
		model.Public:   {{Number: 1, Time: "2026-01-10T10:00:00+08:00", Works: works}},
		model.Internal: {{Number: 1, Note: model.Bilingual{Zh: "zzcanary"}}},
	}
	sys.Published = map[model.Audience][]model.PublishedFile{model.Internal: {{Path: "zzcanary"}}}
	got := For(sys, model.Public)
	if len(got.Releases[model.Internal]) > 0 || len(got.Published[model.Internal]) > 0 {
		t.Error("the public has the internal chain")
	}
	for _, c := range got.Releases[model.Public][0].Works {
		switch {
		case c.Change == model.ReleasedGone, c.Work == secret.ID, c.Work == "zzcanary-deleted":
			t.Errorf("the public hears of %+v", c)
		case c.Work == shut.ID && (len(c.Provisions) > 0 || c.Change != model.ReleasedRecord && c.Change != model.ReleasedStatus):
			t.Errorf("of a record the public hears %+v", c)
		}
	}
	if n := len(got.Releases[model.Public][0].Works); n != len(model.ReleasedChanges)-1+2 {
		t.Errorf("%d changes are told", n)
	}
	d := All(sys, model.Public, model.NewDate(2026, 2, 1))
	for _, l := range model.Langs {
		for _, f := range d.Feeds {
			if s := string(f.JSON(d, l, "")); strings.Contains(s, "zzcanary-unlisted") || strings.Contains(s, "zzcanary-deleted") {
				t.Errorf("%s tells of what is withheld", f.Path)
			}
		}
	}
	if s := string(ReleasesJSON(d)); strings.Contains(s, "zzcanary-unlisted") || strings.Contains(s, "9.zzcanary") || !strings.Contains(s, `"number": 1`) {
		t.Errorf("the data file is\n%s", s)
	}
	if len(sys.Releases[model.Public][0].Works) != len(works) {
		t.Error("the system itself was changed")
	}
	if in := All(sys, model.Internal, model.NewDate(2026, 2, 1)); len(in.Chain) != 1 || in.Chain[0].Note.Zh != "zzcanary" || in.Release != nil {
		t.Errorf("the internal chain %+v", in.Chain)
	}
}

// TestReleasedSite: a site that is a release does not say what is known only
// once it is made.
func TestReleasedSite(t *testing.T) {
	sys := newsSystem()
	sys.Releases = map[model.Audience][]*model.Release{model.Public: {
		{Number: 1, Time: "2026-01-10T10:00:00+08:00", AsOf: model.NewDate(2026, 1, 10), Manifest: "aa", Pages: model.PageCount{Added: 1}},
		{Number: 2, Time: "2026-01-11T10:00:00+08:00", AsOf: model.NewDate(2026, 1, 11), Previous: "aa", Manifest: "bb", Pages: model.PageCount{Changed: 1}},
	}}
	d := Released(sys, model.Public, model.NewDate(2026, 1, 11))
	if d.Release == nil || d.Release.Number != 2 || d.Release.Manifest != "" || d.Release.Pages != (model.PageCount{}) || d.Chain[0].Manifest != "aa" {
		t.Errorf("%+v", d.Release)
	}
	if sys.Releases[model.Public][1].Manifest != "bb" {
		t.Error("the record itself was changed")
	}
	var f Feed
	for _, g := range d.Feeds {
		if g.Key == KindOfReleases {
			f = g
		}
	}
	if len(f.Entries) != 2 || f.Entries[0].ID != "releases/2" || f.Entries[0].Path != "releases.html#release-2" {
		t.Errorf("the feed of releases has %+v", f.Entries)
	}
}
