package source

import (
	"fmt"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// EncodeCourse writes course.toml: all that a course says, in the order of
// package model. Load reads the same course back.
func EncodeCourse(c *model.Course) []byte {
	var w courseWriter
	w.says("title", c.Title)
	w.says("audience", c.Audience)
	w.says("summary", c.Summary)
	if !c.Prepared.IsZero() {
		w.line("prepared", c.Prepared.String())
	}
	w.says("by", c.By)
	w.flag("sample", c.Sample)
	for _, m := range c.Materials {
		w.list("material")
		w.says("title", m.Title)
		w.words("page", m.Page)
	}
	for _, s := range c.Sessions {
		w.list("session")
		w.says("title", s.Title)
		if s.Minutes != 0 {
			w.line("minutes", fmt.Sprint(s.Minutes))
		}
		for _, q := range s.Quotes {
			w.list("session.quote")
			w.words("ref", q.Ref)
			w.says("note", q.Note)
		}
		for _, q := range s.Questions {
			w.list("session.question")
			w.says("text", q.Text)
		}
		for _, t := range s.Tests {
			w.list("session.test")
			w.says("text", t.Text)
			w.words("ref", t.Ref)
			w.says("why", t.Why)
			for _, choice := range t.Choices {
				w.list("session.test.choice")
				w.says("text", choice.Text)
				w.flag("right", choice.Right)
			}
		}
	}
	return []byte(w.b.String())
}

type courseWriter struct{ b strings.Builder }

func (w *courseWriter) line(key, value string) { fmt.Fprintf(&w.b, "%s = %s\n", key, value) }

func (w *courseWriter) list(name string) { fmt.Fprintf(&w.b, "\n[[%s]]\n", name) }

func (w *courseWriter) words(key, words string) {
	if words != "" {
		w.line(key, schema.Quote(words))
	}
}

func (w *courseWriter) says(key string, b model.Bilingual) {
	for _, l := range model.Langs {
		w.words(key+"."+string(l), b.In(l))
	}
}

func (w *courseWriter) flag(key string, set bool) {
	if set {
		w.line(key, "true")
	}
}
