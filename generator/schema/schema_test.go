package schema_test

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/schema"
	"guiju/generator/source"
)

var day = model.NewDate(2026, 11, 23)

// eachKey visits every key of every file with its path ("basis.relation").
func eachKey(visit func(f schema.File, path string, k schema.Key)) {
	var walk func(f schema.File, prefix string, keys []schema.Key)
	walk = func(f schema.File, prefix string, keys []schema.Key) {
		for _, k := range keys {
			visit(f, prefix+k.Name, k)
			walk(f, prefix+k.Name+".", k.Keys)
		}
	}
	for _, f := range schema.Files() {
		walk(f, "", f.Keys)
	}
}

// TestEveryKeyHasWords: no key without title, meaning and example in both
// languages.
func TestEveryKeyHasWords(t *testing.T) {
	n := 0
	eachKey(func(f schema.File, path string, k schema.Key) {
		n++
		at := f.Name + " " + path
		if k.Title.Zh == "" || k.Title.En == "" {
			t.Errorf("%s has no title", at)
		}
		if !strings.HasSuffix(k.About.Zh, "。") || !strings.HasSuffix(k.About.En, ".") {
			t.Errorf("%s: no sentences: %v", at, k.About)
		}
		holds := k.Kind == schema.Table || k.Kind == schema.Records
		if holds != (k.Example == "") || holds != (len(k.Keys) > 0) {
			t.Errorf("%s: example %q, %d keys", at, k.Example, len(k.Keys))
		}
		var v struct{ V any }
		if _, err := toml.Decode("V = "+k.Example, &v); !holds && err != nil {
			t.Errorf("%s: the example is no TOML: %v", at, err)
		}
		if k.Vocabulary != "" && len(schema.Choices(example(t).sys, k.Vocabulary)) == 0 {
			t.Errorf("%s: %s has no value", at, k.Vocabulary)
		}
	})
	if n < 200 {
		t.Errorf("%d keys: the files are not read", n)
	}
}

// world is a content folder made of examples.
type world struct {
	files fstest.MapFS
	sys   *model.System
	ps    []model.Problem
}

// where a file of a kind stands among the examples.
var where = strings.NewReplacer(
	"standards/<work>", "standards/db41-t-s001", "<year>", "2024", "regulations/<id>", "regulations/affairs-regulation",
	"policies/<id>", "policies/pilot-plan-guide", "publicity/<id>", "publicity/reading-status", "training/<id>", "training/course", "pages/<id>", "pages/about", "notes/<region>", "notes/henan",
	"releases/<audience>", "releases/public", "<number>", "1")

const sampleText = `# 前言

本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。

# 1 范围

本文件规定了甲。

本文件适用于机关。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

4.1 驾驶员应登记公务用车。
`

// beside is what the examples of some registers stand below.
var beside = map[string]string{
	"bodies":    "\n[[body]]\nkey = \"body-2\"\ntitle.zh = \"样本机构二\"\nkind = \"department\"\n",
	"framework": "\n[[box]]\ncode = \"300\"\ntitle.zh = \"资产管理\"\n",
	"keys":      "\n[[provision]]\nkey = \"k7m2q5n3\"\nedition = \"2024\"\nfragment = \"1\"\nhash = \"0000000000000000\"\ntombstone = 2026-11-20\n",
	"regions":   "\n[[region]]\nkey = \"henan\"\ntitle.zh = \"河南省\"\nkind = \"province\"\ncode = \"410000\"\n",
}

// write puts every key of a file down with its example, or the value that
// instead has for its path.
func write(f schema.File, instead map[string]string) string {
	var b strings.Builder
	var keys func(prefix, table string, list []schema.Key)
	keys = func(prefix, table string, list []schema.Key) {
		for _, k := range list {
			if k.Kind == schema.Table || k.Kind == schema.Records {
				continue
			}
			value, ok := instead[prefix+k.Name]
			if !ok {
				value = k.Example
			}
			fmt.Fprintf(&b, "%s = %s\n", k.Name, value)
		}
		for _, k := range list {
			switch name := table + k.Name; k.Kind {
			case schema.Table:
				fmt.Fprintf(&b, "[%s]\n", name)
				keys(prefix+k.Name+".", name+".", k.Keys)
			case schema.Records:
				fmt.Fprintf(&b, "[[%s]]\n", name)
				keys(prefix+k.Name+".", name+".", k.Keys)
			}
		}
	}
	keys("", "", f.Keys)
	if strings.HasSuffix(f.Path, ".md") {
		return "+++\n" + b.String() + "+++\n\n样本正文。Sample text.\n"
	}
	return b.String() + beside[f.Name]
}

// examples makes the folder; one file may have other values.
func examples(t *testing.T, file string, instead map[string]string) world {
	t.Helper()
	w := world{files: fstest.MapFS{}}
	for _, f := range schema.Files() {
		values := map[string]string{}
		if f.Name == file {
			values = instead
		}
		w.files[where.Replace(f.Path)] = &fstest.MapFile{Data: []byte(write(f, values))}
	}
	// A standard names one of another level.
	w.files["system.toml"].Data = append(w.files["system.toml"].Data, "\n[[level]]\nkey = \"other\"\ntitle.zh = \"别的级别\"\n"...)
	for name, text := range map[string]string{
		"standards/db41-t-s001/2024/zh.md": sampleText,
		// The edition before it, from which a provision moved.
		"standards/db41-t-s001/2021/edition.toml": "number = \"DB41/T S001—2021\"\ntitle.zh = \"样本\"\nissued = 2021-01-01\nin-force = 2021-02-01\nissuer.zh = \"样本机构\"\nics = \"03.080\"\nccs = \"A22\"\n",
		"standards/db41-t-s001/2021/zh.md":        sampleText + "\n4.2 驾驶员应登记加油。\n",
		// The words of the amendment, and those before the correction, that the
		// examples of an edition name.
		"standards/db41-t-s001/2024/amendments/1/zh.md":           "# 4\n\n4.1 机关应登记。\n",
		"standards/db41-t-s001/2024/corrections/2026-11-20/zh.md": strings.Replace(sampleText, "登记", "记录", 1),
		"standards/internal-s101/work.toml":                       "title.zh = \"样本\"\nlevel = \"other\"\nbox = \"310\"\nsample = true\n",
		"frame/header.html":                                       "<p>样本页头</p>\n", "frame/footer.html": "<p>样本页尾</p>\n",
		"policies/pilot-plan-guide/zh.md": "# 试点方案导读\n\n一、目标\n\n样本正文。\n",
		"training/course/zh.md":           "样本正文。\n",
		// The film and the poster that the examples of publicity name.
		"publicity/reading-status/film.webm":       "\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67\x92\x16\x54\xAE\x6B\x8D\xAE\x8B\x86\x85V_VP9\xE0\x82\xB0\x80",
		"publicity/reading-status/poster.png":      "\x89PNG\r\n\x1a\n",
		"publicity/reading-status/captions.zh.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\n样本字幕。\n",
		"publicity/reading-status/captions.en.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nA sample caption.\n",
		"publicity/reading-status/notes.txt":       "样本材料。\n",
	} {
		w.files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	sys, _, ps, err := source.Load(w.files)
	if err != nil {
		t.Fatal(err)
	}
	w.sys, w.ps = sys, check.Accept(sys, append(ps, check.Run(sys, day)...))
	return w
}

var made *world

// example is the folder with every example as it stands.
func example(t *testing.T) world {
	t.Helper()
	if made == nil {
		w := examples(t, "", nil)
		made = &w
	}
	return *made
}

// TestExamples: content in which every key has its example is read without a
// problem and checked without an error.
func TestExamples(t *testing.T) {
	for _, p := range example(t).ps {
		if p.Severity == model.Error || slices.Contains(source.Rules, p.Rule) {
			t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
		}
	}
}

// TestForeignValues: a value from outside of its vocabulary is a problem where
// it stands, for every key that has one.
func TestForeignValues(t *testing.T) {
	const foreign = "zz-foreign"
	n := 0
	eachKey(func(f schema.File, path string, k schema.Key) {
		if k.Vocabulary == "" {
			return
		}
		n++
		value := schema.Quote(foreign)
		switch k.Kind {
		case schema.List:
			value = "[" + value + "]"
		case schema.Counts:
			value = "{ " + foreign + " = 1 }"
		}
		name := where.Replace(f.Path)
		for _, p := range examples(t, f.Name, map[string]string{path: value}).ps {
			if p.Pos.File == name && p.Pos.Line > 0 && p.Severity != model.Info && strings.Contains(p.Message(model.Zh), foreign) {
				return
			}
		}
		t.Errorf("%s %s = %s: nothing is said", f.Name, path, value)
	})
	if n < 25 {
		t.Errorf("%d keys have a vocabulary", n)
	}
}

// TestChoices: the fixed vocabularies hold the values that package model
// names, and speak as the site does.
func TestChoices(t *testing.T) {
	site := map[model.Lang]map[string]any{}
	for _, l := range model.Langs {
		words := map[string]any{}
		if _, err := toml.DecodeFile("../../layouts/_i18n/"+string(l)+".toml", &words); err != nil {
			t.Fatal(err)
		}
		site[l] = words
	}
	for _, c := range []struct {
		vocabulary string
		values     []string
		prefix     string // of the site's words
	}{
		{"languages", []string{"zh", "en"}, ""},
		{"decisions", model.Decisions, ""},
		{"relations", model.Relations, "relation-"},
		{"review-results", model.ReviewResults, "review-"},
		{"states", model.RecordStates, ""}, // the site says of a record that it is one
		{"translations", model.Translations, ""},
		{"step-kinds", model.StepKinds, "kind-"},
		{"step-stages", model.TrackStages, ""},
		{"proposal-outcomes", model.ProposalOutcomes, "outcome-"},
		{"project-classes", model.ProjectClasses, "class-"},
		{"region-kinds", model.RegionKinds, ""},
		{"item-kinds", model.ItemKinds, "item-"},
		{"regulation-kinds", model.RegulationKinds, "regulation-"},
		{"policy-kinds", model.PolicyKinds, "policy-"},
		{"yes-no", []string{"true", "false"}, ""},
	} {
		var got []string
		for _, choice := range schema.Choices(nil, c.vocabulary) {
			got = append(got, choice.Value)
			for _, l := range model.Langs {
				if words := site[l][c.prefix+choice.Value]; c.prefix != "" && words != choice.Title.In(l) {
					t.Errorf("%s %s is %q here and %q on the site", c.vocabulary, choice.Value, choice.Title.In(l), words)
				}
			}
		}
		if !slices.Equal(got, c.values) {
			t.Errorf("%s: %v, want %v", c.vocabulary, got, c.values)
		}
	}
	if got := schema.Choices(example(t).sys, "works"); len(got) != 2 || got[0].Title.En != "DB41/T S001 Specification for services in the use of office space" {
		t.Errorf("works: %v", got)
	}
}

// TestTitle: a dotted key has the title of its last part, or of the whole that
// is said in two languages.
func TestTitle(t *testing.T) {
	for key, want := range map[string]string{"format": "内容格式", "site.title.zh": "网站名称", "site.footer.icp": "ICP备案编号", "site.none": ""} {
		if got := schema.Title(reflect.TypeFor[model.Config](), key).Zh; got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// TestQuote: any words come back from TOML as they were.
func TestQuote(t *testing.T) {
	for _, s := range []string{"", `a"b\c`, "一行\n又一行\t。", "\x01\x7f"} {
		var v struct{ V string }
		if _, err := toml.Decode("V = "+schema.Quote(s), &v); err != nil || v.V != s {
			t.Errorf("%q comes back as %q: %v", s, v.V, err)
		}
	}
}

// tomlTags are all keys that the types of package model have, by type.
func tomlTags(t *testing.T) map[string]bool {
	t.Helper()
	tags := map[string]bool{}
	for _, name := range []string{"system.go", "work.go"} {
		b, err := os.ReadFile("../model/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(b), "`toml:\"")[1:] {
			key, _, _ := strings.Cut(part, `"`)
			tags[key] = true
		}
	}
	delete(tags, "-")
	return tags
}

// TestNoFileIsForgotten: every toml key of the model is a key of some file.
func TestNoFileIsForgotten(t *testing.T) {
	have := map[string]bool{}
	eachKey(func(_ schema.File, _ string, k schema.Key) {
		have[k.Name] = true
		if k.Kind == schema.Bilingual {
			have["zh"], have["en"] = true, true
		}
	})
	for _, key := range slices.Sorted(maps.Keys(tomlTags(t))) {
		if !have[key] {
			t.Errorf("%s is a key of no file", key)
		}
	}
}
