package source_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"guiju/generator/model"
	"guiju/generator/source"
)

// place is one value or list of a decoded file.
type place struct {
	path  string
	value any
}

// placesIn lists the values of a tree that an Editor can set, and its lists of
// records.
func placesIn(v any, at string) (values, lists []place) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			p := source.KeyText(key)
			if at != "" {
				p = at + "." + p
			}
			vs, ls := placesIn(v[key], p)
			values, lists = append(values, vs...), append(lists, ls...)
		}
	case []map[string]any:
		lists = append(lists, place{at, v})
		for i, item := range v {
			vs, ls := placesIn(item, fmt.Sprintf("%s[%d]", at, i))
			values, lists = append(values, vs...), append(lists, ls...)
		}
	case []any:
		if len(v) > 0 && isTable(v[0]) {
			lists = append(lists, place{at, v})
			for i, item := range v {
				vs, ls := placesIn(item, fmt.Sprintf("%s[%d]", at, i))
				values, lists = append(values, vs...), append(lists, ls...)
			}
			return
		}
		values = append(values, place{at, v})
	default:
		values = append(values, place{at, v})
	}
	return
}

func isTable(v any) bool { _, ok := v.(map[string]any); return ok }

// other returns a value of the same type, hostile ones among them.
func other(r *rand.Rand, v any) any {
	words := []string{"", "甲", "a\"b", `c\d`, "it's", "一\n二", "\t\r\u0001", "'''", `"""`, "# x", "[y]", "= 1", " 空 ", "𠀀"}
	word := func() string { return words[r.IntN(len(words))] }
	switch v.(type) {
	case string:
		return word()
	case int64, float64:
		return r.IntN(100)
	case bool:
		return r.IntN(2) == 0
	case time.Time:
		return model.NewDate(2000+r.IntN(50), 3, 1+r.IntN(28))
	case []any:
		list := []string{}
		for range r.IntN(5) {
			list = append(list, word())
		}
		return list
	}
	panic(fmt.Sprintf("a value of type %T", v))
}

// same compares a decoded value with one that was set.
func same(got, want any) bool {
	switch w := want.(type) {
	case int:
		return got == any(int64(w))
	case model.Date:
		t, ok := got.(time.Time)
		return ok && t.Format(time.DateOnly) == w.String()
	case []string:
		list, ok := got.([]any)
		return ok && slices.EqualFunc(list, w, func(a any, b string) bool { return a == any(b) })
	}
	return got == want
}

func decoded(t testing.TB, raw []byte) map[string]any {
	t.Helper()
	values := map[string]any{}
	if _, err := toml.Decode(strings.TrimPrefix(string(raw), "\uFEFF"), &values); err != nil {
		t.Fatalf("%v\n%s", err, raw)
	}
	return values
}

// subsequence reports whether the lines of a are among those of b, in order.
func subsequence(a, b []string) bool {
	for _, line := range b {
		if len(a) > 0 && a[0] == line {
			a = a[1:]
		}
	}
	return len(a) == 0
}

// solid returns the lines with anything on them.
func solid(raw []byte) []string {
	return slices.DeleteFunc(strings.Split(string(raw), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
}

func edited(t *testing.T, file string, raw []byte, edit func(*source.Editor)) []byte {
	t.Helper()
	e, ps := source.NewEditor(file, raw)
	if e == nil {
		t.Fatal(ps[0].Message(model.En))
	}
	edit(e)
	out, ps := e.Bytes()
	if len(ps) > 0 {
		t.Fatal(ps[0].Message(model.En))
	}
	return out
}

// TestEditOfContent makes random edits to every TOML file of the content. What
// was meant is there, everything else decodes as before, and lines that are not
// concerned are the same bytes.
func TestEditOfContent(t *testing.T) {
	content := os.DirFS("../../content")
	err := fs.WalkDir(content, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(file) != ".toml" || path.Base(file) == "keys.toml" {
			return err
		}
		raw, err := fs.ReadFile(content, file)
		if err != nil {
			return err
		}
		t.Run(file, func(t *testing.T) { editAtRandom(t, file, raw) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func editAtRandom(t *testing.T, file string, raw []byte) {
	r := rand.New(rand.NewPCG(1, uint64(len(raw))))
	before := decoded(t, raw)
	values, lists := placesIn(before, "")
	lines := strings.Split(string(raw), "\n")

	// A value that is set is on as many lines as it was; no other line changes.
	for range 5 {
		p := values[r.IntN(len(values))]
		want := other(r, p.value)
		if p.path == "format" || reflect.DeepEqual(p.value, want) {
			continue
		}
		out := edited(t, file, raw, func(e *source.Editor) { e.Set(p.path, want) })
		after, _ := placesIn(decoded(t, out), "")
		found := false
		for i, q := range after {
			switch {
			case q.path == p.path:
				found = same(q.value, want)
			case len(after) != len(values) || !reflect.DeepEqual(q, values[i]):
				t.Fatalf("set %s: %s changed too", p.path, q.path)
			}
		}
		if !found {
			t.Fatalf("set %s: not there", p.path)
		}
		changed := 0
		outLines := strings.Split(string(out), "\n")
		if _, isList := want.([]string); !isList && len(outLines) != len(lines) {
			t.Fatalf("set %s: %d lines, were %d", p.path, len(outLines), len(lines))
		}
		for i := range min(len(lines), len(outLines)) {
			if lines[i] != outLines[i] {
				changed++
			}
		}
		if changed > 1 && len(lines) == len(outLines) {
			t.Fatalf("set %s: %d lines changed", p.path, changed)
		}
	}

	// A value that is deleted takes its line, or a part of it.
	for range 3 {
		p := values[r.IntN(len(values))]
		out := edited(t, file, raw, func(e *source.Editor) { e.Delete(p.path) })
		after, _ := placesIn(decoded(t, out), "")
		want := slices.DeleteFunc(slices.Clone(values), func(q place) bool { return q.path == p.path })
		if !reflect.DeepEqual(after, want) {
			t.Fatalf("delete %s: more is gone", p.path)
		}
		if !subsequence(solid(out), lines) {
			changed := slices.DeleteFunc(solid(out), func(s string) bool { return slices.Contains(lines, s) })
			if len(changed) != 1 {
				t.Fatalf("delete %s: lines changed: %q", p.path, changed)
			}
		}
		// Set again, it comes back, on a line that can be told from the others.
		back := edited(t, file, out, func(e *source.Editor) { e.Set(p.path, revalue(p.value)) })
		again, _ := placesIn(decoded(t, back), "")
		if !reflect.DeepEqual(again, values) {
			t.Fatalf("set %s again: something else says\n%v\nnot\n%v", p.path, again, values)
		}
	}

	for range 5 {
		if len(lists) == 0 {
			break
		}
		p := lists[r.IntN(len(lists))]
		n := reflect.ValueOf(p.value).Len()
		order := r.Perm(n)
		out := edited(t, file, raw, func(e *source.Editor) { e.Arrange(p.path, order) })
		if got, want := slices.Sorted(slices.Values(solid(out))), slices.Sorted(slices.Values(solid(raw))); !sameButCommas(got, want) {
			t.Fatalf("arrange %s %v: lines differ", p.path, order)
		}
		for i, from := range order {
			got := listAt(t, out, p.path).Index(i).Interface()
			if want := reflect.ValueOf(p.value).Index(from).Interface(); !reflect.DeepEqual(got, want) {
				t.Fatalf("arrange %s %v: record %d is %v", p.path, order, i, got)
			}
		}
		// And back again: records are where they were.
		reverse := make([]int, n)
		for i, from := range order {
			reverse[from] = i
		}
		again := edited(t, file, out, func(e *source.Editor) { e.Arrange(p.path, reverse) })
		if !reflect.DeepEqual(decoded(t, again), before) {
			t.Fatalf("arrange %s %v and back", p.path, order)
		}

		drop := r.IntN(n)
		rest := slices.DeleteFunc(slices.Collect(ints(n)), func(i int) bool { return i == drop })
		out = edited(t, file, raw, func(e *source.Editor) { e.Arrange(p.path, rest) })
		if !subsequenceButCommas(solid(out), lines) {
			t.Fatalf("arrange %s without %d: lines changed", p.path, drop)
		}
		out = edited(t, file, raw, func(e *source.Editor) {
			e.Append(p.path, []source.Entry{{Key: "key", Value: "x"}, {Key: "title.zh", Value: "甲\"乙"}, {Key: "list", Value: []string{"a"}}})
		})
		if !subsequenceButCommas(lines, strings.Split(string(out), "\n")) {
			t.Fatalf("append %s: lines changed", p.path)
		}
		if got := listAt(t, out, p.path); got.Len() != n+1 {
			t.Fatalf("append %s: %d records", p.path, got.Len())
		}
	}
}

// revalue turns a decoded value into one that is set.
func revalue(v any) any {
	switch v := v.(type) {
	case int64:
		return int(v)
	case time.Time:
		return model.NewDate(v.Date())
	case []any:
		list := []string{}
		for _, item := range v {
			list = append(list, item.(string))
		}
		return list
	}
	return v
}

// listAt returns the list at the path of a file.
func listAt(t *testing.T, raw []byte, at string) reflect.Value {
	t.Helper()
	_, lists := placesIn(decoded(t, raw), "")
	i := slices.IndexFunc(lists, func(p place) bool { return p.path == at })
	if i < 0 {
		t.Fatalf("no list %s", at)
	}
	return reflect.ValueOf(lists[i].value)
}

func ints(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n && yield(i); i++ {
		}
	}
}

// Items in brackets gain or lose the comma behind them.
func uncomma(lines []string) []string {
	var out []string
	for _, s := range lines {
		out = append(out, strings.TrimSuffix(strings.TrimRight(s, " \r"), ","))
	}
	return out
}
func sameButCommas(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(uncomma(a))), slices.Sorted(slices.Values(uncomma(b))))
}
func subsequenceButCommas(a, b []string) bool { return subsequence(uncomma(a), uncomma(b)) }

// FuzzEdit: whatever is valid TOML can be edited, and says afterwards what it
// should; Bytes panics where it does not.
func FuzzEdit(f *testing.F) {
	content := os.DirFS("../../content")
	for _, name := range []string{"system.toml", "plan.toml", "roles.toml", "standards/db41-t-s001/work.toml", "training/induction-course/course.toml"} {
		raw, err := fs.ReadFile(content, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw), uint64(1))
	}
	for _, s := range []string{
		"a.b.c = 1\n[x.y]\nz = {a.b = '''\nq'''}\n[[l]]\n[[l.m]]\nk = [[1], ['a']]\n[[l]]\n[l.n.o]\n", "\r\na = 1\r\n\r\n[b] # c\r\n\"q.r\" = ''",
		"a = [ # c\n 'x' , # d\n 'y' # e\n , 'z' ]\n", "l = [{a = 1}, {a = 2, b.c = [{}, {}]}]", "a = 1979-05-27 07:32:00Z\nb = 07:32:00\nc = [1.5, inf]",
	} {
		f.Add(s, uint64(2))
	}
	f.Fuzz(func(t *testing.T, src string, seed uint64) {
		if len(src) > 4096 {
			return
		}
		r := rand.New(rand.NewPCG(seed, 0))
		editAnything(t, r, src)
		editAnything(t, r, compose(r))
	})
}

// TestEditOfAnything edits sources that are put together from everything that
// TOML allows.
func TestEditOfAnything(t *testing.T) {
	valid := 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 1))
		if editAnything(t, r, compose(r)) {
			valid++
		}
	}
	if valid < 100 {
		t.Errorf("only %d sources were valid", valid)
	}
}

// compose puts lines together; not all that comes out is valid.
func compose(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	key := func() string {
		return pick("a", "b", "c", "d", "e", "f", "g", "h", "i", `"j.k"`, "'l m'", "n.o", "n.p", "n.q.r", "title.zh", "title.en")
	}
	var value func(depth int) string
	value = func(depth int) string {
		switch n := r.IntN(12); {
		case n == 0 && depth < 3:
			return "{}"
		case n == 1 && depth < 3:
			return "{ x = " + value(depth+1) + ", y.z = " + value(depth+1) + " }"
		case n == 2 && depth < 3:
			return "[" + pick("", " ") + "{ x = " + value(depth+1) + " }, { x = 1, w = " + value(depth+1) + " }" + pick("", ",", " ") + "]"
		case n == 3 && depth == 0:
			return "[\n  { x = 1 }, # eins\n  # zwischen\n  { x = 2 }" + pick("", ",", " # zwei", ", # zwei") + "\n]"
		case n == 4:
			return "[" + pick("", " ") + pick("'a', \"b\"", "'a'", "", "'a', 'b', 'c',") + pick("", " ") + "]"
		case n == 5 && depth == 0:
			return "[\n  'a', # eins\n" + pick("", "  # zwischen\n") + "  'b'" + pick("", ",", " # zwei", "\n  ,", ", 'c'") + "\n]"
		case n == 6:
			return pick(`"""`+"\na # b\n"+`[c]\"\\ """`, "'''\n\nq'' '''", `""""x"""""`, `"\u00e9\t"`, `'\d'`, `""`)
		case n == 7:
			return pick("2022-01-02", "2022-01-02 03:04:05", "03:04:05", "2022-01-02T03:04:05Z")
		case n == 8:
			return pick("1", "0x1F", "1_000", "1.5", "true", "false", "-3")
		}
		return `"` + pick("甲", "乙", "丙 # 丁", "[x]") + `"`
	}
	var b strings.Builder
	for range 3 + r.IntN(14) {
		switch n := r.IntN(10); {
		case n < 5:
			b.WriteString(pick("", "", "  ") + key() + pick(" = ", "=") + value(0) + pick("", "", " # note") + "\n")
		case n == 5:
			b.WriteString(pick("# comment\n", "# comment\n\n", "\n\n"))
		case n == 6:
			b.WriteString(pick("", "\n") + "[" + pick("t", "t.u", "s.v", "list.t", "list.sub.t") + "]" + pick("", " # note") + "\n")
		default:
			b.WriteString(pick("", "\n", "\n# above\n") + "[[" + pick("list", "list", "list.sub", "list.sub", "other", "t.in") + "]]\n")
		}
	}
	s := b.String()
	if r.IntN(4) == 0 {
		s = strings.TrimSuffix(s, "\n")
	}
	if r.IntN(4) == 0 {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return s
}

// editAnything makes some edits, if the source is valid; Bytes panics where one
// goes wrong.
func editAnything(t *testing.T, r *rand.Rand, src string) (valid bool) {
	var log []string
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("%v\n%q\n%s\n%s", p, log, src, debug.Stack())
		}
	}()
	for _, file := range []string{"system.toml", "x.toml"} {
		e, _ := source.NewEditor(file, []byte(src))
		if e == nil {
			return false
		}
		log = nil
		for range 6 {
			raw, ps := e.Bytes()
			if len(ps) > 0 {
				return false
			}
			values, lists := placesIn(decoded(t, raw), "")
			values = slices.DeleteFunc(values, func(p place) bool { return strings.HasSuffix(p.path, "]") })
			lists = slices.DeleteFunc(lists, func(p place) bool { return strings.HasSuffix(p.path, "]") })
			switch n := r.IntN(6); {
			case n < 2 && len(values) > 0:
				p := values[r.IntN(len(values))]
				if _, clock := p.value.(time.Time); clock || !flat(p.value) {
					break
				}
				v := other(r, p.value)
				log = append(log, fmt.Sprintf("set %s %q", p.path, v))
				e.Set(p.path, v)
			case n == 2 && len(values) > 0:
				p := values[r.IntN(len(values))]
				log = append(log, "delete "+p.path)
				e.Delete(p.path)
			case n == 3 && len(lists) > 0:
				p := lists[r.IntN(len(lists))]
				n := reflect.ValueOf(p.value).Len()
				order := r.Perm(n)[:r.IntN(n+1)]
				log = append(log, fmt.Sprint("arrange ", p.path, order))
				e.Arrange(p.path, order)
			case n == 4 && len(lists) > 0:
				p := lists[r.IntN(len(lists))]
				log = append(log, "append "+p.path)
				e.Append(p.path, []source.Entry{{Key: "t.zh", Value: "x"}, {Key: "k", Value: 1}})
			default:
				if _, taken := e.Value("new"); !taken {
					log = append(log, "new")
					e.Set("new.key.zh", "x")
					e.Append("new2.list", []source.Entry{{Key: "k", Value: "v"}})
				}
			}
		}
		if _, ps := e.Bytes(); len(ps) > 0 {
			return false
		}
	}
	return true
}

// flat reports whether a list holds words only.
func flat(v any) bool {
	list, ok := v.([]any)
	return !ok || !slices.ContainsFunc(list, func(item any) bool { _, word := item.(string); return !word })
}
