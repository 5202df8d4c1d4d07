package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// loadShipped reads the shipped content; a problem of severity error fails.
func loadShipped(t testing.TB) *model.System {
	t.Helper()
	sys, files, problems, err := source.Load(os.DirFS(contentDir()))
	if err != nil {
		t.Fatal(err)
	}
	day, _ := model.ParseDate(asOf)
	problems = append(problems, check.Run(sys, day)...)
	model.SortProblems(problems)
	for _, p := range problems {
		if p.Severity == model.Error {
			t.Errorf("%s: %s: %s\n%s", p.Pos, p.Rule.ID, p.Message(model.En), files.Line(p.Pos.File, p.Pos.Line))
		}
	}
	return sys
}

// TestReadingsQuoteThePlan: the words that the readings quote stand in the plan,
// where its text is at hand.
func TestReadingsQuoteThePlan(t *testing.T) {
	b, err := os.ReadFile("../../shared/seed-plan.txt")
	if err != nil {
		t.Skip("the text of the plan is not at hand")
	}
	// Its marks are of other widths.
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
				return -1
			}
			return r
		}, s)
	}
	plan := plain(string(b))
	n := 0
	for _, r := range loadShipped(t).Readings {
		for _, p := range r.Passages {
			for _, part := range strings.Split(p.Words.Zh, "……") {
				n++
				if !strings.Contains(plan, plain(part)) {
					t.Errorf("%s: the plan does not say %s", r.Key, part)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d passages", n)
	}
}

// TestShippedContent holds what the shipped samples promise.
func TestShippedContent(t *testing.T) {
	sys := loadShipped(t)
	day, _ := model.ParseDate(asOf)
	complete, levels := 0, map[string]int{}
	statuses := map[model.Status]int{}
	decisions := map[model.Decision]int{}
	twoEditions, lives := 0, 0
	for _, w := range sys.Works {
		if !w.Sample {
			t.Errorf("%s is not marked as a sample", w.ID)
		}
		if len(w.Reviews) > 0 {
			t.Errorf("%s claims a life cycle that nobody lived", w.ID)
		}
		if len(w.Events) > 0 {
			lives++
		}
		for _, e := range w.Events {
			if !strings.Contains(e.Source, "样本数据") {
				t.Errorf("%s: the step %s does not say that it is made up", w.ID, e.Step)
			}
		}
		statuses[w.StatusAt(day)]++
		decisions[sys.Decision(w)]++
		if len(w.Editions) > 1 {
			twoEditions++
		}
		e := w.EditionAt(day)
		if e == nil {
			continue
		}
		zh, en := numbered(e.Texts[model.Zh]), numbered(e.Texts[model.En])
		if zh >= 25 && zh == en {
			complete++
			levels[w.Level]++
		} else {
			t.Errorf("%s: %d numbered provisions in Chinese, %d in English", w.ID, zh, en)
		}
	}
	// One of each track shows what a timeline looks like.
	if lives > 2 {
		t.Errorf("%d samples have a made-up life cycle, want two at most", lives)
	}
	for _, p := range sys.Proposals {
		if !p.Sample || p.Region != "" || !strings.Contains(p.Source, "样本数据") {
			t.Errorf("the proposal %s does not say that it is made up", p.Key)
		}
	}
	for _, s := range sys.Selections {
		if !s.Sample || !strings.Contains(s.Source, "样本数据") {
			t.Errorf("the selection %s does not say that it is made up", s.Key)
		}
	}
	if complete < 6 || levels["local"] < 2 || levels["internal"] < 4 {
		t.Errorf("%d complete standards, %v", complete, levels)
	}
	if twoEditions == 0 || decisions[model.RecordOnly] == 0 {
		t.Errorf("no work with two editions (%d) or record only (%v)", twoEditions, decisions)
	}
	for _, s := range []model.Status{model.Planned, model.Upcoming, model.Current, model.Withdrawn} {
		if statuses[s] == 0 {
			t.Errorf("no work is %s on %s", s, asOf)
		}
	}
	if n := len(sys.Regulations); n < 5 {
		t.Errorf("%d regulations", n)
	}
	regions := slices.DeleteFunc(slices.Clone(sys.Regions), func(r *model.Region) bool { return r.Kind == "province" })
	if len(regions) != 18 {
		t.Errorf("%d regions below the province, want 18", len(regions))
	}
	if len(sys.Publicity) < 3 || len(sys.Courses) < 1 {
		t.Errorf("%d publicity items, %d courses", len(sys.Publicity), len(sys.Courses))
	}
}

// TestPlanCounts: the plan names 4 phases, 8 tasks, 15 measures and 9 due
// dates.
func TestPlanCounts(t *testing.T) {
	plan := loadShipped(t).Plan
	measures, dues := 0, 0
	for _, task := range plan.Tasks {
		measures += len(task.Measures)
		dues += len(task.Dues)
	}
	if got := fmt.Sprint(len(plan.Phases), len(plan.Tasks), measures, dues); got != "4 8 15 9" {
		t.Errorf("phases, tasks, measures, due dates: %s; want 4 8 15 9", got)
	}
}

// TestEveryConstructIsUsed: together the samples use all that a standard may
// contain, so that every part of the layouts is looked at.
func TestEveryConstructIsUsed(t *testing.T) {
	used := map[string]bool{}
	for _, w := range loadShipped(t).Works {
		for _, e := range w.Editions {
			for _, txt := range e.Texts {
				constructs(txt, used)
			}
		}
	}
	for _, want := range []string{
		"foreword", "introduction", "clause", "subclause titled", "subclause untitled", "term", "annex normative",
		"annex informative", "bibliography", "index",
		"list dash", "list alpha", "list number", "list in list", "table", "table unit", "table merged", "table note",
		"table footnote", "figure", "figure key", "formula", "formula where", "note", "note numbered", "example",
		"footnote", "term source",
	} {
		if !used[want] {
			t.Errorf("no sample uses: %s", want)
		}
	}
}

func constructs(t *model.Text, used map[string]bool) {
	if len(t.Footnotes) > 0 {
		used["footnote"] = true
	}
	t.Walk(func(p *model.Provision) {
		kind := string(p.Kind)
		switch p.Kind {
		case model.Subclause:
			kind += map[bool]string{true: " titled", false: " untitled"}[p.Title != nil]
		case model.Annex:
			kind += map[bool]string{true: " normative", false: " informative"}[p.Normative]
		}
		used[kind] = true
		used["term source"] = used["term source"] || p.Term != nil && p.Term.Source != nil
		model.WalkBlocks(p.Blocks, func(b model.Block) {
			switch b := b.(type) {
			case *model.List:
				used["list "+string(b.Kind)] = true
				for _, it := range b.Items {
					for _, sub := range it.Blocks {
						_, nested := sub.(*model.List)
						used["list in list"] = used["list in list"] || nested
					}
				}
			case *model.Table:
				used["table"] = true
				used["table unit"] = used["table unit"] || b.Unit != ""
				used["table note"] = used["table note"] || len(b.Notes) > 0
				used["table footnote"] = used["table footnote"] || len(b.Footnotes) > 0
				for _, row := range b.Rows {
					for _, c := range row {
						used["table merged"] = used["table merged"] || c.Colspan > 1 || c.Rowspan > 1
					}
				}
			case *model.Figure:
				used["figure"] = true
				used["figure key"] = used["figure key"] || len(b.Key) > 0
			case *model.Formula:
				used["formula"] = true
				used["formula where"] = used["formula where"] || len(b.Where) > 0
			case *model.Note:
				used["note"] = true
				used["note numbered"] = used["note numbered"] || b.Number != ""
			case *model.Example:
				used["example"] = true
			}
		})
	})
}

// numbered counts provisions with a number of their own.
func numbered(t *model.Text) (n int) {
	t.Walk(func(p *model.Provision) {
		if p.Number != "" {
			n++
		}
	})
	return n
}

// fixed are openings of sentences that GB/T 1.1—2020 prescribes, which every
// standard shares.
var fixed = []string{
	"本文件按照", "下列文件中的内容通过文中的规范性引用", "下列术语和定义适用于本文件", "本文件没有规范性引用文件",
	"请注意本文件的某些内容可能涉及专利", "本文件的发布机构不承担识别专利的责任", "其中注日期的引用文件", "不注日期的引用文件",
	"界定的以及下列术语和定义适用于本文件", "本文件由", "本文件代替", "标准化工作导则", "机关事务管理术语",
}

// TestSamplesAreWrittenForThemselves: no two provisions of different works
// share 15 characters outside the fixed sentences; otherwise the samples are
// one text with the nouns changed.
func TestSamplesAreWrittenForThemselves(t *testing.T) {
	const n = 15
	type place struct{ work, id string }
	at := map[string]place{}
	reported := map[string]bool{}
	for _, w := range loadShipped(t).Works {
		for _, e := range w.Editions {
			e.Texts[model.Zh].Walk(func(p *model.Provision) {
				if p.ID == "2" || p.Kind == model.Bibliography {
					return // names of documents
				}
				for _, sentence := range strings.FieldsFunc(text.Plain(p), func(r rune) bool { return strings.ContainsRune("。；\n", r) }) {
					run := letters(sentence)
					if slices.ContainsFunc(fixed, func(f string) bool { return strings.Contains(run, letters(f)) }) {
						continue
					}
					rs := []rune(run)
					for i := 0; i+n <= len(rs); i++ {
						gram := string(rs[i : i+n])
						first, ok := at[gram]
						if !ok {
							at[gram] = place{w.ID, p.ID}
							continue
						}
						key := first.work + first.id + w.ID + p.ID
						if first.work != w.ID && !reported[key] {
							reported[key] = true
							t.Errorf("%s#%s and %s#%s share %q", first.work, first.id, w.ID, p.ID, gram)
						}
					}
				}
			})
		}
	}
}

// letters keeps Chinese characters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, s)
}
