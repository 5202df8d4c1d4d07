package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"
)

// lock creates the folder to publish in, if need be, and keeps other runs out.
func (r *run) lock() (unlock func() error, err error) {
	r.step("lock")
	if err := r.fs.MkdirAll(r.parent); err != nil {
		return nil, r.error(err)
	}
	unlock, err = r.fs.Lock(r.lockFile)
	if busy := (*BusyError)(nil); errors.As(err, &busy) {
		return nil, &BusyError{Out: r.out, Holder: busy.Holder}
	}
	return unlock, r.error(err)
}

// recover clears away what an interrupted run left. The states it may have
// left are: before the swap, out and fresh; after an exchange, the same, with
// the old site in fresh; between two renames, old and fresh without out; after
// them, out and old.
func (r *run) recover() error {
	r.step("recover")
	if err := r.putBack(); err != nil {
		return err
	}
	for _, p := range []string{r.fresh, r.old} {
		there, err := r.exists(p)
		if err == nil && there {
			r.report.Recovered = append(r.report.Recovered, p)
			err = r.fs.RemoveAll(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// putBack brings the old site back if it stands aside and nothing is in its
// place (an empty folder is nothing: an editor or a server may have made it).
func (r *run) putBack() error {
	aside, err := r.exists(r.old)
	if err != nil || !aside {
		return err
	}
	empty, err := r.empty(r.out)
	if err != nil || !empty {
		return err
	}
	r.report.Recovered = append(r.report.Recovered, r.out)
	if err := r.fs.RemoveAll(r.out); err != nil { // Windows does not rename onto a folder
		return err
	}
	if err := r.fs.Rename(r.old, r.out); err != nil {
		return err
	}
	return r.fs.SyncDir(r.parent)
}

func (r *run) exists(p string) (bool, error) {
	_, err := r.fs.Lstat(p)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// swap puts the fresh site in place. After a failure the old one is there, or
// the error says what is.
func (r *run) swap() error {
	r.step("swap")
	there, err := r.exists(r.out)
	switch {
	case err != nil:
	case !there:
		err = r.fs.Rename(r.fresh, r.out)
	default:
		if err = r.fs.Exchange(r.fresh, r.out); errors.Is(err, errors.ErrUnsupported) {
			err = r.twoRenames()
		}
	}
	if err == nil {
		return nil
	}
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		if e := r.undo(); e == nil && r.outcome == Kept {
			return r.mountError()
		}
	}
	// A network file system may have done what it says has failed.
	err = errors.Join(err, r.undo())
	return r.error(err)
}

// twoRenames is the swap where folders cannot be exchanged.
func (r *run) twoRenames() error {
	if err := r.fs.Rename(r.out, r.old); err != nil {
		return err
	}
	r.step("between")
	return r.fs.Rename(r.fresh, r.out)
}

// undo sees to a failed swap: it finds out what is in place, brings the old
// site back if nothing is, and clears away the rest.
func (r *run) undo() error {
	there, err := r.exists(r.out)
	if err != nil {
		r.outcome = Unsure
		return err
	}
	if !there {
		aside, err := r.exists(r.old)
		if err != nil {
			r.outcome = Unsure
			return err
		}
		if aside {
			if err := r.fs.Rename(r.old, r.out); err != nil {
				r.outcome = Aside
				return errors.Join(err, r.fs.RemoveAll(r.fresh))
			}
		}
		r.outcome = Kept
		return r.removeSpare()
	}
	b, err := r.fs.ReadFile(filepath.Join(r.out, ManifestName))
	switch {
	case err == nil && bytes.Equal(b, r.manifest):
		r.outcome, r.report.Published = Replaced, true
	case err == nil || errors.Is(err, fs.ErrNotExist):
		r.outcome = Kept
	default:
		r.outcome = Unsure
		return err
	}
	return r.removeSpare()
}

// removeSpare removes the folder that is not in place.
func (r *run) removeSpare() error {
	return errors.Join(r.fs.RemoveAll(r.fresh), r.fs.RemoveAll(r.old))
}
