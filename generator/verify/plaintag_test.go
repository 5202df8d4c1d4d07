package verify

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// plainTags are tags written plainly; oddTags in other ways.
var (
	plainTags = []string{`<p>`, `<br/>`, `<br />`, `<a href="x.html#y">`, `<input hidden>`, `<input hidden disabled>`,
		"<a\n href=\"x\"\n class=\"\">", `<use xlink:href="#x"/>`, `<h1 data-a="1>2">`, `<td data-label="名称">`}
	oddTags = []string{`<P>`, `<svg viewBox="0 0 1 1">`, `<a href='x'>`, `<a href=x>`, `<a href="a&amp;b">`, "<a href=\"a\x00b\">",
		"<a title=\"a\r\nb\">", `<a id="x" id="y">`, `<a href = "x">`, `<a href="x"class="y">`, `<a / href="x">`, `<a href="x`, `<a href=`, "<a\thref=\"x\">", `<a =x>`}
)

// TestPlainTag: a tag that is read without the tokenizer is read as it does.
func TestPlainTag(t *testing.T) {
	for _, tag := range plainTags {
		if _, _, plain := plainTag([]byte(tag), nil); !plain {
			t.Errorf("%q is not read plainly", tag)
		}
	}
	for _, tag := range append(plainTags, oddTags...) {
		sameTag(t, tag)
	}
	for tag, want := range map[string]string{`</p>`: "p", `</h1>`: "h1", `</P>`: "", `</p >`: "", `</p x="y">`: "", `</p`: "", `</>`: ""} {
		if name, plain := plainEnd([]byte(tag)); string(name) != want || plain != (want != "") {
			t.Errorf("%q: %q, %t", tag, name, plain)
		}
	}
	if _, _, plain := plainTag([]byte(`<a id="x" id="y">`), nil); plain {
		t.Error("an attribute named twice is read plainly")
	}
}

// FuzzPlainTag looks for tags that are read differently.
func FuzzPlainTag(f *testing.F) {
	for _, tag := range append(plainTags, oddTags...) {
		f.Add(tag)
	}
	f.Fuzz(sameTag)
}

// sameTag reads what the tokenizer takes for one start tag in both ways.
func sameTag(t *testing.T, tag string) {
	z := html.NewTokenizer(strings.NewReader(tag))
	kind := z.Next()
	if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return
	}
	raw := []byte(string(z.Raw()))
	name, attrs, plain := plainTag(raw, nil)
	if !plain {
		return
	}
	want, more := z.TagName()
	if string(name) != string(want) {
		t.Errorf("%q: name %q, want %q", raw, name, want)
	}
	for i := 0; more; i++ {
		var key, val []byte
		key, val, more = z.TagAttr()
		if i >= len(attrs) || string(attrs[i].key) != string(key) || string(attrs[i].val) != string(val) {
			t.Fatalf("%q: attributes %q, want %q=%q at %d", raw, attrs, key, val, i)
		}
		if !more && len(attrs) != i+1 {
			t.Fatalf("%q: more attributes than the tokenizer finds: %q", raw, attrs)
		}
	}
}
