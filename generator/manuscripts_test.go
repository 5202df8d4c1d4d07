package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/specimens"
	"guiju/generator/text"
	"guiju/generator/word"
)

// TestManuscripts: what stands in the specimens of Word files is found in them
// again, exactly: every number and title, tables with their merged cells,
// figures, formulas, terms, footnotes, the cover, and nothing of it twice. The
// table says how many of the headings were found, of each specimen.
func TestManuscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/manuscripts/*.json")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d specimens (%v)", len(files), err)
	}
	var report strings.Builder
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var truth specimens.Truth
		if err := json.Unmarshal(src, &truth); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			doc, tr := transcribed(t, "testdata/manuscripts/"+name+".docx", truth.Lang)
			got := specimens.Of(tr.Text)
			score := specimens.Headings(truth.Structure, got)
			perfect := perfectText(t, truth)
			lines := specimens.Lines(perfect, text.Markdown(tr.Text))
			fmt.Fprintf(&report, "%-20s %4d headings, recall %5.1f, precision %5.1f; %4d lines, %d differ\n",
				name, score.True, score.Recall(), score.Precision(), strings.Count(perfect, "\n"), len(lines))
			for _, l := range lines {
				if !slices.Contains(truth.Boxes, strings.TrimPrefix(l, "+ ")) {
					t.Errorf("text: %s", l)
				}
			}
			for _, d := range specimens.Compare(truth.Structure, got) {
				t.Error(d)
			}
			if want, is := truth.Cover, coverOf(tr.Cover); !equalJSON(want, is) {
				t.Errorf("cover: want %+v, got %+v", want, is)
			}
			for _, d := range asides(truth, doc) {
				t.Error(d)
			}
			for _, words := range truth.Boxes {
				if !strings.Contains(transcriptWords(tr), words) {
					t.Errorf("the words of a text box are lost: %q", words)
				}
			}
		})
	}
	t.Logf("headings with kind, number, level and title, in order:\n%s", report.String())
}

// perfectText is the text that the specimen was written from, as Markdown.
func perfectText(t *testing.T, truth specimens.Truth) string {
	t.Helper()
	src, err := os.ReadFile("testdata/manuscripts/" + truth.Text)
	if err != nil {
		t.Fatal(err)
	}
	txt, _ := text.Parse(src, text.Options{Grammar: model.StandardGrammar, Lang: truth.Lang})
	if truth.Silent {
		return alternatives.ReplaceAllString(text.Markdown(txt), "![](")
	}
	return text.Markdown(txt)
}

var alternatives = regexp.MustCompile(`!\[[^\]]*\]\(`)

// transcribed reads a Word file as import does.
func transcribed(t *testing.T, file string, lang model.Lang) (*manuscript.Document, *manuscript.Transcript) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	doc, ps, err := word.Read(filepath.Base(file), f, info.Size(), word.Options{})
	if err != nil || doc == nil {
		t.Fatalf("%s cannot be read: %v %v", file, err, ps)
	}
	return doc, manuscript.Transcribe(doc, manuscript.Options{Lang: lang, Grammar: model.StandardGrammar})
}

func coverOf(c manuscript.Cover) specimens.Cover {
	return specimens.Cover{Heading: c.Heading, Number: c.Number, Replaces: c.Replaces, Title: c.Title, ICS: c.ICS, CCS: c.CCS,
		Filing: c.Filing, Issued: c.Issued.String(), InForce: c.InForce.String(), Issuer: c.Issuer, Stage: c.Stage,
		Proposer: c.Proposer, Charge: c.Charge, Drafters: c.Drafters, Persons: c.Persons}
}

func equalJSON(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// asides compares the comments and tracked changes. A program may part one
// change into several; their words in a row are the change.
func asides(truth specimens.Truth, doc *manuscript.Document) (diffs []string) {
	var deleted, comments []string
	for _, a := range doc.Asides {
		switch a.Kind {
		case manuscript.Deleted:
			deleted = append(deleted, a.By+a.Text)
		case manuscript.Comment:
			comments = append(comments, a.By+a.Text)
		}
	}
	var wantDeleted, wantComments []string
	for _, c := range truth.Changes {
		if c.Old != "" {
			wantDeleted = append(wantDeleted, c.By+c.Old)
		}
	}
	for _, c := range truth.Comments {
		wantComments = append(wantComments, c.By+c.Text)
	}
	join := func(list []string) string { slices.Sort(list); return strings.Join(list, "\n") }
	letters := func(s string) string {
		rs := []rune(strings.NewReplacer("样例甲", "", "样例乙", "", "样例丙", "", "\n", "").Replace(s))
		slices.Sort(rs)
		return string(rs)
	}
	if is, want := letters(join(deleted)), letters(join(wantDeleted)); is != want {
		diffs = append(diffs, fmt.Sprintf("deleted: want %q, got %q", wantDeleted, deleted))
	}
	if is, want := join(comments), join(wantComments); is != want {
		diffs = append(diffs, fmt.Sprintf("comments: want %q, got %q", want, is))
	}
	return diffs
}

// transcriptWords is all words of a transcript, those left out too.
func transcriptWords(tr *manuscript.Transcript) string {
	var b strings.Builder
	b.WriteString(text.Markdown(tr.Text))
	for _, a := range tr.LeftOut {
		b.WriteString(a.Text + "\n")
	}
	return b.String()
}

// TestHostileManuscripts: what no reader should follow or unpack is refused or
// told.
func TestHostileManuscripts(t *testing.T) {
	src, err := os.ReadFile("testdata/manuscripts/hostile/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]specimens.Hostile
	if err := json.Unmarshal(src, &expected); err != nil {
		t.Fatal(err)
	}
	for name, want := range expected {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile("testdata/manuscripts/hostile/" + name)
			if err != nil {
				t.Fatal(err)
			}
			doc, ps, err := word.Read(name, bytes.NewReader(raw), int64(len(raw)), word.Options{})
			if err != nil {
				t.Fatalf("an error of the machine: %v", err)
			}
			if refused := doc == nil; refused != want.Refused {
				t.Fatalf("refused: %v, want %v (%s): %v", refused, want.Refused, want.Why, ps)
			}
			if doc != nil {
				ps = append(ps, doc.Findings...)
			}
			if (want.Told || want.Refused) && len(ps) == 0 {
				t.Errorf("nothing is said of it: %s", want.Why)
			}
			for _, p := range ps {
				if p.Message(model.Zh) == "" || p.Hint(model.Zh) == "" {
					t.Errorf("%s says nothing to an editor", p.Rule.ID)
				}
			}
		})
	}
}
