package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"guiju/generator/model"
	"guiju/generator/publish"
)

// selection narrows a report. The content is loaded and checked as a whole
// all the same, because rules look across files.
type selection struct {
	paths []string          // content-relative files and folders; nil is everything
	rules []string          // rule ids; nil is every rule
	fresh func(string) bool // nil is every file
}

func (s selection) of(fs []finding) (out []finding) {
	for _, f := range fs {
		if (s.rules == nil || slices.Contains(s.rules, f.Rule.ID)) && s.holds(f.Pos.File) && (s.fresh == nil || s.fresh(f.Pos.File)) {
			out = append(out, f)
		}
	}
	return out
}

// holds reports whether a file is one of the paths or below one.
func (s selection) holds(name string) bool {
	return s.paths == nil || slices.ContainsFunc(s.paths, func(p string) bool {
		return p == "." || name == p || strings.HasPrefix(name, p+"/")
	})
}

// selectRules checks the values of --rule.
func (c *command) selectRules(ids []string) ([]string, error) {
	var known []string
	for _, r := range rules() {
		known = append(known, r.ID)
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return nil, c.unknownRule(id, known)
		}
	}
	return ids, nil
}

func (c *command) unknownRule(id string, known []string) error {
	if near := model.Nearest(id, known); near != "" {
		return c.usage("没有规则 %s；是不是 %s？", "no rule %s; did you mean %s?", id, near)
	}
	return c.usage("没有规则 %s；用 guiju explain 查看全部规则", "no rule %s; guiju explain lists them all", id)
}

// selectPaths turns the arguments into content-relative names. An argument is
// relative to the working folder or to the content folder, with slashes or
// backslashes. What a finding names is known too: a file that is missing can
// be asked for as the report wrote it.
func (c *command) selectPaths(in input, args []string, found []finding) ([]string, error) {
	if len(args) == 0 {
		return nil, nil
	}
	known := []string{"."}
	err := fs.WalkDir(in.content, ".", func(name string, _ fs.DirEntry, err error) error {
		known = append(known, name)
		return err
	})
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	for _, f := range found {
		known = append(known, f.Pos.File)
	}
	var out []string
	for _, arg := range args {
		if arg == "" {
			return nil, c.usage("空的参数不是文件名", "an empty argument names no file")
		}
		names := contentNames(in, arg)
		i := slices.IndexFunc(names, func(n string) bool { return slices.Contains(known, n) })
		if i < 0 {
			return nil, c.unknownPath(arg, names, known)
		}
		out = append(out, names[i])
	}
	return out, nil
}

func (c *command) unknownPath(arg string, names, known []string) error {
	for _, n := range names {
		if near := nearestPath(n, known); near != "" {
			return c.usage("内容中没有 %s；是不是 %s？", "the content has no %s; did you mean %s?", arg, near)
		}
	}
	return c.usage("内容文件夹 %[2]s 中没有 %[1]s", "the content folder %[2]s has no %[1]s", arg, c.content)
}

// contentNames are the names that an argument can mean, likeliest first.
func contentNames(in input, arg string) (names []string) {
	slashed := path.Clean(strings.ReplaceAll(arg, `\`, "/"))
	if in.dir != "" {
		if abs, err := filepath.Abs(filepath.FromSlash(slashed)); err == nil {
			if rel, err := filepath.Rel(in.dir, abs); err == nil {
				rel = filepath.ToSlash(rel)
				if strings.Trim(rel, "./") == "" { // the content folder, or one that holds it
					return []string{"."}
				}
				if !strings.HasPrefix(rel, "../") {
					names = append(names, rel)
				}
			}
		}
	}
	if !path.IsAbs(slashed) && !strings.HasPrefix(slashed, "..") {
		names = append(names, slashed)
	}
	return names
}

// nearestPath mends a name from its first folder on. Where the last part is
// known elsewhere in the content, that is the nearest.
func nearestPath(name string, known []string) string {
	at := ""
	for _, part := range strings.Split(name, "/") {
		var siblings []string
		for _, k := range known {
			if k != "." && path.Dir(k) == path.Clean("./"+at) {
				siblings = append(siblings, path.Base(k))
			}
		}
		if !slices.Contains(siblings, part) {
			part = model.Nearest(part, siblings)
		}
		if part == "" {
			at = ""
			break
		}
		at = path.Join(at, part)
	}
	if at != "" {
		return at
	}
	for _, k := range known {
		if path.Base(k) == path.Base(name) {
			return k
		}
	}
	return ""
}

// modifiedAfter tells the files that were modified after t. What is not there
// (any more) is as new as the nearest folder that is.
func modifiedAfter(fsys fs.FS, t time.Time) func(string) bool {
	return func(name string) bool {
		for {
			if info, err := fs.Stat(fsys, name); err == nil {
				return info.ModTime().After(t)
			}
			if name == "." {
				return false
			}
			name = path.Dir(name)
		}
	}
}

// moment reads --since: a span back from now (2h, 3d), a day (2026-11-20) or a
// minute of it (2026-11-20T14:30), in the zone of the as-of day.
func (c *command) moment(since string, now time.Time) (time.Time, error) {
	span := since
	if days, ok := strings.CutSuffix(since, "d"); ok {
		if n, err := time.ParseDuration(days + "h"); err == nil {
			span = (24 * n).String()
		}
	}
	if d, err := time.ParseDuration(span); err == nil && d >= 0 {
		return now.Add(-d), nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, since, time.FixedZone("Asia/Shanghai", 8*60*60)); err == nil {
			return t, nil
		}
	}
	return time.Time{}, c.usage("--since %s：写成 2h、3d、2026-11-20 或 2026-11-20T14:30", "--since %s: want 2h, 3d, 2026-11-20 or 2026-11-20T14:30", since)
}

// published is when the site in --out was published; zero if none was.
func (c *command) published() (time.Time, error) {
	info, err := os.Stat(filepath.Join(c.out, publish.ManifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, failure{exitMachine, err}
	}
	return info.ModTime(), nil
}
