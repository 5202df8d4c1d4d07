package derive

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"guiju/generator/model"
)

// readCodeFile reads a file as the page does: what is assigned is JSON.
func readCodeFile(t *testing.T, name string, b []byte) map[string]string {
	t.Helper()
	shard := strings.TrimSuffix(strings.TrimPrefix(name, CodesFolder), ".js")
	words, ok := strings.CutPrefix(string(b), `(window.GuijuCodes=window.GuijuCodes||{})["`+shard+`"]=`)
	if words, ok2 := strings.CutSuffix(words, ";\n"); ok && ok2 && len(shard) == 1 {
		var docs map[string]string
		if err := json.Unmarshal([]byte(words), &docs); err != nil {
			t.Fatal(name, err)
		}
		return docs
	}
	t.Fatalf("%s is %.80q", name, b)
	return nil
}

// codeSystem has a work in two editions, one withheld, one of which the English
// has a provision more, and a law.
func codeSystem() *model.System {
	text := func(l model.Lang, ids ...string) *model.Text {
		t := &model.Text{Lang: l}
		for _, id := range ids {
			t.Provisions = append(t.Provisions, &model.Provision{ID: id, Number: id})
		}
		return t
	}
	work := func(id string, d model.Decision, years ...string) *model.Work {
		w := &model.Work{ID: id, Publication: model.Publication{Decision: d}}
		for i, y := range years {
			w.Editions = append(w.Editions, &model.Edition{
				Work: w, Year: y, Number: id + "—" + y, InForce: model.NewDate(2020+i, 1, 1),
				Texts: map[model.Lang]*model.Text{model.Zh: text(model.Zh, "4", "4.1", "5"), model.En: text(model.En, "4", "4.1", "5", "6")},
			})
		}
		return w
	}
	return &model.System{
		Works:       []*model.Work{work("open", model.FullText, "2020", "2024"), work("secret", model.RecordOnly, "2024"), work("gone", model.Unlisted, "2024")},
		Regulations: []*model.Regulation{{ID: "law", Texts: map[model.Lang]*model.Text{model.Zh: text(model.Zh, "1", "2")}}},
	}
}

// TestCodeFiles: every code stands in one file, that of its first character,
// with the page that pins its words; what is withheld has none.
func TestCodeFiles(t *testing.T) {
	day := model.NewDate(2026, 11, 26)
	d := All(codeSystem(), model.Public, day)
	want := map[string]string{} // code -> page and provision, by hand
	for page, address := range map[string]string{"standards/open/2020": "open/2020", "standards/open/2024": "open"} {
		for _, id := range []string{"4", "4.1", "5"} {
			want[d.Codes.Of(address, id)] = page + " " + id
		}
		want[d.Codes.Of(address, "6")] = "en/" + page + " 6"
	}
	for _, id := range []string{"1", "2"} {
		want[d.Codes.Of("law", id)] = "regulations/law " + id
	}
	if len(want) != 10 {
		t.Fatalf("%d codes", len(want))
	}
	shards := CodeShards(d.Codes)
	files := CodeFiles(d)
	if len(files) != len(shards) {
		t.Errorf("%d files for the characters %q", len(files), shards)
	}
	for name, b := range files {
		shard := name[len(CodesFolder) : len(CodesFolder)+1]
		if !strings.Contains(shards, shard) {
			t.Errorf("%s is of none of %q", name, shards)
		}
		for page, line := range readCodeFile(t, name, b) {
			words := strings.Fields(line)
			for i := 0; i+1 < len(words); i += 2 {
				if got := page + " " + words[i+1]; want[words[i]] != got || words[i][:1] != shard {
					t.Errorf("%s: %s leads to %s, want %s", name, words[i], got, want[words[i]])
				}
				delete(want, words[i])
			}
		}
		if strings.Contains(string(b), "secret") || strings.Contains(string(b), "gone") {
			t.Errorf("%s names what is withheld", name)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}

// TestCodeFilesOfAWholeSystem: at 20,000 provisions no file has more than 100 KB.
func TestCodeFilesOfAWholeSystem(t *testing.T) {
	sys := &model.System{}
	for i := range 320 {
		w := &model.Work{ID: fmt.Sprintf("db41-t-%04d", i), Publication: model.Publication{Decision: model.FullText}}
		text := &model.Text{Lang: model.Zh}
		for j := range 63 {
			text.Provisions = append(text.Provisions, &model.Provision{ID: fmt.Sprintf("%d.%d.%d", 4+j/20, j/5, j%5)})
		}
		w.Editions = []*model.Edition{{Work: w, Year: "2025", Texts: map[model.Lang]*model.Text{model.Zh: text}}}
		sys.Works = append(sys.Works, w)
	}
	d := &Derived{System: sys, Day: model.NewDate(2026, 11, 26)}
	d.Codes = ShortCodes(sys, d.Day)
	most, codes := 0, 0
	for name, b := range CodeFiles(d) {
		most = max(most, len(b))
		for _, line := range readCodeFile(t, name, b) {
			codes += len(strings.Fields(line)) / 2
		}
	}
	t.Logf("%d codes, at most %d KB a file", codes, most>>10)
	if codes < 20000 || codes != len(d.Codes) || most > 100<<10 {
		t.Errorf("%d codes of %d, at most %d bytes a file", codes, len(d.Codes), most)
	}
}
