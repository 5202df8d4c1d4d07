package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/content"
	"guiju/generator/check"
	"guiju/generator/derive"
	"guiju/generator/federation"
	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/release"
	"guiju/generator/site"
	"guiju/generator/source"
	"guiju/generator/verify"
	"guiju/layouts"
	"guiju/search"
	"guiju/static"
)

func (c *command) buildCommand() *cobra.Command {
	var internal string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the content and publish the site / 检查内容并发布网站",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if c.audience == bothAudiences {
				return c.buildBoth(cmd.Context(), internal)
			}
			return c.build(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&internal, "out-internal", "internal", "with --audience both: `folder` of the internal edition / 同时生成两版时，内部版放在哪里")
	return cmd
}

// build is the one-way street: every stage reads what the one above it made.
func (c *command) build(ctx context.Context) error {
	w, err := c.wish()
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	to := w.publishing(in, c.out)
	// First of all, so that nothing that fails below leaves a reader without
	// the site that an interrupted run had set aside.
	if _, err := publish.Recover(to); err != nil {
		return publishFailure(err, w.lang)
	}
	sys, files, err := c.load(in, w.day, w.lang)
	if err != nil {
		return err
	}
	to.Hosts = sys.Config.Site.Frame.Hosts
	_, tree, err := c.produce(ctx, in, sys, files, w)
	if err != nil {
		return err
	}
	_, err = c.put(ctx, tree, files, to, w.lang)
	return err
}

// wish is which site is wanted.
type wish struct {
	audience model.Audience
	day      model.Date
	lang     model.Lang // of messages
	base     string     // public address; "" for none
	// released: the site is the last release of the content's chain.
	released bool
}

// wish checks the flags that say so.
func (c *command) wish() (w wish, err error) {
	if w.audience, w.day, w.lang, err = c.settings(); err != nil {
		return w, err
	}
	w.base, err = c.publicAddress()
	return w, err
}

// publishing says where a site goes and what its manifest says of it.
func (w wish) publishing(in input, out string) publish.Options {
	return publish.Options{
		Out: out, Guard: in.guard, Inputs: in.inputs, Tool: tool, AsOf: w.day, Audience: w.audience, Check: verify.Run,
	}
}

// produce makes all files of a site from content that passed check.
func (c *command) produce(ctx context.Context, in input, sys *model.System, files *source.Files, w wish) (*derive.Derived, map[string][]byte, error) {
	done := c.stage("derive")
	d := derived(sys, w)
	done(fmt.Sprintf("%d works, %d samples; %s edition as of %s", d.Counts.Works.Issued+d.Counts.Works.Planned, d.Counts.Works.Samples, w.audience, w.day))

	if err := ctx.Err(); err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	// The data files need nothing but what was derived: they are made beside
	// the index and the pages.
	data, made := map[string][]byte{}, make(chan error, 1)
	go func() { made <- addData(data, d, w.base) }()
	done = c.stage("search")
	dir, shards, err := indexed(ctx, searchPages(d), searchOptions(d))
	if err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	done(fmt.Sprintf("%d files, %d KB", len(shards), size(shards)>>10))

	if err := ctx.Err(); err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	done = c.stage("site")
	tree, problems, err := rendered(new(site.Renderer), in, d, w.base, dir)
	if err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	if err := c.stop(problems, files, w.lang); err != nil {
		return nil, nil, err
	}
	if err := <-made; err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	maps.Copy(tree, data)
	addSitemap(tree, w.base)
	maps.Copy(tree, shards)
	addKnown(tree, d)
	if err := c.stop(deadAddresses(sys, d, tree), files, w.lang); err != nil {
		return nil, nil, err
	}
	done(fmt.Sprintf("%d files, %d KB", len(tree), size(tree)>>10))
	if w.base == "" {
		fmt.Fprintln(c.stderr, "note     no --base-url: no sitemap.xml, no canonical links, relative links in feeds")
	}
	return d, tree, nil
}

// put publishes the files of a site.
func (c *command) put(ctx context.Context, tree map[string][]byte, files *source.Files, to publish.Options, lang model.Lang) (publish.Report, error) {
	done := c.stage("publish")
	report, problems, err := publish.Publish(ctx, tree, to)
	if err != nil {
		return report, publishFailure(err, lang)
	}
	if err := c.stop(problems, files, lang); err != nil {
		return report, err
	}
	done(fmt.Sprintf("%s: %d files, %d KB, verified", c.out, report.Files, report.Bytes>>10))
	return report, nil
}

// load reads and checks the content; a problem of severity error ends the
// street here.
func (c *command) load(in input, day model.Date, lang model.Lang) (*model.System, *source.Files, error) {
	if l := c.loaded; l != nil { // for the edition before
		return l.sys, l.files, nil
	}
	done := c.stage("load")
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return nil, nil, failure{exitMachine, err}
	}
	done(fmt.Sprintf("%d standards, %d regulations, %d policies", len(sys.Works), len(sys.Regulations), len(sys.Policies)))
	done = c.stage("check")
	problems = findings(sys, problems, day)
	var counts [3]int // by severity
	for _, p := range problems {
		counts[p.Severity]++
	}
	done(fmt.Sprintf("%d errors, %d warnings, %d notes; `guiju check` lists them", counts[model.Error], counts[model.Warning], counts[model.Info]))
	return sys, files, c.stop(problems, files, lang)
}

// findings adds what check finds to what loading found, takes the edge off
// what editors have accepted, and sorts. Content of a newer format has one
// finding: all others would be of this program's not knowing it.
func findings(sys *model.System, loading []model.Problem, day model.Date) []model.Problem {
	_, cities := federation.Admit(sys, day, signed)
	found := slices.Concat(loading, check.Run(sys, day), release.Check(sys), release.CheckFrame(sys), cities)
	all := model.SortProblems(check.Accept(sys, found))
	if sys.Config.Format > model.Format {
		all = slices.DeleteFunc(all, func(p model.Problem) bool { return p.Rule.ID != "format-version" })
	}
	return all
}

// derived derives everything that a site is made of. Cities come with what was
// found of their files: nothing is shown of one that nobody vouches for.
func derived(sys *model.System, w wish) *derive.Derived {
	sys, _ = federation.Admit(sys, w.day, signed)
	if w.released {
		return derive.Released(sys, w.audience, w.day)
	}
	return derive.All(sys, w.audience, w.day)
}

// stop prints what must be mended and fails if anything must. Findings that
// only inform are left to `check`.
func (c *command) stop(problems []model.Problem, files *source.Files, lang model.Lang) error {
	var shown []model.Problem
	for _, p := range problems {
		if p.Severity == model.Error || c.verbose && p.Severity == model.Warning {
			shown = append(shown, p)
		}
	}
	if len(shown) > 0 {
		if err := report(c.stderr, shown, files.Line, lang, "text", colours(c.stderr)); err != nil {
			return failure{exitMachine, err}
		}
	}
	if model.HasErrors(problems) {
		return failure{exitProblems, errFound}
	}
	return nil
}

// input is everything a build reads.
type input struct {
	content, layouts, static fs.FS
	config                   []byte
	dir                      string   // of the content on this machine; "" for what the binary carries
	alone                    bool     // see site.Options
	cache                    string   // the one folder Hugo may write to
	guard                    []string // folders the output must not be or contain
	inputs                   []string // folders the output must not touch at all
}

// tool names the program in the manifest; it changes when the same content
// gives other bytes.
const tool = "guiju 0.1"

// open finds the content, and beside it the folders that override what the
// binary carries. Without a content folder (and without --content) the binary
// shows the content it carries.
func (c *command) open() (input, error) {
	in := input{content: content.FS, layouts: layouts.FS, static: static.FS}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	in.cache = filepath.Join(cache, "guiju")
	dir, err := absolute(c.content)
	if err != nil {
		return in, err
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && c.content == "content" {
		return in, nil
	}
	root, err := c.folder("--content ", dir)
	if err != nil {
		return in, err
	}
	in.dir = dir
	in.content = root.FS()
	beside := filepath.Dir(dir)
	in.guard = []string{beside}
	in.inputs = []string{dir}
	for name, target := range map[string]*fs.FS{"layouts": &in.layouts, "static": &in.static} {
		folder := filepath.Join(beside, name)
		if r, err := os.OpenRoot(folder); err == nil {
			*target = r.FS()
			in.inputs = append(in.inputs, folder)
		}
	}
	in.config, err = os.ReadFile(filepath.Join(beside, "config.toml"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return in, failure{exitMachine, err}
	}
	return in, nil
}

// indexed makes the files of the search index, which stand in dir.
func indexed(ctx context.Context, pages []search.Page, o search.Options) (dir string, shards map[string][]byte, err error) {
	index, err := search.Build(ctx, pages, o)
	if err != nil {
		return "", nil, err
	}
	defer index.Close()
	if err := ctx.Err(); err != nil {
		return "", nil, err
	}
	return index.Export()
}

// rendered makes the pages of the site and what they are made with; they expect
// the index in dir.
func rendered(r *site.Renderer, in input, d *derive.Derived, base, dir string) (map[string][]byte, []model.Problem, error) {
	return r.Build(d, site.Options{
		Layouts: in.layouts, Static: in.static, Config: in.config, Client: search.Client(), Content: in.content,
		BaseURL: base, SearchDir: dir, CacheDir: in.cache, Feeds: true,
		Alone: in.alone, Reference: reference(),
	})
}

// publicAddress checks --base-url and gives it its closing slash.
func (c *command) publicAddress() (string, error) {
	s := c.baseURL
	if s == "" {
		return "", nil
	}
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || strings.ContainsAny(s, "?# \t") {
		return "", c.usage("--base-url %s：写成 https://www.example.org/bzh/ 这样的地址", "--base-url %s: want an address such as https://www.example.org/bzh/", s)
	}
	return strings.TrimSuffix(s, "/") + "/", nil
}

func size(files map[string][]byte) (n int) {
	for _, b := range files {
		n += len(b)
	}
	return n
}
