package check

import (
	"fmt"

	"guiju/generator/model"
)

// matterKeys are the matters of matters.toml.
func (c *checker) matterKeys() register {
	return register{model.Bilingual{Zh: "事项", En: "matter"}, "matters.toml",
		keysOf(c.sys.Matters, func(m *model.Matter) string { return m.Key })}
}

// matters checks matters.toml.
func (c *checker) matters() {
	keys := c.unique("事项", "matter")
	for _, m := range c.sys.Matters {
		keys.add(m.Key, m.At("key"))
		c.known(c.boxes(), m.Box, m.At("box"))
	}
	for _, d := range c.sys.Distinct {
		for i, id := range d.Works {
			c.known(c.workKeys(), id, d.At(fmt.Sprintf("works[%d]", i)))
		}
	}
}
