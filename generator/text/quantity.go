package text

import (
	"regexp"
	"unicode"
	"unicode/utf8"
)

// A number is that of a subclause or a quantity: 4.1 人员应……, 5.2 m 以内.

const (
	latinUnits = `mm|cm|dm|km|m|nm|μm|µm|mg|kg|g|t|ms|min|s|h|d|mL|ml|L|l|kW·h|kWh|kW|MW|W|mV|kV|V|mA|A|Pa|kPa|MPa|℃|°|%|％|‰|K|lx|lm|dB|Hz|kHz|MHz|GHz|J|kJ|MJ|N|kN|Ω|KB|MB|GB|TB|m2|m3|m²|m³|percent|times|metres?|meters?|hours?|days?|years?|yuan`
	hanUnits   = `[十百千万亿]*(?:平方公里|平方米|立方米|千米|公里|公斤|千克|小时|分钟|个?工作日|个?百分点|个?月|版|倍|元|人|个|辆|台|份|天|秒|级|吨|米|克|升|次)|[万亿]`
)

var (
	latinUnit = longest(`^(?:` + latinUnits + `)`)
	hanUnit   = longest(`^(?:` + hanUnits + `)`)
	// afterUnit is what stands behind a unit of a value; any other character
	// makes one word with it: 人员, 次数, 台账, A类.
	afterUnit = regexp.MustCompile(`^(?:$|[^\p{Han}A-Za-z0-9]|以[上下内外前后]|及以|或者?以|左右|内|外|之|的|至|到|为|后|起|每|宽|高|长|深|厚|计[^\p{Han}量])`)
	// sentenceA is an English sentence that begins with the article, not an
	// ampere; letterWord one that begins with a word such as V-belt.
	sentenceA  = regexp.MustCompile(`^A [a-z]`)
	valueA     = regexp.MustCompile(`^A (?:or|and|to|per|is|are|of) `)
	letterWord = regexp.MustCompile(`^[A-Z]-[a-z]`)
	// unitWords begin like a unit and are none.
	unitWords = regexp.MustCompile(`^(?:人员|人事|人力|人民|人均|人工|人数|人身|个人|个体|个别|级别|份数|份额|次数|次序|台账|台帐|台式|台阶|元数据|元件|元素|天然|版本|版面|倍率|米面|克服|升级|升降|秒表|吨位|辆次|万用|月度|月报)`)
)

// longest makes the pattern take hours and not h.
func longest(pattern string) *regexp.Regexp {
	re := regexp.MustCompile(pattern)
	re.Longest()
	return re
}

// startsValue reports whether what follows a number at the beginning of a line
// makes a value of it.
func startsValue(rest []byte) bool {
	if n := prefix(hanUnit, rest); n > 0 {
		return afterUnit.Match(rest[n:])
	}
	n := prefix(latinUnit, rest)
	if n == 0 || sentenceA.Match(rest) && !valueA.Match(rest) || letterWord.Match(rest) {
		return false
	}
	space, _ := leading(rest[n:])
	after := rest[n+space:]
	r, _ := utf8.DecodeRune(after)
	switch {
	case !unicode.Is(unicode.Han, r):
		return space > 0 || afterUnit.Match(after)
	case space > 0 && (n > 1 || rest[0] >= 'a'):
		return true // 5.2 kW 电机; but 4.2 V 型带
	}
	return afterUnit.Match(after)
}

// quantity reports whether what follows a number inside a sentence makes a
// value of it.
func quantity(rest []byte) bool {
	if hanUnit.Match(rest) {
		return !unitWords.Match(rest)
	}
	n := prefix(latinUnit, rest)
	return n > 0 && !sentenceA.Match(rest) && (n == len(rest) || !alphanumeric(rest[n]))
}

func alphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
