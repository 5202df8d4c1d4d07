package scaffold

import (
	"strings"

	"guiju/generator/model"
)

// Place is a province, autonomous region or municipality under the central
// government, with the first two digits of its division code (GB/T 2260).
type Place struct {
	Code  string // "41"
	Title model.Bilingual
	Short string // in English, for the title of a site
	city  bool   // a municipality: no cities below it that could make standards
}

// Key is the place's key in regions.toml.
func (p Place) Key() string { return strings.ReplaceAll(strings.ToLower(p.Short), " ", "-") }

// Places are those of mainland China, in the order of their codes.
var Places = []Place{
	municipality("11", "北京市", "Beijing"),
	municipality("12", "天津市", "Tianjin"),
	province("13", "河北省", "Hebei"),
	province("14", "山西省", "Shanxi"),
	{"15", bilingual("内蒙古自治区", "Inner Mongolia Autonomous Region"), "Inner Mongolia", false},
	province("21", "辽宁省", "Liaoning"),
	province("22", "吉林省", "Jilin"),
	province("23", "黑龙江省", "Heilongjiang"),
	municipality("31", "上海市", "Shanghai"),
	province("32", "江苏省", "Jiangsu"),
	province("33", "浙江省", "Zhejiang"),
	province("34", "安徽省", "Anhui"),
	province("35", "福建省", "Fujian"),
	province("36", "江西省", "Jiangxi"),
	province("37", "山东省", "Shandong"),
	province("41", "河南省", "Henan"),
	province("42", "湖北省", "Hubei"),
	province("43", "湖南省", "Hunan"),
	province("44", "广东省", "Guangdong"),
	{"45", bilingual("广西壮族自治区", "Guangxi Zhuang Autonomous Region"), "Guangxi", false},
	province("46", "海南省", "Hainan"),
	municipality("50", "重庆市", "Chongqing"),
	province("51", "四川省", "Sichuan"),
	province("52", "贵州省", "Guizhou"),
	province("53", "云南省", "Yunnan"),
	{"54", bilingual("西藏自治区", "Xizang Autonomous Region"), "Xizang", false},
	province("61", "陕西省", "Shaanxi"),
	province("62", "甘肃省", "Gansu"),
	province("63", "青海省", "Qinghai"),
	{"64", bilingual("宁夏回族自治区", "Ningxia Hui Autonomous Region"), "Ningxia", false},
	{"65", bilingual("新疆维吾尔自治区", "Xinjiang Uygur Autonomous Region"), "Xinjiang", false},
}

func province(code, zh, short string) Place {
	return Place{code, bilingual(zh, short+" Province"), short, false}
}

func municipality(code, zh, short string) Place {
	return Place{code, bilingual(zh, short+" Municipality"), short, true}
}

// PlaceNamed finds a place by its name in Chinese (with or without what kind of
// place it is) or English, or by its code.
func PlaceNamed(name string) (Place, error) {
	name = strings.TrimSpace(name)
	var names []string
	for _, p := range Places {
		short := strings.TrimRight(p.Title.Zh, "省市")
		for _, suffix := range []string{"壮族自治区", "回族自治区", "维吾尔自治区", "自治区"} {
			short = strings.TrimSuffix(short, suffix)
		}
		switch {
		case name == p.Title.Zh, name == short, strings.EqualFold(name, p.Short), strings.EqualFold(name, p.Title.En), name == p.Code, name == p.Code+"0000":
			return p, nil
		}
		names = append(names, p.Title.Zh)
	}
	zh, en := "", ""
	if near := model.Nearest(name, names); near != "" {
		zh, en = "是不是“"+near+"”？", "Did you mean “"+near+"”? "
	}
	all := strings.Join(names, "、")
	return Place{}, refuse("不认识“"+name+"”。"+zh+"可以写："+all, "“"+name+"” is not known. "+en+"Known: "+all)
}
