package main

import (
	"strings"

	"guiju/generator/model"
	"guiju/generator/registers"
	"guiju/generator/schema"
	"guiju/generator/sheet"
)

// registerWords are the words of package schema as package registers takes
// them.
func registerWords() registers.Words {
	return registers.Words{Files: schema.Files(), Choices: schema.Choices}
}

// sheetsOf are registers as the sheets of a workbook.
func sheetsOf(tables []registers.Table) (out []sheet.Sheet) {
	for _, t := range tables {
		s := sheet.Sheet{Key: t.Key, Name: t.Title, About: t.About, Frozen: t.Frozen}
		for _, c := range t.Columns {
			column := sheet.Column{Key: c.Key, Title: c.Title, About: c.About, Kind: sheet.Kind(c.Kind), ReadOnly: c.ReadOnly, Required: c.Required, Hidden: c.Hidden, Width: c.Width}
			for _, ch := range c.Choices {
				column.Choices = append(column.Choices, sheet.Choice(ch))
			}
			s.Columns = append(s.Columns, column)
		}
		for _, r := range t.Rows {
			s.Rows = append(s.Rows, r.Cells)
		}
		out = append(out, s)
	}
	return out
}

// tablesOf are the sheets that came back as registers. A column that like does
// not have is known by its key only.
func tablesOf(returned []sheet.Returned, like []registers.Table) (out []registers.Table) {
	for _, r := range returned {
		t := registers.Table{Key: r.Key}
		var known []registers.Column
		for _, l := range like {
			if l.Key == r.Key {
				t.Title, known = l.Title, l.Columns
			}
		}
		for _, key := range r.Columns {
			column := registers.Column{Key: key}
			for _, k := range known {
				if k.Key == key {
					column = k
				}
			}
			t.Columns = append(t.Columns, column)
		}
		for _, row := range r.Rows {
			in := registers.Row{Cells: row.Cells, Place: r.Tab.At(row.N, 1)}
			for i := range row.Cells {
				in.Places = append(in.Places, r.At(row, i))
			}
			t.Rows = append(t.Rows, in)
		}
		out = append(out, t)
	}
	return out
}

// listedRows are the rows of a 明细表 as package registers takes them.
func listedRows(rows []sheet.DirectoryRow) (out []registers.DirectoryRow) {
	for i := range rows {
		r := &rows[i]
		out = append(out, registers.DirectoryRow{
			Code: r.Code, Number: r.Number, Title: r.Title, TitleEn: r.TitleEn, Level: r.Level, Box: r.Box, Groups: r.Groups,
			Issued: r.Issued, InForce: r.InForce, Charge: r.Charge, Drafters: r.Drafter, Replaces: r.Replaces, Remark: r.Remark,
			Extra: unplaced(r), Place: r.Place,
			Places: map[string]model.Pos{
				"code": r.At(sheet.Code), "number": r.At(sheet.Number), "title": r.At(sheet.Title), "level": r.At(sheet.Level),
				"box": r.At(sheet.Box), "issued": r.At(sheet.Issued), "inforce": r.At(sheet.InForce), "replaces": r.At(sheet.Replaces),
			},
		})
	}
	return out
}

// unplaced is what a 明细表 says that no key of the content holds: it is shown
// with the heads of its columns.
func unplaced(r *sheet.DirectoryRow) map[string]string {
	extra := map[string]string{}
	for head, words := range r.Extra {
		extra[head] = words
	}
	for head, words := range map[string]string{
		"采用关系": r.Adopted, "完成时限": r.Due, "标准性质": r.Nature, "标准状态": r.Status, "编制状态": r.Stage,
	} {
		if strings.TrimSpace(words) != "" {
			extra[head] = words
		}
	}
	return extra
}

// isWorkbook reports whether a file is one of tables, by its ending.
func isWorkbook(name string) bool {
	for _, ending := range []string{".xlsx", ".xlsm", ".xls", ".et", ".csv"} {
		if strings.HasSuffix(strings.ToLower(name), ending) {
			return true
		}
	}
	return false
}
