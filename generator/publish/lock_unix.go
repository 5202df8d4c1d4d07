//go:build !windows

package publish

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// errHeld means that another process has the lock.
var errHeld = error(unix.EWOULDBLOCK)

// tryLock is flock(2): held by the open file, gone with the process.
func tryLock(f *os.File) error {
	return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
}

func writeHolder(f *os.File) error {
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err := f.WriteAt([]byte(strconv.Itoa(os.Getpid())), 0)
	return err
}

// removeLock removes the name first: after the close it may be another's.
func removeLock(f *os.File, p string) error {
	return errors.Join(os.Remove(p), f.Close())
}

// device tells a mount point from its parent.
func device(i fs.FileInfo) uint64 {
	if s, ok := i.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Dev)
	}
	return 0
}

// inUse reports whether another program holds a file.
func inUse(err error) bool { return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY) }
