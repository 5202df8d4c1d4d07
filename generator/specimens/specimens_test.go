package specimens

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"guiju/generator/model"
)

// update writes the specimens instead of comparing them:
//
//	GUIJU_UPDATE=1 go test ./generator/specimens
var update = os.Getenv("GUIJU_UPDATE") != ""

// TestTexts: what the specimens are made from has no errors of its own.
func TestTexts(t *testing.T) {
	for _, r := range recipes() {
		if _, ps := r.read(); len(ps) > 0 {
			for _, p := range ps {
				t.Errorf("%s: %s %v: %s", r.text, p.Pos, p.Severity, p.Message(model.En))
			}
		}
	}
}

// TestWordByHand: the files that this project writes itself are the committed
// ones, part by part, and so are the truths.
func TestWordByHand(t *testing.T) {
	ms := manners()
	for _, r := range recipes() {
		m, ok := ms[r.manner]
		if !ok {
			continue
		}
		t.Run(r.name, func(t *testing.T) {
			txt, _ := r.read()
			got := writeWord(r, m, txt)
			file := folder + r.name + ".docx"
			if update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs from what is written today", file)
			}
			truth(t, r, m.about(), txt)
		})
	}
}

func truth(t *testing.T, r recipe, says string, txt *model.Text) {
	t.Helper()
	file := folder + r.name + ".json"
	want := r.truth(txt, says)
	old := Truth{}
	if src, err := os.ReadFile(file); err == nil {
		if err := json.Unmarshal(src, &old); err != nil {
			t.Fatal(err)
		}
	}
	want.Pages = old.Pages
	if os.Getenv("GUIJU_UPDATE") == "all" {
		want.Pages = pagesOf(t, r.name)
	}
	if want.Pages < 10 {
		t.Errorf("%s has %d pages; a specimen has ten or more", r.name, want.Pages)
	}
	out, err := json.MarshalIndent(want, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	out = append(out, '\n')
	if update {
		if err := os.WriteFile(file, out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if is, err := os.ReadFile(file); err != nil || !bytes.Equal(is, out) {
		t.Errorf("%s is not the truth of today's text (%v)", file, err)
	}
}
