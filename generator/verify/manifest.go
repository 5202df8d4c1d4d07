package verify

import (
	"encoding/json"
	"errors"
	"io/fs"

	"guiju/generator/model"
)

// ManifestName is the file at the root of a published site that lists all its
// other files. It marks the folder as ours.
const ManifestName = "manifest.json"

// SignatureName is the signature of the manifest (minisign), where a site is
// signed. It is the one file that the manifest does not list beside itself.
const SignatureName = ManifestName + ".minisig"

// ManifestFormat is the manifest format that this program writes and reads. A
// new field does not change it (readers pass over what they do not know, so
// that an old program verifies a newer site); a changed meaning does.
const ManifestFormat = 1

// manifestKind tells our manifest from the manifest.json of a web app.
const manifestKind = "guiju-site"

// Manifest says what a published site is made of. It holds no clock, no host
// name and no path outside the site: the same site has the same manifest.
//
// Its canonical form is one for each manifest: UTF-8; an object of the fields
// below in their order, those of a release and of a file likewise; a line for
// each field, a space of indent for each level, one space after each colon;
// strings with < > & and the line separators of scripts as \u escapes and
// nothing else escaped that need not be; files by the bytes of their paths; a
// line feed at the end. What is signed, and what a later release names as the
// one before, are these bytes.
//
// A reader takes nothing that could be understood in two ways: see
// [DecodeManifest].
type Manifest struct {
	Kind     string         `json:"kind"`
	Format   int            `json:"format"`
	Tool     string         `json:"tool,omitempty"` // program and version
	AsOf     model.Date     `json:"as_of"`
	Audience model.Audience `json:"audience"`
	// Release says which release of a chain the site is; nil for a build that
	// was not released.
	Release *Release `json:"release,omitempty"`
	// Hosts are the other hosts that the pages may load from; none by default.
	Hosts []string `json:"hosts,omitempty"`
	Files []File   `json:"files"` // every other file but the signature, by path
}

// Release is what a manifest, and the trusted comment of its signature, say
// against attacks that a hash does not stop: an older release passed off as
// new, an expired one, files of two releases (TUF 1.0, 1.5.2).
type Release struct {
	Number   int        `json:"number"`
	Time     string     `json:"time"`               // RFC 3339, to the second
	Expires  model.Date `json:"expires"`            // last day
	Previous string     `json:"previous,omitempty"` // SHA-256 of the manifest of the release before
}

// File is one line of a manifest.
type File struct {
	Path   string `json:"path"` // slash-separated, from the root of the site
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // lower-case hexadecimal
}

// Encode returns the manifest's bytes: the canonical form (see the comment of
// [Manifest]). They depend on the fields alone, so that a signature can be made
// over them and a later release can name their hash.
func (m Manifest) Encode() []byte {
	m.Kind, m.Format = manifestKind, ManifestFormat
	if m.Files == nil {
		m.Files = []File{}
	}
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic("BUG: manifest: " + err.Error()) // strings and numbers only
	}
	return append(b, '\n')
}

// Contents reads the manifest of a site, as it is and decoded; the problem says
// why there is none.
func Contents(site fs.FS) (Manifest, []byte, []model.Problem) {
	b, err := fs.ReadFile(site, ManifestName)
	if err == nil {
		var m Manifest
		if m, err = DecodeManifest(b); err == nil {
			return m, b, nil
		}
	}
	why := told(err)
	if errors.Is(err, fs.ErrNotExist) {
		why = noManifest
	}
	return Manifest{}, nil, []model.Problem{ruleManifest.At(model.Pos{File: ManifestName}, why)}
}

// told is the error as a rule says it.
func told(err error) any {
	var t toldError
	if errors.As(err, &t) {
		return t.Bilingual
	}
	return err
}

var noManifest = say("没有这个文件", "there is none")

// IsManifest tells our manifest, of whatever format, from any other file of
// that name.
func IsManifest(b []byte) bool {
	var m struct {
		Kind string `json:"kind"`
	}
	return json.Unmarshal(b, &m) == nil && m.Kind == manifestKind
}
