package main

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// translated records that English provisions were compared with their Chinese.
type translated struct {
	dryRun             bool
	edition, provision string
}

func (c *command) translatedCommand() *cobra.Command {
	var t translated
	cmd := &cobra.Command{
		Use:   "translated [WORK…]",
		Short: "Record that translations were compared with the Chinese / 译文核对",
		Long: "Record in keys.toml which Chinese every English provision translates, after somebody has\n" +
			"compared the two: of the works named, else of all. Only keys.toml is written, never a text.\n" +
			"在 keys.toml 中记下每条译文所依据的中文：由人核对之后运行。只写 keys.toml，不改正文。",
		RunE: func(_ *cobra.Command, args []string) error { return c.translated(t, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&t.dryRun, "dry-run", false, "list what is new, stale and unchanged; write nothing / 只列出，不写入")
	f.StringVar(&t.edition, "edition", "", "year of the edition (default: all; with --provision the one on show) / 版本年份")
	f.StringVar(&t.provision, "provision", "", "one provision only, such as 5.2.1 / 只记一条")
	return cmd
}

func (c *command) translated(t translated, ids []string) error {
	if t.provision+t.edition != "" && len(ids) != 1 {
		return c.usage("--edition 和 --provision 要和一项标准同用，如 translated db41-t-s001 --provision 5.2.1", "--edition and --provision go with one work: translated db41-t-s001 --provision 5.2.1")
	}
	mem, err := c.remember()
	if err != nil {
		return err
	}
	defer mem.root.Close()
	works, err := c.worksNamed(mem.sys, ids)
	if err != nil {
		return err
	}
	// A text that could not be read must not look like one that was deleted.
	if err := mem.trust(foldersOf(works)...); err != nil {
		return err
	}
	var changed []*model.Work
	for _, w := range works {
		made, err := c.compare(w, t, mem.day)
		if err != nil {
			return err
		}
		if made && !t.dryRun {
			changed = append(changed, w)
		}
	}
	for _, w := range changed {
		if err := mem.keep(keysFile(w), source.EncodeKeys(w.Keys)); err != nil {
			return err
		}
	}
	return nil
}

func keysFile(w *model.Work) string { return path.Join("standards", w.ID, "keys.toml") }

// foldersOf are the folders of works in the content.
func foldersOf(works []*model.Work) (folders []string) {
	for _, w := range works {
		folders = append(folders, path.Dir(keysFile(w)))
	}
	return folders
}

// worksNamed finds the works by their ids; all works for none.
func (c *command) worksNamed(sys *model.System, ids []string) ([]*model.Work, error) {
	return named(c, ids, sys.Works, func(w *model.Work) string { return w.ID }, model.Bilingual{Zh: "没有标准", En: "there is no work"})
}

// editions are those of a work that the command line asks about.
func (c *command) editions(w *model.Work, t translated, day model.Date) ([]*model.Edition, error) {
	switch i := slices.IndexFunc(w.Editions, func(e *model.Edition) bool { return e.Year == t.edition }); {
	case i >= 0:
		return w.Editions[i : i+1], nil
	case t.edition != "":
		return nil, c.usage("%s 没有 %s 年版", "%s has no edition of %s", w.ID, t.edition)
	case t.provision == "":
		return w.Editions, nil
	}
	if e := w.EditionAt(day); e != nil {
		return []*model.Edition{e}, nil
	}
	return nil, c.usage("%s 还没有文本", "%s has no text yet", w.ID)
}

// compare prints how the translations of a work stand and brings its records
// up to date; changed reports whether that made a difference.
func (c *command) compare(w *model.Work, t translated, day model.Date) (changed bool, err error) {
	editions, err := c.editions(w, t, day)
	if err != nil {
		return false, err
	}
	before, after := w.Keys.Translations, map[string]map[string]string{}
	for year, records := range before {
		if slices.ContainsFunc(w.Editions, func(e *model.Edition) bool { return e.Year == year }) {
			after[year] = records
		}
	}
	for _, e := range editions {
		list := text.Translations(e)
		records := recordsOf(list)
		if t.provision != "" {
			i := slices.IndexFunc(list, func(s text.Translation) bool { return s.Zh.ID == model.Fragment(t.provision) && s.En != nil })
			if i < 0 {
				return false, c.usage("%s %s 没有译出的 %s", "%s %s has no translated provision %s", w.ID, e.Year, t.provision)
			}
			list = list[i : i+1]
			records = map[string]string{list[0].Zh.ID: list[0].Hash}
			for fragment, hash := range before[e.Year] {
				if fragment != list[0].Zh.ID {
					records[fragment] = hash
				}
			}
		}
		c.list(w, e, list)
		after[e.Year] = records
	}
	maps.DeleteFunc(after, func(_ string, r map[string]string) bool { return len(r) == 0 })
	w.Keys.Translations = after
	return !maps.EqualFunc(before, after, func(a, b map[string]string) bool { return maps.Equal(a, b) }), nil
}

// recordsOf is what keys.toml says once every translation has been compared.
func recordsOf(list []text.Translation) map[string]string {
	records := map[string]string{}
	for _, s := range list {
		if s.En != nil {
			records[s.Zh.ID] = s.Hash
		}
	}
	return records
}

// translationStates in the order in which an editor wants to hear of them.
var translationStates = []struct {
	state text.TranslationState
	words model.Bilingual
}{
	{text.Stale, model.Bilingual{Zh: "中文已改动", En: "stale"}},
	{text.Unrecorded, model.Bilingual{Zh: "新译", En: "new"}},
	{text.Untranslated, model.Bilingual{Zh: "未译", En: "not translated"}},
	{text.UpToDate, model.Bilingual{Zh: "未改动", En: "unchanged"}},
}

// list prints one line a state: how many provisions and which. Of those that
// have changed each gets a line with both places.
func (c *command) list(w *model.Work, e *model.Edition, list []text.Translation) {
	if len(list) == 0 {
		return
	}
	var groups []stateGroup
	for _, s := range translationStates {
		g := stateGroup{words: s.words}
		for _, t := range list {
			if t.State != s.state {
				continue
			}
			g.add(t.Zh.ID)
			if t.State == text.Stale {
				g.places = append(g.places, fmt.Sprintf("%s  %s  %s", t.Zh.ID, t.Zh.Pos, t.En.Pos))
			}
		}
		groups = append(groups, g)
	}
	c.listStates(w.ID+" "+e.Year, groups)
}
