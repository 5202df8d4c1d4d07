package derive

import (
	"encoding/json"
	"strings"
	"testing"

	"guiju/generator/model"
)

// federated is a system with a city that is trusted, one that is not but has
// all its files, one of which nothing is pinned and one that nothing looked at.
func federated() *model.System {
	standards := []model.CatalogueStandard{
		{ID: "a", Number: "甲 1—2020", Title: model.Bilingual{Zh: "甲"}, InForce: model.NewDate(2020, 1, 1), Superseded: model.NewDate(2025, 1, 1), Page: "standards/a.html"},
		{ID: "b", Number: "乙 2—2025", Title: model.Bilingual{Zh: "乙"}, InForce: model.NewDate(2025, 1, 1), Page: "standards/b.html"},
		{ID: "c", Title: model.Bilingual{Zh: "丙"}, Planned: true, Page: "standards/c.html"},
		{ID: "d", Number: "样 4—2027", Title: model.Bilingual{Zh: "丁"}, Sample: true, InForce: model.NewDate(2027, 1, 1), Page: "standards/d.html"},
	}
	city := func(key string, state model.CityState) *model.City {
		c := &model.City{Key: key, Region: key, Title: model.Bilingual{Zh: key + "的体系"}, Address: "https://" + key + ".example/",
			Manifest: strings.Repeat("a", 64), Catalogue: strings.Repeat("b", 64), Release: 3, Pinned: model.NewDate(2026, 11, 1)}
		if state != "" {
			c.Checked = &model.CityCheck{State: state, Fingerprint: "0123"}
		}
		return c
	}
	good, bad, waiting, unseen := city("luoyang", model.CityTrusted), city("anyang", model.CityTampered), city("hebi", model.CityUnpinned), city("jiyuan", "")
	good.Checked.Catalogue, good.Checked.Time, good.Checked.Expires = &model.Catalogue{Standards: standards}, "2026-11-01T10:00:00+08:00", model.NewDate(2027, 11, 1)
	bad.Files.Catalogue = []byte("of the tampered city")
	unseen.Files.Catalogue = []byte("of the city that nobody looked at")
	return &model.System{
		Regions: []*model.Region{{Key: "luoyang", Title: model.Bilingual{Zh: "样本市"}}},
		Cities:  []*model.City{good, bad, waiting, unseen},
	}
}

// TestFederation: only what somebody vouches for is read, counted and handed
// on, samples apart, and none of it among the province's own.
func TestFederation(t *testing.T) {
	sys := federated()
	d := All(sys, model.Public, model.NewDate(2026, 11, 26))
	f := d.Federation
	if f.Shown != 1 || f.Refused != 1 || f.Waiting != 2 || f.Standards != (CityTally{Issued: 2, Planned: 1, Samples: 1}) || f.Standards.All() != 4 {
		t.Errorf("%+v", f)
	}
	var states []model.Status
	for _, s := range f.Cities[0].Standards {
		states = append(states, s.Status)
	}
	if want := []model.Status{model.Superseded, model.Current, model.Planned, model.Upcoming}; len(states) != 4 || states[0] != want[0] || states[1] != want[1] || states[2] != want[2] || states[3] != want[3] {
		t.Errorf("%v", states)
	}
	if f.Cities[0].Region == nil || f.Cities[1].Region != nil || f.Cities[1].Standards != nil || f.Cities[3].State != model.CityUnpinned {
		t.Errorf("%+v", f.Cities)
	}
	if len(d.Rows) != 0 || d.Counts.Works != (Tally{}) {
		t.Errorf("standards of cities are counted as our own: %+v", d.Counts.Works)
	}
	data := string(FederationJSON(d))
	var back federationFile
	if err := json.Unmarshal([]byte(data), &back); err != nil || len(back.Cities) != 4 {
		t.Fatalf("%v\n%s", err, data)
	}
	if len(back.Cities[0].Standards) != 4 || back.Cities[1].Standards != nil || back.Cities[2].Manifest != "" || back.Cities[3].Pinned != (model.Date{}) {
		t.Errorf("%+v", back.Cities)
	}
	if strings.Contains(data, "of the") {
		t.Error("a file that nobody vouches for is handed on")
	}
}

// TestCatalogue: a site says of itself what its public may see, and other sites
// read the status out of the days as this one does.
func TestCatalogue(t *testing.T) {
	full := &model.Work{ID: "full", Number: "DB41/T 1", Level: "local", Region: "henan", Publication: model.Publication{Decision: model.FullText}}
	full.Editions = []*model.Edition{
		{Work: full, Year: "2020", Number: "DB41/T 1—2020", Title: model.Bilingual{Zh: "旧版"}, InForce: model.NewDate(2020, 1, 1)},
		{Work: full, Year: "2024", Number: "DB41/T 1—2024", Title: model.Bilingual{Zh: "新版", En: "New"}, Issued: model.NewDate(2024, 1, 1), InForce: model.NewDate(2024, 3, 1)},
	}
	hidden := &model.Work{ID: "hidden", Number: "内 2", Level: "local", Publication: model.Publication{Decision: model.RecordOnly, HideTitle: true}}
	hidden.Editions = []*model.Edition{{Work: hidden, Year: "2024", Number: "内 2—2024", Title: model.Bilingual{Zh: "金丝雀甲"}, InForce: model.NewDate(2024, 3, 1)}}
	gone := &model.Work{ID: "gone", Number: "金丝雀乙", Level: "local", Title: model.Bilingual{Zh: "金丝雀乙"}, Publication: model.Publication{Decision: model.Unlisted}}
	planned := &model.Work{ID: "planned", Title: model.Bilingual{Zh: "待制定"}, Level: "local", Sample: true, Publication: model.Publication{Decision: model.FullText}}
	sys := &model.System{
		Config:  model.Config{Levels: []model.Level{{Key: "local", Title: model.Bilingual{Zh: "地方标准"}}}},
		Regions: []*model.Region{{Key: "henan", Title: model.Bilingual{Zh: "样本省"}}},
		Works:   []*model.Work{full, gone, hidden, planned},
	}
	day := model.NewDate(2026, 11, 26)
	c := CatalogueOf(All(sys, model.Public, day))
	got := map[string]model.CatalogueStandard{}
	for _, s := range c.Standards {
		got[s.ID] = s
	}
	if len(got) != 3 || c.Audience != model.Public {
		t.Fatalf("%+v", c)
	}
	if s := got["full"]; s.Number != "DB41/T 1—2024" || s.Title.En != "New" || s.Level.Zh != "地方标准" || s.Region.Zh != "样本省" || s.Page != "standards/full.html" || s.StatusAt(day) != model.Current {
		t.Errorf("%+v", s)
	}
	if s := got["hidden"]; !s.Title.Empty() || s.Number != "内 2—2024" {
		t.Errorf("%+v", s)
	}
	if s := got["planned"]; !s.Planned || !s.Sample || s.StatusAt(day) != model.Planned {
		t.Errorf("%+v", s)
	}
	if b := string(CatalogueJSON(All(sys, model.Public, day))); strings.Contains(b, "金丝雀") || !strings.Contains(b, model.CatalogueKind) {
		t.Error("what is withheld is in the catalogue")
	}
	if internal := CatalogueOf(All(sys, model.Internal, day)); len(internal.Standards) != 4 || internal.Audience != model.Internal {
		t.Errorf("%+v", internal)
	}
}
