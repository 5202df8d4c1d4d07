package text

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

var (
	voidTags  = []string{"br", "img"}
	blockTags = []string{"p", "div", "ul", "ol", "dl", "table", "figure", "section", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"}
	knownTags = []string{"a", "span", "strong", "em", "sup", "sub", "code", "dfn", "li", "dt", "dd", "thead", "tbody", "tr", "th", "td", "figcaption"}
	knownAttr = []string{"id", "class", "href", "aria-label", "aria-level", "role", "lang", "tabindex", "scope", "colspan", "rowspan", "src", "alt", "width", "height", "title", "rel"}
)

// checkHTML walks the HTML by its tokens, without the repairs of a parser:
// every element is closed where it must be, no block stands in a paragraph, no
// id comes twice, links on the page arrive, and nothing is there that the
// contract does not name.
func checkHTML(src string) error {
	z := html.NewTokenizer(strings.NewReader(src))
	var open []string
	ids, hrefs := map[string]bool{}, []string{}
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(open) > 0 {
				return fmt.Errorf("not closed: %v", open)
			}
			for _, h := range hrefs {
				if !ids[h] {
					return fmt.Errorf("link to #%s, which is not there", h)
				}
			}
			return nil
		case html.StartTagToken:
			t := z.Token()
			if !slices.Contains(blockTags, t.Data) && !slices.Contains(knownTags, t.Data) && !slices.Contains(voidTags, t.Data) {
				return fmt.Errorf("unknown element %s", t.Data)
			}
			if slices.Contains(blockTags, t.Data) && slices.Contains(open, "p") {
				return fmt.Errorf("%s in a paragraph", t.Data)
			}
			if t.Data == "a" && slices.Contains(open, "a") {
				return fmt.Errorf("a link in a link")
			}
			for _, a := range t.Attr {
				switch {
				case !slices.Contains(knownAttr, a.Key):
					return fmt.Errorf("attribute %s", a.Key)
				case a.Key == "id" && ids[a.Val]:
					return fmt.Errorf("id %s twice", a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
					hrefs = append(hrefs, a.Val[1:])
				case a.Key == "href" || a.Key == "src":
					if !safeURL(a.Val) {
						return fmt.Errorf("address %q", a.Val)
					}
				}
			}
			if !slices.Contains(voidTags, t.Data) {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			t := z.Token()
			if len(open) == 0 || open[len(open)-1] != t.Data {
				return fmt.Errorf("</%s> closes %v", t.Data, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken:
			if c := z.Token().Data; !strings.HasPrefix(c, "math:") {
				return fmt.Errorf("comment %q", c)
			}
		case html.DoctypeToken:
			return fmt.Errorf("doctype")
		}
	}
}

// linkWithin links what the text has.
func linkWithin(t *model.Text) func(model.Target) (string, string, bool) {
	return func(x model.Target) (string, string, bool) {
		_, ok := t.Anchors()[x.Fragment]
		return "#" + x.Fragment, "", ok && x.Doc == ""
	}
}

// TestCasesAreSoundHTML checks the HTML of every case, whole and as a
// quotation.
func TestCasesAreSoundHTML(t *testing.T) {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for g := range grammars {
			text, _ := Parse(a.Files[0].Data, Options{Grammar: g, Lang: model.Zh})
			page := HTML(text, HTMLOptions{Link: linkWithin(text)})
			if err := checkHTML(page.HTML); err != nil {
				t.Errorf("%s as %s: %v", name, g, err)
			}
			for fragment := range text.Anchors() {
				if !strings.Contains(page.HTML, ` id="`+escape(fragment)+`"`) {
					t.Errorf("%s as %s: no element has the address #%s", name, g, fragment)
				}
			}
			for _, p := range text.Provisions {
				quoted := ProvisionHTML(p, HTMLOptions{Quoted: true}).HTML
				if err := checkHTML(quoted); err != nil || strings.Contains(quoted, ` id="`) || strings.Contains(quoted, "permalink") {
					t.Errorf("%s as %s: quotation of %s: %v\n%s", name, g, p.ID, err, quoted)
				}
			}
		}
	}
}

func TestHTMLOptions(t *testing.T) {
	src := "# 4 要求\n4.1 见5.2和[[x-y]]。\n![图](figures/a.svg)\n图1 甲\n表1 乙\n| a | b |\n|---|---|\n# 附录A（规范性附录）丙\n"
	text, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	got := HTML(text, HTMLOptions{
		Lang:     model.En,
		Link:     func(x model.Target) (string, string, bool) { return "/standards/x-y.html", "甲", x.Doc != "" },
		Image:    func(s string) Picture { return Picture{Src: "/standards/z/2022/" + s, Width: 640, Height: 480} },
		Accepted: map[string]string{"4.1": "见<勘误>", "table-1": "表有误"},
	}).HTML
	for _, want := range []string{
		`见5.2和<a class="ref" href="/standards/x-y.html">甲</a>。`,
		`<img src="/standards/z/2022/figures/a.svg" alt="图" width="640" height="480">`,
		`<p class="accepted" role="note"><strong>As issued</strong> 见&lt;勘误&gt;</p>`,
		`</figure>` + "\n" + `<p class="accepted" role="note"><strong>As issued</strong> 表有误</p>`,
		`aria-label="Link to clause 4"`,
		`<span class="number">表1</span>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	text.Form = 2009
	if got := HTML(text, HTMLOptions{}).HTML; !strings.Contains(got, "（规范性附录）") {
		t.Errorf("the 2009 form of the annex label is missing in\n%s", got)
	}
	if got := HTML(nil, HTMLOptions{}).HTML; got != "" {
		t.Errorf("no text gives %q", got)
	}
}

// TestHostileTrees holds that the writer lets nothing out of a tree that was
// not made by Parse.
func TestHostileTrees(t *testing.T) {
	evil := `"><script>alert(1)</script>{{< x >}}`
	ins := []model.Inline{
		{Kind: model.LinkInline, Href: "javascript:x", Children: []model.Inline{{Kind: model.TextInline, Text: evil}}},
		{Kind: model.ImageInline, Href: "data:text/html,x", Text: evil},
		{Kind: model.CodeInline, Text: evil}, {Kind: model.SupInline, Text: evil}, {Kind: model.NoteRef, Text: evil},
	}
	p := &model.Provision{Kind: model.Clause, Number: evil, ID: evil, Title: ins, Blocks: []model.Block{
		&model.Figure{BlockBase: model.BlockBase{ID: "a" + evil}, Src: "javascript:x", Alt: evil, Number: evil},
		&model.Code{Text: evil}, &model.Table{Unit: evil, Number: evil},
	}}
	got := ProvisionHTML(p, HTMLOptions{}).HTML
	if err := checkHTML(got); err != nil || strings.Contains(got, "{") {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestHugosWords: what Hugo takes for its own marks in a page is written so that
// it does not, and reads the same.
func TestHugosWords(t *testing.T) {
	for _, mark := range []string{"HAHAHUGOSHORTCODE1s0HBHB", "HUGOMORE42", "__hdeferred/d/1__d=", "__h_pp_l1_1_post", "{{< x >}}", "{{% x %}}"} {
		text, _ := Parse([]byte("# 4 "+mark+"\n\n4.1 甲"+mark+"乙。\n"), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
		got := HTML(text, HTMLOptions{}).HTML
		if strings.Contains(got, mark) || !strings.Contains(html.UnescapeString(got), "甲"+mark+"乙") {
			t.Errorf("%s in\n%s", mark, got)
		}
	}
}

func TestPlainAndContents(t *testing.T) {
	src := "# 3 术语和定义\n## 3.1 甲 a\n定义[^1]。\n[来源：乙]\n# 4 **要求**\n4.1 分为：\na) 一；\nb) 二。\n注：三。\n表1 四\n| 五 | 六 |\n|---|---|\n## 4.2 丙\n[^1]: 脚。\n"
	text, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	for id, want := range map[string]string{
		"3.1": "甲\na\n定义。\n乙",
		"4":   "要求",
		"4.1": "分为：\na) 一；\nb) 二。\n三。\n1 四\n五 六",
	} {
		if got := Plain(text.Find(id)); got != want {
			t.Errorf("Plain(%s) = %q, want %q", id, got, want)
		}
	}
	got := fmt.Sprint(Contents(text))
	if want := "[{3 3 术语和定义 clause []} {4 4 要求 clause [{4.2 4.2 丙 subclause []}]}]"; got != want {
		t.Errorf("Contents = %s, want %s", got, want)
	}
}

func TestDates(t *testing.T) {
	src := "# 甲\n\n2004年5月1日 国务院第10次会议通过\n\n2004年6月1日 国务院令第1号公布\n\n2010年1月1日 国务院令第2号修订\n\n2018年2月3日 第二次修正\n\n<!-- INFO END -->\n\n第一条 乙。\n\n第二条 本条例自2004年7月1日起施行。\n"
	text, _ := Parse([]byte(src), Options{Grammar: model.RegulationGrammar, Lang: model.Zh})
	d := text.Dates
	if got := fmt.Sprint(d.Adopted, d.Issued, d.InForce, d.Amended); got != "2004-05-01 2004-06-01 2004-07-01 2018-02-03" {
		t.Errorf("dates %s", got)
	}
}
