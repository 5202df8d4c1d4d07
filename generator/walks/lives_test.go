package walks

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"guiju/generator/browsing"
	"guiju/generator/release"
	"guiju/generator/signing"
	"guiju/generator/upload"
	"guiju/generator/verify"
)

const livesText = `# 前言

本文件按照GB/T 1.1—2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》的规定起草。

请注意本文件的某些内容可能涉及专利。本文件的发布机构不承担识别专利的责任。

# 1 范围

本文件规定了公务用车保洁的要求。

本文件适用于集中管理的公务用车。

# 2 规范性引用文件

本文件没有规范性引用文件。

# 3 术语和定义

本文件没有需要界定的术语和定义。

# 4 要求

4.1 车辆应保持干净。

4.2 驾驶员应在每次出车前检查轮胎和灯光。
`

const (
	livesCover = "title.zh = \"公务用车保洁规范\"\nissuer.zh = \"样本机构\"\nics = \"03.080\"\nccs = \"A22\"\n"
	livesFile  = "standards/a/2024/zh.md"
)

// life is an office whose days pass.
type life struct {
	office
	public string // key
}

// on runs a command on a day.
func (l life) on(day string, want int, args ...string) string {
	l.t.Helper()
	cmd := exec.Command(browsing.Program(l.t), append(args, "--lang", "en")...)
	if args[0] != "release" && args[0] != "publish" && args[0] != "rollback" {
		cmd.Args = append(cmd.Args, "--as-of", day)
	}
	cmd.Dir = l.dir
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != want {
		l.t.Fatalf("%v: exit %d, want %d (%v)\n%s", args, code, want, err, out)
	}
	return string(out)
}

// release makes the release of a day, signed.
func (l life) release(day string, want int) string {
	l.t.Helper()
	return l.on(day, want, "release", "--write", "--time", day+"T10:00:00+08:00", "--key", "my.key")
}

// publish brings it to the folder web, and returns how many files it uploaded.
func (l life) publish(day string) int {
	l.t.Helper()
	return uploads(l.t, l.on(day, 0, "publish", "web", "--write", "--now", day+"T11:00:00+08:00"))
}

func uploads(t *testing.T, said string) int {
	t.Helper()
	m := regexp.MustCompile(`: ([0-9]+) files uploaded`).FindStringSubmatch(said)
	if m == nil {
		t.Fatalf("nothing is said of uploads:\n%s", said)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// verify looks at a folder or a ZIP with the public key.
func (l life) verify(want int, args ...string) string {
	l.t.Helper()
	return l.on("2026-11-30", want, append([]string{"verify", "--key", l.public, "--on", "2026-11-30"}, args...)...)
}

func (l life) manifest(dir string) verify.Manifest {
	l.t.Helper()
	m, err := verify.DecodeManifest([]byte(l.get(dir + "/manifest.json")))
	if err != nil {
		l.t.Fatal(err)
	}
	return m
}

// edit replaces words of a file of the content.
func (l life) edit(name, old, new string) {
	l.t.Helper()
	words := l.get("content/" + name)
	if !strings.Contains(words, old) {
		l.t.Fatalf("%s has no %q", name, old)
	}
	l.put(name, strings.Replace(words, old, new, 1))
}

// key is the permanent key of a provision.
func (l life) key(edition, fragment string) string {
	l.t.Helper()
	m := regexp.MustCompile(`key = "([^"]+)"\nedition = "` + edition + `"\nfragment = "` + regexp.QuoteMeta(fragment) + `"\n`).FindStringSubmatch(l.get("content/standards/a/keys.toml"))
	if m == nil {
		l.t.Fatalf("%s of %s has no permanent key", fragment, edition)
	}
	return m[1]
}

// TestLifeOfASystem lives through three releases with the program alone: signed,
// brought to readers, corrected, taken back, replaced by a new edition, and an
// address given up; whatever must be refused on the way is.
func TestLifeOfASystem(t *testing.T) {
	t.Parallel()
	// A key without a password: to open one that is locked takes more than a build.
	public, secret, err := signing.NewKey("")
	if err != nil {
		t.Fatal(err)
	}
	l := life{public: public, office: newOffice(t, map[string]string{
		"system.toml":                   "format = 1\nsite.title.zh = \"测试站\"\n\n[[level]]\nkey = \"local\"\ntitle.zh = \"地方标准\"\npublication = \"full\"\n\n[release]\npublic-key = \"" + public + "\"\n",
		"standards/a/work.toml":         "number = \"DB41/T S001\"\nlevel = \"local\"\nsample = true\n",
		"standards/a/2024/edition.toml": livesCover + "number = \"DB41/T S001—2024\"\nissued = 2024-01-01\nin-force = 2024-03-01\n",
		livesFile:                       livesText,
		"pages/visit/index.zh.md":       "+++\ntitle = \"来访须知\"\nsummary = \"怎样来访。\"\n+++\n\n样本内容。\n",
		"../my.key":                     string(secret),
	})}

	// The first release: the key of the site signs it, and nothing else does.
	says(t, l.on("2026-11-26", 2, "release", "--write", "--time", "2026-11-26T10:00:00+08:00"), "name its secret key with --key")
	l.release("2026-11-26", 0)
	says(t, l.verify(0), "release 1 of 2026-11-26T10:00:00+08:00", "the signature holds")
	first := l.manifest("public")
	if n := l.publish("2026-11-26"); n != len(first.Files)+2 {
		t.Errorf("%d uploads of %d files, signature and manifest", n, len(first.Files))
	}
	l.on("2026-11-26", 0, "pack", "--to", "first.zip")
	l.verify(0, "first.zip")

	// Published words stand, until a correction is on record.
	const wrong, right = "车辆应保持干净。", "车辆应每日清洗。"
	l.edit(livesFile, wrong, right)
	says(t, l.on("2026-11-27", 1, "build"), "text-changed", "zh.md:23:1", "guiju correct a 2024 --provisions 4.1")
	l.edit(livesFile, right, wrong)
	l.on("2026-11-27", 0, "correct", "a", "2024", "--provisions", "4.1", "--reason", "录入有误", "--approver", "样本审核人", "--kind", "transcript", "--write")
	l.edit(livesFile, wrong, right)
	l.release("2026-11-27", 0)
	says(t, l.get("public-release/notes.zh.md"), "勘误：DB41/T S001—2024 公务用车保洁规范（4.1）", release.Hash([]byte(l.get("public/manifest.json"))))
	says(t, l.verify(4, "first.zip", "--at-least", "2"), "trust-rolled-back", "1 error")
	second := l.manifest("public")
	put, del := release.Plan(first, second)
	if n := l.publish("2026-11-27"); n != len(put)+1 || n >= len(second.Files) || len(del) == 0 {
		t.Errorf("%d uploads, while %d files changed of %d, and the signature", n, len(put), len(second.Files))
	}
	if n := l.publish("2026-11-27"); n != 0 {
		t.Errorf("%d uploads of what is there", n)
	}

	// The first one comes back as it was, from the history.
	says(t, l.on("2026-11-27", 0, "rollback", "web", "1", "--key", l.public, "--write", "--now", "2026-11-27T12:00:00+08:00"), upload.TreeHash(first.Files))
	if got := l.manifest("web"); got.Release.Number != 1 || l.get("web/standards/a/2024.html") == l.get("public/standards/a/2024.html") || !strings.Contains(l.get("web/manifest.json.minisig"), "release=1 ") {
		t.Errorf("release %d is back, or not all of it", got.Release.Number)
	}

	// A new edition under other numbers, while an old page goes.
	l.put("standards/a/2026/edition.toml", livesCover+"number = \"DB41/T S001—2026\"\nissued = 2026-10-01\nin-force = 2026-11-01\nreplaces = [\"DB41/T S001—2024\"]\n")
	l.put("standards/a/2026/zh.md", strings.NewReplacer("的规定起草。\n", "的规定起草。\n\n本文件代替DB41/T S001—2024《公务用车保洁规范》，与DB41/T S001—2024相比，除结构调整和编辑性改动外，主要技术变化如下：\n\na) 增加了停放的要求（见第4章）。\n",
		"# 4 要求\n\n4.1 车辆应保持干净。\n\n4.2 ", "# 4 停放\n\n车辆应停放在指定的位置。\n\n# 5 要求\n\n5.1 "+right+"\n\n5.2 ").Replace(livesText))
	if err := os.RemoveAll(filepath.Join(l.dir, "content/pages")); err != nil {
		t.Fatal(err)
	}
	says(t, l.on("2026-11-28", 1, "build"), "address-dead", "pages/visit.html")
	l.put("gone.toml", "[[gone]]\npath = \"pages/visit.html\"\ndate = 2026-11-28\nreason.zh = \"不再接待来访\"\n")
	l.release("2026-11-28", 0)
	l.verify(0, "--since", "web/manifest.json")
	says(t, l.get("public/pages/visit.html"), "不再接待来访")
	for old, now := range map[string]string{"1": "1", "4": "5", "4.1": "5.1", "4.2": "5.2"} {
		if l.key("2024", old) != l.key("2026", now) {
			t.Errorf("%s of 2026 has not the key of %s of 2024", now, old)
		}
	}
	if l.key("2026", "4") == l.key("2024", "4") {
		t.Error("a new clause has the key of an old one")
	}
	says(t, l.get("public/standards/a/concordance.csv"), "2024,4.2,驾驶员应在每次出车前检查轮胎和灯光。,移动,2026,5.2,驾驶员应在每次出车前检查轮胎和灯光。,"+l.key("2026", "5.2"))
	says(t, l.get("public/standards/a.html"), `id="4.2"`)
	l.publish("2026-11-28")
	says(t, l.on("2026-11-28", 0, "rollback", "web"), "3  2026-11-28T10:00:00+08:00", "← live")
}
