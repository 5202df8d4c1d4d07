package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"guiju/generator/model"
)

// keysHead opens every keys.toml.
const keysHead = `# Written by guiju, not by hand: what it remembers of this standard.
# 由 guiju 写入，请勿手工修改：程序对本标准的记录。
# translation: which Chinese each English provision was last compared with (guiju translated).
`

// EncodeKeys writes keys.toml: provisions in their order, translations by year
// and fragment, so that a change of one provision is a change of one line.
// Load reads the same keys back.
func EncodeKeys(k model.Keys) []byte {
	var b strings.Builder
	b.WriteString(keysHead)
	for _, p := range k.Provisions {
		b.WriteString("\n[[provision]]\n")
		for _, pair := range [][2]string{
			{"key", p.Key}, {"edition", p.Edition}, {"fragment", p.Fragment}, {"hash", p.Hash}, {"successor", p.Successor},
		} {
			if pair[1] != "" {
				fmt.Fprintf(&b, "%s = %s\n", pair[0], quoteTOML(pair[1]))
			}
		}
		if !p.Tombstone.IsZero() {
			fmt.Fprintf(&b, "tombstone = %s\n", p.Tombstone)
		}
	}
	for _, year := range slices.Sorted(maps.Keys(k.Translations)) {
		records := k.Translations[year]
		if len(records) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n[translation.%s]\n", quoteTOML(year))
		for _, fragment := range slices.SortedFunc(maps.Keys(records), model.CompareFragments) {
			fmt.Fprintf(&b, "%s = %s\n", quoteTOML(fragment), quoteTOML(records[fragment]))
		}
	}
	return []byte(b.String())
}

// quoteTOML writes a basic string (TOML 1.0, String). Values hold no control
// characters: they come from addresses, dates and hashes.
func quoteTOML(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
