package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
)

// Drawing programs write down who drew a picture, with what, and where the file
// lay on the machine: metadata elements, comments, and attributes and elements
// of their own.
var (
	svgPrivate   = map[string]bool{"metadata": true}
	svgPrograms  = map[string]bool{"inkscape": true, "sodipodi": true}
	svgAttribute = regexp.MustCompile(`\s+(?:inkscape|sodipodi):[A-Za-z0-9_.-]+\s*=\s*(?:"[^"]*"|'[^']*')`)
)

// cleanSVG cuts such parts out of a drawing and leaves every other byte as it
// is. Of a drawing that is not well-formed nothing is changed.
func cleanSVG(b []byte) []byte {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // UTF-8 by now
	var out []byte
	from, inside := int64(0), 0 // what is copied up to; depth in an element that is cut
	for {
		start := d.InputOffset()
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if inside > 0 {
				return b
			}
			return append(out, b[from:]...)
		}
		if err != nil {
			return b
		}
		end := d.InputOffset()
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case inside > 0:
				inside++
			case svgPrivate[t.Name.Local] || svgPrograms[t.Name.Space]:
				out, inside = append(out, b[from:start]...), 1
			default:
				out = append(out, b[from:start]...)
				out = append(out, svgAttribute.ReplaceAll(b[start:end], nil)...)
				from = end
			}
		case xml.EndElement:
			// RawToken gives an end for <a/> too, of no length.
			if inside > 0 {
				if inside--; inside == 0 {
					from = end
				}
			}
		case xml.Comment:
			if inside == 0 {
				out, from = append(out, b[from:start]...), end
			}
		}
	}
}
