package check

import "guiju/generator/model"

var signingRules = []*model.Rule{publicKey, releaseDays}

var publicKey = &model.Rule{
	ID: "release-public-key", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是 minisign 的公钥", En: "“{1}” is not a public key of minisign"},
	Hint: model.Bilingual{
		Zh: "写 guiju key new 打印的那一行，或 minisign.pub 的第二行：RW 开头，56个字符。不要写私钥。",
		En: "Give the line that guiju key new prints, or the second line of minisign.pub: 56 characters that begin with RW. Never the secret key."},
	Doc: model.Bilingual{
		Zh: "读者用这把公钥核对发布的签名；写错了，谁也核对不了。",
		En: "Readers check the signatures of releases with this key; a wrong one lets nobody check anything."},
}

var releaseDays = &model.Rule{
	ID: "release-days", Severity: model.Error,
	Message: model.Bilingual{Zh: "有效天数 {1} 不是正数", En: "a release cannot be good for {1} days"},
	Hint: model.Bilingual{
		Zh: "写 1 或更大的整数，例如 365；不写这个键就是 365。",
		En: "Give a whole number of 1 or more, such as 365; without the key it is 365."},
	Doc: model.Bilingual{
		Zh: "一次发布过了这些天，读者核验时会看到“已到期”，提醒去取更新的一份。",
		En: "After so many days readers who verify a copy are told that it has expired, and that there should be a later one."},
}

// signing checks the key that releases are checked with.
func (c *checker) signing() {
	r := &c.sys.Config.Release
	if r.PublicKey != "" && !minisignKey(r.PublicKey) {
		c.report(publicKey.At(r.At("public-key"), r.PublicKey))
	}
	if r.Days < 0 {
		c.report(releaseDays.At(r.At("days"), r.Days))
	}
}
