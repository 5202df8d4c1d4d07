package sheet

import (
	"regexp"
	"strings"
	"unicode"
)

// Field is a column of a 明细表, whatever a list calls it.
type Field string

const (
	Serial   Field = "serial"   // 序号
	Code     Field = "code"     // 标准体系编号
	Number   Field = "number"   // 标准号
	Title    Field = "title"    // 标准名称
	TitleEn  Field = "title-en" // 英文名称
	Level    Field = "level"    // 宜定级别
	Box      Field = "box"      // 子体系名称
	Issued   Field = "issued"   // 发布日期
	InForce  Field = "in-force" // 实施日期
	Adopted  Field = "adopted"  // 国际国外标准号及采用关系
	Replaces Field = "replaces" // 被代替标准号或作废
	Charge   Field = "charge"   // 归口部门
	Drafter  Field = "drafter"  // 起草单位
	Nature   Field = "nature"   // 标准性质
	Status   Field = "status"   // 标准状态
	Stage    Field = "stage"    // 编制状态
	Due      Field = "due"      // 完成时限
	Remark   Field = "remark"   // 备注
)

// fieldNames are the names that lists give their columns: those of GB/T 13016
// in its editions of 2009 and 2018, and what lists of provinces and departments
// make of them. The first is the usual one; after "|" stand names that mean the
// field only where no better one stands in the head.
var fieldNames = []struct {
	field Field
	names string
}{
	{Serial, "序号 顺序号 编号序号 no item serialno | 号"},
	{Code, "标准体系编号 体系编号 体系表编号 体系编码 标准体系编码 标准体系表编号 体系代码 体系号 体系分类号 分类编号 标准体系代号 systemcode code systemnumber | 编号 编码 代码"},
	{Number, "标准号 标准编号 标准代号 标准代号和编号 标准代号及编号 标准代号编号 标准号代号 标准文号 现行标准号 标准编号年代号 标准号年代号 标准号计划号 standardnumber standardno stdno numberofthestandard | 引用标准编号 引用标准号 文件编号 文号 number"},
	{Title, "标准名称 标准中文名称 中文名称 标准名 标准项目名称 标准题名 标准文件名称 title standardtitle titleofthestandard standardname nameofstandard | 名称 项目名称 文件名称 标准 name"},
	{TitleEn, "英文名称 标准英文名称 标准名称英文 标准英文名 英文题名 englishtitle titleinenglish"},
	{Level, "宜定级别 标准级别 级别 标准层级 拟定级别 建议级别 宜定标准级别 拟定标准级别 适用级别 level recommendedlevel | 层级 标准类型"},
	{Box, "子体系名称 所属子体系 子体系 所属子体系名称 分体系 分体系名称 所属体系 体系名称 体系类别 体系分类 所属体系名称 所属类目 subsystem subsystemname | 所属类别 类别 分类 标准类别 标准分类 体系位置"},
	{Issued, "发布日期 发布时间 批准日期 批准发布日期 颁布日期 颁布时间 发布年月日 issued dateofissue issuedate publicationdate | 发布"},
	{InForce, "实施日期 实施时间 施行日期 生效日期 实施年月日 执行日期 inforce effectivedate implementationdate dateofimplementation | 实施"},
	{Adopted, "国际国外标准号及采用关系 国际国外标准编号及采用关系 采用国际国外标准号及采用关系 国际标准号及采用关系 采用关系 采标情况 采标号 采用国际标准 采用国际标准情况 采用国际标准编号 国际国外标准号 采用的国际国外标准编号及采用程度 采用程度 采标程度 adopted adoption"},
	{Replaces, "被代替标准号或作废 被代替标准号 代替标准号 代替标准 替代标准 替代标准号 代替标准编号 被代替标准编号 被代替标准 代替情况 代替标准号或作废 代替或作废 replaces replacedstandard supersedes"},
	{Charge, "归口部门 归口单位 归口管理部门 归口管理单位 技术归口单位 技术归口部门 标准归口单位 归口 responsibledepartment incharge"},
	{Drafter, "起草单位 主要起草单位 牵头起草单位 牵头单位 制定单位 编制单位 承担单位 起草部门 责任单位 draftedby drafters draftingorganization"},
	{Nature, "标准性质 性质 强制推荐 nature"},
	{Status, "标准状态 状态 现行状态 有效状态 标准现状 是否现行 status"},
	{Stage, "编制状态 制定状态 制修订状态 编制情况 制定情况 制修订情况 项目状态 工作进度 进展情况 制定进度 编制进度 完成情况 stage progress"},
	{Due, "完成时限 完成时间 完成日期 计划完成时间 计划完成日期 拟完成时间 完成年限 计划完成年限 制定时限 due duedate deadline"},
	{Remark, "备注 附注 备考 remark remarks note notes | 说明"},
}

// fieldsByName has the fields by the bare words of heads.
var fieldsByName = func() map[string]headWord {
	m := map[string]headWord{}
	for _, f := range fieldNames {
		sure, weak, _ := strings.Cut(f.names, "|")
		for _, n := range strings.Fields(sure) {
			m[n] = headWord{f.field, false}
		}
		for _, n := range strings.Fields(weak) {
			m[n] = headWord{f.field, true}
		}
	}
	return m
}()

type headWord struct {
	field Field
	weak  bool
}

// usual is what a field is called in the standard.
func (f Field) usual() string {
	for _, n := range fieldNames {
		if n.field == f {
			name, _, _ := strings.Cut(n.names, " ")
			return name
		}
	}
	panic("BUG: no field " + string(f))
}

var bracketed = regexp.MustCompile(`[(\[〔【{<][^)\]〕】}>]*[)\]〕】}>]`)

// bare is a head without spaces, line breaks, marks and capitals.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, Narrow(s))
}

// fieldOf says which field a head names.
func fieldOf(s string) (headWord, bool) {
	if units(s) > 60 {
		return headWord{}, false
	}
	whole := bare(s)
	without := bare(bracketed.ReplaceAllString(Narrow(s), ""))
	han := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, without)
	for _, w := range []string{whole, without, han} {
		if f, ok := fieldsByName[w]; ok && w != "" {
			return f, true
		}
	}
	return headWord{}, false
}

// directoryHead is where the head of a 明细表 stands and what its columns are.
type directoryHead struct {
	top, bottom int
	fields      map[int]Field  // by column
	words       map[int]string // of every column that has any
	again       map[int]int    // a column for a field that has one: to that
}

// headAt reads the rows from n on as a head of one to three rows. It must name
// the titles, or numbers, three columns in all, and half of those that it has.
func (t *Tab) headAt(n int) *directoryHead {
	r := t.Row(n)
	if r == nil || !t.mayBeHead(r) {
		return nil
	}
	deep := n
	for _, c := range r.Cells {
		if m, ok := t.Merge(n, c.Col); ok && m.Top == n {
			deep = max(deep, min(m.Bottom, n+2))
		}
	}
	var best *directoryHead
	for bottom := deep; bottom <= n+2; bottom++ {
		h, ok := t.headOf(n, bottom)
		if !ok {
			if bottom == deep {
				continue
			}
			break
		}
		if best == nil || len(h.fields) > len(best.fields) {
			best = h
		}
	}
	return best
}

// mayBeHead is a quick look: rows of data are not headOf'ed.
func (t *Tab) mayBeHead(r *Row) bool {
	n := 0
	for _, c := range r.Cells {
		if _, ok := fieldOf(c.Text); ok {
			n++
		}
	}
	return n >= 2
}

func (t *Tab) headOf(top, bottom int) (*directoryHead, bool) {
	h := &directoryHead{top: top, bottom: bottom, fields: map[int]Field{}, words: map[int]string{}, again: map[int]int{}}
	last := 0
	for n := top; n <= bottom; n++ {
		if r := t.Row(n); r != nil {
			last = max(last, r.Cells[len(r.Cells)-1].Col)
		} else if n > top {
			return nil, false
		}
	}
	weak := map[int]bool{}
	columns := map[Field]int{}
	named, used := 0, 0
	for col := 1; col <= last; col++ {
		parts := t.headParts(top, bottom, col)
		if len(parts) == 0 {
			continue
		}
		used++
		f, word, ok := combined(parts)
		h.words[col] = word
		if !ok {
			// In a row below the first, words under no merged head are no head.
			if r := t.Row(bottom); bottom > top && !r.Cell(col).empty() {
				if m, merged := t.Merge(top, col); !merged || m.Right == m.Left {
					return nil, false
				}
			}
			continue
		}
		named++
		first, taken := columns[f.field]
		switch {
		case !taken, weak[first] && !f.weak:
			if taken {
				delete(h.fields, first)
				h.again[first] = col
			}
			h.fields[col], columns[f.field], weak[col] = f.field, col, f.weak
		default:
			h.again[col] = first
		}
	}
	_, titled := columns[Title]
	_, numbered := columns[Number]
	return h, (titled || numbered) && named >= 3 && 2*named >= used
}

// headParts are the words of a column of a head from top to bottom, those of
// merged cells once.
func (t *Tab) headParts(top, bottom, col int) (parts []string) {
	type place struct{ row, col int }
	seen := map[place]bool{}
	for n := top; n <= bottom; n++ {
		m, _ := t.Merge(n, col)
		if m.Top < top || seen[place{m.Top, m.Left}] {
			continue
		}
		seen[place{m.Top, m.Left}] = true
		if c := t.Cell(m.Top, m.Left); !c.empty() {
			parts = append(parts, tidy(c.Text))
		}
	}
	return parts
}

// combined is the field that the rows of a head name together: 日期 over 发布 is
// 发布日期.
func combined(parts []string) (f headWord, word string, ok bool) {
	word = strings.Join(parts, " ")
	if len(parts) == 1 {
		f, ok = fieldOf(parts[0])
		return f, word, ok
	}
	last, above := parts[len(parts)-1], strings.Join(parts[:len(parts)-1], "")
	sure, isSure := fieldOf(last)
	if isSure && !sure.weak {
		return sure, word, true
	}
	for _, w := range []string{above + last, last + above} {
		if f, ok = fieldOf(w); ok {
			return f, word, true
		}
	}
	return sure, word, isSure
}
