package check

import (
	"cmp"
	"fmt"

	"guiju/generator/model"
)

var proposalRules = []*model.Rule{proposalOutcome, selectionChoice, selectionCandidate, proposalWork}

var proposalOutcome = &model.Rule{
	ID: "proposal-outcome", Severity: model.Warning,
	Message: model.Bilingual{Zh: "申报有了结果，却没有写“{1}”", En: "the proposal was decided, but “{1}” is missing"},
	Hint: model.Bilingual{
		Zh: "有结果的写 reason；选中的还要写 work，标准还没有立项就先用 guiju new 建一个计划项目。",
		En: "What was decided has a reason, what was selected has a work too; register it as planned (guiju new) if it has not begun."},
	Doc: model.Bilingual{
		Zh: "申报单位和读者要看得到结果、理由和由它形成的标准（择优选取）。",
		En: "Who applied, and who reads, is told the outcome, the reason and the standard that came of it."},
}

var selectionChoice = &model.Rule{
	ID: "selection-choice", Severity: model.Error,
	Message: model.Bilingual{Zh: "择优选取“{1}”选中了 {2} 项", En: "the selection “{1}” has {2} candidates selected"},
	Hint: model.Bilingual{
		Zh: "候选项目在 [[proposal]] 中写 selection = \"{1}\"，其中一项写 outcome = \"selected\"。一次为几件事选的，各写各的 matter。",
		En: "Candidates have selection = \"{1}\" in their [[proposal]], and one of them outcome = \"selected\". Where several matters were decided at once, each candidate names its matter."},
	Doc: model.Bilingual{
		Zh: "一件事在几个候选中选定一个（一事一标、择优选取）；没有选定，或者选了两个，都不成其为选取。",
		En: "Of the candidates for one matter one is chosen; with none, or with two, there was no selection."},
}

var selectionCandidate = &model.Rule{
	ID: "selection-candidate", Severity: model.Error,
	Message: model.Bilingual{Zh: "候选项目的“{1}”是“{2}”，别的是“{3}”", En: "the candidate's “{1}” is “{2}”, others have “{3}”"},
	Hint: model.Bilingual{
		Zh: "同一次选取中的候选是同一层级、同一件事的；否则分成两次选取。",
		En: "Candidates of one selection are of one level and one matter; else they are two selections."},
	Doc: model.Bilingual{Zh: "不同层级、不同事项的项目不能放在一起比。", En: "Projects of different levels or matters cannot be set against each other."},
}

var proposalWork = &model.Rule{
	ID: "proposal-work", Severity: model.Info,
	Message: model.Bilingual{Zh: "申报的“{1}”是“{2}”，形成的标准是“{3}”", En: "the proposal's “{1}” is “{2}”, that of the standard is “{3}”"},
	Hint: model.Bilingual{
		Zh: "抄错了就改正；确实改变了的，在 reason 中说明。",
		En: "Mend it if it was copied wrongly; if it was changed, say so in reason."},
	Doc: model.Bilingual{Zh: "申报时和立项后的层级、体系位置可以不同，但要看得出是有意的。", En: "Level and place in the framework may change after the proposal, but it should be seen to be meant."},
}

// proposals checks proposals.toml.
func (c *checker) proposals() {
	keys, selections := c.unique("申报项目", "proposal"), c.unique("择优选取", "selection")
	choices := register{model.Bilingual{Zh: "择优选取", En: "selection"}, "proposals.toml",
		keysOf(c.sys.Selections, func(s *model.Selection) string { return s.Key })}
	for _, s := range c.sys.Selections {
		selections.add(s.Key, s.At("key"))
		c.known(c.matterKeys(), s.Matter, s.At("matter"))
		c.choice(s)
	}
	for _, p := range c.sys.Proposals {
		keys.add(p.Key, p.At("key"))
		c.known(c.levels(), p.Level, p.At("level"))
		c.known(c.boxes(), p.Box, p.At("box"))
		c.known(c.regionKeys(), p.Region, p.At("region"))
		c.known(c.areas(), p.Area, p.At("area"))
		c.known(c.matterKeys(), p.Matter, p.At("matter"))
		c.known(choices, p.Selection, p.At("selection"))
		c.known(c.workKeys(), p.Work, p.At("work"))
		c.oneOf("outcome", p.Outcome, p.At("outcome"), model.ProposalOutcomes...)
		for i, class := range p.Classes {
			c.oneOf("classes", class, p.At(fmt.Sprintf("classes[%d]", i)), model.ProjectClasses...)
		}
		c.inOrder(p.Origin, dated{"date", p.Date}, dated{"decided", p.Decided})
		c.decided(p)
		c.proposedWork(p)
	}
}

// decided asks what has to be said of a decision.
func (c *checker) decided(p *model.Proposal) {
	for _, m := range []struct {
		key     string
		missing bool
	}{
		{"outcome", p.Outcome == "" && !p.Decided.IsZero()},
		{"reason", p.Outcome != "" && p.Reason.Empty()},
		{"work", p.Outcome == model.Selected && p.Work == ""},
	} {
		if m.missing {
			c.report(proposalOutcome.At(p.At("key"), m.key))
		}
	}
}

// choice asks that a selection chose one candidate for each matter, among such
// as can be compared.
func (c *checker) choice(s *model.Selection) {
	var first *model.Proposal
	chosen := map[string]int{}
	most := 0
	for _, p := range c.sys.Proposals {
		if p.Selection != s.Key {
			continue
		}
		if s.Matter != "" && p.Matter != "" && p.Matter != s.Matter {
			c.report(selectionCandidate.At(p.At("matter"), "matter", p.Matter, s.Matter))
		}
		if first == nil {
			first = p
		} else if p.Level != first.Level {
			c.report(selectionCandidate.At(p.At("level"), "level", p.Level, first.Level))
		}
		if p.Outcome == model.Selected {
			matter := cmp.Or(s.Matter, p.Matter)
			chosen[matter]++
			most = max(most, chosen[matter])
		}
	}
	if most != 1 {
		c.report(selectionChoice.At(s.At("key"), s.Key, most))
	}
}

// proposedWork compares a proposal with the standard that came of it.
func (c *checker) proposedWork(p *model.Proposal) {
	w := c.sys.Work(p.Work)
	if w == nil || c.unread(w.File()) {
		return
	}
	for _, v := range []struct{ key, proposed, made string }{
		{"level", p.Level, w.Level}, {"box", p.Box, w.Box}, {"sample", fmt.Sprint(p.Sample), fmt.Sprint(w.Sample)},
	} {
		if v.proposed != "" && v.proposed != v.made {
			c.report(proposalWork.At(p.At("work"), v.key, v.proposed, v.made))
		}
	}
}
