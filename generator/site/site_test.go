package site

import (
	"bytes"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiju/generator/model"
)

// The list of files is the contract with readers' bookmarks: design, Addresses.
func TestBuildPublishesThesePages(t *testing.T) {
	both := slices.Concat(model.ListPages, strings.Fields(`
		framework/print.html evaluation-rules/sheet.html acceptance/province.html acceptance/city.html
		areas/vehicles.html pages/about.html policies/guide.html publicity/news-1.html publicity/news-1/kit.html
		register-100.html standards/db41-t-s001/both.html standards/db41-t-s001/register.html standards/zh-only/register.html
		standards/db41-t-s001/single.html standards/zh-only/single.html
		regulations/guan-li.html regulations/zhu-fa.html
		standards/db41-t-s001.html standards/db41-t-s001/2020.html standards/db41-t-s001/2023.html
		standards/db41-t-s001/compare.html standards/db41-t-s001/compare/2020-to-2023.html standards/db41-t-s001/concordance.html
		standards/neibu-2.html standards/neibu-2/2024.html standards/plan-3.html
		standards/zh-only.html standards/zh-only/2026.html
		training/course.html training/course/handout.html training/course/checklist.html training/course/test.html training/course/show.html data/embed-example.html
		levels/local.html regions/henan.html regions/henan/filing.html
		standards/db41-t-s001/2020.slip.js standards/db41-t-s001/2023.slip.js standards/zh-only/2026.slip.js
		regulations/zhu-fa.slip.js policies/guide.slip.js`))
	want := []string{"404.html", "mark.svg", "share.png", "data/embed.js", "data/embed-example.css", "standards/db41-t-s001/2023/figures/flow.svg"}
	for _, p := range both {
		want = append(want, p, "en/"+p)
	}
	var got []string
	for name := range built() {
		if !strings.HasPrefix(name, "css/") && !strings.HasPrefix(name, "js/") {
			got = append(got, name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
}

// Nothing on the machine may show in the output, and nothing on it may be
// touched: Hugo writes assets/jsconfig.json and hugo_stats.json past the file
// system it is given, unless told not to.
func TestBuildIsPureAndRepeatable(t *testing.T) {
	first := built()
	cwd := t.TempDir()
	t.Chdir(cwd)
	t.Setenv("TZ", "America/Caracas")
	t.Setenv("HUGO_TITLE", "from the environment")
	t.Setenv("HUGO_UGLYURLS", "false")
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	second := build(t, fixture(), options())
	if len(first) != len(second) {
		t.Errorf("%d files, then %d", len(first), len(second))
	}
	for name, b := range first {
		if !bytes.Equal(b, second[name]) {
			t.Errorf("%s differs between two builds", name)
		}
		for _, host := range []string{cwd, cacheDir(), "from the environment"} {
			if bytes.Contains(b, []byte(host)) {
				t.Errorf("%s names %q", name, host)
			}
		}
	}
	left, err := os.ReadDir(cwd)
	if err != nil || len(left) > 0 {
		t.Errorf("the working folder holds %v (%v)", left, err)
	}
	if _, err := os.Stat(workDir()); !os.IsNotExist(err) {
		t.Errorf("%s is on the disk", workDir())
	}
}

// A fault in a layout is a problem with the layout's line and column, both
// when the template cannot be read and when it fails on a page.
func TestTemplateFaultsHavePositions(t *testing.T) {
	for _, tt := range []struct {
		name, file, text string
		want             model.Pos
	}{
		{"does not parse", "glossary.html", "{{ define \"main\" }}\n\n{{ if }}x{{ end }}\n{{ end }}", model.Pos{File: "layouts/glossary.html", Line: 3, Col: 1}},
		{"fails on a page", "glossary.html", "{{ define \"main\" }}\n中文{{ len 3 }}\n{{ end }}", model.Pos{File: "layouts/glossary.html", Line: 2, Col: 8}},
		{"in a partial", "_partials/say.html", "\n\n{{ .t.u.v }}", model.Pos{File: "layouts/_partials/say.html", Line: 3, Col: 6}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := options()
			o.Layouts = overlay(t, o.Layouts, map[string]string{tt.file: tt.text})
			files, problems, err := Build(fixture(), o)
			if err != nil || files != nil {
				t.Fatalf("want problems only, got %d files and %v", len(files), err)
			}
			if !slices.ContainsFunc(problems, func(p model.Problem) bool {
				return p.Rule == templateRule && p.Pos.File == tt.want.File && p.Pos.Line == tt.want.Line
			}) {
				t.Errorf("want %v among:%s", tt.want, describe(problems, nil))
			}
		})
	}
}

// TestInParts: what is rendered a few pages at a time, because Hugo does not
// always come back after ten errors, has the same fault at the same place.
func TestInParts(t *testing.T) {
	o := options()
	o.Layouts = overlay(t, o.Layouts, map[string]string{"glossary.html": "{{ define \"main\" }}\n中文{{ len 3 }}\n{{ end }}"})
	d := fixture()
	med := &beside{from: o.Content, files: map[string][]byte{}, shown: map[string]picture{}}
	if err := med.gather(d.System); err != nil {
		t.Fatal(err)
	}
	sources, _, _, err := virtual(d, o, med)
	if err != nil {
		t.Fatal(err)
	}
	_, faults, err := runInParts(sources, o.CacheDir, []string{"zh", "en"})
	if err != nil || !slices.ContainsFunc(faults, func(f fault) bool { return f.file == "layouts/glossary.html" && f.line == 2 }) {
		t.Errorf("want the fault of glossary.html, line 2, among %v; error %v", faults, err)
	}
}

func TestBrokenConfigIsAProblem(t *testing.T) {
	o := options()
	o.Config = []byte("baseURL = \"/\"\nuglyURLs = [\n")
	files, problems, err := Build(fixture(), o)
	if err != nil || files != nil || !model.HasErrors(problems) {
		t.Fatalf("files %d, problems %s, error %v", len(files), describe(problems, nil), err)
	}
}

func TestDefaultConfigIsTheRepositorys(t *testing.T) {
	b, err := os.ReadFile(repository("config.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, defaultConfig) {
		t.Error("generator/site/config.toml is not the config.toml of the repository; copy it")
	}
}

func BenchmarkBuild(b *testing.B) {
	d := fixture()
	for b.Loop() {
		build(b, d, options())
	}
}
