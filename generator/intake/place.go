package intake

import (
	"regexp"
	"strings"
	"unicode"

	"guiju/generator/model"
	"guiju/generator/pinyin"
)

// place decides which edition of which work the document is. The number tells;
// without one, the title of a work that is there; without that, the document
// is a draft and gets a key of its own to be renamed.
func (p *planner) place(d *Document) {
	number := model.NormalNumber(d.Cover.Number)
	stem, year := model.SplitNumber(number)
	at := model.Pos{File: d.Name}
	switch {
	case p.options.Work != "":
		d.Work = p.options.Work
	case stem != "" && !unfilled(stem):
		if w := p.byNumber(stem); w != nil {
			d.Work = w.ID
		} else {
			d.Work = key(stem)
		}
	default:
		if w := p.byTitle(d.Cover.Title); w != nil {
			d.Work = w.ID
			d.Notes = append(d.Notes, placedByTitle.At(at, w.ID))
			break
		}
		d.Work = "draft-" + initials(d.Cover.Title.Zh)
		d.Notes = append(d.Notes, placedAsDraft.At(at, d.Work))
	}
	w := p.sys.Work(d.Work)
	d.NewWork = w == nil
	switch {
	case p.options.Year != "":
		d.Year = p.options.Year
	case !unfilled(year) && year != "":
		d.Year = year
	case !d.Cover.Issued.IsZero():
		d.Year = d.Cover.Issued.String()[:4]
	case w != nil && len(w.Editions) > 0 && !p.options.Day.IsZero() && w.EditionAt(p.options.Day) != nil:
		d.Year = w.EditionAt(p.options.Day).Year
		d.Notes = append(d.Notes, yearGuessed.At(at, d.Year))
	default:
		d.Year = p.options.Day.String()[:4]
		d.Notes = append(d.Notes, yearGuessed.At(at, d.Year))
	}
	d.NewEdition = p.edition(d) == nil
}

// edition is the present edition of the document's place, or nil.
func (p *planner) edition(d *Document) *model.Edition {
	if w := p.sys.Work(d.Work); w != nil {
		for _, e := range w.Editions {
			if e.Year == d.Year {
				return e
			}
		}
	}
	return nil
}

// byNumber finds a work by its number without the year.
func (p *planner) byNumber(stem string) *model.Work {
	for _, w := range p.sys.Works {
		if s, _ := model.SplitNumber(model.NormalNumber(w.Number)); s == stem {
			return w
		}
		for _, e := range w.Editions {
			if s, _ := model.SplitNumber(model.NormalNumber(e.Number)); s == stem {
				return w
			}
		}
	}
	return nil
}

// byTitle finds the one work with the title, or nil.
func (p *planner) byTitle(title model.Bilingual) (found *model.Work) {
	for _, w := range p.sys.Works {
		titles := []model.Bilingual{w.Title}
		for _, e := range w.Editions {
			titles = append(titles, e.Title)
		}
		for _, t := range titles {
			if title.Zh != "" && squeezed(t.Zh) == squeezed(title.Zh) || title.Zh == "" && title.En != "" && strings.EqualFold(t.En, title.En) {
				if found != nil && found != w {
					return nil
				}
				found = w
			}
		}
	}
	return found
}

// squeezed is a title without the spaces that printers put between characters.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// unfilled reports a number of which a part is still crosses.
func unfilled(s string) bool {
	return strings.Contains(s, "XX") || strings.Contains(s, "xx") || strings.Contains(s, "×")
}

// key makes a work's key from its number: db41-t-1234.
func key(number string) string {
	var b strings.Builder
	for _, r := range number {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case r == '.':
			b.WriteByte('.')
		case unicode.Is(unicode.Han, r):
			b.WriteString(pinyin.Of(string(r)).Initials)
		default:
			b.WriteByte('-')
		}
	}
	return tidy(b.String())
}

var notKey = regexp.MustCompile(`[-.]*-[-.]*|\.{2,}`)

// tidy makes a valid key of letters, digits, - and . (model.ValidID).
func tidy(s string) string {
	s = strings.Trim(notKey.ReplaceAllString(s, "-"), "-.")
	if len(s) > 60 {
		s = strings.Trim(s[:60], "-.")
	}
	if s == "" {
		return "unnamed"
	}
	return s
}

// initials are the first letters of how a title is read.
func initials(title string) string {
	return tidy(pinyin.Of(title).Initials)
}

// level is that of a new work: what the editor says, else the level whose
// numbers look like the document's, else the one its cover names; "" if none.
// sample says that the number is one of a sample.
func (p *planner) level(d *Document) (level string, sample bool) {
	number := model.NormalNumber(d.Cover.Number)
	for i := range p.sys.Config.Levels {
		l := &p.sys.Config.Levels[i]
		switch {
		case matches(l.SamplePattern, number):
			level, sample = l.Key, true
		case matches(l.NumberPattern, number) && level == "":
			level = l.Key
		}
	}
	if p.options.Level != "" {
		return p.options.Level, sample
	}
	return level, sample
}

func matches(pattern, number string) bool {
	if pattern == "" || number == "" {
		return false
	}
	r, err := regexp.Compile(pattern)
	return err == nil && r.MatchString(number)
}
