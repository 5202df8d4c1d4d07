// Package difference compares two texts, rune by rune or line by line. It is
// the only importer of a library for it.
package difference

import "znkr.io/diff/textdiff"

// Unified writes what differs between two files, as diff -u does.
func Unified(before, after string) string { return textdiff.Unified(before, after) }
