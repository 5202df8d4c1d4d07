package check

import (
	"fmt"
	"maps"
	"slices"

	"guiju/generator/model"
)

var referenceRules = []*model.Rule{
	referenceForm, referenceDocument, referencePlanned, referenceEdition, referenceFragment, referenceInternal,
	referenceUnlisted, quoteWithheld, basisArticle, linkPage,
}

var referenceForm = &model.Rule{
	ID: "reference-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是引用地址", En: "“{1}” is not the address of a reference"},
	Hint: model.Bilingual{
		Zh: "写成 编码、编码#条号 或 编码/年份#条号，例如 db41-t-s001#5.2。",
		En: "Write id, id#provision or id/year#provision, such as db41-t-s001#5.2."},
	Doc: model.Bilingual{Zh: "编码是内容文件夹的名称。", En: "The id is the name of the content folder."},
}

var referenceDocument = &model.Rule{
	ID: "reference-document", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有编码为“{1}”的{2}", En: "there is no {2} “{1}”"},
	Hint: model.Bilingual{
		Zh: "{3}核对编码，或在内容文件夹中建立它。",
		En: "{3}Check the id, or create the folder."},
	Doc: model.Bilingual{Zh: "引用必须有着落；整类内容都还没有时只作提示。", En: "A reference leads somewhere; where the whole collection is absent this is information only."},
}

var referencePlanned = &model.Rule{
	ID: "reference-planned", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”还没有内容，显示为计划中", En: "“{1}” has no content yet and is shown as planned"},
	Hint: model.Bilingual{
		Zh: "{2}建立文件夹 {3} 后，引用自动成为链接。",
		En: "{2}Once {3} exists the reference becomes a link."},
	Doc: model.Bilingual{Zh: "内容可以先有一类；别处对尚未建立的一类的引用不是错误。", En: "Content may begin with one collection; references to another that does not exist yet are no mistake."},
}

var referenceEdition = &model.Rule{
	ID: "reference-edition", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”没有 {2} 年的版本", En: "“{1}” has no edition of {2}"},
	Hint: model.Bilingual{
		Zh: "现有版本：{3}。不写年份就是现行版本。",
		En: "Editions: {3}. Without a year the current one is meant."},
	Doc: model.Bilingual{Zh: "注日期的引用指定一个版本（GB/T 1.1—2020）。", En: "A dated reference names one edition (GB/T 1.1—2020)."},
}

var referenceFragment = &model.Rule{
	ID: "reference-fragment", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”中没有“{2}”", En: "“{1}” has no “{2}”"},
	Hint: model.Bilingual{
		Zh: "{3}核对条号；修订后条号可能已变。",
		En: "{3}Check the number; a revision may have changed it."},
	Doc: model.Bilingual{Zh: "引用到条，条必须存在。", En: "A reference to a provision needs the provision."},
}

var referenceInternal = &model.Rule{
	ID: "reference-internal", Severity: model.Error,
	Message: model.Bilingual{Zh: "本文中没有“{1}”", En: "this text has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}核对条号、表号或附录号；引用别的文件时写 [[编码#条号]]。",
		En: "{2}Check the number of the clause, table or annex; to refer to another document write [[id#provision]]."},
	Doc: model.Bilingual{Zh: "提及的章、条、表、图、公式、附录必须存在（GB/T 1.1—2020）。", En: "What the text mentions must exist (GB/T 1.1—2020)."},
}

var referenceUnlisted = &model.Rule{
	ID: "reference-unlisted", Severity: model.Error,
	Message: model.Bilingual{Zh: "公开内容提到了不公开的“{1}”", En: "public content refers to “{1}”, which is not public"},
	Hint: model.Bilingual{
		Zh: "删去这处引用，或改变“{1}”的公开决定。",
		En: "Drop the reference, or change the publication decision of “{1}”."},
	Doc: model.Bilingual{Zh: "决定为 unlisted 的标准，公开网站上如同不存在；一处引用就会泄露它。", En: "To the public site an unlisted work does not exist; one reference would give it away."},
}

var quoteWithheld = &model.Rule{
	ID: "quote-withheld", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”只公开题录，公开网站上显示不出这条引文", En: "of “{1}” only the record is public; the public site cannot show this quotation"},
	Hint: model.Bilingual{
		Zh: "引用全文公开的标准，或只在内部版中使用这门课程。",
		En: "Quote a work whose text is public, or use the course in the internal edition only."},
	Doc: model.Bilingual{Zh: "引文取自正文；不公开的正文不会进入公开网站。", En: "The words come from the text, and a withheld text never reaches the public site."},
}

var basisArticle = &model.Rule{
	ID: "basis-article", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”没有“{2}”", En: "“{1}” has no article “{2}”"},
	Hint: model.Bilingual{
		Zh: "写成第…条，例如 article = \"第二十四条\"；这部法规{3}。",
		En: "Write 第…条, such as article = \"第二十四条\"; {3}."},
	Doc: model.Bilingual{Zh: "依据要落到条；没有正文时按 regulation.toml 的条数核对。", En: "A basis names an article; without a text it is compared with the count in regulation.toml."},
}

// source says where a reference stands.
type source struct {
	at     model.Pos
	lang   model.Lang
	public bool // shown on the public site
}

// references checks everything that points at a document.
func (c *checker) references() {
	c.basis()
	for _, course := range c.sys.Courses {
		for _, s := range course.Sessions {
			for _, q := range s.Quotes {
				c.address(q.Ref, source{q.At("ref"), model.Zh, true}, true)
			}
		}
	}
	for _, list := range [][]*model.Item{c.sys.Publicity, c.sys.Pages} {
		for _, i := range list {
			for n, about := range i.About {
				c.address(about, source{i.At(fmt.Sprintf("about[%d]", n)), model.Zh, true}, false)
			}
		}
	}
	c.eachText(func(t *model.Text, page string, public bool) {
		t.Inlines(func(in *model.Inline, _ *model.Provision) {
			if in.Kind == model.LinkInline {
				c.link(*in, t, page, source{in.Pos, t.Lang, public})
			}
			if in.Kind != model.RefInline || in.Target == nil {
				return
			}
			if in.Target.Doc == "" {
				c.internal(t, *in.Target, in.Pos)
				return
			}
			c.target(*in.Target, source{in.Pos, t.Lang, public})
		})
	})
}

// eachText visits every text of the system with the path of its page; public
// says whether the public site shows it.
func (c *checker) eachText(visit func(t *model.Text, page string, public bool)) {
	both := func(texts map[model.Lang]*model.Text, page string, public bool) {
		for _, l := range model.Langs {
			if t := texts[l]; t != nil {
				visit(t, page, public)
			}
		}
	}
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			both(e.Texts, e.Path(), c.sys.Decision(w) == model.FullText)
			for _, a := range e.Amendments {
				both(a.Texts, e.Path(), c.sys.Decision(w) == model.FullText)
			}
		}
	}
	for _, r := range c.sys.Regulations {
		both(r.Texts, r.Path(), true)
	}
	for _, p := range c.sys.Policies {
		both(p.Texts, p.Path(), true)
	}
	for _, list := range [][]*model.Item{c.sys.Publicity, c.sys.Pages} {
		for _, i := range list {
			both(i.Texts, i.Path(), true)
		}
	}
	for _, course := range c.sys.Courses {
		both(course.Texts, course.Path(), true)
	}
}

// internal checks a reference inside one text.
func (c *checker) internal(t *model.Text, target model.Target, at model.Pos) {
	anchors := c.shown(t).Anchors()
	if _, ok := anchors[target.Fragment]; !ok {
		c.report(referenceInternal.At(at, target.Fragment, nearestAnchor(target.Fragment, anchors)))
	}
}

// address checks a reference that is written as a string; quote asks that its
// words can be shown.
func (c *checker) address(s string, from source, quote bool) {
	if s == "" { // missing, and reported as such
		return
	}
	t, ok := model.ParseTarget(s)
	if !ok || t.Doc == "" {
		c.report(referenceForm.At(from.at, s))
		return
	}
	w := c.target(t, from)
	if quote && w != nil && c.sys.Decision(w) == model.RecordOnly {
		c.report(quoteWithheld.At(from.at, w.ID))
	}
}

var (
	document   = model.Bilingual{Zh: "标准、法规或政策", En: "standard, regulation or policy"}
	regulation = model.Bilingual{Zh: "法规", En: "regulation"}
	policy     = model.Bilingual{Zh: "政策文件", En: "policy document"}
)

// target checks a reference to a document and returns its work, if it is one.
func (c *checker) target(t model.Target, from source) *model.Work {
	r, err := c.now.Resolve(t, from.lang, c.day)
	if err == model.NoFragment { // readers of English are shown the Chinese of what is not translated
		r, err = c.now.Resolve(t, model.Zh, c.day)
	}
	switch err {
	case model.NoDocument:
		c.missing(t, from)
		return nil
	case model.NoEdition:
		c.report(referenceEdition.At(from.at, t.Doc, t.Edition, listed(keysOf(r.Work.Editions, func(e *model.Edition) string { return e.Year }))))
	case model.NoFragment:
		c.report(referenceFragment.At(from.at, t.Doc, t.Fragment, nearestAnchor(t.Fragment, r.Text.Anchors())))
	case model.NoText:
		c.articleOfRecord(t, r.Regulation, from.at)
	}
	if w := r.Work; w != nil && from.public && c.sys.Decision(w) == model.Unlisted {
		c.report(referenceUnlisted.At(from.at, w.ID))
	}
	return r.Work
}

// missing reports a reference to a document that is not here: an error if
// every collection that could hold it exists.
func (c *checker) missing(t model.Target, from source) {
	if t.Fragment == "" && slices.ContainsFunc(c.sys.References, func(r *model.Reference) bool { return r.ID == t.Doc }) {
		return // a record of references.toml
	}
	ids := slices.Concat(
		keysOf(c.sys.Works, func(w *model.Work) string { return w.ID }),
		keysOf(c.sys.Regulations, func(r *model.Regulation) string { return r.ID }),
		keysOf(c.sys.Policies, func(p *model.Policy) string { return p.ID }),
	)
	for _, collection := range []string{"standards", "regulations", "policies"} {
		if !c.sys.Collections[collection] {
			c.report(referencePlanned.At(from.at, t.Doc, model.DidYouMean(t.Doc, ids), collection+"/"+t.Doc))
			return
		}
	}
	c.report(referenceDocument.At(from.at, t.Doc, document, model.DidYouMean(t.Doc, ids)))
}

// articleOfRecord checks an article of a regulation that is held as a record
// only, against the number of articles it states.
func (c *checker) articleOfRecord(t model.Target, r *model.Regulation, at model.Pos) {
	if r == nil || r.Articles == 0 || c.unreadText(r.Texts, r.File()) {
		return
	}
	if n, ok := articleNumber(t.Fragment); !ok || n < 1 || n > r.Articles {
		c.report(basisArticle.At(at, r.ID, t.Fragment, countWords(r.Articles)))
	}
}

// unreadText reports whether a text that would stand beside file was there but
// could not be read.
func (c *checker) unreadText(texts map[model.Lang]*model.Text, file string) bool {
	return texts[model.Zh] == nil && (c.unread(sibling(file, "zh.md")) || c.unread(file))
}

// basis checks the law mapping of every work.
func (c *checker) basis() {
	ids := keysOf(c.sys.Regulations, func(r *model.Regulation) string { return r.ID })
	for _, w := range c.sys.Works {
		for _, b := range w.Basis {
			c.provisionOf(w, b.Provision, b.At("provision"))
			r := c.sys.Regulation(b.Regulation)
			switch {
			case b.Regulation == "":
			case r == nil && c.sys.Collections["regulations"]:
				c.report(referenceDocument.At(b.At("regulation"), b.Regulation, regulation, model.DidYouMean(b.Regulation, ids)))
			case r == nil:
				c.report(referencePlanned.At(b.At("regulation"), b.Regulation, model.Bilingual{}, "regulations/"+b.Regulation))
			case b.Article != "":
				c.article(r, b.Article, b.At("article"))
			}
		}
	}
}

// article checks that a regulation has the article as printed.
func (c *checker) article(r *model.Regulation, printed string, at model.Pos) {
	fragment := model.Fragment(printed)
	n, ok := articleNumber(fragment)
	t := r.Texts[model.Zh]
	switch {
	case !ok || fragment == printed:
		c.report(basisArticle.At(at, r.ID, printed, countWords(r.Articles)))
	case t != nil:
		if _, ok := t.Anchors()[fragment]; !ok {
			c.report(basisArticle.At(at, r.ID, printed, countWords(r.Articles)))
		}
	case r.Articles > 0 && n > r.Articles && !c.unreadText(r.Texts, r.File()):
		c.report(basisArticle.At(at, r.ID, printed, countWords(r.Articles)))
	}
}

// provisionOf checks that the edition readers see has the provision.
func (c *checker) provisionOf(w *model.Work, fragment string, at model.Pos) {
	if now := c.now.Work(w.ID); now != nil {
		w = now
	}
	e := w.EditionAt(c.day)
	if fragment == "" || e == nil || e.Texts[model.Zh] == nil {
		return
	}
	anchors := e.Texts[model.Zh].Anchors()
	if _, ok := anchors[model.Fragment(fragment)]; !ok {
		c.report(referenceFragment.At(at, w.ID, fragment, nearestAnchor(fragment, anchors)))
	}
}

// nearestAnchor names the anchor that a fragment was most likely meant to be:
// the nearest in spelling, else the nearest one above it.
func nearestAnchor(fragment string, anchors map[string]*model.Provision) model.Bilingual {
	ids := slices.Sorted(maps.Keys(anchors))
	if b := model.DidYouMean(fragment, ids); !b.Empty() {
		return b
	}
	for above := fragment; above != ""; above = parentFragment(above) {
		if _, ok := anchors[above]; ok {
			return model.Bilingual{Zh: "只有“" + above + "”。", En: "There is “" + above + "”. "}
		}
	}
	return model.Bilingual{}
}
