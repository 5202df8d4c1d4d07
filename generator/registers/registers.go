// Package registers is the registers of the content as tables, for people who
// work in spreadsheets.
//
// # What flows in
//
// The system as package source read it, the words of package schema ([Words]),
// and tables that come back: those of [Export], with cells edited and rows
// added, moved and removed ([Import]); the rows of a 明细表 that nobody wrote
// for this program ([ImportDirectory]); the workbook that a region hands in
// ([ImportFiling]).
//
// # What flows out
//
// Tables of words, and the bytes of the files that change. Exporting and
// importing back unchanged changes nothing; a changed cell changes one value,
// and package source leaves everything else of the file as it was. Whatever is
// wrong with a table is a problem with its row and column, and with an error
// nothing changes at all.
//
// # What it never does
//
// It reads and writes no workbook (package sheet does) and writes no file
// (package main does, after showing the difference). It deletes no folder.
// Whether what is said makes sense is for package check: it says only what
// cannot be written down.
package registers

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Words are what package schema says of files and keys, and the values of its
// vocabularies.
type Words struct {
	Files   []schema.File
	Choices func(sys *model.System, vocabulary string) []schema.Choice
}

// Table is one register.
type Table struct {
	Key          string
	Title, About model.Bilingual
	Columns      []Column
	Rows         []Row
	Frozen       int // columns that tell a reader which row it is; 0 is the first
}

// Kind is what the cells of a column say; the names are those of package schema.
type Kind string

const (
	Text   Kind = "words"
	Date   Kind = "date"   // YYYY-MM-DD
	Whole  Kind = "whole"  // a whole number
	Flag   Kind = "flag"   // true, false or nothing
	List   Kind = "list"   // as [JoinList] writes it
	Choice Kind = "choice" // one of Choices
)

// Column is one column of a register.
type Column struct {
	Key          string
	Title, About model.Bilingual
	Kind         Kind
	Vocabulary   string // of package schema; "" where any value will do
	Choices      []schema.Choice
	ReadOnly     bool
	Required     bool
	Hidden       bool
	Width        float64 // in characters; 0 is as wide as the words
}

// Row is one row. Place is where it stands, Places where its cells do; of a
// table that did not come from a file they may be left out.
type Row struct {
	Cells  []string
	Place  model.Pos
	Places []model.Pos
}

// register is one register and where its records are.
type register struct {
	key      string
	title    model.Bilingual
	kind     string // of file, as package schema names it
	list     string // from the root of the file: "track.step"; "" is one row a file
	readOnly bool
}

// fronts reports whether the records are the front matter of two files, one a
// language.
func (r *register) fronts() bool {
	return slices.Contains([]string{"publicity", "page", "note"}, r.kind)
}

func say(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

// registers are all registers, in the order of a workbook; a list stands behind
// the list that it is in. A new kind of record takes a line here, and in
// fileKinds if it stands in a new kind of file.
var registers = []register{
	{"directory", say("标准明细表", "Directory"), directoryKind, "", false},
	{"basis", say("法律依据", "Legal basis"), "work", "basis", false},
	{"events", say("制定过程", "Events"), "work", "event", false},
	{"reviews", say("复审", "Reviews"), "work", "review", false},
	{"amendments", say("修改单", "Amendments"), "edition", "amendment", false},
	{"amendment-changes", say("修改单内容", "Changes of amendments"), "edition", "amendment.change", false},
	{"corrections", say("勘误", "Corrections"), "edition", "correction", false},
	{"moves", say("移动的条", "Moved provisions"), "edition", "moved", false},
	{"accepted", say("原文如此", "Accepted findings"), "edition", "accepted", false},
	{"framework", say("体系框架", "Framework"), "framework", "box", false},
	{"levels", say("层级", "Levels"), "system", "level", false},
	{"tracks", say("制定程序", "Tracks"), "system", "track", false},
	{"steps", say("程序步骤", "Steps of tracks"), "system", "track.step", false},
	{"areas", say("重点领域", "Key areas"), "system", "area", false},
	{"targets", say("目标", "Targets"), "system", "target", false},
	{"regions", say("地区", "Regions"), "regions", "region", false},
	{"references", say("引用文件", "References"), "references", "reference", false},
	{"regulations", say("法规", "Regulations"), "regulation", "", false},
	{"topics", say("法规条款分组", "Topics of regulations"), "regulation", "topic", false},
	{"policies", say("政策文件", "Policy documents"), "policy", "", false},
	{"plan", say("计划依据", "Basis of the plan"), "plan", "", false},
	{"phases", say("实施阶段", "Phases"), "plan", "phase", false},
	{"tasks", say("重点任务", "Tasks"), "plan", "task", false},
	{"measures", say("措施", "Measures"), "plan", "task.measure", false},
	{"dues", say("时限", "Due dates"), "plan", "task.due", false},
	{"roles", say("岗位", "Roles"), "roles", "role", false},
	{"role-names", say("岗位称呼", "Names of roles"), "roles", "role.names", false},
	{"synonyms", say("同义词", "Synonyms"), "synonyms", "synonym", false},
	{"publicity", say("宣传内容", "Publicity"), "publicity", "", false},
	{"pages", say("页面", "Pages"), "page", "", false},
	{"courses", say("课程", "Courses"), "course", "", false},
	{"sessions", say("课程各节", "Sessions"), "course", "session", false},
	{"quotes", say("课程引文", "Quotations"), "course", "session.quote", false},
	{"questions", say("课程讨论题", "Questions"), "course", "session.question", false},
	{"tests", say("课程自测题", "Self-test"), "course", "session.test", false},
	{"choices", say("自测题选项", "Choices of the self-test"), "course", "session.test.choice", false},
	{"materials", say("课程材料", "Materials"), "course", "material", false},
	{"proposals", say("申报项目", "Proposals"), "proposals", "proposal", false},
	{"selections", say("择优选取", "Selections"), "proposals", "selection", false},
	{"matters", say("事项", "Matters"), "matters", "matter", false},
	{"distinct", say("已比对不重复", "Compared and distinct"), "matters", "distinct", false},
	{"uptake", say("实施记录", "Uptake"), "uptake", "uptake", false},
	{"projects", say("共同制定", "Joint projects"), "cooperation", "project", false},
	{"demands", say("各地需求", "Demands"), "cooperation", "demand", false},
	{"data-elements", say("数据元", "Data elements"), "data-elements", "element", false},
	{"element-values", say("数据元值域", "Values of data elements"), "data-elements", "element.value", false},
	{"readings", say("方案的读法", "Readings of the plan"), "readings", "reading", false},
	{"passages", say("方案原话", "Passages"), "readings", "reading.passage", false},
	{"aims", say("四个“有标”", "Aims"), "aims", "aim", false},
	{"notes", say("编制说明", "Explanatory notes"), "note", "", false},
	{"principles", say("工作原则", "Principles"), "plan", "principle", false},
	{"artefacts", say("计划文件", "Artefacts of the plan"), "plan", "artefact", false},
	{"assignments", say("任务书", "Assignments"), "plan", "assignment", false},
	{"bodies", say("机构", "Bodies"), "bodies", "body", false},
	{"members", say("机构成员", "Members of bodies"), "bodies", "body.member", false},
	{"mechanisms", say("工作机制", "Mechanisms"), "mechanisms", "", false},
	{"traits", say("机制特点", "Traits of the mechanism"), "mechanisms", "trait", false},
	{"mechanism-parts", say("三项机制", "The mechanisms"), "mechanisms", "part", false},
	{"duties", say("定期工作", "Recurring duties"), "mechanisms", "duty", false},
	{"dedicated", say("3专", "Dedicated"), "mechanisms", "dedicated", false},
	{"reports", say("2报", "Reports"), "mechanisms", "report", false},
	{"meetings", say("会议", "Meetings"), "mechanisms", "meeting", false},
	{"resources", say("资源保障", "Resources"), "mechanisms", "resource", false},
	{"inventory", say("流程和制度", "Processes and rules"), "inventory", "process", false},
	{"evaluations", say("评估", "Evaluations"), "assessment", "evaluation", false},
	{"findings", say("查出的问题", "Findings"), "assessment", "finding", false},
	{"improvements", say("整改措施", "Improvements"), "assessment", "finding.measure", false},
	{"dossier", say("验收材料", "Dossier"), "assessment", "dossier", false},
	{"evaluation-rules", say("评价细则", "Evaluation rules"), "evaluation", "rules", false},
	{"evaluation-parts", say("评价部分", "Parts of the rules"), "evaluation", "part", false},
	{"evaluation-items", say("评价项目", "Items of the rules"), "evaluation", "part.item", false},
	{"scores", say("得分", "Scores"), "evaluation", "score", false},
	{"indicators", say("监测指标", "Indicators"), "evaluation", "indicator", false},
	{"values", say("指标值", "Values of indicators"), "evaluation", "value", false},
	{"directions", say("试点方向", "Directions of pilots"), "pilots", "direction", false},
	{"pilots", say("试点", "Pilots"), "pilots", "pilot", false},
	{"cases", say("可复制经验", "Cases"), "pilots", "case", false},
	{"adopters", say("经验的采用", "Adopters of cases"), "pilots", "case.adopter", false},
	{"bases", say("基地", "Bases"), "pilots", "base", false},
	{"studies", say("研究", "Studies"), "research", "study", false},
	{"conversions", say("成果转化", "Conversions"), "research", "study.conversion", false},
	{"forums", say("论坛", "Forums"), "research", "forum", false},
	{"difficulties", say("困难和问题", "Difficulties"), "difficulties", "difficulty", false},
	{"gone", say("停用的地址", "Addresses given up"), "gone", "gone", false},
	{"federation", say("市级体系", "Systems of the cities"), "federation", "city", false},
	{"filings", say("备案回执", "Filings"), "filings", "filing", true},
	{"site", say("站点信息", "Site"), "system", "", false},
	{"terms", say("术语", "Terms"), termsKind, "", true},
}

// Export returns every register of the system.
func Export(words Words, sys *model.System) []Table {
	var out []Table
	for _, t := range newView(words, sys, nil).tables {
		x := Table{Key: t.reg.key, Title: t.reg.title, About: t.about, Frozen: t.frozen}
		for _, c := range t.columns {
			x.Columns = append(x.Columns, c.Column)
		}
		x.Columns = append(x.Columns, Column{Key: rowColumn, Title: say("行标识", "Row"), Kind: Text, ReadOnly: true, Hidden: true,
			About: say("程序用它认出这一行，请勿改动；新加的行留空。", "By this the program knows the row. Leave it alone; it is empty in new rows.")})
		for _, r := range t.rows {
			x.Rows = append(x.Rows, Row{Cells: append(append([]string{}, r.cells...), r.id+"@"+hashOf(r.cells)+"."+t.stamp)})
		}
		out = append(out, x)
	}
	return out
}

// rowColumn is the key of the column that tells rows apart: the file and the
// path of the record, a hash of the row and one of the table as they were
// exported.
const rowColumn = "row"

func hashOf(cells []string) string {
	sum := sha256.Sum256([]byte(strings.Join(cells, "\x00")))
	return hex.EncodeToString(sum[:4])
}
