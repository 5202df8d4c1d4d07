package site

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// schooled is the fixture with a course that has all that a course can have:
// an old edition, a provision that has changed, a law, a record, a standard
// that is only planned, a self-test; and a course that has nothing.
func schooled() *derive.Derived {
	sys := fixtureSystem()
	c := sys.Courses[0]
	c.Sample, c.Prepared, c.By = true, model.NewDate(2026, 11, 1), model.Bilingual{Zh: "样本机构", En: "Sample body"}
	c.Materials = []model.Material{{Title: model.Bilingual{Zh: "总表", En: "Directory"}, Page: "directory.html"}, {Title: model.Bilingual{Zh: "笔", En: "A pen"}}}
	two := func(right ...bool) (out []model.Choice) {
		for i, r := range right {
			out = append(out, model.Choice{Text: model.Bilingual{Zh: "选" + itoa(i), En: "choice " + itoa(i)}, Right: r})
		}
		return out
	}
	c.Sessions = append(c.Sessions, model.Session{
		Title: model.Bilingual{Zh: "第二讲", En: "Two"}, Minutes: 30,
		Quotes: []model.Quotation{{Ref: "db41-t-s001/2020#1", Note: model.Bilingual{Zh: "旧版", En: "Old"}}, {Ref: "zhu-fa#第二条"}, {Ref: "plan-3"}, {Ref: "db41-t-s001#3.1"}},
		Tests: []model.Test{
			{Text: model.Bilingual{Zh: "谁登记？", En: "Who registers?"}, Ref: "db41-t-s001#4.1", Why: model.Bilingual{Zh: "条文写的是机关。", En: "It says offices."}, Choices: two(false, true)},
			{Text: model.Bilingual{Zh: "哪两个？", En: "Which two?"}, Ref: "db41-t-s001/2020#1", Choices: two(true, false, true)},
		},
	})
	c.Keys.Quotes = []model.QuoteRecord{{Ref: "db41-t-s001#4.1", Edition: "2020", Hash: "0", Checked: model.NewDate(2022, 2, 3)}}
	sys.Courses = append(sys.Courses, &model.Course{ID: "nothing", Title: model.Bilingual{Zh: "空课", En: "Nothing"}})
	return derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
}

var school = sync.OnceValue(func() map[string][]byte {
	files, problems, err := Build(schooled(), options())
	if err != nil || len(problems) > 0 {
		panic(describe(problems, err))
	}
	return files
})

// TestCoursePage: every quotation says edition, status, code and kind; one of an
// edition that has ended, and one that has changed, say so with their days.
func TestCoursePage(t *testing.T) {
	d := schooled()
	page := read(t, school(), "training/course.html")
	quotes := byClass(page, "quote")
	if len(quotes) != 6 {
		t.Fatalf("%d quotations", len(quotes))
	}
	saysAll(t, "4.1", words(quotes[0]), "DB41/T S001—2023 公务用车规范 4.1", "现行", "要求", "样本", strings.ToUpper(d.Codes.Of("db41-t-s001", "4.1")),
		"本条在核对课程（2022-02-03）之后改过，改动自 2023-02-01 起")
	if s := words(quotes[1]); !strings.Contains(s, "只公开目录信息") || strings.Contains(s, "不该出现") {
		t.Errorf("a withheld standard says %q", s)
	}
	saysAll(t, "the old edition", words(quotes[2]), "DB41/T S001—2020", "被代替", "这里引的是旧版", "现行版本：DB41/T S001—2023", "旧版")
	saysAll(t, "a law", words(quotes[3]), "住房法", "机关应当登记")
	if s := words(quotes[3]); strings.Contains(s, "计划") {
		t.Errorf("a law is said to be planned: %q", s)
	}
	saysAll(t, "the page", words(page), "有 1 条在核对课程之后改过", "有 1 条所在的版本已不再有效", "编写：样本机构 2026-11-01", "2 节，70 分钟", "本节自测题：2 道", "总表")
	if n := len(byClass(page, "course-edition")); n != 4 { // two editions, the record, the law
		t.Errorf("%d documents are listed", n)
	}
	for _, href := range []string{"course/handout.html", "course/checklist.html", "course/test.html#ui-session-2", "course/course.toml", "course/course.json"} {
		if !strings.Contains(string(school()["training/course.html"]), `href="../training/`+href+`"`) {
			t.Errorf("no link to %s", href)
		}
	}
	saysAll(t, "English", words(read(t, school(), "en/training/course.html")), "has changed since the course was checked (2022-02-03), with effect from 2023-02-01", "This is an old edition", "Self-test of this session: 2")
	for name, says := range map[string]string{"nothing.html": "[[session]]", "nothing/handout.html": "[[session]]", "nothing/checklist.html": "[[session.quote]]", "nothing/test.html": "[[session.test]]"} {
		s := words(read(t, school(), "training/"+name))
		saysAll(t, name, s, says, "training/nothing/course.toml")
	}
}

// TestEveryPageOfACourse: an edition that has ended is told on each of them, by
// a badge that follows the reader's clock.
func TestEveryPageOfACourse(t *testing.T) {
	for _, name := range []string{"course.html", "course/handout.html", "course/checklist.html", "course/test.html"} {
		page := read(t, school(), "training/"+name)
		saysAll(t, name, words(page), "有 1 条所在的版本已不再有效", "样本")
		found := 0
		for _, e := range byClass(page, "course-edition") {
			for _, b := range byClass(e, "standing-mark") {
				if attr(b, "data-module") == "badge" && attr(b, "data-status") == "superseded" && attr(b, "data-superseded") == "2023-02-01" {
					found++
				}
			}
		}
		if found != 1 {
			t.Errorf("%s: %d badges of the old edition", name, found)
		}
	}
}

// TestHandout: every provision in full with room to write; a square to scan for
// each where the address of the site is known, and none where it is not.
func TestHandout(t *testing.T) {
	d := schooled()
	sheets := byClass(read(t, school(), "training/course/handout.html"), "sheet")
	if len(sheets) != 6 {
		t.Fatalf("%d sheets", len(sheets))
	}
	saysAll(t, "4.1", words(sheets[0]), "DB41/T S001—2023 4.1", "机关应登记车辆", strings.ToUpper(d.Codes.Of("db41-t-s001", "4.1")), "现行", "样本", "笔记")
	page := read(t, school(), "training/course/handout.html")
	if n := len(byClass(page, "sheet-qr")); n != 0 || !strings.Contains(words(page), "在本站的检索框里输入短码") {
		t.Errorf("without an address there are %d squares", n)
	}
	o := options()
	o.BaseURL = "https://example.org/bzh/"
	files := build(t, d, o)
	for prefix, says := range map[string]string{"": "手机扫", "en/": "Scan the square"} {
		page := read(t, files, prefix+"training/course/handout.html")
		saysAll(t, prefix, words(page), says)
		var got []string
		for _, s := range byClass(page, "sheet-qr") {
			path := attr(byClass(s, "qr-dark")[0], "d")
			for _, address := range []string{"standards/db41-t-s001/2023.html#4.1", "standards/db41-t-s001/2020.html#1", "regulations/zhu-fa.html#2", "standards/db41-t-s001/2023.html#3.1"} {
				if want, _ := derive.QR("https://example.org/bzh/" + prefix + address); want == path {
					got = append(got, address)
				}
			}
		}
		if want := "standards/db41-t-s001/2023.html#4.1 standards/db41-t-s001/2020.html#1 regulations/zhu-fa.html#2 standards/db41-t-s001/2023.html#3.1"; strings.Join(got, " ") != want {
			t.Errorf("%s: the squares lead to %v", prefix, got)
		}
	}
}

// TestSelfTest: every question is a group with its choices, and its answer opens
// without a script.
func TestSelfTest(t *testing.T) {
	tests := byClass(read(t, school(), "training/course/test.html"), "test")
	if len(tests) != 2 {
		t.Fatalf("%d questions", len(tests))
	}
	for i, want := range []struct{ kind, right, says string }{{"radio", "B", "条文写的是机关。"}, {"checkbox", "AC", "（不止一个答案）"}} {
		right, kinds := "", map[string]bool{}
		for _, e := range byClass(tests[i], "test-input") {
			kinds[attr(e, "type")] = true
			if attr(e, "data-right") == "true" {
				right += attr(e, "value")
			}
		}
		answer := byClass(tests[i], "test-answer")[0]
		if right != want.right || !kinds[want.kind] || len(kinds) != 1 || answer.Data != "details" || attr(answer, "open") != "" {
			t.Errorf("question %d: %s %v", i+1, right, kinds)
		}
		if q := byClass(tests[i], "test-question")[0]; q.Data != "fieldset" || byClass(tests[i], "test-text")[0].Data != "legend" {
			t.Errorf("question %d is no group", i+1)
		}
		saysAll(t, "the question", words(tests[i]), want.says, "答案："+want.right, "依据：DB41/T S001—20")
	}
	link := byClass(tests[0], "test-source")[0]
	for c := range link.Descendants() {
		if c.Type == html.ElementNode && c.Data == "a" && attr(c, "href") != "../../standards/db41-t-s001.html#4.1" {
			t.Errorf("the answer leads to %s", attr(c, "href"))
		}
	}
}

// TestTrainingPage: the courses, and which standards none of them quotes,
// counted again from the model.
func TestTrainingPage(t *testing.T) {
	page := read(t, school(), "training.html")
	saysAll(t, "training.html", words(page), "引用条文 6 处，出自 4 份标准和文件；自测题 2 道", "没有课程引用的：正式标准 1 项，样本 0 项") // zh-only is quoted by none
	rows := map[string]string{}
	for _, e := range elements(page) {
		if q := attr(e, "data-quoted"); q != "" {
			rows[q] += words(e)
		}
	}
	saysAll(t, "quoted", rows["yes"], "公务用车规范", "2 / ", "第1节", "第2节")
	saysAll(t, "not quoted", rows["no"], "只有中文", "没有课程引用")
	if strings.Contains(rows["yes"]+rows["no"], "S002") {
		t.Error("a standard whose text is withheld is listed")
	}
	d := fixtureSystem()
	d.Works, d.Courses = nil, nil
	files := build(t, derive.All(d, model.Public, model.NewDate(2026, 11, 23)), options())
	saysAll(t, "nothing", words(read(t, files, "training.html")), "还没有培训课程。", "标准登记在 standards/")
}

// TestCourseOfTheFixtureIsData: the words of the page are those of the data file.
func TestCourseOfTheFixtureIsData(t *testing.T) {
	d := schooled()
	var f struct {
		Sessions []struct {
			Quotes []struct{ Code string }
		}
	}
	if err := json.Unmarshal(derive.CourseJSON(d, d.Training.Courses[0]), &f); err != nil {
		t.Fatal(err)
	}
	s := string(school()["training/course.html"])
	n := 0
	for _, session := range f.Sessions {
		for _, q := range session.Quotes {
			if q.Code != "" {
				n++
				if !strings.Contains(s, strings.ToUpper(q.Code)) {
					t.Errorf("the page does not show %s", q.Code)
				}
			}
		}
	}
	if n != 4 {
		t.Errorf("%d codes", n)
	}
}
