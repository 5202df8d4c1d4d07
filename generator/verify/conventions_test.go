package verify

import (
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
)

// conventional is goodSite as a government site: its home page names it, and
// every page has what the conventions ask for.
func conventional() fstest.MapFS {
	site := tree()
	put := func(name, labels, before string) {
		f := site[name]
		en := strings.HasPrefix(name, "en/")
		root := strings.Repeat("../", strings.Count(strings.TrimPrefix(name, "en/"), "/"))
		labels = `<meta name="SiteName" content="规矩">` + "\n" + `<meta name="SiteDomain" content="std.example.cn">` + "\n" +
			`<meta name="SiteIDCode" content="9900000001">` + "\n" + labels
		if !strings.Contains(string(f.Data), `rel="alternate" hreflang`) {
			other, tag := root+"en/"+name, "en"
			if en {
				other, tag = root+"../"+strings.TrimPrefix(name, "en/"), "zh-Hans"
			}
			labels += "\n" + `<link rel="alternate" hreflang="` + tag + `" href="` + other + `">`
		}
		foot := "\n<p><button data-module=\"size\">大字版</button> <button data-module=\"print\">打印</button></p>\n<footer><dl><dt>主办</dt><dd>某局</dd><dt>备案</dt><dd>无</dd></dl>\n<a href=\"" + root + "site-map.html\">网站地图</a>\n"
		if en {
			foot += "<p class=\"x footer-prevails\">The Chinese prevails.</p>\n"
		}
		s := strings.Replace(string(f.Data), "</head>", labels+"\n</head>", 1)
		site[name] = &fstest.MapFile{Data: []byte(strings.Replace(s, "</body>", before+foot+"</footer>\n</body>", 1))}
	}
	column := "<meta name=\"ColumnName\" content=\"地图\">\n<meta name=\"ColumnType\" content=\"地图\">"
	article := "<meta name=\"ColumnName\" content=\"政策文件\">\n<meta name=\"ArticleTitle\" content=\"甲\">\n<meta name=\"PubDate\" content=\"2021-09-13 00:00\">\n<meta name=\"ContentSource\" content=\"某局\">"
	crumbs := "<nav class=\"crumbs\">当前位置</nav>\n<div class=\"text text-law\">正文</div>"
	bare := string(site["en/standards/x.html"].Data)
	bare = strings.NewReplacer(`<a href="../../standards/x.html#5.2">中文</a>`, "<p>", "lang=\"en\"", "lang=\"LANG\"").Replace(bare)
	for _, l := range model.Langs {
		for _, name := range []string{"site-map.html", "policies/p.html"} {
			at := l.Prefix() + name
			other := strings.Repeat("../", strings.Count(at, "/")) + l.Other().Prefix() + name
			s := strings.Replace(strings.Replace(bare, "LANG", string(l), 1), "<p>", `<a href="`+other+`">twin</a>`, 1)
			if name == "site-map.html" {
				s = strings.Replace(s, "</h1>", "</h1>\n<a href=\"index.html\">1</a>\n<a href=\"standards/x.html\">2</a>\n<a href=\"policies/p.html\">3</a>\n", 1)
			}
			site[at] = &fstest.MapFile{Data: []byte(s)}
		}
	}
	for _, l := range model.Langs {
		put(l.Prefix()+"index.html", "", "")
		put(l.Prefix()+"site-map.html", column, crumbs)
		put(l.Prefix()+"policies/p.html", article, crumbs)
		put(l.Prefix()+"standards/x.html", strings.Replace(article, "政策文件", "标准目录", 1), crumbs)
	}
	return site
}

func TestConventionalSite(t *testing.T) {
	site := conventional()
	seal(site)
	for _, p := range Run(site) {
		t.Errorf("%s: %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
	}
}

// TestConventions plants one fault at a time in a site that follows the
// conventions of government sites. Each must be found, and nothing else with it.
func TestConventions(t *testing.T) {
	for _, tt := range []struct{ fault, want string }{
		{`policies/p.html: <meta name="SiteName" content="规矩"> => `, "policies/p.html output-label-missing"},
		{`en/policies/p.html: <meta name="SiteDomain" content="std.example.cn"> => `, "en/policies/p.html output-label-missing"},
		{`standards/x.html: <meta name="SiteIDCode" content="9900000001"> => `, "standards/x.html output-label-missing"},
		{`site-map.html: <meta name="ColumnName" content="地图"> => `, "site-map.html output-label-missing"},
		{`site-map.html: <meta name="ColumnType" content="地图"> => `, "site-map.html output-label-missing"},
		{`policies/p.html: <meta name="ColumnName" content="政策文件"> => `, "policies/p.html output-label-missing"},
		{`policies/p.html: <meta name="PubDate" content="2021-09-13 00:00"> => `, "policies/p.html output-article-undated"},
		{`policies/p.html: <meta name="ContentSource" content="某局"> => `, "policies/p.html output-article-undated"},
		{`standards/x.html: <meta name="ContentSource" content="某局"> => `, ""},
		{`policies/p.html: content="2021-09-13 00:00" => content="2021-09-13"`, "policies/p.html:10:1 output-label-bad"},
		{`policies/p.html: content="2021-09-13 00:00" => content="2021-13-13 00:00"`, "policies/p.html:10:1 output-label-bad"},
		{`policies/p.html: content="某局" => content=""`, "policies/p.html:11:1 output-label-bad"},
		{`policies/p.html: content="某局" => content="null"`, "policies/p.html:11:1 output-label-bad"},
		{`policies/p.html: content="某局" => content="待定"`, "policies/p.html:11:1 output-label-bad"},
		{`policies/p.html: content="某局" => content="无锡某局"`, ""},
		{`policies/p.html: content="9900000001" => content="990000001"`, "policies/p.html:7:1 output-label-bad"},
		{`policies/p.html: <nav class="crumbs"> => <nav class="crumb">`, "policies/p.html output-crumbs"},
		{`index.html: <dt>备案</dt> => <dd>备案</dd>`, "en/index.html output-footer, en/policies/p.html output-footer, en/site-map.html output-footer, en/standards/x.html output-footer, policies/p.html output-footer, site-map.html output-footer, standards/x.html output-footer"},
		{`policies/p.html: <dt>主办</dt> => `, "policies/p.html output-footer"},
		{`standards/x.html: <a href="../site-map.html">网站地图</a> => `, "standards/x.html output-footer"},
		{`standards/x.html: <footer><dl><dt>主办</dt><dd>某局</dd><dt>备案</dt><dd>无</dd></dl> => <footer><dl><dt>主办</dt><dd>某局</dd><dt>备案</dt><dd>无</dd></dl></footer><footer>`, ""},
		{`site-map.html: <a href="policies/p.html">3</a> => `, "policies/p.html output-unreached"},
		{`en/site-map.html: <a href="policies/p.html">3</a> => `, "en/policies/p.html output-unreached"},
		{`en/policies/p.html: footer-prevails => footer-copy`, "en/policies/p.html output-language-notice"},
		{`en/policies/p.html: <link rel="alternate" hreflang="zh-Hans" => <link rel="alternate" class="zh-Hans"`, "en/policies/p.html output-hreflang"},
		{`policies/p.html: data-module="size" => data-module="sizes"`, "policies/p.html output-tools"},
		{`policies/p.html: data-module="print" => data-module="prints"`, "policies/p.html output-tools"},
		{`site-map.html: data-module="print" => data-module="prints"`, ""}, // no article
	} {
		t.Run(tt.fault, func(t *testing.T) {
			site := conventional()
			name, change, _ := strings.Cut(tt.fault, ": ")
			old, new, ok := strings.Cut(change, " => ")
			s := string(site[name].Data)
			if !ok || strings.Count(s, old) != 1 {
				t.Fatalf("%q is there %d times in\n%s", old, strings.Count(s, old), s)
			}
			site[name].Data = []byte(strings.Replace(s, old, new, 1))
			seal(site)
			if got := strings.Join(show(Run(site)), ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestAccessibilityIsLinked: where there is a page on accessibility, every
// footer leads to it.
func TestAccessibilityIsLinked(t *testing.T) {
	site := conventional()
	for _, l := range model.Langs {
		p := string(site[l.Prefix()+"policies/p.html"].Data)
		site[l.Prefix()+"pages/accessibility.html"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(p, "policies/p.html", "pages/accessibility.html"))}
		m := site[l.Prefix()+"site-map.html"]
		m.Data = []byte(strings.Replace(string(m.Data), `>3</a>`, `>3</a> <a href="pages/accessibility.html">4</a>`, 1))
	}
	seal(site)
	got := show(Run(site))
	if len(got) != 10 || got[0] != "en/index.html output-footer" {
		t.Errorf("got %q", got)
	}
}
