package check

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var listRules = []*model.Rule{listIntro, listEnd, listMarker, listLevel, listSingle, listMixed, listMark, listSpace}

var listIntro = &model.Rule{
	ID: "list-intro", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列项前的引语没有以冒号结尾", En: "the words before the list do not end in a colon"},
	Hint: model.Bilingual{
		Zh: "引语以“：”结尾，例如“应符合下列要求：”；没有引语时补上。",
		En: "End them with “:”, as in “the following requirements apply:”; where there are none, write them."},
	Doc: model.Bilingual{
		Zh: "列项由后跟冒号的文字引出（GB/T 1.1—2020，7.5）。",
		En: "A list is introduced by words with a colon (GB/T 1.1—2020, 7.5)."},
}

var listEnd = &model.Rule{
	ID: "list-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列项“{1}”应以“{2}”结尾", En: "the item “{1}” must end in “{2}”"},
	Hint: model.Bilingual{
		Zh: "各项以“；”结尾，最后一项以“。”结尾；后面跟着下一层列项的以“：”结尾。",
		En: "Items end in “;”, the last in “.”; one that is followed by a list of the next level ends in “:”."},
	Doc: model.Bilingual{
		Zh: "列项各项用分号隔开，最后一项用句号；由完整句子组成的列项也可以都用句号（GB/T 1.1—2020，7.5；GB/T 15834）。",
		En: "Items are parted by semicolons and the last ends in a full stop; items of whole sentences may all end in full stops (GB/T 1.1—2020, 7.5)."},
}

var listMarker = &model.Rule{
	ID: "list-marker", Severity: model.Warning,
	Message: model.Bilingual{Zh: "这里应是“{2}”，却是“{1}”", En: "“{2}” is expected here, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "列项的字母和数字连续，不跳不重。",
		En: "Letters and figures of a list run without gap or repetition."},
	Doc: model.Bilingual{
		Zh: "列项用 a)、b)…… 和 1)、2)…… 识别时应连续编排（GB/T 1.1—2020，7.5）。",
		En: "Items marked a), b) … and 1), 2) … are consecutive (GB/T 1.1—2020, 7.5)."},
}

var listLevel = &model.Rule{
	ID: "list-level", Severity: model.Warning,
	Message: model.Bilingual{Zh: "第{2}层列项不用“{1}”", En: "a list of level {2} is not marked “{1}”"},
	Hint: model.Bilingual{
		Zh: "第一层用“——”或“a)”，第二层用“·”或“1)”，没有第三层。",
		En: "Level 1 uses “——” or “a)”, level 2 “·” or “1)”; there is no third."},
	Doc: model.Bilingual{
		Zh: "列项可细分一次，两层的符号不同（GB/T 1.1—2020，7.5）。",
		En: "A list may be divided once; each level has marks of its own (GB/T 1.1—2020, 7.5)."},
}

var listSingle = &model.Rule{
	ID: "list-single", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列项只有“{1}”一项", En: "“{1}” is the only item of its list"},
	Hint: model.Bilingual{
		Zh: "只有一项时不用列项，写成一句话；漏了空行或标记时补上。",
		En: "Write a single item as a sentence; if a mark was lost, put it back."},
	Doc: model.Bilingual{
		Zh: "列项用来分列两个以上的事项。",
		En: "A list sets out two things or more."},
}

var listMixed = &model.Rule{
	ID: "list-mixed", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列项的标记从“{1}”变成“{2}”", En: "the marks of the list change from “{1}” to “{2}”"},
	Hint: model.Bilingual{
		Zh: "一个列项只用一种标记；是另一个列项时，前面要有引语。",
		En: "One list has one kind of mark; a second list has words of its own before it."},
	Doc: model.Bilingual{
		Zh: "同一层次的列项标记相同（GB/T 1.1—2020，7.5）。",
		En: "The items of one level bear the same kind of mark (GB/T 1.1—2020, 7.5)."},
}

var listMark = &model.Rule{
	ID: "list-mark", Severity: model.Warning,
	Message: model.Bilingual{Zh: "列项的标记写作“{2}”，不写“{1}”", En: "the mark of an item is written “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "改为“{2}”。",
		En: "Write “{2}”."},
	Doc: model.Bilingual{
		Zh: "列项的标记是破折号“——”、间隔号“·”、字母或数字加半角后半括号（GB/T 1.1—2020，7.5）。",
		En: "The marks are a dash “——”, a dot “·”, or a letter or figure with a half-width bracket (GB/T 1.1—2020, 7.5)."},
}

var listSpace = &model.Rule{
	ID: "list-space", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”后面没有空格", En: "no space behind “{1}”"},
	Hint: model.Bilingual{
		Zh: "写作“{1} ……”。",
		En: "Write “{1} …”."},
	Doc: model.Bilingual{
		Zh: "标记与文字之间空一格，才看得出哪里开始（GB/T 1.1—2020，10.3）。",
		En: "A space between mark and words shows where the words begin (GB/T 1.1—2020, 10.3)."},
}

// lists checks every list: its lead-in, markers, ends and levels.
func (d *drafting) lists() {
	d.text.Walk(func(p *model.Provision) {
		if p.Kind == model.Bibliography || p.Kind == model.IndexSection {
			return
		}
		d.listsIn(p.Blocks, 1, false)
	})
}

// listsIn walks blocks; level is that of the lists in them. The key of a
// figure is no list.
func (d *drafting) listsIn(bs []model.Block, level int, inItem bool) {
	for i, b := range bs {
		switch b := b.(type) {
		case *model.List:
			var before model.Block
			if i > 0 {
				before = bs[i-1]
			}
			d.list(b, before, level, inItem)
		case *model.Note:
			d.listsIn(b.Blocks, 1, false)
		case *model.Example:
			d.listsIn(b.Blocks, 1, false)
		}
	}
}

func (d *drafting) list(l *model.List, before model.Block, level int, inItem bool) {
	if len(l.Items) == 0 {
		return
	}
	first := l.Items[0]
	mixed := false
	switch before := before.(type) {
	case *model.Paragraph:
		d.intro(wording.NewRun(before.Inlines), first)
	case *model.List:
		mixed = before.Kind != l.Kind && len(before.Items) > 0
		if mixed {
			d.report(listMixed.At(first.Pos, before.Items[0].Marker, first.Marker))
		}
	case nil:
		if !inItem {
			d.report(listIntro.At(first.Pos))
		}
	}
	levelOf := map[model.ListKind]int{model.DashList: 1, model.AlphaList: 1, model.DotList: 2, model.NumberList: 2}
	if want, ok := levelOf[l.Kind]; ok && (want != level || level > 2) {
		d.report(listLevel.At(first.Pos, first.Marker, level))
	}
	if len(l.Items) == 1 && !mixed {
		d.report(listSingle.At(first.Pos, marked(first)))
	}
	d.markers(l)
	if level == 1 {
		d.ends(l, d.say("。", "."))
	}
	for _, it := range l.Items {
		d.listsIn(it.Blocks, level+1, true)
	}
}

// announces finds words that lead in a list.
var announces = regexp.MustCompile(`(?:下列|以下|如下|包括|包含|分为|其中|(?i:following|includ\w+|contains?|as follows))[^。.]*[。.]?$`)

// intro checks the words before a list. A full stop or comma at their end is
// what the colon should be, unless they announce nothing: then the list has no
// words of its own.
func (d *drafting) intro(r wording.Run, first *model.ListItem) {
	switch last, _, _ := ending(r); {
	case last == '：' || last == ':':
	case (last == '。' || last == '.') && !announces.MatchString(r.Text):
		d.report(listIntro.At(first.Pos))
	default:
		d.endOf(listIntro, r, d.say("：", ":"))
	}
}

// marked is an item as a message shows it.
func marked(it *model.ListItem) string {
	words := ""
	if len(it.Blocks) > 0 {
		if p, ok := it.Blocks[0].(*model.Paragraph); ok {
			words = wording.NewRun(p.Inlines).Text
		}
	}
	r := []rune(strings.TrimSpace(it.Marker + " " + words))
	if len(r) > 12 {
		return string(r[:12]) + "…"
	}
	return string(r)
}

var (
	rightMark = regexp.MustCompile(`^(?:——|·|[a-z]\)|[0-9]+\))$`)
	halfMark  = strings.NewReplacer("）", ")", "—", "——", "•", "·", "・", "·", "──", "——", "――", "——")
)

// marks checks how the marks of a list are written.
func (d *drafting) marks(l *model.List) {
	for _, it := range l.Items {
		mark := strings.TrimSpace(it.Marker)
		size := utf8.RuneCountInString(mark)
		tight := false // the words follow without a space
		if len(it.Blocks) > 0 && (l.Kind == model.AlphaList || l.Kind == model.NumberList) {
			words := it.Blocks[0].Position()
			tight = words.Line == it.Pos.Line && words.Col == it.Pos.Col+size
		}
		at := it.Pos
		at.EndCol = at.Col + size
		switch {
		case !rightMark.MatchString(mark):
			want := halfMark.Replace(strings.Map(halfWidth, strings.ReplaceAll(mark, "——", "—")))
			mend := want
			if tight {
				mend += " "
			}
			d.report(listMark.At(at, mark, want).Mended(at, mend))
		case tight:
			d.report(listSpace.At(it.Pos, mark).Mended(at, mark+" "))
		}
	}
}

// halfWidth is the half-width form of a letter or figure.
func halfWidth(r rune) rune {
	if r >= '０' && r <= '９' || r >= 'ａ' && r <= 'ｚ' || r >= 'Ａ' && r <= 'Ｚ' {
		return r - '！' + '!'
	}
	return r
}

// markers checks that letters and figures run on.
func (d *drafting) markers(l *model.List) {
	d.marks(l)
	if l.Kind != model.AlphaList && l.Kind != model.NumberList {
		return
	}
	for i, it := range l.Items {
		got := strings.Map(func(r rune) rune {
			if r = halfWidth(r); r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				return r
			}
			return -1
		}, it.Marker)
		want := string(rune('a' + i))
		if l.Kind == model.NumberList {
			want = strconv.Itoa(i + 1)
		}
		if i >= 26 && l.Kind == model.AlphaList || got == want {
			continue
		}
		d.report(listMarker.At(it.Pos, strings.TrimSpace(it.Marker), want+")"))
		return // the rest follows from it
	}
}

// ends checks the punctuation behind the items; last is what the list itself
// ends in: a full stop, inside a list that goes on a semicolon.
func (d *drafting) ends(l *model.List, last string) {
	if d.wholeSentences(l) {
		return
	}
	for i, it := range l.Items {
		want := d.say("；", ";")
		if i == len(l.Items)-1 {
			want = last
		}
		if inner := innerList(it); inner != nil {
			d.colonBefore(it)
			d.ends(inner, want)
			continue
		}
		r := itemEnd(it)
		if c, _, _ := ending(r); string(c) != want {
			d.endOf(listEnd, r, want, marked(it), want)
		}
	}
}

// wholeSentences reports whether every item ends in a full stop and one holds
// more than a sentence: then they are prose, and end like it.
func (d *drafting) wholeSentences(l *model.List) bool {
	prose := false
	for _, it := range l.Items {
		r := itemEnd(it)
		if c, _, _ := ending(r); c != '。' && c != '.' {
			return false
		}
		body := strings.TrimSpace(r.Text)
		prose = prose || strings.Count(body, "。") > 1 || !d.zh() && strings.Contains(strings.TrimSuffix(body, "."), ". ")
	}
	return prose && len(l.Items) > 1
}

// innerList is the list of the next level below an item, or nil.
func innerList(it *model.ListItem) *model.List {
	if len(it.Blocks) < 2 {
		return nil
	}
	l, _ := it.Blocks[1].(*model.List)
	return l
}

func isList(b model.Block) bool { _, ok := b.(*model.List); return ok }

// colonBefore checks the words of an item that a list of the next level
// follows.
func (d *drafting) colonBefore(it *model.ListItem) {
	para, ok := it.Blocks[0].(*model.Paragraph)
	if !ok {
		return
	}
	r := wording.NewRun(para.Inlines)
	if c, _, _ := ending(r); c != '：' && c != ':' {
		d.endOf(listEnd, r, d.say("：", ":"), marked(it), d.say("：", ":"))
	}
}

// itemEnd is the run with which an item ends.
func itemEnd(it *model.ListItem) wording.Run {
	for i := len(it.Blocks) - 1; i >= 0; i-- {
		if p, ok := it.Blocks[i].(*model.Paragraph); ok {
			return wording.NewRun(p.Inlines)
		}
	}
	return wording.Run{}
}
