package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/intake"
	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/source"
	"guiju/generator/word"
)

// importFlags are the flags of import.
type importFlags struct {
	work, year, level, box string
	text, changes          string
	sample, write          bool
	report, mark           string
	defects                string // of a filing: how the marked copy and the list begin
}

func (c *command) importCommand() *cobra.Command {
	var o importFlags
	cmd := &cobra.Command{
		Use:   "import FILE|FOLDER|ZIP…",
		Short: "Bring Word files and workbooks into the content / 导入 Word 文稿和 Excel 表格",
		Long: "Read standards from Word files (.docx; .doc, .wps, .rtf and .odt where LibreOffice is installed),\n" +
			"web pages, Markdown and plain text, or registers from a workbook (.xlsx, .csv); say what was\n" +
			"understood and what was not, and show what would change. Only --write writes. Importing a\n" +
			"corrected document again changes its text and leaves facts, keys and accepted findings alone.\n" +
			"从 Word 文稿（.docx；装有 LibreOffice 时还有 .doc、.wps、.rtf、.odt）、网页、Markdown、纯文本导入标准，\n" +
			"或从 Excel（.xlsx、.csv）导入登记表：先报告读懂了什么、没读懂什么，并显示将有的改动；\n" +
			"加 --write 才写入。改过的文稿可再次导入：只更新正文，不动已登记的事实、编码和已认可的问题。",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.ContainsFunc(args, isWorkbook) {
				return c.importFiles(cmd.Context(), o, args)
			}
			if len(args) > 1 {
				return c.usage("工作簿要一个一个导入", "import one workbook at a time")
			}
			return c.importWorkbook(o, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.work, "work", "", "the work's `KEY`, such as db41-t-1234 (default: from the number) / 标准的编码")
	f.StringVar(&o.year, "year", "", "the edition's `YEAR` (default: from the number) / 版本年份")
	f.StringVar(&o.level, "level", "", "`KEY` of the level of a new work (default: from the number) / 新标准的层级")
	f.StringVar(&o.box, "box", "", "`CODE` of the place of a new work in the framework / 新标准的体系编码")
	f.StringVar(&o.text, "text", "", "language of the text, zh or en (default: from its letters) / 文稿的语种")
	f.StringVar(&o.changes, "changes", "accept", "tracked changes: accept or refuse / 修订：接受或拒绝")
	f.BoolVar(&o.sample, "sample", false, "new works are samples / 新标准是样本")
	f.BoolVar(&o.write, "write", false, "write what is shown into the content / 写入内容文件夹")
	f.StringVar(&o.report, "report", "", "also write the whole report to this `FILE.html` / 另存报告")
	f.StringVar(&o.mark, "mark", "", "of a workbook with something to mend, write a marked copy to this `FILE.xlsx` / 工作簿有问题时，另存标好的副本")
	cmd.AddCommand(c.importFilingCommand())
	return cmd
}

func (c *command) importFiles(ctx context.Context, o importFlags, args []string) error {
	_, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	options, err := c.importOptions(o, day)
	if err != nil {
		return err
	}
	root, err := c.folder("--content ", c.content)
	if err != nil {
		return err
	}
	defer root.Close()
	content := root.FS()
	sys, _, loading, err := source.Load(content)
	if err != nil {
		return failure{exitMachine, err}
	}
	if sys.Unread["system.toml"] {
		return c.stop(loading, &source.Files{}, lang)
	}
	inputs, problems, err := intake.Collect(args)
	if err != nil {
		return c.unopened(err)
	}
	plan, err := intake.Make(ctx, content, sys, inputs, options)
	if err != nil {
		return failure{exitMachine, err}
	}
	plan.Problems = append(problems, plan.Problems...)
	if o.work+o.year != "" && len(plan.Documents) > 2 {
		return c.usage("--work 和 --year 只用于一项标准，这里有 %d 个文稿", "--work and --year go with one standard; there are %d documents here", len(plan.Documents))
	}
	r, err := c.importReport(content, plan, day)
	if err != nil {
		return err
	}
	if err := r.text(c.stdout); err != nil {
		return failure{exitMachine, err}
	}
	if o.report != "" {
		contentDir, err := absolute(c.content)
		if err != nil {
			return err
		}
		if err := c.reportPlace(o.report, input{inputs: []string{contentDir}}); err != nil {
			return err
		}
		if err := writeFile(o.report, r.html); err != nil {
			return failure{exitMachine, err}
		}
	}
	if err := c.showChanges(plan.Changes); err != nil {
		return failure{exitMachine, err}
	}
	if err := c.conclude(root, plan.Changes, o.write); err != nil {
		return err
	}
	refused := func(d *intake.Document) bool { return d.Refused }
	if model.HasErrors(plan.Problems) || slices.ContainsFunc(plan.Documents, refused) {
		return failure{exitProblems, errFound}
	}
	return nil
}

// unopened says that a file cannot be opened: it is not there, or the machine
// refuses.
func (c *command) unopened(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) && errors.Is(err, fs.ErrNotExist) {
		return c.usage("找不到 %s：核对文件名和文件夹；名称里有空格时前后加双引号", "%s is not there: check its name and folder; put a name with spaces in double quotes", at.Path)
	}
	return failure{exitMachine, err}
}

// conclude carries out changes that were shown, or says how to.
func (c *command) conclude(root *os.Root, changes []source.Change, write bool) error {
	lang := model.Lang(c.lang)
	switch {
	case len(changes) == 0:
		c.say(lang, "内容没有变化", "the content stays as it is")
	case !write:
		c.say(lang, "%d 个文件将新建或改动；还没有写入，核对后加 --write 再运行一次", "%d files would be made or changed; nothing is written yet: look at it, then run this again with --write", len(changes))
	default:
		if err := carryOut(root, changes); err != nil {
			return failure{exitMachine, err}
		}
		c.say(lang, "写入了 %d 个文件", "%d files written", len(changes))
	}
	return nil
}

// importOptions checks the flags.
func (c *command) importOptions(o importFlags, day model.Date) (intake.Options, error) {
	out := intake.Options{Work: o.work, Year: o.year, Level: o.level, Box: o.box, Lang: model.Lang(o.text), Sample: o.sample, Day: day}
	switch {
	case o.work != "" && !model.ValidID(o.work):
		return out, c.usage("--work %q 不能用作编码：只用小写字母、数字、“-”和“.”，如 db41-t-1234", "--work %q cannot be a key: lower-case letters, digits, - and . only, as in db41-t-1234", o.work)
	case o.year != "" && !source.EditionYear(o.year):
		return out, c.usage("--year %q 不是年份：写四位数字，如 2024", "--year %q is no year: four digits, such as 2024", o.year)
	case o.text != "" && !slices.Contains(model.Langs, model.Lang(o.text)):
		return out, c.usage("--text 是 zh 或 en，不是 %q", "--text is zh or en, not %q", o.text)
	}
	switch o.changes {
	case "accept":
		out.Changes = word.Accept
	case "refuse":
		out.Changes = word.Refuse
	default:
		return out, c.usage("--changes 是 accept（接受）或 refuse（拒绝），不是 %q", "--changes is accept or refuse, not %q", o.changes)
	}
	return out, nil
}

// importReport is what an import understood, in the form of every report.
type importReport struct {
	plan    *intake.Plan
	lang    model.Lang
	colour  bool
	day     string
	checked []model.Problem // what check finds in the texts as they would be
	line    func(file string, n int) string
}

// importReport looks at the content as the plan would leave it.
func (c *command) importReport(content fs.FS, plan *intake.Plan, day model.Date) (*importReport, error) {
	r := &importReport{plan: plan, day: day.String(), lang: model.Lang(c.lang), colour: colours(c.stdout)}
	sys, files, loading, err := source.Load(intake.After(content, plan.Changes))
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	ours := func(file string) bool {
		return slices.ContainsFunc(plan.Documents, func(d *intake.Document) bool {
			return !d.Refused && (strings.HasPrefix(file, d.Dir()+"/") || slices.Contains(d.Files, file))
		})
	}
	for _, p := range findings(sys, loading, day) {
		if ours(p.Pos.File) {
			r.checked = append(r.checked, p)
		}
	}
	paragraphs := map[string]map[int]string{} // of each document, once for all findings
	r.line = func(file string, n int) string {
		for _, d := range plan.Documents {
			if d.Name == file {
				if paragraphs[file] == nil {
					paragraphs[file] = d.Manuscript.Lines()
				}
				return paragraphs[file][n]
			}
		}
		return files.Line(file, n)
	}
	return r, nil
}

// documentProblems are what was found in the manuscript itself.
func documentProblems(d *intake.Document) []model.Problem {
	ps := append(slices.Clone(d.Findings), d.Notes...)
	for i := range ps {
		if ps[i].Pos.Line > 0 {
			ps[i].Pos.Col = max(ps[i].Pos.Col, 1) // the paragraph is quoted
		}
	}
	return model.SortProblems(ps)
}

var asideWords = map[manuscript.AsideKind]model.Bilingual{
	manuscript.Header:   {Zh: "页眉", En: "page header"},
	manuscript.Footer:   {Zh: "页脚", En: "page footer"},
	manuscript.Contents: {Zh: "目次", En: "list of contents"},
	manuscript.Comment:  {Zh: "批注", En: "comment"},
	manuscript.Deleted:  {Zh: "修订中删除", En: "deleted by a change"},
	manuscript.Inserted: {Zh: "修订中插入（已拒绝）", En: "inserted by a refused change"},
	manuscript.Hidden:   {Zh: "隐藏文字", En: "hidden text"},
	manuscript.PageSign: {Zh: "页码", En: "page number"},
	manuscript.Repeated: {Zh: "续表的重复题目和表头", En: "caption and head of a table, said again"},
	manuscript.OnCover:  {Zh: "封面，已读入上面各项", En: "of the cover, and said above"},
	manuscript.Ornament: {Zh: "封面或重复的题目", En: "of the cover, or a title printed again"},
	manuscript.Unread:   {Zh: "没能放进正文", En: "what the text could not take"},
}

// leftOut says what was left out, where, and its words. Lines of one kind that
// follow each other, such as those of a list of contents, stand together.
func leftOut(list []manuscript.Aside, l model.Lang) (lines []string) {
	for i := 0; i < len(list); {
		n := i + 1
		for n < len(list) && list[n].Kind == list[i].Kind && list[n].N == list[n-1].N+1 && list[i].By+list[n].By+list[n].About == "" {
			n++
		}
		lines = append(lines, aside(list[i:n], l))
		i = n
	}
	return lines
}

func aside(run []manuscript.Aside, l model.Lang) string {
	a := run[0]
	words, ok := asideWords[a.Kind]
	if !ok {
		panic("BUG: no words for what was left out as " + string(a.Kind))
	}
	var b strings.Builder
	b.WriteString(words.Or(l))
	switch last := run[len(run)-1]; {
	case len(run) > 1:
		fmt.Fprintf(&b, model.Bilingual{Zh: "（第 %d 至 %d 段）", En: " (paragraphs %d to %d)"}.Or(l), a.N, last.N)
	case a.N > 0:
		fmt.Fprintf(&b, model.Bilingual{Zh: "（第 %d 段）", En: " (paragraph %d)"}.Or(l), a.N)
	}
	for _, s := range []string{a.By, a.On} {
		if s != "" {
			b.WriteString(" " + s)
		}
	}
	if a.About != "" {
		b.WriteString(model.Bilingual{Zh: "，批“" + a.About + "”", En: ", about “" + a.About + "”"}.Or(l))
	}
	b.WriteString(model.Bilingual{Zh: "：", En: ": "}.Or(l))
	for i, one := range run {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(strings.ReplaceAll(one.Text, "\t", " "))
	}
	return b.String()
}

func (r *importReport) say(zh, en string) string { return model.Bilingual{Zh: zh, En: en}.Or(r.lang) }
