package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"guiju/generator/difference"
	"guiju/generator/model"
	"guiju/generator/source"
)

// showChanges prints what a command would do to the content: new files by
// name, changed ones as a diff that `patch -p1` takes.
func (c *command) showChanges(changes []source.Change) error {
	lang := model.Lang(c.lang)
	for _, ch := range changes {
		switch {
		case ch.Old == nil:
			words := model.Bilingual{Zh: "新建 %s（%d 字节）\n", En: "new: %s (%d bytes)\n"}
			if _, err := fmt.Fprintf(c.stdout, words.Or(lang), printable(ch.Path), len(ch.New)); err != nil {
				return err
			}
		case !utf8.Valid(ch.Old) || !utf8.Valid(ch.New):
			words := model.Bilingual{Zh: "替换 %s（%d 字节，原 %d 字节）\n", En: "replaced: %s (%d bytes, were %d)\n"}
			if _, err := fmt.Fprintf(c.stdout, words.Or(lang), printable(ch.Path), len(ch.New), len(ch.Old)); err != nil {
				return err
			}
		default:
			if err := c.showDiff(diffOf(ch)); err != nil {
				return err
			}
		}
	}
	return nil
}

// manyChanges is the number of files above which it is also said what changes
// in all of them: nobody reads hundreds of differences for the one that is wrong.
const manyChanges = 20

// showKeys says which keys of which kinds of files change how often.
func (c *command) showKeys(changes []source.Change) error {
	if len(changes) <= manyChanges {
		return nil
	}
	type line struct{ file, key string }
	added, removed := map[line]int{}, map[line]int{}
	for _, ch := range changes {
		if ch.Old == nil || !utf8.Valid(ch.Old) || !utf8.Valid(ch.New) {
			continue
		}
		for l := range strings.Lines(diffOf(ch)) {
			key, _, ok := strings.Cut(l[1:], "=")
			if at := (line{path.Base(ch.Path), strings.TrimSpace(key)}); ok && l[0] == '+' {
				added[at]++
			} else if ok && l[0] == '-' {
				removed[at]++
			}
		}
	}
	both := maps.Clone(added)
	maps.Copy(both, removed)
	lines := slices.SortedFunc(maps.Keys(both), func(a, b line) int { return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.key, b.key)) })
	words := model.Bilingual{Zh: "改动合计（各键增、删的行数）：\n", En: "All changes (lines added and removed, by key):\n"}
	var b strings.Builder
	b.WriteString(words.Or(model.Lang(c.lang)))
	for _, l := range lines {
		fmt.Fprintf(&b, "    %s  %s  +%d −%d\n", printable(l.file), printable(l.key), added[l], removed[l])
	}
	_, err := io.WriteString(c.stdout, b.String())
	return err
}

// diffOf is a change as a unified diff (POSIX diff, "Diff -u Output Format").
func diffOf(ch source.Change) string {
	return fmt.Sprintf("--- a/%[1]s\n+++ b/%[1]s\n%[2]s", ch.Path, difference.Unified(string(ch.Old), string(ch.New)))
}

// carryOut writes changes into the content folder, each file whole or not at
// all. A file that is not what it was when the change was planned is left
// alone, and so are those behind it.
func carryOut(root *os.Root, changes []source.Change) error {
	for _, ch := range changes {
		now, mode, err := present(root, ch.Path)
		switch {
		case err != nil:
			return err
		case (now == nil) != (ch.Old == nil) || !bytes.Equal(now, ch.Old):
			return fmt.Errorf("%s: %w", ch.Path, errMeanwhile)
		}
		if err := root.MkdirAll(path.Dir(ch.Path), 0o755); err != nil {
			return err
		}
		if err := writeWhole(root, ch.Path, mode, ch.New, func() error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

// errMeanwhile: somebody wrote to the file after the plan was made.
var errMeanwhile = errors.New("changed meanwhile; run the command again / 期间被改动，请重新运行")

// present reads a file and its mode; nil where there is none. Links are
// refused.
func present(root *os.Root, name string) ([]byte, fs.FileMode, error) {
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0o644, nil
	case err != nil:
		return nil, 0, err
	case !info.Mode().IsRegular():
		return nil, 0, fmt.Errorf("%s: not a regular file / 不是普通文件", name)
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, 0, err
	}
	b, err := io.ReadAll(f)
	if b == nil {
		b = []byte{}
	}
	return b, info.Mode().Perm(), errors.Join(err, f.Close())
}
