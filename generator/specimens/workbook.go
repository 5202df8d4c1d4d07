package specimens

// Listing is what stands in one specimen of a 明细表: NAME.json beside
// NAME.xlsx or NAME.csv in generator/testdata/workbooks.
type Listing struct {
	Producer string  `json:"producer"`
	Layout   string  `json:"layout"`
	Rows     []Entry `json:"rows"`
	// Said is what stands in the sheets and is no standard: titles, totals,
	// notes. A reader reports or drops them, and makes no row of them.
	Said []string `json:"said,omitempty"`
}

// Entry is one standard of a 明细表. What a layout has no column for is empty.
type Entry struct {
	Sheet    string `json:"sheet,omitempty"`
	Row      int    `json:"row"` // as the editor's program counts it
	Code     string `json:"code"`
	Number   string `json:"number,omitempty"` // "" of a standard yet to be made
	Title    string `json:"title"`
	Level    string `json:"level,omitempty"`
	Box      string `json:"box,omitempty"` // of its column, or of the heading above
	InForce  string `json:"in-force,omitempty"`
	Adopted  string `json:"adopted,omitempty"`
	Replaces string `json:"replaces,omitempty"`
	Charge   string `json:"charge,omitempty"`
	Remark   string `json:"remark,omitempty"`
	// Extra is what stands in columns of no known name, by their heads.
	Extra map[string]string `json:"extra,omitempty"`
}
