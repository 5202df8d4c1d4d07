package release

import (
	"slices"
	"testing"
	"testing/fstest"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// TestFrame: what a frame may hold passes, and everything else is named with
// its line.
func TestFrame(t *testing.T) {
	for _, c := range []struct {
		html, want string
		line       int
	}{
		{html: `<div class="top"><a href="https://www.example.org/">某门户</a><img src="https://pic.example.org/a.png" alt="标志"></div>`},
		{html: "<span id=\"mark\"></span>\n<script src=\"https://pic.example.org/mark.js\" charset=\"utf-8\"></script>"},
		{html: "<p>一</p>\n<iframe src=\"https://pic.example.org/\"></iframe>", want: "frame-unsafe", line: 2},
		{html: `<p style="color:red">一</p>`, want: "frame-unsafe", line: 1},
		{html: `<p onclick="f()">一</p>`, want: "frame-unsafe", line: 1},
		{html: "<p>\n\n<script>f()</script></p>", want: "frame-unsafe", line: 3},
		{html: `<script src="https://other.example.org/mark.js"></script>`, want: "frame-unsafe", line: 1},
		{html: `<script src="http://pic.example.org/mark.js"></script>`, want: "frame-unsafe", line: 1},
		{html: `<script src="https://pic.example.org:8443/mark.js"></script>`, want: "frame-unsafe", line: 1},
		{html: `<script src="//pic.example.org/mark.js"></script>`, want: "frame-unsafe", line: 1},
		{html: `<img src="a.png" alt="">`, want: "frame-unsafe", line: 1},
		{html: `<a href="javascript:f()">一</a>`, want: "frame-unsafe", line: 1},
		{html: `<a href="index.html">一</a>`, want: "frame-unsafe", line: 1},
		{html: `<!-- 说明 -->`, want: "frame-unsafe", line: 1},
		{html: `<div><p>一</div>`, want: "frame-unsafe", line: 1},
		{html: `<form action="https://pic.example.org/"></form>`, want: "frame-unsafe", line: 1},
		{html: `<style>p{}</style>`, want: "frame-unsafe", line: 1},
		{html: `<base href="https://pic.example.org/">`, want: "frame-unsafe", line: 1},
	} {
		sys := &model.System{}
		sys.Config.Site.Frame = model.Frame{Footer: "frame/footer.html", FooterHTML: c.html, Hosts: []string{"pic.example.org"}}
		ps := CheckFrame(sys)
		if c.want == "" && len(ps) > 0 {
			t.Errorf("%s: %v", c.html, ps[0].Message(model.En))
		}
		if c.want != "" && !slices.ContainsFunc(ps, func(p model.Problem) bool {
			return p.Rule.ID == c.want && p.Pos.File == "frame/footer.html" && p.Pos.Line == c.line
		}) {
			t.Errorf("%s: %v, want %s in line %d", c.html, ps, c.want, c.line)
		}
	}
}

func TestFrameHosts(t *testing.T) {
	for host, ok := range map[string]bool{
		"bszs.conac.example": true, "a.b": false, "a.bc": true, "localhost": false, "https://a.example": false, "a.example/x": false, "a.example:443": false,
		"*.a.example": false, "10.0.0.1": false, "A.example": false, "a.example; script-src *": false, "": false, "-a.example": false,
	} {
		sys := &model.System{}
		sys.Config.Site.Frame.Hosts = []string{host}
		if got := len(CheckFrame(sys)) == 0; got != ok {
			t.Errorf("%q passes: %t", host, got)
		}
	}
	sys := &model.System{}
	sys.Config.Site.Frame.Hosts = []string{"a.example", "a.example"}
	if len(CheckFrame(sys)) != 1 {
		t.Error("a host twice is no problem")
	}
	want := "default-src 'none'; script-src 'self' https://a.example https://b.example; style-src 'self'; img-src 'self' data: https://a.example https://b.example; media-src 'self'; form-action 'self'; base-uri 'none'"
	if got := verify.PolicyFor([]string{"a.example", "b.example"}); got != want {
		t.Errorf("policy %s", got)
	}
	if verify.PolicyFor(nil) != verify.Policy {
		t.Error("without hosts the policy is another")
	}
}

// TestHostsOfTheManifest: a page may load from the hosts that the manifest names
// and from no other, and says so in its policy.
func TestHostsOfTheManifest(t *testing.T) {
	problems := func(policy, src string, hosts ...string) (ids []string) {
		page := `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + policy +
			`"><title>甲</title></head><body><h1>甲</h1><img src="` + src + `" alt=""></body></html>`
		m := verify.Manifest{Audience: model.Public, Hosts: hosts, Files: []verify.File{{Path: "a.html", Size: int64(len(page)), SHA256: Hash([]byte(page))}}}
		for _, p := range verify.Run(fstest.MapFS{"a.html": {Data: []byte(page)}, verify.ManifestName: {Data: m.Encode()}}) {
			if p.Rule.ID == "output-csp" || p.Rule.ID == "output-foreign-host" {
				ids = append(ids, p.Rule.ID)
			}
		}
		return ids
	}
	const host, picture = "pic.example", "https://pic.example/a.png"
	wide := verify.PolicyFor([]string{host})
	for i, c := range []struct{ got, want []string }{
		{problems(wide, picture, host), nil},
		{problems(wide, picture), []string{"output-csp", "output-foreign-host"}},
		{problems(verify.Policy, picture, host), []string{"output-csp"}},
		{problems(wide, "https://other.example/a.png", host), []string{"output-foreign-host"}},
		{problems(wide, "http://pic.example/a.png", host), []string{"output-foreign-host"}},
		{problems(verify.Policy, "data:image/gif;base64,R0lGODlhAQABAAAAACw="), nil},
	} {
		slices.Sort(c.got)
		if !slices.Equal(c.got, c.want) {
			t.Errorf("case %d: %v, want %v", i, c.got, c.want)
		}
	}
}
