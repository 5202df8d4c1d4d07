package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"guiju/generator/check"
	"guiju/generator/federation"
	"guiju/generator/intake"
	"guiju/generator/manuscript"
	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/registers"
	"guiju/generator/release"
	"guiju/generator/sheet"
	"guiju/generator/site"
	"guiju/generator/source"
	"guiju/generator/text"
	"guiju/generator/verify"
	"guiju/generator/word"
)

// ruleTable is the rules of one stage.
type ruleTable struct {
	name  string
	title model.Bilingual
	rules []*model.Rule
}

// ruleTables are all rules of the program, in the order of the stages.
func ruleTables() []ruleTable {
	records := slices.DeleteFunc(slices.Clone(check.Rules), func(r *model.Rule) bool { return slices.Contains(check.DraftingRules, r) })
	return []ruleTable{
		{"source", model.Bilingual{Zh: "读取内容文件夹", En: "Reading the content folder"}, source.Rules},
		{"text", model.Bilingual{Zh: "正文的写法", En: "How texts are written"}, text.Rules},
		{"records", model.Bilingual{Zh: "登记的事实和相互引用", En: "Facts on record, and references"}, records},
		{"federation", model.Bilingual{Zh: "市级体系的文件", En: "Files of the cities' systems"}, federation.Rules},
		{"drafting", model.Bilingual{Zh: "标准的起草（GB/T 1.1）和中英文一致", En: "Drafting of standards (GB/T 1.1), and agreement of both languages"}, check.DraftingRules},
		{"release", model.Bilingual{Zh: "历次发布的记录和统一页头页尾", En: "The chain of releases, and frames of other sites"}, slices.Concat(release.Rules, release.FrameRules)},
		{"word", model.Bilingual{Zh: "读取 Word 文稿", En: "Reading Word files"}, word.Rules},
		{"reading", model.Bilingual{Zh: "读取网页、Markdown 和纯文本", En: "Reading web pages, Markdown and plain text"}, manuscript.ReadingRules},
		{"manuscript", model.Bilingual{Zh: "文稿的结构", En: "The structure of a manuscript"}, manuscript.Rules},
		{"intake", model.Bilingual{Zh: "导入文稿和登记勘误", En: "Importing manuscripts, recording corrections"}, slices.Concat(intake.Rules, intake.CorrectionRules)},
		{"sheet", model.Bilingual{Zh: "读取表格文件", En: "Reading spreadsheets"}, sheet.Rules},
		{"registers", model.Bilingual{Zh: "导入登记表", En: "Importing registers"}, registers.Rules},
		{"site", model.Bilingual{Zh: "生成页面", En: "Making the pages"}, site.Rules},
		{"verify", model.Bilingual{Zh: "核验生成的网站", En: "Verifying the finished site"}, verify.Rules},
		{"addresses", model.Bilingual{Zh: "公布过的地址", En: "Addresses that were published"}, release.AddressRules},
		{"publish", model.Bilingual{Zh: "发布", En: "Publishing"}, publish.Rules},
	}
}

// rules lists every rule of the program, in the order of the stages.
func rules() (all []*model.Rule) {
	for _, table := range ruleTables() {
		all = append(all, table.rules...)
	}
	return all
}

func (c *command) explainCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain [RULE]",
		Short: "Say what a rule means and how to mend it / 解释一条规则",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			if format != "text" && format != "json" {
				return c.usage("--format %s：可选 text 或 json", "--format %s: want text or json", format)
			}
			if len(args) == 0 {
				return c.explainAll(lang, format)
			}
			return c.explainOne(args[0], lang, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json (both languages) / 输出格式")
	return cmd
}

func (c *command) explainAll(lang model.Lang, format string) error {
	if format == "json" {
		out := []jsonRule{}
		for _, r := range rules() {
			out = append(out, newJSONRule(r))
		}
		return machine(writeJSON(c.stdout, out))
	}
	for _, r := range rules() {
		if _, err := fmt.Fprintf(c.stdout, "%-8s %-28s %s\n", r.Severity, r.ID, r.Doc.Or(lang)); err != nil {
			return machine(err)
		}
	}
	return nil
}

func (c *command) explainOne(id string, lang model.Lang, format string) error {
	var known []string
	for _, r := range rules() {
		if r.ID == id && format == "json" {
			return machine(writeJSON(c.stdout, newJSONRule(r)))
		}
		if r.ID == id {
			return machine(explain(c.stdout, r, lang))
		}
		known = append(known, r.ID)
	}
	return c.unknownRule(id, known)
}

// explain writes one rule. Where its message has an argument stands “…”.
func explain(w io.Writer, r *model.Rule, lang model.Lang) error {
	effect := map[model.Severity]model.Bilingual{
		model.Error:   {Zh: "必须改正，否则不发布", En: "must be mended before anything is published"},
		model.Warning: {Zh: "应当改正，不妨碍发布", En: "should be mended; the site is published all the same"},
		model.Info:    {Zh: "供了解，不必改正", En: "worth knowing; nothing to mend"},
	}[r.Severity]
	label := []string{"severity: ", "says: ", "why: ", "mend: "}
	if lang == model.Zh {
		label = []string{"级别：", "报告：", "依据：", "改法："}
	}
	_, err := fmt.Fprintf(w, "%s\n\n%s%s (%s)\n%s%s\n%s%s\n%s%s\n", r.ID,
		label[0], r.Severity, effect.Or(lang), label[1], pattern(r.Message.Or(lang)),
		label[2], r.Doc.Or(lang), label[3], pattern(r.Hint.Or(lang)))
	return err
}

// jsonRule is a rule for programs; {1}, {2}, … stand for the arguments.
type jsonRule struct {
	ID       string          `json:"id"`
	Severity model.Severity  `json:"severity"`
	Message  model.Bilingual `json:"message"`
	Hint     model.Bilingual `json:"hint"`
	Doc      model.Bilingual `json:"doc"`
}

func newJSONRule(r *model.Rule) jsonRule {
	return jsonRule{r.ID, r.Severity, r.Message, r.Hint, r.Doc}
}

// machine gives an error of the machine its exit status.
func machine(err error) error {
	if err != nil {
		return failure{exitMachine, err}
	}
	return nil
}
