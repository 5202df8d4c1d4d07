package registers

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// read reads all cells of a row.
func (im *importer) read(in *incoming, r *incomingRow) {
	r.cells = make([]string, len(in.columns))
	for i := range in.columns {
		c := &in.columns[i]
		old := ""
		if r.old != nil {
			old = r.old.cells[i]
		}
		raw, came := r.raw(i)
		if !came || r.Cells == nil || raw == old {
			r.cells[i] = old
			if r.old == nil && !came {
				r.cells[i] = ""
			}
			continue
		}
		cell, ps := im.cell(in, r, i, raw, old)
		if ps != nil {
			im.report(ps...)
			cell = old
		}
		if c.ReadOnly && cell != old {
			im.report(cellReadOnly.At(r.at(i), in.reg.title, c.Title, cell, old))
			cell = old
		}
		r.cells[i] = cell
	}
}

// cell reads one cell that differs from what the content says.
func (im *importer) cell(in *incoming, r *incomingRow, col int, raw, old string) (string, []model.Problem) {
	c := &in.columns[col]
	wrong := func(rule *model.Rule, args ...any) (string, []model.Problem) {
		return "", []model.Problem{rule.At(r.at(col), append([]any{in.reg.title, c.Title}, args...)...)}
	}
	if !utf8.ValidString(raw) {
		return wrong(cellText, say("不是 UTF-8", "it is not UTF-8"))
	}
	if len(raw) > 60<<10 {
		return wrong(cellText, say("超过 60 KiB", "it has more than 60 KiB"))
	}
	raw = strings.TrimSpace(strings.ReplaceAll(raw, "\r\n", "\n"))
	if raw == strings.TrimSpace(strings.ReplaceAll(old, "\r\n", "\n")) {
		return old, nil // blanks around it are nobody's change
	}
	if raw == "" {
		if c.Required && (c.target == 0 || r.speaksOf(c.target)) {
			return wrong(cellRequired)
		}
		return "", nil
	}
	switch c.Kind {
	case Date:
		d, err := model.ParseDate(raw)
		if err != nil || d.Year < 1900 || d.Year > 2199 {
			return wrong(cellType, raw, kindWords[Date][0], kindWords[Date][1])
		}
		return d.String(), nil
	case Whole:
		if !wholeNumber.MatchString(raw) {
			return wrong(cellType, raw, kindWords[Whole][0], kindWords[Whole][1])
		}
		return raw, nil
	case Flag:
		switch strings.ToLower(raw) {
		case "true", "是", "yes":
			return "true", nil
		case "false", "否", "no":
			return "false", nil
		}
		return wrong(cellType, raw, kindWords[Flag][0], kindWords[Flag][1])
	case Choice:
		if col < in.names { // whose row it is: said by rowOwner
			if value, several := im.choose(c, raw); several == nil && value != "" {
				return value, nil
			}
			return raw, nil
		}
		value, ps := im.chosen(in, r, col, raw)
		return value, ps
	case List:
		items := SplitList(raw)
		if c.Vocabulary != "" {
			was := SplitList(old)
			for i, item := range items {
				if slices.Contains(was, item) {
					continue
				}
				value, ps := im.chosen(in, r, col, item)
				if ps != nil {
					return "", ps
				}
				items[i] = value
			}
		}
		if slices.Equal(items, SplitList(old)) {
			return old, nil
		}
		return JoinList(items), nil
	}
	if in.reg.kind == directoryKind && strings.HasSuffix(c.Key, ".number") {
		number := model.NormalNumber(raw)
		if _, year := splitNumber(number); year == "" && !model.CodedNumber(number) {
			return raw, nil // in no form that is known
		}
		if number != raw && number != old {
			im.report(cellNumber.At(r.at(col), in.reg.title, c.Title, raw, number))
		}
		return number, nil
	}
	return raw, nil
}

// chosen is the value of a vocabulary that a word means, or the problem.
func (im *importer) chosen(in *incoming, r *incomingRow, col int, word string) (string, []model.Problem) {
	c := &in.columns[col]
	value, several := im.choose(c, word)
	switch {
	case several != nil:
		return "", []model.Problem{cellAmbiguous.At(r.at(col), in.reg.title, c.Title, word, strings.Join(several, ", "))}
	case value != "":
		return value, nil
	}
	choices := append(slices.Clone(c.Choices), im.extra[c.Vocabulary]...)
	var names, shown []string
	for _, ch := range choices {
		names = append(names, ch.Value, ch.Title.Zh, ch.Title.En)
		if len(shown) < 12 {
			shown = append(shown, strings.TrimSuffix(ch.Value+" "+ch.Title.Zh, " "))
		}
	}
	if len(choices) > len(shown) {
		shown = append(shown, "…")
	}
	return "", []model.Problem{cellVocabulary.At(r.at(col), in.reg.title, c.Title, word, model.DidYouMean(word, names), strings.Join(shown, "; "))}
}

// choose finds the value that a word means: itself, or by its title.
func (im *importer) choose(c *column, word string) (value string, several []string) {
	choices := append(slices.Clone(c.Choices), im.extra[c.Vocabulary]...)
	word = strings.TrimSpace(word)
	for _, ch := range choices {
		if ch.Value == word {
			return word, nil
		}
	}
	found := map[string]bool{}
	for _, ch := range choices {
		if word != "" && (sameWords(ch.Title.Zh, word) || sameWords(ch.Title.En, word)) {
			found[ch.Value] = true
		}
	}
	values := slices.Sorted(maps.Keys(found))
	switch len(values) {
	case 0:
		return "", nil
	case 1:
		return values[0], nil
	}
	return "", values
}

func sameWords(a, b string) bool {
	return a != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// speaksOf reports whether a row says anything of one of its files.
func (r *incomingRow) speaksOf(target int) bool {
	if r.old != nil && len(r.old.targets) > target && (r.in.reg.kind == directoryKind) {
		return true
	}
	for i := range r.in.columns {
		if r.in.columns[i].target == target && i >= r.in.own {
			if s, _ := r.raw(i); strings.TrimSpace(s) != "" {
				return true
			}
		}
	}
	return false
}
