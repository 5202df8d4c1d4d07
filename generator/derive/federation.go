package derive

import "guiju/generator/model"

// FederationDataPath is the data file of what is shown of the cities.
const FederationDataPath = "data/federation.json"

// FederationFormat is the version of that file.
const FederationFormat = 1

// Federation is what is on record of the cities' own systems. None of their
// standards is counted anywhere else: they are theirs.
type Federation struct {
	Cities []CityRow
	// Shown are the cities whose catalogue is shown, Refused those whose files
	// are not to be trusted, Waiting those of which nothing is pinned yet.
	Shown, Refused, Waiting int
	Standards               CityTally // of all that are shown
}

// CityRow is one city: of one that is not trusted, its record and state.
type CityRow struct {
	City      *model.City
	Region    *model.Region // nil where the register has it not
	State     model.CityState
	Check     model.CityCheck
	Standards []CityStandard
	Tally     CityTally
}

// CityStandard is a standard as a city's catalogue has it, with its status on
// the day.
type CityStandard struct {
	model.CatalogueStandard
	Status model.Status
}

// CityTally counts the standards of a catalogue, samples apart.
type CityTally struct {
	Issued, Planned, Samples int
}

func (t *CityTally) add(s model.CatalogueStandard) {
	switch {
	case s.Sample:
		t.Samples++
	case s.Planned:
		t.Planned++
	default:
		t.Issued++
	}
}

// All is how many standards there are in all.
func (t CityTally) All() int { return t.Issued + t.Planned + t.Samples }

// FederationOf lists the cities in the order of federation.toml. What a city's
// files say is read for a trusted one only.
func FederationOf(sys *model.System, day model.Date) (f Federation) {
	for _, c := range sys.Cities {
		r := CityRow{City: c, Region: sys.Region(c.Region), State: c.State()}
		if c.Checked != nil {
			r.Check.Fingerprint = c.Checked.Fingerprint
		}
		switch {
		case c.Trusted():
			f.Shown++
			r.Check = *c.Checked
			for _, s := range c.Checked.Catalogue.Standards {
				r.Standards = append(r.Standards, CityStandard{s, s.StatusAt(day)})
				r.Tally.add(s)
				f.Standards.add(s)
			}
		case r.State == model.CityUnpinned:
			f.Waiting++
		default:
			f.Refused++
		}
		f.Cities = append(f.Cities, r)
	}
	return f
}

// federationFile is FederationDataPath.
type federationFile struct {
	Format int            `json:"format"`
	AsOf   model.Date     `json:"as_of"`
	Cities []federationOf `json:"cities"`
}

type federationOf struct {
	Key       string               `json:"key"`
	Region    string               `json:"region"`
	Title     model.Bilingual      `json:"title"`
	Address   string               `json:"address"`
	PublicKey string               `json:"public_key"`
	State     model.CityState      `json:"state"`
	Release   int                  `json:"release,omitempty"`
	Time      string               `json:"time,omitempty"`
	Expires   model.Date           `json:"expires,omitzero"`
	Pinned    model.Date           `json:"pinned,omitzero"`
	Manifest  string               `json:"manifest,omitempty"`
	Catalogue string               `json:"catalogue,omitempty"`
	Standards []federationStandard `json:"standards,omitempty"`
}

// federationStandard is a standard as a city has it; its page is on the city's
// site, and not on this one.
type federationStandard struct {
	model.CatalogueStandard
	Page string `json:"page,omitempty"` // none, in the place of the city's own
	URL  string `json:"address"`
}

// FederationJSON is the data file of the cities and of what is shown of them.
func FederationJSON(d *Derived) []byte {
	out := federationFile{Format: FederationFormat, AsOf: d.Day, Cities: []federationOf{}}
	for _, r := range d.Federation.Cities {
		c := r.City
		v := federationOf{
			Key: c.Key, Region: c.Region, Title: c.Title, Address: c.Address, PublicKey: c.PublicKey, State: r.State,
		}
		if r.State != model.CityUnpinned {
			v.Release, v.Pinned, v.Manifest, v.Catalogue = c.Release, c.Pinned, c.Manifest, c.Catalogue
		}
		if c.Trusted() {
			v.Time, v.Expires = r.Check.Time, r.Check.Expires
			for _, s := range r.Check.Catalogue.Standards {
				v.Standards = append(v.Standards, federationStandard{CatalogueStandard: s, URL: c.PageOf(s)})
			}
		}
		out.Cities = append(out.Cities, v)
	}
	return encoded(out)
}
