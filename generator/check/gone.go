package check

import (
	"io/fs"
	"regexp"
	"strings"

	"guiju/generator/model"
)

var goneRules = []*model.Rule{gonePath, goneAlive, goneSuccessor}

var gonePath = &model.Rule{
	ID: "gone-path", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是本站的地址", En: "“{1}” is no address of the site"},
	Hint: model.Bilingual{
		Zh: "从网站的根写起，不写语言和“#”后面的部分，例如 pages/about.html。",
		En: "Write it from the root of the site, without the language and without #, such as pages/about.html."},
	Doc: model.Bilingual{Zh: "一条登记管两种语言的页面；地址只用小写字母、数字、“-”、“.”和“/”。", En: "One record is for the pages of both languages; addresses have lower-case letters, digits, -, . and / only."},
}

var goneAlive = &model.Rule{
	ID: "gone-alive", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”还在用", En: "“{1}” is still in use"},
	Hint:    model.Bilingual{Zh: "删去这条登记，或者先停用它的内容。", En: "Delete the record, or take its content away first."},
	Doc:     model.Bilingual{Zh: "停用的地址上是一页说明，不能同时是别的页面。", En: "A given-up address has a page that says so, and cannot have another."},
}

var goneSuccessor = &model.Rule{
	ID: "gone-successor", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有“{1}”这个页面", En: "the site has no page “{1}”"},
	Hint:    model.Bilingual{Zh: "写本站现有页面的地址，或者不写 successor。", En: "Give the address of a page of the site, or leave successor out."},
	Doc:     model.Bilingual{Zh: "说明页把读者送到代替它的页面；送到空处不如不送。", En: "The page sends readers to what follows it; to send them nowhere is worse than not to."},
}

var siteAddress = regexp.MustCompile(`^[a-z0-9]([a-z0-9./-]*[a-z0-9])?\.[a-z0-9]+$`)

// gone checks gone.toml: addresses that were given up.
func (c *checker) gone() {
	paths := c.unique("地址", "address")
	for _, g := range c.sys.Gone {
		if g.Path == "" {
			continue
		}
		paths.add(g.Path, g.At("path"))
		switch {
		case !siteAddress.MatchString(g.Path) || !fs.ValidPath(g.Path) || strings.HasPrefix(g.Path, model.En.Prefix()):
			c.report(gonePath.At(g.At("path"), g.Path))
		case c.there(g.Path):
			c.report(goneAlive.At(g.At("path"), g.Path))
		}
		if g.Date.After(c.day) {
			c.report(outcomeFuture.At(g.At("date"), g.Date, c.day))
		}
		if page, _, _ := strings.Cut(g.Successor, "#"); page != "" && !c.there(page) {
			c.report(goneSuccessor.At(g.At("successor"), g.Successor))
		}
	}
}

func (c *checker) there(page string) bool {
	found, _ := c.sys.HasPage(page)
	return found
}
