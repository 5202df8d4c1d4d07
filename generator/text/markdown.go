package text

import (
	"strings"

	"guiju/generator/model"
)

// Markdown writes a text as [Parse] reads it: Parse(Markdown(t)) is t, but for
// the positions and for where words are cut into runs. It writes one form of
// what the dialect allows several of: one line a paragraph, a blank line
// between blocks, marks with the punctuation of the text's language.
//
// Two marks say what no other could (hold.go): a line that begins with a
// backslash and a space is nothing but words, and a backslash alone ends what
// stands above it. They are written where the text would be read differently
// without them, and nowhere else.
//
// A tree that Parse cannot have made may hold what no source says: a bold word
// that begins with a space, a table in an item of a law, words such as 见5.2
// that are no reference. It is written as near as the dialect comes.
func Markdown(t *model.Text) string {
	if t == nil {
		return ""
	}
	w := &markdownWriter{text: t, grammar: t.Grammar, lang: t.Lang}
	w.scanner = scanner{grammar: t.Grammar, lang: t.Lang, constructs: grammars[t.Grammar], unclosed: map[string]bool{}}
	if t.Grammar == model.StandardGrammar {
		w.refs = &referencer{lang: t.Lang, anchors: t.Anchors()}
	}
	switch t.Grammar {
	case model.StandardGrammar:
		w.standard()
	case model.RegulationGrammar:
		w.regulation()
	case model.PolicyGrammar:
		w.policy()
	case model.ProseGrammar:
		w.prose()
	default:
		panic("BUG: text.Markdown without a grammar")
	}
	for _, f := range t.Footnotes {
		w.chunk(w.held("[^"+f.Label+"]: ", f.Blocks))
	}
	if len(w.chunks) == 0 {
		return ""
	}
	return strings.Join(w.chunks, "\n\n") + "\n"
}

// markdownWriter holds one source in the making.
type markdownWriter struct {
	text    *model.Text
	grammar model.Grammar
	lang    model.Lang
	refs    *referencer // nil where references are not read in words
	scanner scanner     // asked what a line would be read as
	chunks  []string    // with a blank line between

	articles bool // a law with articles, whose items are lists
}

func (w *markdownWriter) chunk(s string) {
	if s != "" {
		w.chunks = append(w.chunks, s)
	}
}

func (w *markdownWriter) say(zh, en string) string {
	if w.lang == model.En {
		return en
	}
	return zh
}

// standard writes the provisions of a standard under their numbers.
func (w *markdownWriter) standard() {
	w.chunk(w.blocks(w.text.Head))
	for _, p := range w.text.Provisions {
		w.clause(p, false)
	}
}

// clause writes a provision of a standard. Without a title it runs in where its
// number can be read at the beginning of a line: below a provision whose number
// begins its own.
func (w *markdownWriter) clause(p *model.Provision, below bool) {
	marks := strings.Repeat("#", min(strings.Count(p.Number, ".")+1, 6)) + " "
	bs := p.Blocks
	switch {
	case p.Kind == model.Annex:
		w.chunk("# " + w.annexNumber(p) + w.title(p.Title))
	case p.Kind == model.TermEntry && p.Term != nil:
		w.chunk(strings.TrimRight(marks+p.Number+" "+w.term(p.Term), " "))
		w.chunk(w.blocks(bs))
		bs = nil
		if len(p.Term.Source) > 0 {
			w.chunk(w.say("[来源：", "[SOURCE: ") + w.line(p.Term.Source) + "]")
		}
	case p.Number == "":
		w.chunk(strings.TrimRight("# "+w.title(p.Title), " "))
	case len(p.Title) == 0 && below && strings.Contains(p.Number, ".") && len(bs) > 0:
		if para, ok := bs[0].(*model.Paragraph); ok {
			w.chunk(w.runIn(p.Number, para.Inlines))
			bs = bs[1:]
			break
		}
		w.chunk(strings.TrimRight(marks+p.Number, " "))
	default:
		w.chunk(strings.TrimRight(marks+p.Number+" "+w.title(p.Title), " "))
	}
	w.refs.index = p.Kind == model.IndexSection
	w.chunk(w.blocks(bs))
	w.refs.index = false
	for _, c := range p.Children {
		w.clause(c, p.Number != "")
	}
}

// runIn writes a number and the words behind it, with a backslash between them
// where 5.2 m would be a length.
func (w *markdownWriter) runIn(number string, ins []model.Inline) string {
	words := w.paragraph(ins)
	if w.reads(number+" "+words) == numbered {
		return number + " " + words
	}
	return number + ` \ ` + words
}

// annexNumber writes 附录A（规范性） in the form of the text's edition.
func (w *markdownWriter) annexNumber(p *model.Provision) string {
	if !strings.HasPrefix(p.Number, "附录") {
		if p.Normative {
			return p.Number + " (normative) "
		}
		return p.Number + " (informative) "
	}
	old := ""
	if w.text.Form == 2009 {
		old = "附录"
	}
	if p.Normative {
		return p.Number + "（规范性" + old + "）"
	}
	return p.Number + "（资料性" + old + "）"
}

// term writes the designations of an entry: the preferred ones behind the
// number, the others and the symbol on lines of their own.
func (w *markdownWriter) term(t *model.Term) string {
	first := w.designation(head(t.Zh), head(t.En))
	lines := []string{first}
	if zh, en := rest(t.Zh), rest(t.En); len(zh)+len(en) > 0 {
		lines = append(lines, w.say("又称：", "Admitted term: ")+w.designation(zh, en))
	}
	if t.Symbol != "" {
		lines = append(lines, w.say("符号：", "Symbol: ")+w.escape(t.Symbol))
	}
	return strings.Join(lines, "\n")
}

func head(s []string) []string { return s[:min(len(s), 1)] }

// designation writes the terms of both languages in the shortest form that is
// read as them. A lone semicolon stands for none.
func (w *markdownWriter) designation(zh, en []string) string {
	first, second, sep := strings.Join(zh, "；"), strings.Join(en, "; "), "；"
	if w.lang == model.En {
		first, second, sep = second, first, "; "
	}
	forms := []string{first + "\u3000" + second, first, second}
	if len(zh) > 0 && len(en) == 0 || w.lang == model.En && len(en) > 0 && len(zh) == 0 {
		forms = []string{first, first + "\u3000；"}
	}
	for _, f := range forms {
		var t model.Term
		designate(&t, f, w.lang)
		if strings.TrimSpace(f) == f && f != "" && same(t.Zh, zh) && same(t.En, en) {
			return w.escape(f)
		}
	}
	return w.escape(first + strings.TrimSpace(sep) + "\u3000" + second + strings.TrimSpace(sep))
}

func same(a, b []string) bool {
	return strings.Join(a, "\n") == strings.Join(b, "\n") && len(a) == len(b)
}

// prose writes sections under as many # as they are deep.
func (w *markdownWriter) prose() {
	if w.text.Title != "" {
		w.chunk("# " + w.title(plainText(w.text.Title, model.Pos{})))
	}
	w.chunk(w.blocks(w.text.Head))
	top := 1
	if w.text.Title != "" && deepest(w.text.Provisions) <= 5 || len(w.text.Head) == 0 && w.text.Title == "" {
		top = 2
	}
	w.sections(w.text.Provisions, top)
}

func (w *markdownWriter) sections(ps []*model.Provision, level int) {
	for _, p := range ps {
		w.chunk(strings.TrimRight(strings.Repeat("#", min(level, 6))+" "+w.title(p.Title), " "))
		w.chunk(w.blocks(p.Blocks))
		w.sections(p.Children, level+1)
	}
}

func deepest(ps []*model.Provision) (n int) {
	for _, p := range ps {
		n = max(n, 1+deepest(p.Children))
	}
	return n
}
