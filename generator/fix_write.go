package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"runtime"
	"time"
)

// stamp tells whether a file was written to since.
type stamp struct {
	size     int64
	modified time.Time
}

// stamps notes every file, before the content is loaded.
func stamps(fsys fs.FS) (map[string]stamp, error) {
	out := map[string]stamp{}
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			out[name] = stamp{info.Size(), info.ModTime()}
		}
		return err
	})
	return out, err
}

// errChanged: somebody wrote to the file after it was checked, so that the
// places of its mends hold no more.
var errChanged = errors.New("changed while it was being checked; run fix again / 检查期间被改动，请重新运行 fix")

// regular returns what a name in the folder stands for, and refuses links,
// also among the folders above it.
func regular(root *os.Root, name string, before stamp) (fs.FileInfo, error) {
	for i, c := range name + "/" {
		if c != '/' {
			continue
		}
		info, err := root.Lstat(name[:i])
		if err != nil {
			return nil, err
		}
		if i < len(name) && info.IsDir() {
			continue
		}
		if i < len(name) || !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: not a regular file / 不是普通文件", name[:i])
		}
		if (stamp{info.Size(), info.ModTime()}) != before {
			return nil, fmt.Errorf("%s: %w", name, errChanged)
		}
		return info, nil
	}
	panic("BUG: a name without an end")
}

// readStill reads a file that nobody has written to since before.
func readStill(root *os.Root, name string, before stamp) ([]byte, error) {
	if _, err := regular(root, name, before); err != nil {
		return nil, err
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(f)
	return b, errors.Join(err, f.Close())
}

// replace puts new bytes in the place of a file: whole, on the disk, with the
// file's mode, or not at all. The half-written file has a name that source
// passes over, should the machine stop here.
func replace(root *os.Root, name string, before stamp, b []byte) error {
	info, err := regular(root, name, before)
	if err != nil {
		return err
	}
	temp := path.Join(path.Dir(name), fmt.Sprintf(".%s.guiju-%08x", path.Base(name), rand.Uint32()))
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		_, err = regular(root, name, before)
	}
	if err == nil {
		err = root.Rename(temp, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temp))
	}
	return syncFolder(root, path.Dir(name))
}

// syncFolder flushes the names in a folder. Windows has no such thing; NTFS
// journals names.
func syncFolder(root *os.Root, dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := root.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
