package derive

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// shipped is the shipped content; tests must not change it.
var shipped = sync.OnceValues(func() (*model.System, error) {
	sys, _, _, err := source.Load(os.DirFS("../../content"))
	return sys, err
})

func shippedSystem(t testing.TB) *model.System {
	t.Helper()
	sys, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return sys
}

func shippedWork(t testing.TB, id string) *model.Work { return shippedSystem(t).Work(id) }

func wordingOf(e *model.Edition) Version {
	return Version{Edition: e, Kind: AsIssued, Key: e.Year, Texts: e.Texts}
}

func joinedPairs(list []Joined) map[string]string {
	out := map[string]string{}
	for _, j := range list {
		switch {
		case j.Old == nil:
		case j.New == nil:
			out[j.Old.ID] = ""
		default:
			out[j.Old.ID] = j.New.ID
		}
	}
	return out
}

// shippedTruth says what somebody who reads both editions of DB41/T S001 finds.
// Not asked: 5.2.1 and 6.3, of which each became two provisions.
const shippedTruth = `
foreword foreword  1 1  2 2  3 3  3.1 3.1  3.2 3.2  3.3 3.3
4 4  4.1 4.1  4.2 4.2  4.3 4.3  4.4 4.4
5 6  5.1 6.2  5.1.1 6.2.1  5.1.2 6.2.2  5.1.3 6.2.4
5.2 6.3  5.2.2 6.3.2  5.2.3 6.3.3  5.2.4 6.3.5  5.2.5 6.3.4
5.3 6.5  5.3.1 6.5.1  5.3.2 6.5.2  5.3.3 6.5.3
5.4 6.7  5.4.1 6.7.2  5.4.2 6.7.3  5.4.3 6.7.5  5.4.4 6.7.4
6 5  6.1 5.1.1  6.2 5.1.3  6.4 8.1  6.5 -
7 9  7.1 9.1  7.2 -  7.3 9.3  7.4 -  A A`

// TestJoinShippedEditions: the two editions of the sample, with what its
// foreword declares and without it.
func TestJoinShippedEditions(t *testing.T) {
	w := shippedWork(t, "db41-t-s001")
	old, new := wordingOf(w.Editions[0]), wordingOf(w.Editions[1])
	want := map[string]string{}
	fields := strings.Fields(shippedTruth)
	for i := 0; i < len(fields); i += 2 {
		want[fields[i]] = strings.Trim(fields[i+1], "-")
	}
	got := Join(old, new)
	pairs := joinedPairs(got)
	for from, to := range want {
		if pairs[from] != to {
			t.Errorf("%s is joined with %q, want %q", from, pairs[from], to)
		}
	}
	by := map[JoinedBy]int{}
	for _, j := range got {
		by[j.How]++
	}
	if by[ByForeword] < 12 {
		t.Errorf("the foreword joins %d", by[ByForeword])
	}
	// Nobody tells what has moved: words alone.
	mute := *w.Editions[1]
	mute.Texts = withoutForeword(mute.Texts)
	precision, recall := judged(joinedPairs(Join(old, Version{Edition: &mute, Kind: AsIssued, Texts: mute.Texts})), want)
	t.Logf("by words alone: precision %.2f, recall %.2f", precision, recall)
	if precision < 0.95 || recall < 0.85 {
		t.Errorf("by words alone: precision %.2f, recall %.2f", precision, recall)
	}
}

func withoutForeword(texts map[model.Lang]*model.Text) map[model.Lang]*model.Text {
	zh := *texts[model.Zh]
	zh.Provisions = slices.DeleteFunc(slices.Clone(zh.Provisions), func(p *model.Provision) bool { return p.Kind == model.Foreword })
	zh.Seal()
	return map[model.Lang]*model.Text{model.Zh: &zh}
}

// judged compares pairs with the truth: which part of what was joined is
// right, and which part of what is one was joined.
func judged(got, want map[string]string) (precision, recall float64) {
	right, made, asked := 0, 0, 0
	for from, to := range want {
		if to != "" {
			asked++
		}
		if got[from] != "" {
			made++
			if got[from] == to {
				right++
			}
		}
	}
	return float64(right) / float64(max(made, 1)), float64(right) / float64(max(asked, 1))
}

// TestJoinMutatedTexts changes shipped texts in ways of which the truth is
// known.
func TestJoinMutatedTexts(t *testing.T) {
	sys := shippedSystem(t)
	for _, m := range []struct {
		name              string
		mutate            func(*mutator)
		precision, recall float64
	}{
		{"renumbered", func(m *mutator) { m.shift() }, 1, 1},
		{"reordered", func(m *mutator) { m.reverse() }, 0.99, 0.99},
		{"inserted", func(m *mutator) { m.insert() }, 0.99, 0.99},
		{"deleted", func(m *mutator) { m.drop() }, 0.99, 0.99},
		{"10 % of the words", func(m *mutator) { m.shift(); m.rewrite(10) }, 0.99, 0.97},
		{"30 % of the words", func(m *mutator) { m.shift(); m.rewrite(30) }, 0.97, 0.9},
		{"all of it", func(m *mutator) { m.insert(); m.reverse(); m.drop(); m.rewrite(20) }, 0.97, 0.95},
	} {
		var right, made, asked int
		for _, w := range sys.Works[:6] {
			for _, e := range w.Editions {
				changed := &mutator{text: e.Texts[model.Zh]}
				changed.start()
				m.mutate(changed)
				next := &model.Edition{Work: w, Year: "2099", Texts: map[model.Lang]*model.Text{model.Zh: changed.done()}}
				got := joinedPairs(Join(wordingOf(e), Version{Edition: next, Kind: AsIssued, Texts: next.Texts}))
				for from, to := range changed.truth() {
					if to != "" {
						asked++
					}
					if got[from] != "" {
						made++
						if got[from] == to {
							right++
						}
					}
				}
			}
		}
		precision, recall := float64(right)/float64(made), float64(right)/float64(asked)
		t.Logf("%s: precision %.3f, recall %.3f of %d", m.name, precision, recall, asked)
		if precision < m.precision || recall < m.recall {
			t.Errorf("%s: precision %.3f, recall %.3f", m.name, precision, recall)
		}
	}
}

// mutator changes a copy of a text; every provision remembers where it was.
type mutator struct {
	text *model.Text
	was  map[*model.Provision]string
	seed uint64
}

func (m *mutator) start() {
	m.was, m.seed = map[*model.Provision]string{}, 7
	copied := *m.text
	var clone func(ps []*model.Provision) []*model.Provision
	clone = func(ps []*model.Provision) (out []*model.Provision) {
		for _, p := range ps {
			c := *p
			c.Blocks = copyBlocks(p.Blocks)
			m.was[&c] = p.ID
			c.Children = clone(p.Children)
			out = append(out, &c)
		}
		return out
	}
	copied.Provisions = clone(m.text.Provisions)
	m.text = &copied
}

// copyBlocks copies the words that rewrite changes.
func copyBlocks(bs []model.Block) (out []model.Block) {
	for _, b := range bs {
		if p, ok := b.(*model.Paragraph); ok {
			c := *p
			c.Inlines = slices.Clone(p.Inlines)
			b = &c
		}
		out = append(out, b)
	}
	return out
}

func (m *mutator) next(n int) int {
	m.seed = m.seed*6364136223846793005 + 1442695040888963407
	return int(m.seed>>33) % n
}

// bodies are the provisions whose children are numbered.
func (m *mutator) bodies() (all []*model.Provision) {
	m.text.Walk(func(p *model.Provision) {
		if len(p.Children) > 1 && (p.Kind == model.Clause || p.Kind == model.Subclause) && p.Children[0].Kind == model.Subclause {
			all = append(all, p)
		}
	})
	return all
}

// shift gives every number one more in front: a chapter was added.
func (m *mutator) shift() {
	i := slices.IndexFunc(m.text.Provisions, func(p *model.Provision) bool { return p.Number == "4" })
	extra := &model.Provision{Kind: model.Clause, Number: "4", ID: "4", Title: []model.Inline{{Kind: model.TextInline, Text: "另外增加的一章"}}}
	m.text.Provisions = slices.Insert(m.text.Provisions, i, extra)
}

func (m *mutator) reverse() {
	for _, p := range m.bodies() {
		slices.Reverse(p.Children)
	}
}

func (m *mutator) insert() {
	for _, p := range m.bodies() {
		words := fmt.Sprintf("新增的第%d项内容另行规定，与其他各项没有关系。", m.next(1000))
		extra := &model.Provision{Kind: model.Subclause, Number: "0", Blocks: []model.Block{&model.Paragraph{Inlines: []model.Inline{{Kind: model.TextInline, Text: words}}}}}
		p.Children = slices.Insert(p.Children, m.next(len(p.Children)), extra)
	}
}

func (m *mutator) drop() {
	for _, p := range m.bodies() {
		i := m.next(len(p.Children))
		p.Children = slices.Delete(p.Children, i, i+1)
	}
}

// rewrite changes n of a hundred characters.
func (m *mutator) rewrite(n int) {
	m.text.Walk(func(p *model.Provision) {
		for _, b := range p.Blocks {
			para, ok := b.(*model.Paragraph)
			if !ok {
				continue
			}
			for i, in := range para.Inlines {
				words := []rune(in.Text)
				for k := range words {
					if m.next(100) < n {
						words[k] = rune('一' + m.next(4000))
					}
				}
				para.Inlines[i].Text = string(words)
			}
		}
	})
}

// done numbers the text anew.
func (m *mutator) done() *model.Text {
	var number func(ps []*model.Provision, prefix string)
	number = func(ps []*model.Provision, prefix string) {
		n := 0
		for _, p := range ps {
			if p.Kind == model.Clause || p.Kind == model.Subclause || p.Kind == model.TermEntry {
				n++
				p.Number = fmt.Sprint(prefix, n)
				p.ID = p.Number
				number(p.Children, p.Number+".")
			}
		}
	}
	number(m.text.Provisions, "")
	m.text.Seal()
	return m.text
}

// truth says where everything stands now. What was rewritten beyond what can be
// known again is asked all the same.
func (m *mutator) truth() map[string]string {
	out := map[string]string{}
	m.text.Walk(func(p *model.Provision) {
		if was, ok := m.was[p]; ok {
			out[was] = p.ID
		}
	})
	for _, was := range m.was {
		if _, ok := out[was]; !ok {
			out[was] = ""
		}
	}
	return out
}

// parsed is a Chinese text of a test.
func parsed(t testing.TB, words string) map[model.Lang]*model.Text {
	t.Helper()
	got, _ := text.Parse([]byte(words), text.Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "zh.md"})
	return map[model.Lang]*model.Text{model.Zh: got}
}

// TestJoinKeysComeFirst: keys outweigh words, what is recorded outweighs words,
// and nothing is joined twice.
func TestJoinKeysComeFirst(t *testing.T) {
	w := &model.Work{ID: "w"}
	old := &model.Edition{Work: w, Year: "2020", Texts: parsed(t, "# 1 范围\n\n本文件规定了车辆的停放。\n\n# 4 要求\n\n4.1 车辆应停放在指定的位置。\n\n4.2 车辆应每天清洗一次。\n\n4.3 驾驶员应填写行车记录。\n")}
	new := &model.Edition{Work: w, Year: "2024", Texts: parsed(t, "# 1 范围\n\n本文件规定了车辆的停放。\n\n# 4 要求\n\n4.1 车辆应每天清洗一次。\n\n4.2 车辆应停放在指定的位置。\n\n4.3 驾驶员应填写行车记录。\n\n4.4 驾驶员应填写行车记录。\n")}
	w.Editions = []*model.Edition{old, new}
	pairs := joinedPairs(Join(wordingOf(old), wordingOf(new)))
	if pairs["4.1"] != "4.2" || pairs["4.2"] != "4.1" || pairs["4.3"] != "4.3" {
		t.Errorf("by words: %v", pairs)
	}
	new.Moves = []model.Move{{From: "4.3", To: "4.4"}, {From: "4.3", To: "4.1"}}
	pairs = joinedPairs(Join(wordingOf(old), wordingOf(new)))
	if pairs["4.3"] != "4.4" || pairs["4.2"] != "4.1" {
		t.Errorf("with a record: %v", pairs)
	}
	w.Keys.Provisions = []model.ProvisionKey{
		{Key: "ka", Edition: "2020", Fragment: "4.3"}, {Key: "ka", Edition: "2024", Fragment: "4.1"},
	}
	list := Join(wordingOf(old), wordingOf(new))
	if pairs = joinedPairs(list); pairs["4.3"] != "4.1" || pairs["4.2"] != "" {
		t.Errorf("with keys: %v", pairs)
	}
	seen := map[string]bool{}
	for _, j := range list {
		if j.New != nil && seen[j.New.ID] {
			t.Errorf("%s comes twice", j.New.ID)
		}
		if j.New != nil {
			seen[j.New.ID] = true
		}
		if j.New != nil && j.New.ID == "4.1" && (j.How != ByKey || j.Key != "ka") {
			t.Errorf("joined by %q, key %q", j.How, j.Key)
		}
	}
}

func BenchmarkJoin(b *testing.B) {
	w := shippedWork(b, "db41-t-s001")
	for range b.N {
		Join(wordingOf(w.Editions[0]), wordingOf(w.Editions[1]))
	}
}
