package search

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"sort"
)

// Export gives the files of the published index by their paths from the site's
// root, all below dir. Equal pages give equal bytes.
func (x *Index) Export() (dir string, files map[string][]byte, err error) {
	terms := x.terms
	e := &exporter{x: x, terms: terms, size: sizesFor(terms.docs), packer: newPacker()}
	e.postings()
	e.termShardCount = e.entries(secTerms, 0, e.size.terms)
	e.nameShardCount = e.entries(secNames, 2, e.size.names)
	e.english()
	e.docs()
	e.suggestions()
	e.simplify()
	e.manifest()
	e.shards = e.finish()
	id := e.id()
	dir = indexRoot + "/" + id
	files = make(map[string][]byte, len(e.shards)+1)
	for key, payload := range e.shards {
		files[dir+"/"+key+".js"] = wrap(id, key, payload)
		delete(e.shards, key) // not needed twice
	}
	files[dir+"/"+inflateFile] = inflateScript
	return dir, files, nil
}

// sizes are the targets of the exporter, in bytes before deflation. A query
// opens one shard for each term, so small shards make cold queries cheap; but
// hosts and file systems dislike many files, so shards grow with the index:
// at most about 10,000 files for 65,000 provisions.
type sizes struct{ terms, names, inline, postings, docs int }

func sizesFor(docs int) sizes {
	switch {
	case docs <= 6000:
		return sizes{500, 250, 250, 1200, 650}
	case docs <= 20000:
		return sizes{1800, 500, 300, 3000, 3000}
	}
	return sizes{3300, 2000, 1200, 5500, 7400}
}

type exporter struct {
	x     *Index
	terms *termTable
	size  sizes
	*packer
	shards map[string][]byte // payloads

	termShardCount, nameShardCount, docsPerShard, suggestShards int
	letters                                                     int // bit i: there is an "e" shard for 'a'+i
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

// entries spreads the terms of two fields, from the given one on, by hash: a
// reader goes to the one shard without a directory.
func (e *exporter) entries(section string, field, target int) (shards int) {
	var all []*entry
	total := 0
	for _, t := range e.terms.entries {
		if t.df[field]+t.df[field+1] == 0 && (field > 0 || e.terms.lay[t.term] == nil) || field > 0 && t.term == pageDoc {
			continue
		}
		all = append(all, t)
		total += len(t.term) + 3
		for _, p := range t.post[field : field+2] {
			if len(p) <= e.size.inline {
				total += len(p)
			}
		}
	}
	shards = max(1, min(total/target, 1<<16))
	groups := make([][]*entry, shards)
	for _, t := range all {
		n := termShard(t.term, shards)
		groups[n] = append(groups[n], t)
	}
	for n, g := range groups {
		w := &writer{}
		w.num(len(g))
		for _, t := range g {
			e.entry(w, t, field)
		}
		e.put(shardKey(section, n), w.b)
	}
	return shards
}

func (e *exporter) entry(w *writer, t *entry, field int) {
	w.string(t.term)
	lay := e.terms.lay[t.term]
	var flags byte
	for i := range 2 {
		if t.df[field+i] > 0 {
			flags |= flagFirst << i
			if len(t.post[field+i]) > e.size.inline {
				flags |= flagOuter << i
			}
		}
	}
	if field == 0 && lay != nil {
		flags |= flagLay
	}
	w.byte(flags)
	for i := field; i < field+2; i++ {
		p := t.post[i]
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
	if flags&flagLay != 0 {
		w.num(len(lay))
		for _, y := range lay {
			w.string(y.lay)
			w.string(y.formal)
		}
	}
}

// english writes the words that completion offers, one shard for each first
// letter.
func (e *exporter) english() {
	for c, ws := range e.terms.english {
		w := &writer{}
		w.num(len(ws))
		last := ""
		for _, t := range ws {
			same := 0
			for same < len(last) && same < len(t.text) && last[same] == t.text[same] {
				same++
			}
			w.num(same)
			w.string(t.text[same:])
			w.num(t.df)
			last = t.text
		}
		e.put(shardKey(secEnglish, int(c-'a')), w.b)
		e.letters |= 1 << (c - 'a')
	}
}

// suggestions writes the texts offered for completion: each to the shards of
// the first characters of its keys.
func (e *exporter) suggestions() {
	type offer struct {
		*Suggestion
		keys []string
	}
	total := 0
	var all []offer
	for i := range e.x.options.Suggestions {
		o := offer{Suggestion: &e.x.options.Suggestions[i]}
		for _, k := range append([]string{o.Text}, o.Keys...) {
			if k = pageKey(k); k != "" && !slices.Contains(o.keys, k) {
				o.keys = append(o.keys, k)
				total += len(k) + len(o.Text) + 4
			}
		}
		all = append(all, o)
	}
	e.suggestShards = min((total+suggestBytes-1)/suggestBytes, 256)
	shards := make([]*writer, e.suggestShards)
	for i := range shards {
		shards[i] = &writer{}
	}
	for _, o := range all {
		byShard := map[int][]string{}
		for _, k := range o.keys {
			n := suggestShard(k, e.suggestShards)
			byShard[n] = append(byShard[n], k)
		}
		for n, keys := range byShard {
			w := shards[n]
			w.string(o.Text)
			w.string(o.Kind)
			w.string(o.Lang)
			w.num(len(keys))
			for _, k := range keys {
				w.string(k)
			}
		}
	}
	for n, w := range shards {
		e.put(shardKey(secSuggest, n), w.b)
	}
}

// simplify writes the traditional characters and what they are searched as.
func (e *exporter) simplify() {
	blocks := map[int][]rune{}
	for i, s := range simplified {
		if s != 0 {
			r := rune(simplifyFrom + i)
			n, ok := simplifyBlock(r)
			if !ok {
				panic("BUG: simplify.txt has " + string(r) + " in a block of its own")
			}
			blocks[n] = append(blocks[n], r)
		}
	}
	for n, rs := range blocks {
		w := &writer{}
		w.num(len(rs))
		last := rune(n << 10)
		for _, r := range rs {
			w.num(int(r - last))
			w.num(int(simplify(r)))
			last = r
		}
		e.put(shardKey(secSimplify, n), w.b)
	}
}

// docs writes what a hit shows, the same number of provisions to a shard, each
// page's behind what is shown of the page.
func (e *exporter) docs() {
	n := e.terms.docs
	total := 0
	for _, p := range e.x.pages {
		for _, d := range p.Docs {
			total += len(d.Anchor) + len(d.Label) + len(d.Heading) + len(d.Body) + 4
		}
	}
	e.docsPerShard = max(1, e.size.docs*n/max(total, 1))
	w, room, shard := &writer{}, e.docsPerShard, 0
	flush := func() {
		if len(w.b) > 0 {
			e.put(shardKey(secDocs, shard), w.b)
			w, room, shard = &writer{}, e.docsPerShard, shard+1
		}
	}
	for _, p := range e.x.pages {
		for rest := p.Docs; len(rest) > 0; {
			here := rest[:min(room, len(rest))]
			rest = rest[len(here):]
			w.string(p.Path)
			w.string(p.Title)
			w.string(p.Number)
			w.bool(p.Sample)
			w.num(len(here))
			for _, d := range here {
				w.string(d.Anchor)
				w.string(d.Label)
				w.string(d.Heading)
				w.string(d.Body)
			}
			if room -= len(here); room == 0 {
				flush()
			}
		}
	}
	flush()
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func (e *exporter) manifest() {
	w := &writer{}
	w.bytes([]byte(magic))
	w.byte(FormatVersion)
	w.byte(AnalyserVersion)
	for _, n := range []int{e.terms.docs, len(e.x.pages), e.termShardCount, e.nameShardCount, e.docsPerShard, e.suggestShards, e.letters} {
		w.num(n)
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
	for i := range e.x.pages {
		w.byte(byte(e.x.pages[i].Standing))
	}
	w.num(len(e.terms.facets))
	for _, f := range e.terms.facets {
		w.string(f.name)
		w.num(len(f.values))
		for _, v := range f.values {
			w.string(v.Value)
			w.string(v.Zh)
			w.string(v.En)
		}
		for _, n := range f.column {
			w.num(n)
		}
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
