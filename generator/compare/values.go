package compare

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/difference"
	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// amount is a value or period as it stands in a sentence.
type amount struct {
	from, to int
	words    string
	sense    string // what its unit means; "" for what is only counted
}

// periodZh and periodEn are how often something is done.
var (
	periodZh = regexp.MustCompile(`每(?:半|[一二三四五六两0-9]+ ?个?)?(?:个?工作日|日|天|周|个?月|个?季度|季|年|学期|班|次)`)
	periodEn = regexp.MustCompile(`(?i)\b(?:(?:every|each|once (?:a|per|every|each)|per) (?:half year|half-year|working day|day|week|month|quarter|year)|daily|weekly|monthly|quarterly|half-yearly|yearly|annually)\b`)
)

// amounts finds the values of a sentence: those with a unit, those counted, and
// periods. Numbers of clauses, tables and documents are none.
func amounts(s string, l model.Lang) (out []amount) {
	at := 0
	for _, q := range wording.Quantities(s, l) {
		i := strings.Index(s[at:], q)
		if i < 0 {
			continue
		}
		from := at + i
		at = from + len(q)
		a := amount{from: from, to: at, words: q}
		for _, v := range wording.Values(q, l) {
			if v.Unit != "" {
				a.sense = wording.Sense(v.Unit)
			}
		}
		out = append(out, a)
	}
	period := periodZh
	if l == model.En {
		period = periodEn
	}
	for _, m := range period.FindAllStringIndex(s, -1) {
		out = slices.DeleteFunc(out, func(a amount) bool { return a.from < m[1] && a.to > m[0] })
		out = append(out, amount{m[0], m[1], s[m[0]:m[1]], "period"})
	}
	cites := wording.Cites(s)
	labels := text.Labels(s, l)
	out = slices.DeleteFunc(out, func(a amount) bool {
		return slices.ContainsFunc(cites, func(c wording.Cite) bool { return a.from >= c.From && a.from < c.To }) ||
			slices.ContainsFunc(labels, func(b text.Label) bool { return a.from >= b.From && a.to <= b.To })
	})
	slices.SortFunc(out, func(a, b amount) int { return a.from - b.from })
	return out
}

// values finds the values that became others in a sentence.
func (c *comparer) values(s saying) (out []Quantity) {
	if s.old == "" || s.new == "" {
		return nil
	}
	old, new := amounts(s.old, c.lang), amounts(s.new, c.lang)
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	ch := changes{c.pieces(s.old, s.new)}
	var gone, come []found[amount]
	for _, a := range old {
		if change, _ := ch.at(a.from, a.to, false); change >= 0 {
			gone = append(gone, found[amount]{a, change})
		}
	}
	for _, a := range new {
		if change, _ := ch.at(a.from, a.to, true); change >= 0 {
			come = append(come, found[amount]{a, change})
		}
	}
	pairUp(gone, come, func(a, b amount) bool { return kin(a, b) }, func(a, b *amount) {
		if a != nil && b != nil && evenValue(a.words) != evenValue(b.words) {
			out = append(out, Quantity{Old: a.words, New: b.words, OldWords: s.old, NewWords: s.new})
		}
	})
	return out
}

// kin reports whether one value can have become the other: both times, both
// lengths, or both counted in the same way.
func kin(a, b amount) bool {
	if a.sense == "period" || b.sense == "period" {
		return a.sense == b.sense
	}
	if a.sense == "" && b.sense == "" {
		return counted(a.words) == counted(b.words) || counted(a.words) == "" || counted(b.words) == ""
	}
	return a.sense == b.sense || times[a.sense] && times[b.sense]
}

var times = map[string]bool{"working day": true, "day": true, "d": true, "week": true, "month": true, "year": true, "h": true, "min": true, "s": true}

// counted is what a number counts: 名 of 3名.
func counted(words string) string {
	return strings.TrimFunc(words, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune("一二两三四五六七八九十百半.,~～至–-", r)
	})
}

// evenValue is a value without what is only written in another way.
func evenValue(words string) string { return strings.Join(strings.Fields(even(words)), "") }

// onlyNumber is a cell that holds a number or a range, and no words.
var onlyNumber = regexp.MustCompile(`^[≤≥<>＜＞±]?\s*[0-9][0-9 ,.]*(?:\s*[~～–-]\s*[0-9][0-9 ,.]*)?[ᵃᵇᶜᵈᵉᶠᵍ]*$`)

// cellValues finds the cells that hold another number.
func cellValues(rows []Row) (out []Quantity) {
	for _, r := range rows {
		if r.Grid == nil {
			continue
		}
		for _, row := range r.Grid.Rows {
			for at, cell := range row.Cells {
				if row.Op != difference.Kept || cell.Again || cell.old == cell.new || r.Grid.Columns[at] != difference.Kept ||
					!onlyNumber.MatchString(cell.old) || !onlyNumber.MatchString(cell.new) {
					continue
				}
				q := Quantity{Old: cell.old, New: cell.new}
				for _, before := range row.Cells[:at] {
					if before.new != "" && !onlyNumber.MatchString(before.new) {
						q.NewWords = strings.TrimSpace(q.NewWords + " " + before.new)
						q.OldWords = strings.TrimSpace(q.OldWords + " " + before.old)
					}
				}
				if unit := r.new.table.Unit; unit == r.old.table.Unit && unit != "" {
					q.Old, q.New = q.Old+" "+unit, q.New+" "+unit
				}
				out = append(out, q)
			}
		}
	}
	return out
}
