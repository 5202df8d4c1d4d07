package derive

import (
	"cmp"
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Telling is one publicity item with what it speaks of.
type Telling struct {
	Item *model.Item
	// Rows are the standards it is about, in the order in which it names them.
	Rows []Row
	// Levels, Areas and Regions are its own, then those of its standards, each
	// once, in the order of the system.
	Levels  []model.Level
	Areas   []model.Area
	Regions []*model.Region
}

// Tellings says of every publicity item, newest first, what it speaks of.
func Tellings(sys *model.System, rows []Row) []Telling {
	byWork := map[string]Row{}
	for _, r := range rows {
		byWork[r.Work.ID] = r
	}
	var out []Telling
	for _, i := range sys.Publicity {
		t := Telling{Item: i}
		levels, areas, regions := slices.Clone(i.Levels), slices.Clone(i.Areas), slices.Clone(i.Regions)
		seen := map[string]bool{}
		for _, ref := range i.About {
			id := docOf(ref)
			r, ok := byWork[id]
			if !ok || seen[id] {
				continue
			}
			seen[id] = true
			t.Rows = append(t.Rows, r)
			levels, areas, regions = append(levels, r.Work.Level), append(areas, AreaOf(sys, r.Work)), append(regions, r.Work.Region)
		}
		t.Levels = kept(sys.Config.Levels, func(l model.Level) bool { return slices.Contains(levels, l.Key) })
		t.Areas = kept(sys.Config.Areas, func(a model.Area) bool { return slices.Contains(areas, a.Key) })
		t.Regions = kept(sys.Regions, func(r *model.Region) bool { return slices.Contains(regions, r.Key) })
		out = append(out, t)
	}
	return out
}

// Explanation is what one place of a publicity item says of one place of a
// standard.
type Explanation struct {
	Item *model.Item
	// Edition is the one that it explains: the one it names, else the one that
	// was on show on its day; nil where neither is known.
	Edition  *model.Edition
	Fragment string // of the standard; "" is the whole
	Section  string // of the item; "" is the whole
	Title    string // of the section
	// Words are those of the paragraph that names the place, "" where the item
	// as a whole is about it.
	Words string
	Lang  model.Lang // of Title and Words
}

// ItemKindWords are what items of each kind are called beside a text.
var ItemKindWords = map[string]model.Bilingual{
	"interpretation": {Zh: "解读", En: "Interpretation"},
	"qa":             {Zh: "问答", En: "Q&A"},
	"card":           {Zh: "图卡", En: "Card"},
	"video":          {Zh: "视频", En: "Video"},
}

// standsBeside reports whether an item stands beside the text that it is about.
func standsBeside(i *model.Item) bool { return i.Explains() || i.Kind == "video" }

// Explained finds what explains each standard, by its id: the places that items
// name in about, then those to which their paragraphs refer, in the language
// where the item has it. A place that one section names twice counts once.
func Explained(sys *model.System, l model.Lang, day model.Date) map[string][]Explanation {
	out := map[string][]Explanation{}
	for _, i := range sys.Publicity {
		if !standsBeside(i) {
			continue
		}
		e := explainer{sys: sys, day: day, item: i, lang: l, seen: map[[3]string]bool{}, out: out}
		t := i.Texts[l]
		if t == nil {
			t, e.lang = i.Texts[model.Zh], model.Zh
		}
		for _, ref := range i.About {
			if to, ok := model.ParseTarget(ref); ok {
				e.add(to, nil, "")
			}
		}
		if t == nil {
			continue
		}
		e.text = t
		e.blocks(t.Head, nil)
		t.Walk(func(p *model.Provision) { e.blocks(p.Blocks, p) })
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b Explanation) int { return model.CompareFragments(a.Fragment, b.Fragment) })
	}
	return out
}

type explainer struct {
	sys  *model.System
	day  model.Date
	item *model.Item
	lang model.Lang
	text *model.Text
	seen map[[3]string]bool
	out  map[string][]Explanation
}

// blocks looks for references in the blocks of a section.
func (e *explainer) blocks(bs []model.Block, section *model.Provision) {
	model.WalkBlocks(bs, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			model.WalkInlines(ins, func(in *model.Inline) {
				if in.Kind == model.RefInline && in.Target != nil && in.Target.Fragment != "" {
					e.add(*in.Target, section, text.PlainInlines(ins))
				}
			})
		}
	})
}

func (e *explainer) add(t model.Target, section *model.Provision, words string) {
	w := e.sys.Work(t.Doc)
	if w == nil {
		return
	}
	v := Explanation{Item: e.item, Fragment: t.Fragment, Words: words, Lang: e.lang}
	v.Edition = w.EditionAt(e.day)
	if !e.item.Date.IsZero() {
		v.Edition = w.EditionAt(e.item.Date)
	}
	for _, ed := range w.Editions {
		if ed.Year == t.Edition {
			v.Edition = ed
		}
	}
	if section != nil {
		v.Section, v.Title = section.ID, text.SeenTitle(e.text, section)
	}
	key := [3]string{w.ID + "/" + t.Edition, v.Fragment, v.Section}
	if e.seen[key] {
		return
	}
	e.seen[key] = true
	e.out[w.ID] = append(e.out[w.ID], v)
}

// Answer is one question of a Q&A item: a heading of its text, and what stands
// below it.
type Answer struct {
	Item    *model.Item
	Section *model.Provision
	// Rows are the standards to which the answer refers, else those that the
	// item is about.
	Rows []Row
}

// Answers gathers the questions of all Q&A items by the text of each that a
// page shows: by standard as the directory has them, then those about none.
func Answers(tellings []Telling, rows []Row, shown func(*model.Item) *model.Text) []Answer {
	order := map[string]int{}
	byWork := map[string]Row{}
	for n, r := range rows {
		order[r.Work.ID], byWork[r.Work.ID] = n, r
	}
	var out []Answer
	for _, t := range tellings {
		if t.Item.Kind != "qa" {
			continue
		}
		whole := shown(t.Item)
		if whole == nil {
			continue
		}
		for _, p := range whole.Provisions {
			a := Answer{Item: t.Item, Section: p}
			seen := map[string]bool{}
			part := &model.Text{Provisions: []*model.Provision{p}}
			part.Inlines(func(in *model.Inline, _ *model.Provision) {
				if in.Kind != model.RefInline || in.Target == nil || seen[in.Target.Doc] {
					return
				}
				if r, ok := byWork[in.Target.Doc]; ok {
					seen[in.Target.Doc] = true
					a.Rows = append(a.Rows, r)
				}
			})
			if len(a.Rows) == 0 {
				a.Rows = t.Rows
			}
			out = append(out, a)
		}
	}
	first := func(a Answer) int {
		if len(a.Rows) == 0 {
			return len(rows)
		}
		return order[a.Rows[0].Work.ID]
	}
	slices.SortStableFunc(out, func(a, b Answer) int { return cmp.Compare(first(a), first(b)) })
	return out
}

// Happening is one event, as it stands on the day.
type Happening struct {
	Telling
	State model.GatheringState
}

// Happenings lists the events: what is to come, the next one first, then the
// rest, the latest first; those without a day come last.
func Happenings(tellings []Telling, day model.Date) []Happening {
	var out []Happening
	for _, t := range tellings {
		if t.Item.Kind == "event" {
			out = append(out, Happening{t, t.Item.Event.At(day)})
		}
	}
	rank := func(h Happening) int {
		g := h.Item.Event
		switch {
		case g.Start.IsZero():
			return 2
		case !g.Last().Before(day):
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Happening) int {
		by := a.Item.Event.Start.Time().Compare(b.Item.Event.Start.Time())
		if rank(a) == 1 {
			by = -by
		}
		return cmp.Or(cmp.Compare(rank(a), rank(b)), by, cmp.Compare(a.Item.ID, b.Item.ID))
	})
	return out
}
