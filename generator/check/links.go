package check

import (
	"strings"

	"guiju/generator/model"
)

var linkPage = &model.Rule{
	ID: "link-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}链接相对于本页“{3}”书写，例如 ../glossary.html；引用标准、法规和政策时写 [[编码#条号]]。",
		En: "{2}A link is relative to this page, “{3}”, such as ../glossary.html; to refer to a standard, regulation or policy write [[id#provision]]."},
	Doc: model.Bilingual{Zh: "正文里的站内链接必须通到一个页面。", En: "A link within the site must lead to a page."},
}

// link checks a relative link of the text t whose page is at the path page. A link
// into a collection that is not in this content is planned, not wrong.
func (c *checker) link(in model.Inline, t *model.Text, page string, from source) {
	if fragment, ok := strings.CutPrefix(in.Href, "#"); ok {
		if _, ok := t.Anchors()[fragment]; !ok {
			c.report(referenceInternal.At(from.at, in.Href, nearestAnchor(fragment, t.Anchors())))
		}
		return
	}
	target, ok := model.LinkTarget(page, in.Href)
	if !ok {
		return
	}
	switch found, collection := c.sys.HasPage(target); {
	case found:
	case collection != "" && !c.sys.Collections[collection]:
		c.report(referencePlanned.At(from.at, target, model.Bilingual{}, strings.TrimSuffix(target, ".html")))
	default:
		c.report(linkPage.At(from.at, target, model.DidYouMean(target, model.ListPages), page))
	}
}
