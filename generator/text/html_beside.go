package text

import "fmt"

// besideAtOnce is how many links of a group stand open beside a provision:
// more would push its words off the screen, and fold under their number.
const besideAtOnce = 6

// beside writes what other documents have to do with a provision. The keyboard
// passes it by, as it does the count of references: the lists below the text
// have the same links.
func (w *writer) beside(id string) {
	if w.Quoted || w.Alone || len(w.Beside[id]) == 0 {
		return
	}
	w.put(`<div class="beside" role="note"` + w.langAttr(w.Lang) + ">\n")
	for _, g := range w.Beside[id] {
		if n := len(g.Items); n > besideAtOnce {
			fmt.Fprintf(&w.b, "<details class=\"beside-more\"><summary><span class=\"beside-title\">%s</span> %d</summary>\n", escape(g.Title), n)
			w.besideItems(g.Items, "")
			w.put("</details>\n")
			continue
		}
		fmt.Fprintf(&w.b, "<p class=\"beside-title\">%s</p>\n", escape(g.Title))
		w.besideItems(g.Items, ` tabindex="-1"`)
	}
	w.put("</div>\n")
}

// besideItems writes the links of a group, each with the attributes.
func (w *writer) besideItems(items []BesideItem, attributes string) {
	w.put("<ul class=\"beside-list\">\n")
	for _, it := range items {
		fmt.Fprintf(&w.b, `<li class="beside-item"><span class="beside-kind beside-%s">%s</span> `, escape(it.Class), escape(it.Kind))
		if it.Href == "" {
			w.put(escape(it.Words))
		} else {
			fmt.Fprintf(&w.b, `<a href="%s"%s>%s</a>`, escape(it.Href), attributes, escape(it.Words))
		}
		if it.Notice != "" {
			fmt.Fprintf(&w.b, ` <strong class="beside-notice">%s</strong>`, escape(it.Notice))
		}
		if it.More != "" { // the keyboard reads it where the link leads
			fmt.Fprintf(&w.b, ` <details class="beside-words"><summary tabindex="-1">%s</summary><p>%s</p></details>`,
				w.say("看这一段", "Read it here"), escape(it.More))
		}
		w.put("</li>\n")
	}
	w.put("</ul>\n")
}
