package check

import (
	"fmt"

	"guiju/generator/model"
)

var aimRules = []*model.Rule{aimEmpty, aimPage}

var aimEmpty = &model.Rule{
	ID: "aim-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有对应任何标准、领域或页面", En: "no standard, area or page serves “{1}”"},
	Hint: model.Bilingual{
		Zh: "写 targets、areas 或 pages；还没有就留着，页面会照实说。",
		En: "Write targets, areas or pages; if there is none yet, leave it: the page says so."},
	Doc: model.Bilingual{
		Zh: "四个“有标”是方案的提法（二（三）3），读者要看得到它落在哪些标准上。",
		En: "The four aims are the plan's (II (III) 3); readers ask which standards serve them."},
}

var aimPage = &model.Rule{
	ID: "aim-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 directory.html。",
		En: "{2}Write the file name of a page, such as directory.html."},
	Doc: model.Bilingual{Zh: "aims.toml 中的页面会做成链接。", En: "The pages that aims.toml names become links."},
}

// aims checks aims.toml.
func (c *checker) aims() {
	if c.unread("aims.toml") {
		return
	}
	keys := c.unique("有标目标", "aim")
	for _, a := range c.sys.Aims {
		keys.add(a.Key, a.At("key"))
		for i, key := range a.Areas {
			c.known(c.areas(), key, a.At(fmt.Sprintf("areas[%d]", i)))
		}
		for i, ref := range a.Targets {
			c.address(ref, source{a.At(fmt.Sprintf("targets[%d]", i)), model.Zh, true}, false)
		}
		for i, p := range a.Pages {
			ok, of := c.sys.HasPage(p)
			if ok {
				continue
			}
			found := aimPage.At(a.At(fmt.Sprintf("pages[%d]", i)), p, model.DidYouMean(p, model.ListPages))
			if of != "" && !c.sys.Collections[of] { // what holds it is merely planned
				found = found.As(model.Info)
			}
			c.report(found)
		}
		if len(a.Areas)+len(a.Targets)+len(a.Pages) == 0 {
			c.report(aimEmpty.At(a.At("key"), a.Title))
		}
	}
}
