package schema

import (
	"reflect"
	"slices"
	"testing"
)

// TestWordsNameKeys: no words are left over, for a key that is gone or given
// twice, and they stand in the order of the fields.
func TestWordsNameKeys(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, s := range allWords {
		if seen[s.of] {
			t.Errorf("%s has words twice", s.of)
		}
		seen[s.of] = true
		var want, got []string
		for _, k := range tomlKeys(s.of) {
			if k.of == s.of {
				want = append(want, k.name)
			}
		}
		for _, w := range s.words {
			got = append(got, w.key)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: words for %v, keys are %v", s.of, got, want)
		}
	}
	for of := range requiredKeys {
		if !seen[of] {
			t.Errorf("%s has required keys and no words", of)
		}
		for _, key := range requiredKeys[of] {
			if Title(of, key).Zh == "" {
				t.Errorf("%s: %s is required and no key", of, key)
			}
		}
	}
}
