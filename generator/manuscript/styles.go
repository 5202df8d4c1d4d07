package manuscript

import (
	"regexp"
	"strconv"
	"strings"
)

// styleSense is what a style says of its paragraph.
type styleSense int

const (
	noLook        styleSense = iota
	titledLook               // the heading of a clause or subclause
	untitledLook             // a subclause without a title
	annexLook                // 附录A
	namedLook                // 前言, 参考文献
	itemLook                 // 列项
	tableLook                // the caption of a table
	figureLook               // the caption of a figure
	noteLook                 // 注
	exampleLook              // 示例
	contentsLook             // a line of 目次
	paragraphLook            // 段
	coverLook                // on the cover
)

// prefixes of the national drafting templates (TCS, SET 2009 and 2020) before the names of their styles.
var stylePrefix = regexp.MustCompile(`^(?:标准文件|标准|tcs|standard)?[_－—-]*`)

var hanLevel = map[rune]int{'一': 1, '二': 2, '三': 3, '四': 4, '五': 5}

// styleLook reads the name of a style. level is that of the number: 1 for a
// clause, 0 where the style says none.
func styleLook(style string) (k styleSense, level int) {
	s := strings.ToLower(strings.Map(func(r rune) rune {
		if blankSign(r) {
			return -1
		}
		return r
	}, style))
	if n, ok := cutNumber(s, "heading", "标题"); ok {
		return titledLook, n
	}
	if _, ok := cutNumber(s, "toc", "目录"); ok {
		return contentsLook, 0
	}
	s = s[len(stylePrefix.FindString(s)):]
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(s, p) {
				return true
			}
		}
		return false
	}
	annex := has("附录")
	for r, n := range hanLevel {
		if strings.Contains(s, string(r)+"级") {
			level = n + 1
		}
	}
	switch {
	case has("标准名称"):
		return coverLook, 0
	case has("目次", "目录"):
		return contentsLook, 0
	case has("封面", "标准称谓", "发布日期", "实施日期", "发布部门"):
		return coverLook, 0
	case has("表标题", "表题", "题注") || strings.HasSuffix(s, "caption"):
		return tableLook, 0
	case has("图标题", "图题"):
		return figureLook, 0
	case has("前言", "引言", "参考文献标题", "索引标题") && !has("段", "正文"):
		return namedLook, 0
	case has("附录标识", "附录标题", "附录标号"):
		return annexLook, 0
	case has("无标题") || level > 1 && has("无"):
		return untitledLook, level
	case has("章标题"):
		if annex {
			return titledLook, 2
		}
		return titledLook, 1
	case has("条标题") && level > 0:
		if annex {
			level++
		}
		return titledLook, level
	case has("列项"):
		return itemLook, 0
	case has("示例"):
		return exampleLook, 0
	case has("注"):
		return noteLook, 0
	case s == "段" || s == "正文" || s == "body" || s == "bodytext":
		return paragraphLook, 0
	}
	return noLook, 0
}

// cutNumber reads "heading 2" and the like.
func cutNumber(s string, names ...string) (int, bool) {
	for _, name := range names {
		if rest, ok := strings.CutPrefix(s, name); ok {
			if n, err := strconv.Atoi(rest); err == nil && n > 0 && n < 10 {
				return n, true
			}
		}
	}
	return 0, false
}

// look is that of the line: what its style says, or the outline level that it
// has without one.
func (l *line) look() (k styleSense, level int) {
	if l.p == nil {
		return noLook, 0
	}
	k, level = styleLook(l.p.Style)
	if k == noLook && l.p.Outline > 0 {
		return titledLook, l.p.Outline
	}
	return k, level
}
