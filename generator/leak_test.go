package main

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/base64"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/site"
	"guiju/layouts"
	"guiju/search"
	"guiju/static"
)

// canary is the word that must not leave. It is put into every string field of
// a withheld work, followed by the field's path, by reflection over the model:
// a field added tomorrow is covered unasked.
const canary = "zzcanary"

// recordFields are the fields of a work with `record` that are its
// bibliographic record; everything else is withheld.
var recordFields = []string{
	"ID", "Number", "Title.Zh", "Title.En", "Level", "Box", "Region", "Area",
	"Editions.Year", "Editions.Number", "Editions.Title.Zh", "Editions.Title.En",
	"Editions.Issuer.Zh", "Editions.Issuer.En", "Editions.ICS", "Editions.CCS", "Editions.Filing",
}

// titleFields are withheld too when the decision hides the title.
var titleFields = []string{"Title.Zh", "Title.En", "Editions.Title.Zh", "Editions.Title.En"}

// TestLeak builds the public edition of a system that holds a withheld work of
// each kind and looks for the canary in every byte of the output: pages,
// postings, JSON, feeds, file names, and the shards unpacked (invariant 9).
func TestLeak(t *testing.T) {
	for _, c := range []struct {
		name    string
		pub     model.Publication
		allowed []string
	}{
		{"unlisted", model.Publication{Decision: model.Unlisted}, nil},
		{"record", model.Publication{Decision: model.RecordOnly}, recordFields},
		{"record-no-title", model.Publication{Decision: model.RecordOnly, HideTitle: true},
			slices.DeleteFunc(slices.Clone(recordFields), func(f string) bool { return slices.Contains(titleFields, f) })},
	} {
		t.Run(c.name, func(t *testing.T) {
			sys, content, fields := withheld(t, c.pub)
			if fields < 60 {
				t.Fatalf("only %d fields were filled: the reflection is broken", fields)
			}
			public := outputs(t, sys, content, model.Public)
			for path, found := range leaks(public) {
				for field := range found {
					// Keys to sort and find by hold a field's letters alone.
					if !slices.ContainsFunc(c.allowed, func(a string) bool { return lettersOf(a) == lettersOf(field) }) {
						t.Errorf("%s leaks %s", path, field)
					}
				}
			}
			// A page that there is not is not linked to.
			for path, b := range public {
				if strings.HasSuffix(path, ".html") && bytes.Contains(b, []byte(canary+"-id/both.html")) {
					t.Errorf("%s links to both.html of the work", path)
				}
			}
			// The internal edition must show what the public one withholds,
			// or the test would pass on an empty site.
			inside := leaks(outputs(t, sys, content, model.Internal))
			for _, path := range toldInside {
				if len(inside[path]) == 0 {
					t.Errorf("the internal edition does not name the work in %s: nothing was looked for", path)
				}
			}
		})
	}
}

// lettersOf is a word in small letters and nothing else.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// withheld returns a small system with one published work and one withheld
// work whose every string field holds a canary.
func withheld(t *testing.T, pub model.Publication) (*model.System, fs.FS, int) {
	t.Helper()
	w := &model.Work{}
	f := filler{}
	f.fill(reflect.ValueOf(w).Elem(), "")
	// What must be a key of the configuration, or a date, is set by hand.
	w.ID, w.Level, w.Box, w.Track, w.Sample = canary+"-id", "internal", "100", "", true
	w.Publication = pub
	f.wordings(w)
	w.Basis = append(w.Basis, model.Basis{Regulation: "law", Article: "第一条", Provision: "4", Relation: "refines"})

	open := &model.Work{ID: "open", Number: "DB41/T S900", Level: "internal", Box: "100", Sample: true, Publication: model.Publication{Decision: model.FullText}}
	open.Editions = []*model.Edition{{
		Work: open, Year: "2024", Number: "DB41/T S900—2024", Title: model.Bilingual{Zh: "公开标准", En: "Open standard"},
		Issued: model.NewDate(2024, 1, 1), InForce: model.NewDate(2024, 2, 1),
		Texts: map[model.Lang]*model.Text{model.Zh: sentence(model.Zh, "正文"), model.En: sentence(model.En, "words")},
	}}
	ref := w.ID + "#4"
	quote := model.Bilingual{Zh: "注", En: "note"}
	sys := &model.System{
		Config: model.Config{
			Format: 1, Levels: []model.Level{{Key: "internal", Title: model.Bilingual{Zh: "内部标准", En: "Internal"}}},
			Site: model.Site{Title: model.Bilingual{Zh: "体系", En: "System"}},
		},
		Boxes:       []*model.Box{{Code: "100", Title: model.Bilingual{Zh: "通用", En: "General"}}},
		Works:       []*model.Work{open, w},
		Regulations: []*model.Regulation{{ID: "law", Title: model.Bilingual{Zh: "某法", En: "A law"}}},
		Courses: []*model.Course{{ID: "course", Title: model.Bilingual{Zh: "课程", En: "Course"}, Sessions: []model.Session{{
			Title: model.Bilingual{Zh: "一", En: "One"}, Quotes: []model.Quotation{{Ref: ref, Note: quote}, {Ref: "open#4", Note: quote}},
		}}}},
		Cities:    cities(),
		Publicity: []*model.Item{{ID: "item", Kind: "news", Title: model.Bilingual{Zh: "消息", En: "News"}, Date: model.NewDate(2025, 1, 1), About: []string{ref}, Texts: map[model.Lang]*model.Text{model.Zh: sentence(model.Zh, "正文")}}},
	}
	f.register(sys, w)
	f.programme(sys, w)
	content := maps.Clone(besides)
	for _, e := range w.Editions {
		for i := range e.Files {
			e.Files[i] = "figures/" + canary + "-Files.svg"
			content["standards/"+w.ID+"/"+e.Year+"/"+e.Files[i]] = &fstest.MapFile{Data: []byte(canary + "-Files.bytes")}
		}
	}
	return sys, content, f.n
}

// register puts the withheld work into every register of the system that names
// works, each time in a record of its own whose every string is a canary, and
// once beside the open work.
func (f *filler) register(sys *model.System, w *model.Work) {
	w.Matter = canary + "-Matter"
	open := sys.Works[0]
	open.Matter, open.Upper, open.From = "open-matter", []string{w.ID}, w.ID
	titled := model.Bilingual{Zh: "公开的", En: "Open"}
	sys.Regions = []*model.Region{{Key: "region", Kind: "province", Title: model.Bilingual{Zh: "某省", En: "A province"}}}
	record := func(v any, name string) { f.fill(reflect.ValueOf(v).Elem(), name) }
	matter, proposal, lost, selection := &model.Matter{}, &model.Proposal{}, &model.Proposal{}, &model.Selection{}
	record(matter, "Matters")
	matter.Key, matter.Box = w.Matter, "100"
	record(selection, "Selections")
	selection.Matter = ""
	record(proposal, "Proposals")
	proposal.Work, proposal.Selection, proposal.Outcome = w.ID, selection.Key, model.Selected
	record(lost, "Lost")
	lost.Work, lost.Selection, lost.Outcome, lost.Matter = "", selection.Key, "declined", ""
	for _, p := range []*model.Proposal{proposal, lost} {
		p.Level, p.Box, p.Region, p.Area, p.Classes = "internal", "100", "region", "", nil
	}
	sys.Matters = []*model.Matter{{Key: "open-matter", Title: titled, Box: "100"}, matter}
	sys.Selections = []*model.Selection{selection}
	sys.Proposals = []*model.Proposal{{Key: "open", Title: titled, Level: "internal", Box: "100", Region: "region", Work: "open", Matter: "open-matter"}, proposal, lost}
	distinct, uptake, joint, element := &model.Distinct{}, &model.Uptake{}, &model.JointProject{}, &model.DataElement{}
	record(distinct, "Distinct")
	distinct.Works = []string{"open", w.ID}
	record(uptake, "Uptake")
	uptake.Work, uptake.Kind, uptake.Region, uptake.Provisions = w.ID, "adopted", "region", []string{"4"}
	record(joint, "Projects")
	joint.Works, joint.Regions, joint.Lead, joint.Box, joint.Matter = []string{w.ID}, []string{"region"}, "region", "100", w.Matter
	record(element, "Elements")
	element.Sources, element.Type = []string{w.ID + "#4"}, "text"
	sys.Distinct, sys.Uptake = []*model.Distinct{distinct}, []*model.Uptake{uptake, {Work: "open", Kind: "adopted", Region: "region", Who: titled}}
	sys.Projects = []*model.JointProject{joint, {Key: "open", Title: titled, Regions: []string{"region"}, Works: []string{"open", w.ID}}}
	sys.Elements = []*model.DataElement{element, {Code: "A1", Title: titled, Type: "text", Sources: []string{"open#4", w.ID + "#4"}}}
	sys.Demands = []*model.Demand{{Key: "d", Region: "region", Title: titled, Words: titled, Matter: w.Matter, Box: "100"}}
	sys.Releases, sys.Published, sys.Gone = released(w)
	sys.Filings = []*model.Filing{{Region: "region", Date: model.NewDate(2025, 1, 1), Works: []string{"open", w.ID}, Filed: []string{"DB41/T S900", canary + "-Number"}, Boxes: []string{"100"}}}
}

// released is a chain of two releases, public and internal, that tells of the
// work, where there is one, beside the open one: it was public once. The chain
// is never pruned, so what it says of the work must be gone from what the public
// reads of it; how many pages a release had stays.
func released(w *model.Work) (map[model.Audience][]*model.Release, map[model.Audience][]model.PublishedFile, []*model.Gone) {
	hash := func(digit string) string { return strings.Repeat(digit, 64) }
	first := []model.Released{{Work: "open", Edition: "2024", Change: model.ReleasedText, Provisions: []string{"4"}}}
	second := []model.Released{{Work: "open", Edition: "2024", Change: model.ReleasedStatus}}
	files := []model.PublishedFile{
		{Path: "standards/open.html", SHA256: hash("a"), Size: 1, First: 1, Last: 1},
		{Path: "standards/open.html", SHA256: hash("b"), Size: 2, First: 2, Last: 2},
		{Path: "standards/moved.html", SHA256: hash("e"), Size: 2, First: 1, Last: 1},
	}
	gone := []*model.Gone{{Path: "standards/moved.html", Date: model.NewDate(2025, 1, 1), Reason: model.Bilingual{Zh: "改名", En: "Renamed"}, Successor: "standards/open.html"}}
	if w != nil {
		for _, change := range model.ReleasedChanges {
			first = append(first, model.Released{Work: w.ID, Edition: "2024", Change: change, Provisions: []string{canary + "-Released.Provisions"}})
			second = append(second, model.Released{Work: w.ID, Change: change})
		}
		for _, name := range []string{".html", ".json", "/2024.html", "/2019.html", "/register.csv"} {
			files = append(files,
				model.PublishedFile{Path: "standards/" + w.ID + name, SHA256: hash("c"), Size: 3, First: 1, Last: 1},
				model.PublishedFile{Path: "en/standards/" + w.ID + name, SHA256: hash("d"), Size: 3, First: 1, Last: 2})
		}
		if w.Publication.Decision == model.Unlisted {
			gone = append(gone, &model.Gone{Path: "standards/old.html", Date: model.NewDate(2025, 1, 1), Successor: "standards/" + w.ID + ".html#4",
				Reason: model.Bilingual{Zh: canary + "-Gone.Reason.Zh", En: canary + "-Gone.Reason.En"}})
			gone = append(gone, &model.Gone{Path: "standards/" + w.ID + "/2019.html", Date: model.NewDate(2025, 1, 1), Reason: model.Bilingual{Zh: canary + "-Gone.Reason.Zh", En: canary + "-Gone.Reason.En"}})
		}
	}
	chains, published := map[model.Audience][]*model.Release{}, map[model.Audience][]model.PublishedFile{}
	for _, a := range []model.Audience{model.Public, model.Internal} {
		note := model.Bilingual{}
		if a == model.Internal && w != nil {
			note = model.Bilingual{Zh: canary + "-Release.Note.Zh", En: canary + "-Release.Note.En"}
		}
		chains[a] = []*model.Release{
			{Audience: a, Number: 1, Time: "2025-01-01T10:00:00+08:00", AsOf: model.NewDate(2025, 1, 1), Expires: model.NewDate(2027, 1, 1), Manifest: hash("1"), Works: first, Note: note, Pages: model.PageCount{Added: 9}},
			{Audience: a, Number: 2, Time: "2025-06-01T10:00:00+08:00", AsOf: model.NewDate(2025, 6, 1), Expires: model.NewDate(2027, 6, 1), Previous: hash("1"), Manifest: hash("2"), Works: second, Note: note, Pages: model.PageCount{Changed: 3, Removed: 5}},
		}
		published[a] = files
	}
	return chains, published, gone
}

// withoutUnlisted is what withheld makes, as it would be had the work never
// existed.
func withoutUnlisted(t *testing.T) *model.System {
	t.Helper()
	sys, _, _ := withheld(t, model.Publication{Decision: model.Unlisted})
	open := sys.Works[0]
	open.Upper, open.From = nil, ""
	sys.Works = sys.Works[:1]
	sys.Courses[0].Sessions[0].Quotes = sys.Courses[0].Sessions[0].Quotes[1:2]
	openProgramme(sys, "")
	sys.Matters, sys.Proposals, sys.Selections = sys.Matters[:1], sys.Proposals[:1], nil
	sys.Distinct, sys.Uptake, sys.Projects, sys.Elements = nil, sys.Uptake[1:], sys.Projects[1:], sys.Elements[1:]
	sys.Projects[0].Works, sys.Elements[0].Sources, sys.Demands[0].Matter = []string{"open"}, []string{"open#4"}, ""
	sys.Filings[0].Works, sys.Filings[0].Filed = []string{"open"}, []string{"DB41/T S900"}
	sys.Releases, sys.Published, sys.Gone = released(nil)
	return sys
}

// TestUnlistedLeavesNoTrace: the public edition of a system with an unlisted
// work is, in every file and byte, that of the system without it.
func TestUnlistedLeavesNoTrace(t *testing.T) {
	sys, content, _ := withheld(t, model.Publication{Decision: model.Unlisted})
	with, without := outputs(t, sys, content, model.Public), outputs(t, withoutUnlisted(t), besides, model.Public)
	for name, b := range with {
		if other, ok := without[name]; !ok {
			t.Errorf("%s is there only with the unlisted work", name)
		} else if !bytes.Equal(b, other) {
			t.Errorf("%s differs", name)
		}
	}
	for name := range without {
		if _, ok := with[name]; !ok {
			t.Errorf("%s is there only without the unlisted work", name)
		}
	}
	// Were the work listed, the two would differ, or the comparison is blind.
	listed, content, _ := withheld(t, model.Publication{Decision: model.RecordOnly})
	same := 0
	for name, b := range outputs(t, listed, content, model.Public) {
		if bytes.Equal(b, without[name]) {
			same++
		}
	}
	if same == len(without) {
		t.Error("a listed work leaves no trace either: nothing was compared")
	}
}

func sentence(l model.Lang, words string) *model.Text {
	t := &model.Text{Lang: l, Grammar: model.StandardGrammar, Provisions: []*model.Provision{{
		Kind: model.Clause, Number: "4", ID: "4", Title: []model.Inline{{Kind: model.TextInline, Text: words}}, Normative: true,
	}}}
	t.Seal()
	return t
}

// filler puts a canary into every string it can reach.
type filler struct {
	n     int
	depth int
}

// enums are the types of which only some values exist.
var enums = map[reflect.Type]string{
	reflect.TypeFor[model.InlineKind]():    string(model.TextInline),
	reflect.TypeFor[model.ListKind]():      string(model.DashList),
	reflect.TypeFor[model.ProvisionKind](): string(model.Subclause),
	reflect.TypeFor[model.Align]():         string(model.AlignLeft),
	reflect.TypeFor[model.Grammar]():       string(model.StandardGrammar),
	reflect.TypeFor[model.Lang]():          string(model.Zh),
	reflect.TypeFor[model.RecordState]():   string(model.Done),
}

var inlineKinds = []model.InlineKind{
	model.TextInline, model.StrongInline, model.EmphInline, model.SupInline, model.SubInline, model.CodeInline,
	model.LinkInline, model.RefInline, model.NoteRef, model.ImageInline,
}

var blockTypes = []model.Block{
	&model.Paragraph{}, &model.List{}, &model.Table{}, &model.Figure{}, &model.Formula{}, &model.Note{},
	&model.Example{}, &model.Quote{}, &model.Code{},
}

func (f *filler) fill(v reflect.Value, path string) {
	f.depth++
	defer func() { f.depth-- }()
	if f.depth > 100 {
		return
	}
	if value, ok := enums[v.Type()]; ok {
		v.SetString(value)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(canary + "-" + path)
		f.n++
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.Date]() {
			return
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.IsExported() && field.Name != "Work" && field.Type != reflect.TypeFor[model.Origin]() {
				name := field.Name
				if field.Anonymous {
					name = ""
				}
				f.fill(v.Field(i), strings.Trim(path+"."+name, "."))
			}
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path)
	case reflect.Map:
		f.fillMap(v, path)
	case reflect.Slice:
		f.fillSlice(v, path)
	}
}

func (f *filler) fillMap(v reflect.Value, path string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, l := range model.Langs {
		e := reflect.New(v.Type().Elem()).Elem()
		f.fill(e, path)
		v.SetMapIndex(reflect.ValueOf(l).Convert(v.Type().Key()), e)
	}
}

// fillSlice makes one element; of blocks one of every type, but only near the
// top, since blocks hold blocks.
func (f *filler) fillSlice(v reflect.Value, path string) {
	if v.Type().Elem() == reflect.TypeFor[model.Block]() {
		if strings.Count(path, "Blocks")+strings.Count(path, "Notes")+strings.Count(path, "Key") > 2 {
			return
		}
		for _, b := range blockTypes {
			n := reflect.New(reflect.TypeOf(b).Elem())
			f.fill(n.Elem(), path+"."+n.Elem().Type().Name())
			v.Set(reflect.Append(v, n))
		}
		return
	}
	if v.Type().Elem() == reflect.TypeFor[model.Inline]() && !strings.Contains(path, "Children") {
		for _, kind := range inlineKinds {
			in := reflect.New(v.Type().Elem()).Elem()
			f.fill(in, path)
			in.FieldByName("Kind").SetString(string(kind))
			in.FieldByName("Target").Set(reflect.ValueOf(&model.Target{Doc: canary + "-" + path + ".Target"}))
			v.Set(reflect.Append(v, in))
		}
		return
	}
	if strings.Count(path, "Children") > 1 || strings.Count(path, "Sub") > 1 {
		return
	}
	e := reflect.New(v.Type().Elem()).Elem()
	f.fill(e, path)
	v.Set(reflect.Append(v, e))
}

// outputs builds the edition of the audience through every stage and returns
// each published file, and each shard a second time as it reads unpacked.
func outputs(t *testing.T, sys *model.System, content fs.FS, a model.Audience) map[string][]byte {
	t.Helper()
	day, _ := model.ParseDate(asOf)
	d := derive.All(sys, a, day)
	if len(sys.Releases[a]) > 0 {
		d = derive.Released(sys, a, day)
	}
	index, err := search.Build(context.Background(), searchPages(d), searchOptions(d))
	if err != nil {
		t.Fatal(err)
	}
	dir, shards, err := index.Export()
	if err != nil {
		t.Fatal(err)
	}
	tree, problems, err := site.Build(d, site.Options{
		Layouts: layouts.FS, Static: static.FS, Client: search.Client(), Content: content,
		BaseURL: "https://example.org/", SearchDir: dir, CacheDir: t.TempDir(), Feeds: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if p.Severity == model.Error {
			t.Fatalf("%s: %s", p.Pos, p.Message(model.En))
		}
	}
	addData(tree, d, "https://example.org/")
	addSitemap(tree, "https://example.org/")
	for path, b := range shards {
		tree[path] = b
		tree[path+" (unpacked)"] = unpacked(b)
	}
	addKnown(tree, d)
	out := filepath.Join(t.TempDir(), "public")
	if _, _, err := publish.Publish(context.Background(), without(tree, " (unpacked)"), publish.Options{Out: out, Audience: a, AsOf: day}); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(filepath.Join(out, publish.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	papers := papersOf(t, sys, d, without(tree, " (unpacked)"))
	tree[publish.ManifestName] = manifest
	if a == model.Public && slices.ContainsFunc(sys.Works, func(w *model.Work) bool { return w.Publication.HideTitle }) {
		maps.Copy(tree, packedWith(t, out, tree)) // once: ZIP and review follow from the folder
	}
	maps.Copy(tree, papers)
	return tree
}

func without(tree map[string][]byte, suffix string) map[string][]byte {
	out := map[string][]byte{}
	for path, b := range tree {
		if !strings.HasSuffix(path, suffix) {
			out[path] = b
		}
	}
	return out
}

var packed = regexp.MustCompile(`[A-Za-z0-9+/]{16,}={0,2}`)

// unpacked undoes base64 and deflate wherever a shard holds them.
func unpacked(b []byte) []byte {
	var out bytes.Buffer
	for _, m := range packed.FindAll(b, -1) {
		raw, err := base64.StdEncoding.DecodeString(string(m))
		if err != nil {
			continue
		}
		out.Write(raw)
		if plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(raw))); err == nil {
			out.Write(plain)
		}
	}
	return out.Bytes()
}

var canaryPattern = regexp.MustCompile(`(?i)` + canary + `[-a-zA-Z.]*`)

// leaks lists the fields whose canary stands in a file's name or bytes.
func leaks(tree map[string][]byte) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for path, b := range tree {
		if !bytes.Contains(bytes.ToLower(b), []byte(canary)) && !strings.Contains(path, canary) {
			continue
		}
		for _, m := range canaryPattern.FindAllString(path+"\n"+string(b), -1) {
			field := strings.Trim(m[len(canary):], "-.")
			if field == "id" || strings.HasPrefix(field, "id.") || field == "" {
				field = "ID"
			}
			if all[path] == nil {
				all[path] = map[string]bool{}
			}
			all[path][field] = true
		}
	}
	return all
}
