package sheet

import (
	"strings"
	"testing"
	"time"

	"guiju/generator/model"
)

// TestParseDate: the ways in which people write a day, and what is not guessed.
func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"2022-05-01": "2022-05-01", "2022-5-1": "2022-05-01", "2022.5.1": "2022-05-01", "2022/5/1": "2022-05-01", "2022、5、1": "2022-05-01",
		"2022年5月1日": "2022-05-01", "2022年05月01日": "2022-05-01", "2022 年 5 月 1 日": "2022-05-01", "2022年5月1号": "2022-05-01", "2022年5月1": "2022-05-01",
		"20220501": "2022-05-01", "２０２２年５月１日": "2022-05-01", "２０２２．５．１": "2022-05-01", "２０２２－５－１": "2022-05-01", "2022—05—01": "2022-05-01", "2022–05–01": "2022-05-01",
		"二〇二二年五月一日": "2022-05-01", "二○二二年十二月三十一日": "2022-12-31", "二零二二年十月二十日": "2022-10-20", "二Ｏ二二年五月一日": "2022-05-01",
		" 2022-05-01 ": "2022-05-01", "\u00a02022-05-01": "2022-05-01", "2022-05-01 00:00:00": "2022-05-01", "2022-05-01T00:00:00Z": "2022-05-01", "2022/5/1 0:00": "2022-05-01",
		"自2022年5月1日起实施": "2022-05-01", "2022年5月1日发布": "2022-05-01", "2022-5-1起": "2022-05-01",
		"1900-01-01": "1900-01-01", "2199-12-31": "2199-12-31", "2024-2-29": "2024-02-29",

		"2022年5月": "no-day", "2022-05": "no-day", "2022.5": "no-day", "2022": "no-day", "2022年": "no-day", "二〇二二年五月": "no-day",
		"2022-02-30": "no-such", "2023-2-29": "no-such", "2022-13-01": "no-such", "2022-00-10": "no-such", "20221301": "no-such",
		"22.5.1": "two-digit", "22年5月1日": "two-digit", "5/1/2022": "order", "1-5-2022": "order",
		"1899-12-31": "far-off", "2200-01-01": "far-off", "0001-01-01": "far-off",
		"": "not-date", "待定": "not-date", "—": "not-date", "发布之日": "not-date", "2022-5-1-1": "not-date", "2022年5月1日8时": "not-date", "2022-05-01 08:00": "not-date", "五月一日": "not-date", "44682": "not-date",
	} {
		d, fault := ParseDate(s)
		if got := d.String() + string(fault); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// TestSerial: the numbers of days, of both systems, there and back.
func TestSerial(t *testing.T) {
	for d := model.NewDate(1900, 3, 1); d.Before(model.NewDate(2200, 1, 1)); d = model.NewDate(d.Year, d.Month, d.Day+1) {
		n, ok := toSerial(d)
		back, seconds, fine := fromSerial(float64(n), false)
		later, _, _ := fromSerial(float64(n-1462), true)
		if !ok || !fine || back != d || seconds != 0 || n >= 1462 && later != d {
			t.Fatalf("%s is %d, which is %s or %s", d, n, back, later)
		}
		if time.Duration(n) == lastDay && d != model.NewDate(2199, 12, 31) {
			t.Errorf("the last day is %s", d)
		}
	}
	if _, _, ok := fromSerial(60, false); ok {
		t.Error("29 February 1900 is taken for a day")
	}
	if _, ok := toSerial(model.NewDate(1900, 2, 28)); ok {
		t.Error("a day before March 1900 is written as a number, which programs show differently")
	}
}

// TestFormats: which number formats are days, and which show zeros.
func TestFormats(t *testing.T) {
	for code, want := range map[string]format{
		"": {}, "General": {}, "@": {}, "0": {whole: 1}, "0.00": {whole: 1, part: 2}, "000": {whole: 3}, "0.00_ ": {whole: 1, part: 2}, "0.00E+00": {}, "#,##0": {}, "0%": {}, `"第"0"项"`: {},
		"yyyy-mm-dd": {date: true}, `yyyy"年"m"月"d"日"`: {date: true}, "[$-804]yyyy/m/d;@": {date: true}, "m/d": {date: true}, `[DBNum1]yyyy"年"m"月"`: {date: true}, "mmm": {date: true},
		"[h]:mm": {}, `"yd"0`: {}, `\y0`: {}, "[Red]0": {}, `"⚠ "yyyy-mm-dd`: {date: true},
	} {
		if got := formatOf(200, code); got != want {
			t.Errorf("%q: %+v, want %+v", code, got, want)
		}
	}
	for _, id := range []int{14, 22, 27, 31, 36, 50, 57} {
		if !formatOf(id, "").date {
			t.Errorf("format %d is a date", id)
		}
	}
	for v, want := range map[float64]string{1.1: "1.10", 1.125: "1.125", 0: "0.00", -2: "-2.00", 1e15: "1000000000000000.00"} {
		if got := (format{whole: 1, part: 2}).write(v); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

// TestTidy: line breaks that fit a column go away, spaces between words stay.
func TestTidy(t *testing.T) {
	for s, want := range map[string]string{
		"标准\n名称": "标准名称", "DB41/T\nS001": "DB41/T S001", " a \r\n b ": "a b", "张 三  李四": "张 三 李四", "甲\n\n乙": "甲乙", "\u200b甲\u00a0乙": "甲 乙", "甲，\n乙": "甲，乙", "": "",
	} {
		if got := tidy(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	if got := Narrow("ＤＢ４１／Ｔ　１—２０２２\u00a0（甲）"); got != "DB41/T 1—2022 (甲)" {
		t.Errorf("narrow %q", got)
	}
	if got := breadth("标准a\nb" + strings.Repeat("长", 3)); got != 7 {
		t.Errorf("breadth %d", got)
	}
}
