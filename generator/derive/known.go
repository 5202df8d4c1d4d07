package derive

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"guiju/generator/model"
)

// What a site knows of its own files and of those of its earlier releases, for
// the page that checks a file and for guiju verify. A page opened from a disk may
// load scripts and nothing else, so each is one assignment of JSON:
//
//	data/known/index.js        KnownIndex: how the others are named
//	data/known/files-<x>.js    (files.js if all are in one) files whose SHA-256 begins with x; behind x, up to
//	                           32 digits: "path 3-12*", with ; between: the
//	                           releases that had it, * if this build has it
//	data/known/prints-<x>.js   fingerprints that begin with x: KnownPrint
//	data/known/<document>.zh.js, .en.js   KnownWords: the words of its provisions
//
// They do not list themselves, nor the manifest.

// KnownFolder is where they stand.
const KnownFolder = "data/known/"

// maxShard is how large one of the files may become, in bytes.
const maxShard = 100_000

// KnownIndex says how the files are named, and when the releases were.
type KnownIndex struct {
	Digits   int               `json:"digits"`            // of x, of files
	Prints   int               `json:"prints"`            // of x, of fingerprints
	Release  int               `json:"release,omitempty"` // of this build; 0 for none
	Releases map[string]string `json:"releases,omitempty"`
	AsOf     model.Date        `json:"as_of"`
}

// KnownPrint is the wording that a fingerprint belongs to.
type KnownPrint struct {
	Page       string          `json:"page"` // without language
	Lang       model.Lang      `json:"lang"`
	Number     string          `json:"number"`
	Title      model.Bilingual `json:"title"`
	Wording    model.Bilingual `json:"wording"`
	Kind       VersionKind     `json:"kind"`
	Status     model.Status    `json:"status"`
	InForce    model.Date      `json:"in_force,omitzero"`
	Superseded model.Date      `json:"superseded_on,omitzero"`
	Withdrawn  model.Date      `json:"withdrawn,omitzero"`
	Sample     bool            `json:"sample,omitempty"`
	// Present says that it is the wording of its edition on the day of the site;
	// Now is the fingerprint of that, if it is another.
	Present bool   `json:"present"`
	Now     string `json:"now,omitempty"`
}

// KnownWords are the hashes of a document's words, by provision; "" stands for
// what is in none. One provision has several, with
// spaces between, where pages show it differently.
type KnownWords struct {
	Page  string            `json:"page"`
	Title string            `json:"title"`
	Words map[string]string `json:"words"`
}

// KnownFiles writes the index and the files of hashes. now are all files of the
// build, with First and Last that of its release, or 0.
func KnownFiles(d *Derived, now []model.PublishedFile) map[string][]byte {
	release := 0
	if d.Release != nil {
		release = d.Release.Number
	}
	values := map[string][]string{}
	type place struct{ path, hash string }
	here := map[place]bool{}
	there := map[string]bool{}
	for _, f := range now {
		here[place{f.Path, f.SHA256}], there[f.Path] = true, true
	}
	for _, g := range d.System.Gone {
		there[g.Path], there[model.En.Prefix()+g.Path] = true, true
	}
	add := func(f model.PublishedFile, now bool) {
		s := f.Path + " "
		if f.First > 0 {
			s += fmt.Sprintf("%d-%d", f.First, f.Last)
		}
		if now {
			s += "*"
		}
		values[f.SHA256[:32]] = append(values[f.SHA256[:32]], s)
	}
	for _, f := range d.System.Published[d.Audience] {
		// An address that the site has no more and gave up in silence may be
		// that of a standard which is no longer shown: it looks like one that
		// never was, by its hash too.
		if !there[f.Path] {
			continue
		}
		p := place{f.Path, f.SHA256}
		goesOn := here[p] && (release == 0 || f.Last >= release-1)
		if goesOn {
			here[p] = false
			f.Last = max(f.Last, release)
		}
		add(f, goesOn)
	}
	for _, f := range now {
		if here[place{f.Path, f.SHA256}] {
			add(f, true)
		}
	}
	lines := map[string]json.RawMessage{}
	for hash, list := range values {
		slices.Sort(list)
		lines[hash] = scriptJSON(strings.Join(list, ";"))
	}
	out, digits := sharded("files", lines)
	prints, printDigits := sharded("prints", printLines(d))
	for name, b := range prints {
		out[name] = b
	}
	index := KnownIndex{Digits: digits, Prints: printDigits, Release: release, AsOf: d.Day, Releases: map[string]string{}}
	for _, r := range d.System.Releases[d.Audience] {
		index.Releases[fmt.Sprint(r.Number)] = r.Day().String()
	}
	if release > 0 {
		index.Releases[fmt.Sprint(release)] = d.Release.Day().String()
	}
	out[KnownFolder+"index.js"] = []byte("window.GuijuKnownIndex=" + string(scriptJSON(index)) + ";\n")
	return out
}

// printLines are the fingerprints of all wordings of all standards.
func printLines(d *Derived) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for _, r := range d.Rows {
		versions := Versions(r.Work)
		present := map[*model.Edition]Version{} // the last wording that is in force by the day, of each edition
		for _, v := range versions {
			if last, ok := present[v.Edition]; !ok || v.Kind != BeforeCorrection && (v.From.IsZero() || !v.From.After(d.Day)) || last.Kind == BeforeCorrection {
				present[v.Edition] = v
			}
		}
		for _, v := range versions {
			stands := v.Edition.Standing()
			for _, l := range model.Langs {
				print := Fingerprint(v.Texts[l])
				if print == "" {
					continue
				}
				p := KnownPrint{
					Page: v.Path, Lang: l, Number: v.Edition.Number, Title: v.Edition.Title, Wording: v.Title, Kind: v.Kind, Sample: r.Work.Sample,
					Status: v.Edition.StatusAt(d.Day), InForce: v.Edition.InForce, Superseded: stands.Superseded, Withdrawn: v.Edition.Withdraw,
				}
				p.Now = Fingerprint(present[v.Edition].Texts[l])
				if p.Present = p.Now == print; p.Present {
					p.Now = ""
					if present[v.Edition].Key != v.Key {
						continue // the same words, told under the present wording
					}
				}
				out[print] = scriptJSON(p)
			}
		}
	}
	return out
}

// KnownDocument writes the words of one document in one language.
func KnownDocument(document string, l model.Lang, w KnownWords) (path string, file []byte) {
	name := document + "." + string(l)
	return KnownFolder + name + ".js", fmt.Appendf(nil, "(window.GuijuKnownWords=window.GuijuKnownWords||{})[%s]=%s;\n", scriptJSON(name), scriptJSON(w))
}

// sharded distributes lines to files by the first digits of their keys: as few
// digits as keep each file small, none if one file is enough. Keys lose the
// digits.
func sharded(name string, lines map[string]json.RawMessage) (out map[string][]byte, digits int) {
	variable := map[string]string{"files": "GuijuKnownFiles", "prints": "GuijuKnownPrints"}[name]
	for digits = 0; ; digits++ {
		shards, out := map[string]map[string]json.RawMessage{}, map[string][]byte{}
		for key, line := range lines {
			x := key[:digits]
			if shards[x] == nil {
				shards[x] = map[string]json.RawMessage{}
			}
			shards[x][key[digits:]] = line
		}
		fits := true
		for x, shard := range shards {
			b := fmt.Appendf(nil, "(window.%s=window.%[1]s||{})[\"%s\"]=%s;\n", variable, x, scriptJSON(shard))
			fits = fits && len(b) <= maxShard
			out[KnownFolder+strings.TrimSuffix(name+"-"+x, "-")+".js"] = b
		}
		if fits || digits == 6 {
			return out, digits
		}
	}
}

// scriptJSON is JSON that may stand in a script: < and what ends a line there are
// escaped.
func scriptJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return b
}
