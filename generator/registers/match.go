package registers

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// match finds the columns of a table and which record each of its rows is.
func (im *importer) match(t *table, from Table) *incoming {
	in := &incoming{table: t, from: from, cols: slices.Repeat([]int{-1}, len(t.columns))}
	rowCol := -1
	for i, c := range from.Columns {
		if c.Key == rowColumn {
			rowCol = i
			continue
		}
		n := slices.IndexFunc(t.columns, func(own column) bool { return own.Column.Key == c.Key })
		title := c.Title
		if title.Empty() {
			title = say(c.Key, c.Key)
		}
		switch {
		case n < 0:
			full := 0
			for _, r := range from.Rows {
				if i < len(r.Cells) && strings.TrimSpace(r.Cells[i]) != "" {
					full++
				}
			}
			im.report(columnUnknown.At(placeOf(from), t.reg.title, title, full))
		case in.cols[n] >= 0:
			im.report(columnTwice.At(placeOf(from), t.reg.title, title))
		default:
			in.cols[n] = i
		}
	}
	if rowCol < 0 { // rows are known by what names them
		for i := range t.names {
			if in.cols[i] < 0 && t.columns[i].Required {
				im.report(keyColumnMissing.At(placeOf(from), t.reg.title, t.columns[i].Title))
			}
		}
		if t.key >= 0 && in.cols[t.key] < 0 {
			im.report(keyColumnMissing.At(placeOf(from), t.reg.title, t.columns[t.key].Title))
		}
	}
	for i := range from.Rows {
		r := &incomingRow{Row: from.Rows[i], in: in, n: i + 1}
		if !slices.ContainsFunc(r.Cells, func(s string) bool { return strings.TrimSpace(s) != "" }) {
			continue
		}
		if rowCol >= 0 && rowCol < len(r.Cells) {
			r.id = strings.TrimSpace(r.Cells[rowCol])
		}
		if cut := strings.LastIndexByte(r.id, '@'); cut >= 0 {
			var stamp string
			r.hash, stamp, _ = strings.Cut(r.id[cut+1:], ".")
			r.id = r.id[:cut]
			in.traced = true
			in.stale = in.stale || stamp != t.stamp
		}
		in.rows = append(in.rows, r)
	}
	taken := in.recognise()
	in.rows = slices.DeleteFunc(in.rows, func(r *incomingRow) bool {
		if r.old == nil {
			gone := r.id != "" && !taken[in.byID[r.id]] // else it is a copy of a row, and new
			if gone {
				im.report(rowGone.At(r.at(-1), t.reg.title, r.id))
			}
			return gone
		}
		if r.hash != "" && r.hash != hashOf(r.old.cells) { // changed in the content since
			if in.untouched(r) {
				r.Cells = nil // the content is newer
			} else if in.differs(r, r.old) {
				im.report(rowStale.At(r.at(-1), t.reg.title))
			}
		}
		return false
	})
	im.missing(in, taken)
	return in
}

// recognise finds the record of every row, the surest first: what the row says
// of itself and the content confirms; what it says of itself; for records that
// are only counted, and may have moved, what they say; what names them. It
// returns the records that were found.
func (in *incoming) recognise() map[*row]bool {
	t := in.table
	in.byID = map[string]*row{}
	byHash, byKey := map[string][]*row{}, map[string]*row{}
	for _, old := range t.rows {
		in.byID[old.id] = old
		byHash[hashOf(old.cells)] = append(byHash[hashOf(old.cells)], old)
		for _, key := range t.keysOf(old.cells) {
			byKey[key] = old
		}
	}
	taken := map[*row]bool{}
	free := func(list []*row, like func(*row) bool) *row {
		for _, old := range list {
			if !taken[old] && like(old) {
				return old
			}
		}
		return nil
	}
	counted := t.key < 0 && len(t.lists) > 0
	for _, find := range []func(r *incomingRow) *row{
		func(r *incomingRow) *row {
			if old := in.byID[r.id]; old != nil && r.hash == hashOf(old.cells) && in.untouched(r) {
				return old
			}
			return nil
		},
		func(r *incomingRow) *row {
			if old := in.byID[r.id]; old != nil && (!counted || r.hash == hashOf(old.cells)) {
				return old
			}
			return nil
		},
		func(r *incomingRow) *row { // said before is not said again
			if r.id == "" && !counted {
				return nil
			}
			return free(t.rows, func(old *row) bool { return !in.differs(r, old) })
		},
		func(r *incomingRow) *row { return free(byHash[r.hash], func(*row) bool { return true }) },
		func(r *incomingRow) *row { return in.byID[r.id] },
		func(r *incomingRow) *row {
			if r.id != "" {
				return nil
			}
			raw := make([]string, len(t.columns))
			for i := range raw {
				s, _ := r.raw(i)
				raw[i] = strings.TrimSpace(s)
			}
			for _, key := range t.keysOf(raw) {
				old := byKey[key]
				if old == nil || taken[old] {
					continue
				}
				for i := range t.names { // what a new standard may leave empty
					if raw[i] == "" && t.reg.kind == directoryKind {
						r.put(i, old.cells[i])
					}
				}
				return old
			}
			return nil
		},
	} {
		for _, r := range in.rows {
			if r.old != nil {
				continue
			}
			if old := find(r); old != nil && !taken[old] {
				r.old, taken[old] = old, true
			}
		}
	}
	return taken
}

// keysOf are what rows are known by without telling which they are: what names
// them, and the number of a standard, or the title of a planned one.
func (t *table) keysOf(cells []string) (keys []string) {
	if key := t.keyOf(cells); key != "" {
		keys = append(keys, key)
	}
	if t.reg.kind != directoryKind {
		return keys
	}
	if number := model.NormalNumber(cells[t.column("edition.number")]); number != "" {
		return append(keys, "\x02"+number)
	}
	if title := squeeze(cells[t.column("work.title.zh")]); title != "" && cells[1] == "" {
		keys = append(keys, "\x03"+title+"\x00"+cells[t.column("work.level")])
	}
	return keys
}

// keyOf is what names a row, where something does.
func (t *table) keyOf(cells []string) string {
	named := t.names
	if t.key < 0 && len(t.lists) > 0 {
		return "" // one of several in its list
	}
	key := strings.Join(cells[:named], "\x00")
	if t.key >= 0 {
		key += "\x00" + cells[t.key]
	}
	return "\x01" + key
}

// untouched reports whether a row is as it was exported, by the hash that it
// carries.
func (in *incoming) untouched(r *incomingRow) bool {
	cells := make([]string, len(in.columns))
	for i := range cells {
		s, came := r.raw(i)
		if !came {
			return false
		}
		cells[i] = s
	}
	return hashOf(cells) == r.hash
}

// differs reports whether a row says anything that a record does not.
func (in *incoming) differs(r *incomingRow, old *row) bool {
	for i := range in.columns {
		if s, came := r.raw(i); came && s != old.cells[i] {
			return true
		}
	}
	return false
}

// missing looks at the rows that did not come back.
func (im *importer) missing(in *incoming, taken map[*row]bool) {
	if in.reg.readOnly {
		return
	}
	var gone []*row
	for _, r := range in.table.rows {
		if !taken[r] {
			gone = append(gone, r)
		}
	}
	at := placeOf(in.from)
	switch {
	case len(gone) == 0:
		return
	case !in.traced:
		if came := slices.ContainsFunc(in.from.Columns, func(c Column) bool { return c.Key == rowColumn }); came {
			im.report(tableEmptied.At(at, in.reg.title, len(gone), gone[0].targets[0].file))
		}
		return
	case in.stale:
		var ids []string
		for _, r := range gone[:min(len(gone), 5)] {
			ids = append(ids, r.id)
		}
		im.report(tableStale.At(at, in.reg.title, len(gone), strings.Join(ids, ", ")))
	case len(in.lists) == 0 && len(in.table.rows) == 1 && in.names == 0:
		im.report(rowOne.At(at, in.reg.title))
	case len(in.lists) == 0:
		for _, r := range gone {
			folder := path.Dir(r.targets[len(r.targets)-1].file)
			if in.reg.kind != directoryKind {
				folder = path.Dir(r.targets[0].file)
			}
			im.report(rowFolder.At(at, in.reg.title, strings.Join(slices.DeleteFunc(slices.Clone(r.cells[:in.names]), func(s string) bool { return s == "" }), "/"), folder))
		}
	}
}

// knownKeys notes what names the records that the content has.
func (im *importer) knownKeys() {
	for _, t := range im.view.tables {
		for _, r := range t.rows {
			if r.list == "" {
				continue
			}
			file := r.targets[0].file
			l := im.listAt(file, r.list)
			l.old = max(l.old, r.at+1)
			name := strconv.Itoa(r.at + 1)
			if t.key >= 0 {
				name = r.cells[t.key]
			}
			im.keys[file+"#"+r.list+"#"+name] = r.targets[0].path
		}
	}
}

func (im *importer) listAt(file, at string) *list {
	l := im.lists[file+"#"+at]
	if l == nil {
		l = &list{file: file, path: at, moved: map[int]bool{}}
		im.lists[file+"#"+at] = l
	}
	return l
}

// propose gives new works of the directory an id and a year where they have
// none, out of their numbers.
func (im *importer) propose(in *incoming) {
	if in.reg.kind != directoryKind {
		return
	}
	number := in.column("edition.number")
	workNumber, lev := in.column("work.number"), in.column("work.level")
	taken := map[string]bool{}
	for _, w := range im.view.sys.Works {
		taken[w.ID] = true
	}
	for _, r := range in.rows {
		full, _ := r.raw(number)
		given := func(col int) bool { s, _ := r.raw(col); return strings.TrimSpace(s) != "" }
		if m := yearAtEnd.FindStringSubmatch(full); m != nil && !given(1) {
			r.put(1, m[1])
		}
		if r.old == nil && !given(0) {
			n := full
			if n == "" {
				n, _ = r.raw(workNumber)
			}
			key, _ := r.raw(lev)
			level, _ := im.choose(&in.columns[lev], key)
			if level == "" {
				level = "standard"
			}
			id := proposedID(n, level, taken)
			taken[id] = true
			r.put(0, id)
			im.extra["works"] = append(im.extra["works"], schema.Choice{Value: id})
		}
	}
}

// put writes into a cell of a row, in a column that may not have come.
func (r *incomingRow) put(col int, s string) {
	if r.in.cols[col] < 0 {
		r.in.cols[col] = len(r.in.from.Columns)
		r.in.from.Columns = append(slices.Clone(r.in.from.Columns), r.in.columns[col].Column)
	}
	at := r.in.cols[col]
	r.Cells = slices.Clone(r.Cells)
	for len(r.Cells) <= at {
		r.Cells = append(r.Cells, "")
	}
	r.Cells[at] = s
}

func (t *table) column(key string) int {
	return slices.IndexFunc(t.columns, func(c column) bool { return c.Column.Key == key })
}

// offers are the keys and titles of the tables that make vocabularies.
func offers(tables []Table) map[string][]schema.Choice {
	out := map[string][]schema.Choice{}
	for _, t := range tables {
		vocabulary := vocabularyOf[t.Key]
		if vocabulary == "" {
			continue
		}
		col := func(keys ...string) int {
			return slices.IndexFunc(t.Columns, func(c Column) bool { return slices.Contains(keys, c.Key) })
		}
		key, zh, en := col("key", "code", "work", "regulation-id", "policy-id"), col("title.zh", "edition.title.zh"), col("title.en", "edition.title.en")
		for _, r := range t.Rows {
			cell := func(i int) string {
				if i < 0 || i >= len(r.Cells) {
					return ""
				}
				return strings.TrimSpace(r.Cells[i])
			}
			if c := (schema.Choice{Value: cell(key), Title: say(cell(zh), cell(en))}); c.Value != "" {
				out[vocabulary] = append(out[vocabulary], c)
			}
		}
	}
	return out
}
