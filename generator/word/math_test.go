package word

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"guiju/generator/manuscript"
)

// r is an m:r of plain text.
func r(text string) string { return "<m:r><m:t>" + text + "</m:t></m:r>" }

func styled(pr, text string) string {
	return "<m:r><m:rPr>" + pr + "</m:rPr><m:t>" + text + "</m:t></m:r>"
}

// el is an element of arguments: "e", content, "sup", content, …
func el(name, pr string, args ...string) string {
	var b strings.Builder
	b.WriteString("<m:" + name + ">")
	if pr != "" {
		b.WriteString("<m:" + name + "Pr>" + pr + "<m:ctrlPr/></m:" + name + "Pr>")
	}
	for i := 0; i+1 < len(args); i += 2 {
		b.WriteString("<m:" + args[i] + ">" + args[i+1] + "</m:" + args[i] + ">")
	}
	return b.String() + "</m:" + name + ">"
}

var formulas = []struct {
	name, omml, tex, plain string
	finding                string
}{
	{"letters", r("E=m") + el("sSup", "", "e", r("c"), "sup", r("2")), `E=mc^{2}`, "E=mc2", ""},
	{"fraction", el("f", "", "num", r("a+b"), "den", r("2")), `\frac{a+b}{2}`, "a+b2", ""},
	{"fraction in a line", el("f", `<m:type m:val="lin"/>`, "num", r("a"), "den", r("b")), `{a}/{b}`, "ab", ""},
	{"fraction without bar", el("d", "", "e", el("f", `<m:type m:val="noBar"/>`, "num", r("n"), "den", r("k"))), `\left( \genfrac{}{}{0pt}{}{n}{k} \right)`, "nk", ""},
	{"scripts", el("sSubSup", "", "e", r("x"), "sub", r("i"), "sup", r("2")) + el("sSub", "", "e", r("ab"), "sub", r("1")), `x_{i}^{2}{ab}_{1}`, "xi2ab1", ""},
	{"scripts before", el("sPre", "", "sub", r("1"), "sup", r("2"), "e", r("X")), `{}_{1}^{2}{X}`, "12X", ""},
	{"roots", el("rad", `<m:degHide m:val="1"/>`, "deg", "", "e", r("x")) + el("rad", "", "deg", r("3"), "e", r("y")), `\sqrt{x}\sqrt[{3}]{y}`, "x3y", ""},
	{"sum", el("nary", `<m:chr m:val="∑"/><m:limLoc m:val="undOvr"/>`, "sub", r("i=1"), "sup", r("n"), "e", el("sSub", "", "e", r("x"), "sub", r("i"))), `\sum\limits_{i=1}^{n} {x_{i}}`, "i=1nxi", ""},
	{"integral", el("nary", `<m:subHide m:val="on"/><m:supHide m:val="on"/>`, "sub", "", "sup", "", "e", r("f")), `\int {f}`, "f", ""},
	{"delimiters", el("d", `<m:begChr m:val="["/><m:endChr m:val=""/>`, "e", r("a"), "e", r("b")) + el("d", `<m:begChr m:val="{"/><m:endChr m:val="}"/><m:sepChr m:val=","/>`, "e", r("x")), `\left[ a \middle| b \right.\left\{ x \right\}`, "abx", ""},
	{"a delimiter nobody knows", el("d", `<m:begChr m:val="※"/>`, "e", r("a")), `\left. a \right)`, "a", "word-math"},
	{"matrix", el("d", "", "e", "<m:m>"+el("mr", "", "e", r("a"), "e", r("b"))+el("mr", "", "e", r("c"), "e", "")+"</m:m>"), `\left( \begin{matrix}a & b \\ c & \end{matrix} \right)`, "abc", ""},
	{"cases", el("d", `<m:begChr m:val="{"/><m:endChr m:val=""/>`, "e", el("eqArr", "", "e", r("x&amp;=1"), "e", r("y&amp;=2"))), `\left\{ \begin{aligned}x&=1 \\ y&=2\end{aligned} \right.`, "x&=1y&=2", ""},
	{"a number behind", el("eqArr", `<m:maxDist m:val="1"/>`, "e", r("E=W#")+el("d", "", "e", r("1"))), `E=W \tag{1}`, "E=W#1", ""},
	{"a number of an annex", el("eqArr", `<m:maxDist m:val="1"/>`, "e", r("E=W#(A.1)")), `E=W \tag{A.1}`, "E=W#(A.1)", ""},
	{"accents", el("acc", "", "e", r("x")) + el("acc", `<m:chr m:val="&#x0304;"/>`, "e", r("xy")) + el("acc", `<m:chr m:val="&#x20D7;"/>`, "e", r("v")) + el("acc", `<m:chr m:val="&#x20DB;"/>`, "e", r("v")), `\hat{x}\overline{xy}\vec{v}\overset{\cdots}{v}`, "xxyvv", ""},
	{"bars", el("bar", `<m:pos m:val="top"/>`, "e", r("x")) + el("bar", "", "e", r("y")), `\overline{x}\underline{y}`, "xy", ""},
	{"functions", el("func", "", "fName", styled(`<m:sty m:val="p"/>`, "sin"), "e", r("x")) + el("func", "", "fName", styled(`<m:sty m:val="p"/>`, "rate"), "e", r("y")), `\sin {x}\operatorname{rate} {y}`, "sinxratey", ""},
	{"limit", el("func", "", "fName", el("limLow", "", "e", styled(`<m:sty m:val="p"/>`, "lim"), "lim", r("n→∞")), "e", r("a")), `\lim\limits_{n\to \infty} {a}`, "limn→∞a", ""},
	{"limits of something else", el("limUpp", "", "e", r("="), "lim", styled(`<m:nor/>`, "def")), `\overset{\text{def}}{=}`, "=def", ""},
	{"braces", el("groupChr", "", "e", r("a+b")) + el("groupChr", `<m:chr m:val="⏞"/><m:pos m:val="top"/>`, "e", r("c")) + el("groupChr", `<m:chr m:val="→"/><m:pos m:val="top"/>`, "e", r("d")), `\underbrace{a+b}\overbrace{c}\overset{\to}{d}`, "a+bcd", ""},
	{"boxes", el("borderBox", "", "e", r("a")) + el("borderBox", `<m:hideTop m:val="1"/><m:strikeBLTR m:val="1"/>`, "e", r("b")) + el("box", "", "e", r("c")), `\boxed{a}{\cancel{b}}{c}`, "abc", ""},
	{"phantom", el("phant", `<m:show m:val="0"/>`, "e", r("a")) + el("phant", "", "e", r("b")), `\phantom{a}{b}`, "ab", ""},
	{"Chinese", r("年用电量=总量÷面积"), `\text{年用电量}=\text{总量}\div \text{面积}`, "年用电量=总量÷面积", ""},
	{"fonts", styled(`<m:sty m:val="p"/>`, "kg") + styled(`<m:sty m:val="b"/>`, "v") + styled(`<m:scr m:val="double-struck"/>`, "R") + styled(`<m:nor/>`, "if 100%"), `\mathrm{kg}\mathbf{v}\mathbb{R}\text{if 100\%}`, "kgvRif 100%", ""},
	{"letters of the block", r("𝑥𝐀𝔹𝛼𝟐ℎ"), `x\mathbf{A}\mathbb{B}\alpha \mathbf{2}h`, "𝑥𝐀𝔹𝛼𝟐ℎ", ""},
	{"signs that TeX reads", r(`50%_#{}$^~\`), `50\%\_\#\{\}\$\hat{}\sim \backslash`, `50%_#{}$^~\`, ""},
	{"signs", r("a≤b×c−d·e′, 20℃±0.5"), `a\le b\times c-d\cdot e',` + "\\ 20{}^{\\circ}\\mathrm{C}\\pm 0.5", "a≤b×c−d·e′, 20℃±0.5", ""},
	{"invisible signs", r("f&#x2061;x"), `fx`, "f\u2061x", ""},
	{"a structure nobody knows", "<m:future><m:e>" + r("z") + "</m:e></m:future>", `z`, "z", "word-math"},
	{"a change refused", r("a") + `<w:ins w:id="1"><m:r><m:t>b</m:t></m:r></w:ins>`, `ab`, "ab", ""},
	{"scripts behind scripts", el("sSup", "", "e", r("x"), "sup", r("2")) + r("′²³₂a²′"), `x^{2}{}'{}^{2}{}^{3}{}_{2}a{}^{2}{}'`, "x2′²³₂a²′", ""},
	{"signs in text", styled(`<m:nor/>`, "≤5 ㎡①Ⅱ"), `\le \text{5 }\mathrm{m}^{2}\text{\char"2460}\mathrm{II}`, "≤5 ㎡①Ⅱ", ""},
	{"a break", r("a") + `<m:r><w:br/><m:t>b</m:t></m:r>`, `a\\ b`, "a b", ""},
	{"empty arguments", el("sSup", "", "e", "", "sup", "") + el("f", "", "num", "", "den", "") + el("rad", "") + el("nary", "") + el("d", "") + el("m", "") + el("func", "") + el("limLow", "") + el("acc", ""), `{}^{}\frac{}{}\sqrt{}\int {}\left(  \right)\begin{matrix}\end{matrix} {}\underset{}{}\hat{}`, "", ""},
}

// TestFormulas compares the TeX of formulas of Office Math.
func TestFormulas(t *testing.T) {
	for _, c := range formulas {
		t.Run(c.name, func(t *testing.T) {
			data := docx(map[string]string{"document.xml": "<w:p><m:oMath>" + c.omml + "</m:oMath></w:p>"})
			d := mustRead(t, data, Options{})
			p := d.Blocks[0].(*manuscript.Paragraph)
			if len(p.Inlines) != 1 || p.Inlines[0].Kind != manuscript.Math {
				t.Fatalf("inlines %+v", p.Inlines)
			}
			if got := p.Inlines[0]; got.Text != c.tex || got.Plain != c.plain || got.Display {
				t.Errorf("TeX   %s\nwant  %s\nplain %q\nwant  %q", got.Text, c.tex, got.Plain, c.plain)
			}
			var found []string
			for _, f := range d.Findings {
				found = append(found, f.Rule.ID)
			}
			if strings.Join(found, " ") != c.finding {
				t.Errorf("findings %v, want %q", found, c.finding)
			}
			checkSum(t, data, d, "")
		})
	}
}

// TestFormulaOnItsLine reads a formula of a paragraph of its own, and those
// within one.
func TestFormulaOnItsLine(t *testing.T) {
	d := mustRead(t, docx(map[string]string{"document.xml": `<w:p><m:oMathPara><m:oMathParaPr><m:jc m:val="center"/></m:oMathParaPr><m:oMath>` + r("a") + `</m:oMath><m:oMath>` + r("b") + `</m:oMath></m:oMathPara><w:r><w:t>(1)</w:t></w:r></w:p>`}), Options{})
	if got, want := dump(d), "1 ||$$a$$(a)$$b$$(b)‹(1)›\n"; got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

// TestFormulaList keeps testdata/formulas.tex: the TeX of the cases and of every
// sign, a line each. TestFormulasInKaTeX of the program hands it to the KaTeX
// that the site uses (whose engine would make this package too slow to fuzz).
func TestFormulaList(t *testing.T) {
	var texes []string
	for _, c := range formulas {
		texes = append(texes, c.tex)
	}
	for from := rune(0xA0); from < 0x2C00; from++ {
		if sign, ok := texSigns[from]; ok {
			texes = append(texes, "a"+sign+" b")
		}
	}
	// All characters of the blocks of signs, and a sample of the others, many in
	// one formula.
	var math, text strings.Builder
	for r, n := rune(0xA1), 0; r < 0x10000; r++ {
		if r < 0x2C00 && r > 0x1FFF || r < 0x180 || r >= 0x3000 && r < 0x3400 && r%3 == 0 || r%977 == 0 && (r < 0xD800 || r > 0xF8FF) || r >= 0xFF00 && r < 0xFFF0 {
			math.WriteString("{}" + texChar(r))
			text.WriteRune(r)
			if n++; n%40 == 0 {
				texes = append(texes, math.String(), texText(text.String()))
				math.Reset()
				text.Reset()
			}
		}
	}
	for _, op := range []map[string]string{bigOperators, delimiters} {
		for _, k := range sortedKeys(op) {
			if _, ok := bigOperators[k]; ok {
				texes = append(texes, op[k]+`\limits_{a}^{b} {c}`)
			} else {
				texes = append(texes, `\left`+op[k]+` a \middle`+op[k]+` b \right.`)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(accents)) {
		a := accents[k]
		texes = append(texes, a.narrow+"{x}")
		if a.wide != "" {
			texes = append(texes, a.wide+"{xyz}")
		}
	}
	for _, w := range slices.Sorted(maps.Keys(functions)) {
		texes = append(texes, `\`+w+" {x}")
	}
	got := strings.Join(texes, "\n") + "\n"
	const name = "testdata/formulas.tex"
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what the tables say; run with -update, then TestFormulasInKaTeX of the program", name)
	}
}
