package derive

import (
	"slices"
	"strings"
	"testing"

	"guiju/generator/model"
)

// listing is a small system with a title withheld, a title and a term in
// Chinese only, and a law with the name of the country.
func listing(t *testing.T) *model.System {
	t.Helper()
	w := work("db41-t-s001", "local", "", true, "2024-01-01")
	w.Number = "DB41/T S001"
	w.Editions[0].Number = "DB41/T S001—2024"
	w.Editions[0].Title = model.Bilingual{Zh: "重大会议规范", En: "The Specification for use of large meetings"}
	w.Editions[0].Texts = map[model.Lang]*model.Text{model.Zh: citeText(t, model.StandardGrammar, model.Zh,
		"# 3 术语和定义\n\n## 3.1 长期会议　long meeting\n\n开得长的会议。\n\n## 3.2 会计\n\n记账的人。\n")}
	w.Publication.Decision = model.FullText
	hidden := work("neibu-2", "local", "", false, "2024-01-01")
	hidden.Editions[0].Number, hidden.Editions[0].Title = "样内 S002—2024", model.Bilingual{Zh: "不公开的标题", En: "A title withheld"}
	hidden.Publication = model.Publication{Decision: model.RecordOnly, HideTitle: true}
	gone := work("secret", "local", "", false, "2024-01-01")
	gone.Publication.Decision = model.Unlisted
	return &model.System{
		Works:       []*model.Work{w, hidden, gone},
		Regulations: []*model.Regulation{{ID: "law", Title: model.Bilingual{Zh: "中华人民共和国民法典", En: "Civil Code"}, Number: model.Bilingual{Zh: "主席令第45号"}}},
		Policies:    []*model.Policy{{ID: "plan", Title: model.Bilingual{Zh: "2026年方案"}, Sample: true}},
	}
}

func TestAZ(t *testing.T) {
	d := All(listing(t), model.Public, date("2026-01-01"))
	for l, want := range map[model.Lang][]string{
		model.Zh: {"C 长期会议", "K 会计", "M 中华人民共和国民法典 主席令第45号", "Y  样内 S002—2024", "Z 重大会议规范 DB41/T S001—2024 sample", " 2026年方案 sample"},
		model.En: {"C Civil Code 主席令第45号", "L long meeting", "S The Specification for use of large meetings DB41/T S001—2024 sample", "Y  样内 S002—2024", " 2026年方案 sample", " 会计"},
	} {
		var got []string
		for _, v := range AZ(d, l) {
			line := v.Letter + " " + v.Name.Or(l)
			if v.Number != "" {
				line += " " + v.Number
			}
			if v.Sample {
				line += " sample"
			}
			got = append(got, line)
			if (v.Path == "") != (v.Kind == "term") || (v.Row != nil) != (v.Kind == "standard") || (v.Entry != nil) != (v.Kind == "term") {
				t.Errorf("%s: leads nowhere: %+v", line, v)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n%s\nwant\n%s", l, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestLetter: what a dictionary files a term under; the glossary goes by it.
func TestLetter(t *testing.T) {
	for word, want := range map[string]string{
		"阿房宫": "A", "办公用房": "B", "餐饮": "C", "调度": "D", "房间台账": "F", "公务用车": "G", "会议": "H", "机关": "J", "空驶": "K",
		"联系人": "L", "目录": "M", "年度": "N", "欧": "O", "派车": "P", "器具": "Q", "人员": "R", "术语": "S", "台账": "T", "维修": "W",
		"巡查": "X", "用车": "Y", "执行": "Z", "会计": "K", "重庆": "C", "3D": "", "ICS": "I",
	} {
		e := Entry{Zh: []string{word}}
		if got := e.Letter(model.Zh); got != want {
			t.Errorf("%s is filed under %q, want %q", word, got, want)
		}
		if got := e.Letter(model.En); got != "" {
			t.Errorf("%s is filed under %q in English", word, got)
		}
	}
	e := Entry{Zh: []string{"公务用车"}, En: []string{"official vehicle"}}
	if got := e.Letter(model.En); got != "O" {
		t.Errorf("official vehicle is filed under %q", got)
	}
}
