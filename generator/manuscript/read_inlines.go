package manuscript

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// style is how words are set.
type style struct {
	bold, italic, sup, sub bool
	href                   string
}

// runs are inlines in the making; neighbours of one style become one.
type runs struct{ list []Inline }

func (b *runs) words(s string, l style) {
	if s == "" {
		return
	}
	b.add(Inline{Kind: Words, Text: s, Bold: l.bold, Italic: l.italic, Sup: l.sup, Sub: l.sub, Href: l.href})
}

func (b *runs) add(in Inline) { b.list = append(b.list, in) }

// inlines joins neighbours of one style and cuts white space at both ends.
func (b *runs) inlines() []Inline {
	var out []Inline
	var text, plain strings.Builder // of the last of out, while it grows
	flush := func() {
		if n := len(out); n > 0 && text.Len() > 0 {
			out[n-1].Text = text.String()
			if out[n-1].Plain = ""; plain.String() != text.String() {
				out[n-1].Plain = plain.String()
			}
		}
		text.Reset()
		plain.Reset()
	}
	for _, in := range b.list {
		if in.Kind == Words && in.Text == "" && in.Plain == "" { // a mark that found its partner
			continue
		}
		if in.Kind != Words {
			flush()
			out = append(out, in)
			continue
		}
		if n := len(out); n == 0 || !alike(out[n-1], in) {
			flush()
			out = append(out, in)
		}
		text.WriteString(in.Text)
		if in.Plain != "" {
			plain.WriteString(in.Plain)
		} else {
			plain.WriteString(in.Text)
		}
	}
	flush()
	return trimRuns(out)
}

func alike(a, b Inline) bool {
	a.Text, a.Plain, b.Text, b.Plain = "", "", "", ""
	return a.Kind == b.Kind && a.Bold == b.Bold && a.Italic == b.Italic && a.Sup == b.Sup && a.Sub == b.Sub && a.Href == b.Href
}

// trimRuns cuts white space and line breaks at both ends of a paragraph and
// beside line breaks. Where the words stand for TeX it stays in Plain.
func trimRuns(ins []Inline) []Inline {
	var out []Inline
	for i, in := range ins {
		if in.Kind == Words {
			if i == 0 || ins[i-1].Kind == LineBreak {
				in.Text = strings.TrimLeftFunc(in.Text, unicode.IsSpace)
			}
			if i+1 == len(ins) || ins[i+1].Kind == LineBreak {
				in.Text = strings.TrimRightFunc(in.Text, unicode.IsSpace)
			}
			if in.Text == "" && strings.TrimSpace(in.Plain) == "" {
				continue
			}
			if in.Plain == in.Text {
				in.Plain = ""
			}
		}
		out = append(out, in)
	}
	for len(out) > 0 && out[0].Kind == LineBreak {
		out = out[1:]
	}
	for len(out) > 0 && out[len(out)-1].Kind == LineBreak {
		out = out[:len(out)-1]
	}
	return out
}

// split adds words in which formulas may stand between dollars or \( \).
func (b *runs) split(s string, l style) {
	from := 0
	for i := 0; i < len(s); {
		if s[i] == '$' || s[i] == '\\' {
			if inner, n, display := mathAt(s, i); n > 0 {
				b.words(s[from:i], l)
				b.math(inner, display, l)
				i += n
				from = i
				continue
			}
		}
		i++
	}
	b.words(s[from:], l)
}

// math adds a formula, or the words that recognition took for one.
func (b *runs) math(tex string, display bool, l style) {
	if words, ok := Residue(tex); ok {
		for _, in := range words {
			in.Bold, in.Italic, in.Href = l.bold, l.italic, l.href
			in.Sup, in.Sub = in.Sup || l.sup, in.Sub || l.sub
			b.add(in)
		}
		return
	}
	m := tagInTeX.FindStringSubmatchIndex(tex)
	if m == nil {
		b.add(Inline{Kind: Math, Text: strings.TrimSpace(tex), Plain: tex, Display: display})
		return
	}
	cut := tex[:m[0]] + tex[m[1]:]
	b.add(Inline{Kind: Math, Text: strings.TrimSpace(cut), Plain: cut, Display: display})
	b.add(Inline{Kind: Tab})
	number := strings.ReplaceAll(tex[m[2]:m[3]], " ", "")
	b.add(Inline{Kind: Words, Text: "（" + strings.Trim(number, "()（）") + "）", Plain: tex[m[0]:m[1]]})
}

// tagInTeX is the number of a formula (amsmath, 3.3).
var tagInTeX = regexp.MustCompile(`\\tag\s*\*?\s*\{\s*([^{}\\]{1,16}?)\s*\}`)

// mathAt returns the formula that begins at s[i] and how long it is with its
// marks, 0 where none begins.
func mathAt(s string, i int) (inner string, n int, display bool) {
	mark, end := "", ""
	for _, m := range [][2]string{{"$$", "$$"}, {"$", "$"}, {`\(`, `\)`}, {`\[`, `\]`}} {
		if strings.HasPrefix(s[i:], m[0]) {
			mark, end = m[0], m[1]
			break
		}
	}
	if mark == "" {
		return "", 0, false
	}
	rest := s[i+len(mark):]
	if len(rest) > 4000 {
		rest = rest[:4000]
	}
	to := closing(rest, end)
	if to <= 0 {
		return "", 0, false
	}
	inner = rest[:to]
	after := rest[to+len(end):]
	switch {
	case strings.TrimSpace(inner) == "":
		return "", 0, false
	case mark == "$$" || mark == `\[`:
		if mark == `\[` && !strings.ContainsAny(inner, `\^_{=`) {
			return "", 0, false
		}
		return inner, len(mark) + to + len(end), true
	case mark == `\(`:
		if !strings.ContainsAny(inner, `\^_{=`) {
			return "", 0, false
		}
	case strings.HasSuffix(inner, " ") && after != "" && after[0] >= '0' && after[0] <= '9', !likeTeX(inner):
		return "", 0, false
	}
	return inner, len(mark) + to + len(end), false
}

// closing returns the offset of the end mark, none of which may stand behind a
// backslash or on another line than the text does.
func closing(s, end string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], end):
			return i
		case s[i] == '\n' && len(end) == 1:
			return -1
		case s[i] == '\\':
			i++
		}
	}
	return -1
}

// likeTeX tells a formula between dollars from what stands between two prices.
func likeTeX(s string) bool {
	han := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if strings.ContainsAny(s, `\^_{`) {
		return !han || strings.Contains(s, "{")
	}
	if han || utf8.RuneCountInString(s) > 60 {
		return false
	}
	run := 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			run = 0
		} else if run++; run > 3 {
			return false
		}
	}
	return true
}

var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// schemeOf returns the scheme of an address, lower-case, "" of a relative one.
func schemeOf(address string) string {
	m := addressScheme.FindStringSubmatch(strings.TrimSpace(address))
	if m == nil {
		return ""
	}
	return strings.ToLower(m[1])
}

var addressScheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+):`)

// link returns the address that linked words keep, "" for one that no site can
// have.
func (r *reading) link(address string) string {
	address = strings.TrimSpace(address)
	switch schemeOf(address) {
	case "", "http", "https", "mailto":
		if !strings.ContainsFunc(address, func(c rune) bool { return c < ' ' || c == 0x7f }) {
			return address
		}
	}
	r.findOnce(address, linkUnsafe.At(r.here(), cut(address, 60)))
	return ""
}

// mediaKinds are the subtypes of image/… that are not the kind themselves.
var mediaKinds = map[string]string{"jpeg": "jpg", "svg+xml": "svg", "x-emf": "emf", "x-wmf": "wmf", "tiff": "tif"}

// dataURI reads the bytes of a picture out of its address (RFC 2397).
func dataURI(src string) (data []byte, kind string, ok bool) {
	head, body, found := strings.Cut(src[len("data:"):], ",")
	if !found {
		return nil, "", false
	}
	kind, _, _ = strings.Cut(strings.TrimPrefix(strings.ToLower(head), "image/"), ";")
	if k, ok := mediaKinds[kind]; ok {
		kind = k
	}
	if !strings.HasSuffix(head, ";base64") {
		s, err := url.PathUnescape(body)
		return []byte(s), kind, err == nil
	}
	body = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, body)
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		data, err = base64.RawStdEncoding.DecodeString(body)
	}
	return data, kind, err == nil && len(data) > 0
}
