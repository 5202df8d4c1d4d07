package source

import (
	"bytes"
	"slices"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
)

// TestFederationFiles: the pinned files of a city come as they are, byte by
// byte, and a file that is larger than it may be does not come at all.
func TestFederationFiles(t *testing.T) {
	odd := []byte("\xef\xbb\xbf{\r\n\x00\xff")
	load := func(signature []byte) (*model.City, []model.Problem) {
		t.Helper()
		sys, _, ps, err := Load(fstest.MapFS{
			"system.toml":                         {Data: []byte("format = 1\nsite.title.zh = \"规矩\"\n")},
			"federation.toml":                     {Data: []byte("[[city]]\nkey = \"a\"\nregion = \"a\"\ntitle.zh = \"样本市\"\naddress = \"https://standards.example/\"\npublic-key = \"x\"\n")},
			"federation/a/" + model.CityManifest:  {Data: odd},
			"federation/a/" + model.CityCatalogue: {Data: odd[1:]},
			"federation/a/" + model.CitySignature: {Data: signature},
			"federation/a/.DS_Store":              {Data: odd},
		})
		if err != nil {
			t.Fatal(err)
		}
		return sys.City("a"), ps
	}
	c, ps := load([]byte("signature"))
	if len(ps) > 0 || !bytes.Equal(c.Files.Manifest, odd) || !bytes.Equal(c.Files.Catalogue, odd[1:]) || string(c.Files.Signature) != "signature" {
		t.Errorf("%q %v", c.Files, ps)
	}
	c, ps = load(make([]byte, model.MaxCitySignature+1))
	if c.Files.Signature != nil || !slices.ContainsFunc(ps, func(p model.Problem) bool { return p.Rule == fileTooLarge }) {
		t.Errorf("%d bytes were read; %v", len(c.Files.Signature), ps)
	}
}
