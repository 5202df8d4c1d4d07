package upload_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"guiju/generator/model"
	"guiju/generator/upload"
	"guiju/generator/verify"
)

var now = time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)

// TestPublishStepByStep follows a publication request by request: pages always
// find what they load, those of the tab that was opened before too; no file is
// ever anything but old or new; a manifest stands there after all its files.
func TestPublishStepByStep(t *testing.T) {
	s, sites := newMemory(), chain(t, 3)
	o := options(s)
	mustBring(t, o, sites[0])
	holds(t, s, sites[0])
	steps := 0
	for i, site := range sites[1:] {
		before := sites[i]
		var order []string
		s.after = func(name string) {
			steps++
			visible := map[string][]byte{}
			for n, b := range s.files {
				if !strings.HasPrefix(n, upload.HistoryDir) {
					visible[n] = b
				}
			}
			closed(t, visible, name)
			for n, b := range visible {
				if known := slices.ContainsFunc(sites, func(x fstest.MapFS) bool { return x[n] != nil && string(x[n].Data) == string(b) }); !known {
					t.Errorf("%s: %s is neither old nor new", name, n)
				}
			}
			for n := range before { // the old tab
				if visible[n] == nil {
					t.Errorf("%s: %s of the release before is gone", name, n)
				}
			}
			if string(visible[verify.ManifestName]) == string(site[verify.ManifestName].Data) {
				for n, f := range site {
					if string(visible[n]) != string(f.Data) {
						t.Errorf("%s: the manifest is there before %s", name, n)
					}
				}
			}
			if !strings.HasPrefix(name, upload.HistoryDir) {
				order = append(order, name)
			}
		}
		rep := mustBring(t, o, site)
		s.after = nil
		if n := len(order); rep.Puts != n || order[n-1] != verify.ManifestName || order[n-2] != verify.SignatureName {
			t.Errorf("%d puts, order %q", rep.Puts, order)
		}
		puts := s.puts
		if rep := mustBring(t, o, site); rep.Puts+rep.Objects+len(rep.Deleted) != 0 || s.puts != puts {
			t.Errorf("a second run: %+v", rep)
		}
	}
	t.Logf("%d requests looked at", steps)
	if steps < 30 {
		t.Errorf("only %d requests", steps)
	}
}

// TestStaleFiles: what a release does not have stays for the grace period and
// goes then; what somebody has put there himself is left alone; more addresses
// than allowed are not deleted at all.
func TestStaleFiles(t *testing.T) {
	s, sites := newMemory(), chain(t, 3)
	o := options(s)
	mustBring(t, o, sites[0])
	s.Put(context.Background(), "notes/by-hand.txt", []byte("mine"), upload.Attributes{})
	mustBring(t, o, sites[1])
	var left []string
	for p := range sites[0] {
		if sites[1][p] == nil {
			left = append(left, p)
		}
	}
	slices.Sort(left)
	holds(t, s, sites[1], append(left, "notes/by-hand.txt")...)

	o.Now = now.Add(24*time.Hour - time.Second)
	if rep := mustBring(t, o, sites[1]); len(rep.Deleted) != 0 {
		t.Errorf("deleted too early: %q", rep.Deleted)
	}
	o.Now = now.Add(24 * time.Hour)
	o.MaxDelete = 0
	r, _ := upload.Open(sites[1])
	p, err := o.Prepare(context.Background(), r, false)
	if err != nil || p.OverCap != 1 || !slices.Equal(p.Foreign, []string{"notes/by-hand.txt"}) {
		t.Fatalf("%v: over the cap %d, foreign %q", err, p.OverCap, p.Foreign)
	}
	rep, err := p.Do(context.Background())
	if err != nil || slices.Contains(rep.Deleted, "v1.html") || len(rep.Deleted) != len(left)-1 {
		t.Errorf("%v: %q", err, rep.Deleted)
	}
	s.Put(context.Background(), "v1.html", []byte("somebody's"), upload.Attributes{})
	o.MaxDelete = 256
	for range 2 {
		if rep := mustBring(t, o, sites[1]); len(rep.Deleted) != 0 || !slices.Equal(rep.Changed, []string{"v1.html"}) {
			t.Errorf("deleted %q, changed %q", rep.Deleted, rep.Changed)
		}
	}
	holds(t, s, sites[1], "notes/by-hand.txt", "v1.html")
}

// TestBackInGrace: a stale file that is wanted again is no longer stale.
func TestBackInGrace(t *testing.T) {
	s, sites := newMemory(), chain(t, 2)
	o := options(s)
	mustBring(t, o, sites[0])
	mustBring(t, o, sites[1])
	if _, bad, err := goBack(o, 1); err != nil || bad != nil {
		t.Fatal(bad, err)
	}
	o.Now = now.Add(48 * time.Hour)
	if _, _, err := goBack(o, 1); err != nil {
		t.Fatal(err)
	}
	holds(t, s, sites[0])
}

// TestRefused: what must not come to a store does not, and nothing is written.
func TestRefused(t *testing.T) {
	sites, other := chain(t, 3), chain(t, 3)
	m, _ := verify.DecodeManifest(other[1][verify.ManifestName].Data)
	edit := func(change func(*verify.Manifest)) fstest.MapFS {
		site, own := maps.Clone(other[1]), m
		release := *m.Release
		own.Release = &release
		change(&own)
		site[verify.ManifestName] = &fstest.MapFile{Data: own.Encode()}
		return site
	}
	filled := func(files map[string]string, releases ...int) *memory {
		s := newMemory()
		for _, n := range releases {
			mustBring(t, options(s), sites[n-1])
		}
		for p, b := range files {
			s.Put(context.Background(), p, []byte(b), upload.Attributes{})
		}
		return s
	}
	for name, c := range map[string]struct {
		store *memory
		site  fstest.MapFS
		want  string
	}{
		"no release":       {filled(nil), edit(func(m *verify.Manifest) { m.Release = nil }), "no release"},
		"older":            {filled(nil, 1, 2), sites[0], "newer than 1"},
		"same number":      {filled(nil, 1, 2), edit(func(m *verify.Manifest) { m.Release.Expires = model.Date{}; m.Tool = "x" }), "another release 2"},
		"another chain":    {filled(nil, 1), edit(func(m *verify.Manifest) { m.Release.Previous = strings.Repeat("0", 64) }), "another chain"},
		"another audience": {filled(nil, 1), edit(func(m *verify.Manifest) { m.Audience = model.Internal }), "the public edition"},
		"not ours":         {filled(map[string]string{"index.html": "hello"}), sites[0], "not ours (index.html"},
		"in the way":       {filled(map[string]string{"v2.html": "hello"}, 1), sites[1], "v2.html in the target"},
		"bad path":         {filled(nil), edit(func(m *verify.Manifest) { m.Files = slices.Clone(m.Files); m.Files[0].Path = "../x" }), `the path "../x" is not safe`},
		"into the history": {filled(nil), edit(func(m *verify.Manifest) { m.Files = slices.Clone(m.Files); m.Files[0].Path = ".guiju/state.json" }), "must not be written"},
	} {
		puts := c.store.puts
		_, err := bring(options(c.store), c.site)
		if refused := (*upload.RefusedError)(nil); !errors.As(err, &refused) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		} else if zh := refused.Text(model.Zh); zh == "" || zh == err.Error() {
			t.Errorf("%s: no Chinese", name)
		}
		if c.store.puts != puts || c.store.deletes != 0 {
			t.Errorf("%s: something was written", name)
		}
	}
	// What comes near is taken.
	for name, s := range map[string]*memory{
		"a number left out":  filled(nil, 1),
		"same bytes by hand": filled(map[string]string{"v3.html": tree(3)["v3.html"]}, 1),
		"well-known":         filled(map[string]string{".well-known/security.txt": "x"}),
	} {
		if _, err := bring(options(s), sites[2]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestDamagedSource: a file that is not what the manifest says is not published.
func TestDamagedSource(t *testing.T) {
	s, site := newMemory(), chain(t, 1)[0]
	site["plan.html"] = &fstest.MapFile{Data: []byte(strings.ToUpper(string(site["plan.html"].Data)))}
	_, err := bring(options(s), site)
	if damaged := (*upload.DamagedError)(nil); !errors.As(err, &damaged) || damaged.Path != "plan.html" {
		t.Error(err)
	}
	if len(s.visible()) != 0 {
		t.Error("something was published")
	}
}

// TestTwoAtOnce: a run that finds the state of another one ends before its
// manifest.
func TestTwoAtOnce(t *testing.T) {
	s, sites := newMemory(), chain(t, 3)
	mustBring(t, options(s), sites[0])
	second := false
	s.after = func(name string) {
		if name == "plan.html" && !second {
			second = true
			s.mu.Unlock()
			defer s.mu.Lock()
			if _, err := bring(options(s), sites[2]); err != nil {
				t.Error(err)
			}
		}
	}
	_, err := bring(options(s), sites[1])
	s.after = nil
	if refused := (*upload.RefusedError)(nil); !second || !errors.As(err, &refused) {
		t.Errorf("%v %v", second, err)
	}
	mustBring(t, options(s), sites[2])
	if got := s.files[verify.ManifestName]; string(got) != string(sites[2][verify.ManifestName].Data) {
		t.Error("the manifest is not that of the newer release")
	}
}

// TestAdopt: a site that was copied to its place by hand is ours.
func TestAdopt(t *testing.T) {
	s, sites := newMemory(), chain(t, 2)
	for p, f := range sites[0] {
		s.Put(context.Background(), p, f.Data, upload.Attributes{})
	}
	o := options(s)
	o.Grace = 0
	mustBring(t, o, sites[1])
	holds(t, s, sites[1])
	if _, err := bring(o, sites[0]); err == nil {
		t.Error("an older release was taken")
	}
}

// TestStateLost: without state.json, or with a damaged one, the next run finds
// out what is there from the rest of the history.
func TestStateLost(t *testing.T) {
	for _, damage := range []string{"", "{", "no"} {
		s, sites := newMemory(), chain(t, 3)
		o := options(s)
		mustBring(t, o, sites[0])
		mustBring(t, o, sites[1])
		delete(s.files, ".guiju/state.json")
		if damage != "" {
			s.files[".guiju/state.json"] = []byte(damage)
		}
		if _, err := bring(o, sites[0]); err == nil {
			t.Error("an older release was taken")
		}
		mustBring(t, o, sites[2])
		o.Now = now.Add(24 * time.Hour)
		mustBring(t, o, sites[2])
		holds(t, s, sites[2])
	}
}
