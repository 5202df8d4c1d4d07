package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"time"

	"guiju/generator/model"
)

// Caps on a manifest: bytes, how deep what we do not know may be nested, and
// the highest number of a release (a chain that publishes every hour reaches it
// in a hundred years).
const (
	MaxManifest      = 256 << 20
	maxManifestDepth = 16
	MaxRelease       = 999_999
)

// DecodeManifest reads what Encode wrote. It passes over fields that it does not
// know, so that an old program verifies a newer site, and refuses what could be
// read in two ways or would lead a reader astray: another kind or format, bytes
// after the end, a name that comes twice in one object or differs from a known
// one by case, files out of order or twice, a path that leaves the site or names
// the manifest itself, hashes and sizes that are none, a release that is none.
func DecodeManifest(b []byte) (Manifest, error) {
	var m Manifest
	if len(b) > MaxManifest {
		return m, fmt.Errorf("%d bytes are too many", len(b))
	}
	if err := plainKeys(b); err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return Manifest{}, err
	}
	if m.Kind != manifestKind {
		return Manifest{}, fmt.Errorf("kind is %q, want %q", m.Kind, manifestKind)
	}
	if m.Format != ManifestFormat {
		return Manifest{}, fmt.Errorf("format is %d, want %d", m.Format, ManifestFormat)
	}
	if err := m.Release.check(); err != nil {
		return Manifest{}, err
	}
	for i, f := range m.Files {
		if err := f.check(); err != nil {
			return Manifest{}, err
		}
		if i > 0 && m.Files[i-1].Path >= f.Path {
			return Manifest{}, outOfOrder(f.Path)
		}
	}
	return m, nil
}

// outOfOrder is said in the reader's language by the rule that reports it.
func outOfOrder(path string) error {
	return toldError{say("次序不对或重复："+path, "out of order or listed twice: "+path)}
}

// toldError is an error with words in both languages.
type toldError struct{ model.Bilingual }

func (e toldError) Error() string { return e.En }

// manifestKey is how all names of fields are written.
var manifestKey = regexp.MustCompile(`^[a-z0-9_]+$`)

// plainKeys checks that every object has each of its names once, written as we
// write them: encoding/json takes the last of two, and either case.
func plainKeys(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	if err := plainValue(d, 0); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("data after the end")
	}
	return nil
}

func plainValue(d *json.Decoder, depth int) error {
	t, err := d.Token()
	if err != nil {
		return noEOF(err)
	}
	delim, open := t.(json.Delim)
	if !open {
		return nil
	}
	if depth++; depth > maxManifestDepth {
		return fmt.Errorf("nested too deep")
	}
	seen := map[string]bool{}
	for d.More() {
		if delim == '{' {
			t, err := d.Token()
			if err != nil {
				return noEOF(err)
			}
			key, _ := t.(string)
			if seen[key] || !manifestKey.MatchString(key) {
				return fmt.Errorf("the name %q comes twice, or is not written in small letters", key)
			}
			seen[key] = true
		}
		if err := plainValue(d, depth); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return noEOF(err)
}

var hexHash = regexp.MustCompile(`^[0-9a-f]{64}$`)

func (f File) check() error {
	switch {
	case len(f.Path) > 1024 || !goodEntry(f.Path) || f.Path[len(f.Path)-1] == '/':
		return fmt.Errorf("the path %q is not safe", f.Path)
	case f.Path == ManifestName || f.Path == SignatureName:
		return fmt.Errorf("it lists %s", f.Path)
	case f.Size < 0 || f.Size > maxPackFile:
		return fmt.Errorf("%s: the size %d is none", f.Path, f.Size)
	case !hexHash.MatchString(f.SHA256):
		return fmt.Errorf("%s: %q is no SHA-256", f.Path, f.SHA256)
	}
	return nil
}

func (r *Release) check() error {
	if r == nil {
		return nil
	}
	if r.Number < 1 || r.Number > MaxRelease {
		return fmt.Errorf("there is no release %d", r.Number)
	}
	if _, err := time.Parse(time.RFC3339, r.Time); err != nil {
		return fmt.Errorf("%q is no time of a release", r.Time)
	}
	if r.Previous != "" && !hexHash.MatchString(r.Previous) {
		return fmt.Errorf("%q is no SHA-256 of the release before", r.Previous)
	}
	return nil
}
