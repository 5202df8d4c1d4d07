// Package upload brings a release to where readers are, a folder or object
// storage, and back to an older one: in an order in which no reader meets a page
// without what it needs, and so that a run that was cut short can go on.
//
// # What flows in and out
//
// In: a released folder ([Open]) or a release of the history ([Options.Recorded]),
// and a [Store]. Out: the same files in the store. Nothing is written by
// [Options.Prepare], which reads what is there and says what is to be done;
// [Plan.Do] does it.
//
// # Order
//
// First the history: a copy of every file, named by its SHA-256; then the
// manifest of the release beside it; then the note that this release is on its
// way. Then what readers see, phase after phase (release.PhaseOf): hashed assets and
// search shards, other files, editions, pages, pages that list pages; then the
// signature, and the manifest last. It says that the release is whole there. A
// file that the release no longer has stays for a grace period, because pages
// that readers opened before still ask for it; then it is deleted, if it is what
// was published and not more are due than the caller allows.
//
// A store has no transaction over many files. What holds at every request: an
// HTML file stands there only after all that it loads; no file of ours is cut
// short; a manifest stands there only after all its files. Between the first and
// the last request, pages of two releases stand side by side.
//
// # What is not ours
//
// A file that no manifest ever listed is reported and left alone; a release that
// would write over one is refused, and so is a store that holds something but
// no site of ours.
//
// # The history
//
//	.guiju/objects/<sha256>           every file ever published
//	.guiju/releases/<n>.json[.minisig] every manifest, as it was signed
//	.guiju/state.json                 what is live, and what is to be deleted when
//
// The host must not show it to readers: a file that was withdrawn is still in
// it. It may stand in a private store of its own. The package has no clock, no
// settings of its own and no credentials.
package upload

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"guiju/generator/verify"
)

// Options say where to and how.
type Options struct {
	// Target is what readers see.
	Target Store
	// History is where the history is kept; nil keeps it in Target, below
	// HistoryDir.
	History Store
	// Now is the moment of the run.
	Now time.Time
	// Grace is how long a file stays that the release does not have.
	Grace time.Duration
	// MaxDelete is how many addresses that readers may have kept are deleted in
	// one run; when more are due, none is. Hashed assets do not count.
	MaxDelete int
	// Encodings are those of Encodings in which text is kept too: as files of
	// their own where a store keeps no attributes, else as the one encoding of
	// the file. nil keeps those of the run before.
	Encodings []string
	// Workers is how many requests are under way at once; 0 is 8.
	Workers int
}

// HistoryDir is where the history stands in a store of readers.
const HistoryDir = ".guiju/"

// Release is one release of a site, wherever it is read from.
type Release struct {
	Manifest  verify.Manifest
	Raw       []byte // the manifest, byte for byte
	Signature []byte // nil where it is not signed
	// Read returns a file of the manifest; what it returns is checked.
	Read func(ctx context.Context, f verify.File) ([]byte, error)
}

// Number is the number of the release.
func (r Release) Number() int { return r.Manifest.Release.Number }

// Open reads a released folder. That the folder is whole is for verify to say;
// here every file is compared with the manifest when it is read.
func Open(site fs.FS) (Release, error) {
	raw, err := fs.ReadFile(site, verify.ManifestName)
	if err != nil {
		return Release{}, refuse("没有 manifest.json：不是发布文件夹", "there is no manifest.json: not a published folder")
	}
	r := Release{Raw: raw, Read: func(_ context.Context, f verify.File) ([]byte, error) { return fs.ReadFile(site, f.Path) }}
	if r.Manifest, err = decode(raw); err != nil {
		return Release{}, err
	}
	sig, err := fs.ReadFile(site, verify.SignatureName)
	if err == nil {
		r.Signature = sig
	}
	return r, nil
}

// decode reads the manifest of a release, and refuses one that is none or that
// names a file which must not be written.
func decode(raw []byte) (verify.Manifest, error) {
	m, err := verify.DecodeManifest(raw)
	if err != nil {
		return m, refuse("manifest.json 读不懂：%v", "manifest.json cannot be read: %v", err)
	}
	if m.Release == nil || m.Release.Number < 1 {
		return m, refuse("这个网站没有发布编号：先用 guiju release 发布", "this site is no release: make one with guiju release")
	}
	seen := map[string]bool{}
	for _, f := range m.Files {
		if !fs.ValidPath(f.Path) || f.Path == "." || seen[f.Path] || strings.HasPrefix(f.Path, HistoryDir) ||
			f.Path == verify.ManifestName || f.Path == verify.SignatureName {
			return m, refuse("manifest.json 里有不能写的路径：%s", "manifest.json names a path that must not be written: %s", f.Path)
		}
		seen[f.Path] = true
	}
	return m, nil
}

// body reads a file of the release and compares it with the manifest.
func (r Release) body(ctx context.Context, f verify.File) ([]byte, error) {
	b, err := r.Read(ctx, f)
	if err != nil {
		return nil, err
	}
	if int64(len(b)) != f.Size || sum(b) != f.SHA256 {
		return nil, &DamagedError{Path: f.Path}
	}
	return b, nil
}

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// TreeHash is one hash over all files of a tree: two trees have the same if and
// only if they have the same files.
func TreeHash(files []verify.File) string {
	lines := make([]string, len(files))
	for i, f := range files {
		lines[i] = fmt.Sprintf("%s  %s\n", f.SHA256, f.Path)
	}
	slices.Sort(lines)
	return sum([]byte(strings.Join(lines, "")))
}
