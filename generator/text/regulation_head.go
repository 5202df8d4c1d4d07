package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"guiju/generator/model"
)

// head reads what stands before a regulation's first division, article or
// <!-- INFO END --> line: the title (one or more # lines) and the notes of
// adoption, promulgation and amendment, from which the dates are read. All of
// it is kept in Text.Head.
func (b *regulationBuilder) head() {
	marked := false
	for _, p := range b.pieces {
		marked = marked || isInfoEnd(p)
	}
	var title []string
	for p := b.ahead(0); p != nil; p = b.ahead(0) {
		switch {
		case isInfoEnd(p):
			b.take()
			b.text.Title = joinTitle(title)
			return
		case p.kind == heading && p.level == 1:
			title = append(title, titleWords(p))
			b.titleInHead(p)
		case !marked && (p.kind == heading || p.kind == article || p.kind == item || p.kind == paragraph && b.isDivision(p)):
			b.text.Title = joinTitle(title)
			return
		case p.kind == remark:
		case !marked && b.next == 0 && p.kind == paragraph && looksTitled(b.words(p)) && len(wholeRuns(p.inlines)) == 1 && p.inlines[0].Kind == model.TextInline:
			b.guess(p, model.Bilingual{Zh: "法规标题", En: "the title of the regulation"})
			title = append(title, titleWords(p))
		default:
			if p.kind == item || p.kind == article || p.kind == heading {
				p = p.rest(b.source)
			}
			b.take()
			b.commonBlock(p)
			readDates(&b.text.Dates, b.words(p))
			continue
		}
		b.take()
	}
	b.text.Title = joinTitle(title)
}

// joinTitle makes one title of its lines.
func joinTitle(lines []string) string {
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), " ")
}

// titleWords returns the words of a title line.
func titleWords(p *piece) string { return strings.TrimFunc(PlainInlines(p.inlines), isBlank) }

func isInfoEnd(p *piece) bool {
	return p.kind == remark && strings.Contains(p.raw, "INFO END")
}

var (
	dayPattern   = regexp.MustCompile(`([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日`)
	startPattern = regexp.MustCompile(`自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|实施|生效|执行)`)
)

// readDates reads one line such as 2012年6月13日 国务院第208次常务会议通过. Of
// several amendments the latest counts.
func readDates(d *model.TextDates, words string) {
	m := dayPattern.FindStringSubmatch(words)
	if m == nil {
		return
	}
	day, ok := dayOf(m)
	if !ok {
		return
	}
	has := func(ws ...string) bool {
		for _, w := range ws {
			if strings.Contains(words, w) {
				return true
			}
		}
		return false
	}
	if s := startPattern.FindStringSubmatch(words); s != nil {
		if start, ok := dayOf(s); ok {
			d.InForce = start
		}
	} else if has("施行", "实施", "生效") && !has("修订", "修正") {
		d.InForce = day
	}
	switch {
	case has("修订", "修正", "修改"):
		if day.After(d.Amended) {
			d.Amended = day
		}
		return
	case has("通过", "批准"):
		if d.Adopted.IsZero() {
			d.Adopted = day
		}
	}
	if has("公布", "发布", "印发", "颁布") && d.Issued.IsZero() {
		d.Issued = day
	}
}

func dayOf(m []string) (model.Date, bool) {
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	day := model.NewDate(y, time.Month(mo), d)
	return day, day.Day == d && int(day.Month) == mo
}

// lateDates takes the in-force date from the last articles where the head does
// not tell it: 本条例自2012年10月1日起施行。
func lateDates(t *model.Text) {
	if !t.Dates.InForce.IsZero() {
		return
	}
	var all []*model.Provision
	t.Walk(func(p *model.Provision) { all = append(all, p) })
	for _, p := range all[max(0, len(all)-3):] {
		if m := startPattern.FindStringSubmatch(Plain(p)); m != nil {
			if day, ok := dayOf(m); ok {
				t.Dates.InForce = day
			}
		}
	}
}
