package derive

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"guiju/generator/model"
)

var codePattern = regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{6,}$`)

// TestShortCodes: a code is made of digits and letters that nobody misreads,
// of both kinds, and is the same in both languages.
func TestShortCodes(t *testing.T) {
	w := work("db41-t-s001", "local", "", true, "2021-01-01", "2024-01-01")
	for i, e := range w.Editions {
		e.InForce = date([]string{"2021-01-01", "2024-01-01"}[i])
		e.Texts = map[model.Lang]*model.Text{
			model.Zh: citeText(t, model.StandardGrammar, model.Zh, "# 1 范围\n\n本文件规定了要求。\n\n# 5 要求\n\n## 5.1 总则\n\n应登记。\n"),
			model.En: citeText(t, model.StandardGrammar, model.En, "# 1 Scope\n\nThis document specifies requirements.\n\n# 6 More\n\nWords.\n"),
		}
	}
	law := &model.Regulation{ID: "law", Texts: map[model.Lang]*model.Text{model.Zh: citeText(t, model.RegulationGrammar, model.Zh, "第一条 甲。\n\n第二条 乙。\n")}}
	sys := &model.System{Works: []*model.Work{w}, Regulations: []*model.Regulation{law}}
	codes := ShortCodes(sys, date("2025-01-01"))
	want := []string{
		"db41-t-s001#1", "db41-t-s001#5", "db41-t-s001#5.1", "db41-t-s001#6",
		"db41-t-s001/2021#1", "db41-t-s001/2021#5", "db41-t-s001/2021#5.1", "db41-t-s001/2021#6", "law#1", "law#2",
	}
	if got := slices.Sorted(maps.Keys(codes)); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("codes of %q, want %q", got, want)
	}
	seen := map[string]bool{}
	for address, code := range codes {
		if len(code) != 6 || !codePattern.MatchString(code) || seen[code] {
			t.Errorf("%s: %q", address, code)
		}
		seen[code] = true
	}
	// The rule is published with the site: it may not change unnoticed.
	if got := codes.Of("db41-t-s001", "5.1"); got != "0k2s22" {
		t.Errorf("db41-t-s001#5.1 has the code %s", got)
	}
	if got := codes.Of("db41-t-s001", "9"); got != "" {
		t.Errorf("a place that is not there has the code %s", got)
	}

	sys.Works = append(sys.Works, work("other", "local", "", true, "2024-01-01"))
	sys.Works[1].Editions[0].Texts = w.Editions[0].Texts
	more := ShortCodes(sys, date("2025-01-01"))
	for address, code := range codes {
		if more[address] != code {
			t.Errorf("with another work %s has the code %s, was %s", address, more[address], code)
		}
	}
	if len(more) != len(codes)+4 {
		t.Errorf("%d codes, then %d", len(codes), len(more))
	}
}

// TestCodeWord: no code is a word or a number, and the beginnings of many
// addresses are spread.
func TestCodeWord(t *testing.T) {
	digits, letters := regexp.MustCompile(`[0-9]`), regexp.MustCompile(`[a-z]`)
	first := map[byte]int{}
	for i := range 3000 {
		code := codeWord("work#" + strconv.Itoa(i))[:codeLength]
		if !digits.MatchString(code) || !letters.MatchString(code) || !codePattern.MatchString(code) {
			t.Errorf("%d: %s", i, code)
		}
		first[code[0]]++
	}
	if len(first) != 32 {
		t.Errorf("codes begin with %d characters", len(first))
	}
}

// TestCodesThatCollide: all that would share a code get a longer one, the
// others keep theirs.
func TestCodesThatCollide(t *testing.T) {
	words := map[string]string{"a": "k3k3k3k000", "b": "k3k3k3k111", "c": "k3k3k3z222", "d": "m4m4m4m333"}
	got := shortened(slices.Collect(maps.Keys(words)), func(a string) string { return words[a] })
	want := Codes{"a": "k3k3k3k0", "b": "k3k3k3k1", "c": "k3k3k3z", "d": "m4m4m4"}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	defer func() {
		if recover() == nil {
			t.Error("two addresses with one hash got codes")
		}
	}()
	shortened([]string{"a", "b"}, func(string) string { return "k3k3k3k" })
}
