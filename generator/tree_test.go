package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

var idAttribute = regexp.MustCompile(` id="([^"]+)"`)

// TestOneTree: the page, the search documents and the JSON twin of every
// standard name the same provisions in the same order, because all come from
// the one tree (invariant 3).
func TestOneTree(t *testing.T) {
	dir := shippedSite(t)
	day, _ := model.ParseDate(asOf)
	d := derive.All(loadShipped(t), model.Public, day)
	docs := map[string][]string{}
	for _, p := range derive.Documents(d) {
		for _, doc := range p.Docs {
			docs[p.Path] = append(docs[p.Path], doc.Anchor)
		}
	}
	checked := 0
	for _, r := range d.Rows {
		if !r.HasText {
			continue
		}
		twin := readTwin(t, filepath.Join(dir, "standards", r.Work.ID+".json"))
		for lang, text := range r.Edition.Texts {
			var want []string
			text.Walk(func(p *model.Provision) { want = append(want, p.ID) })
			page := lang.Prefix() + r.Path
			html, err := os.ReadFile(filepath.Join(dir, page))
			if err != nil {
				t.Fatal(err)
			}
			var onPage []string
			for _, m := range idAttribute.FindAllStringSubmatch(string(html), -1) {
				if slices.Contains(want, m[1]) {
					onPage = append(onPage, m[1])
				}
			}
			if !slices.Equal(onPage, want) {
				t.Errorf("%s shows %v, the tree has %v", page, onPage, want)
			}
			if got := slices.DeleteFunc(docs[page], func(a string) bool { return a == "" }); !slices.Equal(got, want) {
				t.Errorf("%s: search has %v, the tree has %v", page, got, want)
			}
			if got := twin[string(lang)]; !slices.Equal(got, want) {
				t.Errorf("%s: JSON has %v, the tree has %v", page, got, want)
			}
			for anchor := range text.Anchors() {
				if !strings.Contains(string(html), ` id="`+anchor+`"`) {
					t.Errorf("%s has no element for #%s", page, anchor)
				}
			}
			checked++
		}
	}
	if checked < 12 {
		t.Errorf("only %d texts were compared", checked)
	}
}

type twinProvision struct {
	ID       string          `json:"id"`
	Children []twinProvision `json:"children"`
}

func readTwin(t *testing.T, file string) map[string][]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var twin struct {
		Texts map[string]struct {
			Provisions []twinProvision `json:"provisions"`
		} `json:"texts"`
	}
	if err := json.Unmarshal(b, &twin); err != nil {
		t.Fatal(err)
	}
	ids := map[string][]string{}
	for lang, text := range twin.Texts {
		var walk func([]twinProvision)
		walk = func(ps []twinProvision) {
			for _, p := range ps {
				ids[lang] = append(ids[lang], p.ID)
				walk(p.Children)
			}
		}
		walk(text.Provisions)
	}
	return ids
}
