package text

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

func parsed(src string, l model.Lang) *model.Text {
	t, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: l})
	return t
}

// editor keeps a text as the lines of its source, a piece a provision, and
// amends these: another way to the same text than Amend.
type editor struct {
	*rand.Rand
	lang   model.Lang
	head   []string
	pieces []written // in text order
	foot   []string  // definitions of footnotes
	made   int       // numbers given to new things
}

// written is a provision without those below it.
type written struct {
	id, number string
	titled     bool
	lines      []string
}

func newEditor(r *rand.Rand, t *model.Text) *editor {
	lines := strings.Split(strings.TrimSuffix(Markdown(t), "\n"), "\n")
	e := &editor{Rand: r, lang: t.Lang}
	for i, l := range lines {
		if strings.HasPrefix(l, "[^") && strings.Contains(l, "]: ") && len(t.Footnotes) > 0 {
			lines, e.foot = lines[:i], lines[i:]
			break
		}
	}
	again := parsed(strings.Join(lines, "\n"), t.Lang)
	var starts []int
	again.Walk(func(p *model.Provision) {
		e.pieces = append(e.pieces, written{id: p.ID, number: numberOf(p), titled: strings.HasPrefix(lines[p.Pos.Line-1], "#")})
		starts = append(starts, p.Pos.Line-1)
	})
	e.head = lines[:append(starts, len(lines))[0]]
	for i := range e.pieces {
		e.pieces[i].lines = lines[starts[i]:append(starts, len(lines))[i+1]]
	}
	return e
}

func numberOf(p *model.Provision) string {
	if p.Kind == model.Annex {
		return p.ID
	}
	return p.Number
}

func (e *editor) source() string {
	all := slices.Clone(e.head)
	for _, p := range e.pieces {
		all = append(append(all, p.lines...), "")
	}
	return strings.Join(append(all, e.foot...), "\n") + "\n"
}

// below is the end of what stands below the piece.
func (e *editor) below(at int) int {
	end := at + 1
	for end < len(e.pieces) && e.pieces[at].number != "" && strings.HasPrefix(e.pieces[end].number, e.pieces[at].number+".") {
		end++
	}
	return end
}

// fresh writes a provision with the number, and sometimes one below it.
func (e *editor) fresh(number string, titled bool) (ps []written) {
	e.made++
	words := []string{"机关应按5.1和表1执行，另见附录A、附录Z和表9" + fmt.Sprint(e.made) + "。", "a) 甲；", "b) 符合A.1；", "注：与公式（1）相同。"}
	if e.lang == model.En {
		words = []string{"The body shall act in accordance with 5.1, see Table 1, Annex A, Annex Z and Table 9" + fmt.Sprint(e.made) + ".", "a) one;", "b) two, see A.1;", "NOTE: As in Formula (1)."}
	}
	p := written{id: number, number: number, titled: titled}
	if titled {
		p.lines = append(p.lines, strings.Repeat("#", min(strings.Count(number, ".")+1, 6))+" "+number+" "+[]string{"新的标题", "Title"}[e.IntN(2)], "")
		p.lines = append(p.lines, words...)
	} else {
		p.lines = append([]string{number + " " + words[0]}, words[1:]...)
	}
	switch e.IntN(3) {
	case 0:
		caption := "表9"
		if e.lang == model.En {
			caption = "Table 9"
		}
		p.lines = append(p.lines, "", caption+fmt.Sprint(e.made)+" 新表", "", "|甲|乙|", "|---|---|", "|丙[^a"+fmt.Sprint(e.made)+"]|见5.1|", "")
		p.lines = append(p.lines, "[^a"+fmt.Sprint(e.made)+"]: 脚注，见表1。")
	case 1:
		if titled && number != "" {
			return append([]written{p}, e.fresh(number+".1", e.IntN(2) == 0)...)
		}
	}
	return []written{p}
}

// frame is the headings above a number, as an amendment has them.
func (e *editor) frame(number string) (lines []string) {
	for i := range strings.Count(number, ".") {
		up := strings.Join(strings.Split(number, ".")[:i+1], ".")
		for _, p := range e.pieces {
			if p.number == up {
				lines = append(lines, p.lines[0], "")
				if !p.titled {
					return nil
				}
			}
		}
	}
	return lines
}

// edit makes one change, and the words that the amendment has for it. ok is
// false where the place it chose can have none.
func (e *editor) edit() (c model.Change, words []string, ok bool) {
	at := e.IntN(len(e.pieces))
	p := e.pieces[at]
	if p.number == "" || len(p.number) == 1 && p.number >= "A" || strings.HasPrefix(p.number, "3") {
		return c, nil, false
	}
	frame := e.frame(p.number)
	if strings.Contains(p.number, ".") && frame == nil {
		return c, nil, false
	}
	end := e.below(at)
	write := func(ps []written) {
		words = frame
		for _, p := range ps {
			words = append(words, p.lines...)
			words = append(words, "")
		}
	}
	switch e.IntN(3) {
	case 0:
		if len(e.pieces) < 4 {
			return c, nil, false
		}
		e.pieces = slices.Delete(e.pieces, at, end)
		return model.Change{Action: model.Deleted, Provision: p.id}, nil, true
	case 1:
		ps := e.fresh(p.number, p.titled)
		e.pieces = slices.Replace(e.pieces, at, end, ps...)
		write(ps)
		return model.Change{Action: model.Replaced, Provision: p.id}, words, true
	}
	e.made++
	up := p.number[:strings.LastIndexByte(p.number, '.')+1]
	number := up + fmt.Sprint(70+e.made)
	ps := e.fresh(number, p.titled)
	e.pieces = slices.Insert(e.pieces, end, ps...)
	write(ps)
	return model.Change{Action: model.Added, Provision: number, After: p.id}, words, true
}

// TestAmendIsParsing: a text amended is what is read from one file that says
// the same, for random amendments of all shipped standards.
func TestAmendIsParsing(t *testing.T) {
	files, _ := filepath.Glob("../../content/standards/*/*/*.md")
	if len(files) < 10 {
		t.Fatalf("%d texts", len(files))
	}
	r := rand.New(rand.NewPCG(8, 8))
	tried, failed, kinds := 0, 0, map[string]int{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		l := model.Zh
		if filepath.Base(file) == "en.md" {
			l = model.En
		}
		original := parsed(string(src), l)
		for range 2 {
			e := newEditor(r, original)
			base := parsed(e.source(), l)
			before := wholeDump(parsed(e.source(), l))
			var changes []model.Change
			var words []string
			for range 1 + r.IntN(4) {
				if c, w, ok := e.edit(); ok {
					if slices.ContainsFunc(changes, func(d model.Change) bool { // each place once
						return d.Provision == c.Provision || strings.HasPrefix(c.Provision, d.Provision+".") || strings.HasPrefix(d.Provision, c.Provision+".")
					}) {
						changes, words = nil, nil
						break
					}
					changes, words = append(changes, c), append(words, w...)
					kinds[c.Action]++
				}
			}
			if len(changes) == 0 {
				continue
			}
			tried++
			got, unapplied := Amend(base, changes, parsed(strings.Join(words, "\n"), l))
			want := parsed(e.source(), l)
			if a, b := wholeDump(want), wholeDump(got); a != b || len(unapplied) > 0 {
				if failed++; failed <= 3 {
					t.Errorf("%s, %v, %v:\n%s", file, changes, unapplied, firstDifference(a, b))
				}
			}
			for id := range want.Anchors() {
				if _, ok := got.Anchors()[id]; !ok {
					t.Errorf("%s: the address %s is gone", file, id)
				}
			}
			if wholeDump(base) != before {
				t.Errorf("%s: the text that was amended has changed", file)
			}
		}
	}
	if failed > 0 || tried < 40 || len(kinds) != 3 {
		t.Errorf("%d of %d failed, changes %v", failed, tried, kinds)
	}
	t.Logf("%d amendments, changes %v", tried, kinds)
}

const amendedBase = `# 前言

本文件按照GB/T 1.1—2020起草。

# 1 范围

本文件规定了要求。

# 3 术语和定义

## 3.1 甲　one

甲的定义。

# 4 要求

## 4.1 一般要求

4.1.1 机关应按4.2执行。[^1]

4.1.2 机关宜填写表1。

表1 清单

|项目|数量|
|---|---|
|甲|乙|

## 4.2 记录

记录见[[#4.1.2|上一条]]。

# 附录A（资料性）示例

A.1 示例一。

[^1]: 首次执行的除外。
`

// TestAmendPlaces: what each kind of change does where places depend on each
// other, and what is told of changes that do not fit.
func TestAmendPlaces(t *testing.T) {
	base := parsed(amendedBase, model.Zh)
	for name, c := range map[string]struct {
		changes []model.Change
		words   string
		want    string // a line of the dump
		gone    string
		faults  []Unapplied
	}{
		"a foreword": {[]model.Change{{Action: model.Replaced, Provision: "foreword"}}, "# 前言\n\n本文件按照GB/T 1.1—2009起草。\n",
			"GB/T 1.1—2009", "GB/T 1.1—2020", nil},
		"first of its parent": {[]model.Change{{Action: model.Added, Provision: "4.1.0"}}, "# 4\n\n## 4.1\n\n4.1.0 新的第一条。\n",
			"subclause #4.1.0\n      p 新的第一条。\n    subclause #4.1.1", "", nil},
		"an annex": {[]model.Change{{Action: model.Added, Provision: "B", After: "A"}}, "# 附录B（规范性）表格\n\nB.1 应按表1填写。\n",
			"annex #B 附录B \"表格\"\n  subclause #B.1\n    p 应按<ref 表1 #table-1>填写。", "", nil},
		"below an informative annex": {[]model.Change{{Action: model.Added, Provision: "A.2", After: "A.1"}}, "# 附录A（规范性）\n\nA.2 示例二。\n",
			"subclause #A.2 informative", "", nil},
		"a term": {[]model.Change{{Action: model.Added, Provision: "3.2", After: "3.1"}}, "# 3 术语和定义\n\n## 3.2 乙　two\n\n乙的定义。\n\n[来源：某处]\n",
			"term #3.2 [\"乙\" \"two\"]", "", nil},
		"a term without the heading above": {[]model.Change{{Action: model.Added, Provision: "3.2", After: "3.1"}}, "# 3\n\n## 3.2 乙　two\n\n乙的定义。\n",
			"subclause #3.2", "", []Unapplied{{0, NoTerm}}},
		"a footnote of its own": {[]model.Change{{Action: model.Replaced, Provision: "4.2"}}, "# 4\n\n## 4.2 记录\n\n另存一份。[^1]\n\n[^1]: 电子文本也可以。\n",
			"<footnote 1n2>", "上一条", nil},
		"a footnote that nothing names any more": {[]model.Change{{Action: model.Deleted, Provision: "4.1.1"}}, "", "", "首次执行", nil},
		"a table that is gone": {[]model.Change{{Action: model.Replaced, Provision: "4.1.2"}, {Action: model.Replaced, Provision: "4.2"}},
			"# 4\n\n## 4.1\n\n4.1.2 机关宜造册。\n\n## 4.2 记录\n\n表1不再填写。\n", "表1不再填写", "<ref 表1", nil},
		"nothing there": {[]model.Change{{Action: model.Replaced, Provision: "9"}, {Action: model.Deleted, Provision: "9.1"}}, "", "", "", []Unapplied{{0, NoProvision}, {0, NoWords}, {1, NoProvision}}},
		"there already": {[]model.Change{{Action: model.Added, Provision: "4.2"}}, "# 4\n\n## 4.2 记录\n\n又一条。\n", "", "又一条", []Unapplied{{0, IsThere}}},
		"nothing to stand behind": {[]model.Change{{Action: model.Added, Provision: "4.3", After: "4.9"}}, "# 4\n\n## 4.3 归档\n\n应归档。\n",
			"subclause #4.3", "", []Unapplied{{0, NoPlace}}},
		"no words": {[]model.Change{{Action: model.Replaced, Provision: "4.1"}}, "", "subclause #4.2", "subclause #4.1", []Unapplied{{0, NoWords}}},
	} {
		got, faults := Amend(base, c.changes, parsed(c.words, model.Zh))
		d := dump(got)
		if !strings.Contains(d, c.want) || c.gone != "" && strings.Contains(d, c.gone) || fmt.Sprint(faults) != fmt.Sprint(c.faults) {
			t.Errorf("%s: %v, want %v, with %q and without %q:\n%s", name, faults, c.faults, c.want, c.gone, d)
		}
	}
	if got, _ := Amend(base, []model.Change{{Action: model.Replaced, Provision: "4.2"}}, nil); got.Find("4.2") != nil {
		t.Error("without words of the language the former ones are still shown")
	}
	got, _ := Amend(base, []model.Change{{Action: model.Added, Provision: "4.1.3", After: "4.1.2"}}, parsed("# 4\n\n## 4.1\n\n4.1.3 另见4.2。\n", model.Zh))
	if !strings.Contains(dump(got), "<ref 上一条 #4.1.2>") {
		t.Error("a reference in brackets is gone")
	}
}
