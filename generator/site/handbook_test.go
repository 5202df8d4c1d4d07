package site

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

// TestReference: what the program knows of keys and rules stands with the
// handbook, in both languages, and only there.
func TestReference(t *testing.T) {
	o := options()
	o.Reference = &Reference{
		Files: []ReferenceFile{{
			Name: "regions", Path: "regions.toml", Title: model.Bilingual{Zh: "地区", En: "Regions"},
			Tables: []ReferenceTable{{Head: "[[region]]", Title: model.Bilingual{Zh: "地区", En: "Regions"}, Keys: []ReferenceKey{{
				Name: "kind", Title: model.Bilingual{Zh: "类别", En: "Kind"}, Required: true,
				Values: []ReferenceValue{{"city", model.Bilingual{Zh: "市", En: "City"}}}, Example: model.Bilingual{Zh: `kind = "city"`},
			}}}},
		}},
		Stages: []ReferenceStage{{Name: "check", Title: model.Bilingual{Zh: "检查", En: "Check"}, Rules: []ReferenceRule{{
			ID: "work-unboxed", Severity: model.Error, Says: model.Bilingual{Zh: "标准<b>“…”", En: "the work <b>“…”"}, Doc: model.Bilingual{Zh: "依"}, Mend: model.Bilingual{Zh: "改"},
		}}}},
	}
	for name := range build(t, fixture(), o) {
		if strings.Contains(name, "handbook") {
			t.Errorf("%s is published without a handbook", name)
		}
	}
	d := fixture()
	d.System.Pages = append(d.System.Pages, &model.Item{ID: model.HandbookID, Title: model.Bilingual{Zh: "编者手册", En: "Editors’ handbook"}})
	files := build(t, d, o)
	for name, words := range map[string][]string{
		"handbook/keys.html":     {"<code>[[region]]</code>", `<code class="reference-name">kind</code>`, "必填", "<code>city</code> 市", "kind = &#34;city&#34;", "编者手册"},
		"en/handbook/keys.html":  {"required", "<code>city</code> City", "Editors’ handbook"},
		"handbook/rules.html":    {`id="work-unboxed"`, "标准&lt;b&gt;“…”", "共 1 种"},
		"en/handbook/rules.html": {"the work &lt;b&gt;“…”", `<span lang="zh-Hans">依</span>`},
		"site-map.html":          {`href="./handbook/keys.html"`, `href="./handbook/rules.html"`},
	} {
		for _, want := range words {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("%s does not say %s", name, want)
			}
		}
	}
}
