package manuscript

import "guiju/generator/model"

// Options say how to read a manuscript.
type Options struct {
	Lang model.Lang
	// Grammar is that of the text; standards are the usual case.
	Grammar model.Grammar
}

// Transcript is a manuscript in the dialect.
type Transcript struct {
	Text *model.Text
	// Verbatim is the Markdown of a text that came in the dialect, with Unix ends
	// of lines; "" of any other, whose Markdown is that of Text.
	Verbatim string
	Cover    Cover
	// Pictures are the figures by the address that the text gives them
	// ("figures/figure-1.png").
	Pictures map[string]Picture
	// LeftOut is what did not become text: page headers, contents lists,
	// comments, ornaments of the cover.
	LeftOut  []Aside
	Counts   Counts
	Findings []model.Problem // those of the document first; the line is the paragraph
}

// Cover is what the cover and the foreword say of the document; "" and zero
// dates where they say nothing.
type Cover struct {
	Heading   string // 河南省地方标准
	Number    string // DB41/T 1234—2024
	Replaces  []string
	Title     model.Bilingual
	ICS, CCS  string
	Filing    string // 备案号
	Issued    model.Date
	InForce   model.Date
	Issuer    string
	Proposer  string // 提出单位
	Charge    string // 归口单位
	Drafters  []string
	Persons   []string // 主要起草人
	Stage     string   // 征求意见稿, 送审稿, 报批稿; "" of an issued text
	Completed model.Date
}

// Counts is how much was understood.
type Counts struct {
	Clauses, Subclauses, Terms, Annexes   int
	Tables, Figures, Formulas             int
	Lists, Items, Notes, Examples         int
	Footnotes, References, LeftOutLetters int
}
