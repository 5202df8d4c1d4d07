package model

import "slices"

// Status of a standard on a day (domain: 即将实施/现行/被代替/废止). A work
// without an edition is planned.
type Status string

const (
	Planned    Status = "planned"
	Upcoming   Status = "upcoming"
	Current    Status = "current"
	Superseded Status = "superseded"
	Withdrawn  Status = "withdrawn"
	// Unknown is the status of a standard outside the system of which no
	// record says when it was in force.
	Unknown Status = "unknown"
)

// Decision is a publication decision: how much of a work leaves the office
// (政府信息公开条例 art. 16–17).
type Decision string

const (
	FullText   Decision = "full"     // record and texts
	RecordOnly Decision = "record"   // bibliographic record only
	Unlisted   Decision = "unlisted" // nothing: as if it did not exist
)

// Decisions lists the values of a publication decision.
var Decisions = []string{string(FullText), string(RecordOnly), string(Unlisted)}

// Publication records the decision, by whom and when. The zero value leaves it
// to the level's default (system.toml).
type Publication struct {
	Decision Decision `toml:"decision"`
	// HideTitle withholds the title too; the number stays.
	HideTitle bool   `toml:"hide-title"`
	Reviewer  string `toml:"reviewer"`
	Date      Date   `toml:"date"`
}

// Work is a standard through all its editions: content/standards/<ID>/.
type Work struct {
	Origin `toml:"-" json:"-"`
	ID     string    `toml:"-" json:"id"`
	Number string    `toml:"number" json:"number"` // without the year: "DB41/T S001"
	Title  Bilingual `toml:"title" json:"title"`   // of a planned work; else the edition's
	Level  string    `toml:"level" json:"level"`   // key of a Level
	Box    string    `toml:"box" json:"box"`       // code of a framework Box
	Region string    `toml:"region" json:"region,omitempty"`
	Area   string    `toml:"area" json:"area,omitempty"` // key area (重点领域)
	// Matter is the key of 一事一标: one matter, one standard per level.
	Matter string `toml:"matter" json:"matter,omitempty"`
	// Sample marks a text that was made to show the site, not issued.
	Sample      bool        `toml:"sample" json:"sample"`
	Publication Publication `toml:"publication" json:"-"`
	Adopters    []string    `toml:"adopters" json:"adopters,omitempty"` // regions (共同使用)
	// Classes say why the project came first (model.ProjectClasses).
	Classes []string `toml:"classes" json:"classes,omitempty"`
	// Upper are the works of a higher level that this one dovetails with
	// (配套衔接); Unique says that it was looked for and there is none.
	Upper  []string `toml:"upper" json:"upper,omitempty"`
	Unique bool     `toml:"unique" json:"unique,omitempty"`
	// From is the work of another level that this one was made from (转化).
	From     string     `toml:"converted-from" json:"converted_from,omitempty"`
	Basis    []Basis    `toml:"basis" json:"basis,omitempty"`
	Track    string     `toml:"track" json:"track,omitempty"` // key of a Track
	Events   []Event    `toml:"event" json:"events,omitempty"`
	Reviews  []Review   `toml:"review" json:"reviews,omitempty"`
	Editions []*Edition `toml:"-" json:"editions,omitempty"` // by year
	Keys     Keys       `toml:"-" json:"-"`
}

// Basis ties a provision to an article of a regulation (law mapping).
type Basis struct {
	Origin     `toml:"-" json:"-"`
	Regulation string `toml:"regulation" json:"regulation"`
	Article    string `toml:"article" json:"article"`               // 第二十四条
	Provision  string `toml:"provision" json:"provision,omitempty"` // fragment; "" is the whole work
	// Relation: refines 细化, extends 延伸, cites 引用, consistent 一致,
	// pending 待核, conflicts 不一致.
	Relation string `toml:"relation" json:"relation"`
	// Checked is when provision and article were last compared, By by whom.
	Checked Date   `toml:"checked" json:"checked,omitzero"`
	By      string `toml:"by" json:"by,omitempty"`
	// Note says where the two differ, and what is done about it.
	Note Bilingual `toml:"note" json:"note,omitzero"`
}

// Relations lists the values of Basis.Relation.
var Relations = []string{"refines", "extends", "cites", "consistent", Pending, Conflicts}

const (
	Pending   = "pending"   // nobody has compared the two
	Conflicts = "conflicts" // they were compared and say different things
)

// Event is one step of the life cycle that was taken, or is recorded as not
// taken.
type Event struct {
	Origin `toml:"-" json:"-"`
	Step   string `toml:"step" json:"step"` // key of a step of the work's track
	// Edition is the year of the edition that was made by the step; "" is the
	// latest. See [Work.Makings].
	Edition string `toml:"edition" json:"edition,omitempty"`
	Outcome
	// Until is the last day of a step that took time; Date is its first.
	Until Date      `toml:"until" json:"until,omitzero"`
	Round int       `toml:"round" json:"round,omitempty"` // of several meetings of one step
	Zone  Bilingual `toml:"zone" json:"zone,omitzero"`    // part of the province: 南部片区
	// Opinions count what was said in comment and review; all zero is no record.
	Opinions Opinions  `toml:"opinions" json:"opinions,omitzero"`
	Evidence string    `toml:"evidence" json:"evidence,omitempty"` // minutes, notice: what proves it
	Note     Bilingual `toml:"note" json:"note,omitzero"`
}

// Opinions count the opinions on a draft and what became of them.
type Opinions struct {
	Origin   `toml:"-" json:"-"`
	Received int `toml:"received" json:"received"`
	Adopted  int `toml:"adopted" json:"adopted"`
	Partly   int `toml:"partly" json:"partly"`
	Declined int `toml:"declined" json:"declined"`
}

// RecordState is the three-valued answer to "was it done?".
type RecordState string

const (
	NoRecord RecordState = ""
	Done     RecordState = "done"
	NotDone  RecordState = "not-done"
)

// RecordStates lists the values of Outcome.State; none is no record.
var RecordStates = []string{string(Done), string(NotDone)}

// Outcome says whether something was done, by whose word. Only NotDone may be
// called late: a real office is never accused for want of data.
type Outcome struct {
	State  RecordState `toml:"state" json:"state,omitempty"`
	Date   Date        `toml:"date" json:"date,omitzero"`
	Source string      `toml:"source" json:"source,omitempty"`
}

// By is what is on record on the day: what is dated later is not yet.
func (o Outcome) By(day Date) Outcome {
	if o.Date.After(day) {
		return Outcome{}
	}
	return o
}

// Review is one periodic review (复审) and its conclusion.
type Review struct {
	Origin `toml:"-" json:"-"`
	Date   Date   `toml:"date" json:"date"`
	Result string `toml:"result" json:"result"` // confirmed 继续有效, revise 修订, withdraw 废止
	Body   string `toml:"body" json:"body,omitempty"`
	// Institution is the professional institution that took part (专业机构).
	Institution string `toml:"institution" json:"institution,omitempty"`
	Source      string `toml:"source" json:"source,omitempty"`
}

// Confirmed is the Result that starts a new term of review (继续有效).
const Confirmed = "confirmed"

// ReviewResults lists the values of Review.Result.
var ReviewResults = []string{Confirmed, "revise", "withdraw"}

// Edition is one dated version: content/standards/<work>/<year>/.
type Edition struct {
	Origin   `toml:"-" json:"-"`
	Work     *Work     `toml:"-" json:"-"`
	Year     string    `toml:"-" json:"year"`
	Number   string    `toml:"number" json:"number"` // DB41/T S001—2022
	Title    Bilingual `toml:"title" json:"title"`
	Issued   Date      `toml:"issued" json:"issued,omitzero"`
	InForce  Date      `toml:"in-force" json:"in_force,omitzero"`
	Withdraw Date      `toml:"withdrawn" json:"withdrawn,omitzero"`
	Issuer   Bilingual `toml:"issuer" json:"issuer"`
	Proposer Bilingual `toml:"proposer" json:"proposer,omitzero"`         // 提出单位
	Charge   Bilingual `toml:"jurisdiction" json:"jurisdiction,omitzero"` // 归口单位
	Drafters Bilingual `toml:"drafters" json:"drafters,omitzero"`         // 起草单位
	ICS      string    `toml:"ics" json:"ics,omitempty"`
	CCS      string    `toml:"ccs" json:"ccs,omitempty"`
	Filing   string    `toml:"filing" json:"filing,omitempty"` // 备案号
	Replaces []string  `toml:"replaces" json:"replaces,omitempty"`
	// Translation of the English text: machine, human, reviewed; "" unknown.
	Translation string      `toml:"translation" json:"translation,omitempty"`
	Amendments  []Amendment `toml:"amendment" json:"amendments,omitempty"`
	// Corrections are the 勘误 of the published text.
	Corrections []Correction `toml:"correction" json:"corrections,omitempty"`
	// Moves say where a provision of the edition before stands in this one:
	// what the text itself does not show.
	Moves    []Move     `toml:"moved" json:"moved,omitempty"`
	Accepted []Accepted `toml:"accepted" json:"accepted,omitempty"`
	// ReplacedOn is when an edition of another work that names this one among
	// those it replaces comes into force; set by [System.Relate].
	ReplacedOn Date `toml:"-" json:"-"`
	// Texts by language; nil where there is none.
	Texts map[Lang]*Text `toml:"-" json:"-"`
	// Original are the texts as issued where Texts are consolidated, and
	// Applied the amendments in those; set by text.Consolidate.
	Original map[Lang]*Text `toml:"-" json:"-"`
	Applied  []*Amendment   `toml:"-" json:"-"`
	// Files are the figures and attachments beside the text, relative to
	// the edition's folder, sorted.
	Files []string `toml:"-" json:"-"`
	// Media are the pictures and films among Files.
	Media map[string]Medium `toml:"-" json:"-"`
}

// Translations lists the values of Edition.Translation.
var Translations = []string{"machine", "human", "reviewed"}

// Amendment is a 修改单.
type Amendment struct {
	Origin     `toml:"-" json:"-"`
	Number     string    `toml:"number" json:"number"`
	Issued     Date      `toml:"issued" json:"issued,omitzero"`
	InForce    Date      `toml:"in-force" json:"in_force,omitzero"`
	Title      Bilingual `toml:"title" json:"title,omitzero"`
	Provisions []string  `toml:"provisions" json:"provisions,omitempty"`
	// Folder is where its words stand, below amendments/ of the edition: zh.md
	// and en.md with the provisions that it replaces or adds, and no others.
	Folder  string   `toml:"folder" json:"-"`
	Changes []Change `toml:"change" json:"changes,omitempty"`
	// Texts are the words of the amendment by language; nil where not held.
	Texts map[Lang]*Text `toml:"-" json:"-"`
}

// Change is what an amendment does at one place.
type Change struct {
	Origin `toml:"-" json:"-"`
	Action string `toml:"action" json:"action"` // Replaced, Added, Deleted
	// Provision is the fragment of what is replaced or deleted in the edition,
	// or of what is added in the words of the amendment.
	Provision string `toml:"provision" json:"provision"`
	// After is the fragment of the provision behind which an added one stands;
	// "" is first of all in its parent.
	After string `toml:"after" json:"after,omitempty"`
}

// What an amendment does at a place.
const (
	Replaced = "replace" // 修改: the provision and all below it
	Added    = "add"     // 增加
	Deleted  = "delete"  // 删除: the provision and all below it
)

// ChangeActions lists the values of Change.Action.
var ChangeActions = []string{Replaced, Added, Deleted}

// Correction is a recorded change of published words (勘误). What stood there
// before is kept in corrections/<Folder>/ of the edition and stays readable.
type Correction struct {
	Origin     `toml:"-" json:"-"`
	Date       Date      `toml:"date" json:"date"`
	Provisions []string  `toml:"provisions" json:"provisions"` // fragments
	Reason     Bilingual `toml:"reason" json:"reason"`
	Approver   string    `toml:"approver" json:"approver"`
	// Kind is Misprint, where the issuer corrects what it issued, or
	// Transcript, where this site had copied it wrongly.
	Kind   string `toml:"kind" json:"kind"`
	Folder string `toml:"folder" json:"-"`
	// Before are the texts as they were published until then, by language.
	Before map[Lang]*Text `toml:"-" json:"-"`
}

// Kinds of corrections.
const (
	Misprint   = "misprint"
	Transcript = "transcript"
)

// CorrectionKinds lists the values of Correction.Kind.
var CorrectionKinds = []string{Misprint, Transcript}

// Move says that a provision of the edition before is one of this edition.
type Move struct {
	Origin `toml:"-" json:"-"`
	From   string `toml:"from" json:"from"` // fragment in the edition before
	To     string `toml:"to" json:"to"`     // fragment in this edition
}

// Accepted is a finding in an issued text that stays as it was issued; it is
// shown as 原文如此 and counted.
type Accepted struct {
	Origin `toml:"-" json:"-"`
	Rule   string    `toml:"rule" json:"rule"`
	Place  string    `toml:"place" json:"place"` // fragment; "" is the whole text
	Lang   Lang      `toml:"lang" json:"lang,omitempty"`
	Reason Bilingual `toml:"reason" json:"reason"`
	By     string    `toml:"by" json:"by"`
	Date   Date      `toml:"date" json:"date"`
}

// Keys is what the program remembers about published text
// (standards/<work>/keys.toml); written only by an explicit command.
type Keys struct {
	Origin     `toml:"-" json:"-"`
	Provisions []ProvisionKey `toml:"provision" json:"provision"`
	// Translations says, by year of edition and fragment, which Chinese the
	// English was last compared with: its hash (text.Hash).
	Translations map[string]map[string]string `toml:"translation" json:"translation,omitempty"`
	// Articles says, by id of regulation and fragment of article, which words
	// of the article a basis was last compared with: their hash (text.Hash).
	Articles map[string]map[string]string `toml:"article" json:"article,omitempty"`
	// Editions say when each edition came to this site.
	Editions []EditionKey `toml:"edition" json:"edition,omitempty"`
}

// EditionKey keeps two of the three dates of an edition apart from the day on
// which it comes into force.
type EditionKey struct {
	Origin   `toml:"-" json:"-"`
	Year     string `toml:"year" json:"year"`
	Recorded Date   `toml:"recorded" json:"recorded"`            // the record was first released here
	Text     Date   `toml:"published" json:"published,omitzero"` // the text was
}

// ProvisionKey is the permanent key of one provision of one edition.
type ProvisionKey struct {
	Origin    `toml:"-" json:"-"`
	Key       string `toml:"key" json:"key"`         // opaque, never reused
	Edition   string `toml:"edition" json:"edition"` // year
	Fragment  string `toml:"fragment" json:"fragment"`
	Hash      string `toml:"hash" json:"hash"`                     // of the Chinese text (text.Hash)
	En        string `toml:"en" json:"en,omitempty"`               // of the English; a translation may change
	Successor string `toml:"successor" json:"successor,omitempty"` // key; or
	Tombstone Date   `toml:"tombstone" json:"tombstone,omitzero"`
}

// EditionAt returns the edition a reader should see on the day: the latest in
// force, else the latest upcoming, else the last withdrawn; nil if none.
func (w *Work) EditionAt(day Date) *Edition {
	for _, want := range []Status{Current, Upcoming, Withdrawn, Superseded} {
		for _, e := range slices.Backward(w.Editions) {
			if e.StatusAt(day) == want {
				return e
			}
		}
	}
	return nil
}

// StatusAt returns the status of EditionAt, or Planned.
func (w *Work) StatusAt(day Date) Status {
	if e := w.EditionAt(day); e != nil {
		return e.StatusAt(day)
	}
	return Planned
}

// TitleAt returns the title of EditionAt, else the work's own.
func (w *Work) TitleAt(day Date) Bilingual {
	if e := w.EditionAt(day); e != nil && !e.Title.Empty() {
		return e.Title
	}
	return w.Title
}
