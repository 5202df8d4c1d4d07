package site

import (
	"guiju/generator/model"
)

// Reference is what the program says of itself in the handbook for editors: no
// editor writes it. Main makes it, because keys and rules belong to stages that
// this package knows nothing of.
type Reference struct {
	Files  []ReferenceFile
	Stages []ReferenceStage
}

// ReferenceFile is a kind of file of the content folder.
type ReferenceFile struct {
	Name, Path   string
	Title, About model.Bilingual
	Tables       []ReferenceTable // the keys at the top first
}

// ReferenceTable is the keys that stand below one head.
type ReferenceTable struct {
	Head         string // "[[track.step]]"; "" for the top of the file
	Title, About model.Bilingual
	Keys         []ReferenceKey
}

// ReferenceKey is one key.
type ReferenceKey struct {
	Name               string
	Title, About, Kind model.Bilingual
	Values             []ReferenceValue // that the program sets
	From               model.Bilingual  // where the content sets them
	Required           bool
	Example            model.Bilingual // a line of the file
}

// ReferenceValue is a value that a key may have.
type ReferenceValue struct {
	Value string
	Title model.Bilingual
}

// ReferenceStage is the rules of one stage.
type ReferenceStage struct {
	Name  string
	Title model.Bilingual
	Rules []ReferenceRule
}

// ReferenceRule is one rule; where its words have an argument stands “…”.
type ReferenceRule struct {
	ID              string
	Severity        model.Severity
	Says, Doc, Mend model.Bilingual
}

type keyFileView struct {
	ID     string         `json:"id"`
	Path   string         `json:"path"`
	Title  said           `json:"title"`
	About  said           `json:"about"`
	Tables []keyTableView `json:"tables"`
}

type keyTableView struct {
	ID    string    `json:"id,omitempty"`
	Head  string    `json:"head,omitempty"`
	Title said      `json:"title"`
	About said      `json:"about"`
	Keys  []keyView `json:"keys"`
}

type keyView struct {
	Name     string      `json:"name"`
	Title    said        `json:"title"`
	About    said        `json:"about"`
	Kind     said        `json:"kind"`
	Values   []valueView `json:"values,omitempty"`
	From     said        `json:"from"`
	Required bool        `json:"required,omitempty"`
	Example  string      `json:"example,omitempty"`
}

type valueView struct {
	Value string `json:"value"`
	Title said   `json:"title"`
}

type stageView struct {
	ID    string     `json:"id"`
	Title said       `json:"title"`
	Rules []ruleView `json:"rules"`
}

type ruleView struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Says     said   `json:"says"`
	Doc      said   `json:"doc"`
	Mend     said   `json:"mend"`
}

// handbook makes the pages that stand with the handbook, where there is one.
func (m *maker) handbook() []page {
	book := m.d.System.Handbook()
	if book == nil || m.o.Reference == nil {
		return nil
	}
	keys := m.words("文件和键", "Files and keys")
	rules := m.words("检查规则", "Rules of the checks")
	crumbs := func(title said) []link {
		return m.crumbs(link{Href: m.href(book.Path()), Title: m.say(book.Title)}, link{Title: title})
	}
	var files []keyFileView
	var fileHeads []heading
	for _, f := range m.o.Reference.Files {
		v := m.keyFile(f)
		files = append(files, v)
		h := heading{ID: v.ID, Title: v.Title.T, L: v.Title.L}
		for _, t := range v.Tables {
			if t.ID != "" {
				h.Children = append(h.Children, heading{ID: t.ID, Title: t.Title.T, L: t.Title.L})
			}
		}
		fileHeads = append(fileHeads, h)
	}
	var stages []stageView
	var stageHeads []heading
	count := 0
	for _, s := range m.o.Reference.Stages {
		v := stageView{ID: "ui-stage-" + s.Name, Title: m.say(s.Title)}
		for _, r := range s.Rules {
			v.Rules = append(v.Rules, ruleView{r.ID, r.Severity.String(), m.say(r.Says), m.say(r.Doc), m.say(r.Mend)})
		}
		stages = append(stages, v)
		count += len(v.Rules)
		stageHeads = append(stageHeads, heading{ID: v.ID, Title: v.Title.T, L: v.Title.L})
	}
	return []page{
		{
			path: model.KeysPagePath, layout: "handbook-keys", title: keys, crumbs: crumbs(keys), labels: article(m.aboutSite(), keys.T, model.Date{}, ""),
			data: map[string]any{"contents": fileHeads, "files": files},
		}, {
			path: model.RulesPagePath, layout: "handbook-rules", title: rules, crumbs: crumbs(rules), labels: article(m.aboutSite(), rules.T, model.Date{}, ""),
			data: map[string]any{"contents": stageHeads, "stages": stages, "count": count},
		},
	}
}

func (m *maker) keyFile(f ReferenceFile) keyFileView {
	v := keyFileView{ID: f.Name, Path: f.Path, Title: m.say(f.Title), About: m.say(f.About)}
	for i, t := range f.Tables {
		tv := keyTableView{Head: t.Head, Title: m.say(t.Title), About: m.say(t.About)}
		if t.Head != "" {
			tv.ID = "ui-" + f.Name + "-" + itoa(i)
		}
		for _, k := range t.Keys {
			kv := keyView{
				Name: k.Name, Title: m.say(k.Title), About: m.say(k.About), Kind: m.say(k.Kind), From: m.say(k.From),
				Required: k.Required, Example: k.Example.Or(m.lang),
			}
			for _, value := range k.Values {
				kv.Values = append(kv.Values, valueView{value.Value, m.say(value.Title)})
			}
			tv.Keys = append(tv.Keys, kv)
		}
		v.Tables = append(v.Tables, tv)
	}
	return v
}
