package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/net/html"

	"guiju/generator/model"
)

// PageWords are the words of a page that shows a document, as the page "check a
// file" compares them with those of a page that somebody saved: browsers write
// the bytes anew, but not the words.
type PageWords struct {
	Document string // its data-document
	Title    string
	// Hashes by language and by the id of the provision; "" is what stands in the
	// text outside all of them. See [HashWords].
	Hashes map[model.Lang]map[string]string
}

// Words reads a page. ok is false for one that shows no document. The twin of
// this function is js-room/50-known.js: both must read the same.
//
// The words are the text nodes below elements of class text. Each belongs to the
// section.provision with an id that is nearest above it, and to the language of
// the nearest of: a div.cell, a section.provision, the text itself, the page. Left out
// are scripts and styles, and marks of a status (data-module="badge", class
// standing-now), which follow the reader's clock.
func Words(page []byte) (w PageWords, ok bool) {
	type open struct {
		name, id   string
		lang       model.Lang
		text, skip bool
	}
	words := map[model.Lang]map[string]*strings.Builder{}
	stack := []open{{lang: model.Zh}}
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		top := stack[len(stack)-1]
		switch kind {
		case html.TextToken:
			if top.text && !top.skip {
				if words[top.lang] == nil {
					words[top.lang] = map[string]*strings.Builder{}
				}
				b := words[top.lang][top.id]
				if b == nil {
					b = new(strings.Builder)
					words[top.lang][top.id] = b
				}
				b.Write(z.Text())
			}
		case html.StartTagToken:
			t := z.Token()
			class := strings.Fields(attribute(t, "class"))
			if d := attribute(t, "data-document"); d != "" && w.Document == "" {
				w.Document = d
			}
			if t.Data == "title" && w.Title == "" && !top.text {
				if z.Next() == html.TextToken {
					w.Title = strings.TrimSpace(z.Token().Data)
				}
			}
			if void[t.Data] {
				continue
			}
			at := top
			at.name = t.Data
			at.text = at.text || has(class, "text")
			provision := t.Data == "section" && has(class, "provision") && attribute(t, "id") != ""
			if at.text && provision {
				at.id = attribute(t, "id")
			}
			if l := attribute(t, "lang"); l != "" && (!top.text || provision || t.Data == "div" && has(class, "cell")) {
				at.lang = model.Zh
				if strings.HasPrefix(l, "en") {
					at.lang = model.En
				}
			}
			at.skip = at.skip || t.Data == "script" || t.Data == "style" || t.Data == "template" || attribute(t, "data-module") == "badge" || has(class, "standing-now")
			stack = append(stack, at)
		case html.EndTagToken:
			name, _ := z.TagName()
			for i := len(stack) - 1; i > 0; i-- {
				if stack[i].name == string(name) {
					stack = stack[:i]
					break
				}
			}
		}
	}
	if w.Document == "" {
		return w, false
	}
	w.Hashes = map[model.Lang]map[string]string{}
	for l, by := range words {
		w.Hashes[l] = map[string]string{}
		for id, b := range by {
			if hash := HashWords(b.String()); hash != "" {
				w.Hashes[l][id] = hash
			}
		}
	}
	return w, true
}

func has(class []string, name string) bool {
	for _, c := range class {
		if c == name {
			return true
		}
	}
	return false
}

// HashWords is the first 24 hexadecimal digits of the SHA-256 of words without
// any white space, "" if nothing is left.
func HashWords(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r >= '\t' && r <= '\r', r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200B, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0xFEFF:
			return -1
		}
		return r
	}, s)
	if s == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:12])
}
