package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/text"
)

// checked records that courses were read beside the provisions that they quote.
type checked struct {
	dryRun bool
	quote  string
}

func (c *command) checkedCommand() *cobra.Command {
	var k checked
	cmd := &cobra.Command{
		Use:   "checked [COURSE…]",
		Short: "Record that courses were read beside the standards / 课程核对",
		Long: "Record in the keys.toml of a course what every provision that it quotes says, after somebody\n" +
			"has read the course beside the standards: of the courses named, else of all. When a quoted\n" +
			"provision changes, check and the pages of the course say so. Only keys.toml is written.\n" +
			"在课程的 keys.toml 中记下每条引文核对时的文字：由人对照标准读过课程之后运行。\n" +
			"条文改动后，check 和课程的网页会指出。只写 keys.toml。",
		RunE: func(_ *cobra.Command, args []string) error { return c.checked(k, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&k.dryRun, "dry-run", false, "list what is new, changed and unchanged; write nothing / 只列出，不写入")
	f.StringVar(&k.quote, "quote", "", "one quotation only, by its address / 只记一条引文")
	return cmd
}

func (c *command) checked(k checked, ids []string) error {
	if k.quote != "" && len(ids) != 1 {
		return c.usage("--quote 要和一门课同用，如 checked induction-course --quote db41-t-s001#6.3.3", "--quote goes with one course: checked induction-course --quote db41-t-s001#6.3.3")
	}
	mem, err := c.remember()
	if err != nil {
		return err
	}
	defer mem.root.Close()
	courses, err := named(c, ids, mem.sys.Courses, func(c *model.Course) string { return c.ID }, model.Bilingual{Zh: "没有课程", En: "there is no course"})
	if err != nil {
		return err
	}
	// A text that could not be read must not look like a quotation that leads nowhere.
	if err := mem.trust("training", "standards", "regulations", "policies"); err != nil {
		return err
	}
	for _, course := range courses {
		list := text.QuotedIn(mem.sys, course, mem.day)
		if k.quote != "" && !slices.ContainsFunc(list, func(q text.Quoted) bool { return q.Quotation.Ref == k.quote && q.Hash != "" }) {
			return c.usage("课程 %s 没有引文 %s", "the course %s does not quote %s", course.ID, k.quote)
		}
		records := k.records(list, mem.day)
		c.listQuotes(course, list, k.quote)
		if k.dryRun || slices.EqualFunc(records, course.Keys.Quotes, sameRecord) {
			continue
		}
		if err := mem.keep(course.DataPath("keys.toml"), source.EncodeCourseKeys(model.CourseKeys{Quotes: records})); err != nil {
			return err
		}
	}
	return nil
}

func sameRecord(a, b model.QuoteRecord) bool {
	return a.Ref == b.Ref && a.Edition == b.Edition && a.Hash == b.Hash && a.Checked == b.Checked
}

// records is what keys.toml says once the quotations that were asked about have
// been read: each once. Records that no quotation needs any more are left out;
// those of a text that is not held are kept, for it may come back.
func (k checked) records(list []text.Quoted, day model.Date) (out []model.QuoteRecord) {
	for _, q := range list {
		ref := q.Quotation.Ref
		if slices.ContainsFunc(out, func(r model.QuoteRecord) bool { return r.Ref == ref }) {
			continue
		}
		switch {
		case q.Hash != "" && (k.quote == "" || k.quote == ref):
			r := model.QuoteRecord{Ref: ref, Hash: q.Hash, Checked: day}
			if q.To.Edition != nil {
				r.Edition = q.To.Edition.Year
			}
			out = append(out, r)
		case q.Record != nil:
			out = append(out, *q.Record)
		}
	}
	return out
}

// listQuotes prints one line a state, and for each quotation that has changed
// where it stands and where its words do.
func (c *command) listQuotes(course *model.Course, list []text.Quoted, only string) {
	var groups []stateGroup
	for _, s := range quoteStates {
		g := stateGroup{words: s.words}
		for _, q := range list {
			if q.State != s.state || only != "" && q.Quotation.Ref != only {
				continue
			}
			g.add(cmp.Or(q.Quotation.Ref, "?"))
			if q.State == text.Changed {
				g.places = append(g.places, fmt.Sprintf("%s  %s  %s  %s", q.Quotation.Ref, q.Record.Checked, q.Quotation.At("ref"), q.To.Provision.Pos))
			}
		}
		groups = append(groups, g)
	}
	c.listStates(course.ID, groups)
}

// quoteStates in the order in which a trainer wants to hear of them.
var quoteStates = []struct {
	state text.ComparisonState
	words model.Bilingual
}{
	{text.Changed, model.Bilingual{Zh: "条文已改动", En: "changed"}},
	{text.Uncompared, model.Bilingual{Zh: "新引用", En: "new"}},
	{text.Compared, model.Bilingual{Zh: "未改动", En: "unchanged"}},
	{text.NotHeld, model.Bilingual{Zh: "没有条文", En: "no text of the provision"}},
}
