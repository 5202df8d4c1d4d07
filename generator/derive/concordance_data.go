package derive

import (
	"guiju/generator/model"
	"guiju/generator/text"
)

// ConcordanceFormat is the version of the concordance as a data file.
const ConcordanceFormat = 1

type concordanceFile struct {
	Format int               `json:"format"`
	AsOf   model.Date        `json:"as_of"`
	Sample bool              `json:"sample"`
	ID     string            `json:"id"`
	Page   string            `json:"page"`
	Steps  []concordanceStep `json:"steps"`
}

type concordanceStep struct {
	Old      string           `json:"old"`
	New      string           `json:"new"`
	Passages []concordanceRow `json:"passages"`
}

type concordanceRow struct {
	Kind PassageKind `json:"kind"`
	How  JoinedBy    `json:"by,omitempty"`
	Key  string      `json:"key,omitempty"`
	Old  string      `json:"old,omitempty"`
	New  string      `json:"new,omitempty"`
}

// ConcordanceFiles are the concordances as JSON, by path.
func ConcordanceFiles(d *Derived) map[string][]byte {
	out := map[string][]byte{}
	for _, c := range d.Concordances {
		f := concordanceFile{Format: ConcordanceFormat, AsOf: d.Day, Sample: c.Work.Sample, ID: c.Work.ID, Page: c.Work.ConcordancePath()}
		for _, s := range c.Steps {
			v := concordanceStep{Old: s.Old.Key, New: s.New.Key}
			for _, p := range s.Passages {
				row := concordanceRow{Kind: p.Kind, How: p.How, Key: p.Key}
				if p.Old != nil {
					row.Old = p.Old.ID
				}
				if p.New != nil {
					row.New = p.New.ID
				}
				v.Passages = append(v.Passages, row)
			}
			f.Steps = append(f.Steps, v)
		}
		out["standards/"+c.Work.ID+"/concordance.json"] = encoded(f)
	}
	return out
}

var concordanceColumns = []model.Bilingual{
	{Zh: "原文本", En: "Former wording"}, {Zh: "原条号", En: "Former number"}, {Zh: "原条文", En: "Former words"}, {Zh: "变化", En: "What became of it"},
	{Zh: "新文本", En: "New wording"}, {Zh: "新条号", En: "New number"}, {Zh: "新条文", En: "New words"}, {Zh: "永久编号", En: "Permanent key"},
}

// PassageWords say what became of a provision.
var PassageWords = map[PassageKind]model.Bilingual{
	PassageKept:    {Zh: "条号不变", En: "same number"},
	PassageMoved:   {Zh: "移动", En: "moved"},
	PassageSplit:   {Zh: "分出", En: "split off"},
	PassageMerged:  {Zh: "并入", En: "merged into"},
	PassageDeleted: {Zh: "删除", En: "deleted"},
	PassageNew:     {Zh: "新增", En: "new"},
}

// ConcordanceTable is a concordance as a table, in a language.
func ConcordanceTable(c Concordance, l model.Lang) Table {
	t := Table{Name: model.Bilingual{Zh: "新旧条号对照", En: "Concordance"}.In(l)}
	for _, column := range concordanceColumns {
		t.Columns = append(t.Columns, column.In(l))
	}
	for _, s := range c.Steps {
		for _, p := range s.Passages {
			oldNumber, oldWords := toldOf(s.Old, p.Old, l)
			newNumber, newWords := toldOf(s.New, p.New, l)
			t.Rows = append(t.Rows, []string{s.Old.Key, oldNumber, oldWords, PassageWords[p.Kind].In(l), s.New.Key, newNumber, newWords, p.Key})
		}
	}
	return t
}

// toldOf is the number of a provision and its words in a language, else in
// Chinese.
func toldOf(v Version, p *model.Provision, l model.Lang) (number, words string) {
	if p == nil {
		return "", ""
	}
	if q := v.Texts[l].Find(p.ID); q != nil {
		p = q
	}
	return Numbered(p), Gist(p)
}

// Numbered is what a provision is called by: its number, else its place.
func Numbered(p *model.Provision) string {
	if p.Number != "" {
		return p.Number
	}
	if title := text.PlainInlines(p.Title); title != "" {
		return title
	}
	return p.ID
}

// gistLength is how many characters of a provision tell which it is.
const gistLength = 48

// Gist is the title of a provision, else how it begins.
func Gist(p *model.Provision) string {
	if title := text.PlainInlines(p.Title); title != "" {
		return title
	}
	words := []rune(text.Plain(p))
	for i, r := range words {
		if r == '\n' {
			words[i] = ' '
		}
	}
	if len(words) > gistLength {
		return string(words[:gistLength]) + "…"
	}
	return string(words)
}
