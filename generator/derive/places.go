package derive

import (
	"fmt"
	"slices"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

// Places says for every address of a text how the place is cited: 第5.2条,
// 第5.2.1条a)项, 表1, 第十二条第二款第（一）项; clause 5, 5.2.1 a), Table 1.
// Each language takes its words from the text in that language, and where
// there is none makes them from the other.
func Places(texts map[model.Lang]*model.Text) map[string]model.Bilingual {
	all := map[string]model.Bilingual{}
	for _, l := range []model.Lang{model.En, model.Zh} {
		t := texts[l]
		if t == nil {
			continue
		}
		n := &namer{text: t, out: map[string]model.Bilingual{}}
		n.whole()
		for id, words := range n.out {
			if l == model.Zh && all[id].En != "" {
				words.En = all[id].En
			}
			all[id] = words
		}
	}
	return all
}

// namer names the places of one text.
type namer struct {
	text *model.Text
	out  map[string]model.Bilingual
}

func (n *namer) whole() {
	n.blocks(n.text.Head, model.Bilingual{})
	for _, f := range n.text.Footnotes {
		n.out[f.ID] = model.Bilingual{Zh: "脚注" + f.Label, En: "footnote " + f.Label}
	}
	for _, p := range n.text.Provisions {
		n.provision(p, nil)
	}
}

func (n *namer) provision(p *model.Provision, above []*model.Provision) {
	here := n.name(p, above)
	n.out[p.ID] = here
	if n.text.Grammar == model.RegulationGrammar {
		n.paragraphs(p, here)
	} else {
		n.blocks(p.Blocks, here)
	}
	for _, c := range p.Children {
		n.provision(c, append(slices.Clip(above), p))
	}
}

// name is how a provision itself is cited.
func (n *namer) name(p *model.Provision, above []*model.Provision) model.Bilingual {
	switch p.Kind {
	case model.Foreword:
		return model.Bilingual{Zh: "前言", En: "Foreword"}
	case model.Introduction:
		return model.Bilingual{Zh: "引言", En: "Introduction"}
	case model.Bibliography:
		return model.Bilingual{Zh: "参考文献", En: "Bibliography"}
	case model.IndexSection:
		return model.Bilingual{Zh: "索引", En: "Index"}
	case model.Annex:
		if len(p.ID) == 1 {
			return model.Bilingual{Zh: "附录" + p.ID, En: "Annex " + p.ID}
		}
	case model.Article:
		return model.Bilingual{Zh: printed(p, hanArticle(p.ID)), En: english(p, "Article "+p.ID)}
	case model.PolicyItem:
		return model.Bilingual{Zh: chain(append(slices.Clip(above), p)), En: "item " + p.ID}
	case model.PartKind, model.ChapterKind, model.SectionKind:
		words := strings.TrimSpace(p.Number + " " + text.PlainInlines(p.Title))
		if p.Number != "" {
			words = p.Number
		}
		return model.Bilingual{Zh: words, En: english(p, division(p))}
	}
	switch {
	case p.Number == "":
		words := text.PlainInlines(p.Title)
		return model.Bilingual{Zh: words, En: words}
	case !strings.Contains(p.Number, "."):
		return model.Bilingual{Zh: "第" + p.Number + "章", En: "clause " + p.Number}
	}
	return model.Bilingual{Zh: "第" + p.Number + "条", En: p.Number}
}

// printed is the number as printed, if it is Chinese; else the words given.
func printed(p *model.Provision, or string) string {
	if strings.HasPrefix(p.Number, "第") {
		return p.Number
	}
	return or
}

// english is the number as printed, if it is English; else the words given.
func english(p *model.Provision, or string) string {
	if p.Number != "" && p.Number[0] < 0x80 {
		return p.Number
	}
	return or
}

// hanArticle writes 12-1 as 第12条之1.
func hanArticle(id string) string {
	main, extra, ok := strings.Cut(id, "-")
	if ok {
		return "第" + main + "条之" + extra
	}
	return "第" + main + "条"
}

// division says chapter-2-section-1 as chapter 2, section 1; a heading without
// a number is called by its title.
func division(p *model.Provision) string {
	words := strings.Split(p.ID, "-")
	if words[0] == "heading" || len(words)%2 != 0 {
		return text.PlainInlines(p.Title)
	}
	var out []string
	for i := 0; i < len(words); i += 2 {
		out = append(out, words[i]+" "+words[i+1])
	}
	return strings.Join(out, ", ")
}

// chain joins the numbers of nested items: 二、 （一） 3. is 二（一）3.
func chain(ps []*model.Provision) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(strings.TrimRight(p.Number, "、.． "))
	}
	if b.Len() == 0 {
		return text.PlainInlines(ps[len(ps)-1].Title)
	}
	return b.String()
}

// paragraphs names the 款 of an article and the 项 below each. The only 款 of
// an article is the article (立法技术规范).
func (n *namer) paragraphs(p *model.Provision, article model.Bilingual) {
	total, at := 0, 0
	for _, bl := range p.Blocks {
		if para, ok := bl.(*model.Paragraph); ok && para.ID != "" {
			total++
		}
	}
	here := article
	for _, bl := range p.Blocks {
		if para, ok := bl.(*model.Paragraph); ok && para.ID != "" {
			at++
			here = article
			if total > 1 {
				here = model.Bilingual{Zh: article.Zh + "第" + han(at) + "款", En: fmt.Sprintf("%s, paragraph %d", article.En, at)}
			}
			n.out[para.ID] = here
			continue
		}
		n.blocks([]model.Block{bl}, here)
	}
}

// han writes a number below 100 in Chinese.
func han(i int) string {
	digits := []rune("零一二三四五六七八九")
	switch {
	case i < 10:
		return string(digits[i])
	case i < 20:
		return strings.TrimSuffix("十"+string(digits[i-10]), "零")
	case i < 100:
		return strings.TrimSuffix(string(digits[i/10])+"十"+string(digits[i%10]), "零")
	}
	return fmt.Sprint(i)
}

// blocks names the blocks of one provision and what stands in them.
func (n *namer) blocks(bs []model.Block, here model.Bilingual) {
	lists := 0
	for _, bl := range bs {
		switch bl := bl.(type) {
		case *model.List:
			lists++
			n.list(bl, here, lists, 1)
		case *model.Table:
			n.table(bl, here)
		case *model.Figure:
			n.figure(bl, here)
		default:
			n.block(bl, here)
		}
	}
}

// block names what is called by a word and a number: 注1, 示例, 公式（1）.
func (n *namer) block(bl model.Block, here model.Bilingual) {
	zh, en := here.Zh, here.En
	if en != "" {
		en += ", "
	}
	switch bl := bl.(type) {
	case *model.Note:
		n.set(bl.ID, zh+"注"+bl.Number, spaced(en+"Note", bl.Number))
		n.blocks(bl.Blocks, here)
	case *model.Example:
		n.set(bl.ID, zh+"示例"+bl.Number, spaced(en+"Example", bl.Number))
		n.blocks(bl.Blocks, here)
	case *model.Formula:
		if bl.Number != "" {
			n.set(bl.ID, "公式（"+bl.Number+"）", "Formula ("+bl.Number+")")
		} else {
			n.set(bl.ID, zh+"公式", en+"formula")
		}
	case *model.Quote:
		n.blocks(bl.Blocks, here)
	default:
		n.set(bl.Anchor(), zh, here.En)
	}
}

func (n *namer) set(id, zh, en string) {
	if id != "" && zh != "" {
		n.out[id] = model.Bilingual{Zh: zh, En: en}
	}
}

func spaced(words, number string) string { return strings.TrimSpace(words + " " + number) }

// list names the items: a) is 第5.2条a)项, a second level 1) its 1)分项; what
// has no number of its own is counted.
func (n *namer) list(l *model.List, here model.Bilingual, nth, level int) {
	n.set(l.ID, here.Zh, here.En)
	if nth > 1 && n.text.Grammar != model.RegulationGrammar {
		here = model.Bilingual{Zh: here.Zh + "第" + han(nth) + "组", En: fmt.Sprintf("%s, list %d", here.En, nth)}
	}
	word := "项"
	if level > 1 {
		word = map[bool]string{true: "目", false: "分项"}[n.text.Grammar == model.RegulationGrammar]
	}
	for i, it := range l.Items {
		place := model.Bilingual{Zh: here.Zh + it.Marker + word, En: here.En + " " + it.Marker}
		switch l.Kind {
		case model.DashList, model.DotList, model.BulletList:
			place = model.Bilingual{Zh: fmt.Sprintf("%s第%d%s", here.Zh, i+1, word), En: fmt.Sprintf("%s, item %d", here.En, i+1)}
		case model.HanList, model.ParenList:
			place = model.Bilingual{Zh: here.Zh + "第" + it.Marker + word, En: here.En + ", item " + it.Marker}
		}
		if strings.HasPrefix(it.Marker, "[") {
			place.Zh = here.Zh + it.Marker
		}
		n.set(it.ID, place.Zh, place.En)
		n.inItem(it, place, level)
	}
}

func (n *namer) inItem(it *model.ListItem, place model.Bilingual, level int) {
	for _, bl := range it.Blocks {
		if below, ok := bl.(*model.List); ok {
			n.list(below, place, 1, level+1)
			continue
		}
		n.blocks([]model.Block{bl}, place)
	}
}

func (n *namer) table(t *model.Table, here model.Bilingual) {
	place := model.Bilingual{Zh: here.Zh + "的表", En: spaced(here.En, "table")}
	if t.Number != "" {
		place = model.Bilingual{Zh: "表" + t.Number, En: "Table " + t.Number}
	}
	n.set(t.ID, place.Zh, place.En)
	n.blocks(t.Notes, place)
	for _, f := range t.Footnotes {
		n.set(f.ID, place.Zh+"脚注"+f.Label, place.En+", footnote "+f.Label)
	}
}

func (n *namer) figure(f *model.Figure, here model.Bilingual) {
	place := model.Bilingual{Zh: here.Zh + "的图", En: spaced(here.En, "figure")}
	if f.Number != "" {
		place = model.Bilingual{Zh: "图" + f.Number, En: "Figure " + f.Number}
	}
	n.set(f.ID, place.Zh, place.En)
	for i, s := range f.Sub {
		label := s.Number
		if label == "" {
			label = string(rune('a' + i%26))
		}
		n.set(s.ID, place.Zh+label+")", place.En+" "+label+")")
	}
	n.blocks(f.Key, place)
}
