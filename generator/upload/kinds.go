package upload

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/release"
)

// Kind is one row of the table of what a site holds: from it come the headers
// of object storage and the settings of nginx.
type Kind struct {
	Ext  string
	Type string
	Text bool // worth compressing
}

// Kinds is that table. Package mime is not asked: what it says depends on the
// machine.
var Kinds = []Kind{
	{"html", "text/html; charset=utf-8", true},
	{"css", "text/css; charset=utf-8", true},
	{"js", "text/javascript; charset=utf-8", true},
	{"json", "application/json", true},
	{"webmanifest", "application/manifest+json", true},
	{"xml", "application/xml; charset=utf-8", true},
	{"ics", "text/calendar; charset=utf-8", true},
	{"csv", "text/csv; charset=utf-8", true},
	{"md", "text/markdown; charset=utf-8", true},
	{"txt", "text/plain; charset=utf-8", true},
	{"toml", "text/plain; charset=utf-8", true}, // shown by browsers, as application/toml is not
	{"minisig", "text/plain; charset=utf-8", false},
	{"vtt", "text/vtt; charset=utf-8", true},
	{"svg", "image/svg+xml", true},
	{"png", "image/png", false},
	{"jpg", "image/jpeg", false},
	{"jpeg", "image/jpeg", false},
	{"gif", "image/gif", false},
	{"webp", "image/webp", false},
	{"ico", "image/x-icon", false},
	{"woff2", "font/woff2", false},
	{"mp4", "video/mp4", false},
	{"webm", "video/webm", false},
	{"mp3", "audio/mpeg", false},
	{"ogg", "audio/ogg", false},
	{"pdf", "application/pdf", false},
	{"zip", "application/zip", false},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
}

// Caching is a row of the table of how long a copy may be used without asking
// again. The first row whose pattern fits the path counts; the last fits all.
type Caching struct {
	Pattern string // of the path, without a slash before it
	Header  string // Cache-Control
	Why     [2]string
}

// Cachings is that table.
var Cachings = []Caching{
	{release.HashedPattern, "public, max-age=31536000, immutable",
		[2]string{"名称里有内容的散列值：内容变了，名称就变", "the name holds a hash of the content: other content has another name"}},
	{`\.(html|js|css)$|(^|/)manifest\.json(\.minisig)?$`, "no-cache",
		[2]string{"每次先问有没有新的（没有则 304，不再传）", "asked for each time; 304 where it is unchanged"}},
	{`(^|/)feeds?(/|\.)|\.ics$|(^|/)(sitemap\.xml|robots\.txt)$`, "public, max-age=300",
		[2]string{"订阅源和日历：读者的程序定时来取", "feeds and calendars: programs come for them by the clock"}},
	{`\.(png|jpe?g|gif|webp|svg|ico|mp4|webm|mp3|ogg|vtt|woff2)$`, "public, max-age=3600",
		[2]string{"图片、视频、字幕", "pictures, films, captions"}},
	{``, "public, max-age=300", [2]string{"其余数据文件", "all other files of data"}},
}

var cachingPatterns = func() (all []*regexp.Regexp) {
	for _, c := range Cachings {
		all = append(all, regexp.MustCompile(c.Pattern))
	}
	return all
}()

// cacheOf is the Cache-Control of a path.
func cacheOf(p string) string {
	for i, re := range cachingPatterns {
		if re.MatchString(p) {
			return Cachings[i].Header
		}
	}
	panic("BUG: upload: the last row fits all")
}

// kindOf is the row of a path; what the table does not know is bytes.
func kindOf(p string) Kind {
	ext := strings.TrimPrefix(strings.ToLower(path.Ext(p)), ".")
	if i := slices.IndexFunc(Kinds, func(k Kind) bool { return k.Ext == ext }); i >= 0 {
		return Kinds[i]
	}
	return Kind{Ext: ext, Type: "application/octet-stream"}
}

// AttributesOf are the headers of a file of the site.
func AttributesOf(p, encoding string) Attributes {
	a := Attributes{Type: kindOf(p).Type, Encoding: encoding, Cache: cacheOf(p)}
	if release.IsFeed(p) {
		switch path.Ext(p) {
		case ".xml":
			a.Type = "application/atom+xml; charset=utf-8"
		case ".json":
			a.Type = "application/feed+json"
		}
	}
	return a
}
