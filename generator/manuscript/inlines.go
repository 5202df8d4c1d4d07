package manuscript

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"guiju/generator/model"
	"guiju/generator/text"
)

// inlines writes runs as the dialect has them. n is their paragraph.
func (r *recogniser) inlines(runs []Inline, n int) []model.Inline {
	c := &inlineWriter{recogniser: r, n: n}
	return c.write(runs)
}

// plainInlines is inlines without bold, which only marks what is a heading
// anyway: titles, captions, terms, the heads of tables.
func (r *recogniser) plainInlines(runs []Inline, n int) []model.Inline {
	runs = slices.Clone(runs)
	for i := range runs {
		runs[i].Bold = false
	}
	return r.inlines(runs, n)
}

type inlineWriter struct {
	*recogniser
	n int
}

func (c *inlineWriter) write(runs []Inline) []model.Inline {
	runs = c.settled(shutRuns(runs))
	out := c.nest(runs)
	if !c.survives(out) {
		c.group(lookDropped, c.n, quoted(wordsOf(runs)))
		for i := range runs {
			runs[i].Bold, runs[i].Italic = false, false
		}
		if out = c.nest(runs); !c.survives(out) {
			for i := range runs {
				runs[i].Sup, runs[i].Sub, runs[i].Href = false, false, ""
			}
			out = c.nest(runs)
		}
	}
	return out
}

// settled makes adjacent words of one look one run.
func (c *inlineWriter) settled(runs []Inline) (out []Inline) {
	for _, in := range runs {
		switch in.Kind {
		case Tab:
			in = Inline{Kind: Words, Text: " ", Bold: in.Bold, Italic: in.Italic}
			if k := len(out); k == 0 || strings.HasSuffix(runWords(out[k-1]), " ") {
				continue
			}
		case Math:
			in = c.settledMath(in)
		}
		if in.Kind == Words {
			in.Key, in.Plain = "", ""
			if ref, ok := strings.CutPrefix(in.Href, "[["); ok { // a reference that the reader has found
				if t, ok := model.ParseTarget(strings.TrimSuffix(ref, "]]")); ok && (t.Doc != "" || shut(in.Text) != "") {
					out = append(out, Inline{Kind: reference, Text: in.Text, Key: t.String()})
					continue
				}
			}
			if strings.HasPrefix(in.Href, "#") || !webAddress.MatchString(in.Href) {
				in.Href = ""
			}
			if in.Sup && in.Sub {
				in.Sub = false
			}
			if parts := c.refs(in); parts != nil {
				out = append(out, parts...)
				continue
			}
			if in.Text == "" {
				continue
			}
			if k := len(out); k > 0 && alikeRuns(out[k-1], in) {
				out[k-1].Text += in.Text
				continue
			}
		}
		out = append(out, in)
	}
	return c.scripts(out)
}

// reference is an inline of our own: words that refer to another text, as the
// dialect writes them. Text is the words, Key the address.
const reference InlineKind = "reference"

var typedRef = regexp.MustCompile(`\[\[([^\[\]|]+)(?:\|([^\[\]|]*))?\]\]`)

// refs parts words at the references that are typed in them, [[work#5.2]]; nil:
// there is none.
func (c *inlineWriter) refs(in Inline) (out []Inline) {
	at := 0
	for _, m := range typedRef.FindAllStringSubmatchIndex(in.Text, -1) {
		address, words := in.Text[m[2]:m[3]], ""
		if m[4] >= 0 {
			words = shut(in.Text[m[4]:m[5]])
		}
		t, ok := model.ParseTarget(address)
		if !ok || t.Doc == "" && words == "" {
			continue
		}
		c.swap(in.Text[m[0]:m[1]], words)
		before, ref := in, in
		before.Text = in.Text[at:m[0]]
		ref.Kind, ref.Text, ref.Key = reference, words, address
		out = append(out, before, ref)
		at = m[1]
	}
	if out != nil {
		in.Text = in.Text[at:]
		out = append(out, in)
	}
	return slices.DeleteFunc(out, func(in Inline) bool { return in.Kind == Words && in.Text == "" })
}

var webAddress = regexp.MustCompile(`^(?:https?://|mailto:)[!-'*-;=?-~]+$`)

func alikeRuns(a, b Inline) bool {
	return a.Kind == Words && b.Kind == Words && a.Bold == b.Bold && a.Italic == b.Italic && a.Sup == b.Sup && a.Sub == b.Sub && a.Href == b.Href
}

var (
	supWords = regexp.MustCompile(`^[^\s^~*\[\]\\` + "`" + `$|]{1,24}$`)
	subWords = regexp.MustCompile(`^[A-Za-z0-9,+−-]{1,12}$`)
	lastSign = regexp.MustCompile(`[A-Za-z\x{391}-\x{3c9}]+$`)
)

// scripts keeps raised and lowered words where the dialect has a mark for them.
// A letter with lowered Chinese, E with 总 below, becomes a formula.
func (c *inlineWriter) scripts(runs []Inline) (out []Inline) {
	for _, in := range runs {
		if in.Kind == Words && in.Sup && !supWords.MatchString(in.Text) {
			if shut(in.Text) != "" {
				c.group(lookDropped, c.n, quoted(in.Text))
			}
			in.Sup = false
		}
		if in.Kind == Words && in.Sub {
			before := ""
			if k := len(out); k > 0 && out[k-1].Kind == Words && !out[k-1].Sup && !out[k-1].Sub {
				before = lastSign.FindString(out[k-1].Text)
			}
			switch words := shut(in.Text); {
			case before != "" && subWords.MatchString(in.Text):
			case before != "" && words != "" && len(words) <= 24 && !strings.ContainsAny(words, "\\{}$#%&^_~|`\n"):
				k := len(out)
				out[k-1].Text = strings.TrimSuffix(out[k-1].Text, before)
				tex := before + "_{\\text{" + words + "}}"
				if len(before) > 1 {
					tex = "\\mathrm{" + before + "}_{\\text{" + words + "}}"
				}
				c.swap(before+words, tex)
				if out[k-1].Text == "" {
					out = out[:k-1]
				}
				in = Inline{Kind: Math, Text: tex}
			default:
				if words != "" && before == "" {
					c.group(lookDropped, c.n, quoted(in.Text))
				}
				in.Sub = false
			}
		}
		if k := len(out); k > 0 && alikeRuns(out[k-1], in) {
			out[k-1].Text += in.Text
			continue
		}
		out = append(out, in)
	}
	return c.digitsBehindMath(out)
}

// digitsBehindMath takes the digits right behind a formula into it, where $x$2
// would be a price (see package text).
func (c *inlineWriter) digitsBehindMath(runs []Inline) []Inline {
	for i := 0; i+1 < len(runs); i++ {
		next := &runs[i+1]
		if runs[i].Kind != Math || next.Kind != Words || next.Sup || next.Sub {
			continue
		}
		n := len(next.Text) - len(strings.TrimLeft(next.Text, "0123456789"))
		if n > 0 && runs[i].Text != "" {
			runs[i].Text += next.Text[:n]
			next.Text = next.Text[n:]
		}
	}
	return slices.DeleteFunc(runs, func(in Inline) bool { return in.Kind == Words && in.Text == "" })
}

// nest makes the tree of runs: a link holds bold words, bold words hold italic
// ones.
func (c *inlineWriter) nest(runs []Inline) []model.Inline {
	runs = looseSpaces(runs)
	return c.links(runs)
}

// looseSpaces takes white space at the ends of bold and italic words out of them:
// a mark beside a space marks nothing.
func looseSpaces(runs []Inline) (out []Inline) {
	for _, in := range runs {
		if in.Kind != Words || !in.Bold && !in.Italic && in.Href == "" || shut(in.Text) == in.Text {
			out = append(out, in)
			continue
		}
		core := shut(in.Text)
		at := strings.Index(in.Text, core)
		if core == "" {
			at = len(in.Text)
		}
		for _, s := range []string{in.Text[:at], core, in.Text[at+len(core):]} {
			if s == "" {
				continue
			}
			part := in
			part.Text = s
			if s != core || core == "" {
				part.Bold, part.Italic, part.Href = false, false, ""
			}
			out = append(out, part)
		}
	}
	return out
}

func (c *inlineWriter) links(runs []Inline) []model.Inline {
	return c.wrap(runs, func(in Inline) string { return in.Href }, c.strong, func(key string, in []model.Inline) model.Inline {
		return model.Inline{Kind: model.LinkInline, Href: key, Children: in}
	})
}

func keyed(on bool) string {
	if on {
		return "on"
	}
	return ""
}

func (c *inlineWriter) strong(runs []Inline) []model.Inline {
	return c.wrap(runs, func(in Inline) string { return keyed(in.Bold && in.Kind == Words) }, c.emph, func(_ string, in []model.Inline) model.Inline {
		return model.Inline{Kind: model.StrongInline, Children: in}
	})
}

func (c *inlineWriter) emph(runs []Inline) []model.Inline {
	return c.wrap(runs, func(in Inline) string { return keyed(in.Italic && in.Kind == Words) }, c.leaves, func(_ string, in []model.Inline) model.Inline {
		return model.Inline{Kind: model.EmphInline, Children: in}
	})
}

// wrap puts runs with the same key into one inline; those without one stand bare.
func (c *inlineWriter) wrap(runs []Inline, key func(Inline) string, inner func([]Inline) []model.Inline, outer func(string, []model.Inline) model.Inline) (out []model.Inline) {
	for i := 0; i < len(runs); {
		k, n := key(runs[i]), i+1
		for n < len(runs) && key(runs[n]) == k {
			n++
		}
		if in := inner(runs[i:n]); k == "" {
			out = append(out, in...)
		} else if len(in) > 0 {
			out = append(out, outer(k, in))
		}
		i = n
	}
	return out
}

func (c *inlineWriter) leaves(runs []Inline) (out []model.Inline) {
	at := c.place(c.n)
	for _, in := range runs {
		switch in.Kind {
		case Words:
			k := model.TextInline
			if in.Sup {
				k = model.SupInline
			} else if in.Sub {
				k = model.SubInline
			}
			out = append(out, model.Inline{Kind: k, Text: in.Text, Pos: at})
		case LineBreak:
			out = append(out, model.Inline{Kind: model.BreakInline, Pos: at})
		case reference:
			target, _ := model.ParseTarget(in.Key)
			out = append(out, model.Inline{Kind: model.RefInline, Text: in.Text, Target: &target, Pos: at})
		case Math:
			out = append(out, model.Inline{Kind: model.MathInline, Text: in.Text, Pos: at})
		case Image:
			out = append(out, model.Inline{Kind: model.ImageInline, Href: c.picture(in, c.n, ""), Text: altWords(in.Text), Pos: at})
		case NoteMark:
			if label := c.footnoteLabel(in.Key); label != "" {
				out = append(out, model.Inline{Kind: model.NoteRef, Text: label, Pos: at})
			}
		}
	}
	return out
}

// settledMath makes a formula fit for one line; what cannot be TeX between
// dollars is kept as words.
func (c *inlineWriter) settledMath(in Inline) Inline {
	tex := oneLine(in.Text)
	if tex == "" || unescapedDollar.MatchString(tex) || strings.HasSuffix(tex, `\`) {
		c.find(formulaAsWords, c.n, quoted(mathLetters(in)))
		return Inline{Kind: Words, Text: oneLine(mathLetters(in))}
	}
	c.swap(mathLetters(in), tex)
	return Inline{Kind: Math, Text: tex}
}

func unbroken(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\t':
		return ' '
	case invisible(r):
		return -1
	}
	return r
}

// mathLetters is what the account counts of a formula: what the file says, or
// its TeX where the reader gave nothing else.
func mathLetters(in Inline) string {
	if in.Plain == "" {
		return in.Text
	}
	return in.Plain
}

var unescapedDollar = regexp.MustCompile(`(?:^|[^\\])\$`)

func oneLine(s string) string { return strings.Join(strings.Fields(strings.Map(unbroken, s)), " ") }

// altWords makes the alternative of a picture fit for its brackets.
func altWords(s string) string {
	return strings.NewReplacer("[", "［", "]", "］", "\\", "＼").Replace(shut(strings.Map(unbroken, s)))
}

// survives reports whether inlines are read back as they are. Only marks can
// fail: a bold word beside a bracket, 5*x*3.
func (c *inlineWriter) survives(ins []model.Inline) bool {
	marked := false
	for _, in := range ins {
		marked = marked || in.Kind != model.TextInline && in.Kind != model.BreakInline
	}
	if !marked {
		return true
	}
	probe := append([]model.Inline{{Kind: model.TextInline, Text: "前"}}, ins...)
	if first, ok := firstRune(ins); ok && !unicode.Is(unicode.Han, first) {
		probe = ins
	}
	t := &model.Text{Lang: c.o.Lang, Grammar: model.StandardGrammar, Head: []model.Block{&model.Paragraph{Inlines: probe}}}
	for _, in := range ins {
		if in.Kind == model.NoteRef {
			t.Footnotes = append(t.Footnotes, &model.Footnote{Label: in.Text, Blocks: []model.Block{&model.Paragraph{Inlines: []model.Inline{{Kind: model.TextInline, Text: "注"}}}}})
		}
	}
	back, _ := text.Parse([]byte(text.Markdown(t)), text.Options{Grammar: model.StandardGrammar, Lang: c.o.Lang})
	if len(back.Head) != 1 {
		return len(ins) == 1 && ins[0].Kind == model.ImageInline
	}
	p, ok := back.Head[0].(*model.Paragraph)
	return ok && shape(p.Inlines) == shape(probe)
}

func firstRune(ins []model.Inline) (rune, bool) {
	for _, in := range ins {
		if in.Kind == model.TextInline && in.Text != "" {
			r, _ := utf8.DecodeRuneInString(in.Text)
			return r, true
		}
		if r, ok := firstRune(in.Children); ok {
			return r, true
		}
	}
	return 0, false
}

// shape writes inlines so that two runs can be compared, however their words
// are cut.
func shape(ins []model.Inline) string {
	var b strings.Builder
	var walk func([]model.Inline)
	walk = func(ins []model.Inline) {
		for _, in := range ins {
			switch in.Kind {
			case model.TextInline, model.RefInline:
				b.WriteString(in.Text)
			default:
				b.WriteString("<" + string(in.Kind) + " " + in.Href + " " + in.Text + ":")
				walk(in.Children)
				b.WriteString(">")
			}
		}
	}
	walk(ins)
	return b.String()
}
