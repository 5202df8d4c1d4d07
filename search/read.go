package search

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
)

// Reader answers queries from the published files alone. It is the Go twin of
// the client: same planner, same score, same order.
//
// A Reader is for one goroutine at a time.
type Reader struct {
	fsys fs.FS
	dir  string
	id   string

	docs, pages             int
	termShards, nameShards  int
	docsPerShard, suggested int
	letters                 int
	facets                  []facet
	isCommon                map[string]bool
	start                   []int      // first provision of each page, and the number of all
	standing                []Standing // of each page

	raw     map[string][]byte               // shards read, by key
	entries map[string]map[string]*entryRef // shards of terms and names taken apart
	english map[byte][]word
	err     error // first damage met while planning
}

// entryRef is a term's entry for two fields.
type entryRef struct {
	df   [2]int
	post [2][]byte // nil: in a "p" shard
	at   [2][3]int // which, offset, length
	lay  []synonym
}

// Open reads the manifest of the index in dir. An index of another version is
// refused.
func Open(fsys fs.FS, dir string) (*Reader, error) {
	r := &Reader{
		fsys: fsys, dir: dir, id: path.Base(dir),
		isCommon: map[string]bool{}, raw: map[string][]byte{}, entries: map[string]map[string]*entryRef{}, english: map[byte][]word{},
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
	for _, n := range []*int{&r.docs, &r.pages, &r.termShards, &r.nameShards, &r.docsPerShard, &r.suggested, &r.letters} {
		*n = m.num()
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
	for range r.pages {
		r.standing = append(r.standing, Standing(m.byte()))
	}
	for range m.count() {
		f := facet{name: m.string()}
		for range m.count() {
			f.values = append(f.values, FacetValue{m.string(), m.string(), m.string()})
		}
		for range r.pages {
			n := m.num()
			if n > len(f.values) {
				return errors.New("its manifest is damaged: a page has a value that no facet has")
			}
			f.column = append(f.column, n)
		}
		r.facets = append(r.facets, f)
	}
	if m.err != nil || len(m.b) > 0 || r.start[r.pages] != r.docs || r.docs > 1<<26 ||
		r.pages > 0 && (min(r.termShards, r.nameShards, r.docsPerShard) < 1 || max(r.termShards, r.nameShards) > 1<<16) || r.suggested > 256 {
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
	for level := Strict; ; {
		r.err = nil
		plan := makePlan(q, r, level)
		if r.err != nil {
			return Result{}, r.err
		}
		found, err := r.evaluate(q, plan)
		if err != nil {
			return Result{}, err
		}
		again := false
		if level, again = next(q, plan, len(found.ranked)); !again {
			return r.result(q, plan, found)
		}
	}
}

func (r *Reader) result(q Query, plan Plan, f *found) (Result, error) {
	out := Result{
		Total: len(f.ranked), Loose: plan.Level > Strict && len(f.ranked) > 0, Hits: []Hit{},
		Facets: f.counter.result(plan.Filters), Also: plan.Also, Instead: plan.Instead, Old: f.old, Checked: f.checked,
	}
	for _, s := range f.ranked[:min(topOf(q), len(f.ranked))] {
		h, err := r.hit(s)
		if err != nil {
			return Result{}, err
		}
		out.Hits = append(out.Hits, h)
	}
	return out, nil
}

// df, common, words, synonyms and facetValues are the dictionary that the
// planner asks.
func (r *Reader) df(field, term string) int {
	if field == fieldDoc && term == pageDoc {
		return r.pages
	}
	e, i, err := r.entry(field, term)
	if err != nil {
		r.err = err
	}
	if e == nil {
		return 0
	}
	return e.df[i]
}

func (r *Reader) common(term string) bool { return r.isCommon[term] }

func (r *Reader) synonyms(term string) []synonym {
	e, _, err := r.entry(fieldBody, term)
	if err != nil {
		r.err = err
	}
	if e == nil {
		return nil
	}
	return e.lay
}

func (r *Reader) facetValues(name, text string) []string { return namedValues(r.facets, name, text) }

func (r *Reader) words(letter byte) []word {
	c := int(letter) - 'a'
	if c < 0 || c > 25 || r.letters&(1<<c) == 0 {
		return nil
	}
	if ws, ok := r.english[letter]; ok {
		return ws
	}
	key := shardKey(secEnglish, c)
	raw, err := r.shard(key)
	if err != nil {
		r.err = err
		return nil
	}
	var found []word
	b, last := &reader{b: raw}, ""
	for range b.count() {
		same := min(b.num(), len(last))
		last = last[:same] + b.string()
		if !isEnglish(last) || last[0] != letter {
			b.err = errParts
		}
		found = append(found, word{last, b.num()})
	}
	if b.err != nil || len(b.b) > 0 {
		r.err = r.damage(key)
		return nil
	}
	r.english[letter] = found
	return found
}

func (r *Reader) damage(key string) error {
	return fmt.Errorf("search index %s: shard %s is damaged: its parts do not add up", r.dir, key)
}

// fieldPlace is the section whose entries stand for a field, and which of the
// two it is there.
func fieldPlace(field string) (section string, i int) {
	switch field {
	case fieldBody:
		return secTerms, 0
	case fieldTitle:
		return secTerms, 1
	case fieldPage:
		return secNames, 0
	case fieldDoc:
		return secNames, 1
	}
	panic("BUG: no field " + field)
}

// entryKey is the shard that a term of a field is in.
func (r *Reader) entryKey(field, term string) string {
	section, _ := fieldPlace(field)
	if section == secNames {
		return shardKey(section, termShard(term, r.nameShards))
	}
	return shardKey(section, termShard(term, r.termShards))
}

// entry finds a term, nil if the index does not have it, and where in the
// entry the field is.
func (r *Reader) entry(field, term string) (*entryRef, int, error) {
	_, i := fieldPlace(field)
	if r.docs == 0 {
		return nil, i, nil
	}
	key := r.entryKey(field, term)
	if r.entries[key] == nil {
		raw, err := r.shard(key)
		if err != nil {
			return nil, i, err
		}
		m, ok := readEntries(raw)
		if !ok {
			return nil, i, r.damage(key)
		}
		r.entries[key] = m
	}
	return r.entries[key][term], i, nil
}

func readEntries(raw []byte) (map[string]*entryRef, bool) {
	b := &reader{b: raw}
	n := b.count()
	m := make(map[string]*entryRef, n)
	for range n {
		term, e := b.string(), &entryRef{}
		flags := b.byte()
		for i := range e.df {
			if flags&(flagFirst<<i) == 0 {
				continue
			}
			e.df[i] = b.num()
			if flags&(flagOuter<<i) != 0 {
				e.at[i] = [3]int{b.num(), b.num(), b.num()}
			} else {
				e.post[i] = b.bytes(b.num())
			}
		}
		if flags&flagLay != 0 {
			for range b.count() {
				e.lay = append(e.lay, synonym{b.string(), b.string()})
			}
		}
		m[term] = e
	}
	return m, b.err == nil && len(b.b) == 0
}

// postingsOf reads the postings of a leaf that the dictionary knows.
func (r *Reader) postingsOf(field, term string) (ps []posting, err error) {
	if field == fieldDoc && term == pageDoc { // not written: the manifest says where pages begin
		for _, doc := range r.start[:r.pages] {
			ps = append(ps, posting{doc: doc, freq: 1})
		}
		return ps, nil
	}
	e, i, err := r.entry(field, term)
	if err != nil || e == nil {
		return nil, err
	}
	b, key := e.post[i], r.entryKey(field, term)
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
	if ps, err = decodePostings(field, b, e.df[i], r.docs); err != nil {
		return nil, r.damage(key)
	}
	return ps, nil
}

// pageOf is the page a provision stands on.
func (r *Reader) pageOf(doc int) int { return sort.SearchInts(r.start, doc+1) - 1 }

// hit reads what is shown of a provision.
func (r *Reader) hit(s scored) (Hit, error) {
	key := shardKey(secDocs, s.doc/r.docsPerShard)
	raw, err := r.shard(key)
	if err != nil {
		return Hit{}, err
	}
	h := Hit{Doc: s.doc, Score: s.score}
	b := &reader{b: raw}
	for left := s.doc%r.docsPerShard + 1; left > 0 && b.err == nil; {
		h.Page, h.Title, h.Number, h.Sample = b.string(), b.string(), b.string(), b.byte() == 1
		for n := b.count(); n > 0 && left > 0; n-- {
			h.Anchor, h.Label, h.Heading, h.Body = b.string(), b.string(), b.string(), b.string()
			left--
		}
	}
	if b.err != nil {
		return Hit{}, r.damage(key)
	}
	page := r.pageOf(s.doc)
	h.Facets = map[string]string{}
	for i := range r.facets {
		if v := r.facets[i].of(page); v != "" {
			h.Facets[r.facets[i].name] = v
		}
	}
	h.Lang, h.Kind = h.Facets["lang"], h.Facets["kind"]
	return h, nil
}
