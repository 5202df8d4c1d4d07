package federation

import "guiju/generator/model"

// Rules is everything this package finds: one rule a state, in the order of
// [model.CityStates].
var Rules []*model.Rule

// ruleOf is the rule by which a state is told, placeOf the key of the record
// that it is told at. A city that is not to be trusted does not stop the
// province: all are warnings.
var (
	ruleOf  = map[model.CityState]*model.Rule{}
	placeOf = map[model.CityState]string{}
)

func state(s model.CityState, severity model.Severity, place string, message, hint, doc model.Bilingual) {
	r := &model.Rule{ID: "city-" + string(s), Severity: severity, Message: message, Hint: hint, Doc: doc}
	Rules, ruleOf[s], placeOf[s] = append(Rules, r), r, place
}

func say(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

func init() {
	again := say("先问清对方，再用 guiju pin 重新固定；在那之前，本站不显示它的目录。", "Ask the city, then pin again with guiju pin; until then the site shows nothing of its catalogue.")
	state(model.CityUnpinned, model.Info, "key",
		say("{1}：{2}", "{1}: {2}"),
		say("对方发布以后，运行 guiju pin 键名 --write。", "Once the city has published, run guiju pin KEY --write."),
		say("登记了一个市，还没有固定它的目录：页面上只有登记的信息。", "A city is on record and its catalogue is not pinned yet: pages show what is on record only."))
	state(model.CityMissing, model.Warning, "manifest",
		say("{1}固定的文件不在：{2}", "{1}: a pinned file is not there: {2}"),
		say("从版本库恢复 federation/ 下的文件，或用 guiju pin 重新固定。", "Bring the files below federation/ back from version control, or pin again with guiju pin."),
		say("固定的清单、签名和目录要和登记放在一起，没有它们就什么也证明不了。", "The pinned manifest, signature and catalogue belong beside the record; without them nothing can be shown to be theirs."))
	state(model.CityTampered, model.Warning, "manifest",
		say("{1}的文件不是固定的那一份：{2}", "{1}: a file is not the one that was pinned: {2}"),
		say("从版本库恢复 federation/ 下的文件（版本库不要改换行符：federation/** -text）；对方确有新发布的，用 guiju pin 重新固定。",
			"Bring the files below federation/ back from version control (which must not change line ends: federation/** -text); if the city has a new release, pin again with guiju pin."),
		say("差一个字节就不是同一份文件；分不清是损坏还是篡改，都不显示。", "One byte makes it another file; damage and forgery cannot be told apart, and neither is shown."))
	state(model.CityUnsigned, model.Warning, "public-key",
		say("{1}的清单没有签名：{2}", "{1}: the manifest is not signed: {2}"), again,
		say("没有签名的清单谁都能做。", "Anybody can make a manifest without a signature."))
	state(model.CityForged, model.Warning, "public-key",
		say("{1}的签名对不上：{2}", "{1}: the signature does not fit: {2}"),
		say("与对方当面或书面核对公钥；公钥没有变而签名对不上，就不要用这份文件。", "Compare the public key with the city in person or on paper; if it is the same and the signature does not fit, do not use the file."),
		say("签名证明清单出自持有密钥的单位。", "The signature shows that the manifest comes from whoever holds the key."))
	state(model.CityMalformed, model.Warning, "manifest",
		say("{1}的文件不合规定：{2}", "{1}: a file is not what it should be: {2}"), again,
		say("目录里只能有文字、日期和站内地址；有标记、控制字符、越出网站的地址，整份都不用。",
			"A catalogue holds words, days and addresses of its own site only; with markup, control characters or an address that leaves the site none of it is used."))
	state(model.CityRollback, model.Warning, "release",
		say("{1}的发布倒退了：{2}", "{1}: the release goes back: {2}"), again,
		say("旧的发布签名也是真的；拿旧的冒充新的，只有序号看得出来。", "An older release has a good signature too; only its number tells that it is passed off as new."))
	state(model.CityStale, model.Warning, "release",
		say("{1}的发布已经过期：{2}", "{1}: the release has expired: {2}"),
		say("对方更新发布以后，用 guiju pin 重新固定；在那之前，本站不显示它的目录。", "Pin again with guiju pin once the city has renewed its release; until then the site shows nothing of its catalogue."),
		say("过期说明很久没有核对，状态可能已经变了；不说对方有没有做什么。", "What has expired was not looked at for long, and may have changed; it says nothing of what the city did or did not do."))
	state(model.CityInternal, model.Warning, "manifest",
		say("{1}的文件不是公开版：{2}", "{1}: a file is not of a public site: {2}"),
		say("请对方提供公开版；内部版的文件从 federation/ 中删去。", "Ask for that of the public site, and delete the internal one from federation/."),
		say("内部版的目录可能有不公开的标准。", "The catalogue of an internal site may name standards that are not public."))
}
