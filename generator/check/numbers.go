package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var numberForm = &model.Rule{
	ID: "standard-number-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标准编号“{1}”的写法不对", En: "the number “{1}” is not written as it should be"},
	Hint: model.Bilingual{
		Zh: "写作“{2}”：代号用大写字母和半角斜线，后空一格，年份前用一字线“—”。",
		En: "Write “{2}”: capitals and “/” in the code, a space behind it, and — before the year."},
	Doc: model.Bilingual{
		Zh: "标准编号由代号、顺序号、一字线和年份组成（GB/T 1.1—2020，9.5.4）；写法统一才能识别和链接。",
		En: "A number is code, serial number, an em dash and the year (GB/T 1.1—2020, 9.5.4); only then can it be recognised and linked."},
}

// standardCode is a standard's number in any of the ways editors write it.
var standardCode = regexp.MustCompile(`((?:GB|gb|Gb|DB[0-9]{2,6}|db[0-9]{2,6}|[A-Z]{2,3})(?:[/／][TZtz])?|ISO(?:/IEC)?|IEC)([ \x{a0}\x{3000}]*)(S?[0-9]+(?:\.[0-9]+)*)(?:[ ]*([—–－‐:：-]+)[ ]*([12][0-9]{3}))?`)

func (d *drafting) standardNumbers(r wording.Run) {
	if !strings.ContainsAny(r.Text, figures) {
		return
	}
	for _, m := range standardCode.FindAllStringSubmatchIndex(r.Text, -1) {
		if before, _ := utf8.DecodeLastRuneInString(r.Text[:m[0]]); m[0] > 0 && before < 0x80 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
			continue
		}
		written, space, serial := r.Text[m[2]:m[3]], r.Text[m[4]:m[5]], r.Text[m[6]:m[7]]
		code := strings.ReplaceAll(strings.ToUpper(written), "／", "/")
		known := strings.Contains(code, "/") || strings.HasPrefix(code, "GB") || strings.HasPrefix(code, "DB") || code == "ISO" || code == "IEC" || code == "TSG"
		if !known {
			continue
		}
		want := code + " " + serial
		wrong := space != " " || code != written
		if m[8] >= 0 {
			dash := r.Text[m[8]:m[9]]
			foreign := strings.HasPrefix(code, "ISO") || strings.HasPrefix(code, "IEC")
			if foreign {
				dash, want = "—", want+r.Text[m[7]:m[1]]
			} else {
				want += "—" + r.Text[m[10]:m[11]]
			}
			wrong = wrong || dash != "—" || r.Text[m[7]:m[1]] != strings.TrimSpace(r.Text[m[7]:m[1]]) || !foreign && strings.Contains(r.Text[m[7]:m[1]], " ")
		}
		if wrong {
			d.reportFix(numberForm, r, m[0], m[1], want, r.Text[m[0]:m[1]], want)
		}
	}
}
