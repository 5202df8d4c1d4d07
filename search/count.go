package search

import index "github.com/blevesearch/bleve_index_api"

// termCounter counts the terms of texts. Most of a text is pairs of characters out
// of a small stock, so it makes the string of a term once, not each time it is
// met, and counts by number.
type termCounter struct {
	scanner scanner
	terms   []string         // by number
	chars   map[uint64]int32 // number of a character or a pair of them
	words   map[string]int32 // number of a word as written, before stemming
	byTerm  map[string]int32 // number of a word's term
	count   []int            // by number, of the text under way
	met     []int32          // those with a count
	length  int
}

func newTermCounter() *termCounter {
	t := &termCounter{chars: map[uint64]int32{}, words: map[string]int32{}, byTerm: map[string]int32{}}
	t.scanner.out = t
	return t
}

// frequencies are how often a text has each of its terms, and how many it has
// in all.
func (t *termCounter) frequencies(text string) (index.TokenFrequencies, int) {
	t.length = 0
	t.scanner.scan(text)
	freqs := make(index.TokenFrequencies, len(t.met))
	for _, n := range t.met {
		freqs[t.terms[n]] = frequency(t.count[n])
		t.count[n] = 0
	}
	t.met = t.met[:0]
	return freqs, t.length
}

func (t *termCounter) add(n int32) {
	if t.count[n] == 0 {
		t.met = append(t.met, n)
	}
	t.count[n]++
	t.length++
}

func (t *termCounter) number(term string) int32 {
	t.terms = append(t.terms, term)
	t.count = append(t.count, 0)
	return int32(len(t.terms) - 1)
}

func (t *termCounter) run(rs []rune) {
	for i := range rs {
		t.add(t.char(rs[i : i+1]))
		if i+1 < len(rs) {
			t.add(t.char(rs[i : i+2]))
		}
	}
}

// char is the number of one character or of two.
func (t *termCounter) char(rs []rune) int32 {
	key := uint64(rs[0])
	if len(rs) > 1 {
		key |= uint64(rs[1]) << 32
	}
	n, ok := t.chars[key]
	if !ok {
		n = t.number(string(rs))
		t.chars[key] = n
	}
	return n
}

func (t *termCounter) word(raw []byte, _ bool) {
	n, ok := t.words[string(raw)]
	if !ok {
		term := stemmed(string(raw))
		if n, ok = t.byTerm[term]; !ok {
			n = t.number(term)
			t.byTerm[term] = n
		}
		t.words[string(raw)] = n
	}
	t.add(n)
}

// frequencyTable are bleve's records of the usual frequencies. They hold no
// place of the token, so all terms can share them; bleve only reads them,
// because a document here has each field once.
var frequencyTable = func() (all [64]index.TokenFreq) {
	for n := range all {
		all[n].SetFrequency(n)
	}
	return all
}()

func frequency(n int) *index.TokenFreq {
	if n < len(frequencyTable) {
		return &frequencyTable[n]
	}
	f := &index.TokenFreq{}
	f.SetFrequency(n)
	return f
}
