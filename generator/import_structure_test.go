package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"guiju/generator/manuscript"
	"guiju/generator/specimens"
	"guiju/generator/word"
)

// TestImportStructure: every specimen is read as what was written into it:
// headings, tables cell by cell, figures, formulas, terms, notes. The share of
// headings that are right is logged, document by document.
func TestImportStructure(t *testing.T) {
	for _, name := range manuscripts(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".docx"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			said, err := os.ReadFile(strings.TrimSuffix(name, ".docx") + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var truth specimens.Truth
			if err := json.Unmarshal(said, &truth); err != nil {
				t.Fatal(err)
			}
			d, problems, err := word.Read(filepath.Base(name), bytes.NewReader(raw), int64(len(raw)), word.Options{})
			if err != nil || len(problems) > 0 {
				t.Fatalf("not read: %v %v", problems, err)
			}
			got := specimens.Of(manuscript.Transcribe(d, manuscript.Options{Lang: truth.Lang}).Text)
			s := specimens.Headings(truth.Structure, got)
			t.Logf("%s: %d headings, recall %.1f %%, precision %.1f %%", truth.Producer, s.True, s.Recall(), s.Precision())
			for _, diff := range specimens.Compare(truth.Structure, got) {
				t.Error(diff)
			}
		})
	}
}
