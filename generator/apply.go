package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"unicode/utf8"

	"znkr.io/diff/textdiff"

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

// diffOf is a change as a unified diff (POSIX diff, "Diff -u Output Format").
func diffOf(ch source.Change) string {
	return fmt.Sprintf("--- a/%[1]s\n+++ b/%[1]s\n%[2]s", ch.Path, textdiff.Unified(string(ch.Old), string(ch.New)))
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
