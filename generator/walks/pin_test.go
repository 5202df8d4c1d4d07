package walks

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"aead.dev/minisign"
)

// city is an invented city that publishes its site in a folder.
type city struct {
	t      *testing.T
	dir    string
	secret minisign.PrivateKey
	public string
}

func newCity(t *testing.T) *city {
	t.Helper()
	public, secret, err := minisign.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := public.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return &city{t, t.TempDir(), secret, lines[len(lines)-1]}
}

// release publishes a release with standards of the names, and returns the
// SHA-256 of its manifest.
func (c *city) release(number int, previous string, names ...string) string {
	c.t.Helper()
	var standards []map[string]any
	for i, name := range names {
		standards = append(standards, map[string]any{"id": fmt.Sprint("s-", i), "number": fmt.Sprint("样 ", i), "title": map[string]string{"zh": name},
			"level": map[string]string{"zh": "样本级别"}, "sample": true, "in_force": "2025-01-01", "page": fmt.Sprintf("standards/s-%d.html", i)})
	}
	catalogue, err := json.Marshal(map[string]any{"kind": "guiju-catalogue", "format": 1, "as_of": "2026-11-01", "audience": "public", "title": map[string]string{"zh": "样本市"}, "standards": standards})
	if err != nil {
		c.t.Fatal(err)
	}
	release := map[string]any{"number": number, "time": "2026-11-01T10:00:00+08:00", "expires": "2027-11-01"}
	said := previous
	if previous != "" {
		release["previous"] = previous
	} else {
		said = "none"
	}
	manifest, err := json.Marshal(map[string]any{"kind": "guiju-site", "format": 1, "as_of": "2026-11-01", "audience": "public", "release": release,
		"files": []map[string]any{{"path": "data/catalogue.json", "size": len(catalogue), "sha256": digest(catalogue)}}})
	if err != nil {
		c.t.Fatal(err)
	}
	signature := minisign.SignWithComments(c.secret, manifest, fmt.Sprintf("guiju release=%d time=2026-11-01T10:00:00+08:00 expires=2027-11-01 previous=%s", number, said), "")
	for name, b := range map[string][]byte{"manifest.json": manifest, "manifest.json.minisig": signature, "data/catalogue.json": catalogue} {
		name = filepath.Join(c.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			c.t.Fatal(err)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
			c.t.Fatal(err)
		}
	}
	return digest(manifest)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// TestPin: a city is pinned to a release, from its site and from a folder, and
// to the next one; without --write, and where anything is wrong, nothing
// changes. What build then shows is what was pinned, with no site in reach.
func TestPin(t *testing.T) {
	t.Parallel()
	c := newCity(t)
	files := map[string]string{
		"system.toml":     "format = 1\nsite.title.zh = \"样本省\"\nsite.title.en = \"Sample province\"\n",
		"regions.toml":    "[[region]]\nkey = \"city\"\nkind = \"city\"\ntitle.zh = \"样本市\"\n",
		"federation.toml": "# Cities.\n[[city]]\nkey = \"city\"\nregion = \"city\"\ntitle.zh = \"样本市体系\"\naddress = \"https://standards.example/\" # not there\npublic-key = \"" + c.public + "\"\n",
	}
	o := newOffice(t, files)
	register := func() string { return o.get("content/federation.toml") }
	site := httptest.NewServer(http.FileServer(http.Dir(c.dir)))
	defer site.Close()

	says(t, o.run(4, "pin", "city", "--from", site.URL, "--write"), "city-missing") // nothing is published yet
	first := c.release(1, "", "甲标准", "乙标准")
	says(t, o.run(0, "pin", "city", "--from", site.URL), "release 1", "2 standards", "new  样 0 甲标准", "nothing is written yet")
	if register() != files["federation.toml"] {
		t.Errorf("without --write the register changed:\n%s", register())
	}
	says(t, o.run(0, "pin", "city", "--from", site.URL, "--write", "--by", "样本机构"), "4 files written")
	says(t, register(), "# Cities.", "# not there", `manifest = "`+first+`"`, "release = 1", `by.zh = "样本机构"`)
	says(t, o.run(0, "pin", "city", "--from", c.dir, "--write"), "the content stays as it is")

	// An altered, an older and another release of the number change nothing.
	pinned := register()
	second := c.release(2, first, "甲标准", "丙标准")
	good, err := os.ReadFile(filepath.Join(c.dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.dir, "manifest.json"), append(good, ' '), 0o644); err != nil {
		t.Fatal(err)
	}
	says(t, o.run(4, "pin", "city", "--from", c.dir, "--write"), "city-forged")
	if register() != pinned {
		t.Errorf("an altered release changed the register:\n%s", register())
	}
	c.release(2, first, "甲标准", "丙标准")
	says(t, o.run(0, "pin", "city", "--from", c.dir, "--write"), "changed  样 1 丙标准", "4 files written")
	says(t, register(), second, "release = 2")
	pinned = register()
	c.release(1, "", "甲标准")
	says(t, o.run(4, "pin", "city", "--from", c.dir, "--write"), "city-rollback")
	c.release(2, first, "丁标准")
	says(t, o.run(4, "pin", "city", "--from", c.dir, "--write"), "city-tampered")
	c.release(3, strings.Repeat("0", 64), "丁标准")
	says(t, o.run(4, "pin", "city", "--from", c.dir, "--write"), "city-tampered")
	site.Close()
	says(t, o.run(3, "pin", "city", "--from", site.URL, "--write"), "nothing was changed")
	says(t, o.run(2, "pin", "cty"), "did you mean city?")
	if register() != pinned {
		t.Errorf("a refused pin changed the register:\n%s", register())
	}

	o.run(0, "build")
	says(t, o.get("public/federation/city.html"), "丙标准", "签名核对无误")
	if strings.Contains(o.get("public/federation/city.html"), "丁标准") {
		t.Error("what was refused is shown")
	}
	// A byte that changed since is told, and the city no longer shown; the
	// province's own site is built.
	o.put("federation/city/catalogue.json", o.get("content/federation/city/catalogue.json")+" ")
	says(t, o.run(0, "check"), "city-tampered")
	o.run(0, "build")
	says(t, o.get("public/federation/city.html"), "文件不符")
	if strings.Contains(o.get("public/federation/city.html"), "丙标准") {
		t.Error("a catalogue that was tampered with is shown")
	}
}
