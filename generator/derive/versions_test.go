package derive_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/text"
)

func standardText(l model.Lang, src string) *model.Text {
	t, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: l})
	return t
}

// amendedWork has an edition with two amendments, the second still to come on
// 2026-01-01, a correction between them, and an edition that takes its place.
func amendedWork() *model.Work {
	both := func(zh, en string) map[model.Lang]*model.Text {
		return map[model.Lang]*model.Text{model.Zh: standardText(model.Zh, zh), model.En: standardText(model.En, en)}
	}
	w := &model.Work{ID: "a", Number: "DB41/T S001", Level: "local", Sample: true, Publication: model.Publication{Decision: model.FullText}}
	e := &model.Edition{
		Work: w, Year: "2022", Number: "DB41/T S001—2022", Title: model.Bilingual{Zh: "甲"}, Issued: model.NewDate(2022, 5, 1), InForce: model.NewDate(2022, 8, 1),
		Texts: both("# 1 范围\n\n本文件规定了要求。\n\n# 2 要求\n\n2.1 车辆应干净。\n\n2.2 人员应守时。\n\n2.3 应记录。\n",
			"# 1 Scope\n\nThis document states requirements.\n\n# 2 Requirements\n\n2.1 Vehicles shall be clean.\n\n2.2 Staff shall be on time.\n\n2.3 Records shall be kept.\n"),
		Amendments: []model.Amendment{
			{Number: "第2号修改单", InForce: model.NewDate(2027, 1, 1), Folder: "2", Changes: []model.Change{{Action: model.Deleted, Provision: "2.3"}, {Action: model.Added, Provision: "2.5", After: "2.4"}},
				Texts: map[model.Lang]*model.Text{model.Zh: standardText(model.Zh, "# 2\n\n2.5 应归档。\n")}},
			{Number: "第1号修改单", InForce: model.NewDate(2023, 3, 1), Folder: "1", Changes: []model.Change{{Action: model.Replaced, Provision: "2.1"}, {Action: model.Added, Provision: "2.4", After: "2.3"}, {Action: model.Deleted, Provision: "2.2"}},
				Texts: both("# 2\n\n2.1 车辆应干净、完好。\n\n2.4 应检查。\n", "# 2\n\n2.1 Vehicles shall be clean and whole.\n")},
			{Number: "公告", InForce: model.NewDate(2023, 6, 1)}, // its words are not held
		},
		Corrections: []model.Correction{{Date: model.NewDate(2024, 5, 14), Provisions: []string{"2.3"}, Folder: "x", Kind: model.Transcript,
			Before: map[model.Lang]*model.Text{model.Zh: standardText(model.Zh, "# 1 范围\n\n本文件规定了要求。\n\n# 2 要求\n\n2.1 车辆应干净。\n\n2.2 人员应守时。\n\n2.3 应登记。\n")}}},
	}
	next := &model.Edition{Work: w, Year: "2028", Number: "DB41/T S001—2028", Title: e.Title, Issued: model.NewDate(2025, 12, 1), InForce: model.NewDate(2028, 8, 1),
		Texts: both("# 1 范围\n\n本文件规定了要求。\n", "# 1 Scope\n\nThis document states requirements.\n")}
	w.Editions = []*model.Edition{e, next}
	w.Keys.Editions = []model.EditionKey{{Year: "2022", Recorded: model.NewDate(2022, 9, 1), Text: model.NewDate(2022, 10, 1)}}
	return w
}

func amendedSystem(works ...*model.Work) *model.System {
	sys := &model.System{Works: works}
	sys.Config.Site.Title = model.Bilingual{Zh: "甲", En: "A"}
	sys.Config.Levels = []model.Level{{Key: "local", Title: model.Bilingual{Zh: "地方标准", En: "Local"}, Publication: model.FullText}}
	return sys
}

var amendedDay = model.NewDate(2026, 1, 1)

// TestConsolidate: the texts are those of the day in every language, what has
// no English is not shown in the former one, and the system is not changed.
func TestConsolidate(t *testing.T) {
	sys := amendedSystem(amendedWork())
	for day, want := range map[model.Date]string{
		model.NewDate(2023, 2, 28): "2.1 2.2 2.3 / 2.1 2.2 2.3",
		amendedDay:                 "2.1 2.3 2.4 / 2.1 2.3",
		model.NewDate(2027, 1, 1):  "2.1 2.4 2.5 / 2.1",
	} {
		d := derive.All(sys, model.Public, day)
		e := d.System.Works[0].Editions[0]
		var got []string
		for _, l := range model.Langs {
			var ids []string
			for _, p := range e.Texts[l].Find("2").Children {
				ids = append(ids, p.ID)
			}
			got = append(got, strings.Join(ids, " "))
		}
		if s := strings.Join(got, " / "); s != want {
			t.Errorf("on %s: %s, want %s", day, s, want)
		}
		if e.Work != d.System.Works[0] || e.Work.EditionAt(day) != e {
			t.Errorf("on %s: the edition is not one of its work", day)
		}
	}
	if e := sys.Works[0].Editions[0]; e.Original != nil || e.Texts[model.Zh].Find("2.2") == nil {
		t.Error("the system was changed")
	}
	if text.Consolidate(sys, model.NewDate(2022, 1, 1)) != sys {
		t.Error("a system that nothing amends was copied")
	}
}

func TestVersions(t *testing.T) {
	w := text.Consolidate(amendedSystem(amendedWork()), amendedDay).Works[0]
	var got []string
	for _, v := range derive.Versions(w) {
		got = append(got, fmt.Sprintf("%s %s %s..%s published %s corrected %s shown %v %s %s %d",
			v.Key, v.Kind, v.From, v.Until, v.Published, v.Corrected, v.Shown, v.Path, v.Pinned, len(v.Texts[model.Zh].Find("1").Blocks)))
		if v.Title.Zh == "" || v.Title.En == "" {
			t.Errorf("%s has no title", v.Key)
		}
	}
	want := []string{
		"2022-before-2024-05-14-issued before 2022-08-01..2023-03-01 published 2022-10-01 corrected 2024-05-14 shown false standards/a/2022-before-2024-05-14-issued.html standards/a/2022-before-2024-05-14-issued.html 1",
		"2022 issued 2022-08-01..2023-03-01 published 2024-05-14 corrected  shown false standards/a/2022-issued.html standards/a/2022-issued.html 1",
		"2022-before-2024-05-14 before 2023-03-01..2028-08-01 published  corrected 2024-05-14 shown false standards/a/2022-before-2024-05-14.html standards/a/2022-before-2024-05-14.html 1",
		"2022-amd1 amended 2023-03-01..2027-01-01 published 2024-05-14 corrected  shown true standards/a/2022.html standards/a/2022-amd1.html 1",
		"2022-amd2 amended 2027-01-01..2028-08-01 published  corrected  shown false standards/a/2022-amd2.html standards/a/2022-amd2.html 1",
		"2028 issued 2028-08-01.. published  corrected  shown true standards/a/2028.html  1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("versions\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, v := range derive.Versions(w) {
		if v.Pinned == "" {
			continue
		}
		sys := amendedSystem(w)
		if found, _ := sys.HasPage(v.Pinned); !found {
			t.Errorf("nobody knows of the page %s", v.Pinned)
		}
	}
	sys := amendedSystem(w)
	for _, no := range []string{"standards/a/2022-amd3.html", "standards/a/2028-issued.html", "standards/a/2022-before-2020-01-01.html"} {
		if found, _ := sys.HasPage(no); found {
			t.Errorf("%s is taken for a page", no)
		}
	}
}

// TestWordingStands: a wording has a status of its own within its edition: one to
// come is upcoming, one that was amended or mended is superseded, also where the
// edition is in force.
func TestWordingStands(t *testing.T) {
	w := text.Consolidate(amendedSystem(amendedWork()), amendedDay).Works[0]
	got := map[string]string{}
	for _, v := range derive.Versions(w) {
		s := v.Standing()
		got[v.Key] = fmt.Sprint(s.At(amendedDay), " ", s.InForce, " ", s.Superseded, " ", v.Mended())
	}
	want := map[string]string{
		"2022-before-2024-05-14-issued": "superseded 2022-08-01 2023-03-01 ",
		"2022":                          "superseded 2022-08-01 2023-03-01 ",
		"2022-before-2024-05-14":        "superseded 2023-03-01 2024-05-14 2024-05-14",
		"2022-amd1":                     "current 2023-03-01 2027-01-01 ",
		"2022-amd2":                     "upcoming 2027-01-01 2028-08-01 ",
		"2028":                          "upcoming 2028-08-01  ",
	}
	if !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAmendedIn: every change is told at its place, with the words before; what
// is to come is not told as done.
func TestAmendedIn(t *testing.T) {
	d := derive.All(amendedSystem(amendedWork()), model.Public, amendedDay)
	e := d.System.Works[0].Editions[0]
	var got []string
	for _, a := range derive.AmendedIn(e) {
		got = append(got, a.Action+" "+a.Provision+" at "+a.Place+" "+a.Older)
	}
	for _, a := range derive.Pending(e, amendedDay) {
		got = append(got, "to come: "+a.Action+" "+a.Provision+" at "+a.Place)
	}
	want := []string{
		"replace 2.1 at 2.1 standards/a/2022-issued.html#2.1", "add 2.4 at 2.4 standards/a/2022-issued.html", "delete 2.2 at 2 standards/a/2022-issued.html#2.2",
		"to come: delete 2.3 at 2.3", "to come: add 2.5 at 2.4",
	}
	if !slices.Equal(got, want) {
		t.Errorf("amended\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	twin := string(derive.Twins(d)["standards/a.json"])
	for _, s := range []string{`"amended_by"`, `"action": "replace"`, `"before": "standards/a/2022-issued.html#2.1"`} {
		if !strings.Contains(twin, s) {
			t.Errorf("the twin has no %s", s)
		}
	}
	c := derive.CiteEdition(d.Rows[0], e, model.Zh, amendedDay)
	for f, s := range map[derive.CiteForm]string{derive.OfficialForm: "包括第1号修改单", derive.EnglishForm: "including Amendment 1"} {
		if cite := c.Write(f, model.Bilingual{}, "x"); !strings.Contains(cite, s) || strings.Contains(cite, "第2号") || strings.Contains(cite, "Amendment 2") {
			t.Errorf("%s: %s", f, cite)
		}
	}
}

// TestOnDates: one wording of a standard holds on each day, by what was known
// on another.
func TestOnDates(t *testing.T) {
	d := derive.All(amendedSystem(amendedWork()), model.Public, amendedDay)
	held := func(day, known model.Date) string {
		var list []string
		for _, l := range derive.OnDates(d) {
			if l.At(day, known) {
				list = append(list, l.Version.Key)
			}
		}
		return strings.Join(list, " ")
	}
	for _, c := range []struct {
		day, known model.Date
		want       string
	}{
		{model.NewDate(2022, 7, 31), model.Date{}, ""},
		{model.NewDate(2022, 8, 1), model.Date{}, "2022"},
		{model.NewDate(2023, 2, 28), model.NewDate(2023, 2, 28), "2022-before-2024-05-14-issued"},
		{model.NewDate(2023, 3, 1), model.NewDate(2024, 5, 13), "2022-before-2024-05-14"},
		{model.NewDate(2023, 3, 1), model.NewDate(2024, 5, 14), "2022-amd1"},
		{model.NewDate(2024, 5, 14), model.Date{}, "2022-amd1"},
		{model.NewDate(2027, 1, 1), model.Date{}, "2022-amd2"},
		{model.NewDate(2028, 8, 1), model.Date{}, "2028"},
	} {
		if got := held(c.day, c.known); got != c.want {
			t.Errorf("on %s as known on %s: %q, want %q", c.day, c.known, got, c.want)
		}
	}
	data := string(derive.VersionsJSON(d))
	if n := strings.Count(data, `"version":`); n != 6 || !strings.Contains(data, `"corrected_on": "2024-05-14"`) {
		t.Errorf("%d wordings in the data:\n%s", n, data)
	}
}

// TestWordingsWithheld: of a work with its record only neither amendments nor
// corrections nor wordings are left, nor the names of their folders.
func TestWordingsWithheld(t *testing.T) {
	for _, decision := range []model.Decision{model.RecordOnly, model.Unlisted} {
		w := amendedWork()
		w.Publication.Decision = decision
		d := derive.All(amendedSystem(w), model.Public, amendedDay)
		for _, w := range d.System.Works {
			for _, e := range w.Editions {
				if len(e.Amendments) > 0 || len(e.Corrections) > 0 || len(e.Texts) > 0 || e.Original != nil {
					t.Errorf("%s: %+v", decision, e)
				}
			}
		}
		out := string(derive.VersionsJSON(d)) + string(derive.Twins(d)["standards/a.json"])
		for _, canary := range []string{"amd", "before-", "修改单", "车辆", `"version"`} {
			if strings.Contains(out, canary) {
				t.Errorf("%s: the data say %q", decision, canary)
			}
		}
	}
}
