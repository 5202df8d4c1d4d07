package scorecard_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/source"
)

// TestHostilePictures: an SVG with any payload that is more than a drawing is
// refused before it is published.
func TestHostilePictures(t *testing.T) {
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R12", passed, total, "") }()
	for i, shape := range svgs() {
		if !scorecard.Full() && i%5 != 0 {
			continue
		}
		total++
		content := fstest.MapFS{"standards/x/2024/figures/a.svg": {Data: []byte(shape)}, "standards/x/2024/edition.toml": {Data: []byte("number = \"1\"\n")}}
		_, _, problems, err := source.Load(content)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(problems, func(p model.Problem) bool {
			return p.Severity == model.Error && strings.HasSuffix(p.Pos.File, ".svg")
		}) {
			passed++
		} else {
			t.Errorf("taken: %s", shape)
		}
	}
}

// svgs are drawings that would do something.
func svgs() (list []string) {
	const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"`
	for _, event := range []string{"onload", "onclick", "onerror", "onbegin", "onend", "onrepeat", "onfocusin", "onactivate", "OnLoad", "onzoom"} {
		list = append(list, head+" "+event+`="gjx=1"/>`, head+`><g `+event+`="gjx=1"><circle r="1"/></g></svg>`, head+`><image `+event+`="gjx=1" href="#a"/></svg>`)
	}
	for _, address := range []string{"javascript:gjx=1", "JAVASCRIPT:gjx=1", "&#106;avascript:gjx=1", "java&#9;script:gjx=1", "data:text/html,gjx", "data:image/svg+xml,gjx", "http://gjx/x.svg", "//gjx/x.svg", "../../x.svg", "file:///etc/passwd", "x.svg#a", " javascript:gjx"} {
		for _, form := range []string{`<a href="%s"><text>x</text></a>`, `<a xlink:href="%s"><text>x</text></a>`, `<use href="%s"/>`, `<image xlink:href="%s"/>`, `<feImage href="%s"/>`, `<script href="%s"/>`, `<linearGradient id="a" href="%s"/>`, `<mpath href="%s"/>`, `<style>@import "%s";</style>`, `<style>*{fill:url(%s)}</style>`, `<rect fill="url(%s)"/>`, `<rect style="fill:url('%s')"/>`, `<animate attributeName="href" values="%s"/>`, `<set attributeName="href" to="%s"/>`} {
			list = append(list, head+">"+fmt.Sprintf(form, address)+"</svg>")
		}
	}
	for _, inside := range []string{
		`<script>gjx=1</script>`, `<script type="text/ecmascript"><![CDATA[gjx=1]]></script>`, `<h:script>gjx=1</h:script>`, `<foreignObject><h:body onload="gjx=1"/></foreignObject>`, `<foreignObject><h:iframe src="x"/></foreignObject>`, `<h:img src="x" onerror="gjx=1"/>`,
		`<h:iframe src="javascript:gjx=1"/>`, `<h:object data="x"/>`, `<h:embed src="x"/>`, `<handler type="text/javascript">gjx=1</handler>`, `<animate onbegin="gjx=1" attributeName="x" dur="1s"/>`, `<style>@import url(http://gjx);</style>`, `<style>*{background:url("//gjx")}</style>`,
		`<?xml-stylesheet href="http://gjx"?>`, `<h:link rel="stylesheet" href="//gjx"/>`, `<h:base href="//gjx"/>`, `<h:meta http-equiv="refresh" content="0;url=//gjx"/>`, `<h:video src="x"/>`, `<h:audio src="x"/>`, `<listener event="click" handler="#x"/>`,
	} {
		list = append(list, head+">"+inside+"</svg>", head+"><g>"+inside+"</g></svg>", head+"><defs>"+inside+"</defs></svg>")
	}
	for _, doctype := range []string{`<!DOCTYPE svg [<!ENTITY x "gjx">]>`, `<!DOCTYPE svg SYSTEM "http://gjx/x.dtd">`, `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>`, `<?xml-stylesheet type="text/xsl" href="x.xsl"?>`, `<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://gjx">%x;]>`, `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>`} {
		list = append(list, doctype+head+"/>", `<?xml version="1.0"?>`+doctype+head+"><text>&x;</text></svg>")
	}
	return append(list, "<svg", head+">", head+"><g></svg>", "\x1f\x8b\x08gjx", "<html><script>gjx=1</script></html>", "GIF89a<svg onload=gjx=1>")
}
