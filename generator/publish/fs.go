package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// FS is what publishing asks of a file system: little, so that a test can fail
// every single call. Paths are the machine's. An error names its path. Methods
// are called from several goroutines.
type FS interface {
	EvalSymlinks(path string) (string, error)
	Stat(path string) (fs.FileInfo, error)
	Lstat(path string) (fs.FileInfo, error)
	ReadDir(path string) ([]fs.DirEntry, error)
	ReadFile(path string) ([]byte, error)
	// Dir is the folder as a tree to read.
	Dir(path string) fs.FS

	MkdirAll(path string) error
	Mkdir(path string) error
	// Create makes a file that must not exist.
	Create(path string) (Writer, error)
	// SyncDir flushes the names in a folder.
	SyncDir(path string) error
	Rename(from, to string) error
	// Exchange swaps two folders in one step. Where that cannot be done, the
	// error is errors.ErrUnsupported and nothing has happened.
	Exchange(a, b string) error
	// RemoveAll succeeds where there is nothing to remove.
	RemoveAll(path string) error
	// Lock takes the lock file, or returns a BusyError. unlock removes it.
	Lock(path string) (unlock func() error, err error)
}

// Writer is an open file.
type Writer interface {
	Write(b []byte) (int, error)
	Sync() error
	Close() error
}

// OS is the machine's file system.
var OS FS = osFS{}

type osFS struct{}

func (osFS) EvalSymlinks(p string) (string, error)   { return filepath.EvalSymlinks(p) }
func (osFS) Stat(p string) (fs.FileInfo, error)      { return os.Stat(p) }
func (osFS) Lstat(p string) (fs.FileInfo, error)     { return os.Lstat(p) }
func (osFS) ReadDir(p string) ([]fs.DirEntry, error) { return os.ReadDir(p) }
func (osFS) ReadFile(p string) ([]byte, error)       { return os.ReadFile(p) }
func (osFS) Dir(p string) fs.FS                      { return os.DirFS(p) }
func (osFS) MkdirAll(p string) error                 { return os.MkdirAll(p, 0o755) }
func (osFS) Mkdir(p string) error                    { return os.Mkdir(p, 0o755) }
func (osFS) Rename(from, to string) error            { return os.Rename(from, to) }
func (osFS) RemoveAll(p string) error                { return os.RemoveAll(p) }
func (osFS) Exchange(a, b string) error              { return exchange(a, b) }
func (osFS) Lock(p string) (func() error, error)     { return lockFile(p) }

func (osFS) Create(p string) (Writer, error) {
	f, err := os.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (osFS) SyncDir(p string) error {
	if runtime.GOOS == "windows" {
		return nil // folders cannot be flushed there; NTFS journals names
	}
	d, err := os.Open(p)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// lockFile takes the lock at p. The kernel drops it when the process dies, so
// a lock file that was left behind holds nobody up, and no process id has to be
// believed: the one in the file is only shown.
func lockFile(p string) (unlock func() error, err error) {
	for {
		f, err := os.OpenFile(p, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		if err := tryLock(f); err != nil {
			f.Close()
			if !errors.Is(err, errHeld) {
				return nil, &fs.PathError{Op: "lock", Path: p, Err: err}
			}
			holder, _ := os.ReadFile(p)
			return nil, &BusyError{Out: p, Holder: string(holder)}
		}
		// The holder before us removes the file as it lets go: what we
		// have locked must still be what is called p.
		mine, err := f.Stat()
		if err == nil {
			var named fs.FileInfo
			named, err = os.Stat(p)
			if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(mine, named) {
				f.Close()
				continue
			}
		}
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if err := writeHolder(f); err != nil {
			return nil, errors.Join(err, removeLock(f, p))
		}
		return func() error { return removeLock(f, p) }, nil
	}
}
