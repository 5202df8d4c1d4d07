package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var parityRules = []*model.Rule{parityMissing, parityExtra, parityBlocks, parityList, parityNumber, parityReference, parityVerb}

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

var parityNumber = &model.Rule{
	ID: "parity-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的数值不一致：中文 {2}，英文 {3}", En: "the values of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "核对数和单位；以中文为准。",
		En: "Compare numbers and units; the Chinese prevails."},
	Doc: model.Bilingual{
		Zh: "译错一个数就是另一项要求。",
		En: "A wrong number is another requirement."},
}

var parityReference = &model.Rule{
	ID: "parity-reference", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的引用不一致：中文 {2}，英文 {3}", En: "the references of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "核对条号、表号和文件编号。",
		En: "Compare the numbers of clauses, tables and documents."},
	Doc: model.Bilingual{
		Zh: "两种文本指向同样的条、表、图、附录和文件。",
		En: "Both texts point at the same clauses, tables, figures, annexes and documents."},
}

var parityVerb = &model.Rule{
	ID: "parity-verb", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的条款类型不一致：中文 {2}，英文 {3}", En: "the types of “{1}” differ: {2} in Chinese, {3} in English"},
	Hint: model.Bilingual{
		Zh: "应译 shall，不应译 shall not，宜译 should，可译 may，不必译 need not，能译 can。",
		En: "应 is shall, 不应 shall not, 宜 should, 可 may, 不必 need not, 能 can."},
	Doc: model.Bilingual{
		Zh: "能愿动词决定约束力（GB/T 1.1—2020，附录C），译文不能加重或减轻。",
		En: "The verb decides how binding a sentence is (GB/T 1.1—2020, Annex C); a translation neither tightens nor relaxes it."},
}

// parity compares both languages of an edition, provision by provision.
func (c *checker) parity(e *model.Edition) {
	zh, en := e.Texts[model.Zh], e.Texts[model.En]
	if zh == nil || en == nil || c.unread(zh.File) || c.unread(en.File) {
		return
	}
	inZh, inEn := provisions(zh), provisions(en)
	last := model.Pos{File: en.File, Line: 1, Col: 1}
	zh.Walk(func(p *model.Provision) {
		q := inEn[p.ID]
		if q == nil {
			c.report(parityMissing.At(last, nameIn(p)))
			return
		}
		last = q.Pos
		c.provisionParity(p, q)
	})
	en.Walk(func(q *model.Provision) {
		if inZh[q.ID] == nil {
			c.report(parityExtra.At(q.Pos, nameIn(q)))
		}
	})
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
	}
	ta, tb := pick(a, blockKinds[0].is), pick(b, blockKinds[0].is)
	for i := 0; i < min(len(ta), len(tb)); i++ {
		x, y := ta[i].(*model.Table), tb[i].(*model.Table)
		if len(x.Rows) != len(y.Rows) || len(x.Footnotes) != len(y.Footnotes) {
			same = false
			what := model.Bilingual{Zh: "表行", En: "table rows"}
			m, n := len(x.Rows), len(y.Rows)
			if m == n {
				m, n, what = len(x.Footnotes), len(y.Footnotes), model.Bilingual{Zh: "表脚注", En: "table footnotes"}
			}
			c.report(parityBlocks.At(y.Pos, nameIn(zh), m, n, what))
		}
	}
	return same
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

// citedParity compares the entries of the normative references.
func (c *checker) citedParity(zh, en *model.Provision) {
	a, b := citedNumbers(read(zh, model.Zh)), citedNumbers(read(en, model.En))
	if !slices.Equal(a, b) {
		c.report(parityReference.At(en.Pos, nameIn(zh), listOf(a), listOf(b)))
	}
}

// reading is what one provision says in one language.
type reading struct {
	pos  model.Pos
	runs []wording.Run
	refs []string // fragments it refers to, sorted
}

func read(p *model.Provision, l model.Lang) reading {
	r := reading{pos: p.Pos}
	refs := map[string]bool{}
	see := func(ins []model.Inline) {
		if run := wording.NewRun(ins); strings.TrimSpace(run.Text) != "" {
			r.runs = append(r.runs, run)
		}
		model.WalkInlines(ins, func(in *model.Inline) {
			if in.Kind == model.RefInline && in.Target != nil {
				refs[in.Target.String()] = true
			}
		})
	}
	see(p.Title)
	model.WalkBlocks(p.Blocks, func(b model.Block) {
		for _, ins := range model.BlockInlines(b) {
			see(ins)
		}
	})
	r.refs = slices.Sorted(maps.Keys(refs))
	return r
}

func citedNumbers(r reading) (out []string) {
	for _, run := range r.runs {
		for _, c := range cites(run) {
			out = append(out, c.number())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func listOf(list []string) string {
	if len(list) == 0 {
		return "—"
	}
	return strings.Join(list, ", ")
}

func (c *checker) referenceParity(zh *model.Provision, a, b reading) {
	x := slices.Concat(a.refs, citedNumbers(a))
	y := slices.Concat(b.refs, citedNumbers(b))
	if missing, extra := without(x, y), without(y, x); len(missing)+len(extra) > 0 {
		at := b.pos
		if len(extra) > 0 {
			at = b.find(extra[0])
		}
		c.report(parityReference.At(at, nameIn(zh), listOf(missing), listOf(extra)))
	}
}

// find is where a reading says something, else where it stands.
func (r reading) find(what string) model.Pos {
	for _, run := range r.runs {
		for _, c := range cites(run) {
			if c.number() == what {
				return run.Pos(c.from, c.to)
			}
		}
		if i := strings.LastIndex(run.Text, strings.TrimLeft(what, "-abcdefghijklmnopqrstuvwxyz")); i >= 0 && what != "" {
			return run.Pos(i, i+1)
		}
	}
	return r.pos
}

// numberParity compares the values of both texts: every number with its unit.
func (c *checker) numberParity(zh *model.Provision, a, b reading) {
	x, y := a.values(model.Zh), b.values(model.En)
	missing, extra := wording.Unmatched(x, y)
	if len(missing)+len(extra) == 0 {
		return
	}
	at := b.pos
	if len(extra) > 0 {
		at = extra[0].Pos
	}
	c.report(parityNumber.At(at, nameIn(zh), valueList(missing), valueList(extra)))
}

func (r reading) values(l model.Lang) (out []wording.Value) {
	for _, run := range r.runs {
		skip := cites(run)
		for _, v := range wording.Values(run.Text, l) {
			inside := slices.ContainsFunc(skip, func(c cite) bool { return v.From >= c.from && v.To <= c.to })
			if inside || run.Ref(v.From) {
				continue
			}
			v.Pos = run.Pos(v.From, v.To)
			out = append(out, v)
		}
	}
	return out
}

func valueList(vs []wording.Value) string {
	var out []string
	for _, v := range vs {
		out = append(out, v.String())
	}
	return listOf(out)
}

// verbParity compares the types of provisions that both texts express: which
// there are, and, where both have as many verbs, how many of each.
func (c *checker) verbParity(zh *model.Provision, a, b reading) {
	x, y := a.types(model.Zh), b.types(model.En)
	total := 0
	for _, t := range wording.Types {
		total += len(x[t]) - len(y[t])
	}
	var left, right []string
	var at model.Pos
	for _, t := range wording.Types {
		m, n := x[t], y[t]
		if (len(m) > 0) == (len(n) > 0) && (total != 0 || len(m) == len(n)) {
			continue
		}
		left = append(left, fmt.Sprintf("%s×%d", t.Words().Zh, len(m)))
		right = append(right, fmt.Sprintf("%s×%d", t.Words().En, len(n)))
		if len(n) > len(m) && at.Line == 0 {
			at = n[len(m)]
		}
	}
	if len(left) == 0 {
		return
	}
	if at.Line == 0 {
		at = b.pos
	}
	c.report(parityVerb.At(at, nameIn(zh), listOf(left), listOf(right)))
}

// types gathers the places of the verbs by type and sense; statements need none.
func (r reading) types(l model.Lang) map[wording.Type][]model.Pos {
	out := map[wording.Type][]model.Pos{}
	for _, run := range r.runs {
		for _, m := range wording.Modals(run.Text, l) {
			if m.Form.Type.Provides() {
				out[m.Form.Type] = append(out[m.Form.Type], run.Pos(m.From, m.To))
			}
		}
	}
	return out
}
