package release

import (
	"path"
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// Phase is a step of an upload: all of a phase stands there before anything of
// the next is written, so that a reader in the middle of it finds no page whose
// parts are missing; files of one phase may go at the same time.
type Phase int

// What a page loads comes before it; a page that is linked to comes before
// those whose business is to link.
const (
	PhaseAssets    Phase = 1 + iota // style sheets, scripts, search shards: named by a hash
	PhaseFiles                      // pictures, films, data, scripts with a fixed name
	PhaseEditions                   // the texts of standards
	PhasePages                      // all other pages
	PhaseIndexes                    // home page, lists, feeds, site map
	PhaseSignature                  // of the manifest
	PhaseManifest
)

// Phases are all of them with their names, in order.
var Phases = []struct {
	Phase Phase
	Name  model.Bilingual
}{
	{PhaseAssets, say("带散列值的资源", "hashed assets")}, {PhaseFiles, say("其他文件", "other files")}, {PhaseEditions, say("标准文本", "editions")},
	{PhasePages, say("网页", "pages")}, {PhaseIndexes, say("首页、目录、订阅源", "home page, lists, feeds")},
	{PhaseSignature, say("签名", "signature")}, {PhaseManifest, say("清单", "manifest")},
}

// HashedPattern fits the paths of files whose names hold a hash of what they
// lead to: styles and scripts, and everything in a search index, whose folder
// is named by the hash of the whole index.
const HashedPattern = `(^|/)search-index/[0-9a-f]{8,}/|\.[0-9a-f]{32,}\.[a-z0-9]+$`

var hashed = regexp.MustCompile(HashedPattern)

// IsHashed tells files that never change under their name: they may be cached
// for ever, and those of two sites do not disturb each other.
func IsHashed(p string) bool { return hashed.MatchString(p) }

// IsFeed tells the two forms of feeds.
func IsFeed(p string) bool {
	base := path.Base(p)
	return base == "feed.xml" || base == "feed.json" || path.Base(path.Dir(p)) == "feeds"
}

var editionPage = regexp.MustCompile(`^([a-z]{2}/)?standards/.+/`)

// PhaseOf is the phase of a file, by its path alone.
func PhaseOf(p string) Phase {
	base := path.Base(p)
	switch {
	case p == verify.ManifestName:
		return PhaseManifest
	case p == verify.SignatureName:
		return PhaseSignature
	case IsHashed(p):
		return PhaseAssets
	case IsFeed(p), path.Ext(p) == ".ics", base == "index.html", base == "sitemap.xml", base == "directory.html", base == "site-map.html",
		base == "standards.html", base == model.ReleasesPath, base == model.WhatsNewPath, base == "search.html":
		return PhaseIndexes
	case !strings.HasSuffix(p, ".html"):
		return PhaseFiles
	case editionPage.MatchString(p):
		return PhaseEditions
	}
	return PhasePages
}
