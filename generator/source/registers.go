package source

import (
	"slices"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// register is one TOML file at the content root.
type register struct {
	file string
	dst  any
}

// registers reads the files at the content root.
func (l *loader) registers(root list) error {
	var framework schema.Framework
	var regions schema.Regions
	var references schema.References
	var roles schema.Roles
	var synonyms schema.Synonyms
	var filings schema.Filings
	all := []register{
		{"system.toml", &l.sys.Config},
		{"framework.toml", &framework},
		{"regions.toml", &regions},
		{"references.toml", &references},
		{"plan.toml", &l.sys.Plan},
		{"roles.toml", &roles},
		{"synonyms.toml", &synonyms},
		{"filings.toml", &filings},
	}
	known := []string{"embed.go"} // carries the folder in the program
	for _, r := range all {
		known = append(known, r.file)
		if !root.has(r.file) {
			continue
		}
		if _, err := l.record(r.file, r.dst); err != nil {
			return err
		}
	}
	l.sys.Boxes, l.sys.Regions, l.sys.References = framework.Boxes, regions.Regions, references.References
	l.sys.Roles, l.sys.Synonyms, l.sys.Filings = roles.Roles, synonyms.Synonyms, filings.Filings
	if !root.has("system.toml") {
		l.sys.Unread["system.toml"] = true
		l.report(fileMissing.At(model.Pos{File: "system.toml"}, "system.toml", model.Bilingual{
			Zh: "它写明格式版本、网站名称、标准层级等；也可能是 --content 指错了文件夹",
			En: "it states the format version, the site's title and the levels; or --content names the wrong folder"}))
	}
	l.expectRoot(root, known)
	return nil
}

// expectRoot reports what is neither a register nor a collection. A file with
// the name of a collection, or the reverse, is among it.
func (l *loader) expectRoot(root list, files []string) {
	var dirs []string
	for _, c := range collections {
		dirs = append(dirs, c.name)
	}
	belongs := model.Bilingual{
		Zh: "system.toml、framework.toml、regions.toml、references.toml、plan.toml、roles.toml、synonyms.toml、filings.toml 和文件夹 standards、regulations、policies、publicity、training、pages",
		En: "system.toml, framework.toml, regions.toml, references.toml, plan.toml, roles.toml, synonyms.toml, filings.toml and the folders standards, regulations, policies, publicity, training, pages"}
	l.expect(root, belongs, true, files...)
	for _, name := range root.dirs {
		if !slices.Contains(dirs, name) {
			l.report(fileUnexpected.At(model.Pos{File: name}, name, belongs, didYouMean(name, dirs)))
		}
	}
}
