package intake

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

const publishedWords = "# 1 范围\n\n本文件规定了车辆的停放。\n\n# 4 要求\n\n4.1 车辆应停放在指定的位置。\n\n4.2 车辆应每天清洗一次。\n"

const publishedEdition = "# 版本\nnumber = \"DB41/T S001—2024\"\ntitle.zh = \"车辆\"\nissued = 2024-01-01\n"

// published is a content folder with one released edition.
func published(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	put := func(name, words string) { files[name] = &fstest.MapFile{Data: []byte(words)} }
	put("system.toml", "format = 1\nsite.title.zh = \"甲\"\n")
	put("standards/a/work.toml", "number = \"DB41/T S001\"\nlevel = \"local\"\n")
	put("standards/a/2024/edition.toml", publishedEdition)
	put("standards/a/2024/zh.md", publishedWords)
	put("standards/a/2024/en.md", "# 1 Scope\n\nThis document specifies parking.\n\n# 4 Requirements\n\n4.1 Vehicles shall be parked in their places.\n\n4.2 Vehicles shall be washed every day.\n")
	sys := loaded(t, files)
	texts := sys.Works[0].Editions[0].Texts
	keys := model.Keys{Editions: []model.EditionKey{{Year: "2024", Recorded: model.NewDate(2026, 1, 1), Text: model.NewDate(2026, 1, 1)}}}
	n := 0
	texts[model.Zh].Walk(func(p *model.Provision) {
		n++
		keys.Provisions = append(keys.Provisions, model.ProvisionKey{
			Key: fmt.Sprint("k100", n, "0a"), Edition: "2024", Fragment: p.ID,
			Hash: text.Hash(texts[model.Zh], p), En: text.Hash(texts[model.En], texts[model.En].Find(p.ID)),
		})
	})
	put("standards/a/keys.toml", string(source.EncodeKeys(keys)))
	return files
}

func loaded(t *testing.T, files fstest.MapFS) *model.System {
	t.Helper()
	sys, _, problems, err := source.Load(files)
	if err != nil || model.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	return sys
}

// broken are the rules of permanence that the content breaks.
func broken(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	var ids []string
	for _, p := range check.Run(loaded(t, files), model.NewDate(2026, 11, 26)) {
		if id := p.Rule.ID; strings.HasPrefix(id, "text-") || strings.HasPrefix(id, "key-") || strings.HasPrefix(id, "correction-") {
			ids = append(ids, id)
		}
	}
	return strings.Join(ids, " ")
}

var mistake = model.Correction{
	Date: model.NewDate(2026, 11, 26), Provisions: []string{"4.2"}, Reason: model.Bilingual{Zh: "抄错"}, Approver: "样本机构", Kind: model.Transcript,
}

func carriedOut(files fstest.MapFS, changes []source.Change) {
	for _, ch := range changes {
		files[ch.Path] = &fstest.MapFile{Data: ch.New}
	}
}

// TestCorrect: a correction is recorded, then the text is edited, and only what
// it names may change; what was published is kept byte by byte.
func TestCorrect(t *testing.T) {
	files := published(t)
	if got := broken(t, files); got != "" {
		t.Fatalf("as published: %s", got)
	}
	changes, problems, err := Correct(files, loaded(t, files).Works[0].Editions[0], mistake)
	if err != nil || len(problems) > 0 || len(changes) != 3 {
		t.Fatal(changes, problems, err)
	}
	carriedOut(files, changes)
	kept, err := fs.ReadFile(files, "standards/a/2024/corrections/2026-11-26/zh.md")
	if err != nil || string(kept) != publishedWords {
		t.Errorf("kept %q, %v", kept, err)
	}
	if edition := string(files["standards/a/2024/edition.toml"].Data); !strings.HasPrefix(edition, publishedEdition) || !strings.Contains(edition, "folder = \"2026-11-26\"") {
		t.Errorf("edition.toml says\n%s", edition)
	}
	if got := broken(t, files); got != "correction-unchanged" {
		t.Errorf("recorded and not edited: %q", got)
	}
	edit := func(from, to string) {
		files["standards/a/2024/zh.md"] = &fstest.MapFile{Data: []byte(strings.Replace(publishedWords, from, to, 1))}
	}
	edit("每天", "每周")
	if got := broken(t, files); got != "" {
		t.Errorf("recorded and edited: %q", got)
	}
	edit("指定的位置", "任何位置")
	if got := broken(t, files); got != "correction-unnamed correction-unchanged" && got != "correction-unchanged correction-unnamed" {
		t.Errorf("something else was edited: %q", got)
	}
	_, problems, _ = Correct(files, loaded(t, files).Works[0].Editions[0], mistake)
	if len(problems) != 1 || problems[0].Rule != correctPending {
		t.Errorf("a second correction: %v", problems)
	}
}

// TestCorrectRefuses: what was edited before it was recorded cannot be kept.
func TestCorrectRefuses(t *testing.T) {
	files := published(t)
	files["standards/a/2024/zh.md"] = &fstest.MapFile{Data: []byte(strings.Replace(publishedWords, "每天", "每周", 1))}
	changes, problems, err := Correct(files, loaded(t, files).Works[0].Editions[0], mistake)
	if err != nil || changes != nil || len(problems) != 1 || problems[0].Rule != correctEdited || problems[0].Pos.Line != 9 {
		t.Errorf("edited already: %v %v %v", changes, problems, err)
	}
	files = published(t)
	x := mistake
	x.Provisions = []string{"4.3", "9.9"}
	_, problems, _ = Correct(files, loaded(t, files).Works[0].Editions[0], x)
	if len(problems) != 1 || problems[0].Rule != correctPlace || problems[0].Args[0] != "9.9" {
		t.Errorf("places: %v", problems)
	}
	files["standards/a/2024/en.md"].Data = []byte(strings.Replace(string(files["standards/a/2024/en.md"].Data), "washed", "cleaned", 1))
	changes, problems, _ = Correct(files, loaded(t, files).Works[0].Editions[0], mistake)
	if len(changes) != 2 || len(problems) != 1 || problems[0].Rule != correctEnglish {
		t.Errorf("better English: %v %v", changes, problems)
	}
}
