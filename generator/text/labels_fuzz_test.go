package text

import (
	"testing"
	"unicode/utf8"

	"guiju/generator/model"
)

// FuzzLabels: whatever stands in a sentence, the labels found in it (见 5.2,
// 表 A.1, Figure 3) lie in it one after the other, begin and end between
// characters, and name an address that a text could have.
func FuzzLabels(f *testing.F) {
	for _, s := range []string{
		"应符合 5.2、5.3.1 和表 A.1 的规定，见图3、公式（2）、附录B。", "see 5.2, Table A.1 and Figure 3, formula (2) and Annex B",
		"第十二条之一第二款（三）项", "5.2～5.4", "GB/T 1.1—2020", "A", "A.", "A.1.", "0.0.0.0.0.0.0.0.0.0", "表表表 1", "５.２", "\xff5.2\xff", "5.\u200b2",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range model.Langs {
			end := 0
			for _, h := range Labels(s, l) {
				if h.From < end || h.To <= h.From || h.To > len(s) {
					t.Fatalf("label at %d to %d of %q, after one that ends at %d", h.From, h.To, s, end)
				}
				end = h.To
				if utf8.ValidString(s) && (!utf8.ValidString(s[:h.From]) || !utf8.ValidString(s[h.From:h.To])) {
					t.Fatalf("label %q cuts a character of %q", s[h.From:h.To], s)
				}
				if h.Fragment == "" || len(h.Fragment) > len(s)+len("formula-") {
					t.Fatalf("label %q of %q names %q", s[h.From:h.To], s, h.Fragment)
				}
			}
		}
	})
}
