// Guiju publishes a standards system: content in, a static bilingual site with
// its search index out. This file holds the command line; build.go is the
// picture of the whole program.
//
// Exit status: 0 done, 1 problems in the content (or nothing found), 2 wrong
// usage, 3 the machine (files, disk, memory), 4 the published folder is not
// what it should be.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"guiju/generator/model"
)

const (
	exitOK = iota
	exitProblems
	exitUsage
	exitMachine
	exitIntegrity
)

// failure is an error with the exit status it means.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

// interrupted is what a build says that was told to end: it had published
// nothing (package publish asks last before the swap).
var interrupted = model.Bilingual{Zh: "已中断；发布文件夹没有改动", En: "interrupted; the published folder is as it was"}

// errFound says that problems were printed: nothing more to say, exit 1 or 4.
var errFound = errors.New("problems found")

// command is what every subcommand shares.
type command struct {
	stdout, stderr io.Writer
	content        string
	out            string
	audience       string
	asOf           string
	baseURL        string
	lang           string
	verbose        bool
	loaded         *loaded // content that passed check, where it serves more than one edition
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is main without the process: tests call it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &command{stdout: stdout, stderr: stderr}
	root := c.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var f failure
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &f):
		switch {
		case errors.Is(err, errFound):
		case errors.Is(err, context.Canceled):
			fmt.Fprintln(stderr, "guiju:", interrupted.Or(model.Lang(c.lang)))
		default:
			fmt.Fprintln(stderr, "guiju:", f.err)
		}
		return f.code
	}
	fmt.Fprintln(stderr, "guiju:", err)
	fmt.Fprintln(stderr, "guiju --help lists the commands / 用 guiju --help 查看命令")
	return exitUsage
}

func (c *command) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "guiju",
		Short:         "Publish a standards system as a static bilingual site / 把标准体系发布为静态双语网站",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	f := root.PersistentFlags()
	f.StringVar(&c.content, "content", "content", "content folder / 内容文件夹")
	f.StringVar(&c.out, "out", "public", "published folder / 发布文件夹")
	f.StringVar(&c.audience, "audience", string(model.Public), "public or internal; build: or both / 公开版或内部版，build 可用 both 同时生成")
	f.StringVar(&c.asOf, "as-of", "", "day the site speaks of, YYYY-MM-DD (default: today in Asia/Shanghai) / 截止日期")
	f.StringVar(&c.baseURL, "base-url", "", "public address of the site; turns on canonical links and the sitemap / 网站公开地址")
	f.StringVar(&c.lang, "lang", string(model.Zh), "language of messages, and of search: zh or en / 提示语言")
	f.BoolVarP(&c.verbose, "verbose", "v", false, "print time, CPU and memory of every stage / 显示各步骤用时与内存")
	root.AddCommand(c.buildCommand(), c.checkCommand(), c.checkedCommand(), c.convertCommand(), c.correctCommand(), c.explainCommand(), c.exportCommand(), c.fixCommand(), c.hostCommand(), c.importCommand(), c.initCommand(), c.keyCommand(), c.mappedCommand(), c.newCommand(), c.packCommand(), c.pinCommand(), c.publishCommand(), c.releaseCommand(), c.reviewCommand(), c.rollbackCommand(), c.schemaCommand(), c.searchCommand(), c.serveCommand(), c.translatedCommand(), c.verifyCommand())
	return root
}

// settings checks the shared flags.
func (c *command) settings() (model.Audience, model.Date, model.Lang, error) {
	fail := func(err error) (model.Audience, model.Date, model.Lang, error) { return "", model.Date{}, "", err }
	lang := model.Lang(c.lang)
	if lang != model.Zh && lang != model.En {
		return fail(failure{exitUsage, fmt.Errorf("--lang %s: want zh or en / 可选 zh 或 en", c.lang)})
	}
	audience := model.Audience(c.audience)
	if audience != model.Public && audience != model.Internal {
		return fail(c.usage("--audience %s：可选 public（公开版）或 internal（内部版）", "--audience %s: want public or internal", c.audience))
	}
	if c.content == "" {
		return fail(c.usage("--content 后面没有文件夹", "--content names no folder"))
	}
	day := model.Today()
	if c.asOf != "" {
		d, err := model.ParseDate(c.asOf)
		if err != nil {
			return fail(c.usage("--as-of %s：没有这一天；日期写成 2026-11-20", "--as-of %s: there is no such day; a day is written 2026-11-20", c.asOf))
		}
		day = d
	}
	return audience, day, lang, nil
}

// usage is a mistake on the command line, in the reader's language.
func (c *command) usage(zh, en string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(model.Bilingual{Zh: zh, En: en}.Or(model.Lang(c.lang)), args...)}
}

// folder opens a folder that the command line names, by a flag or as its
// argument.
func (c *command) folder(flag, dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err == nil {
		return root, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, c.usage("%s%s：没有这个文件夹", "%s%s: there is no such folder", flag, dir)
	}
	if info, e := os.Stat(dir); e == nil && !info.IsDir() {
		return nil, c.usage("%s%s：是文件，不是文件夹", "%s%s: is a file, not a folder", flag, dir)
	}
	return nil, failure{exitMachine, err}
}

// stage prints one line when a stage is done; with --verbose also what it cost.
func (c *command) stage(name string) func(detail string) {
	before, start := usage(), time.Now()
	return func(detail string) {
		fmt.Fprintf(c.stderr, "%-8s %s", name, detail)
		if c.verbose {
			after := usage()
			fmt.Fprintf(c.stderr, " [%.2f s, CPU %.2f s, peak memory so far %d MB]",
				time.Since(start).Seconds(), (after.cpu - before.cpu).Seconds(), after.peak>>20)
		}
		fmt.Fprintln(c.stderr)
	}
}

// colours reports whether w is a terminal whose owner wants colours
// (no-color.org).
func colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// absolute is filepath.Abs; it fails only when the working folder is gone.
func absolute(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", failure{exitMachine, err}
	}
	return abs, nil
}
