package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/PuerkitoBio/goquery"

	"guiju/generator/invented"
)

// figure is a number on a published page, and what it has to be: the nth number
// (from 0) in the words of what the selector finds, or how many it finds.
type figure struct {
	page, selector string
	nth            int // -1: how many there are
	want           int
}

const elements = -1

// figures are the numbers that are compared. A page that counts takes a line
// here; what it counts is read from the content by [counted] alone.
func figures(c *counted) (out []figure) {
	add := func(page, selector string, nth, want int) { out = append(out, figure{page, selector, nth, want}) }
	all := c.works
	issued, planned := count(all, (*countedWork).issued), count(all, (*countedWork).planned)
	add("index.html", ".tally:nth-child(1) .tally-number", 0, issued)
	add("index.html", ".tally:nth-child(2) .tally-number", 0, 0)
	add("index.html", ".tally:nth-child(4) .tally-number", 0, c.terms())
	for _, page := range []string{"system.html", "directory.html"} {
		add(page, ".page-lead", 0, issued)
		add(page, ".page-lead", 1, planned)
	}
	add("directory.html", "#ui-directory tbody tr", elements, len(all))
	for _, l := range c.levels {
		of := func(w *countedWork) bool { return w.level == l }
		add("directory.html", "#ui-directory tbody tr[data-level='"+l+"']", elements, count(all, of))
	}
	for _, s := range []string{"planned", "upcoming", "current", "superseded", "withdrawn"} {
		add("directory.html", "#ui-directory tbody tr[data-status='"+s+"']", elements, count(all, func(w *countedWork) bool { return w.status() == s }))
	}
	add("directory.html", "#ui-directory .cell-due", elements, count(all, func(w *countedWork) bool { return w.reviewReached() }))
	add("directory.html", "#ui-directory .cell-title .absent", elements, count(all, func(w *countedWork) bool { return w.hidden }))
	for i, l := range c.levels {
		row := fmt.Sprintf("[aria-labelledby='ui-levels'] tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		of := func(is func(*countedWork) bool) int {
			return count(all, func(w *countedWork) bool { return w.level == l && is(w) })
		}
		add("framework.html", fmt.Sprintf(row, 2), 0, of((*countedWork).issued))
		add("framework.html", fmt.Sprintf(row, 3), 0, of((*countedWork).planned))
		add("framework.html", fmt.Sprintf(row, 4), 0, 0)
	}
	for i, box := range c.boxes {
		in := func(w *countedWork) bool { return c.below(w.box, box.code) }
		issued := count(all, func(w *countedWork) bool { return in(w) && w.issued() })
		planned := count(all, func(w *countedWork) bool { return in(w) && w.planned() })
		target := c.target(box.code)
		tally := []int{issued}
		if target > 0 {
			tally = append(tally, target)
		}
		if planned > 0 {
			tally = append(tally, planned)
		}
		tree := fmt.Sprintf("#ui-box-%s > .tree-head .tree-count", box.code)
		for nth, want := range tally {
			add("framework.html", tree, nth, want)
			if box.parent == "" {
				add("index.html", fmt.Sprintf(".boxes .box:nth-child(%d) .box-count", c.top(i)), nth, want)
			}
		}
	}
	for i, g := range c.goals {
		counts := count(all, func(w *countedWork) bool { return slices.Contains(g.Levels, w.level) && w.issued() })
		add("index.html", fmt.Sprintf(".goals .goal:nth-child(%d) .goal-number", i+1), 0, counts)
	}
	return out
}

// TestCounts: the numbers on the pages of a large system are those that a
// reader of its files counts who knows nothing of the program.
func TestCounts(t *testing.T) {
	dir := inventedContent(t, invented.Options{Real: true})
	c := countedIn(t, dir)
	if len(c.works) < 300 {
		t.Fatalf("only %d standards were read", len(c.works))
	}
	out := filepath.Join(t.TempDir(), "public")
	if code, _, stderr := guiju(t, "build", "--content", dir, "--as-of", asOf, "--out", out); code != exitOK {
		t.Fatalf("build: exit %d\n%s", code, stderr)
	}
	all := figures(c)
	if len(all) < 100 {
		t.Errorf("only %d figures are compared", len(all))
	}
	for _, lang := range []string{"", "en/"} {
		pages := map[string]*goquery.Document{}
		for _, f := range all {
			page := lang + f.page
			if pages[page] == nil {
				file, err := os.Open(filepath.Join(out, filepath.FromSlash(page)))
				if err != nil {
					t.Fatal(err)
				}
				pages[page], err = goquery.NewDocumentFromReader(file)
				file.Close()
				if err != nil {
					t.Fatal(err)
				}
			}
			if got, ok := f.read(pages[page]); !ok || got != f.want {
				t.Errorf("%s %s [%d]: %d, counted %d", page, f.selector, f.nth, got, f.want)
			}
		}
	}
}

var integers = regexp.MustCompile(`[0-9]+`)

// read finds the number on the page; ok is false where there is none, or where
// the selector finds more than one place.
func (f figure) read(page *goquery.Document) (int, bool) {
	found := page.Find(f.selector)
	if f.nth == elements {
		return found.Length(), true
	}
	numbers := integers.FindAllString(found.Text(), -1)
	if found.Length() != 1 || f.nth >= len(numbers) {
		return found.Length(), false
	}
	n, err := strconv.Atoi(numbers[f.nth])
	return n, err == nil
}

// counted is the content as a reader of TOML sees it. It shares no code with
// the program.
type counted struct {
	dir    string
	day    time.Time
	levels []string
	years  map[string]int // level -> years between reviews
	boxes  []countedBox
	goals  []countedGoal
	works  []*countedWork // those that a public site lists
}

type countedBox struct {
	code, parent, region string
	planned              int
}

type countedGoal struct {
	Levels []string `toml:"levels"`
}

type countedWork struct {
	of         *counted
	id         string
	level, box string
	text       bool // its text is public
	hidden     bool // its title is not
	editions   []countedEdition
	confirmed  []time.Time
}

type countedEdition struct {
	Folder    string    `toml:"-"`
	Issued    time.Time `toml:"issued"`
	InForce   time.Time `toml:"in-force"`
	Withdrawn time.Time `toml:"withdrawn"`
}

func countedIn(t *testing.T, dir string) *counted {
	t.Helper()
	read := func(name string, into any) {
		if _, err := toml.DecodeFile(filepath.Join(dir, filepath.FromSlash(name)), into); err != nil {
			t.Fatal(name, err)
		}
	}
	c := &counted{dir: dir, years: map[string]int{}}
	c.day, _ = time.Parse(time.DateOnly, asOf)
	var system struct {
		Levels []struct {
			Key         string `toml:"key"`
			Publication string `toml:"publication"`
			Years       int    `toml:"review-years"`
		} `toml:"level"`
		Goals []countedGoal `toml:"target"`
	}
	read("system.toml", &system)
	public := map[string]string{}
	for _, l := range system.Levels {
		c.levels = append(c.levels, l.Key)
		c.years[l.Key], public[l.Key] = l.Years, l.Publication
	}
	c.goals = system.Goals
	var framework struct {
		Boxes []struct {
			Code, Parent, Region string
			Planned              map[string]int
		} `toml:"box"`
	}
	read("framework.toml", &framework)
	for _, b := range framework.Boxes {
		box := countedBox{b.Code, b.Parent, b.Region, 0}
		for _, n := range b.Planned {
			box.planned += n
		}
		c.boxes = append(c.boxes, box)
	}
	files, err := filepath.Glob(filepath.Join(dir, "standards", "*", "work.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		id := filepath.Base(filepath.Dir(file))
		var w struct {
			Level, Box  string
			Publication struct {
				Decision string
				Hide     bool `toml:"hide-title"`
			}
			Reviews []struct {
				Date   time.Time
				Result string
			} `toml:"review"`
		}
		read("standards/"+id+"/work.toml", &w)
		decision := w.Publication.Decision
		if decision == "" {
			decision = public[w.Level]
		}
		if decision == "unlisted" {
			continue
		}
		work := &countedWork{of: c, id: id, level: w.Level, box: w.Box, text: decision == "full", hidden: w.Publication.Hide}
		for _, r := range w.Reviews {
			if r.Result == "confirmed" {
				work.confirmed = append(work.confirmed, r.Date)
			}
		}
		editions, _ := filepath.Glob(filepath.Join(dir, "standards", id, "*", "edition.toml"))
		slices.Sort(editions)
		for _, e := range editions {
			edition := countedEdition{Folder: filepath.Dir(e)}
			read("standards/"+id+"/"+filepath.Base(edition.Folder)+"/edition.toml", &edition)
			work.editions = append(work.editions, edition)
		}
		c.works = append(c.works, work)
	}
	return c
}

func count(works []*countedWork, is func(*countedWork) bool) (n int) {
	for _, w := range works {
		if is(w) {
			n++
		}
	}
	return n
}

// issued: some edition has been issued by the day.
func (w *countedWork) issued() bool {
	return slices.ContainsFunc(w.editions, func(e countedEdition) bool { return !e.Issued.After(w.of.day) })
}

func (w *countedWork) planned() bool { return !w.issued() }

// current is the edition in force on the day, the last of them.
func (w *countedWork) current() *countedEdition {
	for i := len(w.editions) - 1; i >= 0; i-- {
		e := &w.editions[i]
		if !e.InForce.After(w.of.day) && (e.Withdrawn.IsZero() || e.Withdrawn.After(w.of.day)) {
			return e
		}
	}
	return nil
}

func (w *countedWork) status() string {
	switch {
	case len(w.editions) == 0:
		return "planned"
	case w.current() != nil:
		return "current"
	case !w.editions[len(w.editions)-1].Withdrawn.IsZero():
		return "withdrawn"
	}
	return "upcoming"
}

// reviewReached: so many years after it came into force, or was last confirmed.
func (w *countedWork) reviewReached() bool {
	e := w.current()
	if e == nil || w.of.years[w.level] == 0 {
		return false
	}
	from := e.InForce
	for _, d := range w.confirmed {
		if d.After(from) {
			from = d
		}
	}
	return !from.AddDate(w.of.years[w.level], 0, 0).After(w.of.day)
}

// below reports whether a box is the other or stands below it.
func (c *counted) below(code, other string) bool {
	for code != "" {
		if code == other {
			return true
		}
		i := slices.IndexFunc(c.boxes, func(b countedBox) bool { return b.code == code })
		if i < 0 {
			return false
		}
		code = c.boxes[i].parent
	}
	return false
}

// target is what the box and those below it are planned to hold.
func (c *counted) target(code string) (n int) {
	for _, b := range c.boxes {
		if c.below(b.code, code) {
			n += b.planned
		}
	}
	return n
}

// top is the place of a top box among the top boxes, from 1.
func (c *counted) top(i int) int {
	n := 0
	for _, b := range c.boxes[:i+1] {
		if b.parent == "" {
			n++
		}
	}
	return n
}

var termLine = regexp.MustCompile(`(?m)^## 3\.[0-9]+ ([^　\n]+)　`)

// terms counts the terms of the texts on show.
func (c *counted) terms() int {
	all := map[string]bool{}
	for _, w := range c.works {
		if !w.text || len(w.editions) == 0 {
			continue
		}
		e := w.current()
		if e == nil {
			e = &w.editions[len(w.editions)-1]
		}
		zh, err := os.ReadFile(filepath.Join(e.Folder, "zh.md"))
		if err != nil {
			continue
		}
		for _, m := range termLine.FindAllStringSubmatch(string(zh), -1) {
			all[strings.TrimSpace(m[1])] = true
		}
	}
	return len(slices.Collect(maps.Keys(all)))
}
