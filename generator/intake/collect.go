package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"guiju/generator/encoding"
	"guiju/generator/model"
	"guiju/generator/source"
)

// Input is one file that an editor hands in.
type Input struct {
	Name string // as the editor knows it: "提交/规范.docx", "提交.zip/规范.docx"
	Data []byte
	// Near reads a file by its name relative to this one, for the pictures of a
	// web page or a Markdown text; nil where there is none.
	Near func(name string) ([]byte, bool)
}

// Caps on what is taken in at once: the bytes of one file and of all that an
// archive holds, its entries, and how far one may unfold.
const (
	MaxFile    = 64 << 20
	maxArchive = 1 << 30
	maxEntries = 5000
	maxRatio   = 200
)

// endings are the kinds of files that hold a text.
var endings = []string{".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".md", ".markdown", ".html", ".htm", ".txt"}

// pictures are passed over in silence: texts name those they need.
var pictures = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".emf", ".wmf", ".bmp", ".webp"}

// Collect lists the inputs that paths name: files, folders with all below
// them, ZIP archives. What systems and office programs leave behind
// (Thumbs.db, ~$规范.docx) is passed over in silence, what is no text with a
// problem. An error is the machine's.
func Collect(paths []string) (inputs []Input, ps []model.Problem, err error) {
	for _, name := range paths {
		info, err := os.Stat(name)
		if err != nil {
			return nil, nil, err
		}
		c := collector{}
		if info.IsDir() {
			err = c.folder(name)
		} else {
			err = c.file(name, info)
		}
		if err != nil {
			return nil, nil, err
		}
		inputs, ps = append(inputs, c.inputs...), append(ps, c.problems...)
	}
	return inputs, ps, nil
}

type collector struct {
	inputs   []Input
	problems []model.Problem
}

func (c *collector) report(p model.Problem) { c.problems = append(c.problems, p) }

// file takes one file that was named: whatever its ending, somebody meant it.
func (c *collector) file(name string, info fs.FileInfo) error {
	dir, base := filepath.Split(name)
	root, err := os.OpenRoot(filepath.Clean(filepath.FromSlash("./" + filepath.ToSlash(dir))))
	if filepath.IsAbs(name) {
		root, err = os.OpenRoot(dir)
	}
	if err != nil {
		return err
	}
	defer root.Close()
	return c.take(root.FS(), base, filepath.ToSlash(name), info.Size(), true)
}

// folder takes every text below a folder, by name. Links are not followed.
func (c *collector) folder(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	fsys := root.FS()
	return fs.WalkDir(fsys, ".", func(at string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case at == ".":
			return nil
		case source.Junk(e.Name()) && e.IsDir():
			return fs.SkipDir
		case source.Junk(e.Name()) || e.IsDir():
			return nil
		case !e.Type().IsRegular():
			c.report(notRegular.At(model.Pos{File: path.Join(filepath.ToSlash(name), at)}))
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		return c.take(fsys, at, path.Join(filepath.ToSlash(name), at), info.Size(), false)
	})
}

// take reads one file of a folder. meant says that the editor named it.
func (c *collector) take(fsys fs.FS, at, name string, size int64, meant bool) error {
	ending := strings.ToLower(path.Ext(at))
	place := model.Pos{File: name}
	switch {
	case !slices.Contains(endings, ending) && ending != ".zip":
		if meant || !slices.Contains(pictures, ending) {
			c.report(notText.At(place, ending))
		}
		return nil
	case size > MaxFile:
		c.report(tooLarge.At(place, size>>20, MaxFile>>20))
		return nil
	}
	data, err := fs.ReadFile(fsys, at)
	if err != nil {
		return err
	}
	if ending == ".zip" {
		return c.archive(name, data)
	}
	c.inputs = append(c.inputs, Input{Name: name, Data: data, Near: nearIn(fsys, path.Dir(at), data)})
	return nil
}

// nearIn reads files below the folder of a text. The folder is open only while
// inputs are collected, so what a text may name is read at once: pictures in
// its own folder and the folders below it.
func nearIn(fsys fs.FS, dir string, text []byte) func(string) ([]byte, bool) {
	held := map[string][]byte{}
	_ = fs.WalkDir(fsys, dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !e.Type().IsRegular() || !slices.Contains(pictures, strings.ToLower(path.Ext(at))) {
			return nil
		}
		rel := strings.TrimPrefix(strings.TrimPrefix(at, dir), "/")
		if !bytes.Contains(text, []byte(path.Base(rel))) {
			return nil
		}
		if info, err := e.Info(); err != nil || info.Size() > MaxFile {
			return nil
		}
		if b, err := fs.ReadFile(fsys, at); err == nil {
			held[rel] = b
		}
		return nil
	})
	return func(name string) ([]byte, bool) {
		b, ok := held[path.Clean(name)]
		return b, ok
	}
}

// archive takes every text of a ZIP archive. An archive in an archive is not
// opened.
func (c *collector) archive(name string, data []byte) error {
	place := model.Pos{File: name}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		c.report(badArchive.At(place))
		return nil
	}
	if len(z.File) > maxEntries {
		c.report(archiveLimit.At(place, model.Bilingual{Zh: fmt.Sprintf("有 %d 个文件，超过 %d 个", len(z.File), maxEntries), En: fmt.Sprintf("it holds %d files, more than %d", len(z.File), maxEntries)}))
		return nil
	}
	held := archived{}
	left := int64(maxArchive)
	for _, f := range z.File {
		inside, ok := entryName(f)
		full := name + "/" + inside
		switch {
		case !ok:
			c.report(archivePath.At(place, strings.ToValidUTF8(f.Name, "\uFFFD")))
			continue
		case f.FileInfo().IsDir() || junkPath(inside):
			continue
		case !f.Mode().IsRegular():
			c.report(notRegular.At(model.Pos{File: full}))
			continue
		case f.Flags&1 != 0:
			c.report(archiveLocked.At(model.Pos{File: full}))
			continue
		}
		ending := strings.ToLower(path.Ext(inside))
		if !slices.Contains(endings, ending) && !slices.Contains(pictures, ending) {
			c.report(notText.At(model.Pos{File: full}, ending))
			continue
		}
		b, err := unfold(f, min(MaxFile, left))
		if errors.Is(err, errUnfolds) {
			c.report(archiveLimit.At(model.Pos{File: full}, model.Bilingual{Zh: "解压后过大", En: "it unfolds to too much"}))
			continue
		}
		if err != nil {
			c.report(badArchive.At(model.Pos{File: full}))
			continue
		}
		left -= int64(len(b))
		held[inside] = b
	}
	for _, inside := range sortedKeys(held) {
		if slices.Contains(endings, strings.ToLower(path.Ext(inside))) {
			dir := path.Dir(inside)
			c.inputs = append(c.inputs, Input{Name: name + "/" + inside, Data: held[inside], Near: func(near string) ([]byte, bool) {
				b, ok := held[path.Join(dir, path.Clean("/"+near))]
				return b, ok
			}})
		}
	}
	return nil
}

type archived map[string][]byte

func sortedKeys(m archived) []string {
	var names []string
	for n := range m {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}

// entryName reads the name of an entry: UTF-8 where the archive says so or it
// is, else GBK, as Windows in China writes it. ok is false for a name that
// leaves the archive.
func entryName(f *zip.File) (name string, ok bool) {
	name = f.Name
	if f.NonUTF8 {
		if words, _ := encoding.Decode([]byte(name)); words != nil {
			name = string(words)
		}
	}
	name = strings.ReplaceAll(name, `\`, "/")
	return path.Clean(name), fs.ValidPath(path.Clean(name)) && !strings.Contains(name, ":")
}

func junkPath(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), source.Junk)
}

var errUnfolds = errors.New("unfolds to too much")

// unfold reads an entry of at most limit bytes. What the archive says of its
// size is not believed.
func unfold(f *zip.File, limit int64) ([]byte, error) {
	if f.UncompressedSize64 > uint64(limit) || f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/max(f.CompressedSize64, 1) > maxRatio {
		return nil, errUnfolds
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, errUnfolds
	}
	return b, nil
}
