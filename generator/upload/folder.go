package upload

import (
	"context"
	"crypto/md5"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
)

// Folder is a folder as a store. A file is written beside its place, flushed
// and renamed, so that a reader finds the old one or the new one.
type Folder struct{ root *os.Root }

// partPrefix begins the name of a file that is being written.
const partPrefix = ".guiju-part-"

// OpenFolder opens a folder, and makes it if there is none.
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Folder{root}, nil
}

// Close lets go of the folder.
func (s *Folder) Close() error { return s.root.Close() }

// KeepsAttributes is false: the server of the folder decides.
func (s *Folder) KeepsAttributes() bool { return false }

func (s *Folder) Put(ctx context.Context, name string, body []byte, _ Attributes) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	dir := path.Dir(name)
	if err := s.root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	part := path.Join(dir, partPrefix+path.Base(name))
	f, err := s.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.root.Rename(part, name)
	}
	if err != nil {
		s.root.Remove(part)
		return err
	}
	return s.syncDir(dir)
}

// syncDir flushes the names in a folder.
func (s *Folder) syncDir(dir string) error {
	if runtime.GOOS == "windows" { // folders cannot be flushed there
		return nil
	}
	d, err := s.root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (s *Folder) Get(ctx context.Context, name string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.root.ReadFile(name)
}

// List leaves out what a run that died was writing.
func (s *Folder) List(ctx context.Context, prefix string, sums bool) (list []Entry, err error) {
	top := "."
	if dir := strings.LastIndexByte(prefix, '/'); dir > 0 {
		top = prefix[:dir]
	}
	err = fs.WalkDir(s.root.FS(), top, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case d.IsDir() || !strings.HasPrefix(p, prefix) || strings.HasPrefix(path.Base(p), partPrefix):
			return nil
		}
		e := Entry{Name: p, Size: -1}
		if d.Type().IsRegular() {
			info, err := d.Info()
			if err != nil {
				return err
			}
			// The history's files are named by what they hold.
			if e.Size = info.Size(); sums && !strings.HasPrefix(p, HistoryDir) {
				if e.MD5, err = s.md5(p); err != nil {
					return err
				}
			}
		}
		list = append(list, e)
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return list, err
}

func (s *Folder) md5(p string) ([]byte, error) {
	f, err := s.root.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := md5.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}

// Delete removes the folders, too, that have become empty.
func (s *Folder) Delete(ctx context.Context, name string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	err := s.root.Remove(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.root.Remove(dir) != nil {
			break
		}
	}
	return nil
}
