package check_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
)

// TestIncompleteTranslation: a translation may lack any provision, with what
// stands below it, and the site is still published: readers are shown the
// Chinese. So each one is taken out in turn, and nothing may be an error that
// was none before.
func TestIncompleteTranslation(t *testing.T) {
	base, _ := loadFaults(t)
	sys, _, problems, err := source.Load(base)
	if err != nil || model.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	before := map[string]bool{}
	for _, p := range check.Run(sys, day) {
		before[p.Pos.String()+p.Rule.ID] = true
	}
	e := sys.Works[0].Editions[1]
	en := e.Texts[model.En]
	n := 0
	en.Walk(func(p *model.Provision) {
		n++
		less := *en
		less.Provisions = without(en.Provisions, p)
		less.Seal()
		e.Texts[model.En] = &less
		missing := false
		for _, found := range check.Run(sys, day) {
			if found.Severity == model.Error && !before[found.Pos.String()+found.Rule.ID] {
				t.Errorf("without %s: %s %s %s", p.ID, found.Pos, found.Rule.ID, found.Message(model.En))
			}
			missing = missing || found.Rule.ID == "parity-missing"
		}
		if !missing {
			t.Errorf("without %s nothing says that it is missing", p.ID)
		}
	})
	if n < 40 {
		t.Errorf("%d provisions: the text is not the one that was meant", n)
	}
}

// TestUnreadTranslation: a text that cannot be read has had its problem; its
// records are not called useless for it.
func TestUnreadTranslation(t *testing.T) {
	for _, lost := range []string{"zh.md", "en.md"} {
		files := fstest.MapFS{
			"system.toml":                   {Data: []byte("format = 1\nsite.title.zh = \"甲\"\n")},
			"standards/a/work.toml":         {Data: []byte("level = \"local\"\n")},
			"standards/a/keys.toml":         {Data: []byte("[translation.2022]\n\"1\" = \"0000000000000000\"\n")},
			"standards/a/2022/edition.toml": {Data: []byte("number = \"DB41/T S002—2022\"\ntitle.zh = \"甲\"\n")},
			"standards/a/2022/zh.md":        {Data: []byte("# 1 范围\n\n甲。\n")},
			"standards/a/2022/en.md":        {Data: []byte("# 1 Scope\n\nA.\n")},
		}
		for _, c := range []struct {
			data string
			want int
		}{{string(files["standards/a/2022/"+lost].Data), 1}, {"# 1 \xff\n", 0}} {
			files["standards/a/2022/"+lost] = &fstest.MapFile{Data: []byte(c.data)}
			sys, _, _, err := source.Load(files)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, p := range check.Run(sys, day) {
				if strings.HasPrefix(p.Rule.ID, "translation-") {
					n++
				}
			}
			if n != c.want {
				t.Errorf("%s: %d findings about translations, want %d", lost, n, c.want)
			}
		}
	}
}

// without copies a tree but for one provision.
func without(ps []*model.Provision, gone *model.Provision) (out []*model.Provision) {
	for _, p := range ps {
		if p == gone {
			continue
		}
		q := *p
		q.Children = without(p.Children, gone)
		out = append(out, &q)
	}
	return out
}
