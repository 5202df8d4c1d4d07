package source

import (
	"bytes"

	"guiju/generator/model"
)

// Caps on a TOML source, checked before any parser sees it: a parser that
// recurses dies of deep nesting without a chance to recover, and one that
// copies its key for every part takes seconds for a long dotted key.
const (
	maxNesting  = 32
	maxKey      = 256      // bytes of a whole dotted key or table header
	maxKeyParts = 16       // parts of a dotted key
	maxString   = 64 << 10 // bytes of a quoted value
	maxValues   = 100_000  // values in one file
)

var (
	limitNesting = model.Bilingual{Zh: "括号嵌套层数", En: "levels of nested brackets"}
	limitKey     = model.Bilingual{Zh: "键名的字节数", En: "bytes of a key"}
	limitParts   = model.Bilingual{Zh: "带点键名的段数", En: "parts of a dotted key"}
	limitString  = model.Bilingual{Zh: "一个值的字节数", En: "bytes of one value"}
	limitValues  = model.Bilingual{Zh: "值的个数", En: "values in one file"}
)

// limits reports the first cap that the source exceeds. It reads strings and
// comments as TOML 1.0 does and takes everything else as it comes: whether the
// source is valid is for the parsers to say.
func limits(file string, src []byte) []model.Problem {
	s := scanner{src: src}
	for s.pos < len(src) && s.over == nil {
		s.step()
	}
	if s.over == nil {
		return nil
	}
	return []model.Problem{tomlLimit.At(placeAt(file, src, s.at), *s.over, s.limit)}
}

// scanner is a lexer that knows only strings, comments, brackets, separators
// and keys.
type scanner struct {
	src    []byte
	pos    int
	open   []byte // the brackets that stand open
	values int
	key    int // where the present key or table header began, -1 in a value
	parts  int // dots of that key

	over  *model.Bilingual // the cap exceeded
	limit int
	at    int // and where
}

func (s *scanner) exceed(what *model.Bilingual, limit, at int) {
	if s.over == nil {
		s.over, s.limit, s.at = what, limit, at
	}
}

func (s *scanner) step() {
	switch c := s.src[s.pos]; c {
	case '#':
		end := bytes.IndexByte(s.src[s.pos:], '\n')
		if end < 0 {
			end = len(s.src) - s.pos
		}
		s.pos += end
		return
	case '"', '\'':
		s.quoted(c)
		return
	case ' ', '\t':
		if s.key == s.pos {
			s.key++
		}
	case '[', '{':
		if s.open = append(s.open, c); len(s.open) > maxNesting {
			s.exceed(&limitNesting, maxNesting, s.pos)
		}
		if c == '{' || s.key < 0 { // else it opens a table header
			s.begin()
		}
	case ']', '}':
		s.open = s.open[:max(len(s.open)-1, 0)]
	case ',', '\n':
		s.begin()
	case '=':
		s.key = -1
	case '.':
		if s.parts++; s.key >= 0 && s.parts >= maxKeyParts {
			s.exceed(&limitParts, maxKeyParts, s.key)
		}
	}
	s.pos++
	s.checkKey()
}

// begin notes that after this byte a value begins, and with it a key unless
// an array stands open.
func (s *scanner) begin() {
	s.key, s.parts = s.pos+1, 0
	if n := len(s.open); n > 0 && s.open[n-1] == '[' {
		s.key = -1
	}
	if s.values++; s.values > maxValues {
		s.exceed(&limitValues, maxValues, s.pos)
	}
}

func (s *scanner) checkKey() {
	if s.key >= 0 && s.pos-s.key > maxKey+len("[[]]") {
		s.exceed(&limitKey, maxKey, s.key)
	}
}

// quoted passes over a string of any of the four kinds. An unterminated
// one-line string ends with its line.
func (s *scanner) quoted(q byte) {
	start := s.pos
	long := bytes.HasPrefix(s.src[s.pos:], []byte{q, q, q})
	s.pos++
	if long {
		s.pos += 2
	}
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '\\' && q == '"':
			s.pos++
		case c == '\n' && !long:
			return
		case c == q && long && bytes.HasPrefix(s.src[s.pos:], []byte{q, q, q}):
			s.pos += 3
			s.checkString(start)
			return
		case c == q && !long:
			s.pos++
			s.checkString(start)
			return
		}
		s.pos++
	}
	s.pos = len(s.src)
	s.checkString(start)
}

func (s *scanner) checkString(start int) {
	if s.pos-start > maxString {
		s.exceed(&limitString, maxString, start)
	}
	s.checkKey()
}
