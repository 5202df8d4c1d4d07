package text

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// 式中：, the explanation of a formula's symbols (GB/T 1.1—2020): below it
// one line for each, symbol——meaning.

var (
	whereLabel  = regexp.MustCompile(`^(?:式中|where|Where)[：:]?` + sp + `*$`)
	whereInline = regexp.MustCompile(`^(?:式中|where|Where)(?:` + sp + `*[：:，,])?` + sp + `*`)

	mathSpan   = regexp.MustCompile(`\$[^$\n]+\$`)
	longDash   = regexp.MustCompile(`——|──|――|—`)
	shortDash  = regexp.MustCompile(`--+| [-–－] |[–－]`)
	plainToken = `[\p{Latin}\p{Greek}Δ∑][^\s，。；：、,;:—-]{0,15}`
	symbolOnly = regexp.MustCompile(`^(?:` + plainToken + `)(?:` + sp + `*(?:[、,，]|和|与|and)` + sp + `*(?:` + plainToken + `))*$`)
	hanSymbol  = regexp.MustCompile(`^[^\s，。；：、,;:]{1,12}$`)
)

// dash is where the mark between symbol and meaning stands.
type dash struct {
	at, size int
	slip     bool // -- or – for ——
}

// findDash looks for the dash outside formulas. The dash of GB/T 2589—2020 is
// none. at is 0 where there is no dash with something before it.
func findDash(words string) dash {
	masked := mask(words)
	for _, m := range longDash.FindAllStringIndex(masked, -1) {
		if m[0] > 0 && !betweenDigits(masked, m[0], m[1]) {
			return dash{at: m[0], size: m[1] - m[0]}
		}
	}
	if m := shortDash.FindStringIndex(masked); m != nil && m[0] > 0 {
		return dash{at: m[0], size: m[1] - m[0], slip: true}
	}
	return dash{}
}

// mask hides formulas without moving what stands behind them.
func mask(words string) string {
	return mathSpan.ReplaceAllStringFunc(words, func(m string) string { return strings.Repeat("x", len(m)) })
}

func betweenDigits(s string, from, to int) bool {
	return from > 0 && to < len(s) && isDigit(rune(s[from-1])) && isDigit(rune(s[to]))
}

// isSymbol reports whether the words can only be symbols: $E$, E_总, $a$、$b$.
func isSymbol(words string) bool {
	words = strings.Trim(words, " *\u3000\u00a0")
	short := mathSpan.ReplaceAllString(words, "x")
	return symbolOnly.MatchString(short)
}

func matchWhereIntro(_ *scanner, line []byte) (match, bool) {
	return match{marker: len(line)}, whereLabel.Match(line)
}

// matchWhereItem takes $x$——含义 below 式中：, and 式中：$x$——含义 on one line.
// Behind a blank line only symbols with two dashes, or a formula, are taken,
// and never the number of a subclause or an item.
func matchWhereItem(s *scanner, line []byte) (match, bool) {
	n := prefix(whereInline, line)
	if n > 0 && n < len(line) {
		d := findDash(string(line[n:]))
		return match{marker: n, multi: true}, d.at > 0 && !d.slip && isSymbol(string(line[n:n+d.at]))
	}
	if !s.afterWhere {
		return match{}, false
	}
	d := findDash(string(line))
	if d.at == 0 || startsOther(s, line) {
		return match{}, false
	}
	symbol, above := string(line[:d.at]), s.peek(-1)
	switch {
	case isSymbol(symbol):
		return match{multi: true}, len(above) > 0 || d.size >= len("——") || mathSpan.MatchString(symbol)
	case len(above) == 0 || d.slip:
		return match{}, false
	}
	return match{multi: true}, hanSymbol.MatchString(symbol) && hasHan(symbol) && endsSentence(above)
}

// startsOther reports whether the line begins a subclause or a list item.
func startsOther(s *scanner, line []byte) bool {
	if _, ok := matchNumbered(s, line); ok {
		return true
	}
	_, ok := matchStandardItem(s, line)
	return ok
}

func endsSentence(line []byte) bool {
	r, _ := utf8.DecodeLastRune(line)
	return bytes.ContainsRune([]byte("。；：.;:"), r)
}

// addWhere adds the symbols that explain the formula.
func (b *builder) addWhere(f *model.Formula) {
	q := b.ahead(0)
	if q != nil && q.kind == whereIntro {
		if next := b.ahead(1); next == nil || next.kind != whereItem || next.marker != "" {
			return
		}
		b.take()
	} else if q == nil || q.kind != whereItem || q.marker == "" {
		return
	}
	for first := true; ; first = false {
		q := b.ahead(0)
		if q == nil || q.kind != whereItem || !first && q.marker != "" {
			return
		}
		b.take()
		for _, ins := range splitItems(q.inlines) {
			f.Where = append(f.Where, b.splitWhere(ins, q.pos))
		}
	}
}

// splitItems parts several symbols on one line at the semicolons between them.
func splitItems(ins []model.Inline) (items [][]model.Inline) {
	var item []model.Inline
	for i, in := range ins {
		for k := 0; in.Kind == model.TextInline && k < len(in.Text); {
			r, size := utf8.DecodeRuneInString(in.Text[k:])
			k += size
			if r != '；' && r != ';' || !beginsItem(in.Text[k:], ins[i+1:]) {
				continue
			}
			left := in
			left.Text = in.Text[:k]
			left.Pos.EndCol = left.Pos.Col + utf8.RuneCountInString(left.Text)
			items, item = append(items, append(item, left)), nil
			space, _ := leading([]byte(in.Text[k:min(len(in.Text), k+12)]))
			in.Pos.Col = left.Pos.EndCol + utf8.RuneCountInString(in.Text[k:k+space])
			in.Text, k = in.Text[k+space:], 0
		}
		if in.Kind != model.TextInline || in.Text != "" {
			item = append(item, in)
		}
	}
	return append(items, item)
}

// beginsItem reports whether the words, then the inlines, read symbol——.
func beginsItem(words string, ins []model.Inline) bool {
	var w strings.Builder
	w.WriteString(words[:min(len(words), 96)]) // a symbol is short: no more is looked at
	for i := 0; i < len(ins) && w.Len() < 96; i++ {
		switch ins[i].Kind {
		case model.MathInline:
			w.WriteString("$" + ins[i].Text + "$")
		default:
			w.WriteString(ins[i].Text + PlainInlines(ins[i].Children))
		}
	}
	all := w.String()
	d := findDash(all)
	return d.at > 0 && !d.slip && isSymbol(all[:d.at])
}

// splitWhere cuts symbol——meaning at its dash.
func (b *builder) splitWhere(ins []model.Inline, pos model.Pos) *model.WhereItem {
	w := &model.WhereItem{Pos: pos}
	if len(ins) > 0 {
		w.Pos = ins[0].Pos
	}
	for i, in := range ins {
		if in.Kind != model.TextInline {
			continue
		}
		lead := ""
		if i > 0 {
			lead = "x" // so that a dash at its beginning has something before it
		}
		d := findDash(lead + in.Text)
		if d.at == 0 {
			continue
		}
		k := d.at - len(lead)
		left := in
		left.Text = in.Text[:k]
		if d.slip {
			b.wrongDash(in, k, d.size)
		}
		w.Symbol = append(w.Symbol, ins[:i]...)
		if left.Text = strings.TrimRightFunc(left.Text, isBlank); left.Text != "" {
			w.Symbol = append(w.Symbol, left)
		}
		w.Meaning = cutLeft(cut(ins[i:], k+d.size))
		return w
	}
	w.Meaning = ins
	return w
}

func (b *builder) wrongDash(in model.Inline, k, size int) {
	p, written := in.Pos, in.Text[k:k+size]
	p.Col += utf8.RuneCountInString(in.Text[:k])
	p.EndCol = p.Col + utf8.RuneCountInString(written)
	b.problems = append(b.problems, markerWidth.At(p, strings.TrimSpace(written), "——").Mended(p, "——"))
}
