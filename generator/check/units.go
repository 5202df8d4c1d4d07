package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var unitRules = []*model.Rule{unitSpace, unitSymbol, unitIllegal, unitRange}

var unitSpace = &model.Rule{
	ID: "unit-space", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的数和单位之间没有空", En: "no space between number and unit in “{1}”"},
	Hint: model.Bilingual{
		Zh: "写作“{2}”；%、°、′、″ 和汉字单位前不空。",
		En: "Write “{2}”; only %, °, ′ and ″ follow without a space."},
	Doc: model.Bilingual{
		Zh: "数值与单位符号之间留适当间隙（GB 3101）。",
		En: "A space stands between a number and the symbol of its unit (GB 3101)."},
}

var unitSymbol = &model.Rule{
	ID: "unit-symbol", Severity: model.Warning,
	Message: model.Bilingual{Zh: "单位写作“{2}”，不写“{1}”", En: "the unit is written “{2}”, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "改为“{2}”；单位符号的大小写有意义。",
		En: "Write “{2}”; the case of a unit's symbol has a meaning."},
	Doc: model.Bilingual{
		Zh: "使用法定计量单位的符号，大小写照国家标准（GB 3100、GB 3101）。",
		En: "Legal units are written by their symbols, in the case of the national standards (GB 3100, GB 3101)."},
}

var unitIllegal = &model.Rule{
	ID: "unit-illegal", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”不是法定计量单位", En: "“{1}” is no legal unit of measurement"},
	Hint: model.Bilingual{
		Zh: "换算成 kg、m、m² 等法定计量单位。",
		En: "Convert it to kg, m, m² or another legal unit."},
	Doc: model.Bilingual{
		Zh: "国家实行法定计量单位制度（计量法第三条；GB 3100）。",
		En: "The state uses legal units of measurement (Metrology Law, art. 3; GB 3100)."},
}

var unitRange = &model.Rule{
	ID: "unit-range", Severity: model.Warning,
	Message: model.Bilingual{Zh: "范围“{1}”应写作“{2}”", En: "the range “{1}” is written “{2}”"},
	Hint: model.Bilingual{
		Zh: "两个数都带单位，中间用浪纹线，例如“5 ℃～30 ℃”“10%～20%”。",
		En: "Both numbers bear the unit, with ～ between them, as in “5 ℃～30 ℃”."},
	Doc: model.Bilingual{
		Zh: "带单位符号的范围，两端都写单位，避免误解（GB/T 1.1—2020，9.4；GB/T 15835）；连字符和一字线会被看成减号或年份的连接号。",
		En: "Both ends of a range bear the symbol, to exclude doubt (GB/T 1.1—2020, 9.4; GB/T 15835); a hyphen or dash looks like a minus."},
}

var (
	tightUnit = longestUnit(`[0-9](?:` + wording.UnitSymbols + `)`)
	// misspelt units, in any language; the keys are their usual misspellings.
	misspelt = map[string]string{
		"KG": "kg", "Kg": "kg", "kG": "kg", "MM": "mm", "Mm": "mm", "CM": "cm", "Cm": "cm", "KM": "km", "Km": "km", "mins": "min", "Min": "min", "MIN": "min", "Mins": "min",
		"hrs": "h", "hr": "h", "secs": "s", "sec": "s", "oC": "℃", "ºC": "℃", "° C": "℃", "˚C": "℃", "KW": "kW", "kw": "kW", "Kw": "kW", "KWH": "kW·h", "kwh": "kW·h", "KWh": "kW·h", "KV": "kV", "kv": "kV",
		"Mpa": "MPa", "mpa": "MPa", "Kpa": "kPa", "KPa": "kPa", "kpa": "kPa", "HZ": "Hz", "hz": "Hz", "db": "dB", "LX": "lx", "Lx": "lx", "公斤": "kg",
	}
	misspeltUnit = regexp.MustCompile(`[0-9]([ \x{a0}]?)(KG|Kg|kG|MM|Mm|CM|Cm|KM|Km|[Mm]ins|MIN|Min|hrs|hr|secs|sec|oC|ºC|° C|˚C|KWH|kwh|KWh|KW|kw|Kw|KV|kv|Mpa|mpa|Kpa|KPa|kpa|HZ|hz|db|LX|Lx|公斤)`)
	illegalUnit  = regexp.MustCompile(`[0-9][ \x{a0}]?(市?斤|亩|市?尺|英寸|英尺|英里|磅|加仑|马力)`)
	valueRange   = longestUnit(`([0-9][0-9.]*)([ \x{a0}]?(?:` + wording.UnitSymbols + `|%|‰))?[ ]*(~|～|-|–|—|－)[ ]*([0-9][0-9.]*)([ \x{a0}]?(?:` + wording.UnitSymbols + `|%|‰))`)
)

// longestUnit makes a pattern take the longest unit: min and not m.
func longestUnit(pattern string) *regexp.Regexp {
	re := regexp.MustCompile(pattern)
	re.Longest()
	return re
}

// units checks how values and their units are written.
func (d *drafting) units() {
	d.runs(func(r wording.Run, at place) {
		if at.source || !strings.ContainsAny(r.Text, figures) {
			return
		}
		d.tightUnits(r)
		for _, m := range misspeltUnit.FindAllStringSubmatchIndex(r.Text, -1) {
			if unit := r.Text[m[4]:m[5]]; !letterNext(r.Text[m[5]:]) {
				want := misspelt[unit]
				if m[2] == m[3] {
					want = " " + want
				}
				d.reportFix(unitSymbol, r, m[4], m[5], want, unit, misspelt[unit])
			}
		}
		if !d.zh() {
			return
		}
		for _, m := range illegalUnit.FindAllStringSubmatchIndex(r.Text, -1) {
			if next, _ := utf8.DecodeRuneInString(r.Text[m[3]:]); r.Ref(m[0]) || next != utf8.RuneError && strings.ContainsRune("寸码度两", next) {
				continue // 图2尺寸
			}
			d.report(unitIllegal.At(r.Pos(m[2], m[3]), r.Text[m[2]:m[3]]))
		}
		d.ranges(r)
	})
}

func letterNext(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c < 0x80 && c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

// ranges checks values from … to …: both with their unit, and a tilde between.
func (d *drafting) ranges(r wording.Run) {
	for _, m := range valueRange.FindAllStringSubmatchIndex(r.Text, -1) {
		dash, unit := r.Text[m[6]:m[7]], r.Text[m[10]:m[11]]
		tilde := dash == "~" || dash == "～"
		if letterNext(r.Text[m[1]:]) || tilde && m[4] >= 0 || inNumber(r, m[0]) {
			continue
		}
		first := strings.TrimSpace(unit)
		if unit != first || first != "%" && first != "‰" {
			first = " " + first
		}
		if !tilde {
			dash = "～"
		}
		want := r.Text[m[2]:m[3]] + first + dash + r.Text[m[8]:m[9]] + first
		d.reportFix(unitRange, r, m[0], m[1], want, r.Text[m[0]:m[1]], want)
	}
}

// inNumber reports whether the figure at a byte is part of a designation such
// as GB/T 1.1-2009 or A-12.
func inNumber(r wording.Run, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(r.Text[:at])
	if at > 0 && (before < 0x80 && (unicode.IsLetter(before) || unicode.IsDigit(before)) || strings.ContainsRune(".-–—/", before)) {
		return true
	}
	for _, c := range cites(r) {
		if at >= c.from && at < c.to {
			return true
		}
	}
	return false
}

var kelvin = regexp.MustCompile(`温度|开尔文|(?i:temperature|kelvin)`)

var current = regexp.MustCompile(`电流|安培|插座|(?i:current|ampere)`)

func (d *drafting) tightUnits(r wording.Run) {
	for _, m := range tightUnit.FindAllStringIndex(r.Text, -1) {
		end := m[1]
		if unit := r.Text[m[0]+1 : end]; unit == "°" || unit == "A" && !current.MatchString(r.Text) || unit == "K" && !kelvin.MatchString(r.Text) {
			continue // 90°; room 305A; a screen of 4K
		}
		next, size := utf8.DecodeRuneInString(r.Text[end:])
		if size > 0 && (next < 0x80 && (unicode.IsLetter(next) || unicode.IsDigit(next)) || strings.ContainsRune("级类型座纸式·", next)) {
			continue
		}
		from := m[0]
		for from > 0 && strings.IndexByte("0123456789.", r.Text[from-1]) >= 0 {
			from--
		}
		if before, _ := utf8.DecodeLastRuneInString(r.Text[:from]); from > 0 && before < 0x80 && (unicode.IsLetter(before) || strings.ContainsRune("-_/", before)) {
			continue
		}
		number, unit := r.Text[from:m[0]+1], r.Text[m[0]+1:end]
		p := unitSpace.At(r.Pos(from, end), number+unit, number+" "+unit)
		if at, ok := r.Source(from, end); ok {
			p = p.Mended(at, number+" "+unit)
		}
		d.report(p)
	}
}
