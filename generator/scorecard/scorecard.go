// Package scorecard is for tests only: it gathers what tests of reliability
// count, row by row, for the table in generator/testdata/scorecard.md.
package scorecard
