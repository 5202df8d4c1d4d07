package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/publish"
	"guiju/generator/verify"
	"guiju/search"
)

func (c *command) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify [DIR]",
		Short: "Read a published folder as a stranger and report what is wrong / 核验发布文件夹",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			if len(args) == 1 {
				c.out = args[0]
			}
			root, err := c.folder("", c.out)
			if err != nil {
				return err
			}
			problems := verify.Run(root.FS())
			if len(problems) == 0 {
				fmt.Fprintf(c.stdout, "%s: whole and consistent / 完整无误\n", c.out)
				return nil
			}
			line := func(string, int) string { return "" }
			if err := report(c.stdout, problems, line, lang, "text", colours(c.stdout)); err != nil {
				return failure{exitMachine, err}
			}
			if model.HasErrors(problems) {
				return failure{exitIntegrity, errFound}
			}
			return nil
		},
	}
}

func (c *command) searchCommand() *cobra.Command {
	var batch, asJSON bool
	var top int
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search a published folder with the browser's index and ranking / 在已发布的网站中检索",
		Long: "Search a published folder (--out) with the same index and ranking as the browser.\n" +
			"--lang limits the hits to one language when it is given. --batch reads one query a line\n" +
			"from standard input and prints one JSON object a line, also when nothing is found.",
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
			if top < 1 {
				return c.usage("--top %d：至少 1 条", "--top %d: want 1 or more", top)
			}
			reader, err := openSearch(root.FS())
			if err != nil {
				return failure{exitIntegrity, fmt.Errorf("%s: %w", c.out, err)}
			}
			q := search.Query{Top: top}
			if cmd.Flags().Changed("lang") {
				q.Lang = string(lang)
			}
			if batch {
				return c.searchBatch(cmd, reader, q)
			}
			q.Text = strings.Join(args, " ")
			return c.searchOne(reader, q, asJSON)
		},
	}
	cmd.Flags().BoolVar(&batch, "batch", false, "one query a line from standard input / 从标准输入逐行读取")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON / 输出 JSON")
	cmd.Flags().IntVar(&top, "top", 10, "number of hits / 命中条数")
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
	Query string      `json:"query"`
	Total int         `json:"total"`
	Hits  []answerHit `json:"hits"`
}

type answerHit struct {
	Address string  `json:"address"`
	Title   string  `json:"title"`
	Score   float64 `json:"score"`
}

func newAnswer(query string, r search.Result) answer {
	a := answer{query, r.Total, []answerHit{}}
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

func (c *command) searchOne(reader *search.Reader, q search.Query, asJSON bool) error {
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
			fmt.Fprintf(c.stdout, "%s\n    %s %s %s %s\n", h.Address(), h.Number, h.Title, h.Label, h.Heading)
		}
		fmt.Fprintf(c.stderr, "%d found / 共 %d 条\n", r.Total, r.Total)
	}
	if r.Total == 0 {
		return failure{exitProblems, errFound}
	}
	return nil
}

// publishFailure gives the errors of package publish their exit status and the
// reader's language.
func publishFailure(err error, lang model.Lang) error {
	code := exitMachine
	var refused *publish.RefusedError
	if errors.As(err, &refused) {
		code = exitUsage
	}
	var told interface{ Text(model.Lang) string }
	if errors.As(err, &told) && !errors.Is(err, context.Canceled) {
		err = errors.New(told.Text(lang))
	}
	return failure{code, err}
}
