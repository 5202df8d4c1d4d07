package verify

import "strings"

// get returns the attribute's value.
func (s *scanner) get(key string) (string, bool) {
	for _, a := range s.attrs {
		if string(a.key) == key {
			return string(a.val), true
		}
	}
	return "", false
}

// is compares an attribute whose values are keywords (ASCII case aside).
func (s *scanner) is(key, want string) bool {
	v, ok := s.get(key)
	return ok && strings.EqualFold(strings.TrimSpace(v), want)
}

// attributes checks what any element may carry.
func (s *scanner) attributes(name string) {
	for _, a := range s.attrs {
		switch key := string(a.key); {
		case key == "class" || strings.HasPrefix(key, "data-") || strings.HasPrefix(key, "aria-"):
		case key == "id":
			s.id(string(a.val))
		case key == "style" && !s.picture:
			s.report(ruleInlineStyle, `style="`+short(string(a.val))+`"`)
		case strings.HasPrefix(key, "on"):
			s.report(ruleInlineScript, key+`="`+short(string(a.val))+`"`)
		case key == "srcset" || key == "imagesrcset":
			for _, u := range candidates(string(a.val)) {
				s.refer(picture, u)
			}
		case key == "ping":
			s.report(ruleBlocked, "ping")
		default:
			if key == "src" && (name == "script" || name == "img") && listed(string(a.val), s.hosts) {
				continue
			}
			if u, ok := useOf(name, key); ok {
				s.refer(u, string(a.val))
				s.footerLink(string(a.val))
			}
		}
	}
}

// useOf says what a browser does with the address in the attribute (HTML
// standard, index of attributes; SVG 2, 16.1). The href of link is read by
// element, since it depends on rel.
func useOf(name, key string) (use, bool) {
	switch key {
	case "href", "xlink:href":
		switch name {
		case "a", "area":
			return follow, true
		case "image", "feimage":
			return picture, true
		case "link", "base", "use":
			return 0, false
		}
		return fetch, true
	case "src":
		if name == "img" || name == "input" || name == "source" {
			return picture, true
		}
		return fetch, true
	case "poster", "background":
		return picture, true
	case "action", "formaction":
		return fetch, true // form-action 'self'
	case "cite", "longdesc":
		return follow, true
	}
	return 0, false
}

// refer remembers an address once a page.
func (s *scanner) refer(u use, raw string) {
	if k := (seen{u, raw}); !s.seen[k] {
		s.seen[k] = true
		line, col := s.cur.at(s.start)
		s.file.refer(u, raw, line, col)
	}
}

func (s *scanner) id(v string) {
	if v == "" || strings.ContainsAny(v, " \t\r\n\f") {
		s.report(ruleIDBad, v)
		return
	}
	line, _ := s.cur.at(s.start)
	if first, twice := s.page.ids[v]; twice {
		s.report(ruleIDTwice, v, first)
		return
	}
	s.page.ids[v] = line
}

// element checks what belongs to one kind of element.
func (s *scanner) element(name string) {
	switch name {
	case "html":
		s.head.html = true
		s.head.lang, _ = s.get("lang")
	case "title":
		if s.foreign == 0 {
			s.head.titles++
		}
	case "h1":
		s.head.h1++
	case "meta":
		s.meta()
	case "link":
		s.link()
	case "script":
		s.script()
	case "style":
		s.head.loads = s.head.loads || len(s.head.policies) == 0
		if !s.picture && !isAlone(s.path) {
			s.report(ruleInlineStyle, "<style>")
		}
	case "img", "area", "input":
		s.image(name)
	case "use":
		s.useElement()
	case "iframe", "object", "embed", "applet", "frame", "frameset", "base", "portal":
		s.report(ruleBlocked, "<"+name+">")
	}
}

func (s *scanner) meta() {
	content, _ := s.get("content")
	if s.is("charset", "utf-8") {
		s.head.charset = s.head.charset || s.start < 1024
	}
	switch {
	case s.is("http-equiv", "content-security-policy"):
		s.head.policies = append(s.head.policies, content)
	case s.is("http-equiv", "refresh"):
		if _, u, ok := strings.Cut(content, "="); ok {
			s.refer(follow, strings.Trim(u, `'" `))
		}
	}
}

func (s *scanner) link() {
	href, ok := s.get("href")
	if !ok {
		return
	}
	rel, _ := s.get("rel")
	rels := set(strings.ToLower(rel))
	switch {
	case rels["manifest"] || rels["modulepreload"]:
		s.report(ruleBlocked, `<link rel="`+rel+`">`)
	case rels["canonical"]:
		s.page.canonical = true
		line, col := s.cur.at(s.start)
		if scheme := schemeOf(href); scheme != "http" && scheme != "https" {
			s.file.report(ruleBase, line, col, short(href), "https://…/")
			return
		}
		s.full = append(s.full, full{href, canonical, line, col})
	case rels["alternate"] && !rels["stylesheet"]:
		s.alternate(href)
	case rels["next"] || rels["prev"] || rels["license"] || rels["help"] || rels["author"] || rels["search"]:
		s.refer(follow, href)
	default:
		s.head.loads = s.head.loads || len(s.head.policies) == 0
		u := fetch
		if rels["icon"] || rels["apple-touch-icon"] {
			u = picture
		}
		s.refer(u, href)
	}
}

// alternate reads the same thing in another language or form.
func (s *scanner) alternate(href string) {
	n := len(s.links)
	s.refer(identity, href)
	lang, ok := s.get("hreflang")
	s.page.hreflang = s.page.hreflang || ok && strings.HasPrefix(lang, string(s.lang().Other()))
	if ok && len(s.links) > n && strings.HasPrefix(lang, string(s.lang().Other())) {
		s.page.switches = append(s.page.switches, s.links[n])
	}
}

// script allows a file of the site, or data that no browser runs.
func (s *scanner) script() {
	s.head.loads = s.head.loads || len(s.head.policies) == 0
	kind, _ := s.get("type")
	_, file := s.get("src")
	switch {
	case s.picture:
		s.report(ruleInlineScript, "<script>")
	case strings.EqualFold(strings.TrimSpace(kind), "module") || strings.EqualFold(kind, "importmap"):
		s.report(ruleBlocked, `<script type="`+kind+`">`)
	case !file && !isData(kind):
		s.report(ruleInlineScript, "<script>")
	}
}

// isData tells the data blocks (HTML standard, 4.12.1): a policy leaves them be.
func isData(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "application/json" || kind == "application/ld+json"
}

func (s *scanner) image(name string) {
	_, alt := s.get("alt")
	src, _ := s.get("src")
	switch name {
	case "area":
		src, _ = s.get("href")
		if src == "" {
			return
		}
	case "input":
		if !s.is("type", "image") {
			return
		}
	case "img":
		s.head.loads = s.head.loads || len(s.head.policies) == 0
		if _, ok := s.get("srcset"); src == "" && !ok {
			s.report(ruleURL, "<img>")
		}
	}
	if !alt {
		s.report(ruleAlt, short(src))
	}
}

// useElement allows symbols of the same page only: those of another file are
// blocked on file://.
func (s *scanner) useElement() {
	for _, key := range []string{"href", "xlink:href"} {
		if v, ok := s.get(key); ok {
			if !strings.HasPrefix(v, "#") {
				s.report(ruleBlocked, `<use href="`+short(v)+`">`)
				continue
			}
			s.refer(fetch, v)
		}
	}
}

// candidates returns the addresses of a srcset (HTML standard, 4.8.4.2.1).
func candidates(v string) (urls []string) {
	for {
		v = strings.TrimLeft(v, " \t\r\n\f,")
		if v == "" {
			return urls
		}
		u, rest := v, ""
		if i := strings.IndexAny(v, " \t\r\n\f"); i >= 0 {
			u, rest = v[:i], v[i:]
		}
		if strings.HasSuffix(u, ",") {
			urls = append(urls, strings.TrimRight(u, ","))
			v = rest
			continue
		}
		urls = append(urls, u)
		_, v, _ = strings.Cut(rest, ",")
	}
}
