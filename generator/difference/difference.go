// Package difference compares two texts: line by line ([Unified]), Chinese by
// characters ([Runes]), English by words ([Words]). Two strings flow in, what
// stayed, went and came flows out; put together again, the pieces are either
// string exactly. It is the only importer of a library for it.
package difference

import "znkr.io/diff/textdiff"

// Unified writes what differs between two files, as diff -u does.
func Unified(before, after string) string { return textdiff.Unified(before, after) }
