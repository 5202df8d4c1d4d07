package verify

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Surface is what somebody who reviews a page looks at: its words, what it
// sends, and what it could run or load beside the files of the site.
type Surface struct {
	Texts  []string // words that a reader can meet, hidden ones too, with those of attributes
	Forms  []Form
	Inline []string // scripts, styles and handlers that stand in the page itself
	Loads  []string // addresses of other hosts from which something is loaded
	Sample bool     // the page is marked as a sample
}

// Form is where a form sends what is filled in.
type Form struct {
	Method, Action string
}

// spoken are the attributes whose values people see or hear.
var spoken = map[string]bool{"alt": true, "title": true, "aria-label": true, "content": true, "placeholder": true, "value": true}

// SurfaceOf reads a page.
func SurfaceOf(page []byte) (s Surface) {
	z := html.NewTokenizer(bytes.NewReader(page))
	inside := "" // script or style, whose words nobody reads
	for {
		switch z.Next() {
		case html.ErrorToken:
			return s
		case html.TextToken:
			words := strings.TrimSpace(string(z.Text()))
			switch {
			case words == "":
			case inside == "script" || inside == "style":
				s.Inline = append(s.Inline, "<"+inside+"> "+short(words))
			default:
				s.Texts = append(s.Texts, html.UnescapeString(words))
			}
			if inside == "data" {
				inside = ""
			}
		case html.CommentToken:
			s.Texts = append(s.Texts, string(z.Text()))
		case html.EndTagToken:
			inside = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			inside = s.element(z.Token())
		}
	}
}

// element reads a start tag; inside says what its words are.
func (s *Surface) element(t html.Token) (inside string) {
	for _, a := range t.Attr {
		switch key := a.Key; {
		case strings.HasPrefix(key, "on"), key == "style":
			s.Inline = append(s.Inline, key+`= `+short(a.Val))
		case spoken[key]:
			s.Texts = append(s.Texts, a.Val)
		case key == "src" || key == "srcset" || key == "poster" || key == "data" || key == "href" && t.Data == "link" && attribute(t, "rel") != "canonical" && attribute(t, "rel") != "alternate":
			if strings.HasPrefix(a.Val, "//") || strings.Contains(a.Val, "://") {
				s.Loads = append(s.Loads, a.Val)
			}
		case key == "class" && t.Data == "body":
			s.Sample = strings.Contains(" "+a.Val+" ", " page-sample ")
		}
	}
	switch t.Data {
	case "form":
		s.Forms = append(s.Forms, Form{strings.ToLower(attribute(t, "method")), attribute(t, "action")})
	case "style":
		return "style"
	case "script":
		switch {
		case isData(attribute(t, "type")):
			return "data"
		case attribute(t, "src") == "":
			return "script"
		}
	}
	return ""
}
