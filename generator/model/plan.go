package model

// Plan is plan.toml: phases, tasks, measures and due dates.
type Plan struct {
	Origin `toml:"-"`
	Policy string    `toml:"policy"` // id of the guide
	Source Bilingual `toml:"source"`
	// Idea is the guiding idea (指导思想), told in our own words.
	Idea        Bilingual    `toml:"idea"`
	Principles  []Principle  `toml:"principle"`
	Phases      []Phase      `toml:"phase"`
	Tasks       []Task       `toml:"task"`
	Artefacts   []Artefact   `toml:"artefact"`
	Assignments []Assignment `toml:"assignment"`
}

// Principle is one of the four working principles (工作原则), and where this
// site can show it at work.
type Principle struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Text   Bilingual `toml:"text"`
	Place  string    `toml:"place"` // fragment in the guide: "1.2.1"
	Shown  []string  `toml:"shown"` // pages of this site
}

// Artefact is one of the papers that the preparation is to bring forth:
// implementation plan, timetable, roadmap, task book, framework diagram.
type Artefact struct {
	Origin `toml:"-"`
	Key    string    `toml:"key"`
	Title  Bilingual `toml:"title"`
	Region string    `toml:"region"` // whose; "" is the province's
	Page   string    `toml:"page"`   // page of this site that shows it
	Policy string    `toml:"policy"` // id of its text in policies/
	Due    Date      `toml:"due"`
	Words  Bilingual `toml:"words"`
	Met    Outcome   `toml:"met"`
	Sample bool      `toml:"sample"`
}

// Assignment gives a measure of a task to a body: a line of its task book
// (任务书).
type Assignment struct {
	Origin  `toml:"-"`
	Task    string    `toml:"task"`
	Measure int       `toml:"measure"` // 1 is the first; 0 the whole task
	Body    string    `toml:"body"`
	Title   Bilingual `toml:"title"` // what this body does of it
	Start   Date      `toml:"start"`
	Due     Date      `toml:"due"`
	Began   Outcome   `toml:"began"`
	Met     Outcome   `toml:"met"`
	Source  string    `toml:"source"`
	Sample  bool      `toml:"sample"`
}

// Phase is one stage of the plan (实施步骤).
type Phase struct {
	Origin  `toml:"-"`
	Key     string    `toml:"key"`
	Title   Bilingual `toml:"title"`
	Start   Date      `toml:"start"`
	End     Date      `toml:"end"`
	Summary Bilingual `toml:"summary"`
	// Began and Ended are when it really did.
	Began Outcome `toml:"began"`
	Ended Outcome `toml:"ended"`
}

// Task is one row of the key-task table.
type Task struct {
	Origin   `toml:"-"`
	Key      string    `toml:"key"`
	Phase    string    `toml:"phase"`
	Title    Bilingual `toml:"title"`
	Owner    string    `toml:"owner"` // key of the body that answers for it
	Start    Date      `toml:"start"` // none: with its phase
	Began    Outcome   `toml:"began"`
	Measures []Measure `toml:"measure"`
	Dues     []Due     `toml:"due"`
}

// Measure is one numbered measure of a task.
type Measure struct {
	Origin `toml:"-"`
	Title  Bilingual `toml:"title"`
}

// Due is one deadline, with the words of the source, and what is recorded of
// its being met.
type Due struct {
	Origin `toml:"-"`
	Date   Date      `toml:"date"`
	Words  Bilingual `toml:"words"`
	For    Bilingual `toml:"for"`
	Met    Outcome   `toml:"met"`
}
