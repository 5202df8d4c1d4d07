package release

import (
	"slices"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// FrameRules is everything that can be wrong with the header and footer that
// other sites demand.
var FrameRules = []*model.Rule{frameUnsafe, frameHost}

// CheckFrame looks at the frame of the content.
func CheckFrame(sys *model.System) (problems []model.Problem) {
	f := sys.Config.Site.Frame
	for i, h := range f.Hosts {
		if !verify.IsHost(h) || slices.Index(f.Hosts, h) < i {
			problems = append(problems, frameHost.At(f.At("hosts"), h))
		}
	}
	for _, part := range []struct{ file, words string }{{f.Header, f.HeaderHTML}, {f.Footer, f.FooterHTML}} {
		for _, u := range verify.UnsafeFrame(part.words, f.Hosts) {
			problems = append(problems, frameUnsafe.At(model.Pos{File: part.file, Line: u.Line, Col: 1}, u.What))
		}
	}
	return problems
}

var frameUnsafe = &model.Rule{
	ID: "frame-unsafe", Severity: model.Error,
	Message: say("统一页头页尾里不允许：{1}", "this may not stand in a frame: {1}"),
	Hint: say("只用普通元素，不写 style 和事件属性；脚本和图片用 https:// 地址，主机写进 site.frame.hosts；脚本不写在页面里。",
		"Use plain elements without style and event attributes; scripts and pictures have https:// addresses of hosts in site.frame.hosts; no script stands in the page."),
	Doc: say("统一页头页尾来自别处，会出现在每一页上。只放行列出的元素、属性和主机，其余一律拒绝；每个允许的主机都列在安全审查表的最前面。",
		"A frame comes from elsewhere and stands on every page. Only listed elements, attributes and hosts are let through; every host stands at the head of the review sheet."),
}

var frameHost = &model.Rule{
	ID: "frame-host", Severity: model.Error,
	Message: say("“{1}”不是主机名，或者写了两次", "“{1}” is no host name, or stands there twice"),
	Hint:    say("只写主机名，小写：bszs.conac.example；不写 https://、端口、路径和 *。", "Write the host name only, in lower case: bszs.conac.example; no https://, port, path or *."),
	Doc:     say("每写一个主机，全部网页就允许向它要脚本和图片。所以一个一个写全，不用通配。", "Every host may give scripts and pictures to all pages. So each is written in full, without wildcards."),
}
