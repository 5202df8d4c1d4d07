package site

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"modernc.org/quickjs"
)

// knownJS is the scripts of layouts/_assets/js-known that know no page.
func knownJS(t *testing.T) func(expr string, into any) {
	t.Helper()
	vm, err := quickjs.NewVM()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { vm.Close() })
	// What every browser has, and this engine has not.
	if _, err := vm.Eval(`globalThis.atob = function (s) {
		var digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", out = "", bits = 0, held = 0;
		for (var i = 0; i < s.length && s[i] !== "="; i++) {
			bits = bits << 6 | digits.indexOf(s[i]);
			if ((held += 6) >= 8) out += String.fromCharCode(bits >> (held -= 8) & 255);
		}
		return out;
	}`, quickjs.EvalGlobal); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"js-known/10-sha256.js", "js-known/20-zip.js", "js-known/30-words.js"} {
		b, err := os.ReadFile(repository("layouts/_assets/" + name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := vm.Eval(string(b), quickjs.EvalGlobal); err != nil {
			t.Fatal(err)
		}
	}
	return func(expr string, into any) {
		t.Helper()
		v, err := vm.Eval("JSON.stringify("+expr+")", quickjs.EvalGlobal)
		if err != nil {
			t.Fatal(expr, err)
		}
		if err := json.Unmarshal([]byte(v.(string)), into); err != nil {
			t.Fatal(expr, err)
		}
	}
}

// TestSHA256OfThePage: the page's own SHA-256 gives what FIPS 180-4 and Go give,
// for every length around the ends of blocks.
func TestSHA256OfThePage(t *testing.T) {
	ask := knownJS(t)
	var got string
	for message, want := range map[string]string{
		"":    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq": "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
	} {
		if ask("Guiju.sha256(Guiju.utf8("+quoted(message)+"))", &got); got != want {
			t.Errorf("%q: %s", message, got)
		}
	}
	for n := 0; n < 200; n += 3 {
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(i*7 + n)
		}
		sum := sha256.Sum256(b)
		if ask(fmt.Sprintf("Guiju.sha256(new Uint8Array(%d).map(function (x, i) { return i * 7 + %[1]d; }))", n), &got); got != hex.EncodeToString(sum[:]) {
			t.Errorf("%d bytes: %s", n, got)
		}
	}
	// Words are hashed as Go hashes them: vectors of verify.HashWords.
	for words, want := range hashVectors {
		if ask("Guiju.hashWords("+quoted(words)+")", &got); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}

// hashVectors are those of TestHashWords in package verify.
var hashVectors = map[string]string{
	"": "", " \u3000\n\u00a0\ufeff\u200b": "", "应登记。": "ae76c8f3ebbad1ae4d868a27", " 应\u3000登\n记 。": "ae76c8f3ebbad1ae4d868a27", "P = n₁/n × 100%": "b421201ecdde979caee8c523", "shall be registered": "8a9b4807801b35fa671af47d", "𠮷": "904e6f40c452b8d71f9e19f7",
}

func quoted(s string) string { b, _ := json.Marshal(s); return string(b) }

// TestZipOfThePage: the directory of a ZIP is read as it is; what is dangerous
// to unpack is refused whole.
func TestZipOfThePage(t *testing.T) {
	ask := knownJS(t)
	pack := func(change func(*zip.FileHeader), names ...string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range names {
			h := &zip.FileHeader{Name: name, Method: zip.Deflate}
			if change != nil {
				change(h)
			}
			f, err := w.CreateRaw(h)
			if err == nil && !strings.HasSuffix(name, "/") {
				_, err = f.Write([]byte("xx"))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	asked := func(b []byte) string {
		var out []struct{ Name string }
		list := make([]string, len(b))
		for i, c := range b {
			list[i] = fmt.Sprint(c)
		}
		ask("Guiju.zipEntries(new Uint8Array(["+strings.Join(list, ",")+"])) || [{name: 'refused'}]", &out)
		var names []string
		for _, e := range out {
			names = append(names, e.Name)
		}
		return strings.Join(names, " ")
	}
	good := pack(nil, "guiju-site/", "guiju-site/a.html", "说明.txt")
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"good":         {good, "guiju-site/a.html 说明.txt"},
		"cut short":    {good[:len(good)-30], "refused"},
		"no ZIP":       {[]byte("hello"), "refused"},
		"above":        {pack(nil, "../a"), "refused"},
		"absolute":     {pack(nil, "/a"), "refused"},
		"a backslash":  {pack(nil, `a\b`), "refused"},
		"twice":        {pack(nil, "a", "a"), "refused"},
		"locked":       {pack(func(h *zip.FileHeader) { h.Flags |= 1 }, "a"), "refused"},
		"a bomb":       {pack(func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 30 }, "a"), "refused"},
		"other method": {pack(func(h *zip.FileHeader) { h.Method = 12 }, "a"), "refused"},
	} {
		if got := asked(c.b); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestSavedPage: the page in an MHTML file is found, however it is written.
func TestSavedPage(t *testing.T) {
	ask := knownJS(t)
	const head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B--\"\r\n\r\n\r\n------B--\r\n"
	page := "<!doctype html><p class=\"x\">应=登记"
	quoted3D := strings.NewReplacer("=", "=3D", "应", "=E5=BA=\r\n=94", "登记", "=e7=99=bb=E8=AE=B0").Replace(page)
	for _, c := range []string{
		head + "Content-Type: image/png\r\n\r\n<p>\r\n------B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted3D + "\r\n------B----\r\n",
		head + "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(page)) + "\r\n------B----\r\n",
	} {
		var got []byte
		var list []int
		ask("Array.from(Guiju.savedPage("+quoted(c)+"))", &list)
		for _, v := range list {
			got = append(got, byte(v))
		}
		if strings.TrimSpace(string(got)) != page && !strings.Contains(string(got), page) {
			t.Errorf("%s", got)
		}
	}
	var none any
	if ask("Guiju.savedPage('From: x\\r\\n\\r\\nhello')", &none); none != nil {
		t.Error("a letter is a page")
	}
}

// TestMarksOfStatus: what a mark may say in a page that is checked are the words
// of the interface, and no others.
func TestMarksOfStatus(t *testing.T) {
	ask := knownJS(t)
	allowed := func(s string) (ok bool) { ask("Guiju.markWords.test("+quoted(s)+")", &ok); return ok }
	n := 0
	for _, lang := range []string{"zh", "en"} {
		words := map[string]any{}
		b, err := os.ReadFile(repository("layouts/_i18n/" + lang + ".toml"))
		if err == nil {
			err = toml.Unmarshal(b, &words)
		}
		if err != nil {
			t.Fatal(err)
		}
		for key, v := range words {
			if regexp.MustCompile(`^status-(planned|upcoming|current|superseded|unknown|withdrawn)$`).MatchString(key) {
				n++
				if !allowed(v.(string)) {
					t.Errorf("%s: %s is taken for words of the text", key, v)
				}
			}
		}
	}
	if n != 12 {
		t.Errorf("%d words", n)
	}
	for _, s := range []string{"不", "现行，不", "not in force"} {
		if allowed(s) {
			t.Errorf("%s is left out", s)
		}
	}
}
