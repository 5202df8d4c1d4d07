package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

type countedDifficulty struct {
	Key, Region string
	Answer      struct{ Zh string }
	About       []string
	Changes     []string
	Sample      bool
}

type countedPilot struct {
	Key, Region string
	Directions  []string
	Works       []string
}

type countedCase struct {
	Key, Pilot, Region string
	Works, About       []string
	Adopters           []countedRecord `toml:"adopter"`
	Sample             bool
}

type countedBase struct {
	Key, Kind, Region, State string
	Works                    []string
	Sample                   bool
}

type countedStudy struct {
	Key, Kind, Body, Forum, State string
	Partners                      []string
	Sample                        bool
	Conversions                   []countedRecord `toml:"conversion"`
}

type countedLesson struct {
	id       string
	Sessions []struct {
		Minutes int
		Quotes  []struct{ Ref string } `toml:"quote"`
		Tests   []struct{}             `toml:"test"`
	} `toml:"session"`
}

// countedTelling is an item of publicity.
type countedTelling struct {
	Kind, Video              string
	Date                     time.Time
	About, Audience, Channel []string
	Event                    struct{ Kind string }
}

// read reads courses and items of publicity.
func (p *countedProgramme) read(c *counted, t *testing.T) {
	for _, file := range found(t, c.dir, "training/*/course.toml") {
		lesson := countedLesson{id: filepath.Base(filepath.Dir(file))}
		readCounted(t, file, &lesson)
		p.Lessons = append(p.Lessons, lesson)
	}
	for _, file := range found(t, c.dir, "publicity/*/index.zh.md") {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var told countedTelling
		if _, err := toml.Decode(strings.SplitN(string(b), "+++", 3)[1], &told); err != nil {
			t.Fatal(file, err)
		}
		p.Told = append(p.Told, told)
	}
}

// pilotFigures are those of pilots, cases, bases, and of difficulties.
func (p *countedProgramme) pilotFigures(c *counted, f *figures) {
	page := "pilots.html"
	for i, d := range p.Directions {
		in := count(p.Pilots, func(v countedPilot) bool { return slices.Contains(v.Directions, d.Key) })
		f.add(page, "#ui-direction-"+d.Key+" td:nth-child(4)", 0, in)
		f.add(page, "#ui-pilots tbody tr[data-direction~='"+d.Key+"']", elements, in)
		f.add(page, fmt.Sprintf("#ui-pilot-matrix tbody td:nth-child(%d) li", i+2), elements, in)
	}
	f.add(page, "[aria-labelledby='ui-pilot-list'] .block-lead", 0, len(p.Pilots))
	for _, stage := range []struct{ attr, kind string }{{"mid", "mid-term"}, {"final", "final"}} {
		for _, state := range []string{"done", "not-done"} {
			f.add(page, "#ui-pilots tbody tr[data-"+stage.attr+"='"+state+"']", elements, count(p.Evaluations, func(e countedEvaluation) bool {
				return e.Kind == stage.kind && e.Pilot != "" && e.State == state
			}))
		}
	}
	for _, v := range p.Pilots {
		row := "#ui-pilots tbody tr:has(th a[href$='pilots/" + v.Key + ".html']) "
		f.add(page, row+"td:nth-child(8)", 0, len(v.Works))
		of := func(sample bool) int {
			return count(p.Cases, func(s countedCase) bool { return s.Pilot == v.Key && s.Sample == sample })
		}
		f.apart(page, row+"td:nth-child(9)", of(false), of(true))
	}
	for _, r := range c.regions {
		if n := count(p.Pilots, func(v countedPilot) bool { return v.Region == r.Key }); n > 0 {
			f.add(page, ".trial-tile:has(a[href$='regions/"+r.Key+".html']) .trial-count", 0, n)
		}
	}

	page = "cases.html"
	adopted, told := map[bool]int{}, map[string]bool{}
	in := map[string]map[bool]int{}
	for _, v := range p.Cases {
		done := 0
		for _, a := range v.Adopters {
			if a.State == "done" {
				done++
				if in[a.Region] == nil {
					in[a.Region] = map[bool]int{}
				}
				in[a.Region][v.Sample]++
			}
		}
		adopted[v.Sample] += done
		f.add("cases/"+v.Key+".html", "#ui-case-adopters tbody tr", elements, len(v.Adopters))
		f.add("cases/"+v.Key+".html", "#ui-case-adopters .state-done", elements, done)
		if done > 0 {
			f.add(page, "#ui-cases tbody tr:has(th a[href$='cases/"+v.Key+".html']) .state-done", 0, done)
		}
		for _, ref := range slices.Concat(v.Works, v.About) {
			id, _, _ := strings.Cut(ref, "#")
			told[id] = true
		}
	}
	samples := count(p.Cases, func(v countedCase) bool { return v.Sample })
	for nth, n := range []int{len(p.Cases) - samples, samples, adopted[false], adopted[true]} {
		f.add(page, "[aria-labelledby='ui-case-list'] .block-lead", nth, n)
	}
	f.add(page, "#ui-case-regions tbody tr", elements, len(in))
	for _, r := range c.regions {
		if n := in[r.Key]; n != nil {
			f.apart(page, regionRow("#ui-case-regions", r.Key)+" td:nth-child(2)", n[false], n[true])
		}
	}
	without := count(c.works, func(w *countedWork) bool { return w.text && w.status() == "current" && !told[w.id] })
	f.add(page, "[aria-labelledby='ui-without'] summary", 0, without)
	f.add(page, "[aria-labelledby='ui-without'] li", elements, without)

	page = "bases.html"
	kinds := 0
	for i, kind := range []string{"showcase", "practice", "innovation", "training"} {
		all := keptOf(p.Bases, func(b countedBase) bool { return b.Kind == kind })
		standing := func(sample bool) int {
			return count(all, func(b countedBase) bool { return b.State != "not-done" && b.Sample == sample })
		}
		if standing(false) > 0 {
			kinds++
		}
		f.add(page, fmt.Sprintf("#ui-base-kinds tbody tr:nth-child(%d) td:nth-child(2)", i+1), 0, standing(false))
		f.add(page, fmt.Sprintf("#ui-base-kinds tbody tr:nth-child(%d) td:nth-child(3)", i+1), 0, standing(true))
		f.add(page, "#ui-bases tbody tr[data-kind='"+kind+"']", elements, len(all))
		for _, b := range all {
			f.add(page, fmt.Sprintf("%s td:nth-child(%d) li", regionRow("#ui-base-matrix", b.Region), i+2), elements,
				count(all, func(o countedBase) bool { return o.Region == b.Region }))
		}
	}
	f.add(page, "[aria-labelledby='ui-kinds'] .block-lead", 0, kinds)
	f.add(page, "[aria-labelledby='ui-base-list'] .block-lead", 0, count(p.Bases, func(b countedBase) bool { return !b.Sample }))
	f.add(page, "[aria-labelledby='ui-base-list'] .block-lead", 1, count(p.Bases, func(b countedBase) bool { return b.Sample }))

	page = "difficulties.html"
	asked := keptOf(p.Difficulties, func(d countedDifficulty) bool { return !d.Sample })
	answered := count(asked, func(d countedDifficulty) bool { return d.Answer.Zh != "" })
	changed := count(asked, func(d countedDifficulty) bool { return len(d.Changes) > 0 })
	for nth, n := range []int{len(asked) - answered, answered, changed, len(p.Difficulties) - len(asked)} {
		f.add(page, ".finding-counts", nth, n)
	}
	f.add(page, "#ui-all-questions tbody tr[data-answer='open']", elements, count(p.Difficulties, func(d countedDifficulty) bool { return d.Answer.Zh == "" }))
	for _, d := range p.Difficulties {
		f.add(page, "#ui-all-questions tbody tr[data-region='"+d.Region+"']", elements, count(p.Difficulties, func(o countedDifficulty) bool { return o.Region == d.Region }))
	}
}

func (p *countedProgramme) researchFigures(f *figures) {
	page := "research.html"
	converted, listed, open := 0, 0, 0
	for _, kind := range []string{"project", "field-research", "paper"} {
		f.add(page, "#ui-"+kind+"-table tbody tr", elements, count(p.Studies, func(s countedStudy) bool { return s.Kind == kind }))
	}
	for _, s := range p.Studies {
		done := count(s.Conversions, func(v countedRecord) bool { return v.State == "done" })
		converted, listed = converted+done, listed+len(s.Conversions)
		if s.State == "done" && done == 0 {
			open++
		}
		f.add(page, "#ui-study-"+s.Key+" td:last-child", 0, done)
	}
	f.add(page, "[aria-labelledby='ui-conversion'] .block-lead:nth-of-type(1)", 0, converted)
	f.add(page, "#ui-conversions tbody tr", elements, listed)
	f.add(page, "#ui-open-list li", elements, open)
	of := keptOf(p.Studies, func(s countedStudy) bool { return s.Body == "centre" })
	samples := count(of, func(s countedStudy) bool { return s.Sample })
	f.add(page, "[aria-labelledby='ui-centre'] li", elements, len(of))
	f.apart(page, "[aria-labelledby='ui-centre'] summary", len(of)-samples, samples)
	f.add(page, ".research-forum", elements, len(p.Forums))
	for _, forum := range p.Forums {
		f.add(page, "#ui-forum-"+forum.Key+" li", elements, count(p.Studies, func(s countedStudy) bool { return s.Forum == forum.Key }))
	}
	for _, b := range []string{"university", "institute", "association"} {
		f.add(page, "#ui-partner-table tbody tr:has(th a[href$='bodies/"+b+".html']) li", elements, count(p.Studies, func(s countedStudy) bool { return slices.Contains(s.Partners, b) }))
	}
}

// about reports whether an item is about a standard.
func (v countedTelling) about(id string) bool {
	return slices.ContainsFunc(v.About, func(ref string) bool { of, _, _ := strings.Cut(ref, "#"); return of == id })
}

func (p *countedProgramme) publicityFigures(c *counted, f *figures) {
	page := "publicity-coverage.html"
	tables := []map[string]int{{}, {}, {}, {}}
	for _, v := range p.Told {
		tables[0][v.Kind]++
		for _, k := range v.Channel {
			tables[1][k]++
		}
		for _, k := range v.Audience {
			tables[2][k]++
		}
		levels := map[string]bool{}
		for _, w := range c.works {
			if v.about(w.id) && !levels[w.level] {
				levels[w.level] = true
				tables[3][w.level]++
			}
		}
	}
	f.add("publicity.html", "#ui-publicity tbody tr", elements, len(p.Told))
	f.add("publicity.html", ".block-lead", 0, len(p.Told))
	f.add(page, ".wrap > .block-lead", 0, len(p.Told))
	for i, table := range tables {
		for _, key := range sortedKeys(table) {
			f.add(page, fmt.Sprintf(".told-tables .scroll:nth-child(%d) tr[data-key='%s'] td:nth-child(2)", i+1, key), 0, table[key])
			if i == 0 {
				f.add("publicity.html", "#ui-publicity tbody tr[data-kind='"+key+"']", elements, table[key])
			}
		}
	}
	tells := func(w *countedWork, kinds ...string) int {
		return count(p.Told, func(v countedTelling) bool { return v.about(w.id) && slices.Contains(kinds, v.Kind) })
	}
	taught := func(w *countedWork) int {
		return count(c.Courses, func(ids []string) bool { return slices.Contains(ids, w.id) }) +
			count(p.Told, func(v countedTelling) bool { return v.about(w.id) && v.Event.Kind == "training" })
	}
	current := keptOf(c.works, func(w *countedWork) bool { return w.status() == "current" })
	explained := func(w *countedWork) bool { return tells(w, "interpretation", "qa", "card") > 0 }
	for i, n := range []int{
		count(current, func(w *countedWork) bool { return !explained(w) }),
		count(current, func(w *countedWork) bool { return tells(w, "poster", "video") == 0 }),
		count(current, func(w *countedWork) bool { return taught(w) == 0 }),
	} {
		f.add(page, fmt.Sprintf(".told-gap:nth-child(%d) summary", i+1), 0, n)
		f.add(page, fmt.Sprintf(".told-gap:nth-child(%d) li", i+1), elements, n)
	}
	f.add(page, "#ui-coverage tbody tr", elements, count(c.works, func(w *countedWork) bool { s := w.status(); return s == "current" || s == "upcoming" }))
	for _, w := range current {
		row := "#ui-coverage tbody tr:has(th a[href$='standards/" + w.id + ".html']) td:nth-child(%d)"
		for column, kind := range []string{"interpretation", "qa", "card", "poster", "video", "news", "event"} {
			if n := tells(w, kind); n > 0 {
				f.add(page, fmt.Sprintf(row, column+3), 0, n)
			}
		}
		if n := taught(w); n > 0 {
			f.add(page, fmt.Sprintf(row, 10), 0, n)
		}
		if w.text {
			f.add(page, fmt.Sprintf(row, 11), 0, count(c.Uptake, func(u countedUptake) bool {
				return u.Work == w.id && u.State == "done" && (u.Kind == "trained" || u.Kind == "explained")
			}))
		}
	}
	for i, key := range c.areas {
		in := keptOf(current, func(w *countedWork) bool { return c.areaOf(w.area, w.box) == key })
		told := func(v countedTelling) bool {
			return slices.ContainsFunc(c.works, func(w *countedWork) bool { return v.about(w.id) && c.areaOf(w.area, w.box) == key })
		}
		with := count(in, explained)
		courses := count(c.Courses, func(ids []string) bool {
			return slices.ContainsFunc(in, func(w *countedWork) bool { return slices.Contains(ids, w.id) })
		})
		for column, n := range []int{len(in), with, len(in) - with, count(p.Told, told), courses} {
			f.add(page, fmt.Sprintf("[aria-labelledby='ui-coverage-areas'] tbody tr:nth-child(%d) td:nth-child(%d)", i+1, column+2), 0, n)
		}
		of := keptOf(c.works, func(w *countedWork) bool { return len(w.editions) > 0 && c.areaOf(w.area, w.box) == key })
		none := count(of, func(w *countedWork) bool { return tells(w, "poster", "video") == 0 })
		row := fmt.Sprintf("[aria-labelledby='ui-media-areas'] tbody tr:nth-child(%d) td:nth-child(%%d)", i+1)
		f.add("media.html", fmt.Sprintf(row, 2), 0, count(p.Told, func(v countedTelling) bool { return v.Kind == "video" && told(v) }))
		f.add("media.html", fmt.Sprintf(row, 3), 0, count(p.Told, func(v countedTelling) bool { return v.Kind == "poster" && told(v) }))
		f.add("media.html", fmt.Sprintf(row, 4), 0, none)
		f.add("media.html", fmt.Sprintf(row, 4), 1, len(of))
	}
	of := keptOf(c.works, func(w *countedWork) bool { return len(w.editions) > 0 })
	f.add("media.html", ".media-without", 0, len(of))
	f.add("media.html", ".media-without", 1, count(of, func(w *countedWork) bool { return tells(w, "poster", "video") == 0 }))
	f.add("media.html", ".media-card", elements, tables[0]["poster"]+tables[0]["video"])
	f.add("events.html", "#ui-events tbody tr", elements, tables[0]["event"])
	months := map[string]int{}
	for _, v := range p.Told {
		months[v.Date.Format("2006-01")]++
	}
	f.add(page, "[aria-labelledby='ui-coverage-months'] tbody tr", elements, len(months))
	for i, month := range sortedKeys(months) {
		f.add(page, fmt.Sprintf("[aria-labelledby='ui-coverage-months'] tbody tr:nth-last-child(%d) td:nth-child(2)", i+1), 0, months[month])
	}
}

func (p *countedProgramme) trainingFigures(c *counted, f *figures) {
	page := "training.html"
	f.add(page, ".cards > .card", elements, len(p.Lessons))
	quoted := map[string]map[string]bool{}
	for _, l := range p.Lessons {
		minutes, quotes, tests := 0, 0, 0
		documents := map[string]bool{}
		for _, s := range l.Sessions {
			minutes, quotes, tests = minutes+s.Minutes, quotes+len(s.Quotes), tests+len(s.Tests)
			for _, q := range s.Quotes {
				id, _, _ := strings.Cut(q.Ref, "#")
				documents[id] = true
				if quoted[id] == nil {
					quoted[id] = map[string]bool{}
				}
				quoted[id][q.Ref] = true
			}
		}
		card := ".card:has(h2 a[href$='training/" + l.id + ".html'])"
		for nth, n := range []int{len(l.Sessions), minutes} {
			f.add(page, card+" .course-size", nth, n)
		}
		for nth, n := range []int{quotes, len(documents), tests} {
			f.add(page, card+" .card-meta:last-child", nth, n)
		}
		f.add("training/"+l.id+".html", "section.session", elements, len(l.Sessions))
		f.add("training/"+l.id+".html", "figure.quote", elements, quotes)
		f.add("training/"+l.id+".html", ".course-edition", elements, len(documents))
	}
	of := keptOf(c.works, func(w *countedWork) bool { s := w.status(); return w.text && (s == "current" || s == "upcoming") })
	f.add(page, "#ui-taught-table tbody tr", elements, len(of))
	taught := count(of, func(w *countedWork) bool { return len(quoted[w.id]) > 0 })
	f.add(page, "#ui-taught-table tbody tr[data-quoted='yes']", elements, taught)
	for _, w := range of {
		if n := len(quoted[w.id]); n > 0 {
			f.add(page, "#ui-taught-table tbody tr:has(a[href$='standards/"+w.id+".html']) td:nth-child(4)", 0, n)
		}
	}
}
