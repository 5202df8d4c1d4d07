package upload

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed templates
var templates embed.FS

// Host is a kind of host that a site may stand on, and the file that it reads.
type Host struct {
	Name   string // on the command line
	File   string // what the file is called there
	Zh, En string
	source string
}

// Hosts are the kinds of hosts.
var Hosts = []Host{
	{"nginx", "guiju.conf", "nginx：响应头、缓存、压缩、404、不公开历史", "nginx: headers, caching, compression, 404, history kept from readers", "nginx.conf"},
	{"gitlab", ".gitlab-ci.yml", "GitLab Pages 的任务", "the Pages job of GitLab", "gitlab-ci.yml"},
	{"github", "pages.yml", "GitHub Pages 的流程", "the Pages workflow of GitHub", "github-pages.yml"},
	{"object-storage", "object-storage.md", "对象存储：属性表和说明", "object storage: table of attributes and remarks", "object-storage.md"},
}

// Place says where on a host the site stands.
type Place struct {
	Root   string // folder, absolute, without a slash at its end
	Path   string // of the address: "/" or "/standards/"
	Listen string // port, or address and port
	Name   string // of the server
	Brotli bool   // the server has the module
}

var (
	goodRoot   = regexp.MustCompile(`^(/[A-Za-z0-9._-]+)+$`)
	goodPath   = regexp.MustCompile(`^/([A-Za-z0-9_-][A-Za-z0-9._-]*/)*$`)
	goodListen = regexp.MustCompile(`^([0-9a-fA-F.:\[\]]+:)?[0-9]{1,5}( ssl)?$`)
	goodName   = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)
)

// Template fills the template of a host. What would be read as something else
// than a name is refused.
func Template(h Host, p Place) ([]byte, error) {
	for _, c := range []struct {
		flag, value string
		good        *regexp.Regexp
	}{{"--root", p.Root, goodRoot}, {"--path", p.Path, goodPath}, {"--listen", p.Listen, goodListen}, {"--name", p.Name, goodName}} {
		if !c.good.MatchString(c.value) {
			return nil, refuse("%s %q：不能这样写", "%s %q: cannot be written so", c.flag, c.value)
		}
	}
	t, err := template.New(h.source).Funcs(template.FuncMap{
		"pipe": func(s string) string { return strings.ReplaceAll(s, "|", `\|`) },
	}).ParseFS(templates, path.Join("templates", h.source))
	if err != nil {
		return nil, fmt.Errorf("BUG: template %s: %w", h.source, err)
	}
	var out strings.Builder
	err = t.Execute(&out, struct {
		Place
		Kinds             []Kind
		Cachings          []Caching
		Types             []typeLine
		Charset, Compress []string
	}{p, Kinds, Cachings, typeLines(), charsetTypes(), compressTypes()})
	return []byte(out.String()), err
}

// typeLine is a line of the types of nginx, which wants each type once and
// without its charset.
type typeLine struct{ Type, Exts string }

func typeLines() (lines []typeLine) {
	for _, k := range Kinds {
		bare, _, _ := strings.Cut(k.Type, ";")
		if i := slices.IndexFunc(lines, func(l typeLine) bool { return l.Type == bare }); i >= 0 {
			lines[i].Exts += " " + k.Ext
		} else {
			lines = append(lines, typeLine{bare, k.Ext})
		}
	}
	return lines
}

// typesOf are the bare types of the kinds that fit, without text/html, which
// nginx always takes.
func typesOf(fits func(Kind) bool) (types []string) {
	for _, k := range Kinds {
		bare, _, _ := strings.Cut(k.Type, ";")
		if fits(k) && bare != "text/html" && !slices.Contains(types, bare) {
			types = append(types, bare)
		}
	}
	return types
}

func charsetTypes() []string {
	return typesOf(func(k Kind) bool { return strings.Contains(k.Type, "charset=") })
}

func compressTypes() []string { return typesOf(func(k Kind) bool { return k.Text }) }
