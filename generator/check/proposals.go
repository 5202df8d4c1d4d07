package check

import (
	"fmt"

	"guiju/generator/model"
)

// proposals checks proposals.toml.
func (c *checker) proposals() {
	keys, selections := c.unique("申报项目", "proposal"), c.unique("择优选取", "selection")
	choices := register{model.Bilingual{Zh: "择优选取", En: "selection"}, "proposals.toml",
		keysOf(c.sys.Selections, func(s *model.Selection) string { return s.Key })}
	for _, s := range c.sys.Selections {
		selections.add(s.Key, s.At("key"))
		c.known(c.matterKeys(), s.Matter, s.At("matter"))
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
	}
}
