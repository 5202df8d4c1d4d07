package check

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var listRules = []*model.Rule{listIntro, listEnd, listMarker, listLevel, listSingle}

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
	switch para, ok := before.(*model.Paragraph); {
	case ok:
		r := wording.NewRun(para.Inlines)
		if !strings.HasSuffix(strings.TrimRight(r.Text, " \u3000"), "：") && !strings.HasSuffix(strings.TrimRight(r.Text, " \u3000"), ":") {
			d.introEnd(r)
		}
	case before == nil && !inItem:
		d.report(listIntro.At(l.Items[0].Pos))
	}
	first := l.Items[0]
	levelOf := map[model.ListKind]int{model.DashList: 1, model.AlphaList: 1, model.DotList: 2, model.NumberList: 2}
	if want, ok := levelOf[l.Kind]; ok && (want != level || level > 2) {
		d.report(listLevel.At(first.Pos, first.Marker, level))
	}
	if len(l.Items) == 1 {
		d.report(listSingle.At(first.Pos, marked(first)))
	}
	d.markers(l)
	d.ends(l, level)
	for _, it := range l.Items {
		d.listsIn(it.Blocks, level+1, true)
	}
}

// introEnd reports a lead-in; a full stop or comma at its end is what the
// colon should be.
func (d *drafting) introEnd(r wording.Run) {
	at := lastRune(r.Text)
	last, _ := utf8.DecodeRuneInString(r.Text[at:])
	if strings.ContainsRune("。；，,;.", last) {
		d.reportFix(listIntro, r, at, at+utf8.RuneLen(last), d.say("：", ":"))
		return
	}
	d.report(listIntro.At(lineEnd(r)))
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

// markers checks that letters and figures run on.
func (d *drafting) markers(l *model.List) {
	if l.Kind != model.AlphaList && l.Kind != model.NumberList {
		return
	}
	for i, it := range l.Items {
		got := strings.Map(func(r rune) rune {
			switch {
			case unicode.IsLetter(r) && r < 0x80, unicode.IsDigit(r) && r < 0x80:
				return r
			case r >= '０' && r <= '９', r >= 'ａ' && r <= 'ｚ':
				return r - '！' + '!'
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

// ends checks the punctuation behind the items.
func (d *drafting) ends(l *model.List, level int) {
	semi, stop := d.say("；", ";"), d.say("。", ".")
	runs := make([]wording.Run, len(l.Items))
	last := make([]rune, len(l.Items))
	sentences := true // every item ends in a full stop, and one is a whole sentence
	for i, it := range l.Items {
		r := itemEnd(it)
		runs[i] = r
		last[i], _ = utf8.DecodeRuneInString(r.Text[lastRune(r.Text):])
		sentences = sentences && (last[i] == '。' || last[i] == '.')
	}
	if sentences && len(l.Items) > 1 {
		for _, r := range runs {
			body := strings.TrimSpace(r.Text)
			if strings.Count(body, "。") > 1 || !d.zh() && strings.Contains(strings.TrimSuffix(body, "."), ". ") {
				return
			}
		}
	}
	for i, it := range l.Items {
		want := semi
		if i == len(l.Items)-1 {
			want = stop
			if level > 1 {
				want = "" // as the list above goes on: ；or 。
			}
		}
		nested := len(it.Blocks) > 1 && isList(it.Blocks[1])
		if nested {
			d.colonBefore(it)
			continue
		}
		// 1.1 lets items that are whole sentences end like sentences.
		if want == "" && (strings.ContainsRune("；。;.", last[i])) || string(last[i]) == want {
			continue
		}
		if want == "" {
			want = semi
		}
		r := runs[i]
		if at := lastRune(r.Text); strings.ContainsRune(endMarks, last[i]) && r.Text != "" {
			d.reportFix(listEnd, r, at, at+utf8.RuneLen(last[i]), want, marked(it), want)
		} else {
			d.report(listEnd.At(lineEnd(r), marked(it), want))
		}
	}
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
	if s := strings.TrimRight(r.Text, " \u3000"); !strings.HasSuffix(s, "：") && !strings.HasSuffix(s, ":") {
		at := lastRune(r.Text)
		last, _ := utf8.DecodeRuneInString(r.Text[at:])
		if strings.ContainsRune(endMarks, last) {
			d.reportFix(listEnd, r, at, at+utf8.RuneLen(last), d.say("：", ":"), marked(it), d.say("：", ":"))
		} else {
			d.report(listEnd.At(lineEnd(r), marked(it), d.say("：", ":")))
		}
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
