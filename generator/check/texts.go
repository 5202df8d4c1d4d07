package check

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
)

var textRules = []*model.Rule{numberPrefix, numberSequence, annexSequence, imageMissing, imageAlt}

var numberPrefix = &model.Rule{
	ID: "number-prefix", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”没有上一级“{2}”", En: "“{1}” has no “{2}” above it"},
	Hint: model.Bilingual{
		Zh: "先写“{2}”，或把“{1}”改成它所在处的编号。",
		En: "Write “{2}” first, or give “{1}” the number of its place."},
	Doc: model.Bilingual{Zh: "条的编号由上一级编号加下位数字组成（GB/T 1.1—2020）。", En: "A subclause's number is its parent's with one more figure (GB/T 1.1—2020)."},
}

var numberSequence = &model.Rule{
	ID: "number-sequence", Severity: model.Error,
	Message: model.Bilingual{Zh: "这里应是“{2}”，却是“{1}”", En: "“{2}” is expected here, not “{1}”"},
	Hint: model.Bilingual{
		Zh: "编号从 1 起连续，不跳号、不重号；已发布的文本确实如此时，在 edition.toml 中用 [[accepted]] 记下。",
		En: "Numbers run from 1 without gap or repetition; if the issued text has it so, record it under [[accepted]] in edition.toml."},
	Doc: model.Bilingual{Zh: "同级的章、条连续编号（GB/T 1.1—2020）。", En: "Clauses and subclauses of one level are numbered consecutively (GB/T 1.1—2020)."},
}

var annexSequence = &model.Rule{
	ID: "annex-sequence", Severity: model.Error,
	Message: model.Bilingual{Zh: "这里应是附录{2}，却是附录{1}", En: "annex {2} is expected here, not {1}"},
	Hint: model.Bilingual{
		Zh: "附录从 A 起按字母连续编号，只有一个附录也编为附录A。",
		En: "Annexes are lettered from A without a gap; a single annex is annex A."},
	Doc: model.Bilingual{Zh: "附录的编号见 GB/T 1.1—2020。", En: "On the lettering of annexes see GB/T 1.1—2020."},
}

var imageMissing = &model.Rule{
	ID: "image-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有图片文件“{1}”", En: "there is no picture “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}把图片放在正文旁边，写相对路径，例如 figures/flow.svg；不引用别的网站。",
		En: "{2}Put the picture beside the text and give the relative path, such as figures/flow.svg; never another site's."},
	Doc: model.Bilingual{Zh: "发布的网站不向别的主机请求任何东西。", En: "The published site asks no other host for anything."},
}

var imageAlt = &model.Rule{
	ID: "image-alt", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片“{1}”没有替代文字", En: "the picture “{1}” has no alternative text"},
	Hint: model.Bilingual{
		Zh: "写成 ![图中画了什么](文件)；纯装饰的图片写 ![装饰](文件)。",
		En: "Write ![what the picture shows](file); of a mere decoration write ![decoration](file)."},
	Doc: model.Bilingual{Zh: "看不见图的读者靠替代文字（GB/T 37668，WCAG 1.1.1）。", En: "Readers who cannot see it depend on it (GB/T 37668, WCAG 1.1.1)."},
}

// texts checks what the texts say of themselves; package text has reported
// what it saw while parsing.
func (c *checker) texts() {
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			for _, l := range model.Langs {
				if t := e.Texts[l]; t != nil {
					c.numbers(c.shown(t))
					c.images(t, e.Files)
				}
			}
		}
	}
	for _, r := range c.sys.Regulations {
		c.plainTexts(r.Texts, nil)
	}
	for _, p := range c.sys.Policies {
		c.plainTexts(p.Texts, nil)
	}
	for _, course := range c.sys.Courses {
		c.plainTexts(course.Texts, nil)
	}
	for _, list := range [][]*model.Item{c.sys.Publicity, c.sys.Pages} {
		for _, i := range list {
			c.plainTexts(i.Texts, i.Files)
		}
	}
}

func (c *checker) plainTexts(texts map[model.Lang]*model.Text, files []string) {
	for _, l := range model.Langs {
		if t := texts[l]; t != nil {
			c.images(t, files)
		}
	}
}

// numbers checks the numbers of a standard: clauses from 1, subclauses below
// their clause, annexes from A, each level without gap or repetition.
func (c *checker) numbers(t *model.Text) {
	clause, annex := 0, 'A'-1
	for _, p := range t.Provisions {
		switch {
		case p.Kind == model.Annex:
			annex++
			letter := strings.TrimSpace(p.Number)
			letter = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(letter, "附录"), "Annex"))
			if letter != string(annex) {
				c.report(annexSequence.At(p.Pos, letter, string(annex)))
				if r := []rune(letter); len(r) == 1 && r[0] >= 'A' && r[0] <= 'Z' {
					annex = r[0]
				}
			}
			c.below(letter, p.Children)
		case numbered(p):
			if above := parentNumber(p.Number); above != "" {
				c.report(numberPrefix.At(p.Pos, p.Number, above))
			} else {
				clause = c.follows(p, "", clause)
			}
			c.below(p.Number, p.Children)
		}
	}
}

func (c *checker) below(prefix string, children []*model.Provision) {
	last := 0
	for _, p := range children {
		if !numbered(p) {
			continue
		}
		if above := parentNumber(p.Number); above != prefix {
			c.report(numberPrefix.At(p.Pos, p.Number, above))
		} else {
			last = c.follows(p, prefix+".", last)
		}
		c.below(p.Number, p.Children)
	}
}

// follows checks that a number is the one after last and returns it, so that
// one gap is reported once.
func (c *checker) follows(p *model.Provision, prefix string, last int) int {
	n, err := strconv.Atoi(p.Number[len(prefix):])
	if err != nil || p.Number != prefix+strconv.Itoa(last+1) {
		c.report(numberSequence.At(p.Pos, p.Number, prefix+strconv.Itoa(last+1)))
	}
	if err != nil {
		return last
	}
	return n
}

var standardNumber = regexp.MustCompile(`^([A-Z]|[0-9]+)(\.[0-9]+)*$`)

// parentNumber is the number one level up: 5.2.1 -> 5.2 -> 5 -> "".
func parentNumber(n string) string { return n[:max(strings.LastIndexByte(n, '.'), 0)] }

// numbered reports whether a provision bears a number of a standard.
func numbered(p *model.Provision) bool { return standardNumber.MatchString(p.Number) }

// without returns the members of a that b lacks, in a's order.
func without(a, b []string) []string {
	in := map[string]bool{}
	for _, s := range b {
		in[s] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return in[s] })
}

// images checks the pictures of a text against the files beside it.
func (c *checker) images(t *model.Text, files []string) {
	one := func(src, alt string, at model.Pos) {
		if src == "" {
			return
		}
		if !slices.Contains(files, path.Clean(src)) {
			c.report(imageMissing.At(at, src, model.DidYouMean(src, files)))
		}
		if strings.TrimSpace(alt) == "" {
			c.report(imageAlt.At(at, src))
		}
	}
	walkBlocks(t, func(b model.Block) {
		if f, ok := b.(*model.Figure); ok {
			one(f.Src, f.Alt, f.Pos)
		}
	})
	t.Inlines(func(in *model.Inline, _ *model.Provision) {
		if in.Kind == model.ImageInline {
			one(in.Href, in.Text, in.Pos)
		}
	})
}
