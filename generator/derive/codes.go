package derive

import (
	"crypto/sha256"
	"encoding/base32"
	"maps"
	"slices"
	"strings"

	"guiju/generator/model"
)

// Codes are the short codes of all provisions, such as 7k3q2a, by the
// provision's address: db41-t-s001#5.2 in the edition on show and
// db41-t-s001/2021#5.2 in another. A code stays the same in every language and
// whatever else is added to the system. People see it in capitals.
type Codes map[string]string

// codeLength is the length of a code that no other provision would have too.
const codeLength = 6

// ShortCodes gives every provision that can be cited its code.
func ShortCodes(sys *model.System, day model.Date) Codes {
	addresses := map[string]bool{}
	add := func(doc string, texts map[model.Lang]*model.Text) {
		for _, t := range texts {
			t.Walk(func(p *model.Provision) { addresses[doc+"#"+p.ID] = true })
		}
	}
	for _, w := range sys.Works {
		for _, e := range w.Editions {
			add(editionID(e, w.EditionAt(day)), e.Texts)
		}
	}
	for _, r := range sys.Regulations {
		add(r.ID, r.Texts)
	}
	for _, p := range sys.Policies {
		add(p.ID, p.Texts)
	}
	return shortened(slices.Collect(maps.Keys(addresses)), codeWord)
}

// editionID is the first part of the addresses of an edition's provisions;
// shown is the edition on show of its work.
func editionID(e, shown *model.Edition) string {
	if e == shown {
		return e.Work.ID
	}
	return e.Work.ID + "/" + e.Year
}

// Of finds the code of a provision of a work, regulation or policy, or, with
// /year behind the id, of an edition not on show; "" if there is none.
func (c Codes) Of(doc, provision string) string { return c[doc+"#"+provision] }

// In lists the codes of a document by the ids of its provisions.
func (c Codes) In(doc string, texts map[model.Lang]*model.Text) map[string]string {
	out := map[string]string{}
	for _, t := range texts {
		t.Walk(func(p *model.Provision) { out[p.ID] = c.Of(doc, p.ID) })
	}
	return out
}

// OfEdition is the first part of the addresses of an edition on this day.
func (d *Derived) OfEdition(e *model.Edition) string {
	return editionID(e, e.Work.EditionAt(d.Day))
}

// shortened cuts the word of every address to a code. All that would have the
// same code get a longer one: a code that somebody has written down may come
// to name nothing, but never another provision.
func shortened(addresses []string, word func(string) string) Codes {
	codes := make(Codes, len(addresses))
	for n := codeLength; len(addresses) > 0; n++ {
		owner := make(map[string]string, len(addresses))
		shared := map[string]bool{}
		for _, a := range addresses {
			w := word(a)
			if len(w) < n {
				panic("BUG: no code is left for " + a)
			}
			code := strings.Clone(w[:n])
			if other, taken := owner[code]; taken {
				shared[a], shared[other] = true, true
				continue
			}
			owner[code] = a
		}
		for code, a := range owner {
			if !shared[a] {
				codes[a] = code
			}
		}
		addresses = slices.Collect(maps.Keys(shared))
	}
	return codes
}

// crockford has no i, l, o and u, which are misread or spell words.
var crockford = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// codeWord is the hash of an address that its code is the beginning of. A code
// holds a digit, so that no word is taken for it, and a letter, so that no
// number is.
func codeWord(address string) string {
	for turn := byte(0); ; turn++ {
		sum := sha256.Sum256(append([]byte(address), make([]byte, turn)...))
		word := crockford.EncodeToString(sum[:])
		code := word[:codeLength]
		if strings.ContainsAny(code, "0123456789") && strings.Trim(code, "0123456789") != "" {
			return word
		}
	}
}
