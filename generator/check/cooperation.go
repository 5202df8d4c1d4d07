package check

import (
	"fmt"
	"slices"

	"guiju/generator/model"
)

var cooperationRules = []*model.Rule{jointRegions, jointLead, jointMatter, demandTwice}

var jointRegions = &model.Rule{
	ID: "joint-regions", Severity: model.Error,
	Message: model.Bilingual{Zh: "共同项目“{1}”{2}", En: "the joint project “{1}” {2}"},
	Hint: model.Bilingual{
		Zh: "regions 写参加的全部地区，牵头的也写上，每个写一次；只有一个地区的不是共同项目。",
		En: "Name in regions all that take part, the leading one among them, each once; with a single region it is no joint project."},
	Doc: model.Bilingual{
		Zh: "市际共同制定至少有两个地区参加。",
		En: "Drafting together takes two regions at least."},
}

var jointLead = &model.Rule{
	ID: "joint-lead", Severity: model.Error,
	Message: model.Bilingual{Zh: "牵头地区“{1}”不在参加地区中", En: "the leading region “{1}” is not among those that take part"},
	Hint: model.Bilingual{
		Zh: "把它写进 regions，或改正 lead。参加的有：{2}。",
		En: "Add it to regions, or mend lead. Taking part: {2}."},
	Doc: model.Bilingual{
		Zh: "牵头的地区也是参加的地区，统计每个地区参加的项目时要数到它。",
		En: "Who leads takes part too, and is counted where the projects of a region are."},
}

var jointMatter = &model.Rule{
	ID: "joint-matter", Severity: model.Warning,
	Message: model.Bilingual{Zh: "标准“{1}”管的是“{2}”，项目管的是“{3}”", En: "the standard “{1}” is about “{2}”, the project about “{3}”"},
	Hint: model.Bilingual{
		Zh: "改正项目的 works 或 matter，或标准的 matter。",
		En: "Mend works or matter of the project, or matter of the standard."},
	Doc: model.Bilingual{
		Zh: "项目形成的标准与项目管同一件事，网站据此说需求已有标准回应。",
		En: "The standards that come of a project are about its matter; by it the site says that a demand is answered."},
}

var demandTwice = &model.Rule{
	ID: "demand-twice", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”已为同一事项“{2}”提过需求，见 {3}", En: "“{1}” has asked for the matter “{2}” already: see {3}"},
	Hint: model.Bilingual{
		Zh: "并成一条，内容写全；不是一件事的，改正 matter。",
		En: "Make one entry of them; where they are about different things, mend matter."},
	Doc: model.Bilingual{
		Zh: "需求趋同数的是地区，一个地区对一件事提一条。",
		En: "Demands are counted by region: a region asks for a matter once."},
}

// cooperation checks cooperation.toml.
func (c *checker) cooperation() {
	projects := c.unique("共同项目", "joint project")
	for _, p := range c.sys.Projects {
		projects.add(p.Key, p.At("key"))
		c.known(c.matterKeys(), p.Matter, p.At("matter"))
		c.known(c.boxes(), p.Box, p.At("box"))
		c.known(c.regionKeys(), p.Lead, p.At("lead"))
		c.projectRegions(p)
		c.projectWorks(p)
		c.outcome(p.Outcome, p.Origin, "")
	}
	c.demands()
}

func (c *checker) projectRegions(p *model.JointProject) {
	for i, r := range p.Regions {
		at := p.At(fmt.Sprintf("regions[%d]", i))
		c.known(c.regionKeys(), r, at)
		if slices.Contains(p.Regions[:i], r) {
			c.report(jointRegions.At(at, p.Key, model.Bilingual{Zh: "两次写到“" + r + "”", En: "names “" + r + "” twice"}))
		}
	}
	if len(p.Regions) < 2 {
		c.report(jointRegions.At(p.At("regions"), p.Key, model.Bilingual{Zh: "参加的地区不足两个", En: "has fewer than two regions"}))
	}
	if p.Lead != "" && len(p.Regions) > 0 && !slices.Contains(p.Regions, p.Lead) {
		c.report(jointLead.At(p.At("lead"), p.Lead, listed(p.Regions)))
	}
}

func (c *checker) projectWorks(p *model.JointProject) {
	for i, id := range p.Works {
		at := p.At(fmt.Sprintf("works[%d]", i))
		c.known(c.workKeys(), id, at)
		if w := c.sys.Work(id); w != nil && w.Matter != "" && p.Matter != "" && w.Matter != p.Matter {
			c.report(jointMatter.At(at, id, w.Matter, p.Matter))
		}
	}
}

func (c *checker) demands() {
	type asked struct {
		region, matter string
		sample         bool
	}
	keys, first := c.unique("需求", "demand"), map[asked]model.Pos{}
	for _, d := range c.sys.Demands {
		keys.add(d.Key, d.At("key"))
		c.known(c.regionKeys(), d.Region, d.At("region"))
		c.known(c.matterKeys(), d.Matter, d.At("matter"))
		c.known(c.boxes(), d.Box, d.At("box"))
		if d.Date.After(c.day) {
			c.report(outcomeFuture.At(d.At("date"), d.Date, c.day))
		}
		switch k := (asked{d.Region, d.Matter, d.Sample}); {
		case d.Region == "" || d.Matter == "":
		case first[k].Line > 0:
			c.report(demandTwice.At(d.At("matter"), d.Region, d.Matter, first[k]))
		default:
			first[k] = d.At("key")
		}
	}
}
