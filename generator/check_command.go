package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
)

// checkFlags are the flags of check.
type checkFlags struct {
	format, file, since string
	changed, group, all bool
	rules               []string
}

func (c *command) checkCommand() *cobra.Command {
	var o checkFlags
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Find every problem in the content / 检查内容中的全部问题",
		Long: "Find every problem in the content, or report those of some files and folders only (the\n" +
			"whole content is checked all the same, because rules look across files). A PATH is relative\n" +
			"to the working folder or to the content folder. The exit status follows what is reported.\n" +
			"检查全部内容；写明文件或文件夹时只报告其中的问题，退出状态也只看所报告的。",
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("format") {
				o.format = formatOf(o.file)
			}
			return c.check(o, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", formatNames()+"; by default what the name after --report says / 输出格式")
	f.StringVar(&o.file, "report", "", "write the report to a `FILE` / 报告写入文件")
	f.StringArrayVar(&o.rules, "rule", nil, "report this rule `ID` only; may be repeated / 只报告这条规则，可重复")
	f.BoolVar(&o.group, "group", false, "count by rule; errors are listed in full / 按规则汇总")
	f.BoolVar(&o.all, "all", false, fmt.Sprintf("list all, also more than %d findings / 全部列出", manyFindings))
	f.BoolVar(&o.changed, "changed", false, "only files modified after the site in --out was published / 只看上次发布后改过的文件")
	f.StringVar(&o.since, "since", "", "only files modified since: 2h, 3d, 2026-11-20, 2026-11-20T14:30 / 只看此后改过的文件")
	return cmd
}

// formatOf is the format that a file's name asks for.
func formatOf(name string) string {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		return "html"
	case ".json":
		return "json"
	case ".sarif":
		return "sarif"
	}
	return "text"
}

func (c *command) check(o checkFlags, args []string) error {
	_, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	if err := c.checkUsage(o); err != nil {
		return err
	}
	sel := selection{}
	if sel.rules, err = c.selectRules(o.rules); err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	s, err := c.examine(in, day)
	if err != nil {
		return err
	}
	if sel.paths, err = c.selectPaths(in, args, s.findings); err != nil {
		return err
	}
	if err := c.selectFresh(&sel, in, o); err != nil {
		return err
	}
	s.findings = sel.of(s.findings)
	s.limits = limits(args, o, sel, lang)
	s.grouped = o.group || o.format == "text" && !o.all && o.rules == nil && len(s.findings) > manyFindings
	if err := c.deliver(s, o, in); err != nil {
		return err
	}
	if bySeverity(s.findings)[model.Error] > 0 {
		return failure{exitProblems, errFound}
	}
	return nil
}

// checkUsage refuses flags that do not go together.
func (c *command) checkUsage(o checkFlags) error {
	known := false
	for _, f := range formats {
		known = known || f.name == o.format
	}
	switch {
	case !known:
		return c.usage("--format %s：可选 %s", "--format %s: want one of %s", o.format, formatNames())
	case o.changed && o.since != "":
		return c.usage("--changed 和 --since 只能用一个", "want either --changed or --since")
	case o.group && o.all:
		return c.usage("--group 和 --all 只能用一个", "want either --group or --all")
	case o.group && o.format != "text" && o.format != "json":
		return c.usage("--group 只用于 text 和 json；html 本来就有汇总", "--group is for text and json; html has the table anyway")
	}
	return nil
}

// examine loads and checks the content: a sheet with everything there is.
func (c *command) examine(in input, day model.Date) (*listing, error) {
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	return &listing{
		findings: asReported(sys, findings(sys, problems, day)), sys: sys,
		line: files.Line, lang: model.Lang(c.lang), day: day.String(), folder: c.content,
	}, nil
}

// selectFresh adds what --changed or --since asks for.
func (c *command) selectFresh(sel *selection, in input, o checkFlags) (err error) {
	var t time.Time
	switch {
	case o.changed:
		if t, err = c.published(); err != nil {
			return err
		}
		if t.IsZero() {
			fmt.Fprintln(c.stderr, "guiju:", fmt.Sprintf(model.Bilingual{
				Zh: "%s 还没有发布过，列出全部文件的问题", En: "nothing is published in %s yet: all files are reported"}.Or(model.Lang(c.lang)), c.out))
			return nil
		}
	case o.since != "":
		if t, err = c.moment(o.since, time.Now()); err != nil {
			return err
		}
	default:
		return nil
	}
	sel.fresh = modifiedAfter(in.content, t)
	return nil
}

// limits says what a report leaves out, so that nobody takes it for all.
func limits(args []string, o checkFlags, sel selection, lang model.Lang) (out []string) {
	add := func(zh, en, what string) {
		out = append(out, fmt.Sprintf(model.Bilingual{Zh: zh, En: en}.Or(lang), what))
	}
	if len(args) > 0 {
		add("只列出 %s 中的问题", "only what is in %s", strings.Join(sel.paths, ", "))
	}
	if len(o.rules) > 0 {
		add("只列出规则 %s", "only the rules %s", strings.Join(o.rules, ", "))
	}
	if sel.fresh != nil && o.changed {
		add("只列出上次发布后改过的文件%s", "only files modified after the last publication%s", "")
	}
	if sel.fresh != nil && o.since != "" {
		add("只列出 %s 以来改过的文件", "only files modified since %s", o.since)
	}
	return out
}

// deliver writes the report to standard output or to a file.
func (c *command) deliver(s *listing, o checkFlags, in input) error {
	if o.file == "" {
		s.colour = o.format == "text" && colours(c.stdout)
		if err := s.write(c.stdout, o.format); err != nil {
			return failure{exitMachine, err}
		}
		return nil
	}
	if err := c.reportPlace(o.file, in); err != nil {
		return err
	}
	if err := writeFile(o.file, func(w io.Writer) error { return s.write(w, o.format) }); err != nil {
		return failure{exitMachine, err}
	}
	fmt.Fprintf(c.stderr, "%s: %s\n", o.file, tally(s.findings, s.lang))
	return nil
}

// reportPlace refuses to write among what people write and what is published.
func (c *command) reportPlace(name string, in input) error {
	abs, err := absolute(name)
	if err != nil {
		return err
	}
	out, err := absolute(c.out)
	if err != nil {
		return err
	}
	for _, dir := range append([]string{out}, in.inputs...) {
		if rel, err := filepath.Rel(dir, abs); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return c.usage("--report %s：报告不能写在 %s 里", "--report %s: a report is not written into %s", name, dir)
		}
	}
	return nil
}

// writeFile puts a whole file in the place of the old one.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".guiju-report-*")
	if err != nil {
		return err
	}
	err = errors.Join(write(f), f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
