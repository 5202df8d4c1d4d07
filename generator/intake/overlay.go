package intake

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"

	"guiju/generator/source"
)

// After shows the content as it would be with the changes, so that it can be
// checked before anything is written. (MapFS is the file system in memory of the
// standard library, in spite of the name of its package.)
func After(content fs.FS, changes []source.Change) fs.FS {
	over := fstest.MapFS{}
	for _, c := range changes {
		over[c.Path] = &fstest.MapFile{Data: c.New, Mode: 0o644}
	}
	return overlay{content, over}
}

type overlay struct {
	base fs.FS
	over fstest.MapFS
}

func (o overlay) Open(name string) (fs.File, error) {
	if _, ok := o.over[name]; ok {
		return o.over.Open(name)
	}
	f, err := o.base.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.over.Open(name) // a folder that is new
	}
	return f, err
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	base, err := fs.ReadDir(o.base, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	over, errOver := fs.ReadDir(o.over, name)
	if err != nil && errOver != nil {
		return nil, err
	}
	for _, e := range over {
		if i := slices.IndexFunc(base, func(b fs.DirEntry) bool { return b.Name() == e.Name() }); i < 0 {
			base = append(base, e)
		} else if !e.IsDir() {
			base[i] = e
		}
	}
	slices.SortFunc(base, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return base, nil
}
