package source

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// filler copies the values of a document into model structs. It is strict
// (no unknown key, no conversion between types), knows where everything
// stands, and goes on after a problem, which a decoder that stops at its first
// error cannot: all slips of a file are reported in one run.
type filler struct {
	doc *document
	ps  []model.Problem
	// neutral names keys that are known, but belong in another file.
	neutral []string
}

// fill decodes the document into dst, a pointer to a struct, and reports what
// does not fit.
func fill(doc *document, dst any) []model.Problem {
	f := filler{doc: doc}
	return f.fill(dst)
}

func (f *filler) fill(dst any) []model.Problem {
	f.table(reflect.ValueOf(dst).Elem(), f.doc.values, "")
	return f.ps
}

// neutralKeys are the keys of index.zh.md that have no language.
var neutralKeys = func() []string {
	var keys []string
	for _, sf := range reflect.VisibleFields(reflect.TypeFor[model.Item]()) {
		if key := sf.Tag.Get("toml"); key != "" && key != "-" {
			keys = append(keys, key)
		}
	}
	return keys
}()

var (
	originType    = reflect.TypeFor[model.Origin]()
	dateType      = reflect.TypeFor[model.Date]()
	bilingualType = reflect.TypeFor[model.Bilingual]()
)

// field is one key of a struct.
type field struct {
	key   string
	value reflect.Value
}

// fields lists the keys of a struct, those of embedded structs included, and
// sets its Origin on the way. The tag "-" hides a field.
func (f *filler) fields(v reflect.Value, path string) []field {
	var out []field
	for i := range v.NumField() {
		sf := v.Type().Field(i)
		key, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		switch {
		case sf.Type == originType:
			v.Field(i).Set(reflect.ValueOf(model.NewOrigin(f.doc.file, path, f.doc.index.values)))
		case sf.Anonymous && key == "":
			out = append(out, f.fields(v.Field(i), path)...)
		case key != "" && key != "-":
			out = append(out, field{key, v.Field(i)})
		}
	}
	return out
}

// table fills a struct from a table.
func (f *filler) table(v reflect.Value, values map[string]any, path string) {
	fields := f.fields(v, path)
	var known []string
	for _, fd := range fields {
		known = append(known, fd.key)
		if value, ok := values[fd.key]; ok {
			f.value(fd.value, value, join(path, fd.key))
		}
	}
	for key := range values {
		if slices.Contains(known, key) {
			continue
		}
		at := f.keyAt(join(path, key))
		if slices.Contains(f.neutral, key) {
			f.report(tomlNeutralKey, at, key)
			continue
		}
		f.report(tomlUnknownKey, at, key, strings.Join(known, ", "), didYouMean(key, known))
	}
	f.required(v.Type(), values, path)
}

// required reports the keys that a record cannot do without.
func (f *filler) required(t reflect.Type, values map[string]any, path string) {
	for _, key := range schema.Required(t) {
		at := model.NewOrigin(f.doc.file, path, f.doc.index.values).At("")
		var v any = values
		for part := range strings.SplitSeq(key, ".") {
			m, ok := v.(map[string]any)
			if !ok {
				v = "" // of the wrong type, and reported as such
				at = model.Pos{}
				break
			}
			if v, ok = m[part]; !ok {
				break
			}
		}
		if s, is := v.(string); at.File != "" && (v == nil || is && strings.TrimSpace(s) == "") {
			if v != nil {
				at = f.doc.index.values[join(path, key)]
			}
			if key == "format" { // of all keys the one that a command can add
				f.report(formatMissing, at, model.Format)
				continue
			}
			f.report(tomlMissingKey, at, key, key+" = "+sample(t, key), schema.Title(t, key))
		}
	}
}

// value fills one field, element or map value.
func (f *filler) value(v reflect.Value, value any, path string) {
	switch {
	case v.Type() == dateType:
		f.date(v, value, path)
		return
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.value(v.Elem(), value, path)
		return
	}
	switch got := value.(type) {
	case string:
		if v.Kind() == reflect.String {
			v.SetString(got)
			return
		}
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(got)
			return
		}
	case int64:
		if v.Kind() == reflect.Int && !v.OverflowInt(got) {
			v.SetInt(got)
			return
		}
	case map[string]any:
		switch v.Kind() {
		case reflect.Struct:
			f.table(v, got, path)
			return
		case reflect.Map:
			f.mapping(v, got, path)
			return
		}
	case []any:
		if v.Kind() == reflect.Slice {
			slice(f, v, got, path)
			return
		}
	case []map[string]any:
		if v.Kind() == reflect.Slice {
			slice(f, v, got, path)
			return
		}
	}
	f.wrongType(v.Type(), value, path)
}

func slice[T any](f *filler, v reflect.Value, values []T, path string) {
	v.Set(reflect.MakeSlice(v.Type(), len(values), len(values)))
	for i, value := range values {
		f.value(v.Index(i), value, element(path, i))
	}
}

// mapping fills a map with string keys.
func (f *filler) mapping(v reflect.Value, values map[string]any, path string) {
	v.Set(reflect.MakeMapWithSize(v.Type(), len(values)))
	for key, value := range values {
		e := reflect.New(v.Type().Elem()).Elem()
		f.value(e, value, join(path, key))
		v.SetMapIndex(reflect.ValueOf(key), e)
	}
}

// date fills a Date. The two slips that editors make have rules of their own.
func (f *filler) date(v reflect.Value, value any, path string) {
	key := lastPart(path)
	switch got := value.(type) {
	case string:
		if _, err := model.ParseDate(got); err == nil {
			p := tomlDateQuoted.At(f.valueAt(path), key)
			if at, ok := f.doc.index.values[path]; ok {
				p = p.Mended(at, got)
			}
			f.ps = append(f.ps, p)
			return
		}
	case time.Time:
		d := v.Addr().Interface().(*model.Date)
		if d.UnmarshalTOML(got) != nil {
			f.report(tomlDateTime, f.valueAt(path), key)
		} else if y := got.Year(); y < 1900 || y > 2199 {
			f.report(tomlDateYear, f.valueAt(path), key, y)
		}
		return
	}
	f.wrongType(v.Type(), value, path)
}

func (f *filler) wrongType(t reflect.Type, value any, path string) {
	key := lastPart(path)
	sample := sampleOf(t)
	if strings.HasSuffix(path, "]") && t.Kind() != reflect.Struct { // one of a list
		sample = "[" + sample + "]"
	}
	f.report(tomlWrongType, f.valueAt(path), key, typeWords(t), valueWords(value), key+" = "+sample)
}

func (f *filler) report(r *model.Rule, at model.Pos, args ...any) {
	f.ps = append(f.ps, r.At(at, args...))
}

func (f *filler) valueAt(path string) model.Pos {
	if p, ok := f.doc.index.values[path]; ok {
		return p
	}
	return f.keyAt(path)
}

func (f *filler) keyAt(path string) model.Pos {
	if p, ok := f.doc.index.keys[path]; ok {
		return p
	}
	return model.Pos{File: f.doc.file}
}

// lastPart returns the key at the end of a path, without an element's index.
func lastPart(path string) string {
	key := path[strings.LastIndexByte(path, '.')+1:]
	key, _, _ = strings.Cut(key, "[")
	return key
}

// typeWords says what a field takes.
func typeWords(t reflect.Type) model.Bilingual {
	switch {
	case t == dateType:
		return model.Bilingual{Zh: "日期", En: "a day"}
	case t == bilingualType:
		return model.Bilingual{Zh: "中英文两个值（.zh 和 .en）", En: "words in two languages (.zh and .en)"}
	}
	switch t.Kind() {
	case reflect.String:
		return model.Bilingual{Zh: "加引号的文字", En: "words in quotes"}
	case reflect.Bool:
		return model.Bilingual{Zh: "true 或 false", En: "true or false"}
	case reflect.Int:
		return model.Bilingual{Zh: "整数", En: "a whole number"}
	case reflect.Slice:
		return model.Bilingual{Zh: "列表", En: "a list"}
	case reflect.Struct, reflect.Map:
		return model.Bilingual{Zh: "表", En: "a table"}
	}
	panic("BUG: a model field of kind " + t.Kind().String())
}

// valueWords says what stands in its place.
func valueWords(v any) model.Bilingual {
	switch v := v.(type) {
	case string:
		return model.Bilingual{Zh: "文字", En: "words"}
	case bool:
		return model.Bilingual{Zh: fmt.Sprint(v), En: fmt.Sprint(v)}
	case int64:
		return model.Bilingual{Zh: "整数", En: "a whole number"}
	case float64:
		return model.Bilingual{Zh: "小数", En: "a decimal number"}
	case time.Time:
		return model.Bilingual{Zh: "日期或时刻", En: "a day or time"}
	case map[string]any:
		return model.Bilingual{Zh: "表", En: "a table"}
	case []any, []map[string]any:
		return model.Bilingual{Zh: "列表", En: "a list"}
	}
	panic(fmt.Sprintf("BUG: TOML value of type %T", v))
}

// sampleOf writes a right value of a type.
func sampleOf(t reflect.Type) string {
	switch {
	case t == dateType:
		return "2022-05-01"
	case t == bilingualType:
		return `{ zh = "…", en = "…" }`
	}
	switch t.Kind() {
	case reflect.String:
		return `"…"`
	case reflect.Bool:
		return "true"
	case reflect.Int:
		return "3"
	case reflect.Slice:
		return "[" + sampleOf(t.Elem()) + "]"
	case reflect.Pointer:
		return sampleOf(t.Elem())
	}
	return "{ … }"
}

// sample writes a right value of the key, which may be dotted, of a struct.
func sample(t reflect.Type, key string) string {
	for part := range strings.SplitSeq(key, ".") {
		i := slices.IndexFunc(reflect.VisibleFields(t), func(sf reflect.StructField) bool { return sf.Tag.Get("toml") == part })
		if i < 0 {
			panic("BUG: required key " + key + " is not a key of " + t.String())
		}
		t = reflect.VisibleFields(t)[i].Type
	}
	return sampleOf(t)
}
