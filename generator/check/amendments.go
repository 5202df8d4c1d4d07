package check

import (
	"fmt"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

var amendmentRules = []*model.Rule{
	amendmentPlace, amendmentWords, amendmentThere, amendmentAfter, amendmentTerm, amendmentUnused, amendmentEarly, amendmentUndated, amendmentProvisions,
	correctionUnkept, correctionPlace,
}

var amendmentPlace = &model.Rule{
	ID: "amendment-place", Severity: model.Error,
	Message: model.Bilingual{Zh: "被修改的文本里没有“{1}”", En: "the text that is amended has no “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写修改单实施前文本中的条号，例如 4.1；增加的条用 action = \"add\"。",
		En: "{2}Give the number that the provision has in the text before the amendment, such as 4.1; what is new is action = \"add\"."},
	Doc: model.Bilingual{Zh: "修改、删除都要指明原来的条；找不到，就不知道改的是哪里。", En: "What is replaced or deleted is a provision that is there; without it nobody knows what was changed."},
}

var amendmentWords = &model.Rule{
	ID: "amendment-words", Severity: model.Error,
	Message: model.Bilingual{Zh: "修改单的 {2} 里没有“{1}”的文字", En: "{2} of the amendment has no words for “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 folder 所指文件夹的 {2} 里写出这一条，条号与 provision 相同，上面各级的标题也写上（只写标题）。",
		En: "Write the provision in {2} of the folder that folder names, under the same number, with the headings above it (the headings only)."},
	Doc: model.Bilingual{
		Zh: "没有新的文字，原来的文字就不能再当作现行的显示；英文缺少时，该条显示为未译。",
		En: "Without the new words the former ones may not be shown as those in force; where the English is lacking, the provision is shown as untranslated."},
}

var amendmentThere = &model.Rule{
	ID: "amendment-there", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”已经有了，不能再增加", En: "“{1}” is there already and cannot be added"},
	Hint:    model.Bilingual{Zh: "改写它用 action = \"replace\"；真是新增的，换一个没有用过的条号。", En: "To change it use action = \"replace\"; what is new takes a number that is free."},
	Doc:     model.Bilingual{Zh: "修改单不重排条号：新增的条排在同级最后，或者用没有用过的号（例如 4.1.3）。", En: "An amendment leaves the numbers as they are: what it adds takes one that is free, such as 4.1.3."},
}

var amendmentAfter = &model.Rule{
	ID: "amendment-after", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的同级里没有“{2}”，不知道加在哪里", En: "nothing beside “{1}” is “{2}”: it has no place"},
	Hint: model.Bilingual{
		Zh: "after 写同一级中排在它前面的那一条；不写就排在第一；上一级也要已经有。",
		En: "after names the provision of the same level before it; without it it comes first; the level above must be there."},
	Doc: model.Bilingual{Zh: "新增的条要有确定的位置。", En: "What is added has one place."},
}

var amendmentTerm = &model.Rule{
	ID: "amendment-term", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”在术语之间，却没有读成术语", En: "“{1}” stands among terms and was not read as one"},
	Hint: model.Bilingual{
		Zh: "在修改单的文件里，它上面写上“# 3 术语和定义”这样的标题。",
		En: "In the amendment's file write the heading of the clause above it, such as “# 3 Terms and definitions”."},
	Doc: model.Bilingual{Zh: "术语条目靠所在一章的标题辨认。", En: "An entry is known for a term by the heading of its clause."},
}

var amendmentUnused = &model.Rule{
	ID: "amendment-unused", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有哪一处修改用到“{1}”的文字", En: "no change uses the words of “{1}”"},
	Hint: model.Bilingual{
		Zh: "补一个 [[amendment.change]]，或者删去这段文字；只为指明位置的上级标题，不写条文，名称与原文一致或者不写。",
		En: "Add an [[amendment.change]], or delete the words; a heading that only shows the place has no words below it and the title of the text, or none."},
	Doc: model.Bilingual{Zh: "修改单里写了却没有登记的文字不会进入修改后的文本，读者看到的就不是现行的规定。", En: "Words that no change names do not come into the text as amended, and readers would not see what is in force."},
}

var amendmentEarly = &model.Rule{
	ID: "amendment-early", Severity: model.Error,
	Message: model.Bilingual{Zh: "修改单 {1} 实施，早于标准的实施日期 {2}", En: "the amendment is in force from {1}, before the standard is from {2}"},
	Hint:    model.Bilingual{Zh: "核对两个日期。", En: "Check both days."},
	Doc:     model.Bilingual{Zh: "修改单修改的是已经发布的标准，不会比它先实施。", En: "An amendment changes a standard that was issued; it is not in force before it."},
}

var amendmentUndated = &model.Rule{
	ID: "amendment-undated", Severity: model.Warning,
	Message: model.Bilingual{Zh: "修改单没有实施日期，修改的内容不会进入文本", En: "the amendment has no day of entry into force: what it changes does not come into the text"},
	Hint:    model.Bilingual{Zh: "写 in-force = 2027-03-01 这样的日期。", En: "Write in-force = 2027-03-01 or another day."},
	Doc:     model.Bilingual{Zh: "现行的文字由日期推算。", En: "The text in force follows from days."},
}

var amendmentProvisions = &model.Rule{
	ID: "amendment-provisions", Severity: model.Error,
	Message: model.Bilingual{Zh: "provisions 与各处修改对不上：“{1}”", En: "provisions and the changes differ: “{1}”"},
	Hint: model.Bilingual{
		Zh: "有 [[amendment.change]] 时 provisions 可以不写；写就列出每一处修改的条，不多不少。",
		En: "With [[amendment.change]] the key may be left out; else it lists the provision of every change and no other."},
	Doc: model.Bilingual{Zh: "同一件事写在两处，就要一致。", En: "What is written twice must say the same."},
}

var correctionUnkept = &model.Rule{
	ID: "correction-unkept", Severity: model.Warning,
	Message: model.Bilingual{Zh: "勘误没有留下改正前的文本", En: "the correction has not kept the text as it was"},
	Hint: model.Bilingual{
		Zh: "改正前用 guiju correct 登记，它会把原文放进 corrections/ 并写上 folder。",
		En: "Record it with guiju correct before mending the text: it keeps the text below corrections/ and writes folder."},
	Doc: model.Bilingual{Zh: "有人问某日网站上是什么文字，要靠改正前的文本回答。", En: "Who asks what the site said on a day is answered from the text as it was."},
}

var correctionPlace = &model.Rule{
	ID: "correction-place", Severity: model.Error,
	Message: model.Bilingual{Zh: "改正前后的文本里都没有“{1}”", En: "neither the text before the correction nor the one after it has “{1}”"},
	Hint:    model.Bilingual{Zh: "{2}写条号，例如 4.1。", En: "{2}Give the number of a provision, such as 4.1."},
	Doc:     model.Bilingual{Zh: "勘误要指明改了哪些条。", En: "A correction names the provisions that it mends."},
}

// amendments checks what amendments and corrections do to the texts.
func (c *checker) amendments() {
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			if c.unread(e.File()) {
				continue
			}
			for i := range e.Amendments {
				c.amendment(e, &e.Amendments[i])
			}
			for _, l := range model.Langs {
				c.amended(e, l)
			}
			c.corrections(e)
		}
	}
}

func (c *checker) amendment(e *model.Edition, a *model.Amendment) {
	if !a.InForce.IsZero() && a.InForce.Before(e.InForce) {
		c.report(amendmentEarly.At(a.At("in-force"), a.InForce, e.InForce))
	}
	if len(a.Changes) > 0 && a.InForce.IsZero() {
		c.report(amendmentUndated.At(a.At("number")))
	}
	for _, l := range model.Langs {
		if t := a.Texts[l]; t != nil {
			c.images(t, e.Files)
			c.unusedWords(e, a, t, l)
		}
	}
	if len(a.Changes) == 0 || len(a.Provisions) == 0 {
		return
	}
	var changed []string
	for _, ch := range a.Changes {
		changed = append(changed, model.Fragment(ch.Provision))
	}
	listed := make([]string, len(a.Provisions))
	for i, p := range a.Provisions {
		listed[i] = model.Fragment(p)
	}
	if differ := append(without(listed, changed), without(changed, listed)...); len(differ) > 0 {
		c.report(amendmentProvisions.At(a.At("provisions"), strings.Join(differ, "、")))
	}
}

// amended applies the amendments to the text of one language, one after the
// other, and reports the changes that find no place. Of a translation it is
// enough that what it lacks is known: it is shown as untranslated.
func (c *checker) amended(e *model.Edition, l model.Lang) {
	t := e.Texts[l]
	if t == nil {
		return
	}
	for _, a := range e.Amending() {
		if a.Folder != "" && a.Texts[l] == nil && (l == model.Zh || len(a.Texts) == 0) {
			continue // the words could not be read, and that has been said
		}
		before := t
		var unapplied []text.Unapplied
		t, unapplied = text.Amend(before, a.Changes, a.Texts[l])
		for _, u := range unapplied {
			ch := a.Changes[u.Change]
			at := ch.At("provision")
			switch {
			case u.Fault == text.NoWords && l == model.En:
				c.report(amendmentWords.At(at, ch.Provision, "en.md").As(model.Warning))
			case u.Fault == text.NoWords:
				c.report(amendmentWords.At(at, ch.Provision, "zh.md"))
			case u.Fault == text.NoTerm && a.Texts[l].Find(ch.Provision) != nil:
				c.report(amendmentTerm.At(a.Texts[l].Find(ch.Provision).Pos, ch.Provision))
			case l == model.En: // said of the Chinese, or not translated
			case u.Fault == text.NoProvision:
				c.report(amendmentPlace.At(at, ch.Provision, nearestAnchor(ch.Provision, before.Anchors())))
			case u.Fault == text.IsThere:
				c.report(amendmentThere.At(at, ch.Provision))
			case u.Fault == text.NoPlace && ch.After == "":
				c.report(amendmentAfter.At(at, ch.Provision, parentFragment(ch.Provision)))
			case u.Fault == text.NoPlace:
				c.report(amendmentAfter.At(ch.At("after"), ch.Provision, ch.After))
			}
		}
	}
}

// unusedWords reports words in the file of an amendment that no change brings
// into the text. A heading above what is used is there for its place.
func (c *checker) unusedWords(e *model.Edition, a *model.Amendment, t *model.Text, l model.Lang) {
	if len(t.Head) > 0 {
		c.report(amendmentUnused.At(t.Head[0].Position(), model.Bilingual{Zh: "条文之前", En: "before the first provision"}))
	}
	used := map[string]bool{}
	for _, ch := range a.Changes {
		if ch.Action != model.Deleted {
			used[ch.Provision] = true
		}
	}
	var walk func(ps []*model.Provision) bool
	walk = func(ps []*model.Provision) (any bool) {
		for _, p := range ps {
			if used[p.ID] {
				any = true
				continue
			}
			below := walk(p.Children)
			any = any || below
			title := text.PlainInlines(p.Title)
			there := e.AsIssued()[l].Find(p.ID)
			place := below && len(p.Blocks) == 0 && p.Term == nil && (title == "" || there != nil && title == text.PlainInlines(there.Title))
			if !place && (below || len(p.Children) == 0) {
				c.report(amendmentUnused.At(p.Pos, p.ID))
			}
		}
		return any
	}
	walk(t.Provisions)
}

func (c *checker) corrections(e *model.Edition) {
	for _, x := range e.Corrections {
		for _, l := range model.Langs {
			if t := x.Before[l]; t != nil {
				c.images(t, e.Files)
			}
		}
		if x.Folder == "" {
			c.report(correctionUnkept.At(x.At("date")))
		}
		now := e.Texts[model.Zh].Anchors()
		before := x.Before[model.Zh].Anchors()
		for i, p := range x.Provisions {
			f := model.Fragment(p)
			_, a := now[f]
			_, b := before[f]
			if !a && !b && len(now) > 0 && (x.Folder == "" || len(before) > 0) {
				c.report(correctionPlace.At(x.At(fmt.Sprintf("provisions[%d]", i)), p, nearestAnchor(f, now)))
			}
		}
	}
}
