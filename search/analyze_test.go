package search

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/blevesearch/go-porterstemmer"
)

// kindLetters are the kinds as testdata/analyze.txt writes them.
const kindLetters = " usbw"

func render(tokens []Token) string {
	var out []string
	for _, t := range tokens {
		out = append(out, kindLetters[t.Kind:t.Kind+1]+t.Term)
	}
	return strings.Join(out, " ")
}

// jsAnalyze gives the tokens of the client for each text, in the same form.
func jsAnalyze(js *jsEngine, texts []string) [][]Token {
	js.tb.Helper()
	b, err := json.Marshal(texts)
	if err != nil {
		js.tb.Fatal(err)
	}
	var out [][]Token
	js.ask("JSON.stringify("+string(b)+".map(Guiju.text.analyze))", &out)
	return out
}

func TestAnalyzeVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/analyze.txt")
	if err != nil {
		t.Fatal(err)
	}
	var texts, want []string
	for line := range strings.SplitSeq(strings.TrimSuffix(string(data), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		text, tokens, ok := strings.Cut(line, " | ")
		text, err := strconv.Unquote(`"` + text + `"`)
		if !ok || err != nil {
			t.Fatalf("testdata/analyze.txt: %q: %v", line, err)
		}
		texts, want = append(texts, text), append(want, tokens)
	}
	client := newJS(t)
	client.learn()
	js := jsAnalyze(client, texts)
	for i, text := range texts {
		if got := render(Analyze(text)); got != want[i] {
			t.Errorf("%q\n got %s\nwant %s", text, got, want[i])
		}
		if got := render(js[i]); got != want[i] {
			t.Errorf("client: %q\n got %s\nwant %s", text, got, want[i])
		}
	}
}

// TestFoldClass compares the two tables over all of Unicode.
func TestFoldClass(t *testing.T) {
	js := newJS(t)
	js.learn()
	var got string
	js.ask(`(function () {
		var out = '', last = '';
		for (var c = 0; c < 0x110000; c++) {
			var f = Guiju.text.fold(c), now = (f - c) + '/' + Guiju.text.classOf(f);
			if (now !== last) out += c + ':' + (last = now) + ' ';
		}
		return JSON.stringify(out);
	})()`, &got)
	var want strings.Builder
	last := ""
	for c := rune(0); c < 0x110000; c++ {
		f := fold(c)
		if now := fmt.Sprintf("%d/%d", f-c, class(f)); now != last {
			fmt.Fprintf(&want, "%d:%s ", c, now)
			last = now
		}
	}
	if got != want.String() {
		t.Errorf("fold and class differ:\nclient %s\n    go %s", got, want.String())
	}
}

// TestStem compares with the stemmer bleve carries, on words of every ending.
func TestStem(t *testing.T) {
	stems := strings.Fields("a be vehicle manag standard agenc hop fil control oscillat rat proba formal triplic electr sky say enjoy yttr " +
		"univers organi regulat relat condition valen hesitan digit conform radic differen vile analog vietnam predic operat feudal " +
		"decis hope callous fall hiss fizz fail troubl siz plaster motor bl agr feed cr y yy oo")
	ends := strings.Fields("- s es ed ing eed y ies sses ational tional enci anci izer bli abli alli entli eli ousli ization ation ator alism " +
		"iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement " +
		"ment ent ion sion tion ou ism ate iti ous ive ize e le l ll ly ying ated izing")
	var words []string
	for _, s := range stems {
		for _, e := range ends {
			words = append(words, s+strings.TrimPrefix(e, "-"))
		}
	}
	b, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	var js []string
	newJS(t).ask("JSON.stringify("+string(b)+".map(Guiju.text.stem))", &js)
	for i, w := range words {
		want := w
		if len(w) > 2 {
			want = string(porterstemmer.StemWithoutLowerCasing([]rune(w)))
		}
		if got := stem(w); got != want {
			t.Errorf("stem(%s) = %s, want %s", w, got, want)
		}
		if js[i] != want {
			t.Errorf("client: stem(%s) = %s, want %s", w, js[i], want)
		}
	}
	t.Logf("%d words", len(words))
}

// TestAnalyzeRandom compares on texts drawn from the edges of every class.
func TestAnalyzeRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("aAsyz09.'’,-_ \n\t 　車车务ー・々〇한éÉ×÷ẞΣяЁⅣ²①\u00ad\u200b\ufeff\u0301𠮷🚗\ufffdｚＺ９．")
	var texts []string
	for range 2000 {
		var b strings.Builder
		for range r.IntN(24) {
			if r.IntN(20) == 0 {
				b.WriteRune(rune(r.IntN(0xD800)))
			} else {
				b.WriteRune(alphabet[r.IntN(len(alphabet))])
			}
		}
		texts = append(texts, b.String())
	}
	js := newJS(t)
	js.learn()
	for i, js := range jsAnalyze(js, texts) {
		want := Analyze(texts[i])
		if fmt.Sprint(js) != fmt.Sprint(want) {
			t.Errorf("%q\nclient %v\n    go %v", texts[i], js, want)
		}
	}
}
