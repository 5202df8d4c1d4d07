package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"guiju/generator/model"
)

// limits are caps on a file, checked before or while it is read. A long
// standard with photographs stays far below each.
type limits struct {
	file    int64 // bytes of the file
	entries int   // of the archive
	total   int64 // bytes of everything unpacked, as declared
	part    int64 // bytes of one XML part
	picture int64 // bytes of one picture
	images  int64 // bytes of all pictures
	ratio   int64 // unpacked to packed, of an XML part above a megabyte
	depth   int   // elements within elements
	nodes   int   // elements of one part
}

var usual = limits{
	file: 256 << 20, entries: 10_000, total: 1 << 30, part: 128 << 20,
	picture: 64 << 20, images: 256 << 20, ratio: 300, depth: 400, nodes: 2_000_000,
}

var (
	limitFile    = model.Bilingual{Zh: "文件的字节数", En: "bytes of the file"}
	limitEntries = model.Bilingual{Zh: "文件内部的部件数", En: "parts inside the file"}
	limitTotal   = model.Bilingual{Zh: "解压后的总字节数", En: "bytes when unpacked"}
	limitPart    = model.Bilingual{Zh: "一个部件解压后的字节数", En: "bytes of one part when unpacked"}
	limitRatio   = model.Bilingual{Zh: "压缩倍数", En: "times that a part is compressed"}
	limitDepth   = model.Bilingual{Zh: "元素嵌套层数", En: "levels of nested elements"}
	limitNodes   = model.Bilingual{Zh: "一个部件的元素数", En: "elements of one part"}
)

// pack is an open package (ECMA-376-2).
type pack struct {
	name     string
	limits   limits
	parts    map[string]*zip.File // by folded name; names of parts ignore case (6.2.2.3)
	order    []string             // folded names, as the archive lists them
	types    *node
	pictures int64 // bytes handed out
	source   *disk
}

// relation is one relationship of a part (ECMA-376-2, 6.5).
type relation struct {
	id, kind string // kind is the last word of the type: "image", "styles"
	target   string // a part's name, or an address where external
	external bool
}

// open looks at the file from outside, from the cheapest test to the dearest.
func open(name string, r io.ReaderAt, size int64, l limits) (*pack, *model.Problem, error) {
	refuse := func(rule *model.Rule, args ...any) (*pack, *model.Problem, error) {
		p := rule.At(model.Pos{File: name}, args...)
		return nil, &p, nil
	}
	if base := path.Base(strings.ReplaceAll(name, `\`, "/")); strings.HasPrefix(base, "~$") {
		return refuse(notWord, kindLock)
	}
	if size > l.file {
		return refuse(tooLarge, limitFile, l.file)
	}
	kind, rule, err := sniff(name, r, size)
	if err != nil {
		return nil, nil, err
	}
	if rule != nil {
		return refuse(rule, kind)
	}
	source := &disk{r: r}
	z, err := zip.NewReader(source, size)
	if source.err != nil {
		return nil, nil, source.err
	}
	if err != nil {
		return refuse(damaged, err)
	}
	if len(z.File) > l.entries {
		return refuse(tooLarge, limitEntries, l.entries)
	}
	p := &pack{name: name, limits: l, parts: map[string]*zip.File{}, source: source}
	var total uint64
	for _, f := range z.File {
		// Some programs write the separator of Windows.
		part := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasSuffix(part, "/") {
			continue
		}
		if unsafeName(part) {
			return refuse(unsafe, model.Bilingual{Zh: "部件名“" + f.Name + "”指向文件之外", En: "the part “" + f.Name + "” points outside the file"})
		}
		if f.Flags&1 != 0 {
			return refuse(encrypted)
		}
		key := strings.ToLower(part)
		if p.parts[key] != nil {
			return refuse(unsafe, model.Bilingual{Zh: "部件“" + part + "”有两个", En: "the part “" + part + "” is there twice"})
		}
		p.parts[key] = f
		p.order = append(p.order, key)
		// Sizes can lie and can be chosen to overflow a sum.
		if total += min(f.UncompressedSize64, 1<<40); total > uint64(l.total) {
			return refuse(tooLarge, limitTotal, l.total)
		}
	}
	if kind := p.otherKind(); kind != nil {
		return refuse(notWord, *kind)
	}
	return p, nil, nil
}

// unsafeName reports whether a name leads out of the archive or is no name.
func unsafeName(s string) bool {
	if s == "" || s[0] == '/' || strings.ContainsAny(s, "\x00:") {
		return true
	}
	for _, seg := range strings.Split(s, "/") {
		if seg == ".." {
			return true
		}
	}
	return false
}

// disk remembers an error of the machine, which archive/zip would report as
// one of the file.
type disk struct {
	r   io.ReaderAt
	err error
}

func (d *disk) ReadAt(b []byte, off int64) (int, error) {
	if off < 0 {
		return 0, io.ErrUnexpectedEOF // a damaged file points before itself
	}
	n, err := d.r.ReadAt(b, off)
	if err != nil && err != io.EOF && d.err == nil {
		d.err = err
	}
	return n, err
}

// The kinds of file that editors hand in as Word files.
var (
	kindEmpty = model.Bilingual{Zh: "空文件", En: "empty"}
	kindLock  = model.Bilingual{Zh: "Word 打开文档时留下的占位文件", En: "the file that Word leaves beside a document while it is open"}
	kindDoc   = model.Bilingual{Zh: "旧格式（Word 97—2003 的 .doc 或 WPS 文字的 .wps）文档", En: "a document of the old format (.doc of Word 97–2003, or .wps of WPS Writer)"}
	kindRTF   = model.Bilingual{Zh: "RTF 文档", En: "an RTF document"}
	kindPDF   = model.Bilingual{Zh: "PDF 文档", En: "a PDF document"}
	kindXML   = model.Bilingual{Zh: "XML 或网页文件", En: "an XML file or a web page"}
	kindODT   = model.Bilingual{Zh: "OpenDocument 文档", En: "an OpenDocument file"}
	kindExcel = model.Bilingual{Zh: "Excel 工作簿", En: "an Excel workbook"}
	kindSlide = model.Bilingual{Zh: "PowerPoint 演示文稿", En: "a PowerPoint presentation"}
	kindOther = model.Bilingual{Zh: "其他类型的文件", En: "a file of another kind"}
)

// sniff tells by the first bytes what a file is. A .docx with a password is an
// OLE2 file with a stream named EncryptedPackage (MS-OFFCRYPTO, 1.3.1).
func sniff(name string, r io.ReaderAt, size int64) (model.Bilingual, *model.Rule, error) {
	head := make([]byte, 512)
	n, err := r.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return model.Bilingual{}, nil, err
	}
	head = head[:n]
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n"))
	switch {
	case size == 0 || n == 0:
		return kindEmpty, notWord, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return model.Bilingual{}, nil, nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		locked, err := holds(r, size, "EncryptedPackage")
		if err != nil {
			return model.Bilingual{}, nil, err
		}
		if locked {
			return model.Bilingual{}, encrypted, nil
		}
		return kindDoc, notWord, nil
	case bytes.HasPrefix(head, []byte("{\\rtf")):
		return kindRTF, notWord, nil
	case bytes.HasPrefix(head, []byte("%PDF")):
		return kindPDF, notWord, nil
	case bytes.HasPrefix(text, []byte("<")), bytes.HasPrefix(text, []byte("mime-version")):
		return kindXML, notWord, nil
	}
	return kindOther, notWord, nil
}

// holds looks for the name of a stream in the directory of an OLE2 file, where
// names are UTF-16 (MS-CFB, 2.6.1).
func holds(r io.ReaderAt, size int64, stream string) (bool, error) {
	var want []byte
	for _, c := range []byte(stream) {
		want = append(want, c, 0)
	}
	const step = 1 << 20
	buf := make([]byte, step+len(want))
	for at := int64(0); at < size; at += step {
		n, err := r.ReadAt(buf, at)
		if err != nil && err != io.EOF {
			return false, err
		}
		if bytes.Contains(buf[:n], want) {
			return true, nil
		}
	}
	return false, nil
}

// otherKind recognises the other archives of office programs.
func (p *pack) otherKind() *model.Bilingual {
	switch {
	case p.parts["[content_types].xml"] == nil && p.parts["mimetype"] != nil:
		return &kindODT
	case p.parts["xl/workbook.xml"] != nil || p.parts["xl/workbook.bin"] != nil:
		return &kindExcel
	case p.parts["ppt/presentation.xml"] != nil:
		return &kindSlide
	}
	return nil
}

// bytes unpacks a part, up to most bytes. Whatever the archive declares, no
// more is read.
func (p *pack) bytes(name string, most int64) ([]byte, error) {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return nil, errNoPart
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, errBig
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > most {
		return nil, errBig
	}
	return data, nil
}

var (
	errNoPart = errors.New("the part is missing")
	errBig    = errors.New("the part is too large")
)

// xml reads an XML part; nil and no problem where there is none.
func (p *pack) xml(name string) (*node, *model.Problem) {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	at := model.Pos{File: p.name}
	problem := func(rule *model.Rule, args ...any) (*node, *model.Problem) {
		made := rule.At(at, args...)
		return nil, &made
	}
	if f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/max(f.CompressedSize64, 1) > uint64(p.limits.ratio) {
		return problem(tooLarge, limitRatio, p.limits.ratio)
	}
	data, err := p.bytes(name, p.limits.part)
	if errors.Is(err, errBig) {
		return problem(tooLarge, limitPart, p.limits.part)
	}
	if err != nil {
		return problem(damaged, fmt.Sprintf("%s: %v", name, err))
	}
	root, err := parse(data, p.limits)
	switch {
	case err == nil:
		return root, nil
	case errors.Is(err, errDoctype):
		return problem(unsafe, model.Bilingual{Zh: "部件“" + name + "”带有 DOCTYPE 声明", En: "the part “" + name + "” declares a DOCTYPE"})
	case errors.Is(err, errDeep):
		return problem(tooLarge, limitDepth, p.limits.depth)
	case errors.Is(err, errMany):
		return problem(tooLarge, limitNodes, p.limits.nodes)
	}
	return problem(damaged, fmt.Sprintf("%s: %v", name, err))
}

// relations reads the relationships of a part ("" is the package).
func (p *pack) relations(part string) ([]relation, *model.Problem) {
	dir, base := path.Split(part)
	root, problem := p.xml(dir + "_rels/" + base + ".rels")
	if root == nil {
		return nil, problem
	}
	var list []relation
	for _, k := range root.kids {
		if k.name != "rel:Relationship" {
			continue
		}
		kind := k.get("Type")
		r := relation{
			id:       k.get("Id"),
			kind:     kind[strings.LastIndexByte(kind, '/')+1:],
			target:   k.get("Target"),
			external: k.get("TargetMode") == "External",
		}
		if !r.external {
			target, _, _ := strings.Cut(r.target, "#")
			if strings.HasPrefix(target, "/") {
				r.target = strings.TrimPrefix(path.Clean(target), "/")
			} else {
				r.target = strings.TrimPrefix(path.Join("/", dir, target), "/")
			}
		}
		list = append(list, r)
	}
	return list, nil
}

// contentType is that of a part, by its name or its extension (ECMA-376-2,
// 7.2.3).
func (p *pack) contentType(part string) string {
	if p.types == nil {
		return ""
	}
	byExtension := ""
	for _, k := range p.types.kids {
		switch {
		case k.name == "ct:Override" && strings.EqualFold(strings.TrimPrefix(k.get("PartName"), "/"), part):
			return k.get("ContentType")
		case k.name == "ct:Default" && strings.EqualFold("."+k.get("Extension"), path.Ext(part)):
			byExtension = k.get("ContentType")
		}
	}
	return byExtension
}
