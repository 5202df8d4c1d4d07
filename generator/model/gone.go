package model

import (
	"path"
	"strings"
)

// Covers reports whether giving up the address gives up the file: the page
// itself in both languages, the data files of its name, and what stands below
// it.
func (g *Gone) Covers(file string) bool {
	file = strings.TrimPrefix(file, En.Prefix())
	if file == g.Path {
		return true
	}
	stem, page := strings.CutSuffix(g.Path, ".html")
	return page && (strings.HasPrefix(file, stem+"/") || path.Dir(file) == path.Dir(stem) && strings.HasPrefix(file, stem+".") && path.Ext(file) != ".html")
}
