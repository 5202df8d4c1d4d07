package site

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// showSystem is the fixture with a course of two sessions, one of which quotes
// a superseded and an upcoming edition.
func showSystem() *model.System {
	sys := fixtureSystem()
	c := sys.Courses[0]
	c.Sample, c.Audience = true, model.Bilingual{Zh: "新人", En: "Newcomers"}
	c.Sessions = append(c.Sessions, model.Session{
		Title: model.Bilingual{Zh: "第二讲", En: "Two"},
		Quotes: []model.Quotation{
			{Ref: "db41-t-s001/2020#1", Note: model.Bilingual{Zh: "旧的范围。", En: "The old scope."}}, {Ref: "zh-only#1"}, {Ref: "zhu-fa#第二条"}, {Ref: "db41-t-s001#4.2"},
		},
	})
	return sys
}

// TestShow: a course has one slide for its title, one a session, one a
// quotation and one for the questions of a session, numbered from 1; each that
// is a sample says so, and one whose edition is not in force says so, there and
// on the title card.
func TestShow(t *testing.T) {
	sys := showSystem()
	want := 1
	for _, s := range sys.Courses[0].Sessions {
		want += 1 + len(s.Quotes)
		if len(s.Questions) > 0 {
			want++
		}
	}
	d := derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
	files := build(t, d, options())
	for _, l := range model.Langs {
		body := string(files[l.Prefix()+"training/course/show.html"])
		parts := regexp.MustCompile(`<section class="?slide slide-`).Split(body, -1)[1:]
		if len(parts) != want {
			t.Fatalf("%s: %d slides, want %d", l, len(parts), want)
		}
		var kinds []string
		for i, p := range parts {
			kinds = append(kinds, p[:strings.IndexAny(p, `" `)])
			if !strings.Contains(p[:80], "id=\""+strconv.Itoa(i+1)+"\"") {
				t.Errorf("%s: slide %d begins %.80s", l, i+1, p)
			}
			if strings.Count(p, `class="slide-stamp"`) != 1 {
				t.Errorf("%s: slide %d does not say that it is a sample: %s", l, i+1, p)
			}
		}
		if got := strings.Join(kinds, " "); got != "title session quote quote questions session quote quote quote quote" {
			t.Errorf("%s: slides %s", l, got)
		}
		// Of the quotations, the seventh is superseded and the eighth to come.
		for i, p := range parts {
			if notice := strings.Contains(p, `class="slide-notice"`); notice != (i == 6 || i == 7) {
				t.Errorf("%s: slide %d says that it is not in force: %t", l, i+1, notice)
			}
		}
		for n, want := range map[int][]string{
			0: {`href="#7"`, `href="#8"`, model.Bilingual{Zh: "注意：本课引用的 2 条", En: "2 of the provisions"}.In(l)},
			6: {`data-status="superseded"`, `data-superseded="2023-02-01"`, strings.ToUpper(d.Codes.Of("db41-t-s001/2020", "1")), model.Bilingual{Zh: "旧的范围。", En: "The old scope."}.In(l)},
			7: {`data-status="upcoming"`, strings.ToUpper(d.Codes.Of("zh-only", "1"))},
			8: {strings.ToUpper(d.Codes.Of("zhu-fa", "2"))},
			9: {model.Bilingual{Zh: `<math`, En: `Formula (1)`}.In(l), strings.ToUpper(d.Codes.Of("db41-t-s001", "4.2"))},
		} {
			for _, s := range want {
				if !strings.Contains(parts[n], s) {
					t.Errorf("%s: slide %d lacks %s: %.1500s", l, n+1, s, parts[n])
				}
			}
		}
		// A work of which only the record is public is named, and not quoted.
		if !strings.Contains(parts[3], "S002—2024") || strings.Contains(parts[3], "不该出现") || strings.Contains(parts[3], "slide-code") {
			t.Errorf("%s: %s", l, parts[3])
		}
	}
}

// TestShowOfEveryCourse: the page is there for each course, the site map lists
// it with the courses, and content may link to it.
func TestShowOfEveryCourse(t *testing.T) {
	d := fixture()
	files := built()
	for _, c := range d.System.Courses {
		if files[c.ShowPath()] == nil {
			t.Errorf("no slides at %s", c.ShowPath())
		}
		if !strings.Contains(string(files["site-map.html"]), `href="./`+c.ShowPath()+`"`) {
			t.Errorf("the site map lacks %s", c.ShowPath())
		}
		if found, folder := d.System.HasPage(c.ShowPath()); !found || folder != "training" {
			t.Errorf("HasPage(%s) = %t, %s", c.ShowPath(), found, folder)
		}
	}
	for _, at := range []string{"training/nobody/show.html", "training/course/other.html", "training/course/show/x.html"} {
		if found, _ := d.System.HasPage(at); found {
			t.Errorf("HasPage(%s)", at)
		}
	}
	for _, at := range []string{model.BasketPath, model.CodesPath} {
		if !slices.Contains(model.ListPages, at) || files[at] == nil || files["en/"+at] == nil {
			t.Errorf("no page %s", at)
		}
	}
	if want := fmt.Sprintf("training/%s/show.html", d.System.Courses[0].ID); d.System.Courses[0].ShowPath() != want {
		t.Errorf("slides at %s", d.System.Courses[0].ShowPath())
	}
}
