package main

import (
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// TestIndexByLetter: without a script the A–Z page of a language leads to
// every document that can be found in it and names every term, each under its
// letter, and the search page leads there.
func TestIndexByLetter(t *testing.T) {
	dir := shippedSite(t)
	d := derive.All(loadShipped(t), model.Public, mustDate(t, asOf))
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	line := regexp.MustCompile(`class="?az-name"? href="?([^" >]+)"?[^>]*>(.*?)</a>`)
	checked := 0
	for _, l := range model.Langs {
		page := read(l.Prefix() + "a-z.html")
		glossary := read(l.Prefix() + "glossary.html")
		names := map[string]string{} // name -> where it leads
		for _, m := range line.FindAllStringSubmatch(page, -1) {
			names[html.UnescapeString(m[2])] = path.Join(l.Prefix(), m[1])
		}
		for _, p := range derive.Documents(d) {
			if p.Lang != l || p.Older { // an older edition is listed with its work
				continue
			}
			checked++
			if names[p.Title] != p.Path {
				t.Errorf("%s: %s leads to %q, want %s", l, p.Title, names[p.Title], p.Path)
			}
		}
		for _, e := range d.Glossary {
			for _, name := range map[model.Lang][]string{model.Zh: e.Zh, model.En: e.En}[l] {
				checked++
				at, id, _ := strings.Cut(names[name], "#")
				_, entry, _ := strings.Cut(glossary, ` id="`+id+`"`)
				entry, _, _ = strings.Cut(entry, "</dt>")
				if at != l.Prefix()+"glossary.html" || !strings.Contains(html.UnescapeString(entry), name) {
					t.Errorf("%s: the term %s leads to %q, which says %q", l, name, names[name], entry)
				}
			}
		}
		_, instead, _ := strings.Cut(read(l.Prefix()+"search.html"), "ui-instead")
		instead, _, _ = strings.Cut(instead, "</section>")
		for _, list := range []string{"a-z.html", "glossary.html", "directory.html"} {
			if !strings.Contains(instead, list) {
				t.Errorf("%s: the search page does not offer %s instead", l, list)
			}
		}
	}
	if checked < 200 {
		t.Errorf("only %d names were looked at", checked)
	}
}
