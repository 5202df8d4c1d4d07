package release

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"guiju/generator/model"
)

// AddressRules is what can become of addresses that were published.
var AddressRules = []*model.Rule{addressDead, anchorDead}

var addressDead = &model.Rule{
	ID: "address-dead", Severity: model.Error,
	Message: model.Bilingual{Zh: "公布过的地址 {1} 没有了", En: "{1} was published, and the site has no such address any more"},
	Hint: model.Bilingual{
		Zh: "恢复它的内容；确要停用，在 gone.toml 写 [[gone]]、path = \"{2}\"、日期和原因，旧地址上就会留下一页说明。",
		En: "Bring its content back; to give it up write [[gone]] with path = \"{2}\", date and reason into gone.toml, and a page that says so stays there."},
	Doc: model.Bilingual{
		Zh: "别处的链接、文件里的网址、印在纸上的二维码都指向公布过的地址。地址不能悄悄消失：要么还在，要么说明停用了、改到哪里。",
		En: "Links elsewhere, addresses in documents and printed codes lead to what was published. An address does not vanish silently: it is there, or a page says that it was given up and what follows it."},
}

var anchorDead = &model.Rule{
	ID: "anchor-dead", Severity: model.Error,
	Message: model.Bilingual{Zh: "公布过的位置 {1}#{2} 没有了", En: "{1}#{2} was published, and the page has no such place any more"},
	Hint: model.Bilingual{
		Zh: "恢复这一条，或登记勘误、修改单；改过 layouts 的，核对条文和“旧版条号”还在页面上。",
		En: "Bring the provision back, or record a correction or an amendment; where layouts were changed, see that the text and the former numbers are on the page."},
	Doc: model.Bilingual{
		Zh: "一条公布以后，指向它的链接始终有着落：在版本页上是原文，在标准的固定地址上是原文或者“旧版条号”里的去向。",
		En: "Once a provision is published, links to it lead somewhere for ever: on the page of the edition to its words, at the standing address to its words or to what became of the number."},
}

// Dead lists the addresses that the release last had and the new tree has not,
// unless they were given up on record or their work has been withheld since.
// file is the list of released files, for the places of problems.
func Dead(file string, published []model.PublishedFile, last int, tree map[string][]byte, gone []*model.Gone, withheld func(path string) bool) (problems []model.Problem) {
	for i, f := range published {
		if f.Last != last || !Stays(f.Path) || tree[f.Path] != nil || withheld(f.Path) ||
			slices.ContainsFunc(gone, func(g *model.Gone) bool { return g.Covers(f.Path) }) {
			continue
		}
		problems = append(problems, addressDead.At(model.Pos{File: file, Line: i + 1, Col: 1}, f.Path, strings.TrimPrefix(f.Path, model.En.Prefix())))
	}
	return problems
}

// Stays reports whether a path is an address that others may have noted: pages,
// data, figures and what other pages embed; not the parts that pages load.
func Stays(p string) bool {
	inside := strings.TrimPrefix(p, model.En.Prefix())
	switch {
	case IsHashed(p), strings.HasPrefix(inside, "css/"), strings.HasPrefix(inside, "js/"), strings.HasPrefix(inside, "codes/"), strings.HasPrefix(inside, "search-index/"):
		return false
	}
	return path.Ext(p) != ".js" || strings.HasSuffix(p, ".embed.js")
}

var idAttribute = regexp.MustCompile(`\sid="?([^"\s>]+)`)

// DeadAnchors lists the published provisions that no page shows a place for:
// every key of an edition on the page of the edition, and, once the edition is
// in force, at the standing address of its work. Pages that are not in the tree
// are for [Dead] to tell.
func DeadAnchors(works []*model.Work, langs []model.Lang, day model.Date, tree map[string][]byte) (problems []model.Problem) {
	for _, w := range works {
		if len(w.Keys.Provisions) == 0 {
			continue
		}
		for _, l := range langs {
			standing := idsOf(tree[l.Prefix()+w.Path()])
			for _, e := range w.Editions {
				if e.Texts[model.Zh] == nil {
					continue // withheld, or nothing but a record
				}
				own := idsOf(tree[l.Prefix()+e.Path()])
				toCome := e.InForce.After(day) // the standing address shows the edition before it
				for i := range w.Keys.Provisions {
					k := &w.Keys.Provisions[i]
					if k.Edition != e.Year {
						continue
					}
					if own != nil && !own[k.Fragment] {
						problems = append(problems, anchorDead.At(k.At("fragment"), l.Prefix()+e.Path(), k.Fragment))
					}
					if standing != nil && !toCome && !standing[k.Fragment] {
						problems = append(problems, anchorDead.At(k.At("fragment"), l.Prefix()+w.Path(), k.Fragment))
					}
				}
			}
		}
	}
	return problems
}

func idsOf(page []byte) map[string]bool {
	if page == nil {
		return nil
	}
	ids := map[string]bool{}
	for _, m := range idAttribute.FindAllSubmatch(page, -1) {
		ids[string(m[1])] = true
	}
	return ids
}
