package source_test

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
	"guiju/generator/source"
)

func TestALoadedWork(t *testing.T) {
	sys, ps := load(t, tree(map[string]string{
		"standards/b/work.toml": "level = \"local\"\n",
		"standards/a/work.toml": `number = "DB41/T S001"
level = "local"
adopters = ["luoyang"]
[publication]
decision = "full"
date = 2026-11-20
[[event]]
step = "issue"
state = "done"
date = 2022-05-01
source = "公告"
[[basis]]
regulation = "law"
relation = "refines"
`,
		"standards/a/keys.toml": `[[provision]]
key = "k1"
edition = "2022"
fragment = "1"
hash = "h"
`,
		"standards/a/2024/edition.toml": "number = \"DB41/T S001—2024\"\ntitle.zh = \"甲\"\n",
		"standards/a/2022/edition.toml": `number = "DB41/T S001—2022"
title = { zh = "甲", en = "A" }
in-force = 2022-08-01
replaces = ["DB41/T 1—2019"]
[[accepted]]
rule = "r"
reason.zh = "原文"
by = "某处"
date = 2026-11-20
`,
		"standards/a/2022/zh.md":              "# 1 范围\n\n本文件规定了要求。\n",
		"standards/a/2022/en.md":              "# 1 Scope\n\nThis document states requirements.\n",
		"standards/a/2022/figures/flow-1.svg": "<svg/>",
		"standards/a/2022/form.xlsx":          "",
	}))
	if len(ps) > 0 {
		t.Fatal(places(ps))
	}
	if len(sys.Works) != 2 || sys.Works[0].ID != "a" || sys.Works[1].ID != "b" {
		t.Fatalf("works %v, want a and b", sys.Works)
	}
	w := sys.Works[0]
	if len(w.Editions) != 2 || w.Editions[0].Year != "2022" || w.Editions[1].Year != "2024" {
		t.Fatalf("editions are not in order of years: %v", w.Editions)
	}
	e := w.Editions[0]
	for what, ok := range map[string]bool{
		"back pointer":   e.Work == w,
		"title":          e.Title == model.Bilingual{Zh: "甲", En: "A"},
		"date":           e.InForce == model.NewDate(2022, 8, 1),
		"unknown date":   e.Issued.IsZero(),
		"replaces":       cmp.Equal(e.Replaces, []string{"DB41/T 1—2019"}),
		"outcome":        w.Events[0].State == model.Done && w.Events[0].Source == "公告" && w.Events[0].Date == model.NewDate(2022, 5, 1),
		"publication":    w.Publication.Decision == model.FullText,
		"adopters":       cmp.Equal(w.Adopters, []string{"luoyang"}),
		"keys":           len(w.Keys.Provisions) == 1 && w.Keys.Provisions[0].Hash == "h",
		"texts":          e.Texts[model.Zh].Find("1") != nil && e.Texts[model.En].Find("1") != nil,
		"no text":        len(w.Editions[1].Texts) == 0,
		"files":          cmp.Equal(e.Files, []string{"figures/flow-1.svg", "form.xlsx"}),
		"collections":    sys.Collections["standards"] && !sys.Collections["policies"],
		"nothing unread": len(sys.Unread) == 0,
	} {
		if !ok {
			t.Errorf("%s is wrong", what)
		}
	}
	for place, want := range map[model.Pos]string{ // every record knows where it stands
		w.At("publication.date"):            "standards/a/work.toml:6:8",
		w.Events[0].At("state"):             "standards/a/work.toml:9:9",
		w.Events[0].At("note.zh"):           "standards/a/work.toml:7:3", // absent: the record
		w.Basis[0].At("relation"):           "standards/a/work.toml:14:12",
		w.At("title"):                       "standards/a/work.toml", // absent: the file
		e.At("title.en"):                    "standards/a/2022/edition.toml:2:26",
		e.At("replaces[0]"):                 "standards/a/2022/edition.toml:4:13",
		e.Accepted[0].At("reason.zh"):       "standards/a/2022/edition.toml:7:13",
		w.Keys.Provisions[0].At("fragment"): "standards/a/keys.toml:4:12",
		sys.Config.At("site.title.zh"):      "system.toml:2:17",
		e.Texts[model.Zh].Provisions[0].Pos: "standards/a/2022/zh.md:1:1",
		w.Editions[1].At("number"):          "standards/a/2024/edition.toml:1:10",
		sys.Works[1].At("level"):            "standards/b/work.toml:1:9",
	} {
		if place.String() != want {
			t.Errorf("%v, want %s", place, want)
		}
	}
	if p := e.At("title.zh"); p.EndCol != p.Col+3 {
		t.Errorf("the value %q ends at %d, not %d: columns count runes", `"甲"`, p.EndCol, p.Col+3)
	}
}

// TestARegulationFromItsText: a folder with zh.md only is complete.
func TestARegulationFromItsText(t *testing.T) {
	sys, ps := load(t, tree(map[string]string{"regulations/affairs/zh.md": `# 机关事务管理条例

2012年6月13日 国务院第208次常务会议通过

2012年10月1日 施行

<!-- INFO END -->

第一条 为了加强管理。
`}))
	if len(ps) > 0 {
		t.Fatal(places(ps))
	}
	r := sys.Regulations[0]
	if r.ID != "affairs" || r.Title.Zh != "机关事务管理条例" || r.Adopted != model.NewDate(2012, 6, 13) || r.InForce != model.NewDate(2012, 10, 1) {
		t.Errorf("read %q %v %v", r.Title.Zh, r.Adopted, r.InForce)
	}
	if r.Texts[model.Zh].Find("1") == nil {
		t.Error("article 1 is lost")
	}
}

func TestTOMLAndTextOfARegulation(t *testing.T) {
	sys, ps := load(t, tree(map[string]string{
		"regulations/affairs/zh.md":           "# 机关事务管理条例\n\n2012年6月13日 国务院第208次常务会议通过\n\n第一条 为了加强管理。\n",
		"regulations/affairs/regulation.toml": "title.zh = \"机关事务条例\"\nadopted = 2012-06-12\n",
		"policies/plan/zh.md":                 "一、总体要求\n\n内容。\n",
	}))
	want := []string{
		"policies/plan/zh.md:1:1 text-title",
		"regulations/affairs/regulation.toml:1:12 text-differs",
		"regulations/affairs/regulation.toml:2:11 text-differs",
	}
	if diff := cmp.Diff(want, places(ps)); diff != "" {
		t.Error(diff)
	}
	if r := sys.Regulations[0]; r.Title.Zh != "机关事务条例" || r.Adopted != model.NewDate(2012, 6, 12) {
		t.Error("regulation.toml must win")
	}
}

func TestItemsAreSortedAndBilingual(t *testing.T) {
	item := func(head string) string { return "+++\n" + head + "+++\n\n正文\n" }
	sys, ps := load(t, tree(map[string]string{
		"publicity/old/index.zh.md": item("title = \"旧\"\ndate = 2025-01-01\n"),
		"publicity/new/index.zh.md": item("title = \"新\"\nsummary = \"要\"\ndate = 2026-01-01\n"),
		"publicity/new/index.en.md": item("title = \"New\"\nsummary = \"sum\"\n"),
		"publicity/new/a.png":       "",
		"pages/c/index.zh.md":       item("title = \"丙\"\n"),
		"pages/b/index.zh.md":       item("title = \"乙\"\nmenu = 2\n"),
		"pages/d/index.zh.md":       item("title = \"丁\"\nmenu = 1\n"),
	}))
	if len(ps) > 0 {
		t.Fatal(places(ps))
	}
	var order []string
	for _, i := range append(sys.Publicity, sys.Pages...) {
		order = append(order, i.ID)
	}
	if got := strings.Join(order, " "); got != "new old d b c" {
		t.Errorf("order %s", got)
	}
	i := sys.Publicity[0]
	if i.Title != (model.Bilingual{Zh: "新", En: "New"}) || i.Summary != (model.Bilingual{Zh: "要", En: "sum"}) || !cmp.Equal(i.Files, []string{"a.png"}) {
		t.Errorf("read %+v", i)
	}
	if p := i.Texts[model.Zh].Head; len(p) == 0 || p[0].Position().Line != 7 {
		t.Errorf("the text must keep the lines of its file: %v", p)
	}
}

// TestSameTwice: texts are parsed by many at once; the result may not show it.
func TestSameTwice(t *testing.T) {
	files := map[string]string{}
	for i := range 60 {
		files[fmt.Sprintf("regulations/law-%02d/zh.md", i)] = fmt.Sprintf("# 某法%d\n\n第一条 甲。\n\n第三条 <b>乙</b>。\n", i)
	}
	all := func() (string, []string) {
		sys, ps := load(t, tree(files))
		var s strings.Builder
		for _, r := range sys.Regulations {
			fmt.Fprintln(&s, r.ID, r.Title.Zh, len(r.Texts[model.Zh].Provisions))
		}
		var out []string
		for _, p := range ps {
			out = append(out, p.Pos.String()+" "+p.Rule.ID+" "+p.Message(model.Zh))
		}
		return s.String(), out
	}
	first, problems := all()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again, problemsAgain := all()
	if first != again || !cmp.Equal(problems, problemsAgain) {
		t.Error("two runs differ")
	}
}

// TestShippedContent: what the repository carries loads without an error.
func TestShippedContent(t *testing.T) {
	_, _, ps, err := source.Load(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range ps {
		if p.Severity == model.Error {
			t.Errorf("%s %s: %s", p.Pos, p.Rule.ID, p.Message(model.En))
		}
	}
}

// BenchmarkTOML decodes one register of 2,000 records.
func BenchmarkTOML(b *testing.B) {
	var s strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&s, "[[box]]\ncode = \"%d\"\ntitle.zh = \"公务用车管理\"\ntitle.en = \"Vehicles\"\n", i)
	}
	fsys := tree(map[string]string{"framework.toml": s.String()})
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, _, err := source.Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

// TestReplacedByAnotherWork: loading finds the editions that another work
// replaces.
func TestReplacedByAnotherWork(t *testing.T) {
	const number = "number = \"%\"\ntitle.zh = \"甲\"\n"
	sys, _ := load(t, tree(map[string]string{
		"standards/a/work.toml":         "number = \"A\"\nlevel = \"local\"\n",
		"standards/a/2018/edition.toml": strings.ReplaceAll(number, "%", "A—2018"),
		"standards/b/work.toml":         "number = \"B\"\nlevel = \"local\"\n",
		"standards/b/2024/edition.toml": strings.ReplaceAll(number, "%", "B—2024") + "in-force = 2024-06-01\nreplaces = [\"A—2018\"]\n",
	}))
	if got := sys.Works[0].Editions[0].ReplacedOn; got != model.NewDate(2024, 6, 1) {
		t.Errorf("replaced on %q", got)
	}
}
