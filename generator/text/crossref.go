package text

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// linkReferences finds the references inside the text in its words: 见5.2,
// 附录A, 表1, 图1, 公式(1) and see 5.2, Annex A, Table 1, and the entries of
// terms, 公务用车（3.1）.
//
// A bare number is a reference only after a word that refers (见, 按, 符合, …),
// and never where it is a value: 按5.2 m, 按1.5倍, GB/T 20001.1. A label is a
// reference if the text has such a thing, or if a word that refers stands
// before it. The result is kept even if it leads nowhere: package check
// reports that.
func linkReferences(b *builder) {
	r := referencer{lang: b.lang, anchors: b.text.Anchors()}
	r.blocks(b.text.Head)
	b.text.Walk(func(p *model.Provision) {
		r.index = p.Kind == model.IndexSection
		r.blocks(p.Blocks)
	})
	r.index = false
	for _, f := range b.text.Footnotes {
		r.blocks(f.Blocks)
	}
}

type referencer struct {
	lang    model.Lang
	anchors map[string]*model.Provision
	index   bool // numbers behind an entry of the index are references
}

// blocks rewrites the inlines of the blocks in place. Captions are left: 表1
// above a table does not refer to it.
func (r *referencer) blocks(bs []model.Block) {
	model.WalkBlocks(bs, func(bl model.Block) {
		switch bl := bl.(type) {
		case *model.Paragraph:
			bl.Inlines = r.inlines(bl.Inlines)
		case *model.Table:
			for _, row := range bl.Rows {
				for _, c := range row {
					c.Inlines = r.inlines(c.Inlines)
				}
			}
		case *model.Formula:
			for _, w := range bl.Where {
				w.Meaning = r.inlines(w.Meaning)
			}
		}
	})
}

// inlines reads adjacent runs of words as one: a line end or an escape between
// 见 and 5.2 does not part them.
func (r *referencer) inlines(ins []model.Inline) []model.Inline {
	var out []model.Inline
	for i := 0; i < len(ins); i++ {
		in := ins[i]
		switch in.Kind {
		case model.TextInline:
			n := i + 1
			for n < len(ins) && ins[n].Kind == model.TextInline {
				n++
			}
			out = append(out, r.split(ins[i:n])...)
			i = n - 1
			continue
		case model.StrongInline, model.EmphInline:
			in.Children = r.inlines(in.Children)
		}
		out = append(out, in)
	}
	return out
}

var (
	labelZh = regexp.MustCompile(`附录` + sp + `*([A-Z](?:\.[0-9]+)*)|(表|图)` + sp + `*([0-9]+|[A-Z]\.[0-9]+)|(公式|式)` + sp + `*[(（]([0-9]+|[A-Z]\.[0-9]+)[)）]|第([0-9]+)章`)
	labelEn = regexp.MustCompile(`\bAnnex ([A-Z](?:\.[0-9]+)*)|\b(Table|Figure) ([0-9]+|[A-Z]\.[0-9]+)|\b(Formula|Equation|formula) \(([0-9]+|[A-Z]\.[0-9]+)\)|\b[Cc]lause ([0-9]+)`)

	bareNumber = regexp.MustCompile(`(?:[A-Z]|[0-9]+)(?:\.[0-9]+)+`)

	verbZh = regexp.MustCompile(`(?:见|按|按照|符合|依据|根据|依照|参见|遵守|满足|执行|参照)` + sp + `?$`)
	verbEn = regexp.MustCompile(`(?:\b[Ss]ee|\bin accordance with|\baccording to|\bcomply with|\bspecified in|\bgiven in|\bdefined in|\b[Cc]lauses?|\b[Ss]ubclauses?|\b[Ii]n) $`)
	// noVerb are words that merely end like one.
	noVerb = regexp.MustCompile(`(?:意见|常见|罕见|可见|少见|预见|听见|看见)` + sp + `?$`)
	// chain joins a further number to a reference.
	chain = regexp.MustCompile(`^(?:` + sp + `?(?:、|和|与|及|或|以及|至|～|~)` + sp + `?|, (?:and |or )?| and | or | to )$`)
	// foreign ends with the number of another document, whose tables and
	// clauses are not ours.
	foreign = regexp.MustCompile(`(?:GB|DB[0-9]*|ISO|IEC|[A-Z]{2,4}/T|[A-Z]{2,4}/Z)(?:/[TZ])?[ \x{a0}]?[A-Z]?[0-9][^，。；！？,;]*$`)
	// compound are characters that make another word of 表, 图, 式 after them.
	compound = "代列报年地仪钟手水电发外意企略试蓝正方形公样模格"
)

// split cuts the references out of runs of words.
func (r *referencer) split(run []model.Inline) []model.Inline {
	s := run[0].Text
	for _, in := range run[1:] {
		s += in.Text
	}
	hits := r.hits(s)
	if len(hits) == 0 {
		return run
	}
	var out []model.Inline
	at := 0
	words := func(to int) { // the words up to the offset, cut where the runs were
		for start, i := 0, 0; i < len(run); i++ {
			end := start + len(run[i].Text)
			if from, upTo := max(at, start), min(to, end); from < upTo {
				out = append(out, part(run[i], from-start, upTo-start))
			}
			start = end
		}
		at = to
	}
	for _, h := range hits {
		words(h.From)
		n := len(out)
		words(h.To)
		ref := out[n]
		if len(out) > n+1 {
			ref.Pos.EndCol = 0
		}
		ref.Kind, ref.Text, ref.Target = model.RefInline, s[h.From:h.To], &model.Target{Fragment: h.Fragment}
		out = append(out[:n], ref)
	}
	words(len(s))
	return out
}

// part returns the words from:to of a run, with their place.
func part(in model.Inline, from, to int) model.Inline {
	p := in.Pos
	p.Col += utf8.RuneCountInString(in.Text[:from])
	if p.EndCol = p.Col + utf8.RuneCountInString(in.Text[from:to]); from == 0 && to == len(in.Text) {
		p = in.Pos
	}
	in.Text, in.Pos = in.Text[from:to], p
	return in
}

// hits finds the references in text order.
func (r *referencer) hits(s string) (hits []Label) {
	if r.index {
		return r.indexHits(s)
	}
	verb := verbZh
	if r.lang == model.En {
		verb = verbEn
	}
	labels := Labels(s, r.lang)
	numbers := bareNumber.FindAllStringIndex(s, -1)
	end := 0
	for len(labels)+len(numbers) > 0 {
		if len(numbers) == 0 || len(labels) > 0 && labels[0].From <= numbers[0][0] {
			h := labels[0]
			labels = labels[1:]
			if h.From >= end && r.isLabel(s, h, verb) {
				hits, end = append(hits, h), h.To
			}
			continue
		}
		n := numbers[0]
		numbers = numbers[1:]
		if n[0] < end {
			continue
		}
		before := window(s[:n[0]])
		refers := verb.MatchString(before) && !noVerb.MatchString(before)
		refers = refers || r.isTerm(s, n[0], n[1])
		if k := len(hits); !refers && k > 0 && chain.MatchString(s[hits[k-1].To:n[0]]) {
			refers = r.known(s[n[0]:n[1]])
		}
		if refers && !valueAfter(s[n[1]:]) && !wordBefore(before) {
			hits, end = append(hits, Label{n[0], n[1], s[n[0]:n[1]]}), n[1]
		}
	}
	return hits
}

// window returns the last words before a number, enough for every rule.
func window(s string) string {
	if len(s) > 96 {
		s = s[len(s)-96:]
		for len(s) > 0 && !utf8.RuneStart(s[0]) {
			s = s[1:]
		}
	}
	return s
}

// valueAfter reports whether what follows makes the number a value or a part of
// a longer designation.
func valueAfter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("%％‰℃°-—–/", r) && r != utf8.RuneError || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
		return true
	}
	if r == '.' && len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
		return true
	}
	s = strings.TrimLeft(s, " \u00a0\u3000")
	return quantity([]byte(s[:min(len(s), 128)])) // more than any unit has
}

func wordBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r < 0x80 && (isDigit(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '.' || r == '/' || r == '-')
}

func (r *referencer) known(fragment string) bool {
	_, ok := r.anchors[fragment]
	return ok
}

// isTerm reports whether the number stands in brackets behind a term that it
// is the entry of: 公务用车（3.1）.
func (r *referencer) isTerm(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	p := r.anchors[s[from:to]]
	return (before == '（' || before == '(') && (after == '）' || after == ')') && p != nil && p.Term != nil
}

// isLabel reports whether 表1 and the like refers to something here.
func (r *referencer) isLabel(s string, h Label, verb *regexp.Regexp) bool {
	before := window(s[:h.From])
	last, _ := utf8.DecodeLastRuneInString(before)
	word, _ := utf8.DecodeRuneInString(s[h.From:])
	if strings.ContainsRune("表图式", word) && strings.ContainsRune(compound, last) {
		return false
	}
	if next := s[h.To:]; len(next) > 0 && (next[0] >= '0' && next[0] <= '9' || next[0] == '.' && len(next) > 1 && isDigit(rune(next[1]))) {
		return false
	}
	if foreign.MatchString(before) {
		return false
	}
	return r.known(h.Fragment) || verb.MatchString(before) && !noVerb.MatchString(before)
}

// Label is the label or number of a place where it stands in words: 附录A, 表1,
// Formula (2), 5.2.
type Label struct {
	From, To int    // bytes
	Fragment string // the address of what it names
}

// Labels finds the labels in words, whether or not a text has such places.
func Labels(s string, l model.Lang) (out []Label) {
	if !strings.ContainsAny(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") { // the patterns are slow
		return nil
	}
	label := labelZh
	if l == model.En {
		label = labelEn
	}
	for _, m := range label.FindAllStringSubmatchIndex(s, -1) {
		out = append(out, Label{m[0], m[1], labelFragment(s, m)})
	}
	return out
}

// labelFragment returns the address of what a label names.
func labelFragment(s string, m []int) string {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	switch {
	case group(1) != "":
		return group(1)
	case group(2) == "表", group(2) == "Table":
		return "table-" + group(3)
	case group(2) != "":
		return "figure-" + group(3)
	case group(4) != "":
		return "formula-" + group(5)
	}
	return group(6)
}

// indexNumbers are the numbers at the end of an entry of the index: 公务用车
// …… 3.1，5.2.
var indexNumbers = regexp.MustCompile(`(?:[ \t\x{3000}\x{a0}.…·—，,、；;]+(?:[A-Z]\.)?[0-9]+(?:\.[0-9]+)*)+$`)

func (r *referencer) indexHits(s string) (hits []Label) {
	tail := indexNumbers.FindStringIndex(s)
	if tail == nil {
		return nil
	}
	for _, m := range indexNumber.FindAllStringIndex(s[tail[0]:], -1) {
		from, to := tail[0]+m[0], tail[0]+m[1]
		if r.known(s[from:to]) {
			hits = append(hits, Label{from, to, s[from:to]})
		}
	}
	return hits
}

var indexNumber = regexp.MustCompile(`(?:[A-Z]\.)?[0-9]+(?:\.[0-9]+)*`)
