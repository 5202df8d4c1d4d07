package derive

import (
	"encoding/json"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Other systems show single provisions of a standard in their own pages
// (标准化成果嵌入): static/data/embed.js asks for the words of one standard as a
// script, since a page opened from a disk may load scripts and nothing else.

// EmbedFormat is the version of the files of [Embeds].
const EmbedFormat = 1

// embedFile is what embed.js needs of one standard in one language.
type embedFile struct {
	Format     int          `json:"format"`
	AsOf       model.Date   `json:"as_of"`
	Number     string       `json:"number"`
	Title      string       `json:"title"`
	Sample     bool         `json:"sample"`
	Status     model.Status `json:"status"`
	InForce    model.Date   `json:"in_force,omitzero"`
	Superseded model.Date   `json:"superseded_on,omitzero"`
	Withdrawn  model.Date   `json:"withdrawn,omitzero"`
	Page       string       `json:"page"`
	// Provisions in the order of the text: fragment, number, title, words.
	Provisions [][4]string `json:"provisions"`
}

// EmbedPath is the file of a work's provisions for embed.js.
func EmbedPath(w *model.Work, l model.Lang) string {
	return l.Prefix() + "standards/" + w.ID + ".embed.js"
}

// Embeds returns the file of every text on show by its path: a call that
// leaves the words with the page, and no other code.
func Embeds(d *Derived) map[string][]byte {
	out := map[string][]byte{}
	for _, r := range d.Rows {
		if !r.HasText || r.Edition == nil {
			continue
		}
		for _, l := range d.System.Langs() {
			t := r.Edition.Texts[l]
			if t == nil {
				continue
			}
			stands := r.Edition.Standing()
			f := embedFile{
				Format: EmbedFormat, AsOf: d.Day, Number: r.Number, Title: r.Title.Or(l), Sample: r.Work.Sample, Status: r.Status,
				InForce: stands.InForce, Superseded: stands.Superseded, Withdrawn: stands.Withdrawn, Page: l.Prefix() + r.Path,
			}
			t.Walk(func(p *model.Provision) {
				f.Provisions = append(f.Provisions, [4]string{p.ID, p.Number, text.SeenTitle(t, p), text.SeenBelow(t, p)})
			})
			b, err := json.Marshal(f) // which escapes < and what ends a line in a script
			if err != nil {
				panic("BUG: " + err.Error())
			}
			key, _ := json.Marshal(string(l) + "/" + r.Work.ID)
			out[EmbedPath(r.Work, l)] = []byte("(window.GuijuStandards=window.GuijuStandards||{})[" + string(key) + "]=" + string(b) + ";\n")
		}
	}
	return out
}

// EmbedSample is the provision that the example of embedding shows: the first
// requirement with words of its own of the first text on show. ok is false
// where no text is published.
func EmbedSample(d *Derived) (address string, w *model.Work, ok bool) {
	for _, r := range d.Rows {
		if !r.HasText || r.Edition == nil {
			continue
		}
		t := r.Edition.Texts[model.Zh]
		var best string
		t.Walk(func(p *model.Provision) {
			if best == "" && p.Kind == model.Subclause && p.Normative && p.Number > "4" && len(p.Children) == 0 && text.SeenBelow(t, p) != "" {
				best = p.ID
			}
		})
		if best != "" {
			return r.Work.ID + "#" + best, r.Work, true
		}
	}
	return "", nil, false
}
