package invented

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// system fills what the demonstration leaves empty: the footer of a government
// site. A site that is no demonstration has no standing notice.
func (m *maker) system() error {
	s := string(m.files["system.toml"])
	for _, c := range []struct{ key, value string }{
		{"organizer.zh", "虚构省机关事务管理局"}, {"organizer.en", "Government offices administration of the invented province"},
		{"site-id-code", "9900000001"}, {"icp", "虚ICP备00000001号"}, {"police", "虚公网安备 99000000000001号"},
		{"address.zh", "虚构市一号路1号"}, {"address.en", "1 First Road, Invented City"}, {"postcode", "450000"},
		{"phone", "0371-00000000"}, {"contact", "bzh@example.org"},
	} {
		empty := "\n" + c.key + " = \"\"\n"
		if !strings.Contains(s, empty) {
			return fmt.Errorf("system.toml of the shipped content has no %s to fill", c.key)
		}
		s = strings.Replace(s, empty, fmt.Sprintf("\n%s = %q\n", c.key, c.value), 1)
	}
	s = notice.ReplaceAllString(s, "")
	// One level sets no term of review, so that this state has standards too.
	at := strings.Index(s, "key = \"municipal-internal\"")
	if at < 0 {
		return fmt.Errorf("system.toml of the shipped content has no level municipal-internal")
	}
	s = s[:at] + term.ReplaceAllString(s[at:], "")
	m.files["system.toml"] = []byte(s)
	return nil
}

var notice = regexp.MustCompile(`(?m)^notice\..*\n`)

var term = regexp.MustCompile(`(?m)^review-(years|source\..*) = .*\n`)

var region = regexp.MustCompile(`(?s)\[\[region\]\]\nkey = "([a-z-]+)"\ncode = "([0-9]+)"\nkind = "([a-z-]+)"\nparent = "henan"\ntitle\.zh = "([^"]+)"\ntitle\.en = "([^"]+)"`)

// counties are of the first city. There are none of these names.
var counties = []town{
	{"county-a", "county", "410198", "甲县", "County A"},
	{"county-b", "county", "410199", "乙县", "County B"},
}

// regions keeps those that are shipped and adds counties of one city.
func (m *maker) regions() {
	s := string(m.files["regions.toml"])
	for _, f := range region.FindAllStringSubmatch(s, -1) {
		m.towns = append(m.towns, town{f[1], f[3], f[2], f[4], f[5]})
	}
	for _, c := range counties {
		s += fmt.Sprintf("\n[[region]]\nkey = %q\ncode = %q\nkind = %q\nparent = %q\n", c.key, c.code, c.kind, m.towns[0].key) + say("title", pair{c.zh, c.en})
	}
	m.put("regions.toml", s)
}

// box is a subsystem.
type box struct {
	code, parent, region string
	title                pair
}

var boxes = []box{
	{"100", "", "", pair{"通用基础", "General foundations"}},
	{"110", "100", "", pair{"术语", "Terminology"}},
	{"120", "100", "", pair{"标准化导则", "Standardization directives"}},
	{"130", "100", "", pair{"标识", "Signs"}},
	{"200", "", "", pair{"经费管理", "Funds"}},
	{"300", "", "", pair{"资产管理", "Assets"}},
	{"310", "300", "", pair{"办公用房", "Office space"}},
	{"320", "300", "", pair{"公务用车", "Official vehicles"}},
	{"330", "300", "", pair{"国有资产", "State assets"}},
	{"340", "300", "", pair{"住房周转", "Transitional housing"}},
	{"400", "", "", pair{"服务管理", "Services"}},
	{"410", "400", "", pair{"餐饮", "Catering"}},
	{"420", "400", "", pair{"物业", "Property"}},
	{"430", "400", "", pair{"会务", "Meetings"}},
	{"440", "400", "", pair{"接待", "Reception"}},
	{"450", "400", "", pair{"安全保卫", "Security"}},
	{"500", "", "", pair{"公共机构节能", "Energy saving"}},
	{"600", "", "", pair{"信息化与数据", "Information and data"}},
	{"700", "", "", pair{"监督评价与岗位", "Supervision, evaluation and posts"}},
	{"800", "", "", pair{"尚无标准的领域", "A field without standards"}},
}

// Own boxes of regions: of every third city, and of a county.
func (m *maker) ownBoxes() (own []box) {
	for i := 0; i < len(m.towns); i += 3 {
		t := m.towns[i]
		own = append(own, box{fmt.Sprintf("4%02d", 70+i), "400", t.key, pair{t.zh + "特色服务", "Local services of " + t.en}})
	}
	return append(own, box{"499", own[0].code, counties[0].key, pair{counties[0].zh + "便民服务", "Services for residents of " + counties[0].en}})
}

// framework writes the boxes, with planned counts on most leaves.
func (m *maker) framework() {
	var b strings.Builder
	all := slices.Concat(boxes, m.ownBoxes())
	for i, x := range all {
		fmt.Fprintf(&b, "[[box]]\ncode = %q\n", x.code)
		if x.parent != "" {
			fmt.Fprintf(&b, "parent = %q\n", x.parent)
		}
		if x.region != "" {
			fmt.Fprintf(&b, "region = %q\n", x.region)
		}
		if x.code == "100" { // what all others use
			b.WriteString("common = true\n")
		}
		if area := map[string]string{"310": "office-space", "320": "vehicles", "500": "energy-saving"}[x.code]; area != "" {
			fmt.Fprintf(&b, "area = %q\n", area)
		}
		b.WriteString(say("title", x.title) + say("scope", pair{x.title.zh + "方面的标准。", "Standards on " + strings.ToLower(x.title.en) + "."}))
		leaf := !slices.ContainsFunc(all, func(c box) bool { return c.parent == x.code && c.region == "" })
		switch {
		case leaf && x.region == "" && i%4 != 1: // the rest state nothing
			fmt.Fprintf(&b, "planned.local = %d\nplanned.internal = %d\nplanned.municipal = %d\n", 1+i%3, 6+i%5, 8+i%7)
		case x.region != "":
			b.WriteString("planned.municipal = 2\n")
		}
		b.WriteString("\n")
	}
	m.put("framework.toml", b.String())
}
