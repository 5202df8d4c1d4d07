package media

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Authors names the persons and organizations that a document for download says
// it is by, besides its words: the properties of an Office file, the information
// of a PDF. Such files are published as they are. Of a PDF that keeps these words
// packed nothing is found.
func Authors(name string, b []byte) (names []string) {
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" && utf8.ValidString(s) && !slices.Contains(names, s) {
			if r := []rune(s); len(r) > 60 {
				s = string(r[:60])
			}
			names = append(names, s)
		}
	}
	switch path.Ext(name) {
	case ".pdf":
		for _, m := range pdfAuthor.FindAllSubmatch(b, 16) {
			add(pdfString(m[1]))
		}
	case ".docx", ".xlsx", ".pptx":
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return nil
		}
		for _, f := range z.File {
			if f.Name == "docProps/core.xml" || f.Name == "docProps/app.xml" {
				for _, s := range property(f) {
					add(s)
				}
			}
		}
	}
	return names
}

// pdfAuthor is the entry of the information dictionary, in either way of writing
// a string (ISO 32000-1, 7.3.4 and 14.3.3).
var pdfAuthor = regexp.MustCompile(`/Author\s*(\((?:[^()\\]|\\[^\r\n]){1,500}\)|<[0-9A-Fa-f\s]{1,1000}>)`)

// pdfString reads such a string: UTF-16 where it begins with its mark.
func pdfString(b []byte) string {
	raw := unescaped(b[1 : len(b)-1])
	if b[0] == '<' {
		raw = raw[:0]
		digits := bytes.Join(bytes.Fields(b[1:len(b)-1]), nil)
		for i := 0; i+1 < len(digits); i += 2 {
			raw = append(raw, nibble(digits[i])<<4|nibble(digits[i+1]))
		}
	}
	if !bytes.HasPrefix(raw, []byte("\xFE\xFF")) {
		return string(raw)
	}
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func nibble(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&0xDF - 'A' + 10
}

// unescaped undoes \( \) \\ and bytes in octal digits.
func unescaped(b []byte) (out []byte) {
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' || i+1 == len(b) {
			out = append(out, b[i])
			continue
		}
		i++
		if b[i] < '0' || b[i] > '7' {
			out = append(out, b[i])
			continue
		}
		v := 0
		for n := 0; n < 3 && i < len(b) && b[i] >= '0' && b[i] <= '7'; n++ {
			v, i = v<<3|int(b[i]-'0'), i+1
		}
		i--
		out = append(out, byte(v))
	}
	return out
}

// properties of an Office file that name somebody (ECMA-376-2, 11.1).
var officeNames = []string{"creator", "lastModifiedBy", "Company", "Manager"}

// mostProperties is far above what such a part of a file has.
const mostProperties = 1 << 20

func property(f *zip.File) (found []string) {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	in := ""
	for d := xml.NewDecoder(io.LimitReader(r, mostProperties)); ; {
		t, err := d.Token()
		if err != nil {
			return found
		}
		switch t := t.(type) {
		case xml.StartElement:
			in = t.Name.Local
		case xml.EndElement:
			in = ""
		case xml.CharData:
			if slices.Contains(officeNames, in) {
				found = append(found, string(t))
			}
		}
	}
}
