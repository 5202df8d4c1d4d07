package scorecard_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"guiju/generator/scorecard"
)

// active are the places of a page where something of a payload would run, load
// or be worked out. Everything else in the page is words.
func active(src []byte) (found []string) {
	doc, err := html.Parse(strings.NewReader(string(src)))
	if err != nil {
		return []string{err.Error()}
	}
	for n := range doc.Descendants() {
		switch n.Type {
		case html.TextNode:
			if strings.Contains(n.Data, "54439") {
				found = append(found, "a template was worked out: "+short(n.Data))
			}
			if n.Parent != nil && slices.Contains([]string{"script", "style"}, n.Parent.Data) && strings.Contains(quoted.ReplaceAllString(n.Data, ""), scorecard.Mark) && !isData(n.Parent) {
				found = append(found, n.Parent.Data+": "+short(n.Data))
			}
		case html.CommentNode:
			if strings.Contains(n.Data, scorecard.Mark) {
				found = append(found, "a comment: "+short(n.Data))
			}
		case html.ElementNode:
			if bad := activeElement(n); bad != "" {
				found = append(found, bad)
			}
		}
	}
	return found
}

// quoted is what a style says in words: the number of a standard in the margin
// of a printed page.
var quoted = regexp.MustCompile(`content:"[^"\n\\<]*"`)

// isData tells scripts of data, which nobody runs.
func isData(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "type" {
			return strings.HasSuffix(a.Val, "json")
		}
	}
	return false
}

func short(s string) string {
	if r := []rune(s); len(r) > 90 {
		s = string(r[:90])
	}
	return s
}

// never are elements that no page of ours has.
var never = []string{"iframe", "object", "embed", "applet", "base", "frame", "frameset", "foreignobject", "marquee", "keygen", "isindex", "plaintext", "xmp", "listing", "animate", "set", "template", "maction", "mglyph", "portal", "image"}

// addressed are the attributes that hold an address.
var addressed = []string{"href", "src", "action", "formaction", "data", "poster", "cite", "background", "ping", "srcset", "xlink:href", "manifest", "longdesc"}

func activeElement(n *html.Node) string {
	name := strings.ToLower(n.Data)
	if slices.Contains(never, name) || strings.Contains(name, scorecard.Mark) {
		return "<" + n.Data + ">"
	}
	for _, a := range n.Attr {
		key, value := strings.ToLower(a.Key), strings.ToLower(strings.Map(func(r rune) rune {
			if r <= ' ' || unicode.IsControl(r) {
				return -1
			}
			return r
		}, a.Val))
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "srcdoc", strings.Contains(key, scorecard.Mark), strings.ContainsAny(key, "<>\"'`="):
			return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
		case name == "meta" && key == "http-equiv" && value == "refresh":
			return "<meta refresh>"
		case slices.Contains(addressed, key):
			scheme, _, ok := strings.Cut(value, ":")
			if ok && !strings.ContainsAny(scheme, "/?#.") && !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) && !strings.HasPrefix(value, "data:image/") {
				return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
			}
			if strings.Contains(value, scorecard.Mark) && slices.Contains([]string{"script", "link", "img", "video", "source", "audio", "form", "button"}, name) {
				return fmt.Sprintf("<%s %s=%s>", n.Data, a.Key, short(a.Val))
			}
		}
	}
	return ""
}

// TestActive: what is looked for is found, so that finding nothing means
// something.
func TestActive(t *testing.T) {
	for _, bad := range []string{
		`<img src=x onerror=gjx=1>`, `<a href="java` + "\t" + `script:x">x</a>`, `<script>gjx=1</script>`, `<p style="x">`, `<svg><animate/></svg>`, `<base href=x>`, `<!-- gjx -->`, `<p>54439</p>`, `<gjx-x>`, `<link rel=stylesheet href=//gjx>`,
	} {
		if len(active([]byte(bad))) == 0 {
			t.Errorf("nothing found in %s", bad)
		}
	}
	if found := active([]byte(`<p title="&lt;img onerror=gjx=1&gt;">&lt;script&gt;gjx=1&lt;/script&gt; <a href="../x.html?q=javascript:gjx">x</a><script type="application/json">"gjx"</script></p>`)); len(found) > 0 {
		t.Errorf("found %v in words", found)
	}
	raw := 0
	for _, p := range scorecard.Payloads() {
		if len(active([]byte(p))) > 0 {
			raw++
		}
	}
	if raw < 1500 {
		t.Errorf("only %d payloads are anything as they are", raw)
	}
}

// activeXML are the elements, attributes and other parts of an XML file that
// came out of a payload, or the reason why it is none.
func activeXML(src []byte) (found []string) {
	for d := xml.NewDecoder(bytes.NewReader(src)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			return append(found, err.Error())
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := strings.ToLower(e.Name.Local)
			if name == "script" || slices.Contains(never, name) || strings.Contains(name, scorecard.Mark) {
				found = append(found, "<"+e.Name.Local+">")
			}
			for _, a := range e.Attr {
				if key := strings.ToLower(a.Name.Local); strings.HasPrefix(key, "on") || strings.Contains(key, scorecard.Mark) || key == "href" && strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Value)), "javascript:") {
					found = append(found, a.Name.Local+"="+short(a.Value))
				}
			}
		case xml.Comment, xml.Directive:
			if strings.Contains(fmt.Sprintf("%s", e), scorecard.Mark) {
				found = append(found, fmt.Sprintf("%s", e))
			}
		}
	}
}
