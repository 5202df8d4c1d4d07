package specimens

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// hostile is one file and what must become of it.
type hostile struct {
	name string
	make func() []byte
	Hostile
}

const (
	pkgNS   = "http://schemas.openxmlformats.org/package/2006/"
	sheetNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// wordParts is the least that Word opens, around a body.
func wordParts(body string) [][2]string {
	return [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + pkgNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `relationships"><Relationship Id="rId1" Type="` + nsR + `/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", xmlHead + "<w:document " + root + "><w:body>" + body + "</w:body></w:document>"},
	}
}

const harmless = `<w:p><w:r><w:t>1　范围</w:t></w:r></w:p><w:p><w:r><w:t>本文件是样本。</w:t></w:r></w:p>`

// with replaces or adds parts.
func with(parts [][2]string, more ...[2]string) [][2]string {
	for _, m := range more {
		done := false
		for i := range parts {
			if parts[i][0] == m[0] {
				parts[i], done = m, true
			}
		}
		if !done {
			parts = append(parts, m)
		}
	}
	return parts
}

const laughs = `<!DOCTYPE a [<!ENTITY a "样样样样样样样样样样"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>` + "\n"

// ole2 begins like the compound files of Word 97, and of files with a password
// ([MS-CFB] 2.2).
var ole2 = append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 1528)...)

func hostileWord() []hostile {
	doc := func(body string, more ...[2]string) func() []byte {
		return func() []byte { return pack(with(wordParts(body), more...)) }
	}
	rel := func(inner string) [2]string {
		return [2]string{"word/_rels/document.xml.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `relationships">` + inner + `</Relationships>`}
	}
	return []hostile{
		{"bomb.docx", func() []byte {
			return pack(wordParts("<w:p><w:r><w:t>" + strings.Repeat(" ", 48<<20) + "</w:t></w:r></w:p>"))
		}, Hostile{Refused: true, Why: "48 MB of blanks in a small file"}},
		{"entity.docx", func() []byte {
			parts := wordParts("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>")
			parts[2][1] = strings.Replace(parts[2][1], xmlHead, xmlHead+laughs, 1)
			return pack(parts)
		}, Hostile{Refused: true, Why: "a document type with entities that multiply"}},
		{"outside-entity.docx", func() []byte {
			parts := wordParts("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
			parts[2][1] = strings.Replace(parts[2][1], xmlHead, xmlHead+`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>`+"\n", 1)
			return pack(parts)
		}, Hostile{Refused: true, Why: "an entity that names a file of the machine"}},
		{"path.docx", doc(harmless, [2]string{"../../outside.txt", "样本"}), Hostile{Refused: true, Why: "a part whose name leads out of the file"}},
		{"twice.docx", func() []byte {
			return pack(append(wordParts(harmless), [2]string{"word/document.xml", xmlHead + "<w:document " + root + "><w:body><w:p><w:r><w:t>另一份</w:t></w:r></w:p></w:body></w:document>"}))
		}, Hostile{Refused: true, Why: "two parts of one name"}},
		{"deep.docx", doc(strings.Repeat("<w:sdt><w:sdtContent>", 20000) + harmless + strings.Repeat("</w:sdtContent></w:sdt>", 20000)),
			Hostile{Refused: true, Why: "elements 40 000 deep"}},
		{"macros.docm", func() []byte {
			parts := wordParts(harmless)
			parts[0][1] = strings.Replace(parts[0][1], "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml", 1)
			return pack(with(parts, [2]string{"word/vbaProject.bin", "not a real project"}, rel(`<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`)))
		}, Hostile{Told: true, Why: "macros: read without them"}},
		{"outside.docx", doc(harmless+`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="图片 1"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:link="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
			rel(`<Relationship Id="rId5" Type="`+nsR+`/image" Target="http://pictures.invalid/x.png" TargetMode="External"/><Relationship Id="rId6" Type="`+nsR+`/attachedTemplate" Target="http://templates.invalid/x.dotm" TargetMode="External"/>`)),
			Hostile{Told: true, Why: "a linked picture and a template elsewhere: nothing is fetched"}},
		{"embedded.docx", doc(harmless+`<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="Package" r:id="rId5"/></w:object></w:r></w:p>`,
			rel(`<Relationship Id="rId5" Type="`+nsR+`/oleObject" Target="embeddings/oleObject1.bin"/>`), [2]string{"word/embeddings/oleObject1.bin", string(ole2)}),
			Hostile{Told: true, Why: "an embedded object: said, never opened"}},
		{"no-document.docx", func() []byte { return pack(wordParts(harmless)[:2]) }, Hostile{Refused: true, Why: "no document in it"}},
		{"broken.docx", func() []byte {
			parts := wordParts(harmless)
			parts[2][1] = strings.TrimSuffix(parts[2][1], "</w:body></w:document>")
			return pack(parts)
		}, Hostile{Refused: true, Why: "XML that ends too early"}},
		{"half.docx", func() []byte { b := pack(wordParts(harmless)); return b[:len(b)/2] }, Hostile{Refused: true, Why: "half a file, as of a broken transfer"}},
		{"text.docx", func() []byte { return []byte("1 范围\n本文件是样本。\n") }, Hostile{Refused: true, Why: "words with the name of a Word file"}},
		{"old.docx", func() []byte { return ole2 }, Hostile{Refused: true, Why: "a file of Word 97, or one with a password"}},
		{"empty.docx", func() []byte { return nil }, Hostile{Refused: true, Why: "nothing"}},
	}
}

// bookParts is the least that Excel opens, around the rows of one sheet.
func bookParts(before, rows string) [][2]string {
	const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	return [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="` + pkgNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kind + `worksheet+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `relationships"><Relationship Id="rId1" Type="` + nsR + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="` + sheetNS + `" xmlns:r="` + nsR + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `relationships"><Relationship Id="rId1" Type="` + nsR + `/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/worksheets/sheet1.xml", xmlHead + `<worksheet xmlns="` + sheetNS + `">` + before + `<sheetData>` + rows + `</sheetData></worksheet>`},
	}
}

func textRow(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for i, c := range cells {
		fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at(i+1, n), esc(c))
	}
	b.WriteString("</row>")
	return b.String()
}

func hostileBooks() []hostile {
	list := textRow(1, "序号", "标准体系编号", "标准号", "标准名称") + textRow(2, "1", "101-001", "样内 S107—2023", "机关事务内部标准编制与管理规程")
	return []hostile{
		{"formulas.xlsx", func() []byte {
			return pack(bookParts("", textRow(1, "序号", "标准体系编号", "标准号", "标准名称")+
				textRow(2, "1", "=1+1", "样内 S107—2023", `=HYPERLINK("http://sheets.invalid/","样本")`)+
				textRow(3, "2", "+1+1", "@SUM(1)", `-2+3+cmd|' /C calc'!A0`)+
				`<row r="4"><c r="A4"><v>3</v></c><c r="B4" t="str"><f>"101-"&amp;"003"</f><v>101-003</v></c><c r="C4" t="str"><f>WEBSERVICE("http://sheets.invalid/")</f><v>样内 S108—2024</v></c><c r="D4" t="inlineStr"><is><t>机关办公区标识设置与维护规范</t></is></c></row>`))
		}, Hostile{Told: true, Why: "cells that begin like formulas are words; formulas give what was last calculated, and are said"}},
		{"bomb.xlsx", func() []byte {
			return pack(bookParts("", textRow(1, strings.Repeat(" ", 48<<20))))
		}, Hostile{Refused: true, Why: "48 MB of blanks in a small file"}},
		{"entity.xlsx", func() []byte {
			parts := bookParts("", `<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>`)
			parts[4][1] = strings.Replace(parts[4][1], xmlHead, xmlHead+laughs, 1)
			return pack(parts)
		}, Hostile{Refused: true, Why: "a document type with entities that multiply"}},
		{"dimension.xlsx", func() []byte { return pack(bookParts(`<dimension ref="A1:XFD1048576"/>`, list)) },
			Hostile{Why: "claims 1 048 576 rows and has two: two are read"}},
		{"far-cell.xlsx", func() []byte {
			return pack(bookParts("", list+`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`))
		}, Hostile{Refused: true, Why: "a cell in the last row and column of all: a program that fills up what is between has no memory left"}},
		{"links.xlsx", func() []byte {
			parts := bookParts("", textRow(1, "序号", "标准体系编号", "标准号", "标准名称")+
				`<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>[1]Sheet1!$A$1</f><v>101-001</v></c><c r="C2" t="inlineStr"><is><t>样内 S107—2023</t></is></c><c r="D2" t="inlineStr"><is><t>机关事务内部标准编制与管理规程</t></is></c></row>`)
			parts[2][1] = strings.Replace(parts[2][1], "</workbook>", `<externalReferences><externalReference r:id="rId5"/></externalReferences></workbook>`, 1)
			parts[3][1] = strings.Replace(parts[3][1], "</Relationships>", `<Relationship Id="rId5" Type="`+nsR+`/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`, 1)
			return pack(with(parts,
				[2]string{"xl/externalLinks/externalLink1.xml", xmlHead + `<externalLink xmlns="` + sheetNS + `"><externalBook xmlns:r="` + nsR + `" r:id="rId1"/></externalLink>`},
				[2]string{"xl/externalLinks/_rels/externalLink1.xml.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `relationships"><Relationship Id="rId1" Type="` + nsR + `/externalLinkPath" Target="http://sheets.invalid/x.xlsx" TargetMode="External"/></Relationships>`}))
		}, Hostile{Told: true, Why: "a link to another workbook: never followed"}},
		{"macros.xlsm", func() []byte {
			parts := bookParts("", list)
			parts[0][1] = strings.Replace(parts[0][1], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", 1)
			parts[3][1] = strings.Replace(parts[3][1], "</Relationships>", `<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`, 1)
			return pack(with(parts, [2]string{"xl/vbaProject.bin", "not a real project"}))
		}, Hostile{Told: true, Why: "macros: read without them"}},
		{"path.xlsx", func() []byte { return pack(with(bookParts("", list), [2]string{"../../outside.txt", "样本"})) },
			Hostile{Refused: true, Why: "a part whose name leads out of the file"}},
		{"old.xlsx", func() []byte { return ole2 }, Hostile{Refused: true, Why: "a file of Excel 97, or one with a password"}},
		{"text.xlsx", func() []byte { return []byte("序号,标准号\n1,样内 S107—2023\n") }, Hostile{Refused: true, Why: "a CSV file with the name of a workbook"}},
	}
}

// TestHostileFiles: the hostile files are those that are written today.
func TestHostileFiles(t *testing.T) {
	for dir, list := range map[string][]hostile{folder + "hostile/": hostileWord(), books + "hostile/": hostileBooks()} {
		expected := map[string]Hostile{}
		for _, h := range list {
			expected[h.name] = h.Hostile
			got := h.make()
			if update {
				write(t, dir+h.name, string(got))
			}
			if is, err := os.ReadFile(dir + h.name); err != nil || !bytes.Equal(is, got) {
				t.Errorf("%s differs from what is written today (%v)", dir+h.name, err)
			}
		}
		out, err := json.MarshalIndent(expected, "", " ")
		must(err)
		out = append(out, '\n')
		if update {
			write(t, dir+"expected.json", string(out))
		}
		if is, err := os.ReadFile(dir + "expected.json"); err != nil || !bytes.Equal(is, out) {
			t.Errorf("%sexpected.json differs (%v)", dir, err)
		}
	}
}
