package schema

import (
	"reflect"

	"guiju/generator/model"
)

// wordsOfFederation are the words of what the province shows of cities' own
// systems.
var wordsOfFederation = []said{
	{reflect.TypeFor[Federation](), []word{
		{"city", "市级体系", "City", "每个市的标准体系。", "The system of each city.", "", "", ""},
	}},
	{reflect.TypeFor[model.City](), []word{
		{"key", "键名", "Key", "网址和文件夹用的键名。", "Its key in addresses, and the name of its folder.", "", `"sample-city"`, ""},
		{"region", "地区", "Region", "regions.toml 里的地区。", "The region, as regions.toml has it.", "regions", `"zhengzhou"`, ""},
		{"title", "名称", "Title", "这个市的网站叫什么。", "What the city calls its site.", "", "样本市标准体系", "Standards system of a sample city"},
		{"address", "地址", "Address", "网站地址，以 https:// 开头；只有 guiju pin 会去取。", "The address of its site, beginning with https://; only guiju pin fetches from it.", "", `"https://standards.example/"`, ""},
		{"public-key", "公钥", "Public key", "对方 minisign.pub 的第二行；要当面或书面核对，不从网站上抄。", "The second line of its minisign.pub, received on paper or in person, not copied from its site.", "", `"RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"`, ""},
		{"manifest", "清单指纹", "Hash of the manifest", "固定的 manifest.json 的 SHA-256，由 guiju pin 写入。", "The SHA-256 of the pinned manifest.json; written by guiju pin.", "", `"0000000000000000000000000000000000000000000000000000000000000000"`, ""},
		{"catalogue", "目录指纹", "Hash of the catalogue", "固定的 catalogue.json 的 SHA-256，由 guiju pin 写入。", "The SHA-256 of the pinned catalogue.json; written by guiju pin.", "", `"0000000000000000000000000000000000000000000000000000000000000000"`, ""},
		{"release", "发布序号", "Release", "固定在对方的第几次发布，由 guiju pin 写入。", "The number of the pinned release; written by guiju pin.", "", `1`, ""},
		{"pinned", "固定日期", "Pinned", "哪一天固定的，由 guiju pin 写入。", "The day on which it was pinned; written by guiju pin.", "", `2026-11-26`, ""},
		{"by", "经办", "By", "由谁核对、固定。", "Who compared and pinned it.", "", "样本机构", "A sample body"},
	}},
}
