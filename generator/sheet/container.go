package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
)

// limits bound what a file may ask of the machine. A real 明细表 has a few
// hundred rows and twenty columns.
type limits struct {
	bytes    int64 // of the file
	parts    int   // of the archive
	inflated int64 // of all parts together
	ratio    int64 // of inflated to packed, of a part above ratioFrom
	tabs     int
	rows     int // the last row that holds something
	columns  int
	cells    int // of the workbook
	merges   int // of a tab
	covered  int // cells of merged ranges, of a tab
	strings  int // bytes of shared strings
	letters  int // of one cell, in UTF-16 units: what Excel itself allows
}

var bounds = limits{
	bytes: MaxBytes, parts: 5000, inflated: 256 << 20, ratio: 300, tabs: 255, rows: 100_000, columns: 400,
	cells: 1_000_000, merges: 20_000, covered: 1_000_000, strings: 128 << 20, letters: 32_767,
}

// ratioFrom is the size below which a part may be packed as tightly as it likes.
const ratioFrom = 8 << 20

// MaxBytes is the size of the largest file that [Read] looks at: a caller need
// not load more.
const MaxBytes = 64 << 20

// stop is a problem that ends the reading of a file.
type stop struct{ model.Problem }

func (s stop) Error() string { return s.Message(model.En) }

// container is the opened archive of a workbook.
type container struct {
	name  string
	limit limits
	parts map[string]*zip.File // by lower-case path
	left  int64                // bytes that may still be inflated
}

func (c *container) at() model.Pos { return model.Pos{File: c.name} }

func (c *container) over(what model.Bilingual, most any) error {
	return stop{fileLimit.At(c.at(), what, most)}
}

func (c *container) damaged(format string, args ...any) error {
	return stop{fileDamaged.At(c.at(), fmt.Sprintf(format, args...))}
}

// open looks at the archive's table and refuses what is beyond all measure
// before a byte is inflated.
func open(name string, raw []byte, limit limits) (*container, error) {
	c := &container{name: name, limit: limit, parts: map[string]*zip.File{}, left: limit.inflated}
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, c.damaged("ZIP: %v", err)
	}
	if len(r.File) > limit.parts {
		return nil, c.over(model.Bilingual{Zh: "压缩包里的文件数", En: "files in the archive"}, limit.parts)
	}
	total := uint64(0)
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if f.Flags&1 != 0 {
			return nil, stop{fileEncrypted.At(c.at())}
		}
		if slices.Contains(strings.Split(strings.ReplaceAll(f.Name, `\`, "/"), "/"), "..") { // no Office program names a part so
			return nil, c.damaged("%q", f.Name)
		}
		p := strings.ToLower(path.Clean("/" + strings.ReplaceAll(f.Name, `\`, "/")))[1:]
		if c.parts[p] != nil {
			return nil, c.damaged("%s twice", p)
		}
		c.parts[p] = f
		total += f.UncompressedSize64
		if total > uint64(limit.inflated) || f.UncompressedSize64 > uint64(limit.inflated) {
			return nil, c.over(model.Bilingual{Zh: "解压后的字节数", En: "bytes after unpacking"}, limit.inflated)
		}
		if f.UncompressedSize64 > ratioFrom && f.UncompressedSize64 > uint64(limit.ratio)*(f.CompressedSize64+1) {
			return nil, c.over(model.Bilingual{Zh: "压缩比", En: "ratio of packing"}, limit.ratio)
		}
	}
	return c, nil
}

// has reports whether a part exists.
func (c *container) has(p string) bool { return c.parts[strings.ToLower(p)] != nil }

// underneath reports whether any part stands below a folder.
func (c *container) underneath(folder string) bool {
	for p := range c.parts {
		if strings.HasPrefix(p, folder) {
			return true
		}
	}
	return false
}

// errDoctype: an Office file has no document type (ECMA-376 part 2, 8.1.4), and
// one is how entities are multiplied.
var errDoctype = errors.New("DOCTYPE")

// walk visits the elements of an XML part one after the other.
func (c *container) walk(p string, visit func(d *xml.Decoder, e xml.StartElement) error) error {
	f := c.parts[strings.ToLower(p)]
	if f == nil {
		return c.damaged("%s is missing", p)
	}
	in, err := f.Open()
	if err != nil {
		return c.damaged("%s: %v", p, err)
	}
	defer in.Close()
	counted := &countdown{in, &c.left}
	d := xml.NewDecoder(counted)
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %s", charset) // Office writes UTF-8 and nothing else that Go cannot read
	}
	for {
		t, err := next(d)
		if err == io.EOF {
			return nil
		}
		if err == nil {
			if e, ok := t.(xml.StartElement); ok {
				err = visit(d, e)
			}
		}
		if err == nil {
			continue
		}
		var s stop
		switch {
		case errors.As(err, &s):
			return err
		case errors.Is(err, errDoctype):
			return stop{fileDoctype.At(c.at(), p)}
		case errors.Is(err, errInflated):
			return c.over(model.Bilingual{Zh: "解压后的字节数", En: "bytes after unpacking"}, c.limit.inflated)
		}
		return c.damaged("%s: %v", p, err)
	}
}

// next is the next token, without the document types that a file may not have.
func next(d *xml.Decoder) (xml.Token, error) {
	t, err := d.Token()
	if _, ok := t.(xml.Directive); ok {
		return nil, errDoctype
	}
	return t, err
}

var errInflated = errors.New("too many bytes")

// countdown reads until the allowance is used up, whatever the archive's table
// said of the size.
type countdown struct {
	in   io.Reader
	left *int64
}

func (r *countdown) Read(b []byte) (int, error) {
	if *r.left <= 0 {
		return 0, errInflated
	}
	n, err := r.in.Read(b[:min(int64(len(b)), *r.left)])
	*r.left -= int64(n)
	return n, err
}

// attr returns an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// truth reads an xsd:boolean.
func truth(s string) bool { return s == "1" || s == "true" }

// relation is one entry of a relationships part (ECMA-376 part 2, 9.3).
type relation struct {
	id, kind, target string
	schema, written  string // the type in full, of which kind is the last word; the target as it stands
	outside          bool
}

// relations of a part, targets resolved to paths of the archive; none where it
// has no such part.
func (c *container) relations(p string) (list []relation, err error) {
	rels := path.Join(path.Dir(p), "_rels", path.Base(p)+".rels")
	if p == "" { // those of the archive itself
		rels = "_rels/.rels"
	}
	if !c.has(rels) {
		return nil, nil
	}
	err = c.walk(rels, func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "Relationship" {
			return nil
		}
		r := relation{id: attr(e, "Id"), kind: path.Base(attr(e, "Type")), schema: attr(e, "Type"), target: attr(e, "Target"), written: attr(e, "Target"), outside: attr(e, "TargetMode") == "External"}
		if !r.outside {
			t := strings.ReplaceAll(r.target, `\`, "/")
			if !strings.HasPrefix(t, "/") {
				t = path.Join("/", path.Dir(p), t)
			}
			r.target = path.Clean(t)[1:]
		}
		list = append(list, r)
		return nil
	})
	return list, err
}
