package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

var reportRule = &model.Rule{
	ID: "some-rule", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不对", En: "“{1}” is wrong"},
	Hint:    model.Bilingual{Zh: "改成乙", En: "make it b"},
}

func reported(t *testing.T, ps []model.Problem, line string, lang model.Lang, format string) string {
	t.Helper()
	var b strings.Builder
	if err := report(&b, ps, func(string, int) string { return line }, lang, format, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestExcerpt: the caret's first cell, counted in terminal cells, is where the
// character stands; "|" below marks the left edge.
func TestExcerpt(t *testing.T) {
	for name, c := range map[string]struct {
		line     string
		col, end int
		want     string
	}{
		"ASCII":                    {"key = 1", 7, 8, "|key = 1|      ^"},
		"under one Han character":  {"机关应配备车辆", 3, 4, "|机关应配备车辆|    ^^"},
		"under a run of Han":       {"机关应配备车辆", 3, 6, "|机关应配备车辆|    ^^^^^^"},
		"ASCII behind Han":         {`title = "机关" x`, 14, 15, `|title = "机关" x|               ^`},
		"no end is one character":  {"机关", 2, 0, "|机关|  ^^"},
		"a tab stays a tab":        {"\t机关\tx", 5, 6, "|\t机关\tx|\t    \t^"},
		"the tab itself":           {"a\tb", 2, 3, "|a\tb| ^"},
		"just behind the line":     {"机关", 3, 0, "|机关|    ^"},
		"far behind the line":      {"机关", 99, 120, "|机关|    ^"},
		"an end behind the line":   {"机关", 2, 99, "|机关|  ^^"},
		"a line that is not there": {"", 3, 4, ""},
		"quotes take one cell":     {"“甲”乙", 4, 5, "|“甲”乙|    ^^"},
		"an escape is not obeyed":  {"a\x1b[31mb", 7, 8, "|a\uFFFD[31mb|      ^"},
		"a hidden one is shown":    {"甲\u200B乙", 2, 3, "|甲\uFFFD乙|  ^"},
	} {
		t.Run(name, func(t *testing.T) {
			got := excerpt(c.line, model.Pos{Line: 1, Col: c.col, EndCol: c.end})
			got = strings.TrimSuffix(strings.ReplaceAll("\n"+got, "\n"+indent, "|"), "\n")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestExcerptOfALongLine(t *testing.T) {
	line := strings.Repeat("甲", 500) + "乙" + strings.Repeat("丙", 500)
	lines := strings.Split(excerpt(line, model.Pos{Line: 1, Col: 501, EndCol: 502}), "\n")
	text, marks := lines[0], lines[1]
	if w := cells.StringWidth(text); w > excerptWidth+len(indent)+4 {
		t.Errorf("%d cells wide", w)
	}
	before, _, found := strings.Cut(text, "乙")
	if !found || !strings.HasPrefix(text, indent+"… 甲") || !strings.HasSuffix(text, "丙 …") {
		t.Fatalf("cut wrongly: %q", text)
	}
	if got, want := strings.IndexByte(marks, '^'), cells.StringWidth(before); got != want || !strings.HasSuffix(marks, " ^^") {
		t.Errorf("caret at cell %d, the character at %d: %q", got, want, marks)
	}
}

func TestReportText(t *testing.T) {
	ps := []model.Problem{
		reportRule.At(model.Pos{File: "b.toml"}, "丙").As(model.Info),
		reportRule.At(model.Pos{File: "a.toml", Line: 2, Col: 6, EndCol: 7}, "甲"),
		reportRule.At(model.Pos{File: "a.toml", Line: 2, Col: 6, EndCol: 7}, "甲"),
		reportRule.At(model.Pos{File: "a.toml", Line: 1, Col: 6}, "乙").As(model.Warning),
	}
	const line = "名称 = 甲"
	const want = `a.toml:1:6: warning some-rule: “乙”不对
    名称 = 甲
           ^^
    改成乙
a.toml:2:6: error some-rule: “甲”不对
    名称 = 甲
           ^^
    改成乙
b.toml: info some-rule: “丙”不对
    改成乙
1 个错误，1 个警告，1 个提示
`
	if diff := cmp.Diff(want, reported(t, ps, line, model.Zh, "text")); diff != "" {
		t.Error(diff)
	}
	if got := reported(t, ps, line, model.En, "text"); !strings.HasSuffix(got, "make it b\n1 error, 1 warning, 1 note\n") {
		t.Errorf("English ends with %q", got)
	}
	if got := reported(t, nil, "", model.En, "text"); got != "no problems\n" {
		t.Errorf("nothing found: %q", got)
	}
}

func TestReportJSON(t *testing.T) {
	ps := []model.Problem{reportRule.At(model.Pos{File: "a.toml", Line: 2, Col: 3, EndCol: 4}, "<甲>")}
	got := reported(t, ps, "", model.Zh, "json")
	var list []map[string]any
	if err := json.Unmarshal([]byte(got), &list); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{{
		"file": "a.toml", "line": 2.0, "column": 3.0, "end_column": 4.0, "severity": "error", "rule": "some-rule",
		"message": map[string]any{"zh": "“<甲>”不对", "en": "“<甲>” is wrong"},
		"hint":    map[string]any{"zh": "改成乙", "en": "make it b"},
	}}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
	if got := reported(t, nil, "", model.Zh, "json"); got != "[]\n" {
		t.Errorf("nothing found: %q", got)
	}
}

func TestReportColour(t *testing.T) {
	var b strings.Builder
	ps := []model.Problem{reportRule.At(model.Pos{File: "a"}, "甲")}
	if err := report(&b, ps, nil, model.Zh, "text", true); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\x1b[31merror\x1b[0m some-rule") {
		t.Errorf("no red error in %q", b.String())
	}
	if err := report(&b, ps, nil, model.Zh, "xml", false); err == nil {
		t.Error("an unknown format must be refused")
	}
}
