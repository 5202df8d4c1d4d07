package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"guiju/generator/model"
	"guiju/generator/source"
)

func gbk(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GBK.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEncodings(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(minimalSystem)
	if err != nil {
		t.Fatal(err)
	}
	const record = "# 记录\nformat = 1\nsite.title.zh = \"机关事务标准体系\" # 省\nformt = 1\n"
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"BOM is cut, columns do not count it": {"\uFEFFformt = 1\n" + minimalSystem, []string{"system.toml:1:1 toml-unknown-key"}},
		"CRLF":                                {strings.ReplaceAll(record, "\n", "\r\n"), []string{"system.toml:4:1 toml-unknown-key"}},
		"GBK":                                 {gbk(t, record), []string{"system.toml:1:3 encoding-gbk"}},
		"GBK behind ASCII":                    {gbk(t, "format = 1\nsite.title.zh = \"题目\"\n"), []string{"system.toml:2:18 encoding-gbk"}},
		"UTF-16":                              {utf16, []string{"system.toml:1:1 encoding-utf16"}},
		"a broken byte behind Han":            {"format = 1\nsite.title.zh = \"机关\xe4\xba务\"\n", []string{"system.toml:2:20 encoding-utf8"}},
		"one stray byte is not GBK":           {"format = 1\n# 记录\nsite.title.zh = \"caf\xe9\"\n", []string{"system.toml:3:21 encoding-utf8"}},
		"NUL":                                 {"format = 1\n# 关\x00\n", []string{"system.toml:2:4 encoding-nul"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, ps := load(t, tree(map[string]string{"system.toml": c.data}))
			if diff := cmp.Diff(c.want, places(ps)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGBKProblemQuotesTheWords(t *testing.T) {
	_, ps := load(t, tree(map[string]string{"system.toml": gbk(t, "format = 1\nsite.title.zh = \"机关事务\"\n")}))
	if got := ps[0].Message(model.Zh); !strings.Contains(got, "机关事务") {
		t.Errorf("message %q does not show what the file says", got)
	}
}

func TestTextsAreDecodedToo(t *testing.T) {
	_, ps := load(t, tree(map[string]string{"regulations/a/zh.md": gbk(t, "# 机关事务管理条例\n\n第一条 为了加强管理。\n")}))
	if diff := cmp.Diff([]string{"regulations/a/zh.md:1:3 encoding-gbk"}, places(ps)); diff != "" {
		t.Error(diff)
	}
}

// TestLimits: each cap refuses at once what would take a parser down or
// seconds, and lets pass what is just below it.
func TestLimits(t *testing.T) {
	long := strings.Repeat
	for name, c := range map[string]struct {
		data string
		want string // rule, "" where only other rules may speak
	}{
		"arrays nested deeply":      {"x = " + long("[", 1_000_000), "toml-limit"},
		"tables nested deeply":      {"x = " + long("{a=", 300_000), "toml-limit"},
		"nesting at the cap":        {"x = " + long("[", 32) + long("]", 32), ""},
		"brackets in a string":      {"x = \"" + long("[", 1000) + "\"", ""},
		"brackets in a comment":     {"# " + long("[", 1000), ""},
		"brackets in long strings":  {"x = '''\n" + long("[", 1000) + "'''\ny = \"\"\"\\\"\"\"" + long("[", 100) + "\"\"\"", ""},
		"a dotted key":              {long("a.", 10_000) + "a = 1", "toml-limit"},
		"a dotted key at the cap":   {long("a.", 15) + "a = 1", ""},
		"a long key":                {long("k", 20_000) + " = 1", "toml-limit"},
		"a long quoted key":         {"\"" + long("k", 20_000) + "\" = 1", "toml-limit"},
		"a long table header":       {"[" + long("a", 300) + "]", "toml-limit"},
		"a long key in braces":      {"x = {" + long("k", 300) + " = 1}", "toml-limit"},
		"a long string in an array": {"x = [\"" + long("k", 3000) + "\"]", ""},
		"a long value":              {"x = \"" + long("字", 22_000) + "\"", "toml-limit"},
		"a value below the cap":     {"x = \"" + long("字", 20_000) + "\"", ""},
		"many values":               {"x = [" + long("1,", 200_000) + "]", "toml-limit"},
		"too large":                 {"# " + long("x", 1<<20), "file-too-large"},
		"an open bracket is syntax": {long("[a\n", 20), "toml-syntax"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, ps := load(t, tree(map[string]string{"system.toml": minimalSystem + c.data}))
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("took %v", d)
			}
			got := strings.Join(places(ps), "\n")
			if limited := strings.Contains(got, "toml-limit"); c.want == "" && limited {
				t.Errorf("refused: %s", got)
			}
			if c.want != "" && !strings.HasSuffix(got, " "+c.want) {
				t.Errorf("got %q, want %s", got, c.want)
			}
		})
	}
}

func TestLimitOnMarkdownSize(t *testing.T) {
	_, ps := load(t, tree(map[string]string{"regulations/a/zh.md": strings.Repeat("条", 400_000)}))
	if diff := cmp.Diff([]string{"regulations/a/zh.md file-too-large"}, places(ps)); diff != "" {
		t.Error(diff)
	}
}

// TestLinksAreNotFollowed needs a real folder: a link out of the content must
// not publish what it points at.
func TestLinksAreNotFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write := func(name, data string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(to, name); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	write(filepath.Join(dir, "system.toml"), minimalSystem)
	write(filepath.Join(outside, "secret.md"), "# 秘密")
	link(filepath.Join(outside, "secret.md"), filepath.Join(dir, "regulations", "a", "zh.md"))
	link(outside, filepath.Join(dir, "pages", "b"))
	link(dir, filepath.Join(dir, "policies"))
	sys, _, ps, err := source.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"pages/b file-irregular", "policies file-irregular",
		"regulations/a/zh.md file-irregular", "regulations/a/zh.md file-missing",
	}
	if diff := cmp.Diff(want, places(ps)); diff != "" {
		t.Error(diff)
	}
	if len(sys.Pages)+len(sys.Policies) > 0 || len(sys.Regulations[0].Texts) > 0 {
		t.Error("something behind a link was read")
	}
}

func TestFilesLine(t *testing.T) {
	fsys := fstest.MapFS{
		"system.toml": {Data: []byte("\uFEFF" + strings.ReplaceAll(minimalSystem, "\n", "\r\n"))},
		"pages/x":     {Data: []byte("caf\xe9\xe9")},
	}
	_, files, _, err := source.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		n    int
		want string
	}{
		{"system.toml", 1, "format = 1"},
		{"system.toml", 2, `site.title.zh = "题目"`},
		{"system.toml", 0, ""},
		{"system.toml", 9, ""},
		{"pages/x", 1, "caf\uFFFD\uFFFD"},
		{"absent", 1, ""},
		{"../system.toml", 1, ""},
	} {
		if got := files.Line(c.name, c.n); got != c.want {
			t.Errorf("Line(%q, %d) = %q, want %q", c.name, c.n, got, c.want)
		}
	}
}

func TestMachineTroubleIsAnError(t *testing.T) {
	if _, _, _, err := source.Load(os.DirFS(filepath.Join(t.TempDir(), "absent"))); err == nil {
		t.Error("a folder that is not there must be an error")
	}
}

// FuzzTOML: whatever stands in a TOML file, Load returns, every problem has a
// place inside the file, and an unreadable file is named and explained.
func FuzzTOML(f *testing.F) {
	for _, c := range cases(f) {
		for name, data := range c.files {
			if strings.HasSuffix(name, ".toml") {
				f.Add(data)
			}
		}
	}
	f.Add("a = [[{b.c = 1}], '''\n'''] # “\r\n[a.b]\n\"x\\u00e9\" = 0x1F\n[[a.b.c]]\n")
	f.Fuzz(func(t *testing.T, data string) {
		sys, files, ps, err := source.Load(tree(map[string]string{"system.toml": data, "framework.toml": data, "plan.toml": data}))
		if err != nil {
			t.Fatal(err)
		}
		explained := map[string]bool{}
		for _, p := range ps {
			if p.Message(model.Zh) == "" || p.Message(model.En) == "" || p.Hint(model.En) == "" {
				t.Errorf("%s says nothing", p.Rule.ID)
			}
			explained[p.Pos.File] = explained[p.Pos.File] || p.Severity == model.Error
			line := []rune(files.Line(p.Pos.File, p.Pos.Line))
			if p.Pos.Line > 0 && p.Pos.Col > len(line)+2 {
				t.Errorf("%v is behind the end of its line %q", p.Pos, string(line))
			}
			if p.Pos.EndCol != 0 && p.Pos.EndCol < p.Pos.Col {
				t.Errorf("%v ends before it begins, at %d", p.Pos, p.Pos.EndCol)
			}
		}
		for file := range sys.Unread {
			if !explained[file] {
				t.Errorf("%s was not read and no problem says why", file)
			}
		}
	})
}
