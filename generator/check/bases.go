package check

import (
	"guiju/generator/model"
	"guiju/generator/text"
)

var basisRules = []*model.Rule{basisStale, basisPending, basisConflict, basisRepealed, basisRepeated}

var basisStale = &model.Rule{
	ID: "basis-stale", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}{2}在核对之后有改动", En: "{2} of {1} has changed since the two were compared"},
	Hint: model.Bilingual{
		Zh: "对照修改后的法条核对本标准的“{3}”，需要时修改条文或关系；然后运行 guiju mapped {4} --regulation {5}。",
		En: "Compare “{3}” of this standard with the article as it is now and mend the text or the relation; then run guiju mapped {4} --regulation {5}."},
	Doc: model.Bilingual{
		Zh: "keys.toml 记下每条法律依据核对时法条的文字（指纹）。法规修改后，只有文字变了的法条才要求重新核对，网页上也标明“法条已修改”。",
		En: "keys.toml records the words of the article (their hash) that each legal basis was compared with. When a regulation is amended, the bases of those articles whose words changed are to be compared again, and pages say so."},
}

var basisPending = &model.Rule{
	ID: "basis-pending", Severity: model.Info,
	Message: model.Bilingual{Zh: "与{1}的关系还没有核对", En: "how it relates to {1} has not been looked into"},
	Hint: model.Bilingual{
		Zh: "对照法规原文，把 relation 改成细化、延伸、引用、一致或不一致，并写 checked 和 by。",
		En: "Compare with the regulation, set relation to what you find, and give checked and by."},
	Doc: model.Bilingual{
		Zh: "“待核”是诚实的说法：没有读到原文就不说有关系。网页上列为待办。",
		En: "Pending is an honest answer where the text was not at hand; pages list it as work to be done."},
}

var basisConflict = &model.Rule{
	ID: "basis-conflict", Severity: model.Warning,
	Message: model.Bilingual{Zh: "与{1}{2}不一致，却没有说明", En: "it conflicts with {2} of {1}, and nothing says how"},
	Hint: model.Bilingual{
		Zh: "写 note.zh = \"…\"：哪里不一致，怎样处理。",
		En: "Write note.zh = \"…\": where they differ and what is done about it."},
	Doc: model.Bilingual{
		Zh: "标准不能与法律法规相抵触。发现不一致要写明在哪里、打算怎样改，读者才知道该信哪一个。",
		En: "A standard may not contradict the law. Where one does, readers must learn where, and what will be done."},
}

var basisRepealed = &model.Rule{
	ID: "basis-repealed", Severity: model.Warning,
	Message: model.Bilingual{Zh: "依据的{1}已在 {2} 废止", En: "{1}, which it rests on, was repealed on {2}"},
	Hint: model.Bilingual{
		Zh: "改为现行的法规，或在复审时处理这一条。",
		En: "Name the law that is in force now, or take the provision up at the next review."},
	Doc: model.Bilingual{Zh: "依据废止以后，标准的对应条款要重新核对。", En: "When the basis is repealed the provisions that rest on it must be looked at again."},
}

var basisRepeated = &model.Rule{
	ID: "basis-repeated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "同一条与同一法条的关系已经登记，见 {1}", En: "this provision and this article are related already: see {1}"},
	Hint:    model.Bilingual{Zh: "删去其中一条。", En: "Drop one of the two."},
	Doc:     model.Bilingual{Zh: "一条与一条之间只登记一种关系，重复的会被数两次。", En: "A provision and an article have one relation; a second would be counted twice."},
}

// bases checks what the works say of their legal bases; that regulation,
// article and provision exist is asked with the references.
func (c *checker) bases() {
	for _, w := range c.sys.Works {
		seen := map[[3]string]model.Pos{}
		for _, k := range text.Comparisons(c.sys, w) {
			b := k.Basis
			if b.Checked.After(c.day) {
				c.report(outcomeFuture.At(b.At("checked"), b.Checked, c.day))
			}
			name := [3]string{b.Regulation, k.Fragment, b.Provision}
			if first, again := seen[name]; again {
				c.report(basisRepeated.At(b.At("regulation"), first))
			} else {
				seen[name] = b.At("regulation")
			}
			r := c.sys.Regulation(b.Regulation)
			if r == nil {
				continue // reported with the references
			}
			title, article := quoted(r.Title), articleWords(b.Article)
			if k.State == text.Changed {
				c.report(basisStale.At(b.At("article"), title, article, provisionWords(b.Provision), w.ID, r.ID))
			}
			switch {
			case b.Relation == model.Pending:
				c.report(basisPending.At(b.At("relation"), title))
			case b.Relation == model.Conflicts && b.Note.Empty():
				c.report(basisConflict.At(b.At("relation"), title, article))
			}
			if !r.Repealed.IsZero() && !r.Repealed.After(c.day) {
				c.report(basisRepealed.At(b.At("regulation"), title, r.Repealed))
			}
		}
	}
}

// quoted sets the Chinese title of a document in its marks.
func quoted(title model.Bilingual) model.Bilingual {
	return model.Bilingual{Zh: "《" + title.Zh + "》", En: title.Or(model.En)}
}

// articleWords names an article as printed, or the whole.
func articleWords(article string) model.Bilingual {
	if article == "" {
		return model.Bilingual{Zh: "", En: "the whole"}
	}
	return model.Bilingual{Zh: article, En: "Article " + model.Fragment(article)}
}

func provisionWords(provision string) model.Bilingual {
	if provision == "" {
		return model.Bilingual{Zh: "全文", En: "the whole text"}
	}
	return model.Bilingual{Zh: provision, En: provision}
}
