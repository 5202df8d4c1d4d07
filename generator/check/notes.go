package check

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var noteRules = []*model.Rule{modalPlace, noteNumber, noteEmpty, footnoteNumber}

var modalPlace = &model.Rule{
	ID: "modal-place", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{2}中有“{1}”", En: "“{1}” stands in {2}"},
	Hint: model.Bilingual{
		Zh: "要求、推荐、允许写在条文里；{2}只陈述事实，改为“……是”“……为”或移到正文。",
		En: "Requirements, recommendations and permissions belong into the clauses; {2} states facts: reword it or move the sentence."},
	Doc: model.Bilingual{
		Zh: "前言、引言、范围、定义、注、示例、脚注是陈述，不含要求、指示、推荐或允许（GB/T 1.1—2020，8.3、8.4、8.5、9.2）；资料性附录给出附加信息，不含要求（9.6）。",
		En: "Foreword, introduction, scope, definitions, notes, examples and footnotes are statements without requirement, instruction, recommendation or permission (GB/T 1.1—2020, 8.3, 8.4, 8.5, 9.2); an informative annex gives information and holds no requirement (9.6)."},
}

var noteNumber = &model.Rule{
	ID: "note-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这里应是“{2}”，却是“{1}”", En: "“{2}” is expected here, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "同一条（或同一个表、图）里只有一个注写“注：”，几个写“注1：”“注2：”；示例也一样。",
		En: "A single note of a provision (or table) is “NOTE:”, several are “NOTE 1:”, “NOTE 2:”; so are examples."},
	Doc: model.Bilingual{
		Zh: "每个章、条、表、图中的注单独编号，只有一个时不编号（GB/T 1.1—2020，9.10、9.11）。",
		En: "Notes are numbered within each provision, table or figure; a single one bears no number (GB/T 1.1—2020, 9.10 and 9.11)."},
}

var noteEmpty = &model.Rule{
	ID: "note-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”后面没有内容", En: "nothing stands behind “{1}”"},
	Hint: model.Bilingual{
		Zh: "写出内容，或删去这一行。",
		En: "Write what belongs there, or delete the line."},
	Doc: model.Bilingual{
		Zh: "注和示例给出有助于理解的信息（GB/T 1.1—2020，9.10、9.11）。",
		En: "Notes and examples give information that helps to understand (GB/T 1.1—2020, 9.10 and 9.11)."},
}

var footnoteNumber = &model.Rule{
	ID: "footnote-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "脚注应按出现的先后编为“{2}”，却是“{1}”", En: "the footnote is the {2}. of the text, but is labelled “{1}”"},
	Hint: model.Bilingual{
		Zh: "写作 [^{2}]，全文从1起连续。",
		En: "Write [^{2}]; they run from 1 through the whole text."},
	Doc: model.Bilingual{
		Zh: "条文脚注从前言开始全文连续编号（GB/T 1.1—2020，9.12）。",
		En: "Text footnotes are numbered through the whole document, from the foreword on (GB/T 1.1—2020, 9.12)."},
}

var placeNames = map[string]model.Bilingual{
	"foreword":     {Zh: "前言", En: "the foreword"},
	"introduction": {Zh: "引言", En: "the introduction"},
	"annex":        {Zh: "资料性附录", En: "an informative annex"},
	"scope":        {Zh: "范围", En: "the scope"},
	"definition":   {Zh: "定义", En: "a definition"},
	"note":         {Zh: "注", En: "a note"},
	"example":      {Zh: "示例", En: "an example"},
	"footnote":     {Zh: "脚注", En: "a footnote"},
}

// notes checks additional information: its numbers, and that it states facts.
func (d *drafting) notes() {
	d.runs(func(r wording.Run, at place) {
		where := d.statesFacts(at)
		if where == "" || at.title {
			return
		}
		for _, m := range wording.Modals(r.Text, d.text.Lang) {
			switch t := m.Form.Type; {
			case !t.Provides():
			case where == "annex" && t != wording.Requirement && t != wording.Instruction:
			case where == "foreword" && patents(sentenceAt(r.Text, m.From)):
			default:
				d.report(modalPlace.At(r.Pos(m.From, m.To), r.Text[m.From:m.To], placeNames[where]))
			}
		}
	})
	d.text.Walk(func(p *model.Provision) {
		d.noteNumbers(p.Blocks)
		model.WalkBlocks(p.Blocks, func(b model.Block) {
			if t, ok := b.(*model.Table); ok {
				d.noteNumbers(t.Notes)
			}
		})
	})
	for i, f := range d.text.Footnotes {
		if want := strconv.Itoa(i + 1); f.Label != want && len(f.Refs) > 0 {
			d.report(footnoteNumber.At(f.Pos, f.Label, want))
		}
	}
}

// sentenceAt is the sentence that holds a byte of the text.
func sentenceAt(s string, at int) string {
	from, to := 0, len(s)
	for _, m := range sentenceEnd.FindAllStringIndex(s, -1) {
		if m[1] <= at {
			from = m[1]
		} else if m[0] >= at {
			to = m[1]
			break
		}
	}
	return s[from:to]
}

var sentenceEnd = regexp.MustCompile(`[。；！？]|[.;!?](?: |$)`)

// patents reports whether a sentence is one of those on patents, whose
// English says may and shall.
func patents(s string) bool { return strings.Contains(s, "专利") || strings.Contains(s, "patent") }

// statesFacts names the kind of place in which a provision has no business, or
// "". Footnotes of tables may contain requirements.
func (d *drafting) statesFacts(at place) string {
	switch {
	case at.note != "":
		return at.note
	case at.provision == nil || at.footnote || at.source:
		return ""
	case at.provision.Kind == model.Foreword:
		return "foreword"
	case at.provision.Kind == model.Introduction:
		return "introduction"
	case !at.provision.Normative && annexLetter(at.provision.ID) != "":
		return "annex"
	case at.provision.Number == "1" && at.provision.Kind == model.Clause:
		return "scope"
	case at.provision.Term != nil:
		return "definition"
	}
	return ""
}

// noteNumbers checks the numbers of the notes, and of the examples, that stand
// side by side.
func (d *drafting) noteNumbers(bs []model.Block) {
	var notes, examples []model.Block
	for _, b := range bs {
		switch b.(type) {
		case *model.Note:
			notes = append(notes, b)
		case *model.Example:
			examples = append(examples, b)
		}
	}
	d.runOfNotes(notes, d.say("注", "NOTE "))
	d.runOfNotes(examples, d.say("示例", "EXAMPLE "))
}

func (d *drafting) runOfNotes(bs []model.Block, word string) {
	for i, b := range bs {
		got, empty := "", false
		switch b := b.(type) {
		case *model.Note:
			got, empty = b.Number, len(b.Blocks) == 0
		case *model.Example:
			got, empty = b.Number, len(b.Blocks) == 0
		}
		if empty {
			d.report(noteEmpty.At(b.Position(), word+got))
		}
		want := ""
		if len(bs) > 1 {
			want = strconv.Itoa(i + 1)
		}
		if got != want {
			d.report(noteNumber.At(b.Position(), word+got, word+want))
			return
		}
	}
}
