package source

import (
	"path"
	"reflect"
	"strings"

	"guiju/generator/model"
)

// orders are what content files are decoded into, by their names. Editors take
// the order of keys from them.
var orders = map[string]reflect.Type{
	"system.toml": reflect.TypeFor[model.Config](),
	"framework.toml": reflect.TypeFor[struct {
		Boxes []*model.Box `toml:"box"`
	}](),
	"regions.toml": reflect.TypeFor[struct {
		Regions []*model.Region `toml:"region"`
	}](),
	"references.toml": reflect.TypeFor[struct {
		References []*model.Reference `toml:"reference"`
	}](),
	"plan.toml": reflect.TypeFor[model.Plan](),
	"roles.toml": reflect.TypeFor[struct {
		Roles []*model.Role `toml:"role"`
	}](),
	"synonyms.toml": reflect.TypeFor[struct {
		Synonyms []*model.Synonym `toml:"synonym"`
	}](),
	"filings.toml": reflect.TypeFor[struct {
		Filings []*model.Filing `toml:"filing"`
	}](),
	"work.toml":       reflect.TypeFor[model.Work](),
	"edition.toml":    reflect.TypeFor[model.Edition](),
	"regulation.toml": reflect.TypeFor[model.Regulation](),
	"policy.toml":     reflect.TypeFor[model.Policy](),
	"course.toml":     reflect.TypeFor[model.Course](),
	"index.zh.md":     frontType,
	"index.en.md":     frontType,
}

var frontType = reflect.TypeFor[struct {
	Title   string `toml:"title"`
	Summary string `toml:"summary"`
	model.Item
}]()

// typeOf returns what a content file is decoded into, nil where it is none of
// ours.
func typeOf(file string) reflect.Type { return orders[path.Base(file)] }

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
