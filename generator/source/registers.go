package source

import (
	"path"
	"slices"
	"strings"

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
	var proposals schema.Proposals
	var matters schema.Matters
	var uptake schema.Uptake
	var cooperation schema.Cooperation
	var elements schema.Elements
	var readings schema.Readings
	var aims schema.Aims
	var bodies schema.Bodies
	var inventory schema.Inventory
	var assessment schema.Assessment
	var evaluation schema.Evaluation
	var pilots schema.Pilots
	var research schema.Research
	var difficulties schema.Difficulties
	var gone schema.Gone
	var federation schema.Federation
	all := []register{
		{"system.toml", &l.sys.Config},
		{"framework.toml", &framework},
		{"regions.toml", &regions},
		{"references.toml", &references},
		{"plan.toml", &l.sys.Plan},
		{"roles.toml", &roles},
		{"synonyms.toml", &synonyms},
		{"filings.toml", &filings},
		{"proposals.toml", &proposals},
		{"matters.toml", &matters},
		{"uptake.toml", &uptake},
		{"cooperation.toml", &cooperation},
		{"data-elements.toml", &elements},
		{"readings.toml", &readings},
		{"aims.toml", &aims},
		{"bodies.toml", &bodies},
		{"mechanisms.toml", &l.sys.Mechanisms},
		{"inventory.toml", &inventory},
		{"assessment.toml", &assessment},
		{"evaluation.toml", &evaluation},
		{"pilots.toml", &pilots},
		{"research.toml", &research},
		{"difficulties.toml", &difficulties},
		{"gone.toml", &gone},
		{"federation.toml", &federation},
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
	l.sys.Proposals, l.sys.Selections = proposals.Proposals, proposals.Selections
	l.sys.Matters, l.sys.Distinct, l.sys.Uptake = matters.Matters, matters.Distinct, uptake.Uptake
	l.sys.Projects, l.sys.Demands = cooperation.Projects, cooperation.Demands
	l.sys.Elements, l.sys.Readings = elements.Elements, readings.Readings
	l.sys.Aims = aims.Aims
	l.sys.Bodies, l.sys.Processes, l.sys.Difficulties = bodies.Bodies, inventory.Processes, difficulties.Difficulties
	l.sys.Gone, l.sys.Cities = gone.Gone, federation.Cities
	l.sys.Evaluations, l.sys.Findings, l.sys.Dossier = assessment.Evaluations, assessment.Findings, assessment.Dossier
	l.sys.Scoring = model.Scoring{Rules: evaluation.Rules, Parts: evaluation.Parts, Scores: evaluation.Scores}
	l.sys.Indicators, l.sys.Values = evaluation.Indicators, evaluation.Values
	l.sys.Directions, l.sys.Pilots, l.sys.Cases, l.sys.Bases = pilots.Directions, pilots.Pilots, pilots.Cases, pilots.Bases
	l.sys.Studies, l.sys.Forums = research.Studies, research.Forums
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
	dirs = append(dirs, ReleasesFolder, model.FederationFolder, FrameFolder)
	registers := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return path.Ext(f) != ".toml" })
	belongs := model.Bilingual{
		Zh: strings.Join(registers, "、") + " 和文件夹 " + strings.Join(dirs, "、"),
		En: strings.Join(registers, ", ") + " and the folders " + strings.Join(dirs, ", ")}
	l.expect(root, belongs, true, files...)
	for _, name := range root.dirs {
		if !slices.Contains(dirs, name) {
			l.report(fileUnexpected.At(model.Pos{File: name}, name, belongs, didYouMean(name, dirs)))
		}
	}
}
