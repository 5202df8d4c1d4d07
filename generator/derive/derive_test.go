package derive

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

func date(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func work(id, level, box string, sample bool, issued ...string) *model.Work {
	w := &model.Work{ID: id, Number: id, Level: level, Box: box, Sample: sample}
	for _, s := range issued {
		w.Editions = append(w.Editions, &model.Edition{
			Work: w, Year: s[:4], Number: id + "—" + s[:4], Title: model.Bilingual{Zh: "标准" + id},
			Issued: date(s), InForce: date(s),
		})
	}
	return w
}

func counted() *model.System {
	return &model.System{
		Config: model.Config{
			Levels: []model.Level{{Key: "local"}, {Key: "municipal"}},
			Goals: []model.Goal{
				{Key: "a", Levels: []string{"local"}, Count: 20, Due: date("2022-12-31")},
				{Key: "b", Levels: []string{"local", "municipal"}, Count: 20, Due: date("2022-12-31")},
			},
		},
		Boxes: []*model.Box{{Code: "300", Planned: map[string]int{"local": 2}}, {Code: "320", Parent: "300", Planned: map[string]int{"local": 5}}, {Code: "310", Parent: "300"}, {Code: "400"}},
		Works: []*model.Work{
			work("a1", "local", "310", false, "2022-05-01"),
			work("a2", "local", "310", false, "2023-05-01"),
			work("a3", "local", "320", false),
			work("m1", "municipal", "320", false, "2022-06-01"),
			work("s1", "local", "320", true, "2022-05-01"),
			work("s2", "local", "400", true),
		},
	}
}

// TestCountsKeepSamplesApart: a sample never counts towards a goal, and the
// one promise of the plan read in two ways gives two counts (C1).
func TestCountsKeepSamplesApart(t *testing.T) {
	sys := counted()
	day := date("2026-01-01")
	c := Count(sys, Directory(sys, day), day)
	if want := (Tally{Issued: 3, Samples: 1, Planned: 1}); c.Works != want {
		t.Errorf("works %+v, want %+v", c.Works, want)
	}
	if want := (Tally{Issued: 2, Samples: 1, Planned: 1}); c.Levels[0].Tally != want {
		t.Errorf("local %+v, want %+v", c.Levels[0].Tally, want)
	}
	if g := c.Goals[0]; g.Done != 1 || g.Issued != 2 || g.Samples != 1 {
		t.Errorf("local only: %+v", g)
	}
	if g := c.Goals[1]; g.Done != 2 || g.Issued != 3 {
		t.Errorf("local and municipal: %+v", g)
	}
}

// TestCountsStandAtTheDay: what is issued later was planned then, and a goal
// is met by what had been issued by its due date, seen from the day.
func TestCountsStandAtTheDay(t *testing.T) {
	sys := counted()
	day := date("2022-05-31")
	c := Count(sys, Directory(sys, day), day)
	if want := (Tally{Issued: 1, Samples: 1, Planned: 3}); c.Works != want {
		t.Errorf("works %+v, want %+v", c.Works, want)
	}
	if g := c.Goals[1]; g.Done != 1 || g.Issued != 1 {
		t.Errorf("a goal seen before its end: %+v", g)
	}
}

// TestCountsWhatIsDue: a review is due of what is in force, has reached the
// day and has no review on record since; samples apart.
func TestCountsWhatIsDue(t *testing.T) {
	sys := counted()
	sys.Config.Levels[0].ReviewYears = 3
	reviewed := work("a4", "local", "310", false, "2020-01-01")
	reviewed.Reviews = []model.Review{{Date: date("2024-01-01"), Result: "confirmed"}}
	gone := work("a5", "local", "310", false, "2019-01-01")
	gone.Editions[0].Withdraw = date("2023-01-01")
	sys.Works = append(sys.Works, reviewed, gone)
	for day, want := range map[string]Tally{
		"2025-04-30": {Issued: 5, Samples: 1, Planned: 1},
		"2025-05-01": {Issued: 5, Samples: 1, Planned: 1, Due: 1, SamplesDue: 1},
		"2026-05-01": {Issued: 5, Samples: 1, Planned: 1, Due: 2, SamplesDue: 1},
		"2027-01-01": {Issued: 5, Samples: 1, Planned: 1, Due: 3, SamplesDue: 1},
	} {
		if got := Count(sys, Directory(sys, date(day)), date(day)).Works; got != want {
			t.Errorf("on %s %+v, want %+v", day, got, want)
		}
	}
}

func TestLinksBack(t *testing.T) {
	to := model.Target{Doc: "law", Fragment: "12"}
	from := work("w", "local", "", false, "2024-01-01")
	from.Editions[0].Texts = map[model.Lang]*model.Text{model.Zh: {Provisions: []*model.Provision{{
		ID: "5.2", Number: "5.2", Blocks: []model.Block{&model.Note{Blocks: []model.Block{&model.Paragraph{
			Inlines: []model.Inline{{Kind: model.StrongInline, Children: []model.Inline{{Kind: model.RefInline, Target: &to}}}},
		}}}},
	}}}}
	from.Basis = []model.Basis{{Regulation: "law", Article: "第三条", Provision: "4", Relation: "refines"}}
	law := &model.Regulation{ID: "law", Texts: map[model.Lang]*model.Text{model.Zh: {Provisions: []*model.Provision{{ID: "12"}}}}}
	record := &model.Regulation{ID: "record"}
	from.Basis = append(from.Basis, model.Basis{Regulation: "record", Article: "第三条", Relation: "cites"})
	sys := &model.System{Works: []*model.Work{from}, Regulations: []*model.Regulation{law, record}}
	got := LinksBack(sys, date("2026-01-01"))
	if l := got["regulations/law.html#12"]; len(l) != 1 || l[0].Path != "standards/w.html#5.2" || l[0].Kind != "text" {
		t.Errorf("from the text: %+v", l)
	}
	if l := got["regulations/law.html"]; len(l) != 1 || l[0].Kind != "refines" {
		t.Errorf("an article the text does not have: %+v", l)
	}
	if l := got["regulations/record.html#3"]; len(l) != 1 || l[0].Kind != "cites" {
		t.Errorf("an article of a record: %+v", l)
	}
}

func TestSitemapLeavesOutNoIndex(t *testing.T) {
	b := string(Sitemap(map[string][]byte{
		"b.html":    []byte("<head></head>noindex"),
		"a.html":    []byte("<head></head>"),
		"x.html":    []byte(`<head><meta name="robots" content="noindex"></head>`),
		"404.html":  []byte("<head></head>"),
		"data.json": []byte("{}"),
	}, "https://example.org/"))
	if !strings.Contains(b, "<loc>https://example.org/a.html</loc>\n  </url>\n  <url>\n    <loc>https://example.org/b.html</loc>") ||
		strings.Contains(b, "x.html") || strings.Contains(b, "404") || strings.Contains(b, "json") {
		t.Error(b)
	}
}
