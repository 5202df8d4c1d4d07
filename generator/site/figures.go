package site

import (
	"fmt"

	"guiju/generator/derive"
)

// figureOf is the figure of the day that a page shows, in a few words; nothing
// for pages that have none. Real records and samples are counted apart.
func (m *maker) figureOf(path string) said {
	sys := m.d.System
	one := func(n int, zh, en string) said { return m.words(fmt.Sprintf(zh, n), fmt.Sprintf(en, n)) }
	apart := func(n parted, zh, en string) said {
		zh, en = fmt.Sprintf(zh, n.real), fmt.Sprintf(en, n.real)
		if n.samples > 0 {
			zh, en = fmt.Sprintf("%s（另有样本 %d）", zh, n.samples), fmt.Sprintf("%s (and samples: %d)", en, n.samples)
		}
		return m.words(zh, en)
	}
	switch path {
	case "directory.html":
		return apart(partedOf(m.d.Rows, func(r derive.Row) bool { return r.Work.Sample }), "标准 %d 项", "standards: %d")
	case "framework.html":
		return one(len(m.d.Diagram.Nodes), "子体系 %d 个", "subsystems: %d")
	case "matters.html":
		return one(len(m.d.Matters), "登记的事 %d 件", "matters: %d")
	case "overlaps.html":
		return one(len(m.d.Overlaps), "说法相近的条款 %d 对", "pairs of similar provisions: %d")
	case "regions.html":
		return one(len(m.d.Regions), "地区 %d 个", "regions: %d")
	case "areas.html":
		return one(len(m.d.Areas), "重点领域 %d 个", "key areas: %d")
	case "law.html":
		return apart(partedOf(m.d.Law.Links, func(l derive.LawLink) bool { return l.Row.Work.Sample }), "条款与法规的对应 %d 条", "relations to laws: %d")
	case "uptake.html":
		n := parted{}
		for _, u := range sys.Uptake {
			n.add(u.Sample)
		}
		return apart(n, "实施记录 %d 条", "records of use: %d")
	case "proposals.html":
		n := parted{}
		for _, p := range sys.Proposals {
			n.add(p.Sample)
		}
		return apart(n, "申报 %d 项", "proposals: %d")
	case "cooperation.html":
		n := parted{}
		for _, p := range sys.Projects {
			n.add(p.Sample)
		}
		return apart(n, "共同制定的项目 %d 个", "joint projects: %d")
	case "reviews.html":
		due := m.due()
		return apart(parted{due.Real, due.Samples}, "复审期限已到的 %d 项", "reviews reached: %d")
	case "targets.html":
		return apart(parted{m.d.Counts.Works.Issued, m.d.Counts.Works.Samples}, "已发布的标准 %d 项", "standards issued: %d")
	}
	return said{}
}

// parted keeps real records and samples apart.
type parted struct{ real, samples int }

func (c *parted) add(sample bool) {
	if sample {
		c.samples++
	} else {
		c.real++
	}
}

func partedOf[T any](list []T, sample func(T) bool) (c parted) {
	for _, v := range list {
		c.add(sample(v))
	}
	return c
}
