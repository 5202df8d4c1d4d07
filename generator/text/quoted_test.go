package text

import (
	"strings"
	"testing"

	"guiju/generator/model"
)

const quotedText = `# 1 范围

本文件规定了用车要求。

# 2 要求

2.1 车辆应干净。

2.2 人员应守时：

a) 出车；
b) 收车。
`

// TestHashBelow: any word of a provision or of one below it changes its hash,
// a change beside it does not.
func TestHashBelow(t *testing.T) {
	hash := func(src, id string) string {
		text, _ := Parse([]byte(src), Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "x.md"})
		return HashBelow(text, text.Find(id))
	}
	change := func(from, to string) string { return strings.Replace(quotedText, from, to, 1) }
	whole := hash(quotedText, "2")
	for _, src := range []string{change("干净", "整洁"), change("收车", "停车"), change("# 2 要求", "# 2 规定"), change("2.2 人员", "2.3 人员")} {
		if hash(src, "2") == whole {
			t.Errorf("the same hash of\n%s", src)
		}
	}
	if src := change("用车要求", "用车"); hash(src, "2") != whole {
		t.Error("a change of another provision changed it")
	}
	if hash(change("收车", "停车"), "2.1") != hash(quotedText, "2.1") {
		t.Error("a change beside a provision changed it")
	}
}

// TestQuotedIn: every state of a quotation, and what leads nowhere.
func TestQuotedIn(t *testing.T) {
	zh, _ := Parse([]byte(quotedText), Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "x.md"})
	w := &model.Work{ID: "w"}
	w.Editions = []*model.Edition{{Work: w, Year: "2024", Texts: map[model.Lang]*model.Text{model.Zh: zh}}}
	sys := &model.System{Works: []*model.Work{w}}
	c := &model.Course{ID: "c", Sessions: []model.Session{
		{Quotes: []model.Quotation{{Ref: "w#2.1"}, {Ref: "w#2"}}},
		{Quotes: []model.Quotation{{Ref: "w#1"}, {Ref: "w"}, {Ref: "w#9"}, {Ref: "none#1"}, {Ref: "#"}}},
	}}
	c.Keys.Quotes = []model.QuoteRecord{{Ref: "w#2.1", Hash: HashBelow(zh, zh.Find("2.1"))}, {Ref: "w#2", Hash: "0"}}
	want := []struct {
		state   ComparisonState
		session int
		err     error
	}{{Compared, 0, nil}, {Changed, 0, nil}, {Uncompared, 1, nil}, {NotHeld, 1, nil}, {NotHeld, 1, model.NoFragment}, {NotHeld, 1, model.NoDocument}, {NotHeld, 1, model.NoDocument}}
	got := QuotedIn(sys, c, model.NewDate(2026, 11, 26))
	if len(got) != len(want) {
		t.Fatalf("%d quotations", len(got))
	}
	for i, q := range got {
		if q.State != want[i].state || q.Session != want[i].session || q.Err != want[i].err && !(q.Err == nil && want[i].err == nil) {
			t.Errorf("%s: %q in session %d, %v; want %+v", q.Quotation.Ref, q.State, q.Session, q.Err, want[i])
		}
	}
}
