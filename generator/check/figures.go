package check

import (
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var figureRules = []*model.Rule{figureLetter, figureKey, figureKeyEnd}

var figureLetter = &model.Rule{
	ID: "figure-letter", Severity: model.Warning,
	Message: model.Bilingual{Zh: "分图应是“{2}”，却是“{1}”", En: "the subfigure must be “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "分图从 a) 起用字母连续编号。",
		En: "Subfigures are lettered from a) without a gap."},
	Doc: model.Bilingual{
		Zh: "分图用后带半圆括号的小写字母编号（GB/T 1.1—2020，9.7）。",
		En: "Subfigures bear small letters with a bracket (GB/T 1.1—2020, 9.7)."},
}

var figureKey = &model.Rule{
	ID: "figure-key", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标引序号说明的这一行应是“{2}”，却是“{1}”", En: "this line of the key must be “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "每个序号一行，“1——名称；”，从1起连续。",
		En: "One line for each number, “1——name;”, from 1 without a gap."},
	Doc: model.Bilingual{
		Zh: "标引序号连续编排，序号与说明之间用破折号（GB/T 1.1—2020，9.7）。",
		En: "The numbers of a key are consecutive, with a dash before the words (GB/T 1.1—2020, 9.7)."},
}

var figureKeyEnd = &model.Rule{
	ID: "figure-key-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标引序号说明“{1}”应以“{2}”结尾", En: "the line “{1}” of the key must end in “{2}”"},
	Hint: model.Bilingual{
		Zh: "各行以“；”结尾，最后一行以“。”结尾。",
		En: "Lines end in “;”, the last in “.”."},
	Doc: model.Bilingual{
		Zh: "标引序号说明各行用分号隔开，最后一行用句号（GB/T 1.1—2020，9.7）。",
		En: "The lines of a key are parted by semicolons and the last ends in a full stop (GB/T 1.1—2020, 9.7)."},
}

// figure checks the subfigures and the key of a figure.
func (d *drafting) figure(f *model.Figure) {
	letter := 'a'
	for _, s := range f.Sub {
		if s.Number == "" {
			continue
		}
		if s.Number != string(letter) {
			d.report(figureLetter.At(captionPos(s), s.Number+")", string(letter)+")"))
			break
		}
		letter++
	}
	for _, b := range f.Key {
		if l, ok := b.(*model.List); ok {
			d.key(l)
		}
	}
}

// misreadKey is a line of a key that package text took for the rest of the
// line above.
var misreadKey = regexp.MustCompile(`^([0-9]{1,2}) *(?:[-–—－：:]|\.)`)

func (d *drafting) key(l *model.List) {
	next := 1
	numbers := true // a key may also have letters
	for i, it := range l.Items {
		mark := strings.TrimRight(it.Marker, "—-─― ")
		n, err := strconv.Atoi(mark)
		numbers = numbers && err == nil
		if numbers && n != next {
			d.report(figureKey.At(it.Pos, it.Marker, strconv.Itoa(next)+"——"))
		}
		next = n + 1
		words, ok := it.Blocks[0].(*model.Paragraph)
		if !ok {
			continue
		}
		for _, in := range words.Inlines {
			if m := misreadKey.FindStringSubmatch(in.Text); in.Kind == model.TextInline && in.Pos.Line > it.Pos.Line && m != nil {
				d.report(figureKey.At(in.Pos, m[0], m[1]+"——"))
				next++
			}
		}
		want := d.say("；", ";")
		if i == len(l.Items)-1 {
			want = d.say("。", ".")
		}
		r := wording.NewRun(words.Inlines)
		if last, _, _ := ending(r); string(last) != want {
			d.endOf(figureKeyEnd, r, want, marked(it), want)
		}
	}
}
