package word

import (
	"strings"

	"guiju/generator/manuscript"
	"guiju/generator/model"
)

// document reads the package: its parts, then its text.
func (r *reader) document() *model.Problem {
	types, problem := r.pack.xml("[Content_Types].xml")
	if problem != nil {
		return problem
	}
	r.pack.types = types
	roots, problem := r.pack.relations("")
	if problem != nil {
		return problem
	}
	at := model.Pos{File: r.name}
	for _, rel := range roots {
		if rel.kind == "officeDocument" && !rel.external && r.main == "" {
			r.main = rel.target
		}
	}
	root, problem := r.pack.xml(r.main)
	if problem != nil {
		return problem
	}
	if root == nil || root.name != "w:document" || root.kid("w:body") == nil {
		p := noDocument.At(at)
		return &p
	}
	list, problem := r.pack.relations(r.main)
	if problem != nil {
		return problem
	}
	rels := byID(list)
	r.doc = &manuscript.Document{Name: r.name, Pictures: map[string]manuscript.Picture{}}
	r.notes, r.comments = map[noteKey]*noteState{}, map[string]*commentState{}
	r.targets = map[string]*manuscript.Paragraph{}
	r.boxes = newCounters()
	if core, problem := r.pack.xml(coreProperties(roots)); problem == nil {
		if title := core.kid("dc:title"); title != nil {
			r.doc.Title = strings.TrimSpace(title.text)
		}
	}

	// The parts that the text needs. One that cannot be read is a problem of
	// the file: without its styles or its numbering a text is another text.
	part := func(kind string) (*node, string, map[string]relation) {
		for _, rel := range list {
			if rel.kind != kind || rel.external || problem != nil {
				continue
			}
			var root *node
			if root, problem = r.pack.xml(rel.target); root != nil {
				var own []relation
				own, problem = r.pack.relations(rel.target)
				return root, rel.target, byID(own)
			}
		}
		return nil, "", nil
	}
	styles, _, _ := part("styles")
	r.styles = readStyles(styles)
	numbers, _, _ := part("numbering")
	r.numbering = readNumbering(numbers, r.styles)
	foot, footPart, footRels := part("footnotes")
	end, endPart, endRels := part("endnotes")
	comments, commentsPart, commentsRels := part("comments")
	if problem != nil {
		return problem
	}
	r.readNotes(foot, footPart, footRels, false)
	r.readNotes(end, endPart, endRels, true)
	if comments != nil {
		for _, k := range comments.all("w:comment") {
			if id := k.get("w:id"); r.comments[id] == nil {
				r.comments[id] = &commentState{node: k}
			} else {
				r.besides(k, commentsPart, commentsRels, manuscript.Comment)
			}
		}
	}

	countParagraphs(root)
	r.sections(root)
	main := r.story(r.main, rels, newCounters(), root.kid("w:body"))
	r.doc.Blocks = main.blocks(root.kid("w:body"), place{})
	r.n = 0
	r.staleReferences()
	r.unusedNotes()
	r.tellComments(comments, commentsPart, commentsRels)
	if problem := r.headers(list); problem != nil {
		return problem
	}
	r.foreign(list)
	r.sweep(root, foot, end, comments)
	for _, a := range r.asides {
		a.Text = a.text.String()
		r.doc.Asides = append(r.doc.Asides, a.Aside)
	}
	return nil
}

// coreProperties is the part with the title (ECMA-376-2, 8).
func coreProperties(roots []relation) string {
	for _, rel := range roots {
		if rel.kind == "core-properties" && !rel.external {
			return rel.target
		}
	}
	return "docProps/core.xml"
}

func byID(list []relation) map[string]relation {
	m := map[string]relation{}
	for _, r := range list {
		m[r.id] = r
	}
	return m
}

// countParagraphs numbers the paragraphs of the main part, in the order of the file.
func countParagraphs(root *node) {
	n := 0
	root.each(func(k *node) {
		if k.name == "w:p" {
			n++
			k.n = n
		}
	})
}

// headers reads what stands on every page: each part once, whichever sections
// show it.
func (r *reader) headers(list []relation) *model.Problem {
	seen := map[string]bool{}
	for _, rel := range list {
		kind := manuscript.Header
		if rel.kind == "footer" {
			kind = manuscript.Footer
		} else if rel.kind != "header" {
			continue
		}
		if rel.external || seen[strings.ToLower(rel.target)] {
			continue
		}
		seen[strings.ToLower(rel.target)] = true
		root, problem := r.pack.xml(rel.target)
		if problem != nil {
			return problem
		}
		if root == nil {
			continue
		}
		own, problem := r.pack.relations(rel.target)
		if problem != nil {
			return problem
		}
		r.besides(root, rel.target, byID(own), kind)
		r.sweep(root)
	}
	return nil
}

// sweep finds words that stand where no reader looks, as in files that no
// office program wrote: they are hidden ones.
func (r *reader) sweep(roots ...*node) {
	for _, root := range roots {
		if root == nil {
			continue
		}
		n := 0
		root.each(func(k *node) {
			if k.n > 0 {
				n = k.n
			}
			if k.holdsWords() && !k.read {
				if text := k.said(); strings.TrimSpace(text) != "" {
					r.aside(manuscript.Aside{Kind: manuscript.Hidden, N: n}, text)
				}
			}
		})
	}
}

// foreign reports what the package carries that is no text: macros, and parts
// that other programs made.
func (r *reader) foreign(list []relation) {
	at := model.Pos{File: r.name}
	macros := strings.Contains(r.pack.contentType(r.main), "macroEnabled")
	for _, rel := range list {
		if rel.kind == "vbaProject" {
			macros = true
		}
	}
	for _, name := range r.pack.order {
		if strings.HasSuffix(name, "vbaproject.bin") {
			macros = true
		}
	}
	if macros {
		r.doc.Findings = append(r.doc.Findings, macro.At(at))
	}
	for _, rel := range list {
		if rel.kind == "attachedTemplate" && rel.external && !localAddress(rel.target) {
			r.doc.Findings = append(r.doc.Findings, external.At(at, short(rel.target, 120)))
		}
	}
}

// localAddress reports whether an address is a file of the editor's machine.
func localAddress(s string) bool {
	return strings.HasPrefix(strings.ToLower(s), "file:") || !strings.Contains(s, "://")
}

// sections finds out which sections begin a page: the type stands with the
// section that begins, at its end (ECMA-376-1, 17.6.22).
func (r *reader) sections(root *node) {
	var ends []*node
	old := map[*node]bool{} // what a section was before a change
	root.each(func(k *node) {
		switch {
		case k.name == "w:sectPrChange":
			for _, was := range k.kids {
				old[was] = true
			}
		case k.name == "w:sectPr" && !old[k]:
			ends = append(ends, k)
		}
	})
	r.newPages = map[*node]bool{}
	for i, sect := range ends[:max(len(ends)-1, 0)] {
		kind, _ := ends[i+1].val("w:type")
		r.newPages[sect] = kind != "continuous" && kind != "nextColumn"
	}
}

// sectionBreaks reports whether what follows the end of a section begins a page.
func (r *reader) sectionBreaks(sect *node) bool { return r.newPages[sect] }
