package release

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/verify"
)

func TestContacts(t *testing.T) {
	for words, want := range map[string][]string{
		"写信到 office@standards.example 。":        {"mail office@standards.example"},
		"电话 0371-00000000，手机 13800000000。":      {"phone 0371-00000000", "phone 13800000000"},
		"号码 11010519491231002X 是示例。":            {"identity 11010519491231002X"},
		"校验码不对：110105194912310021":              nil,
		"样本路1号":                                 nil,
		"住在样本市样本路1号":                            {"address 住在样本市样本路1号"},
		"指纹 aa13800000000bb 和 138000000001234":  nil,
		"GB/T 1.1—2020 于 2020-10-01 实施，编号 0371": nil,
	} {
		var got []string
		for _, c := range contactsIn(words) {
			got = append(got, c.kind+" "+c.text)
		}
		if words == "样本路1号" {
			want = []string{"address 样本路1号"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

func TestHidden(t *testing.T) {
	names, lines := hiddenIn([]byte("一\n\u200b二\u202e三\u200b\n\ue000\x00é—“”\u3000"))
	if !slices.Equal(names, []string{"U+200B", "U+202E", "U+E000", "U+0000"}) || !slices.Equal(lines, []int{2, 2, 3, 3}) {
		t.Errorf("%v in lines %v", names, lines)
	}
}

// reviewed is a small site with something of everything.
func reviewed(extra map[string]string) fstest.MapFS {
	files := map[string]string{
		"index.html": `<!doctype html><html><body class="page page-sample"><p>写信到 a@b.example</p><p>本件为内部资料</p>` +
			`<form method="post" action="x/search.html"></form><script>f()</script><p onclick="g()" style="x">甲</p></body></html>`,
		"en/index.html": `<p title="a@b.example">特别词</p><img src="https://pic.example/a.png"><script src="https://pic.example/a.js"></script>`,
		"js/site." + strings.Repeat("0a", 32) + ".js": "a", "js/unknown.js": "b", "search-index/0123456789ab/t/1.js": "c\u200b", "search-index/0123456789ab/t/2.js": "d",
		"a.jpg": "\xff\xd8\xff\xe1\x00\x10Exif\x00\x00", "data/x.csv": "\ufeffa,\u200bb\n",
	}
	for name, words := range extra {
		files[name] = words
	}
	m := verify.Manifest{Tool: "t", Audience: model.Public, Release: &verify.Release{Number: 2, Time: "2026-11-20T10:00:00+08:00", Expires: model.NewDate(2027, 11, 20), Previous: strings.Repeat("0", 64)}, Hosts: []string{"pic.example"}}
	out := fstest.MapFS{}
	for name, words := range files {
		out[name] = &fstest.MapFile{Data: []byte(words)}
		m.Files = append(m.Files, verify.File{Path: name, Size: int64(len(words)), SHA256: Hash([]byte(words))})
	}
	slices.SortFunc(m.Files, func(a, b verify.File) int { return strings.Compare(a.Path, b.Path) })
	out[verify.ManifestName] = &fstest.MapFile{Data: m.Encode()}
	return out
}

// TestReview: the sheet names what there is, with its places, and what is not
// in the manifest; beside an older sheet it says what is new.
func TestReview(t *testing.T) {
	site := reviewed(nil)
	site["stranger.html"] = &fstest.MapFile{Data: []byte("x")}
	s, err := Review(site, []string{"特别词"})
	if err != nil {
		t.Fatal(err)
	}
	texts := func(list []Finding) (out []string) {
		for _, f := range list {
			out = append(out, strings.TrimSpace(f.Kind+" "+f.Text)+" "+strings.Join(f.Places, ","))
		}
		return out
	}
	for name, c := range map[string]struct{ got, want []string }{
		"hosts":    {s.Hosts, []string{"pic.example"}},
		"loads":    {texts(s.Loads), []string{"https://pic.example/a.js en/index.html", "https://pic.example/a.png en/index.html"}},
		"inline":   {texts(s.Inline), []string{"<script> index.html", "onclick= index.html", "style= index.html"}},
		"forms":    {texts(s.Forms), []string{"post search.html index.html"}},
		"contacts": {texts(s.Contacts), []string{"mail a@b.example en/index.html,index.html"}},
		"words":    {texts(s.Words), []string{"内部资料 index.html", "特别词 en/index.html"}},
		"hidden":   {texts(s.Hidden), []string{"U+200B data/x.csv:1"}},
		"pictures": {texts(s.Pictures), []string{"EXIF a.jpg"}},
		"unread":   {s.Unread, []string{"stranger.html"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
	if s.Release != 2 || s.Pages != 2 || s.Samples != 1 || s.Files != 8 {
		t.Errorf("release %d, %d pages, %d samples, %d files", s.Release, s.Pages, s.Samples, s.Files)
	}
	var unknown []string
	for _, a := range s.Scripts {
		if a.Unknown {
			unknown = append(unknown, a.Path)
		}
		if a.Path == "search-index/" && a.Files != 2 {
			t.Errorf("the index is %+v", a)
		}
	}
	if !slices.Equal(unknown, []string{"js/unknown.js"}) {
		t.Errorf("unknown scripts %v", unknown)
	}
	later, err := Review(reviewed(map[string]string{"js/more.js": "e", "index.html": "<p>改了</p>"}), nil)
	if err != nil {
		t.Fatal(err)
	}
	later = later.SinceSheet(s)
	if *later.Since != 2 || !slices.Equal(later.New, []string{"file js/more.js"}) || !slices.Contains(later.Gone, "form post search.html") {
		t.Errorf("new %q, gone %q", later.New, later.Gone)
	}
	page := string(s.HTML())
	for _, want := range []string{"pic.example", "特别词", "js/unknown.js", "用途不明", "stranger.html", "&lt;script&gt;"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if again, err := Review(site, []string{"特别词"}); err != nil || !reflect.DeepEqual(again.JSON(), s.JSON()) {
		t.Error("the same site gave another sheet")
	}
	if _, err := Review(fstest.MapFS{}, nil); err == nil {
		t.Error("a folder that is no site was reviewed")
	}
}

// TestPapers: notes and the text to share name what the audience may know, real
// standards apart from samples, and no word of what is gone.
func TestPapers(t *testing.T) {
	sys := &model.System{Works: []*model.Work{
		{ID: "real", Editions: []*model.Edition{{Year: "2024", Number: "DB41/T S1—2024", Title: model.Bilingual{Zh: "甲规范", En: "Spec A"}}}},
		{ID: "sample", Sample: true, Number: "S2", Title: model.Bilingual{Zh: "乙样本", En: "Sample B"}},
	}}
	sys.Config.Site.Title = model.Bilingual{Zh: "某体系", En: "Some system"}
	r := &model.Release{Number: 3, Time: "2026-11-26T10:00:00+08:00", Previous: "aa", Manifest: "bb", Note: model.Bilingual{Zh: "说明"}, Works: []model.Released{
		{Work: "real", Edition: "2024", Change: model.ReleasedCorrected, Provisions: []string{"4.1", "5"}}, {Work: "sample", Change: model.ReleasedRecord},
		{Work: "zz-hidden", Change: model.ReleasedText}, {Work: "real", Edition: "2024", Change: model.ReleasedGone},
	}}
	p := Papers{System: sys, Record: r, Base: "https://std.example/"}
	zh, en := string(p.Notes(model.Zh)), string(p.Notes(model.En))
	for _, want := range []string{"# 某体系：第 3 次发布", "- 勘误：DB41/T S1—2024 甲规范（4.1、5）", "## 样本", "- 新登记：S2 乙样本", "`aa`", "`bb`", "说明"} {
		if !strings.Contains(zh, want) {
			t.Errorf("the notes lack %s:\n%s", want, zh)
		}
	}
	if !strings.Contains(en, "- Corrected: DB41/T S1—2024 Spec A (4.1, 5)") {
		t.Errorf("notes in English:\n%s", en)
	}
	share := string(p.Share(model.Zh))
	if !strings.Contains(share, "甲规范") || strings.Contains(share, "样本") || !strings.Contains(share, "https://std.example/whats-new.html") {
		t.Errorf("to share:\n%s", share)
	}
	for _, s := range []string{zh, en, share} {
		if strings.Contains(s, "zz-hidden") || strings.Contains(s, "不再列出") {
			t.Errorf("it tells of what is withheld or gone:\n%s", s)
		}
	}
}
