package site

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/afero"
)

// sink is the file system that Hugo publishes to. It keeps each file as the
// bytes that were written: the site is large, and one copy of it is enough.
// Hugo writes files and reads none back; for all else there is a file system
// in memory, which holds the names.
type sink struct {
	afero.Fs
	mu      sync.Mutex
	written map[string][]byte // by the name that Hugo gave
}

func newSink() *sink { return &sink{Fs: afero.NewMemMapFs(), written: map[string][]byte{}} }

// sunk is a file being written.
type sunk struct {
	afero.File
	sink *sink
	name string
	b    []byte
}

func (s *sink) Create(name string) (afero.File, error) {
	f, err := s.Fs.Create(name)
	if err != nil {
		return nil, err
	}
	return &sunk{File: f, sink: s, name: name}, nil
}

func (s *sink) OpenFile(name string, flag int, perm fs.FileMode) (afero.File, error) {
	f, err := s.Fs.OpenFile(name, flag, perm)
	if err != nil || flag&(os.O_WRONLY|os.O_RDWR) == 0 {
		return f, err
	}
	return &sunk{File: f, sink: s, name: name}, nil
}

func (f *sunk) Write(b []byte) (int, error) {
	f.b = append(f.b, b...)
	return len(b), nil
}

func (f *sunk) WriteString(s string) (int, error) {
	f.b = append(f.b, s...)
	return len(s), nil
}

func (f *sunk) Close() error {
	f.sink.mu.Lock()
	f.sink.written[f.name] = f.b
	f.sink.mu.Unlock()
	return f.File.Close()
}

// files are what was published, by path in the site.
func (s *sink) files() map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	root := filepath.Join(workDir(), "public") + string(filepath.Separator)
	out := make(map[string][]byte, len(s.written))
	for name, b := range s.written {
		if rel, ok := strings.CutPrefix(filepath.Clean(name), root); ok {
			out[filepath.ToSlash(rel)] = b
		}
	}
	return out
}
