package verify

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/signing"
)

// publisher makes releases of a small site and signs them.
type publisher struct {
	t      *testing.T
	public string
	secret []byte
}

func newPublisher(t *testing.T) *publisher {
	t.Helper()
	public, secret, err := signing.NewKey("")
	if err != nil {
		t.Fatal(err)
	}
	return &publisher{t, public, secret}
}

// release is the small site as release n, which follows on previous; main.js is
// what changes from one to the next.
func (p *publisher) release(n int, previous []byte) fstest.MapFS {
	p.t.Helper()
	site := fstest.MapFS{
		"x.html":  tree()["standards/x.html"],
		"main.js": {Data: fmt.Appendf(nil, "\"use strict\"; // %d\n", n)},
		"a.bin":   {Data: bytes.Repeat([]byte{byte(1)}, 50)},
	}
	s := strings.NewReplacer(`<a href="../en/standards/x.html#5.2">English</a>`, "", "../main.css", "main.css", "../", "", "index.html", "x.html").Replace(string(site["x.html"].Data))
	site["x.html"] = &fstest.MapFile{Data: []byte(s)}
	site["main.css"] = &fstest.MapFile{Data: []byte("p{}")}
	seal(site)
	m, err := DecodeManifest(site[ManifestName].Data)
	if err != nil {
		p.t.Fatal(err)
	}
	m.Release = &Release{Number: n, Time: fmt.Sprintf("2026-11-%02dT10:00:00+08:00", n), Expires: model.NewDate(2027, 11, n)}
	if previous != nil {
		sum := sha256.Sum256(previous)
		m.Release.Previous = hex.EncodeToString(sum[:])
	}
	site[ManifestName] = &fstest.MapFile{Data: m.Encode()}
	p.sign(site)
	return site
}

// sign signs the manifest that is there, with what it says of the release.
func (p *publisher) sign(site fstest.MapFS) {
	p.t.Helper()
	m, err := DecodeManifest(site[ManifestName].Data)
	if err != nil {
		p.t.Fatal(err)
	}
	r := m.Release
	sig, err := signing.Sign(p.secret, "", site[ManifestName].Data, signing.Comment{Release: r.Number, Time: r.Time, Expires: r.Expires, Previous: r.Previous})
	if err != nil {
		p.t.Fatal(err)
	}
	site[SignatureName] = &fstest.MapFile{Data: sig}
}

// edit changes the manifest of a site.
func edit(site fstest.MapFS, change func(*Manifest)) {
	m, err := DecodeManifest(site[ManifestName].Data)
	if err != nil {
		panic(err)
	}
	change(&m)
	site[ManifestName] = &fstest.MapFile{Data: m.Encode()}
}

// ways are the three ways of looking at a site; each says what it finds.
var ways = []struct {
	name string
	look func(*testing.T, fstest.MapFS, Known) []model.Problem
}{
	{"folder", func(_ *testing.T, site fstest.MapFS, k Known) []model.Problem {
		found := Run(site)
		return model.SortProblems(append(found, Trust(site, k, found)...))
	}},
	{"zip", func(t *testing.T, site fstest.MapFS, k Known) []model.Problem {
		z := &zipped{files: map[string][]byte{}}
		for name, f := range site {
			z.put(PackFolder+"/"+name, string(f.Data))
		}
		z.put(PackStart, "start")
		z.put(PackNote, "note")
		z.list()
		b := z.write(t, func(*zip.FileHeader) {})
		found := PackKnown(bytes.NewReader(b), int64(len(b)), k)
		for i := range found {
			found[i].Pos.File = strings.TrimPrefix(found[i].Pos.File, PackFolder+"/")
		}
		return model.SortProblems(found)
	}},
	{"url", func(t *testing.T, site fstest.MapFS, k Known) []model.Problem {
		host := httptest.NewServer(http.StripPrefix("/below", http.FileServerFS(site)))
		defer host.Close()
		seen, err := Host(t.Context(), host.URL+"/below/")
		if err != nil {
			t.Fatal(err)
		}
		found := Listed(seen)
		return model.SortProblems(append(found, Trust(seen, k, found)...))
	}},
}

// TestAttacks: every attack on a release is found and named, by whichever way
// one looks at it; what is right is found right.
func TestAttacks(t *testing.T) {
	t.Parallel()
	p, thief := newPublisher(t), newPublisher(t)
	ten := p.release(10, []byte("nine"))
	eleven := p.release(11, ten[ManifestName].Data)
	twelve := func() fstest.MapFS { return p.release(12, eleven[ManifestName].Data) }
	since := func(sites ...fstest.MapFS) (list [][]byte) {
		for _, s := range sites {
			list = append(list, s[ManifestName].Data)
		}
		return list
	}
	good := Known{Key: p.public, AtLeast: 12, Since: since(eleven), On: model.NewDate(2026, 11, 26)}
	with := func(change func(*Known)) Known {
		k := good
		change(&k)
		return k
	}
	nothing := func(fstest.MapFS) {}
	attacks, detected := 0, 0
	for _, a := range []struct {
		name   string
		attack func(fstest.MapFS)
		known  Known
		want   string // of a folder and a ZIP
		url    string // of a host, "=" for the same
	}{
		{"none", nothing, good, "", "="},
		{"none, whole chain", nothing, with(func(k *Known) { k.Since = since(eleven, ten) }), "", "="},
		{"none, nothing known", nothing, Known{}, "", "="},
		{"none, a release between", nothing, with(func(k *Known) { k.Since = since(ten) }), "manifest.json trust-gap", "="},
		{"changed file", func(s fstest.MapFS) { s["a.bin"] = &fstest.MapFile{Data: bytes.Repeat([]byte{2}, 50)} }, good, "a.bin output-file-changed", "="},
		{"longer file", func(s fstest.MapFS) { s["a.bin"] = &fstest.MapFile{Data: make([]byte, 5000)} }, good, "a.bin output-file-changed", "="},
		{"missing file", func(s fstest.MapFS) { delete(s, "a.bin") }, good, "a.bin output-file-missing", "="},
		{"added file", func(s fstest.MapFS) { s["evil.js"] = &fstest.MapFile{Data: []byte("1\n")} }, good, "evil.js output-file-extra", ""},
		{"rolled back by number", func(s fstest.MapFS) { swap(s, eleven) }, with(func(k *Known) { k.Since = nil }), "manifest.json trust-rolled-back", "="},
		{"rolled back by manifest", func(s fstest.MapFS) { swap(s, ten) }, with(func(k *Known) { k.AtLeast = 0 }), "manifest.json trust-rolled-back", "="},
		{"frozen", nothing, with(func(k *Known) { k.On = model.NewDate(2027, 11, 13) }), "manifest.json trust-expired", "="},
		{"mixed with a file of another release", func(s fstest.MapFS) { s["main.js"] = eleven["main.js"] }, good, "main.js output-file-changed, main.js trust-mixed", "="},
		{"wrong key", func(s fstest.MapFS) { thief.sign(s) }, good, "manifest.json.minisig trust-signature", "="},
		{"signature taken away", func(s fstest.MapFS) { delete(s, SignatureName) }, good, "manifest.json.minisig trust-unsigned", "="},
		{"signature of another manifest", func(s fstest.MapFS) { s[SignatureName] = eleven[SignatureName] }, good, "manifest.json.minisig trust-signature", "="},
		{"signature of another manifest, key unknown", func(s fstest.MapFS) { s[SignatureName] = eleven[SignatureName] }, with(func(k *Known) { k.Key = "" }),
			strings.TrimSuffix(strings.Repeat("manifest.json.minisig trust-comment, ", 4), ", "), "="},
		{"signature damaged", func(s fstest.MapFS) { s[SignatureName] = &fstest.MapFile{Data: []byte("untrusted comment: x\n")} }, good, "manifest.json.minisig trust-signature", "="},
		{"manifest changed after signing", func(s fstest.MapFS) { edit(s, func(m *Manifest) { m.Tool = "evil" }) }, good, "manifest.json.minisig trust-signature", "="},
		{"comment of another number", func(s fstest.MapFS) {
			m := s[ManifestName].Data
			edit(s, func(m *Manifest) { m.Release.Number = 13; m.Release.Expires = model.NewDate(2099, 1, 1) })
			sig, err := signing.Sign(p.secret, "", s[ManifestName].Data, commentOf(m))
			if err != nil {
				panic(err)
			}
			s[SignatureName] = &fstest.MapFile{Data: sig}
		}, with(func(k *Known) { k.Since = nil }), "manifest.json.minisig trust-comment, manifest.json.minisig trust-comment", "="},
		{"fast forward", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Release.Number = 900_000 })
			p.sign(s)
		}, good, "manifest.json trust-gap, manifest.json trust-number", "="},
		{"fast forward in time", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Release.Time = "2999-01-01T00:00:00+08:00" })
			p.sign(s)
		}, good, "manifest.json trust-number", "="},
		{"earlier than the one before", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Release.Time = "2026-01-01T00:00:00+08:00" })
			p.sign(s)
		}, good, "manifest.json trust-number", "="},
		{"another chain", func(s fstest.MapFS) { swap(s, p.release(12, []byte("else"))) }, good, "manifest.json trust-chain", "="},
		{"two manifests of a number", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Tool = "other" })
			p.sign(s)
		}, with(func(k *Known) { k.Since = since(twelve()) }), "manifest.json trust-chain", "="},
		{"no chain", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Release.Previous = "" })
			p.sign(s)
		}, with(func(k *Known) { k.Since = nil }), "manifest.json trust-number", "="},
		{"not released", func(s fstest.MapFS) {
			edit(s, func(m *Manifest) { m.Release = nil })
			delete(s, SignatureName)
		}, good, "manifest.json trust-unreleased, manifest.json.minisig trust-unsigned", "="},
	} {
		for _, w := range ways {
			site := twelve()
			a.attack(site)
			want := a.want
			if w.name == "url" && a.url != "=" {
				want = a.url
			}
			refused := want != "" && want != "manifest.json trust-gap"
			if refused {
				attacks++
			}
			found := w.look(t, site, a.known)
			for _, f := range found {
				if f.Message(model.Zh) == "" || f.Message(model.En) == "" {
					t.Errorf("%s: no words", f.Rule.ID)
				}
			}
			if got := strings.Join(sorted(show(found)), ", "); got != want {
				t.Errorf("%s, %s:\ngot  %s\nwant %s", a.name, w.name, got, want)
			} else if refused && model.HasErrors(found) {
				detected++
			}
		}
	}
	scorecard.Row(t, "R10", detected, attacks, "在文件夹、压缩包和网址上；网址上多出来的文件看不见，不计 / in a folder, a ZIP and on a host; a file added on a host goes unseen and is not counted")
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

func commentOf(manifest []byte) signing.Comment {
	m, err := DecodeManifest(manifest)
	if err != nil {
		panic(err)
	}
	return signing.Comment{Release: m.Release.Number, Time: m.Release.Time, Expires: m.Release.Expires, Previous: m.Release.Previous}
}

// swap puts another site in the place of one.
func swap(s, with fstest.MapFS) {
	clear(s)
	for name, f := range with {
		s[name] = f
	}
}

// TestMixedFromTheSitesOwnList: without another manifest at hand the files of
// earlier releases are known by the list that the site carries.
func TestMixedFromTheSitesOwnList(t *testing.T) {
	p := newPublisher(t)
	old := []byte("old words\n")
	sum := sha256.Sum256(old)
	hash := hex.EncodeToString(sum[:])
	site := p.release(12, []byte("eleven"))
	site["data/known/index.js"] = &fstest.MapFile{Data: []byte("window.GuijuKnownIndex={\"digits\":1,\"release\":12};\n")}
	site["data/known/files-"+hash[:1]+".js"] = &fstest.MapFile{Data: []byte("(window.GuijuKnownFiles=window.GuijuKnownFiles||{})[\"" + hash[:1] + "\"]={\"" + hash[1:32] + "\":\"a.bin 3-9;b.html 1-2\"};\n")}
	release := *commentRelease(site)
	delete(site, ManifestName)
	delete(site, SignatureName)
	seal(site)
	edit(site, func(m *Manifest) { m.Release = &release })
	p.sign(site)
	if found := show(Run(site)); found != nil {
		t.Fatal(found)
	}
	site["a.bin"] = &fstest.MapFile{Data: old}
	found := Run(site)
	trust := Trust(site, Known{Key: p.public}, found)
	if len(trust) != 1 || trust[0].Rule != ruleMixed || !strings.Contains(trust[0].Message(model.En), "releases 3 to 9") {
		t.Errorf("%v", show(trust))
	}
	// A list that was changed itself is not believed.
	site["data/known/index.js"].Data = append(site["data/known/index.js"].Data, '\n')
	if trust := Trust(site, Known{}, found); len(trust) != 0 {
		t.Errorf("%v", show(trust))
	}
}

func commentRelease(site fstest.MapFS) *Release {
	m, err := DecodeManifest(site[ManifestName].Data)
	if err != nil {
		panic(err)
	}
	return m.Release
}

// TestRandomDamage: 300 times one byte is changed, or a file is deleted or
// added, in a folder and in a ZIP; it is always found, and where it is.
func TestRandomDamage(t *testing.T) {
	t.Parallel()
	p := newPublisher(t)
	random := rand.New(rand.NewPCG(9, 300))
	site := p.release(1, nil)
	var names []string
	for name := range site {
		names = append(names, name)
	}
	slices.Sort(names)
	found := 0
	for i := range 300 {
		damaged := fstest.MapFS{}
		for name, f := range site {
			damaged[name] = f
		}
		name := names[random.IntN(len(names))]
		switch i % 3 {
		case 0:
			b := bytes.Clone(site[name].Data)
			at := random.IntN(len(b))
			if name == SignatureName { // the first line of a signature says nothing
				first := bytes.IndexByte(b, '\n') + 1
				at = first + random.IntN(len(b)-first-1)
			}
			b[at] ^= byte(1 << random.IntN(7))
			damaged[name] = &fstest.MapFile{Data: b}
		case 1:
			delete(damaged, name)
		case 2:
			name = fmt.Sprintf("added-%d.bin", random.IntN(1000))
			damaged[name] = &fstest.MapFile{Data: []byte{1}}
		}
		way := ways[i%2]
		problems := way.look(t, damaged, Known{Key: p.public})
		if model.HasErrors(problems) && slices.ContainsFunc(problems, func(f model.Problem) bool { return f.Pos.File == name || name == ManifestName || name == SignatureName }) {
			found++
		} else {
			t.Errorf("%d: %s, %s: %v", i, way.name, name, show(problems))
		}
	}
	scorecard.Row(t, "R9", found, 300, "")
}

// TestHosts: what hosts do that is no site.
func TestHosts(t *testing.T) {
	p := newPublisher(t)
	site := p.release(1, nil)
	other := httptest.NewServer(http.FileServerFS(site))
	defer other.Close()
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "a.bin") {
			http.Redirect(w, r, other.URL+r.URL.Path, http.StatusFound)
			return
		}
		http.FileServerFS(site).ServeHTTP(w, r)
	}))
	defer away.Close()
	host, err := Host(t.Context(), away.URL)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(show(Listed(host)), ", "); got != "a.bin output-file-unreadable" {
		t.Errorf("sent elsewhere: %s", got)
	}
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "a.bin") {
			for r.Context().Err() == nil {
				w.Write(make([]byte, 1<<16))
			}
			return
		}
		http.FileServerFS(site).ServeHTTP(w, r)
	}))
	defer endless.Close()
	if host, err = Host(t.Context(), endless.URL+"/index.html"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(show(Listed(host)), ", "); got != "a.bin output-file-changed" {
		t.Errorf("without end: %s", got)
	}
	for _, bad := range []string{"", "ftp://127.0.0.1/", "http://", "http://a@127.0.0.1/", "http://127.0.0.1/?x", "/tmp"} {
		if _, err := Host(t.Context(), bad); err != ErrAddress {
			t.Errorf("%q: %v", bad, err)
		}
	}
	nobody := httptest.NewServer(http.NotFoundHandler())
	if host, err = Host(t.Context(), nobody.URL); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(show(Listed(host)), ", "); got != "manifest.json output-manifest" {
		t.Errorf("empty: %s", got)
	}
	nobody.Close()
	if _, err := Host(t.Context(), nobody.URL); err == nil {
		t.Error("a host that is not there is read")
	}
	var _ fs.FS = host
}
