package source

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"guiju/generator/model"
)

// The decoded side of an edit: what a file must say once it is written. Trees
// are of map[string]any, []any, string, int64, bool, float64, model.Date and,
// for what the content never has, times as words.

// plain turns what BurntSushi decodes into a tree.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, item := range v {
			out[key] = plain(item)
		}
		return out
	case []map[string]any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = plain(item)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = plain(item)
		}
		return out
	case time.Time:
		var d model.Date
		if d.UnmarshalTOML(v) == nil {
			return d
		}
		return fmt.Sprint("time ", v.Format(time.RFC3339Nano), v.Location())
	}
	return v
}

// plainValue is plain of the values that an Editor takes, with lists as words.
func plainValue(v any) any {
	switch v := v.(type) {
	case int:
		return int64(v)
	case []string:
		if len(v) == 0 {
			return []string(nil)
		}
	}
	return v
}

// asTree is plainValue as a tree holds it.
func asTree(v any) any {
	if list, ok := v.([]string); ok {
		out := make([]any, len(list))
		for i, s := range list {
			out[i] = s
		}
		return out
	}
	return v
}

// pruned leaves out tables and lists with nothing in them: whether they are
// written says nothing. Records of a list stay.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for key, item := range v {
			switch item := pruned(item).(type) {
			case map[string]any:
				if len(item) > 0 {
					out[key] = item
				}
			case []any:
				if len(item) > 0 {
					out[key] = item
				}
			default:
				out[key] = item
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = pruned(item)
		}
		return out
	}
	return v
}

// lookUp follows a path.
func lookUp(v any, steps []step) (any, bool) {
	for _, s := range steps {
		switch in := v.(type) {
		case map[string]any:
			item, ok := in[s.key]
			if !ok || s.index >= 0 {
				return nil, false
			}
			v = item
		case []any:
			if s.index < 0 || s.index >= len(in) {
				return nil, false
			}
			v = in[s.index]
		default:
			return nil, false
		}
	}
	return v, true
}

// put returns the tree with a value at the path; missing tables are made.
func put(v any, steps []step, value any) any {
	if len(steps) == 0 {
		return asTree(value)
	}
	s := steps[0]
	if s.index >= 0 {
		list, ok := v.([]any)
		if !ok || s.index >= len(list) {
			panic("BUG: no such record: " + formatPath(steps))
		}
		list = slices.Clone(list)
		list[s.index] = put(list[s.index], steps[1:], value)
		return list
	}
	var table map[string]any
	switch v := v.(type) {
	case nil:
		table = map[string]any{}
	case map[string]any:
		table = maps.Clone(v)
	default:
		panic("BUG: a value stands where a table is wanted: " + formatPath(steps))
	}
	table[s.key] = put(table[s.key], steps[1:], value)
	return table
}

// cut returns the tree without the value at the path.
func cut(v any, steps []step) any {
	s := steps[0]
	if s.index >= 0 {
		list := slices.Clone(v.([]any))
		list[s.index] = cut(list[s.index], steps[1:])
		return list
	}
	table := maps.Clone(v.(map[string]any))
	if len(steps) == 1 {
		delete(table, s.key)
	} else {
		table[s.key] = cut(table[s.key], steps[1:])
	}
	return table
}
