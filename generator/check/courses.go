package check

import (
	"strings"

	"guiju/generator/model"
	"guiju/generator/text"
)

var courseRules = []*model.Rule{quoteStale, quoteUnchecked, quoteEnded, quoteTwice, sessionEmpty, testAnswer, testRef, materialPage}

var quoteStale = &model.Rule{
	ID: "quote-stale", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”在 {2} 核对课程之后有改动", En: "“{1}” has changed since the course was checked on {2}"},
	Hint: model.Bilingual{
		Zh: "重读这一条，需要时改讲解、讨论题和自测题；然后运行 guiju checked {3}。",
		En: "Read the provision again and mend the notes, questions and tests that rest on it; then run guiju checked {3}."},
	Doc: model.Bilingual{
		Zh: "课程文件夹的 keys.toml 记下每条引文核对时的文字（指纹）。引文总是取自标准，讲解和题目却不会跟着变：条文改了，课程的网页也标明“核对之后改过”。",
		En: "keys.toml in the folder of a course records the words (their hash) of every provision that it quotes. Quotations follow the standard, notes and questions do not: when a provision changes, the pages of the course say so too."},
}

var quoteUnchecked = &model.Rule{
	ID: "quote-unchecked", Severity: model.Info,
	Message: model.Bilingual{Zh: "这门课有 {1} 条引文没有核对记录，从“{2}”起", En: "quotations of this course that were never checked: {1}, beginning with “{2}”"},
	Hint: model.Bilingual{
		Zh: "对照标准读过课程以后，运行 guiju checked {3}。",
		En: "After somebody has read the course beside the standards, run guiju checked {3}."},
	Doc: model.Bilingual{
		Zh: "没有核对记录，条文改动就看不出来；网页对此不作声。",
		En: "Without a record a change of the provision cannot be seen; pages say nothing of it."},
}

var quoteEnded = &model.Rule{
	ID: "quote-ended", Severity: model.Info,
	Message: model.Bilingual{Zh: "引的是 {1}，它已不再有效，课程没有说明", En: "it quotes {1}, which is no longer in force, and the course does not say why"},
	Hint: model.Bilingual{
		Zh: "改引现行版本；有意引用旧版的，在 note 里说明。",
		En: "Quote the edition in force; where the old one is meant, say so in note."},
	Doc: model.Bilingual{
		Zh: "讲新旧对照可以引用旧版。网页总会标明这一版已经失效；课程自己也要说清楚为什么引它。",
		En: "A course may quote an old edition to compare. Its pages say in any case that it has ended; the course says what it is quoted for."},
}

var quoteTwice = &model.Rule{
	ID: "quote-twice", Severity: model.Info,
	Message: model.Bilingual{Zh: "这一节已经引过“{1}”，见 {2}", En: "this session quotes “{1}” already: see {2}"},
	Hint:    model.Bilingual{Zh: "合并两处的讲解，或移到另一节。", En: "Put both notes together, or move one to another session."},
	Doc:     model.Bilingual{Zh: "一节课里同一条印两遍，讲义和清单也会有两份。", En: "A provision that a session quotes twice is printed twice on the hand-out."},
}

var sessionEmpty = &model.Rule{
	ID: "session-empty", Severity: model.Warning,
	Message: model.Bilingual{Zh: "“{1}”没有引用条文，也没有题目", En: "“{1}” quotes no provision and asks nothing"},
	Hint: model.Bilingual{
		Zh: "写 [[session.quote]]、[[session.question]] 或 [[session.test]]，或者删去这一节。",
		En: "Write [[session.quote]], [[session.question]] or [[session.test]], or drop the session."},
	Doc: model.Bilingual{Zh: "一节课由条文和题目组成；空的一节在讲义上是一页白纸。", En: "A session is provisions and questions; an empty one is a blank sheet of the hand-out."},
}

var testAnswer = &model.Rule{
	ID: "test-answer", Severity: model.Error,
	Message: model.Bilingual{Zh: "自测题的选项不对：{1}", En: "the choices of this question are not right: {1}"},
	Hint: model.Bilingual{
		Zh: "至少写两个不同的选项，正确的写 right = true，并且至少有一个正确、一个不正确。",
		En: "Write two choices or more that differ, right = true on those that are right, with at least one right and one wrong."},
	Doc: model.Bilingual{
		Zh: "自测题由网页当场核对；没有正确答案的题谁也答不对。",
		En: "The page marks the answers; nobody can answer a question that has no right one."},
}

var testRef = &model.Rule{
	ID: "test-ref", Severity: model.Warning,
	Message: model.Bilingual{Zh: "自测题依据的“{1}”，课程没有引用，题目和解释里也没有写出", En: "the question rests on “{1}”, which the course does not quote and the question does not name"},
	Hint: model.Bilingual{
		Zh: "引用这一条，或在 text、why 里写出条号。",
		En: "Quote the provision, or name its number in text or why."},
	Doc: model.Bilingual{Zh: "自测题考的应是课上读过的条文。", En: "A question of the self-test is about what the course has read."},
}

var materialPage = &model.Rule{
	ID: "material-page", Severity: model.Error,
	Message: model.Bilingual{Zh: "本站没有页面“{1}”", En: "the site has no page “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}写网页文件名，例如 pages/about.html；不是本站页面就不写 page。",
		En: "{2}Write the file name of a page, such as pages/about.html; leave page out where it is none."},
	Doc: model.Bilingual{Zh: "课程材料可以是本站的页面，写错了学员就打不开。", En: "A material may be a page of the site; a wrong name keeps it from readers."},
}

// courses checks the courses; that references lead somewhere is asked with all
// others.
func (c *checker) courses() {
	for _, course := range c.sys.Courses {
		if c.unread(course.File()) {
			continue
		}
		if course.Prepared.After(c.day) {
			c.report(outcomeFuture.At(course.At("prepared"), course.Prepared, c.day))
		}
		for _, m := range course.Materials {
			if ok, of := c.sys.HasPage(m.Page); m.Page != "" && !ok {
				found := materialPage.At(m.At("page"), m.Page, model.DidYouMean(m.Page, model.ListPages))
				if of != "" && !c.sys.Collections[of] { // what holds it is merely planned
					found = found.As(model.Info)
				}
				c.report(found)
			}
		}
		c.quotes(course)
		for i := range course.Sessions {
			s := &course.Sessions[i]
			c.notNegative("minutes", s.Minutes, s.At("minutes"))
			if len(s.Quotes)+len(s.Questions)+len(s.Tests) == 0 {
				c.report(sessionEmpty.At(s.At(""), s.Title))
			}
			for j := range s.Tests {
				c.test(course, &s.Tests[j])
			}
		}
	}
}

// quotes compares what a course quotes with what it was when it was checked,
// and with the day.
func (c *checker) quotes(course *model.Course) {
	type place struct {
		session int
		ref     string
	}
	seen := map[place]model.Pos{}
	var unchecked []text.Quoted
	for _, q := range text.QuotedIn(c.sys, course, c.day) {
		at := q.Quotation.At("ref")
		if first, again := seen[place{q.Session, q.Quotation.Ref}]; again {
			c.report(quoteTwice.At(at, q.Quotation.Ref, first))
		} else {
			seen[place{q.Session, q.Quotation.Ref}] = at
		}
		switch q.State {
		case text.Changed:
			c.report(quoteStale.At(at, q.Quotation.Ref, q.Record.Checked, course.ID))
		case text.Uncompared:
			unchecked = append(unchecked, q)
		}
		if e := q.To.Edition; e != nil && q.Quotation.Note.Empty() {
			if s := e.StatusAt(c.day); s == model.Superseded || s == model.Withdrawn {
				c.report(quoteEnded.At(at, e.Number))
			}
		}
	}
	if len(unchecked) > 0 {
		first := unchecked[0].Quotation
		c.report(quoteUnchecked.At(first.At("ref"), len(unchecked), first.Ref, course.ID))
	}
}

// test checks one question of a self-test.
func (c *checker) test(course *model.Course, t *model.Test) {
	wrong := func(zh, en string) model.Problem {
		return testAnswer.At(t.At("text.zh"), model.Bilingual{Zh: zh, En: en})
	}
	switch n := t.Right(); {
	case n == 0:
		c.report(wrong("没有一个是正确的", "none is right"))
	case len(t.Choices) < 2: // a question in the making
		c.report(wrong("不到两个", "fewer than two").As(model.Warning))
	case n == len(t.Choices):
		c.report(wrong("全部正确", "all are right"))
	}
	for _, l := range model.Langs {
		seen := map[string]bool{}
		for _, choice := range t.Choices {
			words := strings.Join(strings.Fields(choice.Text.In(l)), " ")
			if words != "" && seen[words] {
				c.report(testAnswer.At(choice.At("text."+string(l)), model.Bilingual{Zh: "“" + words + "”写了两遍", En: "“" + words + "” stands twice"}))
			}
			seen[words] = true
		}
	}
	c.address(t.Ref, source{t.At("ref"), model.Zh, true}, true)
	to, _ := model.ParseTarget(t.Ref)
	if _, err := c.now.Resolve(to, model.Zh, c.day); err == nil && !asks(course, to) && !names(t, to) {
		c.report(testRef.At(t.At("ref"), t.Ref))
	}
}

// asks reports whether a course quotes a provision, one above it or one below.
func asks(course *model.Course, to model.Target) bool {
	for _, s := range course.Sessions {
		for _, q := range s.Quotes {
			of, _ := model.ParseTarget(q.Ref)
			if of.Doc != to.Doc || of.Edition != to.Edition {
				continue
			}
			a, b := of.Fragment, to.Fragment
			if a == "" || a == b || strings.HasPrefix(b, a+".") || b != "" && strings.HasPrefix(a, b+".") {
				return true
			}
		}
	}
	return false
}

// names reports whether a question or its answer names the provision it is
// about.
func names(t *model.Test, to model.Target) bool {
	return to.Fragment != "" && strings.Contains(t.Text.Zh+t.Why.Zh, to.Fragment)
}
