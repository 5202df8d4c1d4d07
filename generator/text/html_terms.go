package text

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
)

// termLinks turns the designations of a text's own term entries into links to
// the entries: the longest that fits, once a provision. Headings, captions,
// references, the entry itself and the elements that are no body of the text
// are left alone. The tree knows nothing of it.
type termLinks struct {
	words map[rune][]termWord // by the first letter, small; longest first
	uses  map[string][]string // term -> provisions that use it, in text order
	names map[string]string   // provision -> how the list of uses calls it
	seen  map[string]bool     // in the provision being written
	here  string              // its address; "" where nothing is linked
	next  string              // where the reference behind the present words leads
	off   int                 // headings and links that are open
}

type termWord struct {
	word, id string
	latin    bool
}

// newTermLinks reads the term entries; nil where there are none.
func newTermLinks(t *model.Text) *termLinks {
	k := &termLinks{words: map[rune][]termWord{}, uses: map[string][]string{}, names: map[string]string{}}
	t.Walk(func(p *model.Provision) {
		k.names[p.ID] = p.Number
		if p.Number == "" {
			k.names[p.ID] = PlainInlines(p.Title)
		}
		if p.Term == nil {
			return
		}
		for _, s := range append(slices.Clone(p.Term.Zh), p.Term.En...) {
			if latin := !hasHan(s); utf8.RuneCountInString(s) > 1 && (!latin || len(s) > 2) {
				first := firstLetter(s)
				k.words[first] = append(k.words[first], termWord{s, p.ID, latin})
			}
		}
	})
	if len(k.words) == 0 {
		return nil
	}
	for _, words := range k.words {
		slices.SortStableFunc(words, func(a, b termWord) int { return len(b.word) - len(a.word) })
	}
	return k
}

// linkTerms prepares the links of terms. An entry stands before most of its
// uses, so the text is written once to find them.
func (w *writer) linkTerms(t *model.Text) {
	w.terms = newTermLinks(t)
	if w.terms == nil {
		return
	}
	dry := newWriter(w.HTMLOptions)
	dry.lang, dry.terms = w.lang, newTermLinks(t)
	for _, p := range t.Provisions {
		dry.provision(p, 0)
	}
	w.uses = dry.terms.uses
}

// enter begins a provision.
func (k *termLinks) enter(p *model.Provision) {
	if k == nil {
		return
	}
	k.seen, k.here = map[string]bool{}, p.ID
	switch p.Kind {
	case model.Foreword, model.Introduction, model.Bibliography, model.IndexSection:
		k.here = ""
	}
	if p.Kind == model.Clause && isNormativeReferences(p) {
		k.here = ""
	}
	if p.Term != nil {
		k.seen[p.ID] = true
	}
}

// before looks at what follows the words to be written.
func (k *termLinks) before(rest []model.Inline) {
	if k == nil {
		return
	}
	k.next = ""
	if len(rest) > 0 && rest[0].Kind == model.RefInline && rest[0].Target.Doc == "" {
		k.next = rest[0].Target.Fragment
	}
}

// cited reports whether the author cites the entry right behind the term:
// 会场（3.4）. One link is enough.
func (k *termLinks) cited(id, after string) bool {
	return k.next == id && strings.Trim(after, "（( ") == ""
}

func isNormativeReferences(p *model.Provision) bool {
	title := PlainInlines(p.Title)
	return title == "规范性引用文件" || strings.EqualFold(title, "Normative references")
}

// find returns the first term in s at or after the start: s[i:j] means id.
func (k *termLinks) find(s string) (i, j int, id string) {
	for i = range s {
		for _, w := range k.words[firstLetter(s[i:])] {
			if n := w.at(s, i); n > 0 && !k.seen[w.id] {
				return i, i + n, w.id
			} else if n > 0 {
				break // the longest that fits has its link already
			}
		}
	}
	return 0, 0, ""
}

func firstLetter(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.ToLower(r)
}

// at returns how many bytes of s at i are the word: in Latin letters whole
// words in either case, with a plural s or es.
func (w termWord) at(s string, i int) int {
	n := len(w.word)
	if i+n > len(s) {
		return 0
	}
	if !w.latin {
		if s[i:i+n] == w.word {
			return n
		}
		return 0
	}
	if !strings.EqualFold(s[i:i+n], w.word) {
		return 0
	}
	if r, _ := utf8.DecodeLastRuneInString(s[:i]); isLatinLetter(r) {
		return 0
	}
	for _, plural := range []string{"", "s", "es"} {
		rest, ok := strings.CutPrefix(s[i+n:], plural)
		if r, _ := utf8.DecodeRuneInString(rest); ok && !isLatinLetter(r) {
			return n + len(plural)
		}
	}
	return 0
}

func isLatinLetter(r rune) bool {
	return r != utf8.RuneError && !unicode.Is(unicode.Han, r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-')
}

// words writes running words with links at the first uses of terms.
func (w *writer) words(s string) {
	k := w.terms
	if k == nil || k.here == "" || k.off > 0 {
		w.put(escape(s))
		return
	}
	for s != "" {
		i, j, id := k.find(s)
		if id == "" {
			break
		}
		k.seen[id] = true
		k.uses[id] = append(k.uses[id], k.here)
		href, ok := w.termHref(id)
		w.put(escape(s[:i]))
		if ok && !k.cited(id, s[j:]) {
			w.put(`<a class="term-ref" href="` + escape(href) + `" tabindex="-1">` + escape(s[i:j]) + "</a>")
		} else {
			w.put(escape(s[i:j]))
		}
		s = s[j:]
	}
	w.put(escape(s))
}

func (w *writer) termHref(id string) (string, bool) {
	if w.Link == nil {
		return "", false
	}
	href, _, ok := w.Link(model.Target{Fragment: id})
	return href, ok
}

// without writes something in which no term becomes a link.
func (w *writer) without(write func()) {
	if w.terms != nil {
		w.terms.off++
		defer func() { w.terms.off-- }()
	}
	write()
}

// maxUses is how many places a term entry lists before it folds them away.
const maxUses = 12

// usesOf lists below a term entry where the term is used.
func (w *writer) usesOf(id string) {
	uses := w.uses[id]
	if len(uses) == 0 {
		return
	}
	var links []string
	for _, place := range uses {
		words := escape(w.terms.names[place])
		if href, ok := w.termHref(place); ok {
			words = `<a href="` + escape(href) + `">` + words + "</a>"
		}
		links = append(links, words)
	}
	label, sep, many := "用于：", "、", fmt.Sprintf("用于 %d 处", len(links))
	if w.Lang == model.En {
		label, sep, many = "Used in: ", ", ", fmt.Sprintf("Used in %d places", len(links))
	}
	if len(links) <= maxUses {
		w.put(`<p class="term-uses"><span class="term-uses-label">` + label + "</span>" + strings.Join(links, sep) + "</p>\n")
		return
	}
	w.put(`<details class="term-uses"><summary>` + many + "</summary><p>" + strings.Join(links, sep) + "</p></details>\n")
}
