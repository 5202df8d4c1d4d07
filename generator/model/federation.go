package model

import "strings"

// City is a city whose own system the province shows beside its own
// (federation.toml). The city publishes its site as it likes; what the province
// shows of it is the catalogue that was pinned, by its hash, and nothing that
// was fetched later.
type City struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Region  string    `toml:"region"`
	Title   Bilingual `toml:"title"`
	Address string    `toml:"address"` // of its site; pages name it, nothing fetches it but `guiju pin`
	// PublicKey checks the signature of its manifest: the second line of its
	// minisign.pub. It comes by another way than the files.
	PublicKey string `toml:"public-key"`
	// What was pinned: SHA-256 of the two files, in hexadecimal, the number of
	// the release, the day and by whom. All are empty until something is.
	Manifest  string    `toml:"manifest"`
	Catalogue string    `toml:"catalogue"`
	Release   int       `toml:"release"`
	Pinned    Date      `toml:"pinned"`
	By        Bilingual `toml:"by"`

	// Files are the bytes beside the record (federation/<key>/), nil where
	// there are none.
	Files CityFiles `toml:"-"`
	// Checked is what package federation found; nil is a city that nothing
	// has looked at, of which nothing is shown.
	Checked *CityCheck `toml:"-"`
}

// CityFiles are the files of a city as they were pinned.
type CityFiles struct {
	Manifest, Signature, Catalogue []byte
}

// Names of the files of a city, in the content and on the city's site, and
// how large each may be.
const (
	FederationFolder = "federation"
	CityManifest     = "manifest.json"
	CitySignature    = "manifest.json.minisig"
	CityCatalogue    = "catalogue.json"
	CataloguePath    = "data/" + CityCatalogue // of a site

	MaxCityManifest  = 16 << 20
	MaxCitySignature = 4 << 10
	MaxCityCatalogue = 8 << 20
)

// CityState says whether a city's catalogue is shown, and if not, why.
type CityState string

// States of a city. Only of a trusted one is anything shown.
const (
	CityTrusted   CityState = "trusted"
	CityUnpinned  CityState = "unpinned"  // nothing was pinned yet
	CityMissing   CityState = "missing"   // a pinned file is not there
	CityTampered  CityState = "tampered"  // a file is not the one that was pinned
	CityUnsigned  CityState = "unsigned"  // no signature, or no key to check it with
	CityForged    CityState = "forged"    // the signature does not fit
	CityMalformed CityState = "malformed" // it is no manifest or catalogue
	CityRollback  CityState = "rollback"  // an older release than the pinned one
	CityStale     CityState = "stale"     // its release has expired
	CityInternal  CityState = "internal"  // it is not of a public site
)

// CityStates lists the states, the trusted one first.
var CityStates = []CityState{
	CityTrusted, CityUnpinned, CityMissing, CityTampered, CityUnsigned, CityForged, CityMalformed, CityRollback, CityStale, CityInternal,
}

// CityCheck is what was found out about a city's files. Catalogue, and what
// stands in the manifest, are there for a trusted city only: nobody shows by
// mistake what nobody vouches for.
type CityCheck struct {
	State       CityState
	Time        string // of the release, RFC 3339
	Expires     Date
	Fingerprint string // of the public key
	Catalogue   *Catalogue
}

// Trusted reports whether what the city publishes may be shown.
func (c *City) Trusted() bool { return c.Checked != nil && c.Checked.State == CityTrusted }

// State returns the city's state; what nothing has looked at is unpinned.
func (c *City) State() CityState {
	if c.Checked == nil {
		return CityUnpinned
	}
	return c.Checked.State
}

// Federation pages: the list of the cities, and the page of each.
const FederationPath = "federation.html"

// Path returns the page of the city.
func (c *City) Path() string { return "federation/" + c.Key + ".html" }

// PageOf returns the address of a standard of the city's catalogue on its site:
// the Chinese page, which every site has.
func (c *City) PageOf(s CatalogueStandard) string {
	return strings.TrimSuffix(c.Address, "/") + "/" + s.Page
}

// Folder returns the folder of the city's files in the content.
func (c *City) Folder() string { return FederationFolder + "/" + c.Key }

// City returns the city with the key, or nil.
func (s *System) City(key string) *City {
	return byID(s.Cities, key, func(m *City) string { return m.Key })
}

// Catalogue is what every site publishes of itself for others to take over
// (data/catalogue.json): its standards, one record each, as its public may see
// them. It holds words, numbers and days only, no markup.
type Catalogue struct {
	Kind      string              `json:"kind"` // CatalogueKind
	Format    int                 `json:"format"`
	AsOf      Date                `json:"as_of"`
	Audience  Audience            `json:"audience"`
	Title     Bilingual           `json:"title"` // of the site
	Owner     Bilingual           `json:"owner,omitzero"`
	Standards []CatalogueStandard `json:"standards"`
}

// The kind of file that a catalogue says it is, and the version of its format.
const (
	CatalogueKind   = "guiju-catalogue"
	CatalogueFormat = 1
)

// CatalogueStandard is the record of one standard in a catalogue. Its status is
// not in it: it follows from the days, on whatever day somebody reads it.
type CatalogueStandard struct {
	ID         string    `json:"id"`
	Number     string    `json:"number,omitempty"` // with year; "" where none is given yet
	Title      Bilingual `json:"title,omitzero"`   // empty where it is withheld
	Level      Bilingual `json:"level"`
	Region     Bilingual `json:"region,omitzero"`
	Sample     bool      `json:"sample"`
	Planned    bool      `json:"planned,omitempty"` // it has no edition yet
	Issued     Date      `json:"issued,omitzero"`
	InForce    Date      `json:"in_force,omitzero"`
	Withdrawn  Date      `json:"withdrawn,omitzero"`
	Superseded Date      `json:"superseded_on,omitzero"`
	Page       string    `json:"page"` // from the root of the site
}

// Standing returns the days from which the status follows.
func (c *CatalogueStandard) Standing() Standing {
	return Standing{InForce: c.InForce, Withdrawn: c.Withdrawn, Superseded: c.Superseded}
}

// StatusAt returns the status on the day.
func (c *CatalogueStandard) StatusAt(day Date) Status {
	if c.Planned {
		return Planned
	}
	return c.Standing().At(day)
}
