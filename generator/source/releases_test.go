package source_test

import (
	"reflect"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/source"
)

// TestReleaseWritten: the record of a release is read back as it was written.
func TestReleaseWritten(t *testing.T) {
	whole := &model.Release{
		Audience: model.Public, Number: 1, Time: "2026-11-26T10:00:00+08:00", AsOf: model.NewDate(2026, 11, 26), Expires: model.NewDate(2027, 11, 26),
		Previous: "ab", Manifest: "cd", Tool: "guiju t", Hosts: []string{"a.example", "b.example"}, Note: model.Bilingual{Zh: "说明“甲”\\", En: "a \"note\""},
		Works: []model.Released{
			{Work: "db41-t-s001", Edition: "2024", Change: model.ReleasedText},
			{Work: "db41-t-s001", Edition: "2024", Change: model.ReleasedCorrected, Provisions: []string{"4.1", "5"}},
			{Work: "x", Change: model.ReleasedRecord},
		},
		Pages: model.PageCount{Added: 3, Changed: 2, Removed: 1},
	}
	bare := &model.Release{Audience: model.Public, Number: 2, Time: "2026-11-27T10:00:00+08:00", AsOf: model.NewDate(2026, 11, 27), Expires: model.NewDate(2027, 11, 27)}
	sys, _, problems, err := source.Load(fstest.MapFS{
		"system.toml":            {Data: []byte("format = 1\nsite.title.zh = \"甲\"\n")},
		"releases/public/1.toml": {Data: source.EncodeRelease(whole)},
		"releases/public/2.toml": {Data: source.EncodeRelease(bare)},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Pos.File != "system.toml" {
			t.Errorf("%s: %s", p.Pos, p.Message(model.En))
		}
	}
	got := sys.Releases[model.Public]
	if len(got) != 2 {
		t.Fatalf("%d releases", len(got))
	}
	for i, want := range []*model.Release{whole, bare} {
		got[i].Origin = model.Origin{}
		for k := range got[i].Works {
			got[i].Works[k].Origin = model.Origin{}
		}
		if !reflect.DeepEqual(got[i], want) {
			t.Errorf("got  %+v\nwant %+v", got[i], want)
		}
	}
}
