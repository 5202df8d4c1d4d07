package registers

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

// Import reads tables that came back and returns the files that change. fsys is
// the content folder that sys was read from. With an error among the problems
// nothing changes.
func Import(words Words, fsys fs.FS, sys *model.System, tables []Table) ([]source.Change, []model.Problem) {
	extra := offers(tables)
	im := &importer{
		view: newView(words, sys, extra), fsys: fsys,
		edits: newEdits(fsys, sys), keys: map[string]string{}, made: map[string]bool{},
		lists: map[string]*list{}, extra: extra, shared: map[string]string{},
	}
	var in []*incoming
	for i := range im.view.tables { // in our order, so that parents come first
		t := im.view.tables[i]
		for _, from := range tables {
			if from.Key == t.reg.key {
				in = append(in, im.match(t, from))
			}
		}
	}
	for _, from := range tables {
		if !slices.ContainsFunc(registers, func(r register) bool { return r.key == from.Key }) {
			var keys []string
			for _, r := range registers {
				keys = append(keys, r.key)
			}
			im.report(tableUnknown.At(placeOf(from), from.Key, strings.Join(keys, ", ")))
		}
	}
	im.knownKeys()
	for _, t := range in {
		im.propose(t)
	}
	for _, t := range in {
		im.rows(t)
	}
	im.orphans(in)
	for _, t := range in {
		im.twice(t)
	}
	if model.HasErrors(im.problems) {
		return nil, model.SortProblems(im.problems)
	}
	changes, ps := im.apply()
	im.report(ps...)
	return changes, model.SortProblems(im.problems)
}

type importer struct {
	*edits
	view     *view
	fsys     fs.FS
	problems []model.Problem
	// keys maps a list and a key in it to the path of the record.
	keys  map[string]string
	made  map[string]bool // files that come into being
	lists map[string]*list
	// extra are values of vocabularies that these tables bring.
	extra  map[string][]schema.Choice
	shared map[string]string // cells of which several rows speak
}

// list is one list of records that rows speak of.
type list struct {
	file, path string
	old        int
	order      []int // records that stay and new ones (from old on), in order
	news       []*incomingRow
	whole      bool         // rows that are not there are removed
	moved      map[int]bool // records that went to another list
}

// incoming is a table that came back.
type incoming struct {
	*table
	from Table
	cols []int // of a column of the table: of the one that came; -1
	rows []*incomingRow
	// stale: the content has changed since the export; traced: rows tell which
	// they are, so that what is missing was removed.
	stale, traced bool
	byWork        map[string]*row // of the directory: a row of each work
	byID          map[string]*row
}

// incomingRow is a row that came back.
type incomingRow struct {
	Row
	in    *incoming
	n     int      // among the rows that came, from 1
	id    string   // which it says it is, "" for a new one
	hash  string   // of its cells as they were exported
	old   *row     // nil for a new one
	cells []string // of all columns of the table, read; old ones where no column came
	list  string
	path  string // of the record, once it is known
}

func (im *importer) report(ps ...model.Problem) { im.problems = append(im.problems, ps...) }

// placeOf is where a table stands.
func placeOf(t Table) model.Pos {
	if len(t.Rows) > 0 && t.Rows[0].Place.File != "" {
		return model.Pos{File: t.Rows[0].Place.File}
	}
	return model.Pos{File: t.Key}
}

// at is the place of a cell, by the column of the table; -1 is the row.
func (r *incomingRow) at(col int) model.Pos {
	came := -1
	if col >= 0 {
		came = r.in.cols[col]
	}
	if came >= 0 && came < len(r.Places) {
		return r.Places[came]
	}
	if r.Place.File != "" {
		return r.Place
	}
	return model.Pos{File: r.in.from.Key, Line: r.n, Col: came + 1}
}

// raw is the cell of a column as it came.
func (r *incomingRow) raw(col int) (string, bool) {
	came := r.in.cols[col]
	switch {
	case came < 0:
		return "", false
	case came >= len(r.Cells):
		return "", true
	}
	return r.Cells[came], true
}

var yearAtEnd = regexp.MustCompile(`[—–-]\s*((?:19|20)[0-9]{2})\s*$`)

// vocabularyOf says which registers bring values of which vocabularies.
var vocabularyOf = map[string]string{
	"levels": "levels", "tracks": "tracks", "steps": "steps", "areas": "areas", "framework": "boxes", "regions": "regions",
	"phases": "phases", "directory": "works", "regulations": "regulations", "policies": "policies",
}

// rows reads the cells of a table and notes what changes.
func (im *importer) rows(in *incoming) {
	if in.reg.readOnly {
		n := 0
		for _, r := range in.rows {
			if r.old == nil || r.Cells != nil && in.differs(r, r.old) {
				n++
			}
		}
		if n > 0 {
			im.report(tableReadOnly.At(placeOf(in.from), in.reg.title, n))
		}
		return
	}
	for _, r := range in.rows {
		im.read(in, r)
	}
	for _, r := range in.rows {
		if len(in.lists) == 0 {
			im.fileRow(in, r)
		} else {
			im.listRow(in, r)
		}
	}
	// Records whose rows did not come back stay where they are, unless the
	// table is traced and whole.
	for _, r := range in.table.rows {
		if r.list == "" {
			continue
		}
		l := im.listAt(r.targets[0].file, r.list)
		if in.traced && !in.stale {
			l.whole = true
		}
	}
}

// kindWords say what a column takes, and how it is written.
var kindWords = map[Kind][2]model.Bilingual{
	Date:  {say("日期", "a day"), say(" 2022-05-01 的样子", "it like 2022-05-01")},
	Whole: {say("整数", "a whole number"), say("整数，例如 3", "a whole number such as 3")},
	Flag:  {say("是或否", "yes or no"), say(" true（是）或 false（否）", "true or false")},
}

var wholeNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,8})$`)

// fileRow notes the changes of a row that is a file.
func (im *importer) fileRow(in *incoming, r *incomingRow) {
	var targets []target
	if r.old != nil {
		targets = r.old.targets
		names := in.names
		if in.reg.kind == directoryKind && r.old.cells[1] == "" {
			names = 1 // a planned work gets its first edition
		}
		for i := range names {
			if r.cells[i] != r.old.cells[i] {
				im.report(rowRename.At(r.at(i), in.reg.title, in.columns[i].Title, r.cells[i], r.old.cells[i]))
				return
			}
		}
	} else {
		if in.names == 0 {
			im.report(rowOne.At(r.at(-1), in.reg.title))
			return
		}
		if !im.newName(in, r, 0) {
			return
		}
	}
	switch {
	case in.reg.kind == directoryKind:
		var ok bool
		if targets, ok = im.directoryTargets(in, r, targets); !ok {
			return
		}
	case targets == nil:
		file := in.kind.file(r.cells[:in.names])
		targets = []target{{file: file}}
		if in.reg.fronts() {
			targets = append(targets, target{file: strings.Replace(file, ".zh.", ".en.", 1)})
		}
		im.made[file] = true
	}
	im.changes(in, r, targets)
}

// newName looks at the name of a folder that is to be made.
func (im *importer) newName(in *incoming, r *incomingRow, col int) bool {
	switch id := r.cells[col]; {
	case id == "":
		im.report(cellRequired.At(r.at(col), in.reg.title, in.columns[col].Title))
		return false
	case !model.ValidID(id):
		im.report(rowID.At(r.at(col), in.reg.title, in.columns[col].Title, id))
		return false
	}
	return true
}

// directoryTargets finds the two files of a row of the directory.
func (im *importer) directoryTargets(in *incoming, r *incomingRow, targets []target) ([]target, bool) {
	work := target{file: path.Join("standards", r.cells[0], "work.toml")}
	im.made[work.file] = true
	if len(targets) == 2 {
		return targets, true
	}
	if !r.speaksOf(editionFile) && r.cells[1] == "" {
		return []target{work}, true
	}
	if !source.EditionYear(r.cells[1]) {
		im.report(rowYear.At(r.at(1), in.reg.title, in.columns[1].Title, r.cells[1]))
		return nil, false
	}
	edition := target{file: path.Join("standards", r.cells[0], r.cells[1], "edition.toml")}
	im.made[edition.file] = true
	return []target{work, edition}, true
}

// changes notes the cells of a row that change, and asks for those that a new
// file cannot do without.
func (im *importer) changes(in *incoming, r *incomingRow, targets []target) {
	for i := in.own; i < len(in.columns); i++ {
		c := &in.columns[i]
		if c.target >= len(targets) {
			continue
		}
		old := ""
		if r.old != nil {
			old = r.old.cells[i]
		}
		t := targets[c.target]
		if in.reg.kind == directoryKind && c.target == workFile {
			if c.Required && im.view.sys.Work(r.cells[0]) == nil && !in.saidOfWork(r.cells[0], i) {
				im.report(cellRequired.At(r.at(i), in.reg.title, c.Title))
			} else if im.share(in, r, i, t, im.workCell(in, r, i)) {
				im.set(t.file, join2(t.path, c.path), c, r.cells[i])
			}
			continue
		}
		fresh := r.old == nil || c.target >= len(r.old.targets)
		if c.Required && r.cells[i] == "" && fresh && old == "" {
			im.report(cellRequired.At(r.at(i), in.reg.title, c.Title))
			continue
		}
		if r.cells[i] != old {
			im.set(t.file, join2(t.path, c.path), c, r.cells[i])
		}
	}
}

// workCell is what the content says of a work in a column of the directory.
func (im *importer) workCell(in *incoming, r *incomingRow, col int) string {
	if in.byWork == nil {
		in.byWork = map[string]*row{}
		for _, old := range in.table.rows {
			in.byWork[old.cells[0]] = old
		}
	}
	if old := in.byWork[r.cells[0]]; old != nil {
		return old.cells[col]
	}
	return ""
}

// share settles a cell of which several rows speak: a change in one of them
// holds, two different ones do not. It reports whether this row has a change.
// The columns of the work may be left empty in the row of a new edition.
func (im *importer) share(in *incoming, r *incomingRow, col int, t target, old string) bool {
	cell := r.cells[col]
	if _, came := r.raw(col); !came || cell == old || cell == "" && r.old == nil {
		return false
	}
	id := t.file + "#" + in.columns[col].path
	if before, ok := im.shared[id]; ok {
		if before != cell {
			im.report(rowsDiffer.At(r.at(col), in.reg.title, in.columns[col].Title, cell, before))
		}
		return false
	}
	im.shared[id] = cell
	return true
}

// saidOfWork reports whether any row of a work says something in a column.
func (in *incoming) saidOfWork(id string, col int) bool {
	return slices.ContainsFunc(in.rows, func(r *incomingRow) bool {
		s, _ := r.raw(col)
		return r.cells[0] == id && strings.TrimSpace(s) != ""
	})
}

func join2(prefix, path string) string {
	if prefix == "" {
		return path
	}
	return prefix + "." + path
}

// listRow notes the changes of a row that is a record of a list.
func (im *importer) listRow(in *incoming, r *incomingRow) {
	file, at, ok := im.owner(in, r)
	if !ok {
		return
	}
	l := im.listAt(file, at)
	if r.old != nil && r.old.targets[0].file == file && r.old.list == at {
		r.path, r.list = r.old.targets[0].path, at
		l.order = append(l.order, r.old.at)
		im.changes(in, r, r.old.targets)
	} else {
		if r.old != nil { // it moves to another record
			if r.old.keeps {
				im.report(rowMove.At(r.at(0), in.reg.title, in.columns[0].Title))
				return
			}
			im.listAt(r.old.targets[0].file, r.old.list).moved[r.old.at] = true
		}
		r.path, r.list = element(at, l.old+len(l.news)), at
		l.order = append(l.order, l.old+len(l.news))
		l.news = append(l.news, r)
		for i := in.own; i < len(in.columns); i++ {
			if c := &in.columns[i]; c.Required && r.cells[i] == "" {
				im.report(cellRequired.At(r.at(i), in.reg.title, c.Title))
			}
		}
	}
	if in.key >= 0 {
		im.keys[file+"#"+at+"#"+r.cells[in.key]] = r.path
	} else if r.old == nil {
		im.keys[file+"#"+at+"#"+strconv.Itoa(len(l.news)+l.old)] = r.path
	}
}

// owner finds the file and the list that a row belongs to.
func (im *importer) owner(in *incoming, r *incomingRow) (file, at string, ok bool) {
	if r.old != nil && slices.Equal(r.cells[:in.names], r.old.cells[:in.names]) {
		return r.old.targets[0].file, r.old.list, true
	}
	missing := func(col int, names []string) {
		im.report(rowOwner.At(r.at(col), in.reg.title, in.columns[col].Title, r.cells[col], model.DidYouMean(r.cells[col], names)))
	}
	n := len(in.kind.names)
	for i := range n {
		if r.cells[i] == "" {
			im.report(cellRequired.At(r.at(i), in.reg.title, in.columns[i].Title))
			return "", "", false
		}
	}
	file = in.kind.file(r.cells[:n])
	if n > 0 && !im.made[file] {
		var names []string
		found := false
		for _, root := range in.kind.roots(im.view.sys) {
			names = append(names, root.names[0])
			found = found || slices.Equal(root.names, r.cells[:n])
		}
		if !found {
			missing(n-1, names)
			return "", "", false
		}
	}
	for i, lev := range in.lists {
		at = join2(at, source.KeyText(lev.key))
		if i == len(in.lists)-1 {
			break
		}
		path, known := im.keys[file+"#"+at+"#"+r.cells[n+i]]
		if !known {
			missing(n+i, nil)
			return "", "", false
		}
		at = path
	}
	return file, at, true
}

// orphans finds rows whose record goes while they stay.
func (im *importer) orphans(in []*incoming) {
	gone := map[string]bool{}
	for _, id := range slices.Sorted(maps.Keys(im.lists)) {
		l := im.lists[id]
		if !l.whole {
			continue
		}
		for i := range l.old {
			if !slices.Contains(l.order, i) {
				gone[l.file+"#"+element(l.path, i)] = true
			}
		}
	}
	for _, t := range in {
		for _, r := range t.rows {
			if r.list == "" || len(t.lists) < 2 {
				continue
			}
			above := r.list[:strings.LastIndexByte(r.list, '.')]
			if file, _, ok := im.owner(t, r); ok && gone[file+"#"+above] {
				im.report(rowOrphan.At(r.at(-1), t.reg.title, r.cells[t.names-1]))
			}
		}
	}
}

// twice finds two rows of one name.
func (im *importer) twice(in *incoming) {
	if in.reg.readOnly || in.key < 0 && len(in.lists) > 0 {
		return
	}
	key := in.key
	if key < 0 {
		key = 0
	}
	if in.names == 0 && in.key < 0 {
		return
	}
	first := map[string]*incomingRow{}
	for _, r := range in.rows {
		if r.cells == nil {
			continue
		}
		name := in.keyOf(r.cells)
		if other := first[name]; other != nil {
			im.report(rowTwice.At(r.at(key), in.reg.title, in.columns[key].Title, r.cells[key], other.at(key)))
			continue
		}
		first[name] = r
	}
	if len(in.lists) == 0 { // names of folders: also those whose rows did not come
		for _, r := range in.rows {
			if r.old != nil || r.cells == nil {
				continue
			}
			for _, old := range in.table.rows {
				if in.keyOf(old.cells) == in.keyOf(r.cells) && first[in.keyOf(r.cells)] == r {
					im.report(rowTwice.At(r.at(key), in.reg.title, in.columns[key].Title, r.cells[key], old.targets[0].file))
				}
			}
		}
	}
}

// apply writes what was noted.
func (im *importer) apply() ([]source.Change, []model.Problem) {
	for i := range registers { // parents before what is in them
		t := im.view.tables[i]
		if len(t.lists) == 0 {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(im.lists)) {
			l := im.lists[id]
			for _, r := range l.news {
				if r.in.table != t {
					continue
				}
				var record []source.Entry
				for i := t.own; i < len(t.columns); i++ {
					if c := &t.columns[i]; r.cells[i] != "" {
						record = append(record, source.Entry{Key: c.path, Value: c.typed(r.cells[i])})
					}
				}
				im.append(l.file, l.path, record)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(im.lists)) {
		l := im.lists[id]
		order := l.order
		if !l.whole { // what did not come stays, in its order; new ones at the end
			order = order[:0:0]
			for i := range l.old + len(l.news) {
				if !l.moved[i] {
					order = append(order, i)
				}
			}
		}
		im.arrange(l.file, l.path, order, l.old+len(l.news))
	}
	return im.edits.finish()
}
