package check

import (
	"fmt"

	"guiju/generator/model"
)

// dataElements checks data-elements.toml.
func (c *checker) dataElements() {
	codes := c.unique("数据元代码", "data element")
	for _, e := range c.sys.Elements {
		codes.add(e.Code, e.At("code"))
		c.oneOf("type", e.Type, e.At("type"), model.ElementTypes...)
		for i, s := range e.Sources {
			c.address(s, source{at: e.At(fmt.Sprintf("sources[%d]", i)), lang: model.Zh, public: true}, false)
		}
		values := c.unique("值的代码", "value")
		for _, v := range e.Values {
			values.add(v.Code, v.At("code"))
		}
	}
}
