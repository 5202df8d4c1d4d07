package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"guiju/generator/invented"
)

// figure is what a published page says, and what it has to be: the nth number
// (from 0) in the words of what the selector finds; with [elements] how many
// it finds, with [last] the last number there, with [inWords] the words.
type figure struct {
	page, selector string
	nth            int
	want           string
}

const (
	elements = -1
	last     = -2
	inWords  = -3
)

// figures collects what is compared. A page that counts takes a line in one of
// the functions below; what it counts is read from the content by [counted]
// alone.
//
// What cannot be counted without the program is not here: how many provisions
// the register has of each kind and how many pairs of standards are alike (both
// follow from reading sentences), the quality measures of the statistics, and
// how demands that name no matter fall into groups.
type figures []figure

func (f *figures) add(page, selector string, nth, want int) {
	*f = append(*f, figure{page, selector, nth, strconv.Itoa(want)})
}

func (f *figures) say(page, selector, want string) {
	*f = append(*f, figure{page, selector, inWords, want})
}

// tally adds the numbers of a tally line: issued, of how many, to be written.
// What is none is not said.
func (f *figures) tally(page, selector string, issued, target, planned int) {
	nth := 0
	for i, n := range []int{issued, target, planned} {
		if n > 0 || i == 0 {
			f.add(page, selector, nth, n)
			nth++
		}
	}
}

// TestCounts: the numbers on the pages of a large system are those that a
// reader of its files counts who knows nothing of the program.
func TestCounts(t *testing.T) {
	t.Parallel()
	dir := inventedContent(t, invented.Options{Real: true})
	plant(t, dir)
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--content", dir, "--as-of", asOf, "--out", out); code != exitOK {
		t.Fatalf("build: exit %d\n%s", code, stderr)
	}
	compareCounts(t, dir, out)
}

// compareCounts compares a published folder with the content it was made from.
func compareCounts(t *testing.T, dir, out string) {
	c := countedIn(t, dir)
	if len(c.works) < 300 {
		t.Fatalf("only %d standards were read", len(c.works))
	}
	var all figures
	c.systemFigures(&all)
	c.pictureFigures(&all)
	c.statisticFigures(&all)
	c.targetFigures(&all)
	c.areaFigures(&all)
	c.partFigures(&all)
	c.cycleFigures(&all)
	c.useFigures(&all)
	c.lawFigures(&all)
	c.programmeFigures(t, &all)
	if len(all) < 4000 {
		t.Errorf("only %d figures are compared", len(all))
	}
	for _, lang := range []string{"", "en/"} {
		pages := map[string]*goquery.Document{}
		for _, f := range all {
			page := lang + f.page
			if pages[page] == nil {
				pages[page] = publishedPage(t, out, page)
			}
			if got := f.read(pages[page]); got != f.want {
				t.Errorf("%s %s [%d]: %s, counted %s", page, f.selector, f.nth, got, f.want)
			}
		}
		t.Logf("%d figures on %d pages", len(all), len(pages))
		c.compareFiles(t, out, lang)
	}
}

func publishedPage(t *testing.T, out, page string) *goquery.Document {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(page)))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

var integers = regexp.MustCompile(`[0-9]+`)

// read finds the figure on the page; where it is not there, or in more than one
// place, it says so.
func (f figure) read(page *goquery.Document) string {
	found := page.Find(f.selector)
	if f.nth == elements {
		return strconv.Itoa(found.Length())
	}
	if found.Length() != 1 {
		return strconv.Itoa(found.Length()) + " places"
	}
	text := strings.Join(strings.Fields(found.Text()), " ")
	if f.nth == inWords {
		return text
	}
	numbers := integers.FindAllString(text, -1)
	nth := f.nth
	if nth == last {
		nth = len(numbers) - 1
	}
	if nth < 0 || nth >= len(numbers) {
		return "no number in “" + text + "”"
	}
	n, err := strconv.Atoi(numbers[nth])
	if err != nil {
		return err.Error()
	}
	return strconv.Itoa(n)
}

// compareFiles compares the data files: the directory, those of the regions,
// and the calendars of reviews, in one language.
func (c *counted) compareFiles(t *testing.T, out, lang string) {
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
		}
		return b
	}
	var directory struct {
		Rows []struct{ Level, Status string }
	}
	if err := json.Unmarshal(read("data/directory.json"), &directory); err != nil || len(directory.Rows) != len(c.works) {
		t.Errorf("data/directory.json: %d rows, counted %d (%v)", len(directory.Rows), len(c.works), err)
	}
	for _, l := range c.levels {
		got := 0
		for _, r := range directory.Rows {
			if r.Level == l.Key && r.Status == "current" {
				got++
			}
		}
		if want := count(c.works, func(w *countedWork) bool { return w.level == l.Key && w.status() == "current" }); got != want {
			t.Errorf("data/directory.json: %d of %s in force, counted %d", got, l.Key, want)
		}
	}
	for _, r := range c.regions {
		var file struct {
			Framework, Directory, Shared []struct{}
			Statistics                   []struct{ Existing, Ended, Planned int }
		}
		if err := json.Unmarshal(read("data/regions/"+r.Key+".json"), &file); err != nil {
			t.Error(r.Key, err)
		}
		issued, planned := 0, 0
		for _, s := range file.Statistics {
			issued, planned = issued+s.Existing+s.Ended, planned+s.Planned
		}
		own, shared := c.ownOf(r), c.sharedIn(r)
		got := []int{len(file.Framework), len(file.Directory), len(file.Shared), issued, planned}
		want := []int{len(c.boxesOf(r)), len(own), len(shared), count(own, (*countedWork).issued), count(own, (*countedWork).planned)}
		if !slices.Equal(got, want) {
			t.Errorf("data/regions/%s.json: boxes, standards, shared, issued, planned %v, counted %v", r.Key, got, want)
		}
	}
	picture := publishedPage(t, out, lang+"framework.svg")
	var drawn figures
	c.drawn(&drawn, lang+"framework.svg")
	for _, f := range drawn {
		if got := f.read(picture); got != f.want {
			t.Errorf("%s %s: %s, counted %s", f.page, f.selector, got, f.want)
		}
	}
	c.compareFeeds(t, lang, read)
	c.compareRows(t, "data/law.json", read("data/law.json"), "rows", c.relations())
	c.compareRows(t, "data/data-elements.json", read("data/data-elements.json"), "elements", c.elementsShown())
	all := 0
	for _, l := range c.levels {
		events := c.reviewEvents(l.Key)
		all += events
		name := lang + "reviews/" + l.Key + ".ics"
		if events == 0 {
			if _, err := os.Stat(filepath.Join(out, filepath.FromSlash(name))); err == nil {
				t.Errorf("%s is there without an event", name)
			}
		} else if got := bytes.Count(read(name), []byte("BEGIN:VEVENT")); got != events {
			t.Errorf("%s: %d events, counted %d", name, got, events)
		}
	}
	if got := bytes.Count(read(lang+"reviews.ics"), []byte("BEGIN:VEVENT")); got != all {
		t.Errorf("%sreviews.ics: %d events, counted %d", lang, got, all)
	}
}

// compareRows compares how many records a data file has.
func (c *counted) compareRows(t *testing.T, name string, b []byte, key string, want int) {
	var file map[string]json.RawMessage
	var rows []json.RawMessage
	if err := json.Unmarshal(b, &file); err != nil {
		t.Error(name, err)
	}
	if err := json.Unmarshal(file[key], &rows); err != nil || len(rows) != want {
		t.Errorf("%s: %d %s, counted %d (%v)", name, len(rows), key, want, err)
	}
}
