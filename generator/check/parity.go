package check

import (
	"guiju/generator/model"
	"guiju/generator/wording"
)

var parityRules = []*model.Rule{parityMissing, parityExtra, parityStatus, parityBlocks, parityList, parityMark, parityUnit}

var parityMissing = &model.Rule{
	ID: "parity-missing", Severity: model.Warning,
	Message: model.Bilingual{Zh: "英文缺“{1}”", En: "the English text lacks “{1}”"},
	Hint: model.Bilingual{
		Zh: "在这里补上“{1}”的译文；没有译文时读者看到的是中文。",
		En: "Add the translation of “{1}” here; until then readers are shown the Chinese."},
	Doc: model.Bilingual{
		Zh: "两种文本的条完全对应，编号相同，语言切换才能停在同一条。",
		En: "Both texts have the same provisions under the same numbers, so that the language switch stays on the provision."},
}

var parityExtra = &model.Rule{
	ID: "parity-extra", Severity: model.Warning,
	Message: model.Bilingual{Zh: "中文没有“{1}”", En: "the Chinese text has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "核对编号；中文删去的条，英文也删去。",
		En: "Check the number; what was taken out of the Chinese goes out of the English too."},
	Doc: model.Bilingual{
		Zh: "中文是权威文本，英文不能多出规定。",
		En: "The Chinese text is authoritative; the English cannot say more."},
}

var parityBlocks = &model.Rule{
	ID: "parity-blocks", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”中文有{2}个{4}，英文有{3}个", En: "“{1}” has {2} {4} in Chinese and {3} in English"},
	Hint: model.Bilingual{
		Zh: "对照中文补齐或删去。",
		En: "Compare with the Chinese."},
	Doc: model.Bilingual{
		Zh: "表、图、公式、列项、注和示例在两种文本中一一对应，并排显示时才能对齐。",
		En: "Tables, figures, formulas, lists, notes and examples correspond one to one, so that both texts can stand side by side."},
}

var parityList = &model.Rule{
	ID: "parity-list", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的列项中文有{2}项，英文有{3}项", En: "a list of “{1}” has {2} items in Chinese and {3} in English"},
	Hint: model.Bilingual{
		Zh: "一项对一项地翻译。",
		En: "Translate item by item."},
	Doc: model.Bilingual{
		Zh: "列项有自己的地址，例如 #5.2-a，两种语言必须指同一项。",
		En: "Items have addresses, such as #5.2-a, which must mean the same in both languages."},
}

var parityStatus = &model.Rule{
	ID: "parity-status", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”中文是{2}，英文是{3}", En: "“{1}” is {2} in Chinese and {3} in English"},
	Hint: model.Bilingual{
		Zh: "规范性译 normative，资料性译 informative。",
		En: "规范性 is normative, 资料性 informative."},
	Doc: model.Bilingual{
		Zh: "附录的性质决定它有没有约束力（GB/T 1.1—2020，9.6）。",
		En: "The status of an annex decides whether it binds (GB/T 1.1—2020, 9.6)."},
}

var parityMark = &model.Rule{
	ID: "parity-mark", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的列项中文用“{2}”，英文用“{3}”", En: "a list of “{1}” is marked “{2}” in Chinese and “{3}” in English"},
	Hint: model.Bilingual{
		Zh: "两种文本用同样的标记。",
		En: "Mark both alike."},
	Doc: model.Bilingual{
		Zh: "“5.2 a)”在两种文本中指同一项；没有字母的一边就无法引用。",
		En: "“5.2 a)” means the same item in both texts; without letters it cannot be cited."},
}

var parityUnit = &model.Rule{
	ID: "parity-unit", Severity: model.Warning,
	Message: model.Bilingual{Zh: "表的单位中文是“{1}”，英文是“{2}”", En: "the unit of the table is “{1}” in Chinese and “{2}” in English"},
	Hint: model.Bilingual{
		Zh: "以中文为准改正。",
		En: "Mend it; the Chinese prevails."},
	Doc: model.Bilingual{
		Zh: "表上方的单位管着整个表，译错一个就全错了。",
		En: "The unit above a table holds for every number in it."},
}

// parity compares both languages of an edition, provision by provision.
func (c *checker) parity(e *model.Edition) {
	zh, en := e.Texts[model.Zh], e.Texts[model.En]
	if zh == nil || en == nil || c.unread(zh.File) || c.unread(en.File) {
		return
	}
	inZh, inEn := provisions(zh), provisions(en)
	c.siblingParity(zh.Provisions, inEn, model.Pos{File: en.File, Line: 1, Col: 1})
	en.Walk(func(q *model.Provision) {
		if inZh[q.ID] == nil {
			c.report(parityExtra.At(q.Pos, nameIn(q)))
		}
	})
}

// siblingParity compares the provisions of one level and what is below them.
// One that is missing is missed where the next would follow, else at its
// parent.
func (c *checker) siblingParity(ps []*model.Provision, inEn map[string]*model.Provision, parent model.Pos) {
	for i, p := range ps {
		q := inEn[p.ID]
		if q != nil {
			c.provisionParity(p, q)
			c.siblingParity(p.Children, inEn, q.Pos)
			continue
		}
		at := parent
		for _, next := range ps[i+1:] {
			if n := inEn[next.ID]; n != nil {
				at = n.Pos
				break
			}
		}
		c.report(parityMissing.At(at, nameIn(p)))
		c.siblingParity(p.Children, inEn, at)
	}
}

func provisions(t *model.Text) map[string]*model.Provision {
	out := map[string]*model.Provision{}
	t.Walk(func(p *model.Provision) { out[p.ID] = p })
	return out
}

// nameIn is what a message calls a provision.
func nameIn(p *model.Provision) string {
	if p.Number != "" {
		return p.Number
	}
	return p.ID
}

func (c *checker) provisionParity(zh, en *model.Provision) {
	c.titleParity(zh, en)
	if zh.Kind == model.Bibliography || zh.Kind == model.Foreword || zh.Kind == model.IndexSection {
		return
	}
	same := c.blockParity(zh, en)
	if zh.Number == "2" && zh.Kind == model.Clause {
		c.citedParity(zh, en)
		return
	}
	a, b := read(zh, model.Zh), read(en, model.En)
	c.referenceParity(zh, a, b)
	if same {
		c.numberParity(zh, a, b)
		c.verbParity(zh, a, b)
		c.noteParity(zh, en)
	}
}

var blockKinds = []struct {
	name model.Bilingual
	is   func(model.Block) bool
}{
	{model.Bilingual{Zh: "表", En: "tables"}, func(b model.Block) bool { _, ok := b.(*model.Table); return ok }},
	{model.Bilingual{Zh: "图", En: "figures"}, func(b model.Block) bool { _, ok := b.(*model.Figure); return ok }},
	{model.Bilingual{Zh: "公式", En: "formulas"}, func(b model.Block) bool { _, ok := b.(*model.Formula); return ok }},
	{model.Bilingual{Zh: "列项", En: "lists"}, isList},
	{model.Bilingual{Zh: "注", En: "notes"}, func(b model.Block) bool { _, ok := b.(*model.Note); return ok }},
	{model.Bilingual{Zh: "示例", En: "examples"}, func(b model.Block) bool { _, ok := b.(*model.Example); return ok }},
}

// blockParity compares how many blocks of each kind stand in a provision, and
// the items of its lists.
func (c *checker) blockParity(zh, en *model.Provision) (same bool) {
	same = true
	a, b := blocksOf(zh), blocksOf(en)
	for _, k := range blockKinds {
		m, n := pick(a, k.is), pick(b, k.is)
		if len(m) != len(n) {
			same = false
			at := en.Pos
			if len(n) > len(m) {
				at = n[len(n)-1].Position()
			}
			c.report(parityBlocks.At(at, nameIn(zh), len(m), len(n), k.name))
		}
	}
	return c.listParity(zh, a, b) && c.tableParity(zh, a, b) && same
}

// listParity compares the lists of a provision item by item.
func (c *checker) listParity(zh *model.Provision, a, b []model.Block) (same bool) {
	same = true
	la, lb := pick(a, isList), pick(b, isList)
	for i := 0; i < min(len(la), len(lb)); i++ {
		x, y := la[i].(*model.List), lb[i].(*model.List)
		if len(x.Items) != len(y.Items) {
			same = false
			at := y.Pos
			if len(y.Items) > len(x.Items) {
				at = y.Items[len(x.Items)].Pos
			}
			c.report(parityList.At(at, nameIn(zh), len(x.Items), len(y.Items)))
		}
		if x.Kind != y.Kind && len(x.Items) > 0 && len(y.Items) > 0 {
			c.report(parityMark.At(y.Pos, nameIn(zh), x.Items[0].Marker, y.Items[0].Marker))
		}
	}
	return same
}

// tableParity compares the tables of a provision: columns, rows, footnotes and
// the unit.
func (c *checker) tableParity(zh *model.Provision, a, b []model.Block) (same bool) {
	same = true
	ta, tb := pick(a, blockKinds[0].is), pick(b, blockKinds[0].is)
	for i := 0; i < min(len(ta), len(tb)); i++ {
		x, y := ta[i].(*model.Table), tb[i].(*model.Table)
		for _, k := range []struct {
			name model.Bilingual
			of   func(*model.Table) int
		}{
			{model.Bilingual{Zh: "表列", En: "table columns"}, columns},
			{model.Bilingual{Zh: "表行", En: "table rows"}, func(t *model.Table) int { return len(t.Rows) }},
			{model.Bilingual{Zh: "表脚注", En: "table footnotes"}, func(t *model.Table) int { return len(t.Footnotes) }},
		} {
			if m, n := k.of(x), k.of(y); m != n {
				same = false
				c.report(parityBlocks.At(y.Pos, nameIn(zh), m, n, k.name))
				break
			}
		}
		if m, n := wording.Sense(x.Unit), wording.Sense(y.Unit); x.Unit != y.Unit && (m != "" && n != "" && m != n || (x.Unit == "") != (y.Unit == "")) {
			c.report(parityUnit.At(unitPos(y), x.Unit, y.Unit))
		}
	}
	return same
}

// columns is the number of columns of a table.
func columns(t *model.Table) (n int) {
	if len(t.Rows) > 0 {
		for _, c := range t.Rows[0] {
			n += c.Colspan
		}
	}
	return n
}

// unitPos is the line of a table's unit, which stands right above its head; a
// table without a unit is that itself.
func unitPos(t *model.Table) model.Pos {
	if t.Unit == "" || len(t.Rows) == 0 || len(t.Rows[0]) == 0 {
		return t.Pos
	}
	p := t.Rows[0][0].Pos
	p.Line, p.Col, p.EndCol = p.Line-1, 1, 0
	return p
}

func blocksOf(p *model.Provision) (all []model.Block) {
	model.WalkBlocks(p.Blocks, func(b model.Block) { all = append(all, b) })
	return all
}

func pick(bs []model.Block, is func(model.Block) bool) (out []model.Block) {
	for _, b := range bs {
		if is(b) {
			out = append(out, b)
		}
	}
	return out
}
