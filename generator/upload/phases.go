package upload

import (
	"path"
	"regexp"
	"strings"

	"guiju/generator/verify"
)

// Phase is a step of the order: all of a phase stands there before anything of
// the next is written.
type Phase int

// What a page loads comes before it; a page that is linked to comes before
// those whose business is to link.
const (
	PhaseAssets    Phase = iota // style sheets, scripts, search shards: named by a hash
	PhaseFiles                  // pictures, films, data, scripts with a fixed name
	PhaseEditions               // the texts of standards
	PhasePages                  // all other pages
	PhaseIndexes                // home page, lists, feeds, site map
	PhaseSignature              // of the manifest
	PhaseManifest
)

// PhaseNames name the phases, in Chinese and English.
var PhaseNames = [...][2]string{
	{"带散列值的资源", "hashed assets"}, {"其他文件", "other files"}, {"标准文本", "editions"},
	{"网页", "pages"}, {"首页、目录、订阅源", "home page, lists, feeds"}, {"签名", "signature"}, {"清单", "manifest"},
}

var editionPage = regexp.MustCompile(`^([a-z]{2}/)?standards/.+/`)

// phaseOf is the phase of a file, by its path alone.
func phaseOf(p string) Phase {
	base := path.Base(p)
	switch {
	case p == verify.ManifestName:
		return PhaseManifest
	case p == verify.SignatureName:
		return PhaseSignature
	case isHashed(p):
		return PhaseAssets
	case isFeed(p), base == "index.html", base == "sitemap.xml", base == "directory.html", base == "site-map.html",
		base == "standards.html", base == "releases.html", base == "search.html":
		return PhaseIndexes
	case !strings.HasSuffix(p, ".html"):
		return PhaseFiles
	case editionPage.MatchString(p):
		return PhaseEditions
	}
	return PhasePages
}
