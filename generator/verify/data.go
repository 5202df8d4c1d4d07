package verify

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
)

func (f *file) readJSON(b []byte) {
	if f.path == ManifestName {
		f.manifest = b
		return
	}
	if !json.Valid(b) || !f.readValid(b) {
		f.walkJSON(b)
	}
}

// walkJSON reads any file, and says where it is no JSON.
func (f *file) walkJSON(b []byte) {
	j := jsonReader{file: f, d: json.NewDecoder(bytes.NewReader(b)), cur: cursor{src: b}, seen: map[string]bool{}}
	err := j.value("", 0)
	if err == nil {
		if _, err = j.d.Token(); err == io.EOF {
			return
		}
		err = errors.New("data after the end")
	}
	line, col := place(b, min(int(j.d.InputOffset()), len(b)))
	f.report(ruleJSON, line, col, err)
}

// readValid walks a file that is known to be JSON, as jsonReader does but in
// place: the data files are a sixth of the site. It leaves what it does not
// read (deep nesting, keys with escapes) to jsonReader.
func (f *file) readValid(b []byte) bool {
	type address struct {
		raw string
		end int
	}
	var found []address
	seen := map[string]bool{}
	const deepest = 64
	depth, isKey := 0, false
	var objects [deepest]bool // by depth: whether it is an object
	var keys [deepest][]byte  // by depth: the key that a value stands under
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			if depth++; depth == deepest {
				return false
			}
			keys[depth], objects[depth] = keys[depth-1], b[i] == '{'
			isKey = objects[depth]
		case '}', ']':
			depth--
		case ',':
			isKey = objects[depth]
		case ':':
			isKey = false
		case '"':
			start := i + 1
			escaped := false
			for i++; b[i] != '"'; i++ {
				if b[i] == '\\' {
					escaped = true
					i++
				}
			}
			s := b[start:i]
			switch {
			case isKey && escaped:
				return false
			case isKey:
				keys[depth] = s
			case !jsonKeys[string(keys[depth])] || seen[string(s)]:
			case escaped:
				return false
			case jsonPath.Match(s):
				seen[string(s)] = true
				found = append(found, address{string(s), i + 1})
			}
		}
	}
	cur := cursor{src: b}
	for _, a := range found {
		line, col := cur.at(a.end)
		f.jsonLink(a.raw, line, col)
	}
	return true
}

// jsonLink remembers an address of a JSON file.
func (f *file) jsonLink(raw string, line, col int) {
	p, fragment := split(raw)
	f.links = append(f.links, link{raw: raw, fragment: fragment, line: line, col: col,
		target: path.Clean(p), alt: path.Join(path.Dir(f.path), p)})
}

// jsonReader walks a JSON file for links.
type jsonReader struct {
	*file
	d    *json.Decoder
	cur  cursor
	seen map[string]bool
}

// jsonKeys are the keys under which our data files give addresses.
var jsonKeys = set("path address page url")

// jsonPath is what counts as an address in the site. Its schema says whether it
// is relative to the file or to the root; a stranger accepts either.
var jsonPath = regexp.MustCompile(`^(\.{1,2}/)*[a-z0-9.-]+(/[a-z0-9.-]+)*\.[a-z]+(#.*)?$`)

// value reads one value. Depth is capped, since the Go stack is.
func (j *jsonReader) value(key string, depth int) error {
	const most = 1000
	if depth > most {
		return fmt.Errorf("nested more than %d deep", most)
	}
	t, err := j.d.Token()
	if err != nil {
		return noEOF(err)
	}
	switch t := t.(type) {
	case string:
		j.address(key, t)
	case json.Delim:
		for j.d.More() {
			if t == '{' {
				k, err := j.d.Token()
				if err != nil {
					return noEOF(err)
				}
				key = k.(string) // the decoder takes no other key
			}
			if err := j.value(key, depth+1); err != nil {
				return err
			}
		}
		_, err = j.d.Token()
		return noEOF(err)
	}
	return nil
}

func (j *jsonReader) address(key, v string) {
	if !jsonKeys[key] || j.seen[v] || !jsonPath.MatchString(v) {
		return
	}
	j.seen[v] = true
	line, col := j.cur.at(int(j.d.InputOffset()))
	j.jsonLink(v, line, col)
}

// noEOF names an end that comes too early.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readXML reads feeds (RFC 4287) and site maps (sitemaps.org protocol).
func (f *file) readXML(b []byte) {
	d := xml.NewDecoder(bytes.NewReader(b))
	inLoc := false
	cur := cursor{src: b}
	for {
		off := d.InputOffset()
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			line, col := place(b, min(int(d.InputOffset()), len(b)))
			f.report(ruleXML, line, col, err)
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			inLoc = t.Name.Local == "loc"
			if t.Name.Local == "link" {
				line, col := cur.at(int(off))
				f.feedLink(t.Attr, line, col)
			}
		case xml.EndElement:
			inLoc = false
		case xml.CharData:
			if inLoc {
				line, col := cur.at(int(off))
				f.full = append(f.full, full{string(bytes.TrimSpace(t)), own, line, col})
			}
		}
	}
}

// feedLink reads a link element. Links that say where something came from may
// lead to other hosts.
func (f *file) feedLink(attrs []xml.Attr, line, col int) {
	href, rel := "", "alternate"
	for _, a := range attrs {
		switch a.Name.Local {
		case "href":
			href = a.Value
		case "rel":
			rel = a.Value
		}
	}
	if rel == "via" || rel == "related" {
		f.refer(follow, href, line, col)
		return
	}
	f.refer(identity, href, line, col)
}
