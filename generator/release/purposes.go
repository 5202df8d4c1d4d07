package release

import (
	"regexp"

	"guiju/generator/model"
)

// purpose says what scripts or style sheets are for. A new kind of script takes
// a line here: the review sheet calls every other one unknown, and a test of
// the shipped site fails.
type purpose struct {
	path  *regexp.Regexp
	group string // files that are told as one; "" tells each
	words model.Bilingual
}

var purposes = []purpose{
	{regexp.MustCompile(`^js/site\.`), "", say("页面上的操作：目录、字号、配色、表格排序筛选、引用、打印、状态按读者日期更新；不联网、不上传", "Tools of a page: contents, size, colours, tables, citing, printing, status by the reader's day; sends nothing")},
	{regexp.MustCompile(`^js/search\.(?:zh|en)\.`), "", say("站内检索：读取 search-index/ 的文件，在浏览器里查找；检索词不离开设备", "Search: reads the files of search-index/ in the browser; no query leaves the device")},
	{regexp.MustCompile(`^js/room\.`), "", say("讲义篮、投影和短码页", "The hand-out, slides, and the page of short codes")},
	{regexp.MustCompile(`^js/formulas\.`), "", say("讲义和投影中的公式", "Formulas in hand-outs and slides")},
	{regexp.MustCompile(`^js/verify\.`), "", say("核对页：在浏览器里计算文件的指纹并与清单比对；文件不离开设备", "The page that checks a file: hashes it in the browser against the manifest; no file leaves the device")},
	{regexp.MustCompile(`\.slip\.js$`), "*.slip.js", say("各文本的条文数据，供讲义篮和投影读取；只有数据", "Provisions as data for hand-outs and slides; data only")},
	{regexp.MustCompile(`\.embed\.js$`), "*.embed.js", say("各标准的条文数据，供其他系统嵌入；只有数据", "Provisions as data for other systems; data only")},
	{regexp.MustCompile(`^data/embed\.js$`), "", say("供其他系统引用，把一条标准显示在它们的页面上；本站自己不运行", "For other systems, to show a provision on their pages; this site does not run it")},
	{regexp.MustCompile(`^data/known/`), "data/known/", say("核对页和按短指纹查找用的指纹表；只有数据", "Hashes for the page that checks a file, and for fingerprints on paper; data only")},
	{regexp.MustCompile(`^codes/[0-9a-z]+\.js$`), "codes/*.js", say("短码表；只有数据", "The table of short codes; data only")},
	{regexp.MustCompile(`^search-index/[0-9a-f]{12}/inflate\.js$`), "search-index/*/inflate.js", say("旧浏览器解压检索索引", "Unpacks the search index in older browsers")},
	{regexp.MustCompile(`^search-index/`), "search-index/", say("检索索引；只有数据", "The search index; data only")},
	{regexp.MustCompile(`^css/site\.`), "", say("全站样式", "Styles of the site")},
	{regexp.MustCompile(`^css/print\.`), "css/print.*.css", say("打印时的页眉页脚", "Head and foot of printed sheets")},
	{regexp.MustCompile(`^data/embed-example\.css$`), "", say("嵌入示例页的样式", "Styles of the page that shows embedding")},
	{regexp.MustCompile(`^css/`), "", say("样式", "Styles")},
}

// purposeOf says what a script or style sheet is for; ok is false where no line
// says it.
func purposeOf(path string) (p purpose, ok bool) {
	for _, p := range purposes {
		if p.path.MatchString(path) {
			return p, true
		}
	}
	return purpose{words: say("用途不明：没有登记", "unknown: nobody says what it is for")}, false
}
