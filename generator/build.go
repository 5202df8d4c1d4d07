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
	"guiju/generator/sheet"
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
	audience, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	base, err := c.publicAddress()
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	to := publish.Options{
		Out: c.out, Guard: in.guard, Inputs: in.inputs, Tool: tool, AsOf: day, Audience: audience, Check: verify.Run,
	}
	// First of all, so that nothing that fails below leaves a reader without
	// the site that an interrupted run had set aside.
	if _, err := publish.Recover(to); err != nil {
		return publishFailure(err, lang)
	}
	sys, files, err := c.load(in, day, lang)
	if err != nil {
		return err
	}

	done := c.stage("derive")
	d := derived(sys, audience, day)
	done(fmt.Sprintf("%d works, %d samples; %s edition as of %s", d.Counts.Works.Issued+d.Counts.Works.Planned, d.Counts.Works.Samples, audience, day))

	if err := ctx.Err(); err != nil {
		return failure{exitMachine, err}
	}
	// The data files need nothing but what was derived: they are made beside
	// the index and the pages.
	data, made := map[string][]byte{}, make(chan error, 1)
	go func() { made <- addData(data, d, base) }()
	done = c.stage("search")
	dir, shards, err := indexed(ctx, searchPages(d), searchOptions(d))
	if err != nil {
		return failure{exitMachine, err}
	}
	done(fmt.Sprintf("%d files, %d KB", len(shards), size(shards)>>10))

	if err := ctx.Err(); err != nil {
		return failure{exitMachine, err}
	}
	done = c.stage("site")
	tree, problems, err := rendered(new(site.Renderer), in, d, base, dir)
	if err != nil {
		return failure{exitMachine, err}
	}
	if err := c.stop(problems, files, lang); err != nil {
		return err
	}
	if err := <-made; err != nil {
		return failure{exitMachine, err}
	}
	maps.Copy(tree, data)
	addSitemap(tree, base)
	maps.Copy(tree, shards)
	done(fmt.Sprintf("%d files, %d KB", len(tree), size(tree)>>10))
	if base == "" {
		fmt.Fprintln(c.stderr, "note     no --base-url: no sitemap.xml, no canonical links, relative links in feeds")
	}

	done = c.stage("publish")
	report, problems, err := publish.Publish(ctx, tree, to)
	if err != nil {
		return publishFailure(err, lang)
	}
	if err := c.stop(problems, files, lang); err != nil {
		return err
	}
	done(fmt.Sprintf("%s: %d files, %d KB, verified", c.out, report.Files, report.Bytes>>10))
	return nil
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
	all := model.SortProblems(check.Accept(sys, slices.Concat(loading, check.Run(sys, day), cities)))
	if sys.Config.Format > model.Format {
		all = slices.DeleteFunc(all, func(p model.Problem) bool { return p.Rule.ID != "format-version" })
	}
	return all
}

// derived derives everything for an audience. Cities come with what was found of
// their files: nothing is shown of one that nobody vouches for.
func derived(sys *model.System, a model.Audience, day model.Date) *derive.Derived {
	sys, _ = federation.Admit(sys, day, signed)
	return derive.All(sys, a, day)
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

// addData puts the files that are not pages beside the pages.
func addData(tree map[string][]byte, d *derive.Derived, base string) error {
	for path, b := range derive.Twins(d) {
		tree[path] = b
	}
	for _, l := range d.System.Langs() {
		if len(d.Diagram.Nodes) > 0 {
			tree[l.Prefix()+"framework.svg"] = derive.Draw(d.Diagram, l).SVG("picture")
		}
		for _, f := range d.Feeds {
			tree[l.Prefix()+f.Path+".xml"], tree[l.Prefix()+f.Path+".json"] = f.Atom(d, l, base), f.JSON(d, l, base)
		}
	}
	maps.Copy(tree, derive.Calendars(d, base))
	maps.Copy(tree, derive.EventCalendars(d, base))
	maps.Copy(tree, derive.Embeds(d))
	maps.Copy(tree, derive.CodeFiles(d))
	tree[derive.TwinSchemaPath] = derive.TwinSchema(false)
	tree[derive.LawDataPath] = derive.LawJSON(d)
	tree[derive.ElementsSchemaPath] = derive.ElementsSchema(d.Elements)
	tree[derive.ElementsDataPath+".json"] = derive.ElementsJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.ElementsDataPath+".csv"] = sheet.CSV(sheet.Table(derive.ElementsTable(d.Elements, l)))
	}
	tree[derive.Rule321Data+".json"] = derive.Rule321JSON(d)
	tree[derive.InventoryPath+".json"] = derive.InventoryJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.Rule321Data+".csv"] = sheet.CSV(sheet.Table(derive.Rule321Table(d, l)))
		tree[l.Prefix()+derive.InventoryPath+".csv"] = sheet.CSV(sheet.Table(derive.InventoryTable(d, l)))
	}
	tree[derive.ScoresDataPath+".json"] = derive.ScoresJSON(d)
	tree[derive.IndicatorsDataPath+".json"] = derive.IndicatorsJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.ScoresDataPath+".csv"] = sheet.CSV(sheet.Table(derive.ScoresTable(d, l)))
		tree[l.Prefix()+derive.IndicatorsDataPath+".csv"] = sheet.CSV(sheet.Table(derive.IndicatorsTable(d, l)))
	}
	tree[derive.TasksDataPath+".json"] = derive.TasksJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.TasksDataPath+".csv"] = sheet.CSV(sheet.Table(derive.TasksTable(d.Schedule, l)))
	}
	tree[model.CataloguePath] = derive.CatalogueJSON(d)
	tree[derive.FederationDataPath] = derive.FederationJSON(d)
	tree[derive.OverlapsFile] = derive.OverlapsJSON(d)
	if err := addDirectory(tree, d, "data/directory", d.Rows); err != nil {
		return err
	}
	addRegions(tree, d)
	addCourses(tree, d)
	return addRegisters(tree, d)
}

// addSitemap lists the pages of the tree for search engines, where the address
// is known.
func addSitemap(tree map[string][]byte, base string) {
	if base != "" {
		tree["sitemap.xml"] = derive.Sitemap(tree, base)
	}
}

// addRegions writes the data of every region's filing package.
func addRegions(tree map[string][]byte, d *derive.Derived) {
	for _, p := range d.Regions {
		tree[p.Region.DataPath("json")] = derive.RegionJSON(d, p)
		for _, l := range d.System.Langs() {
			tree[l.Prefix()+p.Region.DataPath("csv")] = sheet.CSV(sheet.Table(derive.RegionTable(d.System, p, l)))
		}
	}
}

// addCourses writes every course as data, its checklist, and the course as it
// is written, with nothing that the audience may not see.
func addCourses(tree map[string][]byte, d *derive.Derived) {
	for _, l := range d.Training.Courses {
		tree[l.Course.DataPath("course.json")] = derive.CourseJSON(d, l)
		tree[l.Course.DataPath("course.toml")] = source.EncodeCourse(l.Course)
		for _, lang := range d.System.Langs() {
			tree[lang.Prefix()+l.Course.DataPath("checklist.csv")] = sheet.CSV(sheet.Table(derive.ChecklistTable(l, lang)))
		}
	}
}

// addRegisters writes the provision registers as data files: one of each
// standard, and one of the system.
func addRegisters(tree map[string][]byte, d *derive.Derived) error {
	all := map[model.Lang][]*derive.Duty{}
	for _, g := range d.Registers {
		for _, l := range model.Langs {
			all[l] = append(all[l], g.Langs[l]...)
		}
		if err := addRegister(tree, d, strings.TrimSuffix(g.Row.Work.RegisterPath(), ".html"), g.Langs); err != nil {
			return err
		}
	}
	return addRegister(tree, d, "data/register", all)
}

func addRegister(tree map[string][]byte, d *derive.Derived, path string, rows map[model.Lang][]*derive.Duty) error {
	var sheets []sheet.Table
	for _, l := range d.System.Langs() {
		name := model.Bilingual{Zh: "条款登记", En: "Provision register"}.In(l)
		t := sheet.Table(derive.RegisterTable(rows[l], l, name))
		sheets = append(sheets, t)
		tree[l.Prefix()+path+".csv"] = sheet.CSV(t)
		tree[l.Prefix()+path+".json"] = derive.RegisterJSON(rows[l], l)
	}
	book, err := sheet.XLSX(sheets...)
	if err != nil {
		return err
	}
	tree[path+".xlsx"] = book
	return nil
}

// searchPages hands the derived documents to package search, which knows no
// other package of ours.
func searchPages(d *derive.Derived) []search.Page {
	pages := derive.Documents(d)
	out := make([]search.Page, len(pages))
	for i, p := range pages {
		out[i] = search.Page{
			Path: p.Path, Lang: string(p.Lang), Title: p.Title, Number: p.Number, Kind: p.Kind,
			Sample: p.Sample, Facets: p.Facets, Idents: p.Idents, Docs: make([]search.Doc, len(p.Docs)),
		}
		switch {
		case p.Older:
			out[i].Standing = search.Superseded
		case p.Ended:
			out[i].Standing = search.Ended
		case p.Kind == "publicity" || p.Kind == "training" || p.Kind == "page":
			out[i].Standing = search.Aside
		}
		for j, doc := range p.Docs {
			out[i].Docs[j] = search.Doc{
				Anchor: doc.Anchor, Label: doc.Label, Heading: doc.Heading, Context: doc.Context,
				Body: strings.ReplaceAll(doc.Body, "\n", "\n\n"), Idents: append([]string{doc.Anchor, doc.Label, doc.Code}, doc.Names...),
			}
		}
	}
	return out
}

// searchOptions hands over what the index has beside the documents.
func searchOptions(d *derive.Derived) (o search.Options) {
	for _, f := range derive.Facets(d.System) {
		named := search.Facet{Name: f.Name}
		for _, v := range f.Values {
			named.Values = append(named.Values, search.FacetValue{Value: v.Value, Zh: v.Title.Zh, En: v.Title.En})
		}
		o.Facets = append(o.Facets, named)
	}
	for _, s := range d.System.Synonyms {
		for _, lay := range s.Lay {
			for _, formal := range s.Formal {
				o.Synonyms = append(o.Synonyms, search.Synonym{Lay: lay, Formal: formal})
			}
		}
	}
	for _, s := range derive.Suggestions(d) {
		if s.Kind == "number" {
			s.Lang = "" // of readers of any
		}
		o.Suggestions = append(o.Suggestions, search.Suggestion{Text: s.Text, Kind: s.Kind, Lang: string(s.Lang), Keys: s.Keys})
	}
	return o
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
