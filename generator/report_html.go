package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"

	"guiju/generator/model"
)

// The HTML report is one file that an editor opens by double click or gets by
// mail: it asks for nothing outside itself. It is no part of the site. Content
// can say anything, so html/template escapes all of it, and a policy lets the
// browser run only the script and style that stand here.

var (
	//go:embed report_page/page.html
	reportPage string
	//go:embed report_page/style.css
	reportStyle string
	//go:embed report_page/script.js
	reportScript string

	reportTemplate = template.Must(template.New("report").Parse(reportPage))
)

// excerptWide is how much of a source line the report shows, in cells.
const excerptWide = 400

type (
	htmlReport struct {
		Lang      model.Lang
		Words     htmlWords
		Policy    string
		Style     template.CSS
		Script    template.JS
		Site      string
		Tally     string
		Day       string
		Limits    []string
		Documents []htmlDocument // of an import
		Changes   []htmlChange
		Groups    []htmlGroup
		Sections  []*htmlSection
		Kinds     []htmlKind
		RuleNames []string
	}
	htmlGroup struct {
		Rule, Class, Severity string
		Count, Files          int
		Message, Doc          string
	}
	htmlSection struct { // one file
		ID, Name string
		Counts   []int // errors, warnings, notes
		Findings []htmlFinding
	}
	htmlFinding struct {
		Class, Severity, Place, Rule string
		Message, Hint, Doc, Accepted string
		Line                         bool
		Before, Marked, After        string
	}
	htmlKind     struct{ Class, Name string }
	htmlDocument struct { // a manuscript and what was understood of it
		Name, To, State string
		Facts           [][2]string
		LeftOut         []string
	}
	htmlChange struct{ Name, Diff string }
)

// kindAccepted is the class of an accepted finding; the others are severities.
const kindAccepted = "accepted"

func (s *listing) html(w io.Writer) error {
	r := htmlReport{
		Lang: s.lang, Words: wordsOf[s.lang], Policy: reportPolicy(),
		Style: template.CSS(reportStyle), Script: template.JS(reportScript),
		Tally: tally(s.findings, s.lang), Day: s.day, Documents: s.documents, Changes: s.changes,
	}
	if s.documents != nil {
		r.Words.Title = r.Words.Import
	}
	for _, l := range s.limits {
		r.Limits = append(r.Limits, printable(l))
	}
	if s.sys != nil {
		r.Site = printable(s.sys.Config.Site.Title.Or(s.lang))
	}
	seen := map[string]bool{}
	for _, g := range groups(s.findings) {
		r.Groups = append(r.Groups, htmlGroup{g.rule.ID, g.severity.String(), r.Words.severity(g.severity), g.count, g.files,
			printable(g.message(s.lang)), g.rule.Doc.Or(s.lang)})
		if !seen[g.rule.ID] {
			seen[g.rule.ID] = true
			r.RuleNames = append(r.RuleNames, g.rule.ID)
		}
	}
	for _, v := range []model.Severity{model.Error, model.Warning, model.Info} {
		r.Kinds = append(r.Kinds, htmlKind{v.String(), r.Words.severity(v)})
	}
	r.Kinds = append(r.Kinds, htmlKind{kindAccepted, r.Words.Accepted})
	r.Sections = s.sections(r.Words)
	return reportTemplate.Execute(w, r)
}

// sections puts findings below their files; they come sorted by place.
func (s *listing) sections(words htmlWords) (out []*htmlSection) {
	for i, f := range s.findings {
		if i == 0 || f.Pos.File != s.findings[i-1].Pos.File {
			out = append(out, &htmlSection{ID: fmt.Sprintf("file-%d", len(out)+1), Name: printable(f.Pos.File), Counts: make([]int, 3)})
		}
		here := out[len(out)-1]
		here.Counts[model.Error-f.Severity]++
		here.Findings = append(here.Findings, s.htmlFinding(f, words))
	}
	return out
}

func (s *listing) htmlFinding(f finding, words htmlWords) htmlFinding {
	h := htmlFinding{
		Class: f.Severity.String(), Severity: words.severity(f.Severity), Rule: f.Rule.ID,
		Message: printable(f.Message(s.lang)), Hint: printable(f.Hint(s.lang)), Doc: f.Rule.Doc.Or(s.lang),
	}
	inWord := slices.ContainsFunc(s.documents, func(d htmlDocument) bool { return d.Name == f.Pos.File })
	cell := f.Pos.Address()
	switch {
	case cell != "":
		h.Place = cell
	case inWord && f.Pos.Line > 0:
		h.Place = fmt.Sprintf(words.Paragraph, f.Pos.Line)
	case f.Pos.Line > 0:
		h.Place = fmt.Sprintf(words.Line, f.Pos.Line)
	}
	if f.Pos.Col > 0 && !inWord && cell == "" {
		h.Place += fmt.Sprintf(words.Column, f.Pos.Col)
	}
	if f.accepted != nil {
		h.Class, h.Severity, h.Hint = kindAccepted, words.Accepted, ""
		h.Accepted = printable(acceptance(f.accepted, s.lang))
	}
	if f.Pos.Line > 0 && f.Pos.Col > 0 && s.line != nil {
		h.Before, h.Marked, h.After = markedLine(s.line(f.Pos.File, f.Pos.Line), f.Pos)
		h.Line = h.Before+h.Marked+h.After != ""
	}
	return h
}

// markedLine cuts a source line at the place; nothing is marked just behind
// the line.
func markedLine(line string, p model.Pos) (before, marked, after string) {
	runes := []rune(printable(line))
	from := min(p.Col-1, len(runes))
	to := min(max(p.EndCol-1, from+1), len(runes))
	start, end := window(runes, from, excerptWide)
	to = min(to, end)
	before, marked, after = string(runes[start:from]), string(runes[from:to]), string(runes[to:end])
	if start > 0 {
		before = "… " + before
	}
	if end < len(runes) {
		after += " …"
	}
	return before, marked, after
}

// reportPolicy is the Content-Security-Policy of the report: its own style and
// script by their hashes, and nothing else (CSP 3, 2.3.1).
func reportPolicy() string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(reportStyle) + "; script-src " + hash(reportScript) + "; base-uri 'none'; form-action 'none'"
}
