package model

import "testing"

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ typed, normal, stem, year string }{
		{"DB41/T S001—2024", "DB41/T S001—2024", "DB41/T S001", "2024"},
		{"DB41／T　S001-2024", "DB41/T S001—2024", "DB41/T S001", "2024"},
		{" DB41/T  S001 – 2024 ", "DB41/T S001—2024", "DB41/T S001", "2024"},
		{"ＤＢ４１／Ｔ Ｓ００１－２０２４", "DB41/T S001—2024", "DB41/T S001", "2024"},
		{"DB41/T S001――2024", "DB41/T S001—2024", "DB41/T S001", "2024"},
		{"DB41/T XXXX—XXXX", "DB41/T XXXX—XXXX", "DB41/T XXXX", "XXXX"},
		{"GB/T 1.1", "GB/T 1.1", "GB/T 1.1", ""},
		{"gb / t1.1-2020", "GB/T 1.1—2020", "GB/T 1.1", "2020"},
		{"样内 S001—2024", "样内 S001—2024", "样内 S001", "2024"},
		{"Q/JG 01-02", "Q/JG 01-02", "Q/JG 01-02", ""},
		{"", "", "", ""},
	} {
		got := NormalNumber(c.typed)
		stem, year := SplitNumber(got)
		if got != c.normal || stem != c.stem || year != c.year {
			t.Errorf("%q: %q, %q, %q; want %q, %q, %q", c.typed, got, stem, year, c.normal, c.stem, c.year)
		}
	}
}
