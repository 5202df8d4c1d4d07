package search

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
)

// Reader answers queries from the published files alone. It is the Go twin of
// the client: same planner, same score, same order.
//
// A Reader is for one goroutine at a time.
type Reader struct {
	fsys fs.FS
	dir  string
	id   string

	docs, pages              int
	termShards, docsPerShard int
	letters                  int
	facetNames               []string
	isCommon                 map[string]bool
	start                    []int // first provision of each page, and the number of all

	raw   map[string][]byte            // shards read, by key
	terms map[int]map[string]*entryRef // term shards taken apart
	err   error                        // first damage met while planning
}

// entryRef is a term's entry in a term shard.
type entryRef struct {
	df   [4]int
	post [4][]byte // nil: in a "p" shard
	at   [4][3]int // which, offset, length
}

// Open reads the manifest of the index in dir. An index of another version is
// refused.
func Open(fsys fs.FS, dir string) (*Reader, error) {
	r := &Reader{
		fsys: fsys, dir: dir, id: path.Base(dir),
		isCommon: map[string]bool{}, raw: map[string][]byte{}, terms: map[int]map[string]*entryRef{},
	}
	m, err := r.shard(secManifest)
	if err != nil {
		return nil, err
	}
	if err := r.manifest(m); err != nil {
		return nil, fmt.Errorf("search index %s: %w", dir, err)
	}
	return r, nil
}

func (r *Reader) manifest(raw []byte) error {
	m := &reader{b: raw}
	if string(m.bytes(len(magic))) != magic {
		return errors.New("its manifest is none of ours")
	}
	if v := m.byte(); v != FormatVersion {
		return fmt.Errorf("the index has format version %d, this reader version %d: build the site again with this program", v, FormatVersion)
	}
	if v := m.byte(); v != AnalyserVersion {
		return fmt.Errorf("the index has analyser version %d, this reader version %d: build the site again with this program", v, AnalyserVersion)
	}
	r.docs, r.pages, r.termShards, r.docsPerShard, r.letters = m.num(), m.num(), m.num(), m.num(), m.num()
	for range m.count() {
		r.facetNames = append(r.facetNames, m.string())
	}
	for range m.count() {
		r.isCommon[m.string()] = true
	}
	if r.pages > len(m.b) {
		return errors.New("its manifest is damaged: " + errShort.Error())
	}
	r.start = make([]int, 1, r.pages+1)
	for i := range r.pages {
		r.start = append(r.start, r.start[i]+m.num())
	}
	if m.err != nil || len(m.b) > 0 || r.start[r.pages] != r.docs || r.docs > 1<<26 ||
		r.pages > 0 && (r.termShards < 1 || r.termShards > 1<<16 || r.docsPerShard < 1) {
		return errors.New("its manifest is damaged: its numbers do not agree")
	}
	return nil
}

// shard reads a shard once.
func (r *Reader) shard(key string) ([]byte, error) {
	if b, ok := r.raw[key]; ok {
		return b, nil
	}
	script, err := fs.ReadFile(r.fsys, path.Join(r.dir, key+".js"))
	if err != nil {
		return nil, fmt.Errorf("search index %s: shard %s is missing: %w", r.dir, key, err)
	}
	b, err := unwrap(script, r.id, key)
	if err != nil {
		return nil, fmt.Errorf("search index %s: %w", r.dir, err)
	}
	r.raw[key] = b
	return b, nil
}

// Search answers a query. Damage in a shard that the query needs is an error;
// the others still answer.
func (r *Reader) Search(q Query) (Result, error) {
	for level := Strict; ; level++ {
		r.err = nil
		plan := makePlan(q, r, level)
		if r.err != nil {
			return Result{}, r.err
		}
		ranked, err := r.evaluate(plan)
		if err != nil {
			return Result{}, err
		}
		if !again(q, plan, len(ranked)) {
			return r.result(q, plan, ranked)
		}
	}
}

func (r *Reader) result(q Query, plan Plan, ranked []scored) (Result, error) {
	out := Result{Total: len(ranked), Loose: plan.Level > Strict && len(ranked) > 0, Hits: []Hit{}}
	for _, s := range ranked[:min(topOf(q), len(ranked))] {
		h, err := r.hit(s)
		if err != nil {
			return Result{}, err
		}
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// df, common and complete are the dictionary that the planner asks.
func (r *Reader) df(field, term string) int {
	e, err := r.entry(term)
	if err != nil {
		r.err = err
	}
	if e == nil {
		return 0
	}
	return e.df[fieldIndex(field)]
}

func (r *Reader) common(term string) bool { return r.isCommon[term] }

func (r *Reader) complete(prefix string) []string {
	c := int(prefix[0]) - 'a'
	if c < 0 || c > 25 || r.letters&(1<<c) == 0 {
		return nil
	}
	key := shardKey(secEnglish, c)
	raw, err := r.shard(key)
	if err != nil {
		r.err = err
		return nil
	}
	var found []counted
	b, last := &reader{b: raw}, ""
	for range b.count() {
		same := min(b.num(), len(last))
		last = last[:same] + b.string()
		if df := b.num(); strings.HasPrefix(last, prefix) {
			found = append(found, counted{last, df})
		}
	}
	if b.err != nil || len(b.b) > 0 {
		r.err = r.damage(key)
	}
	return mostFrequent(found)
}

func (r *Reader) damage(key string) error {
	return fmt.Errorf("search index %s: shard %s is damaged: its parts do not add up", r.dir, key)
}

func fieldIndex(field string) int {
	for i, f := range fieldFlags {
		if f.field == field {
			return i
		}
	}
	panic("BUG: no field " + field)
}

// entry finds a term, nil if the index does not have it.
func (r *Reader) entry(term string) (*entryRef, error) {
	if r.docs == 0 {
		return nil, nil
	}
	n := termShard(term, r.termShards)
	if r.terms[n] == nil {
		key := shardKey(secTerms, n)
		raw, err := r.shard(key)
		if err != nil {
			return nil, err
		}
		m, ok := readTerms(raw)
		if !ok {
			return nil, r.damage(key)
		}
		r.terms[n] = m
	}
	return r.terms[n][term], nil
}

func readTerms(raw []byte) (map[string]*entryRef, bool) {
	b := &reader{b: raw}
	n := b.count()
	m := make(map[string]*entryRef, n)
	for range n {
		term, e := b.string(), &entryRef{}
		flags := b.byte()
		for i, f := range fieldFlags {
			if flags&f.flag == 0 {
				continue
			}
			e.df[i] = b.num()
			if flags&(f.flag*flagOuter) != 0 {
				e.at[i] = [3]int{b.num(), b.num(), b.num()}
			} else {
				e.post[i] = b.bytes(b.num())
			}
		}
		m[term] = e
	}
	return m, b.err == nil && len(b.b) == 0
}

// postingsOf reads the postings of a leaf that the dictionary knows.
func (r *Reader) postingsOf(field, term string) ([]posting, error) {
	e, err := r.entry(term)
	if err != nil || e == nil {
		return nil, err
	}
	i := fieldIndex(field)
	b, key := e.post[i], shardKey(secTerms, termShard(term, r.termShards))
	if b == nil && e.df[i] > 0 {
		at := e.at[i]
		key = shardKey(secPostings, at[0])
		raw, err := r.shard(key)
		if err != nil {
			return nil, err
		}
		if at[1] > len(raw) || at[2] > len(raw)-at[1] {
			return nil, r.damage(key)
		}
		b = raw[at[1] : at[1]+at[2]]
	}
	ps, err := decodePostings(field, b, e.df[i], r.docs)
	if err != nil {
		return nil, r.damage(key)
	}
	return ps, nil
}

// hit reads what is shown of a provision.
func (r *Reader) hit(s scored) (Hit, error) {
	key := shardKey(secDocs, s.doc/r.docsPerShard)
	raw, err := r.shard(key)
	if err != nil {
		return Hit{}, err
	}
	h := Hit{Doc: s.doc, Score: s.score}
	b := &reader{b: raw}
	for range s.doc%r.docsPerShard + 1 {
		h.Anchor, h.Label, h.Heading, h.Body = b.string(), b.string(), b.string(), b.string()
	}
	if b.err != nil {
		return Hit{}, r.damage(key)
	}
	page := sort.SearchInts(r.start, s.doc+1) - 1
	key = shardKey(secPages, page/pagesPerShard)
	if raw, err = r.shard(key); err != nil {
		return Hit{}, err
	}
	b = &reader{b: raw}
	for range page%pagesPerShard + 1 {
		h.Page, h.Lang, h.Title, h.Number, h.Kind = b.string(), b.string(), b.string(), b.string(), b.string()
		h.Sample = b.byte() == 1
		h.Facets = map[string]string{}
		for range b.count() {
			k := b.string()
			h.Facets[k] = b.string()
		}
	}
	if b.err != nil {
		return Hit{}, r.damage(key)
	}
	return h, nil
}
