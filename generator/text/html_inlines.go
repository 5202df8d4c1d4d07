package text

import (
	"fmt"
	"strconv"
	"strings"

	"guiju/generator/model"
)

func (w *writer) inlines(ins []model.Inline) {
	for i, in := range ins {
		w.terms.before(ins[i+1:])
		w.inline(in)
	}
}

func (w *writer) inline(in model.Inline) {
	switch in.Kind {
	case model.TextInline:
		w.words(in.Text)
	case model.StrongInline:
		w.wrap("strong", in)
	case model.EmphInline:
		w.wrap("em", in)
	case model.SupInline:
		w.put("<sup>" + escape(in.Text) + "</sup>")
	case model.SubInline:
		w.put("<sub>" + escape(in.Text) + "</sub>")
	case model.CodeInline:
		w.put("<code>" + escape(in.Text) + "</code>")
	case model.MathInline:
		w.tex(in.Text, false)
	case model.BreakInline:
		w.put("<br>")
	case model.ImageInline:
		w.image(in.Href, in.Text)
	case model.LinkInline:
		w.link(in)
	case model.RefInline:
		w.ref(in)
	case model.NoteRef:
		w.noteRef(in)
	default:
		panic("BUG: unknown inline " + string(in.Kind))
	}
}

func (w *writer) wrap(tag string, in model.Inline) {
	w.put("<" + tag + ">")
	w.inlines(in.Children)
	w.put("</" + tag + ">")
}

// link writes a link; an address that is not allowed never gets out, wherever
// the tree came from.
func (w *writer) link(in model.Inline) {
	href, ok := in.Href, safeURL(in.Href) && (w.Page == nil || w.Page(in.Href))
	if fragment, within := strings.CutPrefix(href, "#"); within && w.Link != nil { // leads where a reference does
		href, _, ok = w.Link(model.Target{Fragment: fragment})
	}
	if !ok {
		w.inlines(in.Children)
		return
	}
	w.put(`<a href="` + escape(href) + `"`)
	if scheme.MatchString(href) {
		w.put(` rel="noreferrer"`)
	}
	w.put(">")
	w.without(func() { w.inlines(in.Children) })
	w.put("</a>")
}

func (w *writer) ref(in model.Inline) {
	if in.Target == nil {
		panic("BUG: reference without a target")
	}
	href, title, ok := "", "", false
	if w.Link != nil {
		href, title, ok = w.Link(*in.Target)
	}
	words := escape(refWords(in, title))
	if !ok {
		w.put(words)
		return
	}
	w.put(`<a class="ref" href="` + escape(href) + `"`)
	if title != "" && in.Text != "" {
		w.put(` title="` + escape(title) + `"`)
	}
	w.put(">" + words + "</a>")
}

// noteRef writes the mark of a footnote. Below a quotation, or without the
// text's footnotes at hand, it is only a raised label.
func (w *writer) noteRef(in model.Inline) {
	label := escape(in.Text)
	if in.Target != nil { // of a table
		if w.Quoted {
			w.put("<sup>" + label + "</sup>")
			return
		}
		fmt.Fprintf(&w.b, `<sup><a class="footnote-ref" href="#%s">%s</a></sup>`, escape(in.Target.Fragment), label)
		return
	}
	if f := w.footnotes[in.Text]; f != nil && !w.Quoted {
		w.marks[f.ID]++
		fmt.Fprintf(&w.b, `<sup><a class="footnote-ref" href="#%s" id="%s">%s</a></sup>`,
			escape(f.ID), escape(markID(f, w.marks[f.ID])), label)
		return
	}
	w.put("<sup>" + label + "</sup>")
}

// markID is the address of the i-th mark of a footnote.
func markID(f *model.Footnote, i int) string { return f.ID + "-ref-" + strconv.Itoa(i) }
