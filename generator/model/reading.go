package model

// Reading is a place where the plan contradicts itself or leaves something
// open, and how this site reads it (readings.toml).
type Reading struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Title    Bilingual `toml:"title"`
	Passages []Passage `toml:"passage"`
	Problem  Bilingual `toml:"problem"`
	Shown    Bilingual `toml:"shown"`
	// Pages are the addresses, without the language's folder, of the pages
	// that depend on the reading and link to it.
	Pages []string `toml:"pages"`
}

// Passage is what the source says in one place, in its own words.
type Passage struct {
	Origin `toml:"-"`
	Place  Bilingual `toml:"place"`
	Words  Bilingual `toml:"words"`
}

// ReadingsPath is the page of all readings; each has the anchor "ui-" + key.
const ReadingsPath = "readings.html"
