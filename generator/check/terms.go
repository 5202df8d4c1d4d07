package check

import (
	"regexp"
	"strings"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var termRules = []*model.Rule{termUnused, termEnglish, termEmpty, termRepeated, termEnd, termCircular, termNumber}

var termUnused = &model.Rule{
	ID: "term-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "术语“{1}”在条文中没有用到", En: "the term “{1}” is never used"},
	Hint: model.Bilingual{
		Zh: "删去这个术语，或检查条文中是不是用了别的说法。",
		En: "Drop the entry, or see whether the text says it in other words."},
	Doc: model.Bilingual{
		Zh: "只界定文件中使用的、不易理解或容易误解的概念（GB/T 1.1—2020，8.7）。",
		En: "Only concepts that the document uses are defined (GB/T 1.1—2020, 8.7)."},
}

var termEnglish = &model.Rule{
	ID: "term-english", Severity: model.Warning,
	Message: model.Bilingual{Zh: "术语“{1}”没有{2}对应词", En: "the term “{1}” has no {2} designation"},
	Hint: model.Bilingual{
		Zh: "在同一行写“## 3.1 公务用车　official vehicle”，中间空一个汉字。",
		En: "Write both on one line, “## 3.1 official vehicle　公务用车”, with a full-width space between."},
	Doc: model.Bilingual{
		Zh: "术语条目应有中文术语和英文对应词（GB/T 1.1—2020，8.7）。",
		En: "An entry holds the term in Chinese and its English equivalent (GB/T 1.1—2020, 8.7)."},
}

var termEmpty = &model.Rule{
	ID: "term-definition", Severity: model.Error,
	Message: model.Bilingual{Zh: "术语“{1}”没有定义", En: "the term “{1}” has no definition"},
	Hint: model.Bilingual{
		Zh: "在下一段写定义。",
		En: "Write the definition in the paragraph below."},
	Doc: model.Bilingual{
		Zh: "术语条目的必备内容是条目编号、术语、英文对应词和定义（GB/T 1.1—2020，8.7）。",
		En: "An entry needs its number, the term, its equivalent and the definition (GB/T 1.1—2020, 8.7)."},
}

var termRepeated = &model.Rule{
	ID: "term-repeated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "术语“{1}”已在 {2} 界定", En: "“{1}” is defined in {2} already"},
	Hint: model.Bilingual{
		Zh: "合并两个条目，或给其中一个换名称。",
		En: "Merge the entries, or rename one."},
	Doc: model.Bilingual{
		Zh: "一个概念只界定一次。",
		En: "A concept is defined once."},
}

var termEnd = &model.Rule{
	ID: "term-end", Severity: model.Warning,
	Message: model.Bilingual{Zh: "定义应以“{1}”结尾", En: "a definition ends {1}"},
	Hint: model.Bilingual{
		Zh: "中文定义写成一个短语，末尾用句号；英文定义是一个短语，末尾没有句号。",
		En: "A Chinese definition is a phrase with a full stop, an English one a phrase without."},
	Doc: model.Bilingual{
		Zh: "定义能在上下文中代替术语（GB/T 1.1—2020，8.7；GB/T 20001.1）。",
		En: "A definition can replace the term in its context (GB/T 1.1—2020, 8.7; GB/T 20001.1)."},
}

var termCircular = &model.Rule{
	ID: "term-circular", Severity: model.Warning,
	Message: model.Bilingual{Zh: "定义又从术语“{1}”说起", En: "the definition begins with the term “{1}” itself"},
	Hint: model.Bilingual{
		Zh: "删去“{1}是指”，从上位概念写起：“……的……。”",
		En: "Leave out “{1} is” and begin with the broader concept."},
	Doc: model.Bilingual{
		Zh: "定义不重复术语，能在上下文中代替它（GB/T 1.1—2020，8.7；GB/T 20001.1）。",
		En: "A definition does not repeat the term, so that it can replace it (GB/T 1.1—2020, 8.7; GB/T 20001.1)."},
}

var termNumber = &model.Rule{
	ID: "term-number", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”的条目是 {2}，不是 {3}", En: "the entry of “{1}” is {2}, not {3}"},
	Hint: model.Bilingual{
		Zh: "写作“{1}（{2}）”。",
		En: "Write “{1} ({2})”."},
	Doc: model.Bilingual{
		Zh: "定义中用到别的术语时，括号中写它的条目编号（GB/T 1.1—2020，8.7）。",
		En: "Where a definition uses another term, its entry stands in brackets behind it (GB/T 1.1—2020, 8.7)."},
}

// terms checks the term entries of the text.
func (d *drafting) terms() {
	var entries []*model.Provision
	seen := map[string]*model.Provision{}
	d.text.Walk(func(p *model.Provision) {
		if p.Term == nil {
			return
		}
		entries = append(entries, p)
		names, others, other := p.Term.Zh, p.Term.En, model.Bilingual{Zh: "英文", En: "English"}
		if !d.zh() {
			names, others, other = p.Term.En, p.Term.Zh, model.Bilingual{Zh: "中文", En: "Chinese"}
		}
		name := p.Number
		if len(names) > 0 {
			name = names[0]
		}
		if len(others) == 0 && (d.zh() || len(names) > 0) {
			d.report(termEnglish.At(p.Pos, name, other))
		}
		if first := seen[name]; first != nil && len(names) > 0 {
			d.report(termRepeated.At(p.Pos, name, first.Number))
		} else {
			seen[name] = p
		}
		d.definition(p, name)
	})
	if len(entries) > 0 {
		d.used(entries)
		d.entryNumbers(entries)
	}
}

// namesOf are the designations of an entry in the language of the text.
func (d *drafting) namesOf(p *model.Provision) []string {
	if d.zh() {
		return p.Term.Zh
	}
	return p.Term.En
}

// entryNumbers checks the numbers in brackets behind terms: where the words end
// in the name of one entry the number may not be another's.
func (d *drafting) entryNumbers(entries []*model.Provision) {
	d.runs(func(r wording.Run, at place) {
		for _, f := range refsIn(at.inlines) {
			to := d.anchors[f.target.Fragment]
			before := strings.TrimRight(r.Text[:f.from], " ")
			words := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(before, "（"), "("), " ")
			if f.target.Doc != "" || to == nil || to.Term == nil || words == before || d.endsIn(words, to) {
				continue
			}
			for _, p := range entries {
				if name := d.endingName(words, p); p != to && name != "" {
					d.report(termNumber.At(r.Pos(f.from, f.to), name, p.Number, to.Number))
					break
				}
			}
		}
	})
}

func (d *drafting) endsIn(words string, p *model.Provision) bool { return d.endingName(words, p) != "" }

// endingName is the designation of an entry that words end in, or "".
func (d *drafting) endingName(words string, p *model.Provision) string {
	for _, n := range d.namesOf(p) {
		if w := strings.ToLower(words); n != "" && (strings.HasSuffix(w, strings.ToLower(n)) || !d.zh() && strings.HasSuffix(w, strings.ToLower(n)+"s")) {
			return n
		}
	}
	return ""
}

// circular finds what follows a term that begins its own definition.
var circular = map[model.Lang]*regexp.Regexp{
	model.Zh: regexp.MustCompile(`^(?:是指|指的是|系指|指|是|：|为)`),
	model.En: regexp.MustCompile(`^(?: is | are | means |: )`),
}

// definition checks the first paragraph of an entry.
func (d *drafting) definition(p *model.Provision, name string) {
	for _, b := range p.Blocks {
		para, ok := b.(*model.Paragraph)
		if !ok {
			continue
		}
		r := wording.NewRun(para.Inlines)
		words := strings.TrimSpace(r.Text)
		lower := strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(words), "a "), "the ")
		if rest, ok := strings.CutPrefix(lower, strings.ToLower(name)); ok && circular[d.text.Lang].MatchString(rest) {
			d.report(termCircular.At(r.Pos(0, len(r.Text)), name))
		}
		switch {
		case words == "":
			continue
		case d.zh() && !strings.HasSuffix(words, "。") && !strings.HasSuffix(words, "：") && !strings.HasSuffix(words, "."):
			d.report(termEnd.At(lineEnd(r), "。"))
		case !d.zh() && strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "etc."):
			at := lastRune(r.Text)
			d.reportFix(termEnd, r, at, at+1, "", "without a full stop")
		}
		return
	}
	d.report(termEmpty.At(p.Pos, name))
}

// used looks for every designation outside the entry that defines it.
func (d *drafting) used(entries []*model.Provision) {
	var words strings.Builder
	own := map[*model.Provision]string{}
	d.runs(func(r wording.Run, at place) {
		p := at.provision
		if p != nil && (p.Kind == model.Foreword || p.Kind == model.Bibliography) {
			return
		}
		s := strings.ToLower(r.Text)
		words.WriteString(s + "\n")
		if p != nil && p.Term != nil {
			own[p] += s + "\n"
		}
	})
	all := words.String()
	for _, p := range entries {
		names := d.namesOf(p)
		used := len(names) == 0
		for _, n := range names {
			n = strings.ToLower(n)
			used = used || strings.Count(all, n) > strings.Count(own[p], n)
		}
		if !used {
			d.report(termUnused.At(p.Pos, names[0]))
		}
	}
}
