package site

import "guiju/generator/model"

var (
	templateRule = &model.Rule{
		ID: "site-template", Severity: model.Error,
		Message: model.Bilingual{Zh: "模板出错：{1}", En: "the template fails: {1}"},
		Hint: model.Bilingual{
			Zh: "错误在 layouts 文件夹的这一行；改好后重新生成。没有改过模板时，请报告这个问题。",
			En: "The fault is in this line of the layouts folder; mend it and build again. If no layout was changed, report this.",
		},
		Doc: model.Bilingual{
			Zh: "页面由 layouts 文件夹里的 Hugo 模板写成。模板有错时整次生成作废，已发布的网站保持不变。",
			En: "Pages are written by the Hugo templates in layouts. A fault there voids the build; the published site stays as it is.",
		},
	}
	pageRule = &model.Rule{
		ID: "site-page", Severity: model.Error,
		Message: model.Bilingual{Zh: "这一页生成不了：{1}", En: "this page cannot be rendered: {1}"},
		Hint: model.Bilingual{
			Zh: "内容通过了检查，模板却处理不了它；请带上这份文件报告问题。",
			En: "The content passed the checks but a template cannot show it; report this together with the file.",
		},
		Doc: model.Bilingual{
			Zh: "Hugo 在处理由这份文件得到的页面时出错。",
			En: "Hugo failed on the page made from this file.",
		},
	}
	warningRule = &model.Rule{
		ID: "site-warning", Severity: model.Warning,
		Message: model.Bilingual{Zh: "Hugo 提示：{1}", En: "Hugo says: {1}"},
		Hint: model.Bilingual{
			Zh: "多半是公式写错，或模板里用了过时的写法。",
			En: "Most often a formula is wrong, or a template uses something out of date.",
		},
		Doc: model.Bilingual{
			Zh: "Hugo 记录的警告，不影响发布。",
			En: "A warning that Hugo logged; the site is published.",
		},
	}
	configRule = &model.Rule{
		ID: "site-config", Severity: model.Error,
		Message: model.Bilingual{Zh: "Hugo 不接受 config.toml 或模板：{1}", En: "Hugo refuses config.toml or a layout: {1}"},
		Hint: model.Bilingual{
			Zh: "和程序自带的 config.toml、layouts 比较，看改过什么。",
			En: "Compare config.toml and layouts with those that the program carries.",
		},
		Doc: model.Bilingual{
			Zh: "config.toml 是 Hugo 的设置；关于标准体系的事实写在 content/system.toml。",
			En: "config.toml holds Hugo's settings; facts about the standards system are in content/system.toml.",
		},
	}
)

// Rules lists what this package can find, for `explain`.
var Rules = []*model.Rule{templateRule, pageRule, warningRule, configRule}
