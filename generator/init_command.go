package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"guiju/content"
	"guiju/generator/model"
	"guiju/generator/scaffold"
	"guiju/generator/source"
)

// initFlags are the answers that init can be given instead of asking.
type initFlags struct {
	demo                                      bool
	province, owner, languages, levels, facts string
}

func (c *command) initCommand() *cobra.Command {
	var o initFlags
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Begin a content folder: an empty province, or the demonstration / 新建内容文件夹",
		Long: "Write a new content folder (DIR, else --content) that builds at once: the system, its levels,\n" +
			"the framework, regions and a page about the site, with remarks on every key, and no standards.\n" +
			"In a terminal it asks five questions, each of which is also a flag; with any of the flags it\n" +
			"asks nothing and takes the default for the others. --demo copies the demonstration instead.\n" +
			"新建一个马上能发布的内容文件夹：体系、层级、框架、地区和“关于本站”，每个键都有说明，没有标准。\n" +
			"在终端里问五个问题，每个问题也可以用选项回答；用了任一选项就不再提问，其余取默认值。",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				c.content = args[0]
			}
			asked := false
			for _, q := range questions {
				asked = asked || cmd.Flags().Changed(q.flag)
			}
			return c.init(o, asked)
		},
	}
	f := cmd.Flags()
	for _, q := range questions {
		f.StringVar(q.answer(&o), q.flag, "", q.words.En+" / "+q.words.Zh)
	}
	f.BoolVar(&o.demo, "demo", false, "copy the demonstration that the program carries / 复制程序自带的演示内容")
	return cmd
}

// question is one thing that init must know. usual is its default, which may
// follow from the answers before.
type question struct {
	flag   string
	words  model.Bilingual
	answer func(*initFlags) *string
	usual  func(initFlags) string
}

var questions = []question{
	{"province", model.Bilingual{Zh: "省、自治区或直辖市（名称或代码）", En: "province, region or municipality, by name or code"},
		func(o *initFlags) *string { return &o.province }, func(initFlags) string { return "河南省" }},
	{"owner", model.Bilingual{Zh: "发布网站、对内容负责的单位", En: "the body that publishes the site and answers for it"},
		func(o *initFlags) *string { return &o.owner }, func(o initFlags) string {
			place, err := scaffold.PlaceNamed(o.province)
			if err != nil {
				return ""
			}
			return scaffold.OwnerOf(place)
		}},
	{"languages", model.Bilingual{Zh: "网站的语言：zh 只有中文，zh,en 中英文", En: "languages of the site: zh, or zh,en"},
		func(o *initFlags) *string { return &o.languages }, func(initFlags) string { return "zh,en" }},
	{"levels", model.Bilingual{Zh: "标准的层级，用逗号隔开：local 省级地方标准，internal 省级内部标准，municipal 市级地方标准，municipal-internal 市级内部标准",
		En: "levels of standards, with commas: local, internal, municipal, municipal-internal"},
		func(o *initFlags) *string { return &o.levels }, func(o initFlags) string {
			place, err := scaffold.PlaceNamed(o.province)
			if err != nil {
				return ""
			}
			return strings.Join(scaffold.LevelsOf(place), ",")
		}},
	{"facts", model.Bilingual{Zh: "带上程序里的事实（法规题录、引用文件；河南省还有地区、重点领域和试点任务）：yes 或 no",
		En: "take the facts in the program (records of laws and standards; for Henan also regions, key areas and the pilot plan): yes or no"},
		func(o *initFlags) *string { return &o.facts }, func(initFlags) string { return "yes" }},
}

func (c *command) init(o initFlags, asked bool) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	if err := c.emptyFolder(c.content); err != nil {
		return err
	}
	if o.demo && asked {
		return c.usage("--demo 复制现成的内容，不和其他选项同用", "--demo copies content as it is and takes no other answers")
	}
	var drafts []scaffold.Draft
	switch {
	case o.demo:
		drafts, err = carriedContent()
	default:
		if !asked {
			if err := c.ask(&o, lang); err != nil {
				return err
			}
		}
		drafts, err = c.province(o, lang)
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.content, 0o755); err != nil {
		return failure{exitMachine, err}
	}
	root, err := c.folder("", c.content)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, d := range drafts {
		if err := writeNew(root, d.Name, d.Data); err != nil {
			return failure{exitMachine, err}
		}
	}
	c.say(lang, "在 %s 中新建了 %d 个文件", "%[2]d files in %[1]s", c.content, len(drafts))
	if filepath.Clean(c.content) == "content" {
		c.say(lang, "现在可以运行 guiju build，再用 guiju new standard 加标准", "next: guiju build; then guiju new standard")
	} else {
		c.say(lang, "现在可以运行 guiju build --content %[1]s，再用 guiju new standard --content %[1]s 加标准", "next: guiju build --content %[1]s; then guiju new standard --content %[1]s", quoted(c.content))
	}
	return nil
}

// quoted writes an argument so that a shell takes it as one.
func quoted(s string) string {
	if strings.ContainsAny(s, " \t#&;()'") {
		return `"` + s + `"`
	}
	return s
}

// emptyFolder refuses a folder that holds anything: init never overwrites.
func (c *command) emptyFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, e := os.Stat(dir); e == nil && !info.IsDir() {
			return c.usage("%s：是文件，不是文件夹", "%s: is a file, not a folder", dir)
		}
		return failure{exitMachine, err}
	case len(entries) > 0:
		return c.usage("%s 里已有文件，没有改动；给一个空文件夹或新名称", "%s is not empty and was left alone; name an empty or a new folder", dir)
	}
	return nil
}

// writeNew makes a file that is not there, and the folders above it.
func writeNew(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// carriedContent is the content in the program, without what carries it.
func carriedContent() (out []scaffold.Draft, err error) {
	err = fs.WalkDir(content.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		b, err := fs.ReadFile(content.FS, name)
		out = append(out, scaffold.Draft{Name: name, Data: b})
		return err
	})
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	return out, nil
}

// province turns answers into files.
func (c *command) province(o initFlags, lang model.Lang) ([]scaffold.Draft, error) {
	for _, q := range questions {
		if a := q.answer(&o); strings.TrimSpace(*a) == "" {
			*a = q.usual(o)
		}
	}
	a := scaffold.Answers{Owner: strings.TrimSpace(o.owner), Lang: lang}
	var err error
	if a.Place, err = scaffold.PlaceNamed(o.province); err != nil {
		return nil, c.refused("--province", err)
	}
	switch languages := strings.Join(listOf(o.languages), ","); languages {
	case "zh":
	case "zh,en", "en,zh":
		a.English = true
	default:
		return nil, c.usage("--languages %s：可选 zh 或 zh,en；中文是正式文本，不能没有", "--languages %s: want zh or zh,en; Chinese is authoritative and always there", o.languages)
	}
	for _, l := range listOf(o.levels) {
		if !slices.Contains(scaffold.LevelKeys, l) {
			return nil, c.usage("--levels：没有层级“%s”；可选 %s", "--levels: there is no level “%s”; want %s", l, strings.Join(scaffold.LevelKeys, ", "))
		}
		if !slices.Contains(scaffold.LevelsOf(a.Place), l) {
			return nil, c.usage("--levels %s：%s没有市级标准", "--levels %s: %s has no municipal standards", l, a.Place.Title.Or(lang))
		}
		a.Levels = append(a.Levels, l)
	}
	if a.Facts = o.facts == "yes"; !a.Facts && o.facts != "no" {
		return nil, c.usage("--facts %s：可选 yes 或 no", "--facts %s: want yes or no", o.facts)
	}
	sys, _, _, err := source.Load(content.FS)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	drafts, err := scaffold.Province(a, content.FS, sys)
	if err != nil {
		return nil, failure{exitMachine, err}
	}
	return drafts, nil
}

// listOf parts a list at commas of either width.
func listOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、 ", r) })
}

// refused gives a refusal of package scaffold to the reader; anything else is
// the machine's.
func (c *command) refused(about string, err error) error {
	var r scaffold.Refusal
	if !errors.As(err, &r) {
		return failure{exitMachine, err}
	}
	if about != "" {
		about += ": "
	}
	return failure{exitUsage, errors.New(about + r.Why.Or(model.Lang(c.lang)))}
}

// ask puts the questions in a terminal. Where nobody can answer, the flags are
// named instead.
func (c *command) ask(o *initFlags, lang model.Lang) error {
	if isTerminal(os.Stdin) {
		if err := c.interview(o, os.Stdin, lang); !errors.Is(err, io.EOF) {
			return err
		}
	}
	var flags []string
	for _, q := range questions {
		flags = append(flags, "--"+q.flag)
	}
	return c.usage("没有终端可以提问；用选项回答，例如 guiju init --province 河南省。选项：%s；其余取默认值，--demo 复制演示内容",
		"there is no terminal to ask in; answer by flags, such as guiju init --province Henan. Flags: %s; the others take their defaults, --demo copies the demonstration", strings.Join(flags, ", "))
}

// isTerminal reports whether somebody may be typing.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// interview asks until each answer can be used; an empty line takes the
// default.
func (c *command) interview(o *initFlags, from io.Reader, lang model.Lang) error {
	lines := bufio.NewScanner(from)
	for i, q := range questions {
		for {
			usual := q.usual(*o)
			fmt.Fprintf(c.stderr, "%d/%d %s [%s]: ", i+1, len(questions), q.words.Or(lang), usual)
			if !lines.Scan() {
				if err := lines.Err(); err != nil {
					return failure{exitMachine, err}
				}
				fmt.Fprintln(c.stderr)
				return io.EOF
			}
			answer := strings.TrimSpace(lines.Text())
			if answer == "" {
				answer = usual
			}
			*q.answer(o) = answer
			_, err := c.province(*o, lang)
			if err == nil {
				break
			}
			*q.answer(o) = ""
			fmt.Fprintln(c.stderr, err)
		}
	}
	return nil
}
