package verify

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// Front is what a page says of itself in its head.
type Front struct {
	Title   string
	Summary string   // the description
	Styles  []string // style sheets for every medium, as the page writes them
}

// FrontOf reads the head of a page.
func FrontOf(page []byte) (f Front) {
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return f
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "head" {
				return f
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			is := func(key, val string) bool { return strings.EqualFold(attribute(t, key), val) }
			switch {
			case t.Data == "title" && z.Next() == html.TextToken:
				f.Title = strings.TrimSpace(z.Token().Data)
			case t.Data == "meta" && is("name", "description"):
				f.Summary = attribute(t, "content")
			case t.Data == "link" && is("rel", "stylesheet") && attribute(t, "media") == "":
				f.Styles = append(f.Styles, attribute(t, "href"))
			}
		}
	}
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
