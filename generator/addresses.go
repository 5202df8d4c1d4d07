package main

import (
	"path"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/release"
	"guiju/generator/source"
)

// deadAddresses compares a finished tree with what the last release for this
// audience had. What a publication decision has withheld since is gone for good
// reason: nothing there may say that it ever was.
func deadAddresses(sys *model.System, d *derive.Derived, tree map[string][]byte) []model.Problem {
	published := sys.Published[d.Audience]
	last := 0
	for _, f := range published {
		last = max(last, f.Last)
	}
	withheld := func(p string) bool {
		rest, in := strings.CutPrefix(strings.TrimPrefix(p, model.En.Prefix()), "standards/")
		if !in || d.Audience == model.Internal {
			return false
		}
		for id, found := rest, true; found; { // db41-t-s001.json, db41-t-s001/2024.html
			if w := sys.Work(id); w != nil {
				return sys.Decision(w) != model.FullText
			}
			cut := strings.LastIndexAny(id, "./")
			if found = cut > 0; found {
				id = id[:cut]
			}
		}
		return false
	}
	file := path.Join(source.ReleasesFolder, string(d.Audience), source.FilesList)
	problems := release.Dead(file, published, last, tree, d.System.Gone, withheld)
	return append(problems, release.DeadAnchors(d.System.Works, d.System.Langs(), d.Day, tree)...)
}
