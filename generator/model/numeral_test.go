package model

import (
	"strings"
	"testing"
)

func TestHanRoundTrip(t *testing.T) {
	for n := 1; n <= 9999; n++ {
		if got, ok := ParseHan(han(n)); !ok || got != n {
			t.Fatalf("%d -> %s -> %d, %v", n, han(n), got, ok)
		}
	}
}

func TestParseHan(t *testing.T) {
	for s, want := range map[string]int{
		"十": 10, "十二": 12, "二十": 20, "一百零三": 103, "一百一十": 110, "一百十": 110,
		"一千一百六十五": 1165, "一千零一": 1001, "二〇二一": 2021, "两百": 200,
	} {
		if got, ok := ParseHan(s); !ok || got != want {
			t.Errorf("%s: %d, %v; want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "甲", "十百", "一一百", "12", "一万"} {
		if n, ok := ParseHan(s); ok {
			t.Errorf("%q was read as %d", s, n)
		}
	}
}

func TestFragment(t *testing.T) {
	for in, want := range map[string]string{
		"第十二条": "12", "第十二条之一": "12-1", "第一千一百六十五条": "1165",
		"第一章": "chapter-1", "第二节": "section-2", "第三编": "part-3", "第一分编": "subpart-1",
		"附录A": "A", "附录 B": "B", "Annex C": "C", "表1": "table-1", "表A.1": "table-A.1", "Table 2": "table-2",
		"图3": "figure-3", "公式(3)": "formula-3", "公式（A.1）": "formula-A.1",
		"5.2.1": "5.2.1", "A.1": "A.1", "5.2.1-a": "5.2.1-a", "foreword": "foreword", "12-1": "12-1",
		"": "", "表": "表",
	} {
		if got := Fragment(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestTarget(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Target
		ok   bool
	}{
		{"db41-t-s001#5.2", Target{"db41-t-s001", "", "5.2"}, true},
		{"db41-t-s001/2021#5.2", Target{"db41-t-s001", "2021", "5.2"}, true},
		{"affairs-regulation#第十二条", Target{"affairs-regulation", "", "12"}, true},
		{"db41-t-s001", Target{"db41-t-s001", "", ""}, true},
		{"#5.2", Target{"", "", "5.2"}, true},
		{"", Target{}, false},
		{"Not A Work#5", Target{"Not A Work", "", "5"}, false},
		{"../etc#5", Target{"..", "etc", "5"}, false},
	} {
		got, ok := ParseTarget(c.in)
		if got != c.want || ok != c.ok {
			t.Errorf("%q: %+v, %v; want %+v, %v", c.in, got, ok, c.want, c.ok)
		}
		if back, _ := ParseTarget(got.String()); ok && back != got {
			t.Errorf("%q does not survive its own string form %q", c.in, got)
		}
	}
}

// han writes n (1 to 9999) as a Chinese numeral: 12 -> 十二, 103 -> 一百零三.
func han(n int) string {
	const digits = "零一二三四五六七八九"
	d := []rune(digits)
	var b strings.Builder
	zero := false
	for _, u := range []struct {
		v int
		s string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		q := n / u.v
		n %= u.v
		switch {
		case q == 0:
			zero = b.Len() > 0
			continue
		case zero:
			b.WriteRune('零')
			zero = false
		}
		if !(q == 1 && u.v == 10 && b.Len() == 0) {
			b.WriteRune(d[q])
		}
		b.WriteString(u.s)
	}
	return b.String()
}
