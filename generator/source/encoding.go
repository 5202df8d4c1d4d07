package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"guiju/generator/model"
)

// decode returns the text of a file without its byte order mark, or the
// problem that makes it unreadable. Nothing is converted: a wrong guess at an
// encoding would change a text without a word.
func decode(file string, raw []byte) ([]byte, []model.Problem) {
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return nil, []model.Problem{encodingUTF16.At(model.Pos{File: file, Line: 1, Col: 1})}
	}
	src := bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return nil, []model.Problem{encodingNUL.At(placeAt(file, src, i))}
	}
	i := firstInvalid(src)
	if i < 0 {
		return src, nil
	}
	p := placeAt(file, src, i)
	if words, ok := asGBK(src, i); ok {
		return nil, []model.Problem{encodingGBK.At(p, words)}
	}
	return nil, []model.Problem{encodingUTF8.At(p, fmt.Sprintf("0x%02X", src[i]))}
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// asGBK decides whether the bytes are GBK and returns what they say around
// offset at. Any pair of high bytes is some character of GBK, so it also asks
// that most of what results are the common Han characters (GB 2312 level 1,
// lead bytes B0 to D7) and full-width marks (A1, A3).
func asGBK(src []byte, at int) (words string, ok bool) {
	common, rare := 0, 0
	for i := 0; i < len(src); i++ {
		lead := src[i]
		if lead < 0x80 {
			continue
		}
		if lead == 0x80 || lead == 0xFF || i+1 == len(src) || src[i+1] < 0x40 || src[i+1] == 0x7F {
			return "", false
		}
		i++
		if lead >= 0xB0 && lead <= 0xD7 && src[i] >= 0xA1 || lead == 0xA1 || lead == 0xA3 {
			common++
		} else {
			rare++
		}
	}
	if common < 4*rare {
		return "", false
	}
	line := src[at:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	decoded, err := simplifiedchinese.GBK.NewDecoder().Bytes(line)
	if err != nil {
		return "", false
	}
	runes := []rune(string(bytes.TrimSpace(decoded)))
	return string(runes[:min(len(runes), 12)]), true
}

// hidden reports the invisible characters of a TOML source. (Texts are looked
// at by package text, which knows where such characters are harmless.)
func hidden(file string, src []byte) []model.Problem {
	var ps []model.Problem
	for i, r := range string(src) {
		if r == '\uFEFF' || unicode.In(r, unicode.Cf, unicode.Co) && r != '\u00AD' {
			p := placeAt(file, src, i)
			p.EndCol = p.Col + 1
			ps = append(ps, hiddenCharacter.At(p, fmt.Sprintf("U+%04X", r)))
			if len(ps) == 20 {
				break
			}
		}
	}
	return ps
}

// placeAt turns a byte offset of a source into a line and a rune column.
func placeAt(file string, src []byte, offset int) model.Pos {
	offset = min(max(offset, 0), len(src))
	for back := 1; back < utf8.UTFMax && back <= offset; back++ {
		if _, n := utf8.DecodeRune(src[offset-back:]); n > back { // inside a rune
			offset -= back
			break
		}
	}
	start := bytes.LastIndexByte(src[:offset], '\n') + 1
	return model.Pos{
		File: file,
		Line: bytes.Count(src[:start], []byte("\n")) + 1,
		Col:  utf8.RuneCount(src[start:offset]) + 1,
	}
}
