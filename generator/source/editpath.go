package source

import (
	"strconv"
	"strings"

	"guiju/generator/schema"
)

// step is one part of the path of a value: a key, or the index of an element.
type step struct {
	key   string
	index int // of an element; -1 for a key
}

// parsePath reads a path as [Editor] takes it: level[2].title.zh; a key that is
// not bare (TOML 1.0, Keys) stands in double quotes.
func parsePath(path string) []step {
	var steps []step
	rest := path
	for rest != "" {
		switch rest[0] {
		case '.':
			rest = rest[1:]
		case '[':
			end := strings.IndexByte(rest, ']')
			n, err := strconv.Atoi(rest[1:max(end, 1)])
			if err != nil || n < 0 {
				panic("BUG: path " + path)
			}
			steps = append(steps, step{index: n})
			rest = rest[end+1:]
		case '"':
			quoted, err := strconv.QuotedPrefix(rest)
			if err != nil {
				panic("BUG: path " + path)
			}
			key, err := strconv.Unquote(quoted)
			if err != nil {
				panic("BUG: path " + path)
			}
			steps = append(steps, step{key, -1})
			rest = rest[len(quoted):]
		default:
			end := strings.IndexAny(rest, ".[")
			if end < 0 {
				end = len(rest)
			}
			steps = append(steps, step{rest[:end], -1})
			rest = rest[end:]
		}
	}
	return steps
}

// formatPath is the reverse of parsePath.
func formatPath(steps []step) string {
	p := ""
	for _, s := range steps {
		if s.index >= 0 {
			p = element(p, s.index)
		} else {
			p = join(p, KeyText(s.key))
		}
	}
	return p
}

// KeyText writes one key as TOML and the paths of [Editor] have it: bare, or in
// double quotes where it holds anything but letters, digits, - and _.
func KeyText(key string) string {
	bare := key != "" && strings.IndexFunc(key, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_'
	}) < 0
	if bare {
		return key
	}
	return schema.Quote(key)
}

// parentOf cuts the last step off a path that ends with a key.
func parentOf(path string) (parent, key string) {
	steps := parsePath(path)
	last := steps[len(steps)-1]
	if last.index >= 0 {
		panic("BUG: " + path + " does not end with a key")
	}
	return formatPath(steps[:len(steps)-1]), last.key
}

// below reports whether path lies below the table, record or list at top.
func below(path, top string) bool {
	if top == "" {
		return path != ""
	}
	rest, ok := strings.CutPrefix(path, top)
	return ok && rest != "" && (rest[0] == '.' || rest[0] == '[')
}

// relative returns the keys that lead from top down to path.
func relative(path, top string) []string {
	steps := parsePath(path)[len(parsePath(top)):]
	keys := make([]string, len(steps))
	for i, s := range steps {
		if s.index >= 0 {
			panic("BUG: " + path + " is not reached from " + top + " by keys")
		}
		keys[i] = s.key
	}
	return keys
}

// dotted writes keys as one dotted key.
func dotted(keys []string) string {
	p := ""
	for _, k := range keys {
		p = join(p, KeyText(k))
	}
	return p
}
