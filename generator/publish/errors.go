package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"guiju/generator/model"
)

// Outcome says what is in the folder after a run that failed.
type Outcome int

const (
	Kept     Outcome = iota // what was there before
	Replaced                // all of the new site; only clearing up failed
	Aside                   // nothing: the old site is kept beside it, Recover puts it back
	Unsure                  // the machine would not say; one of the above
)

// Error is a failure of the machine: the disk, permissions, the file system.
type Error struct {
	Out     string
	Outcome Outcome
	Err     error // names the path
}

func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string { return e.Text(model.En) }

// Text says what failed and what is in the folder now.
func (e *Error) Text(l model.Lang) string {
	now := [...]model.Bilingual{
		Kept:     say("原有站点没有改动：%s", "the site at %s is as it was"),
		Replaced: say("新站点已经发布：%s；剩下的由下次运行清理", "the new site is published at %s; the next run clears up the rest"),
		Aside:    say("原有站点暂存在旁边，下次运行时恢复：%s", "the old site is kept beside %s and comes back with the next run"),
		Unsure:   say("请用 verify 检查：%s", "run verify on %s to see which site is there"),
	}[e.Outcome]
	sep := map[model.Lang]string{model.Zh: "；"}[l]
	if sep == "" {
		sep = "; "
	}
	help := ""
	if errors.Is(e.Err, fs.ErrPermission) || inUse(e.Err) {
		help = sep + helpHeld.Or(l)
	}
	return strings.ReplaceAll(e.Err.Error(), "\n", "; ") + sep + fmt.Sprintf(now.Or(l), e.Out) + help
}

// error wraps what the machine said; nil stays nil.
func (r *run) error(err error) error {
	if err == nil {
		return nil
	}
	return &Error{Out: r.out, Outcome: r.outcome, Err: err}
}

// RefusedError means that the folder must not be replaced: a mistake on the
// command line. Nothing was touched.
type RefusedError struct {
	Path   string
	Reason model.Bilingual
	Help   model.Bilingual
}

func (e *RefusedError) Error() string { return e.Path + ": " + e.Reason.En + ". " + e.Help.En }

// Text is Error in the reader's language.
func (e *RefusedError) Text(l model.Lang) string {
	if l == model.Zh {
		return e.Path + "：" + e.Reason.Zh + "。" + e.Help.Zh
	}
	return e.Error()
}

// BusyError means that another run is publishing to the same folder.
type BusyError struct {
	Out    string
	Holder string // process id, "" if unknown
}

func (e *BusyError) Error() string { return e.Text(model.En) }

// Text is Error in the reader's language.
func (e *BusyError) Text(l model.Lang) string {
	zh, en := "", ""
	if e.Holder != "" {
		zh, en = "（进程 "+e.Holder+"）", " (process "+e.Holder+")"
	}
	if l == model.Zh {
		return "另一次发布正在写入 " + e.Out + zh + "；等它结束后再试"
	}
	return "another run" + en + " is publishing to " + e.Out + "; try again when it has ended"
}

// PackError is a failure of the machine while a site was packed.
type PackError struct {
	To      string
	Outcome Outcome // Kept, or Replaced
	Err     error   // names the path
}

func (e *PackError) Unwrap() error { return e.Err }

func (e *PackError) Error() string { return e.Text(model.En) }

// Text says what failed and whether the ZIP is there.
func (e *PackError) Text(l model.Lang) string {
	now := say("没有打包：%s；原来有这个文件的，没有改动", "not packed: %s; if that file was there, it is as it was")
	if e.Outcome == Replaced {
		now = say("已经打好：%s；最后一步没有完成", "packed: %s; only the last step failed")
	}
	sep, help := map[model.Lang]string{model.Zh: "；", model.En: "; "}[l], ""
	if errors.Is(e.Err, fs.ErrPermission) || inUse(e.Err) {
		help = sep + helpHeld.Or(l)
	}
	return strings.ReplaceAll(e.Err.Error(), "\n", "; ") + sep + fmt.Sprintf(now.Or(l), e.To) + help
}

// error wraps what the machine said; nil and the end of a run that was told to
// end stay what they are.
func (p *packing) error(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &PackError{To: p.To, Outcome: p.outcome, Err: err}
}

// errPackChanged: a build replaced the site, or somebody wrote to it.
var errPackChanged = errors.New("changed while it was packed; pack again / 打包期间有改动，请重新打包")

func say(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }

var (
	reasonNone     = say("没有给出输出目录", "no output folder is given")
	reasonRoot     = say("是文件系统的根目录", "is the root of a file system")
	reasonFile     = say("是文件，不是目录", "is a file, not a folder")
	reasonGuard    = say("是或包含 %s", "is or holds %s")
	reasonInput    = say("在来源目录 %s 之内", "lies in the source folder %s")
	reasonForeign  = say("不是空的，也没有规矩的 manifest.json", "is not empty and has no manifest.json of Guiju")
	reasonAudience = say("里面是 %s 版网站", "holds the %s edition of a site")
	reasonMount    = say("是挂载点，或所在的文件系统不能移动它，无法整体替换", "is a mount point, or its file system cannot move it, so that it cannot be replaced as a whole")

	reasonInSite = say("在发布文件夹 %s 之内", "lies in the published folder %s")
	reasonFolder = say("是文件夹，不是文件", "is a folder, not a file")
	reasonNoPack = say("已经存在，不是 pack 打的包", "is there and was not made by pack")

	helpTo   = say("用 --to 指定别的文件名。", "Name another file with --to.")
	helpHeld = say("没有权限，或别的程序正占用其中的文件：关闭打开着它的窗口（浏览器、编辑器、资源管理器、同步盘）再试",
		"there is no permission, or another program holds a file in it: close what shows it (browser, editor, file manager, cloud drive) and try again")
	helpOther    = say("用 --out 指定别的目录。", "Name another folder with --out.")
	helpMove     = say("如果里面的内容不再需要，先删去或移走；否则用 --out 指定别的目录。", "If nothing in it is needed, delete or move it first; else name another folder with --out.")
	helpAudience = say("两版不放在同一个文件夹：用 --out 指定别的目录；确要改放另一版的，先删去或移走这个目录。",
		"Editions do not share a folder: name another one with --out. If this one is to hold another edition from now on, delete or move it first.")
	helpBelow = say("用 --out 指定它下面的一个目录，例如 %s。", "Name a folder below it with --out, such as %s.")
)

// Rules lists what publishing and packing themselves find wrong with a site.
var Rules = []*model.Rule{ruleReserved, ruleUnlisted, rulePackStyle, rulePackLong}

var (
	ruleReserved = &model.Rule{ID: "publish-reserved-name", Severity: model.Error,
		Message: say("文件名 {1} 留给发布清单", "the name {1} is kept for the manifest"),
		Hint:    say("在 static 里给它改名。", "Give it another name in static."),
		Doc:     say("manifest.json 列出站点的全部文件，由发布时写入。", "manifest.json lists all files of the site and is written when it is published.")}
	ruleUnlisted = &model.Rule{ID: "publish-unlisted-file", Severity: model.Warning,
		Message: say("旧站点里有不是发布时写入的文件，已随旧站点移除：{1}", "the old site held a file that was not published, and that is gone with it: {1}"),
		Hint:    say("要保留的文件放进 static，每次发布都会带上。", "Put files to be kept into static: every release carries them."),
		Doc:     say("发布是整体替换：目录里只有这一次发布的文件。", "Publishing replaces the folder as a whole; it holds the files of one release only.")}
	rulePackStyle = &model.Rule{ID: "pack-start-style", Severity: model.Error,
		Message: say("网站的样式表不认识压缩包的起始页", "the style sheet of the site does not know the start page of a ZIP"),
		Hint:    say("用现在的 guiju 重新 build；自己有 layouts 的，从程序的源码里取来 _assets/css/98-start.css。", "Build again with this guiju; where there are layouts of your own, add _assets/css/98-start.css from the program's source."),
		Doc:     say("起始页靠网站的样式表知道网站就在旁边；没有这些样式，解压以后它还会说“请先解压”。", "By the style sheet of the site the start page knows that the site is beside it; without these styles it would say “unpack first” for ever.")}
	rulePackLong = &model.Rule{ID: "pack-long-path", Severity: model.Warning,
		Message: say("压缩包里的路径有 {1} 个字符，超过 {2} 个", "the path in the ZIP has {1} characters, more than {2}"),
		Hint:    say("缩短它来自的文件夹或文件的名称；或者解压到磁盘根下的文件夹，例如 D:\\规矩。", "Shorten the folder or file it comes from, or unpack the ZIP near the root of a disk, as in D:\\guiju."),
		Doc:     say("Windows 的整个路径一般不能超过 260 个字符，解压到的文件夹也占一部分；超过的文件解不出来。", "On Windows a whole path has 260 characters as a rule, of which the folder it is unpacked to takes its share; what is longer is left out.")}
)
