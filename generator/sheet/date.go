package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"guiju/generator/model"
)

// DateFault says why words are not a day; "" where they are one.
type DateFault string

const (
	NotDate  DateFault = "not-date"  // no date at all
	NoDay    DateFault = "no-day"    // 2022年5月, 2022
	NoSuch   DateFault = "no-such"   // 2022-02-30
	TwoDigit DateFault = "two-digit" // 22.5.1
	Order    DateFault = "order"     // 5/1/2022: day or month first?
	FarOff   DateFault = "far-off"   // before 1900 or after 2199
)

var (
	dateParts    = regexp.MustCompile(`^(\d{1,4})\s*(年|[-./、—–‐‑−·])\s*(\d{1,2})(?:\s*(?:月|[-./、—–‐‑−·])\s*(\d{1,4})\s*(?:日|号)?|\s*月?)$`)
	dateSolid    = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	dateYear     = regexp.MustCompile(`^(?:19|20|21)\d{2}年?$`)
	dateMidnight = regexp.MustCompile(`[T ]\s*0{1,2}[:时]0{2}(?:[:分]0{2}(?:\.0+)?秒?|分)?Z?$`)
)

// hanDate finds the Chinese numerals of a date; a capital O stands for 〇 in many.
var hanDate = regexp.MustCompile(`[零〇○O一二三四五六七八九十]+`)

// ParseDate reads a day as people in China write it in tables: 2022-5-1,
// 2022.5.1, 2022/5/1, 2022年5月1日, 20220501, the same in full-width digits,
// 二〇二二年五月一日, with 起, 起实施 or a midnight behind it. A month without its
// day, a year of two digits and a year that stands last are not guessed at.
// (The years are those that package source accepts.)
func ParseDate(s string) (model.Date, DateFault) {
	s = strings.TrimSpace(Narrow(s))
	s = dateMidnight.ReplaceAllString(s, "")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "自"), "于")
	for _, end := range []string{"实施", "施行", "执行", "发布", "印发", "开始", "起"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, end))
	}
	if strings.ContainsAny(s, "年月") || hanDate.FindString(s) == s {
		s = hanDate.ReplaceAllStringFunc(s, func(n string) string {
			v, ok := model.ParseHan(strings.ReplaceAll(n, "O", "〇"))
			if !ok {
				return n
			}
			return strconv.Itoa(v)
		})
	}
	s = strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
	if m := dateSolid.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if dateYear.MatchString(s) {
		return model.Date{}, NoDay
	}
	m := dateParts.FindStringSubmatch(s)
	switch {
	case m == nil:
		return model.Date{}, NotDate
	case len(m[1]) == 4 && m[4] == "":
		return model.Date{}, NoDay
	case len(m[1]) == 4 && len(m[4]) <= 2:
		return day(m[1], m[3], m[4])
	case len(m[1]) <= 2 && len(m[4]) == 4:
		return model.Date{}, Order
	case len(m[1]) <= 2 && m[4] != "" && len(m[4]) <= 2:
		return model.Date{}, TwoDigit
	}
	return model.Date{}, NotDate
}

func day(year, month, day string) (model.Date, DateFault) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	n, _ := strconv.Atoi(day)
	d := model.Date{Year: y, Month: time.Month(m), Day: n}
	switch {
	case y < 1900 || y > 2199:
		return model.Date{}, FarOff
	case m < 1 || m > 12 || d != model.NewDate(y, time.Month(m), n):
		return model.Date{}, NoSuch
	}
	return d, ""
}

// words is what a fault is called, and how the cell should be written.
func (f DateFault) words() (what, how model.Bilingual) {
	how = model.Bilingual{Zh: "写成 2022-05-01 这样的年月日", En: "write the day as 2022-05-01"}
	switch f {
	case NoDay:
		return model.Bilingual{Zh: "只有年月，没有日", En: "it has no day of the month"},
			model.Bilingual{Zh: "补上日（如 2022-05-01）；查不到就清空，空着表示“未知”", En: "add the day (2022-05-01); where it is not known clear the cell, which means “not known”"}
	case NoSuch:
		return model.Bilingual{Zh: "没有这一天", En: "there is no such day"}, how
	case TwoDigit:
		return model.Bilingual{Zh: "年份只有两位", En: "its year has two digits"},
			model.Bilingual{Zh: "年份写四位（如 2022-05-01）", En: "write the year with four digits (2022-05-01)"}
	case Order:
		return model.Bilingual{Zh: "年份在后，分不清月和日", En: "the year stands last, so day and month cannot be told apart"},
			model.Bilingual{Zh: "先写年，再写月、日（如 2022-05-01）", En: "write year, month, day in this order (2022-05-01)"}
	case FarOff:
		return model.Bilingual{Zh: "年份不可信", En: "its year cannot be right"}, how
	}
	return model.Bilingual{Zh: "不是日期", En: "it is not a date"}, how
}

// The serial numbers of ECMA-376 part 1, 18.17.4: day 1 is 1 January 1900, and
// the system counts a 29 February 1900 that never was; or day 0 is
// 1 January 1904.
const lastSerial = 2958465 // 31 December 9999

// fromSerial turns a serial number into a day and the seconds of its time.
func fromSerial(v float64, from1904 bool) (d model.Date, seconds int, ok bool) {
	whole := int(v)
	if v < 0 || v > lastSerial+1 || !from1904 && whole == 60 {
		return model.Date{}, 0, false
	}
	seconds = int((v-float64(whole))*86400 + 0.5)
	if seconds == 86400 {
		whole, seconds = whole+1, 0
	}
	switch {
	case from1904:
		return model.NewDate(1904, 1, 1+whole), seconds, true
	case whole < 60:
		return model.NewDate(1899, 12, 31+whole), seconds, true
	}
	return model.NewDate(1899, 12, 30+whole), seconds, true
}

// toSerial is the number of a day in the 1900 system; ok is false for days that
// programs show differently (before March 1900).
func toSerial(d model.Date) (n int, ok bool) {
	n = int((d.Time().Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()) / 86400)
	return n, n > 60 && n <= lastSerial
}
