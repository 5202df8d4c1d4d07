package site

import (
	"encoding/json"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestShareCards: every page says what it is to programs that pass it on, as
// Open Graph and as JSON-LD that can be read; a sample says so in both; with an
// address of the site, addresses are whole, without one there are none.
func TestShareCards(t *testing.T) {
	o := publicityOptions()
	o.BaseURL = "https://example.org/bzh/"
	for base, files := range map[string]map[string][]byte{"": publicityBuilt(), o.BaseURL: build(t, publicised(), o)} {
		types := map[string]int{}
		for _, name := range htmlPages(files) {
			if alone(name) || name == "data/embed-example.html" || name == "en/data/embed-example.html" {
				continue
			}
			page := read(t, files, name)
			og, data := map[string]string{}, ""
			for _, e := range elements(page) {
				if p := attr(e, "property"); e.Data == "meta" && p != "" {
					og[p] = attr(e, "content")
				}
				if attr(e, "name") == "description" {
					og["description"] = attr(e, "content")
				}
				if attr(e, "type") == "application/ld+json" {
					data = e.FirstChild.Data
				}
			}
			for _, key := range []string{"og:title", "og:description", "og:image", "og:image:alt", "og:type", "og:site_name", "description"} {
				if og[key] == "" {
					t.Errorf("%s: no %s", name, key)
				}
			}
			var thing map[string]any
			if err := json.Unmarshal([]byte(data), &thing); err != nil || thing["@context"] != "https://schema.org" || thing["name"] != og["og:title"] {
				t.Errorf("%s: %v in %s", name, err, data)
				continue
			}
			types[thing["@type"].(string)]++
			if body := element(page, func(e *html.Node) bool { return e.Data == "body" }); class(body, "page-sample") {
				mark := map[bool]string{true: "[Sample]", false: "［样本］"}[strings.HasPrefix(name, "en/")]
				if !strings.HasPrefix(og["og:title"], mark) || !strings.HasPrefix(thing["name"].(string), mark) || !strings.Contains(strings.ToLower(og["og:description"]), strings.ToLower(map[bool]string{true: "sample", false: "样本"}[strings.HasPrefix(name, "en/")])) {
					t.Errorf("%s: a sample that does not say so: %v", name, og)
				}
			}
			picture := og["og:image"]
			if base == "" {
				if thing["url"] != nil || thing["image"] != nil || og["og:url"] != "" || strings.Contains(picture, ":") {
					t.Errorf("%s: an address, where none is known: %v", name, thing)
				}
				picture = path.Join(path.Dir(name), picture)
			} else {
				if og["og:url"] != base+name {
					t.Errorf("%s: og:url is %s", name, og["og:url"])
				}
				picture = strings.TrimPrefix(picture, base)
			}
			if files[picture] == nil {
				t.Errorf("%s: there is no picture %s", name, picture)
			}
		}
		for _, want := range []string{"WebSite", "WebPage", "CreativeWork", "Legislation", "Course", "Article", "NewsArticle", "FAQPage", "Event"} {
			if types[want] == 0 {
				t.Errorf("no page is a %s: %v", want, types)
			}
		}
	}
	if page := string(publicityBuilt()["publicity/poster.html"]); !strings.Contains(page, `content="../publicity/poster/a.png"`) {
		t.Error("the picture of the item does not stand for it")
	}
}

// TestKits: the kit of an item has its words in plain text in both languages,
// the line that goes with it, its pictures, its address and code.
func TestKits(t *testing.T) {
	o := publicityOptions()
	o.BaseURL = "https://example.org/bzh/"
	files := build(t, publicised(), o)
	page := read(t, files, "publicity/explain/kit.html")
	var parts []string
	for _, e := range elements(page) {
		if _, ok := attrOf(e, "data-kit"); ok {
			parts = append(parts, e.FirstChild.Data)
		}
	}
	want := []string{
		"解读用车", "一句话。", "登记是什么\n登记要写全，见db41-t-s001#4.1和表1。\n旧版见db41-t-s001/2020#1。",
		"来源：编辑部；日期：2026-10-02；网站：规矩测试站；地址：https://example.org/bzh/publicity/explain.html",
		"Vehicles explained", "A sentence.", "What a register is\nWrite it all, see db41-t-s001#4.1.",
		"Source: 编辑部; Date: 2026-10-02; Site: Guiju test site; Address: https://example.org/bzh/en/publicity/explain.html",
		"https://example.org/bzh/publicity/explain.html",
	}
	if strings.Join(parts, "|") != strings.Join(want, "|") {
		t.Errorf("parts\n%s\nwant\n%s", strings.Join(parts, "|"), strings.Join(want, "|"))
	}
	if element(page, func(e *html.Node) bool { return class(e, "kit-qr") }) == nil {
		t.Error("no QR code, although the address is known")
	}
	poster := read(t, publicityBuilt(), "publicity/poster/kit.html")
	download := element(poster, func(e *html.Node) bool { return attr(e, "download") != "" })
	if download == nil || attr(download, "href") != "../../publicity/poster/a.png" && attr(download, "href") != "a.png" {
		t.Errorf("the picture is not there to be downloaded: %v", download)
	}
	short := words(read(t, files, "publicity/poster/kit.html"))
	if want := "https://example.org/bzh/codes.html#" + publicised().Codes.Of("db41-t-s001", "4.1"); !strings.Contains(short, want) {
		t.Errorf("the kit lacks the short link %s: %s", want, short)
	}
	said := words(poster)
	code := publicised().Codes.Of("db41-t-s001", "4.1")
	for _, w := range []string{code, "［样本］海报", "转载时请保留这一句", "1×1", "没有配置公开地址"} {
		if w == "" || !strings.Contains(said, w) {
			t.Errorf("the kit of a sample lacks %q: %s", w, said)
		}
	}
	if element(poster, func(e *html.Node) bool { return class(e, "kit-qr") }) != nil {
		t.Error("a QR code of no address")
	}
}
