package registers

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	if number := normalNumber(cells[t.column("edition.number")]); number != "" {
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

var yearAtEnd = regexp.MustCompile(`[—–-]\s*((?:19|20)[0-9]{2})\s*$`)

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

// vocabularyOf says which registers bring values of which vocabularies.
var vocabularyOf = map[string]string{
	"levels": "levels", "tracks": "tracks", "steps": "steps", "areas": "areas", "framework": "boxes", "regions": "regions",
	"phases": "phases", "directory": "works", "regulations": "regulations", "policies": "policies",
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

// read reads all cells of a row.
func (im *importer) read(in *incoming, r *incomingRow) {
	r.cells = make([]string, len(in.columns))
	for i := range in.columns {
		c := &in.columns[i]
		old := ""
		if r.old != nil {
			old = r.old.cells[i]
		}
		raw, came := r.raw(i)
		if !came || r.Cells == nil || raw == old {
			r.cells[i] = old
			if r.old == nil && !came {
				r.cells[i] = ""
			}
			continue
		}
		cell, ps := im.cell(in, r, i, raw, old)
		if ps != nil {
			im.report(ps...)
			cell = old
		}
		if c.ReadOnly && cell != old {
			im.report(cellReadOnly.At(r.at(i), in.reg.title, c.Title, cell, old))
			cell = old
		}
		r.cells[i] = cell
	}
}

// kindWords say what a column takes, and how it is written.
var kindWords = map[Kind][2]model.Bilingual{
	Date:  {say("日期", "a day"), say(" 2022-05-01 的样子", "it like 2022-05-01")},
	Whole: {say("整数", "a whole number"), say("整数，例如 3", "a whole number such as 3")},
	Flag:  {say("是或否", "yes or no"), say(" true（是）或 false（否）", "true or false")},
}

var wholeNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,8})$`)

// cell reads one cell that differs from what the content says.
func (im *importer) cell(in *incoming, r *incomingRow, col int, raw, old string) (string, []model.Problem) {
	c := &in.columns[col]
	wrong := func(rule *model.Rule, args ...any) (string, []model.Problem) {
		return "", []model.Problem{rule.At(r.at(col), append([]any{in.reg.title, c.Title}, args...)...)}
	}
	if !utf8.ValidString(raw) {
		return wrong(cellText, say("不是 UTF-8", "it is not UTF-8"))
	}
	if len(raw) > 60<<10 {
		return wrong(cellText, say("超过 60 KiB", "it has more than 60 KiB"))
	}
	raw = strings.TrimSpace(strings.ReplaceAll(raw, "\r\n", "\n"))
	if raw == strings.TrimSpace(strings.ReplaceAll(old, "\r\n", "\n")) {
		return old, nil // blanks around it are nobody's change
	}
	if raw == "" {
		if c.Required && (c.target == 0 || r.speaksOf(c.target)) {
			return wrong(cellRequired)
		}
		return "", nil
	}
	switch c.Kind {
	case Date:
		d, err := model.ParseDate(raw)
		if err != nil || d.Year < 1900 || d.Year > 2199 {
			return wrong(cellType, raw, kindWords[Date][0], kindWords[Date][1])
		}
		return d.String(), nil
	case Whole:
		if !wholeNumber.MatchString(raw) {
			return wrong(cellType, raw, kindWords[Whole][0], kindWords[Whole][1])
		}
		return raw, nil
	case Flag:
		switch strings.ToLower(raw) {
		case "true", "是", "yes":
			return "true", nil
		case "false", "否", "no":
			return "false", nil
		}
		return wrong(cellType, raw, kindWords[Flag][0], kindWords[Flag][1])
	case Choice:
		if col < in.names { // whose row it is: said by rowOwner
			if value, several := im.choose(c, raw); several == nil && value != "" {
				return value, nil
			}
			return raw, nil
		}
		value, ps := im.chosen(in, r, col, raw)
		return value, ps
	case List:
		items := SplitList(raw)
		if c.Vocabulary != "" {
			was := SplitList(old)
			for i, item := range items {
				if slices.Contains(was, item) {
					continue
				}
				value, ps := im.chosen(in, r, col, item)
				if ps != nil {
					return "", ps
				}
				items[i] = value
			}
		}
		if slices.Equal(items, SplitList(old)) {
			return old, nil
		}
		return JoinList(items), nil
	}
	if in.reg.kind == directoryKind && strings.HasSuffix(c.Key, ".number") {
		number := normalNumber(raw)
		if _, year := splitNumber(number); year == "" && !codeAndSerial.MatchString(number) {
			return raw, nil // in no form that is known
		}
		if number != raw && number != old {
			im.report(cellNumber.At(r.at(col), in.reg.title, c.Title, raw, number))
		}
		return number, nil
	}
	return raw, nil
}

// chosen is the value of a vocabulary that a word means, or the problem.
func (im *importer) chosen(in *incoming, r *incomingRow, col int, word string) (string, []model.Problem) {
	c := &in.columns[col]
	value, several := im.choose(c, word)
	switch {
	case several != nil:
		return "", []model.Problem{cellAmbiguous.At(r.at(col), in.reg.title, c.Title, word, strings.Join(several, ", "))}
	case value != "":
		return value, nil
	}
	choices := append(slices.Clone(c.Choices), im.extra[c.Vocabulary]...)
	var names, shown []string
	for _, ch := range choices {
		names = append(names, ch.Value, ch.Title.Zh, ch.Title.En)
		if len(shown) < 12 {
			shown = append(shown, strings.TrimSuffix(ch.Value+" "+ch.Title.Zh, " "))
		}
	}
	if len(choices) > len(shown) {
		shown = append(shown, "…")
	}
	return "", []model.Problem{cellVocabulary.At(r.at(col), in.reg.title, c.Title, word, didYouMean(word, names), strings.Join(shown, "; "))}
}

func didYouMean(word string, names []string) model.Bilingual {
	near := model.Nearest(word, names)
	if near == "" {
		return model.Bilingual{}
	}
	return say("是不是“"+near+"”？", "Did you mean “"+near+"”? ")
}

// choose finds the value that a word means: itself, or by its title.
func (im *importer) choose(c *column, word string) (value string, several []string) {
	choices := append(slices.Clone(c.Choices), im.extra[c.Vocabulary]...)
	word = strings.TrimSpace(word)
	for _, ch := range choices {
		if ch.Value == word {
			return word, nil
		}
	}
	found := map[string]bool{}
	for _, ch := range choices {
		if word != "" && (sameWords(ch.Title.Zh, word) || sameWords(ch.Title.En, word)) {
			found[ch.Value] = true
		}
	}
	values := slices.Sorted(maps.Keys(found))
	switch len(values) {
	case 0:
		return "", nil
	case 1:
		return values[0], nil
	}
	return "", values
}

func sameWords(a, b string) bool {
	return a != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// speaksOf reports whether a row says anything of one of its files.
func (r *incomingRow) speaksOf(target int) bool {
	if r.old != nil && len(r.old.targets) > target && (r.in.reg.kind == directoryKind) {
		return true
	}
	for i := range r.in.columns {
		if r.in.columns[i].target == target && i >= r.in.own {
			if s, _ := r.raw(i); strings.TrimSpace(s) != "" {
				return true
			}
		}
	}
	return false
}

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
		if in.reg.kind == "publicity" || in.reg.kind == "page" {
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

var fourDigits = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

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
	if !fourDigits.MatchString(r.cells[1]) {
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
		im.report(rowOwner.At(r.at(col), in.reg.title, in.columns[col].Title, r.cells[col], didYouMean(r.cells[col], names)))
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
