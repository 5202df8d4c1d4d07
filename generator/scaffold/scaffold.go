// Package scaffold drafts content: a file, or a row of a register, in which
// every key stands with what it means.
//
// # What flows in
//
// The keys and their words (package schema), the system as it is, for the
// values of its own vocabularies, and what the author has said already
// ([Values]). [Province] also takes the content that the program carries, for
// the facts in it.
//
// # What flows out
//
// Bytes with the names of the files they are for. What is required stands as a
// key to fill in, which `check` points at; what is optional stands as a
// remark.
//
// # What it never does
//
// It reads and writes no disk, and makes up no facts: a value comes from the
// author, from the content that the program carries, or is empty.
package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Values are what is known of a record, by key: TOML as a string, a
// [model.Bilingual], Values for a table, []Values for records.
type Values map[string]any

// drafter writes keys in one language of remarks.
type drafter struct {
	lang model.Lang
	sys  *model.System
	b    strings.Builder
}

// record writes the keys of a table: what is said of it in values, what is
// required or wanted and not said, and the rest as remarks. path is that of
// the table, "" at the top of a file; off writes all of it as a remark;
// brief leaves out whatever has no value.
type record struct {
	keys       []schema.Key
	values     Values
	path       string
	wanted     []string // keys to fill in although the record could do without
	off, brief bool
}

func (d *drafter) record(r record) {
	for _, k := range r.keys {
		if k.Kind != schema.Table && k.Kind != schema.Records {
			d.plain(r, k)
		}
	}
	for _, k := range r.keys {
		switch k.Kind {
		case schema.Table:
			d.table(r, k)
		case schema.Records:
			d.records(r, k)
		}
	}
}

// plain writes a key with its value on a line.
func (d *drafter) plain(r record, k schema.Key) {
	value, said := r.values[k.Name]
	needed := k.Required || slices.Contains(r.wanted, k.Name)
	if r.brief && !said {
		return
	}
	if !r.brief {
		d.explain(k)
	}
	if k.Kind == schema.Bilingual {
		words, _ := value.(model.Bilingual)
		for _, l := range model.Langs {
			switch w := words.In(l); {
			case w != "" || l == model.Zh && needed && !r.off:
				d.line(r.off, k.Name+"."+string(l), schema.Quote(w))
			case r.brief:
			case said || needed: // what is said in Chinese may be said in English
				d.line(true, k.Name+"."+string(l), `""`)
			default:
				d.line(true, k.Name+"."+string(l), schema.Quote(k.ExampleIn(l)))
			}
		}
		return
	}
	switch {
	case said:
		d.line(r.off, k.Name, value.(string))
	case needed && !r.off:
		d.line(false, k.Name, empty(k))
	default:
		d.line(true, k.Name, d.example(k))
	}
}

// empty is a value that check asks to be filled in.
func empty(k schema.Key) string {
	switch k.Kind {
	case schema.Words:
		return `""`
	case schema.List:
		return `["…"]`
	case schema.Whole:
		return "0"
	}
	panic("BUG: nothing to fill in for the key " + k.Name + " of kind " + string(k.Kind))
}

// line writes a key with its value; as a remark it can be switched on by
// deleting one character.
func (d *drafter) line(off bool, key, value string) {
	if off {
		d.b.WriteByte('#')
	}
	fmt.Fprintf(&d.b, "%s = %s\n", key, value)
}

func (d *drafter) table(r record, k schema.Key) {
	inside, said := r.values[k.Name].(Values)
	if r.brief && !said {
		return
	}
	off := r.off || !said && !k.Required
	d.gap()
	if !r.brief {
		d.explain(k)
	}
	d.head(off, "["+join(r.path, k.Name)+"]")
	d.record(record{keys: k.Keys, values: inside, path: join(r.path, k.Name), off: off, brief: r.brief})
}

// records explains the keys once, in the first record.
func (d *drafter) records(r record, k schema.Key) {
	list, _ := r.values[k.Name].([]Values)
	if r.brief && len(list) == 0 {
		return
	}
	off := r.off || len(list) == 0 && !slices.Contains(r.wanted, k.Name)
	if len(list) == 0 {
		list = []Values{nil}
	}
	for i, values := range list {
		d.gap()
		brief := r.brief || i > 0
		if !brief {
			d.explain(k)
		}
		d.head(off, "[["+join(r.path, k.Name)+"]]")
		d.record(record{keys: k.Keys, values: values, path: join(r.path, k.Name), off: off, brief: brief})
	}
}

// gap leaves one empty line.
func (d *drafter) gap() {
	if s := d.b.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		d.b.WriteByte('\n')
	}
}

func (d *drafter) head(off bool, head string) {
	if off {
		d.b.WriteByte('#')
	}
	d.b.WriteString(head + "\n")
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// mostChoices is how many values a remark lists.
const mostChoices = 24

// explain says above a key what it is.
func (d *drafter) explain(k schema.Key) {
	required := ""
	if k.Required {
		required = model.Bilingual{Zh: "（必填）", En: " (required)"}.In(d.lang)
	}
	d.remark(k.Title.In(d.lang) + required + model.Bilingual{Zh: "：", En: ": "}.In(d.lang) + k.About.In(d.lang) + d.choices(k))
}

// choices lists the values that a key may have.
func (d *drafter) choices(k schema.Key) string {
	if k.Vocabulary == "" {
		return ""
	}
	all := schema.Choices(d.sys, k.Vocabulary)
	if len(all) == 0 {
		return ""
	}
	var words []string
	for _, c := range all[:min(len(all), mostChoices)] {
		if d.lang == model.Zh {
			words = append(words, c.Value+"（"+c.Title.Or(d.lang)+"）")
		} else {
			words = append(words, c.Value+" ("+c.Title.Or(d.lang)+")")
		}
	}
	if len(all) > mostChoices {
		words = append(words, "…")
	}
	if d.lang == model.Zh {
		return "可用的值：" + strings.Join(words, "、") + "。"
	}
	return " One of: " + strings.Join(words, ", ") + "."
}

// example is a value that the key may have in this system.
func (d *drafter) example(k schema.Key) string {
	if k.Vocabulary == "" {
		return k.Example
	}
	all := schema.Choices(d.sys, k.Vocabulary)
	if len(all) == 0 || slices.ContainsFunc(all, func(c schema.Choice) bool { return strings.Contains(k.Example, schema.Quote(c.Value)) }) {
		return k.Example
	}
	switch first := all[0].Value; k.Kind {
	case schema.Words:
		return schema.Quote(first)
	case schema.List:
		return "[" + schema.Quote(first) + "]"
	case schema.Counts:
		return "{ " + first + " = 5 }"
	}
	return k.Example
}

func (d *drafter) remark(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		d.b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
}

// opening says at the head of a file what it is, and how to read it.
func (d *drafter) opening(f schema.File) {
	d.remark(f.Title.In(d.lang) + model.Bilingual{Zh: "：", En: ": "}.In(d.lang) + f.About.In(d.lang))
	d.remark(model.Bilingual{
		Zh: "“# ”后面是说明；紧跟“#”的是可以不写的键，删去“#”即启用。",
		En: "Remarks follow “# ”; a key right after “#” is optional: delete the “#” to use it.",
	}.In(d.lang))
	d.b.WriteByte('\n')
}

// whole drafts a file of TOML.
func whole(f schema.File, values Values, wanted []string, sys *model.System, lang model.Lang) []byte {
	d := drafter{lang: lang, sys: sys}
	d.opening(f)
	d.record(record{keys: f.Keys, values: values, wanted: wanted})
	return []byte(d.b.String())
}
