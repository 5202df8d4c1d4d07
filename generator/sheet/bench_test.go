package sheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// rows5000 is a list of 5000 standards in the layout of 2009.
func rows5000(b *testing.B) []byte {
	var s strings.Builder
	s.WriteString("序号|标准体系编号|标准号|标准名称|宜定级别|实施日期|国际国外标准号及采用关系|被代替标准号或作废|备注\n")
	for i := range 5000 {
		fmt.Fprintf(&s, "%d|%d.%d|DB41/T S%04d—2022|样本标准第%d项的名称|地方标准|@%d|||样本\n", i+1, i/100+101, i%100+1, i, i, 40000+i)
	}
	return grid(b, s.String())
}

func BenchmarkRead(b *testing.B) {
	raw := rows5000(b)
	b.ReportAllocs()
	for b.Loop() {
		mustBook(b, "a.xlsx", raw)
	}
}

func BenchmarkDirectory(b *testing.B) {
	book := mustBook(b, "a.xlsx", rows5000(b))
	b.ReportAllocs()
	for b.Loop() {
		if rows, _ := Directory(book); len(rows) != 5000 {
			b.Fatal(len(rows))
		}
	}
}

func BenchmarkWorkbook(b *testing.B) {
	s := sample()
	s.Rows = nil
	for i := range 5000 {
		s.Rows = append(s.Rows, []string{fmt.Sprint(i), fmt.Sprintf("样本标准第%d项的名称", i), fmt.Sprintf("DB41/T S%04d—2022", i), "local", "2022-05-01", "3", "true", "样本"})
	}
	b.ReportAllocs()
	for b.Loop() {
		if raw, _ := Workbook(Front{}, s); len(raw) == 0 {
			b.Fatal("no workbook")
		}
	}
}

func BenchmarkMark(b *testing.B) {
	raw := rows5000(b)
	var notes []CellNote
	for i := range 500 {
		notes = append(notes, CellNote{Tab: "Sheet1", Row: i*10 + 2, Col: 4, Severity: 1, Message: both("请核对", "please check")})
	}
	b.ReportAllocs()
	for b.Loop() {
		if out, err := Mark(raw, notes); err != nil || bytes.Equal(out, raw) {
			b.Fatal(err)
		}
	}
}
