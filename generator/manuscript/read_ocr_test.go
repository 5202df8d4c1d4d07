package manuscript

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// scans are whole standards as recognition hands them back: the samples of the
// content, damaged in the manner of one tool each.
//
//   - layout: every heading of one level, everything apart, numbers and
//     quantities as formulas, tables in HTML on one line
//   - lines: headings of a wrong level or none, page numbers and running heads
//     between lines and inside paragraphs, tables in HTML over many lines
//   - text: copied out of a PDF: lines broken at one width, form feeds, tabs
//   - bare: one paragraph a line, nothing between them, numbers in full width
var scanHabits = []struct {
	name, ext string
	write     func(s *scanWriter, d *Document)
}{
	{"layout", ".md", (*scanWriter).layout},
	{"lines", ".md", (*scanWriter).lines},
	{"text", ".txt", (*scanWriter).text},
	{"bare", ".md", (*scanWriter).bare},
}

// scan is one damaged standard, and what a reader can find in it: paragraphs in
// order, where a page parted one its halves, tables as their cells.
type scan struct {
	name, src string
	want      []string
	signs     int // page numbers and running heads
	pages     int
}

// scansOfContent damages the longest standards of the content.
func scansOfContent(t testing.TB) (scans []scan) {
	t.Helper()
	for _, work := range []string{"db41-t-s003/2024", "db41-t-s004/2025", "db4101-t-s001/2025", "internal-s107/2023", "internal-s109/2024", "internal-s110/2025"} {
		src, err := os.ReadFile(filepath.Join("../../content/standards", filepath.FromSlash(work), "zh.md"))
		if err != nil {
			t.Fatal(err)
		}
		doc, problems := ReadMarkdown("zh.md", src, nil)
		if len(problems) > 0 {
			t.Fatal(problems[0].Message(model.En))
		}
		for _, h := range scanHabits {
			name, _, _ := strings.Cut(work, "/")
			s := &scanWriter{number: "DB41/T " + strings.ToUpper(name[strings.LastIndex(name, "-")+1:]) + "—2030", name: name + "-" + h.name + h.ext}
			h.write(s, doc)
			scans = append(scans, scan{s.name, s.b.String(), s.want, s.signs, s.page + 1})
		}
	}
	return scans
}

// scanWriter writes a damaged standard.
type scanWriter struct {
	name, number string
	b            strings.Builder
	want         []string
	n            int // paragraphs so far
	onPage       int // characters on this page
	page, signs  int
}

const perPage = 900 // characters on a page of a printed standard

func (s *scanWriter) expect(words string) {
	if words = bareWords(words); words != "" {
		s.want = append(s.want, words)
	}
}

// bareWords leaves out what readers may set as they like: blanks, the width of
// digits.
func bareWords(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || blank(r):
			return -1
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '．':
			return '.'
		}
		return r
	}, words)
}

var (
	numberFront = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)*|[A-Z](?:\.[0-9]+)+) `)
	quantityIn  = regexp.MustCompile(`([0-9]+) (min|h|d|km|m|kg|L)([^0-9A-Za-z])`)
	percentIn   = regexp.MustCompile(`([0-9]+)%`)
)

func spaced(digits string) string { return strings.Join(strings.Split(digits, ""), " ") }

// residue writes numbers, quantities and signs as recognition does.
func (s *scanWriter) residue(words string) string {
	words = quantityIn.ReplaceAllStringFunc(words, func(q string) string {
		m := quantityIn.FindStringSubmatch(q)
		return "$" + spaced(m[1]) + ` ~ \mathrm { ` + spaced(m[2]) + " }$" + m[3]
	})
	words = percentIn.ReplaceAllStringFunc(words, func(q string) string { return "$" + spaced(q[:len(q)-1]) + ` \%$` })
	words = strings.NewReplacer("≥", `$\geq$`, "≤", `$\leqslant$`, "±", `$\pm$`).Replace(words)
	return numberFront.ReplaceAllStringFunc(words, func(n string) string {
		n = strings.TrimSpace(n)
		return []string{n + " ", "$" + n + "$ ", `$\mathbf { ` + strings.ReplaceAll(n, ".", " . ") + " }$ "}[s.n%3]
	})
}

// marked writes inlines as Markdown of recognition: no references, no bold.
func marked(ins []Inline) string {
	var b strings.Builder
	for _, in := range ins {
		switch {
		case in.Kind == Words && in.Sup:
			b.WriteString("<sup>" + in.Text + "</sup>")
		case in.Kind == Words && in.Sub:
			b.WriteString("<sub>" + in.Text + "</sub>")
		case in.Kind == Words:
			b.WriteString(strings.ReplaceAll(in.Text, "|", `\|`))
		case in.Kind == Math && in.Display:
			b.WriteString("$$\n" + in.Text + "\n$$")
		case in.Kind == Math:
			b.WriteString("$ " + in.Text + " $")
		case in.Kind == LineBreak:
			b.WriteString("<br>")
		case in.Kind == Image:
			b.WriteString("![](images/" + strings.TrimPrefix(in.Key, "figures/") + ")")
		case in.Kind == Tab:
			b.WriteString(" ")
		}
	}
	return b.String()
}

// spoken is what stands in inlines without their look.
func spoken(ins []Inline) string { return (&Paragraph{Inlines: ins}).Plain() }

func (s *scanWriter) wantTable(t *Table) {
	cells := "table"
	for _, row := range t.Rows {
		cells += "/"
		for _, c := range row {
			cells += fmt.Sprintf("|%d×%d ", c.Colspan, c.Rowspan)
			for _, b := range c.Blocks {
				cells += spoken(b.(*Paragraph).Inlines)
			}
		}
	}
	s.expect(cells)
}

// table writes a table in HTML; between stands between its tags.
func (s *scanWriter) table(t *Table, between string) string {
	var b strings.Builder
	b.WriteString("<table>" + between)
	for _, row := range t.Rows {
		b.WriteString("<tr>" + between)
		for _, c := range row {
			b.WriteString("<td")
			if c.Rowspan > 1 {
				fmt.Fprintf(&b, ` rowspan="%d"`, c.Rowspan)
			}
			if c.Colspan > 1 {
				fmt.Fprintf(&b, ` colspan="%d"`, c.Colspan)
			}
			b.WriteString(">")
			for _, bl := range c.Blocks {
				b.WriteString(strings.ReplaceAll(marked(bl.(*Paragraph).Inlines), `\|`, "|"))
			}
			b.WriteString("</td>" + between)
		}
		b.WriteString("</tr>" + between)
	}
	b.WriteString("</table>")
	return b.String()
}

func (s *scanWriter) layout(d *Document) {
	for _, bl := range d.Blocks {
		s.n++
		switch bl := bl.(type) {
		case *Table:
			s.b.WriteString(s.table(bl, "") + "\n\n")
			s.wantTable(bl)
		case *Paragraph:
			if bl.Outline > 0 {
				s.b.WriteString("# ")
			}
			words := marked(bl.Inlines)
			if len(bl.Inlines) == 1 && bl.Inlines[0].Kind == Words {
				words = s.residue(words)
			}
			s.b.WriteString(words + "\n\n")
			s.expect(spoken(bl.Inlines))
		}
	}
}

// turn writes what stands at the end of one page and the head of the next.
func (s *scanWriter) turn(end string) {
	s.page++
	sign := []string{"%d", "— %d —", "%d", "第%d页"}[s.page/8%4]
	if s.page%2 == 0 {
		fmt.Fprintf(&s.b, sign+end+"%s"+end, s.page, s.number)
	} else {
		fmt.Fprintf(&s.b, "%s"+end+sign+end, s.number, s.page)
	}
	s.signs += 2
	s.onPage = 0
}

func (s *scanWriter) lines(d *Document) {
	for _, bl := range d.Blocks {
		s.n++
		switch bl := bl.(type) {
		case *Table:
			s.b.WriteString("<div style=\"text-align: center;\">" + s.table(bl, "\n") + "</div>\n\n")
			s.wantTable(bl)
		case *Paragraph:
			words, plain := marked(bl.Inlines), spoken(bl.Inlines)
			s.onPage += utf8.RuneCountInString(words)
			if bl.Outline > 0 {
				s.b.WriteString([]string{"## ", "", "#### ", "# "}[s.n%4])
			}
			head, tail := "", words
			if s.onPage > perPage && len(bl.Inlines) == 1 && bl.Outline == 0 {
				head, tail = halve(words)
			}
			if head == "" {
				s.b.WriteString(words + "\n\n")
				s.expect(plain)
				if s.onPage > perPage {
					s.turn("\n\n")
				}
				continue
			}
			s.b.WriteString(head + "\n\n")
			s.turn("\n\n")
			s.b.WriteString(tail + "\n\n")
			s.expect(head)
			s.expect(tail)
		}
	}
}

// halve parts a paragraph where a page may end: between Han characters, away
// from its ends; "" where it is too short.
func halve(words string) (head, tail string) {
	runes := []rune(words)
	for i := len(runes) / 2; i > 12 && i < len(runes)-4; i++ {
		if unicode.Is(unicode.Han, runes[i]) && unicode.Is(unicode.Han, runes[i-1]) {
			return string(runes[:i]), string(runes[i:])
		}
	}
	return "", words
}

// text writes lines of 78 columns. Formulas and pictures do not survive a copy.
func (s *scanWriter) text(d *Document) {
	for _, bl := range d.Blocks {
		s.n++
		switch bl := bl.(type) {
		case *Table:
			merged := len(bl.Rows) < 2 || len(bl.Rows[0]) < 3
			for _, row := range bl.Rows {
				merged = merged || len(row) != len(bl.Rows[0])
				for _, c := range row {
					merged = merged || c.Colspan+c.Rowspan > 2
				}
			}
			if merged {
				continue
			}
			for _, row := range bl.Rows {
				var cells []string
				for _, c := range row {
					words := ""
					for _, b := range c.Blocks {
						words += strings.ReplaceAll(spoken(b.(*Paragraph).Inlines), "\t", " ")
					}
					cells = append(cells, words)
				}
				s.b.WriteString(strings.Join(cells, "\t") + "\n")
			}
			s.wantTable(bl)
		case *Paragraph:
			plain := spoken(bl.Inlines)
			if plain == "" || strings.ContainsFunc(plain, func(r rune) bool { return r == '\\' || r == '$' }) {
				continue
			}
			if !numberFront.MatchString(plain) && bl.Outline == 0 && !opens.MatchString(plain) && !mayOpen.MatchString(plain) {
				s.b.WriteString("　　")
			}
			s.b.WriteString(wrapped(plain, 78) + "\n")
			s.onPage += utf8.RuneCountInString(plain)
			s.expect(plain)
			if s.onPage > perPage {
				s.turn("\n\f")
			}
		}
	}
}

// wrapped breaks words into lines, as a page does: never before a full stop, never
// inside a number or a Latin word.
func wrapped(words string, width int) string {
	var b strings.Builder
	column, last := 4, 0
	line := []rune{}
	for _, r := range words {
		line = append(line, r)
		if column++; wide(r) {
			column++
		}
		if wide(r) {
			last = len(line)
		}
		if column > width && last > 0 && last < len(line) && !strings.ContainsRune("，。；：、）”》—", line[last]) && wide(line[last]) {
			b.WriteString(string(line[:last]) + "\n")
			line = append([]rune{}, line[last:]...)
			column, last = columns(string(line)), len(line)
		}
	}
	b.WriteString(string(line))
	return b.String()
}

func (s *scanWriter) bare(d *Document) {
	for _, bl := range d.Blocks {
		s.n++
		switch bl := bl.(type) {
		case *Table:
			s.b.WriteString(s.table(bl, "") + "\n")
			s.wantTable(bl)
		case *Paragraph:
			words := marked(bl.Inlines)
			if len(bl.Inlines) > 0 && bl.Inlines[0].Kind == Words {
				words = numberFront.ReplaceAllStringFunc(words, func(n string) string {
					return strings.Map(func(r rune) rune {
						switch {
						case r >= '0' && r <= '9':
							return r - '0' + '０'
						case r == '.':
							return '．'
						case r == ' ':
							return '　'
						}
						return r
					}, n)
				})
			}
			s.b.WriteString(words + "\n")
			s.expect(spoken(bl.Inlines))
		}
	}
}

// TestReadScans: of every damaged standard each letter is there, page signs are
// taken out and nothing else is, and paragraphs and tables come back as they
// were before.
func TestReadScans(t *testing.T) {
	for _, c := range scansOfContent(t) {
		t.Run(c.name, func(t *testing.T) {
			doc, problems := readAny(c.name, []byte(c.src), func(string) ([]byte, bool) { return []byte("x"), true })
			if len(problems) > 0 {
				t.Fatal(problems[0].Message(model.En))
			}
			lettersHold(t, c.name, c.src, doc)
			if signs := len(doc.Asides); signs != c.signs {
				t.Errorf("%d lines set aside, %d page signs", signs, c.signs)
			}
			got := &scanWriter{}
			for _, bl := range doc.Blocks {
				switch bl := bl.(type) {
				case *Paragraph:
					got.expect(bl.Plain())
				case *Table:
					got.wantTable(bl)
				}
			}
			same := common(c.want, got.want)
			t.Logf("%d pages, %d paragraphs and tables; %d read, %d as they were", c.pages, len(c.want), len(got.want), same)
			if same < len(c.want) || same < len(got.want) {
				t.Errorf("%s", firstDifference(c.want, got.want))
			}
		})
	}
}

// common is the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func firstDifference(want, got []string) string {
	var b strings.Builder
	said := 0
	seen := map[string]int{}
	for _, g := range got {
		seen[g]++
	}
	for _, w := range want {
		if seen[w]--; seen[w] < 0 && said < 4 {
			said++
			fmt.Fprintf(&b, "- %s\n", cut(w, 120))
		}
	}
	said = 0
	seen = map[string]int{}
	for _, w := range want {
		seen[w]++
	}
	for _, g := range got {
		if seen[g]--; seen[g] < 0 && said < 4 {
			said++
			fmt.Fprintf(&b, "+ %s\n", cut(g, 120))
		}
	}
	return b.String()
}
