package word

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"guiju/generator/model"
)

const oneParagraph = `<w:p><w:r><w:t>甲</w:t></w:r></w:p>`

// small are limits that a test can exceed.
var small = limits{file: 1 << 20, entries: 20, total: 1 << 20, part: 256 << 10, picture: 100, images: 150, ratio: 300, depth: 30, nodes: 2000}

func wide(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

// TestRefused hands in what is no Word file, or none that may be read: each is
// one problem with its words, and no document.
func TestRefused(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)
	whole := string(docx(map[string]string{"document.xml": oneParagraph}))
	full := map[string]string{"word/document.xml": shells["document.xml"][0] + oneParagraph + shells["document.xml"][1], "_rels/.rels": relsOf([]string{"rId1 officeDocument word/document.xml"})}
	with := func(more ...string) string {
		files := map[string]string{}
		for k, v := range full {
			files[k] = v
		}
		for i := 0; i+1 < len(more); i += 2 {
			files[more[i]] = more[i+1]
		}
		return string(archive(files))
	}
	doc := func(inner string) string { return shells["document.xml"][0] + inner + shells["document.xml"][1] }
	many := map[string]string{}
	for i := range 30 {
		many[fmt.Sprintf("a%d", i)] = ""
	}
	locked := func() string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, _ := w.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Flags: 1})
		f.Write([]byte("x"))
		w.Close()
		return b.String()
	}
	twice := func() string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range []string{"word/document.xml", "Word/Document.xml"} {
			f, _ := w.Create(name)
			io.WriteString(f, full["word/document.xml"])
		}
		w.Close()
		return b.String()
	}
	lies := func() string {
		// The archive declares few bytes where there are many.
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, _ := w.Create("_rels/.rels")
		io.WriteString(f, full["_rels/.rels"])
		var packed bytes.Buffer
		inner := zip.NewWriter(&packed)
		g, _ := inner.Create("x")
		io.WriteString(g, doc(strings.Repeat(oneParagraph, 9000)))
		inner.Close()
		z, _ := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
		raw, _ := z.File[0].OpenRaw()
		h := z.File[0].FileHeader
		h.Name, h.UncompressedSize64, h.Flags = "word/document.xml", 100, 0
		out, _ := w.CreateRaw(&h)
		io.Copy(out, raw)
		w.Close()
		return b.String()
	}
	for _, c := range []struct {
		name, file, data string
		rule             *model.Rule
		says             string
	}{
		{"empty", "a.docx", "", notWord, "空文件"},
		{"old Word", "a.doc", ole + wide("WordDocument"), notWord, "旧格式"},
		{"WPS", "a.wps", ole + wide("WordDocument"), notWord, ".wps"},
		{"old Word with a new name", "a.docx", ole + wide("WordDocument"), notWord, "旧格式"},
		{"password", "a.docx", ole + strings.Repeat("\x00", 1<<18) + wide("EncryptedPackage"), encrypted, "密码"},
		{"password of zip", "a.docx", locked(), encrypted, "密码"},
		{"RTF", "a.doc", `{\rtf1 x}`, notWord, "RTF"},
		{"PDF", "a.docx", "%PDF-1.7", notWord, "PDF"},
		{"web page", "a.doc", "\uFEFF \n<HTML>", notWord, "网页"},
		{"mail", "a.mht", "MIME-Version: 1.0", notWord, "网页"},
		{"words", "a.docx", "只是文字", notWord, "其他"},
		{"lock file", "目录/~$标准.docx", whole, notWord, "占位"},
		{"Excel", "a.docx", string(archive(map[string]string{"xl/workbook.xml": ""})), notWord, "Excel"},
		{"PowerPoint", "a.docx", string(archive(map[string]string{"ppt/presentation.xml": ""})), notWord, "PowerPoint"},
		{"OpenDocument", "a.docx", string(archive(map[string]string{"mimetype": "x", "content.xml": ""})), notWord, "OpenDocument"},
		{"archive of files", "a.docx", string(archive(map[string]string{"a/标准.docx": "x"})), noDocument, "没有 Word 正文"},
		{"empty archive", "a.docx", string(archive(nil)), noDocument, ""},
		{"no body", "a.docx", with("word/document.xml", "<w:document "+namespaces+"/>"), noDocument, ""},
		{"another root", "a.docx", with("word/document.xml", "<html/>"), noDocument, ""},
		{"text elsewhere", "a.docx", with("_rels/.rels", relsOf([]string{"r officeDocument https://example.org/d.xml External"})), noDocument, ""},
		{"cut off", "a.docx", whole[:len(whole)-200], damaged, ""},
		{"bytes changed", "a.docx", strings.Replace(whole, "officeDocument word", "officeDocument w\x00rd", 1)[:len(whole)/2], damaged, ""},
		{"broken XML", "a.docx", with("word/document.xml", doc("<w:p>")), damaged, "word/document.xml"},
		{"undefined entity", "a.docx", with("word/document.xml", doc("<w:p>&x;</w:p>")), damaged, "entity"},
		{"another encoding", "a.docx", with("word/document.xml", `<?xml version="1.0" encoding="GB2312"?>`+doc("")), damaged, "GB2312"},
		{"entities", "a.docx", with("word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+doc("<w:p>&b;</w:p>")), unsafe, "DOCTYPE"},
		{"external entity", "a.docx", with("word/document.xml", `<!DOCTYPE x SYSTEM "file:///etc/hosts">`+doc("")), unsafe, "DOCTYPE"},
		{"broken styles", "a.docx", with("word/styles.xml", "<", "word/_rels/document.xml.rels", relsOf([]string{"s styles styles.xml"})), damaged, "styles.xml"},
		{"broken header", "a.docx", with("word/header1.xml", "<", "word/_rels/document.xml.rels", relsOf([]string{"s header header1.xml"})), damaged, "header1.xml"},
		{"above", "a.docx", with("../../evil.xml", "x"), unsafe, "../../evil.xml"},
		{"absolute", "a.docx", with("/etc/x", "x"), unsafe, "/etc/x"},
		{"drive", "a.docx", with("C:/x", "x"), unsafe, "C:/x"},
		{"backslashes", "a.docx", with(`word\..\..\x`, "x"), unsafe, ".."},
		{"twice", "a.docx", twice(), unsafe, "有两个"},
		{"too long", "a.docx", "PK\x03\x04" + strings.Repeat("x", 1<<20), tooLarge, "文件的字节数"},
		{"many parts", "a.docx", string(archive(many)), tooLarge, "部件数"},
		{"much unpacked", "a.docx", with("word/media/a.bin", strings.Repeat("x", 1<<20)), tooLarge, "总字节数"},
		{"a large part", "a.docx", with("word/document.xml", doc(strings.Repeat(" ", 300<<10))), tooLarge, "一个部件"},
		{"deep", "a.docx", with("word/document.xml", doc(strings.Repeat("<w:sdt>", 40)+strings.Repeat("</w:sdt>", 40))), tooLarge, "嵌套"},
		{"many elements", "a.docx", with("word/document.xml", doc(strings.Repeat("<w:p/>", 3000))), tooLarge, "元素数"},
		{"a lie about a size", "a.docx", lies(), damaged, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, problems, err := read(c.file, strings.NewReader(c.data), int64(len(c.data)), Options{}, small)
			if err != nil || d != nil || len(problems) != 1 {
				t.Fatalf("document %v, problems %v, error %v", d != nil, problems, err)
			}
			p := problems[0]
			if p.Rule != c.rule || p.Severity != model.Error || p.Pos != (model.Pos{File: c.file}) {
				t.Errorf("%s at %s: %s", p.Rule.ID, p.Pos, p.Message(model.Zh))
			}
			if !strings.Contains(p.Message(model.Zh), c.says) {
				t.Errorf("says %s", p.Message(model.Zh))
			}
		})
	}
}

// TestBomb hands in a part that a thousand times packed would be gigabytes.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create("_rels/.rels")
	io.WriteString(f, relsOf([]string{"rId1 officeDocument word/document.xml"}))
	f, _ = w.Create("word/document.xml")
	space := bytes.Repeat([]byte(" "), 1<<20)
	for range 64 {
		f.Write(space)
	}
	w.Close()
	_, problems, err := Read("a.docx", bytes.NewReader(b.Bytes()), int64(b.Len()), Options{})
	if err != nil || len(problems) != 1 || problems[0].Rule != tooLarge || problems[0].Args[0] != limitRatio {
		t.Errorf("%v %v", problems, err)
	}
}

// TestPictureLimits leaves out pictures that are too large, and says so.
func TestPictureLimits(t *testing.T) {
	data := docx(map[string]string{
		"rels":             "a image media/a.png\nb image media/b.png\nc image media/c.png\nd image media/d.png",
		"media/a.png":      "",
		"document.xml":     `<w:p><w:r><w:drawing><a:blip r:embed="a"/><a:blip r:embed="b"/><a:blip r:embed="c"/><a:blip r:embed="a"/></w:drawing></w:r></w:p>`,
		"word/media/a.png": strings.Repeat("a", 90), "word/media/b.png": strings.Repeat("b", 101), "word/media/c.png": strings.Repeat("c", 90),
	})
	d, problems, err := read("a.docx", bytes.NewReader(data), int64(len(data)), Options{}, small)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	if got, want := dump(d), "1 ||!‹›(word/media/a.png)!‹›(word/media/a.png)\npicture word/media/a.png a.png png 90 bytes\n"+
		"1 warning word-picture: 图片“b.png”不在文件里或者太大，没有导入\n1 warning word-picture: 图片“c.png”不在文件里或者太大，没有导入\n"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// broken is a disk that fails.
type broken struct {
	data []byte
	from int64
}

var errDisk = errors.New("the disk is broken")

func (b broken) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > b.from && off < b.from+1000 {
		return 0, errDisk
	}
	return bytes.NewReader(b.data).ReadAt(p, off)
}

// TestDisk lets the disk fail everywhere: that is the machine's error and never
// one of the file.
func TestDisk(t *testing.T) {
	data := docx(map[string]string{"document.xml": oneParagraph, "styles.xml": "", "header1.xml": oneParagraph})
	for from := range int64(len(data)) {
		d, problems, err := Read("a.docx", broken{data, from}, int64(len(data)), Options{})
		if !errors.Is(err, errDisk) && d == nil || len(problems) > 0 {
			t.Fatalf("from %d: %v %v %v", from, d, problems, err)
		}
	}
}

// TestDiskIsNotBlamed holds that an offset of a damaged file is no error of the
// disk.
func TestDiskIsNotBlamed(t *testing.T) {
	d := &disk{r: strings.NewReader("abc")}
	for _, off := range []int64{-1, 100} {
		if _, err := d.ReadAt(make([]byte, 2), off); err == nil || d.err != nil {
			t.Errorf("at %d: %v, disk %v", off, err, d.err)
		}
	}
}

// TestOtherSpellings reads the same text in the spellings that programs use:
// Strict namespaces, other prefixes, UTF-16, the separators of Windows, names
// in capitals, absolute targets.
func TestOtherSpellings(t *testing.T) {
	want := "1 {heading 1} outline1 level1 |1|‹范围›\n2 ||$x^{2}$(x2)\n"
	body := `<w:p><w:pPr><w:pStyle w:val="h"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>范围</w:t></w:r></w:p><w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>`
	parts := map[string]string{
		"word/document.xml":            shells["document.xml"][0] + body + shells["document.xml"][1],
		"word/styles.xml":              shells["styles.xml"][0] + `<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>` + shells["styles.xml"][1],
		"word/numbering.xml":           shells["numbering.xml"][0] + `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` + shells["numbering.xml"][1],
		"_rels/.rels":                  relsOf([]string{"r officeDocument word/document.xml"}),
		"word/_rels/document.xml.rels": relsOf([]string{"s styles styles.xml", "n numbering numbering.xml"}),
	}
	each := func(change func(name, data string) (string, string)) []byte {
		out := map[string]string{}
		for name, data := range parts {
			name, data = change(name, data)
			out[name] = data
		}
		return archive(out)
	}
	for name, data := range map[string][]byte{
		"transitional": archive(parts),
		"strict": each(func(n, d string) (string, string) {
			return n, strings.NewReplacer(
				"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
				"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
			).Replace(d)
		}),
		"other prefixes": each(func(n, d string) (string, string) {
			return n, strings.NewReplacer("<w:", "<q:", "</w:", "</q:", " w:", " q:", "xmlns:w=", "xmlns:q=", "<m:", "<x:", "</m:", "</x:", "xmlns:m=", "xmlns:x=").Replace(d)
		}),
		"UTF-16": each(func(n, d string) (string, string) {
			return n, "\xFF\xFE" + wide(`<?xml version="1.0" encoding="UTF-16"?>`+d)
		}),
		"UTF-16, big end first": each(func(n, d string) (string, string) {
			var b []byte
			for _, u := range utf16.Encode([]rune(d)) {
				b = binary.BigEndian.AppendUint16(b, u)
			}
			return n, "\xFE\xFF" + string(b)
		}),
		"byte order mark": each(func(n, d string) (string, string) { return n, "\uFEFF" + d }),
		"backslashes":     each(func(n, d string) (string, string) { return strings.ReplaceAll(n, "/", `\`), d }),
		"capitals":        each(func(n, d string) (string, string) { return strings.Replace(n, "word/s", "WORD/S", 1), d }),
		"absolute": each(func(n, d string) (string, string) {
			return n, strings.NewReplacer(`Target="word/`, `Target="/word/`, `Target="styles`, `Target="/word/./styles`).Replace(d)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			if got := dump(mustRead(t, data, Options{})); got != want {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// TestMacros reads a file with macros, and says so.
func TestMacros(t *testing.T) {
	for name, parts := range map[string]map[string]string{
		"by its type": {"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`},
		"by its part": {"vbaProject.bin": "x", "rels": "v vbaProject vbaProject.bin\nt attachedTemplate https://example.org/t.dotm External"},
	} {
		parts["document.xml"] = oneParagraph
		d := mustRead(t, docx(parts), Options{})
		if len(d.Findings) == 0 || d.Findings[0].Rule != macro {
			t.Errorf("%s: %v", name, d.Findings)
		}
		if name == "by its part" && (len(d.Findings) != 2 || d.Findings[1].Rule != external) {
			t.Errorf("%s: %v", name, d.Findings)
		}
	}
}

// TestTitle reads the title of the file's own properties.
func TestTitle(t *testing.T) {
	d := mustRead(t, docx(map[string]string{
		"document.xml":      oneParagraph,
		"docProps/core.xml": `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> 会务服务规范 </dc:title></cp:coreProperties>`,
	}), Options{})
	if d.Title != "会务服务规范" || d.Name != "a.docx" {
		t.Errorf("title %q of %q", d.Title, d.Name)
	}
}

// TestRules holds that every rule speaks both languages and has its own name.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.ID] || !strings.HasPrefix(r.ID, "word-") {
			t.Errorf("name %s", r.ID)
		}
		seen[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: %+v", r.ID, b)
			}
		}
	}
}
