package source_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"guiju/generator/model"
	"guiju/generator/source"
)

// TestKeysRoundTrip: what is written is read back, and in a stable order.
func TestKeysRoundTrip(t *testing.T) {
	want := model.Keys{
		Provisions: []model.ProvisionKey{
			{Key: "k2", Edition: "2024", Fragment: "5.2", Hash: "h", Successor: "k3"},
			{Key: "k1", Edition: "2022", Fragment: "第\"一\\条", Hash: "h", Tombstone: model.NewDate(2026, 1, 2)},
		},
		Translations: map[string]map[string]string{
			"2024": {"5.10": "c", "5.2": "b", "A.1": "d", "foreword": "e", "2": "a"},
			"2022": {"1": "f"},
			"2020": {},
		},
		Articles: map[string]map[string]string{"law": {"10": "c", "9": "b", "12-1": "d"}, "act": {"1": "a"}},
	}
	b := source.EncodeKeys(want)
	sys, _, ps, err := source.Load(fstest.MapFS{
		"system.toml":           {Data: []byte("format = 1\nsite.title.zh = \"甲\"\n")},
		"standards/a/work.toml": {Data: []byte("level = \"local\"\n")},
		"standards/a/keys.toml": {Data: b},
	})
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	delete(want.Translations, "2020")
	if d := cmp.Diff(want, sys.Works[0].Keys, cmpopts.IgnoreFields(model.Keys{}, "Origin"), cmpopts.IgnoreFields(model.ProvisionKey{}, "Origin")); d != "" {
		t.Errorf("%s\n%s", d, b)
	}
	if again := source.EncodeKeys(sys.Works[0].Keys); string(again) != string(b) {
		t.Errorf("written twice:\n%s\n%s", b, again)
	}
	const end = "\n[translation.\"2022\"]\n\"1\" = \"f\"\n\n[translation.\"2024\"]\n\"2\" = \"a\"\n\"5.2\" = \"b\"\n\"5.10\" = \"c\"\n\"A.1\" = \"d\"\n\"foreword\" = \"e\"\n" +
		"\n# article: which words of an article the law basis was last compared with (guiju mapped).\n" +
		"\n[article.\"act\"]\n\"1\" = \"a\"\n\n[article.\"law\"]\n\"9\" = \"b\"\n\"10\" = \"c\"\n\"12-1\" = \"d\"\n"
	if s := string(b); len(s) < len(end) || s[len(s)-len(end):] != end {
		t.Errorf("ends\n%s\nwant\n%s", s, end)
	}
	if at := sys.Works[0].Keys.At("translation.2024.5.10"); at.Line == 0 || at.Col != 10 {
		t.Errorf("the record stands at %s", at)
	}
}
