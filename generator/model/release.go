package model

// Release is one publication of the site, as its chain remembers it:
// content/releases/<audience>/<number>.toml, written by `guiju release` and
// never changed or removed afterwards.
type Release struct {
	Origin   `toml:"-" json:"-"`
	Audience Audience `toml:"-" json:"audience"`
	Number   int      `toml:"number" json:"number"` // 1, 2, 3 …
	Time     string   `toml:"time" json:"time"`     // RFC 3339, to the second, UTC+8
	AsOf     Date     `toml:"as-of" json:"as_of"`
	Expires  Date     `toml:"expires" json:"expires"` // after this day a copy is to be renewed
	// Previous is the SHA-256 of the manifest of the release before; "" for
	// the first. Manifest is that of this one; it is known once it is made, so
	// its own pages do not show it.
	Previous string `toml:"previous" json:"previous,omitempty"`
	Manifest string `toml:"manifest" json:"manifest,omitempty"`
	Tool     string `toml:"tool" json:"tool"`
	// Hosts that its pages could load from beside their own (Frame).
	Hosts []string  `toml:"hosts" json:"hosts,omitempty"`
	Note  Bilingual `toml:"note" json:"note,omitzero"` // by the editors
	// What changed since the release before.
	Works []Released `toml:"work" json:"works,omitempty"`
	Pages PageCount  `toml:"pages" json:"pages,omitzero"`
}

// Day is the day of the release.
func (r *Release) Day() Date {
	if len(r.Time) < len("2026-11-26") {
		return Date{}
	}
	d, _ := ParseDate(r.Time[:len("2026-11-26")])
	return d
}

// Released is what a release changed in one edition of a work, or in the
// record of a work without one (Edition "").
type Released struct {
	Origin     `toml:"-" json:"-"`
	Work       string   `toml:"work" json:"work"`
	Edition    string   `toml:"edition" json:"edition,omitempty"`
	Change     string   `toml:"change" json:"change"`
	Provisions []string `toml:"provisions" json:"provisions,omitempty"` // fragments
}

// Kinds of changes of a release.
const (
	ReleasedRecord      = "record"      // the record of a standard is new
	ReleasedText        = "text"        // the text of an edition is new
	ReleasedAmended     = "amended"     // an amendment
	ReleasedCorrected   = "corrected"   // a correction
	ReleasedTranslation = "translation" // English words are new or changed
	ReleasedStatus      = "status"      // it came into force, was replaced or withdrawn
	ReleasedGone        = "gone"        // it is no longer shown
)

// ReleasedChanges lists the values of Released.Change.
var ReleasedChanges = []string{ReleasedRecord, ReleasedText, ReleasedAmended, ReleasedCorrected, ReleasedTranslation, ReleasedStatus, ReleasedGone}

// PageCount counts the pages of a release beside the one before.
type PageCount struct {
	Added   int `toml:"added" json:"added"`
	Changed int `toml:"changed" json:"changed"`
	Removed int `toml:"removed" json:"removed"`
}

// PublishedFile is a line of releases/<audience>/files.txt: one file with the
// first and the last release that have it with these bytes. All manifests can
// be made again from the lines.
type PublishedFile struct {
	Path   string
	SHA256 string
	Size   int64
	First  int
	Last   int
}

// Gone is a published address that was given up on purpose (gone.toml): its
// page stays and says so.
type Gone struct {
	Origin    `toml:"-" json:"-"`
	Path      string    `toml:"path" json:"path"` // from the root, without language
	Date      Date      `toml:"date" json:"date"`
	Reason    Bilingual `toml:"reason" json:"reason"`
	Successor string    `toml:"successor" json:"successor,omitempty"` // a path of the site
}

// ReleaseRules is the part of system.toml about releases.
type ReleaseRules struct {
	Origin `toml:"-"`
	// PublicKey checks the signature: the second line of minisign.pub. ""
	// where releases are not signed.
	PublicKey string `toml:"public-key"`
	// Days after which a release is to be renewed; 0 leaves it to the program.
	Days int `toml:"days"`
	// Words are looked for by the security review, beside what it always
	// looks for.
	Words []string `toml:"words"`
}

// Frame is what a group of sites demands on every page: pieces of HTML in the
// content, and the hosts that they load from. All are empty by default.
type Frame struct {
	Origin `toml:"-"`
	Header string   `toml:"header"` // a file of the content: frame/header.html
	Footer string   `toml:"footer"`
	Hosts  []string `toml:"hosts"` // that scripts and pictures may come from
	// HeaderHTML and FooterHTML are what these files hold.
	HeaderHTML string `toml:"-"`
	FooterHTML string `toml:"-"`
}
