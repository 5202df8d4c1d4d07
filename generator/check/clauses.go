package check

import (
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var clauseRules = []*model.Rule{hangingParagraph, singleChild, mixedTitles, untitledChildren, clauseDepth, headingPunctuation, emptyProvision}

var hangingParagraph = &model.Rule{
	ID: "hanging-paragraph", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”与它的第一条“{2}”之间有悬置段", En: "between “{1}” and its first subclause “{2}” stands a hanging paragraph"},
	Hint: model.Bilingual{
		Zh: "给这一段编号并拟标题（例如“{2} 通则”，后面的条顺延），或并入下面的条。",
		En: "Give the paragraph a number and a title (such as “{2} General”, renumbering those after it), or move it into a subclause."},
	Doc: model.Bilingual{
		Zh: "悬置段没有编号，引用所在的章条时分不清指哪一段，应避免（GB/T 1.1—2020，7.4）。",
		En: "A hanging paragraph has no number, so a reference to the clause is ambiguous; it should be avoided (GB/T 1.1—2020, 7.4)."},
}

var singleChild = &model.Rule{
	ID: "single-subclause", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{2}”下面只有“{1}”一条", En: "“{1}” is the only subclause of “{2}”"},
	Hint: model.Bilingual{
		Zh: "只有一条时不分条：去掉编号，内容直接写在“{2}”下面。",
		En: "With a single one there is no division: drop the number and write the words below “{2}”."},
	Doc: model.Bilingual{
		Zh: "某一层次有两个或两个以上的条时才设条（GB/T 1.1—2020，7.3）。",
		En: "A level is opened only when it has two or more members (GB/T 1.1—2020, 7.3)."},
}

var mixedTitles = &model.Rule{
	ID: "mixed-titles", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”{2}，与同级的“{3}”不一致", En: "“{1}” {2}, unlike “{3}” beside it"},
	Hint: model.Bilingual{
		Zh: "同一上级下的条，或者都有标题，或者都没有。",
		En: "Subclauses of one parent all have titles or none has."},
	Doc: model.Bilingual{
		Zh: "同一层次的条有无标题应统一（GB/T 1.1—2020，7.3）。",
		En: "Subclauses of one level are uniformly titled or untitled (GB/T 1.1—2020, 7.3)."},
}

var untitledChildren = &model.Rule{
	ID: "untitled-subdivided", Severity: model.Warning,
	Message: model.Bilingual{Zh: "无标题条“{1}”下面又分出“{2}”", En: "“{1}” has no title, yet “{2}” stands below it"},
	Hint: model.Bilingual{
		Zh: "给“{1}”加标题，或把“{2}”等改为列项。",
		En: "Give “{1}” a title, or make “{2}” and those after it a list."},
	Doc: model.Bilingual{
		Zh: "无标题条不再分条（GB/T 1.1—2020，7.3）。",
		En: "An untitled subclause is not divided further (GB/T 1.1—2020, 7.3)."},
}

var clauseDepth = &model.Rule{
	ID: "clause-depth", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”是第{2}层的条，最多五层", En: "“{1}” is a subclause of level {2}; there are five at most"},
	Hint: model.Bilingual{
		Zh: "减少层次：改为列项，或另立一章。",
		En: "Use fewer levels: a list, or a clause of its own."},
	Doc: model.Bilingual{
		Zh: "条最多分到第五层次，例如 5.1.1.1.1.1（GB/T 1.1—2020，7.3）。",
		En: "Subclauses go down to the fifth level, such as 5.1.1.1.1.1 (GB/T 1.1—2020, 7.3)."},
}

var headingPunctuation = &model.Rule{
	ID: "heading-punctuation", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标题以“{1}”结尾", En: "the title ends in “{1}”"},
	Hint: model.Bilingual{
		Zh: "删去末尾的标点；如果这是一句条文，去掉“#”，写成无标题条。",
		En: "Take it out; if this is a sentence, drop the “#” and make it an untitled subclause."},
	Doc: model.Bilingual{
		Zh: "章条标题、图题、表题末尾不用标点。",
		En: "Titles of clauses, figures and tables end without punctuation."},
}

var emptyProvision = &model.Rule{
	ID: "empty-provision", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”只有标题，没有内容", En: "“{1}” has a title and nothing else"},
	Hint: model.Bilingual{
		Zh: "写出内容，或删去这一条。",
		En: "Write what belongs there, or take it out."},
	Doc: model.Bilingual{
		Zh: "读者检索到一个只有标题的条，得不到任何规定。",
		En: "Whoever finds a provision that is only a title learns nothing."},
}

// clauses checks the division of the text into clauses and subclauses.
func (d *drafting) clauses() {
	for _, p := range d.text.Provisions {
		d.division(p)
	}
}

func (d *drafting) division(p *model.Provision) {
	d.title(p)
	subs := numberedChildren(p)
	if len(subs) > 0 && p.Kind != model.Foreword {
		if len(p.Title) > 0 || p.Kind == model.Annex {
			d.hanging(p, subs[0])
		} else {
			d.report(untitledChildren.At(p.Pos, p.Number, subs[0].Number))
		}
		if len(subs) == 1 && p.Kind != model.Foreword {
			d.report(singleChild.At(subs[0].Pos, subs[0].Number, p.Number))
		}
		d.mixed(subs)
	}
	if n := strings.Count(p.Number, "."); n > 5 && p.Kind == model.Subclause {
		d.report(clauseDepth.At(p.Pos, p.Number, n))
	}
	if len(p.Blocks) == 0 && len(p.Children) == 0 && p.Term == nil && (len(p.Title) > 0 || p.Number != "") {
		d.report(emptyProvision.At(p.Pos, strings.TrimSpace(p.Number+" "+titleOf(p))))
	}
	for _, child := range p.Children {
		d.division(child)
	}
}

// numberedChildren are the children that bear numbers; term entries stand
// below the lead-in of their clause and are left out.
func numberedChildren(p *model.Provision) (subs []*model.Provision) {
	for _, child := range p.Children {
		if numbered(child) && child.Kind != model.TermEntry {
			subs = append(subs, child)
		}
	}
	return subs
}

// hanging reports words between a title and the first subclause; the lead-ins
// of clauses 2 and 3 are prescribed and stay.
func (d *drafting) hanging(p, first *model.Provision) {
	if len(p.Blocks) == 0 || p.Number == "3" || p.Number == "2" {
		return
	}
	d.report(hangingParagraph.At(p.Blocks[0].Position(), strings.TrimSpace(p.Number), first.Number))
}

// mixed reports the subclauses that differ from the first of their parent.
func (d *drafting) mixed(subs []*model.Provision) {
	titled := 0
	for _, s := range subs {
		if len(s.Title) > 0 {
			titled++
		}
	}
	if titled == 0 || titled == len(subs) {
		return
	}
	// The rarer kind is the slip; of two halves the later one.
	slip := titled*2 < len(subs) || titled*2 == len(subs) && len(subs[0].Title) == 0
	var other *model.Provision
	for _, s := range subs {
		if (len(s.Title) > 0) != slip {
			other = s
			break
		}
	}
	for _, s := range subs {
		if (len(s.Title) > 0) != slip {
			continue
		}
		what := model.Bilingual{Zh: "没有标题", En: "has no title"}
		if slip {
			what = model.Bilingual{Zh: "有标题", En: "has a title"}
		}
		d.report(mixedTitles.At(s.Pos, s.Number, what, other.Number))
	}
}

const endMarks = "。，；：、！？.,;:!"

// title checks the end of titles and captions.
func (d *drafting) title(p *model.Provision) {
	d.endOfTitle(wording.NewRun(p.Title))
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		switch b := b.(type) {
		case *model.Table:
			d.endOfTitle(wording.NewRun(b.Caption))
		case *model.Figure:
			d.endOfTitle(wording.NewRun(b.Caption))
		}
	})
}

func (d *drafting) endOfTitle(r wording.Run) {
	at := lastRune(r.Text)
	last, size := utf8.DecodeRuneInString(r.Text[at:])
	if size > 0 && strings.ContainsRune(endMarks, last) && utf8.RuneCountInString(r.Text) > 1 {
		d.reportFix(headingPunctuation, r, at, at+size, "", string(last))
	}
}
