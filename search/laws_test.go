package search

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// lawsArchive are 1,512 real texts, when the checkout stands beside them.
const lawsArchive = "../../shared/corpus/laws.tar.xz"

var lawArticle = regexp.MustCompile(`^(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)[\s　]*(.*)`)

// lawPages reads the archive with a parser that is good enough to measure
// search on, one page a text and one provision an article.
func lawPages(tb testing.TB) []Page {
	tb.Helper()
	if testing.Short() {
		tb.Skip("-short: the laws are long")
	}
	if _, err := os.Stat(lawsArchive); err != nil {
		tb.Skipf("%s is absent", lawsArchive)
	}
	dir := tb.TempDir()
	if out, err := exec.Command("tar", "-xJf", lawsArchive, "-C", dir).CombinedOutput(); err != nil {
		tb.Skipf("tar cannot unpack %s: %v %s", lawsArchive, err, out)
	}
	var files []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".md") {
			files = append(files, p)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	sort.Strings(files)
	var pages []Page
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		rel, err := filepath.Rel(dir, f)
		if err != nil {
			tb.Fatal(err)
		}
		pages = append(pages, lawPage(strings.TrimPrefix(filepath.ToSlash(rel), "laws/"), string(text)))
	}
	return pages
}

func lawPage(path, text string) Page {
	p := Page{Path: path, Lang: "zh", Kind: "regulation", Docs: []Doc{{}}, Facets: map[string]string{}}
	p.Facets["level"], _, _ = strings.Cut(path, "/")
	chapter := ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		last := &p.Docs[len(p.Docs)-1]
		switch m := lawArticle.FindStringSubmatch(line); {
		case line == "", strings.HasPrefix(line, "<!--"):
		case strings.HasPrefix(line, "# ") && p.Title == "":
			p.Title = line[2:]
		case strings.HasPrefix(line, "#"):
			chapter = strings.TrimLeft(line, "# ")
		case m != nil:
			p.Docs = append(p.Docs, Doc{Anchor: docKey(m[1]), Label: m[1], Context: chapter, Body: m[2]})
		default:
			last.Body += "\n" + line
		}
	}
	return p
}
