package check

import (
	"fmt"

	"guiju/generator/model"
)

// filings checks filings.toml: who filed and what must be known, and a filing
// cannot be received on a day to come.
func (c *checker) filings() {
	for _, f := range c.sys.Filings {
		c.known(c.regionKeys(), f.To, f.At("to"))
		c.oneOf("state", string(f.State), f.At("state"), model.RecordStates...)
		c.known(c.regionKeys(), f.Region, f.At("region"))
		for i, w := range f.Works {
			c.known(c.workKeys(), w, f.At(fmt.Sprintf("works[%d]", i)))
		}
		if f.Date.After(c.day) {
			c.report(outcomeFuture.At(f.At("date"), f.Date, c.day))
		}
	}
}
