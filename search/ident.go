package search

import (
	"regexp"
	"strconv"
	"strings"
)

// Exact names. Bigrams cannot tell 第一千一百六十五条 from 第一千一百二十五条,
// so numbers and titles are looked up whole: a page name (number, title,
// alias) and a provision name within its page (5.2, 第十二条, 附录A) are two
// fields, combined by the planner. FORMAT.md §4 is the norm.

// pageDoc is the provision name of the page as a whole.
const pageDoc = "."

// maxName is how many code points a name may have; a longer query names nothing.
const maxName = 80

// foldText folds a text and drops what does not count, for name matching.
func foldText(s string) string {
	var b strings.Builder
	for _, r := range s {
		r = fold(r)
		if class(r) != nothing {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// pageKey is the normal form of a page name: letters, digits and Han only, and
// the full stop between digits.
func pageKey(s string) string {
	rs := []rune(foldText(s))
	var b strings.Builder
	for i, r := range rs {
		c := class(r)
		if c == letter || c == digit || c == han ||
			r == '.' && i > 0 && i+1 < len(rs) && class(rs[i-1]) == digit && class(rs[i+1]) == digit {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// pageNames are the keys under which a page is found: its title, with and
// without the name of the state, its number in every shortened form in use,
// and what the page itself declares.
func pageNames(p *Page) []string {
	names := []string{p.Title, strings.TrimPrefix(p.Title, "中华人民共和国"), p.Number}
	names = append(names, p.Idents...)
	if p.Number != "" {
		short := trimYear(p.Number)
		names = append(names, short)
		for _, n := range []string{p.Number, short} {
			if i := strings.LastIndexByte(n, ' '); i >= 0 && strings.ContainsFunc(n[i:], isASCIILetter) {
				names = append(names, n[i:])
			}
		}
	}
	var keys []string
	seen := map[string]bool{"": true}
	for _, n := range names {
		if k := pageKey(n); !seen[k] && len([]rune(k)) <= maxName {
			seen[k] = true
			keys = append(keys, k)
		}
	}
	return keys
}

func isASCIILetter(r rune) bool { return r|32 >= 'a' && r|32 <= 'z' }

// trimYear drops the year of a standard's number: DB41/T S001—2022.
func trimYear(number string) string {
	rs := []rune(number)
	for i := len(rs) - 1; i > 0; i-- {
		if rs[i] >= '0' && rs[i] <= '9' {
			continue
		}
		if n := len(rs) - 1 - i; (n == 4 || n == 2) && strings.ContainsRune("-‐‑–—－", rs[i]) {
			return string(rs[:i])
		}
		break
	}
	return number
}

// A numeral of a name, Arabic or Chinese.
const numeral = `[0-9]+|[〇零一二两三四五六七八九十百千万]+`

// nameRule reads a provision name at the end of a query. Group 1 is what
// stands before it, the rest are numerals or text for key.
type nameRule struct {
	re  *regexp.Regexp
	key func(g []string) string
}

// nameRules, in the order in which candidates are tried. The expressions use
// only what RE2 and the browsers' expressions read alike.
var nameRules = []nameRule{
	{ // 第十二条之一第二款（三）项: the article; what is below it is no document
		regexp.MustCompile(`^(.*?) ?第? ?(` + numeral + `) ?条(?: ?之 ?(` + numeral + `))?(?: ?第? ?(?:` + numeral + `) ?款)?(?: ?第? ?\(?(?:` + numeral + `)\)? ?项)?$`),
		func(g []string) string {
			if g[3] != "" {
				return arabic(g[2]) + "-" + arabic(g[3])
			}
			return arabic(g[2])
		},
	},
	{ // 第三章, 第二节
		regexp.MustCompile(`^(.*?) ?第 ?(` + numeral + `) ?([编章节])$`),
		func(g []string) string { return g[3] + arabic(g[2]) },
	},
	{ // 附录A, Annex A
		regexp.MustCompile(`^(.*?) ?(?:附录|附件|annex|appendix) ?([a-z]|[0-9]+)$`),
		func(g []string) string { return "附录" + g[2] },
	},
	{ // Article 12, Clause 5.2
		regexp.MustCompile(`^(.*?)(?:article|art\.|clause|section|§) ?([0-9]+(?:\.[0-9]+)*(?:-[0-9]+)?)$`),
		func(g []string) string { return g[2] },
	},
	{ // Chapter 3
		regexp.MustCompile(`^(.*?)chapter ?([0-9]+)$`),
		func(g []string) string { return "章" + g[2] },
	},
	{ // 5.2, A.1, 12, 12-1
		regexp.MustCompile(`^(.*?[^0-9a-z.])?([a-z]\.[0-9]+(?:\.[0-9]+)*|[0-9]+(?:\.[0-9]+)*(?:[-_][0-9]+)?)$`),
		func(g []string) string { return g[2] },
	},
	{ // 二（一）3: a policy's levels
		regexp.MustCompile(`^(.*? )?([一二三四五六七八九十]+)[、 ]*\(([一二三四五六七八九十]+)\)(?: ?([0-9]+)\.?)?$`),
		func(g []string) string {
			k := arabic(g[2]) + "." + arabic(g[3])
			if g[4] != "" {
				k += "." + g[4]
			}
			return k
		},
	},
}

// name is a reading of a query: a provision of a page, a page, or a provision
// of any page.
type name struct {
	Page, Doc string
	Title     string // what was taken for the page's name: it may be words of its title
}

// readNames gives the readings of a query as an exact name, without looking
// whether they exist.
func readNames(text string) []name {
	s := strings.Join(strings.FieldsFunc(foldText(text), isSpace), " ")
	if s == "" || len([]rune(s)) > maxName {
		return nil
	}
	var names []name
	add := func(n name) {
		for _, m := range names {
			if m.Page == n.Page && m.Doc == n.Doc {
				return
			}
		}
		if n.Page != "" || n.Doc != "" {
			names = append(names, n)
		}
	}
	if k := pageKey(s); k != "" {
		add(name{Page: k, Doc: pageDoc, Title: s})
		if c := codeKey(k); c != "" {
			add(name{Page: c, Doc: pageDoc})
		}
	}
	for _, rule := range nameRules {
		if g := rule.re.FindStringSubmatch(s); g != nil {
			add(name{Page: pageKey(g[1]), Doc: rule.key(g), Title: g[1]})
		}
	}
	return names
}

// shortCode is the form of a short code: letters that cannot be misread, without
// i, l, o and u. One that was made longer to be nobody else's fits too.
var shortCode = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{6,8}$`)

// misread are the letters that people write for the digits of a short code.
var misread = strings.NewReplacer(".", "", "o", "0", "i", "1", "l", "1")

// codeKey is the short code that was meant by what is typed, as a page name;
// "" if it cannot be one. A code has a digit and a letter. The page that finds
// codes (layouts/_assets/js-room/36-codes.js) reads them in the same way.
func codeKey(k string) string {
	c := misread.Replace(k)
	if !shortCode.MatchString(c) || !strings.ContainsAny(c, "0123456789") || strings.Trim(c, "0123456789") == "" {
		return ""
	}
	return c
}

// docKey is the normal form of a provision name as its document declares it.
func docKey(s string) string {
	for _, n := range readNames(s) {
		if n.Page == "" {
			return n.Doc
		}
	}
	return pageKey(s)
}

// arabic writes a Chinese numeral below a hundred million in digits; digits
// lose leading zeros only.
func arabic(s string) string {
	if s[0] >= '0' && s[0] <= '9' {
		if s = strings.TrimLeft(s, "0"); s == "" {
			s = "0"
		}
		return s
	}
	total, part, unit := 0, 0, 0
	positional := !strings.ContainsAny(s, "十百千万")
	for _, r := range s {
		switch r {
		case '十', '百', '千':
			m := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			if unit == 0 {
				unit = 1
			}
			part, unit = part+unit*m, 0
		case '万':
			total, part, unit = (total+part+unit)*10000, 0, 0
		default:
			d := strings.IndexRune("零〇一二三四五六七八九", r)/len("零") - 1
			if d < 0 {
				d = 0
			}
			if r == '两' {
				d = 2
			}
			if positional {
				total = total*10 + d
			} else {
				unit = d
			}
		}
		if total > 1e8 {
			return "0"
		}
	}
	return strconv.Itoa(total + part + unit)
}
