package derive

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

const citingText = `
# 1 范围

本文件规定了要求，见GB/T 5—1990。

# 2 规范性引用文件

下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款，如GB/T 1。

GB/T 1—2009　旧的导则

GB/T 1　导则

GB/T 2—2008　没有登记的旧版

GB/T 3　没有登记

[[a|a]]　体系内的标准

a—2020　旧版

a—1999　没有的版本

中华人民共和国标准化法

# 参考文献

[1] GB/T 4—1999　废止的标准

[2] 机关事务管理条例（国务院令第621号）

[3] ISO 9000:2015, Quality
`

// TestCitedIn: every kind of entry, with what is on record of it.
func TestCitedIn(t *testing.T) {
	zh, _ := text.Parse([]byte(strings.ReplaceAll(strings.ReplaceAll(citingText, "a—", "DB41/T 7—"), "|a]]", "|DB41/T 7]]")),
		text.Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	cited := work("a", "local", "", false, "2020-01-01", "2024-01-01")
	cited.Number = "DB41/T 7"
	citing := work("b", "local", "", false, "2025-01-01")
	citing.Editions[0].Texts = map[model.Lang]*model.Text{model.Zh: zh}
	sys := &model.System{Works: []*model.Work{cited, citing}, References: []*model.Reference{
		{ID: "1-2009", Number: "GB/T 1—2009", InForce: date("2010-01-01")},
		{ID: "1-2020", Number: "GB/T 1—2020", InForce: date("2020-10-01"), Replaces: []string{"GB/T 1—2009"}},
		{ID: "2-2018", Number: "GB/T 2—2018", InForce: date("2018-09-01"), Replaces: []string{"GB/T 2—2008"}},
		{ID: "4-1999", Number: "GB/T 4—1999", InForce: date("1999-12-01"), Withdraw: date("2015-01-01")},
		{ID: "iso", Number: "ISO 9000:2015", Issued: date("2015-09-15")},
	}}
	var got []string
	for _, c := range CitedIn(sys, zh, date("2026-01-01")) {
		s := fmt.Sprintf("%s %s: %s", c.Place, c.Number, c.Status)
		if c.Edition != nil {
			s += " " + c.Edition.Number
		}
		if c.Reference != nil {
			s += " " + c.Reference.ID
		}
		if c.Later != nil {
			s += ", now " + c.Later.Number
		}
		if c.LaterReference != nil {
			s += ", now " + c.LaterReference.ID
		}
		got = append(got, s)
	}
	want := []string{
		"2 GB/T 1—2009: superseded 1-2009, now 1-2020",
		"2 GB/T 1: current 1-2020",
		"2 GB/T 2—2008: superseded, now 2-2018",
		"2 GB/T 3: unknown",
		"2 DB41/T 7: current a—2024",
		"2 DB41/T 7—2020: superseded a—2020, now a—2024",
		"2 DB41/T 7—1999: unknown",
		"bibliography GB/T 4—1999: withdrawn 4-1999",
		"bibliography ISO 9000—2015: unknown iso",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	day := date("2026-01-01")
	list := CitesOutdated(sys, Directory(sys, day), day)
	if len(list) != 1 || list[0].Row.Work != citing || len(list[0].Cited) != 4 {
		t.Errorf("%+v", list)
	}
	var twin struct{ Cites []TwinCite }
	d := &Derived{System: sys, Day: day, Rows: Directory(sys, day)}
	if err := json.Unmarshal(Twins(d)["standards/b.json"], &twin); err != nil {
		t.Fatal(err)
	}
	if c := twin.Cites; len(c) != len(want) || c[4] != (TwinCite{"2", "DB41/T 7", "a—2024", model.Current, "standards/a/2024.html"}) {
		t.Errorf("the twin cites %+v", twin.Cites)
	}
	// Before the later editions came into force nothing was outdated.
	day = date("2010-02-01")
	citing.Editions[0].InForce = day
	for _, o := range CitesOutdated(sys, Directory(sys, day), day) {
		t.Errorf("on %s: %+v", day, o.Cited)
	}
}
