package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"guiju/generator/model"
)

// howTo is what everybody should know who edits a workbook.
var howTo = []model.Bilingual{
	{Zh: "直接改单元格；加一项就在表的末尾（或中间）插一行，删一项就删整行。行和列的顺序可以调整，可以排序和筛选。",
		En: "Edit the cells; add an entry by inserting a row, remove one by deleting its row. Rows and columns may be moved, sorted and filtered."},
	{Zh: "标题带 * 的列必填；灰色、标着“只读”的列只供查看，改了不会写入，导入时会报告。",
		En: "Columns marked * must be filled; grey ones marked “read-only” are for looking, and a change to them is reported and not taken."},
	{Zh: "鼠标停在标题上，可以看到这一列是什么意思。第 1 行和编号列是隐藏的，程序靠它们认出各列各行，请不要删除。",
		En: "Hover over a head to see what the column means. Row 1 and the columns of identifiers are hidden: the program knows columns and rows by them, so leave them in place."},
	{Zh: "有下拉列表的格从列表中选；日期写成 2022-05-01；编号按文本保存，001、1-2 不会变样。一格之内换行用 Alt+Enter。",
		En: "Choose where a list is offered; write days as 2022-05-01; codes are kept as text, so 001 and 1-2 stay as typed. Alt+Enter breaks a line within a cell."},
	{Zh: "空着表示“未知”或“没有”。可以另加备注列和说明页，导入时会列出，但不写入。",
		En: "An empty cell means “not known” or “none”. Columns and pages of your own may be added; an import lists them and does not take them."},
	{Zh: "改好后保存为 .xlsx 再导入；导入先显示改了什么，确认以后才写入。",
		En: "Save it as .xlsx and import it: the import first shows what changes, and writes only after that."},
}

// readMe writes the first page.
func (w *writer) readMe(front Front, sheets []Sheet, names []string) {
	widths := []float64{22, 24, 10, 84}
	for i, width := range widths {
		letter := string(rune('A' + i))
		must(w.SetColWidth(readMeTab, letter, letter, width))
	}
	row := 1
	put := func(col, style int, words string) {
		at := Address(row, col)
		w.words(readMeTab, at, words)
		must(w.SetCellStyle(readMeTab, at, at, style))
	}
	both := func(b model.Bilingual) string { return strings.Trim(b.Zh+"\n"+b.En, "\n") }
	line := func(style int, words string) {
		must(w.MergeCell(readMeTab, Address(row, 1), Address(row, len(widths))))
		put(1, style, words)
		must(w.SetRowHeight(readMeTab, row, high([]string{words}, []float64{22 + 24 + 10 + 84})))
		row++
	}
	put(1, w.key, readMeKey)
	must(w.SetRowVisible(readMeTab, 1, false))
	row++
	put(1, w.title, front.Title.Zh)
	must(w.SetRowHeight(readMeTab, row, 24))
	row++
	if front.Title.En != "" {
		put(1, w.strong, front.Title.En)
		must(w.SetCellStyle(readMeTab, Address(row, 1), Address(row, 1), w.title))
		must(w.SetRowHeight(readMeTab, row, 24))
		row++
	}
	if !front.About.Empty() {
		line(w.plain, both(front.About))
	}
	row++
	line(w.strong, "怎样使用 / How to use it")
	for i, n := range append(append([]model.Bilingual{}, howTo...), front.Notes...) {
		line(w.plain, fmt.Sprintf("%d  %s\n    %s", i+1, n.Zh, n.En))
	}
	row++
	put(1, w.strong, "表 / Sheet")
	put(3, w.strong, "行 / Rows")
	put(4, w.strong, "内容 / What it holds")
	row++
	for i := range sheets {
		s := &sheets[i]
		words := []string{names[i], s.Name.En, "", both(s.About)}
		must(w.SetRowHeight(readMeTab, row, high(words, widths)))
		put(1, w.link, names[i])
		put(2, w.plain, s.Name.En)
		must(w.SetCellHyperLink(readMeTab, Address(row, 1), "'"+strings.ReplaceAll(names[i], "'", "''")+"'!A2", "Location"))
		must(w.SetCellInt(readMeTab, Address(row, 3), int64(len(s.Rows))))
		must(w.SetCellStyle(readMeTab, Address(row, 3), Address(row, 3), w.count))
		put(4, w.plain, words[3])
		row++
	}
	off := false
	must(w.SetSheetView(readMeTab, 0, &excelize.ViewOptions{ShowGridLines: &off}))
	w.print(readMeTab, 1, 0)
	w.SetActiveSheet(0)
}
