package publish

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// packable is a small site in two languages that can be packed. It has one
// real standard and two samples.
func packable() map[string][]byte {
	page := func(lang, up, title, other string) []byte {
		return []byte(`<!doctype html><html lang="` + lang + `"><head><meta charset="utf-8"><title>` + title + `</title>` +
			`<meta http-equiv="Content-Security-Policy" content="` + verify.Policy + `">` +
			`<meta name="description" content="` + title + `：试">` +
			`<link rel="stylesheet" media="print" href="` + up + `print.css"><link rel="stylesheet" href="` + up + `css/site.1.css"></head>` +
			`<body><h1>` + title + `</h1><a href="` + other + `">…</a></body></html>`)
	}
	return map[string][]byte{
		"index.html":          page("zh-Hans", "", "甲 &lt;乙&gt;", "en/index.html"),
		"search.html":         page("zh-Hans", "", "检索", "en/search.html"),
		"en/index.html":       page("en", "../", "Site A", "../index.html"),
		"en/search.html":      page("en", "../", "Search", "../search.html"),
		"css/site.1.css":      []byte(".start-alone{display:none}"),
		"print.css":           []byte("p { color: black }"),
		"data/directory.json": []byte(`{"rows": [{"sample": true}, {"sample": false}, {"sample": true}]}`),
		"big.txt":             bytes.Repeat([]byte("规矩 Guiju 0123456789\n"), 20000),
	}
}

// published publishes the files and returns their folder.
func published(t *testing.T, files map[string][]byte, change ...func(*Options)) string {
	t.Helper()
	o := options(filepath.Join(t.TempDir(), "public"))
	for _, f := range change {
		f(&o)
	}
	publish(t, files, o)
	return o.Out
}

func pack(t *testing.T, out, to string) (Packed, error) {
	t.Helper()
	packed, problems, err := Pack(context.Background(), PackOptions{Site: os.DirFS(out), Out: out, To: to})
	for _, p := range problems {
		t.Errorf("%s: %s", p.Pos, p.Message(model.En))
	}
	return packed, err
}

// packed must succeed; it returns the ZIP.
func packed(t *testing.T, out string) ([]byte, *zip.Reader) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "站 点#1.zip")
	rep, err := pack(t, out, to)
	if err != nil {
		t.Fatal(err)
	}
	alone(t, to)
	b, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if rep.To != to || rep.Bytes != int64(len(b)) || rep.SHA256 != sumOf(b) || rep.Files != len(z.File) {
		t.Errorf("%+v says other than the ZIP of %d bytes", rep, len(b))
	}
	return b, z
}

func entryOf(t *testing.T, z *zip.Reader, name string) string {
	t.Helper()
	b, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestPackSameBytes: the same site gives the same ZIP, wherever the folder is
// and whenever its files were written; another site gives another.
func TestPackSameBytes(t *testing.T) {
	first, z := packed(t, published(t, packable()))
	later := published(t, packable())
	err := filepath.WalkDir(later, func(p string, _ fs.DirEntry, err error) error {
		return errors.Join(err, os.Chtimes(p, time.Unix(1e9, 0), time.Unix(1e9, 0)), os.Chmod(p, 0o700))
	})
	if err != nil {
		t.Fatal(err)
	}
	if second, _ := packed(t, later); !bytes.Equal(first, second) {
		t.Error("the same site gave other bytes")
	}
	for what, change := range map[string]func(*Options){
		"day":     func(o *Options) { o.AsOf = model.NewDate(2026, 11, 24) },
		"edition": func(o *Options) { o.Audience = model.Internal },
	} {
		if other, _ := packed(t, published(t, packable(), change)); bytes.Equal(first, other) {
			t.Errorf("another %s gave the same bytes", what)
		}
	}
	day := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	if !slices.IsSortedFunc(z.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the names are not in order")
	}
	for _, f := range z.File {
		if len(f.Extra) > 0 || f.Comment != "" || f.Method != zip.Deflate || f.Flags != utf8Names ||
			!f.Modified.Equal(day) || f.Mode() != 0o644 {
			t.Errorf("%+v", f.FileHeader)
		}
	}
}

// TestPackSigned: the signature of a release goes with it, and is in the list of
// what is packed.
func TestPackSigned(t *testing.T) {
	_, z := packed(t, published(t, packable(), func(o *Options) {
		o.Release = &verify.Release{Number: 1, Time: "2026-11-23T10:00:00+08:00", Expires: model.NewDate(2027, 11, 23)}
		o.Sign = func([]byte) ([]byte, error) { return []byte("signed"), nil }
	}))
	if got := entryOf(t, z, "guiju-site/"+verify.SignatureName); got != "signed" {
		t.Errorf("the signature is packed as %q", got)
	}
	if sums := entryOf(t, z, "MANIFEST.sha256"); !strings.Contains(sums, sumOf([]byte("signed"))+"  guiju-site/"+verify.SignatureName+"\n") {
		t.Errorf("it is not in the list:\n%s", sums)
	}
}

// TestPackDays: a ZIP knows the days from 1980 to 2107 only.
func TestPackDays(t *testing.T) {
	for d, want := range map[model.Date]string{
		model.NewDate(2026, 11, 23): "2026-11-23", {}: "1980-01-01", model.NewDate(1979, 12, 31): "1980-01-01",
		model.NewDate(2107, 12, 31): "2107-12-31", model.NewDate(2200, 5, 1): "2107-12-31",
	} {
		n := dosDate(d)
		if got := fmt.Sprintf("%04d-%02d-%02d", 1980+int(n>>9), n>>5&15, n&31); got != want {
			t.Errorf("%s is %s", d, got)
		}
	}
}

// TestPackIsTheSite: what comes out of the ZIP is the published folder byte for
// byte, and three files beside it; the list is right by sha256sum and by verify.
func TestPackIsTheSite(t *testing.T) {
	out := published(t, packable(), func(o *Options) { // a release, with its signature
		o.Release = &Release{Number: 1, Time: "2026-11-23T10:00:00+08:00", Expires: model.NewDate(2027, 11, 23)}
		o.Sign = func([]byte) ([]byte, error) { return []byte("signed\n"), nil }
	})
	b, z := packed(t, out)
	dir := filepath.Join(t.TempDir(), "C盘 (演示) #1", "规矩 资料")
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	if hash(t, filepath.Join(dir, verify.PackFolder)) != hash(t, out) {
		t.Error("the folder in the ZIP is not the published one")
	}
	var root []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		root = append(root, e.Name())
	}
	if want := []string{"MANIFEST.sha256", "README-说明.txt", "guiju-site", "start.html"}; !slices.Equal(root, want) {
		t.Errorf("the ZIP holds %q", root)
	}

	listed := map[string]bool{}
	lines := bufio.NewScanner(strings.NewReader(entryOf(t, z, verify.PackSums)))
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if b, err := os.ReadFile(filepath.Join(dir, name)); !ok || listed[name] || err != nil || sumOf(b) != sum {
			t.Errorf("%q: %v", lines.Text(), err)
		}
		listed[name] = true
	}
	if len(listed) != len(z.File)-1 || len(listed) != len(packable())+4 {
		t.Errorf("%d of %d files are listed", len(listed), len(z.File))
	}
	for _, p := range verify.Pack(bytes.NewReader(b), int64(len(b))) {
		t.Errorf("verify: %s: %s", p.Pos, p.Message(model.En))
	}
	if tool, err := exec.LookPath("sha256sum"); err == nil {
		cmd := exec.Command(tool, "-c", "--strict", "--quiet", verify.PackSums)
		cmd.Dir = dir
		if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("sha256sum: %v\n%s", err, said)
		}
	}
}

// TestPackWords: the start page and the note say what the site is, in both
// languages, and of samples and the internal edition only where there are any.
func TestPackWords(t *testing.T) {
	_, z := packed(t, published(t, packable()))
	start, note := entryOf(t, z, verify.PackStart), entryOf(t, z, verify.PackNote)
	for _, want := range []string{
		"甲 &lt;乙&gt;</h1>", "Site A", "请先解压", "Unpack the ZIP first", `href="guiju-site/css/site.1.css"`,
		`href="guiju-site/index.html"`, `href="guiju-site/search.html"`, `href="guiju-site/en/index.html"`, `href="guiju-site/en/search.html"`,
		"截至 2026-11-23", "As of 2026-11-23", "2 项标准是样本", "2 are samples",
	} {
		if !strings.Contains(start, want) {
			t.Errorf("the start page lacks %q", want)
		}
	}
	if strings.Contains(start, "<script") || strings.Contains(start, "style=") || strings.Contains(start, "<style") {
		t.Error("the start page has code or styles of its own")
	}
	rest, marked := strings.CutPrefix(note, "\uFEFF")
	if !marked || !utf8.ValidString(rest) || strings.Count(rest, "\n") != strings.Count(rest, "\r\n") || strings.Contains(rest, "<no value>") {
		t.Errorf("the note is no text for Windows: %q", note)
	}
	manifest := entryOf(t, z, "guiju-site/manifest.json")
	for _, want := range []string{
		"甲 <乙>\r\n", "Site A", "先解压", "Unpack it first", "2 项标准是样本", "2 are samples", "公开版", "public edition",
		"2026-11-23", "test", sumOf([]byte(manifest)), "sha256sum -c MANIFEST.sha256", "guiju verify guiju-site",
	} {
		if !strings.Contains(note, want) {
			t.Errorf("the note lacks %q", want)
		}
	}
	for _, words := range []string{"内部", "Internal", "internal edition"} {
		if strings.Contains(start+note, words) {
			t.Errorf("a public site is called %q", words)
		}
	}

	files := packable()
	maps.DeleteFunc(files, func(p string, _ []byte) bool { return strings.HasPrefix(p, "en/") || p == "data/directory.json" })
	for _, p := range []string{"index.html", "search.html"} {
		files[p] = bytes.ReplaceAll(files[p], []byte("en/"), nil)
	}
	_, z = packed(t, published(t, files, func(o *Options) { o.Audience = model.Internal }))
	start, note = entryOf(t, z, verify.PackStart), entryOf(t, z, verify.PackNote)
	for _, want := range []string{"仅限内部使用", "for use inside only"} {
		if !strings.Contains(start, want) || !strings.Contains(note, want) {
			t.Errorf("of the internal edition nobody says %q", want)
		}
	}
	for _, words := range []string{"样本", "samples", "Site A", "guiju-site/en/"} {
		if strings.Contains(start+note, words) {
			t.Errorf("without English and samples there is %q", words)
		}
	}
}

// TestPackNamed: without a name the ZIP is called after the day, and a new
// pack takes the place of an old one.
func TestPackNamed(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, change := range []string{"1", "2"} {
		files := packable()
		files["more.txt"] = []byte(change)
		rep, err := pack(t, published(t, files), "")
		if err != nil || rep.To != "guiju-site-2026-11-23.zip" {
			t.Fatalf("%+v, %v", rep, err)
		}
		b, err := os.ReadFile(rep.To)
		if err != nil || sumOf(b) != rep.SHA256 {
			t.Errorf("%s: %v", change, err)
		}
	}
}

// TestPackLongPath: a path that Windows may not take is packed, and told.
func TestPackLongPath(t *testing.T) {
	files := packable()
	at := longestPath - len("guiju-site/")
	files[strings.Repeat("a", at)] = []byte("just right")
	long := strings.Repeat("d/", 40) + strings.Repeat("b", at+1-80)
	files[long] = []byte("too long")
	out := published(t, files)
	rep, problems, err := Pack(context.Background(), PackOptions{Site: os.DirFS(out), Out: out, To: filepath.Join(t.TempDir(), "a.zip")})
	if err != nil || rep.Files == 0 || len(problems) != 1 || problems[0].Rule != rulePackLong || problems[0].Pos.File != long {
		t.Errorf("%+v, %v, %v", rep, problems, err)
	}
}
