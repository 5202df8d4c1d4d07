package derive

import (
	"cmp"
	"slices"
	"strings"

	"guiju/generator/compare"
	"guiju/generator/model"
	"guiju/generator/text"
)

// ChangeSummary is a comparison on one sheet: how many provisions every class
// has, and one sentence for each change of what the standard says.
type ChangeSummary struct {
	Counts  []ChangeCount // in the order of compare.Classes, none left out
	Changes []ChangeLine
}

// ChangeCount is how many provisions a class applies to.
type ChangeCount struct {
	Class compare.Class
	N     int
}

// ChangeLine is one change in a sentence.
type ChangeLine struct {
	Provision *compare.Provision
	ID        string // its place on the page of the comparison
	Classes   []compare.Class
	Says      model.Bilingual
}

// Summary puts a comparison on one sheet, by the Chinese texts. A part that
// came or went as a whole is told once.
func Summary(c *Comparison) (s ChangeSummary) {
	found := c.Langs[model.Zh]
	if found == nil {
		return s
	}
	s.Counts = CountClasses(found)
	english := map[string]*compare.Provision{}
	if in := c.Langs[model.En]; in != nil {
		for i := range in.Provisions {
			english[anchorKey(&in.Provisions[i])] = &in.Provisions[i]
		}
	}
	for _, p := range Tellable(found) {
		line := ChangeLine{Provision: p, ID: p.ID(), Classes: p.Classes}
		line.Says = model.Bilingual{Zh: sentenceOf(p, model.Zh), En: sentenceOf(cmp.Or(english[anchorKey(p)], wordless(p)), model.En)}
		s.Changes = append(s.Changes, line)
	}
	return s
}

// anchorKey tells the provisions of a comparison apart.
func anchorKey(p *compare.Provision) string {
	if p.New == nil {
		return "old " + p.Old.ID
	}
	return p.New.ID
}

// wordless is a provision of which only its place and classes are told: in
// English, where there are Chinese words only.
func wordless(p *compare.Provision) *compare.Provision {
	return &compare.Provision{Pair: p.Pair, Classes: p.Classes}
}

// CountClasses counts the provisions of every class.
func CountClasses(c *compare.Comparison) (list []ChangeCount) {
	for _, class := range compare.Classes {
		n := 0
		for i := range c.Provisions {
			if c.Provisions[i].Has(class) {
				n++
			}
		}
		list = append(list, ChangeCount{class, n})
	}
	return list
}

// Tellable lists the changes of what a standard says, without what only informs
// and without what stands in a part that came or went as a whole.
func Tellable(c *compare.Comparison) (list []*compare.Provision) {
	whole := map[*model.Provision]bool{}
	for i := range c.Provisions {
		p := &c.Provisions[i]
		one := p.New
		if one == nil {
			one = p.Old
		}
		if whole[one] {
			markBelow(one, whole)
			continue
		}
		if p.Has(compare.Added) || p.Has(compare.Removed) {
			markBelow(one, whole)
		}
		if p.Tellable() {
			list = append(list, p)
		}
	}
	return list
}

func markBelow(p *model.Provision, seen map[*model.Provision]bool) {
	for _, c := range p.Children {
		seen[c] = true
	}
}

// sentenceOf says in one sentence what became of a provision.
func sentenceOf(p *compare.Provision, l model.Lang) string {
	say := func(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.In(l) }
	switch {
	case p.Has(compare.Added):
		return say("增加"+placeName(p.New, l), placeName(p.New, l)+" is added")
	case p.Has(compare.Removed):
		return say("删除原"+placeName(p.Old, l), placeName(p.Old, l)+" of the earlier text is deleted")
	}
	at := placeName(p.New, l)
	if p.Old.Number != p.New.Number {
		at += say("（原"+placeName(p.Old, l)+"）", " (formerly "+placeName(p.Old, l)+")")
	}
	var what []string
	add := func(zh, en string) {
		if words := say(zh, en); !slices.Contains(what, words) {
			what = append(what, words)
		}
	}
	for _, v := range p.Verbs {
		switch {
		case v.Old == "":
			add("增加要求（"+v.New+"）", "a requirement is added ("+v.New+")")
		case v.New == "":
			add("取消“"+v.Old+"”", "“"+v.Old+"” is no more")
		case v.Class == compare.Tightened:
			add("由“"+v.Old+"”收紧为“"+v.New+"”", "tightened from “"+v.Old+"” to “"+v.New+"”")
		default:
			add("由“"+v.Old+"”放宽为“"+v.New+"”", "relaxed from “"+v.Old+"” to “"+v.New+"”")
		}
	}
	for _, v := range p.Values {
		add(v.Old+"改为"+v.New, v.Old+" becomes "+v.New)
	}
	for _, class := range p.Classes {
		told := class == compare.Value && len(p.Values) > 0 ||
			(class == compare.Tightened || class == compare.Relaxed) && slices.ContainsFunc(p.Verbs, func(v compare.Verb) bool { return v.Class == class })
		if class.Technical() && !told {
			add(class.Words().Zh, class.Words().En)
		}
	}
	if l == model.En {
		return at + ": " + strings.Join(what, "; ")
	}
	return at + "：" + strings.Join(what, "；")
}

// placeName names a provision with its title, where it has one.
func placeName(p *model.Provision, l model.Lang) string {
	name := p.Number
	if p.Kind == model.Clause && l == model.Zh {
		name = "第" + p.Number + "章"
	} else if l == model.En {
		switch p.Kind {
		case model.Clause:
			name = "clause " + p.Number
		case model.Annex:
			name = "annex " + p.ID
		}
	}
	if title := text.PlainInlines(p.Title); title != "" && (l == model.Zh || p.Number == "") {
		name = strings.TrimSpace(name + " " + title)
	}
	return name
}
