package registers

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/source"
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

// splitNumber parts the year from the number of an issued standard; it is ""
// where there is none, and where it is crosses.
func splitNumber(number string) (base, year string) {
	if i := strings.LastIndex(number, "—"); i >= 0 && source.EditionYear(number[i+len("—"):]) {
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
	base, _ := splitNumber(model.NormalNumber(number))
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
