package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"guiju/generator/model"
)

// pack makes an archive of parts; one whose text is "-" is left out of the usual
// ones.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"_rels/.rels":         `<Relationships xmlns="x"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"[Content_Types].xml": `<Types/>`,
		"xl/workbook.xml":     `<workbook xmlns:r="r"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml":     `<sst><si><t>甲</t></si><si><r><t xml:space="preserve">乙 </t></r><r><rPr><b/></rPr><t>丙</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></si></sst>`,
		"xl/styles.xml":            `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": sheetXML(`<row><c t="s"><v>0</v></c></row>`),
	}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if all[name] == "-" {
			continue
		}
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(all[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sheetXML(rows string) string {
	return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"
}

func oneSheet(t testing.TB, rows string) []byte {
	return pack(t, map[string]string{"xl/worksheets/sheet1.xml": sheetXML(rows)})
}

// say is the cells of a tab in a line.
func say(t *Tab) string {
	var words []string
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			w := Address(c.Row, c.Col) + "=" + c.Text
			if c.Kind != TextCell {
				w += ":" + string(c.Kind)
			}
			if c.Formula {
				w += ":formula"
			}
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// TestCells: every way in which a cell can hold something.
func TestCells(t *testing.T) {
	for _, c := range []struct{ name, rows, want, rules string }{
		{"shared", `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>`, "B2=甲 D2=乙 丙", ""},
		{"without addresses", `<row><c t="s"><v>0</v></c><c/><c t="s"><v>1</v></c></row><row><c><v>5</v></c></row>`, "A1=甲 C1=乙 丙 A2=5:number", ""},
		{"inline", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r></is></c></row>`, "A1=一二", ""},
		{"prefix", `<x:row xmlns:x="y" r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>一</x:t></x:is></x:c></x:row>`, "A1=一", ""},
		{"escape", `<row><c t="str"><v>a_x000D__x005F_x000D_b_xD83D__xDE00_</v></c></row>`, "A1=a\r_x000D_b😀", ""},
		{"number", `<row><c><v>0.1</v></c><c><v>1.0000000000000001E-2</v></c><c><v>12345678901234567</v></c><c s="3"><v>7</v></c></row>`,
			"A1=0.1:number B1=0.01:number C1=12345678901234600:number D1=007:number", "sheet-cell-digits"},
		{"day", `<row><c s="1"><v>44682</v></c><c s="2"><v>44682.5</v></c><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>1</v></c></row>`,
			"A1=2022-05-01:date B1=2022-05-01 12:00:00:date C1=1900-02-28:date D1=60:number E1=1900-01-01:date", ""},
		{"ISO day", `<row><c t="d"><v>2022-05-01T00:00:00</v></c></row>`, "A1=2022-05-01:date", ""},
		{"flag", `<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>`, "A1=true:flag B1=false:flag", ""},
		{"error", `<row><c t="e"><v>#REF!</v></c></row>`, "A1=#REF!:error", "sheet-cell-error"},
		{"formulas", `<row><c><f>B1</f><v>3</v></c></row><row><c><f t="shared" si="0"/><v>4</v></c></row><row><c t="str"><f>"x"</f><v>x</v></c></row><row><c/></row><row><c><f>1+1</f></c></row>`,
			"A1=3:number:formula A2=4:number:formula A3=x:formula A5=:formula", "sheet-cell-formula sheet-cell-uncalculated"},
		{"empty", `<row r="1048576"><c r="XFD1048576" s="1"/></row>`, "", ""},
	} {
		b, ps := Read("a.xlsx", oneSheet(t, c.rows))
		if b == nil {
			t.Errorf("%s: %s", c.name, list(ps))
			continue
		}
		var ids []string
		for _, p := range ps {
			ids = append(ids, p.Rule.ID)
		}
		if got := say(b.Tabs[0]); got != c.want || strings.Join(ids, " ") != c.rules {
			t.Errorf("%s: %q, want %q; problems %s", c.name, got, c.want, list(ps))
		}
	}
	b := mustBook(t, "a.xlsx", pack(t, map[string]string{
		"xl/workbook.xml":          `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" r:id="r1"/></sheets></workbook>`,
		"xl/worksheets/sheet1.xml": sheetXML(`<row><c s="1"><v>43220</v></c></row>`),
	}))
	if got := say(b.Tabs[0]); got != "A1=2022-05-01:date" {
		t.Errorf("1904: %s", got)
	}
}

// TestFilesRefused: what is not a readable workbook is told apart, with what to
// do.
func TestFilesRefused(t *testing.T) {
	ole := []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}
	bomb := strings.Repeat(" ", 40<<20)
	many := map[string]string{}
	for i := range 5001 {
		many[fmt.Sprint("x/", i)] = ""
	}
	locked := oneSheet(t, "")
	for _, at := range allIndexes(locked, []byte("PK\x01\x02")) {
		locked[at+8] |= 1
	}
	wide := strings.Repeat(`<c t="s"><v>0</v></c>`, 401)
	for _, c := range []struct {
		name string
		raw  []byte
		rule string
		word string
		file string
	}{
		{"empty", []byte(" \n"), "sheet-empty", "", ""},
		{"xls", append(ole, make([]byte, 600)...), "sheet-old-format", "另存为", ""},
		{"password", append(append(ole, make([]byte, 600)...), utf16Bytes("EncryptedPackage")...), "sheet-encrypted", "密码", ""},
		{"locked archive", locked, "sheet-encrypted", "密码", ""},
		{"pdf", []byte("%PDF-1.4"), "sheet-foreign", "PDF", ""},
		{"web page", []byte("\ufeff<html><table>"), "sheet-foreign", "网页", ""},
		{"picture", []byte("\x89PNG\r\n"), "sheet-foreign", "图片", ""},
		{"binary", []byte("a\x00b"), "sheet-foreign", "二进制", ""},
		{"no encoding", []byte("\xff\x80\xff"), "sheet-encoding", "", ""},
		{"xlsb", pack(t, map[string]string{"xl/workbook.bin": "x"}), "sheet-foreign", "xlsb", ""},
		{"docx", pack(t, map[string]string{"word/document.xml": "x", "xl/workbook.xml": "-", "xl/_rels/workbook.xml.rels": "-", "xl/sharedStrings.xml": "-", "xl/styles.xml": "-", "xl/worksheets/sheet1.xml": "-"}), "sheet-foreign", "Word", ""},
		{"archive", pack(t, map[string]string{"_rels/.rels": "-"}), "sheet-foreign", "压缩包", ""},
		{"cut off", oneSheet(t, "")[:200], "sheet-damaged", "", ""},
		{"no workbook", pack(t, map[string]string{"xl/workbook.xml": "-"}), "sheet-damaged", "xl/workbook.xml", ""},
		{"no sheets", pack(t, map[string]string{"xl/workbook.xml": "<workbook/>"}), "sheet-damaged", "", ""},
		{"no sheet", pack(t, map[string]string{"xl/worksheets/sheet1.xml": "-"}), "sheet-damaged", "sheet1.xml", ""},
		{"broken XML", oneSheet(t, "<row><c"), "sheet-damaged", "sheet1.xml", ""},
		{"rows out of order", oneSheet(t, `<row r="2"/><row r="1"/>`), "sheet-damaged", "row", ""},
		{"cells out of order", oneSheet(t, `<row r="1"><c r="B1"/><c r="A1"/></row>`), "sheet-damaged", "A1", ""},
		{"a cell of another row", oneSheet(t, `<row r="1"><c r="B2"/></row>`), "sheet-damaged", "B2", ""},
		{"no such string", oneSheet(t, `<row><c t="s"><v>9</v></c></row>`), "sheet-damaged", "9", ""},
		{"DOCTYPE", pack(t, map[string]string{"xl/sharedStrings.xml": `<!DOCTYPE a [<!ENTITY b "c">]><sst/>`}), "sheet-doctype", "sharedStrings", ""},
		{"DOCTYPE inside", pack(t, map[string]string{"xl/sharedStrings.xml": `<sst><si><!DOCTYPE a><t>x</t></si></sst>`}), "sheet-doctype", "sharedStrings", ""},
		{"part twice", pack(t, map[string]string{"XL/Workbook.xml": "<workbook/>"}), "sheet-damaged", "twice", ""},
		{"bomb", pack(t, map[string]string{"xl/media/x.xml": bomb}), "sheet-limit", "压缩比", ""},
		{"parts", pack(t, many), "sheet-limit", "5000", ""},
		{"last row", oneSheet(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "sheet-limit", "行数", ""},
		{"columns", oneSheet(t, "<row>"+wide+"</row>"), "sheet-limit", "列数", ""},
		{"cell", oneSheet(t, `<row><c t="str"><v>`+strings.Repeat("长", 32768)+`</v></c></row>`), "sheet-limit", "表!A1", ""},
		{"merges", pack(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 20_001) + `</mergeCells></worksheet>`}), "sheet-limit", "合并", ""},
		{"CSV columns", []byte(strings.Repeat("1,", 400) + "1"), "sheet-limit", "列数", ""},
		{"text", []byte("a,b\n"), "sheet-foreign", ".csv", "a.xlsx"},
		{"a way out", pack(t, map[string]string{"xl/../../x.xml": "x"}), "sheet-damaged", "..", ""},
	} {
		b, ps := Read(cmp.Or(c.file, "a"), c.raw)
		if b != nil || len(ps) == 0 {
			t.Errorf("%s: read", c.name)
			continue
		}
		p := ps[len(ps)-1]
		if p.Rule.ID != c.rule || p.Severity != model.Error || !strings.Contains(p.Message(model.Zh)+p.Hint(model.Zh), c.word) {
			t.Errorf("%s: %s", c.name, list(ps))
		}
	}
}

func allIndexes(b, what []byte) (at []int) {
	for i := 0; ; {
		n := bytes.Index(b[i:], what)
		if n < 0 {
			return at
		}
		at = append(at, i+n)
		i += n + 1
	}
}

// TestLimits: what is counted while reading ends it, whatever the archive's
// table says.
func TestLimits(t *testing.T) {
	raw := pack(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`})
	if b, ps := read("a.xlsx", raw, bounds); b == nil {
		t.Fatal(list(ps))
	}
	for name, change := range map[string]func(*limits){
		"bytes": func(l *limits) { l.bytes = 100 }, "parts": func(l *limits) { l.parts = 3 }, "inflated": func(l *limits) { l.inflated = 900 },
		"tabs": func(l *limits) { l.tabs = 0 }, "rows": func(l *limits) { l.rows = 1 }, "columns": func(l *limits) { l.columns = 1 },
		"cells": func(l *limits) { l.cells = 2 }, "merges": func(l *limits) { l.merges = 0 }, "covered": func(l *limits) { l.covered = 1 },
		"strings": func(l *limits) { l.strings = 20 }, "letters": func(l *limits) { l.letters = 2 },
	} {
		l := bounds
		change(&l)
		if b, ps := read("a.xlsx", raw, l); b != nil || len(ps) != 1 || ps[0].Rule != fileLimit {
			t.Errorf("%s: %s", name, list(ps))
		}
	}
	// A table that lies about the size of a part.
	lie := bytes.Clone(raw)
	for _, at := range allIndexes(lie, []byte("PK\x01\x02")) {
		copy(lie[at+24:], []byte{1, 0, 0, 0})
	}
	if b, ps := Read("a.xlsx", lie); b != nil || ps[len(ps)-1].Rule != fileDamaged {
		t.Errorf("a lying table: %s", list(ps))
	}
}

// TestToldOfFiles: what is left aside is said.
func TestToldOfFiles(t *testing.T) {
	b, ps := Read("a.xlsm", pack(t, map[string]string{
		"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>",
		"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="表" r:id="r1"/><sheet name="图" r:id="r4"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r4" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="r1" Type="x/drawing" Target="../drawings/d.xml"/><Relationship Id="r2" Type="x/comments" Target="../comments1.xml"/></Relationships>`,
		"xl/drawings/d.xml":                   `<wsDr><twoCellAnchor/></wsDr>`,
		"xl/comments1.xml":                    `<comments><commentList><comment ref="A1"><text><r><t>批注</t></r></text></comment></commentList></comments>`,
		"xl/worksheets/sheet1.xml":            `<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row hidden="true"><c t="s"><v>0</v></c></row></sheetData></worksheet>`,
	}))
	if b == nil {
		t.Fatal(list(ps))
	}
	var ids []string
	for _, p := range ps {
		ids = append(ids, p.Rule.ID)
	}
	if got := strings.Join(ids, " "); got != "sheet-macros sheet-links sheet-drawing sheet-tab-foreign" {
		t.Errorf("problems %s", got)
	}
	if tab := b.Tabs[0]; len(b.Tabs) != 1 || !tab.Rows[0].Hidden || !slices.Equal(tab.HiddenColumns, []int{2, 3}) || tab.Notes["A1"] != "批注" {
		t.Errorf("%+v", tab)
	}
}

// TestCSVIn: separators, line ends, quotes, and every usual encoding.
func TestCSVIn(t *testing.T) {
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	utf16le, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte("标准号\t标准名称\r\n1\t样本"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		raw   []byte
		want  string
		rules string
	}{
		{"comma", []byte("a,b\nc,d\n"), "A1=a B1=b A2=c B2=d", ""},
		{"BOM and CRLF", []byte("\ufeffa,b\r\nc,d\r\n"), "A1=a B1=b A2=c B2=d", ""},
		{"semicolons", []byte("a;b,b;c\nd;e;f"), "A1=a B1=b,b C1=c A2=d B2=e C2=f", ""},
		{"tabs", []byte("a\tb\n1,5\t2"), "A1=a B1=b A2=1,5 B2=2", ""},
		{"sep=", []byte("sep=;\r\na,a;b\r\n"), "A1=a,a B1=b", ""},
		{"quotes", []byte("\"a\"\"b\",\"c\nd\",\"\"\n\n\"e\"f,g\n"), "A1=a\"b B1=c\nd A3=ef B3=g", ""},
		{"old Mac", []byte("a,b\rc,d\r"), "A1=a B1=b A2=c B2=d", ""},
		{"open quote", []byte("a,b\n\"c,d\ne"), "A1=a B1=b A2=c,d\ne", "sheet-csv-quote"},
		{"ends in a separator", []byte("a,"), "A1=a", ""},
		{"guarded", []byte("'=1,''=1,'a,'\n"), "A1==1 B1='=1 C1='a D1='", ""},
		{"GBK", gbk("标准号,标准名称\r\nDB41/T S001—2022,样本会议服务规范\r\n"), "A1=标准号 B1=标准名称 A2=DB41/T S001—2022 B2=样本会议服务规范", "sheet-converted"},
		{"UTF-16", utf16le, "A1=标准号 B1=标准名称 A2=1 B2=样本", "sheet-converted"},
	} {
		b, ps := Read("a.csv", c.raw)
		if b == nil {
			t.Errorf("%s: %s", c.name, list(ps))
			continue
		}
		var ids []string
		for _, p := range ps {
			ids = append(ids, p.Rule.ID)
		}
		if got := say(b.Tabs[0]); got != c.want || strings.Join(ids, " ") != c.rules {
			t.Errorf("%s: %q, want %q; problems %s", c.name, got, c.want, list(ps))
		}
	}
}

// TestRules: every rule says in both languages what is wrong, how to mend it and
// why, and no two have one name.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.ID] {
			t.Errorf("%s twice", r.ID)
		}
		seen[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: something is not said in both languages", r.ID)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(oneSheet(f, `<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>44682</v></c></row>`))
	f.Add(grid(f, faulty))
	f.Add([]byte("序号,标准号,标准名称\n1,DB41/T S001—2022,样本\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		b, ps := Read("a", raw)
		if b == nil {
			if !model.HasErrors(ps) {
				t.Fatal("no book and no reason")
			}
			return
		}
		Directory(b)
		b.Tables([]Sheet{sample()})
	})
}

// FuzzSheetXML changes what stands in the parts, which changed archives hardly
// ever reach.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<worksheet><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>44682</v></c></row><row><c t="inlineStr"><is><t>标准名称</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`, `<sst><si><t>标准号</t></si></sst>`)
	f.Add(sheetXML(`<row><c t="str"><f>A2</f><v>_x000D_</v></c></row>`), `<sst><si><r><t>序号</t></r><rPh><t>x</t></rPh></si></sst>`)
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		raw := pack(t, map[string]string{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": shared})
		b, ps := Read("a.xlsx", raw)
		if b == nil {
			if !model.HasErrors(ps) {
				t.Fatal("no book and no reason")
			}
			return
		}
		_, found := Directory(b)
		if len(raw) < 1<<16 && b.Tabs[0].last < 1000 {
			_, _ = Mark(raw, NotesOn(b, append(ps, found...)))
		}
	})
}

// FuzzCSV: cells come back as they were.
func FuzzCSV(f *testing.F) {
	for _, h := range hostile {
		f.Add(h, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		raw := CSV(Table{Columns: []string{a, b}, Rows: [][]string{{b, a}}})
		rows, open := parseCSV(string(raw[3:]))
		if open != 0 || len(rows) != 2 || !slices.Equal(rows[0].cells, []string{a, b}) || !slices.Equal(rows[1].cells, []string{b, a}) {
			t.Fatalf("%q %q came back as %+v", a, b, rows)
		}
	})
}

func FuzzParseDate(f *testing.F) {
	f.Add("二〇二二年五月一日")
	f.Fuzz(func(t *testing.T, s string) {
		d, fault := ParseDate(s)
		if (fault == "") == d.IsZero() {
			t.Fatalf("%q: %s %s", s, d, fault)
		}
		if again, f := ParseDate(d.String()); fault == "" && (f != "" || again != d) {
			t.Fatalf("%q: %s reads %s %s", s, d, again, f)
		}
	})
}
