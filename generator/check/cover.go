package check

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"guiju/generator/model"
)

var coverRules = []*model.Rule{coverMissing, coverICS, coverCCS, coverYear, coverEnglish, coverFunction, coverFiling, coverReplaces, figureUnused}

var coverMissing = &model.Rule{
	ID: "cover-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "封面缺少“{1}”（{2}）", En: "the cover lacks “{1}” ({2})"},
	Hint: model.Bilingual{
		Zh: "在 edition.toml 中写 {3}。",
		En: "Write {3} in edition.toml."},
	Doc: model.Bilingual{
		Zh: "封面应有编号、名称、ICS、CCS、发布日期、实施日期和发布机构（GB/T 1.1—2020，8.1）。内部标准没有公开的封面规定，缺少时只作警告。",
		En: "A cover bears number, title, ICS, CCS, day of issue, day of implementation and issuing body (GB/T 1.1—2020, 8.1). No public rule governs the covers of internal standards; there it is a warning."},
}

var coverICS = &model.Rule{
	ID: "cover-ics", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是 ICS 号", En: "“{1}” is no ICS code"},
	Hint: model.Bilingual{
		Zh: "写成 03.080 或 03.080.99；几个之间用分号。",
		En: "Write 03.080 or 03.080.99, several with semicolons between them."},
	Doc: model.Bilingual{
		Zh: "国际标准分类号由两位、三位、两位数字组成，中间用点隔开。",
		En: "A code of the International Classification for Standards is two, three and two digits with dots between them."},
}

var coverCCS = &model.Rule{
	ID: "cover-ccs", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是 CCS 号", En: "“{1}” is no CCS code"},
	Hint: model.Bilingual{
		Zh: "写成一个大写字母加两位数字，例如 A22。",
		En: "Write one capital letter and two digits, such as A22."},
	Doc: model.Bilingual{
		Zh: "中国标准文献分类号由一个字母和两位数字组成。",
		En: "A code of the Chinese Classification for Standards is a letter and two digits."},
}

var coverYear = &model.Rule{
	ID: "cover-year", Severity: model.Error,
	Message: model.Bilingual{Zh: "发布日期 {1} 不在编号“{2}”的年份", En: "issued on {1}, but the number is “{2}”"},
	Hint: model.Bilingual{
		Zh: "核对发布日期和编号；编号中的年份是发布的年份。",
		En: "Check both; the year in a number is that of issue."},
	Doc: model.Bilingual{
		Zh: "标准编号由代号、顺序号和发布年份号组成（GB/T 1.1—2020，8.1）。",
		En: "A number consists of code, serial number and year of issue (GB/T 1.1—2020, 8.1)."},
}

var coverEnglish = &model.Rule{
	ID: "cover-english", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有英文名称", En: "there is no English title"},
	Hint: model.Bilingual{
		Zh: "写 title.en = \"Specification for …\"。",
		En: "Write title.en = \"Specification for …\"."},
	Doc: model.Bilingual{
		Zh: "国家标准和行业标准的封面必须有英文译名，地方标准通常也有；双语网站的英文页需要它。只有中文的标准不提示。",
		En: "National and industry covers must bear an English title and local ones usually do; the English pages need it. A work that has no English text is not reported."},
}

var coverFunction = &model.Rule{
	ID: "cover-function", Severity: model.Warning,
	Message: model.Bilingual{Zh: "中文名称以“{1}”结尾，英文名称中没有“{2}”", En: "the Chinese title ends in “{1}”, but the English one has no “{2}”"},
	Hint: model.Bilingual{
		Zh: "按功能类型译出：规范 specification，规程 code of practice，指南 guidelines，术语 vocabulary。",
		En: "Render the function: 规范 specification, 规程 code of practice, 指南 guidelines, 术语 vocabulary."},
	Doc: model.Bilingual{
		Zh: "名称中的功能类型词决定文件的性质，两种语言应当一致（GB/T 1.1—2020，6.1）。",
		En: "The word for a document's function tells its nature; both languages must agree (GB/T 1.1—2020, 6.1)."},
}

var coverFiling = &model.Rule{
	ID: "cover-filing", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有备案号", En: "there is no filing number"},
	Hint: model.Bilingual{
		Zh: "备案后在 edition.toml 中写 filing = \"…\"；不知道就空着。",
		En: "Once filed, write filing = \"…\" in edition.toml; where it is not known leave it out."},
	Doc: model.Bilingual{
		Zh: "地方标准的封面应有备案号。样本没有备案，不提示。",
		En: "The cover of a local standard bears its filing number. Samples were never filed and are not reported."},
}

var coverReplaces = &model.Rule{
	ID: "cover-replaces", Severity: model.Error,
	Message: model.Bilingual{Zh: "被代替的“{1}”{2}", En: "“{1}”, which is replaced, {2}"},
	Hint: model.Bilingual{
		Zh: "核对编号和年份；代替的是本标准早先的版本或别的标准。",
		En: "Check number and year; what is replaced is an earlier edition or another standard."},
	Doc: model.Bilingual{
		Zh: "封面的“代替”写被代替文件的编号（GB/T 1.1—2020，8.1）。同一标准早先的版本已有录入的，与它们核对。",
		En: "A cover names what the document replaces (GB/T 1.1—2020, 8.1). Compared with the earlier editions of the work where some are on record."},
}

var figureUnused = &model.Rule{
	ID: "figure-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片“{1}”没有用到", En: "the picture “{1}” is used nowhere"},
	Hint: model.Bilingual{
		Zh: "在正文中引用它，或删去这个文件。",
		En: "Use it in the text, or delete the file."},
	Doc: model.Bilingual{
		Zh: "标准旁边的图片只为正文而设；没有用到的多半是旧图，会随网站一起公布。",
		En: "Pictures stand beside a text for its sake; an unused one is mostly an older drawing, and would be published with the site."},
}

var (
	icsForm = regexp.MustCompile(`^\d{2}(\.\d{3}(\.\d{2})?)?$`)
	ccsForm = regexp.MustCompile(`^[A-Z]\d{2}(/\d{2})?$`)
)

// functions of titles and their English (GB/T 1.1—2020, 6.1; GB/T 20001).
var functions = []struct {
	zh string
	en []string
}{
	{"规范", []string{"specification"}}, {"规程", []string{"code of practice"}}, {"指南", []string{"guideline", "guidance", "guide"}},
	{"导则", []string{"directive", "guideline"}}, {"术语", []string{"vocabulary", "terminology", "terms"}}, {"符号", []string{"symbol"}},
	{"分类", []string{"classification"}}, {"编码", []string{"coding", "code"}}, {"试验方法", []string{"test method"}},
	{"要求", []string{"requirement"}},
}

// cover checks the facts that stand on the cover.
func (c *checker) cover(w *model.Work, e *model.Edition) {
	local := isLocal(e)
	need := func(missing bool, key string, name model.Bilingual, example string) {
		if !missing {
			return
		}
		p := coverMissing.At(e.At(key), name, key, example)
		if !local {
			p = p.As(model.Warning)
		}
		c.report(p)
	}
	// A date that is written and yet unknown is of the wrong type, which
	// package source reports.
	need(e.ICS == "", "ics", model.Bilingual{Zh: "ICS 号", En: "ICS code"}, `ics = "03.080"`)
	need(e.CCS == "", "ccs", model.Bilingual{Zh: "CCS 号", En: "CCS code"}, `ccs = "A22"`)
	need(e.Issued.IsZero() && e.At("issued").Line == 0, "issued", model.Bilingual{Zh: "发布日期", En: "day of issue"}, "issued = 2024-04-30")
	need(e.InForce.IsZero() && e.At("in-force").Line == 0, "in-force", model.Bilingual{Zh: "实施日期", En: "day of implementation"}, "in-force = 2024-07-31")
	need(e.Issuer.Zh == "", "issuer", model.Bilingual{Zh: "发布机构", En: "issuing body"}, `issuer.zh = "…"`)
	for _, code := range strings.FieldsFunc(e.ICS, func(r rune) bool { return r == ';' || r == '；' }) {
		if !icsForm.MatchString(strings.TrimSpace(code)) {
			c.report(coverICS.At(e.At("ics"), strings.TrimSpace(code)))
		}
	}
	if e.CCS != "" && !ccsForm.MatchString(e.CCS) {
		c.report(coverCCS.At(e.At("ccs"), e.CCS))
	}
	if year := yearAtEnd.FindString(e.Number); year != "" && !e.Issued.IsZero() && e.Issued.String()[:4] != year {
		c.report(coverYear.At(e.At("issued"), e.Issued, e.Number))
	}
	for i, n := range e.Replaces {
		at := e.At(fmt.Sprintf("replaces[%d]", i))
		switch {
		case looseNumber(n) == looseNumber(e.Number):
			c.report(coverReplaces.At(at, n, model.Bilingual{Zh: "就是它自己", En: "is this edition itself"}))
		case c.noSuchEdition(e, n):
			c.report(coverReplaces.At(at, n, model.Bilingual{Zh: "不在本标准早先的版本之中", En: "is none of the earlier editions"}))
		}
	}
	c.unusedFigures(e)
	c.titles(w, e)
	if local && !w.Sample && e.Filing == "" {
		c.report(coverFiling.At(e.At("filing")))
	}
}

// isLocal reports whether an edition is a local standard, to whose cover and
// foreword the public rules apply.
func isLocal(e *model.Edition) bool {
	return strings.HasPrefix(e.Work.Number, "DB") || strings.HasPrefix(e.Number, "DB")
}

// noSuchEdition reports whether a number is one of the work's, of a year in
// which it has no edition; where no earlier edition is on record nobody knows.
func (c *checker) noSuchEdition(e *model.Edition, number string) bool {
	stem, year, dated := strings.Cut(number, "—")
	if !dated || stem != e.Work.Number {
		return false
	}
	earlier := false
	for _, other := range e.Work.Editions {
		if other.Year == year {
			return false
		}
		earlier = earlier || other.Year < e.Year
	}
	return earlier
}

// unusedFigures reports the pictures beside a text that it does not show.
func (c *checker) unusedFigures(e *model.Edition) {
	used := map[string]bool{}
	for _, t := range e.Texts {
		if t == nil || c.unread(t.File) {
			return
		}
		walkBlocks(t, func(b model.Block) {
			if f, ok := b.(*model.Figure); ok {
				used[path.Clean(f.Src)] = true
			}
		})
		t.Inlines(func(in *model.Inline, _ *model.Provision) {
			used[path.Clean(in.Href)] = true
		})
	}
	for _, f := range e.Files {
		if strings.HasPrefix(f, "figures/") && !used[f] {
			c.report(figureUnused.At(model.Pos{File: path.Join(path.Dir(e.File()), f)}, f))
		}
	}
}

func (c *checker) titles(w *model.Work, e *model.Edition) {
	switch {
	case e.Title.Zh == "":
	case e.Title.En == "":
		if e.Texts[model.En] != nil || c.sys.Bilingual() && w.Title.En != "" {
			c.report(coverEnglish.At(e.At("title")))
		}
	default:
		en := strings.ToLower(e.Title.En)
		for _, f := range functions {
			if !strings.HasSuffix(e.Title.Zh, f.zh) {
				continue
			}
			found := false
			for _, word := range f.en {
				found = found || strings.Contains(en, word)
			}
			if !found {
				c.report(coverFunction.At(e.At("title.en"), f.zh, strings.Join(f.en, "/")))
			}
			break
		}
	}
}
