package invented

import (
	"fmt"
	"slices"
	"strings"
)

// edition is one of a standard; month is that of its issue. It is in force on
// the first of the month two months later.
type edition struct {
	year, month, withdrawn int
	old                    bool // a later one follows
}

// editions are as many as the story of the standard has.
func (w *work) editions() []edition {
	month := 1 + w.n%9
	switch w.story {
	case planned:
		return nil
	case revised:
		return []edition{{2021, month, 0, true}, {2024, month, 0, false}}
	case upcoming:
		return []edition{{2022, month, 0, true}, {2026, 10, 0, false}}
	case withdrawn:
		if w.n%20 == 4 { // in force still, though a review says to withdraw it
			return []edition{{2021, month, 0, false}}
		}
		return []edition{{2021, month, 2025, false}}
	case fresh:
		return []edition{{2026, month, 0, false}}
	case dueNow:
		if w.n%20 == 9 { // for more than five years, the longest that the law allows
			return []edition{{2021, month, 0, false}}
		}
		return []edition{{2022, month, 0, false}}
	case toRevise, reviewed:
		return []edition{{2022, month, 0, false}}
	case current:
		if w.n%20 == 0 { // its review comes near
			return []edition{{2023, 11, 0, false}}
		}
	}
	return []edition{{2024 + w.n%2, month, 0, false}}
}

// write writes the editions with their texts.
func (m *maker) write(dir string, w *work, all []edition) {
	for i, e := range all {
		folder := fmt.Sprintf("%s%d/", dir, e.year)
		var b strings.Builder
		fmt.Fprintf(&b, "number = %q\n", fmt.Sprintf("%s—%d", w.number, e.year))
		b.WriteString(say("title", w.title))
		fmt.Fprintf(&b, "issued = %s\nin-force = %s\n", day(e.year, e.month, 10), day(e.year, e.month+2, 1))
		if e.withdrawn > 0 {
			fmt.Fprintf(&b, "withdrawn = %s\n", day(e.withdrawn, 6, 30))
		}
		b.WriteString(say("issuer", body) + say("proposer", body) + say("drafters", body))
		if w.n%9 != 8 { // the issuer is in charge of the rest
			b.WriteString(say("jurisdiction", pair{fmt.Sprintf("虚构处%d", w.n%3+1), fmt.Sprintf("Invented division %d", w.n%3+1)}))
		}
		b.WriteString("ics = \"03.080\"\nccs = \"A22\"\n")
		if w.level == "local" || w.level == "municipal" {
			fmt.Fprintf(&b, "filing = \"虚备-%d-%d\"\n", e.year, w.n+1)
		}
		var replaced string
		if i > 0 {
			replaced = fmt.Sprintf("%s—%d", w.number, all[i-1].year)
			b.WriteString(list("replaces", replaced))
		}
		zh, en := written(w.topic, w.title, w.what, w.seed, e.old, replaced)
		m.put(folder+"zh.md", zh)
		if w.story != chineseOnly {
			fmt.Fprintf(&b, "translation = %q\n", []string{"machine", "human", "reviewed"}[w.n%3])
			m.put(folder+"en.md", en)
		}
		m.put(folder+"edition.toml", b.String())
	}
}

var steps = map[string][]string{
	"local-procedure": {"application", "project", "draft", "comment", "examination", "approval", "issue", "filing"},
	"internal-3-3-1":  {"application", "project", "draft", "review-1", "revision-1", "review-2", "revision-2", "review-3", "revision-3", "study", "issue"},
}

// taken records the steps: of every edition all, of a planned standard the
// first few, of some standards nothing.
func taken(b *strings.Builder, w *work, track string, editions []edition) {
	if w.n%11 == 10 {
		return
	}
	if len(editions) == 0 {
		begun(b, w, steps[track][:4])
	}
	for _, e := range editions {
		made(b, w, steps[track], e)
	}
}

// begun is what is recorded of a planned standard: one step a month of 2026.
func begun(b *strings.Builder, w *work, first []string) {
	for i, step := range first {
		fmt.Fprintf(b, "\n[[event]]\nstep = %q\n", step)
		if i == len(first)-1 && w.n%2 == 1 {
			b.WriteString("state = \"not-done\"\nsource = \"虚构记录\"\n")
			continue
		}
		met(b, w, step, 2026, 1+i)
	}
}

// made is the making of an edition: one step a month.
func made(b *strings.Builder, w *work, all []string, e edition) {
	comment, issue := slices.Index(all, "comment"), slices.Index(all, "issue")
	for i, step := range all {
		at := e.month + i - issue
		if comment >= 0 && i <= comment {
			at-- // public comment takes two months
		}
		fmt.Fprintf(b, "\n[[event]]\nstep = %q\n", step)
		if e.old || w.n%2 == 0 { // the latest need not be named
			fmt.Fprintf(b, "edition = \"%d\"\n", e.year)
		}
		met(b, w, step, e.year, at)
	}
}

// met is one step that was taken. The month may lie before the year or after it.
func met(b *strings.Builder, w *work, step string, year, month int) {
	months := year*12 + month - 1
	year, month = months/12, months%12+1
	fmt.Fprintf(b, "state = \"done\"\nsource = \"虚构记录\"\ndate = %s\n", day(year, month, 10))
	switch {
	case step == "comment":
		fmt.Fprintf(b, "until = %s\nopinions = { received = %d, adopted = %d, partly = 2, declined = 1 }\n", day(year, month+1, 20), 6+w.n%5, 3+w.n%5)
	case step == "examination" && w.n%10 != 3:
		fmt.Fprintf(b, "evidence = \"虚构技术委员会审查纪要第%d号\"\n", w.n+1)
	case strings.HasPrefix(step, "review-"):
		b.WriteString("round = 1\n" + say("zone", pair{"东部片区", "Eastern zone"}))
		fmt.Fprintf(b, "evidence = \"虚构纪要第%d号\"\nopinions = { received = 4, adopted = 2, partly = 1, declined = 1 }\n", w.n+1)
	}
}

// reviews records reviews of every conclusion.
func reviews(b *strings.Builder, w *work) {
	review := func(date, result string) {
		fmt.Fprintf(b, "\n[[review]]\ndate = %s\nresult = %q\nbody = %q\nsource = \"虚构记录\"\n", date, result, body.zh)
		if w.n%30 != 24 {
			b.WriteString("institution = \"虚构标准化研究院\"\n")
		}
	}
	switch w.story {
	case reviewed:
		review(day(2025, 1+w.n%9, 15), "confirmed")
	case toRevise:
		review(day(2025, 1+w.n%9, 20), "revise")
	case withdrawn:
		review("2025-05-20", "withdraw")
	}
}
