package model

import (
	"regexp"
	"strings"
)

// Target is what a reference points at: [[work#5.2]], [[work/2021#5.2]],
// [[regulation#第十二条]], or 见5.2 inside a text (Doc empty).
type Target struct {
	Doc      string `json:"doc,omitempty"`      // id of a work, regulation or policy; "" is the text itself
	Edition  string `json:"edition,omitempty"`  // year; "" is the current edition
	Fragment string `json:"fragment,omitempty"` // as in addresses; "" is the whole document
}

// ParseTarget reads the inside of [[…]] before a |. It accepts the fragment as
// printed (第十二条, 附录A, 表1) and normalises it with [Fragment].
func ParseTarget(s string) (t Target, ok bool) {
	doc, frag, _ := strings.Cut(strings.TrimSpace(s), "#")
	t.Doc, t.Edition, _ = strings.Cut(doc, "/")
	t.Fragment = Fragment(frag)
	ok = idPattern.MatchString(t.Doc) || t.Doc == "" && t.Fragment != ""
	return t, ok
}

// String writes the target as ParseTarget reads it.
func (t Target) String() string {
	s := t.Doc
	if t.Edition != "" {
		s += "/" + t.Edition
	}
	if t.Fragment != "" {
		s += "#" + t.Fragment
	}
	return s
}

// idPattern is the shape of keys of works, regulations, policies and all other
// folders and records: they become file names and addresses.
var idPattern = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

// ValidID reports whether s may be the key of a record or the name of a
// folder: lower-case letters and digits, joined by single - or . characters.
func ValidID(s string) bool { return len(s) <= 64 && idPattern.MatchString(s) }

var (
	articlePattern = regexp.MustCompile(`^第([零〇○一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?$`)
	dividePattern  = regexp.MustCompile(`^第([零〇○一二三四五六七八九十百千]+)(编|分编|章|节)$`)
	labelPattern   = regexp.MustCompile(`^(附录|Annex|表|Table|图|Figure|公式|Formula)[ 　]?[(（]?([A-Z]?\.?[0-9]*)[)）]?$`)
)

// labelPrefix maps the printed label of a numbered thing to the first part of
// its fragment.
var labelPrefix = map[string]string{
	"附录": "", "Annex": "",
	"表": "table-", "Table": "table-",
	"图": "figure-", "Figure": "figure-",
	"公式": "formula-", "Formula": "formula-",
}

// divideName maps the kind of a division of a law to the first part of its
// fragment.
var divideName = map[string]string{"编": "part-", "分编": "subpart-", "章": "chapter-", "节": "section-"}

// Fragment turns a printed designation into the fragment of an address:
// 第十二条 -> 12, 第十二条之一 -> 12-1, 第一章 -> chapter-1, 附录A -> A,
// 表1 -> table-1, 公式(3) -> formula-3. Anything else is returned as it is.
func Fragment(s string) string {
	s = strings.TrimSpace(s)
	if m := articlePattern.FindStringSubmatch(s); m != nil {
		n, _ := ParseHan(m[1])
		f := itoa(n)
		if k, ok := ParseHan(m[2]); ok {
			f += "-" + itoa(k)
		}
		return f
	}
	if m := dividePattern.FindStringSubmatch(s); m != nil {
		n, _ := ParseHan(m[1])
		return divideName[m[2]] + itoa(n)
	}
	if m := labelPattern.FindStringSubmatch(s); m != nil && m[2] != "" {
		return labelPrefix[m[1]] + m[2]
	}
	return s
}
