package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
)

// TestHintOfListElement: what stands in a list is mended within its brackets.
func TestHintOfListElement(t *testing.T) {
	_, _, ps, err := Load(fstest.MapFS{
		"system.toml":     &fstest.MapFile{Data: []byte("format = 1\nsite.title.zh = \"题目\"\n")},
		"mechanisms.toml": &fstest.MapFile{Data: []byte("[[duty]]\nkey = \"a\"\nkind = \"annual-report\"\ntitle.zh = \"甲\"\ndays = [2022-07-31]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		if p.Rule.ID == "toml-wrong-type" && p.Pos.Line == 5 && strings.Contains(p.Hint(model.Zh), `days = ["…"]`) {
			return
		}
	}
	t.Errorf("no hint: %v", ps)
}
