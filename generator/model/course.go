package model

// Course is training/<ID>/: sessions that quote provisions by address. Its
// meetings that took place are events (publicity), not facts of the course.
type Course struct {
	Origin   `toml:"-"`
	ID       string    `toml:"-"`
	Title    Bilingual `toml:"title"`
	Audience Bilingual `toml:"audience"`
	Summary  Bilingual `toml:"summary"`
	// Prepared is when the course was written or last gone over, By by whom.
	Prepared  Date           `toml:"prepared"`
	By        Bilingual      `toml:"by"`
	Sample    bool           `toml:"sample"`
	Materials []Material     `toml:"material"`
	Sessions  []Session      `toml:"session"`
	Texts     map[Lang]*Text `toml:"-"`
	Keys      CourseKeys     `toml:"-"` // keys.toml
}

// Material is something that is at hand in the room: a page of this site, or
// what people bring.
type Material struct {
	Origin `toml:"-"`
	Title  Bilingual `toml:"title"`
	Page   string    `toml:"page"` // of this site: pages/how-to-read.html; "" is no page
}

// Session is one sitting of a course.
type Session struct {
	Origin    `toml:"-"`
	Title     Bilingual   `toml:"title"`
	Minutes   int         `toml:"minutes"`
	Quotes    []Quotation `toml:"quote"`
	Questions []Question  `toml:"question"`
	Tests     []Test      `toml:"test"`
}

// Quotation quotes one provision by address; its words come from the text.
type Quotation struct {
	Origin `toml:"-"`
	Ref    string    `toml:"ref"` // db41-t-s001#5.2
	Note   Bilingual `toml:"note"`
}

// Question is for discussion in the room.
type Question struct {
	Origin `toml:"-"`
	Text   Bilingual `toml:"text"`
}

// Test is one question of the self-test: choices, which of them are right, and
// the provision that says so.
type Test struct {
	Origin  `toml:"-"`
	Text    Bilingual `toml:"text"`
	Ref     string    `toml:"ref"`
	Why     Bilingual `toml:"why"`
	Choices []Choice  `toml:"choice"`
}

// Choice is one answer that a Test offers.
type Choice struct {
	Origin `toml:"-"`
	Text   Bilingual `toml:"text"`
	Right  bool      `toml:"right"`
}

// Right counts the right answers of a test.
func (t *Test) Right() (n int) {
	for _, c := range t.Choices {
		if c.Right {
			n++
		}
	}
	return n
}

// CourseKeys is what the program remembers of a course
// (training/<course>/keys.toml); written only by an explicit command.
type CourseKeys struct {
	Origin `toml:"-"`
	Quotes []QuoteRecord `toml:"quote"`
}

// QuoteRecord is what a quotation said when somebody last read the course
// beside the standards.
type QuoteRecord struct {
	Origin  `toml:"-"`
	Ref     string `toml:"ref"`
	Edition string `toml:"edition"` // year of the edition that was quoted; "" of laws and policies
	Hash    string `toml:"hash"`    // of its Chinese words (text.HashBelow)
	Checked Date   `toml:"checked"`
}

// Of returns the record of a reference, or nil.
func (k *CourseKeys) Of(ref string) *QuoteRecord {
	return byKey(k.Quotes, ref, func(q *QuoteRecord) string { return q.Ref })
}

// Course returns the course with the ID, or nil.
func (s *System) Course(id string) *Course {
	return byID(s.Courses, id, func(c *Course) string { return c.ID })
}

// Path returns the course's page; the pages below belong to it.
func (c *Course) Path() string { return c.sheet("") }

// HandoutPath returns the sheets that participants take home, ChecklistPath
// what the quoted provisions ask for, TestPath the self-test, ShowPath the
// provisions one by one for the wall of the room.
func (c *Course) HandoutPath() string   { return c.sheet("handout") }
func (c *Course) ChecklistPath() string { return c.sheet("checklist") }
func (c *Course) TestPath() string      { return c.sheet("test") }
func (c *Course) ShowPath() string      { return c.sheet("show") }

// DataPath returns a data file of the course: "course.json", "checklist.csv".
func (c *Course) DataPath(name string) string { return "training/" + c.ID + "/" + name }

func (c *Course) sheet(name string) string {
	if name == "" {
		return "training/" + c.ID + ".html"
	}
	return "training/" + c.ID + "/" + name + ".html"
}

// courseSheets are the pages that every course has below its own.
var courseSheets = []string{"handout", "checklist", "test", "show"}

// Minutes is how long the sessions take together; what is not said counts for
// nothing.
func (c *Course) Minutes() (n int) {
	for _, s := range c.Sessions {
		n += s.Minutes
	}
	return n
}
