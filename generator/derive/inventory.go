package derive

import (
	"strings"

	"guiju/generator/model"
)

// Inventory is the inventory of processes and rules (业务流程、规章制度) set beside
// the framework.
type Inventory struct {
	Rows []ProcessRow
	// Empty are the boxes at the ends of the tree that no process is in or
	// below.
	Empty []*model.Box
	// ByBox counts the processes that stand in a box itself.
	ByBox map[string]ProcessCount
}

// ProcessCount counts processes and rules, real ones and samples apart.
type ProcessCount struct{ Real, Samples int }

// ProcessRow is one process or rule.
type ProcessRow struct {
	*model.Process
	In    *model.Box // nil: in no box
	By    *model.Body
	Rows  []Row
	Apart []Row // of Rows, those in a box of another branch
}

// InventoryOf sets the inventory beside the framework and the standards.
func InventoryOf(sys *model.System, rows []Row) Inventory {
	out := Inventory{ByBox: map[string]ProcessCount{}}
	byWork := map[string]Row{}
	for _, r := range rows {
		byWork[r.Work.ID] = r
	}
	for _, p := range sys.Processes {
		v := ProcessRow{Process: p, In: sys.Box(p.Box), By: sys.Body(p.Owner)}
		if v.In != nil {
			n := out.ByBox[p.Box]
			if p.Sample {
				n.Samples++
			} else {
				n.Real++
			}
			out.ByBox[p.Box] = n
		}
		for _, id := range p.Works {
			r, ok := byWork[id]
			if !ok {
				continue
			}
			v.Rows = append(v.Rows, r)
			if box := r.Work.Box; v.In != nil && box != "" && !sys.BoxWithin(box, p.Box) && !sys.BoxWithin(p.Box, box) {
				v.Apart = append(v.Apart, r)
			}
		}
		out.Rows = append(out.Rows, v)
	}
	parent := map[string]bool{}
	for _, b := range sys.Boxes {
		parent[b.Parent] = true
	}
	for _, b := range sys.Boxes {
		if !parent[b.Code] && out.ByBox[b.Code] == (ProcessCount{}) {
			out.Empty = append(out.Empty, b)
		}
	}
	return out
}

// InventoryPath is the data file of the inventory; it has .json and .csv.
const InventoryPath = "data/inventory"

// InventoryFormat is the version of data/inventory.json.
const InventoryFormat = 1

type inventoryFile struct {
	Format    int           `json:"format"`
	AsOf      model.Date    `json:"as_of"`
	Processes []processFile `json:"processes"`
}

type processFile struct {
	Key    string          `json:"key"`
	Kind   string          `json:"kind"`
	Title  model.Bilingual `json:"title"`
	Owner  string          `json:"owner,omitempty"`
	Region string          `json:"region,omitempty"`
	Box    string          `json:"box,omitempty"`
	Works  []string        `json:"standards,omitempty"`
	Source string          `json:"source,omitempty"`
	Sample bool            `json:"sample"`
}

// InventoryJSON is the inventory as a data file.
func InventoryJSON(d *Derived) []byte {
	f := inventoryFile{Format: InventoryFormat, AsOf: d.Day, Processes: []processFile{}}
	for _, p := range d.Inventory.Rows {
		v := processFile{p.Key, p.Kind, p.Title, p.Owner, p.Region, p.Box, nil, p.Source, p.Sample}
		for _, r := range p.Rows {
			v.Works = append(v.Works, r.Work.ID)
		}
		f.Processes = append(f.Processes, v)
	}
	return encoded(f)
}

var inventoryColumns = []model.Bilingual{
	{Zh: "键名", En: "Key"}, {Zh: "类别", En: "Kind"}, {Zh: "名称", En: "Title"}, {Zh: "体系编码", En: "Box"}, {Zh: "子体系", En: "Subsystem"},
	{Zh: "责任单位", En: "Owner"}, {Zh: "地区", En: "Region"}, {Zh: "标准", En: "Standards"}, {Zh: "来源", En: "Source"}, {Zh: "性质", En: "Nature"},
}

// processWords says the kind of a process.
var processWords = map[string]model.Bilingual{"process": {Zh: "业务流程", En: "process"}, "rule": {Zh: "规章制度", En: "rule"}}

// InventoryTable is the inventory as a table, in one language.
func InventoryTable(d *Derived, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "流程和制度清单", En: "Processes and rules"}.In(l)}
	for _, c := range inventoryColumns {
		t.Columns = append(t.Columns, c.In(l))
	}
	for _, p := range d.Inventory.Rows {
		var box, owner, region string
		if p.In != nil {
			box = p.In.Title.Or(l)
		}
		if p.By != nil {
			owner = p.By.Title.Or(l)
		}
		if r := d.System.Region(p.Region); r != nil {
			region = r.Title.Or(l)
		}
		var works []string
		for _, r := range p.Rows {
			works = append(works, strings.TrimSpace(r.Number+" "+r.Title.Or(l)))
		}
		t.Rows = append(t.Rows, []string{
			p.Key, processWords[p.Kind].In(l), p.Title.Or(l), p.Box, box, owner, region,
			strings.Join(works, model.Bilingual{Zh: "；", En: "; "}.In(l)), p.Source, natureWords(p.Sample).In(l),
		})
	}
	return t
}

// natureWords tells a real record from a sample.
func natureWords(sample bool) model.Bilingual {
	if sample {
		return model.Bilingual{Zh: "样本", En: "sample"}
	}
	return model.Bilingual{Zh: "正式", En: "real"}
}
