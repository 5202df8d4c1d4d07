package preview

import (
	"bytes"
	"html"
	"html/template"
	"net"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// policyMeta is the policy as layouts write it, in any order that minifiers
// leave.
var policyMeta = regexp.MustCompile(`(?i)<meta\s+http-equiv="?content-security-policy"?\s+content="([^"]*)"`)

// dress adds the preview's script to a page, last in the head, behind the
// policy that it needs an exception from. host is that of the request.
func dress(page []byte, stamp, host string) []byte {
	head := len(page)
	if i := bytes.Index(page, []byte("</head>")); i >= 0 {
		head = i
	}
	var out bytes.Buffer
	out.Grow(len(page) + 256)
	from := 0
	for _, m := range policyMeta.FindAllSubmatchIndex(page[:head], -1) {
		out.Write(page[from:m[2]])
		out.WriteString(html.EscapeString(widen(html.UnescapeString(string(page[m[2]:m[3]])), exception(host))))
		from = m[3]
	}
	out.Write(page[from:head])
	out.WriteString(`<script src="` + own + `preview.js" data-stamp="` + stamp + `" defer></script>` + "\n")
	out.Write(page[head:])
	return out.Bytes()
}

// exception is the source expression of the preview's own folder. A policy
// cannot name an IPv6 host (CSP Level 3, 2.3.1): then it is the whole server.
func exception(host string) string {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	if strings.Contains(name, ":") {
		return "'self'"
	}
	return "http://" + host + own
}

// widen lets the preview's script run, its style apply and its news come in;
// everything else stays as the published page has it.
func widen(policy, source string) string {
	var directives []string
	todo := []string{"script-src", "style-src", "connect-src"}
	for d := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(d)
		if len(words) == 0 {
			continue
		}
		name := strings.ToLower(words[0])
		if slices.Contains(todo, name) {
			words = append(slices.DeleteFunc(words, func(w string) bool { return w == "'none'" }), source)
			todo = slices.DeleteFunc(todo, func(t string) bool { return t == name })
		}
		directives = append(directives, strings.Join(words, " "))
	}
	for _, name := range todo {
		directives = append(directives, name+" "+source)
	}
	return strings.Join(directives, "; ")
}

// onlyProblems is the page while there never was a site; it can be read
// without scripts too.
func onlyProblems(problems []Problem, lang model.Lang) []byte {
	var b bytes.Buffer
	err := problemsPage.Execute(&b, map[string]any{"Lang": lang.Tag(), "Title": noSite.Or(lang), "Problems": problems})
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return b.Bytes()
}

var problemsPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
<ul>
{{range .Problems}}<li>{{.Place}} {{.Message}}</li>
{{end}}</ul>
</main>
</body>
</html>
`))
