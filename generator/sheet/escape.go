package sheet

import (
	"bytes"
	"strconv"
	"strings"
)

// An _x0041_ in a string of a workbook is an A (ECMA-376 part 1, 22.9.2.19);
// one that somebody wrote needs its underscore escaped. excelize does not escape
// it, and takes two strings for the same when the escape of one is the other. So
// a stand-in goes through excelize, a code point that no text has (Unicode 23.7),
// and becomes the escape when all is written.
const standIn = '\uFDD0'

// escaped puts the stand-in where an underscore must be escaped.
func escaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if escapes(s[i:]) {
			b.WriteRune(standIn)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// escapes reports whether s begins with an escape.
func escapes(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// escapeParts puts the escapes into the parts that hold words.
func escapeParts(_ string, part []byte) []byte {
	return bytes.ReplaceAll(part, []byte(string(standIn)), []byte("_x005F_"))
}
