package specimens

import "guiju/generator/model"

func bilingual(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

const (
	province = "河南省地方标准"
	nobody   = "Guiju项目（样本，未经发布）"
	nobodyEn = "Guiju project (sample, not issued)"
)

var titles = map[string]model.Bilingual{
	"meeting":    bilingual("机关会议服务规范", "Specification for meeting services of government offices"),
	"canteen":    bilingual("机关食堂餐饮服务规范", "Specification for catering services in canteens of government offices"),
	"metering":   bilingual("公共机构能源资源计量与统计规范", "Specification for measurement and statistics of energy and resources in public institutions"),
	"drafting":   bilingual("机关事务内部标准编制与管理规程", "Code of practice for developing and managing internal standards of government offices affairs"),
	"signs":      bilingual("机关办公区标识设置与维护规范", "Specification for setting and maintenance of signs in office areas of government offices"),
	"cost":       bilingual("机关运行成本统计与分析规程", "Code of practice for statistics and analysis of the operating cost of government offices"),
	"pool":       bilingual("公物仓运行管理规范", "Specification for operation and management of the public-asset pool"),
	"space":      bilingual("机关办公用房使用服务规范", "Specification for services in the use of office space"),
	"vehicles":   bilingual("公务用车调度与行车服务规范", "Specification for dispatching and driving services of official vehicles"),
	"inspection": bilingual("机关事务标准实施评价规范", "Specification for evaluating the implementation of standards of government offices affairs"),
	"data":       bilingual("机关事务业务数据元与交换规范", "Specification for data elements and data exchange of government offices affairs"),
	"parking":    bilingual("机关办公区车辆停放与充电服务规范", "Specification for parking and charging services in office areas of government offices"),
}

func cover(text, number, ics, ccs, issued, inForce string) Cover {
	return Cover{Heading: province, Number: number, Title: titles[text], ICS: ics, CCS: ccs, Issued: issued, InForce: inForce, Issuer: nobody}
}

func english(text, number, ics, ccs, issued, inForce string) Cover {
	c := cover(text, number, ics, ccs, issued, inForce)
	c.Heading, c.Issuer = "Local Standard of Henan Province", nobodyEn
	return c
}

// recipes are the specimens. The numbers on the covers are samples (S2xx).
func recipes() []recipe {
	const hand, office, pandoc, python = "written as WordprocessingML by this project", "LibreOffice 7.4", "pandoc 2.17", "python-docx 0.8"
	space := cover("space", "DB41/T S211—2024", "03.080", "A22", "2024-05-20", "2024-09-01")
	space.Replaces = []string{"DB41/T S211—2021"}
	spaceEn := english("space", "DB41/T S211—2024", "03.080", "A22", "2024-05-20", "2024-09-01")
	spaceEn.Replaces = space.Replaces
	signs := cover("signs", "DB41/T S208—2024", "01.080.10", "A22", "", "")
	signs.Stage = "征求意见稿"
	data := cover("data", "DB41/T S214—2025", "35.240.01", "L67", "2025-05-20", "2025-09-01")
	drafting := cover("drafting", "样内 S207—2023", "01.120", "A00", "2023-06-30", "2023-09-01")
	drafting.Heading = "样本机关内部标准"
	parking := cover("parking", "DB4101/T S215—2025", "03.080", "A12", "2025-06-10", "2025-08-01")
	parking.Heading = "郑州市地方标准"
	list := []recipe{
		{name: "set-meeting", producer: hand, text: "meeting", manner: "set",
			cover: cover("meeting", "DB41/T S201—2022", "03.080", "A12", "2022-05-20", "2022-08-01"), parted: []string{"2"}},
		{name: "set-metering", producer: hand, text: "metering", manner: "set",
			cover: cover("metering", "DB41/T S203—2026", "27.010", "F01", "2026-03-20", "2026-06-01"),
			wide:  []string{"D.1"},
			changes: []Change{
				{Old: "至少提前5个工作日", New: "至少提前3个工作日", By: "样例乙", On: "2026-10-12"},
				{New: "拍照后", By: "样例乙", On: "2026-10-12"},
				{Old: "和地下室", By: "样例丙", On: "2026-10-13"},
			},
			after: map[string]string{"和地下室": "没有持续的振动、滴水和强磁场"},
			comments: []Comment{
				{About: "10倍管径", Text: "与器具说明书核对。", By: "样例甲"},
				{About: "结算周期", Text: "样本：此处是否需要列为术语？", By: "样例丙"},
			},
			boxes: []boxed{{after: "11.2.1", words: "样本提示：本条的尺寸只作示意。"}}},
		{name: "tds-parking", producer: hand, text: "parking", manner: "tds", cover: parking, parted: []string{"5"}},
		{name: "set-space-en", producer: hand, text: "space-en", manner: "set-en", cover: spaceEn},
		{name: "word-cost", producer: hand, text: "cost", manner: "word",
			cover:    cover("cost", "DB41/T S209—2024", "03.160", "A10", "2024-06-12", "2024-10-01"),
			comments: []Comment{{About: "口径一致", Text: "样本批注：全文“口径”的用法是否一致？", By: "样例甲"}}},
		{name: "word-signs", producer: hand + ", ISO/IEC 29500 Strict", text: "signs", manner: "word-strict", cover: signs, draft: true,
			changes: []Change{{Old: "每两年排查", New: "每年排查", By: "样例乙", On: "2026-09-01"}}},
		{name: "typed-data", producer: hand, text: "data", manner: "typed", cover: data, wide: []string{"A.3"}, parted: []string{"A.8"},
			boxes: []boxed{{after: "7.3", words: "样本提示：校验的次序见图2。"}}},
		{name: "wps-canteen", producer: hand, text: "canteen", manner: "wps",
			cover: cover("canteen", "DB41/T S202—2025", "03.080", "A12", "2025-04-18", "2025-07-01"), parted: []string{"1"}},
		{name: "wps-pool", producer: hand, text: "pool", manner: "wps-full",
			cover: cover("pool", "DB41/T S210—2025", "03.080", "A12", "2025-08-15", "2025-11-01")},
		{name: "office-vehicles", producer: office, text: "vehicles", manner: "odt",
			cover: cover("vehicles", "DB41/T S212—2023", "03.080", "A22", "2023-04-28", "2023-08-01")},
		{name: "office-drafting", producer: office, text: "drafting", manner: "odt-typed", cover: drafting,
			changes: []Change{
				{Old: "15个工作日内编成", New: "10个工作日内编成", By: "样例乙", On: "2026-10-20"},
				{Old: "至少", By: "样例丙", On: "2026-10-21"},
			},
			after:    map[string]string{"至少": "应指定未参加该标准起草的"},
			comments: []Comment{{About: "每月核对一次", Text: "样本批注：由谁核对？", By: "样例甲"}},
			boxes:    []boxed{{after: "8.2", words: "样本提示：三个轮次的审查方式不同。"}}},
		{name: "office-canteen-en", producer: office, text: "canteen-en", manner: "odt",
			cover: english("canteen", "DB41/T S202—2025", "03.080", "A12", "2025-04-18", "2025-07-01")},
		{name: "web-space", producer: office, text: "space", manner: "web", cover: space},
		{name: "pandoc-inspection", producer: pandoc, text: "inspection", manner: "pandoc",
			cover: cover("inspection", "DB41/T S213—2024", "03.080", "A22", "2024-08-12", "2024-11-01")},
		{name: "pandoc-signs-en", producer: pandoc, text: "signs-en", manner: "pandoc-auto",
			cover: english("signs", "DB41/T S208—2024", "01.080.10", "A22", "2024-05-20", "2024-09-01")},
		{name: "python-meeting-en", producer: python, text: "meeting-en", manner: "python",
			cover: english("meeting", "DB41/T S201—2022", "03.080", "A12", "2022-05-20", "2022-08-01")},
	}
	for i := range list {
		list[i].counted = &counted{}
	}
	return list
}

// manners by the names that recipes use.
func manners() map[string]manner {
	strict := wordAuto()
	strict.strict, strict.nativeNo = true, true
	full := wps()
	full.full, full.joined = true, true
	return map[string]manner{
		"set": set2020(false), "set-en": set2020(true), "tds": tds2009(), "word": wordAuto(), "word-strict": strict,
		"typed": wordTyped(), "wps": wps(), "wps-full": full,
	}
}
