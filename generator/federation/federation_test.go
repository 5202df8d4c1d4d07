package federation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"aead.dev/minisign"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/verify"
)

var day = model.NewDate(2026, 11, 26)

// checkKey verifies as minisign does.
func checkKey(publicKey string, manifest, signature []byte) error {
	var k minisign.PublicKey
	if err := k.UnmarshalText([]byte(publicKey)); err != nil {
		return err
	}
	if !minisign.Verify(k, manifest, signature) {
		return errors.New("does not verify")
	}
	return nil
}

// site is an invented city that publishes releases.
type site struct {
	t      testing.TB
	public string
	secret minisign.PrivateKey
}

func newSite(t testing.TB) *site {
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
	return &site{t, lines[len(lines)-1], secret}
}

// release is what is told of one release of a site.
type release struct {
	number    int
	previous  string
	expires   model.Date
	audience  model.Audience
	catalogue []byte
	unsigned  bool
	lists     []byte // the catalogue that the manifest lists; nil is the same
}

func (s *site) publish(r release) (f model.CityFiles) {
	if r.audience == "" {
		r.audience = model.Public
	}
	if r.expires.IsZero() {
		r.expires = model.NewDate(2027, 11, 26)
	}
	if r.lists == nil {
		r.lists = r.catalogue
	}
	m := verify.Manifest{
		Tool: "guiju test", AsOf: day, Audience: r.audience,
		Files: []verify.File{{Path: model.CataloguePath, Size: int64(len(r.lists)), SHA256: sum(r.lists)}, {Path: "index.html", Size: 1, SHA256: sum([]byte("x"))}},
	}
	if r.number > 0 {
		m.Release = &verify.Release{Number: r.number, Time: "2026-11-20T10:00:00+08:00", Expires: r.expires, Previous: r.previous}
	}
	f.Manifest, f.Catalogue = m.Encode(), r.catalogue
	if !r.unsigned {
		previous := r.previous
		if previous == "" {
			previous = "none"
		}
		f.Signature = minisign.SignWithComments(s.secret, f.Manifest,
			fmt.Sprintf("guiju release=%d time=2026-11-20T10:00:00+08:00 expires=%s previous=%s", r.number, r.expires, previous), "invented")
	}
	return f
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// catalogue invents n standards, all samples, of a region.
func catalogue(region model.Bilingual, n int) model.Catalogue {
	c := model.Catalogue{
		Kind: model.CatalogueKind, Format: model.CatalogueFormat, AsOf: day, Audience: model.Public,
		Title: model.Bilingual{Zh: region.Zh + "样本体系", En: "Sample system of " + region.En}, Standards: []model.CatalogueStandard{},
	}
	for i := range n {
		c.Standards = append(c.Standards, model.CatalogueStandard{
			ID: fmt.Sprint("sample-", i+1), Number: fmt.Sprintf("样 S%03d—2025", i+1), Title: model.Bilingual{Zh: fmt.Sprintf("样本标准之%d", i+1), En: fmt.Sprint("Sample ", i+1)},
			Level: model.Bilingual{Zh: "样本级别", En: "Sample level"}, Region: region, Sample: true,
			Issued: model.NewDate(2025, 1, 1), InForce: model.NewDate(2025, 3, 1), Page: fmt.Sprint("standards/sample-", i+1, ".html"),
		})
	}
	return c
}

func encode(t testing.TB, c model.Catalogue) []byte {
	t.Helper()
	b, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(b, '\n')
}

// city is the record of a site that is pinned to a release.
func (s *site) city(key string, f model.CityFiles, number int) *model.City {
	return &model.City{
		Key: key, Region: key, Title: model.Bilingual{Zh: "样本市", En: "Sample city"}, Address: "https://" + key + ".example/", PublicKey: s.public,
		Manifest: sum(f.Manifest), Catalogue: sum(f.Catalogue), Release: number, Pinned: day, Files: f,
	}
}

func judged(t testing.TB, c *model.City, on model.Date) (*model.City, []model.Problem) {
	t.Helper()
	sys, problems := Admit(&model.System{Cities: []*model.City{c}}, on, checkKey)
	return sys.Cities[0], problems
}

// TestEighteenCities: of the 17 cities and the zone of regions.toml one has been
// tampered with, one has expired and one was never reached; each is told, none
// of them is trusted, and the other 15 are whole.
func TestEighteenCities(t *testing.T) {
	sys, _, _, err := source.Load(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]model.CityState{}
	standards := 0
	sys.Cities = nil
	for _, r := range sys.Regions {
		if r.Kind != "city" && r.Kind != "demonstration-zone" {
			continue
		}
		n := len(sys.Cities)
		s := newSite(t)
		rel := release{number: n + 1, catalogue: encode(t, catalogue(r.Title, n+1))}
		state := model.CityTrusted
		switch n {
		case 4:
			rel.expires, state = model.NewDate(2026, 11, 25), model.CityStale
		case 9:
			state = model.CityTampered
		case 13:
			state = model.CityUnpinned
		default:
			standards += n + 1
		}
		f := s.publish(rel)
		c := s.city(r.Key, f, rel.number)
		c.Title = r.Title
		switch state {
		case model.CityTampered: // one standard is called otherwise
			c.Files.Catalogue = bytes.Replace(f.Catalogue, []byte("样本标准之1"), []byte("样本标准之0"), 1)
		case model.CityUnpinned: // it could not be reached, and so nothing is here
			if _, err := Fetch(t.Context(), filepath.Join(t.TempDir(), "no-such-site")); err == nil {
				t.Error("what is not there was fetched")
			}
			c.Files, c.Manifest, c.Catalogue, c.Release, c.Pinned = model.CityFiles{}, "", "", 0, model.Date{}
		}
		want[r.Key] = state
		sys.Cities = append(sys.Cities, c)
	}
	if len(want) != 18 {
		t.Fatalf("%d regions", len(want))
	}
	before := fmt.Sprintf("%+v", *sys.Cities[0])
	out, problems := Admit(sys, day, checkKey)
	if fmt.Sprintf("%+v", *sys.Cities[0]) != before {
		t.Error("the system itself was changed")
	}
	told, trusted, shown := map[model.CityState]int{}, 0, 0
	for _, c := range out.Cities {
		if c.State() != want[c.Key] {
			t.Errorf("%s: %s, want %s", c.Key, c.State(), want[c.Key])
		}
		if c.Trusted() {
			trusted++
			shown += len(c.Checked.Catalogue.Standards)
		} else if c.Checked.Catalogue != nil || c.Checked.Time != "" {
			t.Errorf("%s is not trusted, and its files are handed on", c.Key)
		}
	}
	for _, p := range problems {
		told[model.CityState(strings.TrimPrefix(p.Rule.ID, "city-"))]++
		if p.Severity == model.Error {
			t.Errorf("%s stops the province", p.Rule.ID)
		}
	}
	if trusted != 15 || shown != standards || len(problems) != 3 || told[model.CityTampered] != 1 || told[model.CityStale] != 1 || told[model.CityUnpinned] != 1 {
		t.Errorf("%d trusted with %d standards (want 15 with %d); told %v", trusted, shown, standards, told)
	}
}

// TestStates: whatever is wrong with the files of a city is told by its own
// rule, and nothing of them is handed on; what comes near it is right.
func TestStates(t *testing.T) {
	region := model.Bilingual{Zh: "样本市", En: "Sample city"}
	s, other := newSite(t), newSite(t)
	plainCatalogue := encode(t, catalogue(region, 3))
	good := s.publish(release{number: 2, catalogue: plainCatalogue})
	internal := catalogue(region, 1)
	internal.Audience = model.Internal
	for _, c := range []struct {
		name   string
		want   model.CityState
		change func(*model.City)
		on     model.Date
	}{
		{"good", model.CityTrusted, func(c *model.City) {}, day},
		{"on its last day", model.CityTrusted, func(c *model.City) {}, model.NewDate(2027, 11, 26)},
		{"after its last day", model.CityStale, func(c *model.City) {}, model.NewDate(2027, 11, 27)},
		{"before it was pinned", model.CityUnpinned, func(c *model.City) {}, model.NewDate(2026, 11, 25)},
		{"pinned to an earlier number", model.CityTrusted, func(c *model.City) { c.Release = 1 }, day},
		{"pinned to a later number", model.CityRollback, func(c *model.City) { c.Release = 3 }, day},
		{"no files", model.CityMissing, func(c *model.City) { c.Files = model.CityFiles{} }, day},
		{"no catalogue", model.CityMissing, func(c *model.City) { c.Files.Catalogue = nil }, day},
		{"no signature", model.CityUnsigned, func(c *model.City) { c.Files.Signature = nil }, day},
		{"no key", model.CityUnsigned, func(c *model.City) { c.PublicKey = "" }, day},
		{"another key", model.CityForged, func(c *model.City) { c.PublicKey = other.public }, day},
		{"signature of another", model.CityForged, func(c *model.City) {
			c.Files.Signature = other.publish(release{number: 2, catalogue: plainCatalogue}).Signature
		}, day},
		{"one byte of the manifest", model.CityTampered, func(c *model.City) { c.Files.Manifest = append(slices.Clone(c.Files.Manifest), '\n') }, day},
		{"one byte of the manifest, pinned anew", model.CityForged, func(c *model.City) {
			c.Files.Manifest = append(slices.Clone(c.Files.Manifest), '\n')
			c.Manifest = sum(c.Files.Manifest)
		}, day},
		{"one byte of the catalogue", model.CityTampered, func(c *model.City) { c.Files.Catalogue = append(slices.Clone(c.Files.Catalogue), '\n') }, day},
		{"a catalogue that the manifest does not list, pinned anew", model.CityTampered, func(c *model.City) {
			c.Files.Catalogue = append(slices.Clone(c.Files.Catalogue), '\n')
			c.Catalogue = sum(c.Files.Catalogue)
		}, day},
		{"a site that was not released", model.CityMalformed, func(c *model.City) { *c = *s.city("a", s.publish(release{catalogue: plainCatalogue}), 1) }, day},
		{"an internal site", model.CityInternal, func(c *model.City) {
			*c = *s.city("a", s.publish(release{number: 1, audience: model.Internal, catalogue: plainCatalogue}), 1)
		}, day},
		{"an internal catalogue", model.CityInternal, func(c *model.City) {
			*c = *s.city("a", s.publish(release{number: 1, catalogue: encode(t, internal)}), 1)
		}, day},
		{"no manifest at all", model.CityForged, func(c *model.City) {
			c.Files.Manifest = []byte("{}")
			c.Manifest = sum(c.Files.Manifest)
		}, day},
	} {
		record := s.city("a", good, 2)
		c.change(record)
		got, problems := judged(t, record, c.on)
		if got.State() != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.State(), c.want)
		}
		if trusted := c.want == model.CityTrusted; trusted != (len(problems) == 0) || trusted != (got.Checked.Catalogue != nil) {
			t.Errorf("%s: %d problems, catalogue %v", c.name, len(problems), got.Checked.Catalogue != nil)
		}
		for _, p := range problems {
			if p.Rule.ID != "city-"+string(c.want) || strings.Contains(p.Message(model.En)+p.Hint(model.En), "{") {
				t.Errorf("%s: %s %s", c.name, p.Rule.ID, p.Message(model.En))
			}
		}
	}
	// Without something to check signatures with, nothing is trusted.
	sys, _ := Admit(&model.System{Cities: []*model.City{s.city("a", good, 2)}}, day, nil)
	if sys.Cities[0].Trusted() {
		t.Error("trusted without a check")
	}
}

// TestRules: every state but the good one has a rule that speaks both languages.
func TestRules(t *testing.T) {
	if len(Rules) != len(model.CityStates)-1 {
		t.Errorf("%d rules for %d states", len(Rules), len(model.CityStates))
	}
	for _, s := range model.CityStates[1:] {
		r := ruleOf[s]
		if r == nil {
			t.Errorf("no rule for %s", s)
			continue
		}
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s: both languages, please: %+v", r.ID, b)
			}
		}
	}
}

// TestHostileCatalogues: a signature says whose a catalogue is, not that it is
// harmless.
func TestHostileCatalogues(t *testing.T) {
	good := string(encode(t, catalogue(model.Bilingual{Zh: "样本市", En: "Sample city"}, 2)))
	swap := func(old, new string) string {
		t.Helper()
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not there", old)
		}
		return strings.Replace(good, old, new, 1)
	}
	many := catalogue(model.Bilingual{Zh: "样本市"}, maxStandards+1)
	for name, c := range map[string]struct {
		json string
		ok   bool
	}{
		"as it is":               {good, true},
		"a key that is new":      {swap(`"standards": [`, `"more": {"a": [1]}, "standards": [`), true},
		"an angle of a book":     {swap("样本标准之1", "《样本》之1"), true},
		"a tag":                  {swap("样本标准之1", "<script>alert(1)</script>"), false},
		"a tag, escaped":         {swap("样本标准之1", `\u003cimg src=x onerror=alert(1)\u003e`), false},
		"in the title of a site": {swap("样本市样本体系", "<b>"), false},
		"in a level":             {swap("样本级别", "<b>"), false},
		"turned direction":       {swap("样本标准之1", "样本\u202e标准"), false},
		"hidden":                 {swap("样本标准之1", "样\u200b本"), false},
		"a control character":    {swap("样本标准之1", `样\u0007本`), false},
		"a line":                 {swap("样本标准之1", `样\n本`), false},
		"a page elsewhere":       {swap("standards/sample-1.html", "https://elsewhere.example/a.html"), false},
		"a page of another host": {swap("standards/sample-1.html", "//elsewhere.example/a.html"), false},
		"a page above":           {swap("standards/sample-1.html", "../a.html"), false},
		"a page through above":   {swap("standards/sample-1.html", "standards/../../a.html"), false},
		"a script as a page":     {swap("standards/sample-1.html", "javascript:alert(1)//.html"), false},
		"a page with a query":    {swap("standards/sample-1.html", "a.html?b=.html"), false},
		"an id with a slash":     {swap(`"id": "sample-1"`, `"id": "sample/1"`), false},
		"an id twice":            {swap(`"id": "sample-2"`, `"id": "sample-1"`), false},
		"a day that is none":     {swap("2025-01-01", "2025-02-30"), false},
		"a number for a title":   {swap(`"zh": "样本标准之1"`, `"zh": 1`), false},
		"another kind":           {swap(model.CatalogueKind, "guiju-site"), false},
		"another format":         {swap(`"format": 1`, `"format": 2`), false},
		"something behind it":    {good + "{}", false},
		"cut short":              {good[:len(good)/2], false},
		"no UTF-8":               {swap("样本标准之1", "\xff\xfe"), false},
		"a long title":           {swap("样本标准之1", strings.Repeat("样", maxWords+1)), false},
		"a name, no number":      {swap(`"number": "样 S001—2025"`, `"number": ""`), true},
		"nested deep":            {strings.Repeat("[", 100_000), false},
		"too many":               {string(encode(t, many)), false},
	} {
		got, why := decode([]byte(c.json))
		if c.ok != (got != nil) || c.ok != why.Empty() {
			t.Errorf("%s: %v (%s)", name, got != nil, why.En)
		}
	}
}
