package derive

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestTargets: what counts, when, and the two readings of one promise.
func TestTargets(t *testing.T) {
	sys := crowd()
	rows := Directory(sys, crowdDay)
	for i, tg := range Targets(sys, rows, crowdDay) {
		g := sys.Config.Goals[i]
		var issued, byDue, samples int
		for _, w := range sys.Works {
			if !strings.Contains(" "+strings.Join(g.Levels, " ")+" ", " "+w.Level+" ") || len(w.Editions) == 0 {
				continue
			}
			if w.Sample {
				samples++
				continue
			}
			issued++
			if w.Editions[0].Issued.String() <= "2022-12-31" {
				byDue++
			}
		}
		if len(tg.Counted) != issued || tg.Issued != issued || tg.Done != byDue || len(tg.Aside) != samples || tg.Samples != samples {
			t.Errorf("%s: %d counted, issued %d, by the due day %d, aside %d; want %d, %d, %d", g.Key, len(tg.Counted), tg.Issued, tg.Done, len(tg.Aside), issued, byDue, samples)
		}
		sum, due := 0, 0
		last := ""
		for _, m := range tg.Months {
			sum += m.New
			if m.Sum != sum || m.Month <= last && last != "" {
				t.Errorf("%s: %+v after %d and %s", g.Key, m, sum, last)
			}
			if last = m.Month; m.Due {
				due = m.Sum
			}
		}
		if sum != issued || due != byDue {
			t.Errorf("%s: the months add up to %d, %d by the due month; want %d, %d", g.Key, sum, due, issued, byDue)
		}
		if c := tg.Chart; c.Wide == 0 || c.Line[0].Y <= c.Line[len(c.Line)-1].Y || c.Due <= c.Left {
			t.Errorf("%s: the line does not rise: %+v", g.Key, c)
		}
		for _, p := range tg.Chart.Line {
			if p.X < tg.Chart.Left || p.X > tg.Chart.Wide || p.Y < tg.Chart.Top || p.Y > tg.Chart.Base {
				t.Errorf("%s: %+v stands outside of the axes", g.Key, p)
			}
		}
	}
}

// TestTargetsWithout: nothing is drawn of nothing; a work without a day counts
// and says so; a revision does not count again.
func TestTargetsWithout(t *testing.T) {
	undated, revised := work("u", "local", "", false, "2023-01-01"), work("r", "local", "", false, "2021-03-01", "2024-03-01")
	undated.Editions[0].Issued = model.Date{}
	sys := &model.System{Config: model.Config{Levels: []model.Level{{Key: "local"}}, Goals: []model.Goal{{Key: "g", Levels: []string{"local"}, Count: 3, Due: date("2022-12-31")}}}}
	if tg := Targets(sys, nil, crowdDay)[0]; tg.Issued != 0 || tg.Months != nil || tg.Chart.Wide != 0 {
		t.Errorf("of nothing: %+v", tg)
	}
	sys.Works = []*model.Work{work("s", "local", "", true, "2022-01-01")}
	if tg := Targets(sys, Directory(sys, crowdDay), crowdDay)[0]; tg.Issued != 0 || tg.Months != nil || len(tg.Aside) != 1 {
		t.Errorf("of a sample: %+v", tg)
	}
	sys.Works = append(sys.Works, undated, revised)
	rows := Directory(sys, crowdDay)
	tg := Targets(sys, rows, crowdDay)[0]
	want := []MonthSum{{"", 1, 1, false}, {"2021-03", 1, 2, false}, {"2022-12", 0, 2, true}}
	if len(tg.Months) != 3 || tg.Months[0] != want[0] || tg.Months[1] != want[1] || tg.Months[2] != want[2] {
		t.Errorf("months %+v, want %+v", tg.Months, want)
	}
	var months []string
	for _, m := range Releases(sys, rows, crowdDay) {
		months = append(months, m.Month)
		if m.Month == "2024-03" && (len(m.Real) != 1 || m.Revision != 1 || m.Levels[0] != 1) || m.Month == "2022-01" && (len(m.Real) != 0 || len(m.Samples) != 1) {
			t.Errorf("released: %+v", m)
		}
	}
	if got := strings.Join(months, " "); got != "2024-03 2022-01 2021-03 " {
		t.Errorf("months of release %q", got)
	}
	// Seen from an earlier day, the revision has not been.
	if got := Releases(sys, Directory(sys, date("2022-06-01")), date("2022-06-01")); got[0].Month != "2022-01" {
		t.Errorf("seen earlier: %+v", got[0].Month)
	}
}

// TestKeyAreas: an area has the works that name it, and those of its boxes that
// name none.
func TestKeyAreas(t *testing.T) {
	sys := crowd()
	sys.Works[1].Box, sys.Works[1].Area = "210", "energy" // its own word comes first
	sys.Regulations = []*model.Regulation{{ID: "law", Topics: []model.Topic{{Area: "energy"}, {Area: "vehicles", Articles: []string{"3-5"}}}}}
	sys.Publicity = []*model.Item{{ID: "i", Kind: "news", About: []string{"w001#4.1"}}, {ID: "other", Kind: "news", About: []string{"nothing"}}}
	sys.Courses = []*model.Course{{ID: "c", Sessions: []model.Session{{Quotes: []model.Quotation{{Ref: "w001#2"}}}}}}
	rows := Directory(sys, crowdDay)
	areas := KeyAreas(sys, rows, Statistic(sys, Whole(sys, rows), crowdDay), crowdDay)
	for i, key := range []string{"vehicles", "energy"} {
		a := areas[i]
		want := 0
		for _, w := range sys.Works {
			if w.Area == key || w.Area == "" && key == "vehicles" && strings.HasPrefix(w.Box, "2") {
				want++
			}
		}
		if len(a.Rows) != want || want == 0 {
			t.Errorf("%s: %d standards, want %d", key, len(a.Rows), want)
		}
		sum := 0
		for _, l := range a.Levels {
			for _, n := range l.Statuses {
				sum += n
			}
		}
		if real := a.Tally.Issued + a.Tally.Planned; sum != real {
			t.Errorf("%s: by status %d, tally %d", key, sum, real)
		}
	}
	v, e := areas[0], areas[1]
	if len(v.Boxes) != 5 || len(v.Topics) != 1 || v.Topics[0].Index != 1 || len(v.Items) != 0 {
		t.Errorf("vehicles: %d boxes, topics %+v, items %d", len(v.Boxes), v.Topics, len(v.Items))
	}
	if len(e.Items) != 1 || len(e.Courses) != 1 || len(e.Boxes) != 0 {
		t.Errorf("energy: items %d, courses %d", len(e.Items), len(e.Courses))
	}
}

// TestColumns: the columns are those configured, each once, with the title;
// the data files have them all.
func TestColumns(t *testing.T) {
	keys := func(sys *model.System) (out []string) {
		for _, c := range Columns(sys) {
			if c.Title.Zh == "" || c.Title.En == "" || c.Sort == "" {
				t.Errorf("column %+v", c)
			}
			out = append(out, c.Key)
		}
		return out
	}
	sys := crowd()
	if got := keys(sys); strings.Join(got, " ") != strings.Join(model.DirectoryColumns, " ") {
		t.Errorf("none configured: %v", got)
	}
	sys.Config.Directory.Columns = []string{"number", "box", "number", "nothing"}
	if got := strings.Join(keys(sys), " "); got != "title number box" {
		t.Errorf("configured: %s", got)
	}
	rows := Directory(sys, crowdDay)
	table := DirectoryTable(sys, rows, crowdDay, model.Zh, "x")
	if len(table.Rows) != len(sys.Works) || len(table.Columns) != len(model.DirectoryColumns)+2 {
		t.Errorf("%d rows, %d columns", len(table.Rows), len(table.Columns))
	}
	for _, r := range table.Rows {
		if len(r) != len(table.Columns) {
			t.Fatalf("a row of %d cells", len(r))
		}
	}
}

func TestSortKeys(t *testing.T) {
	if a, b := NumberKey("DB41/T 9—2021"), NumberKey("DB41/T 10—2020"); a >= b {
		t.Errorf("%q is not before %q", a, b)
	}
	if a, b := WordsKey("办公用房"), WordsKey("车辆"); a >= b {
		t.Errorf("%q is not before %q", a, b)
	}
	w := work("a", "l", "110", false)
	w.Number, w.Title = "DB41/T 2341", model.Bilingual{Zh: "公务用车规范"}
	if got := FoundBy(row(&model.System{}, w, crowdDay)); !strings.Contains(got, "db41t2341") || !strings.Contains(got, "gwyc") {
		t.Errorf("found by %q", got)
	}
}
