package word

import (
	"strconv"
	"strings"
)

// Word keeps the characters of its symbol fonts in the private use area, at
// F000 and the byte of the font (ECMA-376-1, 17.3.3.30). Here is what the bytes
// show.

// symbolFont is Adobe's Symbol encoding from 0x20, a space where nothing
// stands.
var symbolFont = []rune(" !∀#∃%&∍()∗+,−./0123456789:;<=>?" +
	"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_" +
	"‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ " +
	"                                " +
	"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵" +
	"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓" +
	"◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ ")

// wingdings are the signs of Wingdings that documents use: ticks, boxes,
// bullets, arrows, numbers in circles.
var wingdings = map[rune]rune{
	0x22: '✂', 0x28: '☎', 0x2A: '✉', 0x36: '⌛', 0x46: '☞', 0x4A: '☺', 0x4C: '☹',
	0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x70: '❐', 0x71: '❑', 0x72: '❒',
	0x73: '⬧', 0x74: '⧫', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x78: '⌧', 0x9E: '·', 0x9F: '•',
	0xA0: '▪', 0xA1: '○', 0xA4: '◉', 0xA5: '◎', 0xA7: '▪', 0xA8: '◻', 0xAA: '✦', 0xAB: '★', 0xAC: '✶',
	0xD8: '➢', 0xDC: '➲', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔',
	0xEF: '⇦', 0xF0: '⇨', 0xF1: '⇧', 0xF2: '⇩', 0xF3: '⬄', 0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

var wingdings2 = map[rune]rune{
	0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x96: '•', 0x97: '•', 0x98: '●', 0x99: '●', 0xA2: '■', 0xA3: '□', 0xAE: '◆',
}

func init() {
	for i := range rune(10) {
		wingdings[0x81+i] = '①' + i
		wingdings[0x8C+i] = '❶' + i
	}
	wingdings[0x80], wingdings[0x8B] = '⓪', '⓿'
}

// symbolRune is what r shows in a font (lower case); r itself where that is
// not known.
func symbolRune(font string, r rune) rune {
	at := r
	if r >= 0xF000 && r <= 0xF0FF {
		at = r - 0xF000
	} else if r > 0xFF {
		return r
	}
	shown := rune(0)
	switch {
	case strings.HasPrefix(font, "symbol"):
		if at >= 0x20 && int(at)-0x20 < len(symbolFont) && (symbolFont[at-0x20] != ' ' || at == 0x20) {
			shown = symbolFont[at-0x20]
		}
	case font == "wingdings 2":
		shown = wingdings2[at]
	case font == "wingdings":
		shown = wingdings[at]
	case r >= 0xF020 && r <= 0xF07E:
		shown = at // in a font of letters, the private use area repeats ASCII
	}
	if shown == 0 {
		return r
	}
	return shown
}

// symbol reads a w:sym. known is false where nobody knows what it shows; the
// character is kept as it is.
func symbol(n *node) (r rune, font string, known bool) {
	font = n.get("w:font")
	code, err := strconv.ParseUint(n.get("w:char"), 16, 32)
	if err != nil || code == 0 || code > 0x10FFFF || code >= 0xD800 && code < 0xE000 {
		return '\uFFFD', font, false
	}
	r = symbolRune(strings.ToLower(font), rune(code))
	return r, font, !private(r)
}

func private(r rune) bool { return r >= 0xE000 && r <= 0xF8FF }
