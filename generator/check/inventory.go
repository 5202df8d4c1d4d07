package check

import (
	"fmt"

	"guiju/generator/model"
)

var inventoryRules = []*model.Rule{processBox, processStandard, processOtherBox}

var processBox = &model.Rule{
	ID: "process-box", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”没有归入任何子体系", En: "“{1}” is in no box"},
	Hint: model.Bilingual{
		Zh: "在 box 写子体系编码；放不进去的，说明框架可能缺一个子体系。",
		En: "Write the code of its box; if it fits none, the framework may lack one."},
	Doc: model.Bilingual{
		Zh: "方案要求先梳理业务流程和规章制度，再编框架；清单和框架因此对得上号。",
		En: "The plan has processes and rules listed first and the framework drawn from them, so each has its box."},
}

var processStandard = &model.Rule{
	ID: "process-standard", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”还没有标准", En: "no standard regulates “{1}”"},
	Hint: model.Bilingual{
		Zh: "有标准的写进 works；没有的会列在流程和制度清单页上。",
		En: "Write in works the standards that regulate it; without any it is listed on the page of the inventory."},
	Doc: model.Bilingual{
		Zh: "有流程没有标准，就是体系的空白。",
		En: "A process without a standard is a gap of the system."},
}

var processOtherBox = &model.Rule{
	ID: "process-other-box", Severity: model.Info,
	Message: model.Bilingual{Zh: "“{1}”在 {2}，它的标准 {3} 在 {4}", En: "“{1}” is in {2}, and its standard {3} in {4}"},
	Hint: model.Bilingual{
		Zh: "核对两处的子体系；确实跨子体系的，不用改。",
		En: "Check both boxes; leave it where the matter truly lies in both."},
	Doc: model.Bilingual{
		Zh: "流程和管它的标准通常在同一个子体系，或者一个在另一个之下。",
		En: "A process and the standard that regulates it are as a rule in one box, or one in a box below the other's."},
}

// inventory checks inventory.toml against the framework and the standards.
func (c *checker) inventory() {
	for _, p := range c.sys.Processes {
		if p.Box == "" {
			c.report(processBox.At(p.At("title.zh"), p.Title))
		}
		if len(p.Works) == 0 {
			c.report(processStandard.At(p.At("title.zh"), p.Title))
		}
		for i, id := range p.Works {
			w := c.sys.Work(id)
			if p.Box == "" || w == nil || w.Box == "" || c.sys.BoxWithin(p.Box, w.Box) || c.sys.BoxWithin(w.Box, p.Box) {
				continue
			}
			c.report(processOtherBox.At(p.At(fmt.Sprintf("works[%d]", i)), p.Title, p.Box, id, w.Box))
		}
	}
}
