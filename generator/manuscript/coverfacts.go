package manuscript

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"guiju/generator/model"
)

// around gives the words of the lines before and behind.
func around(lines []*line, i int) (near [2]string) {
	if i > 0 {
		near[0] = coverText(lines[i-1])
	}
	if i+1 < len(lines) {
		near[1] = coverText(lines[i+1])
	}
	return near
}

// coverDates reads 2024-11-15发布 and 2025-02-01实施, on one line or on two, or
// with the word on the next line.
func (r *recogniser) coverDates(l *line, t string, nth int, near [2]string) {
	c := &r.tr.Cover
	if !dateMark.MatchString(t) {
		r.find(placeholderFound, l.n, quoted(t))
		return
	}
	at := dateMark.FindAllStringIndex(t, -1)
	for k, span := range at {
		from, to := 0, len(t)
		if k > 0 {
			from = at[k-1][1]
		}
		if k+1 < len(at) {
			to = at[k+1][0]
		}
		d, ok := readDate(t[span[0]:span[1]])
		if !ok {
			r.find(placeholderFound, l.n, quoted(t))
			continue
		}
		behind, before := t[span[1]:to], t[from:span[0]]
		if !hanSign(t) && shut(before) != "" { // Issued on 2024-11-15
			behind = ""
		}
		if strings.TrimSpace(behind+before) == "" {
			behind = near[1]
		}
		force := forceWord.MatchString(behind) && !issuedWord.MatchString(cutBefore(behind, forceWord)) || !issuedWord.MatchString(behind) && forceWord.MatchString(before)
		issued := !force && (issuedWord.MatchString(behind) || issuedWord.MatchString(before))
		switch {
		case force:
			c.InForce = d
		case issued:
			c.Issued = d
		case nth+k == 0 && c.Issued.IsZero():
			c.Issued = d
		default:
			c.InForce = d
		}
	}
}

// cutBefore is what stands before the first match.
func cutBefore(s string, re *regexp.Regexp) string {
	if m := re.FindStringIndex(s); m != nil {
		return s[:m[0]]
	}
	return s
}

func readDate(s string) (model.Date, bool) {
	m := dateMark.FindStringSubmatch(s)
	if m == nil {
		return model.Date{}, false
	}
	var v [3]int
	for i := range v {
		v[i], _ = strconv.Atoi(narrow(m[i+1]))
	}
	d := model.NewDate(v[0], time.Month(v[1]), v[2])
	return d, v[0] >= 1900 && v[1] >= 1 && v[1] <= 12 && d.Day == v[2]
}

// coverTitles takes the lines that say nothing else as the title: those in
// Chinese, and below them those in English.
func (r *recogniser) coverTitles(zh, en []*line) {
	title := func(lines []*line) string {
		var b strings.Builder
		last := 0
		for _, l := range lines {
			if b.Len() > 0 {
				switch {
				case !hanSign(l.words):
					b.WriteByte(' ')
				case last != l.n:
					b.WriteString("\u3000")
				}
			}
			last = l.n
			words := strings.Map(func(c rune) rune {
				if c == object {
					return -1
				}
				return c
			}, l.text())
			if hanSign(words) && evenlySpaced(words) {
				words = squeezed(words)
			}
			b.WriteString(words)
		}
		return b.String()
	}
	c := &r.tr.Cover
	if zh = r.placeless(zh); len(zh) > 0 {
		c.Title.Zh = title(zh)
	}
	if en = r.placeless(en); len(en) > 0 {
		c.Title.En = title(en)
	}
	for _, l := range slices.Concat(zh, en) {
		r.settleCover(l)
	}
	r.repeatedForm()
}

// placeless takes the lines that hold a place to fill in out of a title.
func (r *recogniser) placeless(lines []*line) []*line {
	return slices.DeleteFunc(lines, func(l *line) bool {
		if r.placeholder(l, l.words) {
			r.leave(Ornament, l)
			return true
		}
		return false
	})
}

// evenlySpaced reports 标 准 名 称: letters set apart to fill a line.
func evenlySpaced(s string) bool {
	parts := strings.FieldsFunc(s, blankSign)
	for _, p := range parts {
		if len([]rune(p)) > 1 {
			return false
		}
	}
	return len(parts) > 2
}
