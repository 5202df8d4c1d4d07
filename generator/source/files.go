package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"guiju/generator/model"
)

// maxFile is the size up to which a TOML or Markdown file is read.
const maxFile = 1 << 20

// Files gives back the lines of content files for excerpts. It reads a file
// again when asked, so that texts are not held in memory for problems that
// may never come. It is safe for concurrent use.
type Files struct {
	fsys fs.FS

	mu    sync.Mutex
	name  string // the file held in lines
	lines []string
}

// Line returns line n (from 1) of the file without its end of line and byte
// order mark, or "" where there is no such line. Bytes that are not UTF-8 come
// back as U+FFFD.
func (f *Files) Line(name string, n int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.name != name {
		raw, _, err := readFile(f.fsys, name)
		if err != nil {
			raw = nil
		}
		text := string([]rune(strings.TrimPrefix(string(raw), "\uFEFF"))) // one U+FFFD a byte: columns hold
		f.name, f.lines = name, strings.Split(text, "\n")
	}
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return strings.TrimSuffix(f.lines[n-1], "\r")
}

// readFile reads a file of at most maxFile bytes. A larger one comes back
// empty, with its size.
func readFile(fsys fs.FS, name string) (raw []byte, size int64, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() {
		return nil, 0, fmt.Errorf("%s: not a regular file", name)
	}
	if info.Size() > maxFile {
		return nil, info.Size(), nil
	}
	raw, err = io.ReadAll(io.LimitReader(f, maxFile))
	return raw, info.Size(), err
}

// read returns the decoded text of a file; ok is false when a problem was
// reported in its place.
func read(fsys fs.FS, name string) (src []byte, ps []model.Problem, ok bool, err error) {
	raw, size, err := readFile(fsys, name)
	if err != nil {
		return nil, nil, false, fmt.Errorf("content: %w", err)
	}
	if size > maxFile {
		return nil, []model.Problem{fileTooLarge.At(model.Pos{File: name}, size, maxFile)}, false, nil
	}
	src, ps = decode(name, raw)
	return src, ps, len(ps) == 0, nil
}

// list is one folder with what may be dropped or refused unseen already gone.
type list struct {
	dir   string
	files []string // names, sorted
	dirs  []string // names, sorted
}

// readDir lists a folder. Junk is left out; links and special files are
// reported and left out.
func (l *loader) readDir(dir string) (list, error) {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil {
		return list{}, fmt.Errorf("content: %w", err)
	}
	out := list{dir: dir}
	for _, e := range entries {
		name := e.Name()
		place := model.Pos{File: path.Join(dir, strings.ToValidUTF8(name, "\uFFFD"))}
		switch {
		case Junk(name):
		case !utf8.ValidString(name):
			l.report(fileName.At(place, path.Base(place.File)))
		case e.IsDir():
			out.dirs = append(out.dirs, name)
		case !e.Type().IsRegular():
			l.report(fileIrregular.At(place, name))
		default:
			out.files = append(out.files, name)
		}
	}
	slices.Sort(out.files)
	slices.Sort(out.dirs)
	return out, nil
}

// has reports whether the folder holds the file.
func (d list) has(file string) bool { return slices.Contains(d.files, file) }

// hasDir reports whether the folder holds the folder.
func (d list) hasDir(dir string) bool { return slices.Contains(d.dirs, dir) }

// path returns the content-relative name of an entry.
func (d list) path(name string) string { return path.Join(d.dir, name) }

// attachments lists the files below the folder, with the folders they stand
// in: the figures and media of a text. Markdown and TOML beside it are not.
func (l *loader) attachments(d list) ([]string, error) {
	var out []string
	var add func(d list, prefix string) error
	add = func(d list, prefix string) error {
		for _, name := range d.files {
			if prefix == "" && isSource(name) {
				continue
			}
			if !validFileName(name) {
				l.report(fileName.At(model.Pos{File: d.path(name)}, name))
				continue
			}
			if err := l.attachment(d.path(name)); err != nil {
				return err
			}
			out = append(out, prefix+name)
		}
		for _, name := range d.dirs {
			if !validFileName(name) {
				l.report(fileName.At(model.Pos{File: d.path(name)}, name))
				continue
			}
			sub, err := l.readDir(d.path(name))
			if err != nil {
				return err
			}
			if err := add(sub, prefix+name+"/"); err != nil {
				return err
			}
		}
		return nil
	}
	err := add(d, "")
	slices.Sort(out)
	return out, err
}
