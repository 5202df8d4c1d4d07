package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"guiju/generator/check"
	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/sheet"
	"guiju/generator/source"
	"guiju/generator/text"
	"guiju/generator/verify"
)

// rules lists every rule of the program, in the order of the stages.
func rules() (all []*model.Rule) {
	for _, table := range [][]*model.Rule{source.Rules, text.Rules, check.Rules, sheet.Rules, verify.Rules, publish.Rules} {
		all = append(all, table...)
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
