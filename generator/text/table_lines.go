package text

import (
	"bytes"
	"regexp"
	"strings"

	"guiju/generator/model"
)

// matchTableRule takes the |---|:-:| line of GFM tables; it stands below the
// head, or above the first row of a table that has none.
func matchTableRule(s *scanner, line []byte) (match, bool) {
	first := line[0] == '|' && beginsRow(s.peek(1)) && !ruleLine.Match(s.peek(1)) // a table without a head
	if !s.afterRow && !first || bytes.IndexByte(line, '-') < 0 || !ruleLine.Match(line) {
		return match{}, false
	}
	if bytes.IndexByte(line, '|') < 0 {
		return match{}, false
	}
	m := match{raw: true}
	for _, c := range strings.Split(strings.Trim(string(line), "|"), "|") {
		c = strings.TrimSpace(c)
		m.aligns = append(m.aligns, alignOf(strings.HasPrefix(c, ":"), strings.HasSuffix(c, ":")))
	}
	return m, true
}

func alignOf(left, right bool) model.Align {
	switch {
	case left && right:
		return model.AlignCentre
	case left:
		return model.AlignLeft
	case right:
		return model.AlignRight
	}
	return model.AlignNone
}

// matchTableRow takes a row that begins with |, that goes on with a table, or
// that stands above a delimiter row. In a policy a row may also just end with
// |, as tables come out of a web page's text.
func matchTableRow(s *scanner, line []byte) (match, bool) {
	cells, n := splitCells(line), bytes.Count(line, []byte("|"))-bytes.Count(line, []byte(`\|`))
	begins, ends := line[0] == '|', bytes.HasSuffix(line, []byte("|")) && !bytes.HasSuffix(line, []byte(`\|`))
	if len(cells) < 2 && !begins && !ends {
		return match{}, false
	}
	above := ruleLine.Match(s.peek(1)) && bytes.IndexByte(s.peek(1), '|') >= 0
	loose := s.grammar == model.PolicyGrammar && ends && n > 1
	goesOn := s.afterRow && len(s.peek(-1)) > 0 // a blank line ends a table (GFM 4.10)
	if !(begins && n > 1 || goesOn || above || loose) {
		return match{}, false
	}
	return match{cells: cells, raw: true}, true
}

var refWithWords = regexp.MustCompile(`^\[\[[^\[\]|]*\|[^\[\]|]*\]\]`)

// splitCells returns the bounds of the cells of a row, without the white space
// around them. A pipe after a backslash belongs to the cell (GFM 4.10), and so
// does that of [[5.2|words]].
func splitCells(line []byte) (cells [][2]int) {
	start, end := 0, len(line)
	if line[0] == '|' {
		start = 1
	}
	if end > start && line[end-1] == '|' && (end < 2 || line[end-2] != '\\') {
		end--
	}
	add := func(from, to int) {
		n, _ := leading(line[from:to])
		from += n
		cells = append(cells, [2]int{from, max(from, from+len(trimRight(line[from:to])))})
	}
	from := start
	for i := start; i < end; i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			i += max(prefix(refWithWords, line[i:end])-1, 0)
		case '|':
			add(from, i)
			from = i + 1
		}
	}
	if from <= end {
		add(from, end)
	}
	return cells
}
