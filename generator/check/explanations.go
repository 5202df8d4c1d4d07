package check

// explanatoryNotes checks notes/: each is of a region, and none is a publicity item.
func (c *checker) explanatoryNotes() {
	for _, n := range c.sys.Notes {
		c.known(c.regionKeys(), n.ID, n.At(""))
		if n.Kind != "" {
			c.report(pageKind.At(n.At("kind")))
		}
	}
}
