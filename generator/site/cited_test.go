package site

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// element finds the first element for which is says so.
func element(n *html.Node, is func(*html.Node) bool) *html.Node {
	for _, e := range elements(n) {
		if is(e) {
			return e
		}
	}
	return nil
}

// Every entry of clause 2 says how it stands with what it cites, in words, and
// leads there; the entry's own words stay together in front of it.
func TestReferencesSayTheirStatus(t *testing.T) {
	clause := element(read(t, built(), "standards/db41-t-s001.html"), func(e *html.Node) bool { return attr(e, "id") == "2" })
	if clause == nil {
		t.Fatal("no clause 2")
	}
	said := words(clause)
	for _, want := range []string{
		"GB/T 1.1—2020 标准化工作导则 现行", "GB/T 1.1—2009 标准化工作导则 被代替 代替它的版本： GB/T 1.1—2020", "GB/T 9999 没有登记的标准 未登记",
	} {
		if !strings.Contains(strings.Join(strings.Fields(said), " "), want) {
			t.Errorf("clause 2 lacks %q: %s", want, said)
		}
	}
	link := element(clause, func(e *html.Node) bool { return attr(e, "class") == "cited-link" })
	if link == nil || attr(link, "href") != "../references.html#ui-ref-gb-t-1.1" {
		t.Error("the status does not lead to the record")
	}
	if strings.Contains(string(built()["standards/db41-t-s001.html"]), "<!--cited:") {
		t.Error("a token is left in the page")
	}
	page := words(read(t, built(), "references.html"))
	if !strings.Contains(page, "DB41/T S001—2023 公务用车规范 样本 现行 GB/T 1.1—2009 被代替") {
		t.Errorf("the register does not say who cites what is gone: %s", page)
	}
}

// A provision that is referred to says so, and leads to the list that says by
// whom; the keyboard goes past it.
func TestUsedCountsLeadToTheList(t *testing.T) {
	for name, want := range map[string]string{
		"standards/db41-t-s001.html": "被引用 2", "en/standards/db41-t-s001.html": "referred to: 2", "regulations/zhu-fa.html": "被引用 1",
	} {
		page := read(t, built(), name)
		used := element(page, func(e *html.Node) bool { return attr(e, "class") == "used" })
		if used == nil || words(used) != want || attr(used, "tabindex") != "-1" {
			t.Errorf("%s: want %q", name, want)
			continue
		}
		id := strings.TrimPrefix(attr(used, "href"), "#")
		if entry := element(page, func(e *html.Node) bool { return attr(e, "id") == id }); entry == nil || attr(entry, "class") != "uses-row" {
			t.Errorf("%s: #%s is no entry of the list", name, id)
		}
	}
	if b := built()["standards/zh-only.html"]; strings.Contains(string(b), `class="used"`) {
		t.Error("a count where nobody refers")
	}
}
