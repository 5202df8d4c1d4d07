package site

import (
	"strconv"
	"strings"

	"guiju/generator/derive"
)

// statView is a line of the statistical table: 应有数, 现有数, %.
type statView struct {
	Due      int    `json:"due"`
	Existing int    `json:"existing"`
	Percent  string `json:"percent,omitempty"` // "" where nothing is due
	Ended    int    `json:"ended"`
	Planned  int    `json:"planned"`
	Samples  int    `json:"samples"`
	Basis    string `json:"basis,omitempty"` // where due comes from; see derive.Stat
}

func statOf(s derive.Stat) statView {
	return statView{s.Due, s.Existing, s.Percent(), s.Ended, s.Planned, s.Samples, s.Basis()}
}

type statLine struct {
	Key   string     `json:"key,omitempty"`
	Code  string     `json:"code,omitempty"`
	Title said       `json:"title"`
	Href  string     `json:"href,omitempty"` // of a level
	Depth int        `json:"depth"`
	Stat  statView   `json:"stat"`
	Cells []statView `json:"cells,omitempty"` // by level
}

// gapLine is a subsystem with its own cells in words.
type gapLine struct {
	Code  string    `json:"code"`
	Title said      `json:"title"`
	Path  string    `json:"path"`  // codes from the top, for the filter
	Empty string    `json:"empty"` // keys of the levels at which nothing is there
	Cells []gapCell `json:"cells"`
}

type gapCell struct {
	Gap      string `json:"gap"` // see derive.Cell
	Due      int    `json:"due"`
	Existing int    `json:"existing"`
	Short    int    `json:"short"`
	Planned  int    `json:"planned"`
	Samples  int    `json:"samples"`
}

type measureView struct {
	Key     string `json:"key"`
	Value   string `json:"value,omitempty"`
	Parts   string `json:"parts,omitempty"` // 3 / 12
	Missing string `json:"missing,omitempty"`
	// Sample is the same of the samples; "" where it cannot be measured.
	Sample string `json:"sample,omitempty"`
}

type qualityView struct {
	Key      string        `json:"key"`
	Measures []measureView `json:"measures"`
}

// statistics is the statistical table (标准统计表), the gaps and what data can
// say of the qualities that the plan asks for.
func (m *maker) statistics() page {
	title := m.words("标准统计", "Statistics")
	s := m.d.Statistics
	var levels, families, boxes []statLine
	for _, l := range s.Levels {
		levels = append(levels, m.levelStat(l))
	}
	for _, f := range s.Families {
		families = append(families, statLine{Key: f.Family, Stat: statOf(f.Stat)})
	}
	for _, b := range s.Boxes {
		line := statLine{Code: b.Box.Code, Title: m.say(b.Box.Title), Depth: b.Depth, Stat: statOf(b.Total)}
		for _, c := range b.Sums {
			line.Cells = append(line.Cells, statOf(c))
		}
		boxes = append(boxes, line)
	}
	data := map[string]any{
		"levels": levels, "families": families, "boxes": boxes, "total": statOf(s.Total), "gaps": m.gaps(s.Boxes),
		"qualities": m.qualities(), "works": tallied(m.d.Counts.Works),
	}
	if outside, cells := m.unplaced(s); len(cells) > 0 {
		data["outside"] = statLine{Stat: outside, Cells: cells}
	}
	return page{
		path: "statistics.html", layout: "statistics", title: title, labels: column(title.T, "", title.T), data: data,
		crumbs: m.underHub(title),
	}
}

func (m *maker) levelStat(l derive.LevelStat) statLine {
	return statLine{Key: l.Level.Key, Title: m.say(l.Level.Title), Href: m.href(l.Level.Path()), Stat: statOf(l.Stat)}
}

// unplaced are the standards in no box; no cells where there are none.
func (m *maker) unplaced(s derive.Statistics) (sum statView, cells []statView) {
	var all derive.Stat
	some := false
	for _, c := range s.Outside {
		all = all.Plus(c)
		cells = append(cells, statOf(derive.Stat{}.Plus(c)))
		some = some || c != derive.Cell{}
	}
	if !some {
		return sum, nil
	}
	return statOf(all), cells
}

func (m *maker) gaps(boxes []derive.BoxStat) (out []gapLine) {
	for _, b := range boxes {
		if !b.Counted() {
			continue
		}
		line := gapLine{Code: b.Box.Code, Title: m.say(b.Box.Title), Path: strings.Join(derive.BoxPath(m.d.System, b.Box.Code), " ")}
		var empty []string
		for i, c := range b.Own {
			line.Cells = append(line.Cells, gapCell{c.Gap(), c.Due(), c.Existing, c.Due() - c.Existing, c.Planned, c.Samples})
			if c.Existing == 0 && c.Gap() != "unneeded" {
				empty = append(empty, m.d.System.Config.Levels[i].Key)
			}
		}
		line.Empty = strings.Join(empty, " ")
		out = append(out, line)
	}
	return out
}

func (m *maker) qualities() (out []qualityView) {
	for i, q := range m.d.Qualities {
		v := qualityView{Key: q.Key}
		for j, me := range q.Measures {
			w := measureView{Key: me.Key, Missing: me.Missing, Sample: measured(m.d.SampleQualities[i].Measures[j])}
			if me.Kind == "count" { // says the same of the framework for both
				w.Sample = ""
			}
			if me.Missing == "" {
				w.Value = measured(me)
			}
			if me.Kind == "share" && me.Missing == "" {
				w.Parts = itoa(me.Part) + " / " + itoa(me.Whole)
			}
			v.Measures = append(v.Measures, w)
		}
		out = append(out, v)
	}
	return out
}

// measured writes a measure as a number, "" where there is none.
func measured(me derive.Measure) string {
	switch {
	case me.Missing != "":
		return ""
	case me.Kind == "share":
		return derive.Percent(me.Part, me.Whole)
	case me.Kind == "index":
		return strconv.FormatFloat(me.Index, 'f', 2, 64)
	}
	return itoa(me.Part)
}
