package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guiju/generator/model"
)

// The pages of the handbook are run as an editor would follow them. On a page,
// in the order in which they stand, what a fence says behind its marks means:
//
//	sh            commands, one a line, run in the page's own folder; of those of
//	              Windows, copy, del and rd
//	text PICK     what those commands print
//	add FILE      lines that the editor adds at the end of a file
//	from FILE     words that the editor replaces in a file …
//	to            … by these
//	file FILE     a file that the editor writes
//	show FILE PICK  what is in a file by now
//	cmd, toml     commands of Windows or of another machine, and lines of a
//	              file, that are shown only
//
// and a picture is what the browser shows at that step (handbookShots). PICK
// chooses lines: 6 the first six, -2 the last two, /words/ each line with the
// words, /words/+3 with three more; nothing chooses all. What is left out is …,
// and so is the end of a line that is too long. With GUIJU_UPDATE=1 the test
// writes text, show and the pictures anew.
//
// Paths are written as on Windows; the program is run with the day of all
// tests, a release, an upload or a way back an hour later than the one before,
// and `serve` at any free port without the browser of the machine.

// handbookGiven are the files that an editor has at the beginning of a page,
// under names of the page's own: specimens, below testdata.
var handbookGiven = map[string]map[string]string{
	"handbook.zh": {
		"文稿/食堂餐饮.docx": "manuscripts/wps-canteen.docx", "文稿/能源计量.docx": "manuscripts/set-metering.docx", "文稿/标识设置.docx": "manuscripts/word-signs.docx",
		"英文/canteen.docx": "manuscripts/office-canteen-en.docx", "图1.png": "handbook/metering-levels.png",
	},
	"handbook.en": {
		"manuscripts/canteen.docx": "manuscripts/wps-canteen.docx", "manuscripts/metering.docx": "manuscripts/set-metering.docx", "manuscripts/signs.docx": "manuscripts/word-signs.docx",
		"english/canteen.docx": "manuscripts/office-canteen-en.docx", "figure-1.png": "handbook/metering-levels.png",
	},
	"handbook-word.zh":    {"文稿/能源计量.docx": "manuscripts/set-metering.docx", "停车.md": "manuscripts/texts/parking.md"},
	"handbook-release.zh": {"发布.key": "../signing/testdata/minisign.key"},
	"handbook-release.en": {"release.key": "../signing/testdata/minisign.key"},
	"handbook-word.en":    {"manuscripts/metering.docx": "manuscripts/set-metering.docx", "parking.md": "manuscripts/texts/parking.md"},
}

// handbookShots are the pictures: a file in the page's folder, and how much of
// it is shown.
var handbookShots = map[string]struct {
	file   string
	height int
}{
	"import-report.zh.png": {"导入报告.html", 660},
	"import-report.en.png": {"import-report.html", 660},
	"check-report.zh.png":  {"检查报告.html", 660},
	"check-report.en.png":  {"check-report.html", 660},
	"home.zh.png":          {"public/index.html", 720},
	"home.en.png":          {"public/en/index.html", 720},
	"standard.zh.png":      {"public/standards/db41-t-s202.html", 720},
	"standard.en.png":      {"public/en/standards/db41-t-s202.html", 720},
}

const (
	shotWidth    = 900
	longestShown = 96 // columns; a Han character takes two
	heaviestShot = 80 << 10
)

// part is a fence or a picture of a page.
type part struct {
	kind     string // the first word behind the marks, or "picture"
	file     string
	picks    []string
	lines    []string
	from, to int // the lines of the page between the marks
}

// handbookPages lists the pages of the handbook, zh before en.
func handbookPages(t testing.TB) (files []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(contentDir(), "pages", "handbook*", "index.*.md"))
	if err != nil || len(files) < 10 || len(files)%2 != 0 {
		t.Fatalf("%d pages of the handbook in two languages: %v", len(files), err)
	}
	slices.SortFunc(files, func(a, b string) int {
		return cmp.Or(cmp.Compare(filepath.Dir(a), filepath.Dir(b)), cmp.Compare(b, a))
	})
	for i, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = abs
	}
	return files
}

// handbookName is "handbook-word.zh" for pages/handbook-word/index.zh.md.
func handbookName(file string) string {
	return filepath.Base(filepath.Dir(file)) + strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "index"), ".md")
}

var pictureLine = regexp.MustCompile(`^!\[([^\]]+)\]\(([^)]+)\)$`)

// partsOf reads the fences and pictures of a page.
func partsOf(t testing.TB, page string, lines []string) (out []part) {
	t.Helper()
	open := -1
	for i, line := range lines {
		if m := pictureLine.FindStringSubmatch(line); m != nil && open < 0 {
			out = append(out, part{kind: "picture", file: m[2]})
		}
		info, fence := strings.CutPrefix(line, "```")
		switch {
		case !fence:
		case open < 0:
			words := strings.Fields(info)
			if len(words) == 0 {
				t.Fatalf("%s:%d: the fence does not say what it holds", page, i+1)
			}
			p := part{kind: words[0], from: i + 1}
			rest := words[1:]
			if slices.Contains([]string{"add", "from", "file", "show"}, p.kind) {
				if len(rest) == 0 {
					t.Fatalf("%s:%d: the fence names no file", page, i+1)
				}
				p.file, rest = rest[0], rest[1:]
			}
			p.picks = rest
			out = append(out, p)
			open = len(out) - 1
		default:
			out[open].to, out[open].lines = i, lines[out[open].from:i]
			open = -1
		}
	}
	if open >= 0 {
		t.Fatalf("%s: a fence is not closed", page)
	}
	return out
}

// TestHandbook follows every page of the handbook: what it shows is what the
// program prints, writes and publishes.
func TestHandbook(t *testing.T) {
	specimens, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	record, err := filepath.Abs(filepath.Join("testdata", "handbook", "shots.txt"))
	if err != nil {
		t.Fatal(err)
	}
	shots := newShots(t, record)
	// Most editors have no LibreOffice; what the handbook shows must not depend
	// on it.
	t.Setenv("PATH", t.TempDir())
	for _, file := range handbookPages(t) {
		name := handbookName(file)
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(string(b), "\n")
			dir := t.TempDir()
			t.Chdir(dir)
			for to, from := range handbookGiven[name] {
				b, err := os.ReadFile(filepath.Join(specimens, filepath.FromSlash(from)))
				if err != nil {
					t.Fatal(err)
				}
				put(t, to, string(b))
			}
			r := &follower{page: file, pictures: filepath.Dir(file), shots: shots}
			if !strings.HasPrefix(name, "handbook.") { // the other pages go on from the first one
				r.run(t, name, "guiju init --province 河南省")
			}
			parts := partsOf(t, file, lines)
			for i := range parts {
				var next *part
				if i+1 < len(parts) {
					next = &parts[i+1]
				}
				r.follow(t, &parts[i], next)
			}
			var out []string
			at := 0
			for _, p := range parts {
				if p.kind == "text" || p.kind == "show" {
					out = append(append(out, lines[at:p.from]...), p.lines...)
					at = p.to
				}
			}
			out = append(out, lines[at:]...)
			if update() && !slices.Equal(out, lines) {
				if err := os.WriteFile(file, []byte(strings.Join(out, "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	shots.finish(t)
}

func update() bool { return os.Getenv("GUIJU_UPDATE") != "" }

// follower does what a page says.
type follower struct {
	page, pictures string
	shots          *shots
	said           string // by the last commands
	hour           int    // of the last command that has a time
}

func (r *follower) follow(t *testing.T, p, next *part) {
	where := fmt.Sprintf("%s:%d", r.page, p.from)
	name := strings.ReplaceAll(p.file, `\`, "/")
	words := strings.Join(p.lines, "\n")
	switch p.kind {
	case "sh":
		var b strings.Builder
		for _, line := range p.lines {
			b.WriteString(r.run(t, where, line))
		}
		r.said = b.String()
	case "text", "show":
		whole := r.said
		if p.kind == "show" {
			whole = get(t, name)
		}
		want, err := chosen(whole, p.picks)
		if err != nil {
			t.Fatalf("%s: %v in\n%s", where, err, whole)
		}
		if !slices.Equal(want, p.lines) && !update() {
			t.Errorf("%s: the page shows\n%s\nbut it is (GUIJU_UPDATE=1 writes it)\n%s", where, words, strings.Join(want, "\n"))
		}
		p.lines = want
	case "add":
		put(t, name, strings.TrimRight(get(t, name), "\n")+"\n"+words+"\n")
	case "file":
		put(t, name, words+"\n")
	case "from":
		old := get(t, name)
		if strings.Count(old, words) != 1 {
			t.Fatalf("%s: %q stands %d times in\n%s", where, words, strings.Count(old, words), old)
		}
		if next == nil || next.kind != "to" {
			t.Fatalf("%s: what comes in its place?", where)
		}
		put(t, name, strings.Replace(old, words, strings.Join(next.lines, "\n"), 1))
	case "to", "cmd", "toml":
	case "picture":
		r.shots.take(t, filepath.Join(r.pictures, p.file))
	default:
		t.Fatalf("%s: what is a fence of %q?", where, p.kind)
	}
}

// run runs a command line and returns what it prints.
func (r *follower) run(t *testing.T, where, line string) string {
	t.Helper()
	args := argumentsOf(line)
	if len(args) == 3 && args[0] == "copy" {
		put(t, strings.ReplaceAll(args[2], `\`, "/"), get(t, strings.ReplaceAll(args[1], `\`, "/")))
		return ""
	}
	if len(args) == 2 && args[0] == "del" {
		if err := os.Remove(strings.ReplaceAll(args[1], `\`, "/")); err != nil {
			t.Fatal(err)
		}
		return ""
	}
	if len(args) == 4 && args[0] == "rd" {
		if err := os.RemoveAll(strings.ReplaceAll(args[3], `\`, "/")); err != nil {
			t.Fatal(err)
		}
		return ""
	}
	if len(args) < 2 || args[0] != "guiju" {
		t.Fatalf("%s: %q is no command of the program", where, line)
	}
	args = append(args[1:], "--as-of", asOf)
	args = append(args, r.moment(args[0])...)
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], `\`, "/")
	}
	if args[0] == "serve" {
		r.serve(t, where, args)
		return ""
	}
	var out bytes.Buffer
	code := run(context.Background(), args, &out, &out)
	if code != exitOK && !(code == exitProblems && slices.Contains(mayFindProblems, args[0])) && !(code == exitIntegrity && args[0] == "verify") {
		t.Fatalf("%s: %s: exit %d\n%s", where, line, code, &out)
	}
	return out.String()
}

// mayFindProblems are commands that a page also shows with what they find.
var mayFindProblems = []string{"check", "import"}

// moment sets the clock of a command that has one.
func (r *follower) moment(command string) []string {
	flag := map[string]string{"release": "--time", "publish": "--now", "rollback": "--now"}[command]
	switch {
	case command == "verify":
		return []string{"--on", asOf}
	case flag == "":
		return nil
	}
	r.hour++ // 9 o'clock is the first
	return []string{flag, fmt.Sprintf("%sT%02d:00:00+08:00", asOf, 8+r.hour)}
}

// serve runs until the address is known, and ends as by Ctrl-C.
func (r *follower) serve(t *testing.T, where string, args []string) {
	t.Helper()
	args = append(slices.DeleteFunc(args, func(a string) bool { return a == "--open" }), "--addr", "127.0.0.1:0")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	address := firstLine{cancel: cancel}
	var stderr bytes.Buffer
	if code := run(ctx, args, &address, &stderr); code != exitOK || !strings.HasPrefix(address.words, "http://127.0.0.1:") {
		t.Fatalf("%s: serve: exit %d, %q\n%s", where, code, address.words, &stderr)
	}
}

// firstLine keeps what is written first and then calls cancel.
type firstLine struct {
	words  string
	cancel func()
}

func (w *firstLine) Write(b []byte) (int, error) {
	if w.words == "" {
		w.words = string(b)
		w.cancel()
	}
	return len(b), nil
}

var argument = regexp.MustCompile(`"([^"]*)"|(\S+)`)

// argumentsOf splits a command line as cmd.exe does for words and quotes.
func argumentsOf(line string) (args []string) {
	for _, m := range argument.FindAllStringSubmatch(line, -1) {
		args = append(args, m[1]+m[2])
	}
	return args
}

// chosen picks lines of what was printed.
func chosen(s string, picks []string) ([]string, error) {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	keep := make([]bool, len(lines))
	for _, pick := range picks {
		words, more, found := strings.Cut(strings.TrimPrefix(pick, "/"), "/")
		if n, err := strconv.Atoi(pick); err == nil {
			for i := range lines {
				keep[i] = keep[i] || n > 0 && i < n || n < 0 && i >= len(lines)+n
			}
			continue
		}
		n, err := strconv.Atoi(cmp.Or(strings.TrimPrefix(more, "+"), "0"))
		if !strings.HasPrefix(pick, "/") || !found || err != nil {
			return nil, fmt.Errorf("nothing is chosen by %q", pick)
		}
		found = false
		for i, line := range lines {
			if strings.Contains(line, strings.ReplaceAll(words, "_", " ")) {
				found = true
				for k := i; k <= min(i+n, len(lines)-1); k++ {
					keep[k] = true
				}
			}
		}
		if !found {
			return nil, fmt.Errorf("no line with %q", words)
		}
	}
	var out []string
	for i, line := range lines {
		if len(picks) == 0 || keep[i] {
			out = append(out, shortened(line))
		} else if n := len(out); n == 0 || out[n-1] != "…" {
			out = append(out, "…")
		}
	}
	return out, nil
}

// shortened cuts a line that no page has room for.
func shortened(line string) string {
	width := 0
	for i, c := range line {
		if width++; c >= 0x1100 {
			width++
		}
		if width > longestShown {
			return strings.TrimRight(line[:i], " ") + "…"
		}
	}
	return strings.TrimRight(line, " ")
}

// TestHandbookIsComplete: every command and every flag that editors use is
// named in the handbook of either language, and nothing that does not exist.
func TestHandbookIsComplete(t *testing.T) {
	root := (&command{stdout: io.Discard, stderr: io.Discard}).root()
	words := map[string]string{}
	for _, file := range handbookPages(t) {
		lang := filepath.Base(file)
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words[lang] += string(b)
		for i, line := range strings.Split(string(b), "\n") {
			line = cutWord.ReplaceAllString(line, "")
			for _, said := range commandsIn(line) {
				if err := exists(root, said); err != nil {
					t.Errorf("%s:%d: %s: %v", handbookName(file), i+1, strings.Join(said, " "), err)
				}
			}
			for _, m := range anyFlag.FindAllStringSubmatch(line, -1) {
				if !flagAnywhere(root, m[1]) {
					t.Errorf("%s:%d: there is no flag --%s", handbookName(file), i+1, m[1])
				}
			}
			for _, m := range anyRule.FindAllStringSubmatch(line, -1) {
				if !slices.ContainsFunc(rules(), func(r *model.Rule) bool { return r.ID == m[1] }) {
					t.Errorf("%s:%d: there is no rule %s", handbookName(file), i+1, m[1])
				}
			}
		}
	}
	for lang, all := range words {
		for _, c := range commandsBelow(root) {
			if path := c.CommandPath(); !strings.Contains(all, path) && c.Runnable() {
				t.Errorf("%s: the handbook does not name the command %s", lang, path)
			}
			c.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" && !regexp.MustCompile(`--`+f.Name+`\b`).MatchString(all) {
					t.Errorf("%s: the handbook does not name --%s of %s", lang, f.Name, c.CommandPath())
				}
			})
		}
	}
}

var (
	anyFlag    = regexp.MustCompile("(?:^|[ `（(])--([a-z][a-z-]*)")
	anyRule    = regexp.MustCompile(`rules\.html#([a-z0-9-]+)`)
	cutWord    = regexp.MustCompile(`\S+…$`) // the end of a line that was too long
	inlineCode = regexp.MustCompile("`([^`]+)`")
)

// commandsIn finds the command lines of a line of a page: all of it, or code in
// it.
func commandsIn(line string) (out [][]string) {
	list := []string{line}
	for _, m := range inlineCode.FindAllStringSubmatch(line, -1) {
		list = append(list, m[1])
	}
	for _, s := range list {
		s = strings.TrimPrefix(s, `.\`)
		if args := argumentsOf(s); len(args) > 1 && args[0] == "guiju" {
			out = append(out, args[1:])
		}
	}
	return out
}

// exists reports what is wrong with a command line.
func exists(root *cobra.Command, args []string) error {
	c, rest, err := root.Find(args)
	if err != nil {
		return err
	}
	if c == root && !strings.HasPrefix(args[0], "-") {
		return fmt.Errorf("there is no such command")
	}
	for _, a := range rest {
		if name, ok := strings.CutPrefix(a, "--"); ok {
			name, _, _ = strings.Cut(name, "=")
			if c.Flag(name) == nil && root.PersistentFlags().Lookup(name) == nil && name != "help" {
				return fmt.Errorf("%s has no flag --%s", c.CommandPath(), name)
			}
		}
	}
	return nil
}

// commandsBelow lists the program and its commands with those below them.
func commandsBelow(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, below := range c.Commands() {
		if below.Name() != "help" && !below.Hidden {
			out = append(out, commandsBelow(below)...)
		}
	}
	return out
}

func flagAnywhere(root *cobra.Command, name string) bool {
	return name == "help" || slices.ContainsFunc(commandsBelow(root), func(c *cobra.Command) bool {
		return c.LocalFlags().Lookup(name) != nil
	})
}

// TestHandbookSaysTheSame: both languages of a page do the same things in the
// same order.
func TestHandbookSaysTheSame(t *testing.T) {
	files := handbookPages(t)
	for i := 0; i < len(files); i += 2 {
		var done [2][]string
		for k, file := range files[i : i+2] {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range partsOf(t, file, strings.Split(string(b), "\n")) {
				done[k] = append(done[k], p.kind)
				if p.kind != "sh" {
					continue
				}
				for _, line := range p.lines {
					if done[k] = append(done[k], strings.Fields(line)[0]); strings.HasPrefix(line, "guiju ") {
						done[k] = append(done[k], strings.Join(flagsOf(line), " "))
					}
				}
			}
		}
		if !slices.Equal(done[0], done[1]) {
			t.Errorf("%s does\n%q\nand %s\n%q", handbookName(files[i]), done[0], handbookName(files[i+1]), done[1])
		}
	}
}

// flagsOf is a command with its flags, but for the language of its messages.
func flagsOf(line string) (out []string) {
	for i, a := range argumentsOf(line) {
		if i == 1 || strings.HasPrefix(a, "--") && a != "--lang" {
			out = append(out, a)
		}
	}
	return out
}

// sortedKeys lists the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
