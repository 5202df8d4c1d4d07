package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manyStandards is a province whose standards came as Word files or in a list:
// they have a number and a title, and nothing of what an editor then adds in
// the directory.
func manyStandards(b testing.TB, n int) {
	b.Helper()
	b.Chdir(b.TempDir())
	must(b, exitOK, "init", "--province", "河南省", "--owner", "样本单位")
	for i := range n {
		dir := filepath.Join("content", "standards", fmt.Sprintf("db41-t-%d", 10000+i))
		if err := os.MkdirAll(filepath.Join(dir, "2024"), 0o755); err != nil {
			b.Fatal(err)
		}
		writeTest(b, filepath.Join(dir, "work.toml"), "level = \"local\"\n")
		writeTest(b, filepath.Join(dir, "2024", "edition.toml"), fmt.Sprintf("number = \"DB41/T %d—2024\"\ntitle.zh = \"样本规范之%d\"\n", 10000+i, i))
	}
}

// quietly runs the program.
func quietly(b *testing.B, args ...string) {
	b.Helper()
	if code := run(context.Background(), append(args, "--as-of", asOf), io.Discard, io.Discard); code != exitOK {
		b.Fatalf("%s: exit %d", strings.Join(args, " "), code)
	}
}

// fillDirectory adds a box, adopters and dates to the first n standards.
func fillDirectory(t testing.TB, name string, n int) {
	t.Helper()
	edited(t, name, func(e editor) {
		const list = "标准明细表"
		for key, value := range map[string]any{"work.box": "310", "work.adopters": "洛阳市、郑州市", "edition.issued": "2024-02-01", "edition.in-force": "2024-05-01"} {
			column := e.column(list, key)
			for row := range n {
				e.must(e.SetCellValue(list, fmt.Sprint(column, 4+row), value))
			}
		}
	})
}

// BenchmarkWorkbook measures what an editor waits for: all registers out; in
// again without a change; in again with a box, adopters and dates added to every
// standard.
func BenchmarkWorkbook(b *testing.B) {
	for _, n := range []int{140, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			manyStandards(b, n)
			quietly(b, "export", "workbook", "表.xlsx")
			b.Run("export", func(b *testing.B) {
				for b.Loop() {
					quietly(b, "export", "workbook", "表.xlsx", "--force")
				}
			})
			b.Run("unchanged", func(b *testing.B) {
				for b.Loop() {
					quietly(b, "import", "表.xlsx")
				}
			})
			fillDirectory(b, "表.xlsx", n)
			b.Run("edited", func(b *testing.B) {
				for b.Loop() {
					quietly(b, "import", "表.xlsx")
				}
			})
		})
	}
}
