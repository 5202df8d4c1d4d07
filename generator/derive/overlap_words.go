package derive

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

// compared is a provision with the words by which it is compared.
type compared struct {
	provision *model.Provision
	words     string
}

// provisionsToCompare lists the provisions that say something of their own.
// What GB/T 1.1 prescribes word for word is left out: the foreword, clause 2
// with its list, the lead-in of clause 3. So are definitions, which standards
// rightly share (the glossary shows those that differ), and bibliographies.
func provisionsToCompare(t *model.Text) (out []compared) {
	t.Walk(func(p *model.Provision) {
		switch p.Kind {
		case model.Clause, model.Subclause, model.Annex:
		default:
			return
		}
		blocks := p.Blocks
		if len(blocks) > 0 {
			if para, ok := blocks[0].(*model.Paragraph); ok {
				first := text.PlainInlines(para.Inlines)
				switch {
				case wording.IsLead("2", first, t.Lang):
					return
				case wording.IsLead("3", first, t.Lang):
					blocks = blocks[1:]
				}
			}
		}
		if words := text.PlainBlocks(blocks); words != "" {
			out = append(out, compared{p, words})
		}
	})
	return out
}

// folder writes words without what does not tell provisions apart: spaces,
// marks, the values of numbers, and which region it is.
type folder struct{ regions *strings.Replacer }

func newFolder(sys *model.System) folder {
	var names []string
	for _, r := range sys.Regions {
		short := r.Title.Zh
		for _, kind := range []string{"省", "市", "示范区"} {
			short = strings.TrimSuffix(short, kind)
		}
		for _, name := range []string{r.Title.Zh, short} {
			if len([]rune(name)) > 1 && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	// The replacer takes the first that fits: of two names, the longer one.
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, n := range names {
		pairs = append(pairs, n, "§")
	}
	return folder{strings.NewReplacer(pairs...)}
}

func (f folder) fold(words string) (out []rune) {
	for _, r := range f.regions.Replace(words) {
		switch {
		case r == '§' || unicode.IsLetter(r):
			out = append(out, unicode.ToLower(r))
		case unicode.IsDigit(r) && (len(out) == 0 || out[len(out)-1] != '0'):
			out = append(out, '0')
		}
	}
	return out
}

// shingleSize is how many characters a shingle has: three fill a uint64.
const shingleSize = 3

// shingles are the runs of shingleSize characters, sorted, each once.
func shingles(words []rune) []uint64 { return runsOf(words, shingleSize) }

func runsOf(words []rune, size int) []uint64 {
	out := make([]uint64, 0, len(words))
	for i := 0; i+size <= len(words); i++ {
		var v uint64
		for _, r := range words[i : i+size] {
			v = v<<21 | uint64(r)
		}
		out = append(out, v)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeness compares two sorted sets: which part of the smaller one the other
// has, and which part of both together both have (Jaccard), where every member
// counts as much as weight says; nil: all the same.
func likeness(a, b []uint64, weight func(uint64) float64) (ofSmaller, ofBoth float64) {
	if weight == nil {
		weight = func(uint64) float64 { return 1 }
	}
	var both, onlyA, onlyB float64
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			onlyA, i = onlyA+weight(a[i]), i+1
		case i == len(a) || a[i] > b[j]:
			onlyB, j = onlyB+weight(b[j]), j+1
		default:
			both, i, j = both+weight(a[i]), i+1, j+1
		}
	}
	if both == 0 {
		return 0, 0
	}
	return both / (both + min(onlyA, onlyB)), both / (both + onlyA + onlyB)
}

// Of every window of fingerprints the least stays, so that any run of
// fingerprintWindow+fingerprintSize-1 characters that two passages share gives
// both one fingerprint.
const (
	fingerprintSize   = 4
	fingerprintWindow = 4
)

func fingerprints(words []rune) []uint64 {
	hashes := make([]uint64, 0, len(words))
	for i := 0; i+fingerprintSize <= len(words); i++ {
		var h uint64
		for _, r := range words[i : i+fingerprintSize] {
			h = (h ^ uint64(r)) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
		hashes = append(hashes, h)
	}
	out := make([]uint64, 0, len(hashes))
	for i := 0; i+fingerprintWindow <= len(hashes); i++ {
		out = append(out, slices.Min(hashes[i:i+fingerprintWindow]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Piece is a stretch of words; Same says that the other provision has it too.
type Piece struct {
	Words string
	Same  bool
}

// leastMarked is how many characters in a row must be the same to be marked; a
// number counts as one, so that 30 and 60 share nothing.
const leastMarked = 4

// Pieces parts the words of both provisions into what they share and what they
// do not; spaces and marks are not compared.
func (l Likeness) Pieces() (a, b []Piece) {
	wa, wb := wordsCompared(l.A), wordsCompared(l.B)
	return pieces(wa, wb), pieces(wb, wa)
}

func wordsCompared(p *model.Provision) string {
	alone := *p
	alone.Children = nil
	if c := provisionsToCompare(&model.Text{Lang: model.Zh, Provisions: []*model.Provision{&alone}}); len(c) > 0 {
		return c[0].words
	}
	return ""
}

func pieces(words, other string) (out []Piece) {
	mine, theirs := spelt(words), spelt(other)
	has := map[string]bool{}
	for i := 0; i+leastMarked <= len(theirs); i++ {
		has[joined(theirs[i:i+leastMarked])] = true
	}
	same := make([]bool, len(words))
	for i := 0; i+leastMarked <= len(mine); i++ {
		if run := mine[i : i+leastMarked]; has[joined(run)] {
			// With the marks between its characters.
			for n := run[0].from; n < run[leastMarked-1].to; n++ {
				same[n] = true
			}
		}
	}
	for from := 0; from < len(words); {
		to := from
		for to < len(words) && same[to] == same[from] {
			to++
		}
		out = append(out, Piece{words[from:to], same[from]})
		from = to
	}
	return out
}

// character is a letter or a whole number, with its place.
type character struct {
	words    string
	from, to int
}

func joined(run []character) string {
	var b strings.Builder
	for _, c := range run {
		b.WriteString(c.words)
		b.WriteByte(0)
	}
	return b.String()
}

func spelt(words string) (out []character) {
	for i, r := range words {
		to := i + utf8.RuneLen(r)
		switch last := len(out) - 1; {
		case unicode.IsDigit(r) && last >= 0 && out[last].to == i && unicode.IsDigit([]rune(out[last].words)[0]):
			out[last] = character{words[out[last].from:to], out[last].from, to}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out = append(out, character{string(unicode.ToLower(r)), i, to})
		}
	}
	return out
}
