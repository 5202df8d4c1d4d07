package search

import (
	"strings"
	"testing"
)

// TestSuggestions asks the client for completions, and for what a reader who
// finds nothing may have meant.
func TestSuggestions(t *testing.T) {
	dir, files := export(t, smallPages, smallOptions)
	js := newJS(t)
	src, err := Files.ReadFile("client/82-suggest.js")
	if err != nil {
		t.Fatal(err)
	}
	js.eval(string(src))
	js.open(dir, files)
	js.eval(`var offers = Guiju.Suggest(search);`)
	for _, c := range []struct{ text, lang, want string }{
		{"公务", "zh", "公务用车管理规范 公务用车"},
		{"公務用", "zh", "公务用车管理规范 公务用车"},
		{"gwyc", "zh", "公务用车管理规范 公务用车"},
		{"GongWuYong", "zh", "公务用车管理规范 公务用车"},
		{"公务", "en", ""},
		{"s001", "en", "DB41/T S001—2022"},
		{"db41/t s0", "zh", "DB41/T S001—2022"},
		{"Official v", "en", "Management of official vehicles"},
		{"龘", "", ""},
		{"", "", ""},
		{"<b>", "", ""},
	} {
		var got []struct{ Text string }
		js.ask(`(function () { var out; offers.suggest(`+jsString(c.text)+`, '`+c.lang+`', function (l) { out = l; }); return JSON.stringify(out); })()`, &got)
		var texts []string
		for _, g := range got {
			texts = append(texts, g.Text)
		}
		if s := strings.Join(texts, " "); s != c.want {
			t.Errorf("%q (%s) is completed to %q, want %q", c.text, c.lang, s, c.want)
		}
	}
	for text, want := range map[string]string{
		"公物用车": "公务用车", "公务用车管里规范": "公务用车管理规范", "gongwuyongche": "公务用车",
		"公务用车": "", "完全不同的文字": "", "x": "",
	} {
		var got string
		js.ask(`(function () { var out; offers.didYouMean(`+jsString(text)+`, 'zh', function (s) { out = s; }); return JSON.stringify(out); })()`, &got)
		if got != want {
			t.Errorf("%q: did you mean %q, want %q", text, got, want)
		}
	}
}
