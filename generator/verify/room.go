package verify

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// What people take into a room: the short codes of a hand-out and the slides of
// a course. A code that leads nowhere, or a slide that has no address, is found
// there, by an audience.
var (
	ruleCodes = rule("output-codes",
		say("短码文件读不出来：{1}", "the file of short codes cannot be read: {1}"),
		say("检查生成它的代码。", "Look at the code that makes it."),
		say("codes/ 下每个文件是一次赋值，等号后是 JSON：页面对应短码和条号，依次以空格隔开，短码以文件名的字符开头。", "Each file below codes/ is one assignment of JSON: by page, codes and provisions in turn, with spaces between; codes begin with the character that the file is named by."))
	ruleSlides = rule("output-slides",
		say("投影页有 {1} 屏，缺第 {2} 屏的 id", "the page has {1} slides, and no id for slide {2}"),
		say("每屏是 section.slide，id 从 1 起连续编号。", "Each slide is a section.slide; their ids count from 1 without a gap."),
		say("第几屏就是地址（#7），按数字和回车也跳到那里。", "The number of a slide is its address (#7), and what a speaker types to go there."))
)

var codeFile = regexp.MustCompile(`^codes/([0-9a-z])\.js$`)

// readScript looks into the files of codes: each code must lead to a page that
// has its provision.
func (f *file) readScript(b []byte) {
	name := codeFile.FindStringSubmatch(f.path)
	if name == nil {
		return
	}
	// (window.…=window.…||{})["7"]={…};
	_, rest, ok := bytes.Cut(b, []byte(`["`+name[1]+`"]=`))
	if !ok {
		f.report(ruleCodes, 0, 0, `["`+name[1]+`"]=`)
		return
	}
	var docs map[string]string
	if err := json.Unmarshal(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte(";")), &docs); err != nil {
		f.report(ruleCodes, 0, 0, err)
		return
	}
	var pages []string
	for page := range docs {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	for _, page := range pages {
		words := strings.Fields(docs[page])
		f.links = append(f.links, link{raw: page, target: path.Clean(page) + ".slip.js"})
		for i := 0; i < len(words); i += 2 {
			if !strings.HasPrefix(words[i], name[1]) || i+1 == len(words) {
				f.report(ruleCodes, 0, 0, words[i])
				break
			}
			f.links = append(f.links, link{raw: words[i], target: path.Clean(page) + ".html", fragment: words[i+1]})
		}
	}
}

var showPage = regexp.MustCompile(`(^|/)training/[^/]+/show\.html$`)

// checkSlides checks that every slide of a projector page has its number.
func (f *file) checkSlides() {
	n := f.page.manners.slides
	if n == 0 && !showPage.MatchString(f.path) {
		return
	}
	for i := 1; i <= max(n, 1); i++ {
		if _, ok := f.page.ids[strconv.Itoa(i)]; !ok {
			f.report(ruleSlides, 0, 0, n, i)
			return
		}
	}
}
