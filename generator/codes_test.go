package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// TestShortCodesOfContent: every provision of the shipped content has a code
// of its own, which search documents and the standards' JSON carry.
func TestShortCodesOfContent(t *testing.T) {
	d := derive.All(loadShipped(t), model.Public, mustDate(t, asOf))
	owner := map[string]string{}
	for address, code := range d.Codes {
		if other, twice := owner[code]; twice || len(code) < 6 {
			t.Errorf("%s and %s: %q", address, other, code)
		}
		owner[code] = address
	}
	if len(owner) < 500 {
		t.Errorf("only %d codes", len(owner))
	}
	found := map[string]map[string]bool{} // code -> the languages of its documents
	for _, p := range derive.Documents(d) {
		for _, doc := range p.Docs {
			if cited := p.Kind == "standard" || p.Kind == "regulation" || p.Kind == "policy"; (doc.Code != "") != (cited && doc.Anchor != "") {
				t.Errorf("%s#%s has the code %q", p.Path, doc.Anchor, doc.Code)
			}
			if doc.Code == "" {
				continue
			}
			if found[doc.Code] == nil {
				found[doc.Code] = map[string]bool{}
			}
			if found[doc.Code][string(p.Lang)] {
				t.Errorf("%s#%s has a code that another document has: %s", p.Path, doc.Anchor, doc.Code)
			}
			found[doc.Code][string(p.Lang)] = true
		}
	}
	checked := 0
	for path, b := range derive.Twins(d) {
		var twin struct {
			ID    string
			Codes map[string]string
			Texts map[string]any
		}
		if err := json.Unmarshal(b, &twin); err != nil {
			t.Fatal(err)
		}
		if (len(twin.Codes) > 0) != (len(twin.Texts) > 0) {
			t.Errorf("%s: %d codes for %d texts", path, len(twin.Codes), len(twin.Texts))
		}
		for id, code := range twin.Codes {
			checked++
			if want := d.Codes.Of(twin.ID, id); code != want || found[code] == nil {
				t.Errorf("%s#%s: code %q, want %q, found as %v", path, id, code, want, found[code])
			}
		}
	}
	if checked < 300 {
		t.Errorf("only %d codes in JSON", checked)
	}
}

// TestCodeInTools: the tools of every provision show and copy its code, in
// both languages and in an older edition.
func TestCodeInTools(t *testing.T) {
	d := derive.All(loadShipped(t), model.Public, mustDate(t, asOf))
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	pages := map[string]string{
		"standards/db41-t-s001.html": "db41-t-s001", "en/standards/db41-t-s001.html": "db41-t-s001",
		"standards/db41-t-s001/2024.html": "db41-t-s001",
		"standards/db41-t-s001/2021.html": "db41-t-s001/2021",
	}
	policies, _ := filepath.Glob(filepath.Join(shippedSite(t), "policies", "*.html"))
	for _, file := range policies {
		name := "policies/" + filepath.Base(file)
		if b, _ := os.ReadFile(file); strings.Contains(string(b), "data-codes=") {
			pages[name] = strings.TrimSuffix(filepath.Base(file), ".html")
		}
	}
	if len(pages) < 5 {
		t.Error("no policy has codes")
	}
	for page, doc := range pages {
		w.Do(t, chromedp.Navigate(base+page))
		w.Until(t, "the tools", `document.documentElement.dataset.tools === "on"`)
		eval[any](t, w, catchCopies)
		got := eval[map[string]string](t, w, `Object.fromEntries([...document.querySelectorAll(".text section.provision[id]")].map(s => {
			s.querySelector(".permalink").click();
			const code = [...document.querySelectorAll(".provision-tools button")].find(b => /^(短码|Short code) /.test(b.textContent));
			window.last = "";
			if (code) code.click();
			const said = code && /^(复制|Copy )(短码|Short code) /.test(code.getAttribute("aria-label")) && code.textContent.endsWith(" " + window.last);
			return [s.id, said ? window.last : "no button"];
		}))`)
		want := map[string]string{}
		for address, code := range d.Codes {
			if id, ok := strings.CutPrefix(address, doc+"#"); ok {
				want[id] = strings.ToUpper(code)
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s copies %v, want %v", page, got, want)
		}
	}
	w.Quiet(t)
}
