package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// keysHead opens every keys.toml.
const keysHead = `# Written by guiju, not by hand: what it remembers of this standard.
# 由 guiju 写入，请勿手工修改：程序对本标准的记录。
# translation: which Chinese each English provision was last compared with (guiju translated).
`

// articlesHead opens the records of articles, where there are any.
const articlesHead = `
# article: which words of an article the law basis was last compared with (guiju mapped).
`

// EncodeKeys writes keys.toml: provisions in their order, translations by year
// and fragment, so that a change of one provision is a change of one line.
// Load reads the same keys back.
func EncodeKeys(k model.Keys) []byte {
	var b strings.Builder
	b.WriteString(keysHead)
	for _, e := range k.Editions {
		fmt.Fprintf(&b, "\n[[edition]]\nyear = %s\nrecorded = %s\n", schema.Quote(e.Year), e.Recorded)
		if !e.Text.IsZero() {
			fmt.Fprintf(&b, "published = %s\n", e.Text)
		}
	}
	for _, p := range k.Provisions {
		b.WriteString("\n[[provision]]\n")
		for _, pair := range [][2]string{
			{"key", p.Key}, {"edition", p.Edition}, {"fragment", p.Fragment}, {"hash", p.Hash}, {"en", p.En}, {"successor", p.Successor},
		} {
			if pair[1] != "" {
				fmt.Fprintf(&b, "%s = %s\n", pair[0], schema.Quote(pair[1]))
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
		fmt.Fprintf(&b, "\n[translation.%s]\n", schema.Quote(year))
		for _, fragment := range slices.SortedFunc(maps.Keys(records), model.CompareFragments) {
			fmt.Fprintf(&b, "%s = %s\n", schema.Quote(fragment), schema.Quote(records[fragment]))
		}
	}
	if len(k.Articles) > 0 {
		b.WriteString(articlesHead)
	}
	for _, id := range slices.Sorted(maps.Keys(k.Articles)) {
		records := k.Articles[id]
		if len(records) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n[article.%s]\n", schema.Quote(id))
		for _, fragment := range slices.SortedFunc(maps.Keys(records), model.CompareFragments) {
			fmt.Fprintf(&b, "%s = %s\n", schema.Quote(fragment), schema.Quote(records[fragment]))
		}
	}
	return []byte(b.String())
}

// courseKeysHead opens the keys.toml of a course.
const courseKeysHead = `# Written by guiju, not by hand: what it remembers of this course.
# 由 guiju 写入，请勿手工修改：程序对本课程的记录。
# quote: what every quotation said when somebody last read the course beside the standards (guiju checked).
`

// EncodeCourseKeys writes the keys.toml of a course, in the order of its
// quotations. Load reads the same back.
func EncodeCourseKeys(k model.CourseKeys) []byte {
	var b strings.Builder
	b.WriteString(courseKeysHead)
	for _, q := range k.Quotes {
		b.WriteString("\n[[quote]]\n")
		for _, pair := range [][2]string{{"ref", q.Ref}, {"edition", q.Edition}, {"hash", q.Hash}} {
			if pair[1] != "" {
				fmt.Fprintf(&b, "%s = %s\n", pair[0], schema.Quote(pair[1]))
			}
		}
		fmt.Fprintf(&b, "checked = %s\n", q.Checked)
	}
	return []byte(b.String())
}
