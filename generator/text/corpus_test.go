package text

import (
	"archive/tar"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"sort"
	"strings"
	"testing"
	"unicode"

	"guiju/generator/model"
)

// shared is the folder of real input beside the repository; it is not part of
// it, and tests that want it are skipped without it.
const shared = "../../../shared/"

// corpusFile is one text of a corpus.
type corpusFile struct{ name, src string }

// laws unpacks the corpus of national laws in memory.
func laws(t testing.TB) (files []corpusFile) {
	name := shared + "corpus/laws.tar.xz"
	f, err := os.Open(name)
	if err != nil {
		t.Skipf("corpus absent: %v", err)
	}
	defer f.Close()
	xz, err := exec.LookPath("xz")
	if err != nil {
		t.Skip("the xz command is absent")
	}
	cmd := exec.Command(xz, "-dc")
	cmd.Stdin = f
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for tr := tar.NewReader(out); ; {
		h, err := tr.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(h.Name, ".md") {
			continue
		}
		b, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, corpusFile{h.Name, string(b)})
	}
	io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return files
}

func seedPlan(t testing.TB) string {
	b, err := os.ReadFile(shared + "seed-plan.txt")
	if err != nil {
		t.Skipf("plan absent: %v", err)
	}
	return string(b)
}

// spoken keeps what must not be lost: letters, digits and Han.
func spoken(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

// sourceLetters is spoken without the remarks, which are not text.
func sourceLetters(src string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		if l := strings.TrimSpace(line); strings.HasPrefix(l, "<!--") && strings.HasSuffix(l, "-->") {
			continue
		}
		b.WriteString(line)
	}
	return spoken(b.String())
}

// treeLetters is spoken of everything a tree says, in text order.
func treeLetters(t *model.Text) string {
	var w strings.Builder
	w.WriteString(strings.TrimSuffix(spoken(t.Title), headTitles(t)))
	treeBlocks(&w, t.Head)
	t.Walk(func(p *model.Provision) {
		w.WriteString(p.Number)
		treeInlines(&w, p.Title)
		if p.Term != nil {
			w.WriteString(strings.Join(p.Term.Zh, " ") + strings.Join(p.Term.En, " "))
		}
		treeBlocks(&w, p.Blocks)
	})
	return spoken(w.String())
}

// headTitles returns the title lines that stand in the head, in their place.
func headTitles(t *model.Text) string {
	var w strings.Builder
	for _, bl := range t.Head {
		if strings.HasPrefix(bl.Anchor(), "title") {
			w.WriteString(PlainInlines(bl.(*model.Paragraph).Inlines))
		}
	}
	return spoken(w.String())
}

func treeBlocks(w *strings.Builder, bs []model.Block) {
	for _, bl := range bs {
		switch bl := bl.(type) {
		case *model.List:
			for _, it := range bl.Items {
				w.WriteString(it.Marker)
				treeBlocks(w, it.Blocks)
			}
		case *model.Quote:
			treeBlocks(w, bl.Blocks)
		default:
			if f, ok := bl.(*model.Figure); ok {
				w.WriteString(f.Alt + f.Src)
			}
			for _, ins := range model.BlockInlines(bl) {
				treeInlines(w, ins)
			}
		}
	}
}

func treeInlines(w *strings.Builder, ins []model.Inline) {
	for _, in := range ins {
		w.WriteString(in.Text)
		treeInlines(w, in.Children)
		w.WriteString(in.Href)
		if in.Kind == model.RefInline && in.Text == "" {
			w.WriteString(in.Target.String())
		}
	}
}

// firstDifference shows where two long strings part.
func firstDifference(a, b string) string {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	around := func(r []rune) string { return string(r[max(0, i-15):min(len(r), i+25)]) }
	return "source …" + around(x) + "…\n  tree …" + around(y) + "…"
}

// TestLaws reads every text of the corpus of national laws. Nothing may be
// lost, every article must have an address, and every odd shape is named.
func TestLaws(t *testing.T) {
	files := laws(t)
	var articles, starts, none int
	odd := map[string][]string{}
	rules := map[string]int{}
	for i, f := range files {
		text, problems := Parse([]byte(f.src), Options{Grammar: model.RegulationGrammar, Lang: model.Zh, File: f.name})
		if src, tree := sourceLetters(f.src), treeLetters(text); src != tree {
			t.Errorf("%s: words lost or moved:\n%s", f.name, firstDifference(src, tree))
		}
		if model.HasErrors(problems) {
			t.Errorf("%s: %s: %s", f.name, problems[0].Pos, problems[0].Message(model.En))
		}
		for _, p := range problems {
			rules[p.Rule.ID]++
			if p.Rule == regulationGap || p.Rule == regulationRepeat || p.Rule == regulationGuess {
				odd[p.Rule.ID] = append(odd[p.Rule.ID], path.Base(f.name)+": "+p.Message(model.En))
			}
		}
		if i%25 == 0 {
			if err := checkHTML(HTML(text, HTMLOptions{}).HTML); err != nil {
				t.Errorf("%s: %v", f.name, err)
			}
		}
		n := 0
		text.Walk(func(p *model.Provision) {
			if p.Kind == model.Article {
				n++
				if text.Anchors()[p.ID] != p {
					t.Errorf("%s: %s has no address of its own", f.name, p.Number)
				}
			}
		})
		for line := range strings.Lines(f.src) {
			if articleZh.MatchString(line) {
				starts++
			}
		}
		if n == 0 {
			none++
			if len(text.Provisions) == 0 {
				odd["head only"] = append(odd["head only"], path.Base(f.name))
			}
		}
		if text.Title == "" {
			t.Errorf("%s: no title", f.name)
		}
		articles += n
	}
	t.Logf("%d texts, %d lines begin with 第…条, %d articles, %d texts without one", len(files), starts, articles, none)
	t.Logf("problems: %v", rules)
	for _, k := range []string{"head only", "regulation-repeat", "regulation-guess", "regulation-gap"} {
		sort.Strings(odd[k])
		t.Logf("%s: %d\n\t%s", k, len(odd[k]), strings.Join(odd[k][:min(len(odd[k]), 60)], "\n\t"))
	}
	// 64,666 lines begin with 第…条 and no space inside it, 5 more with one (第
	// 一百二十八 条 …). The one that is no article is a line of the head of the
	// law on cultural relics: 第三十一条的决定》第一次修正.
	if len(files) != 1512 || starts != 64671 || articles != 64670 || none != 83 {
		t.Errorf("%d texts, %d lines, %d articles, %d without; want 1512, 64671, 64670, 83", len(files), starts, articles, none)
	}
}

// TestSeedPlan reads the pilot plan as it was published.
func TestSeedPlan(t *testing.T) {
	src := seedPlan(t)
	text, problems := Parse([]byte(src), Options{Grammar: model.PolicyGrammar, Lang: model.Zh, File: "zh.md"})
	var ids, guesses []string
	text.Walk(func(p *model.Provision) { ids = append(ids, p.ID) })
	const want = "1 1.1 1.2 1.2.1 1.2.2 1.2.3 1.2.4 1.3 2 2.1 2.1.1 2.1.2 2.1.3 2.2 2.2.1 2.2.2 2.2.3 " +
		"2.3 2.3.1 2.3.2 2.3.3 2.3.4 3 3.1 3.2 3.3 3.4 4 4.1 4.2 4.3 4.4 annex"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("addresses\n got %s\nwant %s", got, want)
	}
	if text.Title != "河南省机关事务标准化区域统筹建设试点工作方案" {
		t.Errorf("title %q", text.Title)
	}
	if got := PlainInlines(text.Find("2.3").Title); got != "实现标准实施新模式" {
		t.Errorf("title of 2.3 is %q", got)
	}
	table := text.Find("annex").Blocks[0].(*model.Table)
	spans := []int{table.Rows[1][0].Rowspan, table.Rows[5][0].Rowspan}
	if len(table.Rows) != 9 || table.Head != 1 || spans[0] != 4 || spans[1] != 2 {
		t.Errorf("the table has %d rows, %d of them head, and spans %v", len(table.Rows), table.Head, spans)
	}
	for _, p := range problems {
		guesses = append(guesses, fmt.Sprintf("%d %s", p.Pos.Line, p.Rule.ID))
		if p.Severity != model.Info {
			t.Errorf("%s: %s", p.Pos, p.Message(model.En))
		}
	}
	if len(guesses) != 10 {
		t.Errorf("%d guesses reported: %v", len(guesses), guesses)
	}
	if a, b := sourceLetters(src), treeLetters(text); a != b {
		t.Errorf("words lost or moved:\n%s", firstDifference(a, b))
	}
}
