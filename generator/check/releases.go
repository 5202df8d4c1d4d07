package check

import "guiju/generator/model"

// releases looks at what the program wrote: somebody may have edited it.
func (c *checker) releases() {
	for _, a := range []model.Audience{model.Public, model.Internal} {
		for _, r := range c.sys.Releases[a] {
			for _, w := range r.Works {
				c.oneOf("change", w.Change, w.At("change"), model.ReleasedChanges...)
			}
		}
	}
}
