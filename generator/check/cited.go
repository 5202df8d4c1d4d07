package check

import (
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var citedRules = []*model.Rule{citedMissing, citedUnused, citedDate, citedVersion, citedOutdated}

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

var citedDate = &model.Rule{
	ID: "cited-date", Severity: model.Warning,
	Message: model.Bilingual{Zh: "条文引用“{1}”，第2章列的是“{2}”", En: "the text cites “{1}”, clause 2 lists “{2}”"},
	Hint: model.Bilingual{
		Zh: "两处写法一致：注日期的都写年份，不注日期的都不写。",
		En: "Write both alike: with the year where that edition is meant, without it where any is."},
	Doc: model.Bilingual{
		Zh: "条文中注日期引用的文件，在第2章也注日期；不注日期的也不注（GB/T 1.1—2020，8.6.3、9.5.4）。",
		En: "What the text cites with a date is listed with it, what it cites without a date without (GB/T 1.1—2020, 8.6.3 and 9.5.4)."},
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

func alnum(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' }

// cited checks the normative references against the text.
func (d *drafting) cited() {
	clause := d.clause("2")
	if clause != nil && !d.isHeading(clause, openings[1].zh, openings[1].en) {
		clause = nil
	}
	listed := d.listedReferences(clause)
	entries := slices.Clone(listed) // listed grows by what is missing, to say it once
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
			case d.normativePlace(at):
				d.sameDate(c, entries)
			}
			d.version(c)
		}
	})
	for _, c := range listed {
		if c.run.Text != "" && clause != nil && !used[c.stem] && !usesPart(used, c.stem) && holdsRun(clause, c) {
			d.report(citedUnused.At(c.run.Pos(c.from, c.to), c.number()))
		}
	}
	d.bibliography(entries)
}

// sameDate compares a citation with the entries of clause 2: one of them must
// be of the same date.
func (d *drafting) sameDate(c cite, entries []cite) {
	other := ""
	for _, l := range entries {
		if l.stem != c.stem {
			continue
		}
		if l.year == c.year {
			return
		}
		other = l.number()
	}
	if other != "" {
		d.report(citedDate.At(c.run.Pos(c.from, c.to), c.number(), other))
	}
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
		for _, n := range r.Replaces {
			s, year, ok := strings.Cut(n, "—")
			if ok && s == stem && !slices.ContainsFunc(known, func(k knownEdition) bool { return k.year == year }) {
				known = append(known, knownEdition{year, model.Superseded})
			}
		}
	}
	return known
}
