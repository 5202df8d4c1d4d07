package preview

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Tree makes files by path, read only, a file system: what reads a published
// folder can read one that is only in memory.
func Tree(files map[string][]byte) fs.FS {
	t := tree{files: files, folders: map[string][]fs.DirEntry{".": nil}}
	for name, b := range files {
		t.hang(entry{path.Base(name), int64(len(b)), 0o444}, path.Dir(name))
	}
	for _, entries := range t.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return t
}

type tree struct {
	files   map[string][]byte
	folders map[string][]fs.DirEntry
}

// hang puts an entry into its folder, which is made if need be.
func (t tree) hang(e entry, dir string) {
	if _, ok := t.folders[dir]; !ok {
		t.hang(entry{path.Base(dir), 0, fs.ModeDir | 0o555}, path.Dir(dir))
	}
	t.folders[dir] = append(t.folders[dir], e)
}

func (t tree) Open(name string) (fs.File, error) {
	if fs.ValidPath(name) {
		if b, ok := t.files[name]; ok {
			return file{entry{path.Base(name), int64(len(b)), 0o444}, bytes.NewReader(b)}, nil
		}
		if entries, ok := t.folders[name]; ok {
			return &folder{entry{path.Base(name), 0, fs.ModeDir | 0o555}, entries}, nil
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// entry is all that is known of a file or folder.
type entry struct {
	name string
	size int64
	mode fs.FileMode
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return e.size }
func (e entry) Mode() fs.FileMode          { return e.mode }
func (e entry) Type() fs.FileMode          { return e.mode.Type() }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) IsDir() bool                { return e.mode.IsDir() }
func (e entry) Sys() any                   { return nil }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) Stat() (fs.FileInfo, error) { return e, nil }
func (e entry) Close() error               { return nil }

type file struct {
	entry
	*bytes.Reader
}

func (f file) Size() int64 { return f.size }

// folder holds the entries that ReadDir has not given yet.
type folder struct {
	entry
	left []fs.DirEntry
}

func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.left)
	} else if len(f.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.left))
	out := f.left[:n:n]
	f.left = f.left[n:]
	return out, nil
}
