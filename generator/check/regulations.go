package check

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"guiju/generator/model"
)

var regulationRules = []*model.Rule{regulationArticles, topicRange, policyIdentity}

var policyIdentity = &model.Rule{
	ID: "policy-identity", Severity: model.Warning,
	Message: model.Bilingual{Zh: "没有写明文件的{1}", En: "the {1} of the document is not stated"},
	Hint: model.Bilingual{
		Zh: "在 [about] 中写 {2}；原文没有的可以不写，例如不是每份文件都有发文字号。",
		En: "Write {2} in [about]. What the document itself does not give may be left out, as not every document has a number."},
	Doc: model.Bilingual{
		Zh: "公开的政策文件要标明发文机关、成文日期，有的还有索引号和文号；读者凭它们核对原件。",
		En: "A policy document on show names who issued it and when, and its index and number where it has them; readers check the original by these."},
}

var regulationArticles = &model.Rule{
	ID: "regulation-articles", Severity: model.Warning,
	Message: model.Bilingual{Zh: "写的是 {1} 条，正文有 {2} 条", En: "{1} articles are stated, the text has {2}"},
	Hint: model.Bilingual{
		Zh: "核对正文是否完整，或改正条数（“之一”不另计）。",
		En: "See whether the text is complete, or mend the count (…之一 are not counted)."},
	Doc: model.Bilingual{Zh: "条数用来核对依据；它与正文不符，说明有一处不对。", En: "The count serves to check law bases; if it differs from the text, one of them is wrong."},
}

var topicRange = &model.Rule{
	ID: "topic-range", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是这部法规的条号范围", En: "“{1}” is no range of articles of this regulation"},
	Hint: model.Bilingual{
		Zh: "写成 \"8\" 或 \"3-6\"；这部法规{2}。",
		En: "Write \"8\" or \"3-6\"; {2}."},
	Doc: model.Bilingual{Zh: "主题按条归类，条必须存在。", En: "Topics group articles, which must exist."},
}

// regulations checks regulations/ and policies/.
func (c *checker) regulations() {
	for _, r := range c.sys.Regulations {
		c.oneOf("kind", r.Kind, r.At("kind"), model.RegulationKinds...)
		// Read from headnotes, which name the latest of several days: a
		// wrong order is worth a look, no more.
		from := len(c.problems)
		c.inOrder(r.Origin, dated{"adopted", r.Adopted}, dated{"issued", r.Issued})
		c.inOrder(r.Origin, dated{"adopted", r.Adopted}, dated{"in-force", r.InForce})
		for i := range c.problems[from:] {
			c.problems[from+i].Severity = model.Warning
		}
		if n := countArticles(r.Texts[model.Zh]); r.Articles > 0 && n > 0 && n != r.Articles {
			c.report(regulationArticles.At(r.At("articles"), r.Articles, n))
		}
		for _, t := range r.Topics {
			c.known(c.areas(), t.Area, t.At("area"))
			for i, a := range t.Articles {
				if !inRange(a, r.Articles) {
					c.report(topicRange.At(t.At(fmt.Sprintf("articles[%d]", i)), a, countWords(r.Articles)))
				}
			}
		}
	}
	for _, p := range c.sys.Policies {
		c.oneOf("kind", p.Kind, p.At("kind"), model.PolicyKinds...)
		if p.Sample || c.unread(p.File()) {
			continue
		}
		if p.About.Issuers.Zh == "" {
			c.report(policyIdentity.At(p.At("about.issuers.zh"), model.Bilingual{Zh: "发文机关", En: "issuer"}, "issuers.zh = \"…\""))
		}
		if p.About.Date.IsZero() {
			c.report(policyIdentity.At(p.At("about.date"), model.Bilingual{Zh: "成文日期", En: "date"}, "date = 2026-11-20"))
		}
	}
}

// countArticles counts 第…条 without 第…条之一.
func countArticles(t *model.Text) int {
	seen := map[int]bool{}
	t.Walk(func(p *model.Provision) {
		if p.Kind == model.Article {
			if n, ok := articleNumber(p.ID); ok {
				seen[n] = true
			}
		}
	})
	return len(seen)
}

var (
	articleFragment = regexp.MustCompile(`^([0-9]{1,4})(-[0-9]+)?(\.[0-9]+)*$`)
	articleRange    = regexp.MustCompile(`^([0-9]{1,4})(?:-([0-9]{1,4}))?$`)
)

// articleNumber reads the number of the article in a fragment: 12, 12-1, 12.2.
func articleNumber(fragment string) (int, bool) {
	m := articleFragment.FindStringSubmatch(fragment)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// inRange reports whether "8" or "3-6" lies within 1 to count (0: not known).
func inRange(s string, count int) bool {
	m := articleRange.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	from, _ := strconv.Atoi(m[1])
	to := from
	if m[2] != "" {
		to, _ = strconv.Atoi(m[2])
	}
	return from >= 1 && to >= from && (count == 0 || to <= count)
}

// countWords says how many articles a regulation has.
func countWords(n int) model.Bilingual {
	if n == 0 {
		return model.Bilingual{Zh: "没有写明条数", En: "the number of its articles is not stated"}
	}
	return model.Bilingual{Zh: "共 " + strconv.Itoa(n) + " 条", En: "it has " + strconv.Itoa(n) + " articles"}
}

// sibling returns the name of a file in the same folder.
func sibling(file, name string) string { return path.Join(path.Dir(file), name) }

// parentFragment cuts the last step of a fragment: 5.2.1-a -> 5.2.1 -> 5.2 -> 5.
func parentFragment(f string) string {
	return f[:max(strings.LastIndexAny(f, ".-"), 0)]
}
