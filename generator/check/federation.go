package check

import (
	"encoding/base64"
	"net/url"
	"regexp"

	"guiju/generator/model"
)

var federationRules = []*model.Rule{cityAddress, cityKey, cityPin}

var cityAddress = &model.Rule{
	ID: "city-address", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是可以用的网站地址", En: "“{1}” is not an address that can be used"},
	Hint: model.Bilingual{
		Zh: "写网站首页所在的地址，如 https://standards.example/bzh/；不带用户名、问号和 #。",
		En: "Give the address of the site's first page, such as https://standards.example/bzh/, without a user name, a question mark or #."},
	Doc: model.Bilingual{
		Zh: "地址显示在页面上，guiju pin 从那里取清单和目录；只用 https，别的写法可能把人带到别处。",
		En: "Pages show it, and guiju pin fetches manifest and catalogue from it; https only, since other forms can lead elsewhere."},
}

var cityKey = &model.Rule{
	ID: "city-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是 minisign 的公钥", En: "“{1}” is not a public key of minisign"},
	Hint: model.Bilingual{
		Zh: "抄对方 minisign.pub 的第二行：56 个字符，以 RW 开头。",
		En: "Copy the second line of their minisign.pub: 56 characters, beginning with RW."},
	Doc: model.Bilingual{
		Zh: "清单的签名用这个公钥核对；没有它，谁都能冒充。",
		En: "The signature of the manifest is checked with it; without it anybody could pass for the city."},
}

var cityPin = &model.Rule{
	ID: "city-pin", Severity: model.Error,
	Message: model.Bilingual{Zh: "固定的内容不完整或写法不对：“{1}”", En: "what was pinned is incomplete or malformed: “{1}”"},
	Hint: model.Bilingual{
		Zh: "manifest、catalogue、release、pinned 四项由 guiju pin 一起写入；用它重新固定，不手工改。",
		En: "manifest, catalogue, release and pinned are written together by guiju pin; pin again with it, do not edit them."},
	Doc: model.Bilingual{
		Zh: "固定就是记下清单和目录的 SHA-256、发布序号和日期；缺一项，就说不清固定的是什么。",
		En: "To pin is to write down the SHA-256 of manifest and catalogue, the number of the release and the day; with one missing it is not clear what was pinned."},
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// federation checks federation.toml as it is written. Whether the pinned files
// are to be trusted is for package federation.
func (c *checker) federation() {
	keys, regions := c.unique("市级体系", "city"), c.unique("市级体系的地区", "region of a city")
	for _, m := range c.sys.Cities {
		keys.add(m.Key, m.At("key"))
		regions.add(m.Region, m.At("region"))
		c.known(c.regionKeys(), m.Region, m.At("region"))
		c.addressable(m.Key, m.At("key"))
		if m.Address != "" && !goodAddress(m.Address) {
			c.report(cityAddress.At(m.At("address"), m.Address))
		}
		if m.PublicKey != "" && !minisignKey(m.PublicKey) {
			c.report(cityKey.At(m.At("public-key"), m.PublicKey))
		}
		if m.Pinned.After(c.day) {
			c.report(outcomeFuture.At(m.At("pinned"), m.Pinned, c.day))
		}
		c.pinned(m)
	}
}

// pinned asks that all that is pinned is there, or nothing.
func (c *checker) pinned(m *model.City) {
	if m.Manifest == "" && m.Catalogue == "" && m.Release == 0 && m.Pinned.IsZero() {
		return
	}
	for _, p := range []struct {
		key string
		bad bool
	}{
		{"manifest", !sha256Hex.MatchString(m.Manifest)},
		{"catalogue", !sha256Hex.MatchString(m.Catalogue)},
		{"release", m.Release < 1},
		{"pinned", m.Pinned.IsZero()},
	} {
		if p.bad {
			c.report(cityPin.At(m.At(p.key), p.key))
		}
	}
}

func goodAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.Host != "" && u.User == nil && u.RawQuery == "" && !u.ForceQuery && u.Fragment == ""
}

// minisignKey reports whether s has the form of a public key: two bytes that
// name the algorithm, eight of the key's id and 32 of the key.
func minisignKey(s string) bool {
	b, err := base64.StdEncoding.DecodeString(s)
	return err == nil && len(b) == 2+8+32 && string(b[:2]) == "Ed"
}
