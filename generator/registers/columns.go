package registers

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

var (
	originType    = reflect.TypeFor[model.Origin]()
	dateType      = reflect.TypeFor[model.Date]()
	bilingualType = reflect.TypeFor[model.Bilingual]()
)

// column is a column and where its values are.
type column struct {
	Column
	path   string // below the record, as source.Editor takes it
	target int    // which of the files of its row
	index  []int  // of the field
	key    string // of a map: the key of the value
	kind   reflect.Kind
}

// columnsOf lists the columns of a record, tables in it included; lists of
// records are registers of their own. sys gives the keys of maps.
func (v *view) columnsOf(t reflect.Type, keys []schema.Key) []column {
	var out []column
	v.flatten(t, keys, nil, "", model.Bilingual{}, func(c column) { out = append(out, c) })
	return out
}

func (v *view) flatten(t reflect.Type, keys []schema.Key, index []int, prefix string, above model.Bilingual, add func(column)) {
	for i := range t.NumField() {
		sf := t.Field(i)
		name, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		at := append(slices.Clone(index), i)
		switch {
		case sf.Type == originType || name == "-":
			continue
		case sf.Anonymous && name == "":
			v.flatten(sf.Type, keys, at, prefix, above, add)
			continue
		case name == "":
			continue
		}
		if len(keys) > 0 && !slices.ContainsFunc(keys, func(k schema.Key) bool { return k.Name == name }) {
			continue // the type has the key and this kind of file has not
		}
		key := keyNamed(keys, name)
		title := above
		if title.Empty() {
			title = key.Title
		} else {
			title = say(title.Zh+"·"+key.Title.Zh, title.En+": "+key.Title.En)
		}
		c := column{path: prefix + source.KeyText(name), index: at, kind: sf.Type.Kind(), Column: Column{
			Key: prefix + name, Title: title, About: key.About, Vocabulary: key.Vocabulary, Required: key.Required}}
		if key.Vocabulary != "" {
			c.Choices = v.words.Choices(v.sys, key.Vocabulary)
		}
		switch {
		case sf.Type == dateType:
			c.Kind = Date
			add(c)
		case sf.Type == bilingualType:
			for n, lang := range model.Langs {
				b := c
				b.path, b.index, b.kind = c.path+"."+string(lang), append(slices.Clone(at), n), reflect.String
				b.Key, b.Kind = c.Key+"."+string(lang), Text
				b.Required = key.Required && lang == model.Zh
				b.Title = say(title.Zh+[]string{"（中文）", "（英文）"}[n], title.En+[]string{" (Chinese)", " (English)"}[n])
				add(b)
			}
		case c.kind == reflect.String:
			c.Kind = Text
			if c.Vocabulary != "" {
				c.Kind = Choice
			}
			add(c)
		case c.kind == reflect.Int:
			c.Kind = Whole
			add(c)
		case c.kind == reflect.Bool:
			c.Kind = Flag
			add(c)
		case sf.Type == reflect.TypeFor[[]string]():
			c.Kind = List
			add(c)
		case sf.Type == reflect.TypeFor[map[string]int]():
			for _, of := range v.mapKeys(append(slices.Clone(c.Choices), v.brought[c.Vocabulary]...), prefix+name) {
				b := c
				b.key, b.path = of.Value, c.path+"."+source.KeyText(of.Value)
				b.Key, b.Kind, b.Vocabulary, b.Choices = c.Key+"."+of.Value, Whole, "", nil
				b.Title = say(title.Zh+"·"+of.Title.Or(model.Zh), title.En+": "+of.Title.Or(model.En))
				add(b)
			}
		case c.kind == reflect.Struct:
			v.flatten(sf.Type, key.Keys, at, prefix+source.KeyText(name)+".", title, add)
		case c.kind == reflect.Slice && isRecord(sf.Type):
		default:
			panic("BUG: no column holds a " + sf.Type.String())
		}
	}
}

// isRecord reports whether a type is a list of records.
func isRecord(t reflect.Type) bool { return direct(t.Elem()).Kind() == reflect.Struct }

func direct(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// mapKeys are the choices of a map's vocabulary and the keys that the content
// has without being among them.
func (v *view) mapKeys(choices []schema.Choice, name string) []schema.Choice {
	known := map[string]bool{}
	choices = slices.DeleteFunc(choices, func(c schema.Choice) bool {
		double := known[c.Value]
		known[c.Value] = true
		return double
	})
	others := map[string]bool{}
	if name == "planned" {
		for _, b := range v.sys.Boxes {
			for key := range b.Planned {
				if !known[key] {
					others[key] = true
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(others)) {
		choices = append(choices, schema.Choice{Value: key, Title: say(key, key)})
	}
	return choices
}

func keyNamed(keys []schema.Key, name string) schema.Key {
	for _, k := range keys {
		if k.Name == name {
			return k
		}
	}
	return schema.Key{Name: name, Title: say(name, name)}
}

// cellOf is what a record says in a column. Zero is shown only where the file
// says so: a number that is not given is not known.
func (c *column) cellOf(rec record) string {
	value := rec.value.FieldByIndex(c.index)
	switch {
	case c.key != "":
		if n := value.MapIndex(reflect.ValueOf(c.key)); n.IsValid() {
			return strconv.FormatInt(n.Int(), 10)
		}
		return ""
	case c.Kind == Date:
		return value.Interface().(model.Date).String()
	case c.Kind == List:
		return JoinList(value.Interface().([]string))
	case c.kind == reflect.String:
		return value.String()
	case value.IsZero() && !rec.says(c.path):
		return ""
	case c.kind == reflect.Int:
		return strconv.FormatInt(value.Int(), 10)
	}
	return strconv.FormatBool(value.Bool())
}

// typed turns a cell that was found to be right into a value for the editor.
func (c *column) typed(cell string) any {
	switch {
	case c.Kind == Date:
		d, err := model.ParseDate(cell)
		if err != nil {
			panic("BUG: the cell was not looked at: " + cell)
		}
		return d
	case c.Kind == List:
		return SplitList(cell)
	case c.Kind == Whole:
		n, err := strconv.Atoi(cell)
		if err != nil {
			panic("BUG: the cell was not looked at: " + cell)
		}
		return n
	case c.Kind == Flag:
		return cell == "true"
	}
	return cell
}
