package derive

import (
	"slices"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
	"guiju/generator/wording"
)

const registerText = `# 前言

本文件按照GB/T 1.1—2020的规定起草，各单位应执行。

# 1 范围

本文件适用于应当登记的车辆。

# 4 行车

4.1 驾驶员应在出车前检查车辆，宜提前10 min到位。

注：检查不应超过5 min。

4.2 驾驶员不应饮酒。调度员可要求更换驾驶员。

4.3 收车后应按下列顺序进行：

a) 清点物品；
b) 填写记录，驾驶员可补充说明。

# 附录A（资料性）说明

驾驶员应保存本附录。
`

// registerOf reads one text as a standard in force.
func registerOf(t *testing.T, src string, status model.Status) []Register {
	t.Helper()
	txt, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "zh.md"})
	w := &model.Work{ID: "s1", Number: "DB41/T S001"}
	e := &model.Edition{Work: w, Year: "2024", Number: "DB41/T S001—2024", Texts: map[model.Lang]*model.Text{model.Zh: txt}}
	w.Editions = []*model.Edition{e}
	return Registers([]Row{{Work: w, Edition: e, Number: e.Number, Status: status, HasText: true, Path: w.Path()}})
}

// TestRegister: every sentence that provides something is a row, with its
// place, type, actor and quantity; the foreword, the scope, notes and
// informative annexes provide nothing.
func TestRegister(t *testing.T) {
	rows := registerOf(t, registerText, model.Current)[0].Langs[model.Zh]
	type row struct{ id, label, types, actors, quantities string }
	var got []row
	for _, r := range rows {
		var types string
		for _, ty := range r.Types {
			types += string(ty) + " "
		}
		got = append(got, row{r.ID, r.Label(), types, join(r.Actors), join(r.Quantities)})
	}
	want := []row{
		{"4.1/1", "4.1", "requirement recommendation ", "驾驶员", "10 min"},
		{"4.2/1", "4.2", "requirement ", "驾驶员", ""},
		{"4.2/2", "4.2", "permission ", "调度员", ""},
		{"4.3/1", "4.3", "requirement ", "", ""},
		{"4.3-a/1", "4.3 a)", "requirement ", "", ""},
		{"4.3-b/1", "4.3 b)", "permission ", "驾驶员", ""},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	if !rows[1].Negative[0] || rows[0].Negative[0] {
		t.Error("不应 is not seen as the negative")
	}
	if rows[4].Lead == "" || !rows[4].Inherited || rows[4].Path != "standards/s1.html#4.3-a" {
		t.Errorf("the item: %+v", rows[4])
	}
}

func join(s []string) string {
	out := ""
	for i, v := range s {
		if i > 0 {
			out += ";"
		}
		out += v
	}
	return out
}

// TestDuties: a role's page gathers what names it as acting, what must be done
// first; nobody has duties from a withdrawn standard.
func TestDuties(t *testing.T) {
	role := &model.Role{Key: "driver", Names: []model.RoleNames{{Zh: []string{"驾驶员"}}, {Zh: []string{"调度员"}, Works: []string{"another"}}}}
	sys := &model.System{Roles: []*model.Role{role}}
	got := Duties(sys, registerOf(t, registerText, model.Current))[0].Langs[model.Zh]
	var ids []string
	for _, d := range got {
		ids = append(ids, d.ID)
	}
	if !slices.Equal(ids, []string{"4.1/1", "4.2/1", "4.3-b/1"}) {
		t.Errorf("duties %v", ids)
	}
	if n := len(Duties(sys, registerOf(t, registerText, model.Withdrawn))[0].Langs[model.Zh]); n != 0 {
		t.Errorf("%d duties from a withdrawn standard", n)
	}
}

// TestMarks: the margin names the types at each place, and does not repeat at
// every item what the list announces.
func TestMarks(t *testing.T) {
	r := registerOf(t, registerText, model.Current)[0]
	marks := Marks(r.Row.Edition.Texts[model.Zh])
	for anchor, want := range map[string][]wording.Type{
		"4.1": {wording.Requirement, wording.Recommendation}, "4.2": {wording.Requirement, wording.Permission}, "4.3": {wording.Requirement},
		"4.3-a": nil, "4.3-b": {wording.Permission}, "1": nil, "A": nil,
	} {
		if !slices.Equal(marks[anchor], want) {
			t.Errorf("%s: %v, want %v", anchor, marks[anchor], want)
		}
	}
}
