package sheet

import (
	"bytes"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf16"

	"guiju/generator/encoding"
	"guiju/generator/model"
)

// Read makes a book of the bytes of a workbook (.xlsx, .xlsm, .xltx) or of a
// CSV file; which of them it is the bytes say, but a text under the name of a
// workbook is refused: nobody knows what went wrong with it. Whatever is wrong with the file is among the problems; where one is an error there may be no
// book.
func Read(name string, raw []byte) (*Book, []model.Problem) { return read(name, raw, bounds) }

func read(name string, raw []byte, limit limits) (*Book, []model.Problem) {
	pos := model.Pos{File: name}
	only := func(p model.Problem) (*Book, []model.Problem) { return nil, []model.Problem{p} }
	switch {
	case int64(len(raw)) > limit.bytes:
		return only(fileLimit.At(pos, model.Bilingual{Zh: "文件的字节数", En: "bytes of the file"}, limit.bytes))
	case len(bytes.TrimSpace(raw)) == 0:
		return only(fileEmpty.At(pos))
	case bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}): // [MS-CFB] 2.2
		if bytes.Contains(raw, utf16Bytes("EncryptedPackage")) { // [MS-OFFCRYPTO] 2.3.2
			return only(fileEncrypted.At(pos))
		}
		return only(fileOld.At(pos))
	case bytes.HasPrefix(raw, []byte("PK")):
		b, ps, err := readWorkbook(name, raw, limit)
		if err != nil {
			var s stop
			if !errors.As(err, &s) {
				panic("BUG: " + err.Error())
			}
			return nil, append(ps, s.Problem)
		}
		return b, ps
	}
	if what, ok := foreign(raw); ok {
		return only(fileForeign.At(pos, what))
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".xltx", ".xls", ".et", ".ett", ".ods":
		return only(fileForeign.At(pos, model.Bilingual{Zh: "纯文本（若是 CSV，请把扩展名改为 .csv）", En: "plain text (if it is CSV, change the ending to .csv)"}))
	}
	return readCSV(name, raw, limit)
}

// utf16Bytes is how names stand in a compound file.
func utf16Bytes(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// foreign recognises files that are neither a workbook nor words in rows.
func foreign(raw []byte) (what model.Bilingual, ok bool) {
	head := bytes.Clone(bytes.TrimSpace(bytes.TrimPrefix(raw[:min(len(raw), 1024)], []byte("\ufeff"))))
	for i, c := range head { // not bytes.ToLower, which changes what is not UTF-8
		if c >= 'A' && c <= 'Z' {
			head[i] = c + 'a' - 'A'
		}
	}
	begins := func(words ...string) bool {
		for _, w := range words {
			if bytes.HasPrefix(head, []byte(w)) {
				return true
			}
		}
		return false
	}
	switch {
	case begins("%pdf"):
		return model.Bilingual{Zh: "PDF 文件", En: "a PDF file"}, true
	case begins("<html", "<!doctype", "<table", "<meta", "<head", "<style", "<script"):
		return model.Bilingual{Zh: "网页（只是改了扩展名）", En: "a web page under another ending"}, true
	case begins("<?xml", "<workbook"):
		return model.Bilingual{Zh: "XML 文件", En: "an XML file"}, true
	case begins("\x89png", "\xff\xd8\xff", "gif8"):
		return model.Bilingual{Zh: "图片", En: "a picture"}, true
	case begins("{\\rtf"):
		return model.Bilingual{Zh: "RTF 文件", En: "an RTF file"}, true
	case begins("rar!", "7z\xbc\xaf"):
		return model.Bilingual{Zh: "压缩包", En: "an archive"}, true
	}
	return what, false
}

// archives are the kinds of ZIP that are not workbooks, by a part or folder
// that they have.
var archives = []struct {
	part string
	what model.Bilingual
}{
	{"xl/workbook.bin", model.Bilingual{Zh: "二进制工作簿（.xlsb）", En: "a binary workbook (.xlsb)"}},
	{"word/", model.Bilingual{Zh: "Word 文档", En: "a Word document"}},
	{"ppt/", model.Bilingual{Zh: "演示文稿", En: "a presentation"}},
	{"meta-inf/manifest.xml", model.Bilingual{Zh: "OpenDocument 文件（.ods 等）", En: "an OpenDocument file (such as .ods)"}},
	{"index/", model.Bilingual{Zh: "Numbers 表格", En: "a Numbers table"}},
	{"ofd.xml", model.Bilingual{Zh: "OFD 文件", En: "an OFD file"}},
}

func readWorkbook(name string, raw []byte, limit limits) (*Book, []model.Problem, error) {
	c, err := open(name, raw, limit)
	if err != nil {
		return nil, nil, err
	}
	var ps []model.Problem
	if !c.has("_rels/.rels") || !c.underneath("xl/") || c.has("xl/workbook.bin") {
		for _, a := range archives {
			if c.underneath(a.part) {
				return nil, nil, stop{fileForeign.At(c.at(), a.what)}
			}
		}
		return nil, nil, stop{fileForeign.At(c.at(), model.Bilingual{Zh: "压缩包，不是工作簿", En: "an archive, not a workbook"})}
	}
	w, parts, err := workbookPart(c)
	if err != nil {
		return nil, nil, err
	}
	if c.has("xl/vbaProject.bin") || c.underneath("xl/macrosheets/") {
		ps = append(ps, fileMacros.At(c.at()))
	}
	if c.underneath("xl/externallinks/") {
		ps = append(ps, fileLinks.At(c.at()))
	}
	b := &Book{Name: name}
	for _, part := range parts {
		t := &Tab{Name: part.name, Hidden: part.hidden, file: name, part: part.path}
		if part.kind != "worksheet" {
			ps = append(ps, tabForeign.At(t.At(0, 0), part.name))
			continue
		}
		if err := w.tab(t, part.path); err != nil {
			return nil, ps, err
		}
		b.Tabs = append(b.Tabs, t)
		ps = append(ps, t.findings()...)
	}
	return b, ps, nil
}

// findings are what the cells of a tab are that no register can take as it is.
func (t *Tab) findings() (ps []model.Problem) {
	if t.drawing {
		ps = append(ps, tabDrawing.At(t.At(0, 0), t.Name))
	}
	type run struct{ first, last Cell }
	open := map[int]run{}
	var runs []run
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			switch {
			case c.Kind == ErrorCell:
				ps = append(ps, cellError.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col), c.Text))
			case c.Lost:
				ps = append(ps, cellDigits.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col), c.Text))
			}
			if !c.Formula || c.Kind == ErrorCell {
				continue
			}
			if c.Text == "" {
				ps = append(ps, cellUncalculated.At(t.At(c.Row, c.Col), t.Address(c.Row, c.Col)))
				continue
			}
			if o, ok := open[c.Col]; ok && o.last.Row == c.Row-1 {
				open[c.Col] = run{o.first, c}
				continue
			} else if ok {
				runs = append(runs, o)
			}
			open[c.Col] = run{c, c}
		}
	}
	for _, col := range slices.Sorted(maps.Keys(open)) {
		runs = append(runs, open[col])
	}
	for _, r := range runs {
		var where model.Bilingual // one cell is told by its place
		if r.last.Row > r.first.Row {
			last := Address(r.last.Row, r.last.Col)
			where = model.Bilingual{Zh: "到 " + last + " 为止都", En: "down to " + last + ": "}
		}
		ps = append(ps, cellFormula.At(t.At(r.first.Row, r.first.Col), where, quote(r.first.Text)))
	}
	return model.SortProblems(ps)
}

func readCSV(name string, raw []byte, limit limits) (*Book, []model.Problem) {
	pos := model.Pos{File: name}
	text, found := encoding.Decode(raw)
	var ps []model.Problem
	switch found.Kind {
	case encoding.NUL:
		return nil, []model.Problem{fileForeign.At(pos, model.Bilingual{Zh: "二进制文件", En: "a binary file"})}
	case encoding.Broken:
		return nil, []model.Problem{fileEncoding.At(pos)}
	case encoding.GBK, encoding.UTF16LE, encoding.UTF16BE:
		ps = append(ps, fileConverted.At(pos, string(found.Kind)))
	}
	rows, unclosed := parseCSV(string(text))
	t := &Tab{file: name}
	cells := 0
	for _, r := range rows {
		row := Row{N: r.n}
		for i, s := range r.cells {
			if s == "" {
				continue
			}
			over := func(what model.Bilingual, most int) (*Book, []model.Problem) {
				return nil, append(ps, fileLimit.At(pos, what, most))
			}
			switch cells++; {
			case cells > limit.cells:
				return over(model.Bilingual{Zh: "有内容的单元格数", En: "cells that hold something"}, limit.cells)
			case r.n > limit.rows:
				return over(model.Bilingual{Zh: "行数", En: "rows"}, limit.rows)
			case i+1 > limit.columns:
				return over(model.Bilingual{Zh: "列数", En: "columns"}, limit.columns)
			case units(s) > limit.letters:
				return over(model.Bilingual{Zh: Address(r.n, i+1) + " 的字数", En: "characters of " + Address(r.n, i+1)}, limit.letters)
			}
			row.Cells = append(row.Cells, Cell{Row: r.n, Col: i + 1, Text: s, Kind: TextCell})
		}
		if len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	if unclosed > 0 {
		ps = append(ps, csvQuote.At(model.Pos{File: name, Line: unclosed}, unclosed))
	}
	return &Book{Name: name, Tabs: []*Tab{t}}, ps
}
