package verify

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// PolicyFor is the policy of the pages of a site whose manifest names other
// hosts: exactly these may give it scripts and pictures, and nothing else.
func PolicyFor(hosts []string) string {
	if len(hosts) == 0 {
		return Policy
	}
	more := ""
	for _, h := range hosts {
		more += " https://" + h
	}
	p := strings.Replace(Policy, "script-src 'self'", "script-src 'self'"+more, 1)
	return strings.Replace(p, "img-src 'self' data:", "img-src 'self' data:"+more, 1)
}

// hostName is a DNS name with at least one dot (RFC 1123, 2.1): no port, no
// path, no wildcard, no address of numbers.
var hostName = regexp.MustCompile(`^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`)

// IsHost reports whether a name may stand among the hosts of a site.
func IsHost(name string) bool { return len(name) <= 253 && hostName.MatchString(name) }

// listed reports whether an address is one of https at one of the hosts.
func listed(address string, hosts []string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.User == nil && u.Port() == "" && slices.Contains(hosts, u.Host)
}

// frameElements are what a header or footer of other sites may consist of, with
// the attributes that each may have beside those of frameAttributes.
var frameElements = map[string]string{
	"a": "href rel", "img": "src alt width height", "script": "src charset async defer",
	"div": "", "span": "", "p": "", "ul": "", "ol": "", "li": "", "nav": "", "section": "", "strong": "", "em": "", "small": "", "br": "", "hr": "",
	"dl": "", "dt": "", "dd": "", "table": "", "tbody": "", "tr": "", "td": "", "th": "scope",
}

var frameAttributes = []string{"class", "id", "lang", "title", "role"}

// Unsafe is what must not stand in a frame, and in which line.
type Unsafe struct {
	What string
	Line int
}

// UnsafeFrame reads the header or footer that other sites demand and names
// everything that is not allowed there: elements and attributes beyond a list,
// code in the page, and what is loaded from hosts that are not listed.
func UnsafeFrame(fragment string, hosts []string) (found []Unsafe) {
	z := html.NewTokenizer(strings.NewReader(fragment))
	line := 1
	var open []string
	bad := func(what string) { found = append(found, Unsafe{short(what), line}) }
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		switch t := z.Token(); kind {
		case html.TextToken:
			if len(open) > 0 && open[len(open)-1] == "script" && strings.TrimSpace(t.Data) != "" {
				bad("<script>" + t.Data)
			}
		case html.CommentToken, html.DoctypeToken:
			bad(raw)
		case html.EndTagToken:
			if n := len(open); n > 0 && open[n-1] == t.Data {
				open = open[:n-1]
			} else {
				bad(raw)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, what := range unsafeTag(t, hosts) {
				bad(what)
			}
			if kind == html.StartTagToken && !slices.Contains([]string{"img", "br", "hr"}, t.Data) {
				open = append(open, t.Data)
			}
		}
		line += strings.Count(raw, "\n")
	}
	for _, name := range open {
		bad("<" + name + "> …")
	}
	return found
}

// unsafeTag looks at one start tag.
func unsafeTag(t html.Token, hosts []string) (found []string) {
	own, known := frameElements[t.Data]
	if !known {
		return []string{"<" + t.Data + ">"}
	}
	for _, a := range t.Attr {
		told := a.Key + `="` + a.Val + `"`
		switch {
		case slices.Contains(strings.Fields(own), a.Key):
		case slices.Contains(frameAttributes, a.Key), strings.HasPrefix(a.Key, "aria-"):
		default:
			found = append(found, told)
			continue
		}
		switch a.Key {
		case "src":
			if !listed(a.Val, hosts) {
				found = append(found, told)
			}
		case "href":
			if u, err := url.Parse(a.Val); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
				found = append(found, told)
			}
		}
	}
	if t.Data == "script" && attribute(t, "src") == "" || t.Data == "img" && attribute(t, "src") == "" {
		found = append(found, "<"+t.Data+">")
	}
	return found
}
