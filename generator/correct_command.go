package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/intake"
	"guiju/generator/model"
)

// correct are the flags of correct.
type correct struct {
	provisions       []string
	reason, reasonEn string
	approver, kind   string
	date             string
	write            bool
}

func (c *command) correctCommand() *cobra.Command {
	var x correct
	cmd := &cobra.Command{
		Use:   "correct WORK YEAR",
		Short: "Record a correction of a published text before it is edited / 登记勘误",
		Long: "Keep the published text of an edition and record the correction that is about to be made:\n" +
			"run this first, then edit zh.md (and en.md). Shows what would change; only --write writes.\n" +
			"The former text stays readable on the site, and the build accepts the change of the provisions named.\n" +
			"先留存公布的全文、登记将要作的勘误，再改 zh.md（和 en.md）。先显示将有的改动，加 --write 才写入。\n" +
			"原来的文字在网站上仍可查阅；build 只放行列出的条的改动。",
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return c.correct(x, args[0], args[1]) },
	}
	f := cmd.Flags()
	f.StringSliceVar(&x.provisions, "provisions", nil, "the provisions that will change, such as 5.2.1,6.1; each stands for what is below it too / 将要改动的条")
	f.StringVar(&x.reason, "reason", "", "why, in Chinese; readers see it / 原因")
	f.StringVar(&x.reasonEn, "reason-en", "", "why, in English / 原因（英文）")
	f.StringVar(&x.approver, "approver", "", "who approved it / 批准人")
	f.StringVar(&x.kind, "kind", model.Transcript, "transcript (this site had copied it wrongly) or misprint (the issuer corrects what it issued) / transcript 本站录入有误，misprint 发布机构更正")
	f.StringVar(&x.date, "date", "", "the day of the correction (default: the as-of day) / 勘误日期")
	f.BoolVar(&x.write, "write", false, "write what is shown into the content / 写入内容文件夹")
	return cmd
}

func (c *command) correct(x correct, work, year string) error {
	mem, err := c.remember()
	if err != nil {
		return err
	}
	defer mem.root.Close()
	works, err := c.worksNamed(mem.sys, []string{work})
	if err != nil {
		return err
	}
	editions, err := c.editions(works[0], translated{edition: year}, mem.day)
	if err != nil {
		return err
	}
	e := editions[0]
	record := model.Correction{
		Date: mem.day, Provisions: x.provisions, Reason: model.Bilingual{Zh: x.reason, En: x.reasonEn}, Approver: x.approver, Kind: x.kind,
	}
	blank := func(s string) bool { return strings.TrimSpace(s) == "" }
	switch {
	case e.AsIssued()[model.Zh] == nil:
		return c.usage("%s %s 没有正文，谈不上勘误", "%s %s has no text that could be corrected", work, year)
	case len(x.provisions) == 0 || slices.ContainsFunc(x.provisions, blank):
		return c.usage("写明改哪些条，如 --provisions 5.2.1,6.1", "name the provisions: --provisions 5.2.1,6.1")
	case blank(x.reason):
		return c.usage("写明原因：--reason \"…\"", "say why: --reason \"…\" (in Chinese; --reason-en for English)")
	case blank(x.approver):
		return c.usage("写明谁批准：--approver \"…\"", "say who approved it: --approver \"…\"")
	case !slices.Contains(model.CorrectionKinds, x.kind):
		return c.usage("--kind 是 %s，不是 %q", "--kind is %s, not %q", strings.Join(model.CorrectionKinds, "|"), x.kind)
	}
	if x.date != "" {
		day, err := model.ParseDate(x.date)
		if err != nil || day.After(mem.day) {
			return c.usage("--date %q：写今天或以前的日子，如 2026-11-26", "--date %q: want today or a day before it, such as 2026-11-26", x.date)
		}
		record.Date = day
	}
	if err := mem.trust(foldersOf(works)...); err != nil {
		return err
	}
	changes, problems, err := intake.Correct(mem.root.FS(), e, record)
	if err != nil {
		return failure{exitMachine, err}
	}
	if len(problems) > 0 {
		if err := report(c.stderr, problems, mem.files.Line, mem.lang, "text", colours(c.stderr)); err != nil {
			return failure{exitMachine, err}
		}
	}
	if model.HasErrors(problems) {
		return failure{exitProblems, errFound}
	}
	if err := c.showChanges(changes); err != nil {
		return failure{exitMachine, err}
	}
	if err := c.conclude(mem.root, changes, x.write); err != nil {
		return err
	}
	if x.write {
		c.say(mem.lang, "现在改 %s；改完运行 guiju check", "now edit %s, then run guiju check", e.AsIssued()[model.Zh].File)
	}
	return nil
}
