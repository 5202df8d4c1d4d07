package verify

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"guiju/generator/model"
)

// goodSite is a small site with every kind of reference. POLICY stands for the
// policy, and HASH for that of the style of 404.html; the manifest is added.
const goodSite = `
-- index.html --
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>规矩</title>
POLICY
<link rel="canonical" href="https://std.example.cn/gj/">
<link rel="alternate" hreflang="en" href="en/index.html">
<link rel="alternate" type="application/atom+xml" href="feed.xml">
<link rel="stylesheet" href="main.css">
<script src="main.js" defer></script></head>
<body><h1>规矩</h1>
<p><a href="en/index.html" hreflang="en">English</a> <a href="#top">顶</a> <a href="#%E4%B8%80">一</a>
<a href="standards/x.html#5.2">5.2</a> <a href="https://www.gov.cn/">政府网</a> <a href="mailto:a@b.cn">信</a></p>
<form action="standards/x.html" method="get"><input id="q" name="q"></form>
<p id="一">甲<p>乙
<ul><li>丙<li>丁</ul>
<img src="a.svg" alt=""><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" srcset="a.svg 1x, a.svg?b=1,2 2x" alt="点">
<svg viewBox="0 0 9 9"><title>图</title><symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><a xlink:href="standards/x.html"><text>甲</text></a></svg>
<noscript><p>没有脚本也能用。</p></noscript>
<script type="application/json">{"a": "</p>"}</script>
<video src="v.mp4" poster="a.svg"></video>
</body></html>
-- standards/x.html --
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>甲</title>
POLICY
<link rel="stylesheet" href="../main.css"></head>
<body><h1>甲</h1><a href="../en/standards/x.html#5.2">English</a>
<section id="5.2"><h2>5.2</h2><p>应当<br>如此。</p></section>
<a href="../index.html">首页</a>
</body></html>
-- en/index.html --
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Guiju</title>
POLICY
<link rel="canonical" href="https://std.example.cn/gj/en/index.html">
</head>
<body><h1>Guiju</h1><a href="../index.html">中文</a> <a href="standards/x.html#5.2">5.2</a></body></html>
-- en/standards/x.html --
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A</title>
POLICY
</head>
<body><h1>A</h1><a href="../../standards/x.html#5.2">中文</a>
<p id="5.2">shall</p></body></html>
-- standards/x/single.html --
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>甲</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src HASH; img-src data:; base-uri 'none'">
<style>body{color:red}</style></head>
<body><h1>甲</h1><a href="#5.2">5.2</a> <a href="https://std.example.cn/gj/standards/x.html">网</a>
<p id="5.2"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="点"></p></body></html>
-- en/standards/x/single.html --
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src HASH; img-src data:; base-uri 'none'">
<style>body{color:red}</style></head>
<body><h1>A</h1><a href="#5.2">5.2</a> <a href="https://std.example.cn/gj/standards/x.html">网</a>
<p id="5.2"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="点"></p></body></html>
-- 404.html --
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>没有此页</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src HASH; img-src 'self' data:; media-src 'self'; form-action 'self'; base-uri 'none'">
<style>body{color:red}</style></head>
<body><h1>没有此页</h1><a href="https://std.example.cn/gj/standards/x.html#5.2">首页</a></body></html>
-- main.css --
@import "more.css";
/* url(nothing.png) */
body { background: url( 'a.svg' ) } i { background: url(data:image/png;base64,AA==) } b::before { content: "url(no.png)" }
-- more.css --
b { color: red }
-- main.js --
"use strict";
-- a.svg --
<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg"><title>点</title><style>a{fill:red}</style><circle id="c" r="1" style="fill:red"/></svg>
-- v.mp4 --
video
-- standards/x.json --
{"path": "standards/x.html#5.2", "n": [1, {"page": "x.html", "path": "5.2.1"}], "text": "nothing.html"}
-- feed.xml --
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:example.cn,2022:x</id><link rel="self" href="feed.xml"/>
<entry><link href="standards/x.html#5.2"/></entry>
<entry><link href="https://std.example.cn/gj/en/standards/x.html"/><link rel="via" href="https://www.gov.cn/"/></entry></feed>
-- sitemap.xml --
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://std.example.cn/gj/en/</loc></url></urlset>
`

// tree unpacks goodSite, without a manifest.
func tree() fstest.MapFS {
	sum := sha256.Sum256([]byte("body{color:red}"))
	fill := strings.NewReplacer(
		"POLICY", `<meta http-equiv="Content-Security-Policy" content="`+Policy+`">`,
		"HASH", "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	site := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(goodSite)).Files {
		site[f.Name] = &fstest.MapFile{Data: []byte(fill.Replace(string(f.Data)))}
	}
	return site
}

// seal adds the manifest.
func seal(site fstest.MapFS) {
	m := Manifest{Tool: "test", AsOf: model.NewDate(2026, 11, 23), Audience: model.Public}
	for name, f := range site {
		sum := sha256.Sum256(f.Data)
		m.Files = append(m.Files, File{name, int64(len(f.Data)), hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(m.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	site[ManifestName] = &fstest.MapFile{Data: m.Encode()}
}

// show writes problems as place and rule.
func show(ps []model.Problem) (lines []string) {
	for _, p := range ps {
		lines = append(lines, fmt.Sprintf("%s %s", p.Pos, p.Rule.ID))
	}
	return lines
}

func TestGoodSite(t *testing.T) {
	site := tree()
	seal(site)
	for _, p := range Run(site) {
		t.Errorf("%s: %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
	}
}

// TestFaults plants one fault at a time in the good site. "file: old => new"
// replaces the one place of old. Each fault must be found where it is, and
// nothing else with it.
func TestFaults(t *testing.T) {
	for _, tt := range []struct{ fault, want string }{
		// links
		{`standards/x.html: href="../index.html" => href="../home.html"`, "standards/x.html:8:1 output-dead-link"},
		{`en/index.html: x.html#5.2 => x.html#5.3`, "en/index.html:7:52 output-dead-anchor"},
		{`index.html: "#%E4%B8%80" => "#%E4%BA%8C"`, "index.html:11:75 output-dead-anchor"},
		{`index.html: href="standards/x.html#5.2" => href="Standards/x.html#5.2"`, "index.html:12:1 output-link-case"},
		{`index.html: href="standards/x.html#5.2" => href="/standards/x.html#5.2"`, "index.html:12:1 output-link-absolute"},
		{`index.html: href="standards/x.html#5.2" => href="//www.gov.cn/"`, "index.html:12:1 output-link-absolute"},
		{`index.html: href="standards/x.html#5.2" => href="standards/"`, "index.html:12:1 output-link-folder"},
		{`index.html: href="standards/x.html#5.2" => href="standards"`, "index.html:12:1 output-link-folder"},
		{`index.html: href="standards/x.html#5.2" => href="."`, "index.html:12:1 output-link-folder"},
		{`index.html: href="standards/x.html#5.2" => href="../gj/index.html"`, "index.html:12:1 output-link-outside"},
		{`index.html: href="standards/x.html#5.2" => href="standards\x.html"`, "index.html:12:1 output-url-bad"},
		{`index.html: href="standards/x.html#5.2" => href="file:///etc/x.html"`, "index.html:12:1 output-url-bad"},
		{`index.html: href="standards/x.html#5.2" => href="standards/%zz.html"`, "index.html:12:1 output-url-bad"},
		{`index.html: href="standards/x.html#5.2" => href=" JavaScript:alert(1)"`, "index.html:12:1 output-url-script"},
		{`index.html: href="standards/x.html#5.2" => href="java&#10;script:alert(1)"`, "index.html:12:1 output-url-script"},
		{`index.html: href="standards/x.html#5.2" => href="data:text/html,x"`, "index.html:12:1 output-url-script"},
		{`index.html: action="standards/x.html" => action="go.html"`, "index.html:13:1 output-dead-link"},
		{`index.html: a.svg?b=1,2 2x => b.svg 2x`, "index.html:16:25 output-dead-link"},
		{`index.html: poster="a.svg" => poster="b.svg"`, "index.html:20:1 output-dead-link"},
		{`index.html: src="v.mp4" => src="w.mp4"`, "index.html:20:1 output-dead-link"},
		{`index.html: xlink:href="standards/x.html" => xlink:href="x.html"`, "index.html:17:96 output-dead-link"},
		{`index.html: <p>没有脚本也能用。</p> => <a href="no.html">无</a>`, "index.html:18:11 output-dead-link"},
		{`index.html: href="feed.xml" => href="atom.xml"`, "index.html:7:1 output-dead-link"},
		{`main.css: 'a.svg' => 'A.svg'`, "main.css:3:20 output-link-case"},
		{`main.css: "more.css" => "most.css"`, "main.css:1:1 output-dead-link"},
		{`standards/x.json: "x.html" => "y.html"`, "standards/x.json:1:60 output-dead-link"},
		{`standards/x.json: x.html#5.2 => x.html#5.3`, "standards/x.json:1:32 output-dead-anchor"},
		{`feed.xml: "standards/x.html#5.2" => "standards/x.html#9"`, "feed.xml:3:8 output-dead-anchor"},
		// other hosts
		{`index.html: src="main.js" => src="https://cdn.example.com/main.js"`, "index.html:9:1 output-foreign-host"},
		{`index.html: src="main.js" => src="//cdn.example.com/main.js"`, "index.html:9:1 output-foreign-host"},
		{`index.html: <img src="a.svg" => <img src="http://a.example.com/a.svg"`, "index.html:16:1 output-foreign-host"},
		{`index.html: a.svg?b=1,2 2x => https://a.example.com/a.svg 2x`, "index.html:16:25 output-foreign-host"},
		{`index.html: action="standards/x.html" => action="https://so.example.com/"`, "index.html:13:1 output-foreign-host"},
		{`main.css: url( 'a.svg' ) => url(//a.example.com/a.svg)`, "main.css:3:20 output-foreign-host"},
		{`main.css: "more.css" => "https://a.example.com/a.css"`, "main.css:1:1 output-foreign-host"},
		// addresses of the site itself
		{`en/index.html: gj/en/index.html => gj/en/standards/x.html`, "en/index.html:5:1 output-base"},
		{`feed.xml: cn/gj/en => cn/jg/en`, "feed.xml:4:8 output-base"},
		{`sitemap.xml: gj/en/ => gj/fr/`, "sitemap.xml:1:71 output-dead-link"},
		{`404.html: x.html#5.2 => x.html#7`, "404.html:6:20 output-dead-anchor"},
		// ids, structure
		{`index.html: <p id="一"> => <p id="q">`, "index.html:11:75 output-dead-anchor, index.html:14:1 output-id-twice"},
		{`index.html: id="q" => id="a b"`, "index.html:13:46 output-id-bad"},
		{`index.html: <!doctype html> => <!-- -->`, "index.html:1:1 output-doctype"},
		{`standards/x.html: </body></html> => </body>`, "standards/x.html:10:1 output-html-cut"},
		{`standards/x.html: 应当<br>如此。</p></section> => 应`, "standards/x.html:9:1 output-html-nesting"},
		{`standards/x.html: </h2> => </h3>`, "standards/x.html:7:26 output-html-nesting, standards/x.html:7:47 output-html-nesting"},
		{`standards/x.html: lang="zh-Hans" => lang="en"`, "standards/x.html output-lang"},
		{`en/index.html: lang="en" => class="en"`, "en/index.html output-lang"},
		{`en/index.html: <title>Guiju => <title> `, "en/index.html output-title"},
		{`en/index.html: <h1>Guiju</h1> => <p>Guiju</p>`, "en/index.html output-h1"},
		{`en/index.html: <h1>Guiju</h1> => <h1>Gui</h1><h1>ju</h1>`, "en/index.html output-h1"},
		{`en/index.html: <meta charset="utf-8"> => `, "en/index.html output-charset"},
		{`index.html: <img src="a.svg" alt=""> => <img src="a.svg">`, "index.html:16:1 output-alt"},
		// content security
		{`en/index.html: script-src 'self' => script-src 'self' 'unsafe-inline'`, "en/index.html output-csp"},
		{`en/index.html: http-equiv="Content-Security-Policy" => name="x"`, "en/index.html output-csp"},
		{`index.html: <title>规矩</title> => <title>规矩</title><script src="main.js"></script>`, "index.html output-csp"},
		{`404.html: body{color:red} => body{color:blue}`, "404.html output-csp"},
		{`404.html: script-src 'self' => script-src 'unsafe-inline'`, "404.html output-csp"},
		// a standard in one file
		{`standards/x/single.html: "#5.2" => "../x.html#5.2"`, "standards/x/single.html:6:17 output-not-alone"},
		{`standards/x/single.html: "#5.2" => "#5.3"`, "standards/x/single.html:6:17 output-dead-anchor"},
		{`standards/x/single.html: <style>body{color:red}</style> => <link rel="stylesheet" href="../../main.css">`, "standards/x/single.html output-csp, standards/x/single.html:5:1 output-not-alone"},
		{`standards/x/single.html: </head> => <script src="../../main.js"></script></head>`, "standards/x/single.html:5:31 output-not-alone"},
		{`standards/x/single.html: </head> => <script>go()</script></head>`, "standards/x/single.html:5:31 output-inline-script"},
		{`standards/x/single.html: {color:red} => {background:url(../../a.svg)}`, "standards/x/single.html output-csp, standards/x/single.html:5:24 output-not-alone"},
		{`standards/x/single.html: data:image/gif;base64,R0lGODlhAQABAAAAACw= => ../../a.svg`, "standards/x/single.html:7:13 output-not-alone"},
		{`standards/x/single.html: body{color:red} => body{color:blue}`, "standards/x/single.html output-csp"},
		{`standards/x/single.html: default-src 'none' => default-src *`, "standards/x/single.html output-csp"},
		{`standards/x/single.html: style-src 'sha256- => style-src 'unsafe-inline' 'sha256-`, "standards/x/single.html output-csp"},
		{`standards/x/single.html: <p id => <p style="color:red" id`, "standards/x/single.html:7:1 output-inline-style"},
		{`standards/x.html: style-src 'self' => style-src 'self' 'sha256-AAAA'`, "standards/x.html output-csp"},
		{`index.html: <p id="一"> => <p id="一" style="color:red">`, "index.html:14:1 output-inline-style"},
		{`standards/x.html: </head> => <style>p{}</style></head>`, "standards/x.html:5:43 output-inline-style"},
		{`index.html: <p id="一"> => <p id="一" ONCLICK="go()">`, "index.html:14:1 output-inline-script"},
		{`standards/x.html: </head> => <script>go()</script></head>`, "standards/x.html:5:43 output-inline-script"},
		{`a.svg: <title> => <script>go()</script><title>`, "a.svg:2:41 output-inline-script"},
		{`a.svg: id="c" => onload="go()"`, "a.svg:2:83 output-inline-script"},
		{`index.html: <video src="v.mp4" poster="a.svg"></video> => <iframe src="a.svg"></iframe>`, "index.html:20:1 output-blocked"},
		{`index.html: "main.js" defer => "main.js" type="module"`, "index.html:9:1 output-blocked"},
		{`index.html: <use href="#s"/> => <use href="a.svg#c"/>`, "index.html:17:80 output-blocked"},
		{`index.html: <use href="#s"/> => <use href="#r"/>`, "index.html:17:80 output-dead-anchor"},
		// languages
		{`index.html: hreflang="en" href="en/index.html" => hreflang="en" href="en/standards/x.html"`, "index.html:6:1 output-switch"},
		{`en/standards/x.html: ../../standards/x.html#5.2 => ../index.html`, "en/standards/x.html output-switch"},
		// files
		{`v.mp4: video => `, "v.mp4 output-file-empty"},
		{`main.js: use => ` + "\xff", "main.js:1:2 output-encoding"},
		{`main.js: use => 条` + "\u202E", "main.js:1:3 output-bidi"},
		{`standards/x.html: 应当 => 应当&#x202E;`, "standards/x.html:7:36 output-bidi"},
		{`standards/x.json: [1 => [1 1`, "standards/x.json:1:42 output-json"},
		{`feed.xml: </feed> => `, "feed.xml:5:1 output-xml"},
	} {
		t.Run(tt.fault, func(t *testing.T) {
			site := tree()
			name, change, _ := strings.Cut(tt.fault, ": ")
			old, new, ok := strings.Cut(change, " => ")
			s := string(site[name].Data)
			if !ok || strings.Count(s, old) != 1 {
				t.Fatalf("%q is there %d times", old, strings.Count(s, old))
			}
			s = strings.Replace(s, old, new, 1)
			if strings.TrimSpace(s) == "" {
				s = ""
			}
			site[name].Data = []byte(s)
			seal(site)
			ps := Run(site)
			if got := strings.Join(show(ps), ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			for _, p := range ps {
				said := p.Message(model.Zh) + p.Message(model.En) + p.Hint(model.Zh) + p.Hint(model.En)
				if strings.Contains(said, "{") {
					t.Errorf("%s has an argument too few: %s", p.Rule.ID, said)
				}
			}
		})
	}
}

// TestFilesAndTwins plants faults that are not a change of words.
func TestFilesAndTwins(t *testing.T) {
	put := func(name, data string) func(fstest.MapFS) {
		return func(site fstest.MapFS) { site[name] = &fstest.MapFile{Data: []byte(data)} }
	}
	remove := func(names ...string) func(fstest.MapFS) {
		return func(site fstest.MapFS) {
			for _, n := range names {
				delete(site, n)
			}
		}
	}
	nothing := func(fstest.MapFS) {}
	manifest := func(edit func(*Manifest)) func(fstest.MapFS) {
		return func(site fstest.MapFS) {
			m, err := DecodeManifest(site[ManifestName].Data)
			if err != nil {
				panic(err)
			}
			edit(&m)
			site[ManifestName] = &fstest.MapFile{Data: m.Encode()}
		}
	}
	for _, tt := range []struct {
		name          string
		before, after func(fstest.MapFS) // the manifest is made between them
		want          string
	}{
		{"missing file", nothing, remove("v.mp4"), "index.html:20:1 output-dead-link, v.mp4 output-file-missing"},
		{"extra file", nothing, put("b.txt", "x"), "b.txt output-file-extra"},
		{"extra file in a folder", nothing, put("standards/b.bin", "x"), "standards/b.bin output-file-extra"},
		{"changed byte", nothing, put("main.js", "\"use strict\"!\n"), "main.js output-file-changed"},
		{"changed size", nothing, put("v.mp4", "vide"), "v.mp4 output-file-changed"},
		{"no manifest", nothing, remove(ManifestName), "manifest.json output-manifest"},
		{"manifest of a web app", nothing, put(ManifestName, `{"name":"app"}`), "manifest.json output-manifest"},
		{"manifest with a tail", nothing, func(site fstest.MapFS) {
			site[ManifestName].Data = append(site[ManifestName].Data, "{}"...)
		}, "manifest.json output-manifest"},
		{"manifest of the future", nothing, func(site fstest.MapFS) {
			site[ManifestName].Data = []byte(strings.Replace(string(site[ManifestName].Data), `"format": 1`, `"format": 2`, 1))
		}, "manifest.json output-manifest"},
		{"manifest lists twice", nothing, manifest(func(m *Manifest) {
			m.Files = append(m.Files, m.Files[len(m.Files)-1])
		}), "manifest.json output-manifest"},
		{"manifest leads outside", nothing, manifest(func(m *Manifest) {
			m.Files = append(m.Files, File{Path: "z/../../x", Size: 1, SHA256: m.Files[0].SHA256})
		}), "manifest.json output-manifest"},
		{"signature of no release", nothing, put(SignatureName, "x"), "manifest.json.minisig output-file-extra"},
		{"signature of a release", nothing, func(site fstest.MapFS) {
			manifest(func(m *Manifest) { m.Release = &Release{Number: 1, Time: "2026-11-26T10:00:00+08:00"} })(site)
			put(SignatureName, "x")(site)
		}, ""},
		{"manifest field of a later program", nothing, func(site fstest.MapFS) {
			site[ManifestName].Data = []byte(strings.Replace(string(site[ManifestName].Data), `"format"`, `"novelty": 7, "format"`, 1))
		}, ""},
		{"missing twin", remove("en/standards/x.html"), nothing,
			"en/index.html:7:52 output-dead-link, feed.xml:4:8 output-dead-link, standards/x.html output-twin-missing, standards/x.html:6:17 output-dead-link"},
		{"missing Chinese twin", func(site fstest.MapFS) { site["en/standards/y.html"] = site["en/standards/x.html"] }, nothing,
			"en/standards/y.html output-twin-missing"},
		{"upper case", put("Notice.txt", "x"), nothing, "Notice.txt output-file-name"},
		{"space", put("a b.txt", "x"), nothing, "a b.txt output-file-name"},
		{"Han name", put("说明/a.txt", "x"), nothing, "说明 output-file-name"},
		{"underscore", put("a_b.txt", "x"), nothing, "a_b.txt output-file-name"},
		{"device", put("nul.txt", "x"), nothing, "nul.txt output-file-name"},
		{"device with number", put("com1/x.txt", "x"), nothing, "com1 output-file-name"},
		{"symbolic link", func(site fstest.MapFS) { site["l.txt"] = &fstest.MapFile{Mode: fs.ModeSymlink} }, remove("l.txt2"),
			"l.txt output-file-irregular"},
		{"empty manifest", nothing, put(ManifestName, ""), "manifest.json output-file-empty, manifest.json output-manifest"},
		{"nesting of a bomb", put("bomb.json", strings.Repeat("[", 1<<20)), nothing, "bomb.json:1:1002 output-json"},
		{"heavy page", func(site fstest.MapFS) {
			f := site["standards/x.html"]
			f.Data = []byte(strings.Replace(string(f.Data), "应当", strings.Repeat("应当", MaxPage/6), 1))
		}, nothing, "standards/x.html output-page-weight"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			site := tree()
			tt.before(site)
			seal(site)
			tt.after(site)
			if tt.name == "symbolic link" { // seal lists it
				manifest(func(m *Manifest) {
					m.Files = slices.DeleteFunc(m.Files, func(f File) bool { return f.Path == "l.txt" })
				})(site)
			}
			if got := strings.Join(show(Run(site)), ", "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestChineseOnly: a site without English pages needs none.
func TestChineseOnly(t *testing.T) {
	site := fstest.MapFS{"x.html": tree()["standards/x.html"], "main.css": {Data: []byte("p{}")}}
	s := strings.NewReplacer(`<a href="../en/standards/x.html#5.2">English</a>`, "", "../", "", "index.html", "x.html").
		Replace(string(site["x.html"].Data))
	site["x.html"] = &fstest.MapFile{Data: []byte(s)}
	seal(site)
	if got := show(Run(site)); got != nil {
		t.Errorf("got %q", got)
	}
}

// TestUndeclaredBase: without a canonical link on the home page no file may
// state a full address of the site.
func TestUndeclaredBase(t *testing.T) {
	site := tree()
	s := strings.Replace(string(site["index.html"].Data), `<link rel="canonical" href="https://std.example.cn/gj/">`, "", 1)
	site["index.html"].Data = []byte(s)
	seal(site)
	want := "en/index.html:5:1 output-base, feed.xml:4:8 output-base, sitemap.xml:1:71 output-base"
	if got := strings.Join(show(Run(site)), ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestEveryByte flips each byte of one page, one at a time: the manifest
// notices all of them.
func TestEveryByte(t *testing.T) {
	site := tree()
	seal(site)
	good := site["standards/x.html"].Data
	for i := range good {
		bad := slices.Clone(good)
		bad[i] ^= 1
		site["standards/x.html"] = &fstest.MapFile{Data: bad}
		if !slices.Contains(show(Run(site)), "standards/x.html output-file-changed") {
			t.Fatalf("byte %d changed unnoticed", i)
		}
	}
}

// TestRuleTable: every rule is complete, named once and planted by some test
// here, so that a rule that finds nothing cannot go unnoticed.
func TestRuleTable(t *testing.T) {
	var self []byte
	for _, name := range []string{"verify_test.go", "conventions_test.go", "pack_test.go", "room_test.go", "trust_test.go"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		self = append(self, b...)
	}
	known := map[string]bool{}
	for _, r := range Rules {
		if known[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		known[r.ID] = true
		for _, b := range []model.Bilingual{r.Message, r.Hint, r.Doc} {
			if b.Zh == "" || b.En == "" {
				t.Errorf("%s lacks words", r.ID)
			}
		}
		if !strings.Contains(string(self), " "+r.ID) {
			t.Errorf("%s: no test plants it", r.ID)
		}
	}
}

// failFS cannot read one file.
type failFS struct {
	fstest.MapFS
	name string
}

func (f failFS) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f failFS) ReadFile(name string) ([]byte, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadFile(name)
}

func TestUnreadable(t *testing.T) {
	for _, name := range []string{"v.mp4", "main.js"} {
		site := tree()
		seal(site)
		want := name + " output-file-unreadable"
		if got := strings.Join(show(Run(failFS{site, name})), ", "); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// BenchmarkRun reads pages like those of a law of 200 articles.
func BenchmarkRun(b *testing.B) {
	site := fstest.MapFS{}
	page := string(tree()["standards/x.html"].Data)
	var body strings.Builder
	for i := range 200 {
		fmt.Fprintf(&body, "<section class=\"article\" id=\"a%d\"><p><a class=\"number\" href=\"#a%d\">第%d条</a>　%s</p></section>\n",
			i, i, i, strings.Repeat("机关运行保障应当遵循规定。", 8))
	}
	page = strings.Replace(page, "<br>", body.String(), 1)
	bytes := 0
	for i := range 200 {
		site[fmt.Sprintf("standards/x%d.html", i)] = &fstest.MapFile{Data: []byte(page)}
		bytes += len(page)
	}
	seal(site)
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		Run(site)
	}
}
