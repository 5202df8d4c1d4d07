package source

import (
	"slices"

	"guiju/generator/model"
)

// The folders of an edition that hold other wordings of it.
const (
	amendmentsFolder  = "amendments"
	correctionsFolder = "corrections"
)

// wordings loads the words of the amendments of an edition and what stood in
// its text before each correction: amendments/<folder>/ and
// corrections/<folder>/ with zh.md and en.md. It returns the folder without the
// two, which hold no attachments.
func (l *loader) wordings(e *model.Edition, d list) (list, error) {
	unread := l.sys.Unread[e.File()] // whether its records could be read
	amended := map[string]func(texts map[model.Lang]*model.Text){}
	for i := range e.Amendments {
		a := &e.Amendments[i]
		if a.Folder != "" {
			l.nameFolder(a.Origin, a.Folder, amended, func(texts map[model.Lang]*model.Text) { a.Texts = texts })
		}
	}
	corrected := map[string]func(texts map[model.Lang]*model.Text){}
	for i := range e.Corrections {
		c := &e.Corrections[i]
		if c.Folder != "" {
			l.nameFolder(c.Origin, c.Folder, corrected, func(texts map[model.Lang]*model.Text) { c.Before = texts })
		}
	}
	if err := l.wordingFolders(d, amendmentsFolder, amended, unread); err != nil {
		return d, err
	}
	if err := l.wordingFolders(d, correctionsFolder, corrected, unread); err != nil {
		return d, err
	}
	for _, a := range e.Amendments {
		if a.Folder != "" && a.Texts == nil {
			l.report(wordingMissing.At(a.At("folder"), d.path(amendmentsFolder)+"/"+a.Folder, makeFolder))
		}
	}
	for _, c := range e.Corrections {
		if c.Folder != "" && c.Before == nil {
			l.report(wordingMissing.At(c.At("folder"), d.path(correctionsFolder)+"/"+c.Folder, restoreFolder))
		}
	}
	d.dirs = slices.DeleteFunc(slices.Clone(d.dirs), func(n string) bool { return n == amendmentsFolder || n == correctionsFolder })
	return d, nil
}

// nameFolder notes which record a folder belongs to; two records of one folder
// are a mistake.
func (l *loader) nameFolder(o model.Origin, folder string, owners map[string]func(map[model.Lang]*model.Text), take func(map[model.Lang]*model.Text)) {
	if owners[folder] != nil {
		l.report(wordingShared.At(o.At("folder"), folder))
		first := owners[folder]
		owners[folder] = func(texts map[model.Lang]*model.Text) { first(texts); take(texts) }
		return
	}
	owners[folder] = take
}

// wordingFolders reads the folders of one kind for the records that name them.
func (l *loader) wordingFolders(d list, name string, owners map[string]func(map[model.Lang]*model.Text), unread bool) error {
	if !d.hasDir(name) {
		return nil
	}
	all, err := l.readDir(d.path(name))
	if err != nil {
		return err
	}
	l.expect(all, model.Bilingual{
		Zh: "每份修改单或者勘误一个文件夹，内有 zh.md、en.md",
		En: "a folder for each amendment or correction, with zh.md and en.md"}, true)
	for _, folder := range all.dirs {
		f, err := l.readDir(all.path(folder))
		if err != nil {
			return err
		}
		l.checkID(f.dir)
		l.expect(f, model.Bilingual{
			Zh: "zh.md 和 en.md；附图放在版本的文件夹中",
			En: "zh.md and en.md; figures stand in the folder of the edition"}, false, "zh.md", "en.md")
		take := owners[folder]
		if take == nil {
			if !unread {
				l.report(wordingUnnamed.At(model.Pos{File: f.dir}, folder, name))
			}
			take = func(map[model.Lang]*model.Text) {}
		}
		if !f.has("zh.md") {
			l.report(fileMissing.At(model.Pos{File: f.path("zh.md")}, "zh.md", model.Bilingual{
				Zh: "修改单或者勘误前的中文原文", En: "the Chinese words of the amendment, or those before the correction"}))
		}
		take(l.bothTexts(f, model.StandardGrammar))
	}
	return nil
}

// What to do about a folder that is not there: the words of an amendment are the
// author's to write, what stood before a correction is not.
var (
	makeFolder = model.Bilingual{
		Zh: "建立它，放入 zh.md（和 en.md）；没有修改单全文时不写 folder。",
		En: "Make it, with zh.md (and en.md); where the words of an amendment are not held leave folder out."}
	restoreFolder = model.Bilingual{
		Zh: "它由 guiju correct 写入；folder 写错了就改回，文件夹丢了就从版本库或备份恢复。",
		En: "guiju correct wrote it: mend folder if it was misspelt, else bring the folder back from version control or a backup."}
)

var wordingMissing = &model.Rule{
	ID: "wording-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有文件夹 {1}", En: "there is no folder {1}"},
	Hint: model.Bilingual{
		Zh: "{2}",
		En: "{2}"},
	Doc: model.Bilingual{
		Zh: "folder 指明修改单的条文、或者勘误前的原文放在哪里；找不到就无法合并条文，也无法回答某日的文字是什么。",
		En: "folder says where the words of an amendment stand, or the text before a correction; without them nothing can be consolidated, and nobody can be told what the text was on a day."},
}

var wordingUnnamed = &model.Rule{
	ID: "wording-unnamed", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有哪条记录写明 folder = \"{1}\"", En: "no record says folder = \"{1}\""},
	Hint: model.Bilingual{
		Zh: "在 edition.toml 的 [[amendment]] 或 [[correction]] 中写 folder；文件夹名写错了就改名（{2}/ 下）。",
		En: "Name it in an [[amendment]] or [[correction]] of edition.toml, or mend the folder's name (below {2}/)."},
	Doc: model.Bilingual{
		Zh: "没有记录的修改单不知道何时实施，没有记录的勘误不知道谁批准，都不会显示；不声不响地略过会让人以为已经发布。",
		En: "An amendment without a record has no day of entry into force, a correction none that approved it; neither would be shown, and passing them over in silence would let their author believe that they are."},
}

var wordingShared = &model.Rule{
	ID: "wording-shared", Severity: model.Error,
	Message: model.Bilingual{Zh: "文件夹“{1}”已经属于另一条记录", En: "the folder “{1}” belongs to another record already"},
	Hint: model.Bilingual{
		Zh: "每份修改单、每次勘误各用一个文件夹。",
		En: "Give each amendment and each correction a folder of its own."},
	Doc: model.Bilingual{Zh: "两份修改单的条文混在一起，就分不清哪天起是什么文字。", En: "With the words of two amendments in one place nobody can say from which day on which of them hold."},
}
