// Package check asks of a loaded system what its parts cannot know of each
// other: whether names lead somewhere, numbers fit their level, dates stand in
// order, texts are numbered without gaps, and nothing public points at what
// is not.
//
// # What flows in
//
// [Run] takes the system as package source left it, with the as-of day. It
// never changes it. A file that could not be read (System.Unread) has had its
// problem; checks that need it keep silent.
//
// # What flows out
//
// Problems as data, all of them, sorted. Whether a reference without a target
// is a mistake depends on what the content folder holds: if the collection
// that would hold the target is there, it is an error; if the whole folder is
// absent, the target is merely planned and said so as information.
//
// # The rules of GB/T 1.1
//
// [DraftingRules] ask of every standard text what GB/T 1.1 asks, by the edition
// that its foreword names, and of its translation whether it says the same:
// one file a family, from the cover (cover.go) to the verbs of the translation
// (parityverbs.go). They read the tree and the words (package wording), never
// the source: how a mark is spelt is for package text to report. Where the
// mend needs no judgement the problem carries it. Each rule is held by a fault
// that it finds (testdata/faults, testdata/drafting/bad.txtar) and by a text
// that comes near it and is right (testdata/drafting/ok.txtar).
//
// [Accept] is the second pass: findings in an issued text that its edition
// accepts become information.
package check

import (
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Run applies every rule. Problems come sorted.
func Run(sys *model.System, day model.Date) []model.Problem {
	c := &checker{sys: sys, now: text.Consolidate(sys, day), day: day, whole: wholeTexts(sys)}
	for _, family := range families {
		family(c)
	}
	return model.SortProblems(c.problems)
}

// families in the order in which a newcomer reads about them; problems are
// sorted by place, so it has no effect on the result.
var families = []func(*checker){
	// The frame: identity, boxes, regions, what is planned.
	(*checker).system,
	(*checker).footer,
	(*checker).framework,
	(*checker).regions,
	(*checker).directory,
	(*checker).explanatoryNotes,
	// Standards, how they are made, and what they rest on.
	(*checker).works,
	(*checker).replacements,
	(*checker).proposals,
	(*checker).matters,
	(*checker).amendments,
	(*checker).permanence,
	(*checker).moves,
	(*checker).bases,
	(*checker).references,
	(*checker).regulations,
	// What is done with them.
	(*checker).uptake,
	(*checker).cooperation,
	(*checker).filings,
	(*checker).releases,
	(*checker).federation, (*checker).signing,
	(*checker).gone,
	(*checker).dataElements,
	// The plan and what is told around the standards.
	(*checker).plan,
	(*checker).readings,
	(*checker).programme,
	(*checker).bodies,
	(*checker).mechanisms,
	(*checker).inventory,
	(*checker).evaluation,
	(*checker).assessment,
	(*checker).pilots,
	(*checker).research,
	(*checker).items,
	(*checker).aims,
	(*checker).media,
	(*checker).courses,
	(*checker).roles,
	(*checker).synonyms,
	// Texts.
	(*checker).texts,
	(*checker).drafting,
	(*checker).translations,
	(*checker).declarations,
	(*checker).termConflicts,
}

// Rules is everything this package finds, in the order of the families.
var Rules = slices.Concat(
	[]*model.Rule{unknownName, unknownValue, repeatedKey, datesOrder, outcomeSource, outcomeFuture},
	systemRules, footerRules, frameworkRules, directoryRules,
	workRules, trackRules, reviewRules, replacesRules, upperRules, amendmentRules, proposalRules, matterRules, basisRules, referenceRules, regulationRules, uptakeRules, cooperationRules, filingRules, federationRules, dataElementRules, permanenceRules, moveRules, signingRules,
	goneRules,
	planRules, readingRules, itemRules, mediaRules, courseRules, bodyRules, mechanismRules, inventoryRules, evaluationRules, assessmentRules, pilotRules, researchRules, taskRules, publicityRules, aimRules, roleRules, synonymRules,
	textRules, DraftingRules, translationRules, changeRules, conflictRules, acceptedRules,
)

// checker carries one run.
type checker struct {
	sys      *model.System
	now      *model.System // with its texts as amended: what references lead to
	day      model.Date
	problems []model.Problem
	whole    map[*model.Text]*model.Text // see shown
}

func (c *checker) report(p model.Problem) { c.problems = append(c.problems, p) }

// unread reports whether a file could not be read.
func (c *checker) unread(file string) bool { return c.sys.Unread[file] }

var unknownName = &model.Rule{
	ID: "unknown-name", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有叫“{1}”的{2}", En: "there is no {2} “{1}”"},
	Hint: model.Bilingual{
		Zh: "{3}它应在 {4} 中定义；现有：{5}。",
		En: "{3}It must be defined in {4}, which has: {5}."},
	Doc: model.Bilingual{
		Zh: "层级、子体系、地区、重点领域、程序和步骤各写一处，别处按键名引用。登记文件整个没有时只作提示。",
		En: "Levels, boxes, regions, areas, tracks and steps are defined once and named by key elsewhere. Where the register as a whole is absent this is information only."},
}

var unknownValue = &model.Rule{
	ID: "unknown-value", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不能是“{2}”", En: "“{1}” cannot be “{2}”"},
	Hint: model.Bilingual{
		Zh: "{3}可用的值：{4}。",
		En: "{3}Values known here: {4}."},
	Doc: model.Bilingual{
		Zh: "这些值决定网站怎样显示，只能取规定的几种。",
		En: "The site acts upon these values, so they come from a fixed list."},
}

var repeatedKey = &model.Rule{
	ID: "repeated-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2}“{1}”已经用过，见 {3}", En: "the {2} “{1}” is taken: see {3}"},
	Hint: model.Bilingual{
		Zh: "换一个没有用过的。",
		En: "Choose another."},
	Doc: model.Bilingual{
		Zh: "引用和网址靠键名区分；标准、法规和政策共用一套编码，因为 [[…]] 引用不写类别。",
		En: "References and addresses tell things apart by key. Standards, regulations and policies share one set, because [[…]] does not name the kind."},
}

var datesOrder = &model.Rule{
	ID: "dates-order", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} {2} 早于 {3} {4}", En: "{1} {2} is before {3} {4}"},
	Hint: model.Bilingual{
		Zh: "核对两个日期；先后应为：{5}。",
		En: "Check both days; their order is: {5}."},
	Doc: model.Bilingual{
		Zh: "标准先发布后实施，废止不早于实施；阶段的结束不早于开始。状态由日期推算，颠倒会得出错误的状态。",
		En: "A standard is issued before it is in force, and withdrawn after; a phase ends after it starts. The status is computed from these days, so a wrong order gives a wrong status."},
}

var outcomeSource = &model.Rule{
	ID: "outcome-source", Severity: model.Error,
	Message: model.Bilingual{Zh: "这条记录缺少“{1}”", En: "this record lacks “{1}”"},
	Hint: model.Bilingual{
		Zh: "done 要写 date 和 source，not-done 要写 source；没有记录就都不写。",
		En: "done needs date and source, not-done needs source; where nothing is recorded, write none of them."},
	Doc: model.Bilingual{
		Zh: "“完成”“没有完成”“没有记录”是三回事；没有来源就不能说一个单位没有做。",
		En: "Done, not done and no record are three things; without a source nobody may be said to have failed."},
}

var outcomeFuture = &model.Rule{
	ID: "outcome-future", Severity: model.Warning,
	Message: model.Bilingual{Zh: "记为已做，日期 {1} 却在 {2} 之后", En: "recorded as done on {1}, which is after {2}"},
	Hint: model.Bilingual{
		Zh: "核对日期；计划中的事写在 due 里。",
		En: "Check the day; what is planned belongs in due."},
	Doc: model.Bilingual{Zh: "还没有到的日子不会有已完成的记录。", En: "A day that has not come holds nothing done."},
}
