package intake

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// CorrectionRules is what can be wrong when a correction is recorded.
var CorrectionRules = []*model.Rule{correctEdited, correctPending, correctPlace, correctEnglish}

var correctEdited = &model.Rule{
	ID: "correct-edited", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”已经改过了，公布的文字不在手里", En: "“{1}” has been edited already: the published words are not at hand"},
	Hint: model.Bilingual{
		Zh: "先恢复公布的文字（版本库、备份，或从已发布的网页抄回），再运行 guiju correct，然后改。",
		En: "Bring the published words back first (from version control, a backup or the published page), run guiju correct, then edit."},
	Doc: model.Bilingual{
		Zh: "勘误要留存改正前的全文。keys.toml 只有指纹，从指纹恢复不出文字，所以登记在前，改动在后。",
		En: "A correction keeps the text as it was. keys.toml has hashes only, from which no words can be had: so it is recorded first, and the text edited after."},
}

var correctPending = &model.Rule{
	ID: "correct-pending", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 的勘误还没有发布", En: "the correction of {1} is not released yet"},
	Hint: model.Bilingual{
		Zh: "在那条勘误的 provisions 里加上这次要改的条；或者先发布（guiju release），再登记新的勘误。",
		En: "Add the provisions to that correction, or release it first (guiju release) and record another one then."},
	Doc: model.Bilingual{Zh: "一次发布之间的改动是一条勘误：读者看到的只有发布前后两种文字。", En: "What changes between two releases is one correction: readers see two texts only, before and after."},
}

var correctPlace = &model.Rule{
	ID: "correct-place", Severity: model.Error,
	Message: model.Bilingual{Zh: "文本里没有“{1}”，也没有它的上一级", En: "the text has no “{1}”, nor what it would stand below"},
	Hint: model.Bilingual{
		Zh: "{2}写条号，例如 5.2.1；录入时漏掉、现在要补的条写它将有的条号。",
		En: "{2}Give the number of a provision, such as 5.2.1; of one that was left out give the number that it will have."},
	Doc: model.Bilingual{Zh: "勘误指明改了哪些条。", En: "A correction says which provisions it changes."},
}

var correctEnglish = &model.Rule{
	ID: "correct-english", Severity: model.Info,
	Message: model.Bilingual{Zh: "英文在公布以后改过，没有留存", En: "the English has changed since it was published and is not kept"},
	Hint: model.Bilingual{
		Zh: "要留存公布的译文，先恢复它，再运行 guiju correct。",
		En: "To keep the published translation bring it back and run guiju correct again."},
	Doc: model.Bilingual{Zh: "译文可以随时改进；留存的只能是公布过的文字。", En: "A translation may be improved at any time; only what was published can be kept."},
}

// Correct plans how a correction of a published edition is recorded: its record
// in edition.toml, and the text as it was published in a folder of its own. The
// text is edited after that. Problems of severity error say why it cannot be.
func Correct(content fs.FS, e *model.Edition, x model.Correction) (changes []source.Change, problems []model.Problem, err error) {
	zh := e.AsIssued()[model.Zh]
	if problems = correctable(e, zh, x); model.HasErrors(problems) {
		return nil, problems, nil
	}
	home := path.Dir(e.File())
	x.Folder = freeFolder(e, x.Date)
	for _, l := range model.Langs {
		t := e.AsIssued()[l]
		if t == nil {
			continue
		}
		if l == model.En && englishEdited(e, x, t) {
			problems = append(problems, correctEnglish.At(model.Pos{File: t.File}))
			continue
		}
		b, err := fs.ReadFile(content, t.File)
		if err != nil {
			return nil, nil, fmt.Errorf("content: %w", err)
		}
		changes = append(changes, source.Change{Path: path.Join(home, "corrections", x.Folder, path.Base(t.File)), New: b})
	}
	was, err := fs.ReadFile(content, e.File())
	if err != nil {
		return nil, nil, fmt.Errorf("content: %w", err)
	}
	edit, ps := source.NewEditor(e.File(), was)
	if edit == nil {
		return nil, ps, nil
	}
	record := []source.Entry{{Key: "date", Value: x.Date}, {Key: "provisions", Value: x.Provisions}, {Key: "reason.zh", Value: x.Reason.Zh}}
	if x.Reason.En != "" {
		record = append(record, source.Entry{Key: "reason.en", Value: x.Reason.En})
	}
	edit.Append("correction", append(record,
		source.Entry{Key: "approver", Value: x.Approver}, source.Entry{Key: "kind", Value: x.Kind}, source.Entry{Key: "folder", Value: x.Folder}))
	now, ps := edit.Bytes()
	if ps != nil {
		return nil, ps, nil
	}
	return append(changes, source.Change{Path: e.File(), Old: was, New: now}), problems, nil
}

// correctable says what stands in the way.
func correctable(e *model.Edition, zh *model.Text, x model.Correction) (problems []model.Problem) {
	for _, p := range text.Pending(e) {
		return []model.Problem{correctPending.At(p.At("date"), p.Date)}
	}
	for _, p := range text.PublishedOf(e) {
		switch {
		case p.State == text.Kept:
		case p.Now != nil:
			problems = append(problems, correctEdited.At(p.Now.Pos, p.ID()))
		default:
			problems = append(problems, correctEdited.At(p.Key.At("fragment"), p.ID()))
		}
	}
	var known []string
	zh.Walk(func(p *model.Provision) { known = append(known, p.ID) })
	for _, name := range x.Provisions {
		id := model.Fragment(name)
		above := ""
		if i := strings.LastIndexByte(id, '.'); i >= 0 {
			above = id[:i]
		}
		if zh.Find(id) == nil && zh.Find(above) == nil {
			problems = append(problems, correctPlace.At(model.Pos{File: zh.File}, name, model.DidYouMean(id, known)))
		}
	}
	return problems
}

// englishEdited reports whether the English of what a correction names is not
// what was published.
func englishEdited(e *model.Edition, x model.Correction, en *model.Text) bool {
	for _, k := range text.LiveKeys(e) {
		if q := en.Find(k.Fragment); q != nil && k.En != "" && text.Names(&x, k.Fragment) && text.Hash(en, q) != k.En {
			return true
		}
	}
	return false
}

// freeFolder is the day of a correction, counted on where the edition has one
// of that day.
func freeFolder(e *model.Edition, day model.Date) string {
	taken := map[string]bool{}
	for _, x := range e.Corrections {
		taken[x.Folder] = true
	}
	name := day.String()
	for n := 2; taken[name]; n++ {
		name = fmt.Sprint(day, "-", n)
	}
	return name
}
