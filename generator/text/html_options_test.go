package text

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// The margin: who refers to a place stands once at the place, what stands
// behind a paragraph stands behind its words, and a quotation has neither.
func TestMarginOptions(t *testing.T) {
	parsed, _ := Parse([]byte("# 4 要求\n\n头一段。\n\n## 4.1 列项\n\n下列：\n\na) 甲；\n\nb) 乙。\n\n表1 名\n\n| 甲 |\n|---|\n| 1 |\n"), Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	first := parsed.Find("4").Blocks[0]
	o := HTMLOptions{
		Used: map[string]Link{"4": {"#u4", "甲<2"}, "4.1-b": {"#u4.1-b", "1"}, "table-1": {"#ut", "3"}, "9": {"#u9", "9"}},
		After: func(b model.Block) string {
			if b == first {
				return "<i>后</i>"
			}
			return ""
		},
	}
	page := HTML(parsed, o).HTML
	for _, want := range []string{
		`¶</a> <a class="used" href="#u4" tabindex="-1">甲&lt;2</a></div>`, `乙。 <a class="used" href="#u4.1-b" tabindex="-1">1</a></li>`,
		`<a class="used" href="#ut" tabindex="-1">3</a></figcaption>`, "<p>头一段。<i>后</i></p>",
	} {
		if strings.Count(page, want) != 1 {
			t.Errorf("want %s once in\n%s", want, page)
		}
	}
	if strings.Contains(page, "#u9") {
		t.Error("a count of a place that is not there")
	}
	o.Quoted = true
	if q := HTML(parsed, o).HTML; strings.Contains(q, "used") || strings.Contains(q, "<i>") {
		t.Errorf("in a quotation:\n%s", q)
	}
	alone := HTML(parsed, HTMLOptions{Alone: true}).HTML
	if strings.Contains(alone, "permalink") || !strings.Contains(alone, ` id="4.1-b"`) {
		t.Errorf("alone:\n%s", alone)
	}
}
