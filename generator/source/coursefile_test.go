package source_test

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guiju/generator/model"
	"guiju/generator/source"
)

// TestEncodeCourse: the course that is published as course.toml is read back as
// the course that was written by hand, and so are its records; no part of the
// shipped one is left out.
func TestEncodeCourse(t *testing.T) {
	sys, _, problems, err := source.Load(os.DirFS("../../content"))
	if err != nil || model.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	if len(sys.Courses) == 0 {
		t.Fatal("no course")
	}
	for _, c := range sys.Courses {
		back, _, problems, err := source.Load(fstest.MapFS{
			"system.toml":                       {Data: []byte("format = 1\nsite.title.zh = \"题目\"\n")},
			"training/" + c.ID + "/course.toml": {Data: source.EncodeCourse(c)},
			"training/" + c.ID + "/keys.toml":   {Data: source.EncodeCourseKeys(c.Keys)},
		})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		if diff := cmp.Diff(c, back.Courses[0], cmpopts.IgnoreTypes(model.Origin{}), cmpopts.IgnoreFields(model.Course{}, "Texts")); diff != "" {
			t.Error(diff)
		}
		if n := len(c.Sessions); n < 6 {
			t.Errorf("%d sessions", n)
		}
		for i, s := range c.Sessions {
			if len(s.Quotes) == 0 || len(s.Questions) == 0 || len(s.Tests) < 3 {
				t.Errorf("session %d has %d quotations, %d questions, %d tests", i+1, len(s.Quotes), len(s.Questions), len(s.Tests))
			}
		}
	}
}
