package scaffold_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/scaffold"
	"guiju/generator/schema"
	"guiju/generator/source"
)

var (
	day     = model.NewDate(2026, 11, 23)
	carried = os.DirFS("../../content")
)

var carriedSystem = sync.OnceValues(func() (*model.System, error) {
	sys, _, _, err := source.Load(carried)
	return sys, err
})

func load(t *testing.T, files fs.FS) (*model.System, []model.Problem) {
	t.Helper()
	sys, _, ps, err := source.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return sys, check.Accept(sys, append(ps, check.Run(sys, day)...))
}

// folder puts drafts into a copy of a folder.
func folder(base fstest.MapFS, drafts []scaffold.Draft) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range base {
		out[name] = f
	}
	for _, d := range drafts {
		data := d.Data
		if old := out[d.Name]; old != nil && d.Add {
			data = slices.Concat(old.Data, []byte("\n"), d.Data)
		}
		out[d.Name] = &fstest.MapFile{Data: data}
	}
	return out
}

func answers(t *testing.T, place string) scaffold.Answers {
	t.Helper()
	p, err := scaffold.PlaceNamed(place)
	if err != nil {
		t.Fatal(err)
	}
	return scaffold.Answers{Place: p, Owner: scaffold.OwnerOf(p), English: true, Levels: scaffold.LevelsOf(p), Facts: true, Lang: model.Zh}
}

func province(t *testing.T, a scaffold.Answers) fstest.MapFS {
	t.Helper()
	sys, err := carriedSystem()
	if err != nil {
		t.Fatal(err)
	}
	drafts, err := scaffold.Province(a, carried, sys)
	if err != nil {
		t.Fatal(err)
	}
	return folder(nil, drafts)
}

// TestProvince: wherever it is and whatever it answers, a new province has
// nothing to mend, no sample, and no English that was not asked for.
func TestProvince(t *testing.T) {
	for _, p := range scaffold.Places {
		full := slices.Contains([]string{"Henan", "Sichuan", "Beijing", "Guangxi"}, p.Short) // one of each sort
		for _, facts := range []bool{true, false} {
			for _, english := range []bool{true, false} {
				for n := 1; n <= len(scaffold.LevelsOf(p)); n++ {
					if !full && (facts != english || n < len(scaffold.LevelsOf(p))) {
						continue
					}
					a := scaffold.Answers{Place: p, Owner: "样本机构", English: english, Facts: facts, Levels: scaffold.LevelsOf(p)[:n], Lang: model.Langs[n%2]}
					name := fmt.Sprintf("%s facts=%t english=%t levels=%v", p.Short, facts, english, a.Levels)
					files := province(t, a)
					sys, ps := load(t, files)
					for _, problem := range ps {
						if problem.Severity != model.Info {
							t.Errorf("%s: %s %s: %s", name, problem.Pos, problem.Rule.ID, problem.Message(model.En))
						}
					}
					if sys.Bilingual() != english || len(sys.Works) > 0 || len(sys.Config.Levels) != n || len(sys.Boxes) == 0 {
						t.Errorf("%s: English %t, %d works, %d levels, %d boxes", name, sys.Bilingual(), len(sys.Works), len(sys.Config.Levels), len(sys.Boxes))
					}
					if got := len(sys.Regions); got != 1 && (p.Short != "Henan" || !facts || got != 19) {
						t.Errorf("%s: %d regions", name, got)
					}
					if (len(sys.Regulations) > 0) != facts || (len(sys.References) > 0) != facts || (len(sys.Config.Areas) > 0) != (facts && p.Short == "Henan") {
						t.Errorf("%s: %d regulations, %d references, %d areas", name, len(sys.Regulations), len(sys.References), len(sys.Config.Areas))
					}
					for file, f := range files {
						if strings.HasSuffix(file, "index.en.md") && !english {
							t.Errorf("%s: %s", name, file)
						}
						if p.Short != "Henan" && bytes.Contains(f.Data, []byte("试点工作方案二")) {
							t.Errorf("%s: %s speaks of the plan of Henan", name, file)
						}
					}
				}
			}
		}
	}
}

// TestNumbersOfTheProvince: the patterns of a level take the numbers of its
// province and no others.
func TestNumbersOfTheProvince(t *testing.T) {
	for _, p := range scaffold.Places {
		a := scaffold.Answers{Place: p, Owner: "样本机构", Levels: scaffold.LevelsOf(p), Lang: model.Zh}
		sys, _ := load(t, province(t, a))
		form := regexp.MustCompile(sys.Level("local").NumberPattern)
		for _, other := range scaffold.Places {
			if got := form.MatchString("DB" + other.Code + "/T 123—2024"); got != (other == p) {
				t.Errorf("%s: a number of %s fits: %t", p.Short, other.Short, got)
			}
		}
		if l := sys.Level("municipal"); l != nil && !regexp.MustCompile(l.NumberPattern).MatchString("DB"+p.Code+"01/T 123—2024") {
			t.Errorf("%s: %s takes no municipal number", p.Short, l.NumberPattern)
		}
	}
}

// TestPlaceNamed: a place goes by its names and codes; a slip is told the
// nearest.
func TestPlaceNamed(t *testing.T) {
	for _, name := range []string{"河南省", "河南", "henan", "Henan Province", "41", "410000", " 河南省 "} {
		if p, err := scaffold.PlaceNamed(name); err != nil || p.Code != "41" {
			t.Errorf("%q: %v %v", name, p, err)
		}
	}
	for name, code := range map[string]string{"广西": "45", "内蒙古": "15", "新疆": "65", "北京": "11", "陕西": "61", "山西": "14"} {
		if p, err := scaffold.PlaceNamed(name); err != nil || p.Code != code {
			t.Errorf("%q: %v %v", name, p, err)
		}
	}
	if _, err := scaffold.PlaceNamed("湖南生"); err == nil || !strings.Contains(err.Error(), "Did you mean “湖南省”") {
		t.Errorf("a slip: %v", err)
	}
	seen := map[string]bool{}
	for _, p := range scaffold.Places {
		if seen[p.Code] || seen[p.Key()] || !model.ValidID(p.Key()) {
			t.Errorf("%v: code or key taken, or no key", p)
		}
		seen[p.Code], seen[p.Key()] = true, true
	}
}

// names are good ones for the kinds that do not take "new-thing".
var names = map[string][]string{
	"edition":    {"db41-t-s900", "2024"},
	"regulation": {"new-law"},
	"synonym":    {"公车"},
	"box":        {"990"},
}

// request drafts one of a kind with the settings.
func request(t *testing.T, sys *model.System, kind string, settings ...string) []scaffold.Draft {
	t.Helper()
	k, ok := scaffold.KindNamed(kind)
	if !ok {
		t.Fatalf("no kind %s", kind)
	}
	r := scaffold.Request{Kind: k, Names: names[kind], Values: scaffold.Values{}, Lang: model.Zh, Day: day}
	if r.Names == nil {
		r.Names = []string{"new-thing"}
	}
	for _, s := range settings {
		if err := r.Values.Set(k, sys, s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	drafts, err := scaffold.Make(sys, r)
	if err != nil {
		t.Fatal(err)
	}
	return drafts
}

// based is a province with a standard for editions to belong to.
func based(t *testing.T) (fstest.MapFS, *model.System) {
	t.Helper()
	files := province(t, answers(t, "河南省"))
	files["standards/db41-t-s900/work.toml"] = &fstest.MapFile{Data: []byte("number = \"DB41/T S900\"\ntitle.zh = \"样本\"\nlevel = \"local\"\nbox = \"310\"\nsample = true\n")}
	sys, _ := load(t, files)
	return files, sys
}

// toFillIn are the rules that name what an author has to write.
var toFillIn = []string{
	"toml-missing-key", "text-title", "work-untitled", "work-unboxed", "cover-missing", "placeholder", "target-count", "unknown-name",
	"publication-default", "role-unused", "box-empty", "text-empty", "synonym-unused",
	"item-unsourced", "policy-identity", "selection-choice", "matter-unused", "joint-regions", "video-missing", "duty-open", "process-box", "process-standard", "finding-measure", "task-unowned",
	"item-about", "event-facts", "aim-empty",
}

// TestEveryKind: what is drafted is read, and check says of it only what there
// is to fill in.
func TestEveryKind(t *testing.T) {
	files, sys := based(t)
	_, before := load(t, files)
	old := map[string]bool{}
	for _, p := range before {
		old[p.Pos.String()+p.Rule.ID] = true
	}
	for _, k := range scaffold.Kinds {
		t.Run(k.Name, func(t *testing.T) {
			drafts := request(t, sys, k.Name)
			_, ps := load(t, folder(files, drafts))
			n := 0
			for _, p := range ps {
				if old[p.Pos.String()+p.Rule.ID] {
					continue
				}
				if !slices.Contains(toFillIn, p.Rule.ID) {
					t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
				}
				n++
			}
			if n == 0 {
				t.Error("check does not say what to fill in")
			}
		})
	}
}

// switchedOn matches a key or a table that is a remark.
var switchedOn = regexp.MustCompile(`(?m)^#([a-z\[])`)

// TestRemarksAreKeys: with every “#” before a key deleted, each draft is still
// read without a slip: the keys in remarks exist, with values of their type.
func TestRemarksAreKeys(t *testing.T) {
	files, sys := based(t)
	for _, k := range scaffold.Kinds {
		for _, l := range model.Langs {
			name := names[k.Name]
			if name == nil {
				name = []string{"new-thing"}
			}
			drafts, err := scaffold.Make(sys, scaffold.Request{Kind: k, Names: name, Values: scaffold.Values{}, Lang: l, Day: day})
			if err != nil {
				t.Fatal(err)
			}
			keys := 0
			for i := range drafts {
				if path.Ext(drafts[i].Name) == ".toml" || strings.Contains(drafts[i].Name, "index.") {
					keys += len(switchedOn.FindAll(drafts[i].Data, -1))
					drafts[i].Data = switchedOn.ReplaceAll(drafts[i].Data, []byte("$1"))
				}
			}
			if keys == 0 && k.Name != "synonym" {
				t.Errorf("%s: no optional key is offered", k.Name)
			}
			_, ps := load(t, folder(files, drafts))
			for _, p := range ps {
				if p.Rule.ID == "wording-missing" { // the folder of an example is not there
					continue
				}
				if slices.Contains(source.Rules, p.Rule) && !slices.Contains(toFillIn, p.Rule.ID) {
					t.Errorf("%s: %s %s: %s", k.Name, p.Pos, p.Rule.ID, p.Message(model.En))
				}
			}
		}
	}
}

// TestEveryKeyIsExplained: a draft names every key of its kind, each below its
// title and meaning.
func TestEveryKeyIsExplained(t *testing.T) {
	_, sys := based(t)
	for _, k := range scaffold.Kinds {
		text := ""
		for _, d := range request(t, sys, k.Name) {
			text += string(d.Data)
		}
		var walk func([]schema.Key)
		walk = func(keys []schema.Key) {
			for _, key := range keys {
				if !strings.Contains(text, "# "+key.Title.Zh) || !strings.Contains(text, key.About.Zh) {
					t.Errorf("%s: %s is not explained", k.Name, key.Name)
				}
				walk(key.Keys)
			}
		}
		walk(k.Keys())
	}
}

// TestFilledIn: with what is asked for set at once, nothing is left to mend.
func TestFilledIn(t *testing.T) {
	files, sys := based(t)
	drafts := slices.Concat(
		request(t, sys, "standard", "title.zh=公务用车管理规范", "title.en=Official vehicles", "level=local", "box=320", "number=DB41/T S901", "sample=true",
			"publication.decision=full", "adopters=zhengzhou，luoyang", "event.step=draft", "area=vehicles"),
		request(t, sys, "regulation", "title=样本办法", "kind=rule", "articles=12", "issued=2020-05-01"),
		request(t, sys, "news", "title=开通"),
		request(t, sys, "region", "title=新区", "kind=county", "parent=zhengzhou"),
		request(t, sys, "box", "title=新体系", "parent=300", "planned.local=5", "planned.internal=7"),
		request(t, sys, "role", "title=驾驶员", "names.zh=驾驶员", "names.works=db41-t-s900"),
		request(t, sys, "target", "title=二十项", "levels=local、municipal", "count=20", "due=2027-12-31"),
	)
	sys, ps := load(t, folder(files, drafts))
	for _, p := range ps {
		if p.Severity == model.Error {
			t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
		}
	}
	w := sys.Work("new-thing")
	if w == nil || w.Level != "local" || w.Title.En != "Official vehicles" || len(w.Adopters) != 2 || len(w.Events) != 1 || !w.Sample || w.Publication.Decision != model.FullText {
		t.Errorf("the standard: %+v", w)
	}
	if b := sys.Box("990"); b == nil || b.Planned["local"] != 5 || b.Planned["internal"] != 7 {
		t.Errorf("the box: %+v", b)
	}
}

// TestEditionOfAWork: an edition takes over what its work says.
func TestEditionOfAWork(t *testing.T) {
	files, sys := based(t)
	sys, _ = load(t, folder(files, request(t, sys, "edition")))
	e := sys.Work("db41-t-s900").Editions[0]
	if e.Number != "DB41/T S900—2024" || e.Title.Zh != "样本" || e.Texts[model.Zh] == nil {
		t.Errorf("%+v", e)
	}
}

// TestSetRefuses: what is no key, no value of its type or none of its
// vocabulary is refused with what would be right.
func TestSetRefuses(t *testing.T) {
	_, sys := based(t)
	for setting, want := range map[string]string{
		"level":                     "KEY=VALUE",
		"levle=local":               "Did you mean “level”?",
		"level=locl":                "Did you mean “local”?",
		"title.eng=x":               "zh and en",
		"sample=yes":                "true or false",
		"publication.date=tomorrow": "2026-11-20",
		"publication.decison=full":  "Did you mean “decision”?",
		"level.zh=x":                "no keys below",
		"basis.relation=refine":     "Did you mean “refines”?",
		"adopters=zhengzou":         "Did you mean “zhengzhou”?",
	} {
		k, _ := scaffold.KindNamed("standard")
		if err := (scaffold.Values{}).Set(k, sys, setting); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", setting, err, want)
		}
	}
	for setting, want := range map[string]string{"planned=5": "KEY=NUMBER", "planned.locl=5": "Did you mean “local”?", "planned.local=x": "KEY=NUMBER"} {
		k, _ := scaffold.KindNamed("box")
		if err := (scaffold.Values{}).Set(k, sys, setting); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", setting, err, want)
		}
	}
}

// TestNamesRefused: a name that no folder can have, and too few or too many.
func TestNamesRefused(t *testing.T) {
	_, sys := based(t)
	for _, c := range []struct {
		kind  string
		names []string
		want  string
	}{
		{"standard", nil, "takes one name"},
		{"standard", []string{"DB41/T 1"}, "cannot be the name of a folder"},
		{"standard", []string{"a", "24"}, "is no year"},
		{"edition", []string{"db41-t-s900"}, "the id of a standard and a year"},
		{"edition", []string{"db41-t-s90", "2024"}, "did you mean db41-t-s900?"},
		{"news", []string{"a", "b"}, "takes one name"},
		{"page", []string{"关于"}, "cannot be the name of a folder"},
	} {
		k, _ := scaffold.KindNamed(c.kind)
		_, err := scaffold.Make(sys, scaffold.Request{Kind: k, Names: c.names, Values: scaffold.Values{}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %v: %v", c.kind, c.names, err)
		}
	}
}
