package verify

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// goldenManifest is a manifest as releases sign it, byte for byte.
const goldenManifest = `{
 "kind": "guiju-site",
 "format": 1,
 "tool": "guiju 0.1",
 "as_of": "2026-11-26",
 "audience": "public",
 "release": {
  "number": 12,
  "time": "2026-11-26T10:00:00+08:00",
  "expires": "2027-11-26",
  "previous": "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"
 },
 "hosts": [
  "https://www.example.cn"
 ],
 "files": [
  {
   "path": "a-z.html",
   "size": 7,
   "sha256": "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"
  },
  {
   "path": "a/b.js",
   "size": 0,
   "sha256": "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c"
  }
 ]
}
`

func golden() Manifest {
	hash := func(two string) string { return strings.Repeat(two, 32) }
	return Manifest{
		Kind: manifestKind, Format: ManifestFormat, Tool: "guiju 0.1", AsOf: model.NewDate(2026, 11, 26), Audience: model.Public,
		Release: &Release{Number: 12, Time: "2026-11-26T10:00:00+08:00", Expires: model.NewDate(2027, 11, 26), Previous: hash("0a")},
		Hosts:   []string{"https://www.example.cn"},
		Files:   []File{{"a-z.html", 7, hash("0b")}, {"a/b.js", 0, hash("0c")}},
	}
}

func TestManifestBytes(t *testing.T) {
	if got := string(golden().Encode()); got != goldenManifest {
		t.Errorf("got\n%s", got)
	}
	m, err := DecodeManifest([]byte(goldenManifest))
	if err != nil || !reflect.DeepEqual(m, golden()) {
		t.Errorf("%+v, %v", m, err)
	}
}

// TestManifestRoundTrip: what is written is read back the same, and written the
// same again.
func TestManifestRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 8))
	hash := func() string { return fmt.Sprintf("%064x", random.Uint64()) }
	for range 200 {
		m := Manifest{Kind: manifestKind, Format: ManifestFormat, AsOf: model.NewDate(2026, 1, random.IntN(400)), Audience: model.Internal, Files: []File{}}
		if random.IntN(2) == 0 {
			m.Tool = "规矩 <&>\u2028\"\\"
			m.Release = &Release{Number: 1 + random.IntN(MaxRelease), Time: "2026-11-26T10:00:00+08:00", Expires: model.NewDate(2027, 1, random.IntN(400))}
			if random.IntN(2) == 0 {
				m.Release.Previous = hash()
			}
		}
		for range random.IntN(9) {
			m.Files = append(m.Files, File{fmt.Sprintf("%c/%d.html", 'a'+random.IntN(26), random.IntN(99)), random.Int64N(1 << 30), hash()})
		}
		slices.SortFunc(m.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
		m.Files = slices.CompactFunc(m.Files, func(a, b File) bool { return a.Path == b.Path })
		b := m.Encode()
		back, err := DecodeManifest(b)
		if err != nil || !reflect.DeepEqual(back, m) {
			t.Fatalf("%v\n%+v\n%+v", err, m, back)
		}
		if !bytes.Equal(back.Encode(), b) {
			t.Fatalf("other bytes of %+v", m)
		}
	}
}

// TestManifestsRefused: one change to a good manifest each, which could be read
// in two ways or leads astray.
func TestManifestsRefused(t *testing.T) {
	for _, c := range []string{
		`"format": 1 => "format": 2`, `"kind": "guiju-site" => "kind": "app"`, `"format": 1 => "format": 1, "format": 1`,
		`"files": [ => "files": [], "files": [`, `"files": [ => "Files": [`, `"size": 7 => "size": 7, "size": 8`, `"number": 12 => "Number": 13, "number": 12`,
		`"a/b.js" => "a-z.html"`, `"a/b.js" => "a-a.html"`, `"a/b.js" => "../b.js"`, `"a/b.js" => "/b.js"`, `"a/b.js" => "a//b.js"`, `"a/b.js" => "b\\c.js"`, `"a/b.js" => "c:/b.js"`, `"a/b.js" => "b\u0000.js"`, `"a/b.js" => "b/"`, `"a/b.js" => "manifest.json"`, `"a/b.js" => "manifest.json.minisig"`,
		`"size": 7 => "size": -7`, `"size": 7 => "size": 7.5`, `"size": 7 => "size": 99999999999`, `0b0b"` + ` => 0b0B"`, `0b0b"` + ` => 0b"`,
		`"number": 12 => "number": 0`, `"number": 12 => "number": 1000000`, `T10:00:00+08:00 => T25:00:00+08:00`, `"expires": "2027-11-26" => "expires": "2027-02-30"`, `0a0a" => 0a"`,
		"]\n}\n => ]\n}\n{}", "]\n}\n => ]\n}\nx", "]\n}\n => ]\n", `"hosts": [ => "more": ` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `, "hosts": [`,
	} {
		old, new, _ := strings.Cut(c, " => ")
		if strings.Count(goldenManifest, old) == 0 {
			t.Fatalf("%s: nothing to change", c)
		}
		if m, err := DecodeManifest([]byte(strings.Replace(goldenManifest, old, new, 1))); err == nil {
			t.Errorf("%s: read as %+v", c, m)
		}
	}
	for n := range len(goldenManifest) - 1 {
		if _, err := DecodeManifest([]byte(goldenManifest[:n])); err == nil {
			t.Errorf("the first %d bytes are read", n)
		}
	}
}
