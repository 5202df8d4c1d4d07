package model

import "testing"

// TestCellPlaces: places in tables are called as spreadsheets call them, other
// places by line and column.
func TestCellPlaces(t *testing.T) {
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{File: "a.xlsx!表", Line: 7, Col: 2, Cell: true}, "a.xlsx!表!B7"},
		{Pos{File: "a.csv", Line: 1, Col: 26, Cell: true}, "a.csv!Z1"},
		{Pos{File: "a.csv", Line: 1, Col: 27, Cell: true}, "a.csv!AA1"},
		{Pos{File: "a.csv", Line: 1, Col: 702, Cell: true}, "a.csv!ZZ1"},
		{Pos{File: "a.csv", Line: 1, Col: 703, Cell: true}, "a.csv!AAA1"},
		{Pos{File: "a.csv", Line: 1048576, Col: 16384, Cell: true}, "a.csv!XFD1048576"},
		{Pos{File: "a.xlsx!表", Cell: true}, "a.xlsx!表"},
		{Pos{File: "a.toml", Line: 3}, "a.toml:3"},
		{Pos{File: "a.toml", Line: 3, Col: 4}, "a.toml:3:4"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("%+v is called %s, not %s", c.pos, got, c.want)
		}
	}
}
