package specimens

import (
	"encoding/json"

	"guiju/generator/model"
)

// pyLine is one paragraph or table for make/pydocx.py, which writes it through
// python-docx: heading levels by its own styles, every number typed.
type pyLine struct {
	Style   string     `json:"style,omitempty"`
	Level   int        `json:"level,omitempty"` // of a heading
	Runs    []pyRun    `json:"runs,omitempty"`
	Picture string     `json:"picture,omitempty"`
	OMML    string     `json:"omml,omitempty"` // a formula before the number
	Number  string     `json:"number,omitempty"`
	Rows    [][]pyCell `json:"rows,omitempty"`
	Head    int        `json:"head,omitempty"`
	Below   [][]pyRun  `json:"below,omitempty"` // paragraphs of the last row
	NewPage bool       `json:"new-page,omitempty"`
	Centred bool       `json:"centred,omitempty"`
}

type pyRun struct {
	Text  string `json:"text"`
	Bold  bool   `json:"bold,omitempty"`
	Ital  bool   `json:"italic,omitempty"`
	Sup   bool   `json:"sup,omitempty"`
	Sub   bool   `json:"sub,omitempty"`
	OMML  string `json:"omml,omitempty"`
	Break bool   `json:"break,omitempty"`
}

type pyCell struct {
	Runs []pyRun `json:"runs"`
	Row  int     `json:"row"`
	Col  int     `json:"col"`
	Rows int     `json:"rows"`
	Cols int     `json:"cols"`
}

func writePython(r recipe, t *model.Text) []byte {
	var out []pyLine
	put := func(l pyLine) { out = append(out, l) }
	words := func(s string, bold bool) []pyRun { return []pyRun{{Text: s, Bold: bold}} }
	c := r.cover
	issued, inForce := r.dates()
	put(pyLine{Runs: words("ICS "+c.ICS, false)})
	put(pyLine{Runs: words("CCS "+c.CCS, false)})
	put(pyLine{Runs: words(c.Heading, true), Centred: true})
	put(pyLine{Runs: words(c.Number, false), Centred: true})
	for _, s := range c.Replaces {
		put(pyLine{Runs: words(map[model.Lang]string{model.Zh: "代替 ", model.En: "Replaces "}[r.lang()]+s, false), Centred: true})
	}
	put(pyLine{Style: "Title", Runs: words(r.title(), false)})
	put(pyLine{Runs: words(issued, false)})
	put(pyLine{Runs: words(inForce, false)})
	put(pyLine{Runs: words(r.issuerLine(), true), Centred: true})
	d := &docx{r: r, m: manner{cover: "plain", contents: "field"}}
	lines := r.lines(t)
	entries := contentsOf(r.lang(), lines, d)
	r.counted.contents = len(entries)
	put(pyLine{Runs: words("Contents", true), Centred: true, NewPage: true})
	for _, e := range entries {
		put(pyLine{Runs: words(e.words+"\t"+e.page, false)})
	}
	for _, ln := range lines {
		typed := func(label, sep string) []pyRun {
			if label == "" {
				return pyRuns(ln.words)
			}
			return append(words(label+sep, false), pyRuns(ln.words)...)
		}
		switch ln.role {
		case forewordHead, introHead, bibHead, indexHead:
			put(pyLine{Level: 1, Runs: words(d.headWord(ln.role), false), NewPage: ln.role == forewordHead})
		case nameAgain:
			put(pyLine{Runs: words(said(ln.words), true), Centred: true, NewPage: true})
		case clause, sub, annexSub:
			put(pyLine{Level: ln.level, Runs: typed(ln.label, " ")})
		case annexHead:
			status := map[bool]string{true: " (normative) ", false: " (informative) "}[ln.annex.Normative]
			put(pyLine{Level: 1, Runs: typed(ln.label+status, ""), NewPage: true})
		case termHead:
			put(pyLine{Runs: words(ln.label, true)})
			put(pyLine{Runs: words(termNames(ln.term, r.lang()), true)})
		case grid:
			put(pyTable(ln, r.lang()))
		case picture:
			put(pyLine{Picture: pictureFile(ln.src)})
		case formula:
			put(pyLine{OMML: omml(ln.tex), Number: "(" + ln.label + ")"})
		case itemAlpha, itemNumber, itemDash, itemDot, itemEntry:
			put(pyLine{Style: "List Paragraph", Runs: typed(ln.label, "\t")})
		case tableTitle, annexTable, figureTitle, annexFigure:
			put(pyLine{Style: "Caption", Runs: typed(ln.label, "  "), Centred: true})
		case figureFoot:
			put(pyLine{Runs: append([]pyRun{{Text: ln.label, Sup: true}, {Text: " "}}, pyRuns(ln.words)...)})
		default:
			put(pyLine{Runs: typed(ln.label, " ")})
		}
	}
	js, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		panic(err)
	}
	return js
}

func pyTable(ln line, lang model.Lang) pyLine {
	t := ln.table
	l := pyLine{Head: t.Head}
	for i, row := range gridRows(t, columns(t))[ln.from:ln.to] {
		cells, at := []pyCell{}, 0
		for _, c := range row {
			if !c.below {
				cells = append(cells, pyCell{Runs: pyRuns(c.cell.Inlines), Row: i, Col: at, Rows: c.rows, Cols: c.cols})
			}
			at += c.cols
		}
		l.Rows = append(l.Rows, cells)
	}
	for _, n := range t.Notes {
		n := n.(*model.Note)
		l.Below = append(l.Below, append([]pyRun{{Text: labelIn(lang, note, n.Number) + gapAfter(lang)}}, pyRuns(n.Blocks[0].(*model.Paragraph).Inlines)...))
	}
	for _, f := range t.Footnotes {
		l.Below = append(l.Below, append([]pyRun{{Text: f.Label, Sup: true}, {Text: " "}}, pyRuns(f.Blocks[0].(*model.Paragraph).Inlines)...))
	}
	return l
}

func pyRuns(ins []model.Inline) (out []pyRun) {
	out = []pyRun{}
	for _, in := range ins {
		switch in.Kind {
		case model.MathInline:
			out = append(out, pyRun{OMML: omml(in.Text)})
		case model.SupInline:
			out = append(out, pyRun{Text: in.Text + said(in.Children), Sup: true})
		case model.SubInline:
			out = append(out, pyRun{Text: in.Text + said(in.Children), Sub: true})
		case model.NoteRef:
			out = append(out, pyRun{Text: in.Text, Sup: true})
		case model.BreakInline:
			out = append(out, pyRun{Break: true})
		case model.StrongInline:
			out = append(out, pyRun{Text: said(in.Children), Bold: true})
		case model.EmphInline:
			out = append(out, pyRun{Text: said(in.Children), Ital: true})
		default:
			out = append(out, pyRun{Text: in.Text + said(in.Children)})
		}
	}
	return out
}
