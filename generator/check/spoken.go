package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
)

// spoken is what the texts of one language say: which of the formal terms of
// synonyms.toml stand in them, and what titles and terms there are, to find
// the nearest among.
type spoken struct {
	lang  model.Lang
	found map[string]bool   // formal terms, folded
	begin map[rune][]string // the same by their first character
	names []string
}

// spoken reads what the search reads, in one pass for all terms: a large site
// has a thousand laws and some hundred terms. It is nil where there is no text
// to compare with, and where a file that could not be read may hold what seems
// to be missing.
func (c *checker) spoken(l model.Lang) *spoken {
	if len(c.sys.Unread) > 0 {
		return nil
	}
	s := &spoken{lang: l, found: map[string]bool{}, begin: map[rune][]string{}}
	for _, syn := range c.sys.Synonyms {
		for _, f := range syn.Formal {
			key := folded(f)
			if _, known := s.found[key]; known || key == "" || syn.Lang != l {
				continue
			}
			s.found[key] = false
			r, _ := utf8.DecodeRuneInString(key)
			s.begin[r] = append(s.begin[r], key)
		}
	}
	texts := 0
	thing := func(title, summary model.Bilingual, in map[model.Lang]*model.Text) {
		s.name(title.In(l))
		s.words(summary.In(l))
		if t := in[l]; t != nil {
			texts++
			s.text(t)
		}
	}
	for _, w := range c.sys.Works {
		var in map[model.Lang]*model.Text
		if e := w.EditionAt(c.day); e != nil { // a search does not answer with an older one
			in = e.Texts
		}
		thing(w.TitleAt(c.day), model.Bilingual{}, in)
	}
	for _, r := range c.sys.Regulations {
		thing(r.Title, model.Bilingual{}, r.Texts)
		for _, t := range r.Topics {
			s.words(t.Title.In(l))
		}
	}
	for _, p := range c.sys.Policies {
		thing(p.Title, p.Summary, p.Texts)
	}
	for _, i := range slices.Concat(c.sys.Publicity, c.sys.Pages) {
		thing(i.Title, i.Summary, i.Texts)
	}
	for _, course := range c.sys.Courses {
		thing(course.Title, course.Summary, course.Texts)
	}
	if texts == 0 {
		return nil
	}
	return s
}

func (s *spoken) text(t *model.Text) {
	s.words(text.PlainBlocks(t.Head))
	t.Walk(func(p *model.Provision) {
		s.words(text.Plain(p))
		if p.Term != nil {
			names := p.Term.Zh
			if s.lang == model.En {
				names = p.Term.En
			}
			s.names = append(s.names, names...)
		}
	})
}

func (s *spoken) name(title string) {
	if title != "" {
		s.names = append(s.names, title)
		s.words(title)
	}
}

// words marks the terms that stand in some words. In English a term begins
// where a word does; how its last word ends is the stemmer's affair.
func (s *spoken) words(words string) {
	line := folded(words)
	last := ' '
	for i, r := range line {
		if s.lang == model.Zh || !unicode.IsLetter(last) {
			for _, term := range s.begin[r] {
				if !s.found[term] && strings.HasPrefix(line[i:], term) {
					s.found[term] = true
				}
			}
		}
		last = r
	}
}
