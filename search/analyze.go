package search

import "unicode/utf8"

// The analyser, version 2: FORMAT.md §3 is its norm, client/10-analyze.js its
// twin, testdata/analyze.txt the vectors both must give. Own tables instead
// of the Unicode ones of the language: two Unicode versions would be two
// analysers.

// Kind says what a token is and so how a query uses it.
type Kind byte

const (
	Unigram Kind = 1 + iota // one Han character of a longer run
	Single                  // a Han run of one character
	Bigram                  // two neighbours of a Han run
	Word                    // letters and digits, stemmed if English; a number, dots included
)

// Token is one term of a text.
type Token struct {
	Term string
	Kind Kind
	Raw  string // of a Word: before stemming; completed as a prefix if it ends the query
	End  bool   // of a Word: the text ends with it
	Pos  int    // how many characters and words stand before it in the text
}

// maxWord is how many code points of a word count; the rest is dropped.
const maxWord = 40

// Classes of code points after folding.
const (
	other   = iota // separates words, does not break a Han run
	nothing        // as if it were not there
	letter
	digit
	han // Han, kana, Hangul: written without spaces
)

// fold maps a code point to the one it is searched as: full width to half
// width, upper case to lower, superscript digits to digits, traditional
// characters to simplified ones.
func fold(r rune) rune {
	if r >= simplifyFrom && r < 0xFF00 {
		return simplify(r)
	}
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	case r == 0x3000:
		r = ' '
	}
	switch {
	case r >= 'A' && r <= 'Z',
		r >= 0xC0 && r <= 0xDE && r != 0xD7,
		r >= 0x391 && r <= 0x3A9 && r != 0x3A2,
		r >= 0x410 && r <= 0x42F:
		return r + 32
	case r >= 0x400 && r <= 0x40F:
		return r + 80
	case r >= 0x2160 && r <= 0x216F:
		return r + 16
	case r == 0xB2 || r == 0xB3:
		return r - 0xB2 + '2'
	case r == 0xB9:
		return '1'
	case r == 0x2019:
		return '\''
	}
	return r
}

// class is the class of a folded code point.
func class(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z':
		return letter
	case r < 0xAD:
		return other
	case r == 0xAD, r >= 0x300 && r <= 0x36F, r >= 0x200B && r <= 0x200D,
		r == 0x2060, r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F:
		return nothing
	case r >= 0xDF && r <= 0x24F && r != 0xF7, r >= 0x370 && r <= 0x3FF,
		r >= 0x400 && r <= 0x52F, r >= 0x1E00 && r <= 0x1EFF, r >= 0x2160 && r <= 0x217F:
		return letter
	case r == 0x3005, r == 0x3007, r >= 0x3041 && r <= 0x30FF && r != 0x30A0 && r != 0x30FB,
		r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF,
		r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF,
		r >= 0x20000 && r <= 0x323AF:
		return han
	}
	return other
}

// scanner cuts a text into Han runs and words, and hands each to its sink.
type scanner struct {
	out  sink
	han  []rune // the Han run under way
	word []rune // the word under way, apostrophes included
	raw  []byte // the word handed on
}

// sink makes tokens: Analyze a list of them, termCounter only counts. What it is
// given is valid during the call.
type sink interface {
	run(rs []rune)
	word(raw []byte, end bool)
}

// Analyze gives the tokens of a text. A Han run goes on over punctuation,
// spaces and line ends, because a reader who types what he sees types no line
// ends; only a word or a number ends it.
func Analyze(text string) []Token {
	l := &tokenList{tokens: make([]Token, 0, len(text)/2+4)}
	(&scanner{out: l}).scan(text)
	return l.tokens
}

func (s *scanner) scan(text string) {
	for i, r := range text {
		r = fold(r)
		switch class(r) {
		case nothing:
		case han:
			s.endWord(false)
			s.han = append(s.han, r)
		case letter, digit:
			s.endRun()
			s.word = append(s.word, r)
		default:
			if len(s.word) > 0 && joins(r, s.word[len(s.word)-1], text[i:]) {
				s.word = append(s.word, r)
			} else {
				s.endWord(false)
			}
		}
	}
	s.endWord(true)
	s.endRun()
}

// joins tells whether r holds a word together: a full stop between digits
// (5.2.1), an apostrophe between letters (agency's). Rest begins with r.
func joins(r, before rune, rest string) bool {
	want := letter
	switch r {
	case '\'':
	case '.':
		want = digit
	default:
		return false
	}
	_, size := utf8.DecodeRuneInString(rest)
	if size == len(rest) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[size:])
	return class(before) == want && class(fold(next)) == want
}

func (s *scanner) endRun() {
	if len(s.han) > 0 {
		s.out.run(s.han)
		s.han = s.han[:0]
	}
}

func (s *scanner) endWord(end bool) {
	if len(s.word) == 0 {
		return
	}
	w := s.word
	if n := len(w); n > 2 && w[n-2] == '\'' && w[n-1] == 's' {
		w = w[:n-2]
	}
	if len(w) > maxWord {
		w = w[:maxWord]
	}
	s.raw = s.raw[:0]
	for _, r := range w {
		if r != '\'' {
			s.raw = utf8.AppendRune(s.raw, r)
		}
	}
	s.out.word(s.raw, end)
	s.word = s.word[:0]
}

// tokenList is the sink of Analyze.
type tokenList struct {
	tokens []Token
	pos    int // characters and words so far
}

func (l *tokenList) run(rs []rune) {
	if len(rs) == 1 {
		l.tokens = append(l.tokens, Token{Term: string(rs), Kind: Single, Pos: l.pos})
	} else {
		for i, r := range rs {
			l.tokens = append(l.tokens, Token{Term: string(r), Kind: Unigram, Pos: l.pos + i})
			if i+1 < len(rs) {
				l.tokens = append(l.tokens, Token{Term: string(rs[i : i+2]), Kind: Bigram, Pos: l.pos + i})
			}
		}
	}
	l.pos += len(rs)
}

func (l *tokenList) word(raw []byte, end bool) {
	l.tokens = append(l.tokens, Token{Term: stemmed(string(raw)), Raw: string(raw), Kind: Word, End: end, Pos: l.pos})
	l.pos++
}

// stemmed is the term of a word: its stem if it is all of English letters.
func stemmed(raw string) string {
	for i := range len(raw) {
		if raw[i] < 'a' || raw[i] > 'z' {
			return raw
		}
	}
	return stem(raw)
}
