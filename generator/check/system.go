package check

import (
	"fmt"
	"regexp"
	"slices"

	"guiju/generator/model"
)

var systemRules = []*model.Rule{targetCount, formatVersion, badPattern, numberNegative}

var formatVersion = &model.Rule{
	ID: "format-version", Severity: model.Error,
	Message: model.Bilingual{Zh: "内容格式是 {1}，程序读的是 {2}", En: "the content has format {1}, this program reads {2}"},
	Hint:    model.Bilingual{Zh: "{3}", En: "{3}"},
	Doc: model.Bilingual{
		Zh: "内容格式有版本号，程序不会把新格式的内容当旧的读，反之亦然。",
		En: "The content format has a version, so that no program misreads content of another."},
}

var badPattern = &model.Rule{
	ID: "bad-pattern", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是正确的正则表达式：{2}", En: "“{1}” is not a regular expression: {2}"},
	Hint: model.Bilingual{
		Zh: "用单引号写，反斜线就不必加倍：number-pattern = '^DB41/T \\d+—\\d{4}$'。",
		En: "Use single quotes, and backslashes need no doubling: number-pattern = '^DB41/T \\d+—\\d{4}$'."},
	Doc: model.Bilingual{Zh: "编号规则用 RE2 正则表达式书写（golang.org/s/re2syntax）。", En: "Patterns of numbers are RE2 regular expressions (golang.org/s/re2syntax)."},
}

var targetCount = &model.Rule{
	ID: "target-count", Severity: model.Error,
	Message: model.Bilingual{Zh: "目标数是 {1}", En: "the target is {1}"},
	Hint:    model.Bilingual{Zh: "写成 1 或更大的整数，例如 count = 20。", En: "Write a whole number from 1, such as count = 20."},
	Doc:     model.Bilingual{Zh: "进度是已发布数与目标数之比。", En: "Progress is what is issued over the target."},
}

var numberNegative = &model.Rule{
	ID: "number-negative", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 不能是 {2}", En: "{1} cannot be {2}"},
	Hint:    model.Bilingual{Zh: "写正整数；不知道就不写这一行。", En: "Write a whole number above nothing, or leave the line out where it is not known."},
	Doc:     model.Bilingual{Zh: "时长和大小没有负数。", En: "Nothing lasts or weighs less than nothing."},
}

func (c *checker) notNegative(key string, n int, at model.Pos) {
	if n < 0 {
		c.report(numberNegative.At(at, key, n))
	}
}

// system checks system.toml and references.toml.
func (c *checker) system() {
	if !c.unread("system.toml") {
		c.format()
		c.levelRecords()
		c.trackRecords()
		c.reviewTerms()
		c.notNegative("video-limit-mb", c.sys.Config.Media.VideoMB, c.sys.Config.Media.At("video-limit-mb"))
		for i, name := range c.sys.Config.Directory.Columns {
			c.oneOf("columns", name, c.sys.Config.Directory.At(fmt.Sprintf("columns[%d]", i)), model.DirectoryColumns...)
		}
		areas, goals := c.unique("重点领域", "area"), c.unique("目标", "target")
		for _, a := range c.sys.Config.Areas {
			areas.add(a.Key, a.At("key"))
			c.addressable(a.Key, a.At("key"))
		}
		for _, g := range c.sys.Config.Goals {
			goals.add(g.Key, g.At("key"))
			if g.Count < 1 && g.At("count").Line > 0 {
				c.report(targetCount.At(g.At("count"), g.Count))
			}
			for i, level := range g.Levels {
				c.known(c.levels(), level, g.At(fmt.Sprintf("levels[%d]", i)))
			}
		}
	}
	for _, r := range c.sys.References {
		c.inOrder(r.Origin, dated{"issued", r.Issued}, dated{"in-force", r.InForce}, dated{"withdrawn", r.Withdraw})
	}
}

func (c *checker) format() {
	f, at := c.sys.Config.Format, c.sys.Config.At("format")
	if f == model.Format || at.Line == 0 { // a missing one is reported as such
		return
	}
	what := model.Bilingual{Zh: "请改用较新的程序；其他问题这里不判断。", En: "Use a newer version of the program; nothing else is judged here."}
	if f < model.Format {
		what = model.Bilingual{Zh: "运行 guiju convert 看要改什么，加 --write 就改好。", En: "Run guiju convert to see what has to change, with --write to change it."}
	}
	c.report(formatVersion.At(at, f, model.Format, what))
}

func (c *checker) levelRecords() {
	levels := c.unique("层级", "level")
	for _, l := range c.sys.Config.Levels {
		levels.add(l.Key, l.At("key"))
		c.addressable(l.Key, l.At("key"))
		c.oneOf("publication", string(l.Publication), l.At("publication"), model.Decisions...)
		c.known(c.tracks(), l.Track, l.At("track"))
		c.oneOf("family", l.Family, l.At("family"), model.LevelFamilies...)
		c.oneOf("tier", l.Tier, l.At("tier"), model.LevelTiers...)
		c.oneOf("part", l.Part, l.At("part"), model.LevelParts...)
		for _, p := range []struct{ key, pattern string }{{"number-pattern", l.NumberPattern}, {"sample-pattern", l.SamplePattern}} {
			if _, err := regexp.Compile(p.pattern); err != nil {
				c.report(badPattern.At(l.At(p.key), p.pattern, err))
			}
		}
	}
}

func (c *checker) trackRecords() {
	tracks := c.unique("程序", "track")
	for _, t := range c.sys.Config.Tracks {
		tracks.add(t.Key, t.At("key"))
		steps := c.unique("步骤", "step")
		for i, s := range t.Steps {
			steps.add(s.Key, t.At(fmt.Sprintf("step[%d].key", i)))
			c.oneOf("kind", s.Kind, t.At(fmt.Sprintf("step[%d].kind", i)), model.StepKinds...)
		}
		c.stages(t)
	}
}

var regionAbove = &model.Rule{
	ID: "region-above", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{1}没有写上级地区", En: "{1} names no region above it"},
	Hint: model.Bilingual{
		Zh: "写 parent = \"…\"，市和示范区写省的键名，县写市的键名。",
		En: "Write parent = \"…\": the key of the province for a city or a zone, that of the city for a county."},
	Doc: model.Bilingual{
		Zh: "全省一个体系：市、县沿用上级的子体系，向上一级报备；没有上级，两样都无从算起。",
		En: "The province has one system: a region inherits the boxes above it and files one level up; without a region above there is neither."},
}

// regions checks regions.toml.
func (c *checker) regions() {
	if c.unread("regions.toml") {
		return
	}
	keys, codes := c.unique("地区", "region"), c.unique("行政区划代码", "division code")
	parents := map[string]string{}
	for _, r := range c.sys.Regions {
		keys.add(r.Key, r.At("key"))
		c.addressable(r.Key, r.At("key"))
		codes.add(r.Code, r.At("code"))
		c.known(c.regionKeys(), r.Parent, r.At("parent"))
		c.oneOf("kind", r.Kind, r.At("kind"), model.RegionKinds...)
		if r.Parent == "" && r.Tier() != "" && r.Kind != "province" && c.sys.Province() != nil {
			c.report(regionAbove.At(r.At("key"), r.Title))
		}
		parents[r.Key] = r.Parent
	}
	for _, r := range c.sys.Regions {
		c.noCycle(parents, r.Key, r.At("parent"))
	}
}

// noCycle reports a key that its parents lead back to; each member of a cycle
// is reported at its own parent.
func (c *checker) noCycle(parents map[string]string, key string, at model.Pos) {
	path := []string{key}
	for p := parents[key]; p != ""; p = parents[p] {
		path = append(path, p)
		if p == key {
			slices.Reverse(path)
			c.report(treeCycle.At(at, key, arrows(path)))
			return
		}
		if slices.Contains(path[:len(path)-1], p) {
			return // a cycle further up, reported there
		}
	}
}

func arrows(path []string) string {
	s := path[0]
	for _, p := range path[1:] {
		s += " → " + p
	}
	return s
}
