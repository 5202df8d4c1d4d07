package manuscript

import (
	"os"
	"testing"

	"guiju/generator/model"
	"guiju/generator/text"
)

// TestCounts counts by hand what stands in one standard, and looks where the
// parts of its transcript are said to stand.
func TestCounts(t *testing.T) {
	src, err := os.ReadFile("../../content/standards/db41-t-s003/2024/zh.md")
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := text.Parse(src, text.Options{Grammar: model.StandardGrammar, Lang: model.Zh})
	d := documentOf(whole, habits[0])
	tr := Transcribe(d, Options{})
	got := tr.Counts
	want := Counts{Clauses: 13, Subclauses: got.Subclauses, Terms: 10, Annexes: 3, Tables: 10, Figures: 1, Formulas: 3,
		Lists: got.Lists, Items: got.Items, Notes: got.Notes, Examples: 2, References: got.References}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for _, id := range []string{"4.2", "10.2.1", "A.2", "C.4"} {
		p := tr.Text.Find(id)
		if p == nil {
			t.Fatalf("no %s", id)
		}
		if words := d.Line(p.Pos.Line); p.Pos.File != d.Name || len(words) < len(id) || words[:len(id)] != id {
			t.Errorf("%s is said to stand in paragraph %d, which reads %q", id, p.Pos.Line, words)
		}
	}
	table, ok := tr.Text.Find("7.1.1").Blocks[1].(*model.Table)
	if !ok || d.Line(table.Notes[0].Position().Line) != "注： 一般核查点是关键核查点以外的核查点。" {
		t.Errorf("the note of table 1 is said to stand in paragraph %d", table.Notes[0].Position().Line)
	}
}
