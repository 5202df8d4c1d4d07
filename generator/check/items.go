package check

import (
	"strings"

	"guiju/generator/model"
)

var itemRules = []*model.Rule{itemKind, itemUndated, itemUnsourced, pageKind}

var itemUnsourced = &model.Rule{
	ID: "item-unsourced", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有来源", En: "there is no source"},
	Hint:    model.Bilingual{Zh: "写上 source = \"…\"：内容出自哪个单位或哪份材料。", En: "Write source = \"…\": the body or the document that it comes from."},
	Doc:     model.Bilingual{Zh: "政府网站的文章页要标明来源和日期（国办发〔2017〕47号，ContentSource）。", En: "An article of a government site names its source and its date (国办发〔2017〕47号, ContentSource)."},
}

var itemKind = &model.Rule{
	ID: "item-kind", Severity: model.Error,
	Message: model.Bilingual{Zh: "宣传内容要写明类别 kind", En: "a publicity item needs its kind"},
	Hint: model.Bilingual{
		Zh: "写上 kind = \"news\" 等：{1}。",
		En: "Write kind = \"news\" or another of: {1}."},
	Doc: model.Bilingual{Zh: "类别决定栏目和网址。", En: "The kind decides section and address."},
}

var itemUndated = &model.Rule{
	ID: "item-undated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有日期", En: "there is no date"},
	Hint:    model.Bilingual{Zh: "写上 date = 2026-11-20。", En: "Write date = 2026-11-20."},
	Doc:     model.Bilingual{Zh: "宣传内容按日期排列，订阅源也要用它。", En: "Items are listed by date, and feeds need it."},
}

var pageKind = &model.Rule{
	ID: "page-kind", Severity: model.Error,
	Message: model.Bilingual{Zh: "pages 中的页面没有类别", En: "a page has no kind"},
	Hint: model.Bilingual{
		Zh: "删去 kind，或把文件夹移到 publicity。",
		En: "Drop kind, or move the folder to publicity."},
	Doc: model.Bilingual{Zh: "有类别的是宣传内容，网址在 publicity 之下。", En: "What has a kind is a publicity item, with an address below publicity."},
}

// items checks publicity/ and pages/.
func (c *checker) items() {
	for _, i := range c.sys.Publicity {
		if c.unread(i.File()) {
			continue
		}
		if i.Kind == "" {
			c.report(itemKind.At(i.At("kind"), strings.Join(model.ItemKinds, ", ")))
		}
		c.oneOf("kind", i.Kind, i.At("kind"), model.ItemKinds...)
		if i.Date.IsZero() {
			c.report(itemUndated.At(i.At("date")))
		}
		if i.From == "" {
			c.report(itemUnsourced.At(i.At("source")))
		}
		c.publicity(i)
	}
	for _, i := range c.sys.Pages {
		if i.Kind != "" {
			c.report(pageKind.At(i.At("kind")))
		}
	}
	c.unexplained()
}
