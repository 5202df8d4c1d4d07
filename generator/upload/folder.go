package upload

import (
	"context"
	"crypto/md5"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Folder is a folder as a store. A file is written beside its place, flushed
// and renamed, so that a reader finds the old one or the new one.
type Folder struct {
	dir  string
	mu   sync.Mutex
	root *os.Root // nil while there is no such folder
	// dirty are the folders in which names have changed since the last Flush.
	dirty map[string]bool
}

// partPrefix begins the name of a file that is being written.
const partPrefix = ".guiju-part-"

// OpenFolder opens a folder. One that does not exist is empty, and made by the
// first Put.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return &Folder{dir: dir, root: root, dirty: map[string]bool{}}, nil
}

// Close lets go of the folder.
func (s *Folder) Close() error {
	if s.root == nil {
		return nil
	}
	return s.root.Close()
}

// made is the folder, made if need be.
func (s *Folder) made() (*os.Root, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.root != nil {
		return s.root, nil
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, err
	}
	var err error
	s.root, err = os.OpenRoot(s.dir)
	return s.root, err
}

// there is the folder, nil if there is none.
func (s *Folder) there() *os.Root {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.root
}

// KeepsAttributes is false: the server of the folder decides.
func (s *Folder) KeepsAttributes() bool { return false }

func (s *Folder) Put(ctx context.Context, name string, body []byte, _ Attributes) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	root, err := s.made()
	if err != nil {
		return err
	}
	dir := path.Dir(name)
	if err := root.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	part := path.Join(dir, partPrefix+path.Base(name))
	f, err := root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = root.Rename(part, name)
	}
	if err != nil {
		root.Remove(part)
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for ; !s.dirty[dir]; dir = path.Dir(dir) {
		s.dirty[dir] = true
	}
	return nil
}

// Flush flushes the names in the folders that were written in: what follows
// must not be on the disk before them.
func (s *Folder) Flush(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, dir := range slices.Sorted(maps.Keys(s.dirty)) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := syncDir(s.root, dir); err != nil {
			return err
		}
	}
	clear(s.dirty)
	return nil
}

// syncDir flushes the names in a folder.
func syncDir(root *os.Root, dir string) error {
	if runtime.GOOS == "windows" { // folders cannot be flushed there
		return nil
	}
	d, err := root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (s *Folder) Get(ctx context.Context, name string) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	root := s.there()
	if root == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return root.ReadFile(name)
}

// List leaves out what a run that died was writing.
func (s *Folder) List(ctx context.Context, prefix string, sums bool) (list []Entry, err error) {
	root, top := s.there(), "."
	if root == nil {
		return nil, ctx.Err()
	}
	if dir := strings.LastIndexByte(prefix, '/'); dir > 0 {
		top = prefix[:dir]
	}
	err = fs.WalkDir(root.FS(), top, func(p string, d fs.DirEntry, err error) error {
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
				if e.MD5, err = md5File(root, p); err != nil {
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

func md5File(root *os.Root, p string) ([]byte, error) {
	f, err := root.Open(p)
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
	root := s.there()
	if root == nil {
		return nil
	}
	err := root.Remove(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			break
		}
	}
	return nil
}
