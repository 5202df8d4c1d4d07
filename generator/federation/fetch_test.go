package federation

import (
	"archive/zip"
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// TestPropose: what follows upon the pinned release may be pinned; an older
// one, another of the same number, one with another past may not.
func TestPropose(t *testing.T) {
	s := newSite(t)
	region := model.Bilingual{Zh: "样本市", En: "Sample city"}
	three, four := encode(t, catalogue(region, 3)), encode(t, catalogue(region, 4))
	second := s.publish(release{number: 2, catalogue: three})
	pinned := s.city("a", second, 2)
	fresh := &model.City{Key: "a", PublicKey: s.public}
	for _, c := range []struct {
		name string
		city *model.City
		f    model.CityFiles
		want model.CityState
	}{
		{"the first pin", fresh, second, model.CityTrusted},
		{"the same again", pinned, second, model.CityTrusted},
		{"the next", pinned, s.publish(release{number: 3, previous: sum(second.Manifest), catalogue: four}), model.CityTrusted},
		{"one later", pinned, s.publish(release{number: 5, previous: sum(three), catalogue: four}), model.CityTrusted},
		{"the next of another past", pinned, s.publish(release{number: 3, previous: sum(three), catalogue: four}), model.CityTampered},
		{"another of the same number", pinned, s.publish(release{number: 2, catalogue: four}), model.CityTampered},
		{"the one before", pinned, s.publish(release{number: 1, catalogue: three}), model.CityRollback},
		{"expired", pinned, s.publish(release{number: 3, previous: sum(second.Manifest), expires: model.NewDate(2026, 11, 25), catalogue: four}), model.CityStale},
		{"unsigned", pinned, s.publish(release{number: 3, previous: sum(second.Manifest), catalogue: four, unsigned: true}), model.CityUnsigned},
		{"signed by another", pinned, newSite(t).publish(release{number: 3, previous: sum(second.Manifest), catalogue: four}), model.CityForged},
		{"a catalogue of another release", pinned, s.publish(release{number: 3, previous: sum(second.Manifest), catalogue: four, lists: three}), model.CityTampered},
		{"nothing", pinned, model.CityFiles{}, model.CityMissing},
	} {
		pin, refused := Propose(c.city, c.f, day, checkKey)
		if c.want == model.CityTrusted {
			if refused != nil || pin.Manifest != sum(c.f.Manifest) || pin.Catalogue != sum(c.f.Catalogue) || pin.Check.Catalogue == nil {
				t.Errorf("%s: %v", c.name, refused)
			}
			continue
		}
		if refused == nil || refused.Rule != ruleOf[c.want] || pin != (Pin{}) {
			t.Errorf("%s: %+v, want %s", c.name, refused, c.want)
		}
	}
	if pin, _ := Propose(pinned, second, day, checkKey); !pin.Same(pinned) || pin.Same(fresh) {
		t.Error("it is not told whether a release is the pinned one")
	}
}

// TestCompare: what a catalogue has otherwise than the one before.
func TestCompare(t *testing.T) {
	before, after := catalogue(model.Bilingual{Zh: "样本市"}, 3), catalogue(model.Bilingual{Zh: "样本市"}, 4)
	after.Standards = after.Standards[1:]
	after.Standards[0].Withdrawn = day
	want := Difference{Added: []string{"样 S004—2025 样本标准之4"}, Changed: []string{"样 S002—2025 样本标准之2"}, Removed: []string{"样 S001—2025 样本标准之1"}}
	if diff := cmp.Diff(want, Compare(&before, &after)); diff != "" {
		t.Error(diff)
	}
	if d := Compare(nil, &after); len(d.Added) != 3 || d.Changed != nil || d.Removed != nil {
		t.Errorf("%+v", d)
	}
}

// TestFetch: the files come alike from a folder, a ZIP and a site; what is not
// reached, leads elsewhere or has no end is an error and no file.
func TestFetch(t *testing.T) {
	s := newSite(t)
	want := s.publish(release{number: 1, catalogue: encode(t, catalogue(model.Bilingual{Zh: "样本市"}, 2))})
	dir := t.TempDir()
	write := func(name string, b []byte) {
		t.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	zipped := filepath.Join(t.TempDir(), "site.zip")
	pack := func(twice bool) {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, w := range wanted {
			n := 1
			if twice {
				n = 2
			}
			for range n {
				e, err := z.Create(verify.PackFolder + "/" + w.path)
				if err == nil {
					_, err = e.Write(*w.into(&want))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(zipped, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, w := range wanted {
		write(w.path, *w.into(&want))
	}
	pack(false)
	mux := http.NewServeMux()
	mux.Handle("/bzh/", http.StripPrefix("/bzh/", http.FileServer(http.Dir(dir))))
	mux.HandleFunc("/broken/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) })
	mux.HandleFunc("/endless/", func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/elsewhere/", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://localhost:1/"+strings.TrimPrefix(r.URL.Path, "/elsewhere/"), http.StatusFound)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, from := range []string{dir, zipped, server.URL + "/bzh", server.URL + "/bzh/"} {
		got, err := Fetch(t.Context(), from)
		if err != nil {
			t.Errorf("%s: %v", from, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", from, diff)
		}
	}
	if got, err := Fetch(t.Context(), server.URL+"/nothing/"); err != nil || got.Manifest != nil {
		t.Errorf("a site without the files: %v", err)
	}
	closed := httptest.NewServer(mux)
	closed.Close()
	pack(true)
	for _, from := range []string{
		server.URL + "/broken/", server.URL + "/endless/", server.URL + "/elsewhere/", closed.URL,
		"http://standards.example/", "https://user@standards.example/", filepath.Join(dir, "nowhere"), filepath.Join(dir, "index.html"), zipped,
	} {
		got, err := Fetch(t.Context(), from)
		if err == nil || got.Manifest != nil || got.Signature != nil || got.Catalogue != nil {
			t.Errorf("%s was fetched", from)
		}
	}
	// A link out of the folder is not followed.
	outside := filepath.Join(t.TempDir(), "manifest.json")
	if err := os.WriteFile(outside, want.Manifest, 0o644); err != nil {
		t.Fatal(err)
	}
	linked := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(linked, verify.ManifestName)); err != nil {
		t.Skip(err)
	}
	if got, err := Fetch(t.Context(), linked); err == nil || got.Manifest != nil {
		t.Error("a link out of the folder was followed")
	}
}
