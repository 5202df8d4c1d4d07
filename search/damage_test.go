package search

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestDamage: whatever happens to a shard, it is refused with a sentence that
// names it, in Go and in the client, and the client answers what it can.
func TestDamage(t *testing.T) {
	dir, files := export(t, smallPages, smallOptions)
	const query = "公务用车"
	whole, err := Open(memFS(files), dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := whole.Search(Query{Text: query}); err != nil {
		t.Fatal(err)
	}
	used := sortedKeys(whole.raw)
	if len(used) < 5 {
		t.Fatalf("the query uses only %v", used)
	}
	damages := map[string]func([]byte) []byte{
		"is missing":      func([]byte) []byte { return nil },
		"no search shard": func(b []byte) []byte { return b[:len(b)/2] },
		"is damaged":      func(b []byte) []byte { return flip(b, bytes.LastIndexByte(b, ',')+9) },
		"belongs to":      func(b []byte) []byte { return bytes.Replace(b, []byte(path.Base(dir)), []byte("0123456789ab"), 1) },
		"calls itself":    func(b []byte) []byte { return bytes.Replace(b, []byte(`,"`), []byte(`,"z`), 1) },
	}
	for _, key := range used {
		for want, damage := range damages {
			name := dir + "/" + key + ".js"
			bad := memFS(files)
			delete(bad, name)
			broken := map[string][]byte{}
			for n, b := range files {
				broken[n] = b
			}
			delete(broken, name)
			if b := damage(slices.Clone(files[name])); b != nil {
				bad[name], broken[name] = memFS(map[string][]byte{name: b})[name], b
			}
			r, err := Open(bad, dir)
			if err == nil {
				_, err = r.Search(Query{Text: query})
			}
			if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), key) {
				t.Errorf("%s %s: error is %v", key, want, err)
			}
			js := newJS(t)
			js.open(dir, broken)
			res := js.search(Query{Text: query})
			if len(res.Problems) != 1 || res.Problems[0].Key != key {
				t.Errorf("%s %s: client says %v", key, want, res.Problems)
			}
			if key != "m" && js.search(Query{Text: "侵权责任"}).Total+res.Total == 0 {
				t.Errorf("%s %s: client finds nothing any more", key, want)
			}
		}
	}
}

func flip(b []byte, at int) []byte {
	if b[at]++; b[at] == 'Z'+1 || b[at] == 'z'+1 || b[at] == '9'+1 {
		b[at] = 'A'
	}
	return b
}

// TestVersions: another version is refused, naming both.
func TestVersions(t *testing.T) {
	dir, files := export(t, smallPages, smallOptions)
	name := dir + "/m.js"
	raw, err := unwrap(files[name], path.Base(dir), "m")
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[int]string{0: "none of ours", len(magic): "version 9, this reader version 2", len(magic) + 1: "analyser version 9, this reader version 2"} {
		other := slices.Clone(raw)
		other[at] = 9
		files[name] = wrap(path.Base(dir), "m", pack(other))
		if _, err := Open(memFS(files), dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("byte %d: error is %v, want %q", at, err, want)
		}
		js := newJS(t)
		js.open(dir, files)
		if res := js.search(Query{Text: "车"}); len(res.Problems) != 1 || res.Problems[0].Key != "m" {
			t.Errorf("byte %d: client says %v", at, res.Problems)
		}
	}
}

// FuzzOpen: shards of any content, with a right wrapping, never panic.
func FuzzOpen(f *testing.F) {
	dir, files := export(f, smallPages, smallOptions)
	id := path.Base(dir)
	delete(files, dir+"/"+inflateFile) // no shard
	keys := sortedKeys(files)
	for i, name := range keys {
		raw, err := unwrap(files[name], id, strings.TrimSuffix(strings.TrimPrefix(name, dir+"/"), ".js"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(i, raw, "公务用车 5.2 vehic")
	}
	f.Fuzz(func(t *testing.T, i int, raw []byte, query string) {
		name := keys[(i%len(keys)+len(keys))%len(keys)]
		bad := memFS(files)
		bad[name] = memFS(map[string][]byte{name: wrap(id, strings.TrimSuffix(strings.TrimPrefix(name, dir+"/"), ".js"), pack(raw))})[name]
		r, err := Open(bad, dir)
		if err != nil {
			return
		}
		if r.docs > 1<<16 {
			t.Skip("a lie about the size, told consistently, costs memory only")
		}
		r.Search(Query{Text: query, Lang: "zh", Filters: map[string][]string{"level": {"local"}}})
	})
}

// FuzzQuery: no query fails, and the answers of bleve and its twin agree.
func FuzzQuery(f *testing.F) {
	x, err := Build(f.Context(), smallPages, smallOptions)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { x.Close() })
	dir, files, err := x.Export()
	if err != nil {
		f.Fatal(err)
	}
	r, err := Open(memFS(files), dir)
	if err != nil {
		f.Fatal(err)
	}
	for _, q := range smallQueries {
		f.Add(q.text, "zh")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		q := Query{Text: text, Lang: lang, Top: 100}
		want, err := x.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Search(q)
		if err != nil {
			t.Fatal(err)
		}
		if err := same(want, got); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// pack packs one shard alone.
func pack(raw []byte) []byte { return newDeflater().pack(raw) }
