package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/intake"
	"guiju/generator/model"
	"guiju/generator/registers"
	"guiju/generator/sheet"
	"guiju/generator/source"
)

// importWorkbook takes back what export wrote, or takes in a 明细表 that nobody
// wrote for this program.
func (c *command) importWorkbook(o importFlags, name string) error {
	return c.takeTables(o, name, func(t *intakeOfTables) ([]source.Change, []model.Problem) {
		tables := registers.Export(registerWords(), t.sys)
		returned, found := t.book.Tables(sheetsOf(tables))
		if len(returned) > 0 {
			changes, ps := registers.Import(registerWords(), t.content, t.sys, tablesOf(returned, tables))
			return changes, both(found, ps)
		}
		rows, found := sheet.Directory(t.book)
		if model.HasErrors(found) {
			return nil, found
		}
		changes, ps := registers.ImportDirectory(t.content, t.sys, listedRows(rows))
		return changes, append(found, ps...)
	})
}

func (c *command) importFilingCommand() *cobra.Command {
	var o importFlags
	var receiver string
	cmd := &cobra.Command{
		Use:   "filing FILE.xlsx",
		Short: "Take the workbook that a region files, or say what is wrong with it / 收报备表",
		Long: "Look at the workbook that a region files. With a defect nothing is taken: beside the file stand\n" +
			"a marked copy and a list of the defects to print. Without one, and with --write, its standards\n" +
			"become records of the content and a receipt is written (filings.toml).\n" +
			"检查一个地区报来的 Excel。有缺陷时不收：旁边写出一份标好的副本和可打印的缺陷清单；\n" +
			"没有缺陷时加 --write 收下，其中的标准登记为题录，并写下回执（filings.toml）。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return c.importFiling(o, receiver, args[0]) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.write, "write", false, "take it: write what is shown into the content / 收下并写入")
	f.StringVar(&receiver, "receiver", "", "the `BODY` that takes it (default: the owner of the site) / 收件单位")
	return cmd
}

func (c *command) importFiling(o importFlags, receiver, name string) error {
	o.defects = strings.TrimSuffix(name, filepath.Ext(name)) + ".defects"
	return c.takeTables(o, name, func(t *intakeOfTables) ([]source.Change, []model.Problem) {
		like := filingSheets(t)
		returned, found := t.book.Tables(sheetsOf(like))
		sum := sha256.Sum256(t.raw)
		changes, ps := registers.ImportFiling(t.content, t.sys, tablesOf(returned, like), registers.Receipt{
			Date: t.day, Receiver: model.Bilingual{Zh: receiver}, File: filepath.Base(name), Digest: hex.EncodeToString(sum[:]),
		})
		return changes, both(found, ps)
	})
}

// both are what was found in the cells and what is wrong with their values; a
// cell that could not be read is told once.
func both(found, ps []model.Problem) []model.Problem {
	unread := map[model.Pos]bool{}
	for _, p := range found {
		unread[p.Pos] = unread[p.Pos] || p.Severity == model.Error
	}
	return append(found, slices.DeleteFunc(ps, func(p model.Problem) bool { return unread[p.Pos] })...)
}

// filingSheets are the sheets that any region's workbook has.
func filingSheets(t *intakeOfTables) []registers.Table {
	for _, r := range t.sys.Regions {
		if like, ps := registers.FilingTemplate(registerWords(), t.sys, r.Key); !model.HasErrors(ps) {
			return like
		}
	}
	return nil
}

// intakeOfTables is a workbook that came in, and what it meets.
type intakeOfTables struct {
	book    *sheet.Book
	raw     []byte
	content fs.FS
	sys     *model.System
	day     model.Date
}

// takeTables reads a workbook, has its changes planned, shows everything and
// writes when told.
func (c *command) takeTables(o importFlags, name string, plan func(*intakeOfTables) ([]source.Change, []model.Problem)) error {
	_, day, lang, err := c.settings()
	if err != nil {
		return err
	}
	root, err := c.folder("--content ", c.content)
	if err != nil {
		return err
	}
	defer root.Close()
	t := &intakeOfTables{content: root.FS(), day: day}
	sys, files, loading, err := source.Load(t.content)
	if err != nil {
		return failure{exitMachine, err}
	}
	if err := c.stop(loading, files, lang); err != nil {
		return err
	}
	t.sys = sys
	if t.raw, err = readAtMost(name, intake.MaxFile); err != nil {
		return c.unopened(err)
	}
	var problems []model.Problem
	t.book, problems = sheet.Read(filepath.ToSlash(name), t.raw)
	var changes []source.Change
	if !model.HasErrors(problems) {
		var found []model.Problem
		changes, found = plan(t)
		problems = append(problems, found...)
	}
	problems = model.SortProblems(problems)
	if model.HasErrors(problems) {
		changes = nil
	}
	s := &listing{lang: lang, colour: colours(c.stdout), day: day.String(), findings: unaccepted(problems)}
	if err := s.write(c.stdout, "text"); err != nil {
		return failure{exitMachine, err}
	}
	if err := c.answer(o, t, s); err != nil {
		return err
	}
	if model.HasErrors(problems) {
		c.say(lang, "有错误，什么也没有改；改好工作簿再导入", "there are errors and nothing is changed; mend the workbook and import it again")
		return failure{exitProblems, errFound}
	}
	if err := c.showChanges(changes); err != nil {
		return failure{exitMachine, err}
	}
	if err := c.showKeys(changes); err != nil {
		return failure{exitMachine, err}
	}
	if err := c.afterwards(t.content, changes, day); err != nil {
		return err
	}
	return c.conclude(root, changes, o.write)
}

// answer writes the marked copy and the list that were asked for, of a workbook
// with something to mend.
func (c *command) answer(o importFlags, t *intakeOfTables, s *listing) error {
	var problems []model.Problem
	worst := model.Info
	for _, f := range s.findings {
		problems, worst = append(problems, f.Problem), max(worst, f.Severity)
	}
	switch {
	case worst == model.Info, o.defects != "" && worst < model.Error:
		return nil
	case o.defects != "" && !slices.ContainsFunc(problems, func(p model.Problem) bool { return p.Pos.Line > 0 }):
		return nil // it is about the file: nothing in it can be mended
	}
	if (o.mark != "" || o.defects != "") && t.book != nil {
		marked, err := sheet.Mark(t.raw, sheet.NotesOn(t.book, problems))
		if o.defects != "" {
			o.mark, o.report = unused(o.defects+".xlsx", marked), unused(o.defects+".html", nil)
		}
		switch {
		case errors.Is(err, sheet.ErrNotMarked):
			c.say(s.lang, "这个工作簿不能写标记副本：%v", "this workbook cannot be copied with marks: %v", err)
		case err != nil:
			return failure{exitMachine, err}
		default:
			if err := c.hand(o.mark, marked, s.lang); err != nil {
				return err
			}
			c.say(s.lang, "标记副本：%s", "the marked copy: %s", o.mark)
		}
	}
	if o.report != "" {
		s.documents = []htmlDocument{}
		if err := writeFile(o.report, s.html); err != nil {
			return failure{exitMachine, err}
		}
		c.say(s.lang, "问题清单（可打印）：%s", "the list, to print: %s", o.report)
	}
	return nil
}

// unused is a name for a file of what was found: one that is there may be in
// use, unless it says the same.
func unused(name string, b []byte) string {
	ending := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ending)
	for n := 2; ; n++ {
		old, err := os.ReadFile(name)
		if err != nil || b != nil && bytes.Equal(old, b) {
			return name
		}
		name = stem + "-" + strconv.Itoa(n) + ending
	}
}

// hand writes a copy for somebody to mend. One that is there may have been
// mended already, and stays.
func (c *command) hand(name string, b []byte, lang model.Lang) error {
	switch old, err := os.ReadFile(name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return failure{exitMachine, err}
	case !bytes.Equal(old, b):
		return c.usage("%s 已经存在，里面可能有人改过的内容；请移走它，或换个名称", "%s is there and may hold somebody's work; move it away, or choose another name", name)
	}
	if err := writeBytes(name, b); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// manyAfterwards is the number of findings above which they are shown by rule:
// what a new standard still lacks is the same for all that came with it.
const manyAfterwards = 12

// afterwards says what check will find in the files that change.
func (c *command) afterwards(content fs.FS, changes []source.Change, day model.Date) error {
	if len(changes) == 0 {
		return nil
	}
	lang := model.Lang(c.lang)
	sys, files, loading, err := source.Load(intake.After(content, changes))
	if err != nil {
		return failure{exitMachine, err}
	}
	var after []model.Problem
	for _, p := range findings(sys, loading, day) {
		if slices.ContainsFunc(changes, func(ch source.Change) bool { return ch.Path == p.Pos.File }) {
			after = append(after, p)
		}
	}
	if len(after) == 0 {
		return nil
	}
	words := model.Bilingual{Zh: "写入以后，check 对这些文件还会说：\n", En: "Once this is written, check will say of these files:\n"}
	if _, err := io.WriteString(c.stdout, words.Or(lang)); err != nil {
		return failure{exitMachine, err}
	}
	s := &listing{lang: lang, colour: colours(c.stdout), line: files.Line, findings: unaccepted(after)}
	if len(after) <= manyAfterwards {
		err = s.write(c.stdout, "text")
	} else {
		var b strings.Builder
		s.table(&b)
		_, err = io.WriteString(c.stdout, b.String()+tally(s.findings, lang)+"\n")
	}
	if err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// readAtMost reads a file that is not larger than the program is ready for.
func readAtMost(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%s: larger than %d MB / 超过 %d MB", name, limit>>20, limit>>20)
	}
	return b, nil
}

func writes(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}
