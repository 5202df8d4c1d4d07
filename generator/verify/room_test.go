package verify

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestCodesAndSlides: a short code must lead to a page that has its provision,
// beside which its words stand; the slides of a course count from 1.
func TestCodesAndSlides(t *testing.T) {
	const page = `<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>甲</title>
<meta http-equiv="Content-Security-Policy" content="` + Policy + `">
</head>
<body><h1>甲</h1><a href="OTHER">English</a>
SLIDES</body></html>
`
	const slides = `<section class="slide slide-title" id="1"></section><section id="2" class="slide"></section>`
	const codes = `(window.GuijuCodes=window.GuijuCodes||{})["7"]={"en/standards/x":"7c 5.2","standards/x":"7a 5.2 7b 一"};` + "\n"
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"", "{}", "codes/7.js output-codes"},
		{"7a 5.2", "7a 5.3", "codes/7.js output-dead-anchor"},
		{"7a 5.2", "8a 5.2", "codes/7.js output-codes"},
		{"7b 一", "7b", "codes/7.js output-codes"},
		{`"standards/x":`, `"standards/y":`, "codes/7.js output-dead-link codes/7.js output-dead-link codes/7.js output-dead-link"},
		{`"en/standards/x"`, `"en/x"`, "codes/7.js output-dead-link codes/7.js output-dead-link"},
		{`};`, `;`, "codes/7.js output-codes"},
		{`["7"]`, `["8"]`, "codes/7.js output-codes"},
		{`id="2"`, `id="3"`, "training/c/show.html output-slides"},
		{`id="2"`, ``, "training/c/show.html output-slides"},
		{slides, ``, "training/c/show.html output-slides"},
	} {
		mend := func(s string) string {
			if c.old == "" && c.new != "" {
				return c.new
			}
			return strings.Replace(s, c.old, c.new, 1)
		}
		body := slides
		if strings.Contains(slides, c.old) && c.old != "" {
			body = mend(slides)
		}
		site := tree()
		site["standards/x.html"] = &fstest.MapFile{Data: []byte(strings.Replace(string(site["standards/x.html"].Data), `<section id="5.2">`, `<section id="5.2"><p id="一">甲</p>`, 1))}
		for name, b := range map[string]string{
			"codes/7.js": mend(codes), "standards/x.slip.js": "1;\n", "en/standards/x.slip.js": "1;\n",
			"training/c/show.html":    strings.NewReplacer("OTHER", "../../en/training/c/show.html", "SLIDES", body).Replace(page),
			"en/training/c/show.html": strings.NewReplacer("OTHER", "../../../training/c/show.html", "SLIDES", slides, "zh-Hans", "en").Replace(page),
			// A course may be called so too; it has no slides.
			"training/show.html":    strings.NewReplacer("OTHER", "../en/training/show.html", "SLIDES", "").Replace(page),
			"en/training/show.html": strings.NewReplacer("OTHER", "../../training/show.html", "SLIDES", "", "zh-Hans", "en").Replace(page),
		} {
			site[name] = &fstest.MapFile{Data: []byte(b)}
		}
		seal(site)
		var got []string
		for _, p := range Run(site) {
			got = append(got, p.Pos.File+" "+p.Rule.ID)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q for %q: %q, want %q", c.new, c.old, s, c.want)
		}
	}
}
