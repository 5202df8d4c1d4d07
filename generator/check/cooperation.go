package check

import "fmt"

// cooperation checks cooperation.toml.
func (c *checker) cooperation() {
	projects, demands := c.unique("共同项目", "joint project"), c.unique("需求", "demand")
	for _, p := range c.sys.Projects {
		projects.add(p.Key, p.At("key"))
		c.known(c.matterKeys(), p.Matter, p.At("matter"))
		c.known(c.boxes(), p.Box, p.At("box"))
		c.known(c.regionKeys(), p.Lead, p.At("lead"))
		for i, r := range p.Regions {
			c.known(c.regionKeys(), r, p.At(fmt.Sprintf("regions[%d]", i)))
		}
		for i, id := range p.Works {
			c.known(c.workKeys(), id, p.At(fmt.Sprintf("works[%d]", i)))
		}
		c.outcome(p.Outcome, p.Origin, "")
	}
	for _, d := range c.sys.Demands {
		demands.add(d.Key, d.At("key"))
		c.known(c.regionKeys(), d.Region, d.At("region"))
		c.known(c.matterKeys(), d.Matter, d.At("matter"))
		c.known(c.boxes(), d.Box, d.At("box"))
	}
}
