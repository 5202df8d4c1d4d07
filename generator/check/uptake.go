package check

import (
	"fmt"

	"guiju/generator/model"
)

// uptake checks uptake.toml.
func (c *checker) uptake() {
	for _, u := range c.sys.Uptake {
		c.known(c.workKeys(), u.Work, u.At("work"))
		c.known(c.regionKeys(), u.Region, u.At("region"))
		c.oneOf("kind", u.Kind, u.At("kind"), model.UptakeKinds...)
		c.outcome(u.Outcome, u.Origin, "")
		if w := c.sys.Work(u.Work); w != nil {
			for i, p := range u.Provisions {
				c.provisionOf(w, p, u.At(fmt.Sprintf("provisions[%d]", i)))
			}
		}
	}
}
