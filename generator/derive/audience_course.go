package derive

import "guiju/generator/model"

// courseFor drops quotations of unlisted works and, of a withheld text, keeps
// the name of the work only. A question of the self-test that rests on what is
// withheld goes with its answer, which tells what the provision says; so does
// what keys.toml remembers.
func courseFor(c *model.Course, shut map[string]model.Decision) *model.Course {
	out := *c
	out.Sessions, out.Keys, out.Materials = nil, model.CourseKeys{Origin: c.Keys.Origin}, nil
	of := func(ref string) model.Decision {
		t, _ := model.ParseTarget(ref)
		return shut[t.Doc]
	}
	for _, s := range c.Sessions {
		var kept []model.Quotation
		for _, q := range s.Quotes {
			switch of(q.Ref) {
			case model.Unlisted:
				continue
			case model.RecordOnly:
				t, _ := model.ParseTarget(q.Ref)
				q = model.Quotation{Origin: q.Origin, Ref: t.Doc}
			}
			kept = append(kept, q)
		}
		s.Quotes = kept
		var tests []model.Test
		for _, t := range s.Tests {
			if of(t.Ref) == "" {
				tests = append(tests, t)
			}
		}
		s.Tests = tests
		out.Sessions = append(out.Sessions, s)
	}
	for _, r := range c.Keys.Quotes {
		if of(r.Ref) == "" {
			out.Keys.Quotes = append(out.Keys.Quotes, r)
		}
	}
	for _, m := range c.Materials {
		if shut[workOfPage(m.Page)] != model.Unlisted {
			out.Materials = append(out.Materials, m)
		}
	}
	return &out
}
