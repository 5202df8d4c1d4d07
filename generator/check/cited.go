package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var citedRules = []*model.Rule{citedMissing, citedUnused, citedForm, citedLaw, citedVersion, citedOutdated, bibliographyForm}

var citedMissing = &model.Rule{
	ID: "cited-missing", Severity: model.Warning,
	Message: model.Bilingual{Zh: "条文引用了“{1}”，第2章没有列出", En: "the text cites “{1}”, which clause 2 does not list"},
	Hint: model.Bilingual{
		Zh: "在第2章列出“{1}　名称”；只是提到而不要求遵守的，写进参考文献。",
		En: "List “{1}, Title” in clause 2; what is merely mentioned belongs into the bibliography."},
	Doc: model.Bilingual{
		Zh: "规范性引用的文件都列在第2章（GB/T 1.1—2020，8.6）。",
		En: "Every document that is cited normatively stands in clause 2 (GB/T 1.1—2020, 8.6)."},
}

var citedUnused = &model.Rule{
	ID: "cited-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "第2章列出的“{1}”在条文中没有引用", En: "clause 2 lists “{1}”, which the text never cites"},
	Hint: model.Bilingual{
		Zh: "在条文中写明用到它的地方，例如“应符合{1}的规定”，或从第2章删去。",
		En: "Say where it is used, as in “shall conform to {1}”, or take it out of clause 2."},
	Doc: model.Bilingual{
		Zh: "第2章只列条文中规范性引用的文件（GB/T 1.1—2020，8.6）。",
		En: "Clause 2 lists only what the text cites normatively (GB/T 1.1—2020, 8.6)."},
}

var citedForm = &model.Rule{
	ID: "cited-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "规范性引用文件的一项{1}", En: "an entry of the normative references {1}"},
	Hint: model.Bilingual{
		Zh: "每项一段，写“GB/T 10001.1　公共信息图形符号　第1部分：通用符号”，不编号，末尾不用标点。",
		En: "Write one paragraph each, “GB/T 10001.1, *Title*”, without a number of its own or a stop at the end."},
	Doc: model.Bilingual{
		Zh: "引用文件清单不编号，依次为国家、行业、地方标准和其他文件（GB/T 1.1—2020，8.6）。",
		En: "The list of references is not numbered (GB/T 1.1—2020, 8.6)."},
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

var citedVersion = &model.Rule{
	ID: "cited-version", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有“{1}”这个版本", En: "there is no edition “{1}”"},
	Hint: model.Bilingual{
		Zh: "已知的版本：{2}。核对年份，或在 references.toml 中登记这一版。",
		En: "Editions known: {2}. Check the year, or record the edition in references.toml."},
	Doc: model.Bilingual{
		Zh: "注日期的引用只指那一版（GB/T 1.1—2020，9.5.4），所以那一版必须存在。与体系内的标准和 references.toml 核对；两处都没有的标准不作判断。",
		En: "A dated reference means that edition alone (GB/T 1.1—2020, 9.5.4), so it must exist. Compared with the system and references.toml; of standards in neither nothing is said."},
}

var citedOutdated = &model.Rule{
	ID: "cited-outdated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "引用的“{1}”{2}", En: "“{1}”, which is cited, {2}"},
	Hint: model.Bilingual{
		Zh: "看新版本是否仍然适用，改引新版本，或改为不注日期；确需引用旧版时在 edition.toml 中用 [[accepted]] 记下。",
		En: "See whether the new edition fits and cite it, or cite without a date; where the old one is meant record it under [[accepted]] in edition.toml."},
	Doc: model.Bilingual{
		Zh: "现行标准引用已废止或被代替的文件，执行时会无所适从。",
		En: "A standard in force that cites what is withdrawn or superseded leaves its users in doubt."},
}

var bibliographyForm = &model.Rule{
	ID: "bibliography-form", Severity: model.Warning,
	Message: model.Bilingual{Zh: "参考文献的这一项没有编号，或编号不连续", En: "this entry of the bibliography has no number, or not the next one"},
	Hint: model.Bilingual{
		Zh: "写作“[{1}] ……”，从[1]起连续。",
		En: "Write “[{1}] …”; they run from [1]."},
	Doc: model.Bilingual{
		Zh: "参考文献的每一项前用方括号编号（GB/T 1.1—2020，8.11）。",
		En: "Entries of the bibliography are numbered in square brackets (GB/T 1.1—2020, 8.11)."},
}

// cite is one mention of a standard in a run.
type cite struct {
	stem, year string
	run        wording.Run
	from, to   int
}

func (c cite) number() string { return wording.Cite{Stem: c.stem, Year: c.year}.Number() }

func cites(r wording.Run) (out []cite) {
	for _, c := range wording.Cites(r.Text) {
		out = append(out, cite{c.Stem, c.Year, r, c.From, c.To})
	}
	return out
}

// cited checks the normative references against the text.
func (d *drafting) cited() {
	clause := d.clause("2")
	if clause != nil && !d.isHeading(clause, openings[1].zh, openings[1].en) {
		clause = nil
	}
	listed := d.listedReferences(clause)
	used := map[string]bool{}
	own, _, _ := strings.Cut(d.edition.Number, "—")
	d.runs(func(r wording.Run, at place) {
		p := at.provision
		if p == nil && at.note == "" || p != nil && (p == clause || p.Kind == model.Foreword || p.Kind == model.Introduction || p.Kind == model.Bibliography) {
			return
		}
		for _, c := range cites(r) {
			used[c.stem] = true
			part := strings.HasSuffix(c.stem, "1.1") && p != nil && p.Kind == model.Foreword
			switch {
			case c.stem == own || part:
			case d.normativePlace(at) && !isListed(listed, c.stem):
				d.report(citedMissing.At(r.Pos(c.from, c.to), c.number()))
				listed = append(listed, c) // once
			}
			d.version(c)
		}
	})
	for _, c := range listed {
		if c.run.Text != "" && clause != nil && !used[c.stem] && !usesPart(used, c.stem) && holdsRun(clause, c) {
			d.report(citedUnused.At(c.run.Pos(c.from, c.to), c.number()))
		}
	}
	d.bibliography()
}

// normativePlace reports whether what is said there binds.
func (d *drafting) normativePlace(at place) bool {
	return at.provision != nil && at.provision.Normative && at.note == "" && at.provision.Term == nil && at.provision.Number != "1"
}

func isListed(listed []cite, stem string) bool {
	return slices.ContainsFunc(listed, func(c cite) bool {
		return c.stem == stem || strings.HasPrefix(stem, c.stem+".") || strings.HasPrefix(c.stem, stem+".")
	})
}

// usesPart reports whether a part of the series, or the series of the part, is
// cited.
func usesPart(used map[string]bool, stem string) bool {
	for s := range used {
		if strings.HasPrefix(s, stem+".") || strings.HasPrefix(stem, s+".") {
			return true
		}
	}
	return false
}

func holdsRun(p *model.Provision, c cite) bool {
	at := c.run.Pos(c.from, c.to)
	for _, b := range p.Blocks {
		if b.Position().Line == at.Line {
			return true
		}
	}
	return false
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
	return found[:1]
}

// version compares a dated reference with the editions on record.
func (d *drafting) version(c cite) {
	if c.year == "" {
		return
	}
	known := d.editions(c.stem)
	if len(known) == 0 {
		return
	}
	i := slices.IndexFunc(known, func(k knownEdition) bool { return k.year == c.year })
	at := c.run.Pos(c.from, c.to)
	switch status := d.edition.StatusAt(d.day); {
	case i < 0:
		var names []string
		for _, k := range known {
			names = append(names, c.stem+"—"+k.year)
		}
		d.report(citedVersion.At(at, c.number(), strings.Join(names, ", ")))
	case known[i].status == model.Superseded && (status == model.Current || status == model.Upcoming):
		d.report(citedOutdated.At(at, c.number(), model.Bilingual{Zh: "已被代替", En: "is superseded"}))
	case known[i].status == model.Withdrawn && (status == model.Current || status == model.Upcoming):
		d.report(citedOutdated.At(at, c.number(), model.Bilingual{Zh: "已废止", En: "is withdrawn"}))
	}
}

type knownEdition struct {
	year   string
	status model.Status
}

// editions lists what is on record of a standard: works of the system and
// references.toml.
func (c *checker) editions(stem string) (known []knownEdition) {
	for _, w := range c.sys.Works {
		if w.Number == stem {
			for _, e := range w.Editions {
				known = append(known, knownEdition{e.Year, e.StatusAt(c.day)})
			}
		}
	}
	for _, r := range c.sys.References {
		if s, year, ok := strings.Cut(r.Number, "—"); ok && s == stem {
			known = append(known, knownEdition{year, r.StatusAt(c.day, c.sys.References)})
		}
	}
	return known
}

// bibliography checks that its entries are numbered [1], [2], …
func (d *drafting) bibliography() {
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
			}
		}
	}
}
