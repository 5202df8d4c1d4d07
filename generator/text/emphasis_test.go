package text

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// inline returns the HTML of one paragraph of prose.
func inline(t *testing.T, src string) string {
	t.Helper()
	text, problems := Parse([]byte(src), Options{Grammar: model.ProseGrammar, Lang: model.Zh, File: "a.md"})
	if model.HasErrors(problems) {
		t.Errorf("%s: %s", src, problems[0].Message(model.En))
	}
	if len(text.Head) != 1 {
		t.Fatalf("%q is %d blocks", src, len(text.Head))
	}
	w := newWriter(HTMLOptions{})
	w.inlines(text.Head[0].(*model.Paragraph).Inlines)
	return w.b.String()
}

// TestEmphasisBesideChinesePunctuation holds where CommonMark's flanking rule
// fails: a closing ** after each of the marks with Chinese after it, and an
// opening ** before each with Chinese before it.
func TestEmphasisBesideChinesePunctuation(t *testing.T) {
	marks := "，。、；：？！（）《》「」【】“”‘’—…·〈〉"
	n := 0
	for _, r := range marks {
		n++
		m := string(r)
		for _, c := range []struct{ src, want string }{
			{"标准**必须执行" + m + "**本单位", "标准<strong>必须执行" + m + "</strong>本单位"},
			{"标准**" + m + "必须执行**本单位", "标准<strong>" + m + "必须执行</strong>本单位"},
			{"标准" + m + "**必须执行**" + m + "本单位", "标准" + m + "<strong>必须执行</strong>" + m + "本单位"},
			{"标准*必须执行" + m + "*本单位", "标准<em>必须执行" + m + "</em>本单位"},
		} {
			if got := inline(t, c.src); got != escapeBraces(c.want) {
				t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
			}
		}
	}
	if n < 16 {
		t.Errorf("only %d marks tried", n)
	}
	for _, phrase := range []string{"《机关事务管理条例》", "“三审三改一研究”", "（一）", "20%", "DB41/T 1234—2022", "【重要】", "第5.2条：", "5~10人"} {
		src := "按照**" + phrase + "**的规定"
		if got, want := inline(t, src), "按照<strong>"+phrase+"</strong>的规定"; got != want {
			t.Errorf("%s\n got %s\nwant %s", src, got, want)
		}
	}
}

func escapeBraces(s string) string { return strings.ReplaceAll(s, "{", "&#123;") }

// TestInlines takes the examples of CommonMark 0.31.2 for the constructs we
// keep (6.1 code spans, 6.2 emphasis with *, 6.3 links) and what differs here.
func TestInlines(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"*foo bar*", "<em>foo bar</em>"},
		{"a * foo bar*", "a * foo bar*"},
		{"foo*bar*", "foo<em>bar</em>"},
		{"foo*\"bar\"*", "foo*&#34;bar&#34;*"},
		{"**foo bar**", "<strong>foo bar</strong>"},
		{"** foo bar**", "** foo bar**"},
		{"foo**bar**", "foo<strong>bar</strong>"},
		{"*(*foo)", "*(*foo)"},
		{"*(*foo*)*", "<em>(<em>foo</em>)</em>"},
		{"**foo*bar**", "<strong>foo*bar</strong>"},
		{"*foo **bar** baz*", "<em>foo <strong>bar</strong> baz</em>"},
		{"***foo** bar*", "<em><strong>foo</strong> bar</em>"},
		{"*foo**bar*", "<em>foo**bar</em>"},
		{"****foo****", "<strong><strong>foo</strong></strong>"},
		{"***foo***", "<em><strong>foo</strong></em>"},
		{"*foo `*`", "*foo <code>*</code>"},
		{"foo *\\**", "foo <em>*</em>"},
		{"`foo`", "<code>foo</code>"},
		{"`` foo ` bar ``", "<code>foo ` bar</code>"},
		{"`foo\\`bar`", "<code>foo\\</code>bar`"},
		{"`<a href=\"`", "<code>&lt;a href=&#34;</code>"},
		{"[link](/uri \"title\")", `<a href="/uri">link</a>`},
		{"[link](foo(and(bar)))", "[link](foo(and(bar)))"},
		{"[link](#fragment)", `<a href="#fragment">link</a>`},
		{"[a **b** c](x.html)", `<a href="x.html">a <strong>b</strong> c</a>`},
		{"[网](https://a.cn/b?c=1&d=2)", `<a href="https://a.cn/b?c=1&amp;d=2" rel="noreferrer">网</a>`},
		{"[信](mailto:a@b.cn)", `<a href="mailto:a@b.cn" rel="noreferrer">信</a>`},
		{"![图](a.svg) 文", `<img src="a.svg" alt="图"> 文`},
		// What differs from CommonMark here.
		{"_foo_ __bar__ a_b_c", "_foo_ __bar__ a_b_c"},
		{"5*3*2=30，40*4=160", "5*3*2=30，40*4=160"},
		{"~~a~~ 5~10人，20~30人", "~~a~~ 5~10人，20~30人"},
		{"H~2~O，m^2^，x^2", "H<sub>2</sub>O，m<sup>2</sup>，x^2"},
		{"[来源：甲](见5.2)", "[来源：甲](见5.2)"},
		{"[甲](5.2) [乙](A.1)", "[甲](5.2) [乙](A.1)"},
		{"&lt; &amp; &#65;", "&amp;lt; &amp;amp; &amp;#65;"},
		{"www.a.cn https://a.cn <https://b.cn>", "www.a.cn https://a.cn &lt;https://b.cn&gt;"},
		{"价格 $5 到 $10", "价格 $5 到 $10"},
		{"设 $x_1$ 为", `设 <!--math:0--> 为`},
		{"{{< x >}} {{% y %}}", "&#123;&#123;&lt; x &gt;}} &#123;&#123;% y %}}"},
		{"C:\\文件 \\n \\* \\$5 \\<b>", "C:\\文件 \\n * $5 &lt;b&gt;"},
	} {
		if got := inline(t, c.src); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.src, got, c.want)
		}
	}
}
