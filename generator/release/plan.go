package release

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/verify"
)

// Step is one file to upload.
type Step struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	Phase  int    `json:"phase"`
}

// The phases of an upload, in their order. What is uploaded later leads to what
// was uploaded before, so that a reader in the middle of it finds no page whose
// parts are missing; files of one phase may go at the same time.
const (
	PhaseHashed   = 1 + iota // what a name never means anything else by: styles, scripts, the search index
	PhaseEditions            // texts of standards and what stands beside them
	PhasePages               // all other pages and data
	PhaseIndexes             // what readers and machines come in by: home pages, feeds, the map
	PhaseManifest            // the manifest, then its signature
)

// Phases is the last phase.
const Phases = PhaseManifest

// Plan says how to get from one site to the next: what to put, in order, and
// then what to delete, by path. The zero Manifest is an empty place. Of two
// equal sites nothing is put. A signature is no part of a manifest: see
// WithSignature.
func Plan(old, new verify.Manifest) (put []Step, del []string) {
	before := map[string]verify.File{}
	for _, f := range old.Files {
		before[f.Path] = f
	}
	for _, f := range new.Files {
		if before[f.Path] != f {
			put = append(put, Step{f.Path, f.SHA256, f.Size, phase(f.Path)})
		}
		delete(before, f.Path)
	}
	for p := range before {
		del = append(del, p)
	}
	slices.Sort(del)
	slices.SortFunc(put, func(a, b Step) int { return cmp.Or(cmp.Compare(a.Phase, b.Phase), cmp.Compare(a.Path, b.Path)) })
	b := new.Encode()
	if len(old.Files) == 0 || string(old.Encode()) != string(b) {
		put = append(put, stepOf(verify.ManifestName, b))
	}
	return put, del
}

// WithSignature puts the signature behind the manifest.
func WithSignature(put []Step, signature []byte) []Step {
	return append(slices.Clip(put), stepOf(verify.SignatureName, signature))
}

func stepOf(name string, b []byte) Step {
	return Step{name, Hash(b), int64(len(b)), PhaseManifest}
}

// Hash is the SHA-256 of bytes as manifests write it.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// hashed are the paths whose names hold a hash of what they lead to: styles and
// scripts (Hugo's fingerprint, 64 digits), and everything in a search index,
// whose folder is named by the hash of the whole index.
var hashed = regexp.MustCompile(`^(?:css|js)/[a-z0-9.-]+\.[0-9a-f]{64}\.(?:css|js)$|^search-index/[0-9a-f]{12}/`)

// IsHashed tells files that never change under their name: they may be cached
// for ever, and those of two sites do not disturb each other.
func IsHashed(p string) bool { return hashed.MatchString(p) }

func phase(p string) int {
	inside := strings.TrimPrefix(p, "en/")
	switch {
	case p == verify.ManifestName || p == verify.SignatureName:
		return PhaseManifest
	case IsHashed(p):
		return PhaseHashed
	case strings.HasPrefix(inside, "standards/"):
		return PhaseEditions
	case inside == "index.html" || inside == "sitemap.xml" || inside == "site-map.html" || inside == "releases.html" || inside == "whats-new.html",
		strings.HasPrefix(inside, "feed.") || strings.HasPrefix(inside, "feeds/"), path.Ext(inside) == ".ics":
		return PhaseIndexes
	}
	return PhasePages
}
