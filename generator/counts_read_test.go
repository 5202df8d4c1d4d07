package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

// counted is the content as a reader of TOML sees it, and as the public may:
// of an unlisted standard nothing, of one with a record only neither its life
// nor its relations. It shares no code with the program.
type counted struct {
	dir         string
	day         time.Time
	levels      []countedLevel
	tracks      []countedTrack
	areas       []string
	goals       []countedGoal
	boxes       []countedBox
	regions     []countedRegion
	works       []*countedWork  // those that a public site lists
	shut        map[string]bool // ids of standards of which something is withheld
	shutMatters map[string]bool // that they have
	feeds       map[string]int  // entries of each
	countedRegisters
}

type countedLevel struct {
	Key, Publication, Family, Tier, Track string
	Years                                 int `toml:"review-years"`
	Cap                                   int `toml:"review-cap"`
}

type countedTrack struct {
	Key   string
	Steps []struct{ Key, Stage string } `toml:"step"`
}

type countedGoal struct {
	Key    string
	Levels []string
	Count  int
	Due    time.Time
}

type countedBox struct {
	Code, Parent, Region, Area string
	Planned                    map[string]int
}

type countedRegion struct{ Key, Kind, Parent string }

// countedRegisters are the registers as they are written; who counts them asks
// what of them is public.
type countedRegisters struct {
	Proposals  []countedProposal                `toml:"proposal"`
	Selections []struct{ Key, Matter string }   `toml:"selection"`
	Matters    []struct{ Key string }           `toml:"matter"`
	Distinct   []struct{ Works []string }       `toml:"distinct"`
	Uptake     []countedUptake                  `toml:"uptake"`
	Projects   []struct{ Works []string }       `toml:"project"`
	Demands    []struct{ Key string }           `toml:"demand"`
	Elements   []struct{ Sources []string }     `toml:"element"`
	Filings    []struct{ Region, State string } `toml:"filing"`
	Courses    [][]string                       `toml:"-"` // ids that each quotes
	Items      []countedItem                    `toml:"-"`
}

type countedProposal struct {
	Key, Selection, Matter, Outcome, Work string
	Classes                               []string
}

type countedUptake struct {
	Work, Kind, Region, State string
	Date                      time.Time
}

type countedItem struct {
	Kind  string
	About []string
}

type countedWork struct {
	of                       *counted
	id                       string
	level, box, region, area string
	text                     bool // its text is public, and with it all that is recorded of it
	hidden                   bool // its title is not
	matter, track            string
	classes, adopters        []string
	basis                    []countedBasis
	events                   []countedEvent
	reviews                  []countedReview
	editions                 []countedEdition
	compared                 map[string]map[string]string
}

type countedBasis struct{ Regulation, Article, Relation string }

type countedEvent struct{ Step, Edition, State string }

type countedReview struct {
	Date   time.Time
	Result string
}

type countedEdition struct {
	Folder    string              `toml:"-"`
	Issued    time.Time           `toml:"issued"`
	InForce   time.Time           `toml:"in-force"`
	Withdrawn time.Time           `toml:"withdrawn"`
	Filing    string              `toml:"filing"`
	Charge    struct{ Zh string } `toml:"jurisdiction"`
	Issuer    struct{ Zh string } `toml:"issuer"`
}

func countedIn(t *testing.T, dir string) *counted {
	t.Helper()
	read := func(name string, into any) {
		if _, err := toml.DecodeFile(filepath.Join(dir, filepath.FromSlash(name)), into); err != nil {
			t.Fatal(name, err)
		}
	}
	c := &counted{dir: dir, shut: map[string]bool{}, shutMatters: map[string]bool{}}
	c.day, _ = time.Parse(time.DateOnly, asOf)
	var system struct {
		Levels []countedLevel         `toml:"level"`
		Tracks []countedTrack         `toml:"track"`
		Areas  []struct{ Key string } `toml:"area"`
		Goals  []countedGoal          `toml:"target"`
	}
	read("system.toml", &system)
	c.levels, c.tracks, c.goals = system.Levels, system.Tracks, system.Goals
	for _, a := range system.Areas {
		c.areas = append(c.areas, a.Key)
	}
	var framework struct {
		Boxes []countedBox `toml:"box"`
	}
	read("framework.toml", &framework)
	c.boxes = framework.Boxes
	var regions struct {
		Regions []countedRegion `toml:"region"`
	}
	read("regions.toml", &regions)
	c.regions = regions.Regions
	for _, file := range found(t, dir, "standards/*/work.toml") {
		c.work(filepath.Base(filepath.Dir(file)), read, t)
	}
	c.registers(read, t)
	return c
}

func found(t *testing.T, dir, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	return files
}

// work reads a standard, unless nothing of it is public.
func (c *counted) work(id string, read func(string, any), t *testing.T) {
	var w struct {
		Level, Box, Region, Area, Matter, Track string
		Classes, Adopters                       []string
		Publication                             struct {
			Decision string
			Hide     bool `toml:"hide-title"`
		}
		Basis   []countedBasis  `toml:"basis"`
		Events  []countedEvent  `toml:"event"`
		Reviews []countedReview `toml:"review"`
	}
	read("standards/"+id+"/work.toml", &w)
	decision := w.Publication.Decision
	if decision == "" {
		decision = c.level(w.Level).Publication
	}
	if decision != "full" {
		c.shut[id], c.shutMatters[w.Matter] = true, true
	}
	if decision == "unlisted" {
		return
	}
	work := &countedWork{of: c, id: id, level: w.Level, box: w.Box, region: w.Region, area: w.Area, text: decision == "full", hidden: w.Publication.Hide, track: w.Track}
	if work.track == "" {
		work.track = c.level(w.Level).Track
	}
	for _, r := range w.Reviews {
		if work.text || r.Result == "confirmed" {
			work.reviews = append(work.reviews, r)
		}
	}
	for _, e := range found(t, c.dir, "standards/"+id+"/*/edition.toml") {
		edition := countedEdition{Folder: filepath.Dir(e)}
		read("standards/"+id+"/"+filepath.Base(edition.Folder)+"/edition.toml", &edition)
		work.editions = append(work.editions, edition)
	}
	if c.works = append(c.works, work); !work.text {
		return
	}
	work.matter, work.classes, work.adopters, work.basis, work.events = w.Matter, w.Classes, w.Adopters, w.Basis, w.Events
	if len(found(t, c.dir, "standards/"+id+"/keys.toml")) > 0 {
		var keys struct {
			Articles map[string]map[string]string `toml:"article"`
		}
		read("standards/"+id+"/keys.toml", &keys)
		work.compared = keys.Articles
	}
}

// registers reads the rest of the content.
func (c *counted) registers(read func(string, any), t *testing.T) {
	for _, file := range []string{"proposals", "matters", "uptake", "cooperation", "data-elements", "filings"} {
		read(file+".toml", &c.countedRegisters)
	}
	for _, file := range found(t, c.dir, "training/*/course.toml") {
		var course struct {
			Sessions []struct {
				Quotes []struct{ Ref string } `toml:"quote"`
			} `toml:"session"`
		}
		read("training/"+filepath.Base(filepath.Dir(file))+"/course.toml", &course)
		var ids []string
		for _, s := range course.Sessions {
			for _, q := range s.Quotes {
				id, _, _ := strings.Cut(q.Ref, "#")
				ids = append(ids, id)
			}
		}
		c.Courses = append(c.Courses, ids)
	}
	for _, file := range found(t, c.dir, "publicity/*/index.zh.md") {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var item countedItem
		front := strings.SplitN(string(b), "+++", 3)
		if _, err := toml.Decode(front[1], &item); err != nil {
			t.Fatal(file, err)
		}
		for i, ref := range item.About {
			item.About[i], _, _ = strings.Cut(ref, "#")
		}
		c.Items = append(c.Items, item)
	}
}

func (c *counted) level(key string) countedLevel {
	for _, l := range c.levels {
		if l.Key == key {
			return l
		}
	}
	return countedLevel{}
}

func count[T any](list []T, is func(T) bool) (n int) {
	for _, v := range list {
		if is(v) {
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

// inUse: in force, to come or planned.
func (w *countedWork) inUse() bool { return w.status() != "withdrawn" }

// below reports whether a box is the other or stands below it.
func (c *counted) below(code, other string) bool {
	for code != "" {
		if code == other {
			return true
		}
		code = c.box(code).Parent
	}
	return false
}

func (c *counted) box(code string) countedBox {
	for _, b := range c.boxes {
		if b.Code == code {
			return b
		}
	}
	return countedBox{}
}

// leaf: no box stands below it.
func (c *counted) leaf(code string) bool {
	return !slices.ContainsFunc(c.boxes, func(b countedBox) bool { return b.Parent == code })
}

// areaOf is the area of a standard: its own, else that of its box or of one
// above it.
func (c *counted) areaOf(own, box string) string {
	for ; own == "" && box != ""; box = c.box(box).Parent {
		own = c.box(box).Area
	}
	return own
}

// within reports whether a region is the other or stands below it.
func (c *counted) within(region, other string) bool {
	for region != "" {
		if region == other {
			return true
		}
		i := slices.IndexFunc(c.regions, func(r countedRegion) bool { return r.Key == region })
		if i < 0 {
			return false
		}
		region = c.regions[i].Parent
	}
	return false
}

var termLine = regexp.MustCompile(`(?m)^## 3\.[0-9]+ ([^　\n]+)　`)

// terms counts the terms of the texts on show.
func (c *counted) terms() int {
	all := map[string]bool{}
	for _, w := range c.works {
		for _, m := range termLine.FindAllStringSubmatch(w.words(), -1) {
			all[strings.TrimSpace(m[1])] = true
		}
	}
	return len(slices.Collect(maps.Keys(all)))
}

// words are the Chinese text that a public site shows of the standard: of the
// edition in force, else of the last.
func (w *countedWork) words() string {
	if !w.text || len(w.editions) == 0 {
		return ""
	}
	e := w.current()
	if e == nil {
		e = &w.editions[len(w.editions)-1]
	}
	b, _ := os.ReadFile(filepath.Join(e.Folder, "zh.md"))
	return string(b)
}
