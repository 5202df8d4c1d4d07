package check

import (
	"fmt"

	"guiju/generator/model"
	"guiju/generator/wording"
)

var roleRules = []*model.Rule{roleUnused}

var roleUnused = &model.Rule{
	ID: "role-unused", Severity: model.Info,
	Message: model.Bilingual{Zh: "没有哪一条写到“{1}”", En: "no provision names “{1}” as acting"},
	Hint: model.Bilingual{
		Zh: "照条文的写法改名称，或删去；works 限定的标准里没有时，检查 works。",
		En: "Write the name as the texts do, or drop it; if works limits it, check works."},
	Doc: model.Bilingual{
		Zh: "岗位页按条文中的行为主体汇总，名称要与条文一字不差。",
		En: "The page of a role gathers provisions by the words that name who acts, so a name must be spelt as in the texts."},
}

// roles checks roles.toml.
func (c *checker) roles() {
	if c.unread("roles.toml") {
		return
	}
	keys := c.unique("岗位", "role")
	acting := c.acting()
	for _, r := range c.sys.Roles {
		keys.add(r.Key, r.At("key"))
		c.addressable(r.Key, r.At("key"))
		for _, n := range r.Names {
			for i, w := range n.Works {
				c.known(c.workKeys(), w, n.At(fmt.Sprintf("works[%d]", i)))
			}
			for i, name := range n.Zh {
				if len(acting) > 0 && !acting[name] {
					c.report(roleUnused.At(n.At(fmt.Sprintf("zh[%d]", i)), name))
				}
			}
		}
	}
}

// acting gathers everybody who acts in a Chinese text of the system.
func (c *checker) acting() map[string]bool {
	out := map[string]bool{}
	if len(c.sys.Roles) == 0 {
		return out
	}
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			for _, s := range wording.Register(e.Texts[model.Zh]) {
				for _, a := range s.Actors {
					out[a] = true
				}
			}
		}
	}
	return out
}

func (c *checker) workKeys() register {
	return register{model.Bilingual{Zh: "标准", En: "standard"}, "standards/", keysOf(c.sys.Works, func(w *model.Work) string { return w.ID })}
}
