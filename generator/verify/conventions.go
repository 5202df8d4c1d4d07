package verify

import (
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// The conventions of government sites (政府网站发展指引, 国办发〔2017〕47号) hold
// for a site whose home page names it in a page label: all pages then follow
// them, but the files that stand alone and the page of another system.

// Conventions.
var (
	ruleLabelMissing = rule("output-label-missing",
		say("没有页面标签 {1}", "the page has no label {1}"),
		say("在生成这一页的程序里给出 {1}。", "Give {1} in the code that makes the page."),
		say("每页标明网站（SiteName），栏目页标明 ColumnName、ColumnType，文章页标明 ArticleTitle（国办发〔2017〕47号）；首页有的 SiteDomain、SiteIDCode 各页都要有。",
			"Every page names its site (SiteName), lists their column and its type, articles their title (国办发〔2017〕47号); SiteDomain and SiteIDCode stand on every page if they stand on the home page."))
	ruleLabelBad = rule("output-label-bad",
		say("页面标签 {1} 是“{2}”", "the label {1} is “{2}”"),
		say("没有值就不要这个标签；PubDate 写成 2026-11-20 09:00，SiteIDCode 是10位数字。", "Leave a label without a value out; PubDate is written 2026-11-20 09:00, SiteIDCode is ten digits."),
		say("空的、占位的和写错的标签会被检查工具当真（国办发〔2017〕47号）。", "Inspections take empty, placeholder and malformed labels at their word (国办发〔2017〕47号)."))
	ruleUndated = &model.Rule{ID: "output-article-undated", Severity: model.Warning,
		Message: say("文章页没有 {1}", "the article has no {1}"),
		Hint:    say("在内容里写明日期和来源。", "State the date and the source in the content."),
		Doc:     say("动态和政策文件的页面要有日期和来源（国办发〔2017〕47号）。", "Pages of news and of policies show a date and a source (国办发〔2017〕47号).")}
	ruleCrumbs = rule("output-crumbs",
		say("没有“当前位置”", "the page does not say where it stands"),
		say("在模板中加上 nav.crumbs，从首页起逐级链接。", "Add nav.crumbs to the template, with links from the home page on."),
		say("除首页外各页都标明当前位置。", "Every page but the home page has a breadcrumb."))
	ruleFooter = rule("output-footer",
		say("页脚没有{1}", "the footer has no {1}"),
		say("在模板的页脚里补上。", "Add it to the footer of the template."),
		say("各页页脚有主办单位等标注、网站地图，有无障碍说明的也要链接到它（国办发〔2017〕47号，无障碍环境建设法第三十二条）。",
			"The footer of every page bears the facts of the site, a link to the site map, and one to the page on accessibility where there is one."))
	ruleUnreached = rule("output-unreached",
		say("从网站地图走不到这一页", "no way leads here from the site map"),
		say("在网站地图或它列出的页面上链接这一页。", "Link the page from the site map, or from a page that it lists."),
		say("网站地图要能到达每一页。", "Every page can be reached from the site map."))
	ruleLanguageNotice = rule("output-language-notice",
		say("英文页没有“以中文为准”的说明", "the English page does not say that the Chinese prevails"),
		say("在英文页脚保留 p.footer-prevails。", "Keep p.footer-prevails in the footer of English pages."),
		say("国家机关以汉字为公务用字（国家通用语言文字法第九条），译文只供参考。", "Chinese is the official language of state organs (Law on the Standard Spoken and Written Chinese Language, art. 9); translations are for reference."))
	ruleHreflang = rule("output-hreflang",
		say("页首没有指向另一语言的 <link rel=\"alternate\" hreflang>", "the head has no <link rel=\"alternate\" hreflang> to the other language"),
		say("两种语言的页面互相指明。", "The pages of both languages name each other."),
		say("搜索引擎和读屏软件据此找到另一语言（WCAG 3.1、HTML 标准 4.6.7.1）。", "Search engines and readers find the other language by it (HTML standard, 4.6.7.1)."))
	ruleTools = rule("output-tools",
		say("没有{1}按钮", "there is no button for {1}"),
		say("在模板中保留 data-module=\"{2}\" 的按钮。", "Keep the button with data-module=\"{2}\" in the template."),
		say("各页有大字版，文章页有打印（互联网应用适老化及无障碍改造；国办发〔2017〕47号）。", "Every page offers large text, articles offer printing."))
)

// manners is what the conventions ask of a page, as it was found.
type manners struct {
	labels       []pageLabel
	crumbs       bool
	facts        int             // in the footer
	footer       map[string]bool // targets of the links in the footer
	inFooter     int             // depth of the stack at which the footer began; 0 outside
	prevails     bool            // says that the Chinese prevails
	large, print bool
	text         bool // holds a text
	slides       int  // of a projector page
}

type pageLabel struct {
	name, content string
	line, col     int
}

// labelNames begin the names of the labels of 国办发〔2017〕47号.
var labelNames = []string{"SiteName", "SiteDomain", "SiteIDCode", "Column", "ArticleTitle", "PubDate", "ContentSource"}

// manner notes what a start tag says about the conventions.
func (s *scanner) manner(name string) {
	m := &s.page.manners
	switch name {
	case "meta":
		label, _ := s.get("name")
		if slices.ContainsFunc(labelNames, func(n string) bool { return strings.HasPrefix(label, n) }) {
			content, _ := s.get("content")
			line, col := s.cur.at(s.start)
			m.labels = append(m.labels, pageLabel{label, content, line, col})
		}
	case "nav":
		m.crumbs = m.crumbs || s.hasClass("crumbs")
	case "footer":
		if m.inFooter == 0 {
			m.inFooter = len(s.stack) + 1
		}
		if m.footer == nil {
			m.footer = map[string]bool{}
		}
	case "dt":
		if m.inFooter > 0 {
			m.facts++
		}
	case "p":
		m.prevails = m.prevails || m.inFooter > 0 && s.hasClass("footer-prevails")
	case "section":
		if s.hasClass("slide") {
			m.slides++
		}
	case "div":
		m.text = m.text || s.hasClass("text")
	case "button":
		switch module, _ := s.get("data-module"); module {
		case "size":
			m.large = true
		case "print":
			m.print = true
		}
	}
}

func (s *scanner) hasClass(name string) bool {
	v, ok := s.get("class")
	return ok && slices.Contains(strings.Fields(v), name)
}

// footerLink notes a link that stands in the footer.
func (s *scanner) footerLink(raw string) {
	if m := &s.page.manners; m.inFooter > 0 && len(s.stack) >= m.inFooter {
		if target, _ := split(raw); target != "" {
			m.footer[target[strings.LastIndex(target, "/")+1:]] = true
		}
	}
}

func (p *page) label(name string) (pageLabel, bool) {
	i := slices.IndexFunc(p.manners.labels, func(l pageLabel) bool { return l.name == name })
	if i < 0 {
		return pageLabel{}, false
	}
	return p.manners.labels[i], true
}

// conventions checks all pages against what the home page declares.
func (s *site) conventions() {
	home := s.files["index.html"]
	if home == nil || home.page == nil {
		return
	}
	if _, ok := home.page.label("SiteName"); !ok {
		return
	}
	var pages []*file
	for _, f := range s.list {
		if isPage(f.path) && f.page != nil && !isAlone(f.path) && !isExample(f.path) {
			pages = append(pages, f)
		}
	}
	for _, f := range pages {
		s.labelsOf(f, home)
		s.chromeOf(f, home)
	}
	s.reach(pages)
}

var (
	placeholder = regexp.MustCompile(`(?i)^(null|undefined|none|nil|n/?a|nan|todo|tbd|x+|-+|—+|无|待定|暂无|未知|<no value>)$`)
	pubDate     = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]$`)
	idCode      = regexp.MustCompile(`^[0-9]{10}$`)
)

func (s *site) labelsOf(f, home *file) {
	for _, l := range f.page.manners.labels {
		v := strings.TrimSpace(l.content)
		if v == "" || placeholder.MatchString(v) || l.name == "PubDate" && !pubDate.MatchString(v) || l.name == "SiteIDCode" && !idCode.MatchString(v) {
			f.report(ruleLabelBad, l.line, l.col, l.name, v)
		}
	}
	need := func(name string) {
		if _, ok := f.page.label(name); !ok {
			f.report(ruleLabelMissing, 0, 0, name)
		}
	}
	for _, name := range []string{"SiteName", "SiteDomain", "SiteIDCode"} {
		if _, ok := home.page.label(name); ok {
			need(name)
		}
	}
	if s.base != "" && f == home {
		need("SiteDomain")
	}
	own := f.lang().Prefix()
	if f.path == own+"index.html" {
		return
	}
	need("ColumnName")
	if _, article := f.page.label("ArticleTitle"); !article {
		need("ColumnType")
		return
	}
	if rest := strings.TrimPrefix(f.path, own); strings.HasPrefix(rest, "publicity/") || strings.HasPrefix(rest, "policies/") {
		for _, name := range []string{"PubDate", "ContentSource"} {
			if _, ok := f.page.label(name); !ok {
				f.report(ruleUndated, 0, 0, name)
			}
		}
	}
}

// chromeOf checks what stands around the content of a page.
func (s *site) chromeOf(f, home *file) {
	m, own := &f.page.manners, f.lang().Prefix()
	if !m.crumbs && f.path != own+"index.html" {
		f.report(ruleCrumbs, 0, 0)
	}
	if m.facts == 0 || m.facts != home.page.manners.facts {
		f.report(ruleFooter, 0, 0, say("主办单位等标注", "facts of the site"))
	}
	for _, l := range []struct {
		at   string
		name model.Bilingual
	}{
		{"site-map.html", say("网站地图", "link to the site map")},
		{"pages/accessibility.html", say("无障碍说明", "link to the page on accessibility")},
	} {
		if s.files[own+l.at] != nil && !m.footer[l.at[strings.LastIndex(l.at, "/")+1:]] {
			f.report(ruleFooter, 0, 0, l.name)
		}
	}
	if s.bilingual {
		if f.lang() == model.En && !m.prevails {
			f.report(ruleLanguageNotice, 0, 0)
		}
		if !f.page.hreflang {
			f.report(ruleHreflang, 0, 0)
		}
	}
	if !m.large {
		f.report(ruleTools, 0, 0, say("大字版", "large text"), "size")
	}
	if _, article := f.page.label("ArticleTitle"); article && m.text && !m.print {
		f.report(ruleTools, 0, 0, say("打印", "printing"), "print")
	}
}

// reach follows the links from the site maps.
func (s *site) reach(pages []*file) {
	reached := map[*file]bool{}
	var todo []*file
	visit := func(f *file) {
		if f != nil && !reached[f] {
			reached[f] = true
			todo = append(todo, f)
		}
	}
	for _, l := range model.Langs {
		visit(s.files[l.Prefix()+"site-map.html"])
	}
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, l := range f.links {
			// The other language is reached by its own site map.
			if to := s.files[l.target]; to != nil && to.page != nil && to.lang() == f.lang() {
				visit(to)
			}
		}
	}
	for _, f := range pages {
		if !reached[f] {
			f.report(ruleUnreached, 0, 0)
		}
	}
}
