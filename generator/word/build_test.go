package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"guiju/generator/manuscript"
)

// namespaces are what the fragments of a test may use.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
	` xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

// shells wrap the fragment of a part; the name of a part chooses.
var shells = map[string][2]string{
	"document.xml":  {"<w:document " + namespaces + "><w:body>", "</w:body></w:document>"},
	"numbering.xml": {"<w:numbering " + namespaces + ">", "</w:numbering>"},
	"styles.xml":    {"<w:styles " + namespaces + ">", "</w:styles>"},
	"footnotes.xml": {"<w:footnotes " + namespaces + ">", "</w:footnotes>"},
	"endnotes.xml":  {"<w:endnotes " + namespaces + ">", "</w:endnotes>"},
	"comments.xml":  {"<w:comments " + namespaces + ">", "</w:comments>"},
	"header1.xml":   {"<w:hdr " + namespaces + ">", "</w:hdr>"},
	"footer1.xml":   {"<w:ftr " + namespaces + ">", "</w:ftr>"},
	"chart1.xml":    {"<c:chartSpace " + namespaces + ">", "</c:chartSpace>"},
	"data1.xml":     {"<dgm:dataModel " + namespaces + ">", "</dgm:dataModel>"},
}

var partKinds = map[string]string{
	"numbering.xml": "numbering", "styles.xml": "styles", "footnotes.xml": "footnotes", "endnotes.xml": "endnotes",
	"comments.xml": "comments", "header1.xml": "header", "footer1.xml": "footer", "chart1.xml": "chart", "data1.xml": "diagramData",
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// docx packs fragments as a Word file. "rels" is a line "id kind target [External]"
// each, for what a part's name does not say by itself.
func docx(parts map[string]string) []byte {
	full := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			contentTypes() + `</Types>`,
		"_rels/.rels": relsOf([]string{"rId1 officeDocument word/document.xml"}),
	}
	var rels []string
	for _, name := range sortedKeys(parts) {
		data := parts[name]
		switch {
		case name == "rels":
			rels = append(rels, strings.Split(strings.TrimSpace(data), "\n")...)
		case strings.Contains(name, "/") || strings.HasPrefix(name, "["):
			full[name] = data
		default:
			if shell, ok := shells[name]; ok {
				data = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + shell[0] + data + shell[1]
			}
			full["word/"+name] = data
			if kind := partKinds[name]; kind != "" {
				rels = append(rels, strings.TrimSuffix(name, ".xml")+" "+kind+" "+name)
			}
		}
	}
	if _, ok := full["word/_rels/document.xml.rels"]; !ok {
		full["word/_rels/document.xml.rels"] = relsOf(rels)
	}
	return archive(full)
}

// contentTypes are those of the parts a test may have; other readers ask for them.
func contentTypes() string {
	var b strings.Builder
	kinds := map[string]string{"document.xml": "document.main"}
	for name, kind := range partKinds {
		if kind != "chart" && kind != "diagramData" {
			kinds[name] = kind
		}
	}
	for _, name := range sortedKeys(kinds) {
		fmt.Fprintf(&b, `<Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, name, kinds[name])
	}
	return b.String()
}

func relsOf(lines []string) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, line := range lines {
		f := strings.Fields(line)
		if len(f) < 3 {
			panic("BUG: relationship " + line)
		}
		mode := ""
		if len(f) > 3 {
			mode = ` TargetMode="` + f[3] + `"`
		}
		fmt.Fprintf(&b, `<Relationship Id=%q Type=%q Target=%q%s/>`, f[0], office+f[1], f[2], mode)
	}
	return b.String() + "</Relationships>"
}

func archive(files map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range sortedKeys(files) {
		f, err := w.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := f.Write([]byte(files[name])); err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// mustRead reads a file that can be read.
func mustRead(t *testing.T, data []byte, o Options) *manuscript.Document {
	t.Helper()
	d, problems, err := Read("a.docx", bytes.NewReader(data), int64(len(data)), o)
	if err != nil || len(problems) > 0 || d == nil {
		t.Fatalf("not read: %v %v", problems, err)
	}
	return d
}
