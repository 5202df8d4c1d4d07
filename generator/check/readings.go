package check

import (
	"fmt"

	"guiju/generator/model"
)

// readings checks readings.toml: every reading is told once, and the pages
// that depend on it are pages of the site.
func (c *checker) readings() {
	keys := c.unique("方案的读法", "reading")
	for _, r := range c.sys.Readings {
		keys.add(r.Key, r.At("key"))
		for i, p := range r.Pages {
			if ok, of := c.sys.HasPage(p); !ok {
				found := readingPage.At(r.At(fmt.Sprintf("pages[%d]", i)), p, model.DidYouMean(p, model.ListPages))
				if of != "" && !c.sys.Collections[of] { // what holds it is merely planned
					found = found.As(model.Info)
				}
				c.report(found)
			}
		}
	}
}

var readingRules = []*model.Rule{readingPage}

var readingPage = &model.Rule{
	ID: "reading-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 directory.html。",
		En: "{2}Write the file name of a page, such as directory.html."},
	Doc: model.Bilingual{
		Zh: "方案的读法列出与它有关的页面，这些页面会链接过来；写错了读者就看不到。",
		En: "A reading names the pages that depend on it, which link to it; a wrong name keeps it from readers."},
}
