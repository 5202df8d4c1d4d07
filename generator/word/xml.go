package word

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
)

// node is an element. Its name is that of its namespace ("w:p"), whatever
// prefix the file uses; one of a namespace that is not known here keeps the
// local name after a "?".
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string // of an element without elements
	keep  bool   // xml:space="preserve", here or above (XML 1.0, 2.10)
	n     int    // of a w:p: its number in the document
	read  bool   // of an element of words: they have been taken
	other string // words of an alternative below that was not taken and says something else
}

type attr struct{ name, value string }

// spaces gives namespaces their usual prefix, Transitional (ECMA-376-1) and
// Strict (ISO/IEC 29500-1) alike.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/package/2006/content-types":           "ct",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://purl.org/dc/elements/1.1/":                                       "dc",
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas":          "lc",
	"http://purl.oclc.org/ooxml/drawingml/lockedCanvas":                      "lc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    "wp14",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                   "w15",
	"http://schemas.microsoft.com/office/drawing/2010/main":                  "a14",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://www.w3.org/XML/1998/namespace":                                   "xml",
}

// understood are the namespaces whose mc:Choice is read (ECMA-376-3, 7.6). Ink,
// 3D models and the new charts are not among them: their mc:Fallback is a
// picture.
var understood = map[string]bool{
	"wps": true, "wpg": true, "wpc": true, "wp14": true, "w14": true, "w15": true, "a14": true,
	"v": true, "o": true, "c": true, "dgm": true, "w": true, "m": true, "a": true, "pic": true, "wp": true, "lc": true,
}

// What can be wrong with a part, as far as a reader can tell.
var (
	errDoctype = errors.New("it declares a DOCTYPE")
	errDeep    = errors.New("its elements are nested too deeply")
	errMany    = errors.New("it has too many elements")
)

// parse reads one XML part. Entities other than the five of XML are errors, and
// a DOCTYPE is one by itself (ECMA-376-2, 6.2.5): nothing ever expands.
func parse(data []byte, l limits) (*node, error) {
	data = utf8Bytes(data)
	dec := xml.NewDecoder(bytes.NewReader(data))
	dec.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		// A part is UTF-8 or UTF-16 (ECMA-376-2, 6.2.5); the latter is UTF-8 by now.
		if strings.HasPrefix(strings.ToLower(charset), "utf-16") {
			return in, nil
		}
		return nil, fmt.Errorf("its encoding is %s", charset)
	}
	t := tree{names: map[xml.Name]string{}}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.Directive:
			return nil, errDoctype
		case xml.StartElement:
			if len(t.open) >= l.depth {
				return nil, errDeep
			}
			if t.count++; t.count > l.nodes {
				return nil, errMany
			}
			t.start(token)
		case xml.EndElement:
			t.end()
		case xml.CharData:
			if len(t.open) > 0 {
				t.open[len(t.open)-1].text = append(t.open[len(t.open)-1].text, token...)
			}
		}
	}
	if t.root == nil {
		return nil, errors.New("it is empty")
	}
	return t.root, nil
}

// tree is a tree while it grows.
type tree struct {
	root  *node
	open  []element
	count int
	other int                 // bytes of words that were not taken
	names map[xml.Name]string // so that equal names share one string
}

// element is an element that has not ended.
type element struct {
	node     *node
	text     []byte
	prefixes map[string]string // declared here: prefix to namespace
	words    print
	branches []print // of an mc:AlternateContent, child by child
}

// print is a fingerprint of the words below an element, so that alternatives
// can be compared without reading them again at every level.
type print struct{ sum, scale uint64 }

func (p *print) add(q print) { p.sum, p.scale = p.sum*q.scale+q.sum, p.scale*q.scale }

func printOf(words string) print {
	p := print{scale: 1}
	for _, r := range words {
		if r != ' ' && r != '\t' && r != '\n' && r != '\r' {
			p.add(print{uint64(r), 1_000_003})
		}
	}
	return p
}

func (t *tree) name(x xml.Name) string {
	if s, ok := t.names[x]; ok {
		return s
	}
	s := x.Local
	if p, ok := spaces[x.Space]; ok {
		s = p + ":" + x.Local
	} else if x.Space == "xml" {
		s = "xml:" + x.Local
	} else if x.Space != "" {
		s = "?" + x.Local
	}
	t.names[x] = s
	return s
}

func (t *tree) start(x xml.StartElement) {
	n := &node{name: t.name(x.Name)}
	e := element{node: n, words: print{scale: 1}}
	if len(t.open) > 0 {
		n.keep = t.open[len(t.open)-1].node.keep
	}
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" {
			if e.prefixes == nil {
				e.prefixes = map[string]string{}
			}
			e.prefixes[a.Name.Local] = a.Value
			continue
		}
		n.attrs = append(n.attrs, attr{t.name(a.Name), a.Value})
	}
	if s, ok := n.attr("xml:space"); ok {
		n.keep = s == "preserve"
	}
	if n.name == "mc:Choice" && !t.reads(e, n.get("Requires")) {
		n.name = "mc:?"
	}
	t.open = append(t.open, e)
}

// reads reports whether every namespace that a Choice requires is understood.
func (t *tree) reads(e element, requires string) bool {
	for _, prefix := range strings.Fields(requires) {
		uri, ok := e.prefixes[prefix]
		for i := len(t.open) - 1; i >= 0 && !ok; i-- {
			uri, ok = t.open[i].prefixes[prefix]
		}
		if !understood[spaces[uri]] {
			return false
		}
	}
	return true
}

func (t *tree) end() {
	e := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	n := e.node
	if len(n.kids) == 0 || n.holdsWords() {
		n.text = string(e.text)
	}
	if n.holdsWords() {
		e.words.add(printOf(n.text))
	}
	if len(t.open) == 0 {
		if t.root == nil {
			t.root = n
		}
		return
	}
	up := &t.open[len(t.open)-1]
	if n.name == "mc:AlternateContent" {
		t.alternate(up, e)
		return
	}
	up.node.kids = append(up.node.kids, n)
	if up.node.name == "mc:AlternateContent" {
		up.branches = append(up.branches, e.words)
		return
	}
	up.words.add(e.words)
}

// mostOther bounds what is remembered of words that were not taken, in bytes.
const mostOther = 64 << 10

// alternate puts into up what is chosen of an mc:AlternateContent: the first
// Choice that is understood, else the Fallback, else the first Choice
// (ECMA-376-3, 7.5). The words of the rest are compared, for a program may have
// written other ones.
func (t *tree) alternate(up *element, a element) {
	take := -1
	for _, want := range []string{"mc:Choice", "mc:Fallback", "mc:?"} {
		if take = slices.IndexFunc(a.node.kids, func(k *node) bool { return k.name == want }); take >= 0 {
			break
		}
	}
	if take < 0 {
		return
	}
	if taken := a.node.kids[take].kids; len(up.node.kids) == 0 {
		up.node.kids = taken
	} else {
		up.node.kids = append(up.node.kids, taken...)
	}
	up.words.add(a.branches[take])
	for i, k := range a.node.kids {
		if a.branches[i].sum == a.branches[take].sum || a.branches[i].scale == 1 || t.other > mostOther {
			continue
		}
		w := k.words()
		t.other += len(w) + 1
		up.node.other += w
	}
}

// words is every character below n that is meant to be read, without spaces.
func (n *node) words() string {
	var b strings.Builder
	n.each(func(k *node) {
		if k.holdsWords() {
			b.WriteString(strings.Join(strings.Fields(k.text), ""))
		}
	})
	return b.String()
}

// holdsWords reports whether an element is one whose content is read by people.
func (n *node) holdsWords() bool {
	switch n.name {
	case "w:t", "w:delText", "m:t", "a:t":
		return true
	}
	return false
}

// each visits n and everything below it in the order of the file.
func (n *node) each(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.each(visit)
	}
}

func (n *node) attr(name string) (string, bool) {
	if n != nil {
		for _, a := range n.attrs {
			if a.name == name {
				return a.value, true
			}
		}
	}
	return "", false
}

// get returns the value of an attribute, "" where there is none.
func (n *node) get(name string) string {
	s, _ := n.attr(name)
	return s
}

// kid returns the first child of that name; nil has none.
func (n *node) kid(name string) *node {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

// all returns the children of that name.
func (n *node) all(name string) (list []*node) {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				list = append(list, k)
			}
		}
	}
	return list
}

// path follows kid by kid.
func (n *node) path(names ...string) *node {
	for _, name := range names {
		n = n.kid(name)
	}
	return n
}

// val is the w:val of a child: how most properties are written.
func (n *node) val(name string) (string, bool) { return n.kid(name).attr("w:val") }

// flag reads a property that is on or off (ECMA-376-1, 17.17.4); set says
// whether it stands there at all.
func (n *node) flag(name string) (on, set bool) {
	k := n.kid(name)
	if k == nil {
		return false, false
	}
	v, ok := k.attr("w:val")
	return !ok || isOn(v), true
}

func isOn(v string) bool { return v != "0" && v != "false" && v != "off" }

// said takes the words of a w:t as Word shows them: a line end is a space, and
// spaces at the ends count only where xml:space says so.
func (n *node) said() string {
	n.read = true
	s := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, n.text)
	if !n.keep {
		s = strings.Trim(s, " ")
	}
	return s
}

// utf8Bytes decodes UTF-16 with a byte order mark and drops that of UTF-8.
func utf8Bytes(b []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(b, []byte("\uFEFF"))
	}
	units := make([]uint16, 0, len(b)/2)
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}
