// Package publish puts a finished site in the place of the old one: at every
// moment the folder holds all of the new site or all of the old one.
//
// # How
//
// The site is written into a hidden folder beside the published one, file by
// file, each flushed to the disk; then its manifest; then the folders are
// flushed; then the caller's check reads it. Only a site without an Error is
// swapped in. On Linux the swap is one system call (renameat2 with
// RENAME_EXCHANGE; a plain rename onto a folder that is not empty fails), so
// that a reader finds one whole site at every moment. Elsewhere, and on file
// systems that cannot exchange, it is two renames, with an instant between them
// at which there is no site; an interruption there is mended by [Recover].
//
// For the folder public, the names beside it are
//
//	.public.guiju-lock  held while a run is at work; the kernel lets go of it
//	                    when the run dies
//	.public.guiju-new   the site being made; after the swap, the old one
//	.public.guiju-old   the old site between two renames
//
// A run that ends well, or fails in an ordinary way, leaves none of them.
//
// # What it refuses
//
// It never replaces a folder that is not empty and not ours (no manifest), that
// holds the site of another audience, that is or holds the content or the
// repository, or that is a mount point
// ([RefusedError]). A failure of the machine is an [Error], which says what is
// in the folder now. It holds no clock and writes no name of the machine.
//
// # To take along
//
// [Pack] makes one ZIP of a published folder: that folder byte for byte, a
// start page, a note and a list of the sums. The page's words stand in pack/.
package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// ManifestName is the manifest's place in the site. Its format belongs to
// verify, which reads it as a stranger.
const ManifestName = verify.ManifestName

type (
	// Release is which release a site is.
	Release = verify.Release
	// Manifest lists the files of a site.
	Manifest = verify.Manifest
	// File is one line of it.
	File = verify.File
)

// Options say where and how to publish.
type Options struct {
	// Out is the folder that becomes the site.
	Out string
	// Guard are folders that Out must neither be nor hold: the content, the
	// repository. One that does not exist guards nothing.
	Guard []string
	// Inputs are folders that Out must not lie in either: content, layouts,
	// static, search.
	Inputs []string
	// Tool, AsOf and Audience are written into the manifest.
	Tool     string
	AsOf     model.Date
	Audience model.Audience
	// Release and Hosts are written there too.
	Release *Release
	Hosts   []string
	// Sign makes the signature of the manifest (verify.SignatureName); nil
	// leaves the site unsigned.
	Sign func(manifest []byte) ([]byte, error)
	// Check reads the staged site, manifest included; an Error among its
	// problems keeps the old site. nil checks nothing.
	Check func(staged fs.FS) []model.Problem
	// Commit, if set, is called once the staged site has passed Check, right
	// before it takes the place of the old one; an error keeps the old site.
	Commit func() error
	// Step, if set, is called before each of Steps.
	Step func(name string)
	// FS is the file system; nil is the machine's.
	FS FS
}

// Steps are the names that Options.Step is called with, in this order. A step
// that a run has no need of is left out; "between" is, where the file system
// can exchange two folders.
var Steps = []string{"lock", "recover", "stage", "write", "manifest", "sync", "check",
	"swap", "between", "settle", "remove", "unlock"}

// Report says what was done.
type Report struct {
	Published bool     // Out holds the new site
	Files     int      // written, including the manifest and its signature
	Bytes     int64    // of all files
	Manifest  string   // SHA-256 of the manifest
	Recovered []string // leftovers of an interrupted run that were cleared away
}

// Publish puts files, by their path in the site, in the place of the site at
// o.Out. It returns the problems that Check found, and its own.
func Publish(ctx context.Context, files map[string][]byte, o Options) (rep Report, problems []model.Problem, err error) {
	r, err := newRun(o)
	if err != nil {
		return rep, nil, err
	}
	unlock, err := r.lock()
	if err != nil {
		return rep, nil, err
	}
	defer func() {
		rep = r.report
		r.step("unlock")
		if e := unlock(); e != nil {
			err = errors.Join(err, r.error(e))
		}
	}()
	if err = r.recover(); err != nil {
		return rep, nil, r.error(err)
	}
	if err = r.checkOurs(); err != nil {
		return rep, nil, err
	}
	if problems = reservedNames(files); problems != nil {
		return rep, problems, nil
	}
	if err = r.stage(ctx, files); err == nil {
		problems, err = r.check()
	}
	if err == nil && !model.HasErrors(problems) {
		err = ctx.Err()
	}
	if err == nil && !model.HasErrors(problems) && r.Commit != nil {
		err = r.Commit()
	}
	if err != nil || model.HasErrors(problems) {
		return rep, problems, r.error(errors.Join(err, r.fs.RemoveAll(r.fresh)))
	}
	problems = model.SortProblems(append(problems, r.unlisted()...))
	if err = r.swap(); err != nil {
		return rep, problems, err
	}
	r.outcome, r.report.Published = Replaced, true
	r.step("settle")
	if err = r.fs.SyncDir(r.parent); err != nil {
		return rep, problems, r.error(err)
	}
	r.step("remove")
	return rep, problems, r.error(r.removeSpare())
}

// Recover clears up after an interrupted run, as Publish does first. Where the
// folder is swapped by two renames and the interruption came between them, it
// brings the old site back; call it when a build starts, before anything that
// may fail.
func Recover(o Options) (recovered []string, err error) {
	r, err := newRun(o)
	if err != nil {
		return nil, err
	}
	if _, err := r.fs.Lstat(r.parent); errors.Is(err, fs.ErrNotExist) {
		return nil, nil // nothing was ever published there
	}
	unlock, err := r.lock()
	if err != nil {
		return nil, err
	}
	err = errors.Join(r.recover(), unlock())
	return r.report.Recovered, r.error(err)
}

// run is one call of Publish.
type run struct {
	Options
	fs        FS
	out       string // absolute, links resolved
	parent    string
	lockFile  string
	fresh     string
	old       string
	manifest  []byte
	signature []byte // of the manifest; nil where nobody signs
	outcome   Outcome
	report    Report
}

// newRun looks at the paths and refuses what must not be replaced. It changes
// nothing.
func newRun(o Options) (*run, error) {
	r := &run{Options: o, fs: o.FS}
	if r.fs == nil {
		r.fs = OS
	}
	if o.Out == "" {
		return nil, &RefusedError{Path: `""`, Reason: reasonNone, Help: helpOther}
	}
	out, err := filepath.Abs(o.Out)
	if err == nil {
		out, err = r.resolve(out)
	}
	if err != nil {
		return nil, &Error{Out: o.Out, Err: err}
	}
	base := filepath.Base(out)
	r.out, r.parent = out, filepath.Dir(out)
	r.lockFile = filepath.Join(r.parent, "."+base+".guiju-lock")
	r.fresh = filepath.Join(r.parent, "."+base+".guiju-new")
	r.old = filepath.Join(r.parent, "."+base+".guiju-old")
	err = r.checkPlace()
	if refused := (*RefusedError)(nil); err != nil && !errors.As(err, &refused) {
		err = r.error(err)
	}
	return r, err
}

func (r *run) step(name string) {
	if r.Step != nil {
		r.Step(name)
	}
}

// check runs the caller's check on the staged site.
func (r *run) check() ([]model.Problem, error) {
	r.step("check")
	if r.Check == nil {
		return nil, nil
	}
	return r.Check(r.fs.Dir(r.fresh)), nil
}

// ManifestOf lists the files by path.
func (o Options) ManifestOf(files map[string][]byte) Manifest {
	paths := slices.Sorted(maps.Keys(files))
	m := Manifest{Tool: o.Tool, AsOf: o.AsOf, Audience: o.Audience, Release: o.Release, Hosts: o.Hosts, Files: make([]File, len(paths))}
	parallel(context.Background(), len(paths), func(i int) error {
		b := files[paths[i]]
		sum := sha256.Sum256(b)
		m.Files[i] = File{Path: paths[i], Size: int64(len(b)), SHA256: hex.EncodeToString(sum[:])}
		return nil
	})
	return m
}
