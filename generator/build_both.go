package main

import (
	"context"
	"path/filepath"
	"strings"

	"guiju/generator/model"
	"guiju/generator/source"
)

// bothAudiences asks build for the public and the internal edition at once.
const bothAudiences = "both"

// loaded is content that passed check.
type loaded struct {
	sys   *model.System
	files *source.Files
}

// buildBoth publishes the public and the internal edition from the same
// content, read and checked once: each is what build makes of it alone, and
// neither folder lies in the other. The public one comes first; what stops the
// second leaves the first as it is.
func (c *command) buildBoth(ctx context.Context, internal string) error {
	c.audience = string(model.Public)
	_, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	if err := c.apart(c.out, internal); err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	sys, files, err := c.load(in, day, lang)
	if err != nil {
		return err
	}
	c.loaded = &loaded{sys, files}
	c.asOf = day.String() // midnight must not part the two
	if err := c.build(ctx); err != nil {
		return err
	}
	// The address of the public site is not that of the internal one.
	c.audience, c.out, c.baseURL = string(model.Internal), internal, ""
	return c.build(ctx)
}

// apart refuses two folders of which one is or holds the other.
func (c *command) apart(public, internal string) error {
	if internal == "" {
		return c.usage("--out-internal 后面没有文件夹", "--out-internal names no folder")
	}
	a, err := resolved(public)
	if err != nil {
		return err
	}
	b, err := resolved(internal)
	if err != nil {
		return err
	}
	if within(a, b) || within(b, a) {
		return c.usage("公开版 %s 和内部版 %s 不能放在一起：一个文件夹里有另一个", "the public edition %s and the internal one %s cannot share a folder: one holds the other", public, internal)
	}
	return nil
}

// resolved is where a folder is that may not be there yet, links followed as far
// as there are any.
func resolved(dir string) (string, error) {
	abs, err := absolute(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; at = filepath.Dir(at) {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest), nil
		}
		if at == filepath.Dir(at) {
			return abs, nil
		}
		rest = filepath.Join(filepath.Base(at), rest)
	}
}

// within reports whether a folder is another or lies in it, on systems too that
// do not tell capitals apart.
func within(dir, of string) bool {
	rel, err := filepath.Rel(strings.ToLower(of), strings.ToLower(dir))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
