package source

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// ReleasesFolder holds a folder for every audience: the records of its
// releases, and the list of all files that they had.
const (
	ReleasesFolder = "releases"
	FilesList      = "files.txt"
	// PendingFile holds what a release that was interrupted still has to write.
	PendingFile = "pending.json"
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
	belongs := model.Bilingual{Zh: "public、internal 文件夹", En: "the folders public and internal"}
	l.expect(d, belongs, true, PendingFile)
	if d.has(PendingFile) {
		l.report(releasePending.At(model.Pos{File: d.path(PendingFile)}))
	}
	for _, a := range []model.Audience{model.Public, model.Internal} {
		if !d.hasDir(string(a)) {
			continue
		}
		chain, err := l.readDir(d.path(string(a)))
		if err != nil {
			return err
		}
		read := []string{FilesList}
		for n := 1; chain.has(fmt.Sprint(n, ".toml")); n++ {
			file := chain.path(fmt.Sprint(n, ".toml"))
			read = append(read, path.Base(file))
			r := &model.Release{Audience: a, Origin: model.NewOrigin(file, "", nil)}
			if ok, err := l.record(file, r); err != nil {
				return err
			} else if ok {
				l.sys.Releases[a] = append(l.sys.Releases[a], r)
			}
		}
		l.expect(chain, model.Bilingual{Zh: "1.toml 起连续编号的发布记录和 files.txt", En: "records numbered without a gap from 1.toml on, and files.txt"}, false, read...)
		if chain.has(FilesList) {
			if err := l.filesList(a, chain.path(FilesList)); err != nil {
				return err
			}
		}
	}
	return nil
}

// releaseHead opens the record of a release.
const releaseHead = `# Written by guiju release; never changed or removed afterwards.
# 由 guiju release 写入；此后不修改、不删除。
`

// EncodeRelease writes the record of a release. Load reads the same back.
func EncodeRelease(r *model.Release) []byte {
	var b strings.Builder
	b.WriteString(releaseHead)
	quoted := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, schema.Quote(value))
		}
	}
	list := func(key string, values []string) {
		if len(values) > 0 {
			all := make([]string, len(values))
			for i, v := range values {
				all[i] = schema.Quote(v)
			}
			fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(all, ", "))
		}
	}
	fmt.Fprintf(&b, "number = %d\n", r.Number)
	quoted("time", r.Time)
	fmt.Fprintf(&b, "as-of = %s\nexpires = %s\n", r.AsOf, r.Expires)
	quoted("previous", r.Previous)
	quoted("manifest", r.Manifest)
	quoted("tool", r.Tool)
	list("hosts", r.Hosts)
	quoted("note.zh", r.Note.Zh)
	quoted("note.en", r.Note.En)
	if r.Pages != (model.PageCount{}) {
		fmt.Fprintf(&b, "pages.added = %d\npages.changed = %d\npages.removed = %d\n", r.Pages.Added, r.Pages.Changed, r.Pages.Removed)
	}
	for _, w := range r.Works {
		b.WriteString("\n[[work]]\n")
		quoted("work", w.Work)
		quoted("edition", w.Edition)
		quoted("change", w.Change)
		list("provisions", w.Provisions)
	}
	return []byte(b.String())
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

var releasePending = &model.Rule{
	ID: "release-pending", Severity: model.Error,
	Message: model.Bilingual{Zh: "有一次发布中途停下，还没有写完", En: "a release was interrupted before everything was written"},
	Hint: model.Bilingual{
		Zh: "再运行一次 guiju release：它先把没写完的写完。",
		En: "Run guiju release again: it first writes what is missing."},
	Doc: model.Bilingual{
		Zh: "一次发布要写几个文件。要写的先全部记在 releases/pending.json，写完才删去它；因此断电也不会留下一半。",
		En: "A release writes several files. All of them are noted in releases/pending.json first, which goes when they are written: no power cut leaves half of it."},
}
