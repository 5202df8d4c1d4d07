package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/search"
)

func (c *command) searchCommand() *cobra.Command {
	var batch, asJSON bool
	var filters []string
	var q search.Query
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search a published folder with the browser's index and ranking / 在已发布的网站中检索",
		Long: "Search a published folder (--out) with the same index and ranking as the browser.\n" +
			"--lang limits the hits to one language when it is given. --filter status=current,upcoming\n" +
			"keeps what has one of the values; the facets are kind, status, level, box, area, region,\n" +
			"year. --batch reads one query a line from standard input and prints one JSON object a\n" +
			"line, also when nothing is found.",
		RunE: func(cmd *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			if batch == (len(args) > 0) {
				return c.usage("要么写检索词，要么用 --batch", "want either a query or --batch")
			}
			root, err := c.folder("--out ", c.out)
			if err != nil {
				return err
			}
			if q.Top < 1 {
				return c.usage("--top %d：至少 1 条", "--top %d: want 1 or more", q.Top)
			}
			if q.Sort != "" && q.Sort != "order" && q.Sort != "year" {
				return c.usage("--sort %s：写 order（文件顺序）或 year（由新到旧）", "--sort %s: want order (as on the site) or year (the newest first)", q.Sort)
			}
			q.Filters = map[string][]string{}
			for _, f := range filters {
				name, values, ok := strings.Cut(f, "=")
				if !ok || name == "" || values == "" {
					return c.usage("--filter %s：写成 status=current 的形式", "--filter %s: want a facet and values, as in status=current", f)
				}
				q.Filters[name] = append(q.Filters[name], strings.Split(values, ",")...)
			}
			reader, err := openSearch(root.FS())
			if err != nil {
				return failure{exitIntegrity, fmt.Errorf("%s: %w", c.out, err)}
			}
			if cmd.Flags().Changed("lang") {
				q.Lang = string(lang)
			}
			if batch {
				return c.searchBatch(cmd, reader, q)
			}
			q.Text = strings.Join(args, " ")
			return c.searchOne(reader, q, lang, asJSON)
		},
	}
	cmd.Flags().BoolVar(&batch, "batch", false, "one query a line from standard input / 从标准输入逐行读取")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON / 输出 JSON")
	cmd.Flags().IntVar(&q.Top, "top", 10, "number of hits / 命中条数")
	cmd.Flags().StringArrayVar(&filters, "filter", nil, "facet=value,… to keep / 只保留某类：facet=值,…")
	cmd.Flags().StringVar(&q.In, "in", "", "number or title of the one document to search / 只检索这一份文件：编号或名称")
	cmd.Flags().StringVar(&q.Sort, "sort", "", "order or year instead of relevance / 排序：order 或 year")
	cmd.Flags().BoolVar(&q.Old, "old", false, "superseded editions too / 包括已被代替的版本")
	return cmd
}

// openSearch finds the one index folder of a published site.
func openSearch(fsys fs.FS) (*search.Reader, error) {
	dirs, err := fs.Glob(fsys, "search-index/*")
	if err != nil || len(dirs) != 1 {
		return nil, fmt.Errorf("want one folder in search-index/, found %d; publish the site first", len(dirs))
	}
	return search.Open(fsys, dirs[0])
}

// answer is one line of output for programs.
type answer struct {
	Query   string      `json:"query"`
	Total   int         `json:"total"`
	Hits    []answerHit `json:"hits"`
	Loose   bool        `json:"loose,omitempty"`   // no provision has all that was asked
	Also    []string    `json:"also,omitempty"`    // synonyms that were searched as well
	Instead []string    `json:"instead,omitempty"` // words taken for misspelt ones
	Old     int         `json:"old,omitempty"`     // matches left out, in superseded editions
}

type answerHit struct {
	Address string  `json:"address"`
	Title   string  `json:"title"`
	Score   float64 `json:"score"`
}

func newAnswer(query string, r search.Result) answer {
	a := answer{query, r.Total, []answerHit{}, r.Loose, r.Also, r.Instead, r.Old}
	for _, h := range r.Hits {
		a.Hits = append(a.Hits, answerHit{h.Address(), h.Title, h.Score})
	}
	return a
}

func (c *command) searchBatch(cmd *cobra.Command, reader *search.Reader, q search.Query) error {
	out := bufio.NewWriter(c.stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	lines := bufio.NewScanner(cmd.InOrStdin())
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		q.Text = lines.Text()
		r, err := reader.Search(q)
		if err != nil {
			return failure{exitIntegrity, err}
		}
		if err := enc.Encode(newAnswer(q.Text, r)); err != nil {
			return failure{exitMachine, err}
		}
	}
	if err := errors.Join(lines.Err(), out.Flush()); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

func (c *command) searchOne(reader *search.Reader, q search.Query, lang model.Lang, asJSON bool) error {
	r, err := reader.Search(q)
	if err != nil {
		return failure{exitIntegrity, err}
	}
	if asJSON {
		enc := json.NewEncoder(c.stdout)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(newAnswer(q.Text, r)); err != nil {
			return failure{exitMachine, err}
		}
	} else {
		for _, h := range r.Hits {
			what := strings.Join(strings.Fields(strings.Join([]string{h.Number, h.Title, h.Label, h.Heading}, " ")), " ")
			fmt.Fprintf(c.stdout, "%s\n    %s\n", h.Address(), what)
		}
		c.searchNotes(r, lang)
	}
	if r.Total == 0 {
		return failure{exitProblems, errFound}
	}
	return nil
}

// searchNotes says how the query was taken, and how much was found.
func (c *command) searchNotes(r search.Result, lang model.Lang) {
	say := func(zh, en string, args ...any) {
		fmt.Fprintf(c.stderr, model.Bilingual{Zh: zh, En: en}.In(lang)+"\n", args...)
	}
	list := func(words []string) string { return strings.Join(words, model.Bilingual{Zh: "、", En: ", "}.In(lang)) }
	if len(r.Also) > 0 {
		say("也检索了：%s", "Also searched: %s", list(r.Also))
	}
	if len(r.Instead) > 0 {
		say("没有这样的词，已按相近的词检索：%s", "No text has that word; searched instead: %s", list(r.Instead))
	}
	if r.Loose {
		say("没有条文满足全部要求，以下只满足一部分。", "No provision has all that was asked; these have some of it.")
	}
	if r.Old > 0 {
		say("另有 %d 条出自已被代替的版本（--old）。", "%d more in superseded editions (--old).", r.Old)
	}
	if r.Checked > 0 {
		say("引号中的词句只核对了前 %d 条。", "The quoted words were compared with the best %d only.", r.Checked)
	}
	say("共 %d 条", "%d found", r.Total)
}
