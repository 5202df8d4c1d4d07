package source

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"guiju/generator/encoding"
	"guiju/generator/model"
)

// decode returns the text of a file without its byte order mark, or the
// problem that makes it unreadable. Nothing is converted: a wrong guess at an
// encoding would change a text without a word.
func decode(file string, raw []byte) ([]byte, []model.Problem) {
	found := encoding.Detect(raw)
	src := bytes.TrimPrefix(raw, []byte("\uFEFF"))
	place := placeAt(file, src, found.At)
	switch found.Kind {
	case encoding.UTF16LE, encoding.UTF16BE:
		return nil, []model.Problem{encodingUTF16.At(model.Pos{File: file, Line: 1, Col: 1})}
	case encoding.NUL:
		return nil, []model.Problem{encodingNUL.At(place)}
	case encoding.GBK:
		return nil, []model.Problem{encodingGBK.At(place, found.Words)}
	case encoding.Broken:
		return nil, []model.Problem{encodingUTF8.At(place, fmt.Sprintf("0x%02X", src[found.At]))}
	}
	return src, nil
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
