package registers

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// levelOf is the level whose pattern a number fits.
func (d *directory) levelOf(number string) (level *model.Level, sample bool) {
	if number == "" {
		return nil, false
	}
	if _, year := splitNumber(number); year == "" {
		number += "—2000" // a planned number
	}
	for _, p := range d.patterns {
		if p.re.MatchString(number) {
			return p.level, p.sample
		}
	}
	return nil, false
}

// levelsNamed are the levels that words may mean: by the key or title of one,
// or by what stands in the column 宜定级别 for some (地方标准, 省级标准, 内部).
func (d *directory) levelsNamed(words string) (found []*model.Level) {
	words = squeeze(words)
	if words == "" {
		return nil
	}
	for i := range d.sys.Config.Levels {
		l := &d.sys.Config.Levels[i]
		if words == l.Key || words == squeeze(l.Title.Zh) || strings.EqualFold(words, squeeze(l.Title.En)) {
			return []*model.Level{l}
		}
		if short := strings.TrimSuffix(words, "标准"); short != "" && strings.Contains(squeeze(l.Title.Zh), short) {
			found = append(found, l)
		}
	}
	return found
}

// levelNamed is the level that words mean, nil where that cannot be told. Words
// that do not say whose level they mean, such as 地方标准, mean that of whoever
// made the list.
func (d *directory) levelNamed(words string, at model.Pos) *model.Level {
	found := d.levelsNamed(words)
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(l *model.Level) bool { return d.ofCities(l) != (d.region != nil) })
		if len(found) == 1 && !d.read[squeeze(words)] {
			d.read[squeeze(words)] = true
			d.report(listLevelRead.At(at, words, found[0].Title))
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// ofCities reports whether a level is that of a region below the province: by
// its tier, or by numbers that bear the code of a city.
func (d *directory) ofCities(l *model.Level) bool {
	if belowProvince(l) {
		return true
	}
	return slices.ContainsFunc(d.sys.Regions, func(r *model.Region) bool { return d.numbers(r) == l })
}

// numbers is the level of the standards whose numbers bear the code of a city;
// nil for other regions.
func (d *directory) numbers(r *model.Region) *model.Level {
	if r.Kind != "city" || len(r.Code) < 4 {
		return nil
	}
	for _, probe := range []string{"/T 1—2020", "/T S001—2020"} {
		if l, _ := d.levelOf("DB" + r.Code[:4] + probe); l != nil {
			return l
		}
	}
	return nil
}

// belowProvince reports whether a level is one of cities or counties. Where its
// tier is not said its key may begin with the word.
func belowProvince(l *model.Level) bool {
	if l.Tier != "" {
		return model.TierBelow(l.Tier, "province")
	}
	return slices.ContainsFunc([]string{"municipal", "city", "county"}, func(s string) bool { return strings.HasPrefix(l.Key, s) })
}

func (d *directory) levelWords() string {
	var words []string
	for _, l := range d.sys.Config.Levels {
		words = append(words, l.Title.Or(model.Zh))
	}
	return strings.Join(words, "、")
}

// box is the place of a row in the framework. Nothing is said where the row
// says nothing.
func (d *directory) box(r *DirectoryRow, named string) (code string, ok bool) {
	byCode := ""
	given := strings.ReplaceAll(narrow(r.Code), " ", "")
	for _, b := range d.sys.Boxes {
		if rest, has := strings.CutPrefix(given, b.Code); has && len(b.Code) > len(byCode) && b.Code != "" {
			if rest == "" || strings.ContainsRune(".-_/—", []rune(rest)[0]) || len(b.Code) > 1 {
				byCode = b.Code
			}
		}
	}
	byWords, words := "", r.Box
	for _, w := range append([]string{r.Box}, reversed(r.Groups)...) {
		if byWords == "" {
			byWords = d.boxNamed(w)
		}
		if words == "" {
			words = w
		}
	}
	switch {
	case byCode != "" && byWords != "" && byCode != byWords && r.Box != "" && !d.above(byWords, byCode):
		d.boxless = append(d.boxless, &boxless{at: r.at("box"), named: named, code: r.Code, words: r.Box, hint: differ})
		return "", false
	case byCode != "":
		return byCode, true
	case byWords != "":
		return byWords, true
	case r.Box == "" && given == "":
		return "", true
	case r.Box == "" && len(d.sys.Boxes) == 0:
		return "", true
	}
	for _, b := range d.boxless {
		if words != "" && b.words == words && b.hint != differ {
			b.more++
			return "", false
		}
	}
	var names []string
	for _, b := range d.sys.Boxes {
		names = append(names, b.Title.Zh, b.Code)
	}
	hint := model.DidYouMean(words, names)
	if title := strings.TrimLeft(narrow(words), "0123456789.-— "); d.boxNamed(title) != "" { // of another framework
		hint = say("框架里“"+title+"”的编码是“"+d.boxNamed(title)+"”。", "In the framework “"+title+"” has the code “"+d.boxNamed(title)+"”. ")
	}
	d.boxless = append(d.boxless, &boxless{at: r.at("box"), named: named, code: r.Code, words: words, hint: hint})
	return "", false
}

var differ = say("两者不一致。", "They differ. ")

func reversed(s []string) []string {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}

// above reports whether box a is above box b.
func (d *directory) above(a, b string) bool {
	for range d.sys.Boxes {
		box := d.sys.Box(b)
		if box == nil || box.Parent == "" {
			return false
		}
		if b = box.Parent; b == a {
			return true
		}
	}
	return false
}

// boxNamed is the code of the box that words mean: 办公用房, 310, 310 办公用房.
func (d *directory) boxNamed(words string) string {
	words = squeeze(narrow(words))
	if words == "" {
		return ""
	}
	found := ""
	for _, b := range d.sys.Boxes {
		title := squeeze(narrow(b.Title.Zh))
		for _, form := range []string{b.Code, title, squeeze(narrow(b.Title.En)), b.Code + title, title + "子体系", title + "标准", title + "标准子体系"} {
			if form != "" && strings.EqualFold(form, words) {
				if found != "" && found != b.Code {
					return "" // two have this title
				}
				found = b.Code
			}
		}
	}
	return found
}
