package main

import (
	"slices"

	"guiju/generator/check"
	"guiju/generator/model"
)

// asReported ties findings to the entries of edition.toml that accept them.
// Which finding an entry accepts is for check.Accept alone to say, so it is
// asked: once for each entry, about the findings that can be meant, made
// errors, so that those that come back as information are the accepted ones.
func asReported(sys *model.System, problems []model.Problem) []finding {
	out := make([]finding, len(problems))
	for i, p := range problems {
		out[i].Problem = p
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			for i := range e.Accepted {
				accept(out, e, &e.Accepted[i])
			}
		}
	}
	return out
}

// accept marks what one entry of the edition accepts.
func accept(fs []finding, e *model.Edition, a *model.Accepted) {
	files := map[string]bool{}
	for _, t := range e.Texts {
		if t != nil {
			files[t.File] = true
		}
	}
	var asked []model.Problem
	for _, f := range fs {
		if f.Rule.ID == a.Rule && files[f.Pos.File] {
			asked = append(asked, f.As(model.Error))
		}
	}
	alone := &model.System{Works: []*model.Work{{Editions: []*model.Edition{
		{Origin: e.Origin, Texts: e.Texts, Accepted: []model.Accepted{*a}}}}}}
	for _, p := range check.Accept(alone, asked) {
		if p.Severity != model.Info {
			continue
		}
		i := slices.IndexFunc(fs, func(f finding) bool {
			return f.Pos == p.Pos && f.Rule == p.Rule && f.Message(model.Zh) == p.Message(model.Zh)
		})
		fs[i].accepted = a
	}
}
