package derive

import (
	"encoding/json"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

// Duty is one row of the provision register: one sentence of a text on show
// that tells somebody what to do or leave, in one language.
type Duty struct {
	wording.Sentence
	Row  *Row   // the standard
	Path string // page with the fragment, without language prefix
}

// Type is the most binding type of the sentence.
func (d *Duty) Type() wording.Type { return d.Types[0] }

// Address is the row's name in data files: db41-t-s001#5.2.1/1.
func (d *Duty) Address() string { return d.Row.Work.ID + "#" + d.ID }

// Register lists the sentences of one text on show by language.
type Register struct {
	Row   *Row
	Langs map[model.Lang][]*Duty
}

// Registers reads every text on show, in the order of the directory. The
// English rows are those of the English text; where there is none there are
// none.
func Registers(rows []Row) []Register {
	var out []Register
	for i := range rows {
		r := &rows[i]
		if !r.HasText {
			continue
		}
		g := Register{Row: r, Langs: map[model.Lang][]*Duty{}}
		for _, l := range model.Langs {
			for _, s := range wording.Register(r.Edition.Texts[l]) {
				g.Langs[l] = append(g.Langs[l], &Duty{Sentence: s, Row: r, Path: r.Path + "#" + s.Anchor})
			}
		}
		out = append(out, g)
	}
	return out
}

// RoleDuties is what one role must, should and may do.
type RoleDuties struct {
	Role  *model.Role
	Langs map[model.Lang][]*Duty // by type, then in the order of the directory
}

// Duties gathers the rows of every role by the names its texts use.
func Duties(sys *model.System, registers []Register) []RoleDuties {
	var out []RoleDuties
	for _, role := range sys.Roles {
		d := RoleDuties{Role: role, Langs: map[model.Lang][]*Duty{}}
		for _, l := range model.Langs {
			for _, g := range registers {
				for _, row := range g.Langs[l] {
					if inForce(row.Row.Status) && Acts(role, row, l) {
						d.Langs[l] = append(d.Langs[l], row)
					}
				}
			}
			slices.SortStableFunc(d.Langs[l], func(a, b *Duty) int { return order(a) - order(b) })
		}
		out = append(out, d)
	}
	return out
}

// inForce reports whether a text on show binds or will: nobody has duties from
// what is withdrawn.
func inForce(s model.Status) bool { return s == model.Current || s == model.Upcoming }

// order sorts what must be done before what should and what may.
func order(d *Duty) int { return slices.Index(wording.Types, d.Type()) }

// Acts reports whether a row names the role as acting.
func Acts(role *model.Role, d *Duty, l model.Lang) bool {
	for _, n := range role.Names {
		if len(n.Works) > 0 && !slices.Contains(n.Works, d.Row.Work.ID) {
			continue
		}
		names := n.Zh
		if l == model.En {
			names = n.En
		}
		for _, a := range d.Actors {
			if slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, a) }) {
				return true
			}
		}
	}
	return false
}

// TypeCount is how many rows of a type a register holds.
type TypeCount struct {
	Type  wording.Type
	Count int
}

// CountTypes counts the rows by their most binding type; types without rows
// are left out.
func CountTypes(rows []*Duty) []TypeCount {
	var out []TypeCount
	for _, t := range wording.Types {
		n := 0
		for _, r := range rows {
			if r.Type() == t {
				n++
			}
		}
		if n > 0 {
			out = append(out, TypeCount{t, n})
		}
	}
	return out
}

// Marks says which types of provisions a text expresses at each anchor, for its
// margin. What an item takes from the announcement of its list is not repeated.
func Marks(t *model.Text) map[string][]wording.Type {
	out := map[string][]wording.Type{}
	for _, s := range wording.Register(t) {
		for _, ty := range s.Types {
			if ty.Provides() && !s.Inherited && !slices.Contains(out[s.Anchor], ty) {
				out[s.Anchor] = append(out[s.Anchor], ty)
			}
		}
	}
	for _, types := range out {
		slices.SortFunc(types, func(a, b wording.Type) int {
			return slices.Index(wording.Types, a) - slices.Index(wording.Types, b)
		})
	}
	return out
}

// Table is rows for a sheet or a CSV file.
type Table struct {
	Name    string
	Columns []string
	Rows    [][]string
}

// registerColumns names the columns of the register's tables.
var registerColumns = []model.Bilingual{
	{Zh: "编号", En: "ID"}, {Zh: "标准号", En: "Standard"}, {Zh: "标准名称", En: "Title"}, {Zh: "性质", En: "Nature"}, {Zh: "状态", En: "Status"},
	{Zh: "条", En: "Provision"}, {Zh: "类型", En: "Type"}, {Zh: "否定", En: "Negative"}, {Zh: "引语", En: "Lead-in"}, {Zh: "条文", En: "Sentence"},
	{Zh: "行为主体", En: "Who"}, {Zh: "量值", En: "Quantities"}, {Zh: "地址", En: "Address"},
}

var statusWords = map[model.Status]model.Bilingual{
	model.Upcoming: {Zh: "即将实施", En: "upcoming"}, model.Current: {Zh: "现行", En: "in force"},
	model.Superseded: {Zh: "被代替", En: "superseded"}, model.Withdrawn: {Zh: "废止", En: "withdrawn"},
}

// RegisterTable is the register as a table, in one language.
func RegisterTable(rows []*Duty, l model.Lang, name string) Table {
	t := Table{Name: name}
	for _, c := range registerColumns {
		t.Columns = append(t.Columns, c.In(l))
	}
	nature := func(sample bool) string {
		if sample {
			return model.Bilingual{Zh: "样本", En: "sample"}.In(l)
		}
		return model.Bilingual{Zh: "正式", En: "issued"}.In(l)
	}
	for _, r := range rows {
		var types []string
		for _, ty := range r.Types {
			types = append(types, ty.Words().In(l))
		}
		negative := ""
		if r.Negative[0] {
			negative = model.Bilingual{Zh: "是", En: "yes"}.In(l)
		}
		t.Rows = append(t.Rows, []string{
			r.Address(), r.Row.Number, r.Row.Title.Or(l), nature(r.Row.Work.Sample), statusWords[r.Row.Status].In(l),
			r.Label(), strings.Join(types, model.Bilingual{Zh: "、", En: ", "}.In(l)), negative, r.Lead, r.Words,
			strings.Join(r.Actors, model.Bilingual{Zh: "；", En: "; "}.In(l)), strings.Join(r.Quantities, model.Bilingual{Zh: "；", En: "; "}.In(l)),
			l.Prefix() + r.Path,
		})
	}
	return t
}

// Label is how the place of the sentence is called: the provision's number,
// else its id, and the item: 5.2 a).
func (d *Duty) Label() string {
	label := d.Provision.Number
	if label == "" {
		label = d.Provision.ID
	}
	return strings.TrimSpace(label + " " + d.Item)
}

// RegisterFormat is the version of the register's JSON.
const RegisterFormat = 1

// registerFile is the register as data.
type registerFile struct {
	Format int           `json:"format"`
	Lang   model.Lang    `json:"lang"`
	Rows   []registerRow `json:"rows"`
}

type registerRow struct {
	ID         string         `json:"id"`
	Standard   string         `json:"standard"`
	Number     string         `json:"number"`
	Sample     bool           `json:"sample"`
	Status     model.Status   `json:"status"`
	Provision  string         `json:"provision"`
	Page       string         `json:"page"` // relative to the site's root
	Types      []wording.Type `json:"types"`
	Negative   bool           `json:"negative,omitempty"`
	Verbs      []string       `json:"verbs,omitempty"`
	Lead       string         `json:"lead,omitempty"`
	Sentence   string         `json:"sentence"`
	Actors     []string       `json:"actors,omitempty"`
	Quantities []string       `json:"quantities,omitempty"`
}

// RegisterJSON is the register as a data file.
func RegisterJSON(rows []*Duty, l model.Lang) []byte {
	f := registerFile{Format: RegisterFormat, Lang: l, Rows: []registerRow{}}
	for _, r := range rows {
		f.Rows = append(f.Rows, registerRow{
			r.Address(), r.Row.Work.ID, r.Row.Number, r.Row.Work.Sample, r.Row.Status, r.Label(), l.Prefix() + r.Path,
			r.Types, r.Negative[0], r.Verbs, r.Lead, r.Words, r.Actors, r.Quantities,
		})
	}
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return append(b, '\n')
}
