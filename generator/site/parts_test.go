package site

import (
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"guiju/generator/model"
)

func TestPictureSizes(t *testing.T) {
	for _, tt := range []struct {
		data string
		w, h int
	}{
		{`<svg width="12px" height="30"/>`, 12, 30},
		{`<svg viewBox="0 0 320.4 80"/>`, 320, 80},
		{`<svg width="100%" height="100%" viewBox="0,0,4,5"/>`, 4, 5},
		{`<svg><`, 0, 0},
	} {
		if w, h := svgSize([]byte(tt.data)); w != tt.w || h != tt.h {
			t.Errorf("%s: %d x %d, want %d x %d", tt.data, w, h, tt.w, tt.h)
		}
	}
}

// Every word of the interface that a layout asks for exists in both languages,
// and no language has words that nobody asks for.
func TestInterfaceWords(t *testing.T) {
	files := map[string][]byte{}
	if err := copyTree(os.DirFS(repository("layouts")), "", files); err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`(?m)^([a-z-]+) = '`)
	has := map[model.Lang]map[string]bool{}
	for _, l := range model.Langs {
		has[l] = map[string]bool{}
		for _, m := range key.FindAllSubmatch(files["_i18n/"+string(l)+".toml"], -1) {
			has[l][string(m[1])] = true
		}
	}
	if !maps.Equal(has[model.Zh], has[model.En]) {
		t.Errorf("the languages have different words")
	}
	asked := map[string]bool{}
	var prefixes []string
	call := regexp.MustCompile(`i18n \(?(printf )?"([a-z-]+)(%s)?"`)
	pair := regexp.MustCompile(`\(slice "([a-z-]+)" \.|cond \([^)]*\) "([a-z-]+)" "([a-z-]+)"`)
	for name, b := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, m := range call.FindAllStringSubmatch(string(b), -1) {
			if m[3] == "%s" {
				prefixes = append(prefixes, m[2])
			} else {
				asked[m[2]] = true
			}
		}
		for _, m := range pair.FindAllStringSubmatch(string(b), -1) {
			for _, k := range m[1:] {
				asked[k] = true
			}
		}
	}
	for _, k := range factKeys(t) {
		asked[k] = true
	}
	delete(asked, "")
	for k := range asked {
		if !has[model.Zh][k] && !strings.HasSuffix(k, "-") {
			t.Errorf("a layout says %q, which is in no language", k)
		}
	}
	for k := range has[model.Zh] {
		if !asked[k] && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(k, p) }) {
			t.Errorf("nobody says %q", k)
		}
	}
}

// factKeys are the words that views name (fact.Key).
func factKeys(t *testing.T) (keys []string) {
	t.Helper()
	files := map[string][]byte{}
	if err := copyTree(os.DirFS(repository("layouts")), "", files); err != nil {
		t.Fatal(err)
	}
	re := regexp.MustCompile(`(?:Key: |add\()"([a-z-]+)"`)
	for _, name := range []string{"standard.go", "upper.go", "policy.go", "shell.go"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range re.FindAllSubmatch(b, -1) {
			keys = append(keys, string(m[1]))
		}
	}
	return keys
}

// WCAG 2.2, 1.4.3: text and its ground differ by 4.5:1 or more, in both
// schemes. The pairs are those the style sheets use.
func TestContrast(t *testing.T) {
	b, err := os.ReadFile(repository("layouts/_assets/css/00-tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(b), `:root[data-theme="dark"]`)
	if !found {
		t.Fatal("no dark scheme")
	}
	for scheme, css := range map[string]string{"light": light, "dark": dark} {
		colour := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
			colour[m[1]] = m[2]
		}
		for _, pair := range []string{
			"ink paper", "ink sheet", "ink wash", "ink mark", "soft paper", "soft sheet", "soft wash", "link paper", "link sheet", "link mark",
			"red-ink paper", "red-ink sheet", "red-ink red-wash", "on-red red", "green green-wash", "green sheet", "amber amber-wash", "amber paper", "ink amber-wash",
		} {
			fg, bg, _ := strings.Cut(pair, " ")
			if c := contrast(t, colour[fg], colour[bg]); c < 4.5 {
				t.Errorf("%s: %s on %s is %.2f:1", scheme, fg, bg, c)
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

// luminance of #rrggbb, as WCAG defines it.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 7 {
		t.Fatalf("no colour: %q", hex)
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatal(fmt.Errorf("%s: %w", hex, err))
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// Every word that the search client says is handed to it, and it is handed
// none that it never says.
func TestSearchWords(t *testing.T) {
	partial, err := os.ReadFile(repository("layouts/_partials/search-words.html"))
	if err != nil {
		t.Fatal(err)
	}
	handed := map[string]bool{}
	for _, list := range regexp.MustCompile(`\(slice ("[^)]*")\)`).FindAllStringSubmatch(string(partial), -1) {
		for _, m := range regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(list[1], -1) {
			if strings.Contains(list[1], `"planned"`) {
				m[1] = "status-" + m[1]
			}
			handed[m[1]] = true
		}
	}
	for _, m := range regexp.MustCompile(`"([a-z-]+)" \(i18n`).FindAllStringSubmatch(string(partial), -1) {
		handed[m[1]] = true
	}
	scripts := map[string][]byte{}
	if err := copyTree(os.DirFS(repository("search/client")), "", scripts); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, b := range scripts {
		all.Write(b)
	}
	literal := map[string]bool{}
	for _, m := range regexp.MustCompile(`'([a-z-]+)'`).FindAllStringSubmatch(all.String(), -1) {
		literal[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`(?:say|note|item)\((?:U\.say\()?'([a-z-]+)'( \+)?`).FindAllStringSubmatch(all.String(), -1) {
		if m[2] == "" && !handed[m[1]] {
			t.Errorf("the client says %q, which it is not given", m[1])
		}
	}
	for w := range handed {
		group := w[:strings.LastIndex(w, "-")+1]
		if !literal[w] && !(group != "" && literal[group]) {
			t.Errorf("the client is given %q and never says it", w)
		}
	}
	if len(handed) < 40 {
		t.Errorf("only %d words were read", len(handed))
	}
}
