package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net"
	"net/netip"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/preview"
	"guiju/generator/publish"
	"guiju/generator/site"
	"guiju/generator/source"
	"guiju/generator/verify"
	"guiju/layouts"
	"guiju/search"
)

func (c *command) serveCommand() *cobra.Command {
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while the content is being written / 边写边看",
		Long: "Show the site in a browser of this machine and keep it up to date with every saved change.\n" +
			"Problems appear over the last good page. Nothing is written to the published folder. Ctrl-C ends it.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.serve(cmd.Context(), addr, open)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address to listen on, of this machine alone / 监听地址，只能是本机")
	cmd.Flags().BoolVar(&open, "open", false, "open the browser / 打开浏览器")
	return cmd
}

func (c *command) serve(ctx context.Context, addr string, open bool) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	base, err := c.publicAddress()
	if err != nil {
		return err
	}
	at, err := c.listenAddress(addr)
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	v := &previewer{c: c, base: base, lang: lang, index: searchIndex{dir: noIndex}}
	o := preview.Options{Lang: lang, Build: v.build, Ignore: source.Junk, Note: v.note}
	if len(in.inputs) == 0 {
		v.note(model.Bilingual{Zh: "没有 content 文件夹：显示程序自带的内容", En: "no content folder: showing the content that the program carries"})
	} else {
		// From here on a folder that vanishes is a mistake, not a wish to see
		// what the program carries: an absolute name says so to open.
		c.content = in.inputs[0]
		beside := in.guard[0]
		for _, name := range []string{"layouts", "static", "config.toml"} {
			o.Watch = append(o.Watch, filepath.Join(beside, name))
		}
		o.Watch = append(o.Watch, c.content)
	}
	ln, err := preview.Listen(at)
	if err != nil {
		return failure{exitMachine, err}
	}
	address := "http://" + ln.Addr().String() + "/"
	if got := ln.Addr().(*net.TCPAddr).Port; at.Port() != 0 && got != int(at.Port()) {
		v.note(model.Bilingual{Zh: fmt.Sprintf("端口 %d 被占用", at.Port()), En: fmt.Sprintf("port %d is taken", at.Port())})
	}
	fmt.Fprintln(c.stdout, address)
	v.note(model.Bilingual{Zh: "按 Ctrl-C 结束", En: "Ctrl-C ends it"})
	if open {
		if err := startBrowser(address); err != nil {
			v.note(model.Bilingual{Zh: "打不开浏览器：" + err.Error(), En: "the browser does not open: " + err.Error()})
		}
	}
	if err := preview.Run(ctx, ln, o); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// listenAddress refuses every address that another machine could reach.
func (c *command) listenAddress(addr string) (netip.AddrPort, error) {
	at, err := preview.ParseAddr(addr)
	switch {
	case errors.Is(err, preview.ErrAddrOpen):
		return at, c.usage("--addr %s：别的机器也能访问；预览里有草稿，只能用 127.0.0.1、[::1] 或 localhost",
			"--addr %s: other machines could reach it; a preview holds drafts, so only 127.0.0.1, [::1] and localhost will do", addr)
	case err != nil:
		return at, c.usage("--addr %s：写成 127.0.0.1:1313", "--addr %s: want 127.0.0.1:1313", addr)
	}
	return at, nil
}

// previewer runs the stages of the street for package preview: those that the
// pages need at once, then the search index and verification.
type previewer struct {
	c        *command
	base     string
	lang     model.Lang
	renderer site.Renderer

	mu    sync.Mutex // of the fields below, and of printing
	index searchIndex
}

// searchIndex is the last one made. Pages name its folder, so a build shows
// its pages with the old index until the new one is there.
type searchIndex struct {
	pages  []search.Page
	dir    string
	shards map[string][]byte
}

// noIndex stands for the folder of the first index.
const noIndex = "search-index/000000000000"

// draft is a build whose pages are shown.
type draft struct {
	derived  *derive.Derived
	tree     map[string][]byte // without an index
	dir      string            // where its pages look for the index
	problems []preview.Problem
}

// build is the street as far as the pages.
func (v *previewer) build(ctx context.Context) (preview.Site, preview.Rest, error) {
	start := time.Now()
	audience, day, _, err := v.c.settings()
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	in, err := v.c.open()
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	in.alone = sameFiles(layouts.FS, in.layouts)
	line := lines(files.Line, in.layouts)
	problems = findings(sys, problems, day)
	if model.HasErrors(problems) || ctx.Err() != nil {
		v.built(start, problems, line)
		return preview.Site{Problems: v.worded(problems, line)}, nil, nil
	}
	d := derive.All(sys, audience, day)
	index := v.lastIndex()
	tree, found, err := rendered(&v.renderer, in, d, v.base, index.dir)
	if err != nil {
		return preview.Site{}, nil, v.trouble(err)
	}
	problems = model.SortProblems(append(problems, found...))
	v.built(start, problems, line)
	words := v.worded(problems, line)
	if tree == nil {
		return preview.Site{Problems: words}, nil, nil
	}
	all := maps.Clone(tree)
	maps.Copy(all, index.shards)
	rest := func(ctx context.Context) (preview.Site, error) {
		return v.complete(ctx, draft{d, tree, index.dir, words})
	}
	return preview.Site{Files: all, Problems: words}, rest, nil
}

// complete makes the index, leads the pages to it, and reads the whole as a
// stranger would.
func (v *previewer) complete(ctx context.Context, b draft) (preview.Site, error) {
	index := v.lastIndex()
	if pages := searchPages(b.derived); !reflect.DeepEqual(pages, index.pages) {
		dir, shards, err := indexed(ctx, pages)
		if err != nil {
			return preview.Site{}, err
		}
		index = searchIndex{pages, dir, shards}
		v.mu.Lock()
		v.index = index
		v.mu.Unlock()
	}
	if err := ctx.Err(); err != nil {
		return preview.Site{}, err
	}
	tree := maps.Clone(b.tree)
	for name, page := range tree {
		if strings.HasSuffix(name, ".html") {
			tree[name] = bytes.ReplaceAll(page, []byte(b.dir), []byte(index.dir))
		}
	}
	maps.Copy(tree, index.shards)
	o := publish.Options{Tool: tool, AsOf: b.derived.Day, Audience: b.derived.Audience}
	tree[verify.ManifestName] = o.ManifestOf(tree).Encode()
	found := verify.Run(preview.Tree(tree))
	line := func(name string, n int) string { return nthLine(tree[name], n) }
	if model.HasErrors(found) {
		v.built(time.Now(), found, line)
	}
	return preview.Site{Files: tree, Problems: append(b.problems[:len(b.problems):len(b.problems)], v.worded(found, line)...)}, nil
}

func (v *previewer) lastIndex() searchIndex {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.index
}

// built prints one line a build, and the errors as `check` does.
func (v *previewer) built(start time.Time, problems []model.Problem, line func(string, int) string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	var errs []model.Problem
	for _, p := range problems {
		if p.Severity == model.Error {
			errs = append(errs, p)
		}
	}
	if len(errs) > 0 {
		reportText(v.c.stderr, errs, line, v.lang, colours(v.c.stderr))
		return
	}
	fmt.Fprintf(v.c.stderr, "%s  %.2f s  %s\n", start.Format(time.TimeOnly), time.Since(start).Seconds(), tally(problems, v.lang))
}

// trouble prints an error of the machine and hands it on.
func (v *previewer) trouble(err error) error {
	v.note(model.Bilingual{Zh: err.Error()})
	return err
}

func (v *previewer) note(s model.Bilingual) {
	v.mu.Lock()
	defer v.mu.Unlock()
	fmt.Fprintln(v.c.stderr, printable(s.Or(v.lang)))
}

// Of a long line the overlay shows this many characters about the place.
const (
	shownBefore = 60
	shownAfter  = 140
)

// worded says problems in the author's language.
func (v *previewer) worded(ps []model.Problem, line func(string, int) string) []preview.Problem {
	out := make([]preview.Problem, len(ps))
	for i, p := range ps {
		w := preview.Problem{
			Severity: p.Severity, Place: printable(p.Pos.String()), Rule: p.Rule.ID,
			Message: printable(p.Message(v.lang)), Hint: printable(p.Hint(v.lang)),
		}
		if p.Pos.Line > 0 {
			w.Before, w.Marked, w.After = marked([]rune(printable(line(p.Pos.File, p.Pos.Line))), p.Pos)
		}
		out[i] = w
	}
	return out
}

// marked cuts a line at the place that is meant, which may be behind its end.
func marked(runes []rune, p model.Pos) (before, mark, after string) {
	if p.Col == 0 {
		return string(runes[:min(len(runes), shownBefore+shownAfter)]), "", ""
	}
	from := min(p.Col-1, len(runes))
	to := min(max(p.EndCol-1, from+1), len(runes))
	before, mark, after = string(runes[:from]), string(runes[from:to]), string(runes[to:])
	if mark == "" {
		mark = " "
	}
	if from > shownBefore {
		before = "…" + string(runes[from-shownBefore:from])
	}
	if to-from > shownAfter {
		mark = string(runes[from:from+shownAfter]) + "…"
	}
	if len(runes)-to > shownAfter {
		after = string(runes[to:to+shownAfter]) + "…"
	}
	return before, mark, after
}

// lines finds the source lines of problems in the content and in the layouts.
func lines(content func(string, int) string, templates fs.FS) func(string, int) string {
	return func(name string, n int) string {
		if inside, ok := strings.CutPrefix(name, "layouts/"); ok {
			b, err := fs.ReadFile(templates, inside)
			if err != nil {
				return "" // the problem has its place and its words
			}
			return nthLine(b, n)
		}
		return content(name, n)
	}
}

// sameFiles reports whether two trees hold the same files.
func sameFiles(a, b fs.FS) bool {
	sums := [2]map[string]string{{}, {}}
	for i, tree := range []fs.FS{a, b} {
		err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b, err := fs.ReadFile(tree, name)
			sums[i][name] = string(b)
			return err
		})
		if err != nil {
			return false // what cannot be read will be told by the build
		}
	}
	return maps.Equal(sums[0], sums[1])
}

func nthLine(b []byte, n int) string {
	for range n - 1 {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	b, _, _ = bytes.Cut(b, []byte("\n"))
	return strings.TrimSuffix(string(b), "\r")
}

func startBrowser(address string) error {
	args := browserCommand(runtime.GOOS, address)
	cmd := exec.Command(args[0], args[1:]...)
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

// browserCommand is how each system opens an address.
func browserCommand(goos, address string) []string {
	switch goos {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	case "darwin":
		return []string{"open", address}
	}
	return []string{"xdg-open", address}
}
