package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
)

// renumbered gives the comments of a sheet and their shapes one number. excelize
// takes it for granted (comments2.xml has its shapes in vmlDrawing2.vml); what
// LibreOffice and buttons on a sheet leave is different, and a comment would go
// to another sheet. Sheets with comments get the first numbers, shapes of any
// other kind high ones, which no comment will ever have.
func renumbered(raw []byte, b *Book) ([]byte, error) {
	c, err := open(b.Name, raw, bounds)
	if err != nil {
		return nil, err
	}
	moved := map[string]string{} // lower-case path to the new one
	rels := map[string][]relation{}
	same := true
	move := func(from, to string) {
		from = strings.ToLower(from)
		if moved[from] == "" {
			moved[from] = to
			same = same && from == strings.ToLower(to)
		}
	}
	comments, others := 0, 10_000
	for _, t := range b.Tabs {
		if path.Dir(strings.ToLower(t.part)) != "xl/worksheets" { // where excelize looks for them
			return nil, fmt.Errorf("%s stands in %s", t.Name, t.part)
		}
		list, err := c.relations(t.part)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(list, func(r relation) bool { return r.kind == "comments" && !r.outside })
		n := 0
		if i >= 0 {
			comments++
			n = comments
			move(list[i].target, fmt.Sprintf("xl/comments%d.xml", n))
		}
		for _, r := range list {
			if r.kind != "vmlDrawing" || r.outside {
				continue
			}
			to := n
			if r.id != t.shapes || n == 0 {
				others++
				to = others
			}
			move(r.target, fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", to))
		}
		rels[strings.ToLower(path.Join(path.Dir(t.part), "_rels", path.Base(t.part)+".rels"))] = list
	}
	if same {
		return raw, nil
	}
	for from, to := range moved {
		side := path.Join(path.Dir(from), "_rels", path.Base(from)+".rels")
		if c.has(side) {
			moved[strings.ToLower(side)] = path.Join(path.Dir(to), "_rels", path.Base(to)+".rels")
		}
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	for _, f := range r.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		part, err := io.ReadAll(io.LimitReader(in, bounds.inflated))
		in.Close()
		if err != nil {
			return nil, err
		}
		name := strings.ReplaceAll(f.Name, `\`, "/")
		low := strings.ToLower(name)
		if to := moved[low]; to != "" {
			name = to
		}
		if list := rels[low]; list != nil {
			part = relationsPart(list, moved)
		}
		if low == "[content_types].xml" {
			part = partName.ReplaceAllFunc(part, func(m []byte) []byte {
				if to := moved[strings.ToLower(string(partName.FindSubmatch(m)[1]))]; to != "" {
					return []byte(`PartName="/` + to + `"`)
				}
				return m
			})
		}
		to, err := w.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

var partName = regexp.MustCompile(`PartName="/([^"]+)"`)

// relationsPart writes the relations of a worksheet, which stands in
// xl/worksheets, with the parts that moved.
func relationsPart(list []relation, moved map[string]string) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		target, mode := r.written, ""
		switch to := moved[strings.ToLower(r.target)]; {
		case r.outside:
			mode = "External"
		case to != "":
			target = "../" + strings.TrimPrefix(to, "xl/")
		}
		b.WriteString("<Relationship")
		for _, a := range [][2]string{{"Id", r.id}, {"Type", r.schema}, {"Target", target}, {"TargetMode", mode}} {
			if a[1] == "" {
				continue
			}
			b.WriteString(" " + a[0] + `="`)
			_ = xml.EscapeText(&b, []byte(a[1])) // a buffer takes everything
			b.WriteString(`"`)
		}
		b.WriteString("/>")
	}
	b.WriteString("</Relationships>")
	return b.Bytes()
}
