package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// resolve follows links in the part of the path that exists, so that the
// names beside the folder are beside the real one.
func (r *run) resolve(p string) (string, error) {
	real, err := r.fs.EvalSymlinks(p)
	if !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	parent := filepath.Dir(p)
	if parent == p {
		return p, nil
	}
	parent, err = r.resolve(parent)
	return filepath.Join(parent, filepath.Base(p)), err
}

// checkPlace refuses folders by where they are.
func (r *run) checkPlace() error {
	refuse := func(reason, help model.Bilingual) error {
		return &RefusedError{Path: r.out, Reason: reason, Help: help}
	}
	if r.parent == r.out {
		return refuse(reasonRoot, helpOther)
	}
	for _, g := range slices.Concat(r.Guard, r.Inputs) {
		in, err := r.within(g, r.out)
		if err != nil {
			return err
		}
		if in {
			return refuse(fill(reasonGuard, g), helpOther)
		}
	}
	for _, g := range r.Inputs {
		in, err := r.within(r.out, g)
		if err != nil {
			return err
		}
		if in {
			return refuse(fill(reasonInput, g), helpOther)
		}
	}
	out, err := r.fs.Stat(r.out)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !out.IsDir() {
		return refuse(reasonFile, helpOther)
	}
	parent, err := r.fs.Stat(r.parent)
	if err != nil {
		return err
	}
	if device(out) != device(parent) {
		return r.mountError()
	}
	return nil
}

func (r *run) mountError() error {
	return &RefusedError{Path: r.out, Reason: reasonMount, Help: fill(helpBelow, filepath.Join(r.Out, "site"))}
}

func fill(b model.Bilingual, arg string) model.Bilingual {
	return say(fmt.Sprintf(b.Zh, arg), fmt.Sprintf(b.En, arg))
}

// within reports whether p is the folder or lies in it. Files are compared,
// not names: a link, a second mount or another case does not deceive it.
func (r *run) within(p, folder string) (bool, error) {
	want, err := r.fs.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if p, err = filepath.Abs(p); err != nil {
		return false, err
	}
	if p, err = r.resolve(p); err != nil {
		return false, err
	}
	for {
		switch have, err := r.fs.Stat(p); {
		case err == nil && os.SameFile(have, want):
			return true, nil
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return false, err
		}
		parent := filepath.Dir(p)
		if parent == p {
			return false, nil
		}
		p = parent
	}
}

// checkOurs refuses a folder that someone else filled, and the site of another
// audience: where the public site stood, readers would find what they may not
// see.
func (r *run) checkOurs() error {
	empty, err := r.empty(r.out)
	if err != nil || empty {
		return r.error(err)
	}
	b, err := r.fs.ReadFile(filepath.Join(r.out, ManifestName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.EISDIR) {
		return r.error(err)
	}
	if err != nil || !verify.IsManifest(b) {
		return &RefusedError{Path: r.out, Reason: reasonForeign, Help: helpMove}
	}
	if m, err := verify.DecodeManifest(b); err == nil && m.Audience != r.Audience {
		return &RefusedError{Path: r.out, Reason: fill(reasonAudience, string(m.Audience)), Help: helpAudience}
	}
	return nil
}

// empty reports whether there is nothing in the folder, or no folder.
func (r *run) empty(p string) (bool, error) {
	entries, err := r.fs.ReadDir(p)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	return len(entries) == 0, err
}

// reservedNames refuses a site that brings its own manifest. Paths are made by
// our own stages, never taken from an author as they are.
func reservedNames(files map[string][]byte) []model.Problem {
	for p := range files {
		if !fs.ValidPath(p) || p == "." {
			panic(fmt.Sprintf("BUG: publish: path %q", p))
		}
	}
	for _, name := range []string{ManifestName, verify.SignatureName} {
		if _, ok := files[name]; ok {
			return []model.Problem{ruleReserved.At(model.Pos{File: name}, name)}
		}
	}
	return nil
}

// unlisted warns of files in the old site that its manifest does not list:
// someone put them there, and they go with it. What cannot be read is no
// reason to stop.
func (r *run) unlisted() (problems []model.Problem) {
	b, err := r.fs.ReadFile(filepath.Join(r.out, ManifestName))
	if err != nil {
		return nil
	}
	m, err := verify.DecodeManifest(b)
	if err != nil {
		return nil
	}
	listed := map[string]bool{ManifestName: true, verify.SignatureName: true}
	for _, f := range m.Files {
		listed[f.Path] = true
	}
	fs.WalkDir(r.fs.Dir(r.out), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !listed[p] {
			problems = append(problems, ruleUnlisted.At(model.Pos{File: p}, p))
		}
		return nil
	})
	return problems
}
