package search

import (
	_ "embed"
	"strings"
)

// simplifyTable pairs traditional characters with the simplified ones they are
// searched as, one pair a line: facts from the OpenCC project's table of single
// characters, the first choice of each, without five that simplified text uses
// as they are (彷 薹 藉 覆 阪); and the compatibility ideographs U+F900–FAFF by
// their normal form (UAX #15).
//
//go:embed simplify.txt
var simplifyTable string

// simplifyFrom and simplifyTo enclose the code points of the table.
const simplifyFrom, simplifyTo = 0x4C00, 0xFC00

// simplified gives the simplified character of each code point from
// simplifyFrom on, 0 where it is itself. No value is in turn replaced.
var simplified = func() (t [simplifyTo - simplifyFrom]uint16) {
	for line := range strings.Lines(simplifyTable) {
		rs := []rune(line)
		t[rs[0]-simplifyFrom] = uint16(rs[1])
	}
	return t
}()

// simplify is the character that a traditional one is searched as; any other
// is itself.
func simplify(r rune) rune {
	if r >= simplifyFrom && r < simplifyTo {
		if s := simplified[r-simplifyFrom]; s != 0 {
			return rune(s)
		}
	}
	return r
}

// simplifyBlock is the "c" shard that has a code point, and whether there is one.
func simplifyBlock(r rune) (n int, ok bool) {
	n = int(r >> 10)
	return n, n >= simplifyFrom>>10 && n <= 39 || n == 62
}
