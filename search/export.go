package search

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sort"
)

// Export gives the files of the published index by their paths from the site's
// root, all below dir. Equal pages give equal bytes.
func (x *Index) Export() (dir string, files map[string][]byte, err error) {
	terms := x.terms
	e := &exporter{x: x, terms: terms, size: sizesFor(terms.docs), packer: newPacker()}
	e.postings()
	e.termShards()
	e.english()
	e.docs()
	e.pages()
	e.facets()
	e.manifest()
	e.shards = e.finish()
	id := e.id()
	dir = indexRoot + "/" + id
	files = make(map[string][]byte, len(e.shards))
	for key, payload := range e.shards {
		files[dir+"/"+key+".js"] = wrap(id, key, payload)
		delete(e.shards, key) // not needed twice
	}
	return dir, files, nil
}

// sizes are the targets of the exporter, in bytes before deflation. A query
// opens one shard for each term, so small shards make cold queries cheap; but
// hosts and file systems dislike many files, so shards grow with the index:
// at most about 10,000 files for 65,000 provisions.
type sizes struct{ terms, inline, postings, docs int }

func sizesFor(docs int) sizes {
	switch {
	case docs <= 500:
		return sizes{900, 300, 3000, 2000}
	case docs <= 2500:
		return sizes{1300, 300, 3000, 2400}
	case docs <= 20000:
		return sizes{1800, 300, 3000, 3000}
	}
	return sizes{4200, 400, 4500, 9000}
}

const pagesPerShard = 8

type exporter struct {
	x     *Index
	terms *termTable
	size  sizes
	*packer
	shards map[string][]byte // payloads

	termShardCount, docsPerShard int
	facetNames                   []string
	letters                      int // bit i: there is an "e" shard for 'a'+i
}

// postings moves long postings out of the term shards.
func (e *exporter) postings() {
	n, w := 0, &writer{}
	flush := func() {
		if len(w.b) > 0 {
			e.put(shardKey(secPostings, n), w.b)
			n, w = n+1, &writer{}
		}
	}
	for _, t := range e.terms.entries {
		for i, p := range t.post {
			if len(p) <= e.size.inline {
				continue
			}
			if len(w.b)+len(p) > e.size.postings {
				flush()
			}
			t.at[i] = [2]int{n, len(w.b)}
			w.bytes(p)
		}
	}
	flush()
}

// termShards spreads the terms by hash: a reader goes to the one shard without
// a directory.
func (e *exporter) termShards() {
	total := 0
	for _, t := range e.terms.entries {
		total += len(t.term) + 3
		for _, p := range t.post {
			if len(p) <= e.size.inline {
				total += len(p)
			}
		}
	}
	e.termShardCount = max(1, min(total/e.size.terms, 1<<16))
	groups := make([][]*entry, e.termShardCount)
	for _, t := range e.terms.entries {
		n := termShard(t.term, e.termShardCount)
		groups[n] = append(groups[n], t)
	}
	for n, g := range groups {
		w := &writer{}
		w.num(len(g))
		for _, t := range g {
			e.entry(w, t)
		}
		e.put(shardKey(secTerms, n), w.b)
	}
}

func (e *exporter) entry(w *writer, t *entry) {
	w.string(t.term)
	var flags byte
	for i, f := range fieldFlags {
		if t.df[i] > 0 {
			flags |= f.flag
			if len(t.post[i]) > e.size.inline {
				flags |= f.flag * flagOuter
			}
		}
	}
	w.byte(flags)
	for i, p := range t.post {
		if t.df[i] == 0 {
			continue
		}
		w.num(t.df[i])
		if len(p) > e.size.inline {
			w.num(t.at[i][0])
			w.num(t.at[i][1])
			w.num(len(p))
		} else {
			w.num(len(p))
			w.bytes(p)
		}
	}
}

// english writes the words completion offers, one shard for each first letter.
func (e *exporter) english() {
	byLetter := map[byte][]string{}
	for _, t := range e.terms.english {
		byLetter[t[0]] = append(byLetter[t[0]], t)
	}
	for c, ts := range byLetter {
		w := &writer{}
		w.num(len(ts))
		last := ""
		for _, t := range ts {
			same := 0
			for same < len(last) && same < len(t) && last[same] == t[same] {
				same++
			}
			w.num(same)
			w.string(t[same:])
			w.num(e.terms.df(fieldBody, t))
			last = t
		}
		e.put(shardKey(secEnglish, int(c-'a')), w.b)
		e.letters |= 1 << (c - 'a')
	}
}

// docs writes what a hit shows, the same number of provisions to a shard.
func (e *exporter) docs() {
	n := e.terms.docs
	total := 0
	for _, p := range e.x.pages {
		for _, d := range p.Docs {
			total += len(d.Anchor) + len(d.Label) + len(d.Heading) + len(d.Body) + 4
		}
	}
	e.docsPerShard = max(1, e.size.docs*n/max(total, 1))
	w, have, shard := &writer{}, 0, 0
	flush := func() {
		if have > 0 {
			e.put(shardKey(secDocs, shard), w.b)
			w, have, shard = &writer{}, 0, shard+1
		}
	}
	for _, p := range e.x.pages {
		for _, d := range p.Docs {
			w.string(d.Anchor)
			w.string(d.Label)
			w.string(d.Heading)
			w.string(d.Body)
			if have++; have == e.docsPerShard {
				flush()
			}
		}
	}
	flush()
}

func (e *exporter) pages() {
	for from := 0; from < len(e.x.pages); from += pagesPerShard {
		w := &writer{}
		for i := from; i < min(from+pagesPerShard, len(e.x.pages)); i++ {
			p := &e.x.pages[i]
			for _, s := range []string{p.Path, p.Lang, p.Title, p.Number, p.Kind} {
				w.string(s)
			}
			if p.Sample {
				w.byte(1)
			} else {
				w.byte(0)
			}
			facets := pageFacets(p)
			w.num(len(facets))
			for _, k := range sortedKeys(facets) {
				w.string(k)
				w.string(facets[k])
			}
		}
		e.put(shardKey(secPages, from/pagesPerShard), w.b)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// facets writes a column for each facet: its values, then for each page the
// place of its value among them plus one, or zero.
func (e *exporter) facets() {
	values := map[string]map[string]int{}
	for i := range e.x.pages {
		for k, v := range pageFacets(&e.x.pages[i]) {
			if values[k] == nil {
				values[k] = map[string]int{}
			}
			values[k][v] = 0
		}
	}
	e.facetNames = sortedKeys(values)
	for n, name := range e.facetNames {
		w := &writer{}
		w.num(len(values[name]))
		for i, v := range sortedKeys(values[name]) {
			values[name][v] = i + 1
			w.string(v)
		}
		for i := range e.x.pages {
			w.num(values[name][pageFacets(&e.x.pages[i])[name]])
		}
		e.put(shardKey(secFacet, n), w.b)
	}
}

func (e *exporter) manifest() {
	w := &writer{}
	w.bytes([]byte(magic))
	w.byte(FormatVersion)
	w.byte(AnalyserVersion)
	w.num(e.terms.docs)
	w.num(len(e.x.pages))
	w.num(e.termShardCount)
	w.num(e.docsPerShard)
	w.num(e.letters)
	w.num(len(e.facetNames))
	for _, f := range e.facetNames {
		w.string(f)
	}
	var common []string
	for _, t := range e.terms.entries {
		if t.df[0] > commonAbove(e.terms.docs) {
			common = append(common, t.term)
		}
	}
	w.num(len(common))
	for _, t := range common {
		w.string(t)
	}
	for i := range e.x.pages {
		w.num(e.x.start[i+1] - e.x.start[i])
	}
	e.put(secManifest, w.b)
}

// id names the index by its content.
func (e *exporter) id() string {
	h := sha256.New()
	for _, key := range sortedKeys(e.shards) {
		var n [8]byte
		binary.BigEndian.PutUint32(n[:], uint32(len(key)))
		binary.BigEndian.PutUint32(n[4:], uint32(len(e.shards[key])))
		h.Write(n[:])
		h.Write([]byte(key))
		h.Write(e.shards[key])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
