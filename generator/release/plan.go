package release

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"guiju/generator/verify"
)

// Step is one file to upload.
type Step struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	Phase  Phase  `json:"phase"`
}

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
			put = append(put, Step{f.Path, f.SHA256, f.Size, PhaseOf(f.Path)})
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

// WithSignature puts the signature before the manifest that it is of, which
// comes last.
func WithSignature(put []Step, signature []byte) []Step {
	return slices.Insert(slices.Clone(put), max(0, len(put)-1), stepOf(verify.SignatureName, signature))
}

func stepOf(name string, b []byte) Step {
	return Step{name, Hash(b), int64(len(b)), PhaseOf(name)}
}

// Hash is the SHA-256 of bytes as manifests write it.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
