package derive

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Fingerprint is the short hash that a printed page bears, so that paper can be
// told from the wording of today: the first 12 hexadecimal digits of the SHA-256
// of the provisions at the top of the text, in their order, a line each with
// number, a space and [text.HashBelow] (which is about the words alone, notes
// and footnotes with them). Each language and each wording has its own; "" for
// no text.
func Fingerprint(t *model.Text) string {
	if t == nil || len(t.Provisions) == 0 {
		return ""
	}
	var b strings.Builder
	for _, p := range t.Provisions {
		b.WriteString(p.Number + " " + text.HashBelow(t, p) + "\n")
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:6])
}

// printsOf are those of the texts of an edition, nil where there are none.
func printsOf(texts map[model.Lang]*model.Text) map[model.Lang]string {
	var out map[model.Lang]string
	for _, l := range model.Langs {
		if print := Fingerprint(texts[l]); print != "" {
			if out == nil {
				out = map[model.Lang]string{}
			}
			out[l] = print
		}
	}
	return out
}
