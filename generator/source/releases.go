package source

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
)

// ReleasesFolder holds a folder for every audience: the records of its
// releases, and the list of all files that they had.
const (
	ReleasesFolder = "releases"
	FilesList      = "files.txt"
)

// releases reads the chains of releases. Both kinds of files are written by
// the program.
func (l *loader) releases(root list) error {
	l.sys.Releases, l.sys.Published = map[model.Audience][]*model.Release{}, map[model.Audience][]model.PublishedFile{}
	if !root.hasDir(ReleasesFolder) {
		return nil
	}
	d, err := l.readDir(ReleasesFolder)
	if err != nil {
		return err
	}
	for _, a := range []model.Audience{model.Public, model.Internal} {
		if !d.hasDir(string(a)) {
			continue
		}
		chain, err := l.readDir(d.path(string(a)))
		if err != nil {
			return err
		}
		for n := 1; chain.has(fmt.Sprint(n, ".toml")); n++ {
			file := chain.path(fmt.Sprint(n, ".toml"))
			r := &model.Release{Audience: a, Origin: model.NewOrigin(file, "", nil)}
			if ok, err := l.record(file, r); err != nil {
				return err
			} else if ok {
				l.sys.Releases[a] = append(l.sys.Releases[a], r)
			}
		}
		if chain.has(FilesList) {
			if err := l.filesList(a, chain.path(FilesList)); err != nil {
				return err
			}
		}
	}
	return nil
}

// fileLine is a line of files.txt: hash, size, first and last release, path.
var fileLine = regexp.MustCompile(`^([0-9a-f]{64}) ([0-9]{1,12}) ([0-9]{1,6})-([0-9]{1,6}) ([a-z0-9./-]+)$`)

func (l *loader) filesList(a model.Audience, file string) error {
	b, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		return fmt.Errorf("content: %w", err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		m := fileLine.FindStringSubmatch(line)
		if m == nil || !fs.ValidPath(m[5]) {
			l.report(filesListLine.At(model.Pos{File: file, Line: i + 1, Col: 1}))
			continue
		}
		f := model.PublishedFile{Path: path.Clean(m[5]), SHA256: m[1]}
		f.Size, _ = strconv.ParseInt(m[2], 10, 64)
		f.First, _ = strconv.Atoi(m[3])
		f.Last, _ = strconv.Atoi(m[4])
		l.sys.Published[a] = append(l.sys.Published[a], f)
	}
	return nil
}

// EncodeFiles writes files.txt. Load reads the same back.
func EncodeFiles(files []model.PublishedFile) []byte {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%s %d %d-%d %s\n", f.SHA256, f.Size, f.First, f.Last, f.Path)
	}
	return []byte(b.String())
}

var filesListLine = &model.Rule{
	ID: "files-list", Severity: model.Error,
	Message: model.Bilingual{Zh: "发布文件的清单里，这一行读不懂", En: "this line of the list of released files cannot be read"},
	Hint: model.Bilingual{
		Zh: "files.txt 由 guiju release 写入；从版本库或备份中恢复它。",
		En: "files.txt is written by guiju release; bring it back from version control or a backup."},
	Doc: model.Bilingual{
		Zh: "清单记着历次发布的每个文件：指纹、大小、第一次和最后一次有它的发布、路径。历次发布都从它核对，不手工修改。",
		En: "The list remembers every file of every release: its hash, its size, the first and the last release that had it, its path. All releases are checked against it; it is not edited by hand."},
}
