package text

import "fmt"

// beside writes what other documents have to do with a provision. The keyboard
// passes it by, as it does the count of references: the lists below the text
// have the same links.
func (w *writer) beside(id string) {
	if w.Quoted || w.Alone || len(w.Beside[id]) == 0 {
		return
	}
	w.put(`<div class="beside" role="note"` + w.langAttr(w.Lang) + ">\n")
	for _, g := range w.Beside[id] {
		fmt.Fprintf(&w.b, "<p class=\"beside-title\">%s</p>\n<ul class=\"beside-list\">\n", escape(g.Title))
		for _, it := range g.Items {
			fmt.Fprintf(&w.b, `<li class="beside-item"><span class="beside-kind beside-%s">%s</span> `, escape(it.Class), escape(it.Kind))
			if it.Href == "" {
				w.put(escape(it.Words))
			} else {
				fmt.Fprintf(&w.b, `<a href="%s" tabindex="-1">%s</a>`, escape(it.Href), escape(it.Words))
			}
			if it.Notice != "" {
				fmt.Fprintf(&w.b, ` <strong class="beside-notice">%s</strong>`, escape(it.Notice))
			}
			w.put("</li>\n")
		}
		w.put("</ul>\n")
	}
	w.put("</div>\n")
}
