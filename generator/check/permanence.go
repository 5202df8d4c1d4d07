package check

import (
	"fmt"
	"path"
	"regexp"
	"slices"

	"guiju/generator/model"
	"guiju/generator/text"
)

var permanenceRules = []*model.Rule{
	keyLost, textChanged, textAdded, amendmentChanged, keySuccessor, keyTwice, keyForm,
	correctionUnnamed, correctionUnchanged, correctionBefore, correctionFuture,
}

var keyLost = &model.Rule{
	ID: "key-lost", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 公布过的“{1}”不见了", En: "“{1}” of {2} was published and is gone"},
	Hint: model.Bilingual{
		Zh: "恢复这一条。真要删去已公布的文字：先恢复，运行 guiju correct {3} --provisions {1} …，再删。",
		En: "Bring it back. To take out published words: bring them back, run guiju correct {3} --provisions {1} …, then delete them."},
	Doc: model.Bilingual{
		Zh: "条文公布以后，它的永久编号记在 keys.toml 里，别人引用的就是它。条可以移动、改号、被代替，但要有记录；没有记录就不能消失。",
		En: "Once a provision is published keys.toml keeps its permanent key, and others refer to it. It may move, be renumbered or replaced, on record; it may not vanish without one."},
}

var textChanged = &model.Rule{
	ID: "text-changed", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 的“{1}”已经公布，现在的文字与公布的不同", En: "“{1}” of {2} was published, and its words are no longer those that were"},
	Hint: model.Bilingual{
		Zh: "改回原来的文字。确要改正：先改回，运行 guiju correct {3} --provisions {1} --reason … --approver …，再改；修订内容用修改单。正文没有动过的，恢复 keys.toml。",
		En: "Bring the former words back. To mend a mistake: bring them back, run guiju correct {3} --provisions {1} --reason … --approver …, then edit; what is to say something else takes an amendment. If nobody touched the text, bring keys.toml back."},
	Doc: model.Bilingual{
		Zh: "已公布的文字有人引用、有人照办。改动要有勘误（日期、条、原因、批准人）或修改单，原来的文字留着可查；keys.toml 记着公布时每一条的指纹。",
		En: "Published words are quoted and acted upon. A change takes a correction (date, provisions, reason, approver) or an amendment, and the former words stay readable; keys.toml holds a hash of each provision as published."},
}

var textAdded = &model.Rule{
	ID: "text-added", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 公布时没有“{1}”", En: "{2} was published without “{1}”"},
	Hint: model.Bilingual{
		Zh: "删去这一条。录入时漏掉的：先删，运行 guiju correct {3} --provisions {1} …，再补；新的规定用修改单。正文没有动过的，恢复 keys.toml。",
		En: "Take it out. What had been left out by mistake: take it out, run guiju correct {3} --provisions {1} …, then add it; a new provision takes an amendment. If nobody touched the text, bring keys.toml back."},
	Doc: model.Bilingual{Zh: "给已公布的版本加一条，和改一条一样要有记录。", En: "To add to a published edition takes a record, as to change it does."},
}

var amendmentChanged = &model.Rule{
	ID: "amendment-changed", Severity: model.Error,
	Message: model.Bilingual{Zh: "{2} 已经公布，其中“{1}”的文字与公布的不同", En: "{2} was published, and its words of “{1}” are no longer those that were"},
	Hint: model.Bilingual{
		Zh: "改回原来的文字；修改单公布后不再改动，要改就登记下一号修改单。",
		En: "Bring the former words back. A published amendment is not changed: record another one."},
	Doc: model.Bilingual{Zh: "修改单和标准一样，公布后文字不变。", En: "The words of an amendment stay as they were published, as those of a standard do."},
}

var keySuccessor = &model.Rule{
	ID: "key-successor", Severity: model.Error,
	Message: model.Bilingual{Zh: "永久编号“{1}”的后继“{2}”不存在", En: "“{2}”, which is to follow the key “{1}”, does not exist"},
	Hint: model.Bilingual{
		Zh: "从版本库或备份恢复 keys.toml；后继要是同一标准里另一条的编号。",
		En: "Bring keys.toml back from version control or a backup; a successor is the key of another provision of the standard."},
	Doc: model.Bilingual{Zh: "旧条并入了哪一条，靠后继指明；指向空处，旧的引用就断了。", En: "A successor says into which provision an old one went; where it leads nowhere, old references are lost."},
}

var keyTwice = &model.Rule{
	ID: "key-twice", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 里，“{2}”用了两次，见 {3}", En: "in {1} “{2}” is used twice: see {3}"},
	Hint: model.Bilingual{
		Zh: "keys.toml 由程序写入；从版本库或备份恢复它。",
		En: "keys.toml is written by the program; bring it back from version control or a backup."},
	Doc: model.Bilingual{Zh: "一个版本里，一条只有一个永久编号，一个编号只指一条。", En: "In an edition a provision has one permanent key, and a key one provision."},
}

var keyForm = &model.Rule{
	ID: "key-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是程序写的{2}", En: "“{1}” is no {2} that the program writes"},
	Hint: model.Bilingual{
		Zh: "keys.toml 由程序写入；从版本库或备份恢复它。",
		En: "keys.toml is written by the program; bring it back from version control or a backup."},
	Doc: model.Bilingual{Zh: "永久编号、版本和指纹各有固定的写法；写坏了，公布的文字就不再有人看守。", En: "Keys, editions and hashes have a fixed form; where it is broken nothing guards the published words."},
}

var correctionUnnamed = &model.Rule{
	ID: "correction-unnamed", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”有改动，{2} 的勘误没有列出它", En: "“{1}” has changed, and the correction of {2} does not name it"},
	Hint: model.Bilingual{
		Zh: "改回原来的文字，或把 \"{1}\" 写进那条勘误的 provisions。",
		En: "Bring the former words back, or write \"{1}\" among the provisions of the correction."},
	Doc: model.Bilingual{Zh: "勘误列出改动的每一条，一条不漏：读者靠它知道哪里变了。", En: "A correction names every provision that it changes: readers learn from it what is different."},
}

var correctionUnchanged = &model.Rule{
	ID: "correction-unchanged", Severity: model.Error,
	Message: model.Bilingual{Zh: "勘误列出了“{1}”，它的文字却没有变", En: "the correction names “{1}”, whose words have not changed"},
	Hint: model.Bilingual{
		Zh: "现在改正文；不需要改的从 provisions 删去。",
		En: "Edit the text now, or take the provision off the list."},
	Doc: model.Bilingual{Zh: "勘误前后的文本逐条比对，列出的条要真有改动（中文或英文）。", En: "The texts before and after are compared; what is named must differ, in Chinese or English."},
}

var correctionBefore = &model.Rule{
	ID: "correction-before", Severity: model.Error,
	Message: model.Bilingual{Zh: "勘误留存的“{1}”不是公布过的文字", En: "what the correction keeps of “{1}” is not what was published"},
	Hint: model.Bilingual{
		Zh: "guiju correct 在改动之前运行，留存公布的全文；从版本库或备份恢复 {2} 里的文件。",
		En: "guiju correct is run before any edit and keeps the text as published; bring the files of {2} back from version control or a backup."},
	Doc: model.Bilingual{Zh: "改正前的文字留着，是为了回答“那天网站上写的是什么”；留错了就答错了。", En: "The text before a correction is kept to tell what the site said on a day; a wrong one tells it wrongly."},
}

var correctionFuture = &model.Rule{
	ID: "correction-future", Severity: model.Error,
	Message: model.Bilingual{Zh: "勘误日期 {1} 在 {2} 之后", En: "the correction is dated {1}, after {2}"},
	Hint:    model.Bilingual{Zh: "写改正的那一天。", En: "Give the day on which it was made."},
	Doc:     model.Bilingual{Zh: "文字已经改了，改正的日子就不会在将来。", En: "The words have changed already; the day cannot be one to come."},
}

// permanence guards what was published: keys.toml says what it was.
func (c *checker) permanence() {
	for _, w := range c.sys.Works {
		if !c.unread(path.Dir(w.File()) + "/keys.toml") {
			c.keys(w)
		}
		for _, e := range w.Editions {
			folder := path.Dir(e.File())
			if c.unread(e.File()) || c.unread(folder+"/zh.md") || c.unread(folder+"/en.md") {
				continue
			}
			if !c.unread(path.Dir(w.File()) + "/keys.toml") {
				c.published(e)
			}
			c.corrected(e)
		}
	}
}

var (
	keyPattern     = regexp.MustCompile(`^k[0-9a-hjkmnp-tv-z]{4,}$`)
	hashPattern    = regexp.MustCompile(`^[0-9a-f]{16}$`)
	keyedFragment  = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.-]*$`)
	keyedYear      = regexp.MustCompile(`^(19|20)[0-9]{2}$`)
	keyedAmendment = regexp.MustCompile(`^((?:19|20)[0-9]{2})-amd[0-9]+$`)
)

// keys checks keys.toml itself.
func (c *checker) keys(w *model.Work) {
	years, keys := map[string]*model.Edition{}, map[string]bool{}
	for _, e := range w.Editions {
		years[e.Year] = e
	}
	for _, k := range w.Keys.Provisions {
		keys[k.Key] = true
	}
	seen := map[string]model.Pos{}
	twice := func(edition, what string, at model.Pos) {
		if first, ok := seen[edition+" "+what]; ok {
			c.report(keyTwice.At(at, edition, what, first))
			return
		}
		seen[edition+" "+what] = at
	}
	gone := map[string]bool{} // editions that are said to be gone
	for i := range w.Keys.Provisions {
		k := &w.Keys.Provisions[i]
		live := k.Tombstone.IsZero() && k.Successor == ""
		for _, f := range []struct {
			key, value string
			form       *regexp.Regexp
			thing      model.Bilingual
		}{
			{"key", k.Key, keyPattern, model.Bilingual{Zh: "永久编号", En: "permanent key"}},
			{"fragment", k.Fragment, keyedFragment, model.Bilingual{Zh: "条的位置", En: "place of a provision"}},
			{"hash", k.Hash, hashPattern, model.Bilingual{Zh: "指纹", En: "hash"}},
		} {
			if f.value != "" && !f.form.MatchString(f.value) {
				c.report(keyForm.At(k.At(f.key), f.value, f.thing))
			}
		}
		year := k.Edition
		if m := keyedAmendment.FindStringSubmatch(year); m != nil {
			year = m[1]
		} else if k.Edition != "" && !keyedYear.MatchString(k.Edition) {
			c.report(keyForm.At(k.At("edition"), k.Edition, model.Bilingual{Zh: "版本", En: "edition"}))
			continue
		}
		if years[year] == nil && live && !gone[year] {
			gone[year] = true
			c.report(keyLost.At(k.At("edition"), year, w.Number, w.ID+" "+year))
		}
		twice(k.Edition, k.Key, k.At("key"))
		if live {
			twice(k.Edition, "#"+k.Fragment, k.At("fragment"))
		}
		if k.Successor != "" && (!keys[k.Successor] || k.Successor == k.Key) {
			c.report(keySuccessor.At(k.At("successor"), k.Key, k.Successor))
		}
	}
}

// published compares an edition and its amendments with what was published.
func (c *checker) published(e *model.Edition) {
	command := e.Work.ID + " " + e.Year
	list := text.PublishedOf(e)
	if len(list) > 0 && e.AsIssued()[model.Zh] == nil {
		c.report(keyLost.At(list[0].Key.At("edition"), e.Year, e.Work.Number, command))
		return
	}
	pending := text.Pending(e)
	for _, p := range list {
		if p.State == text.Kept || p.Correction != nil {
			continue
		}
		at := e.At("number")
		if p.Now != nil {
			at = p.Now.Pos
		} else if p.Key != nil {
			at = p.Key.At("fragment")
		}
		switch {
		case len(pending) > 0:
			c.report(correctionUnnamed.At(at, p.ID(), pending[0].Date))
		case p.State == text.Lost:
			c.report(keyLost.At(at, p.ID(), e.Number, command))
		case p.State == text.Rewritten:
			c.report(textChanged.At(at, p.ID(), e.Number, command))
		default:
			c.report(textAdded.At(at, p.ID(), e.Number, command))
		}
	}
	for i := range e.Amendments {
		c.publishedAmendment(e, &e.Amendments[i])
	}
}

func (c *checker) publishedAmendment(e *model.Edition, a *model.Amendment) {
	t, edition := a.Texts[model.Zh], e.Year+"-"+e.AmendmentKey(a)
	if t == nil && a.Folder != "" {
		return // it cannot be read, and that has been said
	}
	for i := range e.Work.Keys.Provisions {
		k := &e.Work.Keys.Provisions[i]
		if k.Edition != edition || !k.Tombstone.IsZero() {
			continue
		}
		p := t.Find(k.Fragment)
		switch {
		case p == nil:
			c.report(amendmentChanged.At(k.At("fragment"), k.Fragment, a.Number))
		case text.Hash(t, p) != k.Hash:
			c.report(amendmentChanged.At(p.Pos, k.Fragment, a.Number))
		}
	}
}

// corrected checks that each correction says what it changed: the text that it
// keeps is compared with the one that the next keeps, the last with the text.
func (c *checker) corrected(e *model.Edition) {
	for i := range e.Corrections {
		x := &e.Corrections[i]
		if x.Date.After(c.day) {
			c.report(correctionFuture.At(x.At("date"), x.Date, c.day))
		}
		after := e.AsIssued()
		if i+1 < len(e.Corrections) {
			after = e.Corrections[i+1].Before
		}
		if x.Before[model.Zh] == nil || after[model.Zh] == nil {
			continue
		}
		c.correction(e, x, after, i+1 == len(e.Corrections))
	}
}

func (c *checker) correction(e *model.Edition, x *model.Correction, after map[model.Lang]*model.Text, last bool) {
	differ := text.Differing(x.Before[model.Zh], after[model.Zh])
	keys := text.LiveKeys(e)
	unlike := text.Unlike(x, keys)
	for _, f := range differ {
		switch {
		case text.Names(x, f):
		case !last || len(keys) == 0:
			c.report(correctionUnnamed.At(x.At("provisions"), f, x.Date))
		case slices.Contains(unlike, f): // else it differs from what was published, and that is said there
			c.report(correctionBefore.At(x.At("folder"), f, "corrections/"+x.Folder))
		}
	}
	if x.Before[model.En] != nil && after[model.En] != nil {
		differ = append(differ, text.Differing(x.Before[model.En], after[model.En])...)
	}
	for i, name := range x.Provisions {
		one := &model.Correction{Provisions: []string{name}}
		changed := x.Before[model.Zh].Find(model.Fragment(name)) == nil && after[model.Zh].Find(model.Fragment(name)) == nil // correction-place says so
		for _, f := range differ {
			changed = changed || text.Names(one, f)
		}
		if !changed {
			c.report(correctionUnchanged.At(x.At(fmt.Sprintf("provisions[%d]", i)), name))
		}
	}
}
