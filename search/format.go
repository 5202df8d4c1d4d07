package search

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"strings"
)

// The constants of the format, FORMAT.md §1. They are written once more in
// client/30-read.js; TestConstants compares.
const (
	// FormatVersion:
	//  1  first
	FormatVersion = 1
	// AnalyserVersion:
	//  1  first
	AnalyserVersion = 1

	magic     = "guiju-search"
	callback  = "Guiju.shard"
	indexRoot = "search-index"
)

// Sections, the first part of a shard's key.
const (
	secManifest = "m" // what must be known before a query
	secTerms    = "t" // terms with short postings, by hash
	secPostings = "p" // long postings
	secDocs     = "d" // provisions: what a hit shows
	secPages    = "g" // pages
	secFacet    = "f" // one facet: its values and the value of each page
	secEnglish  = "e" // English terms by first letter, for completion
	// Reserved: "x" positions, same shards as "t"; "s" completion of titles;
	// "c" traditional to simplified characters.
)

// Flags of a field in a term's entry.
const (
	flagBody = 1 << iota
	flagTitle
	flagPage
	flagDoc
	flagOuter // × 16 of the four above: its postings stand in a "p" shard
)

// fieldFlags in the order in which an entry lists its fields.
var fieldFlags = []struct {
	field string
	flag  byte
}{{fieldBody, flagBody}, {fieldTitle, flagTitle}, {fieldPage, flagPage}, {fieldDoc, flagDoc}}

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
	if err != nil || len(payload) < 4 {
		return nil, fmt.Errorf("shard %s is damaged: its text is no base64", key)
	}
	raw, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(payload[4:])), maxShard+1))
	if err != nil || len(raw) > maxShard {
		return nil, fmt.Errorf("shard %s is damaged: it does not inflate", key)
	}
	if crc32.ChecksumIEEE(raw) != binary.LittleEndian.Uint32(payload) {
		return nil, fmt.Errorf("shard %s is damaged: its checksum differs", key)
	}
	return raw, nil
}

// writer appends the parts of a shard.
type writer struct{ b []byte }

func (w *writer) num(n int)       { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *writer) byte(c byte)     { w.b = append(w.b, c) }
func (w *writer) bytes(p []byte)  { w.b = append(w.b, p...) }
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
