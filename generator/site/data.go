package site

import (
	"strings"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// dataFile is a file that other programs may read, or a family of files, named
// with <work> or <region> for the id of a standard or the key of a region.
type dataFile struct {
	Name   string `json:"name"`
	Href   string `json:"href,omitempty"` // the file, or the first of them
	What   said   `json:"what"`
	Form   string `json:"form"`
	Schema link   `json:"schema"`
	Format int    `json:"format,omitempty"` // version of the format
	Sample bool   `json:"sample"`           // rows say which are samples
	Langs  bool   `json:"langs,omitempty"`  // one in each language
}

// dataFiles lists the data files of the site. A file that comes takes a line
// here; a test compares the list with what is published.
func (m *maker) dataFiles() []dataFile {
	schema := func(path string) link { return link{Href: "/" + path, Title: said{T: path}} }
	var twin, embed, register, directory, region, course, checklist string
	if len(m.d.System.Courses) > 0 {
		c := m.d.System.Courses[0]
		course, checklist = "/"+c.DataPath("course.json"), "/"+m.lang.Prefix()+c.DataPath("checklist.csv")
	}
	if len(m.d.Rows) > 0 {
		directory = "/" + m.lang.Prefix() + "data/directory.json"
	}
	if len(m.d.Regions) > 0 {
		region = "/" + m.d.Regions[0].Region.DataPath("json")
	}
	for _, r := range m.d.Rows {
		if twin == "" {
			twin = "/standards/" + r.Work.ID + ".json"
		}
		if embed == "" && r.HasText {
			embed, register = "/"+derive.EmbedPath(r.Work, model.Zh), "/standards/"+r.Work.ID+"/register.json"
		}
	}
	concordance := ""
	if len(m.d.Concordances) > 0 {
		concordance = "/standards/" + m.d.Concordances[0].Work.ID + "/concordance.json"
	}
	return []dataFile{
		{Name: "standards/<work>.json", Href: twin, Form: "JSON", Schema: schema(derive.TwinSchemaPath), Format: derive.TwinFormat, Sample: true,
			What: m.words("一项标准的题录、状态、依据和全部条款（中英文）。", "One standard: its record, status, legal basis and all provisions in both languages.")},
		{Name: "standards/<work>.embed.js", Href: embed, Form: "JavaScript", Format: derive.EmbedFormat, Sample: true, Langs: true,
			What: m.words("同一项标准各条的文字，供 data/embed.js 嵌入别的系统。", "The words of its provisions, for data/embed.js in other systems.")},
		{Name: "standards/<work>/register.json", Href: register, Form: "JSON, CSV, XLSX", Format: derive.RegisterFormat, Sample: true, Langs: true,
			What: m.words("条款登记：一项标准的要求、推荐、允许，一句一行。", "The provision register of one standard: one row a requirement, recommendation or permission.")},
		{Name: "standards/<work>/concordance.json", Href: concordance, Form: "JSON, CSV", Format: derive.ConcordanceFormat, Sample: true,
			What: m.words("新旧条号对照：一项标准的条从一个文本到下一个文本去了哪里。", "The concordance of one standard: where its provisions went from wording to wording.")},
		{Name: "data/register.json", Href: "/data/register.json", Form: "JSON, CSV, XLSX", Format: derive.RegisterFormat, Sample: true, Langs: true,
			What: m.words("全部标准的条款登记。", "The provision register of all standards.")},
		{Name: "data/directory.json", Href: directory, Form: "JSON, CSV, XLSX", Format: derive.DirectoryFormat, Sample: true, Langs: true,
			What: m.words("标准明细表：全部标准，包括待制定的。", "The directory: all standards, those to be written too.")},
		{Name: "data/regions/<region>.json", Href: region, Form: "JSON, CSV", Format: derive.RegionFormat, Sample: true, Langs: true,
			What: m.words("一个地区的框架、标准明细表和统计表。", "Framework, directory and statistics of one region.")},
		{Name: derive.VersionsPath, Href: "/" + derive.VersionsPath, Form: "JSON", Format: derive.VersionsFormat, Sample: true,
			What: m.words("每项标准每个版本的各种文本：自何时至何时有效，何时在本站公布、登记、勘误。", "Every edition in each of its wordings: from when until when it holds, and when it was published, recorded and corrected here.")},
		{Name: derive.OverlapsFile, Href: "/" + derive.OverlapsFile, Form: "JSON", Sample: true,
			What: m.words("说法相近的条款，两两一行。", "Provisions that say much the same: one row a pair.")},
		{Name: "standards/<work>/compare/<a>-to-<b>.json", Href: m.firstComparison(), Form: "JSON", Format: derive.CompareFormat, Sample: true,
			What: m.words("两个文本之间的改动：counts 是各类改动的条数，summary 一处一句，provisions 按语言列出改动的条（old、new 是条号，classes 是类别，verbs、values 是变了的动词和数值，pieces 是逐段文字：kept 未变、removed 删去、added 增加），declared 和 undeclared 对照前言所列的变化。", "What changed between two texts: counts by class; summary, one sentence a change; provisions by language (old, new: fragments; classes; verbs and values that became others; pieces: kept, removed, added words); declared and undeclared: beside what the foreword lists.")},
		{Name: derive.TasksDataPath + ".json", Href: "/" + derive.TasksDataPath + ".json", Form: "JSON, CSV", Format: derive.TasksFormat,
			What: m.words("重点任务计划表：阶段、任务、措施、时限和登记的完成情况。", "The key-task table: phases, tasks, measures, deadlines and what is on record of them.")},
		{Name: derive.LawDataPath, Href: "/" + derive.LawDataPath, Form: "JSON", Format: derive.LawFormat, Sample: true,
			What: m.words("条款与法律法规条文的对应，一对一行。", "How provisions relate to articles of laws: one row a pair.")},
		{Name: derive.ElementsDataPath + ".json", Href: "/" + derive.ElementsDataPath + ".json", Form: "JSON, CSV", Schema: schema(derive.ElementsSchemaPath), Format: derive.ElementsFormat, Sample: true,
			What: m.words("数据元登记；旁边的模式用来校验填报的值。", "The register of data elements; the schema checks values that are filled in.")},
		{Name: "feed.xml", Href: "/" + m.lang.Prefix() + "feed.xml", Form: "Atom, JSON Feed", Sample: true, Langs: true,
			What: m.words("新近的标准和宣传内容。旁边的 feed.json 是同样的内容。", "What is new. feed.json beside it says the same.")},
		{Name: "feeds/kind-<kind>.json", Href: "/" + m.lang.Prefix() + "feeds/kind-" + derive.KindOfStandards + ".json", Form: "Atom, JSON Feed", Sample: true, Langs: true,
			What: m.words("一类内容的订阅源。", "The feed of one kind.")},
		{Name: "feeds/area-<area>.json", Href: m.firstFeed(derive.FeedArea), Form: "Atom, JSON Feed", Sample: true, Langs: true,
			What: m.words("一个重点领域的订阅源。", "The feed of one key area.")},
		{Name: "feeds/standard-<work>.json", Href: m.firstFeed(derive.FeedStandard), Form: "Atom, JSON Feed", Sample: true, Langs: true,
			What: m.words("一项标准的订阅源：发布、实施、修改、复审、废止，和关于它的宣传。", "The feed of one standard: issue, entry into force, amendments, reviews, withdrawal, and what is told of it.")},
		{Name: "training/<course>/course.json", Href: course, Form: "JSON", Format: derive.CourseFormat, Sample: true,
			What: m.words("一门课：各节、引用的条文原文、题目；旁边的 course.toml 是同一门课的源文件。", "One course: its sessions, the words that they quote, its questions; course.toml beside it is the course as it is written.")},
		{Name: "training/<course>/checklist.csv", Href: checklist, Form: "CSV", Sample: true, Langs: true,
			What: m.words("一门课所引条文的核对清单：一句要求或推荐一行。", "The checklist of a course: one row a requirement or recommendation that it quotes.")},
		{Name: derive.Rule321Data + ".json", Href: "/" + derive.Rule321Data + ".json", Form: "JSON, CSV", Format: derive.Rule321Format, Sample: true,
			What: m.words("3专2报1会：定期工作、登记的记录和每期的状态。", "3 dedicated, 2 reports, 1 meeting: duties, records, and the state of each period.")},
		{Name: derive.InventoryPath + ".json", Href: "/" + derive.InventoryPath + ".json", Form: "JSON, CSV", Format: derive.InventoryFormat, Sample: true,
			What: m.words("流程和制度清单，连同子体系和标准。", "The inventory of processes and rules, with boxes and standards.")},
		{Name: derive.ScoresDataPath + ".json", Href: "/" + derive.ScoresDataPath + ".json", Form: "JSON, CSV", Format: derive.ScoresFormat, Sample: true,
			What: m.words("评价细则和各地得分；没有评完的没有总分。", "The evaluation rules and the scores; what is not scored in whole has no total.")},
		{Name: derive.IndicatorsDataPath + ".json", Href: "/" + derive.IndicatorsDataPath + ".json", Form: "JSON, CSV", Format: derive.IndicatorsFormat, Sample: true,
			What: m.words("监测、绩效和效果指标，每个时期一个值；没有记录的没有值。", "Indicators with a value for every period; where there is no record there is none.")},
		{Name: model.CataloguePath, Href: "/" + model.CataloguePath, Form: "JSON", Format: model.CatalogueFormat, Sample: true,
			What: m.words("本站标准目录的摘要，供上级体系固定并转录。", "The catalogue of the site's standards, for the system one level up to pin and show.")},
		{Name: derive.FederationDataPath, Href: "/" + derive.FederationDataPath, Form: "JSON", Format: derive.FederationFormat, Sample: true,
			What: m.words("登记的市级体系、固定的发布，和转录的目录。", "The cities on record, the releases they are pinned to, and their catalogues as shown here.")},
		{Name: derive.ReleasesData, Href: "/" + derive.ReleasesData, Form: "JSON",
			What: m.words("历次发布：序号、时间、清单的指纹、改了什么。", "All releases: number, time, hash of the manifest, what each one changed.")},
		{Name: "manifest.json", Href: "/manifest.json", Form: "JSON",
			What: m.words("本站每个文件的大小和摘要（SHA-256）。", "Size and digest (SHA-256) of every file of the site.")},
	}
}

// data is the page that documents the data files.
func (m *maker) data() []page {
	title := m.words("数据文件", "Data files")
	v := map[string]any{"files": m.dataFiles(), "notice": m.say(m.d.System.Config.Site.Notice)}
	out := []page{{
		path: model.DataPath, layout: "data", title: title, labels: column(title.T, "", title.T), crumbs: m.underHub(title), data: v,
	}}
	address, w, ok := derive.EmbedSample(m.d)
	if !ok {
		return out
	}
	v["example"], v["address"] = m.href(model.EmbedExamplePath), address
	title = m.words("嵌入示例：某业务系统的页面", "Embedding: a page of some business system")
	return append(out, page{
		path: model.EmbedExamplePath, layout: "embed-example", title: title, hidden: true, sample: w.Sample,
		data: map[string]any{
			"address": address, "lang": string(m.lang), "back": m.href(model.DataPath),
			"href": m.href(w.Path()) + strings.TrimPrefix(address, w.ID),
		},
	})
}

// firstComparison is the data file of the first two wordings that are compared.
func (m *maker) firstComparison() string {
	if len(m.d.Comparisons) == 0 {
		return ""
	}
	return "/" + m.d.Comparisons[0].DataPath()
}
