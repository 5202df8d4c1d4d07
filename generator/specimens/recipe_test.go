package specimens

import (
	"os"
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

const (
	folder   = "../testdata/manuscripts/"
	pictures = folder + "pictures/"
	texts    = folder + "texts/"
)

// recipe says how one specimen is made.
type recipe struct {
	name     string // of the file, without .docx
	producer string
	text     string // below texts/, without .md; "-en" at its end: in English
	manner   string // of a Word file by hand, or how another program is fed
	cover    Cover
	draft    bool     // no dates yet: the cover shows placeholders
	parted   []string // tables
	wide     []string
	changes  []Change
	after    map[string]string // of a deletion: the words before it
	comments []Comment
	boxes    []boxed
	counted  *counted
}

// boxed is a text box and what it stands behind.
type boxed struct{ after, words string }

// counted is what is known only when the file is written.
type counted struct{ contents int }

func (r recipe) lang() model.Lang {
	if strings.HasSuffix(r.text, "-en") {
		return model.En
	}
	return model.Zh
}

func (r recipe) title() string {
	if r.lang() == model.En {
		return r.cover.Title.En
	}
	return r.cover.Title.Zh
}

// dates are the lines of the cover that say when.
func (r recipe) dates() (issued, inForce string) {
	issued, inForce = r.cover.Issued, r.cover.InForce
	if r.draft {
		issued, inForce = "XXXX-XX-XX", "XXXX-XX-XX"
	}
	if r.lang() == model.En {
		return "Issued on " + issued, "Implemented on " + inForce
	}
	return issued + " 发布", inForce + " 实施"
}

func (r recipe) issuerLine() string {
	if r.lang() == model.En {
		return "Issued by " + r.cover.Issuer
	}
	return r.cover.Issuer + "　发 布"
}

// read parses the text of the recipe.
func (r recipe) read() (*model.Text, []model.Problem) {
	src, err := os.ReadFile(texts + r.text + ".md")
	if err != nil {
		panic(err)
	}
	return text.Parse(src, text.Options{Grammar: model.StandardGrammar, Lang: r.lang(), File: r.text + ".md"})
}

func (r recipe) lines(t *model.Text) []line {
	f := flat{lang: r.lang(), parted: r.parted, wide: r.wide, name: r.title()}
	f.text(t)
	return f.lines
}

// truth is what stands in the specimen.
func (r recipe) truth(t *model.Text, says string) Truth {
	is := Of(t)
	for i, ln := range is.Figures { // the pictures as they stand in the file
		is.Figures[i].Kind = kindOf(pictureFile(r.source(t, ln.Number)))
	}
	return Truth{
		Producer: r.producer, Manner: says, Lang: r.lang(), Text: "texts/" + r.text + ".md",
		Cover: r.covered(), Changes: r.changes, Comments: r.comments, Boxes: r.boxWords(), Silent: r.manner == "python" || r.manner == "web",
		LeftOut:   LeftOut{Contents: r.counted.contents, Headers: []string{r.cover.Number}, Footers: []string{"1"}},
		Structure: is,
	}
}

func (r recipe) boxWords() (list []string) {
	for _, b := range r.boxes {
		list = append(list, b.words)
	}
	return list
}

// covered is what the cover and the foreword say together.
func (r recipe) covered() Cover {
	c := r.cover
	if r.lang() == model.En {
		c.Title.Zh = ""
	} else if r.text != "space" {
		c.Proposer, c.Charge = "样本项目起草组", "样本项目管理组"
		c.Drafters = []string{"样例单位甲", "样例单位乙", "样例单位丙"}
		c.Persons = []string{"样例甲", "样例乙", "样例丙", "样例丁"}
	}
	return c
}

// source is the picture of a figure, of several the last.
func (r recipe) source(t *model.Text, number string) (src string) {
	t.Walk(func(p *model.Provision) {
		model.WalkBlocks(p.Blocks, func(b model.Block) {
			f, ok := b.(*model.Figure)
			if !ok || f.Number != number {
				return
			}
			src = f.Src
			for _, s := range f.Sub {
				src = s.Src
			}
		})
	})
	return src
}
