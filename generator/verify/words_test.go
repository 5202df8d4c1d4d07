package verify

import (
	"testing"

	"guiju/generator/model"
)

// TestHashWords has the vectors that the page "check a file" is tested with too
// (site.TestSHA256OfThePage).
func TestHashWords(t *testing.T) {
	for words, want := range map[string]string{
		"": "", " \u3000\n\u00a0\ufeff\u200b": "", "应登记。": "ae76c8f3ebbad1ae4d868a27", " 应\u3000登\n记 。": "ae76c8f3ebbad1ae4d868a27", "P = n₁/n × 100%": "b421201ecdde979caee8c523", "shall be registered": "8a9b4807801b35fa671af47d", "𠮷": "904e6f40c452b8d71f9e19f7",
	} {
		if got := HashWords(words); got != want {
			t.Errorf("%q: %s", words, got)
		}
	}
}

const shownPage = `<!doctype html><html lang="zh-Hans"><head><title>甲 - 站</title></head><body>
<article data-document="standards/a/2024"><p>封面</p>
<div class="text">前<section class="provision" id="5"><h2>5 条</h2><table><tr><td>单元<td>二</table>
<section class="provision" id="5.1"><p>应<b>登记</b><span data-module="badge">现行</span><span class="x standing-now">废止</span>&amp;<br>。</p><script>x</script></section>尾</section>
<section class="provision row" id="6"><div class="cell" lang="zh-Hans">六</div><div class="cell" lang="en">six <i lang="zh">六</i></div></section>
<section class="provision" id="7" lang="en">seven</section></div></article></body></html>`

// TestWords: each word belongs to the nearest provision and its language;
// nothing of the rest of the page is counted.
func TestWords(t *testing.T) {
	w, ok := Words([]byte(shownPage))
	if !ok || w.Document != "standards/a/2024" || w.Title != "甲 - 站" {
		t.Fatalf("%+v", w)
	}
	want := map[model.Lang]map[string]string{
		model.Zh: {"": "前", "5": "5条单元二尾", "5.1": "应登记&。", "6": "六"},
		model.En: {"6": "six六", "7": "seven"},
	}
	n := 0
	for l, by := range w.Hashes {
		for id, hash := range by {
			n++
			if hash != HashWords(want[l][id]) {
				t.Errorf("%s %q: not the words “%s”", l, id, want[l][id])
			}
		}
	}
	if n != 6 {
		t.Errorf("%d stretches of words", n)
	}
	if _, ok := Words([]byte(`<div class="text"><section class="provision" id="1">x</section></div>`)); ok {
		t.Error("a page without a document has words")
	}
}
