package wording

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// Value is a number in a sentence, with its unit if it has one.
type Value struct {
	From, To int // bytes of the text
	Number   string
	Unit     string // as written; "" for a bare number
	// Spelled is set for a number in words (two, 两), which may stand for
	// figures in the other language.
	Spelled bool
	Pos     model.Pos // for callers that know it
	sense   string    // what units mean in both languages; "" unknown
}

func (v Value) String() string { return strings.TrimSpace(v.Number + " " + v.Unit) }

// unitSense says which units are the same in both languages. Symbols mean
// themselves.
var unitSense = map[string]string{
	"%": "%", "％": "%", "percent": "%", "‰": "‰",
	"小时": "h", "hour": "h", "hours": "h", "分钟": "min", "minute": "min", "minutes": "min", "秒": "s", "second": "s", "seconds": "s",
	"工作日": "working day", "个工作日": "working day", "working day": "working day", "working days": "working day",
	"日": "day", "天": "day", "day": "day", "days": "day", "周": "week", "week": "week", "weeks": "week",
	"月": "month", "个月": "month", "month": "month", "months": "month", "年": "year", "year": "year", "years": "year",
	"元": "yuan", "yuan": "yuan", "万元": "ten thousand yuan", "ten thousand yuan": "ten thousand yuan",
	"毫米": "mm", "millimetre": "mm", "millimetres": "mm", "厘米": "cm", "centimetre": "cm", "centimetres": "cm", "米": "m", "metre": "m", "metres": "m",
	"千米": "km", "公里": "km", "kilometre": "km", "kilometres": "km", "千克": "kg", "公斤": "kg", "kilogram": "kg", "kilograms": "kg",
	"克": "g", "gram": "g", "grams": "g", "吨": "t", "tonne": "t", "tonnes": "t", "升": "L", "litre": "L", "litres": "L",
	"平方米": "m2", "square metre": "m2", "square metres": "m2", "立方米": "m3", "cubic metre": "m3", "cubic metres": "m3",
	"千瓦": "kW", "kilowatt": "kW", "kilowatts": "kW", "千瓦时": "kW·h", "kilowatt hour": "kW·h", "kilowatt hours": "kW·h", "摄氏度": "℃", "℉": "℉", "°F": "℉", "degrees Celsius": "℃",
}

// UnitSymbols is a pattern of the symbols of units that are written after
// values in either language; it needs the longest match (min, not m).
const UnitSymbols = `kW·h|kWh|kW|MW|mm|cm|dm|km|nm|μm|µm|mg|kg|ms|min|mL|ml|mV|kV|mA|kPa|MPa|Pa|kHz|MHz|GHz|Hz|kJ|MJ|GJ|kN|kB|KB|MB|GB|TB|Mbit/s|lx|lm|dB|℃|℉|°C|°F|m²|m³|m2|m3|t/h|m/s|km/h|mg/L|kgce|m|g|t|s|h|d|W|V|A|J|N|K|L|°`

var (
	digits     = regexp.MustCompile(`[0-9]+(?:[  ,][0-9]{3})*(?:\.[0-9]+)?`)
	unitSymbol = longest(`^[  ]?(?:` + UnitSymbols + `)`)
	unitSign   = regexp.MustCompile(`^[  ]?[%％‰]`)
	unitHan    = longest(`^[  ]?[十百千万亿]*(?:个?工作日|个?自然日|个?日历日|小时|分钟|个?百分点|个?月|平方米|立方米|千克|公斤|千瓦时|千瓦|公里|千米|米|毫米|厘米|倍|元|人|名|个|辆|台|份|天|日|周|年|秒|级|吨|克|升|次|学时|位小数|项|条|页|件|张|套|间|处|组|类|种|位|步|层|字|场|桌|批|户|座|根|路|轮|宗|例|枚|盏|支|本|段|行|列|道|家)`)
	unitWord   = regexp.MustCompile(`^[ -](?:working days?|calendar days?|hours?|minutes?|seconds?|days?|weeks?|months?|years?|times|percent|yuan|persons?|people|items?|copies|metres?|kilometres?|degrees?|rounds?|members?|sets?|pages?|characters?|points?|grades?|levels?|digits?)\b`)

	hanNumber = regexp.MustCompile(`[一二三四五六七八九十百两半]+`)
	enNumber  = regexp.MustCompile(`(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|once|first|second|third|fourth|fifth|January|February|March|April|May|June|July|August|September|October|November|December)\b`)
)

func longest(p string) *regexp.Regexp {
	re := regexp.MustCompile(p)
	re.Longest()
	return re
}

var spelledEn = map[string]string{
	"one": "1", "once": "1", "first": "1", "two": "2", "twice": "2", "second": "2", "three": "3", "third": "3", "four": "4", "fourth": "4",
	"five": "5", "fifth": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"january": "1", "february": "2", "march": "3", "april": "4", "may": "5", "june": "6", "july": "7", "august": "8", "september": "9",
	"october": "10", "november": "11", "december": "12",
}

// Values finds the numbers of a text, those in words marked as spelled. A
// number that is part of a word (S101, A4, 5.2.1) is none.
func Values(text string, l model.Lang) []Value { return slices.Clone(valuesOf.of(text, l)) }

var valuesOf = memo[[]Value]{read: values}

func values(text string, l model.Lang) (out []Value) {
	for _, m := range numbersIn(text) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		after, _ := utf8.DecodeRuneInString(text[m[1]:])
		if m[0] > 0 && (before < 0x80 && unicode.IsLetter(before) || before == '.' || before == '_' || before == '-' && letterAt(text, m[0]-2)) ||
			before == ':' && text[m[0]:m[1]] == "00" || // 24:00 is 24时
			after == '.' && m[1]+1 < len(text) && text[m[1]+1] >= '0' && text[m[1]+1] <= '9' {
			continue
		}
		v := Value{From: m[0], To: m[1], Number: strings.NewReplacer(" ", "", " ", "", ",", "").Replace(text[m[0]:m[1]])}
		v.Number = trimZeros(v.Number)
		v.Unit = unitAt(text[m[1]:], l)
		v.To += len(v.Unit)
		v.Unit = strings.TrimLeft(v.Unit, " \u00a0-")
		v.sense = senseOf(v.Unit)
		out = append(out, v)
	}
	words := hanNumber
	if l == model.En {
		words = enNumber
	}
	for _, m := range words.FindAllStringIndex(text, -1) {
		w := text[m[0]:m[1]]
		n, ok := spelledEn[strings.ToLower(w)]
		if l == model.Zh {
			var k int
			k, ok = model.ParseHan(strings.ReplaceAll(w, "两", "二"))
			n = strconv.Itoa(k)
		}
		if ok {
			out = append(out, Value{From: m[0], To: m[1], Number: n, Spelled: true})
		}
	}
	slices.SortFunc(out, func(a, b Value) int { return a.From - b.From })
	return out
}

// numbersIn is digits.FindAllStringIndex for texts that mostly have none.
func numbersIn(text string) [][]int {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	return digits.FindAllStringIndex(text, -1)
}

func letterAt(s string, i int) bool {
	return i >= 0 && (s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 'a' && s[i] <= 'z')
}

// trimZeros makes 0.10 and 0.1 alike.
func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// unitAt returns the unit that stands at the beginning of s, with the space
// before it.
func unitAt(s string, l model.Lang) string {
	if m := unitSign.FindString(s); m != "" {
		return m
	}
	if m := unitSymbol.FindString(s); m != "" {
		next, size := utf8.DecodeRuneInString(s[len(m):])
		if size == 0 || !(next < 0x80 && (unicode.IsLetter(next) || unicode.IsDigit(next))) {
			return m
		}
	}
	if l == model.Zh {
		return unitHan.FindString(s)
	}
	return unitWord.FindString(s)
}

// Sense is what a unit means in both languages: the same for 分钟, minutes and
// min; "" where it is not known.
func Sense(unit string) string { return senseOf(strings.TrimSpace(unit)) }

// senseOf is what a unit means in both languages, "" for counting words.
func senseOf(unit string) string {
	if s, ok := unitSense[unit]; ok {
		return s
	}
	if unit != "" && unit[0] < 0x80 && !strings.ContainsAny(unit, " ") && unitSymbol.MatchString(unit) || unit == "℃" || unit == "°" {
		return strings.NewReplacer("²", "2", "³", "3", "°C", "℃", "kWh", "kW·h").Replace(unit)
	}
	return ""
}

// Unmatched pairs the values of a provision in two languages and returns those
// without a partner. Numbers in words have a partner or are none.
func Unmatched(zh, en []Value) (onlyZh, onlyEn []Value) {
	usedZh, usedEn := make([]bool, len(zh)), make([]bool, len(en))
	pair := func(fits func(a, b Value) bool) {
		for i, a := range zh {
			for j, b := range en {
				if !usedZh[i] && !usedEn[j] && a.Number == b.Number && fits(a, b) {
					usedZh[i], usedEn[j] = true, true
					break
				}
			}
		}
	}
	pair(func(a, b Value) bool { return !a.Spelled && !b.Spelled && a.sense == b.sense })
	pair(func(a, b Value) bool { return !a.Spelled && !b.Spelled && (a.sense == "" || b.sense == "") })
	pair(func(a, b Value) bool { return a.Spelled != b.Spelled })
	// A number said once may stand for two of the other language: 每5 min～10 min,
	// 5 to 10 min.
	rest := func(vs []Value, used []bool, others []Value) (out []Value) {
		for i, v := range vs {
			if used[i] || v.Spelled {
				continue
			}
			again := slices.ContainsFunc(others, func(o Value) bool {
				return o.Number == v.Number && (o.sense == "" || v.sense == "" || o.sense == v.sense)
			})
			if !again {
				out = append(out, v)
			}
		}
		return out
	}
	return rest(zh, usedZh, en), rest(en, usedEn, zh)
}

var (
	spelledZh     = regexp.MustCompile(`(?:[一二两三四五六七八九十]+|半)(?:名|次|间|页|年|个月|天|日|周|人|份|张|件|位|小时|季度|项|处|类|个(?:工作日|月|以上|季度|统计周期)|小数|成)`)
	spelledEnUnit = regexp.MustCompile(`(?i)\b(?:once (?:a|an|every|each|per)\b|twice|half (?:a )?year|(?:one|two|three|four|five|six) (?:decimal places?|working days?|days?|months?|years?|hours?|persons?|staff|members?|copies))\b`)
	rangeMark     = regexp.MustCompile(`^ ?(?:~|～|至|–|-| to ) ?$`)
	// notCount ends what makes a name of the number after it: 第一次, 下一年.
	notCount  = regexp.MustCompile(`(?:第|同|这|上|下|前|后|某|最近|另|任|其中|唯|(?i:\bat ))$`)
	clockTime = regexp.MustCompile(`[0-9]{1,2}:[0-9]{2}(?:(?: to |~|～|至|–)(?:次日)?[0-9]{1,2}:[0-9]{2})?`)
	countedEn = regexp.MustCompile(`^ (?:or more |consecutive |further )?(?:[a-z-]+ )?[a-z]+s\b`)
	onceEn    = regexp.MustCompile(`^((?i:once)) .*$`)
	perUnit   = regexp.MustCompile(`^/(?:m²|m³|人|h|d|月|年)`)
)

// Quantities lists the numbers of a sentence that bear a unit or count
// something, as written, a range as one. Numbers of clauses, tables and
// documents are none.
func Quantities(s string, l model.Lang) (out []string) {
	var spans []Span
	for _, m := range clockTime.FindAllStringIndex(s, -1) {
		spans = append(spans, Span{m[0], m[1]})
	}
	for _, v := range Values(s, l) {
		if v.Spelled || isDate(s, v) || isLabel(s, v.From) || slices.ContainsFunc(spans, func(t Span) bool { return v.From < t.To && v.To > t.From }) {
			continue
		}
		if v.Unit == "" {
			m := countedEn.FindString(s[v.To:])
			if l != model.En || m == "" {
				continue
			}
			v.To += len(m)
		}
		if m := perUnit.FindString(s[v.To:]); m != "" {
			v.To += len(m)
		}
		// A time of day that is said later in the sentence stands in the list already.
		if n := len(spans); n > 0 && spans[n-1].To <= v.From && rangeMark.MatchString(s[spans[n-1].To:v.From]) {
			spans[n-1].To = v.To
			continue
		}
		from := v.From
		// 18 ℃～26 ℃ is found above; here 18～26 ℃.
		if m := bareRange.FindString(s[:from]); m != "" {
			from -= len(m)
		}
		spans = append(spans, Span{from, v.To})
	}
	words := spelledZh
	if l == model.En {
		words = spelledEnUnit
	}
	for _, m := range words.FindAllStringIndex(s, -1) {
		if !notCount.MatchString(s[:m[0]]) && !strings.HasPrefix(s[m[1]:], "度") {
			spans = append(spans, Span{m[0], m[1]})
		}
	}
	slices.SortFunc(spans, func(a, b Span) int { return a.From - b.From })
	for _, sp := range spans {
		out = append(out, onceEn.ReplaceAllString(s[sp.From:sp.To], "$1"))
	}
	return out
}

var (
	bareRange = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)? ?(?:~|～|至|–|-| to ) ?$`)
	labelEnd  = regexp.MustCompile(`(?:表|图|附录|公式|第|见|按|Table|Figure|Annex|Formula|[Cc]lauses?|No\.|grade|level|class) ?[(（]?$`)
)

// isDate reports whether a value is part of a date: 2012年6月28日.
func isDate(s string, v Value) bool {
	if strings.HasSuffix(v.Unit, "年") && len(v.Number) == 4 {
		return true
	}
	return (v.Unit == "月" || v.Unit == "日") && !strings.HasPrefix(s[v.To:], "内") && !strings.HasPrefix(s[v.To:], "以")
}

func isLabel(s string, from int) bool { return labelEnd.MatchString(s[:from]) }
