package federation

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// What a catalogue may hold: a city has some hundreds of standards, and a title
// a line or two.
const (
	maxStandards = 20_000
	maxWords     = 500 // characters of one value
)

// pagePath is a page of a site: what model.HasPage could know, and nothing that
// leads out of the site.
var pagePath = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)*\.html$`)

// decode reads a catalogue that somebody else wrote. A signature says whose it
// is, not that it is harmless: every value has a known form, and no word can be
// markup or change how its neighbours are read.
func decode(b []byte) (*model.Catalogue, model.Bilingual) {
	bad := func(zh, en string) (*model.Catalogue, model.Bilingual) {
		return nil, model.Bilingual{Zh: "目录" + zh, En: "the catalogue " + en}
	}
	var c model.Catalogue
	if !utf8.Valid(b) {
		return bad("不是 UTF-8", "is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&c); err != nil {
		return bad("读不懂", "cannot be read")
	}
	if _, err := d.Token(); err != io.EOF {
		return bad("后面还有别的内容", "has something behind its end")
	}
	switch {
	case c.Kind != model.CatalogueKind:
		return bad("的 kind 不对", "is of another kind")
	case c.Format != model.CatalogueFormat:
		return bad("的格式版本不认识", "has a format that is not known here")
	case len(c.Standards) > maxStandards:
		return bad("的标准太多", "has too many standards")
	case !plain(reflect.ValueOf(c)):
		return bad("里有标记、控制字符或过长的文字", "holds markup, control characters or too long a text")
	}
	seen := map[string]bool{}
	for _, s := range c.Standards {
		if !model.ValidID(s.ID) || seen[s.ID] {
			return bad("里有不能用或重复的编码", "has an id that cannot be used or comes twice")
		}
		if !pagePath.MatchString(s.Page) || !fs.ValidPath(s.Page) {
			return bad("里有不安全的地址", "has an address that is not safe")
		}
		if s.Level.Empty() || s.Number == "" && s.Title.Empty() {
			return bad("里有既无编号又无名称、或没有层级的标准", "has a standard without number and title, or without level")
		}
		seen[s.ID] = true
	}
	return &c, model.Bilingual{}
}

// plain reports whether every word of a value is one.
func plain(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return plainWords(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if !plain(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !plain(v.Index(i)) {
				return false
			}
		}
	}
	return true
}

// plainWords refuses markup, control characters, and the format characters that
// hide words or turn their direction (Unicode Cf; UTS 39).
func plainWords(s string) bool {
	return utf8.RuneCountInString(s) <= maxWords && !strings.ContainsFunc(s, func(r rune) bool {
		return r == '<' || r == '>' || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) || r == utf8.RuneError
	})
}
