package derive

import (
	"encoding/json"
	"slices"
	"strings"

	"guiju/generator/model"
)

// The page of short codes works from a disk, where a page may load scripts and
// nothing else: the codes stand in one small script for each first character,
// and the words of a provision in the slips of its document.

// CodesFolder is the folder of the files of [CodeFiles].
const CodesFolder = "codes/"

// CodeFiles returns the codes of all provisions, by path: one file for each
// character that a code begins with. A file maps the page that pins a document,
// without .html, to its codes, each with the id of its provision behind it.
func CodeFiles(d *Derived) map[string][]byte {
	shards := map[string]map[string][]string{} // first character -> document -> code id …
	add := func(doc, at string, texts map[model.Lang]*model.Text) {
		seen := map[string]bool{}
		for _, l := range model.Langs { // a provision that only the English has stands on its page alone
			texts[l].Walk(func(p *model.Provision) {
				code := d.Codes.Of(doc, p.ID)
				if seen[p.ID] || code == "" {
					return
				}
				seen[p.ID] = true
				shard, page := code[:1], at
				if l == model.En {
					page = l.Prefix() + at
				}
				if shards[shard] == nil {
					shards[shard] = map[string][]string{}
				}
				shards[shard][page] = append(shards[shard][page], code+" "+p.ID)
			})
		}
	}
	EachDocument(d.System, func(doc Document) { add(d.addressOf(doc), doc.Pinned(), doc.Texts) })
	out := map[string][]byte{}
	for shard, docs := range shards {
		lines := map[string]string{}
		for page, codes := range docs {
			slices.Sort(codes)
			lines[page] = strings.Join(codes, " ")
		}
		b, err := json.Marshal(lines) // which sorts, and escapes < and what ends a line in a script
		if err != nil {
			panic("BUG: " + err.Error())
		}
		out[CodesFolder+shard+".js"] = []byte(`(window.GuijuCodes=window.GuijuCodes||{})["` + shard + `"]=` + string(b) + ";\n")
	}
	return out
}

// CodeShards lists the characters that codes begin with.
func CodeShards(codes Codes) string {
	seen := map[byte]bool{}
	for _, code := range codes {
		seen[code[0]] = true
	}
	var out []byte
	for c := range seen {
		out = append(out, c)
	}
	slices.Sort(out)
	return string(out)
}

// Document is a text with its provisions: an edition of a standard, a law or a
// policy.
type Document struct {
	Edition    *model.Edition
	Regulation *model.Regulation
	Policy     *model.Policy
	Texts      map[model.Lang]*model.Text
}

// EachDocument visits every document whose text the system holds.
func EachDocument(sys *model.System, visit func(Document)) {
	show := func(d Document) {
		if d.Texts[model.Zh] != nil || d.Texts[model.En] != nil {
			visit(d)
		}
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			show(Document{Edition: e, Texts: e.Texts})
		}
	}
	for _, r := range sys.Regulations {
		show(Document{Regulation: r, Texts: r.Texts})
	}
	for _, p := range sys.Policies {
		show(Document{Policy: p, Texts: p.Texts})
	}
}

// Pinned is the page that stays with these words, without .html: what readers'
// pins and hand-outs belong to.
func (d Document) Pinned() string {
	path := ""
	switch {
	case d.Edition != nil:
		path = d.Edition.Path()
	case d.Regulation != nil:
		path = d.Regulation.Path()
	default:
		path = d.Policy.Path()
	}
	return strings.TrimSuffix(path, ".html")
}

// addressOf is the first part of the addresses of a document's provisions.
func (d *Derived) addressOf(doc Document) string {
	switch {
	case doc.Edition != nil:
		return d.OfEdition(doc.Edition)
	case doc.Regulation != nil:
		return doc.Regulation.ID
	}
	return doc.Policy.ID
}

// CodesOf finds the codes of a document's provisions by their ids.
func (d *Derived) CodesOf(doc Document) func(id string) string {
	address := d.addressOf(doc)
	return func(id string) string { return d.Codes.Of(address, id) }
}
