package main

import (
	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/sheet"
)

// addDirectory writes a directory as data files at the path without its
// ending, in every language: CSV, a workbook and JSON.
func addDirectory(tree map[string][]byte, d *derive.Derived, path string, rows []derive.Row) error {
	if len(rows) == 0 {
		return nil
	}
	for _, l := range d.System.Langs() {
		name := model.Bilingual{Zh: "标准明细表", En: "Directory of standards"}.In(l)
		t := sheet.Table(derive.DirectoryTable(d.System, rows, d.Day, l, name))
		book, err := sheet.XLSX(t)
		if err != nil {
			return err
		}
		tree[l.Prefix()+path+".csv"] = sheet.CSV(t)
		tree[l.Prefix()+path+".xlsx"] = book
		tree[l.Prefix()+path+".json"] = derive.DirectoryJSON(d.System, rows, d.Day, l)
	}
	return nil
}
