package upload_test

import (
	"regexp"
	"strings"
	"testing"

	"guiju/generator/upload"
)

// TestAttributes: what readers' programs are told of every kind of file.
func TestAttributes(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	for p, want := range map[string]string{
		"index.html":                          "text/html; charset=utf-8 | no-cache",
		"css/site." + hash + ".css":           "text/css; charset=utf-8 | public, max-age=31536000, immutable",
		"search-index/b04a3eae491d/t/03/a.js": "text/javascript; charset=utf-8 | public, max-age=31536000, immutable",
		"codes/3.js":                          "text/javascript; charset=utf-8 | no-cache",
		"en/feed.json":                        "application/feed+json | public, max-age=300",
		"feeds/kind-news.xml":                 "application/atom+xml; charset=utf-8 | public, max-age=300",
		"en/reviews.ics":                      "text/calendar; charset=utf-8 | public, max-age=300",
		"sitemap.xml":                         "application/xml; charset=utf-8 | public, max-age=300",
		"publicity/film/captions.vtt":         "text/vtt; charset=utf-8 | public, max-age=3600",
		"publicity/film/film.webm":            "video/webm | public, max-age=3600",
		"data/directory.csv":                  "text/csv; charset=utf-8 | public, max-age=300",
		"data/schema/standard.json":           "application/json | public, max-age=300",
		"data/register.xlsx":                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | public, max-age=300",
		"training/induction/course.toml":      "text/plain; charset=utf-8 | public, max-age=300",
		"manifest.json":                       "application/json | no-cache",
		"manifest.json.minisig":               "text/plain; charset=utf-8 | no-cache",
		"strange.bin":                         "application/octet-stream | public, max-age=300",
		"standards/db41-t-s001/2024.slip.js":  "text/javascript; charset=utf-8 | no-cache",
	} {
		a := upload.AttributesOf(p, "")
		if got := a.Type + " | " + a.Cache; got != want {
			t.Errorf("%s: %s, want %s", p, got, want)
		}
	}
	if _, err := regexp.Compile(upload.Cachings[len(upload.Cachings)-1].Pattern); err != nil || upload.Cachings[len(upload.Cachings)-1].Pattern != "" {
		t.Error("the last row does not fit all")
	}
}
