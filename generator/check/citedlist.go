package check

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var citedListRules = []*model.Rule{citedForm, citedRepeated, citedOrder, citedLaw, bibliographyForm, bibliographyCited}

var citedForm = &model.Rule{
	ID: "cited-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "规范性引用文件的一项{1}", En: "an entry of the normative references {1}"},
	Hint: model.Bilingual{
		Zh: "每项一段，写“GB/T 10001.1　公共信息图形符号　第1部分：通用符号”，不编号，末尾不用标点。",
		En: "Write one paragraph each, “GB/T 10001.1, *Title*”, without a number of its own or a stop at the end."},
	Doc: model.Bilingual{
		Zh: "引用文件清单不编号，每项写编号和名称（GB/T 1.1—2020，8.6.3）。",
		En: "The list is not numbered; every entry has a number and a title (GB/T 1.1—2020, 8.6.3)."},
}

var citedLaw = &model.Rule{
	ID: "cited-law", Severity: model.Warning,
	Message: model.Bilingual{Zh: "第2章列出了法律法规“{1}”", En: "clause 2 lists the law “{1}”"},
	Hint: model.Bilingual{
		Zh: "移到参考文献；与法规的对应关系写在 work.toml 的 [[basis]] 中。",
		En: "Move it to the bibliography; how the text relates to laws goes into [[basis]] of work.toml."},
	Doc: model.Bilingual{
		Zh: "法律法规只能资料性提及，列入参考文献（GB/T 1.1—2020，9.5.4）。",
		En: "Laws are mentioned informatively only and stand in the bibliography (GB/T 1.1—2020, 9.5.4)."},
}

var citedRepeated = &model.Rule{
	ID: "cited-repeated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”列了两次", En: "“{1}” is listed twice"},
	Hint: model.Bilingual{
		Zh: "删去一项。",
		En: "Take one of them out."},
	Doc: model.Bilingual{
		Zh: "每个文件在清单中只列一次（GB/T 1.1—2020，8.6.3）。",
		En: "Each document is listed once (GB/T 1.1—2020, 8.6.3)."},
}

var citedOrder = &model.Rule{
	ID: "cited-order", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”应排在“{2}”前面", En: "“{1}” comes before “{2}”"},
	Hint: model.Bilingual{
		Zh: "先国家标准，再行业标准、地方标准，后其他文件；各按编号由小到大。",
		En: "National standards first, then those of industries and of regions, then other documents, each by number."},
	Doc: model.Bilingual{
		Zh: "清单依次为国家标准、行业标准、地方标准、团体标准、国际标准和其他文件，国家标准按顺序号，行业和地方标准按代号再按顺序号（GB/T 1.1—2020，8.6.3）。",
		En: "The list has national, industry, local, association and international standards and other documents in this order, by serial number, those of industries and regions by code first (GB/T 1.1—2020, 8.6.3)."},
}

var bibliographyForm = &model.Rule{
	ID: "bibliography-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "参考文献的这一项没有编号，或编号不连续", En: "this entry of the bibliography has no number, or not the next one"},
	Hint: model.Bilingual{
		Zh: "写作“[{1}] ……”，从[1]起连续。",
		En: "Write “[{1}] …”; they run from [1]."},
	Doc: model.Bilingual{
		Zh: "参考文献的每一项前用方括号编号（GB/T 1.1—2020，8.13）。",
		En: "Entries of the bibliography are numbered in square brackets (GB/T 1.1—2020, 8.13)."},
}

var bibliographyCited = &model.Rule{
	ID: "bibliography-cited", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”已列在第2章，不再列入参考文献", En: "“{1}” is listed in clause 2 and not again in the bibliography"},
	Hint: model.Bilingual{
		Zh: "从参考文献中删去；只作参考的，从第2章删去。",
		En: "Take it out of the bibliography, or out of clause 2 if it merely informs."},
	Doc: model.Bilingual{
		Zh: "参考文献列资料性引用的文件，第2章列规范性引用的文件（GB/T 1.1—2020，8.6、8.13）。",
		En: "The bibliography lists what is cited informatively, clause 2 what is cited normatively (GB/T 1.1—2020, 8.6 and 8.13)."},
}

var lawName = regexp.MustCompile(`^(?:《[^》]*(?:法|条例|办法|规定|决定)》|(?:中华人民共和国)?[\p{Han}]{2,30}(?:法|条例|办法|规定)(?:$|[（(])|(?:Law|Regulations?|Measures|Provisions) (?:on|of|for) )`)

// listedReferences reads the entries of clause 2 and checks their form.
func (d *drafting) listedReferences(clause *model.Provision) (listed []cite) {
	if clause == nil {
		return nil
	}
	for i, b := range clause.Blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			if i == 0 {
				continue // the lead-in
			}
			listed = append(listed, d.listedReference(wording.NewRun(b.Inlines), b.Pos)...)
		case *model.List:
			d.report(citedForm.At(b.Items[0].Pos, model.Bilingual{Zh: "带有列项的标记", En: "bears the mark of a list"}))
			for _, it := range b.Items {
				if p, ok := it.Blocks[0].(*model.Paragraph); ok {
					listed = append(listed, cites(wording.NewRun(p.Inlines))...)
				}
			}
		}
	}
	d.listOrder(listed)
	for _, child := range clause.Children {
		d.report(citedForm.At(child.Pos, model.Bilingual{Zh: "有编号", En: "is numbered"}))
	}
	return listed
}

var entryNumber = regexp.MustCompile(`^(?:\[[0-9]+\]|[0-9]+[.、)）]|[（(][0-9]+[)）])\s*`)

func (d *drafting) listedReference(r wording.Run, at model.Pos) []cite {
	words := strings.TrimSpace(r.Text)
	if m := entryNumber.FindString(words); m != "" {
		d.report(citedForm.At(at, model.Bilingual{Zh: "有编号", En: "is numbered"}))
		words = words[len(m):]
	}
	found := cites(r)
	switch {
	case lawName.MatchString(words):
		name := []rune(words)
		d.report(citedLaw.At(at, string(name[:min(len(name), 20)])))
		return nil
	case len(found) == 0 || found[0].from > len(r.Text)-len(strings.TrimLeft(r.Text, " "))+4:
		d.report(citedForm.At(at, model.Bilingual{Zh: "没有以文件编号开头", En: "does not begin with the number of a document"}))
		return found
	}
	d.version(found[0])
	if rest := strings.TrimSpace(r.Text[found[0].to:]); strings.Trim(rest, " \u3000,，.。") == "" {
		d.report(citedForm.At(at, model.Bilingual{Zh: "没有名称", En: "has no title"}))
	}
	return found[:1]
}

// listOrder checks that no entry is listed twice and that they stand in order.
func (d *drafting) listOrder(listed []cite) {
	seen := map[string]bool{}
	for i, c := range listed {
		at := c.run.Pos(c.from, c.to)
		switch {
		case seen[c.number()]:
			d.report(citedRepeated.At(at, c.number()))
		case i > 0 && orderOf(c).before(orderOf(listed[i-1])):
			d.report(citedOrder.At(at, c.number(), listed[i-1].number()))
		}
		seen[c.number()] = true
	}
}

// listPlace is the place of a standard in a list of references.
type listPlace struct {
	kind  int // national, industry, local, association, international
	code  string
	parts []int // of the serial number
}

var serialOf = regexp.MustCompile(`[0-9]+`)

func orderOf(c cite) listPlace {
	code, serial, _ := strings.Cut(c.stem, " ")
	p := listPlace{kind: 1}
	p.code, _, _ = strings.Cut(code, "/")
	switch {
	case strings.HasPrefix(code, "GB"):
		p.kind, p.code = 0, ""
	case strings.HasPrefix(code, "DB"):
		p.kind = 2
	case strings.HasPrefix(code, "T/"):
		p.kind = 3
	case strings.HasPrefix(code, "ISO") || strings.HasPrefix(code, "IEC"):
		p.kind = 4
	case code == "样内":
		p.kind = 5
	}
	for _, n := range serialOf.FindAllString(serial, -1) {
		v, _ := strconv.Atoi(n)
		p.parts = append(p.parts, v)
	}
	return p
}

func (p listPlace) before(q listPlace) bool {
	return cmp.Or(cmp.Compare(p.kind, q.kind), cmp.Compare(p.code, q.code), slices.Compare(p.parts, q.parts)) < 0
}

// bibliography checks that its entries are numbered [1], [2], …, and that none
// is one of clause 2.
func (d *drafting) bibliography(listed []cite) {
	p := d.text.Find("bibliography")
	if p == nil {
		return
	}
	next := 1
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case *model.Paragraph:
			d.report(bibliographyForm.At(b.Pos, next))
			next++
		case *model.List:
			for _, it := range b.Items {
				if strings.TrimSpace(it.Marker) != "["+strconv.Itoa(next)+"]" {
					d.report(bibliographyForm.At(it.Pos, next))
				}
				next++
				if para, ok := it.Blocks[0].(*model.Paragraph); ok {
					d.citedAgain(wording.NewRun(para.Inlines), listed)
				}
			}
		}
	}
}

// citedAgain reports an entry of the bibliography that begins with a number of
// clause 2.
func (d *drafting) citedAgain(r wording.Run, listed []cite) {
	found := cites(r)
	if len(found) == 0 || found[0].from > 1 {
		return
	}
	for _, l := range listed {
		if l.number() == found[0].number() {
			d.report(bibliographyCited.At(r.Pos(found[0].from, found[0].to), l.number()))
			return
		}
	}
}
