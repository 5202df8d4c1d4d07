package schema

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"guiju/generator/model"
)

// word is what people say of one key. An example is TOML; of a Bilingual it is
// the bare Chinese, and exampleEn the English.
type word struct {
	key                string
	zh, en             string
	aboutZh, aboutEn   string
	vocabulary         string
	example, exampleEn string
}

// said are the words of the keys of one type, in the order of its fields.
type said struct {
	of    reflect.Type
	words []word
}

var allWords = slices.Concat(wordsOfSystem, wordsOfRegisters, wordsOfCycle, wordsOfProgramme, wordsOfReleases, wordsOfFederation, wordsOfStandards, wordsOfDocuments)

func wordOf(t reflect.Type, key string) *word {
	for _, s := range allWords {
		if s.of != t {
			continue
		}
		for i := range s.words {
			if s.words[i].key == key {
				return &s.words[i]
			}
		}
	}
	panic(fmt.Sprintf("BUG: no words for the key %s of %s", key, t))
}

var (
	originType    = reflect.TypeFor[model.Origin]()
	dateType      = reflect.TypeFor[model.Date]()
	bilingualType = reflect.TypeFor[model.Bilingual]()
	editionsType  = reflect.TypeFor[map[string]map[string]string]()
)

// tomlKey is one key of a struct: those of embedded structs are its own.
type tomlKey struct {
	name string
	of   reflect.Type // the struct whose field it is
	typ  reflect.Type
}

func tomlKeys(t reflect.Type) (out []tomlKey) {
	for sf := range fieldsOf(t) {
		name, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		switch {
		case sf.Type == originType || name == "-":
		case sf.Anonymous && name == "":
			out = append(out, tomlKeys(sf.Type)...)
		case name != "":
			out = append(out, tomlKey{name, t, sf.Type})
		}
	}
	return out
}

func fieldsOf(t reflect.Type) func(func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// Files lists every kind of file with its keys.
func Files() []File {
	out := make([]File, 0, len(kinds))
	for _, k := range kinds {
		f := k.File
		for _, key := range keysOf(reflect.TypeOf(k.holds), Required(reflect.TypeOf(k.holds))) {
			if slices.Contains(strings.Fields(k.without), key.Name) {
				continue
			}
			key.Required = key.Required || key.Name == k.needs
			f.Keys = append(f.Keys, key)
		}
		out = append(out, f)
	}
	return out
}

// Named returns the kind of file with the name ("work").
func Named(name string) File {
	files := Files()
	i := slices.IndexFunc(files, func(f File) bool { return f.Name == name })
	if i < 0 {
		panic("BUG: no kind of file is called " + name)
	}
	return files[i]
}

// Key returns the key with the name, or nil.
func (f File) Key(name string) *Key { return named(f.Keys, name) }

// Key returns the key of a Table or Records with the name, or nil.
func (k Key) Key(name string) *Key { return named(k.Keys, name) }

func named(keys []Key, name string) *Key {
	for i := range keys {
		if keys[i].Name == name {
			return &keys[i]
		}
	}
	return nil
}

// keysOf describes the keys of a struct; required are dotted from it on.
func keysOf(t reflect.Type, required []string) (out []Key) {
	for _, tk := range tomlKeys(t) {
		w := wordOf(tk.of, tk.name)
		k := Key{Name: tk.name, Title: bilingual(w.zh, w.en), About: bilingual(w.aboutZh, w.aboutEn), Vocabulary: w.vocabulary, Example: w.example}
		var below []string // required of what the key holds
		for _, r := range required {
			if r == tk.name {
				k.Required = true
			} else if rest, ok := strings.CutPrefix(r, tk.name+"."); ok {
				k.Required = true
				below = append(below, rest)
			}
		}
		k.describe(tk.typ, w, below)
		out = append(out, k)
	}
	return out
}

// describe adds what follows from the type of the field.
func (k *Key) describe(t reflect.Type, w *word, below []string) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == dateType:
		k.Kind = Date
	case t == bilingualType:
		k.Kind = Bilingual
		k.said = bilingual(w.example, w.exampleEn)
		k.Example = fmt.Sprintf("{ zh = %s, en = %s }", Quote(w.example), Quote(w.exampleEn))
	case t == editionsType:
		k.Kind = Hashes
	case t.Kind() == reflect.String:
		k.Kind = Words
	case t.Kind() == reflect.Int:
		k.Kind = Whole
	case t.Kind() == reflect.Bool:
		k.Kind = Flag
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		k.Kind = List
	case t.Kind() == reflect.Map && t.Elem().Kind() == reflect.Int:
		k.Kind = Counts
	case t.Kind() == reflect.Slice:
		e := t.Elem()
		if e.Kind() == reflect.Pointer {
			e = e.Elem()
		}
		k.Kind, k.Keys = Records, keysOf(e, Required(e))
	case t.Kind() == reflect.Struct:
		k.Kind, k.Keys = Table, keysOf(t, slices.Concat(Required(t), below))
	default:
		panic(fmt.Sprintf("BUG: the key %s has the type %s, which no kind describes", k.Name, t))
	}
}

// Title says what people call a key, which may be dotted, of a type; nothing
// where the type has no such key.
func Title(t reflect.Type, key string) (title model.Bilingual) {
	for part := range strings.SplitSeq(key, ".") {
		if t == bilingualType { // title.zh is the title
			return title
		}
		keys := tomlKeys(t)
		i := slices.IndexFunc(keys, func(k tomlKey) bool { return k.name == part })
		if i < 0 {
			return model.Bilingual{}
		}
		w := wordOf(keys[i].of, part)
		title, t = bilingual(w.zh, w.en), keys[i].typ
	}
	return title
}

// Quote writes words as a basic string (TOML 1.0, String). Its escapes are also
// Go's, so that strconv reads it.
func Quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
