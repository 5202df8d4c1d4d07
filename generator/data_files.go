package main

import (
	"maps"
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
	"guiju/generator/sheet"
	"guiju/generator/source"
)

// addData puts the files that are not pages beside the pages.
func addData(tree map[string][]byte, d *derive.Derived, base string) error {
	for path, b := range derive.Twins(d) {
		tree[path] = b
	}
	for _, l := range d.System.Langs() {
		if len(d.Diagram.Nodes) > 0 {
			tree[l.Prefix()+"framework.svg"] = derive.Draw(d.Diagram, l).SVG("picture")
		}
		for _, f := range d.Feeds {
			tree[l.Prefix()+f.Path+".xml"], tree[l.Prefix()+f.Path+".json"] = f.Atom(d, l, base), f.JSON(d, l, base)
		}
	}
	maps.Copy(tree, derive.Calendars(d, base))
	maps.Copy(tree, derive.EventCalendars(d, base))
	maps.Copy(tree, derive.Embeds(d))
	maps.Copy(tree, derive.CodeFiles(d))
	tree[derive.TwinSchemaPath] = derive.TwinSchema(false)
	tree[derive.LawDataPath] = derive.LawJSON(d)
	tree[derive.ElementsSchemaPath] = derive.ElementsSchema(d.Elements)
	tree[derive.ElementsDataPath+".json"] = derive.ElementsJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.ElementsDataPath+".csv"] = sheet.CSV(sheet.Table(derive.ElementsTable(d.Elements, l)))
	}
	tree[derive.Rule321Data+".json"] = derive.Rule321JSON(d)
	tree[derive.InventoryPath+".json"] = derive.InventoryJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.Rule321Data+".csv"] = sheet.CSV(sheet.Table(derive.Rule321Table(d, l)))
		tree[l.Prefix()+derive.InventoryPath+".csv"] = sheet.CSV(sheet.Table(derive.InventoryTable(d, l)))
	}
	tree[derive.ScoresDataPath+".json"] = derive.ScoresJSON(d)
	tree[derive.IndicatorsDataPath+".json"] = derive.IndicatorsJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.ScoresDataPath+".csv"] = sheet.CSV(sheet.Table(derive.ScoresTable(d, l)))
		tree[l.Prefix()+derive.IndicatorsDataPath+".csv"] = sheet.CSV(sheet.Table(derive.IndicatorsTable(d, l)))
	}
	tree[derive.TasksDataPath+".json"] = derive.TasksJSON(d)
	for _, l := range d.System.Langs() {
		tree[l.Prefix()+derive.TasksDataPath+".csv"] = sheet.CSV(sheet.Table(derive.TasksTable(d.Schedule, l)))
	}
	tree[model.CataloguePath] = derive.CatalogueJSON(d)
	tree[derive.FederationDataPath] = derive.FederationJSON(d)
	tree[derive.ReleasesData] = derive.ReleasesJSON(d)
	maps.Copy(tree, derive.CompareFiles(d))
	maps.Copy(tree, derive.ConcordanceFiles(d))
	for _, c := range d.Concordances {
		for _, l := range d.System.Langs() {
			tree[l.Prefix()+strings.TrimSuffix(c.Work.ConcordancePath(), "html")+"csv"] = sheet.CSV(sheet.Table(derive.ConcordanceTable(c, l)))
		}
	}
	tree[derive.OverlapsFile] = derive.OverlapsJSON(d)
	tree[derive.VersionsPath] = derive.VersionsJSON(d)
	if err := addDirectory(tree, d, "data/directory", d.Rows); err != nil {
		return err
	}
	addRegions(tree, d)
	addCourses(tree, d)
	return addRegisters(tree, d)
}

// addSitemap lists the pages of the tree for search engines, where the address
// is known.
func addSitemap(tree map[string][]byte, base string) {
	if base != "" {
		tree["sitemap.xml"] = derive.Sitemap(tree, base)
	}
}

// addRegions writes the data of every region's filing package.
func addRegions(tree map[string][]byte, d *derive.Derived) {
	for _, p := range d.Regions {
		tree[p.Region.DataPath("json")] = derive.RegionJSON(d, p)
		for _, l := range d.System.Langs() {
			tree[l.Prefix()+p.Region.DataPath("csv")] = sheet.CSV(sheet.Table(derive.RegionTable(d.System, p, l)))
		}
	}
}

// addCourses writes every course as data, its checklist, and the course as it
// is written, with nothing that the audience may not see.
func addCourses(tree map[string][]byte, d *derive.Derived) {
	for _, l := range d.Training.Courses {
		tree[l.Course.DataPath("course.json")] = derive.CourseJSON(d, l)
		tree[l.Course.DataPath("course.toml")] = source.EncodeCourse(l.Course)
		for _, lang := range d.System.Langs() {
			tree[lang.Prefix()+l.Course.DataPath("checklist.csv")] = sheet.CSV(sheet.Table(derive.ChecklistTable(l, lang)))
		}
	}
}

// addRegisters writes the provision registers as data files: one of each
// standard, and one of the system.
func addRegisters(tree map[string][]byte, d *derive.Derived) error {
	all := map[model.Lang][]*derive.Duty{}
	for _, g := range d.Registers {
		for _, l := range model.Langs {
			all[l] = append(all[l], g.Langs[l]...)
		}
		if err := addRegister(tree, d, strings.TrimSuffix(g.Row.Work.RegisterPath(), ".html"), g.Langs); err != nil {
			return err
		}
	}
	return addRegister(tree, d, "data/register", all)
}

func addRegister(tree map[string][]byte, d *derive.Derived, path string, rows map[model.Lang][]*derive.Duty) error {
	var sheets []sheet.Table
	for _, l := range d.System.Langs() {
		name := model.Bilingual{Zh: "条款登记", En: "Provision register"}.In(l)
		t := sheet.Table(derive.RegisterTable(rows[l], l, name))
		sheets = append(sheets, t)
		tree[l.Prefix()+path+".csv"] = sheet.CSV(t)
		tree[l.Prefix()+path+".json"] = derive.RegisterJSON(rows[l], l)
	}
	book, err := sheet.XLSX(sheets...)
	if err != nil {
		return err
	}
	tree[path+".xlsx"] = book
	return nil
}
