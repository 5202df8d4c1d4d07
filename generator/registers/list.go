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
	"guiju/generator/source"
)

// DirectoryRow is one standard of a 明细表 that nobody wrote for this program,
// as package sheet recognises it (columns of GB/T 13016 and its variants).
type DirectoryRow struct {
	Code, Number, Title, TitleEn string
	Level                        string   // 宜定级别, in any words
	Box                          string   // 子体系名称
	Groups                       []string // headings above the row, outermost first
	Issued, InForce              model.Date
	Issuer, Charge, Drafters     string
	ICS, CCS                     string
	Replaces, Remark             string
	Extra                        map[string]string // columns that are not known, by their heads
	Place                        model.Pos
	Places                       map[string]model.Pos // of cells, by the names above in lower case ("number")
}

// at is the place of a cell, else of the row.
func (r *DirectoryRow) at(field string) model.Pos {
	if p, ok := r.Places[field]; ok {
		return p
	}
	return r.Place
}

// ImportDirectory brings the content up to a 明细表: a row is the standard with
// its number, else with its title; what is not there is created. With an error
// among the problems nothing changes.
func ImportDirectory(fsys fs.FS, sys *model.System, rows []DirectoryRow) ([]source.Change, []model.Problem) {
	d := newDirectory(fsys, sys)
	for i := range rows {
		d.row(&rows[i])
	}
	return d.finish()
}

// directory takes rows of standards into the content.
type directory struct {
	*edits
	sys      *model.System
	problems []model.Problem
	patterns []levelPattern
	taken    map[string]bool // ids
	refs     map[string]bool // ids of references
	seen     map[string]model.Pos
	region   *model.Region // of a filing: the works are its own
	ids      []string      // of the works, in the order of rows
	borne    []string      // the numbers that they bear there, "" for none
	boxes    map[string]string
	created  []*model.Work // by rows above
	boxless  []*boxless
	left     []*leftColumn
	read     map[string]bool // words for levels of which was said how they were read
}

// boxless are rows of whose place in the framework one thing is to be said.
type boxless struct {
	at          model.Pos
	named, code string
	words       string
	hint        model.Bilingual
	more        int
}

// leftColumn is a column of a tab that the content has no place for: its words,
// and the rows that have them.
type leftColumn struct {
	at     model.Pos
	title  model.Bilingual
	values []string
	rows   map[string][]string
}

// levelPattern is a pattern of numbers and the level that has it.
type levelPattern struct {
	level  *model.Level
	re     *regexp.Regexp
	sample bool
}

func newDirectory(fsys fs.FS, sys *model.System) *directory {
	d := &directory{edits: newEdits(fsys, sys), sys: sys, taken: map[string]bool{}, refs: map[string]bool{}, seen: map[string]model.Pos{}, boxes: map[string]string{}, read: map[string]bool{}}
	for i := range sys.Config.Levels {
		l := &sys.Config.Levels[i]
		for _, p := range []struct {
			pattern string
			sample  bool
		}{{l.SamplePattern, true}, {l.NumberPattern, false}} {
			if re, err := regexp.Compile(p.pattern); err == nil && p.pattern != "" { // check reports a bad one
				d.patterns = append(d.patterns, levelPattern{l, re, p.sample})
			}
		}
	}
	for _, w := range sys.Works {
		d.taken[w.ID] = true
	}
	for _, r := range sys.References {
		d.refs[r.ID] = true
	}
	return d
}

func (d *directory) report(ps ...model.Problem) { d.problems = append(d.problems, ps...) }

func (d *directory) finish() ([]source.Change, []model.Problem) {
	for _, b := range d.boxless {
		more := model.Bilingual{}
		if b.more > 0 {
			more = say("；另有 "+strconv.Itoa(b.more)+" 行也是", "; so with "+strconv.Itoa(b.more)+" rows more")
		}
		d.report(listBox.At(b.at, b.named, b.code, b.words, b.hint, more))
	}
	for _, c := range d.left {
		var zh, en []string
		for _, v := range c.values {
			zh = append(zh, "“"+v+"”（第 "+strings.Join(c.rows[v], "、")+" 行）")
			en = append(en, "“"+v+"” (row "+strings.Join(c.rows[v], ", ")+")")
		}
		d.report(listLeft.At(c.at, c.title, say(strings.Join(zh, "、"), strings.Join(en, ", "))))
	}
	if model.HasErrors(d.problems) {
		return nil, model.SortProblems(d.problems)
	}
	changes, ps := d.edits.finish()
	d.report(ps...)
	return changes, model.SortProblems(d.problems)
}

// outside is the number of a national, industry or association standard.
var outside = regexp.MustCompile(`^(GB|GB/T|GB/Z|GBZ|GBZ/T|T/[A-Z]+|[A-Z]{2}|[A-Z]{2}/[TZ]) [0-9]`)

func (d *directory) row(r *DirectoryRow) {
	title := strings.Join(strings.Fields(r.Title), " ")
	number := model.NormalNumber(r.Number)
	if number == "" && title == "" {
		d.report(listSection.At(r.at("title")))
		return
	}
	named := title
	if named == "" {
		named = number
	}
	once := number
	if once == "" {
		once = squeeze(title) + "\x00" + r.Level
	}
	if first, ok := d.seen[once]; ok {
		d.report(listTwice.At(r.at("number"), named, first))
		return
	}
	d.seen[once] = r.at("number")
	d.leftOut(r)

	byNumber, sample := d.levelOf(number)
	if byNumber == nil && outside.MatchString(number) && d.region == nil {
		d.reference(r, number, title)
		return
	}
	if levels := d.levelsNamed(r.Level); byNumber != nil && len(levels) > 0 && !slices.Contains(levels, byNumber) {
		d.report(listChange.At(r.at("level"), named, byNumber.Title, r.Level))
		return
	}
	level := byNumber
	if level == nil {
		level = d.levelNamed(r.Level, r.at("level"))
	}
	box, placed := d.box(r, named)
	w, ok := d.work(r, number, title, level)
	if !ok {
		return
	}
	if level == nil && w != nil && r.Level == "" {
		level = d.sys.Level(w.Level)
	}
	if level == nil {
		d.report(listLevel.At(r.at("level"), named, number, r.Level, d.levelWords()))
		return
	}
	if !placed {
		return
	}
	if title == "" && w == nil {
		d.report(listSection.At(r.at("title")))
		return
	}
	d.write(r, w, level, box, number, title, sample)
}

// work finds the work that a row is about; nil for a new one.
func (d *directory) work(r *DirectoryRow, number, title string, level *model.Level) (w *model.Work, ok bool) {
	base, _ := splitNumber(number)
	if number != "" {
		for _, w := range slices.Concat(d.sys.Works, d.created) {
			same := model.NormalNumber(w.Number) == base
			for _, e := range w.Editions {
				b, _ := splitNumber(model.NormalNumber(e.Number))
				same = same || b == base
			}
			if same {
				return w, d.ours(r, w, number, title)
			}
		}
	}
	var found []*model.Work
	for _, w := range d.sys.Works {
		same := title != "" && squeeze(w.Title.Zh) == squeeze(title)
		for _, e := range w.Editions {
			same = same || title != "" && squeeze(e.Title.Zh) == squeeze(title)
		}
		if same && (level == nil || w.Level == level.Key) && (d.region == nil || w.Region == d.region.Key) {
			found = append(found, w)
		}
	}
	switch {
	case len(found) == 0:
		return nil, true
	case len(found) > 1 || number != "" && found[0].Number != "" && model.NormalNumber(found[0].Number) != base:
		var ids, numbers []string
		for _, w := range found {
			ids, numbers = append(ids, w.ID), append(numbers, w.Number)
		}
		d.report(listNumber.At(r.at("number"), title, number, strings.Join(ids, "、"), strings.Join(numbers, "、")))
		return nil, false
	}
	return found[0], true
}

// ours reports whether a work that a filing names by its number is the region's.
func (d *directory) ours(r *DirectoryRow, w *model.Work, number, title string) bool {
	if d.region == nil || w.Region == d.region.Key {
		return true
	}
	owner := model.Bilingual{Zh: w.Region, En: w.Region}
	if o := d.sys.Region(w.Region); o != nil {
		owner = o.Title
	}
	d.report(filingOther.At(r.at("number"), title, number, owner))
	return false
}

// write notes what a row changes.
func (d *directory) write(r *DirectoryRow, w *model.Work, level *model.Level, box, number, title string, sample bool) {
	base, year := splitNumber(number)
	if year == "" && (!r.Issued.IsZero() || number != "" && !r.InForce.IsZero()) {
		d.report(listEdition.At(r.at("number"), title, number))
		return
	}
	id, has := "", model.Work{}
	if w != nil {
		id, has = w.ID, *w
	} else {
		prefix := level.Key
		if d.region != nil {
			prefix = d.region.Key + "-" + level.Key
		}
		id = proposedID(number, prefix, d.taken)
		d.taken[id] = true
	}
	if i := slices.Index(d.ids, id); i < 0 {
		d.ids, d.borne = append(d.ids, id), append(d.borne, number)
	} else if _, listed := splitNumber(d.borne[i]); year > listed {
		d.borne[i] = number
	}
	if other, ok := d.boxes[id]; ok && other != box && other != "" && box != "" {
		d.report(listBox.At(r.at("box"), title, r.Code, r.Box, say("同一标准的另一行是“"+other+"”。", "Another row of the standard says “"+other+"”. "), say("", "")))
		return
	}
	d.boxes[id] = box
	if w == nil {
		d.created = append(d.created, &model.Work{ID: id, Number: base, Title: model.Bilingual{Zh: title}, Level: level.Key, Box: box})
		if d.region != nil {
			d.created[len(d.created)-1].Region = d.region.Key
		}
	}
	file := path.Join("standards", id, "work.toml")
	set := d.into(file)
	set("number", has.Number, base)
	if year == "" && len(has.Editions) == 0 {
		set("title.zh", has.Title.Zh, title)
		set("title.en", has.Title.En, r.TitleEn)
	}
	if has.Level != "" && has.Level != level.Key {
		d.report(listTitle.At(r.at("level"), title, model.Bilingual{Zh: "层级", En: "the level"}, has.Level, level.Key))
	}
	set("level", has.Level, level.Key)
	set("box", has.Box, box)
	if w == nil {
		if region := d.issuer(number, level); region != nil {
			set("region", "", region.Key)
		}
		if sample {
			d.put(file, "sample", true)
		}
	}
	if year == "" {
		return
	}
	e := &model.Edition{}
	if i := slices.IndexFunc(has.Editions, func(e *model.Edition) bool { return e.Year == year }); i >= 0 {
		e = has.Editions[i]
	}
	file = path.Join("standards", id, year, "edition.toml")
	set = d.into(file)
	if model.NormalNumber(e.Number) != number {
		set("number", e.Number, number)
	}
	if e.Title.Zh != "" && title != "" && squeeze(e.Title.Zh) != squeeze(title) {
		d.report(listTitle.At(r.at("title"), number, model.Bilingual{Zh: "名称", En: "the title"}, e.Title.Zh, title))
	}
	if squeeze(e.Title.Zh) != squeeze(title) {
		set("title.zh", e.Title.Zh, title)
	}
	if e.Title.Zh == "" && title == "" {
		set("title.zh", "", has.Title.Zh)
	}
	set("title.en", e.Title.En, r.TitleEn)
	day := func(key string, old, new model.Date) {
		if !new.IsZero() && new != old {
			d.put(file, key, new)
		}
	}
	day("issued", e.Issued, r.Issued)
	day("in-force", e.InForce, r.InForce)
	set("issuer.zh", e.Issuer.Zh, r.Issuer)
	set("jurisdiction.zh", e.Charge.Zh, r.Charge)
	set("drafters.zh", e.Drafters.Zh, r.Drafters)
	set("ics", e.ICS, r.ICS)
	set("ccs", e.CCS, r.CCS)
	if list := numbersIn(r.Replaces); len(list) > 0 && !slices.Equal(list, e.Replaces) {
		d.put(file, "replaces", list)
	}
}

// into notes values of one file: what a row does not say stays.
func (d *directory) into(file string) func(key, old, new string) {
	return func(key, old, new string) {
		if new = strings.TrimSpace(new); new != "" && new != old {
			d.put(file, key, new)
		}
	}
}

// issuer is the region that a new work is of: of a filing, its own; else the
// one whose division code stands in the number (DB4103/T, DB41/T).
func (d *directory) issuer(number string, level *model.Level) *model.Region {
	if d.region != nil {
		return d.region
	}
	m := localCode.FindStringSubmatch(number)
	if m == nil {
		return nil
	}
	for _, r := range d.sys.Regions {
		if strings.TrimRight(r.Code, "0") == strings.TrimRight(m[1], "0") || len(m[1]) == 4 && strings.HasPrefix(r.Code, m[1]) && r.Kind == "city" {
			return r
		}
	}
	return nil
}

// localCode is the code of a local standard: two digits of a province, four of
// a city.
var localCode = regexp.MustCompile(`^DB([0-9]{2}(?:[0-9]{2})?)/`)

// numbersIn lists the numbers of standards in a cell such as 代替 DB41/T 1—2009、….
func numbersIn(cell string) []string {
	var out []string
	cell = strings.NewReplacer("代替", "", "：", "", ":", "", "，", "、", ",", "、").Replace(cell)
	for _, s := range SplitList(cell) {
		if n := model.NormalNumber(s); n != "" && n != "—" && n != "-" && n != "无" && n != "/" {
			out = append(out, n)
		}
	}
	return out
}

// reference records a standard outside the system.
func (d *directory) reference(r *DirectoryRow, number, title string) {
	for _, ref := range d.sys.References {
		if model.NormalNumber(ref.Number) == number {
			return
		}
	}
	if title == "" {
		d.report(listSection.At(r.at("title")))
		return
	}
	base := idOf(number)
	id := base
	for n := 2; d.refs[id]; n++ {
		id = base + "-" + strings.Repeat("x", n-1)
	}
	d.refs[id] = true
	record := entries("id", id, "number", number, "title.zh", title, "title.en", r.TitleEn)
	if !r.Issued.IsZero() {
		record = append(record, entry("issued", r.Issued))
	}
	if !r.InForce.IsZero() {
		record = append(record, entry("in-force", r.InForce))
	}
	if list := numbersIn(r.Replaces); len(list) > 0 {
		record = append(record, entry("replaces", list))
	}
	d.append("references.toml", "reference", record)
	d.report(listOther.At(r.at("number"), number))
}

// leftOut notes what the content has no place for.
func (d *directory) leftOut(r *DirectoryRow) {
	d.leave(r, say("备注", "Remark"), r.at("remark"), r.Remark)
	for _, head := range slices.Sorted(maps.Keys(r.Extra)) {
		d.leave(r, say(head, head), r.Place, r.Extra[head])
	}
}

func (d *directory) leave(r *DirectoryRow, title model.Bilingual, at model.Pos, words string) {
	if words = strings.TrimSpace(words); words == "" {
		return
	}
	i := slices.IndexFunc(d.left, func(c *leftColumn) bool { return c.title == title && c.at.File == at.File })
	if i < 0 {
		i = len(d.left)
		d.left = append(d.left, &leftColumn{at: at, title: title, rows: map[string][]string{}})
	}
	c := d.left[i]
	if c.rows[words] == nil {
		c.values = append(c.values, words)
	}
	c.rows[words] = append(c.rows[words], strconv.Itoa(r.Place.Line))
}

// squeeze drops blanks: titles are set with or without them.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
