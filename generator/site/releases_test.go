package site

import (
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestReleasePages: the chain and what the last release changed are shown as
// recorded, real standards apart from samples; without a chain both pages say
// what would fill them.
func TestReleasePages(t *testing.T) {
	m := &maker{d: fixture(), lang: model.Zh}
	empty := m.releasePages()
	if v := empty[0].data.(map[string]any); v["rows"].([]releaseRow) != nil || v["this"] != 0 {
		t.Errorf("without a chain: %+v", v)
	}
	if v := empty[1].data.(map[string]any); v["release"] != nil {
		t.Errorf("without a chain: %+v", v)
	}
	w := m.d.System.Works[0]
	e := w.Editions[0]
	m.d.Chain = []*model.Release{
		{Number: 1, Time: "2026-01-10T10:00:00+08:00", Manifest: "aa", Pages: model.PageCount{Added: 3}, Works: []model.Released{{Work: w.ID, Edition: e.Year, Change: model.ReleasedText}}},
		{Number: 2, Time: "2026-01-11T10:00:00+08:00", Previous: "aa", Works: []model.Released{
			{Work: w.ID, Edition: e.Year, Change: model.ReleasedCorrected, Provisions: []string{"1"}}, {Work: "gone", Change: model.ReleasedRecord},
		}},
	}
	m.d.Release = m.d.Chain[1]
	pages := m.releasePages()
	rows := pages[0].data.(map[string]any)["rows"].([]releaseRow)
	if len(rows) != 2 || rows[0].Number != 2 || rows[0].Counted || rows[0].Previous != "aa" || rows[1].Manifest != "aa" || rows[1].Pages.Added != 3 {
		t.Errorf("rows %+v", rows)
	}
	v := pages[1].data.(map[string]any)
	real, samples := v["real"].([]releasedRow), v["samples"].([]releasedRow)
	told := append(real, samples...)
	if len(told) != 1 || (len(samples) == 1) != w.Sample {
		t.Fatalf("real %+v, samples %+v", real, samples)
	}
	if told[0].Change != model.ReleasedCorrected || told[0].Link.Note != e.Number || len(told[0].Places) != 1 || !strings.HasSuffix(told[0].Places[0].Href, "#1") {
		t.Errorf("%+v", told[0])
	}
	m.d.System.Gone = []*model.Gone{{Path: "pages/old.html", Date: model.NewDate(2026, 1, 11), Successor: "directory.html"}, {Path: "data/old.json", Date: model.NewDate(2026, 1, 11)}, {Path: e.Path()}}
	m.d.System.Published = map[model.Audience][]model.PublishedFile{m.d.Audience: {{Path: "pages/old/kit.html"}, {Path: "en/pages/old/kit.html"}}}
	var gone []string
	for _, g := range m.releasePages()[0].data.(map[string]any)["gone"].([]goneRow) {
		gone = append(gone, g.Address+" "+g.Page)
	}
	if want := []string{"pages/old.html " + m.href("pages/old.html"), "pages/old/kit.html " + m.href("pages/old/kit.html"), "data/old.json "}; !slices.Equal(gone, want) {
		t.Errorf("given up: %q, want %q", gone, want)
	}
	if line := m.releaseLine(); line == nil || line.Number != 2 || line.Day != "2026-01-11" {
		t.Errorf("on the home page: %+v", line)
	}
}
