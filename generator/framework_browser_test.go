package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestFrameworkPicture: a click on a box leads to the box in words; the button
// saves a PNG that has something on it, from a folder and below a strict
// policy; without scripts there is no button.
func TestFrameworkPicture(t *testing.T) {
	t.Parallel()
	for how, base := range addresses(t) {
		t.Run(how, func(t *testing.T) {
			w := open(t, 1280, 900)
			to := t.TempDir()
			w.Do(t, call(cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: to}))
			w.Do(t, chromedp.Navigate(base+"en/framework.html"))
			w.Until(t, "the button", `document.querySelector(".diagram-png") && !document.querySelector(".diagram-png").hidden`)
			eval[any](t, w, `document.querySelector(".diagram-png").click()`)
			saved := awaited(t, filepath.Join(to, "framework-"+asOf+".png"))
			want := eval[int](t, w, `document.querySelector(".diagram-picture").viewBox.baseVal.width * 3`)
			if got := saved.Bounds().Dx(); got != want || len(inks(saved)) < 8 {
				t.Errorf("the picture is %d wide with %d colours, want %d", got, len(inks(saved)), want)
			}
			eval[any](t, w, `document.querySelector('.diagram-picture [data-box="320"] rect').dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
			w.Until(t, "the box in words", `location.hash === "#ui-box-320"`)
			w.Until(t, "it on the screen", inView)
			eval[any](t, w, `location.href = "`+base+`framework/print.html"`)
			w.Until(t, "the sheet", `location.pathname.endsWith("/print.html") && document.readyState === "complete"`)
			eval[any](t, w, `document.querySelector('.diagram-picture [data-box="320"] rect').dispatchEvent(new MouseEvent("click", {bubbles: true}))`)
			w.Until(t, "the box in words from the sheet", `location.pathname.endsWith("/framework.html") && location.hash === "#ui-box-320"`)
			w.Do(t, call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
			w.Do(t, chromedp.Navigate(base+"framework.html"))
			html, err := chromedp.Run(w.Ctx, chromedp.OuterHTML(chromedp.CSS(".diagram-png")))
			if err != nil || !strings.Contains(html, " hidden") {
				t.Errorf("without scripts: %v %s", err, html)
			}
			w.Quiet(t)
		})
	}
}

// awaited decodes a file once the browser has written it.
func awaited(t *testing.T, name string) image.Image {
	t.Helper()
	for range 600 {
		if f, err := os.Open(name); err == nil {
			picture, err := png.Decode(f)
			f.Close()
			if err == nil {
				return picture
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s was never saved", filepath.Base(name))
	return nil
}

// inks are the colours of a picture, looked at here and there.
func inks(p image.Image) map[string]bool {
	out := map[string]bool{}
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y += 7 {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x += 3 {
			r, g, b, _ := p.At(x, y).RGBA()
			out[string(rune(r>>8))+string(rune(g>>8))+string(rune(b>>8))] = true
		}
	}
	return out
}

var (
	pdfSheet = regexp.MustCompile(`/Type\s*/Page[^s]`)
	pdfBox   = regexp.MustCompile(`/MediaBox\s*\[0 0 (119\d)[.\d]* (84\d)[.\d]*\]`)
)

// TestFrameworkSheet: the sheet to print is one of A3 that lies on its side.
func TestFrameworkSheet(t *testing.T) {
	t.Parallel()
	base := addresses(t)["file"]
	w := open(t, 1280, 900)
	for _, page := range []string{"framework/print.html", "en/framework/print.html"} {
		w.Do(t, chromedp.Navigate(base+page))
		pdf := onPaper(t, w)
		if n := len(pdfSheet.FindAll(pdf, -1)); n != 1 || !pdfBox.Match(pdf) {
			t.Errorf("%s: %d sheets, of A3 on its side: %t", page, n, pdfBox.Match(pdf))
		}
	}
	w.Quiet(t)
}

// onPaper prints the open page on the sheets that it asks for.
func onPaper(t *testing.T, w *browser) []byte {
	t.Helper()
	asSaid := true
	pdf, err := chromedp.Run(w.Ctx, chromedp.PrintToPDF(func(p *cdppage.PrintToPDFParams) { p.PreferCSSPageSize = &asSaid }))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// TestFrameworkIsAccessible: axe-core finds nothing on the sheet and the page,
// light, dark, in high contrast and on a phone.
func TestFrameworkIsAccessible(t *testing.T) {
	t.Parallel()
	axe := axeCore(t)
	base := addresses(t)["file"]
	for _, view := range []struct {
		width    int
		scheme   string
		contrast string
	}{{1280, "light", ""}, {1280, "dark", ""}, {360, "light", "more"}, {360, "dark", "more"}} {
		w := open(t, view.width, 800)
		w.Do(t, call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: view.scheme}},
		}))
		for _, page := range []string{"framework.html", "en/framework.html", "framework/print.html", "en/framework/print.html"} {
			w.Do(t, chromedp.Navigate(base+page))
			if view.contrast != "" {
				eval[any](t, w, `document.documentElement.dataset.contrast = "`+view.contrast+`"`)
			}
			for _, f := range violations(t, w, axe, wcag) {
				t.Errorf("%s, %d %s %s: %s", page, view.width, view.scheme, view.contrast, f)
			}
			if over := eval[int](t, w, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: the page is %d px wider than the screen", page, over)
			}
		}
		w.Quiet(t)
	}
}
