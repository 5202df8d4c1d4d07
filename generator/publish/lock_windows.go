package publish

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// errHeld means that another process has the lock.
var errHeld = error(windows.ERROR_LOCK_VIOLATION)

// tryLock is LockFileEx: held by the handle, gone with the process.
func tryLock(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
}

// writeHolder leaves the file empty: a locked range cannot be read by others.
func writeHolder(*os.File) error { return nil }

// removeLock closes first, since an open file cannot be removed. Another run
// may have taken the file in between; then it stays.
func removeLock(f *os.File, p string) error {
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Remove(p); err != nil && !errors.Is(err, windows.ERROR_SHARING_VIOLATION) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// device: folders that are mount points are followed as links before.
func device(fs.FileInfo) uint64 { return 0 }

// inUse reports whether another program holds a file (ERROR_SHARING_VIOLATION,
// ERROR_LOCK_VIOLATION).
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION)
}
