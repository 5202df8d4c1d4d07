package source

import (
	"reflect"
	"slices"

	"guiju/generator/model"
)

// register is one TOML file at the content root.
type register struct {
	file string
	dst  any
}

// What the files at the root hold that are lists of records only.
type (
	boxFile struct {
		Boxes []*model.Box `toml:"box"`
	}
	regionFile struct {
		Regions []*model.Region `toml:"region"`
	}
	referenceFile struct {
		References []*model.Reference `toml:"reference"`
	}
	roleFile struct {
		Roles []*model.Role `toml:"role"`
	}
	synonymFile struct {
		Synonyms []*model.Synonym `toml:"synonym"`
	}
	filingFile struct {
		Filings []*model.Filing `toml:"filing"`
	}
)

// registerTypes are what the files at the root are decoded into.
var registerTypes = map[string]reflect.Type{
	"system.toml":     reflect.TypeFor[model.Config](),
	"framework.toml":  reflect.TypeFor[boxFile](),
	"regions.toml":    reflect.TypeFor[regionFile](),
	"references.toml": reflect.TypeFor[referenceFile](),
	"plan.toml":       reflect.TypeFor[model.Plan](),
	"roles.toml":      reflect.TypeFor[roleFile](),
	"synonyms.toml":   reflect.TypeFor[synonymFile](),
	"filings.toml":    reflect.TypeFor[filingFile](),
}

// registers reads the files at the content root.
func (l *loader) registers(root list) error {
	var framework boxFile
	var regions regionFile
	var references referenceFile
	var roles roleFile
	var synonyms synonymFile
	var filings filingFile
	all := []register{
		{"system.toml", &l.sys.Config},
		{"framework.toml", &framework},
		{"regions.toml", &regions},
		{"references.toml", &references},
		{"plan.toml", &l.sys.Plan},
		{"roles.toml", &roles},
		{"synonyms.toml", &synonyms},
		{"filings.toml", &filings},
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
	l.sys.Filings = filings.Filings
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
