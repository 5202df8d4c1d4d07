package check

import (
	"slices"

	"guiju/generator/model"
)

var acceptedRules = []*model.Rule{acceptedUnused}

var acceptedUnused = &model.Rule{
	ID: "accepted-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "正文中没有“{1}”这个问题（位置“{2}”）", En: "the text has no finding “{1}” at “{2}”"},
	Hint: model.Bilingual{
		Zh: "核对 rule 和 place；问题已经改正时删去这一条。",
		En: "Check rule and place; delete the entry if the finding was mended."},
	Doc: model.Bilingual{
		Zh: "已发布的文本照原样公布，其中的问题可以逐个接受并注明原因；接受的条目不能多于问题。",
		En: "An issued text is published as issued, and findings in it can be accepted one by one with a reason; no entry may outlive its finding."},
}

// Accept turns findings that an edition accepts into information: those with
// the accepted rule, in a text of the edition (of the language given, if one
// is), at the accepted place or below it. problems are those of all packages.
// An entry that matches nothing is a warning.
func Accept(sys *model.System, problems []model.Problem) []model.Problem {
	out := slices.Clone(problems)
	byFile := map[string][]int{}
	for i, p := range out {
		byFile[p.Pos.File] = append(byFile[p.Pos.File], i)
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			for _, a := range e.Accepted {
				used := false
				for _, l := range model.Langs {
					t := e.Texts[l]
					if t == nil || a.Lang != "" && a.Lang != l {
						continue
					}
					span := lines(t, model.Fragment(a.Place))
					for _, i := range byFile[t.File] {
						if out[i].Rule.ID == a.Rule && span.holds(out[i].Pos.Line) {
							out[i].Severity = model.Info
							used = true
						}
					}
				}
				if !used {
					out = append(out, acceptedUnused.At(a.At("rule"), a.Rule, a.Place))
				}
			}
		}
	}
	return model.SortProblems(out)
}

// lineSpan is a run of lines; to is the first line after it, 0 for the end of
// the text.
type lineSpan struct{ from, to int }

func (s lineSpan) holds(line int) bool {
	return line >= s.from && (s.to == 0 || line < s.to)
}

// lines returns the lines of a place: the whole text for "", a provision with
// all below it, or a block up to the next thing with a place. A place that the
// text does not have holds no line.
func lines(t *model.Text, place string) lineSpan {
	if place == "" {
		return lineSpan{}
	}
	type start struct {
		id    string
		line  int
		depth int // 0 for provisions at the top; blocks are below all
	}
	const block = 1 << 10
	var starts []start
	blocks := func(bs []model.Block) {
		model.WalkBlocks(bs, func(b model.Block) {
			starts = append(starts, start{b.Anchor(), b.Position().Line, block})
			if l, ok := b.(*model.List); ok {
				for _, it := range l.Items {
					starts = append(starts, start{it.ID, it.Pos.Line, block})
				}
			}
		})
	}
	blocks(t.Head)
	var walk func([]*model.Provision, int)
	walk = func(ps []*model.Provision, depth int) {
		for _, p := range ps {
			starts = append(starts, start{p.ID, p.Pos.Line, depth})
			blocks(p.Blocks)
			walk(p.Children, depth+1)
		}
	}
	walk(t.Provisions, 0)
	i := slices.IndexFunc(starts, func(s start) bool { return s.id == place })
	if i < 0 {
		return lineSpan{from: 1, to: 1}
	}
	for _, s := range starts[i+1:] {
		if s.depth <= starts[i].depth && s.line > starts[i].line {
			return lineSpan{starts[i].line, s.line}
		}
	}
	return lineSpan{from: starts[i].line}
}
