package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// mapped records that law bases were compared with the words of their articles.
type mapped struct {
	dryRun              bool
	regulation, article string
}

func (c *command) mappedCommand() *cobra.Command {
	var m mapped
	cmd := &cobra.Command{
		Use:   "mapped [WORK…]",
		Short: "Record that legal bases were compared with the articles / 法条核对",
		Long: "Record in keys.toml which words of the article every legal basis was compared with, after\n" +
			"somebody has compared the two: of the works named, else of all. When the regulation is amended,\n" +
			"check names the provisions whose articles have changed. Only keys.toml is written.\n" +
			"在 keys.toml 中记下每条法律依据核对时法条的文字：由人核对之后运行。法规修改后，check 列出要重新核对的条。只写 keys.toml。",
		RunE: func(_ *cobra.Command, args []string) error { return c.mapped(m, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&m.dryRun, "dry-run", false, "list what is new, changed and unchanged; write nothing / 只列出，不写入")
	f.StringVar(&m.regulation, "regulation", "", "articles of one regulation only, by its id / 只记一部法规")
	f.StringVar(&m.article, "article", "", "one article only, such as 第二十一条 or 21; with --regulation / 只记一条")
	return cmd
}

func (c *command) mapped(m mapped, ids []string) error {
	if m.article != "" && m.regulation == "" {
		return c.usage("--article 要和 --regulation 同用", "--article goes with --regulation")
	}
	mem, err := c.remember()
	if err != nil {
		return err
	}
	defer mem.root.Close()
	if m.regulation != "" && mem.sys.Regulation(m.regulation) == nil {
		return c.usage("没有法规 %s", "there is no regulation %s", m.regulation)
	}
	works, err := c.worksNamed(mem.sys, ids)
	if err != nil {
		return err
	}
	// A work or a law that could not be read must not look like one without bases.
	if err := mem.trust(append(foldersOf(works), "regulations")...); err != nil {
		return err
	}
	for _, w := range works {
		records := m.compare(c, mem.sys, w)
		if m.dryRun || maps.EqualFunc(records, w.Keys.Articles, func(a, b map[string]string) bool { return maps.Equal(a, b) }) {
			continue
		}
		w.Keys.Articles = records
		if err := mem.keep(keysFile(w), source.EncodeKeys(w.Keys)); err != nil {
			return err
		}
	}
	return nil
}

// compare prints how the bases of a work stand to their articles and returns
// what keys.toml says once those that were asked about have been compared.
// Records that no basis needs any more are left out; those of a law whose text
// is not held are kept, for the text may come back.
func (m mapped) compare(c *command, sys *model.System, w *model.Work) map[string]map[string]string {
	list := text.Comparisons(sys, w)
	asked := func(k text.Comparison) bool {
		return (m.regulation == "" || k.Basis.Regulation == m.regulation) && (m.article == "" || k.Fragment == model.Fragment(m.article))
	}
	records := map[string]map[string]string{}
	for _, k := range list {
		id := k.Basis.Regulation
		hash := w.Keys.Articles[id][k.Fragment]
		if k.State != text.NotHeld && asked(k) {
			hash = k.Hash
		}
		if hash == "" {
			continue
		}
		if records[id] == nil {
			records[id] = map[string]string{}
		}
		records[id][k.Fragment] = hash
	}
	c.listBases(w, slices.DeleteFunc(list, func(k text.Comparison) bool { return !asked(k) }))
	return records
}

// comparisonStates in the order in which an editor wants to hear of them.
var comparisonStates = []struct {
	state text.ComparisonState
	words model.Bilingual
}{
	{text.Changed, model.Bilingual{Zh: "法条已改动", En: "changed"}},
	{text.Uncompared, model.Bilingual{Zh: "新登记", En: "new"}},
	{text.Compared, model.Bilingual{Zh: "未改动", En: "unchanged"}},
	{text.NotHeld, model.Bilingual{Zh: "没有法条正文", En: "no text of the article"}},
}

// listBases prints one line a state, and one line with its place for each
// basis whose article has changed.
func (c *command) listBases(w *model.Work, list []text.Comparison) {
	if len(list) == 0 {
		return
	}
	var groups []stateGroup
	for _, s := range comparisonStates {
		g := stateGroup{words: s.words}
		for _, k := range list {
			if k.State != s.state {
				continue
			}
			name := strings.TrimSuffix(k.Basis.Regulation+"#"+k.Fragment, "#")
			g.add(name)
			if k.State == text.Changed {
				g.places = append(g.places, fmt.Sprintf("%s  %s  %s", name, k.Basis.Provision, k.Basis.At("article")))
			}
		}
		groups = append(groups, g)
	}
	c.listStates(w.ID, groups)
}
