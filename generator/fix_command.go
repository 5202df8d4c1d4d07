package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/source"
)

// fixFlags are the flags of fix.
type fixFlags struct {
	dryRun, issued bool
	rules          []string
}

func (c *command) fixCommand() *cobra.Command {
	var o fixFlags
	cmd := &cobra.Command{
		Use:   "fix [PATH…]",
		Short: "Mend what can be mended mechanically / 自动改正机械性的问题",
		Long: "Mend in the content what needs no judgement, then report what is left. An issued text is\n" +
			"published as it was issued: it is changed with --issued only, when a slip of our copy is\n" +
			"to be mended; compare it with the printed text. What edition.toml accepts is never changed.\n" +
			"改正不需要判断的问题，然后报告其余问题。已发布的文本照原样公布：只有加 --issued 才会改动，\n" +
			"用于改正录入错误，改后请与印刷本核对。",
		RunE: func(_ *cobra.Command, args []string) error { return c.fix(o, args) },
	}
	f := cmd.Flags()
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "show the changes as a diff and write nothing / 只显示改动，不写文件")
	f.BoolVar(&o.issued, "issued", false, "also change texts that are issued / 也改动已发布的文本")
	f.StringArrayVar(&o.rules, "rule", nil, "mend this rule `ID` only; may be repeated / 只改这条规则，可重复")
	return cmd
}

func (c *command) fix(o fixFlags, args []string) error {
	_, day, lang, err := c.settings()
	if err != nil {
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
	if in.dir == "" {
		return c.usage("没有内容文件夹 %s；程序自带的内容不能改", "there is no content folder %s; the content in the program cannot be changed", c.content)
	}
	before, err := stamps(in.content)
	if err != nil {
		return failure{exitMachine, err}
	}
	s, err := c.examine(in, day)
	if err != nil {
		return err
	}
	if sel.paths, err = c.selectPaths(in, args, s.findings); err != nil {
		return err
	}
	protected := issuedTexts(s, day)
	if o.issued {
		protected = nil
	}
	todo, kept := mendable(sel.of(s.findings), protected)
	c.sayKept(kept, lang)
	c.sayUnreadable(sel, s)
	root, err := c.folder("--content ", in.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	left, err := c.mend(root, before, todo, o.dryRun)
	if err != nil {
		return failure{exitMachine, err}
	}
	if left > 0 {
		c.say(lang, "%d 处与别的改动重叠，再运行一次 fix 即可改正", "%d overlap another change; run fix again for them", left)
	}
	if o.dryRun {
		return nil
	}
	return c.reportLeft(in, day, sel)
}

// say is talk, on standard error.
func (c *command) say(lang model.Lang, zh, en string, args ...any) {
	fmt.Fprintf(c.stderr, "guiju: "+model.Bilingual{Zh: zh, En: en}.Or(lang)+"\n", args...)
}

// issuedTexts names the texts that stand as they were issued: those of
// editions that are issued, whether or not they are in force yet or any more,
// and of laws and policies. A sample was issued by nobody. An edition whose
// edition.toml could not be read wholly may be: its days are perhaps not known.
func issuedTexts(s *listing, day model.Date) map[string]bool {
	out, broken := map[string]bool{}, map[string]bool{}
	for _, f := range s.findings {
		broken[f.Pos.File] = broken[f.Pos.File] || strings.HasPrefix(f.Rule.ID, "toml-")
	}
	add := func(texts map[model.Lang]*model.Text) {
		for _, t := range texts {
			if t != nil {
				out[t.File] = true
			}
		}
	}
	for _, w := range s.sys.Works {
		for _, e := range w.Editions {
			issued := e.StatusAt(day) != model.Upcoming || !e.Issued.IsZero() && !day.Before(e.Issued)
			if !w.Sample && (issued || broken[e.File()]) {
				add(e.Texts)
				for _, a := range e.Amendments {
					add(a.Texts)
				}
			}
			for _, c := range e.Corrections { // what stood there stays as it stood, of samples too
				add(c.Before)
			}
		}
	}
	for _, r := range s.sys.Regulations {
		add(r.Texts)
	}
	for _, p := range s.sys.Policies {
		if !p.Sample {
			add(p.Texts)
		}
	}
	return out
}

// fileMends are the mends of one file.
type fileMends struct {
	name  string
	fixes []model.Fix
}

// mendable collects mends by file, sorted, and how many a protected file keeps
// from being done. An accepted finding is none.
func mendable(fs []finding, protected map[string]bool) (todo []fileMends, kept map[string]int) {
	kept = map[string]int{}
	by := map[string][]model.Fix{}
	for _, f := range fs {
		switch {
		case f.Fix == nil || f.accepted != nil:
		case protected[f.Fix.Pos.File]:
			kept[f.Fix.Pos.File]++
		default:
			by[f.Fix.Pos.File] = append(by[f.Fix.Pos.File], *f.Fix)
		}
	}
	for _, name := range sorted(by) {
		todo = append(todo, fileMends{name, by[name]})
	}
	return todo, kept
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (c *command) sayKept(kept map[string]int, lang model.Lang) {
	for _, name := range sorted(kept) {
		c.say(lang, "%s：已发布的文本照原样公布，%d 处没有改；录入有误时加 --issued，改后与印刷本核对",
			"%s: an issued text is published as it was issued, %d not mended; if our copy is wrong, use --issued and compare with the printed text",
			name, kept[name])
	}
}

// sayUnreadable gives the reason why a file of another encoding is not touched.
func (c *command) sayUnreadable(sel selection, s *listing) {
	sel.rules = nil
	for _, f := range sel.of(s.findings) {
		if strings.HasPrefix(f.Rule.ID, "encoding-") {
			c.say(s.lang, "%s：没有改动：%s。%s", "%s: not touched: %s. %s", f.Pos.File, printable(f.Message(s.lang)), printable(f.Hint(s.lang)))
		}
	}
}

// mend writes the files, or shows what would be written. left counts mends
// that wait for the next run.
func (c *command) mend(root *os.Root, before map[string]stamp, todo []fileMends, dryRun bool) (left int, err error) {
	done := 0
	for i, m := range todo {
		src, err := readStill(root, m.name, before[m.name])
		if err != nil {
			return 0, c.partly(i, err)
		}
		if !utf8.Valid(src) {
			panic("BUG: a mend in " + m.name + ", which is not UTF-8")
		}
		edits, l := place(src, m.fixes)
		left, done = left+l, done+len(edits)
		if dryRun {
			err = c.showDiff(diffOf(source.Change{Path: m.name, Old: src, New: apply(src, edits)}))
		} else {
			err = replace(root, m.name, before[m.name], apply(src, edits))
		}
		if err != nil {
			return 0, c.partly(i, err)
		}
	}
	if dryRun {
		c.say(model.Lang(c.lang), "可改正 %d 处，涉及 %d 个文件；没有写文件", "%d can be mended in %d files; nothing was written", done, len(todo))
	} else {
		c.say(model.Lang(c.lang), "改正了 %d 处，涉及 %d 个文件", "%d mended in %d files", done, len(todo))
	}
	return left, nil
}

// partly says what was done before the machine failed.
func (c *command) partly(files int, err error) error {
	return fmt.Errorf(model.Bilingual{Zh: "%w（此前已改 %d 个文件，每个都完整）", En: "%w (%d files were changed before, each of them whole)"}.Or(model.Lang(c.lang)), err, files)
}

// showDiff writes to a program as it is, and to a terminal in colour and
// without what a terminal would obey.
func (c *command) showDiff(diff string) error {
	if colours(c.stdout) {
		var b strings.Builder
		for line := range strings.Lines(diff) {
			line = printable(strings.TrimRight(line, "\r\n"))
			switch {
			case strings.HasPrefix(line, "-"):
				line = "\x1b[31m" + line + "\x1b[0m"
			case strings.HasPrefix(line, "+"):
				line = "\x1b[32m" + line + "\x1b[0m"
			}
			b.WriteString(line + "\n")
		}
		diff = b.String()
	}
	_, err := io.WriteString(c.stdout, diff)
	return err
}

// reportLeft loads what was written and reports as check would.
func (c *command) reportLeft(in input, day model.Date, sel selection) error {
	s, err := c.examine(in, day)
	if err != nil {
		return err
	}
	s.findings = sel.of(s.findings)
	s.grouped = len(s.findings) > manyFindings
	s.colour = colours(c.stdout)
	if err := s.write(c.stdout, "text"); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}
