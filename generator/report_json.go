package main

import (
	"encoding/json"
	"io"

	"guiju/generator/model"
)

// jsonProblem is the stable form for programs.
type jsonProblem struct {
	model.Pos
	Severity model.Severity  `json:"severity"`
	Rule     string          `json:"rule"`
	Message  model.Bilingual `json:"message"`
	Hint     model.Bilingual `json:"hint"`
	Fix      *jsonFix        `json:"fix,omitempty"`
	Accepted *jsonAccepted   `json:"accepted,omitempty"`
}

// jsonFix replaces the characters from column up to end_column by new.
type jsonFix struct {
	model.Pos
	New string `json:"new"`
}

type jsonAccepted struct {
	Reason model.Bilingual `json:"reason"`
	By     string          `json:"by"`
	Date   model.Date      `json:"date"`
}

// jsonGroup is one line of the table of --group.
type jsonGroup struct {
	Severity model.Severity  `json:"severity"`
	Rule     string          `json:"rule"`
	Count    int             `json:"count"`
	Files    int             `json:"files"`
	First    model.Pos       `json:"first"`
	Message  model.Bilingual `json:"message"`
}

func (s *listing) json(w io.Writer) error {
	if s.grouped {
		out := []jsonGroup{}
		for _, g := range groups(s.findings) {
			out = append(out, jsonGroup{g.severity, g.rule.ID, g.count, g.files, g.first,
				model.Bilingual{Zh: g.message(model.Zh), En: g.message(model.En)}})
		}
		return writeJSON(w, out)
	}
	out := make([]jsonProblem, 0, len(s.findings))
	for _, f := range s.findings {
		j := jsonProblem{
			Pos: f.Pos, Severity: f.Severity, Rule: f.Rule.ID,
			Message: model.Bilingual{Zh: f.Message(model.Zh), En: f.Message(model.En)},
			Hint:    model.Bilingual{Zh: f.Hint(model.Zh), En: f.Hint(model.En)},
		}
		if f.Fix != nil {
			j.Fix = &jsonFix{f.Fix.Pos, f.Fix.New}
		}
		if a := f.accepted; a != nil {
			j.Accepted = &jsonAccepted{a.Reason, a.By, a.Date}
		}
		out = append(out, j)
	}
	return writeJSON(w, out)
}

// writeJSON writes data as a person can read it.
func writeJSON(w io.Writer, data any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(data)
}
