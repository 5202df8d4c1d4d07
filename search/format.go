package search

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"unicode/utf8"
)

// The constants of the format, FORMAT.md §1. They are written once more in
// client/30-read.js; TestConstants compares.
const (
	// FormatVersion:
	//  1  first
	//  2  names apart from terms; facets in the manifest; synonyms, suggestions,
	//     simplified characters; zlib
	FormatVersion = 2
	// AnalyserVersion:
	//  1  first
	//  2  traditional characters are searched as simplified ones
	AnalyserVersion = 2

	magic     = "guiju-search"
	callback  = "Guiju.shard"
	indexRoot = "search-index"
)

// Sections, the first part of a shard's key.
const (
	secManifest = "m" // what must be known before a query
	secTerms    = "t" // terms with short postings, by hash
	secNames    = "n" // exact names, likewise
	secPostings = "p" // long postings
	secDocs     = "d" // provisions and their pages: what a hit shows
	secEnglish  = "e" // English words by first letter, for completion
	secSuggest  = "s" // texts offered for completion
	secSimplify = "c" // traditional characters
)

// Flags of a term's entry. It stands for two of the fields: body and title in
// "t", page and provision in "n"; the flags of the second are twice those of
// the first.
const (
	flagFirst = 1  // the first field has it
	flagOuter = 4  // its postings in that field stand in a "p" shard
	flagLay   = 16 // a lay word begins with it
)

// fieldNames in the order in which entries list them.
var fieldNames = []string{fieldBody, fieldTitle, fieldPage, fieldDoc}

// inflateFile is the script in the folder of the index that inflates shards in
// browsers that cannot.
const inflateFile = "inflate.js"

// suggestBytes is how much of suggestions a shard holds, about.
const suggestBytes = 3000

// suggestShard is the shard of a key by its first character.
func suggestShard(key string, shards int) int {
	_, size := utf8.DecodeRuneInString(key)
	return termShard(key[:size], shards)
}

// termShard is the shard a term is in: FNV-1a, 32 bits, of its UTF-8.
func termShard(term string, shards int) int {
	h := fnv.New32a()
	io.WriteString(h, term)
	return int(h.Sum32() % uint32(shards))
}

// shardKey is the key of the n-th shard of a section, which is its path within
// the index without ".js": two hexadecimal levels, so no folder has over 256.
func shardKey(section string, n int) string {
	return fmt.Sprintf("%s/%02x/%02x", section, n>>8, n&255)
}

// wrap makes the script of a shard from its payload.
func wrap(id, key string, payload []byte) []byte {
	const end = "\");\n"
	head := fmt.Sprintf(`%s(%q,%q,"`, callback, id, key)
	b := make([]byte, 0, len(head)+base64.StdEncoding.EncodedLen(len(payload))+len(end))
	b = append(b, head...)
	b = base64.StdEncoding.AppendEncode(b, payload)
	return append(b, end...)
}

// maxShard is the most a shard may inflate to.
const maxShard = 64 << 20

// unwrap is the content of a shard's script, which must be for this index and
// key.
func unwrap(script []byte, id, key string) ([]byte, error) {
	s, ok := strings.CutPrefix(string(script), callback+"(")
	s, ok2 := strings.CutSuffix(s, ");\n")
	args := strings.Split(s, ",")
	if !ok || !ok2 || len(args) != 3 {
		return nil, fmt.Errorf("shard %s is no search shard", key)
	}
	for i, a := range args {
		if len(a) < 2 || a[0] != '"' || a[len(a)-1] != '"' {
			return nil, fmt.Errorf("shard %s is no search shard", key)
		}
		args[i] = a[1 : len(a)-1]
	}
	if args[0] != id {
		return nil, fmt.Errorf("shard %s belongs to index %s, want %s", key, args[0], id)
	}
	if args[1] != key {
		return nil, fmt.Errorf("shard %s calls itself %s", key, args[1])
	}
	payload, err := base64.StdEncoding.DecodeString(args[2])
	if err != nil {
		return nil, fmt.Errorf("shard %s is damaged: its text is no base64", key)
	}
	z, err := zlib.NewReader(bytes.NewReader(payload))
	if err != nil {
		return nil, fmt.Errorf("shard %s is damaged: %w", key, err)
	}
	raw, err := io.ReadAll(io.LimitReader(z, maxShard+1))
	if err != nil {
		return nil, fmt.Errorf("shard %s is damaged: %w", key, err)
	}
	if len(raw) > maxShard {
		return nil, fmt.Errorf("shard %s is damaged: it is larger than any of ours", key)
	}
	return raw, nil
}

// writer appends the parts of a shard.
type writer struct{ b []byte }

func (w *writer) num(n int)      { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) byte(c byte)    { w.b = append(w.b, c) }
func (w *writer) bytes(p []byte) { w.b = append(w.b, p...) }
func (w *writer) bool(yes bool) {
	if yes {
		w.byte(1)
	} else {
		w.byte(0)
	}
}
func (w *writer) string(s string) { w.num(len(s)); w.b = append(w.b, s...) }

var (
	errShort = errors.New("it ends too early")
	errParts = errors.New("its parts do not add up")
)

// reader takes the parts of a shard apart. Its error sticks; after one,
// everything is zero.
type reader struct {
	b   []byte
	err error
}

func (r *reader) num() int {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > 1<<31-1 {
		r.err, r.b = errShort, nil
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.err, r.b = errShort, nil
		return nil
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *reader) byte() byte {
	if p := r.bytes(1); p != nil {
		return p[0]
	}
	return 0
}

func (r *reader) string() string { return string(r.bytes(r.num())) }

// count is a number of things that take at least one byte each, so a damaged
// one cannot ask for more memory than the shard has.
func (r *reader) count() int {
	n := r.num()
	if n > len(r.b) {
		r.err, r.b = errShort, nil
		return 0
	}
	return n
}
