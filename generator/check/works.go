package check

import (
	"fmt"
	"regexp"
	"strings"

	"guiju/generator/model"
)

var workRules = []*model.Rule{
	workUntitled, workUnboxed, numberPattern, sampleNumber, sampleUnmarked, editionYear, editionNumber, numberRegion,
	internalUndecided, fullUnreviewed,
}

var workUntitled = &model.Rule{
	ID: "work-untitled", Severity: model.Error,
	Message: model.Bilingual{Zh: "标准没有名称", En: "the standard has no title"},
	Hint: model.Bilingual{
		Zh: "写上 title.zh = \"…\"；已有版本时也可以不写，用版本的名称。",
		En: "Write title.zh = \"…\"; where there is an edition the key may be left out and its title is used."},
	Doc: model.Bilingual{Zh: "目录中的计划项目也要有名称；写了键而没有值，多半是忘了填。", En: "What is planned stands in the directory too, under a title; a key without a value was mostly forgotten."},
}

var workUnboxed = &model.Rule{
	ID: "work-unboxed", Severity: model.Error,
	Message: model.Bilingual{Zh: "标准不在标准体系框架中", En: "the standard has no place in the framework"},
	Hint: model.Bilingual{
		Zh: "写 box = \"…\"，取 framework.toml 中的编号，例如 {1}。",
		En: "Write box = \"…\" with a code of framework.toml, such as {1}."},
	Doc: model.Bilingual{
		Zh: "体系中的每项标准属于框架图的一个子体系（GB/T 13016—2018）；不在框架中的，目录和统计里都找不到。",
		En: "Every standard of a system belongs to a subsystem of its framework (GB/T 13016—2018); without one it is missing from the directory and the counts."},
}

var numberPattern = &model.Rule{
	ID: "number-pattern", Severity: model.Error,
	Message: model.Bilingual{Zh: "编号“{1}”不合“{2}”的编号规则", En: "the number “{1}” does not fit the level “{2}”"},
	Hint: model.Bilingual{
		Zh: "规则是 {3}。年份前用一字线“—”，不用“-”，例如 DB41/T 2345—2022。",
		En: "The pattern is {3}. The dash before the year is —, not -, as in DB41/T 2345—2022."},
	Doc: model.Bilingual{
		Zh: "地方标准的编号由代号、顺序号和年份组成；各层级的规则写在 system.toml。",
		En: "The number of a local standard is code, serial number and year; each level's pattern stands in system.toml."},
}

var sampleNumber = &model.Rule{
	ID: "sample-number", Severity: model.Error,
	Message: model.Bilingual{Zh: "样本的编号“{1}”会被当成真的", En: "the sample number “{1}” could be taken for a real one"},
	Hint: model.Bilingual{
		Zh: "样本编号的规则是 {2}，例如 DB41/T S001—2024；真标准请去掉 sample = true。",
		En: "Numbers of samples follow {2}, such as DB41/T S001—2024; for a real standard drop sample = true."},
	Doc: model.Bilingual{Zh: "样本一眼就要看得出不是真标准，编号也不能与真编号重合。", En: "A sample must be seen to be one at a glance; its number may not collide with a real one."},
}

var sampleUnmarked = &model.Rule{
	ID: "sample-unmarked", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”是样本编号，却没有 sample = true", En: "“{1}” is the number of a sample, but sample = true is missing"},
	Hint: model.Bilingual{
		Zh: "在 work.toml 中写 sample = true，或改成真编号。",
		En: "Write sample = true in work.toml, or give the real number."},
	Doc: model.Bilingual{Zh: "样本标记决定统计、页首、引用和检索中的显示。", En: "The mark decides how the work is counted, shown, cited and found."},
}

var editionYear = &model.Rule{
	ID: "edition-year", Severity: model.Error,
	Message: model.Bilingual{Zh: "编号“{1}”的年份不是文件夹的 {2}", En: "the year in “{1}” is not {2}, the folder's"},
	Hint: model.Bilingual{
		Zh: "改正编号，或把文件夹改名为 {3}。",
		En: "Mend the number, or name the folder {3}."},
	Doc: model.Bilingual{Zh: "编号中的年份是发布年份（GB/T 1.1—2020），文件夹名、编号和网址必须一致。", En: "The year in the number is that of issue (GB/T 1.1—2020); folder, number and address agree."},
}

var editionNumber = &model.Rule{
	ID: "edition-number", Severity: model.Error,
	Message: model.Bilingual{Zh: "编号“{1}”与 work.toml 的“{2}”对不上", En: "the number “{1}” does not belong to “{2}” in work.toml"},
	Hint: model.Bilingual{
		Zh: "版本编号 = 标准编号 + “—” + 年份：{3}。",
		En: "Number of the edition = number of the work + — + year: {3}."},
	Doc: model.Bilingual{Zh: "修订时顺序号不变，只换年份。", En: "A revision keeps the serial number and changes the year."},
}

var numberRegion = &model.Rule{
	ID: "number-region", Severity: model.Error,
	Message: model.Bilingual{Zh: "编号“{1}”不会由{2}发布", En: "“{1}” cannot be a number of {2}"},
	Hint: model.Bilingual{
		Zh: "市级地方标准用本市行政区划代码的前四位，例如洛阳 DB4103/T；示范区和县没有自己的地方标准。",
		En: "Local standards of a city bear the first four digits of its division code, as DB4103/T of Luoyang; a demonstration zone or a county has none of its own."},
	Doc: model.Bilingual{
		Zh: "省和经省批准的设区的市可以制定地方标准（标准化法第十三条）；济源示范区不是设区的市。",
		En: "Provinces, and with their approval cities divided into districts, make local standards (Standardization Law, art. 13); Jiyuan is no such city."},
}

var internalUndecided = &model.Rule{
	ID: "publication-default", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有写明公开决定，按本层级的默认值“{1}”处理", En: "no publication decision is given; the level's default “{1}” applies"},
	Hint: model.Bilingual{
		Zh: "审查后写 publication.decision、reviewer 和 date。",
		En: "After review write publication.decision, reviewer and date."},
	Doc: model.Bilingual{
		Zh: "内部事务信息可以不公开，公开前应当审查（政府信息公开条例第十六条、第十七条）。",
		En: "Internal affairs information may be withheld and is reviewed before publication (Regulation on Open Government Information, art. 16 and 17)."},
}

var fullUnreviewed = &model.Rule{
	ID: "publication-unreviewed", Severity: model.Error,
	Message: model.Bilingual{Zh: "公开全文，但没有写明审查的“{1}”", En: "the full text is to be published, but the review's “{1}” is missing"},
	Hint: model.Bilingual{
		Zh: "在 [publication] 中写 reviewer = \"…\" 和 date = 2026-11-20；没有审查就用 decision = \"record\"。",
		En: "Give reviewer = \"…\" and date = 2026-11-20 in [publication]; without a review use decision = \"record\"."},
	Doc: model.Bilingual{
		Zh: "公开政府信息前应当依法审查（政府信息公开条例第十七条）；内部标准默认只公开题录。",
		En: "Information is reviewed before it is published (Regulation on Open Government Information, art. 17); of internal standards only the record is public by default."},
}

// works checks standards/.
func (c *checker) works() {
	ids, numbers := c.unique("编码", "id"), c.unique("编号", "number")
	for _, w := range c.sys.Works {
		ids.add(w.ID, w.At(""))
		if !c.unread(w.File()) {
			numbers.add(w.Number, w.At("number"))
			c.work(w)
		}
		for _, e := range w.Editions {
			if !c.unread(e.File()) {
				c.edition(w, e)
			}
		}
	}
	for _, r := range c.sys.Regulations {
		ids.add(r.ID, r.At(""))
	}
	for _, p := range c.sys.Policies {
		ids.add(p.ID, p.At(""))
	}
	for _, r := range c.sys.References {
		ids.add(r.ID, r.At("id"))
	}
}

func (c *checker) work(w *model.Work) {
	c.known(c.levels(), w.Level, w.At("level"))
	c.known(c.boxes(), w.Box, w.At("box"))
	c.known(c.regionKeys(), w.Region, w.At("region"))
	c.known(c.areas(), w.Area, w.At("area"))
	c.known(c.tracks(), w.Track, w.At("track"))
	for i, class := range w.Classes {
		c.oneOf("classes", class, w.At(fmt.Sprintf("classes[%d]", i)), model.ProjectClasses...)
	}
	c.upper(w)
	for i, r := range w.Adopters {
		c.known(c.regionKeys(), r, w.At(fmt.Sprintf("adopters[%d]", i)))
	}
	if title := w.At("title.zh"); w.Title.Zh == "" && (len(w.Editions) == 0 || title.Line > 0) {
		if title.Line == 0 {
			title = w.At("title")
		}
		c.report(workUntitled.At(title))
	}
	if boxes := c.boxes(); w.Box == "" && len(boxes.keys) > 0 {
		at := w.At("number") // where the keys stand
		at.Col, at.EndCol = min(at.Col, 1), 0
		c.report(workUnboxed.At(at, boxes.keys[0]))
	}
	if l := c.sys.Level(w.Level); l != nil && w.Number != "" {
		c.fits(w, l, w.Number, w.At("number"))
	}
	c.events(w)
	c.reviews(w)
	for _, b := range w.Basis {
		c.oneOf("relation", b.Relation, b.At("relation"), model.Relations...)
	}
	c.region(w)
	c.publication(w)
}

var localNumber = regexp.MustCompile(`^DB([0-9]+)/`)

// region checks who may issue a number that begins with DB: the code after it
// is the beginning of the issuer's division code.
func (c *checker) region(w *model.Work) {
	r := c.sys.Region(w.Region)
	m := localNumber.FindStringSubmatch(w.Number)
	if r == nil || m == nil || r.Code == "" {
		return
	}
	fits := strings.HasPrefix(r.Code, m[1])
	switch r.Kind {
	case "province":
		fits = fits && len(m[1]) == 2
	case "city":
		fits = fits && len(m[1]) == 4
	default:
		fits = false
	}
	if !fits {
		c.report(numberRegion.At(w.At("number"), w.Number, r.Title))
	}
}

// publication checks the decision against the level's default: what is not
// public by default is published in full only after a review.
func (c *checker) publication(w *model.Work) {
	p := w.Publication
	c.oneOf("publication.decision", string(p.Decision), w.At("publication.decision"), model.Decisions...)
	level := c.sys.Level(w.Level)
	if level == nil || level.Publication == model.FullText {
		return
	}
	switch {
	case p.Decision == "":
		c.report(internalUndecided.At(w.At("publication"), c.sys.Decision(w)))
	case p.Decision == model.FullText && !w.Sample && p.Reviewer == "":
		c.report(fullUnreviewed.At(w.At("publication.decision"), "reviewer"))
	case p.Decision == model.FullText && !w.Sample && p.Date.IsZero():
		c.report(fullUnreviewed.At(w.At("publication.decision"), "date"))
	}
}

var yearAtEnd = regexp.MustCompile(`[0-9]{4}$`)

func (c *checker) edition(w *model.Work, e *model.Edition) {
	c.inOrder(e.Origin, dated{"issued", e.Issued}, dated{"in-force", e.InForce}, dated{"withdrawn", e.Withdraw})
	c.oneOf("translation", e.Translation, e.At("translation"), model.Translations...)
	for _, a := range e.Amendments {
		for _, ch := range a.Changes {
			c.oneOf("action", ch.Action, ch.At("action"), model.ChangeActions...)
		}
	}
	for _, x := range e.Corrections {
		c.oneOf("kind", x.Kind, x.At("kind"), model.CorrectionKinds...)
	}
	for _, a := range e.Amendments {
		c.inOrder(a.Origin, dated{"issued", a.Issued}, dated{"in-force", a.InForce})
	}
	for _, a := range e.Accepted {
		c.oneOf("lang", string(a.Lang), a.At("lang"), string(model.Zh), string(model.En))
	}
	if e.Number == "" {
		return
	}
	at := e.At("number")
	if l := c.sys.Level(w.Level); l != nil && !c.stemWrong(w, l) && !c.fits(w, l, e.Number, at) {
		return
	}
	if year := yearAtEnd.FindString(e.Number); year != "" && year != e.Year {
		c.report(editionYear.At(at, e.Number, e.Year, year))
	} else if want := w.Number + "—" + e.Year; w.Number != "" && e.Number != want {
		c.report(editionNumber.At(at, e.Number, w.Number, want))
	}
}

// fits checks a number against the patterns of its level. A level without a
// pattern has no public rule, and nothing is asked; a bad pattern is reported
// with its level.
func (c *checker) fits(w *model.Work, l *model.Level, number string, at model.Pos) bool {
	rule, pattern := c.misfit(w, l, number)
	switch rule {
	case nil:
		return true
	case sampleNumber:
		c.report(rule.At(at, number, pattern))
	case sampleUnmarked:
		c.report(rule.At(at, number))
	default:
		c.report(rule.At(at, number, l.Key, pattern))
	}
	return false
}

// stemWrong reports whether the work's own number has been reported: the
// numbers of its editions follow from it.
func (c *checker) stemWrong(w *model.Work, l *model.Level) bool {
	if w.Number == "" || c.unread(w.File()) {
		return false
	}
	rule, _ := c.misfit(w, l, w.Number)
	return rule != nil
}

// misfit finds the rule that a number breaks, and the pattern it does not fit;
// the number of a work has no year.
func (c *checker) misfit(w *model.Work, l *model.Level, number string) (*model.Rule, string) {
	sample, errSample := regexp.Compile(l.SamplePattern)
	real, errReal := regexp.Compile(l.NumberPattern)
	if errSample != nil || errReal != nil {
		return nil, ""
	}
	if number == w.Number {
		number += "—2000"
	}
	isSample := l.SamplePattern != "" && sample.MatchString(number)
	isReal := l.NumberPattern != "" && real.MatchString(number)
	switch {
	case w.Sample && (isReal || l.SamplePattern != "" && !isSample):
		return sampleNumber, l.SamplePattern
	case !w.Sample && isSample && !isReal:
		return sampleUnmarked, ""
	case !w.Sample && l.NumberPattern != "" && !isReal:
		return numberPattern, l.NumberPattern
	}
	return nil, ""
}
