package main

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"guiju/generator/model"
	"guiju/generator/text"
)

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	spaces = regexp.MustCompile(`[\s\x{3000}]+`)
)

// squeeze leaves the words of HTML, without space.
func squeeze(s string) string {
	return spaces.ReplaceAllString(html.UnescapeString(tags.ReplaceAllString(s, "")), "")
}

// plainParagraphs are the words of the paragraphs of a provision that hold
// words only.
func plainParagraphs(p *model.Provision) (out []string) {
	for _, b := range p.Blocks {
		para, ok := b.(*model.Paragraph)
		if !ok {
			continue
		}
		words := true
		for _, in := range para.Inlines {
			words = words && in.Kind == model.TextInline
		}
		if words {
			out = append(out, text.PlainInlines(para.Inlines))
		}
	}
	return out
}

// TestSingleFiles: every text on show is there as one file that is small, holds
// every provision with its words, is kept out of search engines and says on
// which day it speaks.
func TestSingleFiles(t *testing.T) {
	dir := shippedSite(t)
	day, _ := model.ParseDate(asOf)
	checked := 0
	for _, w := range text.Consolidate(loadShipped(t), day).Works {
		e := w.EditionAt(day)
		if e == nil {
			continue
		}
		for lang, txt := range e.Texts {
			b, err := os.ReadFile(filepath.Join(dir, lang.Prefix()+w.SinglePath()))
			if os.IsNotExist(err) && w.Publication.Decision != model.FullText {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			file := string(b)
			if len(b) > 400<<10 {
				t.Errorf("%s: %d KiB", w.ID, len(b)>>10)
			}
			for _, want := range []string{asOf, `content="noindex"`, "sample-banner", e.Number, `class="cite-forms"`} {
				if !strings.Contains(file, want) {
					t.Errorf("%s: no %s", w.ID, want)
				}
			}
			if strings.Contains(file, "<script") || strings.Contains(file, "¶") {
				t.Errorf("%s: holds what only works within the site", w.ID)
			}
			words := squeeze(file)
			txt.Walk(func(p *model.Provision) {
				if !strings.Contains(file, ` id="`+p.ID+`"`) {
					t.Errorf("%s: no #%s", w.ID, p.ID)
				}
				for _, s := range plainParagraphs(p) {
					if checked++; !strings.Contains(words, squeeze(s)) {
						t.Errorf("%s: %s lacks %q", w.ID, p.ID, s)
					}
				}
			})
		}
	}
	if checked < 500 {
		t.Errorf("only %d paragraphs were looked at", checked)
	}
}

// TestSingleFileAlone: moved alone into another folder a file opens without a
// message in the console and without asking for anything, pictures included.
func TestSingleFileAlone(t *testing.T) {
	dir := shippedSite(t)
	w := open(t, 1000, 800)
	pictures := 0
	for _, name := range []string{"standards/db41-t-s001/single.html", "en/standards/db41-t-s002/single.html", "standards/db41-t-s003/single.html"} {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "标准 1.html")
		if err := os.WriteFile(file, b, 0o644); err != nil {
			t.Fatal(err)
		}
		w.Do(t, chromedp.Navigate("file://"+filepath.ToSlash(file)))
		w.Until(t, "the page", `document.readyState === "complete"`)
		if asked := eval[[]string](t, w, `performance.getEntriesByType("resource").map(r => r.name).filter(n => !n.startsWith("data:"))`); len(asked) > 0 {
			t.Errorf("%s asks for %q", name, asked)
		}
		if font := eval[string](t, w, `getComputedStyle(document.querySelector(".cover-title")).textAlign`); font != "center" {
			t.Errorf("%s: its style is not applied", name)
		}
		broken := eval[[]string](t, w, `[...document.images].filter(i => !i.naturalWidth).map(i => i.alt)`)
		pictures += eval[int](t, w, `document.images.length`)
		if len(broken) > 0 {
			t.Errorf("%s: pictures that do not show: %q", name, broken)
		}
		w.Quiet(t)
	}
	if pictures == 0 {
		t.Error("no picture was looked at")
	}
}

// TestPaper: on paper the edition's number and the page stand in the margins,
// annexes begin a sheet, heads of tables repeat, and what is for the screen is
// gone; one provision prints alone on one sheet.
func TestPaper(t *testing.T) {
	base := addresses(t)["http"] // on file:// a script may not read a sheet's rules
	w := open(t, 1000, 800)
	w.Do(t, chromedp.Navigate(base+"standards/db41-t-s001.html"))
	w.Until(t, "the page", `document.readyState === "complete"`)
	w.Do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	rules := eval[string](t, w, `[...document.styleSheets].flatMap(s => [...s.cssRules]).map(r => r.cssText).filter(c => c.startsWith("@page")).join("\n")`)
	for _, want := range []string{`content: "DB41/T S001—2024"`, "counter(page)", "现行（截至 " + asOf + "）", "@page :first"} {
		if !strings.Contains(rules, want) {
			t.Errorf("the rules for pages lack %s:\n%s", want, rules)
		}
	}
	for _, c := range []struct{ of, property, want string }{
		{".annex", "breakBefore", "page"}, {".cover", "breakAfter", "page"}, {".foreword", "breakAfter", "page"},
		{".text thead", "display", "table-header-group"}, {".text figcaption", "breakAfter", "avoid"},
		{".permalink", "display", "none"}, {".text .types", "display", "none"}, {".used", "display", "none"}, {".cited", "display", "none"},
		{".masthead", "display", "none"}, {".jump", "display", "none"}, {".cover-codes", "display", "block"},
	} {
		if got := eval[string](t, w, `getComputedStyle(document.querySelector("`+c.of+`")).`+c.property); got != c.want {
			t.Errorf("%s of %s is %s, want %s", c.property, c.of, got, c.want)
		}
	}
	whole := sheets(t, w)
	eval[any](t, w, `window.print = () => {}; document.querySelector('[id="6.3.3"] .permalink').click();
		[...document.querySelectorAll(".provision-tools button")].find(b => b.textContent === "打印本条").click()`)
	shown := eval[string](t, w, `document.body.innerText`)
	if !strings.Contains(shown, "6.3.3") || !strings.Contains(shown, "截至 "+asOf) || strings.Contains(shown, "6.3.2") {
		t.Errorf("the sheet of 6.3.3 says\n%s", shown)
	}
	// The browser says itself when it has printed; then the page is whole again.
	part, after := sheets(t, w), sheets(t, w)
	if whole < 10 || part != 1 || after != whole {
		t.Errorf("the whole takes %d sheets, one provision %d, and the whole after it %d", whole, part, after)
	}
	w.Quiet(t)
}

// sheets counts the pages of the page on paper.
func sheets(t *testing.T, w *browser) int {
	t.Helper()
	pdf, err := chromedp.Run(w.Ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(pdf, -1))
}
