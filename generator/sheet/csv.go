package sheet

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSV writes the table in UTF-8 with a byte order mark, by which Excel in
// Chinese knows it, and CRLF (RFC 4180). Line breaks inside a cell stay as they
// are.
func CSV(t Table) []byte { return csvOf(append([][]string{t.Columns}, t.Rows...)) }

func csvOf(rows [][]string) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			cell = guard(cell)
			if first, _ := utf8.DecodeRuneInString(cell); len(row) == 1 && cell == "" || strings.ContainsAny(cell, ",;\t\"\r\n") || unicode.IsSpace(first) {
				b.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
			} else {
				b.WriteString(cell)
			}
		}
		b.WriteString("\r\n")
	}
	return b.Bytes()
}

// guard puts an apostrophe before a cell that a spreadsheet would take for a
// formula, and before one that reads like a guarded cell, so that [unguard] can
// take away exactly what was added.
func guard(s string) string {
	if calculates(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// unguard takes away what [guard] added.
func unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && calculates(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return s
}

// calculates reports whether a spreadsheet takes a cell for a formula or moves
// its beginning: by the signs that OWASP lists, in full width too, also behind
// spaces, which Excel skips.
func calculates(s string) bool {
	if s != "" && strings.IndexByte("\t\r\n", s[0]) >= 0 {
		return true
	}
	s = strings.TrimLeft(s, " \u00a0\u3000\t\r\n")
	for _, sign := range []string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}

// csvRow is one record; its number counts records and blank lines, as Excel
// numbers its rows.
type csvRow struct {
	n     int
	cells []string
}

var sepLine = regexp.MustCompile("^sep=[,;\t]\r?$")

// parseCSV reads CSV as people's programs write it (RFC 4180, and the "sep="
// line of Excel). A quote that is not closed is told by its row; the rest of
// the file is then one cell, so that nothing is lost.
func parseCSV(text string) (rows []csvRow, open int) {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // an old Mac's lines
	}
	sep := separator(text)
	if first, rest, _ := strings.Cut(text, "\n"); sepLine.MatchString(first) {
		sep, text = first[4], rest
	}
	n := 0
	for text != "" {
		n++
		row := csvRow{n: n}
		for {
			var cell string
			var quoted bool
			cell, text, quoted, open = csvCell(text, sep, n, open)
			if !quoted {
				cell = strings.TrimSuffix(cell, "\r")
			}
			row.cells = append(row.cells, unguard(cell))
			if text == "" {
				break
			}
			end := text[0]
			text = text[1:]
			if end == '\n' {
				break
			}
			if text == "" { // a separator at the very end opens one more cell
				row.cells = append(row.cells, "")
				break
			}
		}
		if len(row.cells) > 1 || row.cells[0] != "" {
			rows = append(rows, row)
		}
	}
	return rows, open
}

// csvCell reads one cell; what is left begins with its separator or line feed.
func csvCell(text string, sep byte, n, open int) (cell, rest string, quoted bool, stillOpen int) {
	if text[0] != '"' {
		end := strings.IndexAny(text, string([]byte{sep, '\n'}))
		if end < 0 {
			end = len(text)
		}
		return text[:end], text[end:], false, open
	}
	var b strings.Builder
	text = text[1:]
	for {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			b.WriteString(text)
			if open == 0 {
				open = n
			}
			return b.String(), "", true, open
		}
		b.WriteString(text[:i])
		text = text[i+1:]
		if !strings.HasPrefix(text, `"`) {
			break
		}
		b.WriteByte('"')
		text = text[1:]
	}
	end := strings.IndexAny(text, string([]byte{sep, '\n'}))
	if end < 0 {
		end = len(text)
	}
	b.WriteString(strings.TrimSuffix(text[:end], "\r")) // words behind a closing quote
	return b.String(), text[end:], true, open
}

// separator is the sign among , ; and tab that stands most often outside
// quotes in the first lines; a comma where there is none.
func separator(text string) byte {
	counts := map[byte]int{}
	lines, quoted := 0, false
	for i := 0; i < len(text) && lines < 20; i++ {
		switch c := text[i]; c {
		case '"':
			quoted = !quoted
		case ',', ';', '\t':
			if !quoted {
				counts[c]++
			}
		case '\n':
			if !quoted {
				lines++
			}
		}
	}
	best := byte(',')
	for _, c := range []byte{';', '\t'} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}
