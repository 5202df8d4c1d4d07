package check

import (
	"regexp"

	"guiju/generator/model"
)

var footerRules = []*model.Rule{footerForm, footerAbsent}

var footerForm = &model.Rule{
	ID: "footer-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不像{2}", En: "“{1}” does not look like a {2}"},
	Hint:    model.Bilingual{Zh: "照批准的文件写：{3}；还没有就留空，网页会写“未配置”。", En: "Write it as it was granted: {3}. Where there is none yet, leave it empty; pages then say so."},
	Doc: model.Bilingual{
		Zh: "政府网站页脚标明网站标识码（10位数字）、ICP备案编号和公安机关备案号（国办发〔2017〕47号）。写错的编号比没有更糟：读者查不到，检查也通不过。",
		En: "The footer of a government site bears the site code (ten digits), the ICP number and the number of the police record (国办发〔2017〕47号). A wrong number is worse than none: readers cannot look it up, and inspections fail."},
}

var footerAbsent = &model.Rule{
	ID: "footer-absent", Severity: model.Warning,
	Message: model.Bilingual{Zh: "页脚没有{1}", En: "the footer has no {1}"},
	Hint: model.Bilingual{
		Zh: "在 system.toml 的 [site.footer] 中写 {2}；演示站写上 site.notice 说明自己是演示，就不再提示。",
		En: "Write {2} in [site.footer] of system.toml. A demonstration says that it is one in site.notice, and is not asked."},
	Doc: model.Bilingual{
		Zh: "政府网站页脚应标明主办单位、网站标识码、备案号和联系方式（国办发〔2017〕47号）。写了 [site.footer] 又没有 site.notice 的网站按正式网站检查；程序从不编造编号。",
		En: "The footer of a government site names its organizer, codes and contacts (国办发〔2017〕47号). A site that has a [site.footer] and no site.notice is taken for a real one; no number is ever made up."},
}

// footerItem is one value of the footer, and the form that it has; nil where
// any words will do.
type footerItem struct {
	key, value string
	name       model.Bilingual
	form       *regexp.Regexp
	example    string
}

func footerItems(f model.Footer) []footerItem {
	return []footerItem{
		{"organizer.zh", f.Organizer.Zh, model.Bilingual{Zh: "主办单位", En: "organizer"}, nil, ""},
		{"site-id-code", f.SiteIDCode, model.Bilingual{Zh: "网站标识码", En: "site code"}, siteCode, `"9900000001"`},
		{"icp", f.ICP, model.Bilingual{Zh: "ICP备案编号", En: "ICP number"}, icpNumber, `"样ICP备00000000号"`},
		{"police", f.Police, model.Bilingual{Zh: "公安机关备案号", En: "number of the police record"}, policeNumber, `"样公网安备 00000000000000号"`},
		{"address.zh", f.Address.Zh, model.Bilingual{Zh: "地址", En: "address"}, nil, ""},
		{"postcode", f.Postcode, model.Bilingual{Zh: "邮政编码", En: "postcode"}, postcode, `"450000"`},
		{"phone", f.Phone, model.Bilingual{Zh: "电话", En: "telephone number"}, phoneNumber, `"0371-00000000"`},
		{"contact", f.Contact, model.Bilingual{Zh: "联系方式", En: "contact"}, nil, ""},
	}
}

var (
	siteCode     = regexp.MustCompile(`^[0-9]{10}$`)
	icpNumber    = regexp.MustCompile(`^\p{Han}ICP[备证][0-9]{6,8}号(-[0-9]{1,3})?$`)
	policeNumber = regexp.MustCompile(`^\p{Han}公网安备 ?[0-9]{14}号$`)
	postcode     = regexp.MustCompile(`^[0-9]{6}$`)
	phoneNumber  = regexp.MustCompile(`^[+0-9][-0-9 ()转、,]{4,}$`)
)

// footer checks [site.footer] of system.toml.
func (c *checker) footer() {
	if c.unread("system.toml") {
		return
	}
	conf := &c.sys.Config
	table := conf.At("site.footer").Line > 0
	for _, i := range footerItems(conf.Site.Footer) {
		at := conf.At("site.footer." + i.key)
		switch {
		case i.value == "":
			if table && conf.Site.Notice.Empty() {
				if at.Line == 0 {
					at = conf.At("site.footer")
				}
				c.report(footerAbsent.At(at, i.name, i.key))
			}
		case i.form != nil && !i.form.MatchString(i.value):
			c.report(footerForm.At(at, i.value, i.name, i.example))
		}
	}
}
