package model

// Direction is one of the directions in which pilots try things (pilots.toml).
// The plan words one of them in two ways (C6): Alias.
type Direction struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Alias  Bilingual `toml:"alias"`
	Source Bilingual `toml:"source"`
}

// Pilot is a city or county that tries something out (试点).
type Pilot struct {
	Origin     `toml:"-"`
	Key        string    `toml:"key"`
	Title      Bilingual `toml:"title"`
	Region     string    `toml:"region"`
	Directions []string  `toml:"directions"`
	Body       string    `toml:"body"` // who carries it
	Start      Date      `toml:"start"`
	End        Date      `toml:"end"`
	Works      []string  `toml:"works"`
	Summary    Bilingual `toml:"summary"`
	Results    Bilingual `toml:"results"`
	Source     string    `toml:"source"`
	Sample     bool      `toml:"sample"`
}

// Case is something that worked in one place and can be taken up in another
// (可复制可推广经验).
type Case struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Title    Bilingual `toml:"title"`
	Pilot    string    `toml:"pilot"`
	Region   string    `toml:"region"`
	Works    []string  `toml:"works"`
	About    []string  `toml:"about"` // targets: the provisions it carries out
	Summary  Bilingual `toml:"summary"`
	Steps    Bilingual `toml:"steps"`  // what to do to repeat it
	Limits   Bilingual `toml:"limits"` // where it does not work
	Date     Date      `toml:"date"`
	Item     string    `toml:"item"` // id of the publicity item that tells of it
	Adopters []Adopter `toml:"adopter"`
	Source   string    `toml:"source"`
	Sample   bool      `toml:"sample"`
}

// Adopter is who took a case up.
type Adopter struct {
	Origin `toml:"-"`
	Region string    `toml:"region"`
	Who    Bilingual `toml:"who"`
	Outcome
	Note Bilingual `toml:"note"`
}

// Base is one of the four kinds of bases (精品展示、实践验证、创新研究、宣传培训).
type Base struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Kind    string    `toml:"kind"`
	Title   Bilingual `toml:"title"`
	Region  string    `toml:"region"`
	Body    string    `toml:"body"`
	Works   []string  `toml:"works"` // the standards that can be seen there
	Shows   Bilingual `toml:"shows"`
	Visit   Bilingual `toml:"visit"` // how to visit
	Courses []string  `toml:"courses"`
	Outcome
	Until  Date `toml:"until"`
	Sample bool `toml:"sample"`
}

// BaseKinds lists the values of Base.Kind.
var BaseKinds = []string{"showcase", "practice", "innovation", "training"}

// Study is one piece of research: a project of the theory research centre, a
// field research, a paper of a forum (research.toml).
type Study struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Kind     string    `toml:"kind"`
	Title    Bilingual `toml:"title"`
	Body     string    `toml:"body"`     // who leads it
	Partners []string  `toml:"partners"` // keys of bodies
	Region   string    `toml:"region"`
	Area     string    `toml:"area"`
	Forum    string    `toml:"forum"`
	Start    Date      `toml:"start"`
	Due      Date      `toml:"due"`
	Outcome
	Summary     Bilingual    `toml:"summary"`
	Policy      string       `toml:"policy"` // id of its text in policies/
	Conversions []Conversion `toml:"conversion"`
	Sample      bool         `toml:"sample"`
}

// StudyKinds lists the values of Study.Kind.
var StudyKinds = []string{"project", "field-research", "paper"}

// Conversion is what became of a study: a standard, or part of one.
type Conversion struct {
	Origin `toml:"-"`
	Work   string    `toml:"work"`
	About  []string  `toml:"about"` // targets: the provisions that came of it
	How    Bilingual `toml:"how"`
	Outcome
}

// Forum is one meeting of the forum (机关事务论坛).
type Forum struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Body   string    `toml:"body"`
	Place  Bilingual `toml:"place"`
	Item   string    `toml:"item"` // id of the publicity item that tells of it
	Due    Date      `toml:"due"`
	Outcome
	Sample bool `toml:"sample"`
}

// Pilot returns the pilot with the key, or nil.
func (s *System) Pilot(key string) *Pilot {
	return byID(s.Pilots, key, func(p *Pilot) string { return p.Key })
}

// Study returns the study with the key, or nil.
func (s *System) Study(key string) *Study {
	return byID(s.Studies, key, func(p *Study) string { return p.Key })
}
