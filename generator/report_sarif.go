package main

import (
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"guiju/generator/model"
)

// SARIF is the form that code hosts and editors read:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
// The clauses are named at the types. The types are our own, because those of
// owenrumney/go-sarif write a line of defaults for every field we do not set;
// the test reads what we write with them and their copy of the schema.
const (
	sarifVersion = "2.1.0"
	sarifSchema  = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// Paths are relative to the content folder, which may be anywhere.
	contentBase, workingBase = "CONTENT", "SRCROOT"
)

type (
	sarifLog struct { // 3.13
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct { // 3.14
		Tool       sarifTool                `json:"tool"`
		Language   string                   `json:"language"`
		ColumnKind string                   `json:"columnKind"`
		Bases      map[string]sarifArtifact `json:"originalUriBaseIds"`
		Results    []sarifResult            `json:"results"`
	}
	sarifTool struct { // 3.18
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct { // 3.19
		Name     string      `json:"name"`
		FullName string      `json:"fullName"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct { // 3.49
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Full    sarifMessage `json:"fullDescription"`
		Help    sarifMessage `json:"help"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct { // 3.50
		Level string `json:"level"`
	}
	sarifMessage struct { // 3.11, 3.12
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct { // 3.27
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions"` // 3.27.23: empty says "none", absent "not known"
	}
	sarifLocation struct { // 3.28
		Physical sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct { // 3.29
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct { // 3.4
		URI  string `json:"uri,omitempty"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct { // 3.30
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifFix struct { // 3.55
		Description sarifMessage  `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct { // 3.56
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct { // 3.57
		Deleted  sarifRegion  `json:"deletedRegion"`
		Inserted sarifMessage `json:"insertedContent"`
	}
	sarifSuppression struct { // 3.35
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

// sarifLanguage is an ISO 639-1 code and a country; a script is not foreseen
// (3.14.7).
var sarifLanguage = map[model.Lang]string{model.Zh: "zh-CN", model.En: "en"}

func (s *listing) sarif(w io.Writer) error {
	run := sarifRun{
		Language: sarifLanguage[s.lang], ColumnKind: "unicodeCodePoints", Bases: sarifBases(s.folder), Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "guiju", FullName: tool, Language: sarifLanguage[s.lang], Rules: []sarifRule{}}},
	}
	index := map[*model.Rule]int{}
	for _, f := range s.findings {
		i, seen := index[f.Rule]
		if !seen {
			i = len(run.Tool.Driver.Rules)
			index[f.Rule] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(f.Rule, s.lang))
		}
		run.Results = append(run.Results, newSarifResult(f, i, s.lang))
	}
	return writeJSON(w, sarifLog{sarifSchema, sarifVersion, []sarifRun{run}})
}

// sarifBases says where the content folder is, as far as that can be said
// without naming this machine.
func sarifBases(folder string) map[string]sarifArtifact {
	dir := path.Clean(filepath.ToSlash(folder))
	if !filepath.IsLocal(folder) || dir == "." {
		return map[string]sarifArtifact{contentBase: {}}
	}
	return map[string]sarifArtifact{contentBase: {sarifURI(dir) + "/", workingBase}, workingBase: {}}
}

// sarifURI writes a relative path as a URI reference (RFC 3986).
func sarifURI(name string) string { return (&url.URL{Path: name}).String() }

// newSarifRule says the rule in lang, and its help in both languages.
func newSarifRule(r *model.Rule, lang model.Lang) sarifRule {
	var plain, marked []string
	for _, l := range []model.Lang{lang, lang.Other()} {
		doc, hint := pattern(r.Doc.Or(l)), pattern(r.Hint.Or(l))
		plain = append(plain, doc+"\n"+hint)
		marked = append(marked, asMarkdown(doc)+"\n\n"+asMarkdown(hint))
	}
	return sarifRule{
		ID: r.ID, Short: sarifMessage{Text: pattern(r.Message.Or(lang))}, Full: sarifMessage{Text: r.Doc.Or(lang)},
		Help:    sarifMessage{strings.Join(plain, "\n\n"), strings.Join(marked, "\n\n---\n\n")},
		Default: sarifLevel{sarifLevelOf(r.Severity)},
	}
}

// asMarkdown escapes words that are not Markdown (CommonMark 2.4).
func asMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>&#|~$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func sarifLevelOf(s model.Severity) string {
	return [...]string{model.Info: "note", model.Warning: "warning", model.Error: "error"}[s]
}

func newSarifResult(f finding, rule int, lang model.Lang) sarifResult {
	text := f.Message(lang)
	if hint := f.Hint(lang); hint != "" {
		text += "\n" + hint
	}
	r := sarifResult{
		Rule: f.Rule.ID, Index: rule, Level: sarifLevelOf(f.Severity), Message: sarifMessage{Text: text},
		Locations:    []sarifLocation{{sarifPlace{sarifFile(f.Pos.File), sarifRegionOf(f.Pos)}}},
		Suppressions: []sarifSuppression{},
	}
	if f.Fix != nil {
		r.Fixes = []sarifFix{{
			Description: sarifMessage{Text: f.Hint(lang)},
			Changes: []sarifChange{{sarifFile(f.Fix.Pos.File), []sarifReplacement{{
				*sarifRegionOf(f.Fix.Pos), sarifMessage{Text: f.Fix.New}}}}},
		}}
	}
	if f.accepted != nil {
		r.Suppressions = append(r.Suppressions, sarifSuppression{"external", "accepted", acceptance(f.accepted, lang)})
	}
	return r
}

func sarifFile(name string) sarifArtifact { return sarifArtifact{sarifURI(name), contentBase} }

// sarifRegionOf is nil for a file as a whole. A region without an end would
// reach to the end of the line (3.30.8), so that one character is meant where
// no end is known.
func sarifRegionOf(p model.Pos) *sarifRegion {
	if p.Line == 0 {
		return nil
	}
	r := &sarifRegion{StartLine: p.Line}
	if p.Col > 0 {
		r.StartColumn, r.EndLine, r.EndColumn = p.Col, p.Line, p.EndCol
		if p.EndCol < p.Col {
			r.EndColumn = p.Col + 1
		}
	}
	return r
}
