package site

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// upperFacts says with what a standard of another level dovetails (配套衔接),
// from what it was made, and what below it answers to it.
func (m *maker) upperFacts(w *model.Work, add func(key string, value said, href string)) {
	for _, l := range m.workLinks(w.Upper) {
		add("upper", numbered(l), l.Href)
	}
	if w.Unique {
		add("upper", m.words("查过，没有可配套的上级标准", "Looked for: there is none"), "")
	}
	for _, l := range m.workLinks([]string{w.From}) {
		add("converted-from", numbered(l), l.Href)
	}
	for _, l := range m.answering(w.ID) {
		add("lower", numbered(l), l.Href)
	}
}

// numbered is a standard by number and title.
func numbered(l link) said { return said{strings.TrimSpace(l.Note + " " + l.Title.T), l.Title.L} }

// workLinks are the standards with the ids, those that are there.
func (m *maker) workLinks(ids []string) (out []link) {
	for _, r := range m.d.Rows {
		if slices.Contains(ids, r.Work.ID) {
			out = append(out, m.namedLink(r))
		}
	}
	return out
}

// answering are the standards of lower levels that dovetail with one.
func (m *maker) answering(id string) (out []link) {
	for _, r := range m.d.Rows {
		if slices.Contains(r.Work.Upper, id) {
			out = append(out, m.namedLink(r))
		}
	}
	return out
}
