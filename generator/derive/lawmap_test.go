package derive

import (
	"encoding/json"
	"slices"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

const lawText = `# 用房条例

第一条 机关应当建立用房登记制度。

第二条 机关应当公开用房情况。

第二条之一 公开不得迟于次年一月。

第三条 本条例自公布之日起施行。
`

// lawSystem is a law with its text, one as a record and one of which nothing
// is known but the title; a standard that rests on them, one that rests on
// nothing, a sample, and one of which the record alone is public.
func lawSystem(t *testing.T) *model.System {
	t.Helper()
	law, _ := text.Parse([]byte(lawText), text.Options{Grammar: model.RegulationGrammar, Lang: model.Zh, File: "zh.md"})
	full := model.Publication{Decision: model.FullText}
	work := func(id string, bases ...model.Basis) *model.Work {
		w := &model.Work{ID: id, Number: "DB41/T " + id, Title: model.Bilingual{Zh: "标准" + id}, Level: "local", Publication: full, Basis: bases}
		return w
	}
	a := work("a",
		model.Basis{Regulation: "act", Article: "第二条", Provision: "4.10", Relation: "refines"},
		model.Basis{Regulation: "act", Article: "第二条", Provision: "4.2", Relation: "extends"},
		model.Basis{Regulation: "record", Article: "第三条", Provision: "4.1", Relation: "refines"},
		model.Basis{Regulation: "known", Relation: model.Pending},
		model.Basis{Regulation: "gone", Article: "第一条", Relation: "cites"},
	)
	a.Keys.Articles = map[string]map[string]string{"act": {"2": "0000000000000000"}, "record": {"3": "0000000000000000"}}
	s := work("s", model.Basis{Regulation: "act", Article: "第一条", Provision: "5", Relation: "refines"})
	s.Sample = true
	s.Keys.Articles = map[string]map[string]string{"act": {"1": text.Hash(law, law.Find("1"))}}
	shut := work("shut", model.Basis{Regulation: "act", Article: "第三条", Relation: "cites"})
	shut.Publication.Decision = model.RecordOnly
	return &model.System{
		Config: model.Config{Levels: []model.Level{{Key: "local"}}},
		Works:  []*model.Work{a, work("b"), s, shut},
		Regulations: []*model.Regulation{
			{ID: "act", Texts: map[model.Lang]*model.Text{model.Zh: law}},
			{ID: "known"},
			{ID: "record", Articles: 9, Topics: []model.Topic{{Title: model.Bilingual{Zh: "登记"}, Articles: []string{"2-4"}}, {Title: model.Bilingual{Zh: "公开"}, Articles: []string{"4", "8"}}}},
		},
	}
}

func TestMapLaw(t *testing.T) {
	day := model.NewDate(2026, 11, 26)
	d := All(lawSystem(t), model.Public, day)
	m := d.Law
	var links []string
	for _, l := range m.Links {
		s := l.Basis.Regulation + "#" + l.Article + " " + l.Basis.Relation + " " + l.Address()
		if l.Changed {
			s += " changed"
		}
		links = append(links, s)
	}
	want := []string{
		"act#1 refines s#5", "act#2 extends a#4.2 changed", "act#2 refines a#4.10 changed",
		"gone#1 cites a", "known# pending a", "record#3 refines a#4.1",
	}
	if !slices.Equal(links, want) {
		t.Errorf("links\n%q, want\n%q", links, want)
	}
	if m.Changed != 2 {
		t.Errorf("%d changed, want 2: a record has no words that could change", m.Changed)
	}
	ids := func(rows []Row) (out []string) {
		for _, r := range rows {
			out = append(out, r.Work.ID)
		}
		slices.Sort(out)
		return out
	}
	if got := [][]string{ids(m.Based), ids(m.Unbased), ids(m.Shut)}; !slices.EqualFunc(got, [][]string{{"a", "s"}, {"b"}, {"shut"}}, slices.Equal) {
		t.Errorf("based, unbased, shut: %q", got)
	}
	// Counted from the works themselves.
	n := map[string]int{}
	for _, w := range d.System.Works {
		for _, b := range w.Basis {
			n[b.Relation]++
		}
	}
	for i, c := range m.Relations {
		if c.Relation != model.Relations[i] || c.Real+c.Samples != n[c.Relation] {
			t.Errorf("%+v, of %d", c, n[c.Relation])
		}
	}
	if c := m.Relations[0]; c.Real != 2 || c.Samples != 1 {
		t.Errorf("refines: %+v, want two of real standards and one sample", c)
	}
	if got := ids(All(lawSystem(t), model.Internal, day).Law.Based); !slices.Equal(got, []string{"a", "s", "shut"}) {
		t.Errorf("inside the office: %q", got)
	}
}

// TestArticlesOfALaw: all articles that are known are listed; a gap is one of
// which it is known what it is about.
func TestArticlesOfALaw(t *testing.T) {
	d := All(lawSystem(t), model.Public, model.NewDate(2026, 11, 26))
	type state struct {
		articles, gaps []string
		mapped, whole  int
	}
	for id, want := range map[string]state{
		"act":    {[]string{"1", "2", "2-1", "3"}, []string{"2-1", "3"}, 2, 0},
		"known":  {nil, nil, 0, 1},
		"record": {[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, []string{"2", "4", "8"}, 1, 0},
	} {
		r := d.Law.In(d.System.Regulation(id))
		got := state{mapped: r.Mapped, whole: len(r.Whole)}
		for _, a := range r.Articles {
			got.articles = append(got.articles, a.Fragment)
			if a.Gap {
				got.gaps = append(got.gaps, a.Fragment)
			}
		}
		if !slices.Equal(got.articles, want.articles) || !slices.Equal(got.gaps, want.gaps) || got.mapped != want.mapped || got.whole != want.whole || r.Gaps != len(want.gaps) {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
	four := d.Law.In(d.System.Regulation("record")).Articles[3]
	if !slices.Equal(four.Topics, []int{0, 1}) {
		t.Errorf("article 4 has topics %v", four.Topics)
	}
}

func TestTopicArticles(t *testing.T) {
	got := TopicArticles(model.Topic{Articles: []string{"3-5", "8", "9-8", "1-999999"}})
	if want := []string{"3", "4", "5", "8", "9-8", "1-999999"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLawJSON: one row a relation, and nothing of what is withheld.
func TestLawJSON(t *testing.T) {
	d := All(lawSystem(t), model.Public, model.NewDate(2026, 11, 26))
	var f struct {
		Format int
		Rows   []struct {
			Regulation, Relation, Standard, Page string
			Sample, Changed                      bool
		}
	}
	if err := json.Unmarshal(LawJSON(d), &f); err != nil {
		t.Fatal(err)
	}
	if f.Format != LawFormat || len(f.Rows) != len(d.Law.Links) {
		t.Fatalf("%d rows, %d relations", len(f.Rows), len(d.Law.Links))
	}
	for i, r := range f.Rows {
		l := d.Law.Links[i]
		if r.Standard == "shut" || r.Standard != l.Row.Work.ID || r.Changed != l.Changed || r.Sample != l.Row.Work.Sample || r.Relation != l.Basis.Relation {
			t.Errorf("row %d: %+v", i, r)
		}
	}
}
