package source

import (
	"reflect"
	"strings"
)

// rank says where a path stands in the order of the model's fields, one number
// a key; what the model does not know comes last.
func (e *Editor) rank(path string) []int {
	const unknown = 1 << 20
	var rank []int
	t := e.order
	for _, s := range parsePath(path) {
		if s.index >= 0 {
			rank, t = append(rank, s.index), under(t)
			continue
		}
		n := unknown
		if t != nil && t.Kind() == reflect.Struct {
			n, t = fieldOf(t, s.key)
		} else {
			t = under(t)
		}
		rank = append(rank, n)
	}
	return rank
}

// isBilingual reports whether the path is one of words in two languages.
func (e *Editor) isBilingual(path string) bool {
	t := e.order
	for _, s := range parsePath(path) {
		if s.index < 0 && t != nil && t.Kind() == reflect.Struct {
			_, t = fieldOf(t, s.key)
		} else {
			t = under(t)
		}
	}
	return t == bilingualType
}

// under returns the type of the elements of a list or map, pointers followed.
func under(t reflect.Type) reflect.Type {
	if t == nil || t.Kind() != reflect.Slice && t.Kind() != reflect.Map {
		return nil
	}
	return direct(t.Elem())
}

func direct(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// fieldOf returns the place of a key among the fields of a struct, those of
// embedded structs included, and its type.
func fieldOf(t reflect.Type, key string) (n int, field reflect.Type) {
	for _, sf := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		if name == "" || name == "-" {
			continue
		}
		if name == key {
			return n, direct(sf.Type)
		}
		n++
	}
	return 1 << 20, nil
}
