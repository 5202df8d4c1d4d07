package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/preview"
	"guiju/generator/publish"
	"guiju/generator/release"
	"guiju/generator/source"
	"guiju/generator/verify"
)

// toldInside are files in which the internal edition names the work that the
// public one withholds.
var toldInside = []string{
	"directory.html", "on-date.html", "releases.html", "whats-new.html", "feed.xml", "feed.json", "data/catalogue.json", "data/releases.json",
	"standards/" + canary + "-id.html", "standards/" + canary + "-id/2024-amd-1.html", "standards/" + canary + "-id/2024-issued.html",
	"standards/" + canary + "-id/2024-before-2025-01-01.html", "standards/" + canary + "-id/compare.html",
	"standards/" + canary + "-id/compare/2024-amd-1-to-2025.html", "standards/" + canary + "-id/compare/2024-amd-1-to-2025.json",
	"standards/" + canary + "-id/concordance.html", "standards/" + canary + "-id/concordance.json", "standards/" + canary + "-id/concordance.csv",
	"standards/" + canary + "-id.json", "manifest.json", "data/known/files.js",
	"release/notes.zh.md", "release/notes.en.md", "release/record.toml", "release/upload.txt", "release/upload.json", "release/files.txt",
	"release/standards/" + canary + "-id/keys.toml",
}

// wordings gives the withheld work two editions of which the first has every
// wording that there is: as issued, before a correction, and as amended.
func (f *filler) wordings(w *model.Work) {
	next := &model.Edition{}
	f.fill(reflect.ValueOf(next).Elem(), "Editions")
	w.Editions = append(w.Editions, next)
	texts := func(all map[model.Lang]*model.Text) {
		for l, txt := range all {
			txt.Lang, txt.Grammar, txt.File = l, model.StandardGrammar, canary+"-File.md"
			for i, p := range txt.Provisions {
				p.ID = string(rune('4' + i))
			}
			txt.Seal()
		}
	}
	for i, e := range w.Editions {
		e.Work, e.Year, e.Original, e.Applied, e.Moves = w, []string{"2024", "2025"}[i], nil, nil, nil
		e.Issued, e.InForce, e.Withdraw = model.NewDate(2024+i, 1, 1), model.NewDate(2024+i, 2, 1), model.Date{}
		if i > 0 {
			e.Texts = secretText("Editions.Texts")
			e.Amendments, e.Corrections, e.Moves = nil, nil, []model.Move{{From: "4", To: "4"}}
			continue
		}
		texts(e.Texts)
		e.Amendments[0].Texts, e.Corrections[0].Before = secretText("Editions.Amendments.Texts"), secretText("Editions.Corrections.Before")
		e.Amendments[0].InForce, e.Corrections[0].Date = model.NewDate(2024, 6, 1), model.NewDate(2025, 1, 1)
		e.Amendments[0].Changes = []model.Change{{Action: model.Replaced, Provision: "4"}}
	}
	key := w.Keys.Provisions[0]
	key.Edition, key.Fragment, key.Successor = "2024", "4", ""
	again := key
	again.Edition = "2025"
	w.Keys.Provisions, w.Keys.Editions = []model.ProvisionKey{key, again}, []model.EditionKey{
		{Year: "2024", Recorded: model.NewDate(2024, 3, 1), Text: model.NewDate(2024, 3, 2)}, {Year: "2025", Recorded: model.NewDate(2025, 3, 1), Text: model.NewDate(2025, 3, 2)},
	}
}

// secretText is a text of one provision in both languages.
func secretText(field string) map[model.Lang]*model.Text {
	return map[model.Lang]*model.Text{model.Zh: sentence(model.Zh, canary+"-"+field), model.En: sentence(model.En, canary+"-"+field)}
}

// cities is a city of which nothing was pinned.
func cities() []*model.City {
	return []*model.City{{Key: "city", Region: "region", Title: model.Bilingual{Zh: "某市", En: "A city"}, Address: "https://city.example/"}}
}

// papersOf is what `release` writes of the first release of the audience, had
// there been none before: what stands beside the site and goes to other hands,
// and what is remembered in the content of works that the audience may see in
// full.
func papersOf(t *testing.T, sys *model.System, d *derive.Derived, tree map[string][]byte) map[string][]byte {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	record := &model.Release{Audience: d.Audience, Number: 1, Time: "2025-07-01T10:00:00+08:00", AsOf: d.Day, Expires: model.NewDate(2027, 1, 1), Tool: tool,
		Works: derive.News(derive.For(sys, d.Audience), nil, d.Day)}
	r := releaser{command: &command{}, site: wish{audience: d.Audience, day: d.Day}, root: root, sys: sys, record: record}
	out := map[string][]byte{}
	for _, ch := range r.remembered() {
		for _, w := range sys.Works {
			if ch.Path != "standards/"+w.ID+"/keys.toml" {
				continue
			}
			if d.Audience == model.Public && sys.Decision(w) == model.RecordOnly {
				// The house keeps what it knows of the text; days are all that is new.
				known := w.Keys
				known.Editions = nil
				for _, line := range strings.Split(string(source.EncodeKeys(known)), "\n") {
					ch.New = bytes.Replace(ch.New, []byte(line), nil, 1)
				}
			}
			out["release/"+ch.Path] = ch.New
		}
	}
	manifest := publish.Options{Tool: tool, Audience: d.Audience, AsOf: d.Day, Release: release.Named(record)}.ManifestOf(tree)
	put, del := release.Plan(verify.Manifest{}, manifest)
	up, papers := release.Upload{Release: 1, Put: put, Delete: del}, release.Papers{System: d.System, Record: record, Base: "https://example.org/"}
	for _, l := range model.Langs {
		out["release/notes."+string(l)+".md"], out["release/share."+string(l)+".txt"] = papers.Notes(l), papers.Share(l)
	}
	out["release/upload.txt"], out["release/upload.json"] = up.Text(), up.JSON()
	out["release/record.toml"], out["release/files.txt"] = source.EncodeRelease(record), source.EncodeFiles(release.Append(nil, manifest, 1))
	return out
}

// packedWith is what the ZIP of a published folder has beside the folder itself,
// and the sheet of its security review.
func packedWith(t *testing.T, out string, tree map[string][]byte) map[string][]byte {
	t.Helper()
	to := filepath.Join(t.TempDir(), "site.zip")
	_, problems, err := publish.Pack(t.Context(), publish.PackOptions{Site: os.DirFS(out), Out: out, To: to})
	if err != nil || model.HasErrors(problems) {
		for _, p := range problems {
			if p.Severity == model.Error {
				t.Errorf("%s: %s", p.Pos, p.Message(model.En))
			}
		}
		t.Fatal(err)
	}
	z, err := zip.OpenReader(to)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	sheet, err := release.Review(preview.Tree(without(tree, " (unpacked)")), nil)
	if err != nil {
		t.Fatal(err)
	}
	more := map[string][]byte{"release/review.json": sheet.JSON(), "release/review.html": sheet.HTML()}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		if name, inSite := strings.CutPrefix(f.Name, verify.PackFolder+"/"); !inSite || !bytes.Equal(tree[name], b) {
			more["zip/"+f.Name] = b
		}
	}
	return more
}
