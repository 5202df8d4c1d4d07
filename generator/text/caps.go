package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// Caps hold before anything is parsed, so that no text can cost more than a
// text of the largest real size: goldmark, like every Markdown parser, has
// inputs of a few kilobytes that cost seconds or gigabytes. The largest code
// of the national laws has 1,260 articles in 320 KB.
const (
	maxBytes    = 1 << 20 // of a file
	maxLine     = 64 << 10
	maxHeadings = 2000
	maxColumns  = 64 // of a table
	maxRows     = 2000
	maxDepth    = 16   // of lists and quotations
	maxMarks    = 1000 // emphasis marks, or brackets, in one paragraph
	maxRefs     = 5000 // [[…]] in a text
)

// checkCaps reports the first cap of each kind that the text exceeds. A text
// with a problem here is not parsed.
func checkCaps(s *source) (ps []model.Problem) {
	if len(s.src) > maxBytes {
		return []model.Problem{tooLarge.At(model.Pos{File: s.file}, len(s.src)>>10, maxBytes>>10)}
	}
	once := map[string]bool{}
	over := func(what model.Bilingual, n, limit, off int) {
		if n > limit && !once[what.En] {
			once[what.En] = true
			ps = append(ps, tooMany.At(s.whole(off), what, limit))
		}
	}
	headings, rows, refs, stars, brackets := 0, 0, 0, 0, 0
	for i := range s.start {
		from, to := s.bounds(i)
		line := s.src[from:to]
		over(model.Bilingual{Zh: "一行的字节", En: "bytes in one line"}, len(line), maxLine, from)
		text := trimLeft(line)
		if len(text) == 0 {
			rows, stars, brackets = 0, 0, 0
			continue
		}
		if text[0] == '#' {
			headings++
		}
		if pipes := bytes.Count(text, []byte("|")); pipes > 0 {
			rows++
			over(model.Bilingual{Zh: "表格的列", En: "columns in a table"}, pipes-1, maxColumns, from)
		} else {
			rows = 0
		}
		refs += bytes.Count(text, []byte("[["))
		stars += bytes.Count(text, []byte("*"))
		brackets += bytes.Count(text, []byte("["))
		over(model.Bilingual{Zh: "标题", En: "headings"}, headings, maxHeadings, from)
		over(model.Bilingual{Zh: "表格的行", En: "rows in a table"}, rows, maxRows+1, from)
		over(model.Bilingual{Zh: "引用", En: "references"}, refs, maxRefs, from)
		over(model.Bilingual{Zh: "一段中的强调标记", En: "emphasis marks in one paragraph"}, stars, maxMarks, from)
		over(model.Bilingual{Zh: "一段中的方括号", En: "brackets in one paragraph"}, brackets, maxMarks, from)
		over(model.Bilingual{Zh: "引文的层次", En: "levels of quotation"}, quoteDepth(text), maxDepth, from)
	}
	return ps
}

func quoteDepth(b []byte) (n int) {
	for len(b) > 0 && (b[0] == '>' || b[0] == ' ') {
		if b[0] == '>' {
			n++
		}
		b = b[1:]
	}
	return n
}

// checkCharacters reports what a reader cannot see: bidirectional controls can
// make a text read differently from what it says (CVE-2021-42574), the others
// defeat search and copying. In a published law they stand as they were
// published, so that most are warnings there. One report a line and kind.
func checkCharacters(s *source, g model.Grammar) (ps []model.Problem) {
	for i := range s.start {
		from, to := s.bounds(i)
		line := s.src[from:to]
		seen := map[*model.Rule]bool{}
		for off := 0; off < len(line); {
			r, size := utf8.DecodeRune(line[off:])
			rule, severity := badCharacter(r, size, g)
			if rule != nil && !seen[rule] {
				seen[rule] = true
				at := s.at(from+off, from+off+size)
				p := rule.At(at, codePoint(r)).As(severity)
				if (rule == hiddenCharacter || rule == bidiControl) && severity == model.Error {
					p = p.Mended(at, "")
				}
				ps = append(ps, p)
			}
			off += size
		}
	}
	return ps
}

func badCharacter(r rune, size int, g model.Grammar) (*model.Rule, model.Severity) {
	kept := model.Error
	if g == model.RegulationGrammar {
		kept = model.Warning
	}
	switch {
	case r < 0x80 && r != 0x7f && (r >= ' ' || r == '\t'):
		return nil, 0
	case r == utf8.RuneError && size <= 1:
		return badEncoding, model.Error
	case r == 0 || r < ' ' || r >= 0x7f && r < 0xa0:
		return controlCharacter, model.Error
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c:
		return bidiControl, model.Error
	case r >= 0x200b && r <= 0x200d, r >= 0x2060 && r <= 0x2064, r == 0x2028, r == 0x2029, r == 0x180e, r == 0xfeff, r == 0xad:
		return hiddenCharacter, kept
	case r == 0xfffc, r == utf8.RuneError:
		return lostCharacter, kept
	case r >= 0x2e80 && r <= 0x2fd5:
		return radicalCharacter, model.Warning
	case unicode.Is(unicode.Co, r):
		return privateCharacter, kept
	}
	return nil, 0
}

// repair makes valid UTF-8 of the source: a bad byte, or NUL, becomes U+FFFD.
// Called after checkCharacters; the text has an error then and is not
// published, but the rest of it can still be checked.
func repair(src []byte) []byte {
	src = bytes.ToValidUTF8(src, []byte("\ufffd"))
	return bytes.ReplaceAll(src, []byte{0}, []byte("\ufffd"))
}
