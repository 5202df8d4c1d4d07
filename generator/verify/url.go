package verify

import (
	"net/url"
	"path"
	"strings"
)

// use says what a browser does with an address.
type use int

const (
	follow   use = iota // a reader may go there
	fetch               // the browser loads it with the page
	picture             // the same, and data: is allowed by the policy
	identity            // rel=canonical, rel=alternate: an address is stated
)

// refer looks at one address of the file, as the URL standard reads it, and
// either reports it or remembers where it leads.
func (f *file) refer(u use, raw string, line, col int) {
	s := strings.Trim(raw, " \t\r\n\f")
	// Browsers drop tabs and line ends inside an address, so "java\nscript:"
	// runs (URL standard, 4.4); white space in ours is a mistake anyhow.
	if strings.Contains(s, `\`) || hasControl(s) {
		if scheme := schemeOf(strings.NewReplacer("\t", "", "\r", "", "\n", "").Replace(s)); isScript(scheme) {
			f.report(ruleScriptURL, line, col, short(raw))
			return
		}
		f.report(ruleURL, line, col, short(raw))
		return
	}
	scheme := schemeOf(s)
	switch {
	case isScript(scheme) || scheme == "data" && !(u == picture && strings.HasPrefix(strings.ToLower(s), "data:image/")):
		f.report(ruleScriptURL, line, col, short(raw))
	case scheme == "data":
	case scheme == "http" || scheme == "https":
		switch u {
		case fetch, picture:
			f.report(ruleHost, line, col, short(raw))
		case follow:
			f.full = append(f.full, full{s, plain, line, col})
		case identity:
			f.full = append(f.full, full{s, own, line, col})
		}
	case (scheme == "mailto" || scheme == "tel") && u == follow:
	case scheme != "":
		f.report(ruleURL, line, col, short(raw))
	case strings.HasPrefix(s, "//") && u != follow:
		f.report(ruleHost, line, col, short(raw))
	case strings.HasPrefix(s, "/"):
		f.report(ruleAbsolute, line, col, short(raw))
	default:
		f.relative(s, raw, line, col)
	}
}

// relative remembers a link inside the site.
func (f *file) relative(s, raw string, line, col int) {
	p, fragment := split(s)
	target, ok1 := unescape(p)
	fragment, ok2 := unescape(fragment)
	if !ok1 || !ok2 {
		f.report(ruleURL, line, col, short(raw))
		return
	}
	if target == "" {
		target = f.path
	} else {
		folder := strings.HasSuffix(target, "/")
		target = path.Join(path.Dir(f.path), target)
		switch {
		case target == ".." || strings.HasPrefix(target, "../"):
			f.report(ruleOutside, line, col, short(raw))
			return
		case target == ".":
			target = ""
		case folder:
			target += "/"
		}
	}
	if isAlone(f.path) && target != f.path {
		f.report(ruleNotAlone, line, col, short(raw))
		return
	}
	f.links = append(f.links, link{raw: raw, target: target, fragment: fragment, line: line, col: col})
}

// split cuts an address into path and fragment; the query, which a static
// site gives to its scripts only, is left out.
func split(s string) (p, fragment string) {
	p, fragment, _ = strings.Cut(s, "#")
	p, _, _ = strings.Cut(p, "?")
	return p, fragment
}

func unescape(s string) (string, bool) {
	if !strings.Contains(s, "%") {
		return s, true
	}
	s, err := url.PathUnescape(s)
	return s, err == nil
}

// schemeOf returns the scheme in lower case, or "" (RFC 3986, 3.1).
func schemeOf(s string) string {
	for i, c := range []byte(s) {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(s[:i])
		default:
			return ""
		}
	}
	return ""
}

func isScript(scheme string) bool { return scheme == "javascript" || scheme == "vbscript" }

func hasControl(s string) bool {
	for _, c := range []byte(s) {
		if c < 0x20 || c == 0x7F {
			return true
		}
	}
	return false
}

// short keeps a long address (a data: picture) from filling the report.
func short(s string) string {
	const most = 120
	if rs := []rune(s); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return s
}

func isPage(p string) bool { return path.Ext(p) == ".html" }
