package registers

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/source"
)

// edits are the changes of content files, in the order in which they can be
// made: values first, by the paths that records have in the files; then new
// records at the ends of lists; then the order of lists, the inner ones first.
type edits struct {
	fsys     fs.FS
	unread   map[string]bool
	values   map[string][]valueEdit
	appended map[string][]appendEdit
	orders   map[string][]orderEdit
}

type valueEdit struct {
	path  string
	value any // nil deletes
}

type appendEdit struct {
	list   string
	record []source.Entry
}

type orderEdit struct {
	list  string
	order []int
}

func newEdits(fsys fs.FS, sys *model.System) *edits {
	return &edits{fsys, sys.Unread, map[string][]valueEdit{}, map[string][]appendEdit{}, map[string][]orderEdit{}}
}

// set notes a cell; an empty one deletes the value.
func (e *edits) set(file, path string, c *column, cell string) {
	if cell == "" {
		e.put(file, path, nil)
		return
	}
	e.put(file, path, c.typed(cell))
}

func (e *edits) put(file, path string, value any) {
	e.values[file] = append(e.values[file], valueEdit{path, value})
}

func (e *edits) append(file, list string, record []source.Entry) {
	e.appended[file] = append(e.appended[file], appendEdit{list, record})
}

// arrange notes the order of a list of n records, if it is another.
func (e *edits) arrange(file, list string, order []int, n int) {
	same := len(order) == n
	for i, at := range order {
		same = same && i == at
	}
	if !same {
		e.orders[file] = append(e.orders[file], orderEdit{list, order})
	}
}

// finish makes the changes.
func (e *edits) finish() (changes []source.Change, ps []model.Problem) {
	files := map[string]bool{}
	for file := range e.values {
		files[file] = true
	}
	for file := range e.appended {
		files[file] = true
	}
	for file := range e.orders {
		files[file] = true
	}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		old, err := fs.ReadFile(e.fsys, file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			ps = append(ps, contentUnread.At(model.Pos{File: file}, file+": "+err.Error()))
			continue
		}
		if err == nil && e.unread[file] {
			ps = append(ps, contentUnread.At(model.Pos{File: file}, file))
			continue
		}
		ed, found := source.NewEditor(file, old)
		if ed == nil {
			ps = append(ps, found...)
			continue
		}
		e.edit(ed, file)
		out, found := ed.Bytes()
		ps = append(ps, found...)
		if out != nil && string(out) != string(old) {
			changes = append(changes, source.Change{Path: file, Old: old, New: out})
		}
	}
	if model.HasErrors(ps) {
		return nil, ps
	}
	return changes, ps
}

func (e *edits) edit(ed *source.Editor, file string) {
	for _, v := range e.values[file] {
		if v.value == nil {
			ed.Delete(v.path)
		} else {
			ed.Set(v.path, v.value)
		}
	}
	for _, a := range e.appended[file] {
		ed.Append(a.list, a.record)
	}
	orders := e.orders[file]
	slices.SortStableFunc(orders, func(a, b orderEdit) int { return strings.Count(b.list, "[") - strings.Count(a.list, "[") })
	for _, o := range orders {
		ed.Arrange(o.list, o.order)
	}
}
