package registers

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"guiju/generator/model"
)

// narrow turns full-width letters, digits and marks into ASCII and every blank
// into a space.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, s)
}

var (
	codeAndSerial = regexp.MustCompile(`^([A-Z]+[0-9]*(?:/(?:T|Z|[A-Z]+))?) ?([A-Z]?[0-9][0-9.]*)`)
	slash         = regexp.MustCompile(` */ *`)
	beforeYear    = regexp.MustCompile(`\s*[-—–―‐‑−－一]+\s*((?:19|20)[0-9]{2})$`)
)

// normalNumber writes the number of a standard as covers do (GB/T 1.1—2020,
// 8.1): DB41/T 1234—2022, whatever widths, blanks and dashes it came in.
func normalNumber(s string) string {
	s = strings.Join(strings.Fields(narrow(s)), " ")
	s = beforeYear.ReplaceAllString(s, "—$1")
	upper := slash.ReplaceAllString(strings.ToUpper(s), "/")
	if m := codeAndSerial.FindStringSubmatch(upper); m != nil {
		return m[1] + " " + m[2] + upper[len(m[0]):]
	}
	return upper
}

// splitNumber parts the year from a number; it is "" where there is none.
func splitNumber(number string) (base, year string) {
	if i := strings.LastIndex(number, "—"); i >= 0 && fourDigits.MatchString(number[i+len("—"):]) {
		return number[:i], number[i+len("—"):]
	}
	return number, ""
}

// latinID writes a number as an id has it: gb-t-1.1-2020; latin is false where it
// holds other letters, which are left out.
func latinID(number string) (id string, latin bool) {
	latin = true
	words := strings.FieldsFunc(strings.ToLower(number), func(r rune) bool {
		if r > unicode.MaxASCII && r != '—' {
			latin = false
		}
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '.'
	})
	return strings.Trim(strings.Join(words, "-"), "."), latin
}

// idOf is latinID where other letters do not matter.
func idOf(number string) string {
	id, _ := latinID(number)
	return id
}

// proposedID makes the id of a work from its number: DB41/T 1234—2022 becomes
// db41-t-1234. A number that is not in Latin letters gets the prefix before what
// is left of it; without a number it is the prefix and the next that is free.
func proposedID(number, prefix string, taken map[string]bool) string {
	base, _ := splitNumber(normalNumber(number))
	id, latin := latinID(base)
	if !latin && id != "" {
		id = prefix + "-" + id
	}
	if model.ValidID(id) && !taken[id] {
		return id
	}
	for n := 1; ; n++ {
		next := prefix + "-" + fmt.Sprintf("%03d", n)
		if model.ValidID(id) {
			next = id + "-" + strconv.Itoa(n+1)
		}
		if !taken[next] {
			return next
		}
	}
}
