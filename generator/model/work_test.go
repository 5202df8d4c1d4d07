package model

import "testing"

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestStatus holds the one definition of status that check, derive and the
// browser share.
func TestStatus(t *testing.T) {
	w := &Work{}
	old := &Edition{Work: w, Year: "2020", InForce: day("2020-03-01"), Withdraw: day("2025-01-01")}
	now := &Edition{Work: w, Year: "2023", InForce: day("2023-06-01")}
	next := &Edition{Work: w, Year: "2027", InForce: day("2027-01-01")}
	w.Editions = []*Edition{old, now, next}
	for _, c := range []struct {
		day            string
		old, now, next Status
		shown          string
		work           Status
	}{
		{"2020-02-29", Upcoming, Upcoming, Upcoming, "2027", Upcoming},
		{"2020-03-01", Current, Upcoming, Upcoming, "2020", Current},
		{"2023-05-31", Current, Upcoming, Upcoming, "2020", Current},
		{"2023-06-01", Superseded, Current, Upcoming, "2023", Current},
		{"2025-01-01", Withdrawn, Current, Upcoming, "2023", Current},
		{"2027-01-01", Withdrawn, Superseded, Current, "2027", Current},
	} {
		d := day(c.day)
		if a, b, e := old.StatusAt(d), now.StatusAt(d), next.StatusAt(d); a != c.old || b != c.now || e != c.next {
			t.Errorf("%s: %s %s %s, want %s %s %s", c.day, a, b, e, c.old, c.now, c.next)
		}
		if e := w.EditionAt(d); e.Year != c.shown || w.StatusAt(d) != c.work {
			t.Errorf("%s: shows %s as %s, want %s as %s", c.day, e.Year, w.StatusAt(d), c.shown, c.work)
		}
	}
	if s := (&Work{}).StatusAt(day("2026-01-01")); s != Planned {
		t.Errorf("a work without an edition is %s", s)
	}
}

func TestWithdrawnWorkIsShownAsWithdrawn(t *testing.T) {
	w := &Work{}
	w.Editions = []*Edition{{Work: w, Year: "2020", InForce: day("2020-03-01"), Withdraw: day("2025-07-01")}}
	if s := w.StatusAt(day("2025-06-30")); s != Current {
		t.Errorf("the day before: %s", s)
	}
	if s := w.StatusAt(day("2025-07-01")); s != Withdrawn {
		t.Errorf("on the day: %s", s)
	}
}

func TestReviewDue(t *testing.T) {
	w := &Work{Reviews: []Review{{Date: day("2024-01-10"), Result: "confirmed"}, {Date: day("2030-01-01"), Result: "confirmed"}}}
	w.Editions = []*Edition{{Work: w, Year: "2021", InForce: day("2021-02-01")}}
	if got := w.ReviewDue(3, day("2023-01-01")); got != day("2024-02-01") {
		t.Errorf("before the review: due %s", got)
	}
	if got := w.ReviewDue(3, day("2026-01-01")); got != day("2027-01-10") {
		t.Errorf("after it was confirmed: due %s", got)
	}
	for _, asked := range []string{"revise", "withdraw"} {
		w.Reviews[1] = Review{Date: day("2025-05-01"), Result: asked}
		if got := w.ReviewDue(3, day("2026-01-01")); !got.IsZero() {
			t.Errorf("after a review said %s: due %s", asked, got)
		}
		if got := w.ReviewDue(3, day("2025-04-30")); got != day("2027-01-10") {
			t.Errorf("before it did: due %s", got)
		}
	}
	if got := w.ReviewDue(0, day("2026-01-01")); !got.IsZero() {
		t.Errorf("without a rule: due %s", got)
	}
	if got := w.ReviewDue(3, day("2020-01-01")); !got.IsZero() {
		t.Errorf("before it is in force: due %s", got)
	}
}

func TestResolve(t *testing.T) {
	text := &Text{Provisions: []*Provision{{ID: "5", Children: []*Provision{{ID: "5.1", Blocks: []Block{
		&List{Items: []*ListItem{{ID: "5.1-a"}}},
	}}}}}}
	w := &Work{ID: "w"}
	w.Editions = []*Edition{
		{Work: w, Year: "2020", InForce: day("2020-01-01"), Texts: map[Lang]*Text{Zh: text}},
		{Work: w, Year: "2024", InForce: day("2024-01-01")},
	}
	sys := &System{Works: []*Work{w}, Regulations: []*Regulation{{ID: "r"}}}
	for _, c := range []struct {
		target, path, provision string
		err                     error
	}{
		{"w", "standards/w.html", "", nil},
		{"w#5.1", "standards/w.html", "", NoText},
		{"w/2020#5.1", "standards/w/2020.html", "5.1", nil},
		{"w/2020#5.1-a", "standards/w/2020.html", "5.1", nil},
		{"w/2020#9", "standards/w/2020.html", "", NoFragment},
		{"w/1999", "standards/w.html", "", NoEdition},
		{"r#第三条", "regulations/r.html", "", NoText},
		{"x", "", "", NoDocument},
	} {
		target, _ := ParseTarget(c.target)
		r, err := sys.Resolve(target, En, day("2026-01-01"))
		if err != c.err || r.Path != c.path {
			t.Errorf("%s: %s, %v; want %s, %v", c.target, r.Path, err, c.path, c.err)
		}
		if c.provision != "" && (r.Provision == nil || r.Provision.ID != c.provision) {
			t.Errorf("%s: stands in %v, want %s", c.target, r.Provision, c.provision)
		}
	}
}

func TestProblemFormat(t *testing.T) {
	r := &Rule{ID: "x", Message: Bilingual{Zh: "{2}里没有{1}", En: "{1} is not in {2}"}}
	p := r.At(Pos{}, "%d{2}", Bilingual{Zh: "表", En: "the table"})
	if got := p.Message(Zh); got != "表里没有%d{2}" {
		t.Error(got)
	}
	if got := p.Message(En); got != "%d{2} is not in the table" {
		t.Error(got)
	}
}
