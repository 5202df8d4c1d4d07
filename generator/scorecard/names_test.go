package scorecard_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"guiju/generator/intake"
	"guiju/generator/model"
	"guiju/generator/scorecard"
	"guiju/generator/source"
	"guiju/generator/text"
	"guiju/generator/verify"
)

// TestHostileNames: names of files that lead out of their folder, in a packed
// site, in an archive of manuscripts and in a text: a packed site is refused,
// an import changes nothing outside of the standards, a picture outside is an
// error. In ordinary runs one of twenty.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	passed, total := 0, 0
	defer func() { scorecard.Row(t, "R12", passed, total, "") }()
	a, err := txtar.ParseFile("../testdata/chinese.txtar")
	if err != nil {
		t.Fatal(err)
	}
	good := map[string]string{}
	for _, f := range a.Files {
		good[f.Name] = string(f.Data)
	}
	const words = "standards/db41-t-s001/2024/zh.md"
	var names []string
	for i, name := range scorecard.Paths() {
		if scorecard.Full() || i%20 == 0 {
			names = append(names, name)
		}
	}
	for _, name := range names {
		total += 2
		if refusedInZIP(t, name) {
			passed++
		} else {
			t.Errorf("%q: taken in a packed site", name)
		}
		files := map[string]string{words: good[words] + "\n\n![图](" + name + ")\n"}
		for k, v := range good {
			if k != words {
				files[k] = v
			}
		}
		// A name that Markdown does not take for one stays words.
		if len(errorsOf(t, files)) > 0 || !strings.Contains(showsPicture(t, files[words]), "<img") {
			passed++
		} else {
			t.Errorf("%q: taken as a picture", name)
		}
	}
	for batch := range slices.Chunk(names, 40) {
		total += len(batch)
		if changed := imported(t, batch); len(changed) > 0 {
			t.Errorf("an import would write %q", changed)
		} else {
			passed += len(batch)
		}
	}
}

// refusedInZIP reports whether verify refuses a packed site with that entry; a
// name that is harmless everywhere may stand in one.
func refusedInZIP(t *testing.T, name string) bool {
	t.Helper()
	b := archive(t, map[string]string{name: "gjx"})
	for _, p := range verify.Pack(bytes.NewReader(b), int64(len(b))) {
		if p.Rule.ID == "pack-unsafe" || p.Rule.ID == "pack-unreadable" {
			return true
		}
	}
	name = strings.TrimSuffix(name, "/")
	return fs.ValidPath(name) && !strings.ContainsAny(name, "\\:\x00\n") && name != "."
}

func archive(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, words := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err == nil && !strings.HasSuffix(name, "/") {
			_, err = w.Write([]byte(words))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// imported are the files that an import of an archive with these names would
// write and that are no part of a standard.
func imported(t *testing.T, names []string) (bad []string) {
	t.Helper()
	files := map[string]string{}
	for _, name := range names {
		files[name+".txt"] = "DB41/T S901—2026\n\n样例管理规范\n\n2026-01-01 发布\n\n2026-03-01 实施\n\n1 范围\n\n本文件规定了样例的要求。\n"
	}
	file := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(file, archive(t, files), 0o644); err != nil {
		t.Fatal(err)
	}
	inputs, _, err := intake.Collect([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	content := fstest.MapFS{}
	sys, _, _, err := source.Load(content)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := intake.Make(context.Background(), content, sys, inputs, intake.Options{Day: model.NewDate(2026, 11, 23)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range plan.Changes {
		if !fs.ValidPath(c.Path) || !strings.HasPrefix(c.Path, "standards/") || strings.ContainsAny(c.Path, "\\:\x00 ") {
			bad = append(bad, c.Path)
		}
	}
	return bad
}

// showsPicture is the HTML of a text.
func showsPicture(t *testing.T, src string) string {
	t.Helper()
	parsed, _ := text.Parse([]byte(src), text.Options{Grammar: model.StandardGrammar, Lang: model.Zh, File: "f.md"})
	return text.HTML(parsed, text.HTMLOptions{}).HTML
}
