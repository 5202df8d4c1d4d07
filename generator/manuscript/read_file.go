package manuscript

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"guiju/generator/encoding"
	"guiju/generator/model"
)

// Caps hold before and while a manuscript is read, so that none costs more than
// the largest real one: a standard of 300 pages with its pictures inside has
// 20 MB; tables are those that a text in the dialect may have.
const (
	maxBytes      = 32 << 20
	maxParagraphs = 50_000
	maxColumns    = 64
	maxRows       = 2000
	maxArea       = maxColumns * maxRows
	maxDepth      = 16 // of lists, quotations and tables
	maxPictures   = 1000
)

// Pictures gives the bytes of a picture by the address that a manuscript names
// it with ("images/a.jpg"); nil stands for a manuscript that came alone.
type Pictures func(name string) ([]byte, bool)

// reading is the state that the readers of all formats share.
type reading struct {
	doc     *Document
	picture Pictures
	// line is the number that paragraphs get in a file of lines; 0 where they
	// are counted.
	line  int
	count int // paragraphs so far
	// refused is the cap that was exceeded; the document is given up then.
	refused *model.Problem
	once    map[string]bool // findings that are made once a document
	newPage bool            // the next paragraph begins a page
}

// open decodes a manuscript. Without ok, problems say why there is none.
func open(name string, raw []byte, picture Pictures) (r *reading, src string, problems []model.Problem, ok bool) {
	r = &reading{doc: &Document{Name: name, Pictures: map[string]Picture{}}, picture: picture, once: map[string]bool{}}
	whole := model.Pos{File: name}
	if len(raw) > maxBytes {
		return r, "", []model.Problem{manuscriptLimit.At(whole, model.Bilingual{Zh: "兆字节", En: "megabytes"}, maxBytes>>20)}, false
	}
	if kind := otherKind(raw); kind.Zh != "" {
		return r, "", []model.Problem{manuscriptKind.At(whole, kind)}, false
	}
	decoded, found := encoding.Decode(raw)
	switch found.Kind {
	case encoding.NUL:
		return r, "", []model.Problem{manuscriptKind.At(whole, model.Bilingual{Zh: "不是文本（含有 NUL 字节）", En: "no text (a NUL byte stands in it)"})}, false
	case encoding.Broken:
		return r, "", []model.Problem{manuscriptBroken.At(brokenAt(name, raw, found.At))}, false
	case encoding.GBK, encoding.UTF16LE, encoding.UTF16BE:
		r.find(manuscriptEncoding.At(model.Pos{File: name, Line: 1}, string(found.Kind)))
	}
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(decoded))
	return r, src, nil, true
}

// brokenAt is the place of a byte that no encoding explains, with the byte.
func brokenAt(name string, raw []byte, at int) (model.Pos, string) {
	src := bytes.TrimPrefix(raw, []byte("\uFEFF"))
	if at >= len(src) {
		return model.Pos{File: name}, "?"
	}
	start := bytes.LastIndexByte(src[:at], '\n') + 1
	return model.Pos{
		File: name, Line: bytes.Count(src[:start], []byte("\n")) + 1, Col: utf8.RuneCount(src[start:at]) + 1,
	}, fmt.Sprintf("0x%02X", src[at])
}

// otherKind tells by its first bytes a file that no reader of text can read.
func otherKind(raw []byte) model.Bilingual {
	for _, k := range []struct {
		begins string
		what   model.Bilingual
	}{
		{"PK\x03\x04", model.Bilingual{Zh: "Word、Excel 或 ZIP 文件", En: "a file of Word or Excel, or a ZIP archive"}},
		{"\xD0\xCF\x11\xE0", model.Bilingual{Zh: "旧版 Word 或 WPS 文件", En: "a file of an older Word or of WPS"}},
		{"%PDF-", model.Bilingual{Zh: "PDF 文件", En: "a PDF file"}},
		{"{\\rtf", model.Bilingual{Zh: "RTF 文件", En: "an RTF file"}},
		{"MIME-Version:", model.Bilingual{Zh: "“单个文件网页”（.mht）", En: "a “single file web page” (.mht)"}},
	} {
		if bytes.HasPrefix(raw, []byte(k.begins)) {
			return k.what
		}
	}
	return model.Bilingual{}
}

// find adds a finding.
func (r *reading) find(p model.Problem) { r.doc.Findings = append(r.doc.Findings, p) }

// findOnce adds the first finding of its rule and key; a habit of a manuscript
// is told once.
func (r *reading) findOnce(key string, p model.Problem) {
	if key = p.Rule.ID + " " + key; !r.once[key] {
		r.once[key] = true
		r.find(p)
	}
}

// here is the place of what is being read.
func (r *reading) here() model.Pos {
	if r.line > 0 {
		return model.Pos{File: r.doc.Name, Line: r.line}
	}
	return model.Pos{File: r.doc.Name, Line: max(r.count, 1)}
}

// limit gives the document up.
func (r *reading) limit(what model.Bilingual, n int) {
	if r.refused == nil {
		p := manuscriptLimit.At(r.here(), what, n)
		r.refused = &p
	}
}

// number returns the number of the next paragraph.
func (r *reading) number() int {
	if r.count++; r.count > maxParagraphs {
		r.limit(model.Bilingual{Zh: "个段落", En: "paragraphs"}, maxParagraphs)
	}
	if r.line > 0 {
		return r.line
	}
	return r.count
}

// paragraph begins one.
func (r *reading) paragraph() *Paragraph {
	p := &Paragraph{N: r.number(), NewPage: r.newPage}
	r.newPage = false
	return p
}

// aside puts words beside the text.
func (r *reading) aside(kind AsideKind, words string) {
	if words = strings.TrimSpace(words); words != "" {
		r.doc.Asides = append(r.doc.Asides, Aside{Kind: kind, N: r.here().Line, Text: words})
	}
}

// close ends the reading: the document, or the cap that it exceeded.
func (r *reading) close() (*Document, []model.Problem) {
	if r.refused != nil {
		return nil, []model.Problem{*r.refused}
	}
	if len(r.doc.Blocks) == 0 && len(r.doc.Notes) == 0 {
		return nil, []model.Problem{manuscriptEmpty.At(model.Pos{File: r.doc.Name})}
	}
	return r.doc, nil
}

// image makes the inline of a picture and takes its bytes where they are to be
// had.
func (r *reading) image(src, alt string) Inline {
	in := Inline{Kind: Image, Key: src, Text: alt}
	if strings.HasPrefix(strings.ToLower(src), "data:") {
		in.Key = r.embedded(src)
		return in
	}
	if _, ok := r.doc.Pictures[src]; ok || src == "" {
		return in
	}
	name := src
	if s := schemeOf(src); s != "" && s != "file" {
		r.find(pictureRemote.At(r.here(), cut(src, 80)))
		return in
	} else if s == "file" { // of the clipboard of Word, which names a folder of its own
		name = path.Base(strings.ReplaceAll(src, `\`, "/"))
	}
	data, ok := []byte(nil), false
	if r.picture != nil && len(r.doc.Pictures) < maxPictures {
		data, ok = r.picture(name)
	}
	if !ok {
		r.find(pictureMissing.At(r.here(), cut(name, 80)))
		return in
	}
	r.doc.Pictures[src] = Picture{Name: path.Base(name), Kind: kindOf(name, data), Data: data}
	return in
}

// embedded takes a picture that stands in the address itself (RFC 2397) and
// returns its key.
func (r *reading) embedded(src string) string {
	key := fmt.Sprintf("data-%d", len(r.doc.Pictures)+1)
	data, kind, ok := dataURI(src)
	if !ok || len(r.doc.Pictures) >= maxPictures {
		r.find(pictureMissing.At(r.here(), cut(src, 40)))
		return cut(src, 40)
	}
	if k := kindOf("", data); k != "" {
		kind = k
	}
	r.doc.Pictures[key] = Picture{Name: key + "." + kind, Kind: kind, Data: data}
	return key
}

// kindOf tells the kind of a picture by its first bytes, else by its name.
func kindOf(name string, data []byte) string {
	for _, k := range []struct{ begins, kind string }{
		{"\x89PNG\r\n\x1a\n", "png"}, {"\xFF\xD8\xFF", "jpg"}, {"GIF8", "gif"}, {"<svg", "svg"}, {"BM", "bmp"},
		{"\xD7\xCD\xC6\x9A", "wmf"}, {"\x01\x00\x00\x00", "emf"}, {"II*\x00", "tif"}, {"MM\x00*", "tif"},
	} {
		if bytes.HasPrefix(data, []byte(k.begins)) {
			return k.kind
		}
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return "webp"
	}
	kind := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	if kind == "jpeg" {
		kind = "jpg"
	}
	return kind
}

// cut shortens words for a message.
func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return s
}
