package schema

import (
	"path"
	"reflect"
	"regexp"

	"guiju/generator/model"
)

// The types below are what stands in files beside the types of package model:
// registers that are lists of one thing, and the front matter of Markdown.

// Framework is framework.toml.
type Framework struct {
	Boxes []*model.Box `toml:"box"`
}

// Regions is regions.toml.
type Regions struct {
	Regions []*model.Region `toml:"region"`
}

// References is references.toml.
type References struct {
	References []*model.Reference `toml:"reference"`
}

// Roles is roles.toml.
type Roles struct {
	Roles []*model.Role `toml:"role"`
}

// Synonyms is synonyms.toml.
type Synonyms struct {
	Synonyms []*model.Synonym `toml:"synonym"`
}

// Filings is filings.toml.
type Filings struct {
	Filings []*model.Filing `toml:"filing"`
}

// Proposals is proposals.toml.
type Proposals struct {
	Selections []*model.Selection `toml:"selection"`
	Proposals  []*model.Proposal  `toml:"proposal"`
}

// Matters is matters.toml.
type Matters struct {
	Matters  []*model.Matter   `toml:"matter"`
	Distinct []*model.Distinct `toml:"distinct"`
}

// Uptake is uptake.toml.
type Uptake struct {
	Uptake []*model.Uptake `toml:"uptake"`
}

// Cooperation is cooperation.toml.
type Cooperation struct {
	Projects []*model.JointProject `toml:"project"`
	Demands  []*model.Demand       `toml:"demand"`
}

// Elements is data-elements.toml.
type Elements struct {
	Elements []*model.DataElement `toml:"element"`
}

// Readings is readings.toml.
type Readings struct {
	Readings []*model.Reading `toml:"reading"`
}

// Aims is aims.toml.
type Aims struct {
	Aims []*model.Aim `toml:"aim"`
}

// Bodies is bodies.toml.
type Bodies struct {
	Bodies []*model.Body `toml:"body"`
}

// Inventory is inventory.toml.
type Inventory struct {
	Processes []*model.Process `toml:"process"`
}

// Assessment is assessment.toml.
type Assessment struct {
	Evaluations []*model.Evaluation `toml:"evaluation"`
	Findings    []*model.Finding    `toml:"finding"`
	Dossier     []*model.Dossier    `toml:"dossier"`
}

// Evaluation is evaluation.toml.
type Evaluation struct {
	Rules      []*model.EvaluationRules `toml:"rules"`
	Parts      []*model.EvaluationPart  `toml:"part"`
	Scores     []*model.Score           `toml:"score"`
	Indicators []*model.Indicator       `toml:"indicator"`
	Values     []*model.Value           `toml:"value"`
}

// Pilots is pilots.toml.
type Pilots struct {
	Directions []*model.Direction `toml:"direction"`
	Pilots     []*model.Pilot     `toml:"pilot"`
	Cases      []*model.Case      `toml:"case"`
	Bases      []*model.Base      `toml:"base"`
}

// Research is research.toml.
type Research struct {
	Studies []*model.Study `toml:"study"`
	Forums  []*model.Forum `toml:"forum"`
}

// Difficulties is difficulties.toml.
type Difficulties struct {
	Difficulties []*model.Difficulty `toml:"difficulty"`
}

// Gone is gone.toml.
type Gone struct {
	Gone []*model.Gone `toml:"gone"`
}

// Federation is federation.toml.
type Federation struct {
	Cities []*model.City `toml:"city"`
}

// Front is the front matter of index.zh.md.
type Front struct {
	Title   string `toml:"title"`
	Summary string `toml:"summary"`
	model.Item
}

// TranslatedFront is the front matter of the file in another language: what is
// said in words. Facts are written once, in index.zh.md.
type TranslatedFront struct {
	Title   string `toml:"title"`
	Summary string `toml:"summary"`
}

// kindOfFile is one kind of file before its keys are looked up.
type kindOfFile struct {
	File
	holds any // a value of the type that package source reads from it
	// without are keys, parted by spaces, that the type has and this kind of
	// file has not;
	// needs are keys that only this kind of file cannot do without.
	without, needs string
}

func bilingual(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

// publicityKeys are the keys of items that only publicity has.
const publicityKeys = "audience channel levels areas regions by updated until event"

// kinds are all files that carry TOML, in the order of the README.
var kinds = []kindOfFile{
	{File{Name: "system", Path: "system.toml", Title: bilingual("体系总览", "The system"),
		About: bilingual("谁发布，标准分哪些层级，走哪些程序，有哪些重点领域和目标。", "Who publishes, and the levels, tracks, key areas and targets.")}, model.Config{}, "", ""},
	{File{Name: "framework", Path: "framework.toml", Title: bilingual("标准体系框架", "Framework"),
		About: bilingual("框架图：子体系的树。", "The framework diagram: a tree of subsystems.")}, Framework{}, "", ""},
	{File{Name: "regions", Path: "regions.toml", Title: bilingual("地区", "Regions"),
		About: bilingual("省和它下面的地区。", "The province and the regions below it.")}, Regions{}, "", ""},
	{File{Name: "references", Path: "references.toml", Title: bilingual("引用文件", "References"),
		About: bilingual("体系之外的标准的著录信息。", "Bibliographic records of standards outside the system.")}, References{}, "", ""},
	{File{Name: "plan", Path: "plan.toml", Title: bilingual("任务计划", "Plan"),
		About: bilingual("方案的阶段、任务、措施和时限。", "Phases, tasks, measures and deadlines of the plan.")}, model.Plan{}, "", ""},
	{File{Name: "roles", Path: "roles.toml", Title: bilingual("岗位", "Roles"),
		About: bilingual("有“我的职责”页的岗位，和条文对它们的称呼。", "Posts with a page of duties, and how texts call them.")}, Roles{}, "", ""},
	{File{Name: "synonyms", Path: "synonyms.toml", Title: bilingual("同义词", "Synonyms"),
		About: bilingual("读者的说法和条文的说法；只供搜索。", "What readers type and what the texts say; for the search only.")}, Synonyms{}, "", ""},
	{File{Name: "filings", Path: "filings.toml", Title: bilingual("报备回执", "Filings"),
		About: bilingual("各地报来并收下的标准目录；由 guiju import filing 写入。", "Directories that regions filed and that were taken; written by guiju import filing.")}, Filings{}, "", ""},
	{File{Name: "proposals", Path: "proposals.toml", Title: bilingual("申报项目", "Proposals"),
		About: bilingual("申报的标准项目，和在几个候选中择优选取的理由。", "Standards that were applied for, and why one was chosen among several.")}, Proposals{}, "", ""},
	{File{Name: "matters", Path: "matters.toml", Title: bilingual("事项", "Matters"),
		About: bilingual("一事一标的“事”，和已经比对过、确认不重复的标准。", "What standards regulate, one matter one standard; and standards that were compared and found to differ.")}, Matters{}, "", ""},
	{File{Name: "uptake", Path: "uptake.toml", Title: bilingual("实施记录", "Uptake"),
		About: bilingual("标准被谁采用、培训、解读、评价，嵌入哪个业务系统。", "Who adopted, was trained on, explained or evaluated a standard, and which business system carries it.")}, Uptake{}, "", ""},
	{File{Name: "cooperation", Path: "cooperation.toml", Title: bilingual("区域协作", "Cooperation"),
		About: bilingual("几个地区共同制定的标准，和各地提出的需求。", "Standards that regions draft together, and what regions say they need.")}, Cooperation{}, "", ""},
	{File{Name: "data-elements", Path: "data-elements.toml", Title: bilingual("数据元", "Data elements"),
		About: bilingual("标准规定的数据元：名称、代码、类型和值域。", "Data that standards define: name, code, type and permissible values.")}, Elements{}, "", ""},
	{File{Name: "readings", Path: "readings.toml", Title: bilingual("方案的读法", "Readings of the plan"),
		About: bilingual("方案前后不一致或没有说清的地方，和本站怎样处理。", "Where the plan contradicts itself or leaves something open, and how the site reads it.")}, Readings{}, "", ""},
	{File{Name: "aims", Path: "aims.toml", Title: bilingual("四个“有标”", "Aims"),
		About: bilingual("方案要标准起的作用，和本站哪些标准、领域、页面与它有关。", "What the plan wants standards for, and which standards, areas and pages of the site serve it.")}, Aims{}, "", ""},
	{File{Name: "bodies", Path: "bodies.toml", Title: bilingual("机构", "Bodies"),
		About: bilingual("谁做这项工作：领导小组、工作组、技术委员会、各级部门和合作单位。", "Who does the work: leading group, working groups, technical committee, departments and partners.")}, Bodies{}, "", ""},
	{File{Name: "mechanisms", Path: "mechanisms.toml", Title: bilingual("工作机制", "Mechanisms"),
		About: bilingual("3专2报1会、各项资源保障，和方案怎样形容工作机制。", "3 dedicated, 2 reports, 1 meeting; resources; and how the plan describes the mechanism.")}, model.Mechanisms{}, "", ""},
	{File{Name: "inventory", Path: "inventory.toml", Title: bilingual("流程和制度清单", "Inventory of processes and rules"),
		About: bilingual("各级梳理出来的业务流程和规章制度，框架由此而来。", "The processes and rules that each level sorted out, and from which the framework is drawn.")}, Inventory{}, "", ""},
	{File{Name: "assessment", Path: "assessment.toml", Title: bilingual("评估与改进", "Assessment and improvement"),
		About: bilingual("中期、总结和自评估，查出的问题和整改，验收材料。", "Evaluations, what they found and what was done, and the papers for acceptance.")}, Assessment{}, "", ""},
	{File{Name: "evaluation", Path: "evaluation.toml", Title: bilingual("评价细则和监测", "Evaluation rules and monitoring"),
		About: bilingual("按什么评分，各地得分，监测哪些指标。", "How the work is scored, the scores, and what is watched.")}, Evaluation{}, "", ""},
	{File{Name: "pilots", Path: "pilots.toml", Title: bilingual("试点和基地", "Pilots and bases"),
		About: bilingual("试点的方向和成果，可复制的经验，四类基地。", "Pilots by direction, what they brought, cases to repeat, and the four kinds of bases.")}, Pilots{}, "", ""},
	{File{Name: "research", Path: "research.toml", Title: bilingual("研究", "Research"),
		About: bilingual("理论研究、专题调研、论坛，和成果怎样变成标准。", "Research, field research, the forum, and how results became standards.")}, Research{}, "", ""},
	{File{Name: "difficulties", Path: "difficulties.toml", Title: bilingual("困难和问题", "Difficulties"),
		About: bilingual("各地遇到的困难、回答，和因此改了什么。", "What was met, what was answered, and what changed.")}, Difficulties{}, "", ""},
	{File{Name: "gone", Path: "gone.toml", Title: bilingual("停用的地址", "Addresses given up"),
		About: bilingual("公布过、后来不再使用的网页地址：旧地址上留一页说明。", "Published addresses that are no longer used: a page that says so stays there.")}, Gone{}, "", ""},
	{File{Name: "federation", Path: "federation.toml", Title: bilingual("市级体系", "Systems of the cities"),
		About: bilingual("哪些市的标准目录转录在本站，固定在哪一次发布；由 guiju pin 更新。", "Cities whose catalogues the site shows, each pinned to one release; kept by guiju pin.")}, Federation{}, "", ""},
	{File{Name: "release", Path: "releases/<audience>/<number>.toml", Title: bilingual("发布记录", "Release"),
		About: bilingual("一次发布的记录，由 guiju release 写入，请勿修改或删除。", "The record of a release; written by guiju release, never changed or removed.")}, model.Release{}, "", ""},
	{File{Name: "work", Path: "standards/<work>/work.toml", Title: bilingual("标准", "Standard"),
		About: bilingual("一项标准不随版本变化的事实；文件夹名是它永久的编码。", "The facts of a standard that hold for all its editions; the folder's name is its permanent id.")}, model.Work{}, "", ""},
	{File{Name: "edition", Path: "standards/<work>/<year>/edition.toml", Title: bilingual("标准的版本", "Edition"),
		About: bilingual("一个版本的封面事实；文件夹名是编号里的年份，正文在旁边的 zh.md。", "The facts on the cover of one edition; the folder's name is the year in its number, the text stands beside it in zh.md.")}, model.Edition{}, "", ""},
	{File{Name: "keys", Path: "standards/<work>/keys.toml", Title: bilingual("程序的记录", "What the program remembers"),
		About: bilingual("由程序写入，请勿手工修改。", "Written by the program, not by hand.")}, model.Keys{}, "", ""},
	{File{Name: "regulation", Path: "regulations/<id>/regulation.toml", Title: bilingual("法规", "Regulation"),
		About: bilingual("一部法规的登记信息；有官方文本时存为旁边的 zh.md。", "The record of a regulation; its official text goes beside it as zh.md.")}, model.Regulation{}, "", ""},
	{File{Name: "policy", Path: "policies/<id>/policy.toml", Title: bilingual("政策文件", "Policy document"),
		About: bilingual("方案、通知或导读；正文在旁边的 zh.md。", "A plan, notice or guide; its text stands beside it in zh.md.")}, model.Policy{}, "", ""},
	{File{Name: "publicity", Path: "publicity/<id>/index.zh.md", Title: bilingual("宣传内容", "Publicity"),
		About: bilingual("动态、解读、问答等；两行 +++ 之间是事实，之后是正文。", "News, interpretations, Q&A and the like; facts stand between two +++ lines, the text follows.")}, Front{}, "menu", "kind"},
	{File{Name: "publicity-en", Path: "publicity/<id>/index.en.md", Title: bilingual("宣传内容的英文", "Publicity in English"),
		About: bilingual("英文题目、摘要和正文。", "Title, summary and text in English.")}, TranslatedFront{}, "", ""},
	{File{Name: "course", Path: "training/<id>/course.toml", Title: bilingual("课程", "Course"),
		About: bilingual("一门课：各节引用条文，提出问题。", "A course: sessions that quote provisions and ask questions.")}, model.Course{}, "", ""},
	{File{Name: "course-keys", Path: "training/<id>/keys.toml", Title: bilingual("课程的核对记录", "What the program remembers of a course"),
		About: bilingual("由 guiju checked 写入，请勿手工修改。", "Written by guiju checked, not by hand.")}, model.CourseKeys{}, "", ""},
	{File{Name: "note", Path: "notes/<region>/index.zh.md", Title: bilingual("编制说明", "Explanatory note"),
		About: bilingual("一个地区标准体系的编制说明；文件夹名是地区的键名。两行 +++ 之间是事实，之后是正文。", "The explanatory note on the system of a region; the folder is the region's key. Facts stand between two +++ lines, the text follows.")}, Front{}, "kind menu about video poster " + publicityKeys, ""},
	{File{Name: "note-en", Path: "notes/<region>/index.en.md", Title: bilingual("编制说明的英文", "Explanatory note in English"),
		About: bilingual("英文题目、摘要和正文。", "Title, summary and text in English.")}, TranslatedFront{}, "", ""},
	{File{Name: "page", Path: "pages/<id>/index.zh.md", Title: bilingual("页面", "Page"),
		About: bilingual("“关于本站”一类的页面；两行 +++ 之间是事实，之后是正文。", "A page such as “about”; facts stand between two +++ lines, the text follows.")}, Front{}, "kind video poster " + publicityKeys, ""},
	{File{Name: "page-en", Path: "pages/<id>/index.en.md", Title: bilingual("页面的英文", "Page in English"),
		About: bilingual("英文题目、摘要和正文。", "Title, summary and text in English.")}, TranslatedFront{}, "", ""},
}

// TypeOf returns what a content file is decoded into, nil where it is none of
// ours. name is slash-separated and relative to the content folder.
func TypeOf(name string) reflect.Type {
	for _, k := range kinds {
		if matches(anyFolder.ReplaceAllString(k.Path, "*"), name) {
			return reflect.TypeOf(k.holds)
		}
	}
	return nil
}

// anyFolder is a part of a path that differs from thing to thing.
var anyFolder = regexp.MustCompile(`<[a-z]+>`)

func matches(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return ok
}
