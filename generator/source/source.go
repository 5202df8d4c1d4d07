// Package source reads a content folder into a [model.System]. It is the only
// importer of TOML.
//
// # What flows in
//
// [Load] takes the folder as an [fs.FS] (a directory, an embedded copy or a
// map in a test). Only system.toml must be there; every other register and
// every collection may be absent and is then empty.
//
//	system.toml framework.toml regions.toml references.toml plan.toml roles.toml synonyms.toml filings.toml
//	proposals.toml matters.toml uptake.toml cooperation.toml data-elements.toml readings.toml
//	aims.toml bodies.toml mechanisms.toml inventory.toml assessment.toml evaluation.toml
//	pilots.toml research.toml difficulties.toml gone.toml federation.toml
//	standards/<id>/work.toml keys.toml <year>/{edition.toml,zh.md,en.md,…}
//	standards/<id>/<year>/{amendments,corrections}/<folder>/{zh.md,en.md}
//	regulations/<id>/{regulation.toml,zh.md,en.md}   either of the first two
//	policies/<id>/{policy.toml,zh.md,en.md}          either of the first two
//	publicity/<id>/ pages/<id>/ notes/<region>/{index.zh.md,index.en.md,…}
//	releases/<audience>/{<number>.toml,files.txt}
//	federation/<key>/{manifest.json,manifest.json.minisig,catalogue.json}
//	training/<id>/{course.toml,keys.toml,zh.md,en.md}
//
// # What flows out
//
// The system, complete as far as it could be read: a record with a problem
// keeps its good values, a file that cannot be read leaves a record with its
// id only and is named in System.Unread, so that package check does not
// report the loss a second time. Every author's mistake is a Problem with file,
// line and column; all of them are found in one run. An error is the
// machine's: a folder that cannot be read.
//
// # What it never does
//
// It never writes ([EncodeKeys] and [Editor] only say what a command should
// write), never follows a symbolic link, never converts an encoding
// or a type, never asks a clock, and hands no file to a parser before its
// size and nesting are known to be harmless. It says whether values have the
// right form; whether they make sense is for package check.
package source

import (
	"io/fs"
	"path"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Load reads the whole content folder.
func Load(fsys fs.FS) (*model.System, *Files, []model.Problem, error) {
	l := &loader{
		fsys:  fsys,
		media: map[string]model.Medium{},
		sys:   &model.System{Collections: map[string]bool{}, Unread: map[string]bool{}},
	}
	root, err := l.readDir(".")
	if err != nil {
		return nil, nil, nil, err
	}
	if err := l.registers(root); err != nil {
		return nil, nil, nil, err
	}
	for _, c := range collections {
		l.sys.Collections[c.name] = root.hasDir(c.name)
		if !root.hasDir(c.name) {
			continue
		}
		if err := l.collection(c); err != nil {
			return nil, nil, nil, err
		}
	}
	if err := l.frame(); err != nil {
		return nil, nil, nil, err
	}
	if err := l.releases(root); err != nil {
		return nil, nil, nil, err
	}
	if err := l.federation(root); err != nil {
		return nil, nil, nil, err
	}
	if err := l.parseTexts(); err != nil {
		return nil, nil, nil, err
	}
	l.finish()
	return l.sys, &Files{fsys: fsys}, model.SortProblems(l.problems), nil
}

// loader carries one run of Load.
type loader struct {
	fsys     fs.FS
	sys      *model.System
	problems []model.Problem
	texts    []*textJob
	after    []func()                // what waits for the texts, in order
	media    map[string]model.Medium // what pictures and films say of themselves, by file
}

func (l *loader) report(ps ...model.Problem) { l.problems = append(l.problems, ps...) }

// collection is one content folder: a folder for each thing.
type collection struct {
	name string
	load func(*loader, list) error // one thing
}

// collections in the order in which problems of equal place would appear;
// otherwise their order means nothing.
var collections = []collection{
	{"standards", (*loader).work},
	{"regulations", (*loader).regulation},
	{"policies", (*loader).policy},
	{"publicity", (*loader).publicity},
	{"training", (*loader).course},
	{"pages", (*loader).page},
	{"notes", (*loader).note},
}

func (l *loader) collection(c collection) error {
	d, err := l.readDir(c.name)
	if err != nil {
		return err
	}
	l.expect(d, model.Bilingual{Zh: "每项内容一个文件夹", En: "one folder for each thing"}, true)
	for _, name := range d.dirs {
		thing, err := l.readDir(d.path(name))
		if err != nil {
			return err
		}
		l.checkID(thing.dir)
		if err := c.load(l, thing); err != nil {
			return err
		}
	}
	return nil
}

// record fills dst from a TOML file. ok is false when the file could not be
// read; that is noted in the system.
func (l *loader) record(file string, dst any) (ok bool, err error) {
	src, ps, ok, err := read(l.fsys, file)
	if err != nil {
		return false, err
	}
	l.report(ps...)
	if !ok {
		l.sys.Unread[file] = true
		return false, nil
	}
	doc, ps := parse(file, src)
	l.report(ps...)
	if doc == nil {
		l.sys.Unread[file] = true
		return false, nil
	}
	l.report(fill(doc, dst)...)
	return true, nil
}

// id is the key of the thing whose folder this is.
func (d list) id() string { return path.Base(d.dir) }

// bothTexts queues zh.md and en.md of a folder, where they are, and returns
// the map that will hold them. Chinese is authoritative: a translation does
// not stand alone.
func (l *loader) bothTexts(d list, g model.Grammar) map[model.Lang]*model.Text {
	texts := map[model.Lang]*model.Text{}
	for _, lang := range model.Langs {
		if file := string(lang) + ".md"; d.has(file) {
			l.queue(&textJob{texts: texts, options: text.Options{Grammar: g, Lang: lang, File: d.path(file)}})
		}
	}
	if d.has("en.md") && !d.has("zh.md") {
		l.report(fileMissing.At(model.Pos{File: d.path("zh.md")}, "zh.md", model.Bilingual{
			Zh: "中文是正式文本，英文译文不能单独发布",
			En: "Chinese is authoritative, and a translation is not published alone"}))
	}
	return texts
}
