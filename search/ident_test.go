package search

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// names of queries, as page:provision.
var nameCases = []struct{ text, want string }{
	{"DB41/T S001—2022 5.2", "db41ts00120225.2:. db41ts0012022:5.2"},
	{"ＤＢ４１／Ｔ　Ｓ００１ ５．２", "db41ts0015.2:. db41ts001:5.2"},
	{"S001-2022", "s0012022:. s001:2022"},
	{"第一千一百六十五条", "第一千一百六十五条:. :1165"},
	{"民法典1165", "民法典1165:. 民法典:1165"},
	{"民法典第一千〇一条第二款（三）项", "民法典第一千〇一条第二款三项:. 民法典:1001"},
	{"机关事务管理条例 第十二条之一", "机关事务管理条例第十二条之一:. 机关事务管理条例:12-1"},
	{"条例第三章", "条例第三章:. 条例:章3"},
	{"第十节", "第十节:. :节10"},
	{"附录A", "附录a:. :附录a"},
	{"S001 Annex A", "s001annexa:. s001:附录a"},
	{"Article 12", "article12:. :12 article:12"},
	{"S001 clause 5.2.1", "s001clause5.2.1:. s001:5.2.1 s001clause:5.2.1"},
	{"Chapter 3", "chapter3:. :章3 chapter:3"},
	{"A.1", "a1:. :a.1"},
	{"方案 二（一）3", "方案二一3:. 方案二一:3 方案:2.1.3"},
	{"二、(三)", "二三:. :2.3"},
	{"7K3Q2A", "7k3q2a:."},
	{"7k3 oil-A", "7k3oila:. 7k3011a:."},
	{"OIL-2ab", "oil2ab:. 0112ab:."},
	{"ＡＢ.ＣＤＯＬ", "abcdol:. abcd01:."},
	{"7K3.2QI", "7k3.2qi:. 7k32q1:."},
	{"vehicle", "vehicle:. veh1c1e:."},
	{"oil oil", "oiloil:."},         // digits only
	{"office", "office:. 0ff1ce:."}, // which the index will not know
	{"course", "course:."},          // no code has a u
	{"7k3ol", "7k3ol:."},            // too short
	{"7k3ol7k3o", "7k3ol7k3o:."},    // too long
	{"短码7k3oil", "短码7k3oil:."},      // more than a code
	{"  ", ""},
	{"——", ""},
	{strings.Repeat("条", 81), ""},
}

func TestNames(t *testing.T) {
	js := newJS(t)
	for _, c := range nameCases {
		var got []string
		for _, n := range readNames(c.text) {
			got = append(got, n.Page+":"+n.Doc)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
		var client string
		js.ask(`JSON.stringify(Guiju.planner.readNames(`+jsString(c.text)+`).map(function (n) { return n.page + ':' + n.doc; }).join(' '))`, &client)
		if client != c.want {
			t.Errorf("client: %q\n got %s\nwant %s", c.text, client, c.want)
		}
	}
}

// TestCodesReadAlike: the page that finds short codes and the search field read
// what is typed as the same code.
func TestCodesReadAlike(t *testing.T) {
	js := newJS(t)
	page, err := os.ReadFile("../layouts/_assets/js-room/36-codes.js")
	if err != nil {
		t.Fatal(err)
	}
	js.eval(string(page))
	for typed, code := range map[string]string{
		"7k3q2a": "7k3q2a", "7K3-Q2A": "7k3q2a", "７Ｋ３ Ｑ２Ａ": "7k3q2a", "7K3·Q2A": "7k3q2a", "7k3.2qa": "7k32qa", "7k3_q2a": "7k3q2a",
		"Oil 2ab": "0112ab", "oilabc": "011abc", "NCLXG8": "nc1xg8", "OOLXG8Z": "001xg8z",
	} {
		var onPage, inSearch string
		js.ask("JSON.stringify(Guiju.foldCode("+jsString(typed)+"))", &onPage)
		js.ask("JSON.stringify(Guiju.planner.codeKey("+jsString(typed)+"))", &inSearch)
		if got := codeKey(pageKey(typed)); got != code || onPage != code || inSearch != code {
			t.Errorf("%q is %q, on the page of codes %q, in the client %q, want %q", typed, got, onPage, inSearch, code)
		}
	}
}

func TestPageNames(t *testing.T) {
	p := &Page{Title: "中华人民共和国标准化法", Number: "DB41/T S001—2022", Idents: []string{"车规", "车规", ""}}
	want := []string{"中华人民共和国标准化法", "标准化法", "db41ts0012022", "车规", "db41ts001", "s0012022", "s001"}
	if got := pageNames(p); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	p = &Page{Title: "x", Number: "GB/T 1.1—2020"}
	if got := pageNames(p); !slices.Equal(got, []string{"x", "gbt1.12020", "gbt1.1"}) {
		t.Errorf("got %q: 1.1 alone is a clause, not a standard", got)
	}
}

func TestArabic(t *testing.T) {
	js := newJS(t)
	for s, want := range map[string]string{
		"一": "1", "十": "10", "十二": "12", "二十": "20", "一百零五": "105", "一百一十": "110", "一千一百六十五": "1165",
		"一千〇一": "1001", "二〇二二": "2022", "两百": "200", "一万二千": "12000", "007": "7", "0": "0", "十万百": "100100",
		strings.Repeat("九", 30): "0", strings.Repeat("万", 9): "0",
	} {
		if got := arabic(s); got != want {
			t.Errorf("arabic(%s) = %s, want %s", s, got, want)
		}
		var names []struct{ Doc string }
		js.ask(`JSON.stringify(Guiju.planner.readNames(`+jsString("第"+s+"条")+`))`, &names)
		if got := names[len(names)-1].Doc; got != want {
			t.Errorf("client: 第%s条 is %s, want %s", s, got, want)
		}
	}
}

// TestPlans compares the plans themselves for the small corpus, not only what
// they find.
func TestPlans(t *testing.T) {
	_, r, js := published(t, append(slices.Clone(smallPages), madePages(5, 40, 20)...), Options{})
	for _, c := range smallQueries {
		q := Query{Text: c.text, Lang: "zh"}
		for level := Strict; level <= Any; level++ {
			want, err := json.Marshal(makePlan(q, r, level))
			if err != nil {
				t.Fatal(err)
			}
			var client Plan
			js.ask(fmt.Sprintf(`(function () {
				var q = {text: %s, lang: 'zh'}, out;
				search.query(q, function () { search.ask(q, %d, function (p) { out = p; }); });
				return JSON.stringify(out);
			})()`, jsString(c.text), level), &client)
			got, err := json.Marshal(client)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%.40q level %d\nclient %s\n    go %s", c.text, level, got, want)
			}
		}
	}
}
