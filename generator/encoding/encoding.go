// Package encoding tells in which encoding the bytes of a text are, and
// converts them to UTF-8. It is the only importer of x/text/encoding.
//
// # What flows in and out
//
// [Detect] looks at bytes and says what they are; [Decode] returns them as
// UTF-8 without a byte order mark; [Named] converts from an encoding that the
// file itself declares. What to do with a text that is not UTF-8 is for the
// caller to decide: package source refuses it, because a wrong guess would
// change content without a word; what imports foreign files converts it and
// says so.
//
// # What it never does
//
// It never replaces a byte that it cannot read: such a text comes back as
// [Broken] with the offset. It reports nothing and prints nothing.
package encoding

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Kind is what the bytes of a file are.
type Kind string

const (
	UTF8    Kind = "UTF-8"
	UTF8BOM Kind = "UTF-8 BOM"
	UTF16LE Kind = "UTF-16LE" // with a byte order mark: "Unicode" in Notepad
	UTF16BE Kind = "UTF-16BE"
	GBK     Kind = "GBK" // and what GB 18030 adds to it: "ANSI" in a Chinese Notepad
	NUL     Kind = "NUL" // no text: a NUL byte stands in it
	Broken  Kind = "broken"
)

const bom = "\uFEFF"

// Found is what Detect saw.
type Found struct {
	Kind Kind
	// At is the offset behind a byte order mark of UTF-8 of the first byte that
	// is not UTF-8 (GBK, Broken) or that is NUL.
	At int
	// Words are the first characters from At on, of a text in GBK.
	Words string
}

// Detect says in which encoding raw is.
func Detect(raw []byte) Found {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return Found{Kind: UTF16LE}
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return Found{Kind: UTF16BE}
	}
	src := bytes.TrimPrefix(raw, []byte(bom))
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return Found{Kind: NUL, At: i}
	}
	i := firstInvalid(src)
	switch {
	case i >= 0:
		if words, ok := asGBK(src, i); ok {
			return Found{Kind: GBK, At: i, Words: words}
		}
		return Found{Kind: Broken, At: i}
	case len(src) < len(raw):
		return Found{Kind: UTF8BOM}
	}
	return Found{Kind: UTF8}
}

// Decode returns raw as UTF-8 without its byte order mark; nil where it is NUL
// or Broken.
func Decode(raw []byte) ([]byte, Found) {
	f := Detect(raw)
	switch f.Kind {
	case UTF8, UTF8BOM:
		return bytes.TrimPrefix(raw, []byte(bom)), f
	case UTF16LE, UTF16BE:
		order := unicode.LittleEndian
		if f.Kind == UTF16BE {
			order = unicode.BigEndian
		}
		src, ok := convert(unicode.UTF16(order, unicode.ExpectBOM), raw)
		if at := bytes.IndexByte(src, 0); at >= 0 {
			return nil, Found{Kind: NUL, At: at}
		}
		if !ok {
			return nil, Found{Kind: Broken}
		}
		return src, f
	case GBK:
		src, ok := convert(simplifiedchinese.GB18030, raw)
		if !ok {
			return nil, Found{Kind: Broken, At: f.At}
		}
		return src, f
	}
	return nil, f
}

// labels are the encodings that files in Chinese and English declare, by the
// labels of the WHATWG Encoding Standard, 4.2.
var labels = map[string]encoding.Encoding{
	"gb2312": simplifiedchinese.GB18030, "gbk": simplifiedchinese.GB18030, "gb18030": simplifiedchinese.GB18030,
	"x-gbk": simplifiedchinese.GB18030, "cp936": simplifiedchinese.GB18030, "chinese": simplifiedchinese.GB18030,
	"gb_2312-80": simplifiedchinese.GB18030,
	"big5":       traditionalchinese.Big5, "big5-hkscs": traditionalchinese.Big5, "x-x-big5": traditionalchinese.Big5,
	"windows-1252": charmap.Windows1252, "iso-8859-1": charmap.Windows1252, "latin1": charmap.Windows1252,
	"us-ascii": charmap.Windows1252, "ascii": charmap.Windows1252,
}

// Named converts raw from the encoding that the file declares; ok is false for
// one that is not known here and for bytes that are not in it.
func Named(raw []byte, label string) (src []byte, ok bool) {
	e := labels[strings.ToLower(strings.TrimSpace(label))]
	if e == nil {
		return nil, false
	}
	return convert(e, raw)
}

// convert decodes raw; ok is false where a byte had to be replaced.
func convert(e encoding.Encoding, raw []byte) (src []byte, ok bool) {
	src, err := e.NewDecoder().Bytes(raw)
	return src, err == nil && !bytes.Contains(src, []byte("\uFFFD"))
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
		if lead == 0x80 || lead == 0xFF || i+1 == len(src) {
			return "", false
		}
		if fourBytes(src[i:]) { // GB 18030—2022, the part in four bytes
			rare++
			i += 3
			continue
		}
		if src[i+1] < 0x40 || src[i+1] == 0x7F {
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
	decoded, ok := convert(simplifiedchinese.GB18030, line)
	if !ok {
		return "", false
	}
	runes := []rune(string(bytes.TrimSpace(decoded)))
	return string(runes[:min(len(runes), 12)]), true
}

func fourBytes(b []byte) bool {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return len(b) >= 4 && digit(b[1]) && b[2] > 0x80 && b[2] < 0xFF && digit(b[3])
}
